//! Processes of this machine as `/proc` shows them: who started whom, and whether they still run.

use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// How long a thing may take to be there before the test fails.
pub const PATIENCE: Duration = Duration::from_secs(30);
/// How often it is looked for.
pub const POLL: Duration = Duration::from_millis(30);

/// Looks again and again until it is so; false where it did not come to be in time.
pub fn wait_for(mut so: impl FnMut() -> bool) -> bool {
    let started = Instant::now();
    loop {
        if so() {
            return true;
        }
        if started.elapsed() > PATIENCE {
            return false;
        }
        std::thread::sleep(POLL);
    }
}

/// A child process that ends with its value, and with it everything that it started.
pub struct Ending(pub Child);

impl Ending {
    /// Number of the process.
    pub fn id(&self) -> u32 {
        self.0.id()
    }
}

impl Drop for Ending {
    fn drop(&mut self) {
        let below = descendants(self.0.id());
        // It may have ended by itself.
        let _ = self.0.kill();
        let _ = self.0.wait();
        // What it started has to be gone before the same folder is opened again.
        wait_for(|| !below.iter().any(|pid| is_running(*pid)));
    }
}

/// Asks a process to end as the system would.
pub fn ask_to_end(pid: u32) {
    let _ = Command::new("kill")
        .arg(pid.to_string())
        .stderr(Stdio::null())
        .status(); // It may be gone.
}

/// Processes that this one started and that still run.
pub fn children(parent: u32) -> Vec<u32> {
    let Ok(all) = std::fs::read_dir("/proc") else {
        return Vec::new();
    };
    all.filter_map(|entry| entry.ok()?.file_name().to_str()?.parse().ok())
        .filter(|pid| stat(*pid).is_some_and(|(_, of)| of == parent))
        .collect()
}

/// As [`children`], and theirs, and so on.
pub fn descendants(parent: u32) -> Vec<u32> {
    let mut found = children(parent);
    let mut at = 0;
    while let Some(pid) = found.get(at) {
        let more = children(*pid);
        found.extend(more);
        at += 1;
    }
    found
}

/// Short name of a process, as the system keeps it.
pub fn name(pid: u32) -> String {
    let name = std::fs::read_to_string(format!("/proc/{pid}/comm")).unwrap_or_default();
    name.trim().to_owned()
}

/// Whether a process still runs: one that ended and waits to be counted does not.
pub fn is_running(pid: u32) -> bool {
    stat(pid).is_some_and(|(state, _)| state != 'Z' && state != 'X')
}

/// State and parent of a process.
fn stat(pid: u32) -> Option<(char, u32)> {
    let stat = std::fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    // The name in brackets may hold anything; what follows the last bracket is plain.
    let (_, rest) = stat.rsplit_once(')')?;
    let mut fields = rest.split_whitespace();
    Some((fields.next()?.chars().next()?, fields.next()?.parse().ok()?))
}

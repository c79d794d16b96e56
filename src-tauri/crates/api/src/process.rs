//! The program as a process: what it lets others see of its memory, and the environment it runs in.

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

/// A file of this name beside the program keeps everything beside it: on a stick, say.
const MARKER: &str = "rearview-portable";
/// Says that the environment was set: it is done once.
const DONE: &str = "REARVIEW_SETTLED";
const TUNABLES: &str = "GLIBC_TUNABLES";
/// What makes the C library wipe memory that is given back: above all SQLite's pages. Small pieces
/// would wait unwiped in a cache of their own, so there is none.
const WIPE: &str = "glibc.malloc.perturb=255:glibc.malloc.tcache_count=0";
/// What makes WebKit take its memory from the C library: it is sent the text around the cursor at
/// every key.
const PLAIN_HEAP: &str = "Malloc";
/// Variables that are for this process and none that it starts: the page's process keeps WebKit's
/// own memory, with what protects it, and dies at a lock. To be unset once libraries are loaded.
pub const OURS_ALONE: &[&str] = &[DONE, TUNABLES, PLAIN_HEAP];
/// Folders that libraries write to, and their names in a data folder that is carried.
const FOLDERS: &[(&str, &str)] = &[
    ("XDG_CACHE_HOME", "cache"),
    ("XDG_CONFIG_HOME", "config"),
    ("XDG_DATA_HOME", "data"),
    ("XDG_STATE_HOME", "state"),
    ("TMPDIR", "tmp"),
];

/// Core dumps off, for this process and all that it starts; and, on Linux, this process's memory
/// closed to other programs of the same person: no debugger, no `/proc/PID/mem`. Comes first in
/// `main`. A system that refuses is no reason not to start.
pub fn close_memory() {
    #[cfg(unix)]
    {
        use rustix::process::{Resource, Rlimit, setrlimit};
        // One byte, not none: where dumps go to a program, Linux ignores any other limit.
        let nothing = Rlimit {
            current: Some(1),
            maximum: Some(1),
        };
        let _ = setrlimit(Resource::Core, nothing);
    }
    #[cfg(target_os = "linux")]
    {
        use rustix::process::{DumpableBehavior, set_dumpable_behavior};
        let _ = set_dumpable_behavior(DumpableBehavior::NotDumpable);
    }
}

/// The data folder of a program that is carried: `data` beside it, where the marker file says so.
pub fn carried_folder() -> Option<PathBuf> {
    let program = std::env::current_exe().ok()?;
    let beside = program.parent()?;
    beside.join(MARKER).is_file().then(|| beside.join("data"))
}

/// Starts the program over, once, in the environment it wants: memory that is given back is wiped,
/// and where it is carried (`data` is its folder) libraries write into that folder alone. Returns
/// where there is nothing to change, or where the system refuses.
pub fn settle(data: Option<&Path>) {
    if std::env::var_os(DONE).is_some() {
        return;
    }
    if let Some(data) = data {
        clear(data);
    }
    #[cfg(target_os = "linux")]
    if let Ok(program) = std::env::current_exe() {
        use std::os::unix::process::CommandExt;
        let tunables = std::env::var_os(TUNABLES);
        let mut again = std::process::Command::new(program);
        again
            .args(std::env::args_os().skip(1))
            .envs(environment(data, tunables.as_deref()));
        let _ = again.exec(); // Only returns where it failed.
    }
}

/// Takes away what libraries left in the data folder of a program that is carried.
pub fn clear(data: &Path) {
    // What cannot be removed is tried again at the next start.
    let _ = std::fs::remove_dir_all(system_folder(data));
}

/// For what libraries write, while the program runs.
fn system_folder(data: &Path) -> PathBuf {
    data.join("system")
}

#[cfg(target_os = "linux")]
fn environment(data: Option<&Path>, tunables: Option<&OsStr>) -> Vec<(&'static str, OsString)> {
    let mut wanted = vec![(DONE, OsString::from("1"))];
    let mut tuned = tunables.map(OsStr::to_owned).unwrap_or_default();
    if !tuned.is_empty() {
        tuned.push(":");
    }
    tuned.push(WIPE);
    wanted.push((TUNABLES, tuned));
    wanted.push((PLAIN_HEAP, "1".into()));
    if let Some(data) = data {
        // Settings would go to the desktop's own database.
        wanted.push(("GSETTINGS_BACKEND", "memory".into()));
        for (variable, name) in FOLDERS {
            let folder = system_folder(data).join(name);
            if std::fs::create_dir_all(&folder).is_ok() {
                wanted.push((variable, folder.into()));
            }
        }
    }
    wanted
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[test]
    fn memory_is_wiped_beside_what_the_person_tuned() {
        let tuned = |given: Option<&str>| {
            let all = environment(None, given.map(OsStr::new));
            all.into_iter().find(|(n, _)| *n == TUNABLES).unwrap().1
        };
        assert_eq!(tuned(None), WIPE);
        let both = format!("glibc.malloc.check=3:{WIPE}");
        assert_eq!(tuned(Some("glibc.malloc.check=3")), both.as_str());
    }

    #[test]
    fn a_carried_program_writes_into_its_folder_and_clears_it() {
        let data = tempfile::tempdir().unwrap();
        let all = environment(Some(data.path()), None);
        for (variable, name) in FOLDERS {
            let (_, folder) = all.iter().find(|(n, _)| n == variable).unwrap();
            assert_eq!(Path::new(folder), data.path().join("system").join(name));
            assert!(Path::new(folder).is_dir());
        }
        clear(data.path());
        assert_eq!(std::fs::read_dir(data.path()).unwrap().count(), 0);
    }
}

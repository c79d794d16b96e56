//! The program's memory is closed to other programs of the same person, and is never dumped.

use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};

use tests::process::wait_for;

use crate::support::program;

/// A user without any right of its own.
const NOBODY: u32 = 65534;

/// A program that waits for its input, started by somebody who is not root.
struct Waiting(Child, u32);

impl Waiting {
    fn start(program: &Path, arguments: &[&str]) -> Waiting {
        let mut command = Command::new(program);
        let mut user = fs::metadata("/proc/self").unwrap().uid();
        if user == 0 {
            user = NOBODY;
            command.uid(NOBODY).gid(NOBODY);
        }
        command.args(arguments);
        command.stdin(Stdio::piped()).stdout(Stdio::null());
        Waiting(command.spawn().unwrap(), user)
    }

    fn path(&self, file: &str) -> String {
        format!("/proc/{}/{file}", self.0.id())
    }

    /// Whose the process's memory is. The kernel gives it to root, and lets nobody else open it,
    /// once the process is not dumpable.
    fn owner(&self) -> u32 {
        fs::metadata(self.path("mem")).unwrap().uid()
    }
}

impl Drop for Waiting {
    fn drop(&mut self) {
        drop(self.0.stdin.take());
        let _ = self.0.wait(); // It ends with its input.
    }
}

#[test]
fn memory_is_closed_to_the_same_person_and_never_dumped() {
    // A copy that nobody may run too, wherever the build is.
    let folder = tempfile::tempdir().unwrap();
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
    let copy = folder.path().join("rearview");
    fs::copy(program("rearview"), &copy).unwrap();

    let ordinary = Waiting::start(Path::new("cat"), &[]);
    assert_eq!(ordinary.owner(), ordinary.1, "an ordinary program is open");

    let ours = Waiting::start(&copy, &["detect"]);
    assert!(wait_for(|| ours.owner() == 0), "the memory stays open");
    let limits = fs::read_to_string(ours.path("limits")).unwrap();
    let cores = limits.lines().find(|l| l.starts_with("Max core file size"));
    let cores: Vec<&str> = cores.unwrap().split_whitespace().collect();
    assert_eq!(cores[4..6], ["1", "1"], "core dumps are on");
}

//! Portable mode: beside its marker file the program keeps everything in `data` beside it, and
//! leaves nothing elsewhere.

use std::fs;
use std::path::Path;

use tests::display::Window;
use tests::process::ask_to_end;

use crate::support::{Stage, at, make_profile, program};

/// Every file below a folder.
fn files(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() && !path.is_symlink() {
            found.extend(files(&path));
        } else {
            found.push(path.display().to_string());
        }
    }
    found
}

#[test]
fn a_carried_program_leaves_nothing_behind() {
    let mut stage = Stage::new();
    let (stick, temporary) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    stage.screen = stage.screen.with("TMPDIR", temporary.path());
    let carried = stick.path().join("rearview-desktop");
    fs::copy(program(), &carried).unwrap();
    fs::write(stick.path().join("rearview-portable"), "").unwrap();

    let window = Window::open(&stage.screen, &carried, stage.home.path(), &[]);
    let window = window.unwrap_or_else(|problem| panic!("no window: {problem}"));
    make_profile(&window, "seven tired sparrows");
    window.click(&at("nav-settings"));
    window.wait(&at("keychain-none"));
    ask_to_end(window.pid());
    window.wait_until_it_ends();

    assert_eq!(files(stage.home.path()), [""; 0]);
    assert_eq!(files(temporary.path()), [""; 0]);
    let data = stick.path().join("data");
    for ours in ["keys.bin", "store.db"] {
        assert!(data.join(ours).is_file(), "{:?}", files(stick.path()));
    }
    assert!(!data.join("system").exists(), "{:?}", files(&data));
}

//! The system's own dialogs: an archive that is picked, by file and by folder.

use std::fs;

use tests::dialog::Dialog;

use crate::support::{Stage, at, corpus, make_profile};

#[test]
fn archives_are_picked_in_the_native_dialogs() {
    let stage = Stage::new();
    let folder = tempfile::tempdir().unwrap();
    let zip = folder.path().join("my archive, of 2025.zip");
    fs::copy(
        corpus("x/zips/twitter-2025-01-22-0123456789abcdef.zip"),
        &zip,
    )
    .unwrap();
    let lines = folder.path().join("a folder");
    fs::create_dir(&lines).unwrap();
    fs::write(lines.join("mine.jsonl"), "{\"text\":\"just coffee\"}\n").unwrap();

    let window = stage.open(&[]);
    make_profile(&window, "seven tired sparrows");
    window.click(&at("nav-import"));
    window.click(&at("choose-files"));
    Dialog::Open.answer(&stage.screen, &zip);
    window.wait_text(&at("waiting"), "my archive, of 2025.zip");
    window.click(&at("choose-folder"));
    Dialog::Folder.answer(&stage.screen, &lines);
    window.wait_text(&at("waiting"), "a folder");
    window.click(&at("read"));
    window.wait(&format!("{}[data-state=done]", at("receipt")));
    window.wait_text(&at("receipt-owner"), "danadrives");
}

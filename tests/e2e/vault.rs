//! The vault through the window: write, attach, search, lock, go out and come in.

use std::fs;

use tests::dialog::Dialog;
use tests::display::Window;

use crate::support::{Stage, at, make_profile, open_profile, picture, theme};

const PASSPHRASE: &str = "seven tired sparrows";

fn open_vault(window: &Window, passphrase: &str) {
    window.click(&at("nav-vault"));
    window.keys(&at("vault-passphrase"), passphrase);
    window.click(&at("vault-submit"));
}

/// Waits until the list holds these words. WebDriver's own text leaves out what may be cut short.
fn wait_listed(window: &Window, words: &str) {
    let script = format!(
        "return document.querySelector('{}')?.textContent ?? ''",
        at("note-list")
    );
    window.wait_until(words, |window| {
        let listed = window.script(&script);
        listed.as_str().is_some_and(|listed| listed.contains(words))
    });
}

/// A small picture that every engine can draw.
fn write_picture(path: &std::path::Path) {
    let status = std::process::Command::new("convert")
        .args(["-size", "320x200", "gradient:navy-orange"])
        .arg(format!("png:{}", path.display()))
        .status()
        .expect("convert runs");
    assert!(status.success());
}

#[test]
fn a_note_is_written_found_and_kept() {
    let stage = Stage::new();
    let outside = tempfile::tempdir().unwrap();
    let photo = outside.path().join("gate camera.png");
    write_picture(&photo);
    let window = stage.open(&[]);
    make_profile(&window, PASSPHRASE);
    window.click(&at("nav-vault"));
    window.wait(&at("vault-door"));
    picture(&window, "vault-door");
    window.keys(&at("vault-passphrase"), "not the passphrase");
    window.click(&at("vault-submit"));
    window.wait_text(
        &at("vault-fault"),
        "That did not open. Either the passphrase is different or the file was changed.",
    );
    window.clear(&at("vault-passphrase"));
    window.keys(&at("vault-passphrase"), PASSPHRASE);
    window.click(&at("vault-submit"));
    window.wait(&at("note-new"));
    picture(&window, "vault-empty");

    window.click(&at("note-new"));
    window.keys(&at("note-title"), "Badge taken at the gate");
    window.keys(
        &at("note-text"),
        "The lead took my badge and said **no more blocks** until I sign.",
    );
    window.click(&at("note-incident"));
    window.keys(&at("incident-what"), "My badge was taken");
    window.keys(&at("incident-witnesses"), "Two drivers in the next lane");
    window.keys(&at("note-tags"), "retaliation\u{e007}");
    window.wait_text(&at("note-saved"), "Saved");
    window.click(&at("note-attach"));
    Dialog::Open.answer(&stage.screen, &photo);
    window.wait_text(&at("attachment-row"), "gate camera.png");
    window.click(&at("attachment-view"));
    window.wait(&format!("{} img", at("attachment-shown")));
    window.wait_until("the picture to be drawn", |window| {
        let drawn = "const img = document.querySelector('[data-test=attachment-shown] img');
            return img !== null && img.complete && img.naturalWidth === 320";
        window.script(drawn) == true
    });
    picture(&window, "vault-picture");
    window.click(&at("attachment-close"));
    picture(&window, "vault-note");
    theme(&window, "dark", "vault");
    window.wait(&at("note-list"));
    picture(&window, "vault-note-dark");
    theme(&window, "light", "vault");

    // The program ends in the middle of a word.
    window.click(&at("note-new"));
    window.keys(&at("note-title"), "Second");
    window.keys(&at("note-text"), "half a senten");
    window.wait_text(&at("note-saved"), "Saved");
    drop(window);

    let window = stage.open(&[]);
    open_profile(&window, PASSPHRASE);
    open_vault(&window, PASSPHRASE);
    wait_listed(&window, "Second");
    window.keys(&at("note-search"), "witn lane badge");
    window.wait_until("one note", |window| window.count(&at("note-row")) == 0);
    window.clear(&at("note-search"));
    window.keys(&at("note-search"), "lane badg");
    window.wait_until("one note", |window| window.count(&at("note-row")) == 1);
    window.click(&at("note-row"));
    window.wait_text(&at("attachment-row"), "gate camera.png");
    picture(&window, "vault-search");

    // The lock of the vault is its own; the profile stays open.
    window.click(&at("vault-lock"));
    window.wait_gone(&at("note-row"));
    window.wait(&at("nav-posts"));
    window.click(&at("nav-vault"));
    window.wait(&at("vault-door"));
}

#[test]
fn notes_go_out_and_come_in() {
    let stage = Stage::new();
    let outside = tempfile::tempdir().unwrap();
    let window = stage.open(&[]);
    make_profile(&window, PASSPHRASE);
    open_vault(&window, PASSPHRASE);
    window.click(&at("note-new"));
    window.keys(&at("note-title"), "Tips were cut");
    window.keys(&at("note-text"), "Shown 18, paid 12.");
    window.wait_text(&at("note-saved"), "Saved");
    window.click(&at("vault-out"));
    window.click(&at("vault-export"));
    window.keys(&at("export-passphrase"), "five words for the way");
    window.keys(&at("export-again"), "five words for the way");
    picture(&window, "vault-export");
    let file = outside.path().join("notes.tar.age");
    window.click(&at("export-submit"));
    Dialog::Save.answer(&stage.screen, &file);
    window.wait(&at("export-done"));
    assert!(
        fs::read(&file)
            .unwrap()
            .starts_with(b"age-encryption.org/v1\n")
    );
    window.click(&at("export-close"));

    // Thrown away for good, and brought back from the export.
    window.click(&at("note-row"));
    window.click(&at("note-trash"));
    window.wait_until("the list to be empty", |window| {
        window.count(&at("note-row")) == 0
    });
    window.click(&at("filter-trash"));
    window.click(&at("note-row"));
    window.click(&at("note-remove-ask"));
    picture(&window, "vault-remove");
    crate::support::hold(&window, &at("note-remove"));
    window.wait_until("the trash to be empty", |window| {
        window.count(&at("note-row")) == 0
    });
    window.click(&at("filter-trash"));
    window.click(&at("vault-out"));
    window.click(&at("vault-import"));
    window.click(&at("import-choose"));
    Dialog::Open.answer(&stage.screen, &file);
    window.keys(&at("import-passphrase"), "five words for the way");
    window.click(&at("import-submit"));
    window.wait_text(&at("import-result"), "1");
    picture(&window, "vault-import");
    window.click(&at("import-close"));
    wait_listed(&window, "Tips were cut");

    // In plain, for somebody else, after a warning.
    window.click(&at("note-row"));
    window.wait(&at("note-title"));
    window.click(&at("vault-out"));
    window.click(&at("evidence"));
    window.wait(&at("evidence-dialog"));
    picture(&window, "vault-evidence");
    window.click(&at("evidence-sure"));
    window.click(&at("evidence-confirm"));
    Dialog::Folder.answer(&stage.screen, outside.path());
    window.wait(&at("evidence-done"));
    let folder = fs::read_dir(outside.path())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .find(|path| path.is_dir())
        .expect("a folder was made");
    let checked = std::process::Command::new("sha256sum")
        .args(["--check", "--strict", "--quiet", "SHA256SUMS"])
        .current_dir(folder)
        .status()
        .unwrap();
    assert!(checked.success());
}

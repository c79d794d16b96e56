//! Keys through the window: the recovery code, another passphrase, new keys, backup, wipe.

use std::fs;

use tests::dialog::Dialog;
use tests::display::Window;

use crate::support::{Stage, at, hold, open_profile, picture};

const PASSPHRASE: &str = "seven tired sparrows";
const NEXT: &str = "eight rested sparrows";

/// The groups that are asked back, typed in.
fn retype(window: &Window, code: &str) {
    let groups: Vec<&str> = code.split('-').collect();
    for field in 0..2 {
        let field = at(&format!("recovery-retype-{field}"));
        let label = window.script(&format!(
            "return document.querySelector('{field}').labels[0].textContent"
        ));
        let number: usize = label
            .as_str()
            .and_then(|text| text.split_whitespace().last()?.parse().ok())
            .expect("the label names a group");
        window.clear(&field);
        window.keys(&field, &groups[number - 1].to_lowercase());
    }
}

#[test]
fn the_recovery_code_opens_what_the_passphrase_does_not() {
    let stage = Stage::new();
    let outside = tempfile::tempdir().unwrap();
    let window = stage.open(&[]);
    window.click(&at("door-start"));
    window.keys(&at("passphrase-new"), "sparrow");
    window.wait(&at("meter"));
    picture(&window, "start-weak");
    window.click(&at("suggest"));
    window.wait_until("five words", |window| {
        let words = window.script(&format!(
            "return document.querySelector('{}').value",
            at("passphrase-again")
        ));
        words
            .as_str()
            .is_some_and(|words| words.split(' ').count() == 5)
    });
    window.wait_text(&at("strength"), "Strong");
    picture(&window, "start-suggested");
    window.clear(&at("passphrase-new"));
    window.clear(&at("passphrase-again"));
    window.keys(&at("passphrase-new"), PASSPHRASE);
    window.keys(&at("passphrase-again"), PASSPHRASE);
    window.click(&at("passphrase-submit"));

    // Written down: saved as a file, then two groups typed from it.
    window.wait(&at("recovery-group-4"));
    picture(&window, "recovery");
    let code: Vec<String> = (0..5)
        .map(|n| window.text(&at(&format!("recovery-group-{n}"))))
        .collect();
    let code = code.join("-");
    let sheet = outside.path().join("code.txt");
    window.click(&at("recovery-save"));
    Dialog::Save.answer(&stage.screen, &sheet);
    window.wait(&at("recovery-saved"));
    assert!(
        fs::read_to_string(&sheet).unwrap().contains(&code),
        "{code}"
    );
    retype(&window, "AAAAAA-AAAAAA-AAAAAA-AAAAAA-AAAAAA");
    window.click(&at("recovery-confirm"));
    window.wait(&format!("{}[aria-invalid=true]", at("recovery-retype-0")));
    picture(&window, "recovery-wrong");
    retype(&window, &code);
    window.click(&at("recovery-confirm"));
    window.wait(&at("nav-import"));
    drop(window);

    // The passphrase is forgotten.
    let window = stage.open(&[]);
    window.click(&at("use-recovery"));
    window.keys(&at("recovery-code"), &code.to_lowercase().replace('-', " "));
    window.click(&at("passphrase-submit"));
    window.wait(&at("renew"));
    picture(&window, "recovery-renew");
    window.keys(&at("renew-new"), NEXT);
    window.keys(&at("renew-again"), NEXT);
    window.click(&at("renew-submit"));
    window.wait(&at("nav-import"));
    window.click(&at("lock"));
    window.keys(&at("passphrase"), PASSPHRASE);
    window.click(&at("passphrase-submit"));
    window.wait_text(
        &at("fault"),
        "That did not open. Either the passphrase is different or the file was changed.",
    );
    window.clear(&at("passphrase"));
    open_profile(&window, NEXT);
}

#[test]
fn keys_are_changed_backed_up_restored_and_destroyed() {
    let stage = Stage::new();
    let outside = tempfile::tempdir().unwrap();
    let window = stage.open(&[]);
    crate::support::make_profile(&window, PASSPHRASE);
    window.click(&at("nav-import"));
    window.keys(&at("paste"), "Text me at 617-555-0142");
    window.click(&at("paste-read"));
    window.wait(&format!("{}[data-state=done]", at("receipt")));

    // Another passphrase, asked for with the present one.
    window.click(&at("nav-settings"));
    picture(&window, "settings-security");
    window.click(&at("change"));
    window.keys(&at("change-old"), "not the passphrase");
    window.keys(&at("change-new"), NEXT);
    window.keys(&at("change-again"), NEXT);
    window.click(&at("change-submit"));
    window.wait_text("main", "That did not open.");
    window.clear(&at("change-old"));
    window.keys(&at("change-old"), PASSPHRASE);
    window.click(&at("change-submit"));
    window.wait(&at("change-done"));

    // A backup of today.
    window.click(&at("nav-privacy"));
    window.wait(&at("files-table"));
    picture(&window, "privacy");
    let backup = outside.path().join("mine.rearview");
    window.click(&at("backup-write"));
    Dialog::Save.answer(&stage.screen, &backup);
    window.wait(&at("backup-done"));

    // New keys: everything is sealed anew, and opens as before.
    window.click(&at("nav-settings"));
    window.click(&at("new-keys"));
    window.keys(&at("new-keys-passphrase"), NEXT);
    window.click(&at("new-keys-submit"));
    window.click(&at("recovery-later"));
    window.click(&at("nav-posts"));
    window.wait_text("main", "617-555-0142");
    drop(window);

    let window = stage.open(&[]);
    open_profile(&window, NEXT);
    window.click(&at("nav-privacy"));
    window.click(&at("restore-choose"));
    Dialog::Open.answer(&stage.screen, &backup);
    window.keys(&at("restore-passphrase"), NEXT);
    window.click(&at("restore-look"));
    window.wait(&at("restore-preview"));
    picture(&window, "restore-preview");
    hold(&window, &at("restore-confirm"));
    window.click(&at("nav-posts"));
    window.wait_text("main", "617-555-0142");

    // Two steps, and nothing of ours is left.
    window.click(&at("nav-privacy"));
    window.click(&at("wipe"));
    picture(&window, "wipe");
    window.keys(&at("wipe-word"), "WIPE");
    hold(&window, &at("wipe-confirm"));
    window.wait_text(
        &at("wiped"),
        "Your keys are gone. Copies you made elsewhere, and traces inside SSDs, are not under our control.",
    );
    picture(&window, "wiped");
    window.click(&at("wiped-on"));
    window.wait(&at("door-start"));
    let folder = stage.home.path().join(".local/share/org.rearview.desktop");
    let left: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    for ours in ["keys.bin", "keys.bak", "store.db", "vault.db", "lock"] {
        assert!(!left.iter().any(|name| name == ours), "{left:?}");
    }
}

#[test]
fn the_quick_hide_key_shows_a_calendar_and_locks() {
    let stage = Stage::new();
    let window = stage.open(&[]);
    crate::support::make_profile(&window, PASSPHRASE);
    window.keys("body", "\u{e039}"); // F9
    window.wait(&at("hidden"));
    picture(&window, "hidden");
    assert!(!window.text("body").contains("Rearview"));
    assert_eq!(window.script("return document.title"), "Calendar");
    window.keys("body", "\u{e00c}"); // Escape
    window.wait(&at("passphrase"));
}

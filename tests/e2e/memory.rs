//! What can still be read in memory once the window is locked.
//!
//! The words come in as a person's do: by real keys and in an archive. WebDriver itself would carry
//! what it types and reads through the program's memory, so it neither types nor reads them.

use std::fmt::Write as _;
use std::fs;

use tests::dialog::{type_keys, xdotool};
use tests::display::Window;
use tests::memory::{Seen, look};
use tests::process::wait_for;

use crate::support::{Stage, at};

/// In an archive, in pasted text, in the passphrase.
const WORDS: &[&str] = &["quokkaarchive", "quokkapaste", "quokkapass"];
const PASSPHRASE: &str = "seven quokkapass sparrows";

/// In a note: its title, its text, a search for it.
const NOTE_WORDS: &[&str] = &["quokkatitle", "quokkanote", "quokkasearch", "quokkapass"];

/// The figures that the project publishes.
#[allow(clippy::print_stderr)] // They are what the test is for.
fn tell(when: &str, words: &[&str], all: &[Seen]) {
    for Seen {
        process, counts, ..
    } in all
    {
        eprintln!("{when}: {process}: (UTF-8, UTF-16) of {words:?} {counts:?}");
    }
}

/// Types as a person does. A window that just came may lose the first keys: the length says so, and
/// holds no word.
fn typed(stage: &Stage, window: &Window, css: &str, text: &str) {
    let length = format!("return document.querySelector('{css}').value.length");
    let all_there = wait_for(|| {
        window.click(css);
        xdotool(&stage.screen, &["key", "ctrl+a", "BackSpace"]);
        type_keys(&stage.screen, "^Rearview$", text);
        (0..20).any(|_| window.script(&length) == text.len())
    });
    assert!(all_there, "keys do not arrive in {css}");
}

/// The page, once it is sure that this test sees what it holds.
fn page(open: &[Seen], words: usize) -> u32 {
    let page = open.iter().find(|s| s.process.starts_with("WebKitWeb"));
    let page = page.expect("the page has a process of its own");
    assert!(
        page.counts[..words].iter().all(|(narrow, _)| *narrow > 0),
        "a page that shows a word holds it, or this test sees nothing"
    );
    page.pid
}

/// Waits until nothing is left of the words; the page must be a new one.
fn check_locked(window: &Window, words: &[&str], old_page: u32) {
    let mut locked = look(window.pid(), words);
    // What the page's process was being told is given back when the system says that it is gone.
    wait_for(|| {
        locked = look(window.pid(), words);
        locked.iter().all(|s| s.total() == 0)
    });
    tell("locked", words, &locked);
    let new = locked.iter().find(|s| s.process.starts_with("WebKitWeb"));
    assert_ne!(new.expect("there is a page again").pid, old_page);
    for process in &locked {
        assert_eq!(process.total(), 0, "{} holds words", process.process);
    }
}

#[test]
fn nothing_is_readable_after_a_lock() {
    let stage = Stage::new();
    let folder = tempfile::tempdir().unwrap();
    let archive = folder.path().join("mine.jsonl");
    let mut lines = String::new();
    for n in 0..200 {
        let text = format!("the quokkaarchive {n} sings at DBO2 at 3:30");
        writeln!(lines, "{{\"text\":\"{text}\",\"native_id\":\"{n}\"}}").unwrap();
    }
    fs::write(&archive, lines).unwrap();
    let window = stage.open(&[archive]);
    let typed = |css: &str, text: &str| typed(&stage, &window, css, text);
    window.click(&at("door-start"));
    typed(&at("passphrase-new"), PASSPHRASE);
    typed(&at("passphrase-again"), PASSPHRASE);
    window.click(&format!("{}:enabled", at("passphrase-submit")));
    window.click(&at("recovery-later"));
    window.click(&at("nav-import"));
    window.click(&at("read"));
    window.wait(&format!("{}[data-state=done]", at("receipt")));
    typed(&at("paste"), "meet the quokkapaste at DBO2, 617-555-0142");
    // What is copied, or only selected, is kept by the program, not by the page.
    xdotool(&stage.screen, &["key", "ctrl+a", "ctrl+c"]);
    window.click(&format!("{}:enabled", at("paste-read")));
    window.wait(&format!("{}[data-state=done]", at("receipt")));
    window.click(&at("nav-posts"));
    window.click("[data-post-id]");
    window.wait(&at("findings"));

    let open = look(window.pid(), WORDS);
    tell("open", WORDS, &open);
    let old = page(&open, 2);
    window.click(&at("lock"));
    window.wait(&at("passphrase"));
    check_locked(&window, WORDS, old);
}

#[test]
fn nothing_of_a_note_is_readable_after_the_vault_alone_is_locked() {
    let stage = Stage::new();
    let window = stage.open(&[]);
    let typed = |css: &str, text: &str| typed(&stage, &window, css, text);
    window.click(&at("door-start"));
    typed(&at("passphrase-new"), PASSPHRASE);
    typed(&at("passphrase-again"), PASSPHRASE);
    window.click(&format!("{}:enabled", at("passphrase-submit")));
    window.click(&at("recovery-later"));
    window.click(&at("nav-vault"));
    typed(&at("vault-passphrase"), PASSPHRASE);
    window.click(&format!("{}:enabled", at("vault-submit")));
    window.click(&at("note-new"));
    typed(&at("note-title"), "the quokkatitle");
    typed(&at("note-text"), "what the quokkanote says about DBO2");
    typed(&at("note-search"), "quokkasearch");
    window.wait_until("nothing to be found", |window| {
        window.count(&at("note-row")) == 0
    });

    let open = look(window.pid(), NOTE_WORDS);
    tell("open", NOTE_WORDS, &open);
    let old = page(&open, 3);
    window.click(&at("vault-lock"));
    // The profile is open still, where the person was; the recovery code is not shown unasked.
    window.wait(&at("vault-passphrase"));
    check_locked(&window, NOTE_WORDS, old);

    // From another view, by its keys, after what was typed last.
    typed(&at("vault-passphrase"), PASSPHRASE);
    window.click(&format!("{}:enabled", at("vault-submit")));
    typed(&at("note-search"), "quokkasearch");
    window.click(&at("nav-mirror"));
    let open = look(window.pid(), NOTE_WORDS);
    let old = open.iter().find(|s| s.process.starts_with("WebKitWeb"));
    let old = old.expect("the page has a process of its own").pid;
    xdotool(&stage.screen, &["key", "ctrl+shift+l"]);
    check_locked(&window, NOTE_WORDS, old);
}

//! A whole journey with words that must not be found anywhere afterwards but in the sealed files:
//! not in the home folder, not in temporary or cache folders, not in what the program says.

use std::fs;
use std::path::Path;

use tests::dialog::Dialog;

use crate::support::{Stage, at, picture};

/// Each stands for one sort of thing that a person gives the program.
const CANARIES: &[&str] = &[
    "canarypassphrase",
    "canarypost",
    "canaryterm",
    "canarytitle",
    "canarynote",
    "canarytag",
    "canaryfilename",
    "canaryfilebytes",
    "canarysearch",
];

/// A list of recent files with one of another program on it; GTK itself drops what is a month old.
const RECENT: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<xbel version="1.0"
      xmlns:bookmark="http://www.freedesktop.org/standards/desktop-bookmarks"
      xmlns:mime="http://www.freedesktop.org/standards/shared-mime-info">
  <bookmark href="file:///elsewhere/letter.txt" added="2099-01-02T03:04:05.000000Z" modified="2099-01-02T03:04:05.000000Z" visited="2099-01-02T03:04:05.000000Z">
    <info>
      <metadata owner="http://freedesktop.org">
        <mime:mime-type type="text/plain"/>
        <bookmark:applications>
          <bookmark:application name="writer" exec="writer %u" modified="2099-01-02T03:04:05.000000Z" count="1"/>
        </bookmark:applications>
      </metadata>
    </info>
  </bookmark>
</xbel>
"#;

fn canary_in(bytes: &[u8]) -> Option<&'static str> {
    let lower = bytes.to_ascii_lowercase();
    CANARIES.iter().copied().find(|canary| {
        let wide: Vec<u8> = canary.encode_utf16().flat_map(u16::to_le_bytes).collect();
        lower.windows(canary.len()).any(|w| w == canary.as_bytes())
            || lower.windows(wide.len()).any(|w| w == wide)
    })
}

/// Looks into every file below a folder, and at its name; gives how many there were.
fn look_through(folder: &Path) -> usize {
    let mut files = 0;
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = canary_in(path.file_name().unwrap().as_encoded_bytes());
        assert_eq!(name, None, "the name of {}", path.display());
        if path.is_dir() && !path.is_symlink() {
            files += look_through(&path);
        } else if path.is_file() {
            files += 1;
            assert_eq!(
                canary_in(&fs::read(&path).unwrap()),
                None,
                "{}",
                path.display()
            );
        }
    }
    files
}

#[test]
fn a_whole_journey_leaves_no_plain_word() {
    let mut stage = Stage::new();
    let outside = tempfile::tempdir().unwrap();
    let temporary = tempfile::tempdir().unwrap();
    let log = outside.path().join("said");
    stage.screen = stage.screen.with("TMPDIR", temporary.path()).log(&log);
    // What the person has already lies elsewhere: it is theirs, in plain.
    let own = tempfile::tempdir().unwrap();
    let file = own.path().join("canaryfilename.txt");
    fs::write(&file, "canaryfilebytes").unwrap();

    // Dialogs keep a list of recent files for all programs: ours adds nothing, and takes nothing off.
    let recent = stage.home.path().join(".local/share/recently-used.xbel");
    fs::create_dir_all(recent.parent().unwrap()).unwrap();
    fs::write(&recent, RECENT).unwrap();

    let window = stage.open(&[]);
    window.click(&at("door-start"));
    window.keys(&at("passphrase-new"), "canarypassphrase of some length");
    window.keys(&at("passphrase-again"), "canarypassphrase of some length");
    window.click(&at("passphrase-submit"));
    window.click(&at("recovery-later"));
    window.click(&at("nav-import"));
    window.keys(&at("paste"), "the canarypost sings, text 617-555-0142");
    window.click(&at("paste-read"));
    window.wait(&format!("{}[data-state=done]", at("receipt")));
    window.click(&at("nav-posts"));
    window.wait_text("main", "canarypost");
    window.click(&at("post-note"));
    window.keys(&at("vault-passphrase"), "canarypassphrase of some length");
    window.click(&at("vault-submit"));
    window.keys(&at("note-title"), "canarytitle");
    window.keys(&at("note-text"), "canarynote, written down");
    window.keys(&at("note-tags"), "canarytag\u{e007}");
    window.wait(&at("note-post"));
    window.click(&at("note-attach"));
    Dialog::Open.answer(&stage.screen, &file);
    window.wait_text(&at("attachment-row"), "canaryfilename.txt");
    window.click(&at("attachment-view"));
    window.wait_text(&at("attachment-shown"), "canaryfilebytes");
    picture(&window, "vault-text");
    window.click(&at("attachment-close"));
    window.wait_gone(&at("attachment-dialog"));
    window.keys(&at("note-search"), "canarysearch");
    window.wait_until("nothing to be found", |window| {
        window.count(&at("note-row")) == 0
    });
    window.click(&at("lock"));
    window.wait(&at("passphrase"));

    // While it still runs, and once it has ended.
    for ended in [false, true] {
        if ended {
            tests::process::ask_to_end(window.pid());
            window.wait_until_it_ends();
        }
        let files = look_through(stage.home.path());
        assert!(
            files >= 5,
            "keys, two databases, an attachment, the lock: {files}"
        );
        look_through(temporary.path());
        assert_eq!(
            canary_in(&fs::read(&log).unwrap_or_default()),
            None,
            "the log"
        );
    }
    let kept = fs::read_to_string(&recent).unwrap();
    assert!(kept.contains("letter.txt"), "what was on the list: {kept}");
}

//! Import in the window: stop, refuse, paste.

use std::fmt::Write as _;
use std::fs;

use crate::support::{Stage, at, corpus, make_profile, open_profile, picture};

const PASSPHRASE: &str = "seven tired sparrows";

#[test]
fn cancel_leaves_nothing_and_bad_archives_are_told() {
    let stage = Stage::new();
    let folder = tempfile::tempdir().unwrap();
    let many = folder.path().join("many.jsonl");
    let mut lines = String::new();
    for n in 0..400_000 {
        writeln!(
            lines,
            "{{\"text\":\"post {n} from DBO2 at 3:30\",\"native_id\":\"{n}\"}}"
        )
        .unwrap();
    }
    fs::write(&many, lines).unwrap();
    let cut = folder.path().join("cut.zip");
    let whole = fs::read(corpus("x/zips/twitter-2025-01-22-0123456789abcdef.zip")).unwrap();
    fs::write(&cut, &whole[..whole.len() / 2]).unwrap();

    let window = stage.open(&[many]);
    make_profile(&window, PASSPHRASE);
    window.click(&at("nav-import"));
    window.click(&at("read"));
    window.wait_until("posts to come in", |w| {
        !matches!(w.text(&at("receipt-posts")).as_str(), "" | "0")
    });
    picture(&window, "import-running");
    window.click(&at("cancel"));
    window.wait(&format!("{}[data-state=cancelled]", at("receipt")));
    picture(&window, "import-cancelled");
    window.click(&at("nav-posts"));
    window.wait(&at("empty-import"));
    picture(&window, "posts-empty");
    window.click(&at("nav-mirror"));
    window.wait(&at("empty-import"));
    picture(&window, "mirror-empty");

    // Pasted text becomes posts.
    window.click(&at("nav-import"));
    let enter = '\u{e007}'; // WebDriver's name for the key.
    let text = format!("Text me at 617-555-0142{enter}---{enter}just coffee");
    window.keys(&at("paste"), &text);
    window.click(&at("paste-read"));
    window.wait(&format!("{}[data-state=done]", at("receipt")));
    assert_eq!(window.text(&at("receipt-new")), "2");
    drop(window);

    let window = stage.open(&[cut]);
    open_profile(&window, PASSPHRASE);
    window.click(&at("nav-import"));
    window.click(&at("read"));
    window.wait(&format!("{}[data-state=refused]", at("receipt")));
    assert_eq!(
        window
            .attribute(&at("receipt-fault"), "data-fault")
            .as_deref(),
        Some("cut")
    );
    picture(&window, "import-refused");
}

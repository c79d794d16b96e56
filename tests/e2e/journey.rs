//! The main job: make a profile, import a zip, review a post, close, open again, find the decision.

use crate::support::{Stage, at, corpus, picture};

const PASSPHRASE: &str = "seven tired sparrows";

#[test]
fn a_decision_is_there_after_a_restart() {
    let stage = Stage::new();
    let zip = corpus("x/zips/twitter-2025-01-22-0123456789abcdef.zip");
    let window = stage.open(&[zip]);

    window.wait(&at("door-start"));
    picture(&window, "start-new");
    window.click(&at("door-start"));
    window.keys(&at("passphrase-new"), PASSPHRASE);
    window.keys(&at("passphrase-again"), PASSPHRASE);
    picture(&window, "start-passphrase");
    window.click(&at("passphrase-submit"));
    window.click(&at("recovery-later"));

    // The archive the program was started with waits to be read.
    window.click(&at("nav-import"));
    window.wait_text(&at("waiting"), "twitter-2025-01-22-0123456789abcdef.zip");
    picture(&window, "import-waiting");
    window.click(&at("read"));
    window.wait(&format!("{}[data-state=done]", at("receipt")));
    window.wait_text(&at("receipt-owner"), "danadrives");
    assert_ne!(window.text(&at("receipt-posts")), "0");
    assert_eq!(
        window.text(&at("receipt-posts")),
        window.text(&at("receipt-new"))
    );
    picture(&window, "import-done");
    window.click(&at("import-next"));

    // A post with a plate, marked in place, decided by key.
    window.keys(&at("search"), "8ZQX417");
    window.wait_text(&at("post-list"), "My ride");
    window.click("[data-post-id]");
    window.wait_text(&at("post-text"), "8ZQX417");
    window.wait_until("the plate to be marked", |w| {
        w.text(&at("post-text")).contains("8ZQX417")
            && w.count(&format!("{} {}", at("post-text"), at("mark"))) > 0
    });
    let post = window
        .attribute("[data-post-id]", "data-post-id")
        .expect("rows have a number");
    window.click(&at("decide-fix"));
    window.wait(&at("toast"));
    picture(&window, "posts-decided");
    drop(window);

    let window = stage.open(&[]);
    window.keys(&at("passphrase"), "seven tired sparrowz");
    window.click(&at("passphrase-submit"));
    window.wait_text(
        &at("fault"),
        "That did not open. Either the passphrase is different or the file was changed.",
    );
    picture(&window, "start-wrong-passphrase");
    window.clear(&at("passphrase"));
    window.keys(&at("passphrase"), PASSPHRASE);
    window.click(&at("passphrase-submit"));
    window.click(&at("nav-posts"));
    window.wait(&at("search"));
    window.keys(&at("search"), "8ZQX417");
    window.wait(&format!("[data-post-id='{post}']"));
    window.click(&format!("[data-post-id='{post}']"));
    window.wait(&format!("{}[aria-pressed=true]", at("decide-fix")));

    // Locking leaves nothing of it in the page.
    window.click(&at("lock"));
    window.wait(&at("passphrase"));
    let page = window.script("return document.documentElement.outerHTML");
    let page = page.as_str().expect("a page is text");
    assert!(!page.contains("8ZQX417") && !page.contains("danadrives"));
}

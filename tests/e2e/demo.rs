//! Every view with the invented driver, in both themes, and review by keyboard alone.

use tests::display::Window;

use crate::support::{Stage, at, picture, theme};

fn demo(stage: &Stage) -> Window {
    let window = stage.open(&[]);
    window.resize(1280, 900);
    window.click(&at("door-demo"));
    window.wait(&at("mirror-found"));
    window
}

#[test]
fn every_view_in_both_themes() {
    let stage = Stage::new();
    let window = demo(&stage);
    for look in ["light", "dark"] {
        theme(&window, look, "mirror");
        window.wait(&at("first-step"));
        picture(&window, &format!("mirror-{look}"));
        window.click(&at("kinds-about"));
        window.wait(&at("quality"));
        picture(&window, &format!("kinds-{look}"));
        window.click(&at("kind-STATION"));
        window.wait(&format!("{}[data-kind=STATION]", at("kind-page")));
        picture(&window, &format!("kind-{look}"));
        window.click(&at("kind-see"));
        window.wait(&at("finding-why"));
        window.click(&at("nav-posts"));
        window.click("[data-post-id]");
        window.wait(&at("findings"));
        picture(&window, &format!("posts-{look}"));
        window.click(&at("nav-import"));
        window.wait(&at("import-leave-demo"));
        picture(&window, &format!("import-{look}"));
        window.click(&at("nav-settings"));
        window.wait(&at("zone"));
        picture(&window, &format!("settings-{look}"));
    }
    stage
        .screen
        .picture(&crate::support::top().join("target/screenshots/screen.png"))
        .expect("a picture of the screen");
}

/// Before a profile is open the window follows the system.
#[test]
fn the_first_screen_follows_a_dark_system() {
    let stage = Stage::dark();
    let window = stage.open(&[]);
    window.click(&at("not-covered"));
    window.wait("html[data-theme=dark]");
    picture(&window, "start-dark");
    window.click(&at("door-start"));
    window.keys(&at("passphrase-new"), "seven tired sparrows");
    window.keys(&at("passphrase-again"), "seven tired sparrows");
    window.click(&at("passphrase-submit"));
    window.wait(&at("recovery-groups"));
    picture(&window, "recovery-dark");
    window.click(&at("recovery-later"));
    window.click(&at("nav-import"));
    window.keys(
        &at("paste"),
        "Text me at 617-555-0142, I start at DBO2 every Tuesday at 3:30",
    );
    window.click(&at("paste-read"));
    window.wait(&format!("{}[data-state=done]", at("receipt")));
    picture(&window, "import-done-dark");
}

#[test]
fn a_number_opens_the_posts_behind_it() {
    let stage = Stage::new();
    let window = demo(&stage);
    let shown = window.text(&at("mirror-found"));
    let number: String = shown.chars().filter(char::is_ascii_digit).collect();
    window.click(&at("mirror-found"));
    window.wait(&at("found"));
    let found: String = window
        .text(&at("found"))
        .chars()
        .filter(char::is_ascii_digit)
        .collect();
    assert!(
        found.contains(&number),
        "the mirror says {shown}, the list says {found}"
    );
}

#[test]
fn triage_by_keyboard_with_undo() {
    let stage = Stage::new();
    let window = demo(&stage);
    window.click(&at("nav-posts"));
    window.wait("[data-post-id]");
    let decided = |w: &Window| w.count("[data-decision=fix], [data-decision=keep]");
    window.keys(&at("post-list"), "jf");
    window.wait_until("one decision", |w| decided(w) == 1);
    window.keys(&at("post-list"), "jx");
    window.wait_until("two decisions", |w| decided(w) == 2);
    window.keys(&at("post-list"), "uu");
    window.wait_until("both undone", |w| decided(w) == 0);
}

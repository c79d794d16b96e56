//! What the journeys share.

use std::path::{Path, PathBuf};

use tests::display::{Screen, Window};

/// Something in the page by its test name.
pub fn at(name: &str) -> String {
    format!("[data-test={name}]")
}

/// The top of the repository.
pub fn top() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("the crate stands in the repository")
}

/// The program that was built beside this test.
pub fn program() -> PathBuf {
    let here = std::env::current_exe().expect("a test has a path");
    let folder = here
        .parent()
        .and_then(Path::parent)
        .expect("target/<profile>/deps");
    let path = folder.join("rearview-desktop");
    assert!(
        path.exists(),
        "{} is missing: run `cargo build` first",
        path.display()
    );
    path
}

/// A file of the corpus.
pub fn corpus(path: &str) -> PathBuf {
    top().join("tests/corpus/archives").join(path)
}

/// A screen, and a home folder that dies with the test.
pub struct Stage {
    pub screen: Screen,
    pub home: tempfile::TempDir,
}

impl Stage {
    pub fn new() -> Stage {
        Stage {
            screen: Screen::start(1920, 1080).expect("Xvfb starts"),
            home: tempfile::tempdir().expect("a temporary folder can be made"),
        }
    }

    /// The stage of a person whose system is dark.
    pub fn dark() -> Stage {
        let stage = Stage::new();
        Stage {
            screen: stage.screen.dark(),
            ..stage
        }
    }

    /// The window with these archives waiting.
    pub fn open(&self, archives: &[PathBuf]) -> Window {
        let window = Window::open(&self.screen, &program(), self.home.path(), archives);
        window.unwrap_or_else(|problem| panic!("no window: {problem}"))
    }
}

/// Makes a profile on the first screen and waits until it is open.
pub fn make_profile(window: &Window, passphrase: &str) {
    window.click(&at("door-start"));
    window.keys(&at("passphrase-new"), passphrase);
    window.keys(&at("passphrase-again"), passphrase);
    window.click(&at("passphrase-submit"));
    window.click(&at("recovery-later"));
    window.wait(&at("nav-import"));
}

/// Opens the profile that is there.
pub fn open_profile(window: &Window, passphrase: &str) {
    window.keys(&at("passphrase"), passphrase);
    window.click(&at("passphrase-submit"));
    window.wait(&at("nav-import"));
}

/// Takes a picture of the view as it is.
pub fn picture(window: &Window, name: &str) {
    let path = top().join("target/screenshots").join(format!("{name}.png"));
    window
        .picture(&path)
        .unwrap_or_else(|problem| panic!("no picture {name}: {problem}"));
}

/// Sets the theme in the settings and comes back to `view`.
pub fn theme(window: &Window, theme: &str, view: &str) {
    window.click(&at("nav-settings"));
    // The radio itself is only for the keyboard and for screen readers; a person clicks its word.
    window.click(&format!("label:has({})", at(&format!("theme-{theme}"))));
    window.wait(&format!("html[data-theme={theme}]"));
    window.click(&at(&format!("nav-{view}")));
}

/// Holds a button until it has acted and is gone.
pub fn hold(window: &Window, css: &str) {
    window.wait(css);
    window.script(&format!(
        "const event = {{ bubbles: true, button: 0, pointerId: 1 }};
         document.querySelector('{css}').dispatchEvent(new PointerEvent('pointerdown', event));"
    ));
    window.wait_gone(css);
}

//! Native file dialogs, answered as a person does: by typing a path and pressing Enter.
//!
//! The keys are real key events of the X server. No window manager is needed: the dialog is given
//! the focus directly.

use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use crate::display::Screen;
use crate::process::{POLL, wait_for};

/// A native dialog of the program.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Dialog {
    /// For files to be read.
    Open,
    /// For a folder to be read.
    Folder,
    /// For a file to be written.
    Save,
}

impl Dialog {
    /// Its title, where the system speaks English.
    fn title(self) -> &'static str {
        match self {
            Dialog::Open => "^Open File$",
            Dialog::Folder => "^Select Folder$",
            Dialog::Save => "^Save File$",
        }
    }

    /// Waits for the dialog, answers it with an absolute path, and waits until it is closed.
    pub fn answer(self, screen: &Screen, path: &Path) {
        let mut window = None;
        assert!(
            wait_for(|| {
                window = self.find(screen);
                window.is_some()
            }),
            "the dialog {} did not come",
            self.title()
        );
        let window = window.unwrap_or_default();
        let path = path.to_string_lossy();
        // A dialog that just came may lose the first keys; a folder may want Enter twice.
        let closed = wait_for(|| {
            xdotool(screen, &["windowfocus", "--sync", &window]);
            if self != Dialog::Save {
                xdotool(screen, &["key", "ctrl+l"]);
            }
            xdotool(screen, &["key", "ctrl+a"]);
            xdotool(screen, &["type", "--delay", "2", &path]);
            (0..4).any(|_| {
                // What the dialog completed by itself is selected: off with it.
                xdotool(screen, &["key", "Delete", "Return"]);
                let pressed = Instant::now();
                while pressed.elapsed() < Duration::from_millis(300) {
                    if self.find(screen).is_none() {
                        return true;
                    }
                    std::thread::sleep(POLL);
                }
                false
            })
        });
        assert!(closed, "the dialog {} stays open", self.title());
    }

    /// The X server's number of the dialog.
    fn find(self, screen: &Screen) -> Option<String> {
        let found = xdotool(screen, &["search", "--onlyvisible", "--name", self.title()]);
        found.lines().last().map(str::to_owned)
    }
}

/// Types into a window of this title, as a person does, key by key, in place of what the field
/// that has the cursor holds.
pub fn type_keys(screen: &Screen, title: &str, text: &str) {
    let found = xdotool(screen, &["search", "--onlyvisible", "--name", title]);
    let window = found.lines().last().unwrap_or_default();
    xdotool(screen, &["windowfocus", "--sync", window]);
    xdotool(screen, &["key", "ctrl+a"]);
    xdotool(screen, &["type", "--delay", "12", text]);
}

/// Runs xdotool on a screen and returns what it says.
pub fn xdotool(screen: &Screen, arguments: &[&str]) -> String {
    let output = Command::new("xdotool")
        .args(arguments)
        .env("DISPLAY", screen.name())
        .output()
        .unwrap_or_else(|problem| panic!("xdotool: {problem}"));
    String::from_utf8_lossy(&output.stdout).trim().to_owned()
}

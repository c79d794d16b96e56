//! The command line as `api` sees a window: dialogs are answered by what was typed.

use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

use api::{Event, Shell};

/// Answers to the next dialog.
#[derive(Default)]
pub(super) struct Answers(Mutex<Option<PathBuf>>);

impl Answers {
    /// What the next dialog is answered with.
    pub fn answer(&self, path: PathBuf) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(path);
    }

    fn take(&self) -> Option<PathBuf> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}

impl Shell for Answers {
    fn choose(&self, _: bool) -> Vec<PathBuf> {
        self.take().into_iter().collect()
    }

    fn save(&self, _: &str) -> Option<PathBuf> {
        self.take()
    }

    fn forget(&self) {}

    fn emit(&self, _: Event) {}
}

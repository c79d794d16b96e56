//! The person's computer: its keychain, what it tells (it goes to sleep, the screen is locked, the
//! program is asked to end), and what it must not write down.

mod keychain;
#[cfg(target_os = "linux")]
mod linux;

use std::path::PathBuf;
use std::sync::Arc;

use api::App;

pub use keychain::Chain;

/// Listens for as long as the program runs; belongs to the main thread. `end` is to end the program
/// as its window does when it is closed.
///
/// Windows and macOS tell nothing here yet: there the clocks that `api` watches notice sleep.
pub fn listen(app: &Arc<App>, end: impl Fn() + Clone + 'static) {
    #[cfg(target_os = "linux")]
    {
        linux::end_when_asked(end);
        linux::listen(app);
    }
    #[cfg(not(target_os = "linux"))]
    let _ = (app, end);
}

/// Removes variables that were for this process alone, so that none it starts inherits them.
pub fn unset(variables: &[&str]) {
    #[cfg(target_os = "linux")]
    for variable in variables {
        gtk::glib::unsetenv(variable);
    }
    #[cfg(not(target_os = "linux"))]
    let _ = variables;
}

/// Takes files that were just picked in a dialog off the person's list of recent files. Belongs to
/// the main thread.
pub fn forget_picked(files: &[PathBuf]) {
    #[cfg(target_os = "linux")]
    linux::forget_picked(files);
    #[cfg(not(target_os = "linux"))]
    let _ = files; // No list that a program could take them off.
}

/// Empties what was copied or selected, unless another program has copied since. Belongs to the main
/// thread.
pub fn clear_clipboards() {
    #[cfg(target_os = "linux")]
    for selection in [gtk::gdk::SELECTION_CLIPBOARD, gtk::gdk::SELECTION_PRIMARY] {
        gtk::Clipboard::get(&selection).clear();
    }
}

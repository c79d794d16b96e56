//! What `api` asks of the window: native dialogs, events, and to forget.

use std::path::PathBuf;
use std::pin::Pin;
use std::sync::{Mutex, mpsc};

use api::{Event, Keychain, Shell};
use rfd::{AsyncFileDialog, FileHandle};
use system::Chain;
use tauri::{AppHandle, Emitter, Manager};

use crate::window;

/// A dialog that is open, and what will have been picked in it.
type Answer = Pin<Box<dyn Future<Output = Option<Vec<FileHandle>>> + Send>>;

/// The window as `api` sees it.
pub(crate) struct WindowShell {
    app: AppHandle,
    /// Where the next dialog starts, so that none starts in the system's list of recent files.
    folder: Mutex<Option<PathBuf>>,
    keychain: Chain,
}

impl WindowShell {
    pub fn new(app: AppHandle) -> WindowShell {
        // Where browsers put an archive.
        let downloads = app.path().download_dir().ok().filter(|d| d.is_dir());
        let folder = downloads.or_else(|| app.path().home_dir().ok());
        WindowShell {
            app,
            folder: Mutex::new(folder),
            keychain: Chain::find(),
        }
    }

    /// Opens a dialog over the window and waits for what is picked; empty when it was closed.
    fn ask(&self, open: impl FnOnce(AsyncFileDialog) -> Answer + Send + 'static) -> Vec<PathBuf> {
        // Dialogs belong to the main thread; waiting for the answer belongs to this one.
        let (send, receive) = mpsc::channel();
        let window = self.app.get_webview_window("main");
        let folder = self.folder.lock().map_or(None, |folder| folder.clone());
        let asked = self.app.run_on_main_thread(move || {
            let mut dialog = AsyncFileDialog::new();
            if let Some(window) = &window {
                dialog = dialog.set_parent(window);
            }
            if let Some(folder) = folder {
                dialog = dialog.set_directory(folder);
            }
            let _ = send.send(open(dialog)); // The other end waits below.
        });
        let answer = asked.is_ok().then(|| receive.recv().ok()).flatten();
        let picked = answer.and_then(tauri::async_runtime::block_on);
        let files = picked.unwrap_or_default().into_iter();
        let files: Vec<PathBuf> = files.map(|file| file.path().to_path_buf()).collect();
        let picked = files.clone();
        let _ = self
            .app
            .run_on_main_thread(move || system::forget_picked(&picked)); // It ends.
        if let Some(beside) = files.first().and_then(|file| file.parent())
            && let Ok(mut folder) = self.folder.lock()
        {
            *folder = Some(beside.to_path_buf());
        }
        files
    }
}

impl Shell for WindowShell {
    fn choose(&self, folder: bool) -> Vec<PathBuf> {
        self.ask(move |dialog| match folder {
            true => {
                let picked = dialog.pick_folder();
                Box::pin(async { picked.await.map(|folder| vec![folder]) })
            }
            false => Box::pin(dialog.pick_files()),
        })
    }

    fn save(&self, suggested_name: &str) -> Option<PathBuf> {
        let name = suggested_name.to_owned();
        let picked = self.ask(|dialog| {
            let picked = dialog.set_file_name(name).save_file();
            Box::pin(async { picked.await.map(|file| vec![file]) })
        });
        picked.into_iter().next()
    }

    fn keychain(&self) -> Option<&dyn Keychain> {
        self.keychain.answers().then_some(&self.keychain)
    }

    fn emit(&self, event: Event) {
        // A window that is closing hears nothing more; what it missed it can ask for.
        let _ = match event {
            Event::Choices(choices) => self.app.emit("choices", choices),
            Event::Import(progress) => self.app.emit("import", progress),
            Event::Scan(progress) => self.app.emit("scan", progress),
            Event::Work(progress) => self.app.emit("work", progress),
            Event::Locked => self.app.emit("locked", ()),
            Event::VaultLocked => self.app.emit("vault_locked", ()),
            Event::Hidden(hidden) => window::name(&self.app, hidden),
        };
    }

    fn forget(&self) {
        if let Some(window) = self.app.get_webview_window("main") {
            let _ = window::begin_anew(&window); // A window that is closing dies with what it held.
        }
    }
}

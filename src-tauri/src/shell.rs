//! What `api` asks of the window: native dialogs, and events.

use std::path::PathBuf;
use std::sync::mpsc;

use api::{Event, Shell};
use rfd::AsyncFileDialog;
use tauri::{AppHandle, Emitter, Manager};

use crate::window;

/// The window as `api` sees it.
pub(crate) struct WindowShell(AppHandle);

impl WindowShell {
    pub fn new(handle: AppHandle) -> WindowShell {
        WindowShell(handle)
    }
}

impl Shell for WindowShell {
    fn choose(&self, folder: bool) -> Vec<PathBuf> {
        // Dialogs belong to the main thread; waiting for the answer belongs to this one.
        let (send, receive) = mpsc::channel();
        let window = self.0.get_webview_window("main");
        let asked = self.0.run_on_main_thread(move || {
            let mut dialog = AsyncFileDialog::new();
            if let Some(window) = &window {
                dialog = dialog.set_parent(window);
            }
            let answer: std::pin::Pin<Box<dyn Future<Output = _> + Send>> = if folder {
                let picked = dialog.pick_folder();
                Box::pin(async move { picked.await.map(|f| vec![f]) })
            } else {
                Box::pin(dialog.pick_files())
            };
            let _ = send.send(answer); // The other end waits below.
        });
        let Ok(answer) = asked
            .map_err(drop)
            .and_then(|()| receive.recv().map_err(drop))
        else {
            return Vec::new();
        };
        let picked = tauri::async_runtime::block_on(answer).unwrap_or_default();
        picked
            .into_iter()
            .map(|file| file.path().to_path_buf())
            .collect()
    }

    fn emit(&self, event: Event) {
        // A window that is closing hears nothing more; what it missed it can ask for.
        let _ = match event {
            Event::Choices(choices) => self.0.emit("choices", choices),
            Event::Import(progress) => self.0.emit("import", progress),
            Event::Scan(progress) => self.0.emit("scan", progress),
            Event::Locked => self.0.emit("locked", ()),
        };
    }

    fn forget(&self) {
        if let Some(window) = self.0.get_webview_window("main") {
            let _ = window::begin_anew(&window); // A window that is closing dies with what it held.
        }
    }
}

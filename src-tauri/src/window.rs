//! The window itself: ephemeral, and closed to everything but its own page.

use std::sync::Arc;

use api::App;
use serde::Serialize;
use tauri::{
    AppHandle, DragDropEvent, Emitter, Manager, WebviewUrl, WebviewWindow, WebviewWindowBuilder,
    WindowEvent,
};

/// Whether files hover over the window.
#[derive(Clone, Serialize)]
struct Drag {
    over: bool,
}

/// Opens the window.
pub(crate) fn open(handle: &AppHandle) -> tauri::Result<()> {
    let window = WebviewWindowBuilder::new(handle, "main", WebviewUrl::default())
        .title("Rearview")
        .inner_size(1280.0, 860.0)
        .min_inner_size(800.0, 600.0)
        // The ordinary context writes storage and caches to disk; the ephemeral one writes nothing.
        // It cannot be driven by WebDriver, so the end-to-end tests get the ordinary one.
        .incognito(!is_driven())
        .on_navigation(is_own_page)
        .on_download(|_, _| false)
        .build()?;
    let handle = handle.clone();
    window.on_window_event(move |event| {
        let WindowEvent::DragDrop(drag) = event else {
            return;
        };
        let over = match drag {
            DragDropEvent::Drop { paths, .. } => {
                handle.state::<Arc<App>>().drop_files(paths.clone());
                false
            }
            DragDropEvent::Enter { .. } | DragDropEvent::Over { .. } => true,
            _ => false,
        };
        let _ = handle.emit("drag", Drag { over }); // Only a highlight.
    });
    Ok(())
}

/// What stands in the frame: nothing names the program while the neutral screen is up.
pub(crate) fn name(handle: &AppHandle, hidden: bool) -> tauri::Result<()> {
    let window = handle.get_webview_window("main");
    let title = if hidden { "Calendar" } else { "Rearview" };
    window.map_or(Ok(()), |window| window.set_title(title))
}

/// Loads the page anew in a fresh web process: the old one dies with everything it held. What was
/// copied or selected in it goes too, unless another program has copied since.
#[cfg(target_os = "linux")]
pub(crate) fn begin_anew(window: &WebviewWindow) -> tauri::Result<()> {
    use webkit2gtk::WebViewExt;
    window.with_webview(|webview| {
        system::clear_clipboards();
        let webview = webview.inner();
        let page = webview.uri();
        webview.terminate_web_process();
        if let Some(page) = page {
            webview.load_uri(&page);
        }
    })
}

/// Loads the page anew. What the web process held is left to its own collector here.
#[cfg(not(target_os = "linux"))]
pub(crate) fn begin_anew(window: &WebviewWindow) -> tauri::Result<()> {
    window.reload()
}

/// Whether the program was started by WebDriver: the variable that lets it in at all.
fn is_driven() -> bool {
    std::env::var_os("TAURI_WEBVIEW_AUTOMATION").is_some_and(|value| value == "true")
}

/// The page that is part of the program, and nothing else, whatever a link or a script asks for.
fn is_own_page(url: &tauri::Url) -> bool {
    match url.scheme() {
        "tauri" => true,
        "http" | "https" => url.host_str() == Some("tauri.localhost"),
        _ => false,
    }
}

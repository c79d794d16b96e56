//! `vault://localhost/<id>`: an attachment of the open vault, opened in memory for our own page.

use std::sync::Arc;

use api::{App, FaultCode};
use tauri::http::{Request, Response, StatusCode, header};
use tauri::{Manager, Runtime, UriSchemeContext, UriSchemeResponder};

/// Most bytes of one answer; larger files are saved as a copy instead.
const MOST: u64 = 256 << 20;

/// Answers off the window's own thread.
pub(crate) fn answer<R: Runtime>(
    context: UriSchemeContext<'_, R>,
    request: Request<Vec<u8>>,
    responder: UriSchemeResponder,
) {
    let app = Arc::clone(&context.app_handle().state::<Arc<App>>());
    tauri::async_runtime::spawn_blocking(move || {
        let id = request.uri().path().trim_start_matches('/');
        responder.respond(match read(&app, id) {
            Ok((bytes, media_type)) => response(StatusCode::OK, bytes, &media_type),
            Err(status) => response(status, Vec::new(), "text/plain"),
        });
    });
}

fn read(app: &App, untrusted_id: &str) -> Result<(Vec<u8>, String), StatusCode> {
    let mut bytes = Vec::new();
    loop {
        let part = app.attachment(untrusted_id, bytes.len() as u64, MOST);
        let part = part.map_err(|fault| match fault.code {
            FaultCode::VaultLocked => StatusCode::FORBIDDEN,
            _ => StatusCode::NOT_FOUND,
        })?;
        if part.total > MOST {
            return Err(StatusCode::PAYLOAD_TOO_LARGE);
        }
        bytes.extend_from_slice(&part.bytes);
        if part.bytes.is_empty() || bytes.len() as u64 >= part.total {
            return Ok((bytes, part.media_type));
        }
    }
}

fn response(status: StatusCode, bytes: Vec<u8>, media_type: &str) -> Response<Vec<u8>> {
    let built = Response::builder()
        .status(status)
        .header(header::CONTENT_TYPE, media_type)
        .header(header::CACHE_CONTROL, "no-store")
        .header(header::X_CONTENT_TYPE_OPTIONS, "nosniff")
        .header(header::ACCESS_CONTROL_ALLOW_ORIGIN, page())
        .body(bytes);
    built.unwrap_or_default() // Only a media type that is no header value: then nothing is shown.
}

/// The origin of our own page.
fn page() -> &'static str {
    if cfg!(windows) {
        "http://tauri.localhost"
    } else {
        "tauri://localhost"
    }
}

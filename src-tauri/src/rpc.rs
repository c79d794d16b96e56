//! The one command of the window: a name and a JSON request in, a JSON answer or a fault out.

use std::sync::Arc;

use api::{App, Fault, FaultCode};
use tauri::State;

/// Calls a command of the table in `api`, off the window's own thread.
#[tauri::command]
pub(crate) async fn rpc(
    app: State<'_, Arc<App>>,
    name: String,
    request: String,
) -> Result<String, Fault> {
    let app = Arc::clone(&app);
    tauri::async_runtime::spawn_blocking(move || api::dispatch(&app, &name, &request))
        .await
        // A command that panicked: its transaction is rolled back, the program goes on.
        .unwrap_or_else(|_| Err(FaultCode::Storage.into()))
}

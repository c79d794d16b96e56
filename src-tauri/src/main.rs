//! The window of Rearview: builds it, hands its calls to `api`, and brings dialogs and dropped
//! files from the system to it. No decisions are made here.

#![cfg_attr(all(not(debug_assertions), windows), windows_subsystem = "windows")]

mod arguments;
mod attachments;
mod rpc;
mod shell;
mod window;

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use tauri::{Manager, RunEvent};

use crate::arguments::Arguments;
use crate::shell::WindowShell;

/// Memory is wiped when it is given back: what was read must not lie around in it.
#[global_allocator]
static ALLOCATOR: zeroizing_alloc::ZeroAlloc<std::alloc::System> =
    zeroizing_alloc::ZeroAlloc(std::alloc::System);

fn main() -> ExitCode {
    api::close_memory();
    let carried = api::carried_folder();
    api::settle(carried.as_deref());
    system::unset(api::OURS_ALONE);
    let code = run(carried.clone());
    if let Some(data) = carried {
        api::clear(&data);
    }
    code
}

fn run(carried: Option<PathBuf>) -> ExitCode {
    let arguments = Arguments::parse(std::env::args_os().skip(1));
    let built = tauri::Builder::default()
        .invoke_handler(tauri::generate_handler![rpc::rpc])
        .register_asynchronous_uri_scheme_protocol("vault", attachments::answer)
        .setup(move |tauri_app| {
            let folder = match arguments.data.or_else(|| carried.clone()) {
                Some(folder) => folder,
                None => tauri_app.path().app_local_data_dir()?,
            };
            let shell = Arc::new(WindowShell::new(tauri_app.handle().clone()));
            let mut app = api::App::new(folder, shell);
            if carried.is_some() {
                app = app.carried();
            }
            let app = Arc::new(app);
            app.pick(arguments.archives);
            api::watch(&app);
            let handle = tauri_app.handle().clone();
            system::listen(&app, move || handle.exit(0));
            tauri_app.manage(app);
            window::open(tauri_app.handle())?;
            Ok(())
        })
        .build(tauri::generate_context!());
    let Ok(tauri_app) = built else {
        // Without a window there is nowhere else to say it.
        eprint_no_window();
        return ExitCode::from(2);
    };
    let code = tauri_app.run_return(|handle, event| {
        if let RunEvent::ExitRequested { .. } = event {
            handle.state::<Arc<api::App>>().lock();
        }
    });
    ExitCode::from(u8::try_from(code).unwrap_or(2))
}

#[allow(clippy::print_stderr)] // The window is what is missing.
fn eprint_no_window() {
    eprintln!("Rearview could not open a window. `rearview demo` works without one.");
}

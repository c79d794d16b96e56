//! Declares the one command the window may call, so that capabilities are checked for it too.

fn main() {
    let commands = tauri_build::AppManifest::new().commands(&["rpc"]);
    let attributes = tauri_build::Attributes::new().app_manifest(commands);
    tauri_build::try_build(attributes).expect("the manifest is part of the source");
}

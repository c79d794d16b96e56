//! The TypeScript types are what the Rust types say. `make types` writes them.

use crate::support::top;

#[test]
fn types_are_current() {
    let path = top().join("ui/src/backend/types.ts");
    let current = api::bindings::typescript();
    if std::env::var_os("WRITE_TYPES").is_some() {
        std::fs::write(&path, &current).unwrap();
    }
    let written = std::fs::read_to_string(&path).unwrap();
    assert!(
        written == current,
        "ui/src/backend/types.ts is old: run `make types`"
    );
}

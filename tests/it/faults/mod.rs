//! What must not be lost: the program is killed at random points, the disk is full, the folder
//! read-only, the clock set; and everything that was said to be saved is there.

mod disk;
mod kills;

use std::path::Path;

use serde_json::json;

use crate::program::{PASSPHRASE, Program};

/// A profile with a vault, made with the least stretch so that many openings are quick.
fn make(folder: &Path) {
    let program = Program::quick(folder);
    program.ok("create_profile", json!({"passphrase": PASSPHRASE}));
    program.open_vault();
    program.note("before", "kept");
}

//! What hostile hands and bad luck do to a profile: bytes flipped, rows and chunks moved, backups cut,
//! new keys stopped half-way, words that must be gone. Each has to be noticed or harmless.

#![allow(clippy::unwrap_used)] // A test that cannot go on should say where.
#![allow(clippy::print_stderr)] // The counts, for SECURITY.md: `cargo test -p store -- --nocapture`.

mod backup;
mod chunks;
mod deleted;
mod flips;
mod journey;
mod long;
mod migration;
mod pages;
mod rekey;
mod rows;
mod support;

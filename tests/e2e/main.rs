//! The real window, as a person uses it: every view, both themes, a restart in between.
//!
//! Runs the program that `cargo build` made, under a virtual screen. Pictures of every view go to
//! `target/screenshots`.

#![allow(clippy::unwrap_used)] // A test that cannot go on should say where.

mod demo;
mod dialogs;
mod import;
mod journey;
mod keychain;
mod keys;
mod locking;
mod memory;
mod portable;
mod quiet;
mod support;
mod vault;

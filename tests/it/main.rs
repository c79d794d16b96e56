//! Whole-path tests: what a person does, through the command line and through the window's
//! commands; and the rules of the house.

#![allow(clippy::unwrap_used)] // A test that cannot go on should say where.

mod agree;
mod bindings;
mod cli;
mod cli_vault;
mod demo;
mod doubts;
mod faults;
mod glossary;
mod layers;
#[cfg(target_os = "linux")]
mod memory;
mod mirror;
mod personas;
mod program;
mod quiet;
mod rescan;
mod support;
mod tidy;
mod twice;
mod vault;
mod watch;
mod window;

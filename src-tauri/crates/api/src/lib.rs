//! The use cases: what a front end may ask for. Only this crate knows the order of the path
//! `archive -> posts -> findings -> store -> review`.
//!
//! The window speaks through [`dispatch`]; the command line calls [`audit`] and [`lines`] directly.

mod app;
pub mod audit;
pub mod bindings;
mod commands;
mod fault;
mod importing;
mod jobs;
pub mod lines;
mod persona;
mod pipeline;
mod process;
mod receipt;
mod scan;
mod session;
pub mod types;
mod use_cases;
mod watch;
mod zone;

pub use app::{App, Event, Shell};
pub use commands::{COMMANDS, Command, MAX_REQUEST, dispatch};
pub use fault::{Fault, FaultCode};
pub use import::Input;
pub use persona::archives as persona_archives;
pub use process::{OURS_ALONE, carried_folder, clear, close_memory, settle};
pub use watch::{Clocks, Why, watch};

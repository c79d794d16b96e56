//! The use cases: what a front end may ask for. Only this crate knows the order of the path
//! `archive -> posts -> findings -> store -> review`.
//!
//! The window speaks through [`dispatch`]; the command line calls [`audit`] and [`lines`] directly.

mod app;
mod attachments;
pub mod audit;
pub mod bindings;
mod bundle;
mod carry;
mod commands;
mod evidence;
mod fault;
mod guard;
mod importing;
mod insight;
mod jobs;
pub mod lines;
mod notebook;
mod outside;
mod persona;
mod pipeline;
mod process;
mod receipt;
mod reporting;
mod scan;
mod search;
mod session;
mod terminal;
mod told;
pub mod types;
mod use_cases;
mod watch;
mod work;
mod zone;

pub use app::{App, Event, Keychain, Shell};
pub use attachments::AttachmentPart;
pub use commands::{COMMANDS, Command, MAX_REQUEST, dispatch};
pub use fault::{Fault, FaultCode};
pub use import::Input;
pub use outside::write_text;
pub use persona::archives as persona_archives;
pub use process::{OURS_ALONE, carried_folder, clear, close_memory, settle};
pub use terminal::{create_profile, note_text, open_everything};
pub use watch::{Clocks, Why, watch};

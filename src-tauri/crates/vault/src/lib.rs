//! Keys and sealing: the only crate with ciphers.
//!
//! ```text
//! passphrase -NFKC-> Argon2id -> slot key -> wraps two random keys: audit and vault
//! ```
//!
//! The two keys live in `keys.bin` ([`file`]), wrapped once for each way to open it (a [`Slot`]).
//! The database of posts is opened with the audit key; the vault key waits for the notes.

mod error;
pub mod file;
mod kdf;
mod secret;
mod slot;

pub use error::KeyError;
pub use kdf::Kdf;
pub use secret::{Keys, Secret};
pub use slot::{Slot, SlotKind};

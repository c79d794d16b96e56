//! Keys and sealing: the only crate with ciphers.
//!
//! ```text
//! passphrase -NFKC-> Argon2id -\
//! recovery code      -> HKDF  --> slot key -> wraps two random keys: audit and vault
//! keychain secret    -> HKDF  -/             (the keychain's: audit alone)
//! ```
//!
//! The two keys live in `keys.bin` ([`mod@file`]), wrapped once for each way to open it (a [`Slot`]).
//! The database of posts is opened with the audit key. The vault key seals notes ([`seal`]), the
//! list of them ([`root`]) and attachments ([`stream`]). [`export`] is the age format, for
//! everybody; [`backup`] is the envelope of a whole profile. Every format stands to the byte in `FORMATS.md`.

mod backoff;
pub mod backup;
mod chunk;
mod error;
pub mod export;
pub mod file;
mod kdf;
pub mod passphrase;
pub mod recovery;
pub mod root;
pub mod seal;
mod secret;
mod slot;
pub mod stream;
#[cfg(test)]
mod vectors;

pub use backoff::BackOff;
pub use error::{ChangeError, ExportError, KeyError, SealError};
pub use kdf::Kdf;
pub use recovery::{CodeError, RecoveryCode};
pub use secret::{Keys, Secret};
pub use slot::{Opening, Slot, SlotKind};

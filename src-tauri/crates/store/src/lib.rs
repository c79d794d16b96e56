//! Rows: the encrypted databases, of posts, findings, decisions and settings, and of the vault.
//!
//! SQLCipher with raw keys. The schema of each table and its queries stand together in
//! `tables/<table>.rs`; [`Store`] is the connection they run on. [`VaultStore`] is the vault's own
//! database. Post text is only ever a bound parameter, so no error message of the database can hold
//! it.

pub mod backup;
mod codes;
mod connection;
mod db;
mod error;
pub mod files;
mod migrate;
mod place;
pub mod rekey;
pub mod tables;
mod vault_db;

pub use db::Store;
pub use error::StoreError;
pub use tables::archives::ArchiveRow;
pub use tables::counts::{MirrorRow, Sums};
pub use tables::decisions::Change;
pub use tables::import::{Added, Import};
pub use tables::posts::{Query, Row, StoredPost, TimeRange};
pub use tables::scanned::{Scanned, Stage};
pub use vault_db::{AttachSealer, Head, OpenedVault, VaultStore, VersionInfo};

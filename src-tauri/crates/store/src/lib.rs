//! Rows: the encrypted database of posts, findings, decisions and settings.
//!
//! SQLCipher with the raw audit key. The schema of each table and its queries stand together in
//! `tables/<table>.rs`; [`Store`] is the connection they run on. Post text is only ever a bound
//! parameter, so no error message of the database can hold it.

mod codes;
mod db;
mod error;
mod migrate;
pub mod tables;

pub use db::Store;
pub use error::StoreError;
pub use tables::archives::ArchiveRow;
pub use tables::counts::{MirrorRow, Sums};
pub use tables::decisions::Change;
pub use tables::import::{Added, Import};
pub use tables::posts::{Query, Row, StoredPost, TimeRange};

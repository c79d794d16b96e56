//! What can go wrong with the database. No SQL, no values: only what the person can act on.

use rusqlite::ErrorCode;

/// Errors of the store.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// The file was written by a newer version of the program; it was not touched.
    #[error("the database was written by a newer version")]
    NewerVersion,
    /// The key does not open the file, or the file was changed.
    #[error("the database does not open with this key")]
    WrongKey,
    /// Somebody else is writing.
    #[error("the database is being written")]
    Busy,
    /// Another window or program has the folder open.
    #[error("the folder is open elsewhere")]
    AlreadyOpen,
    /// No room on the disk.
    #[error("the disk is full")]
    DiskFull,
    /// The file or folder could not be read or written.
    #[error("the database could not be read or written")]
    Io,
    /// A value in the database is not one of ours.
    #[error("the database holds a value that this version does not know")]
    Damaged,
    /// The text to search for is no query.
    #[error("nothing to search for")]
    BadQuery,
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> StoreError {
        match error.sqlite_error_code() {
            Some(ErrorCode::NotADatabase) => StoreError::WrongKey,
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => StoreError::Busy,
            Some(ErrorCode::DiskFull) => StoreError::DiskFull,
            Some(ErrorCode::DatabaseCorrupt) => StoreError::Damaged,
            Some(_) => StoreError::Io,
            None => StoreError::Damaged,
        }
    }
}

impl From<serde_json::Error> for StoreError {
    fn from(_: serde_json::Error) -> StoreError {
        StoreError::Damaged
    }
}

impl From<std::io::Error> for StoreError {
    fn from(error: std::io::Error) -> StoreError {
        match error.kind() {
            std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded => {
                StoreError::DiskFull
            }
            _ => StoreError::Io,
        }
    }
}

//! What can go wrong with the database. No SQL, no values: only what the person can act on.

use rusqlite::ErrorCode;
use vault::{KeyError, SealError};

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
    /// What was sealed does not open, or another piece lies in its place.
    #[error("what was sealed here does not open")]
    Changed,
    /// There is no such note, version or file.
    #[error("there is no such note, version or file")]
    Missing,
    /// A note or a file is larger than can be sealed.
    #[error("too long to be sealed")]
    TooLong,
    /// Not a backup, or one that is cut or was changed.
    #[error("not a whole backup")]
    NotABackup,
    /// The caller asked to stop.
    #[error("stopped")]
    Cancelled,
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

impl From<SealError> for StoreError {
    fn from(error: SealError) -> StoreError {
        match error {
            SealError::Changed => StoreError::Changed,
            SealError::TooLong => StoreError::TooLong,
            SealError::System => StoreError::Io,
            SealError::Io(error) => error.into(),
        }
    }
}

impl From<KeyError> for StoreError {
    fn from(error: KeyError) -> StoreError {
        match error {
            KeyError::WrongOrChanged => StoreError::WrongKey,
            KeyError::NewerVersion => StoreError::NewerVersion,
            KeyError::Missing => StoreError::Missing,
            KeyError::Exists | KeyError::System => StoreError::Io,
            KeyError::Io(error) => error.into(),
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
            std::io::ErrorKind::InvalidData => StoreError::Changed,
            std::io::ErrorKind::FileTooLarge => StoreError::TooLong,
            _ => StoreError::Io,
        }
    }
}

//! What can go wrong. One variant for "wrong passphrase or changed file", on purpose.

/// Errors of keys.
#[derive(Debug, thiserror::Error)]
pub enum KeyError {
    /// Either the passphrase is different or the file was changed; nobody is told which.
    #[error("either the passphrase is different or the file was changed")]
    WrongOrChanged,
    /// The file was written by a newer version of the program.
    #[error("the key file was written by a newer version")]
    NewerVersion,
    /// There is a key file already, and it stays.
    #[error("there is a key file already")]
    Exists,
    /// There is no key file.
    #[error("there is no key file")]
    Missing,
    /// The system gave no random numbers or not enough memory.
    #[error("the system could not provide random numbers or memory")]
    System,
    /// The file could not be read or written.
    #[error("the key file could not be read or written")]
    Io(#[from] std::io::Error),
}

/// Why a key file was not changed. It is as it was.
#[derive(Debug, thiserror::Error)]
pub enum ChangeError {
    /// It did not open, or could not be written.
    #[error(transparent)]
    Key(#[from] KeyError),
    /// New keys were begun and not finished: that comes first.
    #[error("new keys were begun and have to be finished first")]
    Unfinished,
}

/// Errors of sealed notes and attachments.
#[derive(Debug, thiserror::Error)]
pub enum SealError {
    /// Damaged, cut, of another place or version, or sealed under another key; not told which.
    #[error("what was sealed here does not open")]
    Changed,
    /// More than a note or an attachment may hold.
    #[error("too long to be sealed")]
    TooLong,
    /// The system gave no random numbers.
    #[error("the system could not provide random numbers")]
    System,
    /// It could not be read or written.
    #[error("what was sealed could not be read or written")]
    Io(#[from] std::io::Error),
}

impl From<KeyError> for SealError {
    fn from(error: KeyError) -> SealError {
        match error {
            KeyError::Io(error) => SealError::Io(error),
            KeyError::System => SealError::System,
            _ => SealError::Changed,
        }
    }
}

/// Errors of an encrypted export.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// Either the passphrase is different or the file was changed; nobody is told which.
    #[error("either the passphrase is different or the file was changed")]
    WrongOrChanged,
    /// Not an age file, or one that is not sealed with a passphrase.
    #[error("not an age file with a passphrase")]
    NotOurs,
    /// It asks for more memory than a passphrase is worth.
    #[error("the file asks for too much memory")]
    TooCostly,
    /// The system gave no random numbers.
    #[error("the system could not provide random numbers")]
    System,
    /// It could not be read or written.
    #[error("the export could not be read or written")]
    Io(#[from] std::io::Error),
}

impl From<KeyError> for ExportError {
    fn from(error: KeyError) -> ExportError {
        match error {
            KeyError::Io(error) => ExportError::Io(error),
            KeyError::System => ExportError::System,
            _ => ExportError::WrongOrChanged,
        }
    }
}

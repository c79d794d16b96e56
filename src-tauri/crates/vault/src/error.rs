//! What can go wrong with keys. One variant for "wrong passphrase or changed file", on purpose.

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

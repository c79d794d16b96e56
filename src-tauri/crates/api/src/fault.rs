//! Faults: the closed list of what can go wrong at the edge. The words for each stand in the UI.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What went wrong. Every front end has a sentence *what happened* and one *what to do* for each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FaultCode {
    /// There is no such file or folder.
    NotFound,
    /// Not an archive of a platform we read.
    NotAnArchive,
    /// The HTML version of an export that we read as JSON.
    HtmlExport,
    /// The archive is encrypted.
    Encrypted,
    /// The archive ends too early: a download that did not finish.
    Cut,
    /// The archive does not match its own checks.
    Damaged,
    /// An archive without a single post.
    NoPosts,
    /// Larger than we read.
    TooLarge,
    /// The file could not be read.
    Unreadable,
    /// The archive belongs to an account that is not the profile's.
    OtherOwner,
    /// The passphrase is different or the file was changed.
    WrongPassphrase,
    /// The recovery code has a typing mistake.
    RecoveryTypo,
    /// Too many tries: a wait is due, in seconds in `place`.
    Wait,
    /// The passphrase is too short to protect anything.
    ShortPassphrase,
    /// There is a profile already.
    ProfileExists,
    /// There is no profile yet.
    NoProfile,
    /// Another window has this profile open.
    AlreadyOpen,
    /// The folder was written by a newer version.
    NewerVersion,
    /// No room on the disk.
    DiskFull,
    /// The data folder could not be read or written.
    Storage,
    /// An import or a scan is writing.
    Busy,
    /// The profile is locked.
    Locked,
    /// The vault is locked.
    VaultLocked,
    /// The key file is older than the last one this computer saw.
    OlderKeys,
    /// The vault is older than the last one this computer saw.
    OlderVault,
    /// New keys were begun and have to be finished first.
    Unfinished,
    /// The system has no keychain that answers.
    NoKeychain,
    /// There is no such note, version or file in the vault.
    NoNote,
    /// What was sealed here was changed and does not open.
    Changed,
    /// A note is too long, or a file larger than 2 GB.
    TooLong,
    /// Not an encrypted export of notes.
    NotAnExport,
    /// Not a backup.
    NotABackup,
    /// The file or folder is there already.
    AlreadyThere,
    /// Not possible with the invented driver.
    DemoOnly,
    /// The request had a shape that no window of ours sends.
    BadRequest,
    /// Stopped by the person; nothing was kept.
    Cancelled,
}

/// A fault with the place it concerns. Never holds post text or a secret.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, thiserror::Error)]
#[error("{code:?}")]
pub struct Fault {
    /// What went wrong.
    pub code: FaultCode,
    /// File name or account it concerns, where there is one.
    pub place: Option<String>,
    /// For [`FaultCode::OtherOwner`]: the account the profile belongs to.
    pub owner: Option<String>,
}

impl Fault {
    /// A fault that concerns a file or an account.
    pub fn at(code: FaultCode, place: impl Into<String>) -> Fault {
        Fault {
            code,
            place: Some(place.into()),
            owner: None,
        }
    }
}

impl From<FaultCode> for Fault {
    fn from(code: FaultCode) -> Fault {
        Fault {
            code,
            place: None,
            owner: None,
        }
    }
}

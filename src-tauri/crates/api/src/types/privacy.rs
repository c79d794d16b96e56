//! What lies on this computer: files, backup and restore.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Proof;

/// What a file is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FileUse {
    /// Wrapped keys.
    Keys,
    /// The encrypted database of posts, and what SQLite keeps beside it.
    Posts,
    /// The encrypted database of notes, and what SQLite keeps beside it.
    Notes,
    /// A sealed attachment.
    Attachment,
    /// An encrypted copy made before an upgrade.
    Backup,
    /// Half of a restore or of new keys: gone at the next start.
    Unfinished,
    /// Empty files of ours: the lock.
    Lock,
    /// Not ours: the window's engine, or somebody else's.
    Other,
}

/// A file in the data folder.
#[derive(Clone, Serialize, Deserialize, TS)]
pub struct FileHere {
    /// Path inside the data folder.
    pub name: String,
    /// What it is for.
    pub used_for: FileUse,
    /// Size in bytes.
    pub bytes: f64,
}

/// Everything in the data folder.
#[derive(Clone, Serialize, Deserialize, TS)]
pub struct FilesHere {
    /// The data folder.
    pub folder: String,
    /// Its files.
    pub files: Vec<FileHere>,
}

/// A backup, before it is restored.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OpenBackup {
    /// Id of a choice.
    pub choice: u32,
    /// Passphrase or recovery code at the time of the backup.
    pub proof: Proof,
}

/// What a backup holds, and what it would replace.
#[derive(Clone, Serialize, Deserialize, TS)]
pub struct BackupPreview {
    /// When it was made, RFC 3339 in UTC.
    pub made: String,
    /// Version of the program that made it.
    pub version: String,
    /// Posts.
    pub posts: u32,
    /// Notes; `null` where the vault was locked when it was made. They are in it all the same.
    pub notes: Option<u32>,
    /// Attachments.
    pub attachments: u32,
    /// Size in bytes once restored.
    pub bytes: f64,
    /// There is a profile here, which the backup would replace.
    pub replaces: bool,
}

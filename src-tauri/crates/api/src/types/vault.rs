//! The vault: notes, versions, attachments, export and import.

use model::{Incident, Note, PostLink};
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use zeroize::ZeroizeOnDrop;

use super::{Doubt, Proof};

/// Whether the vault is there and open.
#[derive(Clone, Copy, Serialize, Deserialize, TS)]
pub struct VaultState {
    /// It is open.
    pub open: bool,
    /// It was begun: there is a file.
    pub begun: bool,
}

/// Open the vault; make it where there is none.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OpenVault {
    /// Passphrase or recovery code.
    pub proof: Proof,
    /// Doubts that the person has said yes to.
    #[serde(default)]
    pub accept: Vec<Doubt>,
}

/// How opening the vault went.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case", tag = "state")]
pub enum VaultOpening {
    /// It is open.
    Open {
        /// What does not agree.
        alarms: VaultAlarms,
    },
    /// It would open, and waits for a yes.
    Doubt {
        /// What is odd.
        doubt: Doubt,
    },
}

/// What does not agree with the sealed list of the vault. All zero when all is well.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
pub struct VaultAlarms {
    /// Notes that can be read.
    pub fine: u32,
    /// Notes that could not be read and were set aside.
    pub unreadable: u32,
    /// Pieces that are listed and gone: removed from outside.
    pub gone: u32,
    /// Pieces in whose place stands what was sealed at another time.
    pub replaced: u32,
    /// Pieces that are there and not listed: put back from outside.
    pub unlisted: u32,
}

/// Order of the list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum NoteSort {
    /// Last edited first.
    #[default]
    Edited,
    /// Last begun first.
    Created,
    /// The day it is about, latest first; notes without one come last.
    Date,
    /// By title, A to Z.
    Title,
}

/// Which notes to list. An empty list or text means no restriction.
#[derive(Clone, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct NoteFilter {
    /// Words that must all stand somewhere in the note, its incident, tags, linked posts or file
    /// names; accents and case do not matter; the beginning of a word is enough.
    pub text: String,
    /// Tags that must all be there.
    pub tags: Vec<String>,
    /// Only incidents (`true`) or only others (`false`).
    pub incident: Option<bool>,
    /// Only with (`true`) or without (`false`) attachments.
    pub attachments: Option<bool>,
    /// First day it may be about, `YYYY-MM-DD`.
    pub from: Option<String>,
    /// Last day it may be about, `YYYY-MM-DD`.
    pub to: Option<String>,
    /// The trash instead of the notes.
    pub trash: bool,
    /// Order. With words to search for, notes with a word in the title come first.
    pub sort: NoteSort,
}

/// A note as the list shows it.
#[derive(Clone, Serialize, Deserialize, TS)]
pub struct NoteLine {
    /// 32 hexadecimal digits.
    pub id: String,
    /// Title; may be empty.
    pub title: String,
    /// Where the words were found, or the beginning of the text; one line.
    pub excerpt: String,
    /// The day it is about.
    pub date: Option<String>,
    /// Its tags.
    pub tags: Vec<String>,
    /// RFC 3339 in UTC.
    pub created: String,
    /// RFC 3339 in UTC.
    pub edited: String,
    /// When it was put into the trash, RFC 3339 in UTC.
    pub trashed: Option<String>,
    /// How many files.
    pub attachments: u32,
    /// How many posts.
    pub posts: u32,
    /// It records an incident.
    pub incident: bool,
}

/// How many notes have a tag.
#[derive(Clone, Serialize, Deserialize, TS)]
pub struct TagCount {
    /// The tag.
    pub tag: String,
    /// Notes outside the trash that have it.
    pub notes: u32,
}

/// The notes of a filter, in order, and counts over all.
#[derive(Clone, Serialize, Deserialize, TS)]
pub struct FoundNotes {
    /// The notes.
    pub notes: Vec<NoteLine>,
    /// Every tag in use, most used first.
    pub tags: Vec<TagCount>,
    /// Notes outside the trash.
    pub total: u32,
    /// Notes in the trash.
    pub trashed: u32,
}

/// Read a note.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ReadNote {
    /// Its id.
    pub id: String,
    /// Version, from 1; `null` is the latest, with what was typed since.
    #[serde(default)]
    #[ts(type = "number | null")]
    pub version: Option<u64>,
}

/// A note as the editor shows it.
#[derive(Clone, Serialize, Deserialize, TS)]
pub struct NoteView {
    /// Its id.
    pub id: String,
    /// Its version.
    #[ts(type = "number")]
    pub version: u64,
    /// What it says. Untrusted text: never as markup.
    pub note: Note,
}

/// What the person writes. Attachments and times are not theirs to write.
#[derive(Clone, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct Written {
    /// One line.
    pub title: String,
    /// Markdown.
    pub text: String,
    /// Words to sort by.
    pub tags: Vec<String>,
    /// The day it is about, `YYYY-MM-DD`.
    pub date: Option<String>,
    /// Posts it is about.
    pub posts: Vec<PostLink>,
    /// What happened, where it records an incident.
    pub incident: Option<Incident>,
}

/// Save a note.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SaveNote {
    /// Its id; `null` for a new one.
    pub id: Option<String>,
    /// What it says now.
    pub written: Written,
    /// `true` makes a version of it; `false` keeps what is being typed, safe on disk all the same.
    pub keep: bool,
}

/// What was saved.
#[derive(Clone, Serialize, Deserialize, TS)]
pub struct SavedNote {
    /// Its id.
    pub id: String,
    /// Its version; what is being typed counts as the next one.
    #[ts(type = "number")]
    pub version: u64,
    /// RFC 3339 in UTC.
    pub edited: String,
}

/// A version of a note.
#[derive(Clone, Serialize, Deserialize, TS)]
pub struct VersionLine {
    /// From 1.
    #[ts(type = "number")]
    pub version: u64,
    /// When it was written, RFC 3339 in UTC.
    pub edited: String,
    /// Characters of title and text.
    pub characters: u32,
}

/// One note.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct NoteRef {
    /// Its id.
    pub id: String,
}

/// Some notes.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct NoteRefs {
    /// Their ids.
    pub ids: Vec<String>,
}

/// Into the trash or out of it.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TrashNotes {
    /// Their ids.
    pub ids: Vec<String>,
    /// Into it (`true`) or out of it.
    pub trash: bool,
}

/// Attach picked files to a note.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AttachFiles {
    /// The note.
    pub id: String,
    /// Ids of choices.
    pub choices: Vec<u32>,
}

/// One attachment of a note.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AttachmentRef {
    /// The note.
    pub id: String,
    /// The attachment.
    pub attachment: String,
}

/// What a long command is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Work {
    /// Sealing files for a note.
    Attach,
    /// Writing a decrypted copy of a file.
    SaveAttachment,
    /// Writing an encrypted export.
    Export,
    /// Reading an encrypted export.
    Import,
    /// Writing evidence for somebody else.
    Evidence,
    /// Writing a backup.
    Backup,
    /// Restoring a backup.
    Restore,
    /// Sealing everything under new keys.
    NewKeys,
}

/// How far a long command is; told as the event `work` until it answers.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, TS)]
pub struct WorkProgress {
    /// Which.
    pub work: Work,
    /// Bytes done.
    pub done: f64,
    /// Bytes in all; 0 where that is not known.
    pub total: f64,
}

/// Export notes into one encrypted file.
#[derive(Deserialize, TS, ZeroizeOnDrop)]
#[serde(deny_unknown_fields)]
pub struct ExportVault {
    /// Notes; empty for all outside the trash.
    pub ids: Vec<String>,
    /// The export's own passphrase.
    pub passphrase: String,
}

/// Import an encrypted export.
#[derive(Deserialize, TS, ZeroizeOnDrop)]
#[serde(deny_unknown_fields)]
pub struct ImportVault {
    /// Id of a choice.
    pub choice: u32,
    /// The export's passphrase.
    pub passphrase: String,
}

/// What an import of notes brought.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ImportedNotes {
    /// Notes that are new here.
    pub new: u32,
    /// Notes that were here already, word for word.
    pub same: u32,
    /// Notes that were here with other words: the imported ones are kept beside them.
    pub beside: u32,
    /// Files that came with them.
    pub files: u32,
}

/// Where something was written.
#[derive(Clone, Serialize, Deserialize, TS)]
pub struct WrittenFile {
    /// File or folder name without its folder; `null` where the person closed the dialog.
    pub name: Option<String>,
    /// Its size in bytes.
    pub bytes: f64,
}

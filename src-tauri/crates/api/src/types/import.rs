//! Import: what was picked, how far it is, what came of it.

use model::{Owner, Platform, SkipReason};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::Fault;

/// A file or folder the person picked. The path stays on the Rust side; the window holds the id.
#[derive(Clone, Serialize, Deserialize, TS)]
pub struct Choice {
    /// Opaque.
    pub id: u32,
    /// File name without its folder.
    pub name: String,
    /// Whether it is a folder.
    pub folder: bool,
    /// Size of a file in bytes; 0 for a folder.
    pub bytes: f64,
}

/// Ask for the native dialog.
#[derive(Clone, Copy, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Choose {
    /// Pick a folder instead of files.
    pub folder: bool,
}

/// Start an import of picked files.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct StartImport {
    /// Ids of choices.
    pub choices: Vec<u32>,
}

/// Start an import of pasted text.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PasteText {
    /// The text; posts are separated by two blank lines or a line of `---`.
    pub text: String,
}

/// A job that runs in the background.
#[derive(Clone, Copy, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct JobRef {
    /// Number of the job.
    pub job: u32,
}

/// How far a job or one archive of it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum JobState {
    /// Not begun.
    Waiting,
    /// At it.
    Running,
    /// Finished, and kept.
    Done,
    /// Stopped by the person; nothing was kept.
    Cancelled,
    /// Not possible; nothing was kept. The fault says why.
    Refused,
}

/// What was set aside for one reason.
#[derive(Clone, Serialize, Deserialize, TS)]
pub struct SkippedCount {
    /// The reason.
    pub why: SkipReason,
    /// How many.
    pub count: u32,
    /// The first of them, as `file#row`; 50 at most.
    pub places: Vec<String>,
}

/// One archive of an import: the living receipt, and what is kept of it afterwards.
#[derive(Clone, Serialize, Deserialize, TS)]
pub struct Receipt {
    /// File name or names.
    pub label: String,
    /// Platform, once recognised.
    pub platform: Option<Platform>,
    /// Account it belongs to, where the archive says.
    pub owner: Option<Owner>,
    /// How far it is.
    pub state: JobState,
    /// Why it was refused.
    pub fault: Option<Fault>,
    /// Time of the earliest post, RFC 3339.
    pub first: Option<String>,
    /// Time of the latest post, RFC 3339.
    pub last: Option<String>,
    /// Posts read.
    pub posts: u32,
    /// Of these, posts the profile did not have yet.
    pub new: u32,
    /// Of these, the person's own text.
    pub own: u32,
    /// Groups and conversations seen.
    pub groups: u32,
    /// Findings in the new posts.
    pub findings: u32,
    /// What was set aside.
    pub skipped: Vec<SkippedCount>,
    /// Parts of the same export that were not among the files.
    pub missing_parts: Vec<String>,
}

/// Progress of an import; sent as the event `import` and returned by `import_progress`.
#[derive(Clone, Serialize, Deserialize, TS)]
pub struct ImportProgress {
    /// Number of the job.
    pub job: u32,
    /// Of the whole job.
    pub state: JobState,
    /// Bytes read so far.
    pub bytes_done: f64,
    /// Bytes to read in all.
    pub bytes_total: f64,
    /// One for each archive.
    pub archives: Vec<Receipt>,
}

/// An archive the profile holds.
#[derive(Clone, Serialize, Deserialize, TS)]
pub struct ImportedArchive {
    /// Row number.
    pub id: u32,
    /// When it was imported, RFC 3339 UTC.
    pub imported: String,
    /// What came of it.
    pub receipt: Receipt,
}

/// Take one archive out again.
#[derive(Clone, Copy, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RemoveArchive {
    /// Row number.
    pub id: u32,
}

/// How many posts went.
#[derive(Clone, Copy, Serialize, Deserialize, TS)]
pub struct Removed {
    /// Posts that no other archive holds.
    pub posts: u32,
}

/// Posts are looked through twice: at once, and slowly for more names and places.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Pass {
    /// Rules and the fast model, and what was found once is searched for everywhere.
    First,
    /// The network.
    Second,
}

/// Progress of a scan of all stored posts; sent as the event `scan`.
#[derive(Clone, Copy, Serialize, Deserialize, TS)]
pub struct ScanProgress {
    /// Number of the job.
    pub job: u32,
    /// Which pass. What the first found is there once the second is told of.
    pub pass: Pass,
    /// How far.
    pub state: JobState,
    /// Posts scanned.
    pub done: u32,
    /// Posts in all.
    pub total: u32,
}

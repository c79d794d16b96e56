//! What an import set aside, and why: nothing is left out silently.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::words;

/// Why a row or a file was set aside. Closed, and free of any post text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[repr(u8)]
pub enum SkipReason {
    /// The row is not valid JSON, CSV or text.
    Broken,
    /// The file ends in the middle of a row.
    Cut,
    /// The row is well-formed but has none of the fields a post needs.
    NotAPost,
    /// The row or the file is larger than we read.
    TooLarge,
    /// A file that belongs to the archive and that this importer does not know.
    Unknown,
    /// The file is encrypted.
    Encrypted,
    /// A name that points outside the archive, a link or a device.
    UnsafeName,
    /// A compressed file whose contents do not match its own checks.
    Damaged,
}

words!(SkipReason {
    Broken = "broken",
    Cut = "cut",
    NotAPost = "not_a_post",
    TooLarge = "too_large",
    Unknown = "unknown",
    Encrypted = "encrypted",
    UnsafeName = "unsafe_name",
    Damaged = "damaged",
});

/// One thing an import left out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Skipped {
    /// File inside the archive, with `#n` behind it for the n-th row counted from 1.
    pub place: String,
    /// Why.
    pub why: SkipReason,
}

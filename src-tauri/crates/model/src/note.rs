//! A note of the vault: what a person writes down for themselves, with its evidence.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::Platform;

/// A note as one version of it holds it.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Note {
    /// One line.
    pub title: String,
    /// Markdown.
    pub text: String,
    /// Words to sort by, each once.
    pub tags: Vec<String>,
    /// The day it is about, `YYYY-MM-DD`.
    pub date: Option<String>,
    /// Posts it is about.
    pub posts: Vec<PostLink>,
    /// What happened, where the note records an incident.
    pub incident: Option<Incident>,
    /// Files that belong to it.
    pub attachments: Vec<Attachment>,
    /// When it was begun, RFC 3339 in UTC.
    pub created: String,
    /// When this version was written, RFC 3339 in UTC.
    pub edited: String,
    /// When it was put into the trash, RFC 3339 in UTC.
    pub trashed: Option<String>,
}

/// The questions that somebody who helps a worker asks first.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Incident {
    /// What happened.
    pub what: String,
    /// When: day, time, how long.
    pub when: String,
    /// Where.
    #[serde(rename = "where")]
    pub place: String,
    /// Who did or said it.
    pub who: String,
    /// Who saw or heard it.
    pub witnesses: String,
    /// What proves it.
    pub evidence: String,
}

/// A post that a note is about. The note keeps enough to be read after the post is gone.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PostLink {
    /// Where it was published.
    pub platform: Platform,
    /// The post's key, 32 hexadecimal digits.
    pub key: String,
    /// When it was published, RFC 3339, where that is known.
    pub time: Option<String>,
    /// The beginning of its words.
    pub excerpt: String,
}

/// A file that belongs to a note. Its bytes lie sealed beside the database.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Attachment {
    /// 32 hexadecimal digits, random.
    pub id: String,
    /// File name without its folder.
    pub name: String,
    /// Media type by its content, or by its name where the content does not say.
    pub media_type: String,
    /// Size in bytes.
    #[ts(type = "number")]
    pub bytes: u64,
    /// SHA-256 of the bytes, 64 hexadecimal digits.
    pub sha256: String,
    /// When it was added, RFC 3339 in UTC.
    pub added: String,
}

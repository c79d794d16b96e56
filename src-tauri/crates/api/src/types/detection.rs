//! Detection: what is looked for, how well it is found, and whether the model helps.

use model::Kind;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Whether names and places are found by the model too.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ModelState {
    /// Rules and model.
    On,
    /// Rules only, because it was asked for.
    Off,
    /// Rules only, because the weights could not be read.
    Missing,
}

/// How far the second pass is: a network that finds more names and places, in the background.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Refined {
    /// Every post was looked through twice.
    Refined,
    /// Some posts were not.
    NotYet,
    /// It is off.
    Off,
    /// Its weights could not be read.
    Missing,
}

/// The second pass.
#[derive(Clone, Serialize, Deserialize, TS)]
pub struct SecondPass {
    /// How far it is.
    pub state: Refined,
    /// Posts that wait for it.
    pub waiting: u32,
}

/// What looks through the posts.
#[derive(Clone, Serialize, Deserialize, TS)]
pub struct Detection {
    /// Version of the detectors.
    pub version: u32,
    /// Whether the model helps.
    pub model: ModelState,
    /// How well they do.
    pub quality: Quality,
}

/// The quality sheet: measured on invented posts with every detail marked by hand.
#[derive(Clone, Serialize, Deserialize, TS)]
pub struct Quality {
    /// Version of the detectors that were measured.
    pub version: u32,
    /// Posts it was measured on.
    pub posts: u32,
    /// By kind, in the order of the kinds.
    pub kinds: Vec<KindQuality>,
}

/// How well one kind is found.
#[derive(Clone, Serialize, Deserialize, TS)]
pub struct KindQuality {
    /// The kind.
    pub kind: Kind,
    /// In all posts.
    pub all: Score,
    /// By language of the post.
    pub languages: Vec<LanguageQuality>,
}

/// How well one kind is found in one language.
#[derive(Clone, Serialize, Deserialize, TS)]
pub struct LanguageQuality {
    /// `en`, `es` or `pt`.
    pub language: String,
    /// How well.
    pub score: Score,
}

/// Counts, so that a share of seven is never shown like one of seven hundred. A mark counts if it
/// covers a detail of its kind by half.
#[derive(Clone, Copy, Serialize, Deserialize, TS)]
pub struct Score {
    /// Details in the posts.
    pub details: u32,
    /// Of these, found.
    pub found: u32,
    /// Marks that were set.
    pub marks: u32,
    /// Of these, right.
    pub right: u32,
}

//! Review: which posts, what stands in them, what the person decided.

use model::{
    Audience, Category, Decision, Finding, Kind, Media, Place, Platform, PostKind, Standing,
    TimeBasis,
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Which posts to list. An empty list means no restriction.
#[derive(Clone, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct PostFilter {
    /// On one of these platforms.
    pub platforms: Vec<Platform>,
    /// One of these sorts.
    pub post_kinds: Vec<PostKind>,
    /// With a finding of one of these kinds.
    pub kinds: Vec<Kind>,
    /// For one of these audiences.
    pub audiences: Vec<Audience>,
    /// With one of these decisions; `null` is undecided.
    pub decisions: Vec<Option<Decision>>,
    /// That a listener would file under one of these.
    pub categories: Vec<Category>,
    /// Of these row numbers; `null` is no restriction.
    pub posts: Option<Vec<u32>>,
    /// Only with (`true`) or without (`false`) findings.
    pub findings: Option<bool>,
    /// Only the person's own text (`true`) or others' (`false`).
    pub own: Option<bool>,
    /// Words that must all stand in the text; the last may be the beginning of a word.
    pub text: String,
    /// First day, `YYYY-MM-DD`, inclusive, in the zone of the settings.
    pub from: Option<String>,
    /// Last day, `YYYY-MM-DD`, inclusive.
    pub to: Option<String>,
    /// Day of the week, 0 is Monday, in the zone of the settings.
    pub weekday: Option<u8>,
    /// Hour of the day, 0 to 23.
    pub hour: Option<u8>,
    /// Oldest first instead of newest first. Posts without a time come last.
    pub oldest_first: bool,
}

/// The posts of a filter, in order. Text is read by [`ReadPosts`], a screenful at a time.
#[derive(Clone, Serialize, Deserialize, TS)]
pub struct FoundPosts {
    /// Row numbers.
    pub ids: Vec<u32>,
    /// How many of them have no decision yet.
    pub undecided: u32,
}

/// Read these posts.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ReadPosts {
    /// Row numbers; 500 at most.
    pub ids: Vec<u32>,
}

/// A post as the review list and the inspector show it.
#[derive(Clone, Serialize, Deserialize, TS)]
pub struct PostView {
    /// Row number.
    pub id: u32,
    /// Where.
    pub platform: Platform,
    /// What sort.
    pub kind: PostKind,
    /// Untrusted text: show as text, never as markup.
    pub text: String,
    /// Photos, videos and files.
    pub media: Vec<Media>,
    /// RFC 3339; without offset where the zone is unknown.
    pub time: Option<String>,
    /// What the time rests on.
    pub time_basis: TimeBasis,
    /// The time on the wall in the zone of the settings, `YYYY-MM-DDTHH:MM:SS`.
    pub wall_time: Option<String>,
    /// Who could read it.
    pub audience: Audience,
    /// Whether it still stands.
    pub standing: Standing,
    /// Group or conversation.
    pub group: Option<String>,
    /// Address on the platform.
    pub permalink: Option<String>,
    /// The person's own text; `null` where nobody has said yet.
    pub own: Option<bool>,
    /// Who wrote it, where that is not the owner.
    pub author: Option<String>,
    /// Place attached by the archive.
    pub place: Option<Place>,
    /// File inside the archive.
    pub source: String,
    /// File name of the archive.
    pub archive: String,
    /// What stands in it, sorted by part and position.
    pub findings: Vec<Finding>,
    /// The person's word on it.
    pub decision: Option<Decision>,
}

/// How many posts have a given value.
#[derive(Clone, Serialize, Deserialize, TS)]
pub struct Count<T> {
    /// The value.
    pub value: T,
    /// Posts that have it.
    pub posts: u32,
}

/// Counts for the filters and the progress line. All but `total` are over the person's own posts,
/// which is what the list shows first.
#[derive(Clone, Serialize, Deserialize, TS)]
pub struct Facets {
    /// Posts in all.
    pub total: u32,
    /// Posts with findings that are the person's own.
    pub to_review: u32,
    /// Of these, posts with a decision.
    pub reviewed: u32,
    /// By platform.
    pub platforms: Vec<Count<Platform>>,
    /// By sort of post.
    pub post_kinds: Vec<Count<PostKind>>,
    /// By kind of finding.
    pub kinds: Vec<Count<Kind>>,
    /// By audience.
    pub audiences: Vec<Count<Audience>>,
    /// By decision; `null` is undecided.
    pub decisions: Vec<Count<Option<Decision>>>,
    /// Decisions that can be undone.
    pub undo_steps: u32,
}

/// Decide on posts.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Decide {
    /// Row numbers; any number.
    pub ids: Vec<u32>,
    /// The decision; `null` takes it back.
    pub decision: Option<Decision>,
}

/// What a decision or an undo changed.
#[derive(Clone, Serialize, Deserialize, TS)]
pub struct Changed {
    /// The posts, with what stands now.
    pub posts: Vec<ChangedPost>,
    /// Decisions that can still be undone.
    pub undo_steps: u32,
}

/// One changed post.
#[derive(Clone, Copy, Serialize, Deserialize, TS)]
pub struct ChangedPost {
    /// Row number.
    pub id: u32,
    /// The decision now.
    pub decision: Option<Decision>,
}

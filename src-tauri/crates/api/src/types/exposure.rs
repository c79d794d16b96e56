//! Exposure: what a listener would know, how many people it leaves, what to change first, and the
//! report such a team would write.

use model::{Category, Change, Crowd, Dimension, Sentiment, Whose};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What to reckon.
#[derive(Clone, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct Reckon {
    /// How many people the person wants to be one of; 1,000 where nothing is said.
    pub target: Option<f64>,
    /// What if these posts were gone?
    pub without_posts: Vec<u32>,
    /// What if nothing told these facts (by their number)?
    pub without_facts: Vec<u32>,
}

/// What a listener would know. Every number names its posts.
#[derive(Clone, Serialize, Deserialize, TS)]
pub struct Exposure {
    /// How many people the person could be, and why.
    pub crowd: Crowd,
    /// The same with what the question took away; `null` where it took nothing.
    pub what_if: Option<Crowd>,
    /// What is known of the owner, surest and narrowest first; then what was once so, what is unsure
    /// and what is somebody else's.
    pub facts: Vec<FactView>,
    /// The smallest fix, step by step, each with the crowd after it.
    pub fixes: Vec<FixView>,
    /// The target that the fixes were made for.
    pub target: f64,
    /// Posts by listening category, most first.
    pub categories: Vec<CategoryCount>,
    /// Posts by month and category, ascending; pairs without posts are left out.
    pub months: Vec<CategoryMonth>,
    /// Places the person lives, lived or works in, as far as the posts tell, with where they are.
    pub places: Vec<PlaceOnMap>,
    /// Own posts that were read for this.
    pub posts: u32,
}

/// A place on the map.
#[derive(Clone, Serialize, Deserialize, TS)]
pub struct PlaceOnMap {
    /// Its name: untrusted text.
    pub name: String,
    /// Degrees north (WGS 84).
    pub lat: f32,
    /// Degrees east.
    pub lon: f32,
    /// Row numbers of the posts that name it.
    pub posts: Vec<u32>,
}

/// Something that is known.
#[derive(Clone, Serialize, Deserialize, TS)]
pub struct FactView {
    /// Its number in this answer.
    pub number: u32,
    /// What it is about.
    pub dimension: Dimension,
    /// What is known: untrusted text.
    pub value: String,
    /// Whose it is.
    pub whose: Whose,
    /// How sure, 0 to 1.
    pub confidence: f32,
    /// It was so once.
    pub past: bool,
    /// Another fact says otherwise.
    pub conflict: bool,
    /// Day of the earliest post that says it, `YYYY-MM-DD`.
    pub first: Option<String>,
    /// Day of the latest.
    pub last: Option<String>,
    /// Row numbers of the posts that say it.
    pub posts: Vec<u32>,
    /// The crowd if nothing told it: lower and upper end.
    pub without: Option<(f64, f64)>,
}

/// One step of the smallest fix.
#[derive(Clone, Serialize, Deserialize, TS)]
pub struct FixView {
    /// Row number of the post.
    pub post: u32,
    /// What to do with it.
    pub change: Change,
    /// The crowd after this step and those before it.
    pub lo: f64,
    /// Its upper end.
    pub hi: f64,
    /// Numbers of the facts that it takes away or makes less sure.
    pub facts: Vec<u32>,
}

/// Posts that a listener would file under a category.
#[derive(Clone, Serialize, Deserialize, TS)]
pub struct CategoryCount {
    /// The category.
    pub category: Category,
    /// Posts in it.
    pub posts: u32,
    /// Of these, posts that sound negative.
    pub negative: u32,
    /// Whether press or court papers show the category.
    pub documented: bool,
}

/// Posts of one month in one category.
#[derive(Clone, Serialize, Deserialize, TS)]
pub struct CategoryMonth {
    /// `YYYY-MM`.
    pub month: String,
    /// The category.
    pub category: Category,
    /// How many.
    pub posts: u32,
}

/// The listening report as it would be written about the person.
#[derive(Clone, Serialize, Deserialize, TS)]
pub struct ReportView {
    /// Day of the earliest entry, `YYYY-MM-DD`.
    pub from: Option<String>,
    /// Day of the latest.
    pub to: Option<String>,
    /// Entries, newest first. A post in two categories is one entry.
    pub entries: Vec<ReportEntry>,
}

/// One post in the report.
#[derive(Clone, Serialize, Deserialize, TS)]
pub struct ReportEntry {
    /// Row number of the post.
    pub post: u32,
    /// What it is filed under, the likeliest first.
    pub categories: Vec<FiledUnder>,
    /// How it sounds to the company.
    pub sentiment: Sentiment,
    /// Whether such a team would have flagged it: it organises, or complains by name.
    pub flagged: bool,
    /// Numbers of the owner's facts that it tells, as in [`Exposure`].
    pub facts: Vec<u32>,
}

/// A category and why.
#[derive(Clone, Serialize, Deserialize, TS)]
pub struct FiledUnder {
    /// The category.
    pub category: Category,
    /// Words that were seen: first and one past the last code point in the text. Empty where the post
    /// reads like others of the category.
    pub cues: Vec<(u32, u32)>,
}

/// How to write a report into a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ReportFormat {
    /// One page that needs nothing else.
    Html,
    /// A table, one row an entry.
    Csv,
    /// Everything, for programs.
    Json,
}

/// Write the report into a file.
#[derive(Clone, Copy, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SaveReport {
    /// How.
    pub format: ReportFormat,
    /// Show the person's own names and contacts; else they are covered.
    pub own_names: bool,
    /// Show those of others; else they are covered.
    pub other_names: bool,
}

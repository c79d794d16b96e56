//! The listening report as a file the person owns: one page, a table, or everything for programs.
//!
//! Sans-io: values in, text out. Names and contacts are covered before anything is written: what is
//! not to be shown is never in the file, not even hidden.

mod cover;
mod csv;
mod html;
mod json;
mod words;

use model::{Audience, Category, Crowd, Fact, Finding, Fix, Kind, Platform, Sentiment, Span};

pub use csv::csv;
pub use html::html;
pub use json::json;

/// Whose names and contacts are shown. What is not shown is covered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Shown {
    /// The person's own.
    pub own: bool,
    /// Everybody else's.
    pub others: bool,
}

/// All that a report says. Holds post text: no `Debug`.
pub struct Report<'p> {
    /// The day it is made, `YYYY-MM-DD`.
    pub made: String,
    /// Days of the earliest and the latest entry.
    pub period: Option<(String, String)>,
    /// The person's accounts, as readers see them: platform and name.
    pub accounts: Vec<(Platform, String)>,
    /// Own posts that were read.
    pub posts: u32,
    /// How many people the person could be.
    pub crowd: &'p Crowd,
    /// What is known of the person; of others nothing.
    pub facts: Vec<&'p Fact>,
    /// The smallest fix.
    pub fixes: &'p [Fix],
    /// Posts, newest first.
    pub entries: Vec<Entry<'p>>,
    /// Whose names are shown.
    pub shown: Shown,
}

/// One post in the report. Holds post text: no `Debug`.
pub struct Entry<'p> {
    /// The number that facts and fixes name it by.
    pub post: u32,
    /// Day and time on the wall, `YYYY-MM-DD HH:MM`.
    pub time: Option<String>,
    /// Where.
    pub platform: Platform,
    /// Group or channel.
    pub group: Option<&'p str>,
    /// Who could read it.
    pub audience: Audience,
    /// The name the post stands under.
    pub author: Option<String>,
    /// The words.
    pub text: &'p str,
    /// What stands in them (part 0), and whether it is the person's own detail.
    pub details: Vec<(&'p Finding, bool)>,
    /// What it is filed under, and the words that were cues.
    pub categories: Vec<(Category, Vec<Span>)>,
    /// How it sounds.
    pub sentiment: Sentiment,
    /// Whether it would have been flagged.
    pub flagged: bool,
    /// Address on the platform.
    pub link: Option<&'p str>,
}

/// Kinds that name or reach one person: covered unless they are to be shown.
const NAMING: &[Kind] = &[
    Kind::Person,
    Kind::Handle,
    Kind::Email,
    Kind::Phone,
    Kind::Ip,
    Kind::Url,
    Kind::Address,
    Kind::Coordinates,
    Kind::Plate,
    Kind::Vin,
    Kind::GovId,
    Kind::Bank,
    Kind::TrackingId,
    Kind::OwnTerm,
];

impl Report<'_> {
    /// Facts that a post tells.
    fn facts_of(&self, post: u32) -> impl Iterator<Item = &Fact> {
        let tells = move |fact: &&&Fact| fact.posts.contains(&post);
        self.facts.iter().filter(tells).copied()
    }

    /// What a fact says, covered where it names the person and that is not to be shown.
    fn value<'f>(&self, fact: &'f Fact) -> &'f str {
        match fact.dimension.singles_out() && !self.shown.own {
            true => cover::COVER,
            false => &fact.value,
        }
    }

    /// The name a post stands under, covered where that is not to be shown.
    fn author<'e>(&self, entry: &'e Entry<'_>) -> Option<&'e str> {
        match self.shown.own {
            true => entry.author.as_deref(),
            false => entry.author.as_ref().map(|_| cover::COVER),
        }
    }

    /// Posts by category, most first.
    fn totals(&self) -> Vec<(Category, usize)> {
        let count = |c: &Category| {
            let of = self.entries.iter();
            of.filter(|e| e.categories.iter().any(|(k, _)| k == c))
                .count()
        };
        let counts = Category::ALL.iter().map(|c| (*c, count(c)));
        let mut totals: Vec<_> = counts.filter(|(_, n)| *n > 0).collect();
        totals.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
        totals
    }
}

impl Entry<'_> {
    /// Stretches of the text that are to be covered.
    fn covered(&self, shown: Shown) -> Vec<Span> {
        let hidden = |own: bool| if own { !shown.own } else { !shown.others };
        let details = self.details.iter();
        let naming = details.filter(|(f, own)| NAMING.contains(&f.kind) && hidden(*own));
        naming.map(|(f, _)| f.span).collect()
    }
}

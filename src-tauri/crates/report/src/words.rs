//! Every sentence of the report, in English.

use model::{Audience, Category, Dimension, Platform, Sentiment};

pub(crate) const LANGUAGE: &str = "en";
pub(crate) const TITLE: &str = "Listening report";
pub(crate) const BANNER: &str = "Confidential. Do not share outside the team.";
pub(crate) const BANNER_NOTE: &str = "Such reports carried a line like this. This one is yours: \
it was made on your computer, from your own posts, and nobody else has it.";
pub(crate) const ABOUT: &str = "In 2020 reporters showed that Amazon's \u{201c}Advocacy Operations \
Social Listening Team\u{201d} read closed groups, subreddits and tweets of its own Flex drivers, sorted \
posts by category and passed them on with names and screenshots. This page shows what your posts \
would look like in that form.";
pub(crate) const OURS: &str = "ours";
pub(crate) const OURS_NOTE: &str = "What is marked \u{201c}ours\u{201d} is Rearview's reconstruction: \
no published report shows it. Everything else follows the form that press and court papers describe. \
Rearview finds much, not everything, and it can be wrong.";
pub(crate) const PERIOD: &str = "Period";
pub(crate) const MADE: &str = "Made";
pub(crate) const AUTHOR: &str = "Author";
pub(crate) const READ: &str = "Own posts read";
pub(crate) const FILED: &str = "Filed";
pub(crate) const FLAGGED: &str = "Flagged";
pub(crate) const WHO: &str = "Who this could be";
pub(crate) const KNOWN: &str = "What the posts tell";
pub(crate) const FIX: &str = "The smallest fix";
pub(crate) const BY_CATEGORY: &str = "By category";
pub(crate) const ENTRIES: &str = "Entries";
pub(crate) const NO_ENTRIES: &str = "None of the posts would be filed.";
pub(crate) const NO_FACTS: &str = "The posts tell nothing that Rearview could find.";
pub(crate) const IDENTIFIED: &str = "How you were identified";
pub(crate) const NOT_IDENTIFIED: &str = "This post alone tells nothing that Rearview could find.";
pub(crate) const COVERED_NOTE: &str = "Bars cover names and contacts.";
pub(crate) const ONCE: &str = "before";
pub(crate) const CONFLICT: &str = "other posts say otherwise";

pub(crate) fn period(from: &str, to: &str) -> String {
    format!("{from} to {to}")
}

pub(crate) fn posts(n: usize) -> String {
    match n {
        1 => "1 post".to_owned(),
        n => format!("{n} posts"),
    }
}

/// A range of people in words: "about 4 to 60 people".
pub(crate) fn people(lo: f64, hi: f64) -> String {
    match (lo, hi) {
        (_, hi) if hi < 1.5 => "one person".to_owned(),
        (_, hi) if hi < 5.0 => "a handful of people, perhaps one".to_owned(),
        (lo, hi) if lo == hi => format!("about {} people", number(hi)),
        (lo, hi) => format!("about {} to {} people", number(lo), number(hi)),
    }
}

/// A whole number with commas.
pub(crate) fn number(n: f64) -> String {
    let digits = format!("{n:.0}");
    let mut out = String::new();
    for (at, c) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(c);
    }
    out
}

pub(crate) fn could_be(people: &str) -> String {
    format!("The posts leave {people}.")
}

pub(crate) fn singled_out(dimension: Dimension, posts: &str) -> String {
    let what = dimension_name(dimension);
    format!("The {what} in {posts} belongs to one person: nothing else is needed.")
}

pub(crate) fn step(number: usize, delete: bool, people: &str) -> String {
    let what = if delete { "Take down" } else { "Edit" };
    format!("{what} the post of entry or number {number}: leaves {people}.")
}

pub(crate) const fn dimension_name(dimension: Dimension) -> &'static str {
    match dimension {
        Dimension::Name => "name",
        Dimension::Handle => "account name",
        Dimension::Phone => "phone number",
        Dimension::Email => "e-mail address",
        Dimension::Address => "street address",
        Dimension::Plate => "licence plate",
        Dimension::GovId => "number of a document",
        Dimension::Platform => "app",
        Dimension::Station => "station",
        Dimension::Area => "area",
        Dimension::Vehicle => "vehicle",
        Dimension::Shift => "working hours",
        Dimension::Age => "age",
        Dimension::Sex => "sex",
        Dimension::Family => "family",
        Dimension::Origin => "origin",
        Dimension::Language => "language",
        Dimension::Health => "health",
        Dimension::Education => "education",
        Dimension::Job => "other work",
        Dimension::Place => "place",
    }
}

pub(crate) const fn category_name(category: Category) -> &'static str {
    match category {
        Category::StrikeProtest => "Strike or protest",
        Category::Union => "Union",
        Category::WarehouseConditions => "Warehouse conditions",
        Category::PayTips => "Pay and tips",
        Category::MediaCoverage => "Media coverage",
        Category::ResearcherContact => "Contact with researchers",
        Category::AppIssue => "App issue",
        Category::OnroadIssue => "On-road issue",
        Category::Deactivation => "Deactivation",
        Category::Praise => "Praise",
        Category::Customer => "Customer",
        Category::Legal => "Legal",
        Category::Coworker => "Coworker named or shown",
    }
}

pub(crate) const fn sentiment_name(sentiment: Sentiment) -> &'static str {
    match sentiment {
        Sentiment::Negative => "negative",
        Sentiment::Neutral => "neutral",
        Sentiment::Positive => "positive",
    }
}

pub(crate) fn platform_name(platform: Platform) -> String {
    let word = platform.as_str();
    let mut letters = word.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}

/// Who could read it. A closed group is a monitored channel: never said to be safe.
pub(crate) const fn audience_name(audience: Audience) -> &'static str {
    match audience {
        Audience::Public => "public",
        Audience::Group => "group, read by the team all the same",
        Audience::Friends => "friends or followers",
        Audience::Private => "private conversation",
        Audience::Unknown => "audience not known",
    }
}

//! The report for programs.

use model::{Category, Crowd, Fix, Sentiment};
use serde::Serialize;

use crate::{Report, cover};

#[derive(Serialize)]
struct Whole<'r> {
    version: u32,
    made: &'r str,
    period: &'r Option<(String, String)>,
    accounts: Vec<Account<'r>>,
    posts: u32,
    crowd: Crowd,
    facts: Vec<Known<'r>>,
    fixes: &'r [Fix],
    entries: Vec<Filed<'r>>,
}

#[derive(Serialize)]
struct Account<'r> {
    platform: &'r str,
    name: &'r str,
}

#[derive(Serialize)]
struct Known<'r> {
    dimension: &'r str,
    value: &'r str,
    confidence: f32,
    past: bool,
    conflict: bool,
    first: Option<String>,
    last: Option<String>,
    posts: &'r [u32],
}

#[derive(Serialize)]
struct Filed<'r> {
    post: u32,
    time: Option<&'r str>,
    platform: &'r str,
    group: Option<&'r str>,
    audience: &'r str,
    author: Option<&'r str>,
    categories: Vec<Category>,
    sentiment: Sentiment,
    flagged: bool,
    text: String,
    link: Option<&'r str>,
}

/// The report as JSON.
///
/// # Errors
/// Where a number is not finite, which none of ours is.
pub fn json(report: &Report) -> Result<String, serde_json::Error> {
    let mut crowd = report.crowd.clone();
    if !report.shown.own {
        for factor in &mut crowd.chain {
            if factor.dimension.singles_out() {
                factor.value = cover::COVER.to_owned();
            }
        }
        if let Some(single) = &mut crowd.singled_out {
            single.value = cover::COVER.to_owned();
        }
    }
    let facts = report.facts.iter().map(|fact| Known {
        dimension: fact.dimension.as_str(),
        value: report.value(fact),
        confidence: fact.confidence,
        past: fact.past,
        conflict: fact.conflict,
        first: fact.first.map(|t| t.to_rfc3339()),
        last: fact.last.map(|t| t.to_rfc3339()),
        posts: &fact.posts,
    });
    let entries = report.entries.iter().map(|entry| Filed {
        post: entry.post,
        time: entry.time.as_deref(),
        platform: entry.platform.as_str(),
        group: entry.group,
        audience: entry.audience.as_str(),
        author: report.author(entry),
        categories: entry.categories.iter().map(|c| c.0).collect(),
        sentiment: entry.sentiment,
        flagged: entry.flagged,
        text: cover::covered(entry.text, &entry.covered(report.shown)),
        // An address on a platform names the account.
        link: entry.link.filter(|_| report.shown.own),
    });
    let shown = |name: &'_ str| -> bool { report.shown.own && !name.is_empty() };
    let whole = Whole {
        version: 1,
        made: &report.made,
        period: &report.period,
        accounts: report
            .accounts
            .iter()
            .map(|(platform, name)| Account {
                platform: platform.as_str(),
                name: if shown(name) { name } else { cover::COVER },
            })
            .collect(),
        posts: report.posts,
        crowd,
        facts: facts.collect(),
        fixes: report.fixes,
        entries: entries.collect(),
    };
    serde_json::to_string_pretty(&whole)
}

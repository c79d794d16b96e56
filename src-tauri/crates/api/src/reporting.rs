//! The listening report as a file: from posts in memory for the command line, from the database for the
//! window.

use std::collections::HashSet;

use exposure::Told;
use jiff::tz::TimeZone;
use model::{Finding, Fix, Owner, Platform, Post, PostTime, Whose};
use report::{Entry, Report, Shown};
use store::StoredPost;

use crate::insight::FiledPost;
use crate::types::{ReportFormat, SaveReport};
use crate::{Fault, FaultCode, zone};

/// How many people the smallest fix aims at, where nothing is said.
pub(crate) const TARGET: f64 = 1_000.0;

/// What a report is made of, whoever holds the posts.
pub(crate) struct Material<'m> {
    pub told: &'m [Told],
    pub filed: Vec<(&'m FiledPost, Source<'m>)>,
    pub accounts: &'m [Owner],
    pub posts: u32,
    pub target: f64,
    pub zone: &'m TimeZone,
}

/// A post, whoever holds it.
pub(crate) struct Source<'p> {
    platform: Platform,
    time: Option<PostTime>,
    group: Option<&'p str>,
    audience: model::Audience,
    author: Option<&'p str>,
    text: &'p str,
    findings: &'p [Finding],
    link: Option<&'p str>,
}

impl<'p> From<&'p (Post, Vec<Finding>)> for Source<'p> {
    fn from((post, findings): &'p (Post, Vec<Finding>)) -> Source<'p> {
        Source {
            platform: post.platform,
            time: post.time,
            group: post.group.as_deref(),
            audience: post.audience,
            author: post.author.as_deref(),
            text: &post.text,
            findings,
            link: post.permalink.as_deref(),
        }
    }
}

impl<'p> From<&'p StoredPost> for Source<'p> {
    fn from(post: &'p StoredPost) -> Source<'p> {
        Source {
            platform: post.platform,
            time: post.time,
            group: post.group.as_deref(),
            audience: post.audience,
            author: post.author.as_deref(),
            text: &post.text,
            findings: &post.findings,
            link: post.permalink.as_deref(),
        }
    }
}

/// Writes the report. Text, whatever the format.
///
/// # Errors
/// A value that JSON cannot hold, which none of ours is.
pub(crate) fn write(mut material: Material, how: SaveReport) -> Result<String, Fault> {
    let own = own_details(material.told);
    let newest = |time: Option<PostTime>| std::cmp::Reverse(time.map_or(i64::MIN, |t| t.ms));
    material
        .filed
        .sort_by_key(|(filed, _)| (newest(filed.time), filed.post));
    let fixes: Vec<Fix> = exposure::fixes(material.told, material.target);
    let crowd = exposure::crowd(material.told);
    let label = |platform: Platform| {
        let of = material.accounts.iter().find(|a| a.platform == platform);
        of.map(|a| a.name.clone().unwrap_or_else(|| a.label()))
    };
    let wall = |time: PostTime| zone::wall(time, material.zone);
    let times = || material.filed.iter().filter_map(|(f, _)| f.time);
    let day = |time: PostTime| wall(time).date().to_string();
    let first = times().min_by_key(|t| t.ms);
    let last = times().max_by_key(|t| t.ms);
    let facts = material.told.iter().map(|told| &told.fact);
    let report = Report {
        made: zone::now().chars().take(10).collect(),
        period: first.zip(last).map(|(a, b)| (day(a), day(b))),
        accounts: material
            .accounts
            .iter()
            .map(|a| (a.platform, a.label()))
            .collect(),
        posts: material.posts,
        crowd: &crowd,
        facts: facts.filter(|fact| fact.whose == Whose::Owner).collect(),
        fixes: &fixes,
        entries: material
            .filed
            .iter()
            .map(|(filed, source)| Entry {
                post: filed.post,
                time: source
                    .time
                    .map(|t| wall(t).strftime("%Y-%m-%d %H:%M").to_string()),
                platform: source.platform,
                group: source.group,
                audience: source.audience,
                author: source
                    .author
                    .map(str::to_owned)
                    .or_else(|| label(source.platform)),
                text: source.text,
                details: (0..)
                    .zip(source.findings)
                    .filter(|(_, f)| f.part == 0)
                    .map(|(at, f)| (f, own.contains(&(filed.post, at))))
                    .collect(),
                categories: filed
                    .filed
                    .categories
                    .iter()
                    .map(|(category, why)| (*category, why.cues.clone()))
                    .collect(),
                sentiment: filed.filed.sentiment,
                flagged: exposure::flagged(&filed.filed),
                link: source.link,
            })
            .collect(),
        shown: Shown {
            own: how.own_names,
            others: how.other_names,
        },
    };
    match how.format {
        ReportFormat::Html => Ok(report::html(&report)),
        ReportFormat::Csv => Ok(report::csv(&report)),
        ReportFormat::Json => report::json(&report).map_err(|_| FaultCode::Storage.into()),
    }
}

/// Findings that tell a fact of the owner: post, and position in its findings.
fn own_details(told: &[Told]) -> HashSet<(u32, u16)> {
    let own = told.iter().filter(|t| t.fact.whose == Whose::Owner);
    let by = own.flat_map(|t| &t.by);
    by.filter_map(|t| Some((t.post, t.finding?))).collect()
}

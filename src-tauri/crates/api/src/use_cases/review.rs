//! Review: find posts, read them, decide, undo.

use std::collections::{HashMap, HashSet};

use jiff::civil::Date;
use model::{Category, Decision, TimeBasis};
use store::{Change, Query, StoredPost};

use crate::session::Session;
use crate::types::{
    Changed, ChangedPost, Count, Decide, Facets, FoundPosts, Nothing, PostFilter, PostView,
    ReadPosts, Receipt,
};
use crate::{Fault, FaultCode, zone};

/// Posts that one request may read.
const MOST_POSTS: usize = 500;

pub(crate) fn find_posts(session: &mut Session, filter: PostFilter) -> Result<FoundPosts, Fault> {
    let day = |text: &Option<String>| -> Result<Option<Date>, Fault> {
        let Some(text) = text else { return Ok(None) };
        text.parse()
            .map(Some)
            .map_err(|_| FaultCode::BadRequest.into())
    };
    let zone = session.zone();
    let (from, to) = (day(&filter.from)?, day(&filter.to)?);
    let time = (from.is_some() || to.is_some()).then(|| zone::days(from, to, &zone));
    let query = Query {
        platforms: filter.platforms,
        post_kinds: filter.post_kinds,
        kinds: filter.kinds,
        audiences: filter.audiences,
        decisions: filter.decisions,
        findings: filter.findings,
        own: filter.own,
        text: filter.text,
        time,
        written: filter.weekday.is_some() || filter.hour.is_some(),
    };
    let mut rows = match session.store.find(&query) {
        Err(store::StoreError::BadQuery) => Vec::new(), // Nothing but punctuation was typed.
        other => other?,
    };
    if filter.weekday.is_some() || filter.hour.is_some() {
        rows.retain(|row| {
            let Some(time) = row.time else { return false };
            let wall = zone::wall(time, &zone);
            let weekday = wall.weekday().to_monday_zero_offset();
            filter
                .weekday
                .is_none_or(|day| i64::from(day) == i64::from(weekday))
                && filter
                    .hour
                    .is_none_or(|hour| i64::from(hour) == i64::from(wall.hour()))
        });
    }
    if let Some(posts) = &filter.posts {
        let posts: HashSet<u32> = posts.iter().copied().collect();
        rows.retain(|row| posts.contains(&row.id));
    }
    if !filter.categories.is_empty() {
        let filed = session.insight()?.filed.iter();
        let of = |c: &(Category, _)| filter.categories.contains(&c.0);
        let filed = filed.filter(|f| f.filed.categories.iter().any(of));
        let posts: HashSet<u32> = filed.map(|f| f.post).collect();
        rows.retain(|row| posts.contains(&row.id));
    }
    if filter.oldest_first {
        rows.sort_unstable_by_key(|row| (row.time.map_or(i64::MAX, |t| t.ms), row.id));
    } else {
        let newest = |ms: i64| std::cmp::Reverse(ms);
        rows.sort_unstable_by_key(|row| {
            (row.time.map_or(newest(i64::MIN), |t| newest(t.ms)), row.id)
        });
    }
    let undecided = rows.iter().filter(|row| !row.decided).count();
    Ok(FoundPosts {
        ids: rows.iter().map(|row| row.id).collect(),
        undecided: u32::try_from(undecided).unwrap_or(u32::MAX),
    })
}

pub(crate) fn read_posts(
    session: &mut Session,
    request: ReadPosts,
) -> Result<Vec<PostView>, Fault> {
    if request.ids.len() > MOST_POSTS {
        return Err(FaultCode::BadRequest.into());
    }
    let labels: HashMap<u32, String> = session
        .store
        .archives()?
        .into_iter()
        .filter_map(|row| {
            let receipt: Receipt = serde_json::from_str(&row.receipt).ok()?;
            Some((row.id, receipt.label))
        })
        .collect();
    let zone = session.zone();
    let view = |post: StoredPost| PostView {
        id: post.id,
        platform: post.platform,
        kind: post.kind,
        text: post.text,
        media: post.media,
        time: post.time.map(|t| t.to_rfc3339()),
        time_basis: post.time.map_or(TimeBasis::None, |t| t.basis),
        wall_time: post.time.map(|t| format!("{:.0}", zone::wall(t, &zone))),
        audience: post.audience,
        standing: post.standing,
        group: post.group,
        permalink: post.permalink,
        own: post.own,
        author: post.author,
        place: post.place,
        source: post.source,
        archive: labels.get(&post.archive).cloned().unwrap_or_default(),
        findings: post.findings,
        decision: post.decision,
    };
    Ok(session
        .store
        .read(&request.ids)?
        .into_iter()
        .map(view)
        .collect())
}

pub(crate) fn facets(session: &mut Session, _: Nothing) -> Result<Facets, Fault> {
    let sums = session.store.sums()?;
    let decisions = Decision::ALL.iter().copied().map(Some).chain([None]);
    Ok(Facets {
        total: sums.total,
        to_review: sums.to_review,
        reviewed: sums.reviewed,
        platforms: counts(model::Platform::ALL.iter().copied(), &sums.platforms),
        post_kinds: counts(model::PostKind::ALL.iter().copied(), &sums.post_kinds),
        kinds: counts(model::Kind::ALL.iter().copied(), &sums.kinds),
        audiences: counts(model::Audience::ALL.iter().copied(), &sums.audiences),
        decisions: counts(decisions, &sums.decisions),
        undo_steps: session.store.undo_steps()?,
    })
}

/// Values with their counts, those without a post left out.
pub(crate) fn counts<T>(values: impl Iterator<Item = T>, counts: &[u32]) -> Vec<Count<T>> {
    let pairs = values.zip(counts.iter().copied());
    pairs
        .filter(|(_, posts)| *posts > 0)
        .map(|(value, posts)| Count { value, posts })
        .collect()
}

pub(crate) fn decide(session: &mut Session, request: Decide) -> Result<Changed, Fault> {
    let changes = session
        .store
        .decide(&request.ids, request.decision, &zone::now())?;
    changed(session, changes)
}

pub(crate) fn undo(session: &mut Session, _: Nothing) -> Result<Changed, Fault> {
    let changes = session.store.undo()?;
    changed(session, changes)
}

fn changed(session: &Session, changes: Vec<Change>) -> Result<Changed, Fault> {
    Ok(Changed {
        posts: changes
            .into_iter()
            .map(|c| ChangedPost {
                id: c.post,
                decision: c.decision,
            })
            .collect(),
        undo_steps: session.store.undo_steps()?,
    })
}

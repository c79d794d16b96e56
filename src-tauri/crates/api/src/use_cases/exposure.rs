//! What a listener would know of the person: facts, crowd, smallest fix, categories.

use std::collections::{BTreeMap, HashMap};

use exposure::{Told, Value};
use model::{Category, Crowd, PostTime, Sentiment, Whose};

use crate::reporting::{self, Material, Source, TARGET};
use crate::session::Session;
use crate::types::{
    CategoryCount, CategoryMonth, Exposure, FactView, FiledUnder, FixView, Nothing, PlaceOnMap,
    Reckon, ReportEntry, ReportFormat, ReportView, SaveReport, WrittenFile,
};
use crate::{App, Fault, FaultCode, outside, zone};

/// Steps of the smallest fix that are worth showing.
const STEPS: usize = 50;

pub(crate) fn exposure(session: &mut Session, asked: Reckon) -> Result<Exposure, Fault> {
    let target = asked.target.unwrap_or(TARGET);
    if !(1.0..=1e9).contains(&target) {
        return Err(FaultCode::BadRequest.into());
    }
    let zone = session.zone();
    let insight = session.insight()?;
    let told = &insight.told;
    let day = |time: PostTime| zone::wall(time, &zone).date().to_string();
    let crowd = exposure::crowd(told);
    let what_if = if asked.without_posts.is_empty() && asked.without_facts.is_empty() {
        None
    } else {
        let facts: Vec<usize> = asked.without_facts.iter().map(|n| *n as usize).collect();
        Some(exposure::crowd_without(told, &asked.without_posts, &facts))
    };
    let fixes = exposure::fixes(told, target);
    Ok(Exposure {
        facts: facts(told, &crowd, day),
        fixes: fixes
            .into_iter()
            .take(STEPS)
            .map(|fix| FixView {
                post: fix.post,
                change: fix.change,
                lo: fix.lo,
                hi: fix.hi,
                facts: numbers(told, fix.post),
            })
            .collect(),
        crowd,
        what_if,
        target,
        categories: categories(&insight.filed),
        months: months(&insight.filed, |time| {
            let wall = zone::wall(time, &zone);
            format!("{:04}-{:02}", wall.year(), wall.month())
        }),
        places: places(told),
        posts: insight.posts,
    })
}

/// Areas that are told, as points.
fn places(told: &[Told]) -> Vec<PlaceOnMap> {
    let areas = told.iter().filter(|t| t.fact.whose != Whose::Other);
    let point = |t: &Told| {
        let Value::Area(area) = &t.value else {
            return None;
        };
        let (lat, lon) = exposure::whereabouts(area)?;
        Some(PlaceOnMap {
            name: t.fact.value.clone(),
            lat,
            lon,
            posts: t.fact.posts.clone(),
        })
    };
    areas.filter_map(point).collect()
}

/// Facts that count first, the ones that tell most before others.
fn facts(told: &[Told], crowd: &Crowd, day: impl Fn(PostTime) -> String) -> Vec<FactView> {
    let counts = |t: &Told| t.fact.whose == Whose::Owner && !t.fact.past;
    let mut order: Vec<usize> = (0..told.len()).collect();
    order.sort_by_key(|i| {
        let Some(t) = told.get(*i) else {
            return (true, true, 0);
        };
        let single = !t.fact.dimension.singles_out();
        (!counts(t), single, t.fact.dimension.index())
    });
    let view = |i: usize| {
        let t = told.get(i)?;
        let without = counts(t).then(|| exposure::crowd_without(told, &[], &[i]));
        let without = without.filter(|w| (w.lo, w.hi) != (crowd.lo, crowd.hi));
        Some(FactView {
            number: u32::try_from(i).unwrap_or(u32::MAX),
            dimension: t.fact.dimension,
            value: t.fact.value.clone(),
            whose: t.fact.whose,
            confidence: t.fact.confidence,
            past: t.fact.past,
            conflict: t.fact.conflict,
            first: t.fact.first.map(&day),
            last: t.fact.last.map(&day),
            posts: t.fact.posts.clone(),
            without: without.map(|w| (w.lo, w.hi)),
        })
    };
    order.into_iter().filter_map(view).collect()
}

/// Numbers of the owner's facts that a post tells.
fn numbers(told: &[Told], post: u32) -> Vec<u32> {
    let tells = |t: &Told| t.fact.whose == Whose::Owner && t.fact.posts.contains(&post);
    let told = (0..).zip(told).filter(|(_, t)| tells(t));
    told.map(|(number, _)| number).collect()
}

fn categories(filed: &[crate::insight::FiledPost]) -> Vec<CategoryCount> {
    let mut counts: BTreeMap<Category, (u32, u32)> = BTreeMap::new();
    for post in filed {
        for (category, _) in &post.filed.categories {
            let count = counts.entry(*category).or_default();
            count.0 += 1;
            count.1 += u32::from(post.filed.sentiment == Sentiment::Negative);
        }
    }
    let mut counts: Vec<CategoryCount> = counts
        .into_iter()
        .map(|(category, (posts, negative))| CategoryCount {
            category,
            posts,
            negative,
            documented: category.documented(),
        })
        .collect();
    counts.sort_by_key(|c| std::cmp::Reverse(c.posts));
    counts
}

fn months(
    filed: &[crate::insight::FiledPost],
    month: impl Fn(PostTime) -> String,
) -> Vec<CategoryMonth> {
    let mut counts: BTreeMap<(String, Category), u32> = BTreeMap::new();
    for post in filed {
        let Some(time) = post.time else { continue };
        for (category, _) in &post.filed.categories {
            *counts.entry((month(time), *category)).or_default() += 1;
        }
    }
    counts
        .into_iter()
        .map(|((month, category), posts)| CategoryMonth {
            month,
            category,
            posts,
        })
        .collect()
}

pub(crate) fn report(session: &mut Session, _: Nothing) -> Result<ReportView, Fault> {
    let zone = session.zone();
    let insight = session.insight()?;
    let mut facts: HashMap<u32, Vec<u32>> = HashMap::new();
    for (number, told) in (0..).zip(&insight.told) {
        if told.fact.whose == Whose::Owner {
            for post in &told.fact.posts {
                facts.entry(*post).or_default().push(number);
            }
        }
    }
    let mut filed: Vec<_> = insight.filed.iter().collect();
    filed.sort_by_key(|f| (std::cmp::Reverse(f.time.map_or(i64::MIN, |t| t.ms)), f.post));
    let day = |time: PostTime| zone::wall(time, &zone).date().to_string();
    let times = || filed.iter().filter_map(|f| f.time);
    Ok(ReportView {
        from: times().min_by_key(|t| t.ms).map(day),
        to: times().max_by_key(|t| t.ms).map(day),
        entries: filed
            .iter()
            .map(|f| ReportEntry {
                post: f.post,
                categories: f
                    .filed
                    .categories
                    .iter()
                    .map(|(category, why)| FiledUnder {
                        category: *category,
                        cues: why.cues.iter().map(|c| (c.start, c.end)).collect(),
                    })
                    .collect(),
                sentiment: f.filed.sentiment,
                flagged: exposure::flagged(&f.filed),
                facts: facts.get(&f.post).cloned().unwrap_or_default(),
            })
            .collect(),
    })
}

/// Opens the native dialog and writes the report.
pub(crate) fn save_report(app: &App, how: SaveReport) -> Result<WrittenFile, Fault> {
    let day: String = zone::now().chars().take(10).collect();
    let ending = match how.format {
        ReportFormat::Html => "html",
        ReportFormat::Csv => "csv",
        ReportFormat::Json => "json",
    };
    let text = app.with_session(|session| report_text(session, how))?;
    let Some(path) = app
        .shell()
        .save(&format!("listening-report-{day}.{ending}"))
    else {
        return Ok(outside::closed_dialog());
    };
    outside::write_text(&path, &text)
}

fn report_text(session: &mut Session, how: SaveReport) -> Result<String, Fault> {
    let zone = session.zone();
    session.insight()?;
    let insight = session.seen_insight()?;
    let numbers: Vec<u32> = insight.filed.iter().map(|f| f.post).collect();
    let posts = session.store.read(&numbers)?;
    let by_number: HashMap<u32, _> = posts.iter().map(|post| (post.id, post)).collect();
    let filed = insight.filed.iter().filter_map(|filed| {
        let post = by_number.get(&filed.post)?;
        Some((filed, Source::from(*post)))
    });
    let material = Material {
        told: &insight.told,
        filed: filed.collect(),
        accounts: &session.store.accounts()?,
        posts: insight.posts,
        target: TARGET,
        zone: &zone,
    };
    reporting::write(material, how)
}

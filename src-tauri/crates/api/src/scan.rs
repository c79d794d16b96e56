//! Runs the detectors over stored posts again, after they, the person's words or the posts changed:
//! what is due is kept in the database, so that what was stopped goes on at the next opening.
//! Decisions belong to posts and stay.
//!
//! The first pass: the detectors look at each post alone, then what was found in one is searched for
//! in all (`detect::Echoes`). The second, where the person has not turned it off: the network, some
//! hundred times slower, reads what it has not read yet, and the search is done again.

use std::time::{Duration, Instant};

use detect::{ECHOED, Echoes, Engine};
use model::{Finding, Post, Why};
use store::{Scanned, Stage, Store, StoredPost};

use crate::Fault;
use crate::pipeline::Control;
use crate::session::settings_of;
use crate::types::{JobState, Pass, ScanProgress};

/// At most this often the window is told how far a scan is.
const TICK: Duration = Duration::from_millis(80);
/// A scan that is over before this is not worth a line in the window.
const QUIET: Duration = Duration::from_millis(700);
/// Posts of one transaction.
const BATCH: usize = 500;
/// The same for the second pass, which takes a fraction of a second for them.
const SLOW_BATCH: usize = 32;
/// Of ten parts of a scan, those that the first pass takes.
const FIRST: u64 = 7;

/// How far the stored findings are what today's detectors see, with the passes that the person
/// wants: what a pass found that is off now is found anew without it.
fn state(store: &Store) -> Result<Scanned, Fault> {
    let twice = settings_of(store)?.look_twice;
    Ok(match store.scanned()? {
        Some(s) if s.version == detect::VERSION && (twice || s.twice == 0) => s,
        None if store.post_count()? == 0 => at(Stage::Done),
        _ => at(Stage::Upto(0)),
    })
}

/// Whether a scan has something to do.
pub(crate) fn is_due(store: &Store) -> Result<bool, Fault> {
    Ok(state(store)?.stage != Stage::Done || waiting(store)? > 0)
}

/// Posts that wait for the second pass; none where it is off.
pub(crate) fn waiting(store: &Store) -> Result<u32, Fault> {
    if !settings_of(store)?.look_twice {
        return Ok(0);
    }
    let twice = state(store)?.twice;
    let ids = store.scannable()?;
    let waiting = ids.len() - ids.partition_point(|id| *id <= twice);
    Ok(u32::try_from(waiting).unwrap_or(u32::MAX))
}

/// Everything is due, whatever was before: the person's words changed.
pub(crate) fn unsettle(store: &mut Store) -> Result<(), Fault> {
    Ok(store.save_scanned(at(Stage::Upto(0)))?)
}

/// A profile without posts has nothing due; what comes is seen by today's detectors.
pub(crate) fn begin(store: &mut Store) -> Result<(), Fault> {
    if store.scanned()?.is_none() && store.post_count()? == 0 {
        store.save_scanned(at(Stage::Done))?;
    }
    Ok(())
}

const fn at(stage: Stage) -> Scanned {
    Scanned {
        version: detect::VERSION,
        stage,
        twice: 0,
    }
}

/// Does what is due. `tell` hears how far it is; the last word is the caller's, from what is
/// returned.
pub(crate) fn scan(
    store: &mut Store,
    engine: &Engine,
    control: &Control,
    tell: impl FnMut(ScanProgress),
) -> Result<ScanProgress, Fault> {
    let mut kept = state(store)?;
    let stage = kept.stage;
    let ids = store.scannable()?;
    let mut steps = Steps {
        tell,
        control,
        pass: Pass::First,
        begun: Instant::now(),
        told: None,
        total: ids.len(),
        done: 0,
    };
    if let Stage::Upto(last) = stage {
        let (before, rest) = ids.split_at(ids.partition_point(|id| *id <= last));
        let first = |posts: usize| posts as u64 * FIRST / 10;
        for (chunk, read) in rest.chunks(BATCH).zip(1..) {
            if !steps.go(first(before.len() + (read - 1) * BATCH)) {
                return Ok(steps.word(JobState::Cancelled));
            }
            let found: Vec<(u32, Vec<Finding>)> = store
                .read(chunk)?
                .iter()
                .map(|post| (post.id, find_in_parts(engine, post)))
                .collect();
            let upto = chunk.last().copied().unwrap_or(last);
            store.replace_findings(&found, Some(at(Stage::Upto(upto))))?;
        }
        kept.stage = Stage::Alone;
        store.save_scanned(kept)?;
    }
    if stage != Stage::Done {
        let base = match stage {
            Stage::Upto(_) => ids.len() as u64 * FIRST / 10,
            _ => 0,
        };
        if !echo(store, &ids, base, &mut steps)? {
            return Ok(steps.word(JobState::Cancelled));
        }
        kept.stage = Stage::Done;
        store.save_scanned(kept)?;
    }
    if !look_twice(store, engine, &ids, kept, &mut steps)? {
        return Ok(steps.word(JobState::Cancelled));
    }
    steps.done = steps.total as u64;
    Ok(steps.word(JobState::Done))
}

/// Looks with the network through the posts that wait for it. Stops between two posts: `false` where
/// it did; what was done is kept.
fn look_twice<T: FnMut(ScanProgress)>(
    store: &mut Store,
    engine: &Engine,
    ids: &[u32],
    mut kept: Scanned,
    steps: &mut Steps<'_, T>,
) -> Result<bool, Fault> {
    let (before, waiting) = ids.split_at(ids.partition_point(|id| *id <= kept.twice));
    if waiting.is_empty() || !settings_of(store)?.look_twice {
        return Ok(true);
    }
    let engine = engine.clone().with_second_pass();
    if !engine.second_pass() {
        return Ok(true); // It waits for a program that can read its weights.
    }
    steps.pass = Pass::Second;
    let mut done = before.len() as u64;
    for chunk in waiting.chunks(SLOW_BATCH) {
        let mut found = Vec::with_capacity(chunk.len());
        for post in store.read(chunk)? {
            if !steps.go(done) {
                break;
            }
            found.push((post.id, find_again(&engine, &post)));
            kept.twice = post.id;
            done += 1;
        }
        let stopped = steps.control.is_cancelled();
        if !stopped {
            kept.twice = chunk.last().copied().unwrap_or(kept.twice);
        }
        if !found.is_empty() {
            kept.stage = Stage::Alone;
        }
        store.replace_findings(&found, Some(kept))?;
        if stopped {
            return Ok(false);
        }
    }
    if !echo(store, ids, ids.len() as u64, steps)? {
        return Ok(false);
    }
    kept.stage = Stage::Done;
    store.save_scanned(kept)?;
    Ok(true)
}

/// What stands in a post, with what was searched for in it before, until it is searched again.
fn find_again(engine: &Engine, post: &StoredPost) -> Vec<Finding> {
    let mut found = find_in_parts(engine, post);
    let echoes = post.findings.iter().filter(|f| f.why == Why::Echo);
    let over = |e: &Finding, f: &Finding| {
        f.part == e.part && f.span.start < e.span.end && e.span.start < f.span.end
    };
    let free = echoes.filter(|e| !found.iter().any(|f| over(e, f)));
    let echoes: Vec<Finding> = free.cloned().collect();
    found.extend(echoes);
    found.sort_by_key(|f| (f.part, f.span));
    found
}

/// Searches in all posts for what was found in one. `false` where it was stopped.
fn echo<T: FnMut(ScanProgress)>(
    store: &mut Store,
    ids: &[u32],
    base: u64,
    steps: &mut Steps<'_, T>,
) -> Result<bool, Fault> {
    let mut echoes = Echoes::new();
    let kinds = ECHOED.iter().fold(0, |mask, kind| mask | kind.bit());
    for chunk in store.scannable_with(kinds)?.chunks(BATCH) {
        if !steps.go(base) {
            return Ok(false);
        }
        for post in store.read(chunk)? {
            for (part, text) in parts(&post) {
                let of_part = post.findings.iter().filter(|f| f.part == part);
                echoes.note(text, of_part);
            }
        }
    }
    let search = echoes.search();
    let rest = ids.len() as u64 - base;
    for (chunk, read) in ids.chunks(BATCH).zip(0u64..) {
        let part = read * BATCH as u64 * rest / ids.len() as u64;
        if !steps.go(base + part) {
            return Ok(false);
        }
        let mut changed = Vec::new();
        for post in store.read(chunk)? {
            let mut found = Vec::with_capacity(post.findings.len());
            for (part, text) in parts(&post) {
                let of_part = post.findings.iter().filter(|f| f.part == part);
                let mut of_part: Vec<Finding> = of_part.cloned().collect();
                search.fill(part, text, &mut of_part);
                found.append(&mut of_part);
            }
            if found != post.findings {
                changed.push((post.id, found));
            }
        }
        if !changed.is_empty() {
            store.replace_findings(&changed, None)?;
        }
    }
    Ok(true)
}

/// As [`scan`], over posts in memory.
pub(crate) fn echo_in_memory(posts: &mut [(Post, Vec<Finding>)]) {
    let own = |post: &Post| post.own != Some(false);
    let mut echoes = Echoes::new();
    for (post, findings) in posts.iter().filter(|p| own(&p.0)) {
        for (part, text) in post.parts() {
            echoes.note(text, findings.iter().filter(|f| f.part == part));
        }
    }
    let search = echoes.search();
    for (post, findings) in posts.iter_mut().filter(|p| own(&p.0)) {
        let before = std::mem::take(findings);
        for (part, text) in post.parts() {
            let of_part = before.iter().filter(|f| f.part == part);
            let mut of_part: Vec<Finding> = of_part.cloned().collect();
            search.fill(part, text, &mut of_part);
            findings.append(&mut of_part);
        }
    }
}

/// The text and the captions of a post, as findings count them.
fn parts(post: &StoredPost) -> impl Iterator<Item = (u16, &str)> {
    let captions = (1..=u16::MAX).zip(&post.media);
    let captions = captions.filter_map(|(part, media)| Some((part, media.caption.as_deref()?)));
    std::iter::once((0, post.text.as_str())).chain(captions)
}

fn find_in_parts(engine: &Engine, post: &StoredPost) -> Vec<Finding> {
    let found = parts(post).flat_map(|(part, text)| {
        let found = engine.find(text).into_iter();
        found.map(move |f| Finding { part, ..f })
    });
    found.collect()
}

/// How far a scan is, and whether it goes on.
struct Steps<'c, T> {
    tell: T,
    control: &'c Control,
    pass: Pass,
    begun: Instant,
    told: Option<Instant>,
    total: usize,
    done: u64,
}

impl<T: FnMut(ScanProgress)> Steps<'_, T> {
    /// `false` once the person asked to stop.
    fn go(&mut self, done: u64) -> bool {
        self.done = done;
        let quiet = self.begun.elapsed() < QUIET;
        if !quiet && self.told.is_none_or(|told| told.elapsed() >= TICK) {
            self.told = Some(Instant::now());
            let word = self.word(JobState::Running);
            (self.tell)(word);
        }
        !self.control.is_cancelled()
    }

    fn word(&self, state: JobState) -> ScanProgress {
        let number = |n: u64| u32::try_from(n).unwrap_or(u32::MAX);
        ScanProgress {
            job: 0,
            pass: self.pass,
            state,
            done: number(self.done),
            total: number(self.total as u64),
        }
    }
}

//! Runs the detectors over stored posts again, after they, the person's words or the posts changed:
//! what is due is kept in the database, so that what was stopped goes on at the next opening.
//! Decisions belong to posts and stay.
//!
//! Two passes: the detectors look at each post alone, then what was found in one is searched for in
//! all (`detect::Echoes`).

use std::time::{Duration, Instant};

use detect::{ECHOED, Echoes, Engine};
use model::{Finding, Post};
use store::{Scanned, Stage, Store, StoredPost};

use crate::Fault;
use crate::pipeline::Control;
use crate::types::{JobState, ScanProgress};

/// At most this often the window is told how far a scan is.
const TICK: Duration = Duration::from_millis(80);
/// A scan that is over before this is not worth a line in the window.
const QUIET: Duration = Duration::from_millis(700);
/// Posts of one transaction.
const BATCH: usize = 500;
/// Of ten parts of a scan, those that the first pass takes.
const FIRST: u64 = 7;

/// What of the stored findings is not what today's detectors see.
pub(crate) fn due(store: &Store) -> Result<Stage, Fault> {
    Ok(match store.scanned()? {
        Some(scanned) if scanned.version == detect::VERSION => scanned.stage,
        None if store.post_count()? == 0 => Stage::Done,
        _ => Stage::Upto(0),
    })
}

/// Everything is due, whatever was before: the person's words changed.
pub(crate) fn unsettle(store: &mut Store) -> Result<(), Fault> {
    Ok(store.save_scanned(at(Stage::Upto(0)))?)
}

/// A profile without posts has nothing due; what comes is seen by today's detectors.
pub(crate) fn begin(store: &mut Store) -> Result<(), Fault> {
    if store.scanned()?.is_none() && due(store)? == Stage::Done {
        store.save_scanned(at(Stage::Done))?;
    }
    Ok(())
}

const fn at(stage: Stage) -> Scanned {
    Scanned {
        version: detect::VERSION,
        stage,
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
    let stage = due(store)?;
    let ids = store.scannable()?;
    let mut steps = Steps {
        tell,
        control,
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
        store.save_scanned(at(Stage::Alone))?;
    }
    if stage != Stage::Done {
        let base = match stage {
            Stage::Upto(_) => ids.len() as u64 * FIRST / 10,
            _ => 0,
        };
        if !echo(store, &ids, base, &mut steps)? {
            return Ok(steps.word(JobState::Cancelled));
        }
        store.save_scanned(at(Stage::Done))?;
    }
    steps.done = steps.total as u64;
    Ok(steps.word(JobState::Done))
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
            state,
            done: number(self.done),
            total: number(self.total as u64),
        }
    }
}

//! Runs the detectors over stored posts again, after they or the person's words changed.

use std::time::{Duration, Instant};

use detect::Engine;
use model::Finding;
use store::Store;

use crate::Fault;
use crate::pipeline::Control;
use crate::types::{JobState, ScanProgress};

/// At most this often the window is told how far a scan is.
const TICK: Duration = Duration::from_millis(80);
/// Posts of one transaction.
const BATCH: usize = 500;

/// Runs the detectors over every stored post again; decisions stay. `tell` hears how far it is; the
/// last word is the caller's, from what is returned.
pub(crate) fn scan(
    store: &mut Store,
    engine: &Engine,
    control: &Control,
    mut tell: impl FnMut(ScanProgress),
) -> Result<ScanProgress, Fault> {
    let ids = store.scannable()?;
    let total = u32::try_from(ids.len()).unwrap_or(u32::MAX);
    let mut progress = ScanProgress {
        job: 0,
        state: JobState::Running,
        done: 0,
        total,
    };
    tell(progress);
    let mut told = Instant::now();
    for chunk in ids.chunks(BATCH) {
        if control.is_cancelled() {
            return Ok(ScanProgress {
                state: JobState::Cancelled,
                ..progress
            });
        }
        let found: Vec<(u32, Vec<Finding>)> = store
            .read(chunk)?
            .into_iter()
            .map(|post| (post.id, find_in_parts(engine, &post)))
            .collect();
        store.replace_findings(&found)?;
        progress.done += u32::try_from(chunk.len()).unwrap_or(0);
        if told.elapsed() >= TICK {
            told = Instant::now();
            tell(progress);
        }
    }
    Ok(ScanProgress {
        state: JobState::Done,
        ..progress
    })
}

fn find_in_parts(engine: &Engine, post: &store::StoredPost) -> Vec<Finding> {
    let mut findings = engine.find(&post.text);
    for (at, media) in post.media.iter().enumerate() {
        let (Some(caption), Ok(part)) = (&media.caption, u16::try_from(at + 1)) else {
            continue;
        };
        findings.extend(
            engine
                .find(caption)
                .into_iter()
                .map(|f| Finding { part, ..f }),
        );
    }
    findings
}

//! `rearview posts`: every post of the archives, one JSON object a line.

use std::ops::ControlFlow;

use import::{ImportError, Input, Options, Sink};
use model::{Post, Skipped};

use crate::receipt::import_fault;
use crate::{Fault, FaultCode};

/// What reading told, apart from the posts.
#[derive(Default)]
pub struct Outcome {
    /// Archives that could not be read.
    pub faults: Vec<Fault>,
    /// What was set aside, as (archive, what).
    pub skipped: Vec<(String, Skipped)>,
    /// Posts written.
    pub posts: u64,
}

/// Calls `write` with each line, without its end. `me` says who the person is in chats; `tick` gets
/// bytes done, bytes in all, and posts so far.
///
/// # Errors
/// What `write` returns stops the reading.
pub fn posts<E>(
    inputs: Vec<Input>,
    me: Option<String>,
    tick: &mut dyn FnMut(u64, u64, u64),
    mut write: impl FnMut(&str) -> Result<(), E>,
) -> Result<Outcome, E> {
    let options = Options { me };
    let mut outcome = Outcome::default();
    let archives = import::recognise(inputs);
    let total: u64 = archives
        .iter()
        .flatten()
        .map(import::Archive::total_bytes)
        .sum();
    let mut base = 0;
    for archive in archives {
        let mut archive = match archive {
            Ok(archive) => archive,
            Err(refused) => {
                outcome
                    .faults
                    .push(Fault::at(import_fault(&refused.error), refused.label));
                continue;
            }
        };
        let label = archive.label().to_owned();
        let before = outcome.posts;
        let mut lines = Lines {
            write: &mut write,
            tick: &mut |bytes, posts| tick(base + bytes, total, before + posts),
            failed: None,
            skipped: Vec::new(),
            posts: 0,
        };
        let read = import::read(&mut archive, &options, &mut lines);
        let Lines {
            failed,
            skipped,
            posts,
            ..
        } = lines;
        if let Some(error) = failed {
            return Err(error);
        }
        outcome
            .skipped
            .extend(skipped.into_iter().map(|s| (label.clone(), s)));
        outcome.posts += posts;
        base += archive.total_bytes();
        match read {
            Ok(()) if posts == 0 => outcome.faults.push(Fault::at(FaultCode::NoPosts, label)),
            Ok(()) | Err(ImportError::Cancelled) => {}
            Err(error) => outcome.faults.push(Fault::at(import_fault(&error), label)),
        }
    }
    Ok(outcome)
}

struct Lines<'w, W, E> {
    write: &'w mut W,
    tick: &'w mut dyn FnMut(u64, u64),
    failed: Option<E>,
    skipped: Vec<Skipped>,
    posts: u64,
}

impl<W: FnMut(&str) -> Result<(), E>, E> Sink for Lines<'_, W, E> {
    fn post(&mut self, post: Post) -> ControlFlow<()> {
        self.posts += 1;
        match (self.write)(&import::to_line(&post)) {
            Ok(()) => ControlFlow::Continue(()),
            Err(error) => {
                self.failed = Some(error);
                ControlFlow::Break(())
            }
        }
    }

    fn skipped(&mut self, skipped: Skipped) {
        self.skipped.push(skipped);
    }

    fn progress(&mut self, bytes: u64) -> ControlFlow<()> {
        (self.tick)(bytes, self.posts);
        ControlFlow::Continue(())
    }
}

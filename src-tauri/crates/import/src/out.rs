//! Where readers put what they find: guards the limits, drops repeats, and passes a wish to stop
//! on to whoever is reading.
//!
//! Shared by the parser and by the reader beneath it, hence the cells: the reader counts bytes
//! while the parser holds the same output.

use std::cell::{Cell, RefCell};
use std::collections::HashSet;
use std::io;
use std::ops::ControlFlow;

use model::{Post, PostKey, SkipReason, Skipped};

use crate::{ImportError, Sink, limits};

/// Why a reader stopped before the end of an entry.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stop {
    Cancelled,
    Entry,
    All,
}

/// The output of one archive.
pub struct Out<'a> {
    sink: RefCell<&'a mut dyn Sink>,
    seen: RefCell<HashSet<PostKey>>,
    bytes: Cell<u64>,
    told: Cell<u64>,
    stop: Cell<Option<Stop>>,
    set_aside: Cell<u32>,
}

/// Bytes after which the sink hears of progress.
const PROGRESS_EVERY: u64 = 256 << 10;

impl<'a> Out<'a> {
    pub(crate) fn new(sink: &'a mut dyn Sink) -> Out<'a> {
        Out {
            sink: RefCell::new(sink),
            seen: RefCell::default(),
            bytes: Cell::new(0),
            told: Cell::new(0),
            stop: Cell::new(None),
            set_aside: Cell::new(0),
        }
    }

    /// Hands a post on, unless the archive had it already. Says whether it was new.
    pub(crate) fn post(&self, post: Post) -> Result<bool, ImportError> {
        {
            let mut seen = self.seen.borrow_mut();
            if seen.len() >= limits::POSTS {
                return Err(ImportError::TooLarge);
            }
            if !seen.insert(post.key) {
                return Ok(false);
            }
        }
        match self.sink.borrow_mut().post(post) {
            ControlFlow::Continue(()) => Ok(true),
            ControlFlow::Break(()) => Err(ImportError::Cancelled),
        }
    }

    /// Notes something that was set aside. Past the limit it is not listed, and the next read
    /// ends the import.
    pub(crate) fn skip(&self, place: impl Into<String>, why: SkipReason) {
        if self.set_aside.get() >= limits::SET_ASIDE {
            return;
        }
        self.set_aside.set(self.set_aside.get() + 1);
        let place = place.into();
        self.sink.borrow_mut().skipped(Skipped { place, why });
    }

    /// Notes a row that was set aside, counted from 1.
    pub(crate) fn skip_row(&self, file: &str, row: u64, why: SkipReason) {
        self.skip(format!("{file}#{row}"), why);
    }

    /// Counts bytes that were read; an error means stop, and [`Self::fault`] says why.
    pub(crate) fn count(&self, bytes: u64, budget: &mut Budget) -> io::Result<()> {
        let all = self.bytes.get() + bytes;
        self.bytes.set(all);
        budget.read += bytes;
        let allowed = budget.packed.saturating_mul(limits::RATIO);
        let bomb = budget.read > limits::RATIO_FREE && budget.read > allowed;
        if all > limits::ALL_BYTES || self.set_aside.get() >= limits::SET_ASIDE {
            return self.stopped(Stop::All);
        }
        if budget.read > limits::ENTRY_BYTES || bomb {
            return self.stopped(Stop::Entry);
        }
        if all - self.told.get() >= PROGRESS_EVERY {
            self.told.set(all);
            if self.sink.borrow_mut().progress(all).is_break() {
                return self.stopped(Stop::Cancelled);
            }
        }
        Ok(())
    }

    /// What a failed read means: the end of the import, or of one entry.
    pub(crate) fn fault(&self, error: &io::Error) -> Result<SkipReason, ImportError> {
        match self.stop.take() {
            Some(Stop::Cancelled) => Err(ImportError::Cancelled),
            Some(Stop::All) => Err(ImportError::TooLarge),
            Some(Stop::Entry) => Ok(SkipReason::TooLarge),
            None if error.raw_os_error().is_some() => Err(ImportError::of(error)),
            None => Ok(SkipReason::Damaged),
        }
    }

    /// The last word on progress.
    pub(crate) fn finish(&self) -> Result<(), ImportError> {
        match self.sink.borrow_mut().progress(self.bytes.get()) {
            ControlFlow::Continue(()) => Ok(()),
            ControlFlow::Break(()) => Err(ImportError::Cancelled),
        }
    }

    fn stopped(&self, why: Stop) -> io::Result<()> {
        self.stop.set(Some(why));
        Err(io::ErrorKind::Other.into())
    }
}

/// What one entry may still yield.
pub(crate) struct Budget {
    /// Bytes the entry takes in the archive; as many as it holds where it is not packed.
    pub packed: u64,
    /// Bytes read so far.
    pub read: u64,
}

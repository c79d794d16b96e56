//! Long commands: how far they are, and a stop that works.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::time::{Duration, Instant};

use crate::app::{Event, Shell};
use crate::types::{Work, WorkProgress};
use crate::{App, Fault, FaultCode};

/// At most this often the window is told.
const TICK: Duration = Duration::from_millis(80);

/// Tells the window how far a long command is.
pub(crate) struct Progress {
    shell: Arc<dyn Shell>,
    cancelled: Arc<AtomicBool>,
    working: Arc<AtomicU32>,
    work: Work,
    told: Option<Instant>,
}

impl Progress {
    /// Begins: an earlier stop is forgotten.
    pub fn start(app: &App, work: Work) -> Progress {
        app.cancelled.store(false, Ordering::Relaxed);
        app.working.fetch_add(1, Ordering::Relaxed);
        Progress {
            shell: Arc::clone(app.shell()),
            cancelled: Arc::clone(&app.cancelled),
            working: Arc::clone(&app.working),
            work,
            told: None,
        }
    }

    /// Tells, not too often.
    pub fn tell(&mut self, done: u64, total: u64) {
        if self.told.is_some_and(|at| at.elapsed() < TICK) {
            return;
        }
        self.told = Some(Instant::now());
        self.shell.emit(Event::Work(WorkProgress {
            work: self.work,
            done: done as f64,
            total: total as f64,
        }));
    }

    /// Whether the person asked to stop.
    pub fn is_cancelled(&self) -> bool {
        self.cancelled.load(Ordering::Relaxed)
    }

    /// As [`Progress::tell`], and [`FaultCode::Cancelled`] once the person asked to stop.
    pub fn step(&mut self, done: u64, total: u64) -> Result<(), Fault> {
        self.tell(done, total);
        if self.is_cancelled() {
            return Err(FaultCode::Cancelled.into());
        }
        Ok(())
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.working.fetch_sub(1, Ordering::Relaxed);
    }
}

//! Reading, detecting and writing side by side: threads with short queues between them, so that memory
//! stays flat however large the archive is. Detecting takes longest, so a few threads share it, batch
//! by batch in turn; what is written comes in the order of the archive.

use std::ops::ControlFlow;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

use detect::Engine;
use import::{Archive, ImportError, Options, Sink};
use model::{Finding, Post, Skipped};

use crate::Fault;
use crate::receipt::import_fault;

/// Posts that travel together.
const BATCH: usize = 128;
/// Batches that may wait between two threads.
const QUEUE: usize = 4;
/// More threads that detect would wait for the one that writes.
const DETECTING: usize = 4;

/// What a reader hands on.
#[allow(clippy::large_enum_variant)] // Nearly all are posts: boxing each would cost more.
enum Read {
    Post(Post),
    Skipped(Skipped),
}

/// What the writer gets.
#[allow(clippy::large_enum_variant)] // As above.
pub(crate) enum Found {
    /// A post with what stands in it.
    Post(Post, Vec<Finding>),
    /// Something that was set aside.
    Skipped(Skipped),
}

/// A stop that the person can pull, and how far the reader is.
#[derive(Default)]
pub(crate) struct Control {
    pub cancelled: AtomicBool,
    pub bytes: AtomicU64,
}

impl Control {
    pub fn is_cancelled(&self) -> bool {
        self.cancelled.load(Ordering::Relaxed)
    }

    fn flow(&self) -> ControlFlow<()> {
        if self.is_cancelled() {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    }
}

/// Reads an archive and calls `write` with batches on this thread. Bytes count on from `base`.
///
/// # Errors
/// The reader's error, or the writer's; whichever comes first stops both.
pub(crate) fn run(
    archive: &mut Archive,
    options: &Options,
    engine: &Engine,
    control: &Control,
    base: u64,
    mut write: impl FnMut(Vec<Found>) -> Result<(), Fault>,
) -> Result<(), Fault> {
    thread::scope(|scope| {
        let cores = thread::available_parallelism().map_or(1, usize::from);
        let (mut to_detect, mut from_detect) = (Vec::new(), Vec::new());
        for _ in 0..cores.min(DETECTING) {
            let (to, from_reader) = sync_channel::<Vec<Read>>(QUEUE);
            let (to_write, from) = sync_channel::<Vec<Found>>(QUEUE);
            scope.spawn(move || detect_all(engine, &from_reader, &to_write));
            to_detect.push(to);
            from_detect.push(from);
        }
        let reader = scope.spawn(move || {
            let mut sender = Sender {
                batch: Vec::with_capacity(BATCH),
                to_detect,
                next: 0,
                control,
                base,
            };
            import::read(archive, options, &mut sender)?;
            match sender.flush() {
                ControlFlow::Continue(()) => Ok(()),
                ControlFlow::Break(()) => Err(ImportError::Cancelled),
            }
        });
        let mut written = Ok(());
        // Ends at the first batch that does not come; dropping the receivers ends the threads.
        for from in from_detect.iter().cycle() {
            let Ok(batch) = from.recv() else { break };
            if control.is_cancelled() {
                break;
            }
            written = write(batch);
            if written.is_err() {
                break;
            }
        }
        drop(from_detect);
        let read = reader.join().unwrap_or(Err(ImportError::Damaged));
        written?;
        read.map_err(|error| import_fault(&error).into())
    })
}

fn detect_all(engine: &Engine, from: &Receiver<Vec<Read>>, to: &SyncSender<Vec<Found>>) {
    while let Ok(batch) = from.recv() {
        let found = batch.into_iter().map(|item| match item {
            Read::Skipped(skipped) => Found::Skipped(skipped),
            Read::Post(post) => {
                // Others' words are kept apart: what stands in them is not the person's doing.
                let own = post.own != Some(false);
                let findings = if own {
                    engine.find_in_post(&post)
                } else {
                    Vec::new()
                };
                Found::Post(post, findings)
            }
        });
        if to.send(found.collect()).is_err() {
            return;
        }
    }
}

struct Sender<'c> {
    batch: Vec<Read>,
    to_detect: Vec<SyncSender<Vec<Read>>>,
    next: usize,
    control: &'c Control,
    base: u64,
}

impl Sender<'_> {
    fn push(&mut self, item: Read) -> ControlFlow<()> {
        self.batch.push(item);
        if self.batch.len() >= BATCH {
            self.flush()
        } else {
            ControlFlow::Continue(())
        }
    }

    fn flush(&mut self) -> ControlFlow<()> {
        let batch = std::mem::replace(&mut self.batch, Vec::with_capacity(BATCH));
        let to = self.to_detect.get(self.next);
        self.next = (self.next + 1) % self.to_detect.len().max(1);
        match to.map(|to| to.send(batch)) {
            Some(Ok(())) => self.control.flow(),
            _ => ControlFlow::Break(()),
        }
    }
}

impl Sink for Sender<'_> {
    fn post(&mut self, post: Post) -> ControlFlow<()> {
        self.push(Read::Post(post))
    }

    fn skipped(&mut self, skipped: Skipped) {
        // A closed queue is noticed at the next post.
        let _ = self.push(Read::Skipped(skipped));
    }

    fn progress(&mut self, bytes: u64) -> ControlFlow<()> {
        self.control
            .bytes
            .store(self.base + bytes, Ordering::Relaxed);
        self.control.flow()
    }
}

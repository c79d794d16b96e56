//! One import: recognise what was given, read each archive in one transaction, tell how far it is.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use detect::Engine;
use import::{Archive, Input, Options};
use model::Owner;
use store::{Added, Store};

use crate::app::{Event, Shell};
use crate::pipeline::{self, Control, Found};
use crate::receipt::{self, Counter};
use crate::types::{ImportProgress, JobState, Receipt};
use crate::{Fault, FaultCode, zone};

/// At most this often the window is told how far a job is.
const TICK: Duration = Duration::from_millis(80);

/// An import that runs.
pub(crate) struct Importing {
    pub store: Store,
    pub engine: Engine,
    pub shell: Arc<dyn Shell>,
    pub control: Arc<Control>,
    pub progress: Arc<Mutex<ImportProgress>>,
    /// Set once nothing of the import itself is left to do.
    pub gives_way: Arc<AtomicBool>,
    pub job: u32,
}

impl Importing {
    /// Reads everything; the last word has been told when it returns.
    pub fn run(&mut self, inputs: Vec<Input>) {
        let mut archives = import::recognise(inputs);
        let total: u64 = archives.iter().flatten().map(Archive::total_bytes).sum();
        let receipts = archives.iter().map(|archive| match archive {
            Ok(archive) => receipt::waiting(archive),
            Err(refused) => receipt::refused(refused),
        });
        let mut progress = ImportProgress {
            job: self.job,
            state: JobState::Running,
            bytes_done: 0.0,
            bytes_total: total as f64,
            archives: receipts.collect(),
        };
        self.tell(&progress);
        let mut base = 0;
        for (at, archive) in archives.iter_mut().enumerate() {
            let Ok(archive) = archive else { continue };
            let Some(mut receipt) = progress.archives.get(at).cloned() else {
                continue;
            };
            receipt.state = JobState::Running;
            let outcome = self.read(archive, receipt, base, |bytes, receipt| {
                progress.bytes_done = bytes as f64;
                if let Some(slot) = progress.archives.get_mut(at) {
                    *slot = receipt.clone();
                }
                progress.clone()
            });
            base += archive.total_bytes();
            progress.bytes_done = base as f64;
            if let Some(slot) = progress.archives.get_mut(at) {
                *slot = outcome;
            }
            self.tell(&progress);
        }
        progress.state = overall(&progress.archives, self.control.is_cancelled());
        // First: who hears the last word may start the next job at once.
        self.gives_way.store(true, Ordering::Relaxed);
        self.tell(&progress);
    }

    /// Reads one archive in one transaction. Whatever goes wrong, the receipt says so and nothing
    /// of the archive stays.
    fn read(
        &mut self,
        archive: &mut Archive,
        receipt: Receipt,
        base: u64,
        mut update: impl FnMut(u64, &Receipt) -> ImportProgress,
    ) -> Receipt {
        let (shell, control, shared) = (
            Arc::clone(&self.shell),
            Arc::clone(&self.control),
            Arc::clone(&self.progress),
        );
        let mut told = Instant::now();
        let mut tick = |receipt: &Receipt| {
            if told.elapsed() >= TICK {
                told = Instant::now();
                let progress = update(control.bytes.load(Ordering::Relaxed), receipt);
                *shared.lock().unwrap_or_else(PoisonError::into_inner) = progress.clone();
                shell.emit(Event::Import(progress));
            }
        };
        let mut receipt = receipt;
        let options = Options::default();
        // A bug that an odd file brings out must cost that file, not leave the window waiting: the
        // transaction is rolled back on the way out.
        let read = catch_unwind(AssertUnwindSafe(|| {
            read_into(
                &mut self.store,
                archive,
                &options,
                &self.engine,
                &self.control,
                base,
                &mut receipt,
                &mut tick,
            )
        }));
        let read = read.unwrap_or_else(|_| Err(FaultCode::Damaged.into()));
        match read {
            Ok(()) => receipt.state = JobState::Done,
            Err(fault) if fault.code == FaultCode::Cancelled || self.control.is_cancelled() => {
                receipt.state = JobState::Cancelled;
                receipt.new = 0;
            }
            Err(mut fault) => {
                fault.place.get_or_insert_with(|| receipt.label.clone());
                receipt.state = JobState::Refused;
                receipt.new = 0;
                receipt.fault = Some(fault);
            }
        }
        receipt
    }

    fn tell(&self, progress: &ImportProgress) {
        let mut shared = self.progress.lock().unwrap_or_else(PoisonError::into_inner);
        *shared = progress.clone();
        drop(shared);
        self.shell.emit(Event::Import(progress.clone()));
    }
}

fn overall(archives: &[Receipt], cancelled: bool) -> JobState {
    if cancelled
        && archives
            .iter()
            .any(|r| matches!(r.state, JobState::Cancelled | JobState::Waiting))
    {
        return JobState::Cancelled;
    }
    let done = archives.iter().any(|r| r.state == JobState::Done);
    if done {
        JobState::Done
    } else {
        JobState::Refused
    }
}

/// Reads an archive into a store, in one transaction, and fills the receipt. The account it
/// belongs to must be the profile's, or the first of its platform.
#[allow(clippy::too_many_arguments)] // The whole path meets here, once.
pub(crate) fn read_into(
    store: &mut Store,
    archive: &mut Archive,
    options: &Options,
    engine: &Engine,
    control: &Control,
    base: u64,
    receipt: &mut Receipt,
    tick: &mut dyn FnMut(&Receipt),
) -> Result<(), Fault> {
    let owner = match archive.owner() {
        Some(owner) => Some(merge_owner(&store.accounts()?, owner)?),
        None => None,
    };
    let mut counter = Counter::default();
    let mut import = store.begin_import(&zone::now())?;
    pipeline::run(archive, options, engine, control, base, |batch| {
        for found in batch {
            match found {
                Found::Skipped(skipped) => counter.skipped(skipped),
                Found::Post(post, findings) => {
                    let added = import.add(&post, &findings)?;
                    counter.post(&post, added == Added::New, findings.len());
                }
            }
        }
        counter.fill(receipt);
        tick(receipt);
        Ok(())
    })?;
    counter.fill(receipt);
    if receipt.posts == 0 {
        return Err(FaultCode::NoPosts.into());
    }
    if control.is_cancelled() {
        return Err(FaultCode::Cancelled.into());
    }
    let kept = Receipt {
        state: JobState::Done,
        ..receipt.clone()
    };
    let json = serde_json::to_string(&kept).map_err(|_| FaultCode::Storage)?;
    import.finish(&json, owner.as_ref())?;
    store.checkpoint()?;
    Ok(())
}

/// The account of the profile with what this archive adds to it, or the fault that it belongs to
/// somebody else.
pub(crate) fn merge_owner(accounts: &[Owner], archive: &Owner) -> Result<Owner, Fault> {
    let Some(ours) = accounts.iter().find(|a| a.platform == archive.platform) else {
        return Ok(archive.clone());
    };
    if !ours.same_account(archive) {
        return Err(Fault {
            code: FaultCode::OtherOwner,
            place: Some(archive.label()),
            owner: Some(ours.label()),
        });
    }
    let mut merged = ours.clone();
    merged.id = merged.id.or_else(|| archive.id.clone());
    let known = [&archive.handle, &archive.name]
        .into_iter()
        .flatten()
        .chain(&archive.former);
    for name in known {
        let current = [&merged.handle, &merged.name]
            .into_iter()
            .flatten()
            .any(|n| n == name);
        if !current && !merged.former.contains(name) {
            merged.former.push(name.clone());
        }
    }
    Ok(merged)
}

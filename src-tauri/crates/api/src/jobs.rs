//! Jobs: imports and scans that run beside the window, with progress and a stop that works.

use std::collections::HashMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;

use detect::Engine;
use import::Input;
use store::Store;

use crate::app::{Event, Shell};
use crate::importing::Importing;
use crate::pipeline::Control;
use crate::types::{ImportProgress, JobState, Pass, ScanProgress};
use crate::{Fault, FaultCode, scan};

/// All jobs of this run of the program.
#[derive(Default)]
pub(crate) struct Jobs(Mutex<Table>);

#[derive(Default)]
struct Table {
    last: u32,
    jobs: HashMap<u32, Job>,
}

struct Job {
    /// It may be stopped for something else: what is left of it is kept as due.
    gives_way: Arc<AtomicBool>,
    control: Arc<Control>,
    progress: Arc<Mutex<ImportProgress>>,
    thread: Option<JoinHandle<()>>,
}

impl Jobs {
    /// Starts an import, unless another one runs. What is due then is scanned when it is over.
    pub fn start_import(
        &self,
        inputs: Vec<Input>,
        store: Store,
        engine: Engine,
        shell: Arc<dyn Shell>,
    ) -> Result<ImportProgress, Fault> {
        self.start(false, move |job| {
            move |work| {
                let mut import = Importing {
                    store,
                    engine,
                    shell,
                    control: Arc::clone(&work.control),
                    progress: Arc::clone(&work.progress),
                    gives_way: Arc::clone(&work.gives_way),
                    job,
                };
                import.run(inputs);
                let Importing {
                    store,
                    engine,
                    shell,
                    ..
                } = import;
                run_scan(job, store, &engine, &*shell, &work);
            }
        })
    }

    /// Starts a scan of what is due, unless an import runs: it ends with one.
    pub fn start_scan(
        &self,
        store: Store,
        engine: Engine,
        shell: Arc<dyn Shell>,
    ) -> Result<ImportProgress, Fault> {
        self.start(true, move |job| {
            move |work| run_scan(job, store, &engine, &*shell, &work)
        })
    }

    /// Stops a scan, if one runs, and waits until it has stopped.
    pub fn stop_scan(&self) {
        let mut table = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        stop_scans(&mut table);
    }

    fn start<F>(&self, scans: bool, make: impl FnOnce(u32) -> F) -> Result<ImportProgress, Fault>
    where
        F: FnOnce(Running) + Send + 'static,
    {
        let mut table = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        stop_scans(&mut table);
        if table.jobs.values().any(Job::is_running) {
            return Err(FaultCode::Busy.into());
        }
        table.last += 1;
        let job = table.last;
        let start = ImportProgress {
            job,
            state: JobState::Running,
            bytes_done: 0.0,
            bytes_total: 0.0,
            archives: Vec::new(),
        };
        let control = Arc::new(Control::default());
        let progress = Arc::new(Mutex::new(start.clone()));
        let gives_way = Arc::new(AtomicBool::new(scans));
        let running = Running {
            control: Arc::clone(&control),
            progress: Arc::clone(&progress),
            gives_way: Arc::clone(&gives_way),
        };
        let work = make(job);
        let thread = std::thread::spawn(move || work(running));
        table.jobs.insert(
            job,
            Job {
                gives_way,
                control,
                progress,
                thread: Some(thread),
            },
        );
        Ok(start)
    }

    /// Whether a job runs that must not be stopped for a lock.
    pub fn any_runs(&self) -> bool {
        let table = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        table.jobs.values().any(Job::is_running)
    }

    /// How far a job is.
    pub fn progress(&self, job: u32) -> Result<ImportProgress, Fault> {
        let table = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let job = table.jobs.get(&job).ok_or(FaultCode::BadRequest)?;
        let progress = job.progress.lock().unwrap_or_else(PoisonError::into_inner);
        Ok(progress.clone())
    }

    /// Asks a job to stop; its last progress says when it has.
    pub fn cancel(&self, job: u32) {
        let table = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(job) = table.jobs.get(&job) {
            job.control.cancelled.store(true, Ordering::Relaxed);
        }
    }

    /// Stops everything and waits until it has stopped.
    pub fn stop_all(&self) {
        let threads: Vec<JoinHandle<()>> = {
            let mut table = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            for job in table.jobs.values() {
                job.control.cancelled.store(true, Ordering::Relaxed);
            }
            table
                .jobs
                .values_mut()
                .filter_map(|job| job.thread.take())
                .collect()
        };
        for thread in threads {
            let _ = thread.join(); // A job that panicked has stopped too.
        }
    }
}

impl Drop for Jobs {
    /// What runs ends with the program: a database that is let go of is let go of by all.
    fn drop(&mut self) {
        self.stop_all();
    }
}

/// What a job holds of itself.
struct Running {
    control: Arc<Control>,
    progress: Arc<Mutex<ImportProgress>>,
    gives_way: Arc<AtomicBool>,
}

/// Scans what is due and tells the window.
fn run_scan(job: u32, mut store: Store, engine: &Engine, shell: &dyn Shell, work: &Running) {
    let tell = |scan: ScanProgress| {
        shell.emit(Event::Scan(ScanProgress { job, ..scan }));
    };
    // A bug that an odd post brings out must not end the program.
    let scan = AssertUnwindSafe(|| scan::scan(&mut store, engine, &work.control, tell));
    let last = catch_unwind(scan).unwrap_or_else(|_| Err(FaultCode::Damaged.into()));
    let last = last.unwrap_or(ScanProgress {
        job,
        pass: Pass::First,
        state: JobState::Refused,
        done: 0,
        total: 0,
    });
    // The state first: who hears the last word may start the next job at once.
    let mut progress = work.progress.lock().unwrap_or_else(PoisonError::into_inner);
    if progress.state == JobState::Running {
        progress.state = last.state;
    }
    drop(progress);
    tell(last);
}

/// Stops what gives way, and waits until it has.
fn stop_scans(table: &mut Table) {
    let scans = table.jobs.values_mut();
    for job in scans.filter(|job| job.gives_way.load(Ordering::Relaxed)) {
        job.control.cancelled.store(true, Ordering::Relaxed);
        if let Some(thread) = job.thread.take() {
            let _ = thread.join(); // A job that panicked has stopped too.
        }
    }
}

impl Job {
    fn is_running(&self) -> bool {
        let alive = self
            .thread
            .as_ref()
            .is_some_and(|thread| !thread.is_finished());
        alive && !self.gives_way.load(Ordering::Relaxed)
    }
}

//! Jobs: imports and scans that run beside the window, with progress and a stop that works.

use std::collections::HashMap;
use std::sync::atomic::Ordering;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;

use detect::Engine;
use import::Input;
use store::Store;

use crate::app::{Event, Shell};
use crate::importing::Importing;
use crate::pipeline::Control;
use crate::types::{ImportProgress, JobState, ScanProgress};
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
    control: Arc<Control>,
    progress: Arc<Mutex<ImportProgress>>,
    thread: Option<JoinHandle<()>>,
}

impl Jobs {
    /// Starts an import, unless a job runs already.
    pub fn start_import(
        &self,
        inputs: Vec<Input>,
        store: Store,
        engine: Engine,
        shell: Arc<dyn Shell>,
    ) -> Result<ImportProgress, Fault> {
        self.start(move |job| {
            move |control, progress| {
                let mut import = Importing {
                    store,
                    engine,
                    shell,
                    control,
                    progress,
                    job,
                };
                import.run(inputs);
            }
        })
    }

    /// Starts a scan of all posts with new detectors, unless a job runs already.
    pub fn start_scan(
        &self,
        mut store: Store,
        engine: Engine,
        shell: Arc<dyn Shell>,
    ) -> Result<ImportProgress, Fault> {
        self.start(move |job| {
            move |control, progress| {
                let tell = |scan: ScanProgress| {
                    shell.emit(Event::Scan(ScanProgress { job, ..scan }));
                };
                let last = scan::scan(&mut store, &engine, &control, tell);
                let failed = ScanProgress {
                    job,
                    state: JobState::Refused,
                    done: 0,
                    total: 0,
                };
                let last = last.unwrap_or(failed);
                // The state first: who hears the last word may start the next job at once.
                progress
                    .lock()
                    .unwrap_or_else(PoisonError::into_inner)
                    .state = last.state;
                tell(last);
            }
        })
    }

    fn start<F>(&self, make: impl FnOnce(u32) -> F) -> Result<ImportProgress, Fault>
    where
        F: FnOnce(Arc<Control>, Arc<Mutex<ImportProgress>>) + Send + 'static,
    {
        let mut table = self.0.lock().unwrap_or_else(PoisonError::into_inner);
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
        let work = make(job);
        let (their_control, their_progress) = (Arc::clone(&control), Arc::clone(&progress));
        let thread = std::thread::spawn(move || work(their_control, their_progress));
        table.jobs.insert(
            job,
            Job {
                control,
                progress,
                thread: Some(thread),
            },
        );
        Ok(start)
    }

    /// Whether a job runs.
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

impl Job {
    fn is_running(&self) -> bool {
        let progress = self.progress.lock().unwrap_or_else(PoisonError::into_inner);
        let alive = self
            .thread
            .as_ref()
            .is_some_and(|thread| !thread.is_finished());
        alive && progress.state == JobState::Running
    }
}

//! The program between its front end and its data: one session at most, and the jobs that run.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, TryLockError};

use crate::jobs::Jobs;
use crate::session::Session;
use crate::types::{Choice, ImportProgress, ScanProgress};
use crate::watch::Watch;
use crate::{Fault, FaultCode};

/// What the program asks of the window around it.
pub trait Shell: Send + Sync {
    /// Opens the native dialog and returns what was picked; empty when it was closed.
    fn choose(&self, folder: bool) -> Vec<PathBuf>;
    /// Opens the native dialog for a file to be written, with this name in it, and returns where;
    /// `None` when it was closed. The person has confirmed that a file there is replaced.
    fn save(&self, suggested_name: &str) -> Option<PathBuf>;
    /// Tells the window that something happened.
    fn emit(&self, event: Event);
    /// The profile is locked: what the window was shown must not stay in its memory. It starts
    /// anew, on the first screen.
    fn forget(&self);
}

/// What the window is told without asking.
pub enum Event {
    /// Files were dropped or given at the start.
    Choices(Vec<Choice>),
    /// An import went on.
    Import(ImportProgress),
    /// A scan went on.
    Scan(ScanProgress),
    /// The profile was locked.
    Locked,
}

/// The program.
pub struct App {
    folder: PathBuf,
    shell: Arc<dyn Shell>,
    session: Mutex<Option<Session>>,
    picked: Mutex<Picked>,
    portable: bool,
    pub(crate) jobs: Jobs,
    pub(crate) watch: Watch,
}

/// Files the person picked. Paths stay here; the window only ever holds the numbers.
#[derive(Default)]
struct Picked {
    last: u32,
    waiting: Vec<(Choice, PathBuf)>,
}

impl App {
    /// A program that keeps its data in `folder`.
    pub fn new(folder: PathBuf, shell: Arc<dyn Shell>) -> App {
        App {
            folder,
            shell,
            session: Mutex::default(),
            picked: Mutex::default(),
            portable: false,
            jobs: Jobs::default(),
            watch: Watch::default(),
        }
    }

    /// The same program on a stick: nothing is kept outside its folder.
    #[must_use]
    pub fn carried(self) -> App {
        App {
            portable: true,
            ..self
        }
    }

    /// Whether nothing is kept outside the folder.
    pub fn portable(&self) -> bool {
        self.portable
    }

    /// Folder in which everything is kept.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Takes note of files that were dropped, picked or given at the start, and returns their
    /// numbers. What does not exist is left out.
    pub fn pick(&self, paths: Vec<PathBuf>) -> Vec<Choice> {
        let mut picked = lock(&self.picked);
        let mut new = Vec::new();
        for path in paths {
            let Ok(meta) = path.metadata() else { continue };
            picked.last += 1;
            let name = path
                .file_name()
                .unwrap_or(path.as_os_str())
                .to_string_lossy()
                .into_owned();
            let bytes = if meta.is_file() {
                meta.len() as f64
            } else {
                0.0
            };
            let choice = Choice {
                id: picked.last,
                name,
                folder: meta.is_dir(),
                bytes,
            };
            picked.waiting.push((choice.clone(), path));
            new.push(choice);
        }
        new
    }

    /// As [`App::pick`], for files that come without being asked for: the window is told.
    pub fn drop_files(&self, paths: Vec<PathBuf>) {
        let choices = self.pick(paths);
        if !choices.is_empty() {
            self.shell.emit(Event::Choices(choices));
        }
    }

    /// Locks the profile: stops what runs, forgets the keys, tells the window and makes it forget.
    pub fn lock(&self) {
        self.jobs.stop_all();
        *self.session() = None;
        lock(&self.picked).waiting.clear();
        self.shell.emit(Event::Locked);
        self.shell.forget();
    }

    pub(crate) fn shell(&self) -> &Arc<dyn Shell> {
        &self.shell
    }

    pub(crate) fn waiting(&self) -> Vec<Choice> {
        lock(&self.picked)
            .waiting
            .iter()
            .map(|(choice, _)| choice.clone())
            .collect()
    }

    /// Takes picked files out of the waiting list.
    pub(crate) fn take_paths(&self, ids: &[u32]) -> Vec<PathBuf> {
        let mut picked = lock(&self.picked);
        let (taken, left) = std::mem::take(&mut picked.waiting)
            .into_iter()
            .partition::<Vec<_>, _>(|(choice, _)| ids.contains(&choice.id));
        picked.waiting = left;
        taken.into_iter().map(|(_, path)| path).collect()
    }

    pub(crate) fn session(&self) -> MutexGuard<'_, Option<Session>> {
        lock(&self.session)
    }

    /// The session, unless a command is at work in it.
    pub(crate) fn session_if_free(&self) -> Option<MutexGuard<'_, Option<Session>>> {
        match self.session.try_lock() {
            Ok(session) => Some(session),
            Err(TryLockError::Poisoned(session)) => Some(session.into_inner()),
            Err(TryLockError::WouldBlock) => None,
        }
    }

    pub(crate) fn with_session<T>(
        &self,
        use_it: impl FnOnce(&mut Session) -> Result<T, Fault>,
    ) -> Result<T, Fault> {
        let mut session = self.session();
        use_it(session.as_mut().ok_or(FaultCode::Locked)?)
    }
}

/// A panic in one command must not make every later one panic too: the data behind these locks is
/// whole between commands (the database rolls back by itself).
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

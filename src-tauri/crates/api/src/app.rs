//! The program between its front end and its data: one session at most, and the jobs that run.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, TryLockError};
use std::time::Duration;

use vault::Kdf;
use zeroize::Zeroizing;

use crate::guard::Guard;
use crate::jobs::Jobs;
use crate::notebook::Notebook;
use crate::session::Session;
use crate::types::{Choice, ImportProgress, ScanProgress, WorkProgress};
use crate::use_cases::vault::VAULT;
use crate::watch::Watch;
use crate::{Fault, FaultCode};

/// How long opening should take on this machine.
const STRETCH: Duration = Duration::from_secs(1);

/// What the program asks of the window around it.
pub trait Shell: Send + Sync {
    /// Opens the native dialog and returns what was picked; empty when it was closed.
    fn choose(&self, folder: bool) -> Vec<PathBuf>;
    /// Opens the native dialog for a file to be written, with this name in it, and returns where;
    /// `None` when it was closed. The person has confirmed that a file there is replaced.
    fn save(&self, suggested_name: &str) -> Option<PathBuf>;
    /// The system's keychain, where there is one.
    fn keychain(&self) -> Option<&dyn Keychain> {
        None
    }
    /// Tells the window that something happened.
    fn emit(&self, event: Event);
    /// The profile is locked: what the window was shown must not stay in its memory. It starts
    /// anew, on the first screen.
    fn forget(&self);
}

/// The system's keychain: one secret of 32 bytes under a name.
pub trait Keychain {
    /// The secret; `None` where there is none or the keychain does not answer.
    fn read(&self, name: &str) -> Option<Zeroizing<[u8; 32]>>;
    /// Keeps a secret; `false` where the keychain does not take it.
    fn write(&self, name: &str, secret: &[u8; 32]) -> bool;
    /// Removes the secret, if it is there.
    fn remove(&self, name: &str);
}

/// What the window is told without asking.
pub enum Event {
    /// Files were dropped or given at the start.
    Choices(Vec<Choice>),
    /// An import went on.
    Import(ImportProgress),
    /// A scan went on.
    Scan(ScanProgress),
    /// A long command went on.
    Work(WorkProgress),
    /// The profile was locked.
    Locked,
    /// The vault alone was locked.
    VaultLocked,
    /// The neutral screen came up (`true`) or went: the frame of the window must fit it.
    Hidden(bool),
}

/// The program.
pub struct App {
    folder: PathBuf,
    shell: Arc<dyn Shell>,
    session: Mutex<Option<Session>>,
    vault: Mutex<Option<Notebook>>,
    picked: Mutex<Picked>,
    hidden: AtomicBool,
    wiped: Mutex<Option<Vec<String>>>,
    portable: bool,
    least_stretch: bool,
    pub(crate) jobs: Jobs,
    pub(crate) guard: Guard,
    /// The long command that runs was asked to stop.
    pub(crate) cancelled: Arc<AtomicBool>,
    /// Long commands that run.
    pub(crate) working: Arc<AtomicU32>,
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
            vault: Mutex::default(),
            picked: Mutex::default(),
            hidden: AtomicBool::default(),
            wiped: Mutex::default(),
            portable: false,
            least_stretch: false,
            jobs: Jobs::default(),
            guard: Guard::default(),
            cancelled: Arc::default(),
            working: Arc::default(),
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

    /// The same program with the least stretch that a key file may have, for tests that make many.
    #[must_use]
    pub fn least_stretch(self) -> App {
        App {
            least_stretch: true,
            ..self
        }
    }

    /// The cost of a new passphrase on this machine.
    pub(crate) fn stretch(&self) -> Result<Kdf, Fault> {
        match self.least_stretch {
            true => Ok(Kdf::LEAST),
            false => Ok(Kdf::calibrated(STRETCH)?),
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

    /// Locks everything: stops what runs, forgets the keys, tells the window and makes it forget.
    pub fn lock(&self) {
        self.close();
        lock(&self.picked).waiting.clear();
        self.shell.emit(Event::Locked);
        self.shell.forget();
    }

    /// Locks the vault alone.
    pub fn lock_vault(&self) {
        self.cancelled.store(true, Ordering::Relaxed);
        let was_open = self.vault().take();
        if let Some(book) = was_open {
            self.remember(&book);
            drop(book);
            self.shell.emit(Event::VaultLocked);
            self.shell.forget();
        }
    }

    /// Stops what runs and lets go of both databases and their keys; the window is not told.
    pub(crate) fn close(&self) {
        self.cancelled.store(true, Ordering::Relaxed);
        self.jobs.stop_all();
        let was_open = self.vault().take();
        if let Some(book) = was_open {
            self.remember(&book);
        }
        *self.session() = None;
    }

    /// Remembers how often the vault was written, so that one put back from before is noticed. Best
    /// effort: what is missed by a crash is remembered at the next opening.
    fn remember(&self, book: &Notebook) {
        // A command that is at work must not delay a lock.
        if let Some(mut slot) = self.session_if_free()
            && let Some(session) = slot.as_mut()
        {
            let _ = session.store.save_seen(VAULT, book.store.generation());
        }
    }

    /// Whether a long command runs.
    pub(crate) fn works(&self) -> bool {
        self.working.load(Ordering::Relaxed) > 0
    }

    pub(crate) fn hidden(&self) -> bool {
        self.hidden.load(Ordering::Relaxed)
    }

    pub(crate) fn set_hidden(&self, hidden: bool) {
        self.hidden.store(hidden, Ordering::Relaxed);
        self.shell.emit(Event::Hidden(hidden));
    }

    /// What a wipe left, until the person has read it.
    pub(crate) fn wiped(&self) -> MutexGuard<'_, Option<Vec<String>>> {
        lock(&self.wiped)
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

    /// Where a picked file is; it stays in the list.
    pub(crate) fn path_of(&self, id: u32) -> Option<PathBuf> {
        let picked = lock(&self.picked);
        let found = picked.waiting.iter().find(|(choice, _)| choice.id == id);
        found.map(|(_, path)| path.clone())
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

    pub(crate) fn vault(&self) -> MutexGuard<'_, Option<Notebook>> {
        lock(&self.vault)
    }

    pub(crate) fn vault_is_open(&self) -> bool {
        self.vault().is_some()
    }

    pub(crate) fn with_vault<T>(
        &self,
        use_it: impl FnOnce(&mut Notebook) -> Result<T, Fault>,
    ) -> Result<T, Fault> {
        let mut vault = self.vault();
        use_it(vault.as_mut().ok_or(FaultCode::VaultLocked)?)
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

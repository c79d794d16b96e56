//! The database of posts, findings, decisions and settings: opening it, and the folder's lock.

use std::fs::{File, TryLockError};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rusqlite::Connection;
use vault::Secret;

use crate::connection::{self, make_private};
use crate::{StoreError, migrate, place, tables};

/// Name of the database in the data folder.
pub const NAME: &str = "store.db";
pub(crate) const LOCK: &str = "lock";

/// An open database.
pub struct Store {
    pub(crate) db: Connection,
    /// Where it lives and what opens it; `None` in memory.
    home: Option<(PathBuf, Arc<Secret>)>,
    /// Held while the folder is ours; `None` for a sibling and in memory.
    _lock: Option<File>,
}

impl Store {
    /// Opens or creates the database of a folder, brings it up to date, and takes the folder's
    /// lock: one program at a time.
    ///
    /// # Errors
    /// [`StoreError::AlreadyOpen`], [`StoreError::NewerVersion`], [`StoreError::WrongKey`]; in each
    /// case nothing was changed.
    pub fn open(folder: &Path, key: Arc<Secret>) -> Result<Store, StoreError> {
        let lock = take_lock(folder)?;
        place::clear(folder)?;
        let mut store = Store::connect(folder, Arc::clone(&key))?;
        store._lock = Some(lock);
        migrate::check(&store.db, &tables::SCHEMA)?;
        connection::set_up(&store.db)?;
        migrate::run(&mut store.db, &tables::SCHEMA, Some((folder, &key)))?;
        Ok(store)
    }

    /// A database that never touches the disk: the invented driver, and audits on the command line.
    pub fn in_memory() -> Result<Store, StoreError> {
        let mut db = Connection::open_in_memory()?;
        connection::set_up(&db)?;
        migrate::run(&mut db, &tables::SCHEMA, None)?;
        Ok(Store {
            db,
            home: None,
            _lock: None,
        })
    }

    /// A second connection to the same file, for a job that writes while the window reads.
    /// `None` in memory.
    pub fn sibling(&self) -> Option<Result<Store, StoreError>> {
        let (folder, key) = self.home.as_ref()?;
        Some(Store::connect(folder, Arc::clone(key)).and_then(|store| {
            connection::set_up(&store.db)?;
            Ok(store)
        }))
    }

    /// Moves what the last transactions wrote into the database file and empties the log beside it.
    pub fn checkpoint(&self) -> Result<(), StoreError> {
        // Readers may hold the log; then it is emptied the next time.
        connection::checkpoint(&self.db)?;
        Ok(())
    }

    /// A consistent copy under the same key, checked, as one file.
    ///
    /// # Errors
    /// [`StoreError::Missing`] in memory.
    pub fn snapshot(&self, to: &Path) -> Result<(), StoreError> {
        let (_, key) = self.home.as_ref().ok_or(StoreError::Missing)?;
        migrate::copy(&self.db, key, to)
    }

    /// The folder and the key; `None` in memory.
    pub(crate) fn home(&self) -> Option<(&Path, &Arc<Secret>)> {
        self.home
            .as_ref()
            .map(|(folder, key)| (folder.as_path(), key))
    }

    fn connect(folder: &Path, key: Arc<Secret>) -> Result<Store, StoreError> {
        let db = connection::look(&folder.join(NAME), &key)?;
        Ok(Store {
            db,
            home: Some((folder.to_path_buf(), key)),
            _lock: None,
        })
    }
}

/// Takes the lock of a folder; it is held until the file is dropped.
pub(crate) fn take_lock(folder: &Path) -> Result<File, StoreError> {
    let path = folder.join(LOCK);
    make_private(&path)?;
    let file = File::options().write(true).open(path)?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(StoreError::AlreadyOpen),
        Err(TryLockError::Error(error)) => Err(error.into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_newer_file_is_refused_and_stays_as_it_is() {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path();
        let keys = vault::file::create(folder, "a long passphrase", vault::Kdf::LEAST).unwrap();
        let key = Arc::new(keys.audit);
        let store = Store::open(folder, Arc::clone(&key)).unwrap();
        store
            .db
            .pragma_update(None, "user_version", tables::SCHEMA.version + 1)
            .unwrap();
        store.checkpoint().unwrap();
        drop(store);
        let before = std::fs::read(folder.join(NAME)).unwrap();
        assert_eq!(
            Store::open(folder, key).err(),
            Some(StoreError::NewerVersion)
        );
        assert_eq!(std::fs::read(folder.join(NAME)).unwrap(), before);
    }

    #[test]
    fn a_newer_file_and_the_log_that_a_crash_left_beside_it_stay_as_they_are() {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path();
        let key = Arc::new(Secret::from_bytes(&[7; 32]));
        let store = Store::open(folder, Arc::clone(&key)).unwrap();
        let newer = tables::SCHEMA.version + 1;
        store.db.pragma_update(None, "user_version", newer).unwrap();
        let crashed = tempfile::tempdir().unwrap();
        let names = [NAME, "store.db-wal"];
        let read = |folder: &Path| names.map(|name| std::fs::read(folder.join(name)).unwrap());
        for name in names {
            std::fs::copy(folder.join(name), crashed.path().join(name)).unwrap();
        }
        let before = read(crashed.path());
        assert!(!before[1].is_empty());
        assert_eq!(
            Store::open(crashed.path(), key).err(),
            Some(StoreError::NewerVersion)
        );
        assert!(read(crashed.path()) == before);
    }
}

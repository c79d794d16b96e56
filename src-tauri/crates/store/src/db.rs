//! The connection: how the database is opened, and nothing about what stands in it.

use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rusqlite::{Connection, OpenFlags};
use vault::Secret;
use zeroize::Zeroizing;

use crate::{StoreError, migrate};

/// Name of the database in the data folder.
pub const NAME: &str = "store.db";
const LOCK: &str = "lock";

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
        let mut store = Store::connect(folder, key)?;
        store._lock = Some(lock);
        migrate::run(&mut store.db)?;
        Ok(store)
    }

    /// A database that never touches the disk: the invented driver, and audits on the command line.
    pub fn in_memory() -> Result<Store, StoreError> {
        let db = Connection::open_in_memory()?;
        set_up(&db)?;
        let mut store = Store {
            db,
            home: None,
            _lock: None,
        };
        migrate::run(&mut store.db)?;
        Ok(store)
    }

    /// A second connection to the same file, for a job that writes while the window reads.
    /// `None` in memory.
    pub fn sibling(&self) -> Option<Result<Store, StoreError>> {
        let (folder, key) = self.home.as_ref()?;
        Some(Store::connect(folder, Arc::clone(key)))
    }

    /// Moves what the last transactions wrote into the database file and empties the log beside it.
    pub fn checkpoint(&self) -> Result<(), StoreError> {
        // Readers may hold the log; then it is emptied the next time.
        self.db
            .query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
        Ok(())
    }

    fn connect(folder: &Path, key: Arc<Secret>) -> Result<Store, StoreError> {
        let path = folder.join(NAME);
        make_private(&path)?;
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
            | OpenFlags::SQLITE_OPEN_CREATE
            | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let db = Connection::open_with_flags(&path, flags)?;
        // SQLCipher would write its errors to stderr; ours say what the person needs.
        db.execute_batch("PRAGMA cipher_log_level = NONE")?;
        db.execute_batch(&key_pragma(&key))?;
        // The first read is what checks the key.
        db.query_row("SELECT count(*) FROM sqlite_master", [], |_| Ok(()))?;
        set_up(&db)?;
        Ok(Store {
            db,
            home: Some((folder.to_path_buf(), key)),
            _lock: None,
        })
    }
}

/// The raw key as SQLCipher wants it. It takes a key of any other length as a passphrase and says
/// nothing, hence exactly 64 digits from a type that holds exactly 32 bytes.
fn key_pragma(key: &Secret) -> Zeroizing<String> {
    use std::fmt::Write;
    let mut sql = Zeroizing::new(String::with_capacity(96));
    sql.push_str("PRAGMA key = \"x'");
    for byte in key.bytes() {
        let _ = write!(sql, "{byte:02x}"); // Writing to a String cannot fail.
    }
    sql.push_str("'\"");
    sql
}

fn set_up(db: &Connection) -> Result<(), StoreError> {
    db.execute_batch(
        "PRAGMA journal_mode = WAL;
         PRAGMA synchronous = FULL;
         PRAGMA foreign_keys = ON;
         PRAGMA trusted_schema = OFF;
         PRAGMA temp_store = MEMORY;
         PRAGMA secure_delete = ON;
         PRAGMA cell_size_check = ON;
         PRAGMA cache_size = -24000;
         PRAGMA busy_timeout = 2000;",
    )?;
    db.set_prepared_statement_cache_capacity(64);
    Ok(())
}

fn take_lock(folder: &Path) -> Result<File, StoreError> {
    let path = folder.join(LOCK);
    make_private(&path)?;
    let file = File::options().write(true).open(path)?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(StoreError::AlreadyOpen),
        Err(TryLockError::Error(error)) => Err(error.into()),
    }
}

/// Creates the file with owner-only permissions if it is not there: SQLite gives the files beside
/// the database the permissions of the database.
fn make_private(path: &Path) -> Result<(), StoreError> {
    let mut options = fs::OpenOptions::new();
    options.create(true).append(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)?;
    Ok(())
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
            .pragma_update(None, "user_version", migrate::VERSION + 1)
            .unwrap();
        store.checkpoint().unwrap();
        drop(store);
        let before = fs::read(folder.join(NAME)).unwrap();
        assert_eq!(
            Store::open(folder, key).err(),
            Some(StoreError::NewerVersion)
        );
        assert_eq!(fs::read(folder.join(NAME)).unwrap(), before);
    }
}

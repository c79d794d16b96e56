//! A connection to one of the two databases: how it is opened and set up.

use std::fs::{self, DirBuilder};
use std::path::Path;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};
use vault::Secret;
use zeroize::Zeroizing;

use crate::StoreError;

/// Opens or makes a database under a raw key.
pub(crate) fn open(path: &Path, key: &Secret) -> Result<Connection, StoreError> {
    let db = look(path, key)?;
    set_up(&db)?;
    Ok(db)
}

/// The same before its version is known: dropped without [`set_up`], it leaves the file and the log
/// that a crash left beside it as they are.
pub(crate) fn look(path: &Path, key: &Secret) -> Result<Connection, StoreError> {
    make_private(path)?;
    let db = unlock(path, key)?;
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
    Ok(db)
}

/// Opens a database as it is, without settings.
pub(crate) fn unlock(path: &Path, key: &Secret) -> Result<Connection, StoreError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
        | OpenFlags::SQLITE_OPEN_CREATE
        | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let db = Connection::open_with_flags(path, flags)?;
    // SQLCipher would write its errors to stderr; ours say what the person needs.
    db.execute_batch("PRAGMA cipher_log_level = NONE")?;
    db.execute_batch(&key_pragma(key))?;
    // The first read is what checks the key.
    db.query_row("SELECT count(*) FROM sqlite_master", [], |_| Ok(()))?;
    Ok(db)
}

/// The raw key as SQLCipher wants it. It takes a key of any other length as a passphrase and says
/// nothing, hence exactly 64 digits from a type that holds exactly 32 bytes.
fn key_pragma(key: &Secret) -> Zeroizing<String> {
    let mut sql = Zeroizing::new(String::with_capacity(96));
    sql.push_str("PRAGMA key = \"");
    sql.push_str(&key_literal(key));
    sql.push('"');
    sql
}

/// `x'...'` with the 64 digits of a key.
pub(crate) fn key_literal(key: &Secret) -> Zeroizing<String> {
    use std::fmt::Write;
    let mut text = Zeroizing::new(String::with_capacity(80));
    text.push_str("x'");
    for byte in key.bytes() {
        let _ = write!(text, "{byte:02x}"); // Writing to a String cannot fail.
    }
    text.push('\'');
    text
}

pub(crate) fn set_up(db: &Connection) -> Result<(), StoreError> {
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
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false)?;
    Ok(())
}

/// Moves what the last transactions wrote into the database file and empties the log beside it;
/// `false` where a reader holds the log. It is emptied the next time then.
pub(crate) fn checkpoint(db: &Connection) -> Result<bool, StoreError> {
    let busy: i64 = db.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?;
    Ok(busy == 0)
}

/// That every page which was read so far opened. SQLCipher gives the last page of a long row, if it
/// does not open, as zeroes and no error; it only marks the connection as one that may not write.
///
/// # Errors
/// [`StoreError::Damaged`]; what was read is not to be used, and the connection neither.
pub(crate) fn held(db: &Connection) -> Result<(), StoreError> {
    match db.is_readonly(rusqlite::MAIN_DB)? {
        true => Err(StoreError::Damaged),
        false => Ok(()),
    }
}

/// Whether every page opens under the key and the database is whole.
pub(crate) fn is_whole(db: &Connection) -> Result<bool, StoreError> {
    let sound: String = db.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
    Ok(sound == "ok" && pages_hold(db)?)
}

/// Whether every page of the file, used or not, opens under the key.
pub(crate) fn pages_hold(db: &Connection) -> Result<bool, StoreError> {
    // One row for each page that fails its check; none when all is well.
    let mut pages = db.prepare("PRAGMA cipher_integrity_check")?;
    Ok(pages.query([])?.next()?.is_none())
}

/// Rows of every table, to compare a copy with what it was made from.
pub(crate) fn row_counts(db: &Connection) -> Result<Vec<(String, i64)>, StoreError> {
    let mut names = db.prepare(
        "SELECT name FROM sqlite_master
         WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND sql NOT LIKE 'CREATE VIRTUAL%'
         ORDER BY name",
    )?;
    let names: Vec<String> = names
        .query_map([], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    let count = |name: String| {
        // Names come from our own schema; quoting covers the ones of FTS5.
        let sql = format!("SELECT count(*) FROM \"{name}\"");
        let rows = db.query_row(&sql, [], |row| row.get(0))?;
        Ok((name, rows))
    };
    names.into_iter().map(count).collect()
}

/// Creates the file with owner-only permissions if it is not there, and takes those of others away
/// where it is: SQLite gives the files beside the database the permissions of the database.
pub(crate) fn make_private(path: &Path) -> Result<(), StoreError> {
    let mut options = fs::OpenOptions::new();
    options.create(true).append(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let file = options.open(path)?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        if file.metadata()?.permissions().mode() & 0o077 != 0 {
            file.set_permissions(fs::Permissions::from_mode(0o600))?;
        }
    }
    drop(file);
    Ok(())
}

/// Makes a folder for its owner alone, unless it is there.
pub(crate) fn make_folder(path: &Path) -> Result<(), StoreError> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)?;
    Ok(())
}

/// Makes sure that renames in a folder are on the disk.
pub(crate) fn sync_folder(path: &Path) -> Result<(), StoreError> {
    // Windows has no handle to a folder that could be synced; its renames are journalled.
    if cfg!(unix) {
        fs::File::open(path)?.sync_all()?;
    }
    Ok(())
}

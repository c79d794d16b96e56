//! Files that are made anew beside those in use: how they take their place, and what is cleared when
//! the program ended before they did.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use vault::Secret;

use crate::connection::{self, is_whole, row_counts, sync_folder};
use crate::{StoreError, backup, rekey};

/// What SQLite keeps beside a database.
pub(crate) const BESIDE: [&str; 3] = ["-wal", "-shm", "-journal"];
/// Databases that are being made or taken apart; one that is copied ends in `.part` besides.
pub(crate) const UNFINISHED: [&str; 3] = ["store.db.new", "vault.db.new", "vault.db.broken"];

/// Checks a database that was made and renames it over the present one, which nobody has open and
/// whose log is empty.
pub(crate) fn put_in_place(
    next: &Path,
    present: &Path,
    key: &Secret,
    counts: Option<Vec<(String, i64)>>,
) -> Result<(), StoreError> {
    let made = connection::open(next, key)?;
    if !is_whole(&made)? || counts.is_some_and(|counts| row_counts(&made).ok() != Some(counts)) {
        return Err(StoreError::Damaged);
    }
    // One file, without a log, so that one rename is all of it.
    made.pragma_update(None, "journal_mode", "DELETE")?;
    drop(made);
    File::open(next)?.sync_all()?;
    // A log of the old file must not meet the new one.
    for ending in BESIDE {
        remove_all(&beside(present, ending))?;
    }
    fs::rename(next, present)?;
    present.parent().map_or(Ok(()), sync_folder)
}

/// Removes a database with what SQLite keeps beside it.
pub(crate) fn remove_database(path: &Path) -> Result<(), StoreError> {
    // The logs first: one without its database would be read into the next of that name.
    for ending in BESIDE {
        remove_all(&beside(path, ending))?;
    }
    remove_all(path)
}

/// Removes what a program that ended left half made. Only for who holds the folder's lock.
pub(crate) fn clear(folder: &Path) -> Result<(), StoreError> {
    remove_all(&folder.join(backup::SNAPSHOT))?;
    if vault::file::rekey::is_unfinished(folder) {
        return Ok(()); // It goes on where it stopped.
    }
    clear_databases(folder)?;
    remove_all(&folder.join(rekey::ATTACHMENTS))
}

/// Removes databases that are half made.
pub(crate) fn clear_databases(folder: &Path) -> Result<(), StoreError> {
    for name in UNFINISHED {
        remove_database(&folder.join(name))?;
        remove_database(&folder.join(format!("{name}.part")))?;
    }
    Ok(())
}

/// Removes a file, a link or a folder with all that is in it, if it is there.
pub(crate) fn remove_all(path: &Path) -> Result<(), StoreError> {
    match path.symlink_metadata() {
        Ok(meta) if meta.is_dir() => Ok(fs::remove_dir_all(path)?),
        Ok(_) => Ok(fs::remove_file(path)?),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(error.into()),
    }
}

fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}

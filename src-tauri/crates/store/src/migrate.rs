//! Forward-only migrations by `user_version`. Each table brings its own, by version.
//!
//! Before a database that holds something is changed, a copy is made under the same key, opened,
//! checked and compared. Without a good copy nothing is changed.

use std::fs;
use std::path::{Path, PathBuf};

use rusqlite::Connection;
use vault::Secret;

use crate::connection::{self, is_whole, make_folder, row_counts, sync_folder};
use crate::{StoreError, place};

/// Folder of the copies, inside the data folder.
pub const FOLDER: &str = "backups";
/// Copies that are kept of each database.
const KEPT: usize = 2;

/// The tables of a database.
pub(crate) struct Schema {
    /// File name without its ending.
    pub name: &'static str,
    /// Version that this program writes.
    pub version: u32,
    /// Every table's migrations as (version, SQL), parents before children.
    pub migrations: &'static [&'static [(u32, &'static str)]],
}

/// Brings a database up to date, one transaction a version. `home` is its folder and key; `None` in
/// memory, where there is nothing to copy.
pub(crate) fn run(
    db: &mut Connection,
    schema: &Schema,
    home: Option<(&Path, &Secret)>,
) -> Result<(), StoreError> {
    let found = check(db, schema)?;
    if let Some((folder, key)) = home
        && found > 0
        && found < schema.version
    {
        keep_copy(db, schema.name, found, folder, key)?;
    }
    for version in found + 1..=schema.version {
        let step = db.transaction()?;
        let migrations = schema.migrations.iter().copied().flatten();
        for (_, sql) in migrations.filter(|m| m.0 == version) {
            step.execute_batch(sql)?;
        }
        step.pragma_update(None, "user_version", version)?;
        step.commit()?;
    }
    Ok(())
}

/// The version of a database.
///
/// # Errors
/// [`StoreError::NewerVersion`] for one that this program does not know.
pub(crate) fn check(db: &Connection, schema: &Schema) -> Result<u32, StoreError> {
    let found: u32 = db.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    match found > schema.version {
        true => Err(StoreError::NewerVersion),
        false => Ok(found),
    }
}

/// Keeps a checked copy as `backups/<name>-v<version>.db`, and forgets all but the latest two.
fn keep_copy(
    db: &Connection,
    name: &str,
    version: u32,
    folder: &Path,
    key: &Secret,
) -> Result<(), StoreError> {
    let backups = folder.join(FOLDER);
    make_folder(&backups)?;
    copy(db, key, &backups.join(format!("{name}-v{version}.db")))?;
    let mut copies = versions_of(&backups, name)?;
    copies.sort_unstable_by(|a, b| b.cmp(a));
    for (_, path) in copies.into_iter().skip(KEPT) {
        fs::remove_file(path)?;
    }
    Ok(())
}

/// Removes the copies of a database: they hold what was taken out of it for good.
pub(crate) fn forget_copies(folder: &Path, name: &str) -> Result<(), StoreError> {
    let backups = folder.join(FOLDER);
    if !backups.exists() {
        return Ok(());
    }
    for (_, path) in versions_of(&backups, name)? {
        fs::remove_file(path)?;
    }
    place::remove_database(&backups.join(damaged_name(name)))?;
    sync_folder(&backups)
}

/// Name of the copy of a database that was damaged.
pub(crate) fn damaged_name(name: &str) -> String {
    format!("{name}-damaged.db")
}

/// Copies a database under the same key, checks the copy, and puts it in its place only then.
pub(crate) fn copy(db: &Connection, key: &Secret, to: &Path) -> Result<(), StoreError> {
    let mut part = to.as_os_str().to_owned();
    part.push(".part");
    let part = PathBuf::from(part);
    let done = write_copy(db, key, &part).and_then(|()| {
        fs::rename(&part, to)?;
        Ok(())
    });
    if done.is_err() {
        let _ = place::remove_database(&part); // Half a copy is worth nothing.
    }
    done?;
    match to.parent() {
        Some(folder) => sync_folder(folder),
        None => Ok(()),
    }
}

fn write_copy(db: &Connection, key: &Secret, part: &Path) -> Result<(), StoreError> {
    // An earlier half would be refused, and its log would be read into the new copy. An empty
    // private file is taken and keeps its permissions.
    place::remove_database(part)?;
    connection::make_private(part)?;
    let name = part.to_str().ok_or(StoreError::Io)?;
    db.execute("VACUUM INTO ?1", [name])?;
    // What did not open would be zeroes in the copy, which opens.
    connection::held(db)?;
    fs::File::open(part)?.sync_all()?;
    let copied = connection::open(part, key)?;
    let agree = is_whole(&copied)? && row_counts(&copied)? == row_counts(db)?;
    // A copy is one file: no log beside it.
    copied.pragma_update(None, "journal_mode", "DELETE")?;
    drop(copied);
    match agree {
        true => Ok(()),
        false => Err(StoreError::Damaged),
    }
}

/// The copies of a database, with their versions.
fn versions_of(backups: &Path, name: &str) -> Result<Vec<(u32, PathBuf)>, StoreError> {
    let mut found = Vec::new();
    for entry in fs::read_dir(backups)? {
        let path = entry?.path();
        let stem = path.file_stem().and_then(|stem| stem.to_str());
        let version = stem
            .and_then(|stem| stem.strip_prefix(name)?.strip_prefix("-v")?.parse().ok())
            .filter(|_| path.extension().is_some_and(|ending| ending == "db"));
        if let Some(version) = version {
            found.push((version, path));
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    const STEPS: &[(u32, &str)] = &[
        (
            1,
            "CREATE TABLE words (word TEXT) STRICT; INSERT INTO words VALUES ('one')",
        ),
        (2, "INSERT INTO words VALUES ('two')"),
        (3, "INSERT INTO words VALUES ('three')"),
        (4, "INSERT INTO words VALUES ('four')"),
    ];

    fn to(version: u32) -> Schema {
        Schema {
            name: "words",
            version,
            migrations: &[STEPS],
        }
    }

    fn rows(db: &Connection) -> i64 {
        db.query_row("SELECT count(*) FROM words", [], |row| row.get(0))
            .unwrap()
    }

    #[test]
    fn the_third_migration_keeps_two_copies() {
        let home = tempfile::tempdir().unwrap();
        let (path, key) = (home.path().join("words.db"), Secret::from_bytes(&[7; 32]));
        for version in 1..=4 {
            let mut db = connection::open(&path, &key).unwrap();
            run(&mut db, &to(version), Some((home.path(), &key))).unwrap();
            assert_eq!(rows(&db), i64::from(version));
        }
        let mut copies = versions_of(&home.path().join(FOLDER), "words").unwrap();
        copies.sort();
        let kept: Vec<u32> = copies.iter().map(|(version, _)| *version).collect();
        assert_eq!(kept, [2, 3]);
        for (version, path) in copies {
            let copy = connection::open(&path, &key).unwrap();
            assert_eq!(rows(&copy), i64::from(version), "as it was before");
        }
    }

    #[test]
    fn a_step_that_fails_leaves_the_version_before() {
        let home = tempfile::tempdir().unwrap();
        let (path, key) = (home.path().join("words.db"), Secret::from_bytes(&[7; 32]));
        let mut db = connection::open(&path, &key).unwrap();
        run(&mut db, &to(1), Some((home.path(), &key))).unwrap();
        let broken = Schema {
            migrations: &[&[(
                2,
                "INSERT INTO words VALUES ('two'); INSERT INTO no_table VALUES (1)",
            )]],
            ..to(2)
        };
        assert!(run(&mut db, &broken, Some((home.path(), &key))).is_err());
        assert_eq!((check(&db, &to(2)).unwrap(), rows(&db)), (1, 1));
        run(&mut db, &to(2), Some((home.path(), &key))).unwrap();
        assert_eq!(rows(&db), 2);
    }
}

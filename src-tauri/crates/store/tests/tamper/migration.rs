//! A database of the first version, brought up to date.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use store::{Query, Store, StoreError};
use vault::{Secret, file};

use crate::support::{copy, raw, tempdir};

fn first() -> (tempfile::TempDir, Arc<Secret>) {
    let home = tempdir();
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../tests/corpus/databases/v1");
    copy(&corpus, home.path());
    let keys = file::open(home.path(), "seven tired sparrows").unwrap();
    (home, Arc::new(keys.audit))
}

fn version(path: &Path, key: &Secret) -> u32 {
    let db = raw(path, key);
    let version = db.query_row("PRAGMA user_version", [], |row| row.get(0));
    version.unwrap()
}

#[test]
fn the_first_version_is_copied_checked_and_brought_up_to_date() {
    let (home, key) = first();
    assert_eq!(version(&home.path().join("store.db"), &key), 1);
    let store = Store::open(home.path(), Arc::clone(&key)).unwrap();
    assert_eq!(store.post_count().unwrap(), 3);
    let ids: Vec<u32> = store
        .find(&Query::default())
        .unwrap()
        .iter()
        .map(|r| r.id)
        .collect();
    let posts = store.read(&ids).unwrap();
    assert!(posts.iter().any(|post| !post.findings.is_empty()));
    let first = posts[0]
        .text
        .split_whitespace()
        .find(|w| w.chars().all(char::is_alphabetic));
    let text = first.unwrap().to_owned();
    let query = Query {
        text,
        ..Query::default()
    };
    assert!(
        !store.find(&query).unwrap().is_empty(),
        "the full-text index answers"
    );
    drop(store);
    let copied = home.path().join("backups/store-v1.db");
    assert_eq!(version(&copied, &key), 1);
    let rows: u32 = raw(&copied, &key)
        .query_row("SELECT count(*) FROM bodies", [], |row| row.get(0))
        .unwrap();
    assert_eq!(rows, 3);
    assert!(version(&home.path().join("store.db"), &key) > 1);
    let left: Vec<_> = fs::read_dir(home.path().join("backups")).unwrap().collect();
    assert_eq!(left.len(), 1, "one file, without a log");
}

#[test]
fn without_a_good_copy_nothing_is_changed() {
    let (home, key) = first();
    let path = home.path().join("store.db");
    let before = fs::read(&path).unwrap();
    // Where the copy would be is no folder: no room for it.
    fs::write(home.path().join("backups"), b"in the way").unwrap();
    assert_eq!(
        Store::open(home.path(), Arc::clone(&key)).err(),
        Some(StoreError::Io)
    );
    assert_eq!(version(&path, &key), 1);
    assert!(fs::read(&path).unwrap() == before);
    fs::remove_file(home.path().join("backups")).unwrap();
    assert_eq!(
        Store::open(home.path(), key).unwrap().post_count().unwrap(),
        3
    );
}

#[test]
fn the_log_of_a_copy_that_was_stopped_is_not_read_into_the_next() {
    let (home, key) = first();
    let backups = home.path().join("backups");
    fs::create_dir(&backups).unwrap();
    // A copy that was stopped, and the log of another database beside it.
    let other = tempdir();
    let db = raw(&other.path().join("other.db"), &key);
    db.execute_batch(
        "PRAGMA journal_mode = WAL; CREATE TABLE other (one); INSERT INTO other VALUES (1);",
    )
    .unwrap();
    fs::copy(
        other.path().join("other.db-wal"),
        backups.join("store-v1.db.part-wal"),
    )
    .unwrap();
    fs::write(backups.join("store-v1.db.part"), b"half").unwrap();
    let store = Store::open(home.path(), Arc::clone(&key)).unwrap();
    assert_eq!(store.post_count().unwrap(), 3);
    assert_eq!(version(&backups.join("store-v1.db"), &key), 1);
    assert_eq!(fs::read_dir(backups).unwrap().count(), 1);
}

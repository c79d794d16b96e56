//! Backups: flipped, cut and forged ones are refused with nothing changed; a restore that is stopped
//! anywhere ends in the old or in the new.

use std::fs;
use std::io::Write;
use std::path::Path;

use store::backup::{self, About, Backup};
use store::{StoreError, VaultStore};
use vault::Opening;
use vault::backup::BackupSealer;

use crate::support::{Dice, Home, attach, code, content, copy, import, note, post, posts, read};

/// What a restore replaces, in its order.
const REPLACED: [&str; 15] = [
    "store.db-wal",
    "store.db-shm",
    "store.db-journal",
    "store.db",
    "vault.db-wal",
    "vault.db-shm",
    "vault.db-journal",
    "vault.db",
    "attachments",
    "attachments.new",
    "backups",
    "keys.new",
    "keys.tmp",
    "keys.bak",
    "keys.bin",
];

fn about() -> About {
    About {
        made: "2026-01-01T00:00:00Z".into(),
        version: "0".into(),
        posts: 1,
        notes: Some(1),
        attachments: 0,
        bytes: 0,
    }
}

/// A profile that says `word` in a post, a note and a file.
fn saying(word: &str, home: Home) -> Home {
    let mut store = home.store();
    import(&mut store, &[post(1, word)]);
    let mut opened = home.settled();
    let (id, _) = opened.store.save(None, &note(word, "")).unwrap();
    attach(&mut opened.store, id, note(word, ""), word.as_bytes());
    home
}

/// What a profile says, in all its parts.
fn says(home: &Home) -> String {
    let store = home.store();
    let (texts, _) = posts(&store, "word").unwrap();
    let [said] = &texts[..] else {
        panic!("{texts:?}")
    };
    assert_eq!(posts(&store, said).unwrap().1, 1, "the full-text index too");
    if VaultStore::exists(home.path()) {
        let opened = home.settled();
        assert!(opened.alarms.is_empty(), "{:?}", opened.alarms);
        let note = &opened.notes[0].note;
        assert_eq!(note.title, *said);
        let file = read(&opened.store, &note.attachments[0]).unwrap();
        assert_eq!(file, said.as_bytes());
    }
    said.clone()
}

fn backup_of(home: &Home, with_vault: bool) -> Vec<u8> {
    let store = home.store();
    let opened = with_vault.then(|| home.settled());
    let vault = opened.as_ref().map(|opened| &opened.store);
    let backup = Backup::prepare(&store, vault, about()).unwrap();
    backup.write(Vec::new(), &mut |_, _| true).unwrap()
}

fn stage(bytes: &[u8], folder: &Path) -> Result<(), StoreError> {
    backup::stage(Opening::Recovery(code()), bytes, folder, &mut |_, _| true)
}

#[test]
fn changed_and_cut_ones_are_refused_and_nothing_is_changed() {
    let backup = backup_of(&saying("new", Home::new()), true);
    let home = saying("old", Home::new());
    let before = content(home.path());
    let mut dice = Dice(0xbac);
    let mut tried = 0;
    let mut refused = |bad: &[u8]| {
        let result = stage(bad, home.path());
        assert!(
            matches!(
                result,
                Err(StoreError::NotABackup | StoreError::WrongKey | StoreError::NewerVersion)
            ),
            "{result:?}"
        );
        tried += 1;
    };
    for n in 0..300 {
        let mut bad = backup.clone();
        // The head as often as the body.
        let at = dice.below(if n % 3 == 0 { 700 } else { bad.len() });
        // A slot of another opening is not looked at, but the whole file is under a MAC.
        bad[at] ^= 1 << dice.below(8);
        refused(&bad);
    }
    for _ in 0..150 {
        refused(&backup[..dice.below(backup.len())]);
    }
    for end in 1..50 {
        refused(&backup[..backup.len() - end]);
    }
    refused(&[&backup[..], b"\0"].concat());
    refused(b"");
    refused(b"PK\x03\x04 and so on, longer than a head");
    eprintln!("backups: {tried} changed and cut ones, all refused");
    assert!(content(home.path()) == before, "nothing was changed");
    stage(&backup, home.path()).unwrap();
    backup::finish(home.path()).unwrap();
    assert_eq!(says(&home), "new");
}

/// A backup as somebody with its keys could forge it.
fn forged(home: &Home, entries: &[(&str, &[u8])], more: &[u8]) -> Vec<u8> {
    let key_file = fs::read(home.path().join("keys.bin")).unwrap();
    let mut out = BackupSealer::new(&home.audit, &key_file, Vec::new()).unwrap();
    let about = serde_json::to_vec(&about()).unwrap();
    out.write_all(&u32::try_from(about.len()).unwrap().to_le_bytes())
        .unwrap();
    out.write_all(&about).unwrap();
    for (name, bytes) in entries {
        out.write_all(&u16::try_from(name.len()).unwrap().to_le_bytes())
            .unwrap();
        out.write_all(name.as_bytes()).unwrap();
        out.write_all(&(bytes.len() as u64).to_le_bytes()).unwrap();
        out.write_all(bytes).unwrap();
    }
    out.write_all(&[0, 0]).unwrap();
    out.write_all(more).unwrap();
    out.finish().unwrap()
}

#[test]
fn names_that_are_none_of_ours_are_refused() {
    let from = saying("new", Home::new());
    let db = fs::read(from.path().join("store.db")).unwrap();
    let good: (&str, &[u8]) = ("store.db", &db);
    let home = saying("old", Home::new());
    let before = content(home.path());
    let id = "0".repeat(32);
    let long = "a".repeat(65_535);
    let inside = format!("attachments/{id}/{id}");
    let upper = format!("attachments/{}", "A".repeat(32));
    for name in [
        "../evil",
        "../store.db",
        "attachments/../../evil",
        "/tmp/evil",
        "attachments/",
        "attachments",
        "keys.bin",
        "keys.bak",
        "ready",
        "staged",
        "lock",
        "store.db-wal",
        "STORE.DB",
        "store.db\0",
        "./store.db",
        "C:\\evil",
        "attachments\\evil",
        "vault.db-shm",
        "backups/store-v1.db",
        &long,
        &inside,
        &upper,
    ] {
        let bytes = forged(&from, &[good, (name, b"evil")], b"");
        assert_eq!(
            stage(&bytes, home.path()),
            Err(StoreError::NotABackup),
            "{name:?}"
        );
    }
    let wal: (&str, &[u8]) = ("vault.db-wal", b"log");
    for (entries, more) in [
        (&[][..], &b""[..]),
        (&[good, good], b""),
        (&[good, wal], b""),
        (&[good], b"and more"),
        (&[("store.db", b"no database".as_slice())], b""),
        (&[("store.db", b"".as_slice())], b""),
        (&[good, ("vault.db", b"no database".as_slice())], b""),
        (&[good, ("vault.db", db.as_slice())], b""),
    ] {
        let result = stage(&forged(&from, entries, more), home.path());
        assert_eq!(result, Err(StoreError::NotABackup), "{}", entries.len());
    }
    // One of a newer program would leave a profile that does not open.
    let newer = Home::copy_of(from.path());
    let sql = "PRAGMA user_version = 9000";
    crate::support::raw(&newer.path().join("store.db"), &newer.audit)
        .execute_batch(sql)
        .unwrap();
    let db = fs::read(newer.path().join("store.db")).unwrap();
    let bytes = forged(&from, &[("store.db", &db)], b"");
    assert_eq!(stage(&bytes, home.path()), Err(StoreError::NewerVersion));
    assert!(content(home.path()) == before);
    for outside in ["evil", "store.db"] {
        assert!(!home.path().parent().unwrap().join(outside).exists());
    }
    assert_eq!(says(&home), "old");
}

type Step = Box<dyn Fn(&Path)>;

/// The steps of a restore after it is ready: each does one thing on the disk.
fn steps(names: &[&'static str]) -> Vec<Step> {
    let remove = |path: &Path| {
        let _ = fs::remove_file(path); // It may not be there, or be a folder.
        let _ = fs::remove_dir_all(path);
    };
    let mut steps: Vec<Step> = Vec::new();
    for name in REPLACED {
        if !names.contains(&name) {
            steps.push(Box::new(move |folder| remove(&folder.join(name))));
        }
    }
    for name in REPLACED.into_iter().filter(|name| names.contains(name)) {
        if name == "attachments" {
            steps.push(Box::new(move |folder| remove(&folder.join(name))));
        }
        steps.push(Box::new(move |folder| {
            fs::rename(folder.join("restore").join(name), folder.join(name)).unwrap();
        }));
    }
    steps.push(Box::new(|folder| {
        fs::remove_file(folder.join("restore/ready")).unwrap()
    }));
    steps
}

/// Stops a restore after every step, goes on, and compares.
fn stop_everywhere(old: &Home, backup: &[u8], check: impl Fn(&Home)) -> usize {
    stage(backup, old.path()).unwrap();
    let staged = fs::read_to_string(old.path().join("restore/staged")).unwrap();
    let names: Vec<&str> = staged.lines().collect();
    let names: Vec<&'static str> = REPLACED.into_iter().filter(|n| names.contains(n)).collect();
    let steps = steps(&names);
    // Before it is ready: the old.
    let home = Home::copy_of(old.path());
    backup::roll_forward(home.path()).unwrap();
    assert!(!home.path().join("restore").exists());
    assert_eq!(says(&home), "old");
    for done in 0..=steps.len() {
        let folder = crate::support::tempdir();
        copy(old.path(), folder.path());
        fs::rename(
            folder.path().join("restore/staged"),
            folder.path().join("restore/ready"),
        )
        .unwrap();
        for step in &steps[..done] {
            step(folder.path());
        }
        backup::roll_forward(folder.path()).unwrap();
        backup::roll_forward(folder.path()).unwrap();
        assert!(!folder.path().join("restore").exists());
        check(&Home::copy_of(folder.path()));
    }
    steps.len() + 2
}

#[test]
fn stopped_anywhere_it_is_the_old_or_the_new() {
    let new = saying("new", Home::new());
    let whole = backup_of(&new, true);
    let old = saying("old", Home::stranger());
    // What a program that was killed leaves: logs, and copies from before an upgrade.
    let killed = Home::copy_of(old.path());
    fs::create_dir(killed.path().join("backups")).unwrap();
    fs::write(killed.path().join("backups/store-v1.db"), b"old").unwrap();
    let (store, opened) = (killed.store(), killed.settled());
    let busy = Home::copy_of(killed.path());
    drop((store, opened));
    assert!(busy.path().join("vault.db-wal").exists());
    let mut stops = 0;
    for old in [&old, &busy] {
        stops += stop_everywhere(old, &whole, |home| {
            assert_eq!(says(home), "new");
            assert!(!home.path().join("backups").exists());
        });
    }
    // A backup that holds no vault, where there is one: it goes, its keys are gone.
    let bare = Home::new();
    import(&mut bare.store(), &[post(1, "bare")]);
    stops += stop_everywhere(&old, &backup_of(&bare, false), |home| {
        assert!(!VaultStore::exists(home.path()));
        assert!(!home.path().join("attachments").exists());
        assert_eq!(says(home), "bare");
    });
    eprintln!("restores: stopped at {stops} places, each the old or the new");
}

#[test]
fn a_backup_of_a_locked_vault_holds_what_its_log_holds() {
    let killed = saying("new", Home::new());
    let (store, mut opened) = (killed.store(), killed.settled());
    let id = opened.notes[0].id;
    let mut last = opened.notes[0].note.clone();
    last.text = "said last".into();
    opened.store.save(Some(id), &last).unwrap();
    // The program is killed here: the last word is in the log alone.
    let from = Home::copy_of(killed.path());
    drop((store, opened));
    assert!(
        fs::metadata(from.path().join("vault.db-wal"))
            .unwrap()
            .len()
            > 0
    );
    let store = from.store();
    let backup = Backup::prepare(&store, None, about()).unwrap();
    // The vault is opened and used while the backup is written.
    let mut opened = from.settled();
    for n in 0..50 {
        opened
            .store
            .save(Some(id), &note("new", &format!("after {n}")))
            .unwrap();
    }
    drop(opened);
    let bytes = backup.write(Vec::new(), &mut |_, _| true).unwrap();
    drop(store);
    // Restored where another killed program left a log: the two do not meet.
    let other = saying("old", Home::stranger());
    let (store, opened) = (other.store(), other.settled());
    let busy = Home::copy_of(other.path());
    drop((store, opened));
    stage(&bytes, busy.path()).unwrap();
    backup::finish(busy.path()).unwrap();
    let home = Home::copy_of(busy.path());
    assert_eq!(says(&home), "new");
    assert_eq!(home.settled().notes[0].note.text, "said last");
}

#[test]
fn a_restore_does_not_come_over_a_folder_in_use() {
    let backup = backup_of(&saying("new", Home::new()), true);
    let home = saying("old", Home::stranger());
    let store = home.store();
    stage(&backup, home.path()).unwrap();
    assert_eq!(backup::finish(home.path()), Err(StoreError::AlreadyOpen));
    drop(store);
    backup::roll_forward(home.path()).unwrap();
    assert_eq!(says(&home), "old", "nor at the next start");
}

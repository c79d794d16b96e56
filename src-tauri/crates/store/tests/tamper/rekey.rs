//! New keys, stopped after each phase and gone on with: everything is there, and the old keys open
//! nothing.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use model::Attachment;
use store::{Store, StoreError, VaultStore};
use vault::file::rekey::{self, Rekey};
use vault::root::Alarm;
use vault::{Kdf, Opening, Secret};

use crate::support::{
    Home, Id, PASSPHRASE, attach, code, copy, import, note, post, posts, read, tempdir,
};

const FILES: usize = 3;

struct Made {
    home: Home,
    files: Vec<Attachment>,
    ids: Vec<Id>,
}

fn made() -> Made {
    let home = Home::new();
    let mut store = home.store();
    import(&mut store, &[post(1, "a word"), post(2, "another")]);
    let mut opened = home.settled();
    let (mut files, mut ids) = (Vec::new(), Vec::new());
    for n in 0..FILES {
        let wrote = note(&format!("note {n}"), "first");
        let (id, _) = opened.store.save(None, &wrote).unwrap();
        files.push(attach(&mut opened.store, id, wrote, &[n as u8; 70_000]));
        ids.push(id);
    }
    let typed = note("note 0", "typed");
    opened.store.save_draft(ids[0], &typed).unwrap();
    drop((store, opened));
    fs::create_dir(home.path().join("backups")).unwrap();
    fs::write(home.path().join("backups/store-v1.db"), b"under old keys").unwrap();
    Made { home, files, ids }
}

fn begin(folder: &Path) -> Rekey {
    rekey::begin(folder, PASSPHRASE, Some(code()), Kdf::LEAST).unwrap()
}

/// Goes on, and finds everything under the new keys and nothing under the old.
fn check(folder: &Path, made: &Made, what: &str) {
    let new = rekey::resume(folder, Opening::Recovery(code()))
        .unwrap()
        .unwrap();
    for _ in 0..2 {
        store::rekey::run(folder, &new, &mut |_, _| ()).unwrap();
    }
    rekey::finish(folder, &new).unwrap();
    for left in [
        "keys.new",
        "backups",
        "attachments.new",
        "store.db.new",
        "vault.db.new",
        "snapshot",
    ] {
        assert!(!folder.join(left).exists(), "{what}: {left}");
    }
    let home = Home::copy_of(folder);
    assert!(home.audit.bytes() == new.new.audit.bytes());
    assert_eq!(
        posts(&home.store(), "word").unwrap(),
        (vec!["a word".into(), "another".into()], 1)
    );
    let opened = home.settled();
    assert!(
        opened.alarms.is_empty() && opened.unreadable.is_empty(),
        "{what}: {:?}",
        opened.alarms
    );
    assert_eq!(opened.notes.len(), FILES, "{what}");
    let typed = opened
        .notes
        .iter()
        .find(|head| head.id == made.ids[0])
        .unwrap();
    assert_eq!(typed.note.text, "typed", "{what}");
    for (n, file) in made.files.iter().enumerate() {
        assert!(
            read(&opened.store, file).unwrap() == [n as u8; 70_000],
            "{what}"
        );
    }
    drop(opened);
    opens_nothing(
        home.path(),
        &made.home.audit,
        &made.home.vault,
        made.home.id,
        what,
    );
}

fn opens_nothing(folder: &Path, audit: &Arc<Secret>, vault: &Arc<Secret>, id: Id, what: &str) {
    let store = Store::open(folder, Arc::clone(audit)).err();
    assert_eq!(store, Some(StoreError::WrongKey), "{what}");
    let opened = VaultStore::open(folder, Arc::clone(vault), id).err();
    assert_eq!(opened, Some(StoreError::WrongKey), "{what}");
    for entry in fs::read_dir(folder.join("attachments")).unwrap() {
        let file = fs::File::open(entry.unwrap().path()).unwrap();
        let place = vault::seal::Place {
            piece: vault::seal::Piece::Attachment,
            file: id,
            id,
            version: 1,
        };
        assert!(vault::stream::SeekOpener::new(vault, &place, file).is_err());
    }
}

#[test]
fn stopped_after_each_phase_it_goes_on() {
    let made = made();
    let before = tempdir();
    copy(made.home.path(), before.path());
    let new = begin(before.path());
    let after = tempdir();
    copy(before.path(), after.path());
    store::rekey::run(after.path(), &new, &mut |_, _| ()).unwrap();
    let state = |what: &str, change: &dyn Fn(&Path, &Path)| {
        let folder = tempdir();
        copy(before.path(), folder.path());
        change(folder.path(), after.path());
        check(folder.path(), &made, what);
    };
    let take = |folder: &Path, after: &Path, name: &str| {
        fs::copy(after.join(name), folder.join(name)).unwrap();
    };
    let seal_anew = |folder: &Path, after: &Path, count: usize| {
        fs::create_dir(folder.join("attachments.new")).unwrap();
        for file in &made.files[..count] {
            let from = after.join("attachments").join(&file.id);
            fs::copy(from, folder.join("attachments.new").join(&file.id)).unwrap();
        }
    };
    state("begun", &|_, _| ());
    state("half a copy of the posts", &|folder, after| {
        for name in [
            "store.db.new",
            "store.db.new-wal",
            "store.db.new.part",
            "store.db.new.part-wal",
        ] {
            fs::copy(after.join("vault.db"), folder.join(name)).unwrap();
        }
        fs::create_dir(folder.join("snapshot")).unwrap();
        fs::write(folder.join("snapshot/store.db"), b"of a backup").unwrap();
    });
    state("posts done", &|folder, after| {
        take(folder, after, "store.db")
    });
    for count in 0..=FILES {
        state(&format!("{count} files sealed"), &|folder, after| {
            take(folder, after, "store.db");
            seal_anew(folder, after, count);
            let half = folder
                .join("attachments.new")
                .join(&made.files[FILES - 1].id);
            fs::write(half.with_extension("part"), b"half").unwrap();
        });
    }
    state("files of other new keys", &|folder, _| {
        // An earlier run that was given up.
        let other = Home::stranger();
        let mut opened = other.settled();
        let (id, _) = opened.store.save(None, &note("x", "")).unwrap();
        let file = attach(&mut opened.store, id, note("x", ""), &[9; 70_000]);
        fs::create_dir(folder.join("attachments.new")).unwrap();
        let name = folder.join("attachments.new").join(&made.files[0].id);
        fs::copy(other.attachment(&file), name).unwrap();
    });
    state("half a vault", &|folder, after| {
        take(folder, after, "store.db");
        seal_anew(folder, after, FILES);
        fs::copy(after.join("store.db"), folder.join("vault.db.new")).unwrap();
        fs::write(folder.join("vault.db.new-journal"), b"half").unwrap();
    });
    for moved in 0..=FILES {
        state(
            &format!("vault done, {moved} files moved"),
            &|folder, after| {
                take(folder, after, "store.db");
                take(folder, after, "vault.db");
                seal_anew(folder, after, FILES);
                for file in &made.files[..moved] {
                    let from = folder.join("attachments.new").join(&file.id);
                    fs::rename(from, folder.join("attachments").join(&file.id)).unwrap();
                }
            },
        );
    }
    state("all sealed", &|folder, after| {
        fs::remove_dir_all(folder).unwrap();
        copy(after, folder);
    });
    state("keys in place, not yet finished", &|folder, after| {
        fs::remove_dir_all(folder).unwrap();
        copy(after, folder);
        let pending = fs::read(folder.join("keys.new")).unwrap();
        fs::write(folder.join("keys.bin"), &pending[120..]).unwrap();
    });
    eprintln!("new keys: gone on with from {} states", 8 + 2 * (FILES + 1));
}

#[test]
fn what_did_not_agree_does_not_agree_afterwards() {
    let made = made();
    let folder = made.home.path();
    let mut opened = made.home.settled();
    let wrote = note("gone", "");
    let (gone, _) = opened.store.save(None, &wrote).unwrap();
    let kept: Vec<u8> = row(&made.home, gone);
    opened.store.remove(&[gone]).unwrap();
    drop(opened);
    let rows = made.home.rows();
    let sql = "INSERT INTO pieces (piece, id, version, sealed) VALUES (1, ?1, 1, ?2)";
    rows.execute(sql, rusqlite::params![gone, kept]).unwrap();
    let sql = "DELETE FROM pieces WHERE piece = 1 AND id = ?1";
    assert!(rows.execute(sql, [made.ids[1]]).unwrap() > 0);
    drop(rows);
    fs::remove_file(made.home.attachment(&made.files[2])).unwrap();
    let told = |home: &Home| {
        let mut told: Vec<String> = home
            .open()
            .alarms
            .iter()
            .map(|a| format!("{a:?}"))
            .collect();
        told.sort();
        told
    };
    let before = told(&made.home);
    assert!(before.len() >= 4, "{before:?}");
    let new = begin(folder);
    store::rekey::run(folder, &new, &mut |_, _| ()).unwrap();
    rekey::finish(folder, &new).unwrap();
    let home = Home::copy_of(folder);
    assert_eq!(told(&home), before);
    let unlisted = |alarm: &&Alarm| matches!(alarm, Alarm::Unlisted(_));
    assert_eq!(home.open().alarms.iter().filter(unlisted).count(), 1);
}

fn row(home: &Home, id: Id) -> Vec<u8> {
    let sql = "SELECT sealed FROM pieces WHERE id = ?1";
    home.rows().query_row(sql, [id], |row| row.get(0)).unwrap()
}

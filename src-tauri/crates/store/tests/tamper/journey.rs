//! A whole journey: its files are their owner's alone at every step, and a clock that goes back or far
//! ahead loses nothing.

use std::fs;
use std::path::Path;

use store::backup::{self, About, Backup};
use store::files::{self, FileKind};
use vault::file::rekey;
use vault::{Kdf, Opening};

use crate::support::{Home, PASSPHRASE, attach, code, import, note, post};

fn about() -> About {
    About {
        made: String::new(),
        version: String::new(),
        posts: 0,
        notes: None,
        attachments: 0,
        bytes: 0,
    }
}

#[cfg(unix)]
fn check_private(folder: &Path, step: &str) -> usize {
    use std::os::unix::fs::PermissionsExt;
    let mut seen = 0;
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let mode = path.metadata().unwrap().permissions().mode() & 0o777;
        // What the test itself put there has the mode of the test.
        if path.ends_with("keys.bin") && step == "begun" {
            continue;
        }
        let want = if path.is_dir() { 0o700 } else { 0o600 };
        assert_eq!(mode, want, "{step}: {}", path.display());
        seen += 1;
        if path.is_dir() {
            seen += check_private(&path, step);
        }
    }
    seen
}

#[cfg(unix)]
#[test]
fn files_are_their_owners_alone() {
    use std::os::unix::fs::PermissionsExt;
    let home = Home::new();
    let folder = home.path();
    let keys = folder.join("keys.bin");
    fs::set_permissions(&keys, fs::Permissions::from_mode(0o600)).unwrap();
    let mut store = home.store();
    import(&mut store, &[post(1, "one")]);
    let mut opened = home.settled();
    let (id, _) = opened.store.save(None, &note("a", "b")).unwrap();
    attach(&mut opened.store, id, note("a", "b"), &[7; 100_000]);
    opened.store.save_draft(id, &note("a", "bc")).unwrap();
    let mut seen = check_private(folder, "open, with logs");
    let backup = Backup::prepare(&store, Some(&opened.store), about()).unwrap();
    seen += check_private(folder, "copies for a backup");
    let bytes = backup.write(Vec::new(), &mut |_, _| true).unwrap();
    drop((store, opened));
    seen += check_private(folder, "closed");
    let opening = Opening::Recovery(code());
    backup::stage(opening, &bytes[..], folder, &mut |_, _| true).unwrap();
    seen += check_private(folder, "staged");
    backup::finish(folder).unwrap();
    seen += check_private(folder, "restored");
    let new = rekey::begin(folder, PASSPHRASE, Some(code()), Kdf::LEAST).unwrap();
    seen += check_private(folder, "new keys begun");
    store::rekey::run(folder, &new, &mut |_, _| ()).unwrap();
    rekey::finish(folder, &new).unwrap();
    seen += check_private(folder, "new keys");
    // A file that somebody opened to others is closed again.
    let home = Home::copy_of(folder);
    fs::set_permissions(
        home.path().join("keys.bin"),
        fs::Permissions::from_mode(0o600),
    )
    .unwrap();
    for name in ["store.db", "vault.db"] {
        let open = fs::Permissions::from_mode(0o644);
        fs::set_permissions(home.path().join(name), open).unwrap();
    }
    drop((home.store(), home.settled()));
    for name in ["store.db", "vault.db"] {
        let mode = home
            .path()
            .join(name)
            .metadata()
            .unwrap()
            .permissions()
            .mode();
        assert_eq!(mode & 0o777, 0o600);
    }
    eprintln!("{seen} files and folders looked at, all their owner's alone");
}

#[test]
fn every_file_has_a_use_and_a_wipe_leaves_none() {
    let home = Home::new();
    let folder = home.path();
    let mut store = home.store();
    import(&mut store, &[post(1, "one")]);
    let mut opened = home.settled();
    let (id, _) = opened.store.save(None, &note("a", "b")).unwrap();
    attach(&mut opened.store, id, note("a", "b"), &[7; 100_000]);
    let backup = Backup::prepare(&store, Some(&opened.store), about()).unwrap();
    let bytes = backup.write(Vec::new(), &mut |_, _| true).unwrap();
    // A backup that was stopped leaves its copies until the next opening.
    let backup = Backup::prepare(&store, Some(&opened.store), about()).unwrap();
    std::mem::forget(backup);
    assert!(folder.join("snapshot").exists());
    drop((store, opened));
    drop(home.store());
    assert!(!folder.join("snapshot").exists());
    backup::stage(
        Opening::Recovery(code()),
        &bytes[..],
        folder,
        &mut |_, _| true,
    )
    .unwrap();
    fs::rename(folder.join("restore/staged"), folder.join("restore/ready")).unwrap();
    for name in [
        "store.db.new",
        "store.db.new.part-wal",
        "vault.db.broken",
        "vault.db.new-journal",
    ] {
        fs::write(folder.join(name), b"half").unwrap();
    }
    let there = files::list(folder).unwrap();
    let other: Vec<_> = there.iter().filter(|f| f.kind == FileKind::Other).collect();
    assert!(
        other.is_empty(),
        "{:?}",
        other.iter().map(|f| &f.name).collect::<Vec<_>>()
    );
    fs::write(folder.join("mine.txt"), b"not ours").unwrap();
    assert!(files::wipe(folder).unwrap().is_empty());
    let left: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|e| e.unwrap().file_name())
        .collect();
    assert_eq!(left, ["mine.txt"]);
    backup::roll_forward(folder).unwrap();
    assert!(
        !folder.join("keys.bin").exists(),
        "a wiped profile does not come back"
    );
}

#[test]
fn a_clock_that_jumps_loses_nothing() {
    let home = Home::new();
    let mut opened = home.settled();
    let times = [
        "2026-01-01T00:00:00Z",
        "1970-01-01T00:00:00Z",
        "9999-12-31T23:59:59Z",
        "2019-06-30T23:59:60Z",
        "",
        "-000001-01-01T00:00:00Z",
    ];
    let mut id = None;
    for (n, time) in times.iter().enumerate() {
        let mut note = note("one", &format!("written {n}"));
        note.edited = (*time).to_owned();
        let (saved, version) = opened.store.save(id, &note).unwrap();
        assert_eq!(version, n as u64 + 1, "numbered, not timed");
        id = Some(saved);
        opened.store.save_draft(saved, &note).unwrap();
    }
    let id = id.unwrap();
    drop(opened);
    let opened = home.settled();
    assert!(opened.alarms.is_empty());
    assert_eq!(opened.notes[0].note.text, "written 5");
    let versions = opened.store.versions(id).unwrap();
    let edited: Vec<&str> = versions.iter().map(|v| v.edited.as_str()).collect();
    // The last draft became a version of its own.
    assert_eq!(edited[..6], times);
    assert!(
        versions
            .windows(2)
            .all(|pair| pair[0].version < pair[1].version)
    );
    // Posts of all times sort, and stay.
    let mut store = home.store();
    let mut posts = vec![post(1, "a"), post(2, "b"), post(3, "c")];
    posts[0].time = model::PostTime::utc_s(i64::from(i32::MAX) * 40);
    posts[1].time = model::PostTime::utc_s(-62_135_596_800);
    import(&mut store, &posts);
    assert_eq!(store.find(&store::Query::default()).unwrap().len(), 3);
}

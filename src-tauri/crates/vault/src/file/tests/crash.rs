//! A crash after every step of every write: one whole file stays, and no key is lost.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::{PASSPHRASE, made, opened, same};
use crate::file::disk::{Disk, SystemDisk};
use crate::file::{
    BACKUP, NAME, Outcome, change, create, create_on, new_recovery_code, open, open_with, rekey,
};
use crate::slot::Under;
use crate::{ChangeError, Kdf, KeyError, Opening, RecoveryCode, Slot, SlotKind};

/// A disk that stops after so many steps, the last of which may be torn.
struct Stops {
    left: usize,
    torn: bool,
}

impl Stops {
    fn step(&mut self) -> std::io::Result<()> {
        self.left = self.left.checked_sub(1).ok_or(ErrorKind::Interrupted)?;
        Ok(())
    }
}

impl Disk for Stops {
    fn write(&mut self, path: &Path, bytes: &[u8]) -> std::io::Result<()> {
        if let Err(error) = self.step() {
            if self.torn {
                fs::write(path, &bytes[..bytes.len() / 2]).unwrap();
                self.torn = false;
            }
            return Err(error);
        }
        SystemDisk.write(path, bytes)
    }

    fn rename(&mut self, from: &Path, to: &Path) -> std::io::Result<()> {
        self.step()?;
        SystemDisk.rename(from, to)
    }

    fn remove(&mut self, path: &Path) -> std::io::Result<()> {
        self.step()?;
        SystemDisk.remove(path)
    }

    fn sync_folder(&mut self, folder: &Path) -> std::io::Result<()> {
        self.step()?;
        SystemDisk.sync_folder(folder)
    }
}

fn copy_of(folder: &Path) -> TempDir {
    let copy = tempfile::tempdir().unwrap();
    for entry in fs::read_dir(folder).unwrap() {
        let from: PathBuf = entry.unwrap().path();
        fs::copy(&from, copy.path().join(from.file_name().unwrap())).unwrap();
    }
    copy
}

/// Runs `work` on copies of a folder, stopped after each step in turn, until it is not stopped.
fn at_every_step(
    folder: &Path,
    steps: usize,
    mut work: impl FnMut(&mut Stops, &Path),
    check: impl Fn(&Path, usize),
) {
    for (left, torn) in (0..=steps).flat_map(|n| [(n, false), (n, true)]) {
        let copy = copy_of(folder);
        work(&mut Stops { left, torn }, copy.path());
        check(copy.path(), left);
    }
}

#[test]
fn a_crash_at_any_step_of_a_change_leaves_a_whole_file() {
    let made = made();
    // The worst start: a backup that is not the present file.
    fs::remove_file(made.path().join(BACKUP)).unwrap();
    let next = RecoveryCode::make_random().unwrap();
    let proof = Opening::Recovery(&made.code);
    let edit = |disk: &mut Stops, folder: &Path| {
        let _ = change::change(disk, folder, proof, |file, keys| {
            file.set(Slot::wrap(&file.id, Under::Recovery(&next), keys)?);
            Ok(())
        });
    };
    at_every_step(made.path(), 9, edit, |folder, left| {
        let codes = [&made.code, &next].map(|code| open_with(folder, Opening::Recovery(code)));
        let whole = codes
            .iter()
            .filter(|r| matches!(r, Ok(Outcome::Open(o)) if same(&o.keys, &made.keys)));
        assert_eq!(
            whole.count(),
            1,
            "the file opens with one of the two, step {left}"
        );
        // Whatever was left behind, opening settled it: one code, one generation, no third file.
        let [old, new] = [&made.code, &next].map(|c| open_with(folder, Opening::Recovery(c)));
        assert_ne!(old.is_ok(), new.is_ok(), "step {left}");
        assert_eq!(fs::read_dir(folder).unwrap().count(), 2, "step {left}");
        assert!(left < 9 || new.is_ok());
    });
}

#[test]
fn a_crash_at_any_step_of_creation_can_be_begun_again_or_opens() {
    let empty = tempfile::tempdir().unwrap();
    let work = |disk: &mut Stops, folder: &Path| {
        let _ = create_on(disk, folder, PASSPHRASE, None, Kdf::LEAST);
    };
    at_every_step(empty.path(), 3, work, |folder, left| {
        match open(folder, PASSPHRASE) {
            Ok(_) => assert!(left >= 2),
            Err(KeyError::Missing) => assert!(create(folder, PASSPHRASE, Kdf::LEAST).is_ok()),
            Err(other) => panic!("step {left}: {other}"),
        }
    });
}

#[test]
fn new_keys_go_in_two_phases_and_survive_a_crash_anywhere() {
    let made = made();
    let code = Opening::Recovery(&made.code);
    let before = made.bytes();
    let begin = |disk: &mut Stops, folder: &Path| {
        let _ = rekey::begin_on(disk, folder, PASSPHRASE, Some(&made.code), Kdf::LEAST);
    };
    at_every_step(made.path(), 2, begin, |folder, _| {
        assert_eq!(fs::read(folder.join(NAME)).unwrap(), before);
        assert!(same(&opened(folder, code).keys, &made.keys));
    });

    let begun = rekey::begin(made.path(), PASSPHRASE, Some(&made.code), Kdf::LEAST).unwrap();
    assert!(same(&begun.old, &made.keys) && !same(&begun.old, &begun.new));
    let twice = rekey::begin(made.path(), PASSPHRASE, None, Kdf::LEAST);
    assert!(matches!(twice, Err(ChangeError::Unfinished)));
    let other = new_recovery_code(made.path(), code);
    assert!(matches!(other, Err(ChangeError::Unfinished)));
    let still = opened(made.path(), code);
    assert!(still.unfinished && same(&still.keys, &made.keys));

    let finish = |disk: &mut Stops, folder: &Path| {
        let _ = rekey::finish_on(disk, folder, &begun);
    };
    at_every_step(made.path(), 8, finish, |folder, left| {
        let resumed = rekey::resume(folder, code).unwrap();
        if let Some(resumed) = &resumed {
            assert!(same(&resumed.old, &begun.old) && same(&resumed.new, &begun.new));
            rekey::finish(folder, resumed).unwrap();
        }
        assert!(resumed.is_some() || left >= 7, "step {left}");
        let now = opened(folder, code);
        assert!(same(&now.keys, &begun.new) && !now.unfinished);
        assert_eq!((now.generation, now.id), (4, begun.id));
        assert_eq!(now.slots, [SlotKind::Passphrase, SlotKind::Recovery]);
    });

    let pending = fs::read(made.path().join(rekey::PENDING)).unwrap();
    for at in 0..pending.len() {
        let mut bad = pending.clone();
        bad[at] ^= 1;
        assert!(rekey::open_pending(&bad, code).is_err(), "{at}");
        assert!(rekey::open_pending(pending.get(..at).unwrap(), code).is_err());
    }
    rekey::abandon(made.path()).unwrap();
    assert!(rekey::resume(made.path(), code).unwrap().is_none());
    assert!(same(&opened(made.path(), code).keys, &made.keys));
}

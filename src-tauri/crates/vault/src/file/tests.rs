//! The key file as a whole: ways to open it, changes, and damage.

mod crash;

use std::fs;

use proptest::prelude::*;
use tempfile::TempDir;

use super::format::{HEAD_BYTES, MAX_BYTES, SLOT_BYTES};
use super::*;
use crate::RecoveryCode;

/// A file with all three slots. The code and the keychain secret open without Argon2id.
struct Made {
    folder: TempDir,
    keys: Keys,
    code: RecoveryCode,
    keychain: Secret,
}

const PASSPHRASE: &str = "correct horse";

fn made() -> Made {
    let folder = tempfile::tempdir().unwrap();
    let keys = create(folder.path(), PASSPHRASE, Kdf::LEAST).unwrap();
    let proof = Opening::Passphrase(PASSPHRASE);
    let (code, generation) = new_recovery_code(folder.path(), proof).unwrap();
    assert_eq!(generation, 2);
    let (keychain, generation) = add_keychain(folder.path(), Opening::Recovery(&code)).unwrap();
    assert_eq!(generation, 3);
    Made {
        folder,
        keys,
        code,
        keychain,
    }
}

impl Made {
    fn path(&self) -> &Path {
        self.folder.path()
    }

    fn bytes(&self) -> Vec<u8> {
        fs::read(self.path().join(NAME)).unwrap()
    }
}

fn same(a: &Keys, b: &Keys) -> bool {
    a.audit.bytes() == b.audit.bytes() && a.vault.bytes() == b.vault.bytes()
}

fn opened(folder: &Path, opening: Opening) -> Opened {
    match open_with(folder, opening).unwrap() {
        Outcome::Open(opened) => opened,
        Outcome::BackupOpens(_) => panic!("only the backup opens"),
    }
}

fn check_refused(bytes: &[u8], code: &RecoveryCode) {
    let error = KeyFile::unlock(bytes, Opening::Recovery(code)).err();
    let error = error.expect("must not open");
    assert!(
        matches!(error, KeyError::WrongOrChanged | KeyError::NewerVersion),
        "{error}"
    );
}

#[test]
fn opens_with_its_passphrase_alone() {
    let folder = tempfile::tempdir().unwrap();
    let made = create(folder.path(), PASSPHRASE, Kdf::LEAST).unwrap();
    assert!(same(&made, &open(folder.path(), PASSPHRASE).unwrap()));
    assert_ne!(made.audit.bytes(), made.vault.bytes());
    let wrong = open(folder.path(), "correct horsf");
    assert!(matches!(wrong, Err(KeyError::WrongOrChanged)));
    let again = create(folder.path(), "x", Kdf::LEAST);
    assert!(matches!(again, Err(KeyError::Exists)));
    let nowhere = open(&folder.path().join("nowhere"), PASSPHRASE);
    assert!(matches!(nowhere, Err(KeyError::Missing)));
}

#[test]
fn every_slot_opens_its_part() {
    let made = made();
    let with_code = opened(made.path(), Opening::Recovery(&made.code));
    assert!(same(&with_code.keys, &made.keys));
    assert_eq!(with_code.generation, 3);
    let all = [SlotKind::Passphrase, SlotKind::Recovery, SlotKind::Keychain];
    assert_eq!(with_code.slots, all);
    assert!(!with_code.backup_is_newer && !with_code.unfinished);
    let audit = open_audit(made.path(), &made.keychain).unwrap();
    assert_eq!(audit.audit.bytes(), made.keys.audit.bytes());
    assert_eq!(audit.generation, 3);
    let wrong = open_audit(made.path(), &made.keys.vault);
    assert!(matches!(wrong, Err(KeyError::WrongOrChanged)));
    let other = RecoveryCode::make_random().unwrap();
    check_refused(&made.bytes(), &other);
}

#[test]
fn changes_rewrap_and_old_secrets_open_nothing() {
    let made = made();
    let changed = change_passphrase(
        made.path(),
        Opening::Recovery(&made.code),
        "battery staple",
        Kdf::LEAST,
    );
    assert_eq!(changed.unwrap(), 4);
    let now = opened(made.path(), Opening::Passphrase("battery staple"));
    assert!(same(&now.keys, &made.keys));
    // Neither the file nor its backup opens with the old one.
    let old = open_with(made.path(), Opening::Passphrase(PASSPHRASE));
    assert!(matches!(old, Err(KeyError::WrongOrChanged)));
    let (code, _) = new_recovery_code(made.path(), Opening::Recovery(&made.code)).unwrap();
    let old = open_with(made.path(), Opening::Recovery(&made.code));
    assert!(matches!(old, Err(KeyError::WrongOrChanged)));
    let proof = Opening::Recovery(&code);
    assert_eq!(remove_slot(made.path(), proof, Spare::Keychain).unwrap(), 6);
    let gone = open_audit(made.path(), &made.keychain);
    assert!(matches!(gone, Err(KeyError::WrongOrChanged)));
    remove_slot(made.path(), proof, Spare::Recovery).unwrap();
    assert!(open_with(made.path(), proof).is_err());
    let left: Vec<_> = fs::read_dir(made.path()).unwrap().collect();
    assert_eq!(left.len(), 2, "the file and its backup");
}

/// Every byte flipped in three ways, every truncation, and what follows.
#[test]
fn any_change_is_refused_with_one_error() {
    let made = made();
    let good = made.bytes();
    assert_eq!(good.len(), HEAD_BYTES + 3 * SLOT_BYTES + 64);
    for at in 0..good.len() {
        for bit in [0x01, 0x10, 0x80] {
            let mut bad = good.clone();
            bad[at] ^= bit;
            check_refused(&bad, &made.code);
            let audit = KeyFile::unlock_audit(&bad, &made.keychain);
            // The keychain has no key for the MAC of the vault, the last 32 bytes.
            assert_eq!(audit.is_ok(), at >= good.len() - 32, "{at}");
        }
        check_refused(good.get(..at).unwrap(), &made.code);
    }
    check_refused(&[good.as_slice(), &[0]].concat(), &made.code);
    check_refused(&vec![0; MAX_BYTES + 1], &made.code);
}

/// The same where the passphrase opens; Argon2id runs for each, so one flip a field.
#[test]
fn a_change_is_refused_with_the_passphrase_too() {
    let made = made();
    let good = made.bytes();
    for at in [
        17,
        35,
        HEAD_BYTES + 14,
        HEAD_BYTES + 50,
        HEAD_BYTES + 80,
        HEAD_BYTES + 130,
        600,
    ] {
        let mut bad = good.clone();
        bad[at] ^= 0x10;
        let result = KeyFile::unlock(&bad, Opening::Passphrase(PASSPHRASE));
        assert!(matches!(result, Err(KeyError::WrongOrChanged)), "{at}");
    }
}

#[test]
fn slots_swapped_doubled_or_of_another_file_are_refused() {
    let (made, other) = (made(), made());
    let good = made.bytes();
    let foreign = other.bytes();
    let slot = |bytes: &[u8], n: usize| {
        let from = HEAD_BYTES + n * SLOT_BYTES;
        bytes[from..from + SLOT_BYTES].to_vec()
    };
    let with = |slots: &[Vec<u8>]| {
        let mut bytes = good[..HEAD_BYTES].to_vec();
        bytes[HEAD_BYTES - 1] = slots.len() as u8;
        bytes.extend(slots.concat());
        bytes.extend(&good[good.len() - 64..]);
        bytes
    };
    let own = [0, 1, 2].map(|n| slot(&good, n));
    let theirs = [0, 1, 2].map(|n| slot(&foreign, n));
    let [a, b, c] = own.clone();
    assert_eq!(with(&own), good);
    for slots in [
        vec![b.clone(), a.clone(), c.clone()],
        vec![a.clone(), c.clone(), b.clone()],
        vec![a.clone(), b.clone(), b.clone()],
        vec![a.clone(), b.clone()],
        vec![b.clone()],
        vec![],
        vec![a.clone(); 9],
        vec![a.clone(), theirs[1].clone(), c.clone()],
        vec![theirs[0].clone(), b.clone(), c.clone()],
    ] {
        check_refused(&with(&slots), &made.code);
        check_refused(&with(&slots), &other.code);
    }
    let mut newer = good;
    newer[6] = 2;
    let result = KeyFile::parse(&newer);
    assert!(matches!(result, Err(KeyError::NewerVersion)));
}

#[test]
fn a_good_backup_is_offered_and_never_used_unasked() {
    let made = made();
    let good = made.bytes();
    let file = made.path().join(NAME);
    let damage: [&dyn Fn(); 3] = [
        &|| fs::write(&file, good.get(..100).unwrap()).unwrap(),
        &|| fs::write(&file, vec![7; MAX_BYTES * 2]).unwrap(),
        &|| fs::remove_file(&file).unwrap(),
    ];
    for damage in damage {
        damage();
        let before = fs::read(&file).ok();
        let Outcome::BackupOpens(backup) =
            open_with(made.path(), Opening::Recovery(&made.code)).unwrap()
        else {
            panic!("the file is damaged");
        };
        assert_eq!(backup.generation(), 3);
        assert_eq!(fs::read(&file).ok(), before);
        assert!(same(&backup.restore(made.path()).unwrap().keys, &made.keys));
        assert_eq!(made.bytes(), good);
    }
    fs::remove_file(&file).unwrap();
    let over = create(made.path(), "x", Kdf::LEAST);
    assert!(
        matches!(over, Err(KeyError::Exists)),
        "a backup is not overwritten"
    );
}

#[test]
fn an_older_file_put_back_is_told() {
    let made = made();
    let old = made.bytes();
    let (code, _) = new_recovery_code(made.path(), Opening::Recovery(&made.code)).unwrap();
    fs::write(made.path().join(NAME), old).unwrap();
    let now = opened(made.path(), Opening::Recovery(&made.code));
    assert!(now.backup_is_newer && now.generation == 3);
    let Outcome::BackupOpens(newer) = open_with(made.path(), Opening::Recovery(&code)).unwrap()
    else {
        panic!("the newer code is not in the older file");
    };
    assert_eq!(newer.generation(), 4);
}

#[cfg(unix)]
#[test]
fn the_files_are_their_owners_alone() {
    use std::os::unix::fs::PermissionsExt;
    let made = made();
    for name in [NAME, BACKUP] {
        let mode = fs::metadata(made.path().join(name))
            .unwrap()
            .permissions()
            .mode();
        assert_eq!(mode & 0o777, 0o600, "{name}");
    }
}

#[test]
fn wrong_and_changed_have_one_text() {
    let text = KeyError::WrongOrChanged.to_string();
    assert_eq!(crate::ExportError::WrongOrChanged.to_string(), text);
}

proptest! {
    /// Whatever the bytes, an answer: what parses is written back as it was.
    #[test]
    fn parsing_never_panics(
        count in 0..10u8,
        kinds in prop::collection::vec(0..5u8, 9),
        cut in 0..3usize,
        noise: [u8; 32],
    ) {
        let mut bytes = b"RVKEYS\x01\0".to_vec();
        bytes.extend_from_slice(&noise[..24]);
        bytes.push(count);
        for kind in kinds.iter().take(usize::from(count)) {
            bytes.push(*kind);
            let memory: u32 = if *kind == 1 { 65_536 } else { 0 };
            let rest = u32::from(*kind == 1);
            for cost in [memory, rest, rest] {
                bytes.extend_from_slice(&cost.to_le_bytes());
            }
            bytes.extend_from_slice(&noise);
            bytes.extend_from_slice(&[0; 128]);
        }
        bytes.extend_from_slice(&[0; 64]);
        bytes.truncate(bytes.len() - cut);
        let taken: Vec<u8> = kinds.into_iter().take(usize::from(count)).collect();
        let good = [[1].as_slice(), &[1, 2], &[1, 3], &[1, 2, 3]].contains(&taken.as_slice());
        prop_assert_eq!(KeyFile::parse(&bytes).is_ok(), good && cut == 0);
        let _ = KeyFile::parse(&noise);
        let _ = rekey::open_pending(&noise, Opening::Passphrase("x"));
    }
}

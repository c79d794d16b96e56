//! Vectors of `keys.bin`, `keys.new` and the recovery code.

use std::fs;

use serde_json::{Value, json};

use super::{Corpus, hex, wrong};
use crate::file::format::{HEAD_BYTES, KeyFile, SLOT_BYTES};
use crate::file::{self, rekey};
use crate::slot::Under;
use crate::{Kdf, Keys, RecoveryCode, Secret, Slot};

pub(super) const PASSPHRASE: &str = "ca\u{f1}on walnut 7";

/// A key file with everything in it, and the secrets that open it.
pub(super) struct Made {
    pub(super) file: KeyFile,
    pub(super) keys: Keys,
    pub(super) code: RecoveryCode,
    keychain: Secret,
}

pub(super) fn made(generation: u64) -> Made {
    let mut file = KeyFile::make_empty().unwrap();
    file.generation = generation;
    let (keys, code) = (
        Keys::make_random().unwrap(),
        RecoveryCode::make_random().unwrap(),
    );
    let keychain = Secret::make_random().unwrap();
    for under in [
        Under::Passphrase(PASSPHRASE, Kdf::LEAST),
        Under::Recovery(&code),
        Under::Keychain(&keychain),
    ] {
        file.set(Slot::wrap(&file.id, under, &keys).unwrap());
    }
    Made {
        file,
        keys,
        code,
        keychain,
    }
}

fn flipped(good: &[u8], at: usize) -> Vec<u8> {
    let mut bad = good.to_vec();
    bad[at] ^= 0x04;
    bad
}

pub(super) fn add(corpus: &mut Corpus) {
    let mut made = made(41);
    let good = made.file.to_bytes(&made.keys).unwrap();
    let by_passphrase = json!({"passphrase": PASSPHRASE});
    let by_code = json!({"recovery": *made.code.text()});
    let by_keychain = json!({"keychain": hex(made.keychain.bytes())});
    let both = json!({
        "generation": 41, "id": hex(&made.file.id),
        "audit": hex(made.keys.audit.bytes()), "vault": hex(made.keys.vault.bytes()),
    });
    let mut audit = both.clone();
    audit["vault"] = Value::Null;

    corpus.add("keys", "good", good.clone(), &by_passphrase, both.clone());
    let mut again = |name: &str, open: &Value, expect: Value| {
        corpus.again("keys", name, "keys-good.bin", open, expect);
    };
    again(
        "decomposed-passphrase",
        &json!({"passphrase": "can\u{303}on walnut 7"}),
        both.clone(),
    );
    again("by-code", &by_code, both.clone());
    again(
        "by-code-typed-badly",
        &json!({"recovery": made.code.text().to_lowercase().replace('-', " ")}),
        both.clone(),
    );
    again("by-keychain", &by_keychain, audit.clone());
    again(
        "wrong-passphrase",
        &json!({"passphrase": "canon walnut 7"}),
        wrong(),
    );
    again(
        "wrong-code",
        &json!({"recovery": *RecoveryCode::make_random().unwrap().text()}),
        wrong(),
    );
    again(
        "wrong-keychain",
        &json!({"keychain": hex(&[7; 32])}),
        wrong(),
    );

    flips(
        corpus,
        &good,
        [&by_passphrase, &by_code, &by_keychain],
        &audit,
    );
    cuts(corpus, &good, &by_code);
    costs(corpus, &good, &by_passphrase);
    shapes(corpus, &mut made, &by_code);
    pending(corpus);
    codes(corpus);
}

/// One flip in each field.
fn flips(corpus: &mut Corpus, good: &[u8], by: [&Value; 3], audit: &Value) {
    let [by_passphrase, by_code, by_keychain] = by;
    let head = [("magic", 0), ("generation", 8), ("id", 16), ("count", 32)];
    for (field, at) in head {
        corpus.add(
            "keys",
            &format!("flip-{field}"),
            flipped(good, at),
            by_code,
            wrong(),
        );
    }
    let fields = [
        ("kind", 0),
        ("memory", 3),
        ("passes", 5),
        ("lanes", 9),
        ("salt", 13),
        ("commit", 45),
        ("audit", 77),
        ("audit-tag", 109),
        ("vault", 125),
        ("vault-tag", 157),
    ];
    let slots = [
        ("passphrase", by_passphrase),
        ("code", by_code),
        ("keychain", by_keychain),
    ];
    for (n, (slot, open)) in slots.into_iter().enumerate() {
        for (field, offset) in fields {
            let at = HEAD_BYTES + n * SLOT_BYTES + offset;
            corpus.add(
                "keys",
                &format!("flip-{slot}-{field}"),
                flipped(good, at),
                open,
                wrong(),
            );
        }
    }
    // In the slot that is not opened: the MAC notices.
    let at = HEAD_BYTES + 80;
    corpus.add(
        "keys",
        "flip-other-slot",
        flipped(good, at),
        by_code,
        wrong(),
    );
    corpus.add(
        "keys",
        "flip-mac-audit",
        flipped(good, good.len() - 64),
        by_keychain,
        wrong(),
    );
    corpus.add(
        "keys",
        "flip-mac-vault",
        flipped(good, good.len() - 1),
        by_code,
        wrong(),
    );
    // The keychain has no key for the second MAC.
    let file = "keys-flip-mac-vault.bin";
    corpus.again(
        "keys",
        "flip-mac-vault-by-keychain",
        file,
        by_keychain,
        audit.clone(),
    );
}

fn cuts(corpus: &mut Corpus, good: &[u8], open: &Value) {
    let lengths = [
        0,
        5,
        8,
        HEAD_BYTES,
        HEAD_BYTES + SLOT_BYTES,
        good.len() - 32,
        good.len() - 1,
    ];
    for length in lengths {
        let cut = good.get(..length).unwrap().to_vec();
        corpus.add("keys", &format!("cut-{length}"), cut, open, wrong());
    }
    corpus.add("keys", "one-more", [good, &[0]].concat(), open, wrong());
    let mut newer = good.to_vec();
    newer[6] = 2;
    corpus.add(
        "keys",
        "newer",
        newer,
        open,
        json!({"error": "newer_version"}),
    );
    let mut zero = good.to_vec();
    zero[6] = 0;
    corpus.add("keys", "version-zero", zero, open, wrong());
}

/// What a file may not ask for: refused before anything is derived.
fn costs(corpus: &mut Corpus, good: &[u8], open: &Value) {
    let (k64, k1024) = (64 * 1024, 1024 * 1024);
    for (name, memory, passes, lanes) in [
        ("memory-0", 0, 3, 1),
        ("memory-small", k64 - 1, 3, 1),
        ("memory-large", k1024 + 1, 3, 1),
        ("memory-absurd", u32::MAX, 3, 1),
        ("passes-0", k64, 0, 1),
        ("passes-11", k64, 11, 1),
        ("passes-absurd", k64, u32::MAX, 1),
        ("lanes-0", k64, 3, 0),
        ("lanes-5", k64, 3, 5),
        ("lanes-absurd", k64, 3, u32::MAX),
    ] {
        let mut bad = good.to_vec();
        for (n, cost) in [memory, passes, lanes].into_iter().enumerate() {
            let at = HEAD_BYTES + 1 + n * 4;
            bad[at..at + 4].copy_from_slice(&u32::to_le_bytes(cost));
        }
        corpus.add("keys", &format!("cost-{name}"), bad, open, wrong());
    }
}

/// Files whose MACs are right and whose shape is not, and slots of another file.
fn shapes(corpus: &mut Corpus, own: &mut Made, by_code: &Value) {
    let mut add = |name: &str, file: &KeyFile, keys: &Keys| {
        corpus.add("keys", name, file.to_bytes(keys).unwrap(), by_code, wrong());
    };
    let keys = &own.keys;
    own.file.slots.swap(0, 1);
    add("slots-swapped", &own.file, keys);
    own.file.slots.swap(0, 1);
    own.file.slots.swap(1, 2);
    add("slots-swapped-2", &own.file, keys);
    own.file.slots.swap(1, 2);
    let doubled = Slot::wrap(&own.file.id, Under::Recovery(&own.code), keys).unwrap();
    own.file.slots.insert(2, doubled);
    add("slot-doubled", &own.file, keys);
    let passphrase = own.file.slots.remove(0);
    add("no-passphrase", &own.file, keys);
    own.file.slots.insert(0, passphrase);
    own.file.slots.remove(2);
    own.file.slots[2].vault = [1; 48];
    add("keychain-with-vault", &own.file, keys);
    own.file.slots[2].vault = [0; 48];
    own.file.slots[1].kdf = Kdf::LEAST;
    add("code-with-cost", &own.file, keys);
    own.file.slots[1].kdf = Kdf {
        lanes: 1,
        ..Kdf::NONE
    };
    add("code-with-one-lane", &own.file, keys);
    own.file.slots[1].kdf = Kdf::NONE;
    own.file.slots[1].salt[0] ^= 1;
    add("code-other-salt", &own.file, keys);
    own.file.slots[1].salt[0] ^= 1;

    // The slot of a second vault in the first, and the first code at the second file.
    let mut other = made(7);
    std::mem::swap(&mut own.file.slots[1], &mut other.file.slots[1]);
    add("slot-of-another-file", &own.file, keys);
    std::mem::swap(&mut own.file.slots[1], &mut other.file.slots[1]);
    add("another-file", &other.file, &other.keys);
    // The same slots and keys under another file id.
    own.file.id[0] ^= 1;
    add("another-id", &own.file, keys);
    own.file.id[0] ^= 1;
    // Slots of one pair of keys, MACs of another.
    add("foreign-macs", &own.file, &other.keys);
}

fn pending(corpus: &mut Corpus) {
    let folder = tempfile::tempdir().unwrap();
    file::create(folder.path(), PASSPHRASE, Kdf::LEAST).unwrap();
    let code = RecoveryCode::make_random().unwrap();
    let begun = rekey::begin(folder.path(), PASSPHRASE, Some(&code), Kdf::LEAST).unwrap();
    let good = fs::read(folder.path().join(rekey::PENDING)).unwrap();
    let by_code = json!({"recovery": *code.text()});
    let expect = json!({
        "generation": 2, "id": hex(&begun.id),
        "audit": hex(begun.new.audit.bytes()), "vault": hex(begun.new.vault.bytes()),
        "old_audit": hex(begun.old.audit.bytes()), "old_vault": hex(begun.old.vault.bytes()),
    });
    corpus.add("pending", "good", good.clone(), &by_code, expect.clone());
    let by_passphrase = json!({"passphrase": PASSPHRASE});
    corpus.again(
        "pending",
        "by-passphrase",
        "pending-good.bin",
        &by_passphrase,
        expect,
    );
    let wrong_code = json!({"recovery": *RecoveryCode::make_random().unwrap().text()});
    corpus.again(
        "pending",
        "wrong-code",
        "pending-good.bin",
        &wrong_code,
        wrong(),
    );
    for (field, at) in [
        ("magic", 0),
        ("version", 6),
        ("salt", 8),
        ("old", 40),
        ("tag", 104),
        ("next", 140),
    ] {
        corpus.add(
            "pending",
            &format!("flip-{field}"),
            flipped(&good, at),
            &by_code,
            wrong(),
        );
    }
    for length in [0, 8, 119, 120, good.len() - 1] {
        let cut = good.get(..length).unwrap().to_vec();
        corpus.add("pending", &format!("cut-{length}"), cut, &by_code, wrong());
    }
}

fn codes(corpus: &mut Corpus) {
    let code = RecoveryCode::make_random().unwrap();
    let text = code.text().to_string();
    let mut slip = text.clone().into_bytes();
    slip[3] = if slip[3] == b'7' { b'8' } else { b'7' };
    let mut push = |name: &str, typed: &str, expect: Value| {
        corpus.vectors.push(json!({
            "format": "code", "name": name, "open": {"typed": typed}, "expect": expect,
        }));
    };
    let good = json!({"bytes": hex(code.bytes())});
    push("good", &text, good.clone());
    push("lower", &text.to_lowercase().replace('-', ""), good.clone());
    push(
        "o-and-l",
        &text.replace('0', "O").replace('1', "l").replace('-', " "),
        good,
    );
    push(
        "all-zero",
        "000000-000000-000000-000000-000000",
        json!({"error": "checksum"}),
    );
    push(
        "slip",
        &String::from_utf8(slip).unwrap(),
        json!({"error": "checksum"}),
    );
    push("short", text.get(..33).unwrap(), json!({"error": "length"}));
    push("long", &format!("{text}0"), json!({"error": "length"}));
    push("empty", "", json!({"error": "length"}));
    push(
        "letter-u",
        &text.replace('-', "U"),
        json!({"error": "letter"}),
    );
}

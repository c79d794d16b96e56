//! Vectors of backups and of the keys of databases.

use std::io::Write;

use ring::digest::{SHA256, digest};
use serde_json::{Value, json};

use super::keys::{Made, PASSPHRASE, made};
use super::sealed::flipped;
use super::{Corpus, hex, wrong};
use crate::backup::BackupSealer;
use crate::chunk::{CHUNK, SEALED};
use crate::file::format::MAX_BYTES;
use crate::slot::Under;
use crate::{Secret, Slot, seal};

pub(super) fn add(corpus: &mut Corpus) {
    backups(corpus);
    databases(corpus);
}

fn sealed(made: &Made, plain: &[u8]) -> Vec<u8> {
    let key_file = made.file.to_bytes(&made.keys).unwrap();
    let mut sealer = BackupSealer::new(&made.keys.audit, &key_file, Vec::new()).unwrap();
    sealer.write_all(plain).unwrap();
    sealer.finish().unwrap()
}

fn told(made: &Made, plain: &[u8]) -> Value {
    json!({
        "generation": made.file.generation, "length": plain.len(),
        "sha256": hex(digest(&SHA256, plain).as_ref()),
    })
}

fn backups(corpus: &mut Corpus) {
    let mut made = made(7);
    let by_code = json!({"recovery": *made.code.text()});
    let plain = b"\x02\x00\x00\x00{}\x08\x00store.db\x05\x00\x00\x00\x00\x00\x00\x00bytes\x00\x00";
    let good = sealed(&made, plain);
    let expect = told(&made, plain);
    corpus.add("backup", "good", good.clone(), &by_code, expect.clone());
    let file = "backup-good.bin";
    let by_passphrase = json!({"passphrase": PASSPHRASE});
    corpus.again("backup", "by-passphrase", file, &by_passphrase, expect);
    let stranger = super::keys::made(7);
    let by_stranger = json!({"recovery": *stranger.code.text()});
    corpus.again("backup", "wrong-code", file, &by_stranger, wrong());
    let other = json!({"passphrase": "another passphrase"});
    corpus.again("backup", "wrong-passphrase", file, &other, wrong());
    corpus.add(
        "backup",
        "empty",
        sealed(&made, b""),
        &by_code,
        told(&made, b""),
    );

    let key_file = made.file.to_bytes(&made.keys).unwrap();
    let (salt, body) = (12 + key_file.len(), 12 + key_file.len() + 32);
    let mut bad = |name: &str, bytes: Vec<u8>, error: &str| {
        corpus.add("backup", name, bytes, &by_code, json!({"error": error}));
    };
    let with = |at: usize, bytes: &[u8]| {
        let mut changed = good.clone();
        changed.splice(at..at + bytes.len(), bytes.iter().copied());
        changed
    };
    let longest = u32::try_from(MAX_BYTES).unwrap();
    let changed = "wrong_or_changed";
    bad("flip-magic", flipped(&good, 5), "not_a_backup");
    bad(
        "zip",
        b"PK\x03\x04 and what follows".to_vec(),
        "not_a_backup",
    );
    bad("newer", with(6, &[2, 0]), "newer_version");
    bad("version-zero", with(6, &[0, 0]), changed);
    bad(
        "length-short",
        with(8, &(longest / 64).to_le_bytes()),
        changed,
    );
    bad(
        "length-past",
        with(8, &(longest + 1).to_le_bytes()),
        changed,
    );
    bad("length-absurd", with(8, &u32::MAX.to_le_bytes()), changed);
    bad("flip-key-file", flipped(&good, 12 + 20), changed);
    bad("flip-key-file-mac", flipped(&good, salt - 1), changed);
    bad("flip-salt", flipped(&good, salt), changed);
    bad("flip-chunk", flipped(&good, body), changed);
    bad("flip-tag", flipped(&good, good.len() - 1), changed);
    for length in [0, 11] {
        let cut = good.get(..length).unwrap().to_vec();
        bad(&format!("cut-{length}"), cut, "not_a_backup");
    }
    for length in [
        12,
        12 + 60,
        salt,
        salt + 31,
        body,
        body + 15,
        body + 16,
        good.len() - 1,
    ] {
        let cut = good.get(..length).unwrap().to_vec();
        bad(&format!("cut-{length}"), cut, changed);
    }
    bad("one-more", [good.as_slice(), &[0]].concat(), changed);
    // The chunks under the head of another backup: of the same keys, of a key file that was changed
    // since, of another profile.
    let chunks = good.get(body..).unwrap();
    let again = sealed(&made, plain);
    bad(
        "head-of-another",
        [again.get(..body).unwrap(), chunks].concat(),
        changed,
    );
    made.file.generation += 1;
    let code = Slot::wrap(&made.file.id, Under::Recovery(&made.code), &made.keys).unwrap();
    made.file.set(code);
    let later = sealed(&made, plain);
    let rest = good.get(salt..).unwrap();
    bad(
        "head-of-later-keys",
        [later.get(..salt).unwrap(), rest].concat(),
        changed,
    );
    let theirs = sealed(&stranger, plain);
    let mixed = [theirs.get(..salt).unwrap(), rest].concat();
    corpus.add("backup", "head-of-a-stranger", mixed, &by_stranger, wrong());
    many_chunks(corpus, &made, &by_code, body);
}

/// Attacks on chunks, as pieces of one good file.
fn many_chunks(corpus: &mut Corpus, made: &Made, open: &Value, body: usize) {
    let file = "backup-three.bin";
    let plain: Vec<u8> = (0..2 * CHUNK + 77).map(|n| (n % 253) as u8).collect();
    let bytes = sealed(made, &plain);
    let size = bytes.len();
    corpus.add("backup", "three", bytes, open, told(made, &plain));
    let whole = plain.get(..CHUNK).unwrap();
    corpus.add(
        "backup",
        "whole",
        sealed(made, whole),
        open,
        told(made, whole),
    );
    let chunk = |n: usize| {
        let from = body + n * SEALED;
        json!([file, from, size.min(from + SEALED)])
    };
    for (name, order) in [
        ("last-cut", &[0, 1][..]),
        ("two-cut", &[0]),
        ("swapped", &[1, 0, 2]),
        ("last-swapped", &[0, 2, 1]),
        ("repeated", &[0, 0, 1, 2]),
        ("last-repeated", &[0, 1, 2, 2]),
        ("first-gone", &[1, 2]),
        ("middle-gone", &[0, 2]),
    ] {
        let head = std::iter::once(json!([file, 0, body]));
        let pieces: Vec<Value> = head.chain(order.iter().map(|n| chunk(*n))).collect();
        corpus.vectors.push(json!({
            "format": "backup", "name": name, "pieces": pieces, "open": open, "expect": wrong(),
        }));
    }
}

fn databases(corpus: &mut Corpus) {
    for (name, vault) in [
        ("vault", Secret::make_random().unwrap()),
        ("vault-another", Secret::make_random().unwrap()),
        ("vault-zeroes", Secret::from_bytes(&[0; 32])),
    ] {
        let key = seal::derive_database_key(&vault).unwrap();
        corpus.vectors.push(json!({
            "format": "database", "name": name, "open": {"vault": hex(vault.bytes())},
            "expect": {"key": hex(key.bytes())},
        }));
    }
}

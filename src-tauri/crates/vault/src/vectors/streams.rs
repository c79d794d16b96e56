//! Vectors of attachments and exports.

use std::io::Write;

use ring::digest::{SHA256, digest};
use serde_json::{Value, json};

use super::sealed::{changed, flipped, open, place};
use super::{Corpus, hex, wrong};
use crate::chunk::{CHUNK, ChunkSealer, Fill, SEALED};
use crate::export::ExportSealer;
use crate::seal::{Piece, Place};
use crate::secret::fill_random;
use crate::slot::cipher;
use crate::stream::StreamSealer;
use crate::{RecoveryCode, Secret};

pub(super) fn add(corpus: &mut Corpus, vault: &Secret) {
    attachments(corpus, vault);
    exports(corpus);
}

/// Attacks on chunks are written as pieces of the good files, so that the corpus stays small.
fn attachments(corpus: &mut Corpus, vault: &Secret) {
    let at = place(Piece::Attachment, 1);
    let by = open(vault, &at);
    let file = "attachment-three.bin";
    let mut add = |name: &str, length: usize| {
        let mut plain = vec![0; length];
        fill_random(&mut plain).unwrap();
        let mut sealer = StreamSealer::new(vault, &at, Vec::new()).unwrap();
        sealer.write_all(&plain).unwrap();
        let (bytes, told) = sealer.finish().unwrap();
        let expect = json!({
            "length": told.length, "sha256": hex(&told.sha256), "tag": hex(&told.tag),
        });
        corpus.add("attachment", name, bytes, &by, expect);
    };
    add("three", 2 * CHUNK + 1234);
    add("empty", 0);
    add("whole", CHUNK);

    let end = |chunk: usize| 40 + chunk * SEALED;
    let chunk = |n: usize| json!([file, end(n), end(n + 1)]);
    let head = json!([file, 0, 40]);
    let size = end(3);
    let flip = |n: usize| {
        let byte = corpus.files[file][n] ^ 1;
        vec![
            json!([file, 0, n]),
            json!({"hex": hex(&[byte])}),
            json!([file, n + 1, size]),
        ]
    };
    let (other, whole) = ("attachment-whole.bin", "attachment-empty.bin");
    let c = |order: &[usize]| -> Vec<Value> {
        std::iter::once(head.clone())
            .chain(order.iter().map(|n| chunk(*n)))
            .collect()
    };
    let attacks: Vec<(&str, Vec<Value>, usize)> = vec![
        ("last-cut", c(&[0, 1]), 1),
        ("two-cut", c(&[0]), 0),
        ("all-cut", c(&[]), 0),
        ("swapped", c(&[1, 0, 2]), 0),
        ("last-swapped", c(&[0, 2, 1]), 1),
        ("repeated", c(&[0, 0, 1, 2]), 1),
        ("last-repeated", c(&[0, 1, 2, 2]), 2),
        ("first-gone", c(&[1, 2]), 0),
        ("middle-gone", c(&[0, 2]), 1),
        ("cut-in-last", vec![json!([file, 0, size - 1])], 2),
        ("cut-in-tag", vec![json!([file, 0, end(2) + 15])], 2),
        ("cut-in-head", vec![json!([file, 0, 39])], 0),
        (
            "one-more",
            vec![json!([file, 0, size]), json!({"hex": "00"})],
            2,
        ),
        ("flip-magic", flip(0), 0),
        ("flip-salt", flip(8), 0),
        ("flip-first", flip(40), 0),
        ("flip-second", flip(end(1) + 9), 1),
        ("flip-last-tag", flip(size - 1), 2),
        (
            "last-of-another",
            [c(&[0, 1]), vec![json!([other, end(1), end(2)])]].concat(),
            2,
        ),
        (
            "head-of-another",
            vec![json!([whole, 0, 40]), json!([file, 40, size])],
            0,
        ),
    ];
    let push = |corpus: &mut Corpus, name: &str, pieces: Value, open: &Value, whole: usize| {
        let mut expect = changed();
        expect["released"] = json!(whole * CHUNK);
        corpus.vectors.push(json!({
            "format": "attachment", "name": name, "pieces": pieces, "open": open, "expect": expect,
        }));
    };
    for (name, pieces, whole) in attacks {
        push(corpus, name, json!(pieces), &by, whole);
    }
    let good = json!([[file, 0, size]]);
    let stranger = Secret::make_random().unwrap();
    for (name, open) in [
        ("wrong-key", open(&stranger, &at)),
        ("replayed", open(vault, &Place { version: 2, ..at })),
        ("swapped-place", open(vault, &Place { id: [0; 16], ..at })),
        ("as-note", open(vault, &place(Piece::Note, 1))),
    ] {
        push(corpus, name, good.clone(), &open, 0);
    }
    // Chunks of the right key whose end is not marked, or not whole.
    for (name, plain) in [
        ("no-mark", vec![0; CHUNK]),
        ("short-end", b"x\x80\0\0".to_vec()),
    ] {
        let salt = [5; 32];
        let key = cipher(&at.derive_key(vault, &salt).unwrap()).unwrap();
        let start = [b"RVATTA\x01\x00".as_slice(), &salt].concat();
        let mut sealer = ChunkSealer::new(key, Fill::None, start);
        sealer.write_all(&plain).unwrap();
        let (bytes, ..) = sealer.finish().unwrap();
        let mut expect = changed();
        expect["released"] = json!(0);
        corpus.add("attachment", name, bytes, &by, expect);
    }
}

fn exports(corpus: &mut Corpus) {
    let words = RecoveryCode::make_random().unwrap().text().to_lowercase();
    let by = json!({"passphrase": words});
    let make = |plain: &[u8]| {
        let mut sealer = ExportSealer::with_cost(&words, 10, Vec::new()).unwrap();
        sealer.write_all(plain).unwrap();
        sealer.finish().unwrap()
    };
    let expect = |plain: &[u8]| {
        let hash = digest(&SHA256, plain);
        json!({"length": plain.len(), "sha256": hex(hash.as_ref())})
    };
    let plain = b"notes that leave the vault";
    let good = make(plain);
    corpus.add("age", "good", good.clone(), &by, expect(plain));
    corpus.add("age", "empty", make(b""), &by, expect(b""));
    let two: Vec<u8> = (0..CHUNK + 5).map(|n| n as u8).collect();
    let long = make(&two);
    let cut = long.get(..long.len() - 21).unwrap().to_vec();
    corpus.add("age", "two-chunks", long, &by, expect(&two));
    corpus.add("age", "last-cut", cut, &by, wrong());
    let other = json!({"passphrase": "five other words"});
    corpus.again("age", "wrong-passphrase", "age-good.bin", &other, wrong());
    let head = good
        .iter()
        .rposition(|b| *b == b'\n')
        .unwrap()
        .min(good.len() - 60);
    let cut = good.get(..good.len() - 1).unwrap().to_vec();
    corpus.add("age", "cut", cut, &by, wrong());
    corpus.add(
        "age",
        "cut-head",
        good.get(..head / 2).unwrap().to_vec(),
        &by,
        wrong(),
    );
    corpus.add(
        "age",
        "one-more",
        [good.as_slice(), b"x"].concat(),
        &by,
        wrong(),
    );
    let last = good.len() - 1;
    corpus.add("age", "flip-payload", flipped(&good, last), &by, wrong());
    let text = String::from_utf8_lossy(&good).into_owned();
    let replaced = |from: &str, to: &str| {
        let at = text.find(from).unwrap();
        let rest = good.get(at + from.len()..).unwrap();
        [good.get(..at).unwrap(), to.as_bytes(), rest].concat()
    };
    corpus.add(
        "age",
        "cost-other",
        replaced(" 10\n", " 11\n"),
        &by,
        wrong(),
    );
    corpus.add(
        "age",
        "cost-zero",
        replaced(" 10\n", " 010\n"),
        &by,
        wrong(),
    );
    let costly = json!({"error": "too_costly"});
    corpus.add(
        "age",
        "cost-absurd",
        replaced(" 10\n", " 40\n"),
        &by,
        costly,
    );
    let not_ours = json!({"error": "not_ours"});
    corpus.add(
        "age",
        "recipient",
        replaced("-> scrypt", "-> X25519"),
        &by,
        not_ours.clone(),
    );
    corpus.add(
        "age",
        "version",
        replaced("/v1\n", "/v2\n"),
        &by,
        not_ours.clone(),
    );
    corpus.add("age", "zip", b"PK\x03\x04".to_vec(), &by, not_ours);
    let mac = text.find("--- ").unwrap() + 5;
    let mut bad = good.clone();
    bad[mac] = if bad[mac] == b'A' { b'B' } else { b'A' };
    corpus.add("age", "flip-mac", bad, &by, wrong());
}

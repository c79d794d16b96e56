//! Vectors of notes and the root record.

use serde_json::{Value, json};

use super::{Corpus, hex, streams};
use crate::Secret;
use crate::root::{PieceId, Root};
use crate::seal::{self, Piece, Place};

pub(super) fn changed() -> Value {
    json!({"error": "changed"})
}

pub(super) fn place(piece: Piece, version: u64) -> Place {
    Place {
        piece,
        file: *b"file id 16 bytes",
        id: *b"note id 16 bytes",
        version,
    }
}

pub(super) fn open(vault: &Secret, place: &Place) -> Value {
    json!({
        "vault": hex(vault.bytes()), "piece": place.piece.code(),
        "file": hex(&place.file), "id": hex(&place.id), "version": place.version,
    })
}

pub(super) fn flipped(good: &[u8], at: usize) -> Vec<u8> {
    let mut bad = good.to_vec();
    bad[at] ^= 0x40;
    bad
}

pub(super) fn add(corpus: &mut Corpus) {
    let vault = Secret::make_random().unwrap();
    notes(corpus, &vault);
    forged_notes(corpus, &vault);
    roots(corpus, &vault);
    streams::add(corpus, &vault);
}

fn notes(corpus: &mut Corpus, vault: &Secret) {
    let at = place(Piece::Note, 3);
    let by = open(vault, &at);
    let text = "# Tuesday\n\nThe app closed my account at 14:05. \u{1f697}".as_bytes();
    let good = seal::seal(vault, &at, text).unwrap();
    corpus.add(
        "note",
        "good",
        good.clone(),
        &by,
        json!({"plain": hex(text)}),
    );
    let empty = seal::seal(vault, &at, b"").unwrap();
    corpus.add("note", "empty", empty, &by, json!({"plain": ""}));
    let long = vec![0x61; 3000];
    let sealed = seal::seal(vault, &at, &long).unwrap();
    corpus.add("note", "long", sealed, &by, json!({"plain": hex(&long)}));
    let draft = place(Piece::Draft, 3);
    let sealed = seal::seal(vault, &draft, text).unwrap();
    corpus.add(
        "note",
        "draft",
        sealed,
        &open(vault, &draft),
        json!({"plain": hex(text)}),
    );

    for (field, n) in [
        ("magic", 0),
        ("version", 6),
        ("salt", 8),
        ("length", 40),
        ("text", 44),
        ("padding", 500),
        ("tag", good.len() - 1),
    ] {
        corpus.add(
            "note",
            &format!("flip-{field}"),
            flipped(&good, n),
            &by,
            changed(),
        );
    }
    for length in [0, 8, 40, 55, 56, good.len() - 1] {
        let cut = good.get(..length).unwrap().to_vec();
        corpus.add("note", &format!("cut-{length}"), cut, &by, changed());
    }
    corpus.add(
        "note",
        "one-more",
        [good.as_slice(), &[0]].concat(),
        &by,
        changed(),
    );
    // Replayed: version 2 in the place of version 3. Swapped: another note's. And the rest.
    let mut again = |name: &str, at: Place| {
        corpus.again("note", name, "note-good.bin", &open(vault, &at), changed());
    };
    again("replayed", Place { version: 4, ..at });
    again(
        "swapped",
        Place {
            id: *b"another note 16b",
            ..at
        },
    );
    again(
        "of-another-file",
        Place {
            file: *b"another file 16b",
            ..at
        },
    );
    again("as-draft", draft);
    let other = Secret::make_random().unwrap();
    corpus.again(
        "note",
        "wrong-key",
        "note-good.bin",
        &open(&other, &at),
        changed(),
    );
}

/// Sealed with the right key, by a writer that does not keep to the format.
fn forged_notes(corpus: &mut Corpus, vault: &Secret) {
    let at = place(Piece::Note, 3);
    let mut add = |name: &str, size: usize, length: u32, end: u8| {
        let mut padded = vec![0; size];
        if size >= 4 {
            padded[..4].copy_from_slice(&length.to_le_bytes());
        }
        if let Some(last) = padded.last_mut() {
            *last |= end;
        }
        let sealed = seal::seal_padded(vault, &at, &padded).unwrap();
        corpus.add("note", name, sealed, &open(vault, &at), changed());
    };
    add("forged-nothing", 0, 0, 0);
    add("forged-no-length", 3, 0, 0);
    add("forged-padding", 512, 7, 1);
    add("forged-bucket", 1024, 7, 0);
    add("forged-no-bucket", 11, 7, 0);
    add("forged-length", 512, 509, 0);
    add("forged-length-absurd", 512, u32::MAX, 0);
}

fn roots(corpus: &mut Corpus, vault: &Secret) {
    let at = place(Piece::Root, 1);
    let at = Place { id: [0; 16], ..at };
    let mut root = Root::new();
    let empty = root.seal_next(vault, at.file).unwrap();
    corpus.add(
        "root",
        "empty",
        empty,
        &open(vault, &at),
        json!({"rows": []}),
    );
    let rows = [
        (Piece::Note, 1, 1),
        (Piece::Note, 1, 2),
        (Piece::Note, 9, 256),
        (Piece::Attachment, 4, 1),
    ];
    for (piece, id, version) in rows {
        let id = [id; 16];
        root.set(PieceId { piece, id, version }, [version as u8; 16]);
    }
    let rows: Vec<Value> = rows
        .iter()
        .map(|(p, id, v)| json!([p.code(), hex(&[*id; 16]), v, hex(&[*v as u8; 16])]))
        .collect();
    let good = root.seal_next(vault, at.file).unwrap();
    let by = open(vault, &Place { version: 2, ..at });
    corpus.add("root", "good", good.clone(), &by, json!({"rows": rows}));
    corpus.again("root", "rolled-back", "root-empty.bin", &by, changed());
    corpus.add("root", "flip", flipped(&good, 60), &by, changed());

    let mut forged = |name: &str, count: u32, rows: &[[u8; 41]]| {
        let plain = [&count.to_le_bytes(), rows.as_flattened()].concat();
        let sealed = seal::seal(vault, &at, &plain).unwrap();
        corpus.add("root", name, sealed, &open(vault, &at), changed());
    };
    let row = |piece: u8, id: u8| {
        let mut row = [0; 41];
        (row[0], row[1]) = (piece, id);
        row
    };
    forged("forged-order", 2, &[row(1, 2), row(1, 1)]);
    forged("forged-twice", 2, &[row(1, 1), row(1, 1)]);
    forged("forged-piece", 1, &[row(5, 1)]);
    forged("forged-count", 2, &[row(1, 1)]);
    forged("forged-count-absurd", u32::MAX, &[row(1, 1)]);
}

//! Chunks of attachments: cut, swapped, repeated, and whole files in the place of others.

use std::fs;

use model::Attachment;
use store::VaultStore;

use crate::support::{Home, attach, note, read};

const HEAD: usize = 40;
const CHUNK: usize = 65_536 + 16;

fn bytes(size: usize, salt: u8) -> Vec<u8> {
    (0..size).map(|n| (n % 251) as u8 ^ salt).collect()
}

fn files(home: &Home) -> (VaultStore, [Attachment; 2]) {
    let mut store = home.settled().store;
    let wrote = note("files", "");
    let (id, _) = store.save(None, &wrote).unwrap();
    let files = [0, 1].map(|salt| attach(&mut store, id, wrote.clone(), &bytes(200_000, salt)));
    (store, files)
}

/// Head and chunks in another order.
fn order(good: &[u8], chunks: &[usize]) -> Vec<u8> {
    let mut out = good[..HEAD].to_vec();
    for n in chunks {
        let from = HEAD + n * CHUNK;
        out.extend_from_slice(&good[from..from + CHUNK]);
    }
    out
}

#[test]
fn chunks_open_in_their_order_alone() {
    let home = Home::new();
    let (store, [file, other]) = files(&home);
    let path = home.attachment(&file);
    let good = fs::read(&path).unwrap();
    let another = fs::read(home.attachment(&other)).unwrap();
    let count = (good.len() - HEAD) / CHUNK;
    assert_eq!(count, 4);
    let mut tried = 0;
    let mut refused = |bad: &[u8], alarm: bool, what: &str| {
        fs::write(&path, bad).unwrap();
        assert!(read(&store, &file).is_err(), "{what}");
        assert!(read(&store, &other).unwrap() == bytes(200_000, 1), "{what}");
        let opened = home.open();
        assert_eq!(!opened.alarms.is_empty(), alarm, "{what}");
        assert_eq!(opened.notes.len(), 1, "{what}");
        tried += 1;
    };
    for orders in [
        &[0, 1, 2][..],
        &[0, 1],
        &[0],
        &[],
        &[1, 0, 2, 3],
        &[0, 2, 1, 3],
        &[0, 1, 3, 2],
        &[3, 1, 2, 0],
        &[0, 0, 1, 2, 3],
        &[0, 1, 1, 2, 3],
        &[0, 1, 2, 3, 3],
        &[0, 1, 2, 2, 3],
        &[1, 2, 3],
        &[0, 2, 3],
        &[0, 1, 3],
        &[3],
    ] {
        let alarm = orders.last() != Some(&3);
        refused(&order(&good, orders), alarm, &format!("{orders:?}"));
    }
    for cut in [
        0,
        1,
        8,
        39,
        40,
        55,
        56,
        HEAD + CHUNK,
        good.len() - 1,
        good.len() - 16,
    ] {
        refused(&good[..cut], true, &format!("cut to {cut}"));
    }
    refused(&[&good[..], b"\0"].concat(), true, "one more");
    refused(&another, true, "another id's");
    refused(
        &[&another[..HEAD], &good[HEAD..]].concat(),
        false,
        "another's head",
    );
    for n in 0..count {
        let at = HEAD + n * CHUNK;
        let mut bad = good.clone();
        bad[at..at + CHUNK].copy_from_slice(&another[at..at + CHUNK]);
        refused(&bad, n + 1 == count, "another's chunk");
    }
    fs::write(&path, &good).unwrap();
    assert!(read(&store, &file).unwrap() == bytes(200_000, 0));
    eprintln!("attachments: {tried} files with moved chunks, all refused");
}

#[test]
fn files_open_in_their_own_vault_alone() {
    let home = Home::new();
    let (store, [file, other]) = files(&home);
    let (a, b) = (home.attachment(&file), home.attachment(&other));
    let (of_a, of_b) = (fs::read(&a).unwrap(), fs::read(&b).unwrap());
    fs::write(&a, &of_b).unwrap();
    fs::write(&b, &of_a).unwrap();
    assert!(read(&store, &file).is_err() && read(&store, &other).is_err());
    assert_eq!(home.open().alarms.len(), 2, "two ids swapped");
    // Of another vault; and then none at all.
    let stranger = Home::stranger();
    let (_, [theirs, _]) = files(&stranger);
    fs::copy(stranger.attachment(&theirs), &a).unwrap();
    assert!(read(&store, &file).is_err());
    fs::remove_file(&a).unwrap();
    fs::write(&b, &of_b).unwrap();
    assert!(read(&store, &file).is_err());
    let mut opened = home.open();
    assert_eq!(opened.alarms.len(), 1, "{:?}", opened.alarms);
    opened.settle(0).unwrap();
    assert!(read(&opened.store, &other).unwrap() == bytes(200_000, 1));
    opened.store.accept().unwrap();
    drop(opened);
    assert!(home.settled().alarms.is_empty());
}

//! 2,000 flipped bytes: each is noticed or harmless, and what it did not touch stays readable.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use model::Note;
use vault::root::{Alarm, PieceId};
use vault::seal::Piece;

use crate::support::{Dice, Home, Id, attach, import, note, post, posts, read};

/// Bytes of a page of both databases.
const PAGE: usize = 4096;

#[derive(Default)]
struct Count {
    harmless: u32,
    alarmed: u32,
    refused: u32,
}

impl Count {
    fn print(&self, what: &str) {
        let Count {
            harmless,
            alarmed,
            refused,
        } = self;
        let all = harmless + alarmed + refused;
        eprintln!(
            "{what}: {all} flips, {alarmed} noticed and the rest read, {refused} refused, {harmless} harmless"
        );
    }
}

fn flip(good: &[u8], dice: &mut Dice) -> (usize, Vec<u8>) {
    let at = dice.below(good.len());
    let mut bad = good.to_vec();
    bad[at] ^= 1 << dice.below(8);
    (at, bad)
}

#[test]
fn a_flip_in_the_database_of_notes_costs_the_pieces_on_its_page() {
    let home = Home::new();
    let mut opened = home.settled();
    let mut wrote: BTreeMap<(Id, u64), Note> = BTreeMap::new();
    for n in 0..30 {
        let length = [40, 400, 3000, if n == 3 { 20_000 } else { 900 }][n % 4];
        let mut id = None;
        for version in 1..=(n as u64 % 3 + 1) {
            let text = format!("{n} {version} ").repeat(length / 5);
            let note = note(&format!("note {n}"), &text);
            let (new, number) = opened.store.save(id, &note).unwrap();
            assert_eq!(number, version);
            id = Some(new);
            wrote.insert((new, version), note);
        }
    }
    drop(opened);
    let good = fs::read(home.path().join("vault.db")).unwrap();
    let mut dice = Dice(0x0f11b);
    let mut count = Count::default();
    for _ in 0..500 {
        let (at, bad) = flip(&good, &mut dice);
        fs::write(home.path().join("vault.db"), bad).unwrap();
        let opened = match home.try_open() {
            Ok(opened) => opened,
            Err(error) => {
                assert!(at < PAGE, "{error:?} for a byte at {at}");
                count.refused += 1;
                continue;
            }
        };
        let mut lost: BTreeSet<(Id, u64)> = BTreeSet::new();
        for alarm in &opened.alarms {
            match alarm {
                Alarm::Gone(piece) | Alarm::Replaced(piece) => {
                    lost.insert((piece.id, piece.version));
                }
                // The page of the list itself: everything is told of, and nothing is lost.
                Alarm::Unlisted(_) => assert_eq!(opened.generation, 0),
            }
        }
        assert!(lost.len() <= 8, "{} pieces for a byte at {at}", lost.len());
        for ((id, version), note) in &wrote {
            let read = opened.store.read_version(*id, *version);
            match lost.contains(&(*id, *version)) {
                true => assert!(read.is_err()),
                false => assert!(read.is_ok_and(|read| read == *note), "{at}: {version}"),
            }
        }
        for head in &opened.notes {
            assert!(wrote[&(head.id, head.version)] == head.note);
        }
        match opened.alarms.is_empty() {
            true => count.harmless += 1,
            false => count.alarmed += 1,
        }
        if count.alarmed == 1 && !opened.alarms.is_empty() {
            goes_on(&home);
        }
    }
    count.print("vault.db");
}

/// After the alarm was seen, the vault is as any other.
fn goes_on(home: &Home) {
    let mut opened = home.open();
    let before = opened.notes.len();
    assert!(!opened.alarms.is_empty(), "told until it was seen");
    opened.store.accept().unwrap();
    opened.store.save(None, &note("after", "it")).unwrap();
    let again = home.settled();
    assert!(again.alarms.is_empty() && again.unreadable.is_empty());
    assert_eq!(again.notes.len(), before + 1);
    assert!(home.path().join("backups/vault-damaged.db").exists());
}

#[test]
fn a_flip_in_the_database_of_posts_is_an_error_or_nothing() {
    let home = Home::new();
    let mut store = home.store();
    let all: Vec<_> = (0..60)
        .map(|n| post(n, &format!("post number {n} from the bakery")))
        .collect();
    import(&mut store, &all);
    store.decide(&[1, 2], None, "2026-01-01T00:00:00Z").unwrap();
    let want = posts(&store, "bakery").unwrap();
    assert_eq!(want.1, 60);
    drop(store);
    let path = home.path().join("store.db");
    let good = fs::read(&path).unwrap();
    let mut dice = Dice(0x0f11c);
    let mut count = Count::default();
    for _ in 0..1000 {
        fs::write(&path, flip(&good, &mut dice).1).unwrap();
        let audit = std::sync::Arc::clone(&home.audit);
        match store::Store::open(home.path(), audit).and_then(|store| posts(&store, "bakery")) {
            Ok(read) => {
                assert!(read == want);
                count.harmless += 1;
            }
            Err(_) => count.refused += 1,
        }
    }
    count.print("store.db");
}

#[test]
fn a_flip_in_an_attachment_is_an_error_where_it_is() {
    let home = Home::new();
    let mut opened = home.settled();
    let wrote = note("files", "");
    let (id, _) = opened.store.save(None, &wrote).unwrap();
    let sizes = [0, 100, 65_536, 200_000];
    let files = sizes.map(|size| {
        let bytes: Vec<u8> = (0..size).map(|n| (n % 251) as u8).collect();
        (attach(&mut opened.store, id, wrote.clone(), &bytes), bytes)
    });
    let mut dice = Dice(0x0f11d);
    let mut count = Count::default();
    for n in 0..500 {
        let (attachment, bytes) = &files[n % files.len()];
        let path = home.attachment(attachment);
        let good = fs::read(&path).unwrap();
        let (at, bad) = flip(&good, &mut dice);
        fs::write(&path, bad).unwrap();
        match read(&opened.store, attachment) {
            Ok(read) => {
                assert!(read == *bytes);
                count.harmless += 1;
            }
            Err(_) => count.alarmed += 1,
        }
        if at >= good.len() - 16 {
            let piece = Piece::Attachment;
            let found = home.open().alarms;
            let [Alarm::Replaced(PieceId { piece: of, .. })] = found[..] else {
                panic!("{found:?}")
            };
            assert!(of == piece);
        }
        fs::write(&path, good).unwrap();
    }
    for (attachment, bytes) in &files {
        assert!(read(&opened.store, attachment).unwrap() == *bytes);
    }
    count.print("attachments");
    assert_eq!(count.harmless, 0);
}

//! The store as its callers use it: import, find, decide, undo, take out, open again.

#![allow(clippy::unwrap_used)] // A test that cannot go on should say where.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use model::{
    Audience, Decision, Finding, Kind, Media, Owner, Platform, Post, PostKey, PostKind, PostTime,
    Span, Standing, Why,
};
use store::{Added, Query, Store, StoreError};
use vault::{Kdf, Secret};

const NOW: &str = "2026-01-01T00:00:00Z";

fn post(number: u8, text: &str) -> Post {
    let mut key = [0; 16];
    key[0] = number;
    Post {
        key: PostKey(key),
        platform: Platform::X,
        kind: PostKind::Post,
        text: text.into(),
        time: PostTime::utc_s(1_700_000_000 + i64::from(number)),
        audience: Audience::Public,
        standing: Standing::Live,
        group: Some("Night drivers".into()),
        permalink: None,
        media: vec![Media {
            name: "a.jpg".into(),
            caption: Some("parked by the bakery".into()),
        }],
        own: Some(true),
        author: None,
        native_id: Some(number.to_string()),
        reply_to: None,
        place: None,
        source: "data/tweets.js".into(),
    }
}

fn finding(kind: Kind) -> Finding {
    let span = Span { start: 0, end: 4 };
    Finding {
        part: 0,
        span,
        kind,
        confidence: 0.5,
        detector: kind.as_str().to_lowercase(),
        why: Why::Shape,
    }
}

fn import(store: &mut Store, posts: &[Post], findings: &[Finding]) -> Vec<Added> {
    let mut import = store.begin_import(NOW).unwrap();
    let added = posts
        .iter()
        .map(|p| import.add(p, findings).unwrap())
        .collect();
    import.finish("{}", None).unwrap();
    added
}

fn keys(folder: &Path) -> Arc<Secret> {
    let open = || vault::file::open(folder, "a long passphrase");
    let keys = open().or_else(|_| vault::file::create(folder, "a long passphrase", Kdf::LEAST));
    Arc::new(keys.unwrap().audit)
}

fn search(store: &Store, text: &str) -> Vec<u32> {
    let query = Query {
        text: text.into(),
        ..Query::default()
    };
    let mut ids: Vec<u32> = store.find(&query).unwrap().iter().map(|r| r.id).collect();
    ids.sort_unstable();
    ids
}

#[test]
fn a_post_comes_back_as_it_went_in() {
    let mut store = Store::in_memory().unwrap();
    let given = post(1, "Olá 🚗 from DBO2");
    assert_eq!(
        import(
            &mut store,
            std::slice::from_ref(&given),
            &[finding(Kind::Station)]
        ),
        [Added::New]
    );
    let row = store.find(&Query::default()).unwrap()[0];
    let back = store.read(&[row.id]).unwrap().remove(0);
    assert!(back.text == given.text && back.media == given.media && back.group == given.group);
    assert_eq!(back.time, given.time);
    assert_eq!(back.findings, [finding(Kind::Station)]);
    assert_eq!(back.source, given.source);
}

#[test]
fn search_takes_words_as_words() {
    let mut store = Store::in_memory().unwrap();
    import(
        &mut store,
        &[
            post(1, "the station NEAR the river"),
            post(2, "café \"con\" leche"),
            post(3, "O'Brien's"),
        ],
        &[],
    );
    assert_eq!(search(&store, "stat"), [1], "beginning of the last word");
    assert_eq!(
        search(&store, "stat "),
        [] as [u32; 0],
        "a finished word is whole"
    );
    assert_eq!(search(&store, "river station"), [1], "any order");
    assert_eq!(search(&store, "cafe"), [2], "without accents");
    assert_eq!(search(&store, "bakery"), [1, 2, 3], "captions count");
    for odd in [
        "NEAR",
        "\"con\"",
        "con*",
        "O'Brien",
        "text:station",
        "NOT station",
        "(station",
    ] {
        let query = Query {
            text: odd.into(),
            ..Query::default()
        };
        assert!(store.find(&query).is_ok(), "{odd}");
    }
    let nothing = Query {
        text: "\"* (".into(),
        ..Query::default()
    };
    assert_eq!(store.find(&nothing).err(), Some(StoreError::BadQuery));
}

#[test]
fn the_same_archive_twice_adds_nothing() {
    let mut store = Store::in_memory().unwrap();
    let posts = [post(1, "one"), post(2, "two")];
    assert_eq!(import(&mut store, &posts, &[]), [Added::New, Added::New]);
    assert_eq!(
        import(&mut store, &posts, &[]),
        [Added::Known, Added::Known]
    );
    assert_eq!(
        import(&mut store, &[post(2, "two"), post(3, "three")], &[]),
        [Added::Known, Added::New]
    );
    assert_eq!(store.post_count().unwrap(), 3);
    // Archive 1 goes; 2 and 3 still hold its posts.
    assert_eq!(store.remove_archive(1).unwrap(), 0);
    assert_eq!(store.remove_archive(2).unwrap(), 1);
    assert_eq!(search(&store, "one"), [] as [u32; 0]);
    assert_eq!(search(&store, "two"), [2]);
    assert_eq!(store.remove_archive(3).unwrap(), 2);
    assert_eq!(store.post_count().unwrap(), 0);
}

#[test]
fn an_unfinished_import_leaves_nothing() {
    let mut store = Store::in_memory().unwrap();
    let mut import = store.begin_import(NOW).unwrap();
    import.add(&post(1, "half"), &[]).unwrap();
    drop(import);
    assert_eq!(store.post_count().unwrap(), 0);
    assert!(store.archives().unwrap().is_empty());
    assert_eq!(search(&store, "half"), [] as [u32; 0]);
}

#[test]
fn decisions_are_steps_that_undo() {
    let mut store = Store::in_memory().unwrap();
    import(
        &mut store,
        &[post(1, "a"), post(2, "b"), post(3, "c")],
        &[finding(Kind::Plate)],
    );
    assert_eq!(
        store
            .decide(&[1, 2], Some(Decision::Fix), NOW)
            .unwrap()
            .len(),
        2
    );
    // Post 1 has it already; only 3 changes.
    assert_eq!(
        store
            .decide(&[1, 3], Some(Decision::Fix), NOW)
            .unwrap()
            .len(),
        1
    );
    assert!(
        store
            .decide(&[1, 99], Some(Decision::Fix), NOW)
            .unwrap()
            .is_empty()
    );
    assert_eq!(store.undo_steps().unwrap(), 2);
    let undecided = Query {
        decisions: vec![None],
        ..Query::default()
    };
    assert!(store.find(&undecided).unwrap().is_empty());
    assert_eq!(store.undo().unwrap()[0].post, 3);
    assert_eq!(store.undo().unwrap().len(), 2);
    assert!(store.undo().unwrap().is_empty());
    assert_eq!(store.find(&undecided).unwrap().len(), 3);
    let sums = store.sums().unwrap();
    assert_eq!((sums.total, sums.to_review, sums.reviewed), (3, 3, 0));
}

#[test]
fn a_rescan_keeps_decisions() {
    let mut store = Store::in_memory().unwrap();
    import(&mut store, &[post(1, "a")], &[finding(Kind::Plate)]);
    store.decide(&[1], Some(Decision::Keep), NOW).unwrap();
    store
        .replace_findings(&[(1, vec![finding(Kind::Vin)]), (99, Vec::new())], None)
        .unwrap();
    let back = store.read(&[1]).unwrap().remove(0);
    assert_eq!(back.findings, [finding(Kind::Vin)]);
    assert_eq!(back.decision, Some(Decision::Keep));
    let plates = Query {
        kinds: vec![Kind::Plate],
        ..Query::default()
    };
    assert!(store.find(&plates).unwrap().is_empty());
}

#[test]
fn the_file_opens_with_its_key_once_and_holds_no_plain_word() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path();
    let mut store = Store::open(folder, keys(folder)).unwrap();
    import(
        &mut store,
        &[post(1, "canary-word-in-a-post")],
        &[finding(Kind::Plate)],
    );
    store.decide(&[1], Some(Decision::Ignore), NOW).unwrap();
    assert_eq!(
        Store::open(folder, keys(folder)).err(),
        Some(StoreError::AlreadyOpen)
    );
    for entry in fs::read_dir(folder).unwrap() {
        let bytes = fs::read(entry.unwrap().path()).unwrap();
        assert!(!bytes.windows(11).any(|w| w == b"canary-word"));
        assert!(!bytes.windows(6).any(|w| w == b"SQLite"));
    }
    drop(store);
    let store = Store::open(folder, keys(folder)).unwrap();
    assert_eq!(
        store.read(&[1]).unwrap()[0].decision,
        Some(Decision::Ignore)
    );
    drop(store);
    let other = tempfile::tempdir().unwrap();
    assert_eq!(
        Store::open(folder, keys(other.path())).err(),
        Some(StoreError::WrongKey)
    );
}

#[test]
fn a_reader_sees_the_old_state_while_an_import_runs() {
    let home = tempfile::tempdir().unwrap();
    let reader = Store::open(home.path(), keys(home.path())).unwrap();
    let mut writer = reader.sibling().unwrap().unwrap();
    let mut import = writer.begin_import(NOW).unwrap();
    import.add(&post(1, "soon"), &[]).unwrap();
    assert_eq!(reader.post_count().unwrap(), 0);
    import
        .finish(
            "{}",
            Some(&Owner {
                platform: Platform::X,
                id: Some("1".into()),
                handle: Some("nightdriver".into()),
                name: None,
                former: vec![],
            }),
        )
        .unwrap();
    assert_eq!(reader.post_count().unwrap(), 1);
    assert_eq!(reader.accounts().unwrap().len(), 1);
}

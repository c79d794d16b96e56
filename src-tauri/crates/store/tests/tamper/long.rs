//! Posts longer than a page. SQLCipher gives the broken page of a long row as zeroes and no error, so
//! whoever reads, copies or re-keys has to ask whether the pages held.

use std::fs;
use std::sync::Arc;

use store::{Store, rekey};
use vault::file::rekey as keys;
use vault::{Kdf, Opening};

use crate::support::{Home, NOW, PASSPHRASE, code, post, posts};

const PAGE: usize = 4096;

fn receipt() -> String {
    "r".repeat(9000)
}

/// A folder whose posts fill several pages each.
fn long() -> (Home, (Vec<String>, usize)) {
    let home = Home::new();
    let mut store = home.store();
    let all: Vec<_> = (0..12)
        .map(|n| {
            let more = format!("and on {n} ").repeat(700 + usize::from(n) * 90);
            post(n, &format!("post number {n} from the bakery {more}"))
        })
        .collect();
    let mut import = store.begin_import(NOW).unwrap();
    for post in &all {
        import.add(post, &[]).unwrap();
    }
    import.finish(&receipt(), None).unwrap();
    store.save_setting("long", &"x".repeat(9000)).unwrap();
    store.checkpoint().unwrap();
    let want = posts(&store, "bakery").unwrap();
    (home, want)
}

/// The file with one byte of each page changed in turn.
fn broken_pages(good: &[u8]) -> impl Iterator<Item = (usize, Vec<u8>)> + '_ {
    (0..good.len() / PAGE).map(|page| {
        let mut bad = good.to_vec();
        bad[page * PAGE + PAGE / 2] ^= 1;
        (page + 1, bad)
    })
}

#[test]
fn a_broken_page_of_a_long_post_is_an_error() {
    let (home, want) = long();
    let path = home.path().join("store.db");
    let good = fs::read(&path).unwrap();
    let mut refused = 0;
    for (page, bad) in broken_pages(&good) {
        fs::write(&path, bad).unwrap();
        let Ok(store) = Store::open(home.path(), Arc::clone(&home.audit)) else {
            refused += 1;
            continue;
        };
        match posts(&store, "bakery") {
            Ok(read) => assert!(read == want, "page {page} reads otherwise"),
            Err(_) => refused += 1,
        }
        drop(store);
        // Each alone: the broken page is then the last one that is read, and no later page tells.
        for id in 1..=12 {
            let store = Store::open(home.path(), Arc::clone(&home.audit)).unwrap();
            match store.read(&[id]) {
                Ok(read) => assert!(want.0.contains(&read[0].text), "page {page}, post {id}"),
                Err(_) => refused += 1,
            }
        }
        let store = Store::open(home.path(), Arc::clone(&home.audit)).unwrap();
        match store.setting("long") {
            Ok(read) => assert!(read.unwrap().bytes().all(|b| b == b'x'), "page {page}"),
            Err(_) => refused += 1,
        }
        drop(store);
        let store = Store::open(home.path(), Arc::clone(&home.audit)).unwrap();
        match store.archives() {
            Ok(read) => assert!(read[0].receipt == receipt(), "page {page}"),
            Err(_) => refused += 1,
        }
    }
    assert!(refused > 20, "{refused}");
}

#[test]
fn a_broken_page_is_not_copied_as_zeroes() {
    let (home, want) = long();
    let path = home.path().join("store.db");
    let good = fs::read(&path).unwrap();
    let copies = crate::support::tempdir();
    let (mut refused, mut copied) = (0, 0);
    for (page, bad) in broken_pages(&good) {
        fs::write(&path, bad).unwrap();
        let to = copies.path().join("store.db");
        let made =
            Store::open(home.path(), Arc::clone(&home.audit)).and_then(|store| store.snapshot(&to));
        if made.is_err() {
            assert!(!to.exists(), "page {page}");
            refused += 1;
            continue;
        }
        copied += 1;
        let copy = Store::open(copies.path(), Arc::clone(&home.audit)).unwrap();
        assert!(posts(&copy, "bakery").unwrap() == want, "page {page}");
        drop(copy);
        fs::remove_file(to).unwrap();
    }
    assert!(refused > 20, "{refused} refused, {copied} copied");
}

#[test]
fn new_keys_do_not_put_zeroes_in_the_place_of_a_broken_page() {
    let (home, want) = long();
    let path = home.path().join("store.db");
    let good = fs::read(&path).unwrap();
    keys::begin(home.path(), PASSPHRASE, Some(code()), Kdf::LEAST).unwrap();
    let pending = keys::resume(home.path(), Opening::Recovery(code()))
        .unwrap()
        .unwrap();
    let new = Arc::new(vault::Secret::from_bytes(pending.new.audit.bytes()));
    for (page, bad) in broken_pages(&good) {
        fs::write(&path, &bad).unwrap();
        match rekey::run(home.path(), &pending, &mut |_, _| {}) {
            // It is as it was, for whoever mends or restores it.
            Err(_) => assert!(fs::read(&path).unwrap() == bad, "page {page}"),
            Ok(()) => {
                let store = Store::open(home.path(), Arc::clone(&new)).unwrap();
                assert!(posts(&store, "bakery").unwrap() == want, "page {page}");
            }
        }
    }
    fs::write(&path, &good).unwrap();
    rekey::run(home.path(), &pending, &mut |_, _| {}).unwrap();
    let store = Store::open(home.path(), new).unwrap();
    assert!(posts(&store, "bakery").unwrap() == want);
}

//! Words that were deleted: no copy of them is left, in tables, in the full-text index, on free pages, in
//! the log or in copies from before an upgrade.

use std::fs;

use vault::seal::{self, Piece};

use crate::pages::{copies, decrypted};
use crate::support::{Home, import, note, post, posts};

#[test]
fn posts_that_were_taken_out_leave_no_copy() {
    let home = Home::new();
    let path = home.path().join("store.db");
    let mut store = home.store();
    let kept: Vec<_> = (0..30).map(|n| post(n, &format!("keepsake {n}"))).collect();
    import(&mut store, &kept);
    let long = "quokkaword ".repeat(900);
    let gone: Vec<_> = (30..90)
        .map(|n| match n % 9 {
            0 => post(n, &long),
            _ => post(
                n,
                &format!("quokkaword number {n} and more words to fill its page"),
            ),
        })
        .collect();
    import(&mut store, &gone);
    fs::create_dir(home.path().join("backups")).unwrap();
    fs::write(
        home.path().join("backups/store-v1.db"),
        b"from before an upgrade",
    )
    .unwrap();
    let count = |word: &str| copies(&decrypted(&path, &home.audit), word.as_bytes());
    assert!(count("quokkaword") > 60, "this looks where the words are");
    store.remove_archive(2).unwrap();
    assert_eq!(count("quokkaword"), 0, "while it is open");
    assert_eq!(count("quokka"), 0, "pieces of it");
    assert!(count("keepsake") > 0);
    drop(store);
    assert_eq!(count("quokkaword"), 0, "after it was closed");
    assert!(!home.path().join("backups/store-v1.db").exists());
    let (texts, found) = posts(&home.store(), "keepsake").unwrap();
    assert_eq!((texts.len(), found), (30, 30));
}

#[test]
fn notes_that_were_removed_leave_no_copy() {
    let home = Home::new();
    let path = home.path().join("vault.db");
    let key = seal::derive_database_key(&home.vault).unwrap();
    let mut opened = home.settled();
    let mut ids = Vec::new();
    for n in 0..12 {
        let text = "wombatword ".repeat([3, 400][n % 2]);
        let (id, _) = opened.store.save(None, &note("first", &text)).unwrap();
        opened.store.save(Some(id), &note("second", &text)).unwrap();
        opened.store.save_draft(id, &note("third", &text)).unwrap();
        ids.push(id);
    }
    let plain = decrypted(&path, &key);
    assert_eq!(copies(&plain, b"wombat"), 0, "sealed even inside");
    // So look for what is sealed: the 32 bytes of each piece's salt stand for it.
    let (gone, kept) = ids.split_at(6);
    let salts = |ids: &[[u8; 16]]| -> Vec<Vec<u8>> {
        let rows = home.rows();
        let sql = "SELECT substr(sealed, 9, 32) FROM pieces WHERE id = ?1";
        let of = |id: &[u8; 16]| -> Vec<Vec<u8>> {
            let mut rows = rows.prepare(sql).unwrap();
            rows.query_map([id], |row| row.get(0))
                .unwrap()
                .map(Result::unwrap)
                .collect()
        };
        ids.iter().flat_map(of).collect()
    };
    let (gone_salts, kept_salts) = (salts(gone), salts(kept));
    assert_eq!((gone_salts.len(), kept_salts.len()), (18, 18));
    let left = |salts: &[Vec<u8>]| -> usize {
        let plain = decrypted(&path, &key);
        salts.iter().map(|salt| copies(&plain, salt)).sum()
    };
    assert!(left(&gone_salts) >= 18);
    opened.store.remove(gone).unwrap();
    assert_eq!(left(&gone_salts), 0, "while it is open");
    assert_eq!(left(&kept_salts), 18);
    for id in gone {
        assert_eq!(
            copies(&decrypted(&path, &key), id),
            0,
            "nor that it was there"
        );
    }
    drop(opened);
    assert_eq!(left(&gone_salts), 0, "after it was closed");
    let again = home.settled();
    assert!(again.alarms.is_empty());
    assert_eq!(again.notes.len(), 6);
    assert!(again.store.versions(kept[0]).unwrap().len() == 3);
    assert_eq!(Piece::Draft.code(), 4);
}

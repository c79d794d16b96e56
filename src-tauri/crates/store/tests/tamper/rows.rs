//! Rows of the vault's database, moved by hands that have its key but not the program's care: swapped,
//! put back, removed. The root tells of each.

use std::fs;

use rusqlite::params;
use vault::root::{Alarm, PieceId};
use vault::seal::Piece;

use crate::support::{Home, Id, attach, content, note, read};

fn piece(piece: Piece, id: Id, version: u64) -> PieceId {
    PieceId { piece, id, version }
}

/// A vault with three notes of two versions each; their ids.
fn three() -> (Home, [Id; 3]) {
    let home = Home::new();
    let mut opened = home.settled();
    let ids = ["one", "two", "three"].map(|title| {
        let (id, _) = opened.store.save(None, &note(title, "first")).unwrap();
        let saved = opened.store.save(Some(id), &note(title, "second")).unwrap();
        assert_eq!(saved, (id, 2));
        id
    });
    (home, ids)
}

fn sealed(home: &Home, at: PieceId) -> Vec<u8> {
    let sql = "SELECT sealed FROM pieces WHERE piece = ?1 AND id = ?2 AND version = ?3";
    let place = params![at.piece.code(), at.id, at.version.cast_signed()];
    home.rows().query_row(sql, place, |row| row.get(0)).unwrap()
}

fn put(home: &Home, at: PieceId, sealed: &[u8]) {
    let sql = "INSERT OR REPLACE INTO pieces (piece, id, version, sealed) VALUES (?1, ?2, ?3, ?4)";
    let row = params![at.piece.code(), at.id, at.version.cast_signed(), sealed];
    home.rows().execute(sql, row).unwrap();
}

fn delete(home: &Home, at: PieceId) {
    let sql = "DELETE FROM pieces WHERE piece = ?1 AND id = ?2 AND version = ?3";
    let place = params![at.piece.code(), at.id, at.version.cast_signed()];
    assert_eq!(home.rows().execute(sql, place).unwrap(), 1);
}

fn swap(home: &Home, a: PieceId, b: PieceId) {
    let (of_a, of_b) = (sealed(home, a), sealed(home, b));
    put(home, a, &of_b);
    put(home, b, &of_a);
}

fn sorted(mut alarms: Vec<Alarm>) -> Vec<String> {
    alarms.sort_by_key(|alarm| format!("{alarm:?}"));
    alarms.iter().map(|alarm| format!("{alarm:?}")).collect()
}

/// Opens, compares the alarms, accepts them, and finds none the next time.
fn check(home: &Home, alarms: Vec<Alarm>, titles: &[(&str, &str)], unreadable: usize) {
    for _ in 0..2 {
        let opened = home.settled();
        assert_eq!(
            sorted(opened.alarms),
            sorted(alarms.clone()),
            "told until seen"
        );
        assert_eq!(opened.unreadable.len(), unreadable);
        let mut found: Vec<(&str, &str)> = opened
            .notes
            .iter()
            .map(|head| (head.note.title.as_str(), head.note.text.as_str()))
            .collect();
        found.sort_unstable();
        let mut titles = titles.to_vec();
        titles.sort_unstable();
        assert_eq!(found, titles);
    }
    home.settled().store.accept().unwrap();
    let again = home.settled();
    assert!(again.alarms.is_empty() && again.unreadable.is_empty());
}

const SECOND: [(&str, &str); 3] = [("one", "second"), ("two", "second"), ("three", "second")];

#[test]
fn swapped_between_notes() {
    let (home, [one, two, _]) = three();
    let (a, b) = (piece(Piece::Note, one, 2), piece(Piece::Note, two, 2));
    swap(&home, a, b);
    let alarms = vec![Alarm::Replaced(a), Alarm::Replaced(b)];
    let titles = [("one", "first"), ("two", "first"), SECOND[2]];
    check(&home, alarms, &titles, 0);
    // What did not open was set aside, not thrown away.
    let sql = "SELECT count(*) FROM aside";
    let aside: i64 = home.rows().query_row(sql, [], |row| row.get(0)).unwrap();
    assert_eq!(aside, 2);
}

#[test]
fn swapped_between_versions() {
    let (home, [one, ..]) = three();
    let (a, b) = (piece(Piece::Note, one, 1), piece(Piece::Note, one, 2));
    swap(&home, a, b);
    let alarms = vec![Alarm::Replaced(a), Alarm::Replaced(b)];
    check(&home, alarms, &SECOND[1..], 1);
}

#[test]
fn moved_to_a_place_of_its_own() {
    let (home, [one, ..]) = three();
    let (a, b) = (piece(Piece::Note, one, 2), piece(Piece::Note, [7; 16], 2));
    let bytes = sealed(&home, a);
    delete(&home, a);
    put(&home, b, &bytes);
    let alarms = vec![Alarm::Gone(a), Alarm::Unlisted(b)];
    let titles = [("one", "first"), SECOND[1], SECOND[2]];
    check(&home, alarms, &titles, 1);
}

#[test]
fn removed() {
    let (home, [one, ..]) = three();
    let at = piece(Piece::Note, one, 2);
    delete(&home, at);
    let mut opened = home.settled();
    assert_eq!(opened.alarms, [Alarm::Gone(at)]);
    // The number is not given a second time, and the alarm stays.
    let saved = opened.store.save(Some(one), &note("one", "third")).unwrap();
    assert_eq!(saved.1, 3);
    let titles = [("one", "third"), SECOND[1], SECOND[2]];
    check(&home, vec![Alarm::Gone(at)], &titles, 0);
}

#[test]
fn a_removed_note_put_back() {
    let (home, [one, ..]) = three();
    let rows = [1, 2].map(|version| piece(Piece::Note, one, version));
    let bytes = rows.map(|at| sealed(&home, at));
    home.settled().store.remove(&[one]).unwrap();
    check(&home, vec![], &SECOND[1..], 0);
    for (at, bytes) in rows.iter().zip(&bytes) {
        put(&home, *at, bytes);
    }
    check(&home, rows.map(Alarm::Unlisted).to_vec(), &SECOND, 0);
}

#[test]
fn an_older_draft_put_back() {
    let (home, [one, ..]) = three();
    let at = piece(Piece::Draft, one, 3);
    let mut opened = home.settled();
    opened.store.save_draft(one, &note("one", "typ")).unwrap();
    let older = sealed(&home, at);
    opened.store.save_draft(one, &note("one", "typed")).unwrap();
    drop(opened);
    put(&home, at, &older);
    // It opens, and still it does not count.
    check(&home, vec![Alarm::Replaced(at)], &SECOND, 0);
}

#[test]
fn a_draft_put_back_after_it_became_a_version() {
    let (home, [one, ..]) = three();
    let at = piece(Piece::Draft, one, 3);
    let mut opened = home.settled();
    opened.store.save_draft(one, &note("one", "typed")).unwrap();
    let older = sealed(&home, at);
    opened.store.save(Some(one), &note("one", "kept")).unwrap();
    drop(opened);
    put(&home, at, &older);
    let titles = [("one", "kept"), SECOND[1], SECOND[2]];
    check(&home, vec![Alarm::Unlisted(at)], &titles, 0);
}

#[test]
fn what_was_typed_when_the_program_ended_is_a_version() {
    let (home, [one, ..]) = three();
    let mut opened = home.settled();
    opened.store.save_draft(one, &note("one", "typed")).unwrap();
    drop(opened);
    let found = home.open();
    assert!(found.alarms.is_empty());
    let generation = found.generation;
    drop(found);
    // Looking changes nothing: a doubt can be told twice.
    assert_eq!(home.open().generation, generation);
    let titles = [("one", "typed"), SECOND[1], SECOND[2]];
    check(&home, vec![], &titles, 0);
}

#[test]
fn the_root_put_back_without_its_rows() {
    let (home, [one, ..]) = three();
    let sql = "SELECT generation, sealed FROM root";
    let older: (i64, Vec<u8>) = home
        .rows()
        .query_row(sql, [], |row| Ok((row.get(0)?, row.get(1)?)))
        .unwrap();
    let mut opened = home.settled();
    opened.store.save(Some(one), &note("one", "third")).unwrap();
    drop(opened);
    let sql = "UPDATE root SET generation = ?1, sealed = ?2";
    home.rows().execute(sql, params![older.0, older.1]).unwrap();
    assert_eq!(home.open().generation, older.0.cast_unsigned());
    let titles = [("one", "third"), SECOND[1], SECOND[2]];
    let alarm = Alarm::Unlisted(piece(Piece::Note, one, 3));
    check(&home, vec![alarm], &titles, 0);
}

#[test]
fn the_root_and_its_rows_put_back() {
    let (home, [one, ..]) = three();
    let older = fs::read(home.path().join("vault.db")).unwrap();
    let before = home.open().generation;
    let mut opened = home.settled();
    opened.store.save_draft(one, &note("one", "typed")).unwrap();
    opened.store.save(Some(one), &note("one", "third")).unwrap();
    drop(opened);
    fs::write(home.path().join("vault.db"), older).unwrap();
    // Nothing disagrees; the generation is how a computer that remembers notices, each time.
    for _ in 0..3 {
        let opened = home.open();
        assert!(opened.alarms.is_empty());
        assert_eq!(opened.generation, before);
    }
}

#[test]
fn the_root_removed_or_changed() {
    for sql in [
        "DELETE FROM root",
        "UPDATE root SET generation = generation + 1",
    ] {
        let (home, ids) = three();
        home.rows().execute(sql, []).unwrap();
        assert_eq!(home.open().generation, 0);
        let all = ids
            .iter()
            .flat_map(|id| [1, 2].map(|v| piece(Piece::Note, *id, v)));
        check(&home, all.map(Alarm::Unlisted).collect(), &SECOND, 0);
    }
}

#[test]
fn files_are_not_removed_on_the_word_of_the_table() {
    let (home, [one, ..]) = three();
    let mut opened = home.settled();
    let file = attach(
        &mut opened.store,
        one,
        note("one", "third"),
        b"a photograph",
    );
    drop(opened);
    home.rows().execute("DELETE FROM uses", []).unwrap();
    let opened = home.settled();
    assert!(opened.alarms.is_empty());
    assert_eq!(read(&opened.store, &file).unwrap(), b"a photograph");
}

#[test]
fn files_outlive_their_database() {
    let (home, [one, ..]) = three();
    let mut opened = home.settled();
    let file = attach(
        &mut opened.store,
        one,
        note("one", "third"),
        b"a photograph",
    );
    drop(opened);
    let (path, away) = (home.path().join("vault.db"), home.path().join("away"));
    fs::rename(&path, &away).unwrap();
    let mut opened = home.settled();
    assert_eq!(opened.generation, 0);
    let id = vault_id(&file.id);
    assert_eq!(
        opened.alarms,
        [Alarm::Unlisted(piece(Piece::Attachment, id, 1))]
    );
    assert!(home.attachment(&file).exists());
    opened.store.accept().unwrap();
    drop(opened);
    assert!(home.settled().alarms.is_empty());
    let aside = home.attachment(&file).with_extension("aside");
    assert!(aside.exists(), "set aside, not thrown away");
    // The database comes back, and the file with it.
    fs::rename(away, path).unwrap();
    fs::rename(aside, home.attachment(&file)).unwrap();
    let opened = home.settled();
    assert_eq!(read(&opened.store, &file).unwrap(), b"a photograph");
}

#[test]
fn what_a_crash_leaves_of_a_file_goes_without_alarm() {
    let (home, [one, two, _]) = three();
    let mut opened = home.settled();
    let file = attach(
        &mut opened.store,
        one,
        note("one", "third"),
        b"a photograph",
    );
    // Listed and not yet renamed; listed and of no note; half written.
    let mut sealer = opened.store.begin_attach().unwrap();
    sealer.seal(&mut &b"never kept"[..], &mut |_| true).unwrap();
    let words = ["a", "b", "c"].map(str::to_owned);
    let [a, b, c] = words;
    let lost = opened.store.finish_attach(sealer, a, b, c).unwrap();
    let (whole, half) = (
        home.attachment(&lost),
        home.attachment(&lost).with_extension("part"),
    );
    fs::copy(&whole, &half).unwrap();
    drop(opened);
    let crashed = Home::copy_of(home.path());
    fs::remove_file(crashed.attachment(&lost)).unwrap();
    for home in [&home, &crashed] {
        let opened = home.settled();
        assert!(opened.alarms.is_empty());
        assert_eq!(read(&opened.store, &file).unwrap(), b"a photograph");
        let left = content(&home.path().join("attachments"));
        assert_eq!(left.len(), 1, "the one that a note has");
    }
    // Removed together with its note.
    let mut opened = home.settled();
    opened.store.remove(&[one, two]).unwrap();
    assert!(content(&home.path().join("attachments")).is_empty());
    drop(opened);
    check(&home, vec![], &SECOND[2..], 0);
}

fn vault_id(hex: &str) -> Id {
    let pairs = hex.as_bytes().chunks(2);
    let bytes = pairs.map(|pair| u8::from_str_radix(std::str::from_utf8(pair).unwrap(), 16));
    bytes
        .map(Result::unwrap)
        .collect::<Vec<_>>()
        .try_into()
        .unwrap()
}

#[test]
fn an_older_vault_that_is_used_on_stays_newer_than_what_it_replaced() {
    let (home, ids) = three();
    let old = fs::read(home.path().join("vault.db")).unwrap();
    let mut opened = home.settled();
    for _ in 0..5 {
        let later = note("one", "later");
        opened.store.save(Some(ids[0]), &later).unwrap();
    }
    let seen = opened.store.generation();
    drop(opened);
    fs::write(home.path().join("vault.db"), old).unwrap();

    let mut older = home.open();
    assert!(older.generation < seen, "noticed");
    older.settle(seen).unwrap();
    assert!(older.store.generation() > seen);
    drop(older);
    let again = home.open();
    assert!(again.alarms.is_empty() && again.generation > seen);
    assert_eq!(again.notes.len(), 3);
}

//! A vault of which pages do not open: what stands on the others is carried into a new database.
//!
//! Rows are looked for page by page, not by way of the tree that holds them: in a scratch copy the
//! table is said to begin at every page in turn, and what can be read from there is read. Each piece
//! is sealed to its place, so whatever is found is either a piece as it was written or is not taken.
//! The damaged database is kept among the copies; the root tells what is missing.

use std::collections::BTreeMap;
use std::fs::File;
use std::io;
use std::path::Path;

use model::Note;
use rusqlite::{Connection, OptionalExtension, params};
use vault::Secret;
use vault::root::{PieceId, Root};
use vault::seal::{self, Piece, Place};

use super::attachments::{private_new, used_by};
use super::{Id, NAME, SCHEMA};
use crate::connection::{self, make_folder};
use crate::{StoreError, migrate, place};

/// Numbers of rows that are tried past one that does not open.
const SKIPPED: u32 = 1000;

/// The root as it is in its row.
struct RootRow {
    generation: i64,
    sealed: Vec<u8>,
}

/// Makes the database of a folder anew from what of it opens.
pub(super) fn run(folder: &Path, vault: &Secret, file: Id) -> Result<(), StoreError> {
    let key = seal::derive_database_key(vault)?;
    let present = folder.join(NAME);
    let scratch = folder.join(place::UNFINISHED[2]);
    let next = folder.join(place::UNFINISHED[1]);
    place::clear_databases(folder)?;
    // What the log holds goes into the file; pages are moved as they are.
    let db = connection::open(&present, &key)?;
    if !connection::checkpoint(&db)? {
        return Err(StoreError::Busy);
    }
    drop(db);
    copy_file(&present, &scratch)?;
    let row = read_root(&connection::unlock(&scratch, &key)?).unwrap_or_default();
    let mut found = Found::new(vault, file, row);
    found.search(&scratch, &key)?;
    place::remove_database(&scratch)?;
    let mut made = connection::open(&next, &key)?;
    migrate::run(&mut made, &SCHEMA, None)?;
    found.write(&mut made)?;
    if !connection::checkpoint(&made)? {
        return Err(StoreError::Busy);
    }
    drop(made);
    let copies = folder.join(migrate::FOLDER);
    make_folder(&copies)?;
    let kept = copies.join(migrate::damaged_name(SCHEMA.name));
    place::remove_database(&kept)?;
    copy_file(&present, &kept)?;
    connection::sync_folder(&copies)?;
    place::put_in_place(&next, &present, &key, None)
}

fn copy_file(from: &Path, to: &Path) -> Result<(), StoreError> {
    let mut out = private_new(to)?;
    io::copy(&mut File::open(from)?, &mut out)?;
    Ok(out.sync_all()?)
}

fn read_root(db: &Connection) -> Result<Option<RootRow>, StoreError> {
    let sql = "SELECT generation, sealed FROM root";
    let row = db.query_row(sql, [], |row| {
        Ok(RootRow {
            generation: row.get(0)?,
            sealed: row.get(1)?,
        })
    });
    Ok(row.optional()?)
}

/// What was found: each piece once, the one that the root lists before any other.
struct Found<'a> {
    vault: &'a Secret,
    file: Id,
    row: Option<RootRow>,
    root: Root,
    pieces: BTreeMap<PieceId, Vec<u8>>,
    uses: Vec<(Id, Id)>,
    aside: Vec<(PieceId, Vec<u8>)>,
}

impl Found<'_> {
    fn new(vault: &Secret, file: Id, row: Option<RootRow>) -> Found<'_> {
        let opened = row.as_ref().and_then(|row| {
            Root::open(vault, file, row.generation.cast_unsigned(), &row.sealed).ok()
        });
        Found {
            vault,
            file,
            row,
            root: opened.unwrap_or_default(),
            pieces: BTreeMap::new(),
            uses: Vec::new(),
            aside: Vec::new(),
        }
    }

    fn search(&mut self, scratch: &Path, key: &Secret) -> Result<(), StoreError> {
        // It reads the first page alone, and is thrown away afterwards.
        let scribe = connection::unlock(scratch, key)?;
        scribe.execute_batch(
            "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA writable_schema = ON;",
        )?;
        let pages: u32 = scribe.query_row("PRAGMA page_count", [], |row| row.get(0))?;
        for page in 2..=pages {
            scribe.execute(
                "UPDATE sqlite_schema SET rootpage = ?1 WHERE name = 'pieces'",
                [page],
            )?;
            // A connection that met a broken page is of no more use, hence one for each. Most pages
            // are no beginning of such a table: that is no failure.
            let _ = self.search_page(&connection::unlock(scratch, key)?);
        }
        Ok(())
    }

    /// Reads rows until one does not open. Those after it are met again on their own pages.
    fn search_page(&mut self, db: &Connection) -> Result<(), StoreError> {
        let sql = "SELECT piece, id, version, sealed, rowid FROM pieces NOT INDEXED
                   WHERE rowid > ?1 ORDER BY rowid LIMIT 1";
        let mut statement = db.prepare(sql)?;
        let mut last = i64::MIN;
        let mut failed = 0;
        loop {
            let row = statement.query_row([last], |row| {
                let sealed = row.get::<_, Vec<u8>>(3);
                let place = (row.get(0)?, row.get(1)?, row.get::<_, i64>(2)?);
                Ok((place, sealed?, row.get::<_, i64>(4)?))
            });
            match row {
                Ok((place, sealed, rowid)) => {
                    last = rowid;
                    failed = 0;
                    self.take(place, sealed);
                }
                Err(rusqlite::Error::QueryReturnedNoRows) => return Ok(()),
                Err(error) if failed == SKIPPED || last == i64::MIN => return Err(error.into()),
                // A row whose last pages are broken: the next number may be on this page too.
                Err(_) => {
                    last += 1;
                    failed += 1;
                }
            }
        }
    }

    fn take(&mut self, (code, id, version): (u8, Id, i64), sealed: Vec<u8>) {
        let piece = match Piece::parse(code) {
            Some(piece @ (Piece::Note | Piece::Draft)) => piece,
            _ => return,
        };
        let version = version.cast_unsigned();
        let at = PieceId { piece, id, version };
        let place = Place {
            piece,
            file: self.file,
            id,
            version,
        };
        let Ok(plain) = seal::open(self.vault, &place, &sealed) else {
            if !self.aside.iter().any(|(_, there)| *there == sealed) {
                self.aside.push((at, sealed));
            }
            return;
        };
        if let Ok(note) = serde_json::from_slice::<Note>(&plain) {
            self.uses
                .extend(used_by(&note).into_iter().map(|file| (file, id)));
        }
        let is_listed = self.root.get(at) == seal::tag(&sealed);
        if is_listed || !self.pieces.contains_key(&at) {
            self.pieces.insert(at, sealed);
        }
    }

    fn write(&self, made: &mut Connection) -> Result<(), StoreError> {
        let tx = made.transaction()?;
        let pieces = self
            .pieces
            .iter()
            .map(|(at, sealed)| ("pieces", at, sealed));
        let aside = self.aside.iter().map(|(at, sealed)| ("aside", at, sealed));
        for (table, at, sealed) in pieces.chain(aside) {
            let sql =
                format!("INSERT INTO {table} (piece, id, version, sealed) VALUES (?1, ?2, ?3, ?4)");
            let row = params![at.piece.code(), at.id, at.version.cast_signed(), sealed];
            tx.prepare_cached(&sql)?.execute(row)?;
        }
        for (file, note) in &self.uses {
            let sql = "INSERT OR IGNORE INTO uses (attachment, note) VALUES (?1, ?2)";
            tx.prepare_cached(sql)?.execute(params![file, note])?;
        }
        if let Some(row) = &self.row {
            let sql = "INSERT INTO root (one, generation, sealed) VALUES (1, ?1, ?2)";
            tx.execute(sql, params![row.generation, row.sealed])?;
        }
        Ok(tx.commit()?)
    }
}

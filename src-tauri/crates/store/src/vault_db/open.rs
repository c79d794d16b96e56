//! Opening a vault: every note, and what does not agree with the root.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use model::Note;
use rusqlite::{OptionalExtension, params};
use vault::Secret;
use vault::root::{Alarm, PieceId, Root};
use vault::seal::{self, Piece};

use super::{Id, NAME, SCHEMA, VaultStore};
use crate::{StoreError, connection, migrate};

/// Bytes of a tag.
const TAG: usize = 16;

/// A vault as it was found.
pub struct OpenedVault {
    /// The vault.
    pub store: VaultStore,
    /// The latest of every note.
    pub notes: Vec<Head>,
    /// What does not agree with the root.
    pub alarms: Vec<Alarm>,
    /// Notes of which no version could be read. They stay where they are.
    pub unreadable: Vec<Id>,
    /// Generation as it was found, before left-over drafts became versions.
    pub generation: u64,
}

/// The latest of a note.
pub struct Head {
    /// Its id.
    pub id: Id,
    /// Its latest version.
    pub version: u64,
    /// What it says.
    pub note: Note,
}

/// What stands in the table: notes with their versions and tags, drafts with theirs.
#[derive(Default)]
struct Listing {
    pieces: Vec<(PieceId, [u8; TAG])>,
    versions: BTreeMap<Id, Vec<u64>>,
    drafts: Vec<PieceId>,
}

impl VaultStore {
    /// Opens the vault of a folder, or makes it.
    ///
    /// # Errors
    /// [`StoreError::WrongKey`], [`StoreError::NewerVersion`]; nothing was changed then.
    pub fn open(folder: &Path, vault: Arc<Secret>, file: Id) -> Result<OpenedVault, StoreError> {
        let key = seal::derive_database_key(&vault)?;
        let mut db = connection::open(&folder.join(NAME), &key)?;
        migrate::run(&mut db, &SCHEMA, Some((folder, &key)))?;
        let mut store = VaultStore {
            db,
            folder: folder.to_path_buf(),
            vault,
            file,
            root: Root::new(),
            heads: BTreeMap::new(),
            fresh: BTreeSet::new(),
        };
        store.root = store.read_root()?;
        let generation = store.root.generation();
        let listing = store.list()?;
        let files = store.attachment_tags()?;
        let there = listing.pieces.iter().copied().chain(files);
        let alarms = store.root.check(there);
        let mut notes = Vec::new();
        let mut unreadable = Vec::new();
        let bad = bad_pieces(&alarms);
        for (id, versions) in &listing.versions {
            match store.latest(*id, versions, &bad)? {
                Some(head) => notes.push(head),
                None => unreadable.push(*id),
            }
            // The next version is past every one that is there, readable or not.
            store
                .heads
                .insert(*id, versions.last().copied().unwrap_or(0));
        }
        store.keep_drafts(&listing.drafts, &bad, &mut notes)?;
        store.sweep()?;
        store.sweep_halves()?;
        Ok(OpenedVault {
            store,
            notes,
            alarms,
            unreadable,
            generation,
        })
    }

    /// The root as it is in the table. One that does not open lists nothing: everything is then
    /// told as unlisted, and nothing is lost.
    fn read_root(&self) -> Result<Root, StoreError> {
        let sql = "SELECT generation, sealed FROM root";
        let row: Option<(i64, Vec<u8>)> = self
            .db
            .query_row(sql, [], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?;
        let Some((generation, sealed)) = row else {
            return Ok(Root::new());
        };
        let opened = Root::open(&self.vault, self.file, generation.cast_unsigned(), &sealed);
        Ok(opened.unwrap_or_default())
    }

    fn list(&self) -> Result<Listing, StoreError> {
        let mut statement = self.db.prepare(
            "SELECT piece, id, version, substr(sealed, -16) FROM pieces ORDER BY id, version",
        )?;
        let mut rows = statement.query([])?;
        let mut listing = Listing::default();
        while let Some(row) = rows.next()? {
            let piece = match row.get::<_, u8>(0)? {
                code if code == Piece::Note.code() => Piece::Note,
                code if code == Piece::Draft.code() => Piece::Draft,
                _ => return Err(StoreError::Damaged),
            };
            let version = row.get::<_, i64>(2)?.cast_unsigned();
            let id = row.get(1)?;
            // Bytes too short to hold a tag have none that could agree.
            let tag: Vec<u8> = row.get(3)?;
            let tag = tag.try_into().unwrap_or([0; TAG]);
            let place = PieceId { piece, id, version };
            listing.pieces.push((place, tag));
            match piece {
                Piece::Draft => listing.drafts.push(place),
                _ => listing.versions.entry(id).or_default().push(version),
            }
        }
        Ok(listing)
    }

    /// The latest version that opens and is what the root lists.
    fn latest(
        &self,
        id: Id,
        versions: &[u64],
        bad: &BTreeSet<PieceId>,
    ) -> Result<Option<Head>, StoreError> {
        for version in versions.iter().rev().copied() {
            let piece = PieceId {
                piece: Piece::Note,
                id,
                version,
            };
            if bad.contains(&piece) {
                continue;
            }
            match self.read(piece) {
                Ok(note) => return Ok(Some(Head { id, version, note })),
                Err(StoreError::Changed) => {}
                Err(error) => return Err(error),
            }
        }
        Ok(None)
    }

    /// Makes left-over drafts the latest versions: the program ended while they were typed.
    fn keep_drafts(
        &mut self,
        drafts: &[PieceId],
        bad: &BTreeSet<PieceId>,
        notes: &mut [Head],
    ) -> Result<(), StoreError> {
        for draft in drafts {
            let note = match self.read(*draft) {
                _ if bad.contains(draft) => continue,
                Err(StoreError::Changed) => continue,
                note => note?,
            };
            let (_, version) = self.save(Some(draft.id), &note)?;
            if let Some(head) = notes.iter_mut().find(|head| head.id == draft.id) {
                (head.version, head.note) = (version, note);
            }
        }
        Ok(())
    }

    /// The person saw what does not agree: what does not open or was not listed goes aside, and
    /// the root lists what is left.
    pub fn accept(&mut self) -> Result<(), StoreError> {
        let listing = self.list()?;
        let files = self.attachment_tags()?;
        let mut root = self.root.clone();
        let mut aside = Vec::new();
        for (piece, tag) in &listing.pieces {
            match self.read(*piece) {
                Ok(_) => root.set(*piece, *tag),
                Err(StoreError::Changed) => {
                    root.remove(*piece);
                    aside.push(*piece);
                }
                Err(error) => return Err(error),
            }
        }
        let there: BTreeMap<PieceId, [u8; TAG]> =
            listing.pieces.iter().copied().chain(files).collect();
        let listed: Vec<PieceId> = root.rows().map(|(piece, _)| piece).collect();
        for piece in listed {
            match there.get(&piece) {
                Some(tag) if piece.piece == Piece::Attachment => root.set(piece, *tag),
                Some(_) => {}
                None => root.remove(piece),
            }
        }
        self.change(root, |tx| {
            for piece in aside {
                let place = params![piece.piece.code(), piece.id, piece.version.cast_signed()];
                tx.execute(
                    "INSERT INTO aside SELECT * FROM pieces
                     WHERE piece = ?1 AND id = ?2 AND version = ?3",
                    place,
                )?;
                tx.execute(
                    "DELETE FROM pieces WHERE piece = ?1 AND id = ?2 AND version = ?3",
                    place,
                )?;
            }
            Ok(())
        })
    }
}

/// Pieces that are not what the root lists, or that it does not list.
fn bad_pieces(alarms: &[Alarm]) -> BTreeSet<PieceId> {
    alarms
        .iter()
        .filter_map(|alarm| match alarm {
            Alarm::Replaced(piece) => Some(*piece),
            Alarm::Gone(_) | Alarm::Unlisted(_) => None,
        })
        .collect()
}

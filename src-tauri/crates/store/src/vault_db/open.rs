//! Opening a vault: every note, and what does not agree with the root.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use model::Note;
use rusqlite::{Connection, OptionalExtension, params};
use vault::Secret;
use vault::root::{Alarm, PieceId, Root};
use vault::seal::{self, Piece};

use super::{Id, NAME, SCHEMA, VaultStore, salvage};
use crate::{StoreError, connection, migrate};

/// Bytes of a tag.
const TAG: usize = 16;

/// A vault as it was found. Nothing of it was changed before [`OpenedVault::settle`].
pub struct OpenedVault {
    /// The vault.
    pub store: VaultStore,
    /// The latest of every note.
    pub notes: Vec<Head>,
    /// What does not agree with the root.
    pub alarms: Vec<Alarm>,
    /// Notes of which no version could be read. They stay where they are.
    pub unreadable: Vec<Id>,
    /// Generation as it was found.
    pub generation: u64,
    /// Drafts that are what the root lists.
    drafts: Vec<PieceId>,
}

impl OpenedVault {
    /// Goes on where the program ended: left-over drafts become the latest versions, and files go
    /// that no note has. For when it is clear that this is the vault that is meant. While anything
    /// does not agree with the root, no file is removed.
    ///
    /// `seen` is the latest generation that was ever seen. A vault from before counts on from it, so
    /// that whatever was replaced stays older.
    ///
    /// # Errors
    /// [`StoreError::DiskFull`], [`StoreError::Io`].
    pub fn settle(&mut self, seen: u64) -> Result<(), StoreError> {
        if self.generation < seen {
            let mut root = Root::after(seen);
            for (piece, tag) in self.store.root.rows() {
                root.set(piece, tag);
            }
            self.store.change(root, |_| Ok(()))?;
        }
        for draft in std::mem::take(&mut self.drafts) {
            let note = match self.store.read(draft) {
                Err(StoreError::Changed) => continue,
                note => note?,
            };
            let id = draft.id;
            let (_, version) = self.store.save(Some(id), &note)?;
            let head = Head { id, version, note };
            match self.notes.iter_mut().find(|there| there.id == id) {
                Some(there) => *there = head,
                None => self.notes.push(head),
            }
            self.unreadable.retain(|unreadable| *unreadable != id);
        }
        if self.alarms.is_empty() && self.unreadable.is_empty() {
            self.store.sweep()?;
        }
        self.store.sweep_halves()
    }
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

/// What stands in the table: every piece with its tag, and the versions of each note.
#[derive(Default)]
struct Listing {
    pieces: Vec<(PieceId, [u8; TAG])>,
    versions: BTreeMap<Id, Vec<u64>>,
}

impl VaultStore {
    /// Opens the vault of a folder, or makes it. The caller holds the folder's lock, by an open
    /// [`crate::Store`]. Where pages of the database do not open, what is on the others is carried
    /// into a new one first, and the damaged one is kept.
    ///
    /// # Errors
    /// [`StoreError::WrongKey`], [`StoreError::NewerVersion`]; nothing was changed then.
    pub fn open(folder: &Path, vault: Arc<Secret>, file: Id) -> Result<OpenedVault, StoreError> {
        let key = seal::derive_database_key(&vault)?;
        let db = connection::look(&folder.join(NAME), &key)?;
        migrate::check(&db, &SCHEMA)?;
        connection::set_up(&db)?;
        if connection::pages_hold(&db)? {
            match VaultStore::look(db, folder, Arc::clone(&vault), file) {
                Err(StoreError::Damaged | StoreError::WrongKey) => {}
                opened => return opened,
            }
        } else {
            drop(db);
        }
        salvage::run(folder, &vault, file)?;
        let db = connection::open(&folder.join(NAME), &key)?;
        VaultStore::look(db, folder, vault, file)
    }

    fn look(
        mut db: Connection,
        folder: &Path,
        vault: Arc<Secret>,
        file: Id,
    ) -> Result<OpenedVault, StoreError> {
        let key = seal::derive_database_key(&vault)?;
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
        let alarms = store.alarms(&listing)?;
        let mut notes = Vec::new();
        let mut unreadable = Vec::new();
        for (id, versions) in &listing.versions {
            match store.latest(*id, versions)? {
                Some(head) => notes.push(head),
                None => unreadable.push(*id),
            }
        }
        // The next version is past every one that is there or was: readable, removed or not.
        let listed = store.root.rows().map(|(piece, _)| piece);
        let there = listing.pieces.iter().map(|(piece, _)| *piece);
        let versions = listed.chain(there).filter(|p| p.piece == Piece::Note);
        let mut heads = BTreeMap::new();
        for piece in versions {
            let head = heads.entry(piece.id).or_insert(piece.version);
            *head = piece.version.max(*head);
        }
        store.heads = heads;
        let is_listed = |(piece, tag): &&(PieceId, [u8; TAG])| store.root.get(*piece) == Some(*tag);
        let drafts = listing.pieces.iter().filter(is_listed);
        let drafts = drafts
            .map(|(piece, _)| *piece)
            .filter(|piece| piece.piece == Piece::Draft)
            .collect();
        Ok(OpenedVault {
            store,
            notes,
            alarms,
            unreadable,
            generation,
            drafts,
        })
    }

    /// What does not agree with the root. A file that is listed, not there and of no note is none:
    /// the program ended while it was added or removed.
    fn alarms(&self, listing: &Listing) -> Result<Vec<Alarm>, StoreError> {
        let files = self.attachment_tags()?;
        let there = listing.pieces.iter().copied().chain(files);
        let mut alarms = self.root.check(there);
        let is_file = |alarm: &Alarm| match alarm {
            Alarm::Gone(piece) => piece.piece == Piece::Attachment,
            _ => false,
        };
        if alarms.iter().any(is_file) {
            let used = self.all_used()?;
            alarms.retain(|alarm| match alarm {
                Alarm::Gone(piece) if is_file(alarm) => used.contains(&piece.id),
                _ => true,
            });
        }
        Ok(alarms)
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
            if piece == Piece::Note {
                listing.versions.entry(id).or_default().push(version);
            }
        }
        Ok(listing)
    }

    /// The latest version that opens and is not another than the root lists.
    fn latest(&self, id: Id, versions: &[u64]) -> Result<Option<Head>, StoreError> {
        let piece = Piece::Note;
        for version in versions.iter().rev().copied() {
            match self.read(PieceId { piece, id, version }) {
                Ok(note) => return Ok(Some(Head { id, version, note })),
                Err(StoreError::Changed) => {}
                Err(error) => return Err(error),
            }
        }
        Ok(None)
    }

    /// The person saw what does not agree: what does not open, and drafts that are no longer the
    /// latest, go aside, and the root lists what is left. Files that no note has are set aside too.
    pub fn accept(&mut self) -> Result<(), StoreError> {
        let listing = self.list()?;
        let mut root = Root::after(self.root.generation());
        let mut aside = Vec::new();
        for (piece, tag) in listing.pieces {
            let stale = piece.piece == Piece::Draft
                && self
                    .heads
                    .get(&piece.id)
                    .is_some_and(|head| piece.version <= *head);
            match self.read(piece) {
                Ok(_) if !stale => root.set(piece, tag),
                Ok(_) | Err(StoreError::Changed) => aside.push(piece),
                Err(error) => return Err(error),
            }
        }
        let used = self.all_used()?;
        let mut spare = Vec::new();
        for (piece, tag) in self.attachment_tags()? {
            match used.contains(&piece.id) || self.root.get(piece).is_some() {
                true => root.set(piece, tag),
                false => spare.push(piece.id),
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
        })?;
        self.set_aside(&spare)
    }
}

//! The vault's own database: notes and the list of attachments, each sealed once more by itself.
//!
//! SQLCipher under a key derived from the vault key holds `pieces`: every version of every note and
//! the draft of the one being written, sealed by [`vault::seal`] to its id and version. Attachments
//! lie beside it as files. The sealed `root` lists all of them and is written in the same
//! transaction as every change, so that a piece removed, swapped or put back is noticed.

mod attachments;
mod open;
mod salvage;
mod write;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use model::Note;
use rusqlite::{Connection, OptionalExtension, params};
use vault::Secret;
use vault::root::{PieceId, Root};
use vault::seal::{self, Piece, Place};

pub use attachments::AttachSealer;
pub(crate) use attachments::{
    FOLDER as ATTACHMENTS, VERSION as ATTACHMENT_VERSION, files as attachment_files, last_bytes,
    parse_id, private_new, to_hex,
};
pub use open::{Head, OpenedVault};

use crate::migrate::Schema;
use crate::{StoreError, connection, migrate};

/// Name of the database in the data folder.
pub const NAME: &str = "vault.db";
/// Versions of a note that are kept; beyond that the oldest but the first go.
pub const MOST_VERSIONS: usize = 200;

/// Random id of a note or an attachment.
pub type Id = [u8; 16];

pub(crate) const SCHEMA: Schema = Schema {
    name: "vault",
    version: 1,
    migrations: &[&[(
        1,
        "CREATE TABLE pieces (
            piece INTEGER NOT NULL,
            id BLOB NOT NULL,
            version INTEGER NOT NULL,
            sealed BLOB NOT NULL
        ) STRICT;
        CREATE UNIQUE INDEX pieces_by_place ON pieces (piece, id, version);
        CREATE TABLE aside (
            piece INTEGER NOT NULL,
            id BLOB NOT NULL,
            version INTEGER NOT NULL,
            sealed BLOB NOT NULL
        ) STRICT;
        CREATE TABLE uses (
            attachment BLOB NOT NULL,
            note BLOB NOT NULL,
            PRIMARY KEY (attachment, note)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE root (
            one INTEGER PRIMARY KEY CHECK (one = 1),
            generation INTEGER NOT NULL,
            sealed BLOB NOT NULL
        ) STRICT;",
    )]],
};

/// An open vault.
pub struct VaultStore {
    db: Connection,
    folder: PathBuf,
    vault: Arc<Secret>,
    /// Id of the key file, to which every piece is bound.
    file: Id,
    root: Root,
    /// The latest version of each note.
    heads: BTreeMap<Id, u64>,
    /// Files that were attached just now and that no note has yet.
    fresh: BTreeSet<Id>,
}

/// A version of a note, without its words.
pub struct VersionInfo {
    /// From 1.
    pub version: u64,
    /// When it was written, RFC 3339.
    pub edited: String,
    /// Characters of title and text.
    pub characters: u32,
}

impl VaultStore {
    /// Whether a folder holds a vault.
    pub fn exists(folder: &Path) -> bool {
        folder.join(NAME).exists()
    }

    /// Times the vault was written: a caller who remembers the last one notices an older vault.
    pub fn generation(&self) -> u64 {
        self.root.generation()
    }

    /// Versions of a note, oldest first. One that does not open is left out.
    pub fn versions(&self, id: Id) -> Result<Vec<VersionInfo>, StoreError> {
        let mut statement = self.db.prepare_cached(
            "SELECT version FROM pieces WHERE piece = ?1 AND id = ?2 ORDER BY version",
        )?;
        let numbers =
            statement.query_map(params![Piece::Note.code(), id], |row| row.get::<_, i64>(0))?;
        let mut versions = Vec::new();
        for number in numbers {
            let version = number?.cast_unsigned();
            let note = match self.read_version(id, version) {
                Err(StoreError::Changed) => continue,
                note => note?,
            };
            let characters = note.title.chars().count() + note.text.chars().count();
            versions.push(VersionInfo {
                version,
                edited: note.edited,
                characters: u32::try_from(characters).unwrap_or(u32::MAX),
            });
        }
        Ok(versions)
    }

    /// A version of a note.
    ///
    /// # Errors
    /// [`StoreError::Missing`], [`StoreError::Changed`].
    pub fn read_version(&self, id: Id, version: u64) -> Result<Note, StoreError> {
        let piece = Piece::Note;
        self.read(PieceId { piece, id, version })
    }

    /// A consistent copy of the database under the same key, checked, as one file.
    pub fn snapshot(&self, to: &Path) -> Result<(), StoreError> {
        let key = seal::derive_database_key(&self.vault)?;
        migrate::copy(&self.db, &key, to)
    }

    pub(crate) fn root(&self) -> &Root {
        &self.root
    }

    pub(crate) fn connection(&self) -> &Connection {
        &self.db
    }

    /// Lets go of the file and leaves no log beside it.
    pub(crate) fn close(&mut self) -> Result<(), StoreError> {
        if !connection::checkpoint(&self.db)? {
            return Err(StoreError::Busy);
        }
        self.db = Connection::open_in_memory()?;
        Ok(())
    }

    fn read(&self, piece: PieceId) -> Result<Note, StoreError> {
        let sql = "SELECT sealed FROM pieces WHERE piece = ?1 AND id = ?2 AND version = ?3";
        let mut statement = self.db.prepare_cached(sql)?;
        let sealed: Option<Vec<u8>> = statement
            .query_row(
                params![piece.piece.code(), piece.id, piece.version.cast_signed()],
                |row| row.get(0),
            )
            .optional()?;
        self.open_note(piece, &sealed.ok_or(StoreError::Missing)?)
    }

    /// Opens a sealed note; one that is another than the root lists does not count. What the root
    /// does not list at all counts: opening the vault told of it.
    fn open_note(&self, piece: PieceId, untrusted_sealed: &[u8]) -> Result<Note, StoreError> {
        let listed = self.root.get(piece);
        if listed.is_some() && listed != seal::tag(untrusted_sealed) {
            return Err(StoreError::Changed);
        }
        let plain = seal::open(&self.vault, &self.place(piece), untrusted_sealed)?;
        serde_json::from_slice(&plain).map_err(|_| StoreError::Changed)
    }

    fn place(&self, piece: PieceId) -> Place {
        Place {
            piece: piece.piece,
            file: self.file,
            id: piece.id,
            version: piece.version,
        }
    }
}

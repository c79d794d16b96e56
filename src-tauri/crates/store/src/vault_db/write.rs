//! Writing to the vault: each change in one transaction, with the root that lists it.

use model::Note;
use rusqlite::{Transaction, params};
use vault::root::{PieceId, Root};
use vault::seal::{self, Piece};
use zeroize::Zeroizing;

use super::{Id, MOST_VERSIONS, SCHEMA, VaultStore, attachments};
use crate::{StoreError, connection, migrate};

impl VaultStore {
    /// Saves a new version of a note; makes the note where there is none of that id. What was being
    /// typed in it is done with. Gives its id and version; it is on the disk then.
    ///
    /// # Errors
    /// [`StoreError::TooLong`], [`StoreError::DiskFull`]; nothing was changed then.
    pub fn save(&mut self, id: Option<Id>, note: &Note) -> Result<(Id, u64), StoreError> {
        let id = match id {
            Some(id) => id,
            None => seal::make_id()?,
        };
        let before = self.heads.get(&id).copied().unwrap_or(0);
        let version = before.checked_add(1).ok_or(StoreError::Damaged)?;
        let piece = PieceId {
            piece: Piece::Note,
            id,
            version,
        };
        let (sealed, tag) = self.seal(piece, note)?;
        let mut root = self.root.clone();
        root.set(piece, tag);
        let draft = draft_of(id, version);
        root.remove(draft);
        let spare = self.spare_versions(id)?;
        for version in &spare {
            root.remove(PieceId {
                version: *version,
                ..piece
            });
        }
        let used = attachments::used_by(note);
        self.change(root, |tx| {
            insert(tx, piece, &sealed)?;
            delete(tx, draft)?;
            for version in spare {
                delete(tx, PieceId { version, ..piece })?;
            }
            use_files(tx, id, &used)
        })?;
        self.heads.insert(id, version);
        used.iter().for_each(|file| {
            self.fresh.remove(file);
        });
        Ok((id, version))
    }

    /// Keeps what is being typed in a note, in place of what was kept before. It is on the disk
    /// when this returns.
    ///
    /// # Errors
    /// [`StoreError::Missing`] for a note that was never saved; as [`VaultStore::save`].
    pub fn save_draft(&mut self, id: Id, note: &Note) -> Result<(), StoreError> {
        let head = self.heads.get(&id).copied().ok_or(StoreError::Missing)?;
        let draft = draft_of(id, head + 1);
        let (sealed, tag) = self.seal(draft, note)?;
        let mut root = self.root.clone();
        root.set(draft, tag);
        self.change(root, |tx| {
            delete(tx, draft)?;
            insert(tx, draft, &sealed)
        })
    }

    /// Removes notes for good: every version, and files that no other note has.
    pub fn remove(&mut self, ids: &[Id]) -> Result<(), StoreError> {
        let mut root = self.root.clone();
        let gone: Vec<PieceId> = root
            .rows()
            .map(|(piece, _)| piece)
            .filter(|piece| piece.piece != Piece::Attachment && ids.contains(&piece.id))
            .collect();
        gone.iter().for_each(|piece| root.remove(*piece));
        self.change(root, |tx| {
            for id in ids {
                tx.execute("DELETE FROM pieces WHERE id = ?1", [id])?;
                tx.execute("DELETE FROM aside WHERE id = ?1", [id])?;
                tx.execute("DELETE FROM uses WHERE note = ?1", [id])?;
            }
            Ok(())
        })?;
        for id in ids {
            self.heads.remove(id);
        }
        let swept = self.sweep();
        // What was removed must not stay in the log, nor in copies from before an upgrade.
        connection::checkpoint(&self.db)?;
        migrate::forget_copies(&self.folder, SCHEMA.name)?;
        swept
    }

    /// Runs a change and seals the next root in the same transaction. The root in memory follows
    /// only once both are on the disk.
    pub(super) fn change(
        &mut self,
        mut root: Root,
        work: impl FnOnce(&Transaction) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        let sealed = root.seal_next(&self.vault, self.file)?;
        let tx = self.db.transaction()?;
        work(&tx)?;
        tx.execute(
            "INSERT INTO root (one, generation, sealed) VALUES (1, ?1, ?2)
             ON CONFLICT (one) DO UPDATE
             SET generation = excluded.generation, sealed = excluded.sealed",
            params![root.generation().cast_signed(), sealed],
        )?;
        tx.commit()?;
        self.root = root;
        Ok(())
    }

    fn seal(&self, piece: PieceId, note: &Note) -> Result<(Vec<u8>, [u8; 16]), StoreError> {
        let plain = Zeroizing::new(serde_json::to_vec(note)?);
        let sealed = seal::seal(&self.vault, &self.place(piece), &plain)?;
        let tag = seal::tag(&sealed).ok_or(StoreError::Damaged)?;
        Ok((sealed, tag))
    }

    /// Versions to let go before one more is kept: the oldest but the first.
    fn spare_versions(&self, id: Id) -> Result<Vec<u64>, StoreError> {
        let mut statement = self.db.prepare_cached(
            "SELECT version FROM pieces WHERE piece = ?1 AND id = ?2 ORDER BY version",
        )?;
        let versions =
            statement.query_map(params![Piece::Note.code(), id], |row| row.get::<_, i64>(0))?;
        let versions: Vec<i64> = versions.collect::<Result<_, _>>()?;
        let over = (versions.len() + 1).saturating_sub(MOST_VERSIONS);
        let spare = versions.into_iter().skip(1).take(over);
        Ok(spare.map(i64::cast_unsigned).collect())
    }
}

fn draft_of(id: Id, version: u64) -> PieceId {
    PieceId {
        piece: Piece::Draft,
        id,
        version,
    }
}

fn insert(tx: &Transaction, piece: PieceId, sealed: &[u8]) -> Result<(), StoreError> {
    let sql = "INSERT INTO pieces (piece, id, version, sealed) VALUES (?1, ?2, ?3, ?4)";
    tx.prepare_cached(sql)?.execute(params![
        piece.piece.code(),
        piece.id,
        piece.version.cast_signed(),
        sealed
    ])?;
    Ok(())
}

fn delete(tx: &Transaction, piece: PieceId) -> Result<(), StoreError> {
    let sql = "DELETE FROM pieces WHERE piece = ?1 AND id = ?2 AND version = ?3";
    tx.prepare_cached(sql)?.execute(params![
        piece.piece.code(),
        piece.id,
        piece.version.cast_signed()
    ])?;
    Ok(())
}

/// Remembers that some version of a note has these files.
fn use_files(tx: &Transaction, note: Id, files: &[Id]) -> Result<(), StoreError> {
    for file in files {
        tx.execute(
            "INSERT OR IGNORE INTO uses (attachment, note) VALUES (?1, ?2)",
            params![file, note],
        )?;
    }
    Ok(())
}

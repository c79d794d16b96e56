//! Archives that were imported, and the accounts they belong to.

use model::{Owner, Platform};
use rusqlite::params;

use super::scanned;
use crate::codes::Code;
use crate::tables::SCHEMA;
use crate::{Store, StoreError, connection, migrate};

pub(crate) const MIGRATIONS: &[(u32, &str)] = &[(
    1,
    "CREATE TABLE archives (
        id INTEGER PRIMARY KEY,
        imported TEXT NOT NULL,
        receipt TEXT NOT NULL
    ) STRICT;
    CREATE TABLE accounts (
        platform INTEGER PRIMARY KEY,
        owner TEXT NOT NULL
    ) STRICT;",
)];

/// One imported archive.
pub struct ArchiveRow {
    /// Row number.
    pub id: u32,
    /// When, RFC 3339 UTC.
    pub imported: String,
    /// What came of it, as JSON of the use case that wrote it.
    pub receipt: String,
}

impl Store {
    /// Imported archives, latest first.
    pub fn archives(&self) -> Result<Vec<ArchiveRow>, StoreError> {
        let sql = "SELECT id, imported, receipt FROM archives ORDER BY id DESC";
        let mut statement = self.db.prepare_cached(sql)?;
        let rows = statement.query_map([], |row| {
            Ok(ArchiveRow {
                id: row.get(0)?,
                imported: row.get(1)?,
                receipt: row.get(2)?,
            })
        })?;
        let rows = rows.collect::<Result<_, _>>()?;
        connection::held(&self.db)?;
        Ok(rows)
    }

    /// Takes an archive out: posts that another archive holds too stay with that one, the others
    /// go with their findings and decisions. Returns how many went.
    pub fn remove_archive(&mut self, id: u32) -> Result<u32, StoreError> {
        let tx = self.db.transaction()?;
        tx.execute(
            "UPDATE posts SET archive =
                (SELECT min(also_in.archive) FROM also_in WHERE also_in.post = posts.id)
             WHERE archive = ?1 AND id IN (SELECT post FROM also_in WHERE archive <> ?1)",
            [id],
        )?;
        tx.execute(
            "DELETE FROM also_in WHERE archive = ?1
             OR EXISTS (SELECT 1 FROM posts WHERE posts.id = post AND posts.archive = also_in.archive)",
            [id],
        )?;
        let gone = tx.execute("DELETE FROM posts WHERE archive = ?1", [id])?;
        tx.execute("DELETE FROM archives WHERE id = ?1", [id])?;
        let left: u32 = tx.query_row("SELECT count(*) FROM archives", [], |row| row.get(0))?;
        if left == 0 {
            tx.execute("DELETE FROM accounts", [])?;
        }
        scanned::unsettle(&tx)?;
        tx.commit()?;
        self.checkpoint()?;
        if let Some((folder, _)) = self.home() {
            migrate::forget_copies(folder, SCHEMA.name)?;
        }
        Ok(u32::try_from(gone).unwrap_or(u32::MAX))
    }

    /// The accounts of the profile, one a platform.
    pub fn accounts(&self) -> Result<Vec<Owner>, StoreError> {
        let mut statement = self
            .db
            .prepare_cached("SELECT owner FROM accounts ORDER BY rowid")?;
        let rows = statement.query_map([], |row| row.get::<_, String>(0))?;
        let owners = rows
            .map(|owner| Ok(owner?))
            .collect::<Result<Vec<_>, StoreError>>()?;
        connection::held(&self.db)?;
        let owners = owners.iter().map(|owner| Ok(serde_json::from_str(owner)?));
        owners.collect()
    }
}

/// Keeps the account of a platform.
pub(crate) fn save_account(db: &rusqlite::Connection, owner: &Owner) -> Result<(), StoreError> {
    db.execute(
        "INSERT INTO accounts (platform, owner) VALUES (?1, ?2)
         ON CONFLICT (platform) DO UPDATE SET owner = excluded.owner",
        params![owner.platform.index(), serde_json::to_string(owner)?],
    )?;
    debug_assert!(Platform::decode(i64::from(owner.platform.index())).is_ok());
    Ok(())
}

//! Settings and the person's own list of words.

use model::{Kind, OwnTerm};
use rusqlite::{OptionalExtension, params};

use crate::codes::Code;
use crate::{Store, StoreError, connection};

pub(crate) const MIGRATIONS: &[(u32, &str)] = &[(
    1,
    "CREATE TABLE settings (
        name TEXT PRIMARY KEY,
        value TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE own_terms (
        id INTEGER PRIMARY KEY,
        term TEXT NOT NULL,
        kind INTEGER
    ) STRICT;",
)];

impl Store {
    /// A setting, as the use case that wrote it put it.
    pub fn setting(&self, name: &str) -> Result<Option<String>, StoreError> {
        let sql = "SELECT value FROM settings WHERE name = ?1";
        let value = self
            .db
            .query_row(sql, [name], |row| row.get(0))
            .optional()?;
        connection::held(&self.db)?;
        Ok(value)
    }

    /// Keeps a setting.
    pub fn save_setting(&mut self, name: &str, value: &str) -> Result<(), StoreError> {
        self.db.execute(
            "INSERT INTO settings (name, value) VALUES (?1, ?2)
             ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            [name, value],
        )?;
        Ok(())
    }

    /// Forgets a setting.
    pub fn remove_setting(&mut self, name: &str) -> Result<(), StoreError> {
        self.db
            .execute("DELETE FROM settings WHERE name = ?1", [name])?;
        Ok(())
    }

    /// The person's own list of words, in their order.
    pub fn own_terms(&self) -> Result<Vec<OwnTerm>, StoreError> {
        let mut statement = self
            .db
            .prepare("SELECT term, kind FROM own_terms ORDER BY id")?;
        let mut rows = statement.query([])?;
        let mut terms = Vec::new();
        while let Some(row) = rows.next()? {
            terms.push(OwnTerm {
                term: row.get(0)?,
                kind: Kind::read_opt(row, 1)?,
            });
        }
        connection::held(&self.db)?;
        Ok(terms)
    }

    /// Replaces the person's own list of words.
    pub fn save_own_terms(&mut self, terms: &[OwnTerm]) -> Result<(), StoreError> {
        let tx = self.db.transaction()?;
        tx.execute("DELETE FROM own_terms", [])?;
        for term in terms {
            let kind = term.kind.map(Kind::index);
            tx.execute(
                "INSERT INTO own_terms (term, kind) VALUES (?1, ?2)",
                params![term.term, kind],
            )?;
        }
        Ok(tx.commit()?)
    }
}

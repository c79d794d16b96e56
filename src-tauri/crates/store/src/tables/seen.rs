//! The latest generations that this computer saw: an older key file or vault put back is noticed.

use rusqlite::OptionalExtension;

use crate::{Store, StoreError};

pub(crate) const MIGRATIONS: &[(u32, &str)] = &[(
    2,
    "CREATE TABLE seen (
        name TEXT PRIMARY KEY,
        generation INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;",
)];

impl Store {
    /// The latest generation that was seen of something; `None` before the first.
    pub fn seen(&self, name: &str) -> Result<Option<u64>, StoreError> {
        let sql = "SELECT generation FROM seen WHERE name = ?1";
        let seen: Option<i64> = self
            .db
            .query_row(sql, [name], |row| row.get(0))
            .optional()?;
        Ok(seen.map(i64::cast_unsigned))
    }

    /// Remembers a generation, also an older one: the person said that it is fine.
    pub fn save_seen(&mut self, name: &str, generation: u64) -> Result<(), StoreError> {
        self.db.execute(
            "INSERT INTO seen (name, generation) VALUES (?1, ?2)
             ON CONFLICT (name) DO UPDATE SET generation = excluded.generation",
            (name, generation.cast_signed()),
        )?;
        Ok(())
    }
}

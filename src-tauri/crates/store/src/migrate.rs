//! Forward-only migrations by `user_version`. Each table brings its own, by version.

use rusqlite::Connection;

use crate::{StoreError, tables};

/// Version of the schema that this program writes.
pub const VERSION: u32 = 1;

/// Brings a database up to [`VERSION`], one transaction a version.
pub(crate) fn run(db: &mut Connection) -> Result<(), StoreError> {
    let found: u32 = db.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    if found > VERSION {
        return Err(StoreError::NewerVersion);
    }
    for version in found + 1..=VERSION {
        let step = db.transaction()?;
        for (_, sql) in tables::MIGRATIONS
            .iter()
            .copied()
            .flatten()
            .filter(|m| m.0 == version)
        {
            step.execute_batch(sql)?;
        }
        step.pragma_update(None, "user_version", version)?;
        step.commit()?;
    }
    Ok(())
}

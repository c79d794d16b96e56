//! How far the stored findings are what today's detectors see: what is not yet is due, and goes on
//! at the next opening.

use rusqlite::{Connection, params};
use serde::{Deserialize, Serialize};

use crate::{Store, StoreError};

/// Name of the setting.
const NAME: &str = "scanned";

/// How far a scan has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// Posts up to this row number; the rest was seen by detectors, or with words, of before.
    Upto(u32),
    /// Every post, but what was found in one was not yet searched for in all.
    Alone,
    /// Everything.
    Done,
}

/// The state of the stored findings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Scanned {
    /// Version of the detectors.
    pub version: u32,
    /// How far they have come.
    pub stage: Stage,
    /// Posts up to this row number were read by the second pass too. Those that come later have a
    /// higher one.
    #[serde(default)]
    pub twice: u32,
}

impl Store {
    /// The state of the stored findings; `None` for a database of before it was kept.
    pub fn scanned(&self) -> Result<Option<Scanned>, StoreError> {
        let value = self.setting(NAME)?;
        // A state that cannot be read is none: everything is scanned again.
        Ok(value.and_then(|json| serde_json::from_str(&json).ok()))
    }

    /// Keeps the state of the stored findings.
    pub fn save_scanned(&mut self, scanned: Scanned) -> Result<(), StoreError> {
        write(&self.db, scanned)
    }
}

pub(crate) fn write(db: &Connection, scanned: Scanned) -> Result<(), StoreError> {
    db.prepare_cached(
        "INSERT INTO settings (name, value) VALUES (?1, ?2)
         ON CONFLICT (name) DO UPDATE SET value = excluded.value",
    )?
    .execute(params![NAME, serde_json::to_string(&scanned)?])?;
    Ok(())
}

/// Posts came or went: what is in them is due to be searched for in all, and those that came are due
/// for the second pass.
pub(crate) fn unsettle(db: &Connection) -> Result<(), StoreError> {
    db.execute(
        "UPDATE settings SET value = json_set(value, '$.stage', 'alone')
         WHERE name = ?1 AND value ->> '$.stage' = 'done'",
        [NAME],
    )?;
    // Row numbers of the last posts are given again once these are gone.
    db.execute(
        "UPDATE settings SET value = json_set(value, '$.twice', last.id)
         FROM (SELECT ifnull(max(id), 0) AS id FROM posts) AS last
         WHERE name = ?1 AND value ->> '$.twice' > last.id",
        [NAME],
    )?;
    Ok(())
}

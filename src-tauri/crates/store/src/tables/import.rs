//! An import: one transaction, so that an archive is in whole or not at all.

use model::{Finding, Owner, Post, TimeBasis};
use rusqlite::{Transaction, TransactionBehavior, params};
use serde_json::json;

use super::{archives, findings, scanned};
use crate::codes::own_code;
use crate::{Store, StoreError};

/// An import in progress. Dropping it without [`Import::finish`] leaves nothing.
pub struct Import<'s> {
    tx: Transaction<'s>,
    archive: i64,
}

/// What became of a post.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Added {
    /// It is new.
    New,
    /// An archive of before holds it.
    Known,
}

impl Store {
    /// Begins an import at the time given, RFC 3339 UTC.
    pub fn begin_import(&mut self, now: &str) -> Result<Import<'_>, StoreError> {
        let tx = self
            .db
            .transaction_with_behavior(TransactionBehavior::Immediate)?;
        tx.execute(
            "INSERT INTO archives (imported, receipt) VALUES (?1, '')",
            [now],
        )?;
        let archive = tx.last_insert_rowid();
        Ok(Import { tx, archive })
    }
}

impl Import<'_> {
    /// Adds a post with its findings, unless its key is there already.
    pub fn add(&mut self, post: &Post, found: &[Finding]) -> Result<Added, StoreError> {
        let time = post.time;
        let added = self
            .tx
            .prepare_cached(
                "INSERT INTO posts (key, archive, platform, kind, audience, standing, own, time,
                                    basis, time_offset, kinds)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11) ON CONFLICT DO NOTHING",
            )?
            .execute(params![
                post.key.0,
                self.archive,
                post.platform.index(),
                post.kind.index(),
                post.audience.index(),
                post.standing.index(),
                own_code(post.own),
                time.map(|t| t.ms),
                time.map_or(TimeBasis::None, |t| t.basis).index(),
                time.map_or(0, |t| t.offset_minutes),
                findings::mask(found),
            ])?;
        if added == 0 {
            self.tx
                .prepare_cached(
                    "INSERT OR IGNORE INTO also_in (post, archive)
                     SELECT id, ?2 FROM posts WHERE key = ?1 AND archive <> ?2",
                )?
                .execute(params![post.key.0, self.archive])?;
            return Ok(Added::Known);
        }
        let id = self.tx.last_insert_rowid();
        let captions: Vec<&str> = post.parts().skip(1).map(|(_, caption)| caption).collect();
        self.tx
            .prepare_cached(
                "INSERT INTO bodies (id, text, captions, more) VALUES (?1, ?2, ?3, ?4)",
            )?
            .execute(params![id, post.text, captions.join("\n"), more(post)])?;
        findings::insert(&self.tx, id, found)?;
        Ok(Added::New)
    }

    /// Keeps everything: the receipt, and the account the archive belongs to.
    pub fn finish(self, receipt: &str, owner: Option<&Owner>) -> Result<u32, StoreError> {
        self.tx.execute(
            "UPDATE archives SET receipt = ?2 WHERE id = ?1",
            params![self.archive, receipt],
        )?;
        if let Some(owner) = owner {
            archives::save_account(&self.tx, owner)?;
        }
        scanned::unsettle(&self.tx)?;
        let id = u32::try_from(self.archive).map_err(|_| StoreError::Damaged)?;
        self.tx.commit()?;
        Ok(id)
    }
}

/// The rest of a post, which no filter asks for, as JSON. Absent where empty.
fn more(post: &Post) -> String {
    let mut more = serde_json::Map::new();
    let texts = [
        ("group", &post.group),
        ("permalink", &post.permalink),
        ("author", &post.author),
        ("native_id", &post.native_id),
        ("reply_to", &post.reply_to),
    ];
    for (name, value) in texts {
        if let Some(value) = value {
            more.insert(name.into(), json!(value));
        }
    }
    if !post.media.is_empty() {
        more.insert("media".into(), json!(post.media));
    }
    if let Some(place) = &post.place {
        more.insert("place".into(), json!(place));
    }
    more.insert("source".into(), json!(post.source));
    serde_json::Value::Object(more).to_string()
}

//! Decisions, and the log that lets them be undone.

use model::Decision;
use rusqlite::{OptionalExtension, params};

use crate::codes::Code;
use crate::{Store, StoreError};

pub(crate) const MIGRATIONS: &[(u32, &str)] = &[(
    1,
    "CREATE TABLE decision_steps (
        id INTEGER PRIMARY KEY,
        decided TEXT NOT NULL
    ) STRICT;
    CREATE TABLE decision_changes (
        step INTEGER NOT NULL REFERENCES decision_steps (id) ON DELETE CASCADE,
        post INTEGER NOT NULL REFERENCES posts (id) ON DELETE CASCADE,
        before INTEGER,
        PRIMARY KEY (step, post)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX decision_changes_by_post ON decision_changes (post);",
)];

/// A post whose decision changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    /// Row number.
    pub post: u32,
    /// What stands now.
    pub decision: Option<Decision>,
}

impl Store {
    /// Decides on posts, as one step that can be undone. Posts that have this decision already are
    /// left out; where none is left, no step is made.
    pub fn decide(
        &mut self,
        posts: &[u32],
        decision: Option<Decision>,
        now: &str,
    ) -> Result<Vec<Change>, StoreError> {
        let list = serde_json::to_string(posts)?;
        let code = decision.map(|d| d.index());
        let tx = self.db.transaction()?;
        tx.execute("INSERT INTO decision_steps (decided) VALUES (?1)", [now])?;
        let step = tx.last_insert_rowid();
        let changed = tx.execute(
            "INSERT INTO decision_changes (step, post, before)
             SELECT ?1, id, decision FROM posts
             WHERE id IN (SELECT value FROM json_each(?2)) AND decision IS NOT ?3",
            params![step, list, code],
        )?;
        if changed == 0 {
            return Ok(Vec::new()); // Dropping the transaction takes the empty step back.
        }
        tx.execute(
            "UPDATE posts SET decision = ?2
             WHERE id IN (SELECT post FROM decision_changes WHERE step = ?1)",
            params![step, code],
        )?;
        let changes = changes_of(&tx, step)?;
        tx.commit()?;
        Ok(changes)
    }

    /// Takes the last step back. Empty where there is none.
    pub fn undo(&mut self) -> Result<Vec<Change>, StoreError> {
        let tx = self.db.transaction()?;
        // A step whose posts were all taken out with their archive has nothing to give back.
        tx.execute(
            "DELETE FROM decision_steps
             WHERE NOT EXISTS (SELECT 1 FROM decision_changes WHERE step = decision_steps.id)",
            [],
        )?;
        let sql = "SELECT max(id) FROM decision_steps";
        let last: Option<i64> = tx
            .query_row(sql, [], |row| row.get(0))
            .optional()?
            .flatten();
        let Some(step) = last else {
            return Ok(Vec::new());
        };
        tx.execute(
            "UPDATE posts SET decision = c.before FROM decision_changes c
             WHERE c.step = ?1 AND c.post = posts.id",
            [step],
        )?;
        let changes = changes_of(&tx, step)?;
        tx.execute("DELETE FROM decision_steps WHERE id = ?1", [step])?;
        tx.commit()?;
        Ok(changes)
    }

    /// How many steps can be undone.
    pub fn undo_steps(&self) -> Result<u32, StoreError> {
        let sql = "SELECT count(DISTINCT step) FROM decision_changes";
        Ok(self.db.query_row(sql, [], |row| row.get(0))?)
    }
}

fn changes_of(db: &rusqlite::Connection, step: i64) -> Result<Vec<Change>, StoreError> {
    let mut statement = db.prepare_cached(
        "SELECT p.id, p.decision FROM decision_changes c JOIN posts p ON p.id = c.post
         WHERE c.step = ?1",
    )?;
    let mut rows = statement.query([step])?;
    let mut changes = Vec::new();
    while let Some(row) = rows.next()? {
        changes.push(Change {
            post: row.get(0)?,
            decision: Code::read_opt(row, 1)?,
        });
    }
    Ok(changes)
}

//! Findings, by post. They hold no text: the detail is what the span covers.

use model::{Finding, Span, Why};
use rusqlite::{TransactionBehavior, params};

use super::scanned::{self, Scanned};
use crate::codes::Code;
use crate::{Store, StoreError};

pub(crate) const MIGRATIONS: &[(u32, &str)] = &[(
    1,
    "CREATE TABLE findings (
        post INTEGER NOT NULL REFERENCES posts (id) ON DELETE CASCADE,
        part INTEGER NOT NULL,
        first INTEGER NOT NULL,
        past INTEGER NOT NULL,
        kind INTEGER NOT NULL,
        confidence REAL NOT NULL,
        detector TEXT NOT NULL,
        PRIMARY KEY (post, part, first, kind)
    ) STRICT, WITHOUT ROWID;",
)];

/// Adds the findings of a post.
pub(crate) fn insert(
    db: &rusqlite::Connection,
    post: i64,
    findings: &[Finding],
) -> Result<(), StoreError> {
    let mut statement = db.prepare_cached(
        "INSERT OR IGNORE INTO findings (post, part, first, past, kind, confidence, detector)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?;
    for f in findings {
        let (start, end) = (f.span.start, f.span.end);
        let confidence = f64::from(f.confidence);
        let kind = f.kind.index();
        let detector = format!("{}.{}", f.detector, f.why);
        statement.execute(params![
            post, f.part, start, end, kind, confidence, detector
        ])?;
    }
    Ok(())
}

/// A detector and its reason, `plate.shape_word`. Rows of before there were reasons have none; they
/// are found anew soon.
fn read_seen(seen: &str) -> (&str, Why) {
    let (detector, why) = seen.split_once('.').unwrap_or((seen, ""));
    let usual = match detector {
        "own_term" => Why::Own,
        _ => Why::Shape,
    };
    (detector, Why::parse(why).unwrap_or(usual))
}

/// The kinds among findings as a mask.
pub(crate) fn mask(findings: &[Finding]) -> u32 {
    findings.iter().fold(0, |mask, f| mask | f.kind.bit())
}

impl Store {
    /// Findings of a post, by part and position.
    pub fn findings(&self, post: u32) -> Result<Vec<Finding>, StoreError> {
        let mut statement = self.db.prepare_cached(
            "SELECT part, first, past, kind, confidence, detector FROM findings
             WHERE post = ?1 ORDER BY part, first, kind",
        )?;
        let mut rows = statement.query([post])?;
        let mut findings = Vec::new();
        while let Some(row) = rows.next()? {
            let seen: String = row.get(5)?;
            let (detector, why) = read_seen(&seen);
            findings.push(Finding {
                part: row.get(0)?,
                span: Span {
                    start: row.get(1)?,
                    end: row.get(2)?,
                },
                kind: Code::read(row, 3)?,
                confidence: row.get::<_, f64>(4)? as f32,
                detector: detector.to_owned(),
                why,
            });
        }
        Ok(findings)
    }

    /// Replaces the findings of these posts, and keeps how far a scan is, in one transaction.
    /// Decisions stay; a post that was taken out meanwhile is left out.
    pub fn replace_findings(
        &mut self,
        posts: &[(u32, Vec<Finding>)],
        scanned: Option<Scanned>,
    ) -> Result<(), StoreError> {
        let tx = self
            .db
            .transaction_with_behavior(TransactionBehavior::Immediate)?;
        for (post, findings) in posts {
            let there = tx
                .prepare_cached("UPDATE posts SET kinds = ?2 WHERE id = ?1")?
                .execute(params![post, mask(findings)])?;
            if there == 0 {
                continue;
            }
            tx.prepare_cached("DELETE FROM findings WHERE post = ?1")?
                .execute([post])?;
            insert(&tx, i64::from(*post), findings)?;
        }
        if let Some(scanned) = scanned {
            scanned::write(&tx, scanned)?;
        }
        Ok(tx.commit()?)
    }
}

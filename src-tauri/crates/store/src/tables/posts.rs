//! Posts. Two tables: `posts` is narrow and is scanned by filters, `bodies` holds the words.

use model::{
    Audience, Decision, Finding, Kind, Media, Place, Platform, PostKey, PostKind, PostTime,
    Standing, TimeBasis,
};
use rusqlite::types::Value;
use rusqlite::{Row as SqlRow, params_from_iter};
use serde_json::Value as Json;

use crate::codes::{Code, own_decode};
use crate::{Store, StoreError, connection};

pub(crate) const MIGRATIONS: &[(u32, &str)] = &[(
    1,
    "CREATE TABLE posts (
        id INTEGER PRIMARY KEY,
        key BLOB NOT NULL UNIQUE,
        archive INTEGER NOT NULL REFERENCES archives (id),
        platform INTEGER NOT NULL,
        kind INTEGER NOT NULL,
        audience INTEGER NOT NULL,
        standing INTEGER NOT NULL,
        own INTEGER NOT NULL,
        time INTEGER,
        basis INTEGER NOT NULL,
        time_offset INTEGER NOT NULL,
        kinds INTEGER NOT NULL,
        decision INTEGER
    ) STRICT;
    CREATE TABLE bodies (
        id INTEGER PRIMARY KEY REFERENCES posts (id) ON DELETE CASCADE,
        text TEXT NOT NULL,
        captions TEXT NOT NULL,
        more TEXT NOT NULL
    ) STRICT;
    CREATE TABLE also_in (
        post INTEGER NOT NULL REFERENCES posts (id) ON DELETE CASCADE,
        archive INTEGER NOT NULL,
        PRIMARY KEY (post, archive)
    ) STRICT, WITHOUT ROWID;
    CREATE VIRTUAL TABLE words USING fts5 (
        text, captions, content = 'bodies', content_rowid = 'id',
        tokenize = \"unicode61 remove_diacritics 2\"
    );
    INSERT INTO words (words, rank) VALUES ('secure-delete', 1);
    CREATE TRIGGER bodies_in AFTER INSERT ON bodies BEGIN
        INSERT INTO words (rowid, text, captions) VALUES (new.id, new.text, new.captions);
    END;
    CREATE TRIGGER bodies_out AFTER DELETE ON bodies BEGIN
        INSERT INTO words (words, rowid, text, captions)
        VALUES ('delete', old.id, old.text, old.captions);
    END;",
)];

/// A span of time, both as instants and as clocks on the wall for posts without a zone.
/// Milliseconds, `from` inclusive, `until` exclusive.
#[derive(Clone, Copy)]
pub struct TimeRange {
    /// First instant.
    pub from: i64,
    /// One past the last instant.
    pub until: i64,
    /// First clock on the wall, read as if UTC.
    pub wall_from: i64,
    /// One past the last clock on the wall.
    pub wall_until: i64,
}

/// Which posts. An empty list is no restriction.
#[derive(Clone, Default)]
pub struct Query {
    /// On one of these platforms.
    pub platforms: Vec<Platform>,
    /// One of these sorts.
    pub post_kinds: Vec<PostKind>,
    /// With a finding of one of these kinds.
    pub kinds: Vec<Kind>,
    /// For one of these audiences.
    pub audiences: Vec<Audience>,
    /// With one of these decisions; `None` is undecided.
    pub decisions: Vec<Option<Decision>>,
    /// With or without findings.
    pub findings: Option<bool>,
    /// The person's own (or not known) or others'.
    pub own: Option<bool>,
    /// Words that must all stand in it.
    pub text: String,
    /// When.
    pub time: Option<TimeRange>,
    /// Only what was written at some moment: fields of a profile have a date at most.
    pub written: bool,
}

/// A found post: what is needed to order it.
#[derive(Clone, Copy)]
pub struct Row {
    /// Row number.
    pub id: u32,
    /// When.
    pub time: Option<PostTime>,
    /// Whether it has a decision.
    pub decided: bool,
}

/// A post as it is stored.
pub struct StoredPost {
    /// Row number.
    pub id: u32,
    /// Where.
    pub platform: Platform,
    /// What sort.
    pub kind: PostKind,
    /// The words.
    pub text: String,
    /// Photos, videos and files.
    pub media: Vec<Media>,
    /// When.
    pub time: Option<PostTime>,
    /// Who could read it.
    pub audience: Audience,
    /// Whether it still stands.
    pub standing: Standing,
    /// Group or conversation.
    pub group: Option<String>,
    /// Address on the platform.
    pub permalink: Option<String>,
    /// Whose text.
    pub own: Option<bool>,
    /// Who wrote it.
    pub author: Option<String>,
    /// Place attached by the archive.
    pub place: Option<Place>,
    /// File inside the archive.
    pub source: String,
    /// The archive it was first read from.
    pub archive: u32,
    /// What stands in it.
    pub findings: Vec<Finding>,
    /// The person's word on it.
    pub decision: Option<Decision>,
}

impl Store {
    /// The keys of posts that are there, by row number.
    pub fn post_keys(&self, ids: &[u32]) -> Result<Vec<(u32, PostKey)>, StoreError> {
        let list = serde_json::to_string(ids)?;
        let sql = "SELECT id, key FROM posts WHERE id IN (SELECT value FROM json_each(?1))";
        let mut statement = self.db.prepare_cached(sql)?;
        let rows = statement.query_map([list], |row| Ok((row.get(0)?, PostKey(row.get(1)?))))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The posts that match, in no particular order: the caller sorts, which is cheaper than an
    /// index that every import would have to keep.
    pub fn find(&self, query: &Query) -> Result<Vec<Row>, StoreError> {
        let (sql, values) = build(query)?;
        let mut statement = self.db.prepare_cached(&sql)?;
        let mut rows = statement.query(params_from_iter(values))?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            found.push(Row {
                id: row.get(0)?,
                time: read_time(row, 1)?,
                decided: row.get::<_, Option<i64>>(4)?.is_some(),
            });
        }
        connection::held(&self.db)?;
        Ok(found)
    }

    /// Posts by row number, in the order asked for. Numbers that are gone are left out.
    pub fn read(&self, ids: &[u32]) -> Result<Vec<StoredPost>, StoreError> {
        let mut statement = self.db.prepare_cached(
            "SELECT p.id, p.time, p.basis, p.time_offset, p.platform, p.kind, p.audience,
                    p.standing, p.own, p.decision, p.archive, b.text, b.more
             FROM posts p JOIN bodies b USING (id) WHERE id = ?1",
        )?;
        let mut posts = Vec::with_capacity(ids.len());
        for id in ids {
            let mut rows = statement.query([id])?;
            if let Some(row) = rows.next()? {
                posts.push(read_post(row, self.findings(*id)?)?);
            }
        }
        connection::held(&self.db)?;
        Ok(posts)
    }

    /// Number of posts.
    pub fn post_count(&self) -> Result<u32, StoreError> {
        Ok(self
            .db
            .query_row("SELECT count(*) FROM posts", [], |row| row.get(0))?)
    }

    /// Row numbers of all posts that detectors look at: the person's own, or not known to be
    /// somebody else's. Ascending.
    pub fn scannable(&self) -> Result<Vec<u32>, StoreError> {
        self.ids("SELECT id FROM posts WHERE own <> 0 AND ?1 ORDER BY id", 1)
    }

    /// Of these, the ones with a finding of one of the kinds in a mask of [`Kind::bit`].
    pub fn scannable_with(&self, kinds: u32) -> Result<Vec<u32>, StoreError> {
        self.ids(
            "SELECT id FROM posts WHERE own <> 0 AND kinds & ?1 <> 0 ORDER BY id",
            kinds,
        )
    }

    fn ids(&self, sql: &str, mask: u32) -> Result<Vec<u32>, StoreError> {
        let mut statement = self.db.prepare(sql)?;
        let rows = statement.query_map([mask], |row| row.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

fn read_post(row: &SqlRow<'_>, findings: Vec<Finding>) -> Result<StoredPost, StoreError> {
    let more: Json = serde_json::from_str(&row.get::<_, String>(12)?)?;
    let text = |name: &str| more.get(name).and_then(Json::as_str).map(str::to_owned);
    Ok(StoredPost {
        id: row.get(0)?,
        time: read_time(row, 1)?,
        platform: Code::read(row, 4)?,
        kind: Code::read(row, 5)?,
        audience: Code::read(row, 6)?,
        standing: Code::read(row, 7)?,
        own: own_decode(row.get(8)?)?,
        decision: Code::read_opt(row, 9)?,
        archive: row.get(10)?,
        text: row.get(11)?,
        media: more
            .get("media")
            .map_or(Ok(Vec::new()), |m| serde_json::from_value(m.clone()))?,
        place: more
            .get("place")
            .map_or(Ok(None), |p| serde_json::from_value(p.clone()))?,
        group: text("group"),
        permalink: text("permalink"),
        author: text("author"),
        source: text("source").unwrap_or_default(),
        findings,
    })
}

/// Reads `time, basis, time_offset` from three columns.
pub(crate) fn read_time(row: &SqlRow<'_>, first: usize) -> Result<Option<PostTime>, StoreError> {
    let Some(ms) = row.get::<_, Option<i64>>(first)? else {
        return Ok(None);
    };
    let basis: TimeBasis = Code::read(row, first + 1)?;
    Ok(Some(PostTime {
        ms,
        basis,
        offset_minutes: row.get(first + 2)?,
    }))
}

/// The SQL of a query. Only fixed words and numbers of ours go into it; text is bound.
fn build(query: &Query) -> Result<(String, Vec<Value>), StoreError> {
    let mut sql = String::from("SELECT id, time, basis, time_offset, decision FROM posts WHERE 1");
    let mut values = Vec::new();
    let within = |sql: &mut String, column: &str, codes: Vec<u8>| {
        if !codes.is_empty() {
            let list: Vec<String> = codes.iter().map(u8::to_string).collect();
            sql.push_str(&format!(" AND {column} IN ({})", list.join(",")));
        }
    };
    within(
        &mut sql,
        "platform",
        query.platforms.iter().map(|p| p.index()).collect(),
    );
    within(
        &mut sql,
        "kind",
        query.post_kinds.iter().map(|k| k.index()).collect(),
    );
    within(
        &mut sql,
        "audience",
        query.audiences.iter().map(|a| a.index()).collect(),
    );
    if !query.decisions.is_empty() {
        // Undecided is null, which `IN` never matches.
        let code = |d: &Option<Decision>| d.map_or(-1, |d| i64::from(d.index()));
        let list: Vec<String> = query
            .decisions
            .iter()
            .map(|d| code(d).to_string())
            .collect();
        sql.push_str(&format!(
            " AND ifnull(decision, -1) IN ({})",
            list.join(",")
        ));
    }
    if !query.kinds.is_empty() {
        let mask = query.kinds.iter().fold(0, |mask, kind| mask | kind.bit());
        sql.push_str(&format!(" AND kinds & {mask} <> 0"));
    }
    match query.findings {
        Some(true) => sql.push_str(" AND kinds <> 0"),
        Some(false) => sql.push_str(" AND kinds = 0"),
        None => {}
    }
    match query.own {
        Some(true) => sql.push_str(" AND own <> 0"),
        Some(false) => sql.push_str(" AND own = 0"),
        None => {}
    }
    if query.written || query.time.is_some() {
        sql.push_str(&format!(" AND kind <> {}", PostKind::Profile.index()));
    }
    if let Some(range) = query.time {
        let local = TimeBasis::Local.index();
        sql.push_str(&format!(
            " AND CASE WHEN basis = {local} THEN time >= ? AND time < ?
               ELSE time >= ? AND time < ? END"
        ));
        let bounds = [range.wall_from, range.wall_until, range.from, range.until];
        values.extend(bounds.map(Value::Integer));
    }
    if !query.text.trim().is_empty() {
        sql.push_str(" AND id IN (SELECT rowid FROM words WHERE words MATCH ?)");
        values.push(Value::Text(match_expression(&query.text)?));
    }
    Ok((sql, values))
}

/// What a person typed as an FTS5 expression: every word must stand there, the last may be the
/// beginning of one. Each word is quoted, so operators and quotes in it are only characters.
fn match_expression(typed: &str) -> Result<String, StoreError> {
    let words: Vec<String> = typed
        .split(|c: char| c.is_whitespace() || c.is_control())
        .filter(|w| w.chars().any(char::is_alphanumeric))
        .map(|w| format!("\"{}\"", w.replace('"', "\"\"")))
        .collect();
    if words.is_empty() {
        return Err(StoreError::BadQuery);
    }
    let whole = typed.ends_with(char::is_whitespace);
    Ok(format!(
        "{}{}",
        words.join(" "),
        if whole { "" } else { "*" }
    ))
}

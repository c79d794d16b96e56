//! Note tweets: the full text of tweets longer than 280 characters stands in a table of its own,
//! under ids of its own. Joined by the second of writing and by how the text begins.

use std::collections::HashMap;

use model::{Audience, Owner, Platform, Post, PostKind, SkipReason, Standing};
use serde::Deserialize;

use super::shape::{expand, unescaped};
use super::tweet::each_element;
use crate::json::{Many, Maybe, Row, Word, parse, pieces};
use crate::{Files, ImportError, Out, key, when};

/// Bytes of notes that are held until their tweets come by.
const HELD: usize = 128 << 20;

#[derive(Deserialize)]
struct Wrapped<'a> {
    #[serde(borrow, rename = "noteTweet", alias = "deletedNoteTweet")]
    note: Raw<'a>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Raw<'a> {
    #[serde(borrow, rename = "noteTweetId")]
    id: Word<'a>,
    #[serde(borrow, rename = "createdAt")]
    created_at: Word<'a>,
    #[serde(borrow)]
    core: Maybe<Core<'a>>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Core<'a> {
    #[serde(borrow)]
    text: Word<'a>,
    #[serde(borrow)]
    urls: Many<Link<'a>>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Link<'a> {
    #[serde(borrow, rename = "shortUrl", alias = "url")]
    short: Word<'a>,
    #[serde(borrow, rename = "expandedUrl", alias = "expanded_url")]
    long: Word<'a>,
}

/// A note on its own.
struct Note {
    id: String,
    time: Option<model::PostTime>,
    text: String,
    used: bool,
}

/// Notes by the second they were written in.
#[derive(Default)]
pub(super) struct Notes {
    by_second: HashMap<i64, Vec<Note>>,
    held: usize,
}

impl Notes {
    /// The full text of a tweet of that time that begins as `written`.
    pub(super) fn full_text(&mut self, ms: i64, written: &str) -> Option<String> {
        let notes = self.by_second.get_mut(&ms.div_euclid(1000))?;
        let short = beginning(written);
        for note in notes {
            // Whether notes are escaped as tweets are is not documented; the match tells.
            let plain = unescaped(&note.text);
            if begins(&plain, &unescaped(short)) {
                note.used = true;
                return Some(plain);
            }
            if begins(&note.text, &unescaped(short)) {
                note.used = true;
                return Some(note.text.clone());
            }
        }
        None
    }
}

/// A tweet without its last link and without the sign that it goes on, up to its first link.
fn beginning(written: &str) -> &str {
    let text = written
        .split_once("https://t.co/")
        .map_or(written, |(text, _)| text);
    text.trim_end().trim_end_matches('…')
}

/// Whether a note begins with the words of a tweet. Names in front of a reply may be missing.
fn begins(note: &str, tweet: &str) -> bool {
    let words = |text: &str| key::normalised(text.trim_start_matches(|c: char| c.is_whitespace()));
    let without_names = |text: &str| {
        let rest = text
            .split_whitespace()
            .skip_while(|word| word.starts_with('@'));
        rest.collect::<Vec<_>>().join(" ")
    };
    let tweet = words(tweet);
    !tweet.is_empty()
        && (words(note).starts_with(&tweet)
            || without_names(note).starts_with(&without_names(&tweet)))
}

fn note(bytes: &[u8]) -> Option<Option<Note>> {
    let raw = parse::<Wrapped<'_>>(bytes)?.note;
    let core = raw.core.0.unwrap_or_default();
    let (Some(id), Some(text)) = (raw.id.owned(), core.text.owned()) else {
        return Some(None);
    };
    let mut text = text;
    expand(
        &mut text,
        core.urls.0.iter().map(|l| (l.short.get(), l.long.get())),
    );
    let time = raw.created_at.get().and_then(when::parse);
    Some(Some(Note {
        id,
        time,
        text,
        used: false,
    }))
}

/// Reads the notes into memory.
pub(super) fn gather(
    files: &mut Files,
    id: usize,
    out: &Out<'_>,
    notes: &mut Notes,
) -> Result<(), ImportError> {
    let file = files.entries()[id].path.clone();
    pieces(files, id, out, each_element, |piece| {
        match note(piece.bytes) {
            None => Ok(Row::Broken),
            Some(None) => Ok(Row::NotAPost),
            Some(Some(note)) => {
                notes.held += note.text.len();
                if notes.held > HELD {
                    out.skip_row(&file, piece.row, SkipReason::TooLarge);
                    return Ok(Row::Done);
                }
                let second = note.time.map_or(0, |time| time.ms.div_euclid(1000));
                notes.by_second.entry(second).or_default().push(note);
                Ok(Row::Done)
            }
        }
    })
}

/// Hands out notes whose tweets are in no table here, so that their text is not lost.
pub(super) fn unmatched(
    notes: &Notes,
    file: &str,
    out: &Out<'_>,
    owner: Option<&Owner>,
) -> Result<(), ImportError> {
    let mut left: Vec<&Note> = notes
        .by_second
        .values()
        .flatten()
        .filter(|n| !n.used)
        .collect();
    left.sort_by(|a, b| a.id.cmp(&b.id));
    for note in left {
        out.post(post(note, file, owner, Standing::Live))?;
    }
    Ok(())
}

/// Reads the table of deleted notes.
pub(super) fn deleted(
    files: &mut Files,
    id: usize,
    out: &Out<'_>,
    owner: Option<&Owner>,
) -> Result<(), ImportError> {
    let file = files.entries()[id].path.clone();
    pieces(files, id, out, each_element, |piece| {
        match note(piece.bytes) {
            None => Ok(Row::Broken),
            Some(None) => Ok(Row::NotAPost),
            Some(Some(note)) => out
                .post(post(&note, &file, owner, Standing::Deleted))
                .map(|_| Row::Done),
        }
    })
}

fn post(note: &Note, file: &str, _owner: Option<&Owner>, standing: Standing) -> Post {
    Post {
        key: key::by_id(Platform::X, "note", &note.id),
        platform: Platform::X,
        kind: PostKind::Post,
        text: note.text.clone(),
        time: note.time,
        audience: Audience::Public,
        standing,
        group: None,
        // The id is that of the note, which has no page.
        permalink: None,
        media: Vec::new(),
        own: Some(true),
        author: None,
        native_id: Some(format!("note {}", note.id)),
        reply_to: None,
        place: None,
        source: file.to_owned(),
    }
}

/// Reads long articles. Their shape is not documented: every text below the keys that articles
/// elsewhere use is taken.
pub(super) fn articles(
    files: &mut Files,
    id: usize,
    out: &Out<'_>,
    _owner: Option<&Owner>,
) -> Result<(), ImportError> {
    let file = files.entries()[id].path.clone();
    pieces(files, id, out, each_element, |piece| {
        let Some(value) = parse::<serde_json::Value>(piece.bytes) else {
            return Ok(Row::Broken);
        };
        let mut texts = Vec::new();
        walk(&value, &mut texts);
        if texts.is_empty() {
            return Ok(Row::NotAPost);
        }
        let text = texts.join("\n\n");
        let kind = PostKind::Post;
        out.post(Post {
            key: key::by_content(Platform::X, kind, None, None, &text, None),
            platform: Platform::X,
            kind,
            text,
            time: None,
            audience: Audience::Public,
            standing: Standing::Live,
            group: None,
            permalink: None,
            media: Vec::new(),
            own: Some(true),
            author: None,
            native_id: None,
            reply_to: None,
            place: None,
            source: file.clone(),
        })
        .map(|_| Row::Done)
    })
}

fn walk(value: &serde_json::Value, texts: &mut Vec<String>) {
    match value {
        serde_json::Value::Array(items) => items.iter().for_each(|item| walk(item, texts)),
        serde_json::Value::Object(members) => {
            for (name, value) in members {
                let wanted = [
                    "title",
                    "text",
                    "plainText",
                    "plain_text",
                    "body",
                    "content",
                ];
                match value {
                    serde_json::Value::String(text)
                        if wanted.contains(&name.as_str()) && !text.is_empty() =>
                    {
                        texts.push(text.clone());
                    }
                    _ => walk(value, texts),
                }
            }
        }
        _ => {}
    }
}

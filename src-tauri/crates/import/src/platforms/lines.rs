//! Lines: what `rearview posts` writes, one JSON object a line, and what reads it back. Also what
//! a filter in between or a person by hand may write: every field but the text may be missing.

use model::{
    Audience, Media, Owner, Place, Platform, Post, PostKey, PostKind, PostTime, SkipReason,
    Standing, TimeBasis,
};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::io::{BufRead, BufReader, Read};

use crate::json::{parse, repair};
use crate::{Files, ImportError, Importer, Options, Out, Recognised, key, limits, names};

/// The importer of lines.
pub const LINES: Importer = Importer {
    platform: Platform::Other,
    recognise,
    read,
};

#[derive(Serialize)]
struct Written<'a> {
    id: String,
    platform: &'a str,
    kind: &'a str,
    text: &'a str,
    time: Option<String>,
    time_basis: &'a str,
    audience: &'a str,
    standing: &'a str,
    group: Option<&'a str>,
    permalink: Option<&'a str>,
    media: Vec<WrittenMedium<'a>>,
    own: Option<bool>,
    author: Option<&'a str>,
    native_id: Option<&'a str>,
    reply_to: Option<&'a str>,
    place: Option<&'a Place>,
    source: &'a str,
}

#[derive(Serialize)]
#[serde(untagged)]
enum WrittenMedium<'a> {
    Name(&'a str),
    Captioned { name: &'a str, caption: &'a str },
}

/// A post as one line of JSON, without the line break.
pub fn to_line(post: &Post) -> String {
    let media = post.media.iter().map(|medium| match &medium.caption {
        Some(caption) => WrittenMedium::Captioned {
            name: &medium.name,
            caption,
        },
        None => WrittenMedium::Name(&medium.name),
    });
    let line = Written {
        id: post.key.to_hex(),
        platform: post.platform.as_str(),
        kind: post.kind.as_str(),
        text: &post.text,
        time: post.time.map(PostTime::to_rfc3339),
        time_basis: post
            .time
            .map_or(TimeBasis::None, |time| time.basis)
            .as_str(),
        audience: post.audience.as_str(),
        standing: post.standing.as_str(),
        group: post.group.as_deref(),
        permalink: post.permalink.as_deref(),
        media: media.collect(),
        own: post.own,
        author: post.author.as_deref(),
        native_id: post.native_id.as_deref(),
        reply_to: post.reply_to.as_deref(),
        place: post.place.as_ref(),
        source: &post.source,
    };
    serde_json::to_string(&line).expect("strings, numbers and lists always serialise")
}

#[derive(Deserialize)]
struct Line<'a> {
    #[serde(borrow)]
    text: Cow<'a, str>,
    #[serde(default)]
    id: Option<String>,
    #[serde(default)]
    platform: Option<String>,
    #[serde(default)]
    kind: Option<String>,
    #[serde(default)]
    time: Option<String>,
    #[serde(default)]
    time_basis: Option<String>,
    #[serde(default)]
    audience: Option<String>,
    #[serde(default)]
    standing: Option<String>,
    #[serde(default)]
    group: Option<String>,
    #[serde(default)]
    permalink: Option<String>,
    #[serde(default)]
    media: Option<Vec<Medium>>,
    /// Missing is the person's own; `null` is not known.
    #[serde(default = "own")]
    own: Option<bool>,
    #[serde(default)]
    author: Option<String>,
    #[serde(default)]
    native_id: Option<String>,
    #[serde(default)]
    reply_to: Option<String>,
    #[serde(borrow, default)]
    place: Option<Spot<'a>>,
    #[serde(default)]
    source: Option<String>,
}

fn own() -> Option<bool> {
    Some(true)
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Medium {
    Name(String),
    Captioned {
        name: String,
        caption: Option<String>,
    },
}

#[derive(Deserialize)]
struct Spot<'a> {
    #[serde(default)]
    name: Option<String>,
    #[serde(default)]
    address: Option<String>,
    /// Raw, because the number parser is not exact to the last bit.
    #[serde(borrow, default)]
    lat_lon: Option<(&'a RawValue, &'a RawValue)>,
}

/// Whether bytes begin with a line that is a post.
pub(crate) fn is_lines(head: &[u8]) -> bool {
    let head = head
        .strip_prefix(b"\xef\xbb\xbf")
        .unwrap_or(head)
        .trim_ascii_start();
    let line = memchr::memchr(b'\n', head)
        .and_then(|end| head.get(..end))
        .unwrap_or(head);
    line.starts_with(b"{") && (parse::<Line<'_>>(line).is_some() || is_long(line))
}

/// A first line longer than the head that was looked at.
fn is_long(line: &[u8]) -> bool {
    line.len() >= HEAD as usize && memchr::memmem::find(line, b"\"text\":").is_some()
}

const HEAD: u64 = 64 << 10;

fn recognise(files: &mut Files) -> Result<Option<Recognised>, ImportError> {
    let mut found = Recognised {
        alone: true,
        text: true,
        ..Recognised::default()
    };
    let mut any = false;
    for id in candidates(files) {
        if is_lines(&files.peek(id, HEAD)) {
            any = true;
            found.bytes += files.entries()[id].size;
        }
    }
    let is_ours = |path: &str| ["jsonl", "ndjson"].contains(&names::extension(path).as_str());
    if !any
        && files.is_lone()
        && files
            .entries()
            .iter()
            .all(|e| e.size == 0 && is_ours(&e.path))
    {
        return Err(ImportError::NoPosts);
    }
    Ok(any.then_some(found))
}

fn candidates(files: &Files) -> Vec<usize> {
    let lone = files.is_lone();
    files.which(|e| lone || ["jsonl", "ndjson"].contains(&names::extension(&e.path).as_str()))
}

fn read(
    files: &mut Files,
    _owner: Option<&Owner>,
    _options: &Options,
    out: &Out<'_>,
) -> Result<(), ImportError> {
    for id in candidates(files) {
        let source = files.entries()[id].path.clone();
        let mut reader = BufReader::with_capacity(128 << 10, files.read(id, out)?);
        let mut line = Vec::new();
        for row in 1.. {
            line.clear();
            let bound = limits::POST_BYTES as u64 + 1;
            let read = (&mut reader).take(bound).read_until(b'\n', &mut line);
            let why = match read {
                Ok(0) => break,
                Ok(n) if n as u64 == bound => rest_of_line(&mut reader),
                Ok(_) => Ok(take(&line, &source, out)?),
                Err(e) => Err(e),
            };
            match why {
                Ok(None) => {}
                Ok(Some(why)) => out.skip_row(&source, row, why),
                Err(e) => {
                    let why = out.fault(&e)?;
                    out.skip(source.clone(), why);
                    break;
                }
            }
        }
    }
    Ok(())
}

/// Walks over a line too large to keep.
fn rest_of_line(reader: &mut impl BufRead) -> std::io::Result<Option<SkipReason>> {
    loop {
        let held = reader.fill_buf()?;
        let end = memchr::memchr(b'\n', held);
        let (used, last) = (
            end.map_or(held.len(), |n| n + 1),
            end.is_some() || held.is_empty(),
        );
        reader.consume(used);
        if last {
            return Ok(Some(SkipReason::TooLarge));
        }
    }
}

fn take(line: &[u8], source: &str, out: &Out<'_>) -> Result<Option<SkipReason>, ImportError> {
    let bytes = line
        .strip_prefix(b"\xef\xbb\xbf")
        .unwrap_or(line)
        .trim_ascii();
    if bytes.is_empty() {
        return Ok(None);
    }
    let post = match parse::<Line<'_>>(bytes) {
        Some(line) => Some(post(line, source)),
        None => repair(bytes).and_then(|text| Some(post(parse(text.as_bytes())?, source))),
    };
    match post {
        Some(post) => out.post(post).map(|_| None),
        None if bytes.ends_with(b"}") => Ok(Some(SkipReason::Broken)),
        None => Ok(Some(if line.ends_with(b"\n") {
            SkipReason::Broken
        } else {
            SkipReason::Cut
        })),
    }
}

fn post(line: Line<'_>, file: &str) -> Post {
    let word = |word: &Option<String>| word.as_deref().unwrap_or_default().to_lowercase();
    let platform = Platform::parse(&word(&line.platform)).unwrap_or(Platform::Other);
    let kind = match &line.kind {
        Some(_) => PostKind::parse(&word(&line.kind)).unwrap_or(PostKind::Other),
        None => PostKind::Post,
    };
    let time = line
        .time
        .as_deref()
        .and_then(PostTime::parse)
        .map(|mut time| {
            // `+00:00` and `Z` are one instant; only the basis tells which it was.
            if let Some(basis) = line.time_basis.as_deref().and_then(TimeBasis::parse)
                && matches!(
                    (time.basis, basis),
                    (TimeBasis::Utc, TimeBasis::Offset) | (TimeBasis::Utc, TimeBasis::Local)
                )
            {
                time.basis = basis;
            }
            time
        });
    let media = line
        .media
        .unwrap_or_default()
        .into_iter()
        .map(|medium| match medium {
            Medium::Name(name) => Media {
                name,
                caption: None,
            },
            Medium::Captioned { name, caption } => Media { name, caption },
        });
    let media: Vec<Media> = media.collect();
    let key = line
        .id
        .as_deref()
        .and_then(from_hex)
        .unwrap_or_else(|| match &line.native_id {
            Some(id) => key::by_id(platform, kind.as_str(), id),
            None => key::by_content(
                platform,
                kind,
                line.group.as_deref(),
                time.map(|time| time.ms),
                &line.text,
                media.first().map(|medium| medium.name.as_str()),
            ),
        });
    let degrees = |raw: &RawValue| raw.get().parse::<f64>().ok().filter(|n| n.is_finite());
    Post {
        key,
        platform,
        kind,
        text: line.text.into_owned(),
        time,
        audience: Audience::parse(&word(&line.audience)).unwrap_or(Audience::Unknown),
        standing: Standing::parse(&word(&line.standing)).unwrap_or_default(),
        group: line.group,
        permalink: line.permalink,
        media,
        own: line.own,
        author: line.author,
        native_id: line.native_id,
        reply_to: line.reply_to,
        place: line.place.map(|spot| Place {
            name: spot.name,
            address: spot.address,
            lat_lon: spot
                .lat_lon
                .and_then(|(lat, lon)| degrees(lat).zip(degrees(lon))),
        }),
        source: line.source.unwrap_or_else(|| file.to_owned()),
    }
}

fn from_hex(hex: &str) -> Option<PostKey> {
    let mut key = [0; 16];
    let digits = hex.as_bytes();
    if digits.len() != 32 {
        return None;
    }
    for (byte, pair) in key.iter_mut().zip(digits.chunks_exact(2)) {
        let digit = |b: u8| {
            char::from(b)
                .to_digit(16)
                .and_then(|d| u8::try_from(d).ok())
        };
        *byte = digit(pair[0])? << 4 | digit(pair[1])?;
    }
    Some(PostKey(key))
}

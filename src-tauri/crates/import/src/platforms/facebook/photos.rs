//! Photos and videos that are no posts: albums, and what stands in none. One that a post shows
//! already counts only if its words are others.

use model::{Audience, Media, Platform, Post, PostKind, Standing};

use super::record::Medium;
use super::{Archive, Table, records};
use crate::json::{Row, Rule, Text, parse, pieces};
use crate::profile::{self, Field};
use crate::{Files, ImportError, Out, key, when};

fn album(path: &str, _: u8) -> Rule {
    match path {
        "" | ".photos" | ".videos" => Rule::Enter,
        ".name" | ".description" | ".photos[]" | ".videos[]" => Rule::Take,
        _ => Rule::Pass,
    }
}

pub(super) fn read(
    files: &mut Files,
    id: usize,
    out: &Out<'_>,
    archive: &mut Archive,
    table: Table,
) -> Result<(), ImportError> {
    let source = files.entries()[id].path.clone();
    let rules = if table == Table::Album {
        album
    } else {
        records
    };
    let mut name = None;
    pieces(files, id, out, rules, |piece| {
        match piece.path {
            ".name" => {
                name = parse::<Text>(piece.bytes).and_then(|name| name.fixed());
                return Ok(Row::Done);
            }
            ".description" => {
                let text = parse::<Text>(piece.bytes).and_then(|text| text.fixed());
                let place = Field {
                    platform: Platform::Facebook,
                    file: &source,
                    name: "album",
                    audience: Audience::Unknown,
                };
                profile::field(out, place, &text.unwrap_or_default(), None)?;
                return Ok(Row::Done);
            }
            _ => {}
        }
        let Some(medium) = parse::<Medium>(piece.bytes) else {
            return Ok(Row::Broken);
        };
        let Some(uri) = medium.uri.fixed() else {
            return Ok(Row::NotAPost);
        };
        let text = medium.description.fixed().unwrap_or_default();
        if !archive.once.is_new_medium(&uri, Some(&text)) {
            return Ok(Row::Done);
        }
        let time = medium.creation_timestamp.0.and_then(when::unix);
        let ms = time.map(|time| time.ms);
        let (platform, kind) = (Platform::Facebook, PostKind::Caption);
        out.post(Post {
            key: key::by_content(platform, kind, None, ms, &text, Some(&uri)),
            platform,
            kind,
            text,
            time,
            audience: Audience::Unknown,
            standing: Standing::Live,
            group: name.clone(),
            permalink: None,
            place: medium.place(),
            media: vec![Media {
                name: uri,
                caption: None,
            }],
            own: Some(true),
            author: None,
            native_id: None,
            reply_to: None,
            source: source.clone(),
        })
        .map(|_| Row::Done)
    })
}

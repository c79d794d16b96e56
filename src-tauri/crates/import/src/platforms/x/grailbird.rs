//! Grailbird, the archive X handed out from 2012 to 2018: the same tweets once as `tweets.csv` and
//! once by month as JavaScript. The months know more and are read first.

use model::{Audience, Owner, Platform, Post, PostKind, Standing};
use serde::Deserialize;

use super::shape::{Tweet, expand, unescaped};
use super::tweet::{self, Shelf, each_element};
use super::{Archive, Table, address, table};
use crate::csv::{Column, Table as Csv, rows};
use crate::json::{Row, Text, behind_assignment, parse, parse_small, pieces};
use crate::profile::{self, Field};
use crate::{Files, ImportError, Out, key, when};

/// One month of tweets.
pub(super) fn month(
    files: &mut Files,
    id: usize,
    out: &Out<'_>,
    archive: &mut Archive<'_>,
) -> Result<(), ImportError> {
    let source = files.entries()[id].path.clone();
    pieces(files, id, out, each_element, |piece| {
        let Some(tweet) = parse::<Tweet<'_>>(piece.bytes) else {
            return Ok(Row::Broken);
        };
        match tweet::post(&tweet, archive, Shelf::Live, &source) {
            Some(mut post) => {
                if post.kind == PostKind::Repost {
                    post.permalink = None;
                }
                out.post(post).map(|_| Row::Done)
            }
            None => Ok(Row::NotAPost),
        }
    })
}

/// All tweets once more.
pub(super) fn csv(
    files: &mut Files,
    id: usize,
    out: &Out<'_>,
    archive: &Archive<'_>,
) -> Result<(), ImportError> {
    let source = files.entries()[id].path.clone();
    let mut columns: Option<[Column; 7]> = None;
    rows(files, id, out, |table: &Csv, row| {
        let [
            tweet_id,
            answers,
            time,
            text,
            retweeted,
            expanded,
            answers_user,
        ] = columns.get_or_insert_with(|| {
            [
                table.column(&["tweet_id"]),
                table.column(&["in_reply_to_status_id"]),
                table.column(&["timestamp"]),
                table.column(&["text"]),
                table.column(&["retweeted_status_id"]),
                table.column(&["expanded_urls"]),
                table.column(&["in_reply_to_user_id"]),
            ]
        });
        let Some(id) = row
            .get(*tweet_id)
            .filter(|id| id.bytes().all(|b| b.is_ascii_digit()))
        else {
            return Ok(Row::NotAPost);
        };
        let Some(written) = row.get(*text) else {
            return Ok(Row::NotAPost);
        };
        let mut text = unescaped(written);
        let repost = row.get(*retweeted).is_some() || text.starts_with("RT @");
        let long = row.get(*expanded).unwrap_or_default();
        let short = short_links(&text);
        let mut long: Vec<&str> = long.split(',').filter(|url| !url.is_empty()).collect();
        // Addresses are listed twice where the media of a tweet have the same.
        long.dedup();
        let pairs = short
            .iter()
            .zip(&long)
            .map(|(s, l)| (Some(s.as_str()), Some(*l)));
        expand(&mut text, pairs);
        let reply = row.get(*answers).is_some() || row.get(*answers_user).is_some();
        let author = text
            .strip_prefix("RT @")
            .and_then(|rest| rest.split_once(':'));
        let author = author.map(|(name, _)| name.to_owned()).filter(|_| repost);
        out.post(Post {
            key: key::by_id(Platform::X, "tweet", id),
            platform: Platform::X,
            kind: match (repost, reply) {
                (true, _) => PostKind::Repost,
                (_, true) => PostKind::Reply,
                _ => PostKind::Post,
            },
            time: row.get(*time).and_then(when::parse),
            audience: Audience::Public,
            standing: Standing::Live,
            group: None,
            permalink: (!repost).then(|| address(archive.owner, id)),
            media: Vec::new(),
            own: Some(!repost),
            author,
            native_id: Some(id.to_owned()),
            reply_to: row
                .get(*answers)
                .map(|id| format!("https://x.com/i/web/status/{id}")),
            place: None,
            source: source.clone(),
            text,
        })
        .map(|_| Row::Done)
    })
}

/// The `t.co` addresses of a text, in order.
fn short_links(text: &str) -> Vec<String> {
    let words = text.split(|c: char| c.is_whitespace() || "()\"“”,;".contains(c));
    let short = words.filter(|w| w.starts_with("http://t.co/") || w.starts_with("https://t.co/"));
    short.map(str::to_owned).collect()
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct User {
    screen_name: Text,
    full_name: Text,
    location: Text,
    bio: Text,
    id: Text,
    expanded_url: Text,
}

/// Whose archive it is.
pub(super) fn owner(files: &mut Files) -> Option<Owner> {
    let found = files.which(|entry| table(entry) == Some(Table::GrailbirdUser));
    let user = details(files, *found.first()?)?;
    Some(Owner {
        platform: Platform::X,
        id: user.id.0,
        handle: user.screen_name.0,
        name: user.full_name.0,
        former: Vec::new(),
    })
}

fn details(files: &mut Files, id: usize) -> Option<User> {
    let bytes = files.small(id);
    let json = behind_assignment(&bytes);
    let json = json.trim_ascii();
    parse_small(json.strip_suffix(b";").unwrap_or(json))
}

/// The words of the profile.
pub(super) fn user(files: &mut Files, id: usize, out: &Out<'_>) -> Result<(), ImportError> {
    let file = files.entries()[id].path.clone();
    let Some(user) = details(files, id) else {
        out.skip(file, model::SkipReason::Broken);
        return Ok(());
    };
    for (name, value) in [
        ("handle", &user.screen_name),
        ("name", &user.full_name),
        ("bio", &user.bio),
        ("location", &user.location),
        ("website", &user.expanded_url),
    ] {
        let place = Field {
            platform: Platform::X,
            file: &file,
            name,
            audience: Audience::Public,
        };
        profile::field(out, place, value.get().unwrap_or_default(), None)?;
    }
    Ok(())
}

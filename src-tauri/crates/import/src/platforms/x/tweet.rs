//! Tweets of today's archive: posts, replies, reposts, and those of communities and circles.

use model::{Audience, Media, Platform, Post, PostKind, Standing};

use super::shape::{Tweet, Wrapped, expand};
use super::{Archive, address};
use crate::json::{Row, Rule, parse, pieces};
use crate::{Files, ImportError, Out, key, when};

/// The table a tweet stands in, which says who could read it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Shelf {
    Live,
    Community,
    Circle,
    Deleted,
}

pub(super) fn each_element(path: &str, _: u8) -> Rule {
    match path {
        "" => Rule::Enter,
        "[]" => Rule::Take,
        _ => Rule::Pass,
    }
}

pub(super) fn read(
    files: &mut Files,
    id: usize,
    out: &Out<'_>,
    archive: &mut Archive<'_>,
    shelf: Shelf,
) -> Result<(), ImportError> {
    let source = files.entries()[id].path.clone();
    pieces(files, id, out, each_element, |piece| {
        let wrapped = key_of_first_member(piece.bytes) == Some(b"tweet");
        let tweet = match wrapped {
            true => parse::<Wrapped<'_>>(piece.bytes).map(|w| w.tweet),
            false => parse::<Tweet<'_>>(piece.bytes),
        };
        let Some(tweet) = tweet else {
            return Ok(Row::Broken);
        };
        match post(&tweet, archive, shelf, &source) {
            Some(post) => out.post(post).map(|_| Row::Done),
            None => Ok(Row::NotAPost),
        }
    })
}

/// The first key of an object, as written.
fn key_of_first_member(object: &[u8]) -> Option<&[u8]> {
    let open = memchr::memchr(b'"', object)?;
    let behind = object.get(open + 1..)?;
    behind.get(..memchr::memchr(b'"', behind)?)
}

pub(super) fn post(
    tweet: &Tweet<'_>,
    archive: &mut Archive<'_>,
    shelf: Shelf,
    source: &str,
) -> Option<Post> {
    let id = tweet.id()?;
    let mut text = tweet.shown();
    let media: Vec<Media> = tweet
        .media()
        .iter()
        .filter_map(|medium| medium.address())
        .map(|address| Media {
            name: archive.medium(id, address),
            caption: None,
        })
        .collect();
    if text.is_empty() && media.is_empty() {
        return None;
    }
    let time = tweet
        .created_at
        .get()
        .and_then(when::parse)
        .or_else(|| snowflake(id));
    let repost = tweet.is_repost();
    if let Some(time) = time
        && !repost
        && let Some(full) = archive.notes.full_text(time.ms, tweet.written())
    {
        text = full;
        expand(
            &mut text,
            tweet
                .links()
                .iter()
                .map(|l| (l.url.get(), l.expanded_url.get())),
        );
    }
    let author = text.strip_prefix("RT @").filter(|_| repost);
    let author = author.and_then(|rest| Some(rest.split_once(':')?.0.to_owned()));
    let answered = tweet
        .in_reply_to_status_id_str
        .get()
        .or(tweet.in_reply_to_status_id.get());
    let reply_to = answered.map(|id| match tweet.in_reply_to_screen_name.get() {
        Some(name) => format!("https://x.com/{name}/status/{id}"),
        None => format!("https://x.com/i/web/status/{id}"),
    });
    let kind = match shelf {
        _ if repost => PostKind::Repost,
        Shelf::Community => PostKind::GroupPost,
        _ if reply_to.is_some() || tweet.in_reply_to_user_id_str.get().is_some() => PostKind::Reply,
        _ => PostKind::Post,
    };
    let community = tweet.community_id_str.get().or(tweet.community_id.get());
    let shown = !matches!(shelf, Shelf::Circle | Shelf::Deleted);
    Some(Post {
        key: key::by_id(Platform::X, "tweet", id),
        platform: Platform::X,
        kind,
        text,
        time,
        audience: match shelf {
            Shelf::Live | Shelf::Deleted => Audience::Public,
            Shelf::Community => Audience::Group,
            Shelf::Circle => Audience::Friends,
        },
        standing: match shelf {
            Shelf::Deleted => Standing::Deleted,
            _ => Standing::Live,
        },
        group: community.map(|id| format!("community {id}")),
        permalink: shown.then(|| address(archive.owner, id)),
        media,
        own: Some(!repost),
        author,
        native_id: Some(id.to_owned()),
        reply_to,
        place: tweet.place(),
        source: source.to_owned(),
    })
}

/// The time in an id, since November 2010 milliseconds after X's own epoch in its upper bits.
fn snowflake(id: &str) -> Option<model::PostTime> {
    let id: i64 = id.parse().ok().filter(|&id| id > 29_700_859_247)?;
    when::unix((id >> 22) + 1_288_834_974_657)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_hold_a_time() {
        assert_eq!(
            snowflake("1765014949458870272").unwrap().to_rfc3339(),
            "2024-03-05T14:02:11Z"
        );
    }
}

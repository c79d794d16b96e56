//! Direct messages. A conversation may be larger than any post, so its messages stream one by
//! one; only those the person sent are kept.

use model::{Audience, Media, Platform, Post, PostKind, Standing};
use serde::Deserialize;

use super::Archive;
use super::shape::expand;
use crate::json::{Many, Maybe, Row, Rule, Word, parse, pieces};
use crate::{Files, ImportError, Out, key, when};

#[derive(Default, Deserialize)]
#[serde(default)]
struct Item<'a> {
    #[serde(borrow, rename = "messageCreate")]
    message: Maybe<Message<'a>>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Message<'a> {
    #[serde(borrow)]
    id: Word<'a>,
    #[serde(borrow, rename = "senderId")]
    sender: Word<'a>,
    #[serde(borrow)]
    text: Word<'a>,
    #[serde(borrow, rename = "createdAt")]
    created_at: Word<'a>,
    #[serde(rename = "mediaUrls")]
    media: Addresses,
    #[serde(borrow)]
    urls: Many<Link<'a>>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Link<'a> {
    #[serde(borrow)]
    url: Word<'a>,
    #[serde(borrow)]
    expanded: Word<'a>,
}

#[derive(Default, Deserialize)]
#[serde(from = "Option<Vec<Word<'_>>>")]
struct Addresses(Vec<String>);

impl From<Option<Vec<Word<'_>>>> for Addresses {
    fn from(all: Option<Vec<Word<'_>>>) -> Addresses {
        Addresses(
            all.unwrap_or_default()
                .iter()
                .filter_map(Word::owned)
                .collect(),
        )
    }
}

fn rules(path: &str, _: u8) -> Rule {
    match path {
        "" | "[]" | "[].dmConversation" | "[].dmConversation.messages" => Rule::Enter,
        "[].dmConversation.conversationId" | "[].dmConversation.messages[]" => Rule::Take,
        _ => Rule::Pass,
    }
}

pub(super) fn read(
    files: &mut Files,
    id: usize,
    out: &Out<'_>,
    archive: &Archive<'_>,
) -> Result<(), ImportError> {
    let source = files.entries()[id].path.clone();
    let me = archive
        .owner
        .and_then(|owner| owner.id.as_deref())
        .or(archive.me);
    let mut conversation: Option<String> = None;
    pieces(files, id, out, rules, |piece| {
        if piece.path.ends_with("conversationId") {
            conversation = parse::<Word<'_>>(piece.bytes).and_then(|word| word.owned());
            return Ok(Row::Done);
        }
        let Some(item) = parse::<Item<'_>>(piece.bytes) else {
            return Ok(Row::Broken);
        };
        // People join, leave and rename conversations; that is not text.
        let Some(message) = item.message.0 else {
            return Ok(Row::Done);
        };
        let own = me.map(|me| message.sender.get() == Some(me));
        if own == Some(false) {
            return Ok(Row::Done);
        }
        let Some(id) = message.id.get() else {
            return Ok(Row::NotAPost);
        };
        let mut text = message.text.owned().unwrap_or_default();
        expand(
            &mut text,
            message
                .urls
                .0
                .iter()
                .map(|l| (l.url.get(), l.expanded.get())),
        );
        let media = message.media.0.iter();
        let media: Vec<Media> = media
            .map(|m| Media {
                name: archive.medium(id, m),
                caption: None,
            })
            .collect();
        if text.is_empty() && media.is_empty() {
            return Ok(Row::Done);
        }
        out.post(Post {
            key: key::by_id(Platform::X, "message", id),
            platform: Platform::X,
            kind: PostKind::Message,
            text,
            time: message.created_at.get().and_then(when::parse),
            audience: Audience::Private,
            standing: Standing::Live,
            group: conversation.clone().filter(|_| !piece.lost),
            permalink: None,
            media,
            own,
            author: if own.is_none() {
                message.sender.owned()
            } else {
                None
            },
            native_id: Some(id.to_owned()),
            reply_to: None,
            place: None,
            source: source.clone(),
        })
        .map(|_| Row::Done)
    })
}

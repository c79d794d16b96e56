//! Messages the person sent, of Messenger and of the separate export of encrypted chats.

use model::{Audience, Media, Owner, Platform, Post, PostKind, Standing};
use serde::Deserialize;

use super::{Archive, Table, table};
use crate::json::{Int, Many, Maybe, Row, Rule, Text, parse, pieces};
use crate::{Files, ImportError, Options, Out, key, mojibake, when};

#[derive(Default, Deserialize)]
#[serde(default)]
struct Message {
    #[serde(alias = "senderName")]
    sender_name: Text,
    #[serde(alias = "timestamp")]
    timestamp_ms: Int,
    #[serde(alias = "text")]
    content: Text,
    photos: Many<File>,
    videos: Many<File>,
    audio_files: Many<File>,
    files: Many<File>,
    gifs: Many<File>,
    /// Of encrypted chats.
    media: Many<File>,
    sticker: Maybe<File>,
    share: Maybe<Share>,
    call_duration: Int,
    #[serde(alias = "isUnsent")]
    is_unsent: Text,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct File {
    uri: Text,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Share {
    link: Text,
    share_text: Text,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Participant {
    name: Text,
}

fn rules(path: &str, _: u8) -> Rule {
    match path {
        "" | ".participants" | ".messages" => Rule::Enter,
        ".participants[]" | ".title" | ".thread_name" | ".threadName" | ".messages[]" => Rule::Take,
        _ => Rule::Pass,
    }
}

/// As [`rules`], without the messages: the title stands behind them.
fn head_rules(path: &str, first: u8) -> Rule {
    if path == ".messages" {
        Rule::Pass
    } else {
        rules(path, first)
    }
}

/// Names under which the person writes: of the profile, else what they said, else what their own
/// comments carry.
pub(super) fn names(files: &mut Files, owner: Option<&Owner>, options: &Options) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    if let Some(owner) = owner {
        names.extend(
            owner
                .name
                .iter()
                .chain(&owner.former)
                .map(|name| name.to_lowercase()),
        );
    }
    names.extend(options.me.as_ref().map(|me| me.to_lowercase()));
    if names.is_empty() {
        for id in files.which(|entry| table(entry) == Some(Table::Comments)) {
            names.extend(author(&files.peek(id, 64 << 10)));
        }
    }
    names
}

/// The first author named in the table of the person's comments.
fn author(head: &[u8]) -> Option<String> {
    let at = memchr::memmem::find(head, b"\"author\":")?;
    let value = head.get(at + 9..)?.trim_ascii_start();
    let mut values = serde_json::Deserializer::from_slice(value).into_iter::<String>();
    let name = values.next()?.ok()?;
    Some(mojibake::repaired(&name).to_lowercase())
}

/// What the conversation is called.
#[derive(Default)]
struct Thread {
    participants: Vec<String>,
    title: Option<String>,
}

impl Thread {
    /// Takes a piece that is no message; false where it is one.
    fn learn(&mut self, path: &str, bytes: &[u8]) -> bool {
        match path {
            ".messages[]" => return false,
            ".participants[]" => {
                let name = match bytes.first() {
                    Some(b'"') => parse::<Text>(bytes).and_then(|name| name.fixed()),
                    _ => parse::<Participant>(bytes).and_then(|p| p.name.fixed()),
                };
                self.participants.extend(name);
            }
            _ => self.title = parse::<Text>(bytes).and_then(|title| title.fixed()),
        }
        true
    }

    /// The other person, where there is one, else the title.
    fn name(&self, names: &[String]) -> Option<String> {
        let other = match &self.participants[..] {
            [a, b] if names.contains(&a.to_lowercase()) => Some(b),
            [a, b] if names.contains(&b.to_lowercase()) => Some(a),
            _ => None,
        };
        // Encrypted chats count threads behind the name.
        let title = || {
            let title = self.title.as_deref()?;
            let cut = title.rsplit_once('_');
            let plain = cut.filter(|(_, n)| n.bytes().all(|b| b.is_ascii_digit()));
            Some(plain.map_or(title, |(name, _)| name).to_owned())
        };
        other.cloned().or_else(title)
    }
}

pub(super) fn read(
    files: &mut Files,
    id: usize,
    out: &Out<'_>,
    archive: &Archive,
) -> Result<(), ImportError> {
    let source = files.entries()[id].path.clone();
    let mut thread = Thread::default();
    // The head tells the name of most chats; of a group only the end of the file does.
    let head = files.peek(id, 4096);
    let two = memchr::memmem::find(&head, b"\"threadName\"").is_some();
    if !two {
        pieces(files, id, out, head_rules, |piece| {
            thread.learn(piece.path, piece.bytes);
            Ok(Row::Done)
        })?;
    }
    let mut here = Thread::default();
    pieces(files, id, out, rules, |piece| {
        if here.learn(piece.path, piece.bytes) {
            return Ok(Row::Done);
        }
        let known = if two { &here } else { &thread };
        let Some(message) = parse::<Message>(piece.bytes) else {
            return Ok(Row::Broken);
        };
        match post(&message, known, archive, &source) {
            Some(post) => out.post(post).map(|_| Row::Done),
            None => Ok(Row::Done),
        }
    })
}

fn post(message: &Message, thread: &Thread, archive: &Archive, source: &str) -> Option<Post> {
    let sender = message.sender_name.fixed();
    let own = match archive.names.is_empty() {
        true => None,
        false => Some(
            sender
                .as_ref()
                .is_some_and(|s| archive.names.contains(&s.to_lowercase())),
        ),
    };
    // The sentence about a call is Facebook's.
    let unsent = message.is_unsent.get() == Some("true");
    if own == Some(false) || unsent || message.call_duration.0.is_some() {
        return None;
    }
    let share = message.share.0.as_ref();
    let shared = || share.and_then(|share| share.share_text.fixed().or(share.link.fixed()));
    let text = message.content.fixed().or_else(shared).unwrap_or_default();
    let lists = [
        &message.photos,
        &message.videos,
        &message.audio_files,
        &message.files,
        &message.gifs,
        &message.media,
    ];
    let files = lists
        .iter()
        .flat_map(|list| &list.0)
        .chain(message.sticker.0.as_ref());
    let media: Vec<Media> = files
        .filter_map(|file| {
            Some(Media {
                name: file.uri.fixed()?,
                caption: None,
            })
        })
        .collect();
    if text.is_empty() && media.is_empty() {
        return None;
    }
    let time = message.timestamp_ms.0.and_then(when::unix);
    let ms = time.map(|time| time.ms);
    let group = thread.name(&archive.names);
    let first = media.first().map(|medium| medium.name.as_str());
    let (platform, kind) = (Platform::Facebook, PostKind::Message);
    Some(Post {
        key: key::by_content(platform, kind, group.as_deref(), ms, &text, first),
        platform,
        kind,
        text,
        time,
        audience: Audience::Private,
        standing: Standing::Live,
        group,
        permalink: None,
        media,
        own,
        author: sender.filter(|_| own.is_none()),
        native_id: None,
        reply_to: None,
        place: None,
        source: source.to_owned(),
    })
}

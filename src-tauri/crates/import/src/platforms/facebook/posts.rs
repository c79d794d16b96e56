//! Posts and comments of every table that holds records.

use model::{Audience, Media, Platform, Post, PostKind, Standing};

use super::record::{Attached, Record};
use super::{Archive, Table, labels, rules_of};
use crate::json::{Row, Text, parse, pieces};
use crate::profile::{self, Field};
use crate::{Files, ImportError, Out, key, when};

pub(super) fn read(
    files: &mut Files,
    id: usize,
    out: &Out<'_>,
    archive: &mut Archive,
    table: Table,
) -> Result<(), ImportError> {
    let source = files.entries()[id].path.clone();
    let rules = rules_of(&files.peek(id, 512));
    pieces(files, id, out, rules, |piece| {
        let Some(record) = parse::<Record>(piece.bytes) else {
            return Ok(Row::Broken);
        };
        if table == Table::History {
            return history(&record, &source, out);
        }
        life_events(&record, &source, out)?;
        match post(&record, archive, table, &source) {
            Some(post) => hand_out(post, archive, table, out),
            None => Ok(Row::NotAPost),
        }
    })
}

/// Hands a post out, unless another table had it.
fn hand_out(
    post: Post,
    archive: &mut Archive,
    table: Table,
    out: &Out<'_>,
) -> Result<Row, ImportError> {
    let seconds = post.time.map_or(0, |time| time.ms.div_euclid(1000));
    let medium = post.media.first().map(|medium| medium.name.as_str());
    let repeated = match table {
        Table::Edits => archive.once.has_text(&post.text),
        _ => archive
            .once
            .is_elsewhere(table, seconds, &post.text, medium),
    };
    if repeated {
        return Ok(Row::Done);
    }
    for medium in &post.media {
        let words = medium.caption.as_deref().unwrap_or(&post.text);
        archive.once.is_new_medium(&medium.name, Some(words));
    }
    out.post(post).map(|_| Row::Done)
}

/// A record as a post; `None` where it has neither words, nor media, nor a place, nor a sentence
/// about what was done.
fn post(record: &Record, archive: &Archive, table: Table, source: &str) -> Option<Post> {
    let title = record.title.fixed().unwrap_or_default();
    let labelled = labels::read(&record.label_values.0);
    let comment = record
        .data
        .0
        .iter()
        .find_map(|datum| datum.comment.0.as_ref());
    let is_comment = comment.is_some() || matches!(table, Table::Comments | Table::GroupComments);

    let text = match comment {
        Some(comment) => comment.comment.fixed(),
        None => written(record).or(labelled.text),
    }
    .unwrap_or_default();
    let media: Vec<Media> = media(record, &text);
    let place = record.place().or(labelled.place);
    if text.is_empty() && media.is_empty() && place.is_none() && title.is_empty() {
        return None;
    }
    let seconds = record
        .timestamp
        .0
        .or(comment.and_then(|comment| comment.timestamp.0));
    let time = seconds.and_then(when::unix);
    let named = comment.and_then(|comment| comment.group.fixed());
    let in_group = named.or_else(|| match table {
        Table::GroupPosts | Table::GroupComments | Table::Pending | Table::Anonymous => {
            archive.groups.of_title(&title)
        }
        Table::Posts | Table::Archived | Table::Trash => archive.groups.of_timeline_title(&title),
        _ => None,
    });
    let group_table = matches!(
        table,
        Table::GroupPosts | Table::GroupComments | Table::Pending | Table::Anonymous
    );
    let grouped = group_table || in_group.is_some();
    let kind = match (table, is_comment, grouped) {
        (Table::Edits, _, _) => PostKind::Other,
        (_, true, true) => PostKind::GroupComment,
        (_, true, false) => PostKind::Comment,
        (_, false, true) => PostKind::GroupPost,
        (_, false, false) => PostKind::Post,
    };
    let wall = || match table {
        Table::OtherPages => labelled.target.clone(),
        Table::Comments => super::groups::owner_of_post(&title),
        _ => None,
    };
    let group = in_group.or_else(wall);
    let first = media.first().map(|medium| medium.name.as_str());
    let platform = Platform::Facebook;
    let ms = time.map(|time| time.ms);
    Some(Post {
        key: key::by_content(platform, kind, group.as_deref(), ms, &text, first),
        platform,
        kind,
        time,
        audience: if grouped {
            Audience::Group
        } else {
            Audience::Unknown
        },
        standing: match table {
            Table::Archived => Standing::Archived,
            Table::Trash => Standing::Deleted,
            Table::Pending => Standing::Pending,
            Table::Edits => Standing::Earlier,
            _ => Standing::Live,
        },
        group,
        permalink: None,
        media,
        own: Some(true),
        author: None,
        native_id: record.fbid.get().map(str::to_owned),
        reply_to: None,
        place,
        source: source.to_owned(),
        text,
    })
}

/// The words of a post: its own, else those of what is attached to it.
fn written(record: &Record) -> Option<String> {
    let mut texts: Vec<String> = record
        .data
        .0
        .iter()
        .filter_map(|d| d.post.fixed())
        .collect();
    let attached = |words: fn(&Attached) -> Option<String>| {
        record
            .attached()
            .filter_map(words)
            .filter(|text| !text.is_empty())
            .collect::<Vec<_>>()
    };
    let mut more = attached(|a| a.text.fixed());
    more.extend(attached(|a| a.note.0.as_ref().map(|note| note.whole())));
    more.extend(attached(|a| {
        a.for_sale_item.0.as_ref().map(|item| item.whole())
    }));
    if texts.is_empty() && more.is_empty() {
        more = attached(|a| {
            let poll = a.poll.0.as_ref()?;
            let options = poll.options.0.iter().map(|option| &option.option);
            let lines: Vec<String> = std::iter::once(&poll.question)
                .chain(options)
                .filter_map(Text::fixed)
                .collect();
            Some(lines.join("\n"))
        });
    }
    for text in more {
        if !texts.iter().any(|known| known.contains(&text)) {
            texts.push(text);
        }
    }
    (!texts.is_empty()).then(|| texts.join("\n\n"))
}

/// The media of a post, each once.
fn media(record: &Record, text: &str) -> Vec<Media> {
    let mut media: Vec<Media> = Vec::new();
    for medium in record.media().filter_map(|medium| medium.media(text)) {
        match media.iter_mut().find(|known| known.name == medium.name) {
            Some(known) => known.caption = known.caption.take().or(medium.caption),
            None => media.push(medium),
        }
    }
    media
}

/// Life events stand on the profile: a job, a move, a child.
fn life_events(record: &Record, source: &str, out: &Out<'_>) -> Result<(), ImportError> {
    for event in record
        .attached()
        .filter_map(|attached| attached.life_event.0.as_ref())
    {
        let place = Field {
            platform: Platform::Facebook,
            file: source,
            name: "life_event",
            audience: Audience::Unknown,
        };
        profile::field(
            out,
            place,
            &event.whole(),
            record.timestamp.0.and_then(when::unix),
        )?;
    }
    Ok(())
}

/// Earlier words of the profile.
fn history(record: &Record, source: &str, out: &Out<'_>) -> Result<Row, ImportError> {
    let labelled = labels::read(&record.label_values.0);
    if let Some(text) = written(record).or(labelled.text) {
        let place = Field {
            platform: Platform::Facebook,
            file: source,
            name: "history",
            audience: Audience::Unknown,
        };
        profile::field(out, place, &text, record.timestamp.0.and_then(when::unix))?;
    }
    Ok(Row::Done)
}

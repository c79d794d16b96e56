//! The tables with own text: posts, comments, messages, chats and drafts.
//!
//! Bodies are Markdown and stay as they are. Some years write `&amp;` in them; it is kept, since
//! there is no telling a wrongly escaped body from one that speaks about HTML.

use model::{Audience, Media, Platform, Post, PostKind, Standing};

use crate::csv::{Record, Table, rows};
use crate::json::Row;
use crate::{Files, ImportError, Out, key, when};

/// A row of a table as a post that has the fields all tables share.
fn post(kind: PostKind, id: &str, text: String, source: &str) -> Post {
    let table = match kind {
        PostKind::Comment => "t1",
        PostKind::Post => "t3",
        PostKind::Message => "message",
        _ => "draft",
    };
    let prefix = matches!(kind, PostKind::Comment | PostKind::Post);
    let bare = id
        .strip_prefix(table)
        .and_then(|id| id.strip_prefix('_'))
        .unwrap_or(id);
    Post {
        key: key::by_id(Platform::Reddit, table, bare),
        platform: Platform::Reddit,
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
        native_id: Some(if prefix {
            format!("{table}_{bare}")
        } else {
            bare.to_owned()
        }),
        reply_to: None,
        place: None,
        source: source.to_owned(),
    }
}

fn date(table: &Table, row: &Record) -> Option<model::PostTime> {
    let names = &["date", "created_at", "created", "created_utc"];
    let text = row.get(table.column(names))?;
    when::parse(text).or_else(|| when::unix(text.parse::<f64>().ok()? as i64))
}

/// `r/name`, or `u_name` for the person's own page.
fn subreddit(table: &Table, row: &Record) -> Option<String> {
    let name = row.get(table.column(&["subreddit"]))?;
    let name = name.trim_start_matches("/r/").trim_start_matches("r/");
    Some(if name.starts_with("u_") {
        name.to_owned()
    } else {
        format!("r/{name}")
    })
}

/// What stands in place of a body that is gone.
fn is_gone(body: &str) -> bool {
    matches!(body.trim(), "[deleted]" | "[removed]" | "[deleted by user]")
}

/// Title and body with an empty line between them.
fn joined(title: Option<&str>, body: Option<&str>) -> String {
    match (title, body) {
        (Some(title), Some(body)) => format!("{title}\n\n{body}"),
        (title, body) => title.or(body).unwrap_or_default().to_owned(),
    }
}

/// A permalink without the host that some years leave out.
fn whole(permalink: &str) -> String {
    match permalink.starts_with('/') {
        true => format!("https://www.reddit.com{permalink}"),
        false => permalink.to_owned(),
    }
}

pub(super) fn posts(files: &mut Files, id: usize, out: &Out<'_>) -> Result<(), ImportError> {
    let source = files.entries()[id].path.clone();
    rows(files, id, out, |table, row| {
        let Some(id) = row.get(table.column(&["id"])) else {
            return Ok(Row::NotAPost);
        };
        let body = row.get(table.column(&["body", "selftext"]));
        let gone = body.is_some_and(is_gone);
        let text = joined(row.get(table.column(&["title"])), body.filter(|_| !gone));
        let permalink = row.get(table.column(&["permalink"])).map(whole);
        // A post of text has its own address here, a post of a picture or a link another one.
        let url = row.get(table.column(&["url"])).map(whole);
        let media = url.filter(|url| Some(url) != permalink.as_ref());
        if text.is_empty() && media.is_none() && !gone {
            return Ok(Row::NotAPost);
        }
        let mut post = post(PostKind::Post, id, text, &source);
        post.time = date(table, row);
        post.group = subreddit(table, row);
        post.media = media
            .map(|name| Media {
                name,
                caption: None,
            })
            .into_iter()
            .collect();
        post.permalink = permalink;
        post.standing = if gone {
            Standing::Deleted
        } else {
            Standing::Live
        };
        out.post(post).map(|_| Row::Done)
    })
}

pub(super) fn comments(files: &mut Files, id: usize, out: &Out<'_>) -> Result<(), ImportError> {
    let source = files.entries()[id].path.clone();
    rows(files, id, out, |table, row| {
        let Some(id) = row.get(table.column(&["id"])) else {
            return Ok(Row::NotAPost);
        };
        let Some(body) = row.get(table.column(&["body"])) else {
            return Ok(Row::NotAPost);
        };
        let mut post = post(PostKind::Comment, id, body.to_owned(), &source);
        post.time = date(table, row);
        post.group = subreddit(table, row);
        post.permalink = row.get(table.column(&["permalink"])).map(whole);
        post.standing = if is_gone(body) {
            Standing::Deleted
        } else {
            Standing::Live
        };
        post.reply_to = answered(
            row.get(table.column(&["parent"])),
            row.get(table.column(&["link"])),
        );
        let media = row.get(table.column(&["media"])).map(str::to_owned);
        post.media = media
            .map(|name| Media {
                name,
                caption: None,
            })
            .into_iter()
            .collect();
        out.post(post).map(|_| Row::Done)
    })
}

/// What a comment answers: another comment, or where the column is empty the post of the link.
fn answered(parent: Option<&str>, link: Option<&str>) -> Option<String> {
    match parent {
        Some(full) if full.starts_with("t1_") || full.starts_with("t3_") => Some(full.to_owned()),
        Some(bare) => Some(format!("t1_{bare}")),
        None => {
            let (_, behind) = link?.split_once("/comments/")?;
            Some(format!("t3_{}", behind.split('/').next()?))
        }
    }
}

/// Whether two names are those of one account.
fn same(a: &str, b: &str) -> bool {
    let bare = |name: &str| {
        name.trim_start_matches("/u/")
            .trim_start_matches("u/")
            .to_lowercase()
    };
    bare(a) == bare(b)
}

pub(super) fn messages(
    files: &mut Files,
    id: usize,
    out: &Out<'_>,
    me: Option<&str>,
) -> Result<(), ImportError> {
    let source = files.entries()[id].path.clone();
    rows(files, id, out, |table, row| {
        let Some(id) = row.get(table.column(&["id"])) else {
            return Ok(Row::NotAPost);
        };
        let from = row.get(table.column(&["from"]));
        let own = me.map(|me| from.is_some_and(|from| same(from, me)));
        if own == Some(false) {
            return Ok(Row::Done);
        }
        let body = row.get(table.column(&["body"]));
        let text = joined(row.get(table.column(&["subject"])), body);
        if text.is_empty() {
            return Ok(Row::NotAPost);
        }
        let mut post = post(PostKind::Message, id, text, &source);
        post.time = date(table, row);
        post.audience = Audience::Private;
        post.group = row.get(table.column(&["to"])).map(str::to_owned);
        post.own = own;
        post.author = from.map(str::to_owned).filter(|_| own.is_none());
        out.post(post).map(|_| Row::Done)
    })
}

pub(super) fn chat(
    files: &mut Files,
    id: usize,
    out: &Out<'_>,
    me: Option<&str>,
) -> Result<(), ImportError> {
    let source = files.entries()[id].path.clone();
    rows(files, id, out, |table, row| {
        let Some(id) = row.get(table.column(&["message_id"])) else {
            return Ok(Row::NotAPost);
        };
        let from = row.get(table.column(&["username"]));
        let own = me.map(|me| from.is_some_and(|from| same(from, me)));
        let text = row.get(table.column(&["message"]));
        let (Some(text), true) = (text, own != Some(false)) else {
            return Ok(Row::Done);
        };
        let mut post = post(PostKind::Message, id, text.to_owned(), &source);
        post.key = key::by_id(Platform::Reddit, "chat", id);
        post.time = date(table, row);
        post.audience = Audience::Private;
        post.group = row
            .get(table.column(&["channel_url", "channel_name"]))
            .map(str::to_owned);
        post.own = own;
        post.author = from.map(str::to_owned).filter(|_| own.is_none());
        post.reply_to = row
            .get(table.column(&["thread_parent_message_id"]))
            .map(str::to_owned);
        out.post(post).map(|_| Row::Done)
    })
}

pub(super) fn drafts(files: &mut Files, id: usize, out: &Out<'_>) -> Result<(), ImportError> {
    let source = files.entries()[id].path.clone();
    rows(files, id, out, |table, row| {
        let body = row.get(table.column(&["body"]));
        let text = joined(row.get(table.column(&["title"])), body);
        if text.is_empty() {
            return Ok(Row::NotAPost);
        }
        let id = row.get(table.column(&["id", "scheduled_post_id"]));
        let mut draft = post(PostKind::Other, id.unwrap_or(&text), text.clone(), &source);
        if id.is_none() {
            draft.native_id = None;
        }
        draft.time = date(table, row);
        draft.audience = Audience::Private;
        draft.standing = Standing::Draft;
        out.post(draft).map(|_| Row::Done)
    })
}

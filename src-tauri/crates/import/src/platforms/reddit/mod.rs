//! Reddit: the CSV files of a data request, of 2020 and of today.
//! Source of the shapes: formats.md, section 5.

mod profile;
mod tables;

use model::{Owner, Platform, SkipReason};

use crate::container::Entry;
use crate::{Files, ImportError, Importer, Options, Out, Recognised, csv, names};

/// The importer of Reddit.
pub const REDDIT: Importer = Importer {
    platform: Platform::Reddit,
    recognise,
    read,
};

/// What a file holds.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Table {
    Posts,
    Comments,
    Messages,
    Chat,
    Drafts,
    Statistics,
    Phone,
    Gender,
    Birth,
    Twitter,
    Ignored,
}

/// Files without own text, by design: headers without bodies, votes, lists of others, logs.
const IGNORED: &[&str] = &[
    "announcements",
    "approved_submitter_subreddits",
    "checkfile",
    "comment_headers",
    "comment_votes",
    "friends",
    "gilded_content",
    "gold_received",
    "hidden_posts",
    "ip_logs",
    "linked_identities",
    "message_headers",
    "messages_archive_headers",
    "moderated_subreddits",
    "multireddits",
    "payouts",
    "persona",
    "poll_votes",
    "post_headers",
    "post_votes",
    "purchases",
    "reddit_gold_information",
    "saved_comments",
    "saved_posts",
    "sensitive_ads_preferences",
    "stripe",
    "subscribed_subreddits",
    "subscriptions",
    "user_preferences",
];

fn table(entry: &Entry) -> Option<Table> {
    let stem = names::stem(&entry.path).to_lowercase();
    let name = match stem.rsplit_once('_') {
        Some((name, n)) if !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()) => name,
        _ => &stem,
    };
    if names::extension(&entry.path) != "csv" {
        return Some(Table::Ignored);
    }
    Some(match name {
        "posts" => Table::Posts,
        "comments" => Table::Comments,
        "messages" | "messages_archive" => Table::Messages,
        "chat_history" => Table::Chat,
        "drafts" | "scheduled_posts" => Table::Drafts,
        "statistics" => Table::Statistics,
        "linked_phone_number" => Table::Phone,
        "account_gender" => Table::Gender,
        "birthdate" => Table::Birth,
        "twitter" => Table::Twitter,
        name if IGNORED.contains(&name) => Table::Ignored,
        _ => return None,
    })
}

/// Whether a header is that of its table, by the columns that no other platform has.
fn looks_right(table: Table, head: &[u8]) -> bool {
    let columns = csv::head(head);
    let has = |wanted: &[&str]| wanted.iter().all(|w| columns.iter().any(|c| c == w));
    match table {
        Table::Posts => has(&["id", "permalink", "subreddit", "title"]),
        Table::Comments => has(&["id", "permalink", "subreddit", "body"]),
        Table::Messages => has(&["id", "thread_id", "from", "to", "body"]),
        Table::Chat => has(&["message_id", "username", "message"]),
        Table::Drafts => has(&["title", "body", "subreddit"]),
        _ => false,
    }
}

fn recognise(files: &mut Files) -> Result<Option<Recognised>, ImportError> {
    let mut found = Recognised::default();
    let mut any = false;
    for id in files.which(|entry| !matches!(table(entry), None | Some(Table::Ignored))) {
        let Some(table) = table(&files.entries()[id]) else {
            continue;
        };
        any |= looks_right(table, &files.peek(id, 4096));
        found.bytes += files.entries()[id].size;
    }
    let statistics = profile::account_name(files);
    if !any && statistics.is_none() {
        return Ok(None);
    }
    found.text = any;
    let handle = statistics.or_else(|| files.labels().iter().find_map(|l| from_label(l)));
    found.owner = handle.map(|handle| Owner {
        platform: Platform::Reddit,
        id: None,
        handle: Some(handle),
        name: None,
        former: Vec::new(),
    });
    Ok(Some(found))
}

/// The account in `export_<name>_<date>.zip`.
fn from_label(label: &str) -> Option<String> {
    let (name, date) = names::stem(label)
        .strip_prefix("export_")?
        .rsplit_once('_')?;
    (date.len() == 8 && !name.is_empty()).then(|| name.to_owned())
}

fn read(
    files: &mut Files,
    owner: Option<&Owner>,
    options: &Options,
    out: &Out<'_>,
) -> Result<(), ImportError> {
    for id in files.which(|entry| table(entry).is_none()) {
        out.skip(files.entries()[id].path.clone(), SkipReason::Unknown);
    }
    let me = owner
        .and_then(|owner| owner.handle.as_deref())
        .or(options.me.as_deref());
    let ids = files.which(|entry| table(entry).is_some());
    let mut order: Vec<(Table, usize)> = ids
        .into_iter()
        .filter_map(|id| Some((table(&files.entries()[id])?, id)))
        .collect();
    order.sort_by_key(|&(table, _)| table);
    for (table, id) in order {
        match table {
            Table::Posts => tables::posts(files, id, out)?,
            Table::Comments => tables::comments(files, id, out)?,
            Table::Messages => tables::messages(files, id, out, me)?,
            Table::Chat => tables::chat(files, id, out, me)?,
            Table::Drafts => tables::drafts(files, id, out)?,
            Table::Statistics => profile::statistics(files, id, out)?,
            Table::Phone => profile::one(files, id, out, "phone", &["phone_number"])?,
            Table::Gender => profile::one(files, id, out, "gender", &["account_gender"])?,
            Table::Birth => profile::one(files, id, out, "birth", &["birthdate"])?,
            Table::Twitter => profile::one(files, id, out, "twitter", &["username"])?,
            Table::Ignored => {}
        }
    }
    Ok(())
}

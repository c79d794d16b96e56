//! X: the archive of today (`data/*.js`), and Grailbird, the one of 2012 to 2018.
//! Source of the shapes: formats.md, section 1.

mod grailbird;
mod messages;
mod notes;
mod profile;
mod shape;
mod tweet;

use std::collections::HashMap;

use model::{Owner, Platform, SkipReason};

use crate::container::Entry;
use crate::{Files, ImportError, Importer, Options, Out, Recognised, names};
use notes::Notes;
use tweet::Shelf;

/// The importer of X.
pub const X: Importer = Importer {
    platform: Platform::X,
    recognise,
    read,
};

/// What a file of the archive holds.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Table {
    Tweets(Shelf),
    Notes,
    DeletedNotes,
    Articles,
    Messages,
    Profile(profile::Field),
    Manifest,
    GrailbirdMonth,
    GrailbirdCsv,
    GrailbirdUser,
    /// Holds no text of the person, by design.
    Ignored,
}

/// Which table a file is, by its name. Parts of a table have `-part<n>` behind it.
fn table(entry: &Entry) -> Option<Table> {
    let stem = names::stem(&entry.path);
    let name = match stem.rsplit_once("-part") {
        Some((name, n)) if n.bytes().all(|b| b.is_ascii_digit()) => name,
        _ => stem,
    };
    match (names::extension(&entry.path).as_str(), name) {
        ("csv", "tweets") => Some(Table::GrailbirdCsv),
        ("js", month) if is_month(month) => Some(Table::GrailbirdMonth),
        ("js" | "json", name) => Some(match name {
            "tweet" | "tweets" => Table::Tweets(Shelf::Live),
            "community-tweet" | "community-tweets" => Table::Tweets(Shelf::Community),
            "twitter-circle-tweet" | "twitter-circle-tweets" => Table::Tweets(Shelf::Circle),
            "deleted-tweet" | "deleted-tweets" => Table::Tweets(Shelf::Deleted),
            "note-tweet" | "note-tweets" => Table::Notes,
            "deleted-note-tweet" => Table::DeletedNotes,
            "article" | "articles" => Table::Articles,
            "direct-message"
            | "direct-messages"
            | "direct-message-group"
            | "direct-messages-group" => Table::Messages,
            "profile" => Table::Profile(profile::Field::Profile),
            "account" => Table::Profile(profile::Field::Account),
            "phone-number" => Table::Profile(profile::Field::Phone),
            "email-address-change" => Table::Profile(profile::Field::Email),
            "screen-name-change" => Table::Profile(profile::Field::Handle),
            "manifest" => Table::Manifest,
            "user_details" => Table::GrailbirdUser,
            name if IGNORED.iter().any(|start| name.starts_with(start)) => Table::Ignored,
            _ => return None,
        }),
        _ => Some(Table::Ignored),
    }
}

/// Beginnings of the names of tables without own text: what others wrote, what was done rather
/// than said, what X thinks, and how the archive shows itself.
const IGNORED: &[&str] = &[
    "account-",
    "ad-",
    "ageinfo",
    "app",
    "audio-video-calls",
    "block",
    "branch-links",
    "catalog-item",
    "commerce-catalog",
    "community-note",
    "community-tweet-",
    "connected-",
    "contact",
    "deleted-tweet-headers",
    "device-token",
    "direct-message-headers",
    "direct-message-group-headers",
    "direct-message-mute",
    "email-",
    "events-",
    "expanded-profile",
    "follower",
    "following",
    "ip-audit",
    "key-registry",
    "like",
    "lists-",
    "main",
    "moment",
    "mute",
    "ni-devices",
    "payload_details",
    "periscope-",
    "personalization",
    "polyfills",
    "product-",
    "professional-data",
    "protected-history",
    "reply-prompt",
    "runtime",
    "saved-search",
    "shop-module",
    "shopify-account",
    "smartblock",
    "spaces-metadata",
    "sso",
    "tweet-headers",
    "tweetdeck",
    "tweet_index",
    "twitter-circle",
    "twitter-shop",
    "user-link-clicks",
    "verified",
    "verified-organization",
    "vendors",
    "modules",
];

/// `2015_01`.
fn is_month(name: &str) -> bool {
    let b = name.as_bytes();
    let digits = |b: &[u8]| b.iter().all(u8::is_ascii_digit);
    b.len() == 7 && b[4] == b'_' && digits(&b[..4]) && digits(&b[5..])
}

/// Whether the head of a file is what its table says it is.
fn looks_right(table: Table, head: &[u8]) -> bool {
    let head = String::from_utf8_lossy(head);
    let head = head.trim_start_matches('\u{feff}').trim_start();
    match table {
        Table::Ignored => false,
        Table::Manifest => head.starts_with("window.__THAR_CONFIG"),
        Table::GrailbirdMonth => head.starts_with("Grailbird.data."),
        Table::GrailbirdUser => head.starts_with("var user_details"),
        Table::GrailbirdCsv => {
            let first = head.lines().next().unwrap_or_default();
            first.contains("tweet_id") && first.contains("timestamp")
        }
        _ => head.starts_with("window.YTD."),
    }
}

fn recognise(files: &mut Files) -> Result<Option<Recognised>, ImportError> {
    let known = files.which(|entry| !matches!(table(entry), None | Some(Table::Ignored)));
    let mut found = Recognised::default();
    let mut any = false;
    for id in known {
        let Some(table) = table(&files.entries()[id]) else {
            continue;
        };
        if !looks_right(table, &files.peek(id, 512)) {
            continue;
        }
        any = true;
        found.text |= table != Table::Manifest;
        found.bytes += files.entries()[id].size;
    }
    if !any {
        return Ok(None);
    }
    let manifest = profile::manifest(files);
    found.owner = profile::owner(files, manifest.as_ref());
    if let Some(manifest) = manifest {
        found.missing = manifest.missing(files);
        found.request = manifest.request();
    }
    Ok(Some(found))
}

/// Order of reading: notes before the tweets they belong to, and the tables that know more about
/// a tweet before those that know less, since a tweet counts once.
fn rank(table: Table) -> Option<u8> {
    match table {
        Table::Ignored | Table::Manifest => None,
        Table::Notes => Some(0),
        Table::Tweets(Shelf::Community) => Some(1),
        Table::Tweets(Shelf::Circle) => Some(2),
        Table::Tweets(Shelf::Live) => Some(3),
        Table::GrailbirdMonth => Some(4),
        Table::GrailbirdCsv => Some(5),
        Table::Tweets(Shelf::Deleted) => Some(6),
        Table::DeletedNotes | Table::Articles => Some(7),
        Table::Messages => Some(8),
        Table::Profile(_) | Table::GrailbirdUser => Some(9),
    }
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
    let mut order: Vec<(u8, usize, Table)> = files
        .which(|entry| table(entry).is_some())
        .into_iter()
        .filter_map(|id| {
            let table = table(&files.entries()[id])?;
            Some((rank(table)?, id, table))
        })
        .collect();
    // Stable: parts of a table keep their order.
    order.sort_by_key(|&(rank, _, _)| rank);
    let mut archive = Archive {
        owner,
        me: options.me.as_deref(),
        media: media_files(files),
        notes: Notes::default(),
    };
    let mut notes_file = String::new();
    for (_, id, table) in order {
        match table {
            Table::Notes => {
                notes_file = files.entries()[id].path.clone();
                notes::gather(files, id, out, &mut archive.notes)?;
            }
            Table::Tweets(shelf) => tweet::read(files, id, out, &mut archive, shelf)?,
            Table::DeletedNotes => notes::deleted(files, id, out, owner)?,
            Table::Articles => notes::articles(files, id, out, owner)?,
            Table::Messages => messages::read(files, id, out, &archive)?,
            Table::Profile(field) => profile::read(files, id, out, field)?,
            Table::GrailbirdMonth => grailbird::month(files, id, out, &mut archive)?,
            Table::GrailbirdCsv => grailbird::csv(files, id, out, &archive)?,
            Table::GrailbirdUser => grailbird::user(files, id, out)?,
            Table::Ignored | Table::Manifest => {}
        }
    }
    notes::unmatched(&archive.notes, &notes_file, out, owner)
}

/// What the readers of the tables share.
struct Archive<'a> {
    owner: Option<&'a Owner>,
    me: Option<&'a str>,
    /// Media files by their basename, `<tweet id>-<name>`.
    media: HashMap<String, String>,
    notes: Notes,
}

impl Archive<'_> {
    /// The path of a media file, or the address where the archive has no file.
    fn medium(&self, id: &str, address: &str) -> String {
        let plain = address.split_once('?').map_or(address, |(plain, _)| plain);
        let name = format!("{id}-{}", names::basename(plain));
        self.media
            .get(&name)
            .cloned()
            .unwrap_or_else(|| address.to_owned())
    }
}

fn media_files(files: &Files) -> HashMap<String, String> {
    let ours = |path: &str| {
        let base = names::basename(path);
        path.contains("_media/") && base.as_bytes().first().is_some_and(u8::is_ascii_digit)
    };
    let entries = files.entries().iter().filter(|entry| ours(&entry.path));
    entries
        .map(|e| (names::basename(&e.path).to_owned(), e.path.clone()))
        .collect()
}

/// The address of a tweet.
fn address(owner: Option<&Owner>, id: &str) -> String {
    match owner.and_then(|owner| owner.handle.as_deref()) {
        Some(handle) => format!("https://x.com/{handle}/status/{id}"),
        None => format!("https://x.com/i/web/status/{id}"),
    }
}

//! Facebook: the JSON export in the layouts of 2018 to today, often in several zips.
//! Source of the shapes: formats.md, section 2. Folders change every year and are localised, so
//! files are known by their names alone.

mod groups;
mod labels;
mod messages;
mod once;
mod photos;
mod posts;
mod profile;
mod record;

use model::{Owner, Platform, SkipReason};

use crate::container::Entry;
use crate::json::Rule;
use crate::{Files, ImportError, Importer, Options, Out, Recognised, names};
use groups::Groups;
use once::Once;

/// The importer of Facebook.
pub const FACEBOOK: Importer = Importer {
    platform: Platform::Facebook,
    recognise,
    read,
};

/// What a file holds, in the order of reading: what knows more about a post comes first, since a
/// post counts once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Table {
    Membership,
    Answers,
    GroupPosts,
    Anonymous,
    Pending,
    Posts,
    Archived,
    Trash,
    CheckIns,
    OtherPages,
    GroupComments,
    Comments,
    Edits,
    Album,
    Photos,
    Messages,
    Profile,
    History,
    /// Holds no text of the person, by design.
    Ignored,
}

/// Folders of what others wrote, what was done rather than said, and what Facebook thinks.
const IGNORED_FOLDERS: &[&str] = &[
    "about_you",
    "accounts_center",
    "activity_messages",
    "ads_and_businesses",
    "ads_information",
    "apps_and_websites",
    "apps_and_websites_off_of_facebook",
    "bug_bounty",
    "connections",
    "events",
    "facebook_accounts_center",
    "facebook_assistant",
    "facebook_gaming",
    "facebook_payments",
    "files",
    "following_and_followers",
    "friends",
    "friends_and_followers",
    "likes_and_reactions",
    "location",
    "logged_information",
    "media",
    "music_recommendations",
    "navigation_bar",
    "notifications",
    "other_activity",
    "other_personal_information",
    "pages",
    "payment_history",
    "polls",
    "preferences",
    "privacy_checkup",
    "reactions",
    "reels",
    "saved_items_and_collections",
    "search",
    "search_history",
    "security_and_login_information",
    "shops",
    "short_videos",
    "spark_ar",
    "stickers_used",
    "voice_recording_and_transcription",
    "voting",
    "your_address_books",
    "your_places",
    "your_problem_reports",
    "your_topics",
];

/// Beginnings of names of files without own text in the folders we read.
const IGNORED: &[&str] = &[
    "autofill_information",
    "community_chats_settings",
    "content_sharing_links",
    "groups",
    "likes_and_reactions",
    "media_from",
    "no-data",
    "other_people",
    "photos_you",
    "places_you",
    "posts_and_comments",
    "pokes",
    "poll_votes",
    "polls_you",
    "reactions",
    "secret_",
    "story_",
    "support_messages",
    "unfollowed_",
    "visited",
    "wall_posts_sent_to_you",
    "your_badges",
    "your_group_messages_settings",
    "your_groups",
    "your_live_videos_comments",
    "your_saved",
    "your_search_history",
];

/// `your_posts_2` as `your_posts`; apostrophes as `_`, as newer exports write them.
fn plain_stem(path: &str) -> String {
    let stem = names::stem(path).to_lowercase().replace(['\'', '’'], "_");
    let cut = stem
        .rsplit_once('_')
        .filter(|(_, n)| n.bytes().all(|b| b.is_ascii_digit()));
    match cut {
        Some((name, n)) if !n.is_empty() => name.to_owned(),
        _ => stem,
    }
}

fn by_name(path: &str) -> Option<Table> {
    let mut folders: Vec<String> = path.split('/').map(str::to_lowercase).collect();
    folders.pop();
    let parent = folders.last().map_or("", String::as_str);
    let is_below = |name: &str| folders.iter().any(|folder| folder == name);
    if parent == "album" {
        return Some(Table::Album);
    }
    Some(match plain_stem(path).as_str() {
        "message" if !parent.is_empty() => Table::Messages,
        _ if parent == "your_group_messages" => Table::Messages,
        "group_posts_and_comments"
        | "your_posts_in_groups"
        | "your_posts_and_comments_in_groups" => Table::GroupPosts,
        "your_comments_in_groups" => Table::GroupComments,
        "your_pending_posts_in_groups" => Table::Pending,
        "your_answers_to_membership_questions" => Table::Answers,
        "your_group_membership_activity" => Table::Membership,
        "comments" => Table::Comments,
        "posts_on_other_pages_and_profiles" => Table::OtherPages,
        "edits_you_made_to_posts" | "your_comment_edits" => Table::Edits,
        "archive" | "archived_stories" | "stories" => Table::Archived,
        "trash" => Table::Trash,
        "check-ins" | "check_ins" => Table::CheckIns,
        "your_uncategorized_photos" | "your_photos" | "your_videos" => Table::Photos,
        "posts_from_apps_and_websites"
        | "your_posts"
        | "your_posts__check_ins__photos_and_videos" => Table::Posts,
        "profile_information" => Table::Profile,
        "profile_update_history" => Table::History,
        name if name.starts_with("anonymous_posts") => Table::Anonymous,
        name if IGNORED.iter().any(|start| name.starts_with(start)) => Table::Ignored,
        _ if IGNORED_FOLDERS.iter().any(|folder| is_below(folder)) => Table::Ignored,
        _ => return None,
    })
}

fn table(entry: &Entry) -> Option<Table> {
    match names::extension(&entry.path).as_str() {
        "json" => by_name(&entry.path),
        _ => Some(Table::Ignored),
    }
}

/// Folders that only Facebook has.
const OURS: &[&str] = &[
    "your_facebook_activity/",
    "your_activity_across_facebook/",
    "activity_across_facebook/",
    "apps_and_websites_off_of_facebook/",
    "profile_information/profile_information.json",
];

/// Keys that only Facebook has.
const KEYS: &[&str] = &[
    "\"status_updates\"",
    "\"group_posts",
    "\"group_comments",
    "\"comments_v2\"",
    "\"comments\"",
    "\"profile_v2\"",
    "\"profile\"",
    "\"other_photos_v2\"",
    "\"videos_v2\"",
    "\"archive_v2\"",
    "\"trash_v2\"",
    "\"pending_posts_v2\"",
    "\"anonymous_author_posts\"",
    "\"label_values\"",
    "\"sender_name\"",
    "\"senderName\"",
    "\"participants\"",
    "\"group_membership_questions",
    "\"groups_joined",
    "\"photos\"",
    "\"timestamp\"",
];

/// Whether a JSON file of an encrypted chat: they are named after the other person.
fn is_secret_chat(head: &[u8]) -> bool {
    let head = String::from_utf8_lossy(head);
    head.contains("\"threadName\"") && head.contains("\"participants\"")
}

fn recognise(files: &mut Files) -> Result<Option<Recognised>, ImportError> {
    let paths = || files.entries().iter().map(|entry| entry.path.as_str());
    if paths().any(|path| path.contains("your_instagram_activity/")) {
        return Ok(None);
    }
    let ours = paths().any(|path| OURS.iter().any(|folder| path.contains(folder)));
    let html = paths().any(|path| {
        let known = by_name(path).is_some_and(|t| !matches!(t, Table::Ignored | Table::Comments));
        names::extension(path) == "html" && known
    });
    let mut found = Recognised::default();
    let mut any = false;
    for (id, table) in all(files) {
        if !ours {
            let head = String::from_utf8_lossy(&files.peek(id, 4096)).into_owned();
            if !KEYS.iter().any(|key| head.contains(key)) {
                continue;
            }
        }
        any = true;
        found.text |= table != Table::Membership;
        found.bytes += files.entries()[id].size;
    }
    if !any && html {
        return Err(ImportError::HtmlExport);
    }
    if !any && !ours {
        return Ok(None);
    }
    found.owner = profile::owner(files);
    if found.owner.is_none() {
        found.missing.push("profile_information.json".to_owned());
    }
    found.request = files.labels().iter().find_map(|label| request(label));
    Ok(Some(found))
}

/// What the zips of one request have in common: `facebook-<account>-<date>`.
fn request(label: &str) -> Option<String> {
    let (request, random) = names::stem(label).rsplit_once('-')?;
    let random = random.len() == 8 && random.bytes().all(|b| b.is_ascii_alphanumeric());
    (random && request.starts_with("facebook-")).then(|| request.to_owned())
}

/// Every file that will be read, in order.
fn all(files: &mut Files) -> Vec<(usize, Table)> {
    let mut all = Vec::new();
    for id in files.which(|entry| table(entry) != Some(Table::Ignored)) {
        match table(&files.entries()[id]) {
            Some(table) => all.push((id, table)),
            None if is_secret_chat(&files.peek(id, 4096)) => all.push((id, Table::Messages)),
            None => {}
        }
    }
    // Stable: numbered files keep their order.
    all.sort_by_key(|&(_, table)| table);
    all
}

fn read(
    files: &mut Files,
    owner: Option<&Owner>,
    options: &Options,
    out: &Out<'_>,
) -> Result<(), ImportError> {
    let order = all(files);
    for id in files.which(|entry| table(entry).is_none()) {
        if !order.iter().any(|&(known, _)| known == id) {
            out.skip(files.entries()[id].path.clone(), SkipReason::Unknown);
        }
    }
    let mut archive = Archive {
        names: messages::names(files, owner, options),
        groups: Groups::default(),
        once: Once::default(),
    };
    for (id, table) in order {
        match table {
            Table::Membership => groups::membership(files, id, out, &mut archive.groups)?,
            Table::Answers => groups::answers(files, id, out, &mut archive.groups)?,
            Table::Album | Table::Photos => photos::read(files, id, out, &mut archive, table)?,
            Table::Messages => messages::read(files, id, out, &archive)?,
            Table::Profile => profile::read(files, id, out)?,
            Table::Ignored => {}
            _ => posts::read(files, id, out, &mut archive, table)?,
        }
    }
    Ok(())
}

/// What the readers of the tables share.
struct Archive {
    /// Names under which the person wrote, in lower case; empty where nothing tells.
    names: Vec<String>,
    groups: Groups,
    once: Once,
}

/// Records of a table: elements of a list, however deep in wrappers it stands.
fn records(path: &str, first: u8) -> Rule {
    match first {
        b'{' if path.ends_with("[]") => Rule::Take,
        b'[' | b'{' => Rule::Enter,
        _ => Rule::Pass,
    }
}

/// A table of one record is that record without a list around it.
fn one_record(path: &str, _: u8) -> Rule {
    if path.is_empty() {
        Rule::Take
    } else {
        Rule::Pass
    }
}

/// The way to read a table, by how it begins.
fn rules_of(head: &[u8]) -> fn(&str, u8) -> Rule {
    let head = head
        .strip_prefix(b"\xef\xbb\xbf")
        .unwrap_or(head)
        .trim_ascii_start();
    let behind = head.strip_prefix(b"{").map(<[u8]>::trim_ascii_start);
    let keys = [
        "timestamp",
        "data",
        "attachments",
        "title",
        "media",
        "label_values",
        "tags",
        "fbid",
    ];
    let is_record = behind
        .and_then(|b| b.strip_prefix(b"\""))
        .is_some_and(|key| {
            keys.iter().any(|k| {
                key.strip_prefix(k.as_bytes())
                    .is_some_and(|b| b.starts_with(b"\""))
            })
        });
    if is_record { one_record } else { records }
}

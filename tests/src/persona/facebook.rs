//! The persona's archive of Facebook: JSON, the layout of 2024 and later, bytes as `\u00XX`.

use jiff::Timestamp;
use serde_json::{Map, Value, json};

use super::json::{Letters, pretty};
use super::pack::{Files, PIXEL, pack};
use super::script::{Block, clock};
use super::{Script, number};

/// The archive's name and bytes.
pub fn archive(script: &Script) -> (String, Vec<u8>) {
    let mut files: Files = vec![
        (
            "start_here.html".to_owned(),
            b"<!DOCTYPE html>\n<title>Your information</title>\n".to_vec(),
        ),
        (
            "apps_and_websites_off_of_facebook/no-data.txt".to_owned(),
            b"No data".to_vec(),
        ),
    ];
    let activity = "your_facebook_activity";
    let profile = "personal_information/profile_information/profile_information.json".to_owned();
    let mut tables = vec![
        (profile, profile_information(script)),
        (
            format!("{activity}/comments_and_reactions/comments.json"),
            json!({ "comments_v2": records(script, &["comment", "group_comment"]) }),
        ),
        (
            format!("{activity}/groups/anonymous_posts_you've_written.json"),
            json!({ "anonymous_author_posts": records(script, &["anonymous"]) }),
        ),
        (
            format!("{activity}/groups/group_posts_and_comments.json"),
            json!({ "group_posts_v2": records(script, &["group_post"]) }),
        ),
        (
            format!("{activity}/groups/your_answers_to_membership_questions.json"),
            json!({ "group_membership_questions_answers_v2": { "group_answers": answers(script) } }),
        ),
        (
            format!("{activity}/groups/your_comments_in_groups.json"),
            json!({ "group_comments_v2": records(script, &["group_comment"]) }),
        ),
        (
            format!("{activity}/groups/your_group_membership_activity.json"),
            json!({ "groups_joined_v2": joined(script) }),
        ),
        (
            format!("{activity}/groups/your_pending_posts_in_groups.json"),
            json!({ "pending_posts_v2": records(script, &["pending"]) }),
        ),
        (
            format!("{activity}/posts/archive.json"),
            json!({ "archive_v2": records(script, &["archived"]) }),
        ),
        (
            format!("{activity}/posts/edits_you_made_to_posts.json"),
            edits(script),
        ),
        (
            format!("{activity}/posts/posts_on_other_pages_and_profiles.json"),
            page_posts(script),
        ),
        (
            format!("{activity}/posts/trash.json"),
            json!({ "trash_v2": records(script, &["trashed"]) }),
        ),
        (
            format!("{activity}/posts/your_posts__check_ins__photos_and_videos_1.json"),
            Value::Array(records(script, &["post", "photo", "checkin", "link"])),
        ),
    ];
    for name in correspondents(script) {
        let path = format!("{activity}/messages/{}/message_1.json", thread(name));
        tables.push((path, messages(script, name)));
    }
    for (path, table) in tables {
        files.push((path, pretty(&table, Letters::Bytes).into_bytes()));
    }
    for block in of_kinds(script, &["photo"]) {
        files.push((media_path(block), PIXEL.to_vec()));
    }
    let user = script.account("facebook", "username").replace('.', "");
    (
        format!("facebook-{user}-2026-01-05-rQ7mVt2K.zip"),
        pack(&files),
    )
}

fn name(script: &Script) -> &str {
    script.account("facebook", "name")
}

fn seconds(script: &Script, key: &str) -> i64 {
    second(script.account("facebook", key))
}

fn second(text: &str) -> i64 {
    clock(text).expect("times are YYYY-MM-DD HH:MM").as_second()
}

/// Blocks of these kinds, newest first, as Facebook lists them.
fn of_kinds<'a>(script: &'a Script, kinds: &[&str]) -> Vec<&'a Block> {
    let mut blocks: Vec<_> = script
        .facebook
        .iter()
        .filter(|block| kinds.contains(&block.kind.as_str()))
        .collect();
    blocks.sort_by_key(|block| std::cmp::Reverse(block.time));
    blocks
}

fn records(script: &Script, kinds: &[&str]) -> Vec<Value> {
    of_kinds(script, kinds)
        .into_iter()
        .map(|block| record(script, block))
        .collect()
}

/// A post or comment record.
fn record(script: &Script, block: &Block) -> Value {
    let timestamp = block.when().as_second();
    let mut record = Map::new();
    record.insert("timestamp".to_owned(), json!(timestamp));
    record.insert("title".to_owned(), json!(title(script, block)));
    let data = if block.kind.ends_with("comment") {
        let mut comment = json!({
            "timestamp": timestamp, "comment": block.text, "author": name(script),
        });
        if let Some(group) = block.optional("group") {
            comment["group"] = json!(group);
        }
        json!([{ "comment": comment }])
    } else {
        let mut data = vec![json!({ "post": block.text }), json!({})];
        if let Some(edit) = edit_of(script, block) {
            data[1] = json!({ "update_timestamp": edit.when().as_second() + EDITED });
        }
        Value::Array(data)
    };
    record.insert("data".to_owned(), data);
    let attachments = attachments(script, block);
    if !attachments.is_empty() {
        record.insert("attachments".to_owned(), Value::Array(attachments));
    }
    Value::Object(record)
}

/// The sentence above a record; for posts in groups the only place that names the group.
fn title(script: &Script, block: &Block) -> String {
    let (me, group) = (name(script), block.field("group"));
    match block.kind.as_str() {
        "photo" => format!("{me} added a new photo."),
        "checkin" => format!("{me} was at {}.", block.field("place")),
        "link" => format!("{me} shared a link."),
        "group_post" | "pending" | "anonymous" => format!("{me} posted in {group}."),
        "comment" | "group_comment" if block.field("on") == me => {
            format!("{me} commented on her own post.")
        }
        "comment" | "group_comment" => format!("{me} commented on {}'s post.", block.field("on")),
        _ => format!("{me} updated her status."),
    }
}

fn attachments(script: &Script, block: &Block) -> Vec<Value> {
    let one = |entry: Value| json!({ "data": [entry] });
    match block.kind.as_str() {
        "photo" => vec![one(json!({ "media": media(script, block) }))],
        "link" => vec![one(json!({ "external_context": {
            "url": block.field("url"), "name": block.field("link_title"),
        } }))],
        "checkin" => {
            let mut place =
                json!({ "name": block.field("place"), "address": block.field("address") });
            if let Some((latitude, longitude)) = gps(block) {
                place["coordinate"] = json!({ "latitude": latitude, "longitude": longitude });
            }
            let bare = one(json!({ "place": place }));
            let page = number(block.field("place")) % 1_000_000_000_000_000;
            place["url"] = json!(format!("https://www.facebook.com/pages/{page:015}"));
            vec![bare, one(json!({ "place": place }))]
        }
        _ => Vec::new(),
    }
}

fn gps(block: &Block) -> Option<(f64, f64)> {
    let (latitude, longitude) = block.optional("gps")?.split_once(' ')?;
    Some((latitude.parse().ok()?, longitude.parse().ok()?))
}

fn fbid(block: &Block) -> String {
    format!("9{:014}", block.number("fbid") % 100_000_000_000_000)
}

fn media_path(block: &Block) -> String {
    format!(
        "your_facebook_activity/posts/media/MobileUploads_100081455501471/{}.jpg",
        fbid(block)
    )
}

fn media(script: &Script, block: &Block) -> Value {
    let taken = block.when().as_second() - 60 - i64::from(block.number("taken") as u8);
    let mut exif = json!({
        "upload_ip": script.account("facebook", "ip"),
        "taken_timestamp": taken,
        "camera_make": "samsung",
        "camera_model": "SM-A145",
        "orientation": 1,
        "original_width": 4080,
        "original_height": 3060,
    });
    if let Some((latitude, longitude)) = gps(block) {
        exif["latitude"] = json!(latitude);
        exif["longitude"] = json!(longitude);
    }
    json!({
        "uri": media_path(block),
        "creation_timestamp": block.when().as_second(),
        "media_metadata": { "photo_metadata": { "exif_data": [exif] } },
        "title": "Mobile uploads",
        "description": block.field("caption"),
        "dubbing_info": [],
        "media_variants": [],
    })
}

fn answers(script: &Script) -> Vec<Value> {
    let answer = |block: &Block| {
        json!({ "group_name": block.field("group"), "answers": [{
            "question": block.field("question"), "answer": block.text,
            "timestamp": block.when().as_second(),
        }] })
    };
    of_kinds(script, &["answer"])
        .into_iter()
        .map(answer)
        .collect()
}

fn joined(script: &Script) -> Vec<Value> {
    let join = |group: &Block| {
        json!({
            "timestamp": second(group.field("joined")),
            "title": format!("{} became a member of {}.", name(script), group.name),
            "data": [{ "name": group.name }],
        })
    };
    script.groups.iter().map(join).collect()
}

/// How long after posting she changed the wording.
const EDITED: i64 = 480;

/// The edit of a post, if it was edited: an edit names the minute of its post.
fn edit_of<'a>(script: &'a Script, post: &Block) -> Option<&'a Block> {
    let same = |edit: &&Block| second(edit.field("of")) == post.when().as_second() / 60 * 60;
    script
        .facebook
        .iter()
        .filter(|block| block.kind == "edit")
        .find(same)
}

/// Both wordings of each edited post, as the platform keeps them.
fn edits(script: &Script) -> Value {
    let mut rows = Vec::new();
    for post in of_kinds(script, &["post"]) {
        let Some(edit) = edit_of(script, post) else {
            continue;
        };
        let first = edit.when().as_second();
        for (time, text) in [(first, &edit.text), (first + EDITED, &post.text)] {
            rows.push(json!({
                "fbid": fbid(post), "timestamp": time, "media": [],
                "label_values": [{ "label": "Text", "value": text }],
            }));
        }
    }
    Value::Array(rows)
}

fn page_posts(script: &Script) -> Value {
    let post = |block: &Block| {
        json!({
            "fbid": fbid(block), "timestamp": block.when().as_second(), "media": [],
            "label_values": [
                { "label": "Message", "value": block.text },
                { "label": "Target", "value": block.field("target") },
            ],
        })
    };
    of_kinds(script, &["page_post"])
        .into_iter()
        .map(post)
        .collect()
}

fn correspondents(script: &Script) -> Vec<&str> {
    let mut names: Vec<_> = of_kinds(script, &["message"])
        .into_iter()
        .map(|block| block.field("with"))
        .collect();
    names.sort_unstable();
    names.dedup();
    names
}

fn thread(name: &str) -> String {
    let letters: String = name
        .to_lowercase()
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .collect();
    format!(
        "inbox/{letters}_1{:015}",
        number(&letters) % 1_000_000_000_000_000
    )
}

fn messages(script: &Script, with: &str) -> Value {
    let message = |block: &&Block| {
        json!({
            "sender_name": if block.is_others() { with } else { name(script) },
            "timestamp_ms": block.when().as_millisecond(),
            "content": block.text,
            "is_geoblocked_for_viewer": false,
            "is_unsent_image_by_messenger_kid_parent": false,
        })
    };
    let blocks = of_kinds(script, &["message"]);
    let of_thread = blocks.iter().filter(|block| block.field("with") == with);
    json!({
        "participants": [{ "name": with }, { "name": name(script) }],
        "messages": of_thread.map(message).collect::<Vec<_>>(),
        "title": with,
        "is_still_participant": true,
        "thread_path": thread(with),
        "magic_words": [],
    })
}

fn profile_information(script: &Script) -> Value {
    let field = |key| script.account("facebook", key);
    let birthday: jiff::civil::Date = field("birthday")
        .parse()
        .expect("the birthday is YYYY-MM-DD");
    let graduation =
        Timestamp::from_second(second(&format!("{}-06-01 12:00", field("school_end"))));
    json!({ "profile_v2": {
        "name": {
            "full_name": name(script), "first_name": field("first"), "middle_name": "",
            "last_name": field("last"),
        },
        "emails": {
            "emails": [field("email")], "previous_emails": [field("email_before")],
            "pending_emails": [], "ad_account_emails": [],
        },
        "birthday": {
            "year": birthday.year(), "month": birthday.month(), "day": birthday.day(),
        },
        "gender": { "gender_option": "FEMALE", "pronoun": "FEMALE" },
        "previous_names": [],
        "other_names": [{ "name": field("nickname"), "type": "nickname", "timestamp": 0 }],
        "current_city": { "name": field("city"), "timestamp": 0 },
        "hometown": { "name": field("hometown"), "timestamp": 0 },
        "relationship": { "status": "Single", "timestamp": 0 },
        "family_members": [
            { "name": field("family"), "relation": field("relation"), "timestamp": 0 },
        ],
        "education_experiences": [{
            "name": field("school"), "type": "High School", "graduated": true,
            "start_timestamp": 0,
            "end_timestamp": graduation.expect("a year of our time").as_second(),
        }],
        "work_experiences": [{
            "employer": field("work"), "title": field("work_title"),
            "location": field("work_place"), "timestamp": 0,
        }],
        "languages": [
            { "name": "English", "timestamp": 0 }, { "name": "Spanish", "timestamp": 0 },
        ],
        "websites": [{ "address": field("website") }],
        "phone_numbers": [
            { "phone_type": "Mobile", "phone_number": field("phone"), "verified": true },
            { "phone_type": "Mobile", "phone_number": field("phone_before"), "verified": false },
        ],
        "username": field("username"),
        "about_me": field("about"),
        "registration_timestamp": seconds(script, "created"),
        "registration_ip": field("ip"),
        "profile_uri": format!("https://www.facebook.com/{}", field("username")),
        "intro_bio": { "name": field("bio"), "timestamp": seconds(script, "created") },
    } })
}

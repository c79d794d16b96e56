//! The persona's archive of X: `window.YTD` tables as of January 2026.

use jiff::Timestamp;
use serde_json::{Map, Value, json};

use super::json::{Letters, pretty};
use super::pack::{Files, PIXEL, pack};
use super::script::{Block, clock};
use super::tweet::{deleted, iso, key, media_name, old_style, snowflake, tweet, user_id};
use super::{Script, hex};

/// The archive's name and bytes.
pub fn archive(script: &Script) -> (String, Vec<u8>) {
    let mut files: Files = vec![(
        "Your archive.html".to_owned(),
        b"<!DOCTYPE html>\n<title>Your archive</title>\n".to_vec(),
    )];
    let tables = [
        ("account", "account", account(script)),
        ("block", "block", Vec::new()),
        (
            "community-tweet",
            "communityTweet",
            tweets(script, &["community"]),
        ),
        (
            "deleted-tweet-headers",
            "deletedTweetHeaders",
            deleted_headers(script),
        ),
        (
            "deleted-tweets",
            "deletedTweets",
            tweets(script, &["deleted"]),
        ),
        ("direct-messages", "directMessages", conversations(script)),
        (
            "email-address-change",
            "emailAddressChange",
            email_change(script),
        ),
        ("note-tweet", "noteTweet", notes(script)),
        ("phone-number", "phoneNumber", phone(script)),
        ("profile", "profile", profile(script)),
        (
            "screen-name-change",
            "screenNameChange",
            name_change(script),
        ),
        (
            "tweets",
            "tweets",
            tweets(script, &["tweet", "reply", "retweet", "note"]),
        ),
    ];
    let mut types = Map::new();
    for (file, word, rows) in tables {
        let global = format!("YTD.{}.part0", file.replace('-', "_"));
        types.insert(
            word.to_owned(),
            json!({ "files": [{
                "fileName": format!("data/{file}.js"),
                "globalName": global,
                "count": rows.len().to_string(),
            }] }),
        );
        let table = format!(
            "window.{global} = {}",
            pretty(&Value::Array(rows), Letters::Plain)
        );
        files.push((format!("data/{file}.js"), table.into_bytes()));
    }
    files.push(("data/README.txt".to_owned(), b"Your X archive\n".to_vec()));
    for block in script
        .x
        .iter()
        .filter(|block| block.fields.contains_key("photo"))
    {
        let path = format!("data/tweets_media/{}-{}.jpg", key(block), media_name(block));
        files.push((path, PIXEL.to_vec()));
    }
    let size: usize = files.iter().map(|(_, content)| content.len()).sum();
    let manifest = json!({
        "userInfo": {
            "accountId": owner(script),
            "userName": script.account("x", "username"),
            "displayName": script.account("x", "name"),
        },
        "archiveInfo": {
            "sizeBytes": size.to_string(),
            "generationDate": iso(time(script, "exported")),
            "isPartialArchive": false,
            "maxPartSizeBytes": "53687091200",
        },
        "readmeInfo": { "fileName": "data/README.txt", "directory": "data/", "name": "README.txt" },
        "dataTypes": types,
    });
    let manifest = format!(
        "window.__THAR_CONFIG = {}",
        pretty(&manifest, Letters::Plain)
    );
    files.push(("data/manifest.js".to_owned(), manifest.into_bytes()));
    let name = format!("twitter-2026-01-05-{}.zip", hex(owner(script).as_bytes()));
    (name, pack(&files))
}

fn owner(script: &Script) -> &str {
    script.account("x", "id")
}

fn time(script: &Script, key: &str) -> Timestamp {
    clock(script.account("x", key)).expect("times of facts.txt are YYYY-MM-DD HH:MM")
}

fn tweets(script: &Script, kinds: &[&str]) -> Vec<Value> {
    let mut blocks: Vec<_> = script
        .x
        .iter()
        .filter(|block| kinds.contains(&block.kind.as_str()))
        .collect();
    blocks.sort_by_key(|block| std::cmp::Reverse(block.time));
    blocks
        .into_iter()
        .map(|block| json!({ "tweet": tweet(script, block) }))
        .collect()
}

fn notes(script: &Script) -> Vec<Value> {
    let note = |block: &Block| {
        let time =
            iso(Timestamp::from_second(block.when().as_second()).expect("a time of the script"));
        json!({ "noteTweet": {
            "noteTweetId": snowflake(block.when(), block.number("note id")),
            "createdAt": time,
            "updatedAt": time,
            "lifecycle": { "value": "1", "name": "Active" },
            "core": {
                "text": block.text, "urls": [], "mentions": [], "hashtags": [], "cashtags": [],
                "styletags": [],
            },
        } })
    };
    script
        .x
        .iter()
        .filter(|block| block.kind == "note")
        .map(note)
        .collect()
}

fn conversations(script: &Script) -> Vec<Value> {
    let messages = || script.x.iter().filter(|block| block.kind == "dm");
    let mut names: Vec<_> = messages().map(|block| block.field("with")).collect();
    names.sort_unstable();
    names.dedup();
    let conversation = |name: &str| {
        let other = user_id(name);
        let mut blocks: Vec<_> = messages()
            .filter(|block| block.field("with") == name)
            .collect();
        blocks.sort_by_key(|block| std::cmp::Reverse(block.time));
        let message = |block: &Block| {
            let (from, to) = if block.is_others() {
                (other.as_str(), owner(script))
            } else {
                (owner(script), other.as_str())
            };
            json!({ "messageCreate": {
                "id": key(block), "senderId": from, "recipientId": to, "text": block.text,
                "createdAt": iso(block.when()), "mediaUrls": [], "urls": [], "reactions": [],
                "editHistory": [],
            } })
        };
        json!({ "dmConversation": {
            "conversationId": format!("{}-{other}", owner(script)),
            "messages": blocks.into_iter().map(message).collect::<Vec<_>>(),
        } })
    };
    names.into_iter().map(conversation).collect()
}

fn account(script: &Script) -> Vec<Value> {
    vec![json!({ "account": {
        "email": script.account("x", "email"),
        "createdVia": "oauth:258901",
        "username": script.account("x", "username"),
        "accountId": owner(script),
        "createdAt": iso(time(script, "created")),
        "accountDisplayName": script.account("x", "name"),
    } })]
}

fn profile(script: &Script) -> Vec<Value> {
    vec![json!({ "profile": {
        "description": {
            "bio": script.account("x", "bio"),
            "website": script.account("x", "website"),
            "location": script.account("x", "location"),
        },
        "avatarMediaUrl": "https://pbs.twimg.com/profile_images/1/pickle.jpg",
    } })]
}

fn phone(script: &Script) -> Vec<Value> {
    vec![json!({ "device": { "phoneNumber": script.account("x", "phone") } })]
}

fn email_change(script: &Script) -> Vec<Value> {
    vec![
        json!({ "emailAddressChange": { "accountId": owner(script), "emailChange": {
        "changedAt": iso(time(script, "created")),
        "changedFrom": script.account("x", "email_before"),
        "changedTo": script.account("x", "email"),
    } } }),
    ]
}

fn name_change(script: &Script) -> Vec<Value> {
    vec![
        json!({ "screenNameChange": { "accountId": owner(script), "screenNameChange": {
        "changedAt": iso(time(script, "username_changed")),
        "changedFrom": script.account("x", "username_before"),
        "changedTo": script.account("x", "username"),
    } } }),
    ]
}

fn deleted_headers(script: &Script) -> Vec<Value> {
    let header = |block: &Block| {
        Some(json!({ "tweet": {
            "tweet_id": key(block), "user_id": owner(script),
            "created_at": old_style(block.when()), "deleted_at": old_style(deleted(block)?),
        } }))
    };
    script.x.iter().filter_map(header).collect()
}

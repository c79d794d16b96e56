//! One post of X as the archive's tables hold it, and the ids it is known by.

use jiff::Timestamp;
use serde_json::{Map, Value, json};

use super::script::{Block, clock};
use super::{Script, number};

/// Milliseconds of the first snowflake.
const EPOCH: i64 = 1_288_834_974_657;
/// Longest post that `tweets.js` holds whole.
const SHORT: usize = 280;

/// The snowflake of a post or message.
pub fn key(block: &Block) -> String {
    snowflake(block.when(), block.number("snowflake"))
}

/// The text as a reader of the archive sees it.
pub fn text(block: &Block) -> String {
    match block.kind.as_str() {
        "reply" => format!("@{} {}", block.field("to"), block.text),
        "retweet" => {
            let whole = format!("RT @{}: {}", block.field("of"), block.text);
            if whole.chars().count() > 140 {
                cut(&whole, 139)
            } else {
                whole
            }
        }
        _ => block.text.clone(),
    }
}

/// An id of X for that moment; `noise` tells ids of the same millisecond apart.
pub fn snowflake(time: Timestamp, noise: u64) -> String {
    let milliseconds = u64::try_from(time.as_millisecond() - EPOCH).expect("after 2010");
    ((milliseconds << 22) | (noise & 0x3f_ffff)).to_string()
}

/// A plausible account id for a handle.
pub fn user_id(handle: &str) -> String {
    format!(
        "1{:018}",
        number(&format!("user|{handle}")) % 1_000_000_000_000_000_000
    )
}

/// The newer way X writes times.
pub fn iso(time: Timestamp) -> String {
    time.strftime("%Y-%m-%dT%H:%M:%S.%3fZ").to_string()
}

/// The older way X writes times.
pub fn old_style(time: Timestamp) -> String {
    time.strftime("%a %b %d %H:%M:%S +0000 %Y").to_string()
}

fn cut(text: &str, letters: usize) -> String {
    text.chars().take(letters).chain(['…']).collect()
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

/// The last part of a `t.co` or picture address.
fn code(block: &Block, salt: &str) -> String {
    let letters = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    let mut rest = block.number(salt);
    let mut code = String::new();
    for _ in 0..10 {
        let index = usize::try_from(rest % 62).expect("below 62");
        code.push(char::from(letters[index]));
        rest /= 62;
    }
    code
}

/// Base name of the picture of a post, without its ending.
pub fn media_name(block: &Block) -> String {
    format!("G{}", code(block, "media"))
}

/// The object that stands under `tweet` in the tables.
pub fn tweet(script: &Script, block: &Block) -> Map<String, Value> {
    let id = key(block);
    let mut text = escape(&text(block));
    let mut entities = json!({
        "hashtags": hashtags(&text), "symbols": [], "urls": [], "user_mentions": mentions(&text),
    });
    if block.kind == "note" {
        text = format!(
            "{} https://t.co/{}",
            cut(&text, SHORT - 5),
            code(block, "note")
        );
    }
    let mut tweet = Map::new();
    if block.fields.contains_key("photo") {
        let media = media(script, block, &id, text.chars().count() + 1);
        text = format!("{text} https://t.co/{}", code(block, "photo"));
        entities["media"] = json!([media]);
        tweet.insert("extended_entities".to_owned(), json!({ "media": [media] }));
    }
    let favourites = block.number("favourites") % 24;
    let editable = block.when().as_second() + 3600;
    let editable = Timestamp::from_second(editable).expect("within the years of the script");
    let length = text.chars().count().to_string();
    for (key, value) in [
        (
            "edit_info",
            json!({ "initial": {
            "editTweetIds": [id], "editableUntil": iso(editable), "editsRemaining": "5",
            "isEditEligible": block.kind != "reply" && block.kind != "retweet",
        } }),
        ),
        ("retweeted", json!(false)),
        ("favorited", json!(false)),
        ("truncated", json!(false)),
        (
            "source",
            json!(
                r#"<a href="http://twitter.com/download/android" rel="nofollow">Twitter for Android</a>"#
            ),
        ),
        ("display_text_range", json!(["0", length])),
        ("favorite_count", json!(favourites.to_string())),
        ("retweet_count", json!((favourites / 9).to_string())),
        ("id", json!(id)),
        ("id_str", json!(id)),
        ("created_at", json!(old_style(block.when()))),
        (
            "lang",
            json!(if block.leaks().iter().any(|leak| leak == "language.es") {
                "es"
            } else {
                "en"
            }),
        ),
        ("full_text", json!(text)),
        ("entities", entities),
    ] {
        tweet.insert(key.to_owned(), value);
    }
    extra(block, &mut tweet);
    tweet
}

/// What only some kinds have.
fn extra(block: &Block, tweet: &mut Map<String, Value>) {
    let mut set = |key: &str, value: Value| drop(tweet.insert(key.to_owned(), value));
    if let Some(to) = block.optional("to") {
        let before = block.when().as_second() - 300 - i64::from(block.number("parent") as u16);
        let before = Timestamp::from_second(before).expect("within the years of the script");
        let parent = snowflake(before, block.number("parent"));
        set("in_reply_to_status_id", json!(parent));
        set("in_reply_to_status_id_str", json!(parent));
        set("in_reply_to_user_id", json!(user_id(to)));
        set("in_reply_to_user_id_str", json!(user_id(to)));
        set("in_reply_to_screen_name", json!(to));
    }
    if let Some(community) = block.optional("community") {
        set("community_id", json!(user_id(community)));
        set("community_id_str", json!(user_id(community)));
        set("scopes", json!({ "followers": false }));
    }
    if let Some(deleted) = deleted(block) {
        set("deleted_at", json!(iso(deleted)));
    }
}

/// When a post was deleted, for those that were.
pub fn deleted(block: &Block) -> Option<Timestamp> {
    Some(clock(block.optional("deleted")?).expect("times are YYYY-MM-DD HH:MM"))
}

/// `@name` and `#tag` in a text, with their places in code points.
fn marked(text: &str, sign: char) -> Vec<(String, [String; 2])> {
    let letters: Vec<char> = text.chars().collect();
    let mut found = Vec::new();
    let mut index = 0;
    while index < letters.len() {
        let free = index == 0 || !letters[index - 1].is_alphanumeric();
        if letters[index] == sign && free {
            let word: String = letters[index + 1..]
                .iter()
                .take_while(|letter| letter.is_alphanumeric() || **letter == '_')
                .collect();
            let end = index + 1 + word.chars().count();
            if !word.is_empty() {
                found.push((word, [index.to_string(), end.to_string()]));
            }
        }
        index += 1;
    }
    found
}

fn hashtags(text: &str) -> Vec<Value> {
    marked(text, '#')
        .into_iter()
        .map(|(word, at)| json!({ "text": word, "indices": at }))
        .collect()
}

fn mentions(text: &str) -> Vec<Value> {
    let mention = |(word, at): (String, [String; 2])| {
        let id = user_id(&word);
        json!({ "name": word.replace('_', " "), "screen_name": word, "indices": at, "id": id, "id_str": id })
    };
    marked(text, '@').into_iter().map(mention).collect()
}

fn media(script: &Script, block: &Block, id: &str, start: usize) -> Value {
    let address = format!("pbs.twimg.com/media/{}.jpg", media_name(block));
    let short = code(block, "photo");
    let media_id = snowflake(block.when(), block.number("media id"));
    json!({
        "expanded_url": format!("https://x.com/{}/status/{id}/photo/1", script.account("x", "username")),
        "indices": [start.to_string(), (start + 23).to_string()],
        "url": format!("https://t.co/{short}"),
        "display_url": format!("pic.x.com/{short}"),
        "media_url": format!("http://{address}"),
        "media_url_https": format!("https://{address}"),
        "id": media_id,
        "id_str": media_id,
        "sizes": { "large": { "w": "1536", "h": "2048", "resize": "fit" } },
        "type": "photo",
    })
}

//! The invented driver: a person who does not exist, with three years of posts on X, Facebook and
//! Reddit, in the files those platforms give out.
//!
//! For the app's "Try it with an invented driver", for workshops, and for tests that need to know
//! the truth: which post gives away which fact. Everything is written by hand in `script/`;
//! `cargo run -p tests --bin persona` turns it into archives in `src-tauri/crates/api/persona/`.
//!
//! # The script
//!
//! `facts.txt` says who she is, `x.txt`, `facebook.txt` and `reddit.txt` what she wrote. A file is a
//! list of blocks. A line that starts with `@ ` and a blank begins one, a line that starts with `;;`
//! is a remark.
//!
//! ```text
//! @ fact car.soul                      a fact: its id, then fields only
//! dimension: vehicle
//! value: 2016 green Kia Soul
//! also: Kia Soul | alien green         other forms it takes in posts
//! from: 2024-03-23                     first day it holds (none: always)
//! until: 2025-12-31                    last day it holds (none: still)
//!
//! @ account x                          what an account's profile says, fields only
//! @ group Lynn Curb Finds              a Facebook group: id, joined
//!
//! @ 2024-03-25 20:13 post              a post: Boston's clock, kind, fields, text
//! sub: KiaSoul
//! title: Joined the toaster club
//! leaks: car.soul city.lynn            ids of the facts that this post gives away
//! 74k miles, one owner, smells like somebody's uncle.
//!
//! Blank lines inside the text stay.
//! ```
//!
//! Kinds and their fields, besides `leaks`:
//!
//! | platform | kind | fields |
//! |---|---|---|
//! | X | `tweet` | `photo` |
//! | | `reply` `retweet` | `to` or `of` a handle |
//! | | `note` | longer than 280 characters |
//! | | `community` | `community` |
//! | | `deleted` | `deleted`, the time |
//! | | `dm` | `with` a handle, `from: me` or `them` |
//! | Facebook | `post` `archived` `trashed` | |
//! | | `photo` `checkin` `link` | `photo caption gps`; `place address gps`; `url link_title` |
//! | | `group_post` `pending` `anonymous` | `group` |
//! | | `group_comment` `comment` | `group`, `on` a person's post |
//! | | `page_post` | `target` |
//! | | `edit` | `of` the time of a post; the text is its earlier wording |
//! | | `answer` | `group question`: to a group's membership question |
//! | | `message` | `with` a person, `from: me` or `them` |
//! | Reddit | `post` `draft` | `sub title` |
//! | | `comment` | `sub`, `under` a thread's title |
//! | | `message` | `to` or `from` a handle, `subject` |
//! | | `chat` | `with` a handle, `from: me` or `them` |
//!
//! A post leaks what a careful reader learns from its own words, caption, title and named group
//! answers; the name of a subreddit or of the account beside it does not count. A specific fact
//! stands for the general ones it implies: `child.name` for `child`, `area.westlynn` for
//! `city.lynn`, `email.main` for `handle.main`.

mod base36;
mod facebook;
mod json;
mod pack;
mod reddit;
mod script;
#[cfg(test)]
mod tests;
mod tweet;
mod x;

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use jiff::civil::Date;
use sha2::{Digest as _, Sha256};

pub use pack::unpack;
use script::Block;

/// The invented driver, complete.
pub struct Persona {
    /// The three archives: file name as the platform gives it, bytes of the zip.
    pub archives: Vec<(String, Vec<u8>)>,
    /// What is true about her.
    pub facts: Vec<Fact>,
    /// Everything she or somebody in her conversations wrote, by platform, in the script's order.
    pub items: Vec<Item>,
}

/// One thing that is true about the driver.
pub struct Fact {
    /// Its word in the `leaks` lines.
    pub id: String,
    /// A dimension of exposure, in words (`vehicle`, `shift pattern`...).
    pub dimension: String,
    /// The fact.
    pub value: String,
    /// Other forms it takes in posts.
    pub also: Vec<String>,
    /// First day it holds.
    pub from: Option<Date>,
    /// Last day it holds.
    pub until: Option<Date>,
}

/// One post, comment, message, draft or answer in the archives.
pub struct Item {
    /// The stable word of the platform, as in `model::Platform`.
    pub platform: &'static str,
    /// The kind in the script.
    pub kind: String,
    /// The native id (`1652…`, `t3_…`, `t1_…`); on Facebook, where few rows have one, Unix seconds.
    pub key: String,
    /// When it was written. The archives of Facebook and Reddit keep whole seconds.
    pub time: Timestamp,
    /// Group, subreddit, community or the other person of a conversation.
    pub container: Option<String>,
    /// The text in the archive; on Reddit title or subject, blank line, body.
    pub text: String,
    /// Caption of the photo.
    pub caption: Option<String>,
    /// False for what others wrote: incoming messages and retweets.
    pub own: bool,
    /// Ids of the facts it gives away.
    pub leaks: Vec<String>,
}

/// The parsed script.
struct Script {
    accounts: BTreeMap<String, BTreeMap<String, String>>,
    groups: Vec<Block>,
    facts: Vec<Fact>,
    x: Vec<Block>,
    facebook: Vec<Block>,
    reddit: Vec<Block>,
}

impl Script {
    /// A field of an account.
    fn account(&self, account: &str, key: &str) -> &str {
        self.accounts
            .get(account)
            .and_then(|fields| fields.get(key))
            .expect("facts.txt has every field the writers use")
    }
}

/// The driver as the script describes her. The same every time.
///
/// # Panics
/// If the script breaks its syntax; the crate's tests read it, so a committed script does not.
pub fn build() -> Persona {
    let script = read();
    let mut items = Vec::new();
    for (platform, blocks) in [
        ("x", &script.x),
        ("facebook", &script.facebook),
        ("reddit", &script.reddit),
    ] {
        items.extend(blocks.iter().map(|block| item(platform, block)));
    }
    let archives = vec![
        x::archive(&script),
        facebook::archive(&script),
        reddit::archive(&script),
    ];
    Persona {
        archives,
        facts: script.facts,
        items,
    }
}

/// Where the app takes the archives from.
pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../src-tauri/crates/api/persona")
}

/// Writes the archives into `folder` and removes other zips there.
///
/// # Errors
/// Those of the file system.
pub fn write(persona: &Persona, folder: &Path) -> io::Result<()> {
    std::fs::create_dir_all(folder)?;
    for name in zips(folder) {
        if !persona.archives.iter().any(|(known, _)| *known == name) {
            std::fs::remove_file(folder.join(name))?;
        }
    }
    for (name, bytes) in &persona.archives {
        std::fs::write(folder.join(name), bytes)?;
    }
    Ok(())
}

/// Names of the archives in `folder` that are missing, not of this persona, or of other content.
pub fn stale(persona: &Persona, folder: &Path) -> Vec<String> {
    let mut stale: Vec<String> = zips(folder)
        .into_iter()
        .filter(|name| !persona.archives.iter().any(|(known, _)| known == name))
        .collect();
    for (name, bytes) in &persona.archives {
        let written = std::fs::read(folder.join(name)).ok();
        let same =
            written.is_some_and(|written| written == *bytes || unpack(&written) == unpack(bytes));
        if !same {
            stale.push(name.clone());
        }
    }
    stale
}

fn zips(folder: &Path) -> Vec<String> {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return Vec::new();
    };
    entries
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| name.ends_with(".zip"))
        .collect()
}

/// A number that only depends on `seed`: the source of every invented id.
fn number(seed: &str) -> u64 {
    let digest = Sha256::digest(seed.as_bytes());
    digest
        .iter()
        .take(8)
        .fold(0, |number, byte| (number << 8) | u64::from(*byte))
}

/// `bytes` hashed, as lower-case hex.
fn hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

fn read() -> Script {
    let parse = |text| match script::parse(text) {
        Ok(blocks) => blocks,
        Err(fault) => panic!("the script breaks its syntax: {fault}"),
    };
    let mut accounts = BTreeMap::new();
    let mut groups = Vec::new();
    let mut facts = Vec::new();
    for block in parse(include_str!("script/facts.txt")) {
        match block.kind.as_str() {
            "account" => drop(accounts.insert(block.name, block.fields)),
            "group" => groups.push(block),
            _ => facts.push(fact(&block)),
        }
    }
    Script {
        accounts,
        groups,
        facts,
        x: parse(include_str!("script/x.txt")),
        facebook: parse(include_str!("script/facebook.txt")),
        reddit: parse(include_str!("script/reddit.txt")),
    }
}

fn fact(block: &Block) -> Fact {
    let day = |key| {
        block
            .optional(key)
            .map(|day| day.parse().expect("days are YYYY-MM-DD"))
    };
    Fact {
        id: block.name.clone(),
        dimension: block.field("dimension").to_owned(),
        value: block.field("value").to_owned(),
        also: block
            .field("also")
            .split(" | ")
            .filter(|form| !form.is_empty())
            .map(str::to_owned)
            .collect(),
        from: day("from"),
        until: day("until"),
    }
}

fn item(platform: &'static str, block: &Block) -> Item {
    let (key, text) = match platform {
        "x" => (tweet::key(block), tweet::text(block)),
        "reddit" => (base36::key(block), reddit::text(block)),
        _ => (block.when().as_second().to_string(), block.text.clone()),
    };
    let container = ["group", "sub", "community", "with", "target", "to", "from"]
        .iter()
        .find_map(|key| block.optional(key))
        .map(str::to_owned);
    Item {
        platform,
        kind: block.kind.clone(),
        key,
        time: block.when(),
        container,
        text,
        caption: block.optional("caption").map(str::to_owned),
        own: !block.is_others(),
        leaks: block.leaks(),
    }
}

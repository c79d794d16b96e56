//! Reads the persona's script: blocks of fields and text that a person can edit by hand.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;

/// Fields a post may carry. Only these: a text may begin with any other "word: ".
const POST_FIELDS: &[&str] = &[
    "address",
    "caption",
    "community",
    "deleted",
    "from",
    "gps",
    "group",
    "leaks",
    "link_title",
    "of",
    "on",
    "photo",
    "place",
    "question",
    "sub",
    "subject",
    "target",
    "title",
    "to",
    "under",
    "url",
    "with",
];

/// Why a script cannot be read: the line (from 1) and what is wrong with it.
#[derive(Debug)]
pub struct ScriptFault {
    /// Line of the script, counted from 1.
    pub line: usize,
    /// What is wrong there.
    pub what: &'static str,
}

/// One block of a script.
pub struct Block {
    /// `fact`, `account`, `group`, or the kind of a post (`tweet`, `group_post`, `comment`...).
    pub kind: String,
    /// What follows the kind of a `fact`, `account` or `group`; empty for a post.
    pub name: String,
    /// When a post was written; `None` for the other blocks.
    pub time: Option<Timestamp>,
    /// The fields, as written.
    pub fields: BTreeMap<String, String>,
    /// The text of a post, without blank lines around it.
    pub text: String,
}

impl std::fmt::Display for ScriptFault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "line {}: {}", self.line, self.what)
    }
}

impl Block {
    /// A field, or the empty string.
    pub fn field(&self, key: &str) -> &str {
        self.fields.get(key).map_or("", String::as_str)
    }

    /// A field, or `None`.
    pub fn optional(&self, key: &str) -> Option<&str> {
        self.fields.get(key).map(String::as_str)
    }

    /// When the post was written. Only for blocks of posts.
    pub fn when(&self) -> Timestamp {
        self.time.expect("posts begin with a time")
    }

    /// Words of the `leaks` field.
    pub fn leaks(&self) -> Vec<String> {
        self.field("leaks")
            .split_whitespace()
            .map(str::to_owned)
            .collect()
    }

    /// True for what others wrote: incoming messages and retweets.
    pub fn is_others(&self) -> bool {
        let incoming = match self.kind.as_str() {
            "dm" | "chat" => self.field("from") == "them",
            // Messenger says `me` or `them`, a Reddit message names its sender.
            "message" => self.optional("from").is_some_and(|from| from != "me"),
            _ => false,
        };
        incoming || self.kind == "retweet"
    }

    /// A number that depends on nothing but the block and `salt`: seconds, ids, choices.
    pub fn number(&self, salt: &str) -> u64 {
        let stamp = self.time.map_or(0, Timestamp::as_second);
        super::number(&format!("{salt}|{stamp}|{}|{}", self.kind, self.text))
    }
}

/// Boston's clock. Spelled out, so that no time zone database of the machine matters.
fn boston() -> TimeZone {
    TimeZone::posix("EST5EDT,M3.2.0,M11.1.0").expect("the rule is a valid POSIX zone")
}

/// A `YYYY-MM-DD HH:MM` of Boston as an instant; `None` if it is not one.
pub fn clock(text: &str) -> Option<Timestamp> {
    let civil: DateTime = text.trim().replace(' ', "T").parse().ok()?;
    boston().to_timestamp(civil).ok()
}

/// All blocks of a script, in the order written.
///
/// # Errors
/// The first line that fits no rule of the syntax (see [`super`]).
pub fn parse(script: &str) -> Result<Vec<Block>, ScriptFault> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut in_text = false;
    for (index, line) in script.lines().enumerate() {
        let fault = |what| ScriptFault {
            line: index + 1,
            what,
        };
        if line.starts_with(";;") {
            continue;
        }
        if let Some(head) = line.strip_prefix("@ ") {
            blocks.push(header(head).ok_or(fault("not a header"))?);
            in_text = false;
            continue;
        }
        let Some(block) = blocks.last_mut() else {
            if line.trim().is_empty() {
                continue;
            }
            return Err(fault("text before the first block"));
        };
        let field = line
            .split_once(": ")
            .filter(|(key, _)| !in_text && (block.time.is_none() || POST_FIELDS.contains(key)));
        if let Some((key, value)) = field {
            let before = block.fields.insert(key.to_owned(), value.trim().to_owned());
            if before.is_some() {
                return Err(fault("the field is there twice"));
            }
            continue;
        }
        if block.time.is_none() {
            if line.trim().is_empty() {
                continue;
            }
            return Err(fault("a fact, account or group has only fields"));
        }
        in_text = true;
        block.text.push_str(line);
        block.text.push('\n');
    }
    for block in &mut blocks {
        block.text = block.text.trim().to_owned();
        settle(block);
    }
    Ok(blocks)
}

/// `fact ID`, `account NAME`, `group NAME` or `DATE TIME KIND`.
fn header(head: &str) -> Option<Block> {
    let mut block = Block {
        kind: String::new(),
        name: String::new(),
        time: None,
        fields: BTreeMap::new(),
        text: String::new(),
    };
    let (first, rest) = head.split_once(' ')?;
    if ["fact", "account", "group"].contains(&first) {
        first.clone_into(&mut block.kind);
        rest.trim().clone_into(&mut block.name);
    } else {
        let (time, kind) = rest.trim().split_once(' ')?;
        block.time = Some(clock(&format!("{first} {time}"))?);
        kind.clone_into(&mut block.kind);
    }
    (!block.kind.is_empty() && !block.kind.contains(' ')).then_some(block)
}

/// People do not post on the full minute: seconds and milliseconds follow from the text.
fn settle(block: &mut Block) {
    if let Some(time) = block.time {
        let milliseconds = i64::try_from(block.number("second") % 60_000).expect("below 60000");
        let millisecond = time.as_millisecond() + milliseconds;
        block.time =
            Some(Timestamp::from_millisecond(millisecond).expect("within the years of the script"));
    }
}

//! The persona's archive of Reddit: the flat CSV files of a data request.

use std::collections::BTreeSet;

use jiff::Timestamp;

use super::base36::{START, comment_id, id, post_id, slug};
use super::pack::{Files, pack};
use super::script::{Block, clock};
use super::{Script, hex, number};

/// Addresses are kept for about a hundred days before the export.
const IP_SECONDS: i64 = 100 * 86_400;

/// The archive's name and bytes.
pub fn archive(script: &Script) -> (String, Vec<u8>) {
    let mut files = tables(script);
    let mut check = vec![cells(&["filename", "sha256"])];
    for (name, content) in &files {
        check.push(vec![name.clone(), hex(content)]);
    }
    files.push(("checkfile.csv".to_owned(), csv(&check)));
    files.sort();
    (format!("export_{}_20260105.zip", me(script)), pack(&files))
}

/// The text as a reader of the archive sees it; a title or subject stands above the body.
pub fn text(block: &Block) -> String {
    match block.optional("title").or(block.optional("subject")) {
        Some(title) if block.text.is_empty() => title.to_owned(),
        Some(title) => format!("{title}\n\n{}", block.text),
        None => block.text.clone(),
    }
}

fn me(script: &Script) -> &str {
    script.account("reddit", "username")
}

fn cells(cells: &[&str]) -> Vec<String> {
    cells.iter().map(|cell| (*cell).to_owned()).collect()
}

fn csv(rows: &[Vec<String>]) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new()
        .flexible(true)
        .from_writer(Vec::new());
    for row in rows {
        writer
            .write_record(row)
            .expect("writing to memory cannot fail");
    }
    writer.into_inner().expect("writing to memory cannot fail")
}

fn utc(second: i64) -> String {
    let time = Timestamp::from_second(second).expect("a time of the script");
    time.strftime("%Y-%m-%d %H:%M:%S UTC").to_string()
}

fn time(script: &Script, key: &str) -> i64 {
    clock(script.account("reddit", key))
        .expect("times are YYYY-MM-DD HH:MM")
        .as_second()
}

fn date(block: &Block) -> String {
    utc(block.when().as_second())
}

fn ip(script: &Script, block: &Block) -> String {
    let recent = time(script, "exported") - block.when().as_second() < IP_SECONDS;
    if recent {
        script.account("reddit", "ip").to_owned()
    } else {
        String::new()
    }
}

/// Address of a thread; her own posts have theirs, other people's begin some hours before the
/// first comment she wrote there.
fn thread(script: &Script, sub: &str, title: &str) -> String {
    let in_thread = |kind: &str, field: &str| {
        script
            .reddit
            .iter()
            .filter(|block| {
                block.kind == kind && block.field("sub") == sub && block.field(field) == title
            })
            .min_by_key(|block| block.time)
    };
    let post = match (in_thread("post", "title"), in_thread("comment", "under")) {
        (Some(own), _) => id(own),
        (None, Some(first)) => {
            let noise = number(title);
            let age = i64::try_from(noise % 40_000).expect("below 40000") + 600;
            post_id((first.when().as_second() - age).max(START), noise)
        }
        (None, None) => unreachable!("a thread is named by one of its blocks"),
    };
    format!(
        "https://www.reddit.com/r/{sub}/comments/{post}/{}/",
        slug(title)
    )
}

/// What a comment answers: nothing (the thread itself), or somebody's comment a while before.
fn parent(block: &Block) -> String {
    let noise = block.number("parent");
    if noise.is_multiple_of(3) {
        return String::new();
    }
    let before = i64::try_from(noise % 5_000).expect("below 5000") + 60;
    format!(
        "t1_{}",
        comment_id(block.when().as_second() - before, noise)
    )
}

fn rows<'a>(script: &'a Script, kind: &'a str) -> impl Iterator<Item = &'a Block> {
    script.reddit.iter().filter(move |block| block.kind == kind)
}

fn posts(script: &Script, bodies: bool) -> Vec<u8> {
    let mut table = vec![cells(if bodies {
        &[
            "id",
            "permalink",
            "date",
            "ip",
            "subreddit",
            "gildings",
            "title",
            "url",
            "body",
        ]
    } else {
        &[
            "id",
            "permalink",
            "date",
            "ip",
            "subreddit",
            "gildings",
            "url",
        ]
    })];
    for block in rows(script, "post") {
        let (sub, title) = (block.field("sub"), block.field("title"));
        let link = thread(script, sub, title);
        let mut row = vec![
            id(block),
            link.clone(),
            date(block),
            ip(script, block),
            sub.to_owned(),
            "0".to_owned(),
        ];
        if bodies {
            row.extend([title.to_owned(), link, block.text.clone()]);
        } else {
            row.push(link);
        }
        table.push(row);
    }
    csv(&table)
}

fn comments(script: &Script, bodies: bool) -> Vec<u8> {
    let mut head = cells(&[
        "id",
        "permalink",
        "date",
        "ip",
        "subreddit",
        "gildings",
        "link",
        "parent",
    ]);
    if bodies {
        head.extend(cells(&["body", "media"]));
    }
    let mut table = vec![head];
    for block in rows(script, "comment") {
        let sub = block.field("sub");
        let link = thread(script, sub, block.field("under"));
        let mut row = vec![
            id(block),
            format!("{link}{}/", id(block)),
            date(block),
            ip(script, block),
            sub.to_owned(),
            "0".to_owned(),
            link,
            parent(block),
        ];
        if bodies {
            row.extend([block.text.clone(), String::new()]);
        }
        table.push(row);
    }
    csv(&table)
}

fn messages(script: &Script, bodies: bool) -> Vec<u8> {
    let mut head = cells(&["id", "permalink", "thread_id", "date", "ip", "from", "to"]);
    if bodies {
        head.extend(cells(&["subject", "body"]));
    }
    let mut table = vec![head];
    for block in rows(script, "message") {
        let from = block.optional("from").unwrap_or(me(script));
        let to = block.optional("to").unwrap_or(me(script));
        let mut row = vec![
            id(block),
            format!("https://www.reddit.com/message/messages/{}", id(block)),
            String::new(),
            date(block),
            ip(script, block),
            from.to_owned(),
            to.to_owned(),
        ];
        if bodies {
            row.extend([block.field("subject").to_owned(), block.text.clone()]);
        }
        table.push(row);
    }
    csv(&table)
}

fn chat(script: &Script) -> Vec<u8> {
    let mut table = vec![cells(&[
        "message_id",
        "created_at",
        "updated_at",
        "username",
        "message",
        "thread_parent_message_id",
        "channel_url",
        "subreddit",
        "channel_name",
        "conversation_type",
    ])];
    for block in rows(script, "chat") {
        let with = block.field("with");
        let author = if block.is_others() { with } else { me(script) };
        table.push(vec![
            id(block),
            date(block),
            String::new(),
            author.to_owned(),
            block.text.clone(),
            String::new(),
            format!("sendbird_group_channel_{}", number(with) % 1_000_000_000),
            String::new(),
            String::new(),
            "direct".to_owned(),
        ]);
    }
    csv(&table)
}

fn drafts(script: &Script) -> Vec<u8> {
    let mut table = vec![cells(&[
        "id",
        "title",
        "body",
        "kind",
        "created",
        "spoiler",
        "nsfw",
        "original_content",
        "content_category",
        "flair_id",
        "flair_text",
        "send_replies",
        "subreddit",
        "is_public_link",
    ])];
    for block in rows(script, "draft") {
        let mut row = vec![
            id(block),
            block.field("title").to_owned(),
            block.text.clone(),
            "markdown".to_owned(),
            date(block),
        ];
        row.extend(cells(&["False", "False", "False", "", "", "", "True"]));
        row.extend([block.field("sub").to_owned(), "False".to_owned()]);
        table.push(row);
    }
    csv(&table)
}

fn tables(script: &Script) -> Files {
    let field = |key| script.account("reddit", key);
    let file = |name: &str, content: Vec<u8>| (format!("{name}.csv"), content);
    let small = |name: &str, table: &[&[&str]]| {
        file(
            name,
            csv(&table.iter().map(|row| cells(row)).collect::<Vec<_>>()),
        )
    };
    let exported = utc(time(script, "exported"));
    let registered = utc(time(script, "created"));
    let subs: BTreeSet<_> = script
        .reddit
        .iter()
        .filter_map(|block| block.optional("sub"))
        .collect();
    let mut subscribed = vec![cells(&["subreddit"])];
    subscribed.extend(
        subs.into_iter()
            .filter(|sub| !sub.starts_with("u_"))
            .map(|sub| cells(&[sub])),
    );
    vec![
        file("posts", posts(script, true)),
        file("post_headers", posts(script, false)),
        file("comments", comments(script, true)),
        file("comment_headers", comments(script, false)),
        file("messages", messages(script, true)),
        file("message_headers", messages(script, false)),
        file("chat_history", chat(script)),
        file("drafts", drafts(script)),
        file("subscribed_subreddits", csv(&subscribed)),
        small(
            "statistics",
            &[
                &["statistic", "value"],
                &["account_name", me(script)],
                &["export_time", &exported],
                &["registration_date", &registered],
                &["email_verified", "True"],
            ],
        ),
        small(
            "ip_logs",
            &[
                &["date", "ip"],
                &["registration ip", field("registration_ip")],
                &[&exported, field("ip")],
            ],
        ),
        small(
            "linked_phone_number",
            &[&["phone_number"], &[field("phone")]],
        ),
        small("account_gender", &[&["account_gender"], &[field("gender")]]),
        small(
            "birthdate",
            &[
                &[
                    "birthdate",
                    "verified_birthdate",
                    "verification_state",
                    "verification_method",
                ],
                &[field("birthdate"), "", "", ""],
            ],
        ),
        small(
            "linked_identities",
            &[
                &["issuer_id", "subject_id"],
                &["https://accounts.google.com", "000000000000000000000"],
            ],
        ),
        small(
            "user_preferences",
            &[&["preference", "value"], &["nightmode", "True"]],
        ),
        small("friends", &[&["username", "note"]]),
        small("saved_posts", &[&["id", "permalink"]]),
    ]
}

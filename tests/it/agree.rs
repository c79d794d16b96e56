//! `rearview posts` agrees with the expected result beside every archive of the corpus, from the
//! folder and from the zip.

use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::support::{code, corpus, rearview, stderr, stdout};

/// The archives: (expected result, what to read).
fn archives() -> Vec<(PathBuf, Vec<PathBuf>)> {
    let at = |path: &str| corpus("archives").join(path);
    vec![
        (at("x/modern"), vec![at("x/modern")]),
        (
            at("x/modern"),
            vec![at("x/zips/twitter-2025-01-22-0123456789abcdef.zip")],
        ),
        (at("x/grailbird-2015"), vec![at("x/grailbird-2015")]),
        (at("facebook/json-2021"), vec![at("facebook/json-2021")]),
        (at("facebook/json-2025"), vec![at("facebook/json-2025")]),
        (
            at("facebook/json-2025"),
            vec![
                at("facebook/zips/facebook-danareyesdrives-27.08.2025-AbCdEf12.zip"),
                at("facebook/zips/facebook-danareyesdrives-27.08.2025-GhIjKl34.zip"),
            ],
        ),
        (at("reddit/gdpr-2025"), vec![at("reddit/gdpr-2025")]),
        (
            at("reddit/gdpr-2025"),
            vec![at("reddit/zips/export_dana_drives_20250108.zip")],
        ),
    ]
}

/// What is compared: text, time, basis, group, permalink, own, kind, media.
type Row = (
    String,
    Option<String>,
    String,
    Option<String>,
    Option<String>,
    bool,
    String,
    Vec<String>,
);

fn text_of(value: &Value, name: &str) -> Option<String> {
    value.get(name).and_then(Value::as_str).map(str::to_owned)
}

fn expected_row(item: &Value) -> Row {
    let time = text_of(item, "time_utc");
    let local = time.as_deref().is_some_and(|t| t.ends_with(" local"));
    let kind = match text_of(item, "kind").unwrap().as_str() {
        "photo" | "video" => "caption".to_owned(),
        "wall_post" => "post".to_owned(),
        "community_post" => "group_post".to_owned(),
        "old_version" | "membership_answer" | "draft" => "other".to_owned(),
        same => same.to_owned(),
    };
    let media = item
        .get("media")
        .and_then(Value::as_array)
        .into_iter()
        .flatten();
    (
        text_of(item, "text").unwrap(),
        time.map(|t| t.trim_end_matches(" local").to_owned()),
        if local { "local".into() } else { "utc".into() },
        text_of(item, "container"),
        text_of(item, "url"),
        item.get("own_text")
            .and_then(Value::as_bool)
            .unwrap_or(true),
        kind,
        media
            .map(|m| text_of(m, "path").or_else(|| text_of(m, "url")).unwrap())
            .collect(),
    )
}

fn actual_row(line: &Value) -> Row {
    let media = line
        .get("media")
        .and_then(Value::as_array)
        .into_iter()
        .flatten();
    (
        text_of(line, "text").unwrap(),
        text_of(line, "time"),
        text_of(line, "time_basis").unwrap(),
        text_of(line, "group"),
        text_of(line, "permalink"),
        line.get("own").and_then(Value::as_bool).unwrap(),
        text_of(line, "kind").unwrap(),
        media
            .map(|m| {
                m.as_str()
                    .map_or_else(|| text_of(m, "name").unwrap(), str::to_owned)
            })
            .collect(),
    )
}

fn lines(archives: &[PathBuf]) -> Vec<Value> {
    let mut arguments = vec![PathBuf::from("posts"), PathBuf::from("--json")];
    arguments.extend(archives.iter().cloned());
    let output = rearview(&arguments, "");
    assert_eq!(code(&output), 0, "{archives:?}: {}", stderr(&output));
    stdout(&output)
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

fn expected(folder: &Path) -> Vec<Row> {
    let text = std::fs::read_to_string(folder.with_extension("expected.json")).unwrap();
    let whole: Value = serde_json::from_str(&text).unwrap();
    let mut rows: Vec<Row> = whole["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(expected_row)
        .collect();
    rows.sort();
    rows
}

#[test]
fn posts_are_as_expected() {
    for (folder, archives) in archives() {
        let mut rows: Vec<Row> = lines(&archives)
            .iter()
            .map(actual_row)
            .filter(|row| row.6 != "profile")
            .collect();
        rows.sort();
        assert_eq!(rows, expected(&folder), "{archives:?}");
    }
}

#[test]
fn lines_can_be_read_back() {
    for (_, archives) in archives() {
        let first = lines(&archives);
        let home = tempfile::tempdir().unwrap();
        let file = home.path().join("posts.jsonl");
        let text: String = first.iter().map(|line| format!("{line}\n")).collect();
        std::fs::write(&file, text).unwrap();
        let again = lines(&[file]);
        assert_eq!(again.len(), first.len(), "{archives:?}");
        for (a, b) in first.iter().zip(&again) {
            assert_eq!(actual_row(a), actual_row(b));
            assert_eq!(a["platform"], b["platform"]);
            assert_eq!(a["audience"], b["audience"]);
            assert_eq!(a["id"], b["id"], "a post stays the same post");
        }
    }
}

/// `source` may be named anew, the rest is the whole promise of the line form.
#[test]
fn a_line_has_the_promised_fields() {
    let promised = [
        "platform",
        "kind",
        "text",
        "time",
        "time_basis",
        "audience",
        "group",
        "permalink",
        "media",
        "own",
        "source",
    ];
    for (_, archives) in archives() {
        for line in lines(&archives) {
            for name in promised {
                assert!(line.get(name).is_some(), "{name} is missing");
            }
        }
    }
}

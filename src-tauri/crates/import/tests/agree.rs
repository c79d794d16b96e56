//! Every archive of the corpus against what is known to be in it, as a folder and as a zip.

#![allow(clippy::unwrap_used)] // Clippy does not see that functions beside tests are for tests.

mod common;

use std::collections::HashSet;

use common::{ARCHIVES, Kept, all, corpus, inputs, only};
use import::ImportError;
use model::{Audience, Post, PostKind, Standing};
use serde_json::Value;

fn kind(word: &str) -> &str {
    match word {
        "photo" | "video" => "caption",
        "wall_post" => "post",
        "old_version" | "membership_answer" | "draft" => "other",
        "community_post" => "group_post",
        word => word,
    }
}

fn standing(item: &Value) -> Standing {
    match item["visibility"].as_str().unwrap() {
        "deleted" => Standing::Deleted,
        "archived" => Standing::Archived,
        "pending" => Standing::Pending,
        "draft" => Standing::Draft,
        "history" => Standing::Earlier,
        _ => Standing::Live,
    }
}

fn audience(item: &Value) -> Option<Audience> {
    match item["visibility"].as_str().unwrap() {
        "public_unless_protected" | "public_subreddit" => Some(Audience::Public),
        "group" | "community" | "pending" => Some(Audience::Group),
        "circle" => Some(Audience::Friends),
        "private" | "draft" => Some(Audience::Private),
        "unknown" | "archived" | "history" => Some(Audience::Unknown),
        _ => None,
    }
}

fn is(post: &Post, item: &Value) -> bool {
    let media: Vec<&str> = item["media"]
        .as_array()
        .unwrap()
        .iter()
        .map(|m| m["path"].as_str().or(m["url"].as_str()).unwrap())
        .collect();
    let own = item["own_text"].as_bool().unwrap_or(true);
    post.kind.as_str() == kind(item["kind"].as_str().unwrap())
        && post.text == item["text"].as_str().unwrap()
        && post.time.map(|t| t.to_rfc3339()).as_deref() == item["time_utc"].as_str()
        && post.group.as_deref() == item["container"].as_str()
        && post.permalink.as_deref() == item["url"].as_str()
        && post.media.iter().map(|m| m.name.as_str()).eq(media)
        && post.own == Some(own)
        && post.standing == standing(item)
        && audience(item).is_none_or(|a| post.audience == a)
        && item["geo"].as_array().is_none_or(|geo| {
            let at = post.place.as_ref().and_then(|p| p.lat_lon);
            at == geo[0].as_f64().zip(geo[1].as_f64())
        })
        && item["id"]
            .as_str()
            .is_none_or(|id| post.native_id.as_deref() == Some(id))
        && item["parent"]
            .as_str()
            .is_none_or(|p| post.reply_to.as_deref() == Some(p))
        && item["media"]
            .as_array()
            .unwrap()
            .iter()
            .zip(&post.media)
            .all(|(m, medium)| {
                m["caption"]
                    .as_str()
                    .is_none_or(|c| medium.caption.as_deref() == Some(c) || post.text == c)
            })
}

fn show(post: &Post) -> String {
    import::to_line(post)
}

#[test]
fn archives_agree_with_what_is_known_to_be_in_them() {
    for (paths, name) in ARCHIVES {
        let text = std::fs::read_to_string(corpus(&format!("{name}.expected.json"))).unwrap();
        let expected: Value = serde_json::from_str(&text).unwrap();
        let items = expected["items"].as_array().unwrap();
        let Kept { posts, .. } = all(inputs(paths));
        let rest: Vec<&Post> = posts
            .iter()
            .filter(|p| p.kind != PostKind::Profile)
            .collect();
        let mut used = HashSet::new();
        for item in items {
            let found = (0..rest.len()).find(|i| !used.contains(i) && is(rest[*i], item));
            match found {
                Some(i) => used.insert(i),
                None => panic!(
                    "{paths:?} lacks {item:#}\nhas\n{}",
                    rest.iter().map(|p| show(p)).collect::<Vec<_>>().join("\n")
                ),
            };
        }
        let more: Vec<String> = (0..rest.len())
            .filter(|i| !used.contains(i))
            .map(|i| show(rest[i]))
            .collect();
        assert!(more.is_empty(), "{paths:?} has more: {more:#?}");
        let keys: HashSet<_> = posts.iter().map(|post| post.key).collect();
        assert_eq!(keys.len(), posts.len(), "{paths:?}: each key once");
    }
}

#[test]
fn folders_and_zips_give_the_same_posts() {
    for (paths, name) in ARCHIVES {
        let mut of_folder: Vec<String> = all(inputs(&[name])).posts.iter().map(show).collect();
        let mut of_these: Vec<String> = all(inputs(paths)).posts.iter().map(show).collect();
        of_folder.sort();
        of_these.sort();
        assert_eq!(of_folder, of_these, "{paths:?}");
    }
}

#[test]
fn profiles_are_told() {
    for (paths, name) in ARCHIVES {
        let text = std::fs::read_to_string(corpus(&format!("{name}.expected.json"))).unwrap();
        let expected: Value = serde_json::from_str(&text).unwrap();
        let Kept { posts, .. } = all(inputs(paths));
        let told: HashSet<&str> = posts
            .iter()
            .filter(|post| post.kind == PostKind::Profile)
            .map(|post| post.text.as_str())
            .collect();
        for (field, value) in expected["profile"].as_object().unwrap() {
            let values = value
                .as_array()
                .cloned()
                .unwrap_or_else(|| vec![value.clone()]);
            for value in values.iter().filter_map(Value::as_str) {
                assert!(field == "url" || told.contains(value), "{paths:?}: {field}");
            }
        }
    }
}

#[test]
fn owners_are_known_and_only_the_unknown_file_is_set_aside() {
    for (paths, name) in ARCHIVES {
        let mut archive = only(inputs(paths)).unwrap_or_else(|e| panic!("{paths:?}: {e}"));
        let owner = archive
            .owner()
            .expect("every archive of the corpus says whose it is");
        let label = owner.label();
        let known = [
            "@danadrives",
            "@dana_reyes_84",
            "@dana.reyes.drives",
            "@dana_drives",
        ];
        assert!(known.contains(&label.as_str()), "{label}");
        if *name == "x/modern" {
            assert_eq!(owner.former, ["dana_reyes_84"]);
        }
        if *name == "facebook/json-2025" {
            assert_eq!(owner.former, ["Dana Whitfield"]);
        }
        assert!(archive.total_bytes() > 0);
        assert!(
            archive.missing_parts().is_empty(),
            "{:?}",
            archive.missing_parts()
        );
        assert!(!archive.label().contains('/'));
        let (kept, result) = common::read(&mut archive);
        assert_eq!(result, Ok(()));
        let expected: &[&str] = match *name {
            "facebook/json-2025" => &["your_facebook_activity/posts/your_photos_note.json unknown"],
            _ => &[],
        };
        assert_eq!(kept.places(), expected, "{paths:?}");
    }
}

#[test]
fn html_is_refused_by_name() {
    let refused = only(inputs(&["facebook/html-2025"])).err();
    assert_eq!(refused, Some(ImportError::HtmlExport));
}

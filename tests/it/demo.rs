//! The invented driver through the whole path.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::support::{code, rearview, stdout};

#[test]
fn the_invented_driver_has_three_years_on_three_platforms() {
    let output = rearview(&["demo", "--format", "json"], "");
    assert_eq!(code(&output), 1);
    let answer: Value = serde_json::from_str(&stdout(&output)).unwrap();
    let counts = &answer["counts"];
    let posts = counts["posts"].as_u64().unwrap();
    assert!((350..=500).contains(&posts), "{posts} posts");
    let platforms: BTreeMap<String, u64> =
        serde_json::from_value(counts["platforms"].clone()).unwrap();
    assert_eq!(
        platforms.keys().collect::<Vec<_>>(),
        ["facebook", "reddit", "x"]
    );
    assert!(platforms.values().all(|n| *n >= 60), "{platforms:?}");
    let share = counts["with_findings"].as_f64().unwrap() / counts["own"].as_f64().unwrap();
    assert!(
        (0.2..0.8).contains(&share),
        "{share} of the posts carry a detail"
    );
    for archive in answer["archives"].as_array().unwrap() {
        assert_eq!(archive["state"], "done");
        assert_eq!(
            archive["skipped"],
            serde_json::json!([]),
            "{}",
            archive["label"]
        );
    }
    assert_eq!(answer["accounts"].as_array().unwrap().len(), 3);
}

/// What the script says stands in the archives is what comes out of them.
#[test]
fn every_text_of_the_script_is_read() {
    let persona = tests::persona::build();
    let home = tempfile::tempdir().unwrap();
    let mut arguments = vec!["posts".to_owned(), "--json".to_owned()];
    for (name, bytes) in &persona.archives {
        let path = home.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        arguments.push(path.to_string_lossy().into_owned());
    }
    let output = rearview(&arguments, "");
    assert_eq!(code(&output), 0);
    let read: Vec<String> = stdout(&output)
        .lines()
        .map(|line| {
            let line: Value = serde_json::from_str(line).unwrap();
            line["text"].as_str().unwrap().to_owned()
        })
        .collect();
    let missing: Vec<&str> = persona
        .items
        .iter()
        .filter(|item| item.own && !read.iter().any(|text| text == &item.text))
        .map(|item| item.text.as_str())
        .collect();
    assert!(
        missing.is_empty(),
        "{} of {}: {missing:#?}",
        missing.len(),
        persona.items.len()
    );
}

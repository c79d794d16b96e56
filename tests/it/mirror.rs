//! The mirror and the listening report: the same numbers everywhere, every number opens its posts, and
//! what is covered is not in the file.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::program::Program;
use crate::support::{code, rearview, stdout, top};

/// The invented driver's archives.
fn archives() -> Vec<PathBuf> {
    let folder = top().join("src-tauri/crates/api/persona");
    let mut all: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|e| e == "zip"))
        .collect();
    all.sort();
    all
}

fn report(archives: &[PathBuf], out: &Path, more: &[&str]) -> i32 {
    let mut arguments: Vec<PathBuf> = vec!["report".into()];
    arguments.extend(archives.iter().cloned());
    arguments.extend(["--out".into(), out.to_path_buf()]);
    arguments.extend(more.iter().map(PathBuf::from));
    code(&rearview(&arguments, ""))
}

fn audit() -> Value {
    let mut arguments: Vec<PathBuf> = vec!["audit".into()];
    arguments.extend(archives());
    arguments.extend(["--format".into(), "json".into()]);
    serde_json::from_str(&stdout(&rearview(&arguments, ""))).unwrap()
}

fn numbers(value: &Value) -> Vec<u64> {
    let all = value.as_array().unwrap().iter();
    all.map(|n| n.as_u64().unwrap()).collect()
}

#[test]
fn the_page_the_table_and_the_audit_say_the_same() {
    let home = tempfile::tempdir().unwrap();
    let answer = audit();
    let filed: BTreeSet<&str> = answer["categories"]
        .as_array()
        .unwrap()
        .iter()
        .map(|filed| filed["post"].as_str().unwrap())
        .collect();
    assert!(filed.len() > 20, "the invented driver is filed");

    let programs = home.path().join("report.json");
    assert_eq!(report(&archives(), &programs, &[]), 1);
    let written: Value = serde_json::from_slice(&std::fs::read(programs).unwrap()).unwrap();
    assert_eq!(written["entries"].as_array().unwrap().len(), filed.len());
    for end in ["lo", "hi"] {
        assert_eq!(written["crowd"][end], answer["crowd"][end]);
    }
    assert_eq!(
        written["fixes"].as_array().unwrap().len(),
        answer["fixes"].as_array().unwrap().len()
    );

    let table = home.path().join("report.csv");
    assert_eq!(report(&archives(), &table, &[]), 1);
    let rows = std::fs::read(table).unwrap();
    assert_eq!(
        csv::Reader::from_reader(rows.as_slice()).records().count(),
        filed.len()
    );

    let page = home.path().join("report.html");
    assert_eq!(report(&archives(), &page, &[]), 1);
    let page = std::fs::read_to_string(page).unwrap();
    assert_eq!(page.matches("<article>").count(), filed.len());
}

#[test]
fn the_page_needs_nothing_and_hides_what_it_covers() {
    let home = tempfile::tempdir().unwrap();
    let page = |name: &str, more: &[&str]| {
        let path = home.path().join(name);
        report(&archives(), &path, more);
        std::fs::read_to_string(path).unwrap()
    };
    let covered = page("covered.html", &[]);
    for outside in [
        "<script", "<link", "<img", "src=", "href=", "@import", "url(",
    ] {
        assert!(!covered.contains(outside), "{outside}");
    }
    let own = ["Yarelis Monteagudo", "781 555 0147"];
    let whole = page("whole.html", &["--own-names", "--other-names"]);
    for name in own {
        assert!(!covered.contains(name), "{name} is covered");
    }
    assert!(own.iter().any(|name| whole.contains(name)));
}

#[test]
fn words_of_a_post_are_never_markup() {
    let home = tempfile::tempdir().unwrap();
    let archive = home.path().join("posts.jsonl");
    let text =
        "we walk out on strike </p><script>alert(1)</script> \u{202e}&amp; \"join the union\"";
    let line = json!({"platform": "x", "kind": "post", "text": text, "own": true});
    std::fs::write(&archive, line.to_string()).unwrap();
    let out = home.path().join("report.html");
    report(std::slice::from_ref(&archive), &out, &[]);
    let page = std::fs::read_to_string(&out).unwrap();
    assert!(!page.contains("<script") && !page.contains('\u{202e}'));
    assert!(page.contains("&lt;script&gt;") && page.contains("&amp;amp;"));
    // A spreadsheet takes no post for a formula.
    let line = json!({"platform": "x", "kind": "post", "text": "=cmd() on strike", "own": true});
    std::fs::write(&archive, line.to_string()).unwrap();
    let out = home.path().join("report.csv");
    report(&[archive], &out, &[]);
    assert!(std::fs::read_to_string(out).unwrap().contains("'=cmd()"));
}

#[test]
fn a_report_is_refused_where_it_would_say_that_all_is_well() {
    let home = tempfile::tempdir().unwrap();
    let nowhere = [home.path().join("nowhere.zip")];
    let out = home.path().join("report.html");
    assert_eq!(report(&nowhere, &out, &[]), 2);
    assert!(!out.exists());
    assert_eq!(report(&archives(), &home.path().join("report.doc"), &[]), 2);
    assert_eq!(std::fs::read_dir(home.path()).unwrap().count(), 0);
}

#[test]
fn every_number_of_the_mirror_opens_its_posts() {
    let home = tempfile::tempdir().unwrap();
    let program = Program::start(home.path());
    program.ok("open_demo", json!({}));
    let seen = program.ok("exposure", json!({}));
    let facts = seen["facts"].as_array().unwrap();
    let owner = |f: &&Value| f["whose"] == "owner";
    assert!(facts.iter().filter(owner).count() > 10);
    for fact in facts {
        let posts = numbers(&fact["posts"]);
        let opened = program.ids(json!({"posts": posts}));
        assert_eq!(opened.len(), posts.len(), "{}", fact["dimension"]);
    }
    for category in seen["categories"].as_array().unwrap() {
        let opened = program.ids(json!({"categories": [category["category"]]}));
        assert_eq!(opened.len() as u64, category["posts"].as_u64().unwrap());
    }
    let report = program.ok("report", json!({}));
    let entries = report["entries"].as_array().unwrap();
    let all: Vec<&Value> = seen["categories"].as_array().unwrap().iter().collect();
    let all: Vec<&Value> = all.iter().map(|c| &c["category"]).collect();
    assert_eq!(entries.len(), program.ids(json!({"categories": all})).len());

    // What if the posts of the smallest fix were gone?
    let fixes = seen["fixes"].as_array().unwrap();
    let steps: Vec<&Value> = fixes.iter().map(|fix| &fix["post"]).collect();
    let less = program.ok("exposure", json!({"without_posts": steps}));
    let end = |crowd: &Value, end: &str| crowd[end].as_f64().unwrap();
    assert!(end(&less["what_if"], "lo") >= end(&seen["crowd"], "lo"));
    assert_eq!(less["crowd"], seen["crowd"]);

    // The same as a file.
    let path = home.path().join("mine.html");
    program.answer(&path);
    let how = json!({"format": "html", "own_names": false, "other_names": false});
    assert_eq!(program.ok("save_report", how)["name"], "mine.html");
    let page = std::fs::read_to_string(path).unwrap();
    assert_eq!(page.matches("<article>").count(), entries.len());
}

#[test]
fn what_is_told_follows_the_posts() {
    let home = tempfile::tempdir().unwrap();
    let program = Program::first_pass(home.path());
    let facts = |program: &Program| {
        let seen = program.ok("exposure", json!({}));
        seen["facts"].as_array().unwrap().len()
    };
    assert_eq!(facts(&program), 0);
    let posts = [
        "I'm 58 and I drive a 2014 blue Corolla for Amazon Flex",
        "coffee",
    ];
    program.ok("paste_text", json!({"text": posts.join("\n\n\n")}));
    program.last_word();
    assert!(facts(&program) >= 2);
    let archives = program.ok("archives", json!({}));
    program.ok("remove_archive", json!({"id": archives[0]["id"]}));
    assert_eq!(facts(&program), 0);
}

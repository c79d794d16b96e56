//! Stored posts are scanned again when the detectors are others, when posts come or go, and after a
//! stop; what the person decided stays.

use std::path::Path;
use std::sync::Arc;

use model::{Finding, Kind, Span, Why};
use serde_json::{Value, json};
use store::{Scanned, Stage, Store};

use crate::program::{PASSPHRASE, Program};
use crate::support::corpus;

const TEXT: &str = "My plate is 8ZQX417 ok\n\n\nmy name is Tobias Wren\n\n\nugh tobias again";

/// The database, while no program holds it.
fn store(folder: &Path) -> Store {
    let keys = vault::file::open(folder, PASSPHRASE).unwrap();
    Store::open(folder, Arc::new(keys.audit)).unwrap()
}

fn paste(program: &Program, text: &str) {
    let job = program.ok("paste_text", json!({"text": text}));
    program.last_word();
    assert_eq!(program.last_scan(&job["job"])["state"], "done");
}

fn posts(program: &Program) -> Vec<Value> {
    let ids = program.ids(json!({"oldest_first": true}));
    let posts = program.ok("read_posts", json!({"ids": ids}));
    posts.as_array().unwrap().clone()
}

fn post(program: &Program, text: &str) -> Value {
    let all = posts(program);
    let found = all.iter().find(|p| p["text"] == text);
    found.expect("the post is there").clone()
}

/// As if detectors of before had seen one thing where nothing is, and stopped at `stage`.
fn seen_by_older(folder: &Path, stage: Stage, version: u32) {
    let mut store = store(folder);
    let wrong = Finding {
        part: 0,
        span: Span { start: 0, end: 2 },
        kind: Kind::Vin,
        confidence: 0.9,
        detector: "vin".into(),
        why: Why::Shape,
    };
    let all = store.scannable().unwrap();
    let found: Vec<(u32, Vec<Finding>)> = all.iter().map(|id| (*id, vec![wrong.clone()])).collect();
    let state = Scanned {
        version,
        stage,
        twice: 0,
    };
    store.replace_findings(&found, Some(state)).unwrap();
}

#[test]
fn detectors_of_another_version_scan_again_and_decisions_stay() {
    let home = tempfile::tempdir().unwrap();
    let program = Program::first_pass(home.path());
    paste(&program, TEXT);
    let before = posts(&program);
    let plates = program.ids(json!({"kinds": ["PLATE"]}));
    assert_eq!(plates.len(), 1);
    program.ok("decide", json!({"ids": plates, "decision": "fix"}));
    drop(program);

    seen_by_older(home.path(), Stage::Done, detect::VERSION - 1);
    let program = Program::open(home.path());
    assert_eq!(program.last_scan(&json!(1))["state"], "done");
    assert_eq!(program.ids(json!({"kinds": ["VIN"]})), [] as [u64; 0]);
    assert_eq!(program.ids(json!({"kinds": ["PLATE"]})), plates);
    assert_eq!(program.ids(json!({"decisions": ["fix"]})), plates);
    let findings = |posts: &[Value]| -> Vec<Value> {
        posts.iter().map(|post| post["findings"].clone()).collect()
    };
    assert_eq!(findings(&posts(&program)), findings(&before));
    drop(program);

    let state = store(home.path()).scanned().unwrap();
    let done = Scanned {
        version: detect::VERSION,
        stage: Stage::Done,
        twice: 0,
    };
    assert_eq!(state, Some(done), "the next opening has nothing to do");
}

#[test]
fn what_was_stopped_goes_on_where_it_was() {
    let home = tempfile::tempdir().unwrap();
    let program = Program::first_pass(home.path());
    paste(&program, TEXT);
    let ids = program.ids(json!({}));
    drop(program);
    let first = ids.iter().min().copied().unwrap();

    // Stopped after the first post: it is not looked at again, the others are.
    let stage = Stage::Upto(u32::try_from(first).unwrap());
    seen_by_older(home.path(), stage, detect::VERSION);
    let program = Program::open(home.path());
    assert_eq!(program.last_scan(&json!(1))["state"], "done");
    assert_eq!(program.ids(json!({"kinds": ["VIN"]})), [first]);
}

#[test]
fn a_database_of_before_there_was_a_state_is_scanned() {
    let home = tempfile::tempdir().unwrap();
    let program = Program::first_pass(home.path());
    paste(&program, TEXT);
    drop(program);
    seen_by_older(home.path(), Stage::Done, detect::VERSION);
    store(home.path()).remove_setting("scanned").unwrap();
    let program = Program::open(home.path());
    assert_eq!(program.last_scan(&json!(1))["state"], "done");
    assert_eq!(program.ids(json!({"kinds": ["VIN"]})), [] as [u64; 0]);
}

#[test]
fn a_value_found_once_is_found_in_posts_of_every_archive_until_its_post_is_gone() {
    let home = tempfile::tempdir().unwrap();
    let program = Program::first_pass(home.path());
    let echoes = |program: &Program| -> usize {
        let findings = post(program, "they scanned 4kz-917 at the gate")["findings"].clone();
        let found = findings.as_array().unwrap().iter();
        found
            .filter(|f| f["kind"] == "PLATE" && f["why"] == "echo" && f["detector"] == "echo")
            .count()
    };
    paste(&program, "they scanned 4kz-917 at the gate");
    assert_eq!(echoes(&program), 0);
    paste(&program, "my plate is 4KZ 917, nice to meet you");
    assert_eq!(echoes(&program), 1);

    let archives = program.ok("archives", json!({}));
    let last = archives.as_array().unwrap().iter().map(|a| &a["id"]);
    let last = last.max_by_key(|id| id.as_u64()).unwrap().clone();
    program.ok("remove_archive", json!({"id": last}));
    assert_eq!(program.last_scan(&json!(3))["state"], "done");
    assert_eq!(echoes(&program), 0);
}

#[test]
fn an_import_does_not_wait_for_a_scan() {
    let home = tempfile::tempdir().unwrap();
    let program = Program::first_pass(home.path());
    let archive = corpus("archives/x/zips/twitter-2025-01-22-0123456789abcdef.zip");
    program.import(&[archive]);
    let whole = posts(&program);
    drop(program);
    seen_by_older(home.path(), Stage::Done, detect::VERSION - 1);

    let program = Program::open(home.path());
    // Whether the scan still runs or not: it is never in the way, and nothing of it is lost.
    paste(&program, TEXT);
    assert_eq!(program.ids(json!({"kinds": ["VIN"]})), [] as [u64; 0]);
    let plates = program.ids(json!({"kinds": ["PLATE"]}));
    assert_eq!(plates.len(), 2);
    assert_eq!(posts(&program).len(), whole.len() + 3);
}

#[test]
fn the_window_is_told_what_is_looked_for_and_how_well() {
    let home = tempfile::tempdir().unwrap();
    let program = Program::first_pass(home.path());
    let detection = program.ok("detection", json!({}));
    assert_eq!(detection["model"], "on");
    assert_eq!(detection["version"], detection["quality"]["version"]);
    assert_eq!(detection["quality"]["kinds"].as_array().unwrap().len(), 24);
}

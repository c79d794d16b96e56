//! The second pass: in the background after an import, on from where it was stopped, never in the way,
//! and off where the person says so.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use api::Clocks;
use model::{Finding, Kind, Span, Why};
use serde_json::{Value, json};
use store::{Scanned, Stage, Store};

use crate::program::{PASSPHRASE, Program};

/// The network alone sees the friend; what it makes of the colleague is sure enough to be searched
/// for in the Spanish post, where nothing else would see it.
const FRIEND: &str = "ask wexlow, he knows the gate";
const COLLEAGUE: &str = "quillandra brindlecombe never answers";
const ECHO: &str = "cable quillandra brindlecombe usb roto";
const PLATE: &str = "My plate is 8ZQX417 ok";

fn store(folder: &Path) -> Store {
    let keys = vault::file::open(folder, PASSPHRASE).unwrap();
    Store::open(folder, Arc::new(keys.audit)).unwrap()
}

/// What no pass would find: it is gone once a post is looked through again.
fn mark() -> Finding {
    Finding {
        part: 0,
        span: Span { start: 0, end: 2 },
        kind: Kind::Vin,
        confidence: 0.9,
        detector: "vin".into(),
        why: Why::Shape,
    }
}

/// The job of what was pasted, once its posts are there.
fn paste(program: &Program, texts: &[&str]) -> Value {
    let job = program.ok("paste_text", json!({"text": texts.join("\n\n\n")}))["job"].clone();
    program.last_word();
    job
}

fn paste_twice(program: &Program, texts: &[&str]) {
    let job = paste(program, texts);
    assert_eq!(program.last_scan(&job)["state"], "done");
}

/// So many posts that the second pass takes a while.
fn many() -> Vec<String> {
    let post = |n| format!("{n} drivers circling Logan for {n} hours, says Thornwick {n}");
    (0..80).map(post).collect()
}

fn paste_many(program: &Program) -> Value {
    let many = many();
    paste(
        program,
        &many.iter().map(String::as_str).collect::<Vec<_>>(),
    )
}

/// Kind, reason and words of what was found in a post.
fn found(program: &Program, text: &str) -> Vec<(String, String, String)> {
    let posts = program.ok("read_posts", json!({"ids": program.ids(json!({}))}));
    let posts = posts.as_array().unwrap();
    let post = posts.iter().find(|p| p["text"] == text).unwrap();
    let findings = post["findings"].as_array().unwrap().iter();
    let word = |value: &Value| value.as_str().unwrap().to_owned();
    let covered = |f: &Value| {
        let at = |name: &str| usize::try_from(f[name].as_u64().unwrap()).unwrap();
        let (start, end) = (at("start"), at("end"));
        text.chars().skip(start).take(end - start).collect()
    };
    findings
        .map(|f| (word(&f["kind"]), word(&f["why"]), covered(f)))
        .collect()
}

fn one(kind: &str, why: &str, text: &str) -> Vec<(String, String, String)> {
    vec![(kind.into(), why.into(), text.into())]
}

fn second_pass(program: &Program) -> (String, u64) {
    let answer = program.ok("second_pass", json!({}));
    let state = answer["state"].as_str().unwrap().to_owned();
    (state, answer["waiting"].as_u64().unwrap())
}

#[test]
fn what_the_network_sees_is_found_after_an_import_and_then_everywhere() {
    let home = tempfile::tempdir().unwrap();
    let program = Program::first_pass(home.path());
    paste_twice(&program, &[FRIEND, COLLEAGUE, ECHO, PLATE]);
    assert_eq!(second_pass(&program), ("off".into(), 0));
    assert!(found(&program, FRIEND).is_empty());
    assert!(found(&program, ECHO).is_empty());
    let plates = program.ids(json!({"kinds": ["PLATE"]}));
    program.ok("decide", json!({"ids": plates, "decision": "fix"}));

    program.look_twice(true);
    let last = program.last_scan(&json!(2));
    assert_eq!(
        (&last["state"], &last["pass"]),
        (&json!("done"), &json!("second"))
    );
    assert_eq!(second_pass(&program), ("refined".into(), 0));
    assert_eq!(found(&program, FRIEND), one("PERSON", "model", "wexlow"));
    assert_eq!(
        found(&program, ECHO),
        one("PERSON", "echo", "quillandra brindlecombe")
    );
    assert_eq!(program.ids(json!({"decisions": ["fix"]})), plates);

    // The person's own words: everything anew, and again twice.
    program.ok(
        "save_own_terms",
        json!({"terms": [{"term": "gate", "kind": null}]}),
    );
    assert_eq!(program.last_scan(&json!(3))["state"], "done");
    assert_eq!(second_pass(&program), ("refined".into(), 0));
    let kinds = found(&program, FRIEND).into_iter().map(|f| f.0);
    assert_eq!(kinds.collect::<Vec<_>>(), ["PERSON", "OWN_TERM"]);

    // Off: what it found is gone again.
    program.look_twice(false);
    assert_eq!(program.last_scan(&json!(4))["pass"], "first");
    assert_eq!(second_pass(&program), ("off".into(), 0));
    assert!(found(&program, ECHO).is_empty());
    assert_eq!(program.ids(json!({"decisions": ["fix"]})), plates);
}

#[test]
fn only_posts_that_came_wait_for_it() {
    let home = tempfile::tempdir().unwrap();
    let program = Program::new_profile(home.path());
    paste_twice(&program, &[PLATE, COLLEAGUE]);
    drop(program);

    // Both are marked, so that looking again would show.
    let mut kept = store(home.path());
    let ids = kept.scannable().unwrap();
    let marked: Vec<_> = ids.iter().map(|id| (*id, vec![mark()])).collect();
    kept.replace_findings(&marked, None).unwrap();
    let state = kept.scanned().unwrap().unwrap();
    assert_eq!((state.stage, Some(&state.twice)), (Stage::Done, ids.last()));
    drop(kept);

    let program = Program::open(home.path());
    paste_twice(&program, &[FRIEND]);
    assert_eq!(program.ids(json!({"kinds": ["VIN"]})).len(), 2);
    assert_eq!(found(&program, FRIEND), one("PERSON", "model", "wexlow"));

    // Row numbers are given again: the post that gets one of a post that is gone waits, too.
    let archives = program.ok("archives", json!({}));
    let last = archives.as_array().unwrap().iter().map(|a| &a["id"]);
    let last = last.max_by_key(|id| id.as_u64()).unwrap();
    program.ok("remove_archive", json!({"id": last}));
    let another = "thank you wexlow you saved my shift";
    paste_twice(&program, &[another]);
    assert_eq!(found(&program, another), one("PERSON", "model", "wexlow"));
    assert_eq!(program.ids(json!({"kinds": ["VIN"]})).len(), 2);
}

#[test]
fn what_was_stopped_goes_on_at_the_next_opening() {
    let home = tempfile::tempdir().unwrap();
    let program = Program::new_profile(home.path());
    let job = paste_many(&program);
    program.ok("cancel_job", json!({"job": job}));
    assert_eq!(program.last_scan(&job)["state"], "cancelled");
    let (state, waiting) = second_pass(&program);
    assert!(state == "not_yet" && waiting > 0, "{state}, {waiting}");
    drop(program);

    // As if it had been stopped half-way: what it has read is not read again.
    let mut kept = store(home.path());
    let ids = kept.scannable().unwrap();
    let half = ids[40];
    let state = Scanned {
        version: detect::VERSION,
        stage: Stage::Alone,
        twice: half,
    };
    let marked: Vec<_> = ids.iter().map(|id| (*id, vec![mark()])).collect();
    kept.replace_findings(&marked, Some(state)).unwrap();
    drop(kept);
    let program = Program::open(home.path());
    assert_eq!(program.last_scan(&json!(1))["state"], "done");
    assert_eq!(second_pass(&program), ("refined".into(), 0));
    let marked = program.ids(json!({"kinds": ["VIN"]}));
    assert_eq!(marked.len(), 41);
    let last = found(&program, &many()[79]);
    assert!(last.iter().any(|f| f.2 == "Thornwick"), "{last:?}");
}

#[test]
fn neither_an_import_nor_a_lock_waits_for_it() {
    let home = tempfile::tempdir().unwrap();
    let program = Program::new_profile(home.path());
    paste_many(&program);
    // Begun while the posts of before are looked through: these go on with the new one.
    let job = paste(&program, &[FRIEND]);
    assert!(second_pass(&program).1 > 0, "the second pass was stopped");

    let now = Clocks::now();
    for second in 0..303 {
        let more = Duration::from_secs(second);
        program.app.tick(Clocks {
            wall: now.wall + more,
            steady: now.steady + more,
        });
    }
    assert_eq!(program.ok("session", json!({}))["open"], json!(false));
    assert_eq!(program.last_scan(&job)["state"], "cancelled");
    program.ok("open_profile", json!({"proof": {"passphrase": PASSPHRASE}}));
    assert_eq!(program.last_scan(&json!(3))["state"], "done");
    assert_eq!(second_pass(&program), ("refined".into(), 0));
    assert_eq!(found(&program, FRIEND), one("PERSON", "model", "wexlow"));
}

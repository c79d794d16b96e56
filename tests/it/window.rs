//! The window's commands, without a window: make a profile, import, review, lock, open again.

use std::path::{Path, PathBuf};
use std::time::Duration;

use api::FaultCode;
use api::types::JobState;
use serde_json::json;

use crate::program::{PASSPHRASE, Program};
use crate::support::corpus;

fn modern() -> PathBuf {
    corpus("archives/x/zips/twitter-2025-01-22-0123456789abcdef.zip")
}

fn facebook() -> Vec<PathBuf> {
    ["AbCdEf12", "GhIjKl34"]
        .iter()
        .map(|part| {
            format!("archives/facebook/zips/facebook-danareyesdrives-27.08.2025-{part}.zip")
        })
        .map(|path| corpus(&path))
        .collect()
}

#[test]
fn a_profile_opens_with_its_passphrase_alone() {
    let home = tempfile::tempdir().unwrap();
    let program = Program::start(home.path());
    assert_eq!(program.ok("start_state", json!({}))["profile"], false);
    assert_eq!(program.fault("find_posts", json!({})), FaultCode::Locked);
    assert_eq!(
        program.fault("open_profile", json!({"proof": {"passphrase": "x"}})),
        FaultCode::NoProfile
    );
    assert_eq!(
        program.fault("create_profile", json!({"passphrase": "short"})),
        FaultCode::ShortPassphrase
    );
    program.ok("create_profile", json!({"passphrase": PASSPHRASE}));
    assert_eq!(
        program.fault("create_profile", json!({"passphrase": PASSPHRASE})),
        FaultCode::ProfileExists
    );
    program.ok("lock", json!({}));
    assert_eq!(program.fault("mirror", json!({})), FaultCode::Locked);
    assert_eq!(
        program.fault(
            "open_profile",
            json!({"proof": {"passphrase": "seven tired sparrowz"}})
        ),
        FaultCode::WrongPassphrase
    );
    let _other = Program::open(home.path());
    assert_eq!(
        program.fault("open_profile", json!({"proof": {"passphrase": PASSPHRASE}})),
        FaultCode::AlreadyOpen
    );
}

#[test]
fn decisions_are_there_after_a_restart() {
    let home = tempfile::tempdir().unwrap();
    let program = Program::new_profile(home.path());
    let receipts = program.import(&[modern()]);
    assert_eq!(receipts[0]["state"], "done");
    assert_eq!(receipts[0]["owner"]["handle"], "danadrives");
    let plates = program.ids(json!({"kinds": ["PLATE"]}));
    assert_eq!(plates.len(), 1);
    let post = program.ok("read_posts", json!({"ids": plates}))[0].clone();
    assert_eq!(
        post["text"],
        "My ride 🚗 plate 8ZQX417 https://dana.example/prius"
    );
    assert_eq!(post["archive"], "twitter-2025-01-22-0123456789abcdef.zip");
    let plate = post["findings"]
        .as_array()
        .unwrap()
        .iter()
        .find(|f| f["kind"] == "PLATE")
        .unwrap();
    assert_eq!((&plate["start"], &plate["end"]), (&json!(16), &json!(23)));
    program.ok("decide", json!({"ids": plates, "decision": "fix"}));
    drop(program);

    let program = Program::open(home.path());
    assert_eq!(program.ids(json!({"decisions": ["fix"]})), plates);
    program.ok("undo", json!({}));
    assert_eq!(program.ids(json!({"decisions": ["fix"]})), [] as [u64; 0]);
}

#[test]
fn the_same_archive_twice_adds_nothing_and_a_later_one_only_what_is_new() {
    let home = tempfile::tempdir().unwrap();
    let program = Program::new_profile(home.path());
    let first = program.import(&facebook());
    assert_eq!(first.len(), 1, "two parts of one export are one archive");
    let count = program.ok("session", json!({}))["posts"].as_u64().unwrap();
    assert_eq!(first[0]["new"].as_u64(), Some(count));
    let again = program.import(&facebook());
    assert_eq!(again[0]["new"], 0);
    assert_eq!(
        program.ok("session", json!({}))["posts"].as_u64(),
        Some(count)
    );

    // The folder of the same export with one post more.
    let later = tempfile::tempdir().unwrap();
    copy(&corpus("archives/facebook/json-2025"), later.path());
    let posts = later.path().join("your_facebook_activity/posts");
    let more = json!([{"timestamp": 1_760_000_000, "data": [{"post": "One more thing."}]}]);
    std::fs::write(
        posts.join("your_posts__check_ins__photos_and_videos_3.json"),
        more.to_string(),
    )
    .unwrap();
    let receipts = program.import(&[later.path().to_path_buf()]);
    assert_eq!(receipts[0]["new"], 1, "{}", receipts[0]);

    // Taking the first archive out leaves what the others hold too.
    let archives = program.ok("archives", json!({}));
    let oldest = archives.as_array().unwrap().last().unwrap()["id"].clone();
    assert_eq!(
        program.ok("remove_archive", json!({"id": oldest}))["posts"],
        0
    );
    assert_eq!(
        program.ok("session", json!({}))["posts"].as_u64(),
        Some(count + 1)
    );
}

#[test]
fn another_persons_archive_is_refused() {
    let home = tempfile::tempdir().unwrap();
    let program = Program::new_profile(home.path());
    program.import(&[modern()]);
    let count = program.ok("session", json!({}))["posts"].clone();
    let other = tempfile::tempdir().unwrap();
    copy(&corpus("archives/x/modern"), other.path());
    for name in ["account.js", "manifest.js"] {
        let path = other.path().join("data").join(name);
        let text = std::fs::read_to_string(&path).unwrap();
        let text = text.replace("danadrives", "sam_okafor_rides");
        std::fs::write(
            &path,
            text.replace("1400000000000000001", "1500000000000000009"),
        )
        .unwrap();
    }
    std::fs::remove_file(other.path().join("data/screen-name-change.js")).unwrap();
    let receipts = program.import(&[other.path().to_path_buf()]);
    assert_eq!(receipts[0]["state"], "refused");
    assert_eq!(receipts[0]["fault"]["code"], "other_owner");
    assert_eq!(receipts[0]["fault"]["place"], "@sam_okafor_rides");
    assert_eq!(receipts[0]["fault"]["owner"], "@danadrives");
    assert_eq!(program.ok("session", json!({}))["posts"], count);
    // The same person under the name of before is no other person.
    let grailbird = program.import(&[corpus("archives/x/grailbird-2015")]);
    assert_eq!(grailbird[0]["state"], "done", "{}", grailbird[0]);
}

#[test]
fn a_cancelled_import_leaves_nothing() {
    let home = tempfile::tempdir().unwrap();
    let program = Program::new_profile(home.path());
    let archive = home.path().join("many.jsonl");
    let line =
        |n: usize| format!("{{\"text\":\"post number {n} of many\",\"native_id\":\"{n}\"}}\n");
    std::fs::write(&archive, (0..150_000).map(line).collect::<String>()).unwrap();
    let job = program.start_import(std::slice::from_ref(&archive));
    // Once posts are coming in, stop.
    loop {
        let heard = program
            .events
            .recv_timeout(Duration::from_secs(60))
            .unwrap();
        assert_eq!(
            heard["state"], "running",
            "ended before it could be stopped: {heard}"
        );
        if heard["archives"][0]["posts"]
            .as_u64()
            .is_some_and(|n| n > 0)
        {
            break;
        }
    }
    assert_eq!(
        program.fault("paste_text", json!({"text": "me too"})),
        FaultCode::Busy
    );
    program.ok("cancel_job", json!({"job": job}));
    let last = program.last_word();
    assert_eq!(last["state"], "cancelled");
    assert_eq!(last["archives"][0]["state"], "cancelled");
    assert_eq!(last["archives"][0]["new"], 0);
    let progress = program.ok("import_progress", json!({"job": job}));
    assert_eq!(
        progress["state"],
        serde_json::to_value(JobState::Cancelled).unwrap()
    );
    assert_eq!(program.ok("session", json!({}))["posts"], 0);
    assert_eq!(program.ok("archives", json!({})), json!([]));
    // And nothing keeps the next one from working.
    assert_eq!(program.import(&[modern()])[0]["state"], "done");
}

#[test]
fn pasted_text_becomes_posts() {
    let home = tempfile::tempdir().unwrap();
    let program = Program::new_profile(home.path());
    let text = "first thing\n---\nsecond: mail dana.reyes@example.com\n\n\nthird";
    program.ok("paste_text", json!({"text": text}));
    assert_eq!(program.last_word()["archives"][0]["posts"], 3);
    assert_eq!(program.ids(json!({"kinds": ["EMAIL"]})).len(), 1);
    assert_eq!(
        program.fault("paste_text", json!({"text": " \n "})),
        FaultCode::NoPosts
    );
}

#[test]
fn filters_narrow_and_every_count_can_be_opened() {
    let program = Program::start(Path::new("/nowhere"));
    program.ok("open_demo", json!({}));
    let mirror = program.ok("mirror", json!({}));
    let own = json!({"own": true});
    assert_eq!(
        program.ids(own).len() as u64,
        mirror["posts"].as_u64().unwrap()
    );
    for count in mirror["platforms"].as_array().unwrap() {
        let ids = program.ids(json!({"own": true, "platforms": [count["value"]]}));
        assert_eq!(ids.len() as u64, count["posts"].as_u64().unwrap());
    }
    for count in mirror["kinds"].as_array().unwrap() {
        let ids = program.ids(json!({"own": true, "kinds": [count["kind"]]}));
        assert_eq!(
            ids.len() as u64,
            count["posts"].as_u64().unwrap(),
            "{count}"
        );
    }
    for count in mirror["hours"].as_array().unwrap() {
        let filter = json!({"own": true, "weekday": count["weekday"], "hour": count["hour"]});
        assert_eq!(
            program.ids(filter).len() as u64,
            count["posts"].as_u64().unwrap(),
            "{count}"
        );
    }
    let months = mirror["months"].as_array().unwrap();
    assert!(months.len() > 30, "three years");
    for count in months.iter().take(8) {
        let month = count["month"].as_str().unwrap();
        let first: jiff::civil::Date = format!("{month}-01").parse().unwrap();
        let last = first.last_of_month().day();
        let filter = json!({
            "own": true, "platforms": [count["platform"]],
            "from": format!("{month}-01"), "to": format!("{month}-{last:02}"),
        });
        assert_eq!(
            program.ids(filter).len() as u64,
            count["posts"].as_u64().unwrap(),
            "{count}"
        );
    }
    let facets = program.ok("facets", json!({}));
    for (name, field) in [("audiences", "audiences"), ("post_kinds", "post_kinds")] {
        for count in facets[name].as_array().unwrap() {
            let ids = program.ids(json!({"own": true, field: [count["value"]]}));
            assert_eq!(ids.len() as u64, count["posts"].as_u64().unwrap());
        }
    }
}

#[test]
fn the_invented_driver_takes_no_real_archive_and_writes_no_file() {
    let home = tempfile::tempdir().unwrap();
    let program = Program::start(home.path());
    let info = program.ok("open_demo", json!({}));
    assert_eq!(info["demo"], true);
    let choices = program.app.pick(vec![modern()]);
    assert_eq!(
        program.fault("start_import", json!({"choices": [choices[0].id]})),
        FaultCode::DemoOnly
    );
    let ids = program.ids(json!({"findings": true}));
    program.ok("decide", json!({"ids": [ids[0]], "decision": "keep"}));
    program.ok(
        "save_own_terms",
        json!({"terms": [{"term": "the", "kind": null}]}),
    );
    assert!(!program.ids(json!({"kinds": ["OWN_TERM"]})).is_empty());
    assert_eq!(std::fs::read_dir(home.path()).unwrap().count(), 0);
}

#[test]
fn a_new_own_word_is_found_in_old_posts_and_decisions_stay() {
    let home = tempfile::tempdir().unwrap();
    let program = Program::new_profile(home.path());
    program.import(&[modern()]);
    let ids = program.ids(json!({"text": "dashcam"}));
    program.ok("decide", json!({"ids": ids, "decision": "ignore"}));
    let terms = json!({"terms": [{"term": "dashcam", "kind": null}]});
    let scan = program.ok("save_own_terms", terms.clone());
    assert_eq!(program.last_scan(&scan["job"])["state"], "done");
    assert_eq!(program.ids(json!({"kinds": ["OWN_TERM"]})), ids);
    assert_eq!(program.ids(json!({"decisions": ["ignore"]})), ids);
    assert_eq!(program.ok("own_terms", json!({})), terms);
}

#[test]
fn odd_requests_are_refused_and_nothing_breaks() {
    let home = tempfile::tempdir().unwrap();
    let program = Program::new_profile(home.path());
    for (name, request) in [
        ("no_such_command", json!({})),
        ("find_posts", json!({"text": 5})),
        ("find_posts", json!({"from": "yesterday"})),
        ("find_posts", json!({"unknown": true})),
        ("read_posts", json!({"ids": vec![1; 501]})),
        ("save_settings", json!({"theme": "purple"})),
        ("save_settings", json!({"zone": "Mars/Olympus"})),
        ("import_progress", json!({"job": 99})),
    ] {
        assert_eq!(
            program.fault(name, request),
            FaultCode::BadRequest,
            "{name}"
        );
    }
    assert_eq!(program.ids(json!({"text": "\" OR 1=1 --"})).len(), 0);
    assert_eq!(
        program.ok("read_posts", json!({"ids": [1, 2, 3]})),
        json!([])
    );
}

fn copy(from: &Path, to: &Path) {
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            std::fs::create_dir_all(&target).unwrap();
            copy(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), &target).unwrap();
        }
    }
}

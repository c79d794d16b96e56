//! Nothing a person wrote reaches a file outside the sealed ones, a log, or stderr.

use std::fs;
use std::path::Path;

use serde_json::json;

use crate::program::Program;
use crate::support::{rearview, stderr};

const CANARIES: &[&str] = &[
    "canaryquokka",
    "canarypassphrase",
    "canaryterm",
    "canarygroup",
];

fn holds_a_canary(bytes: &[u8]) -> Option<&'static str> {
    let lower = bytes.to_ascii_lowercase();
    CANARIES.iter().copied().find(|canary| {
        let wide: Vec<u8> = canary.encode_utf16().flat_map(u16::to_le_bytes).collect();
        lower.windows(canary.len()).any(|w| w == canary.as_bytes())
            || lower.windows(wide.len()).any(|w| w == wide)
    })
}

fn every_file(folder: &Path, each: &mut impl FnMut(&Path)) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            every_file(&path, each)
        } else {
            each(&path)
        }
    }
}

#[test]
fn files_of_a_profile_hold_no_plain_word() {
    let home = tempfile::tempdir().unwrap();
    let source = tempfile::tempdir().unwrap();
    let archive = source.path().join("mine.jsonl");
    let line = json!({"text": "the canaryquokka sings at DBO2", "group": "canarygroup drivers"});
    fs::write(&archive, line.to_string()).unwrap();
    let program = Program::start(home.path());
    program.ok(
        "create_profile",
        json!({"passphrase": "canarypassphrase long"}),
    );
    assert_eq!(program.import(&[archive])[0]["state"], "done");
    program.ok(
        "save_own_terms",
        json!({"terms": [{"term": "canaryterm", "kind": null}]}),
    );
    let found = program.ok("find_posts", json!({"text": "canaryquokka"}));
    program.ok("decide", json!({"ids": found["ids"], "decision": "fix"}));
    // While it is open (the log beside the database is full), and after.
    let check = || {
        let mut files = 0;
        every_file(home.path(), &mut |path| {
            files += 1;
            let canary = holds_a_canary(&fs::read(path).unwrap());
            assert_eq!(canary, None, "{}", path.display());
        });
        files
    };
    assert!(check() >= 4, "database, its log, keys, lock");
    program.ok("lock", json!({}));
    check();
}

#[cfg(unix)]
#[test]
fn files_of_a_profile_are_its_owners_alone() {
    use std::os::unix::fs::PermissionsExt;
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("data");
    let program = Program::new_profile(&folder);
    program.ok("paste_text", json!({"text": "hello"}));
    assert_eq!(
        fs::metadata(&folder).unwrap().permissions().mode() & 0o777,
        0o700
    );
    every_file(&folder, &mut |path| {
        let mode = fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode, 0o600, "{}", path.display());
    });
}

/// Whatever is wrong with an archive, what stands in it is not repeated on stderr.
#[test]
fn faults_hold_no_post_text() {
    let home = tempfile::tempdir().unwrap();
    let cases = [
        (
            "a.jsonl",
            "{\"text\":\"canaryquokka\"}\n{\"text\":\"canaryquokka\n{{{ canaryquokka",
        ),
        (
            "tweets.js",
            "window.YTD.tweets.part0 = [ {\"tweet\": canaryquokka } , [[[ canaryquokka",
        ),
        (
            "posts.csv",
            "id,permalink,date,ip,subreddit,gildings,title,url,body\n1,2,\"canaryquokka",
        ),
        ("letter.txt", "canaryquokka"),
    ];
    for (name, text) in cases {
        let path = home.path().join(name);
        fs::write(&path, text).unwrap();
        for command in ["audit", "posts"] {
            let output = rearview(&[command, path.to_str().unwrap()], "");
            let canary = holds_a_canary(stderr(&output).as_bytes());
            assert_eq!(canary, None, "{command} {name}");
        }
    }
}

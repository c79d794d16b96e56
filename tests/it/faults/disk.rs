//! A full disk and a read-only one: everything saved before is there, and what failed says so.
//!
//! The disk is a file system in memory, seen by the child alone.

use std::path::Path;
use std::process::Command;

use serde_json::{Value, json};

use super::make;
use crate::support::program;

/// Kilobytes that are free when the work begins: from none at all to enough for a while.
const FREE: [u32; 24] = [
    0, 4, 8, 16, 24, 32, 48, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384, 512, 640, 768,
    1024, 1536, 2048,
];

/// Copies a profile to a small disk, runs `script` there with the names `$disk` and `$victim`, and
/// gives its lines.
fn on_small_disk(profile: &Path, outside: &Path, script: &str) -> Vec<String> {
    let begin = "set -eu
        mount -t tmpfs -o size=48m,mode=700 tmpfs \"$disk\"
        cp -a \"$profile/.\" \"$disk\"";
    let disk = tempfile::tempdir().unwrap();
    let output = Command::new("unshare")
        .args(["--map-root-user", "--mount", "sh", "-c"])
        .arg(format!("{begin}\n{script}"))
        .env("disk", disk.path())
        .env("profile", profile)
        .env("outside", outside)
        .env("victim", program("victim"))
        .output()
        .unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    let error = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{script}\n{text}\n{error}");
    assert!(!error.contains("panicked"), "{error}");
    text.lines().map(str::to_owned).collect()
}

/// Leaves `free` KB, works until the disk is full, makes room, and tells what is there.
fn fill_while(profile: &Path, outside: &Path, work: &str, free: u32) -> (Vec<String>, Value) {
    let script = format!(
        "fallocate -l 40m \"$disk/filler\" || true
         left=$(df --output=avail -k \"$disk\" | tail -1)
         if [ \"$left\" -gt {free} ]; then fallocate -l $(( left - {free} ))k \"$disk/filler2\"; fi
         code=0; \"$victim\" \"$disk\" \"$outside\" {work} || code=$?
         echo \"ended $code\"
         rm -f \"$disk/filler\" \"$disk/filler2\"
         \"$victim\" \"$disk\" \"$outside\" tell"
    );
    let mut lines = on_small_disk(profile, outside, &script);
    let told = serde_json::from_str(&lines.pop().unwrap()).unwrap();
    assert_eq!(
        lines.pop().as_deref(),
        Some("ended 3"),
        "{work} with {free} KB: {lines:?}"
    );
    (lines, told)
}

fn nothing_alarming(told: &Value) {
    for what in ["unreadable", "gone", "replaced", "unlisted"] {
        assert_eq!(told["alarms"][what], 0, "{told}");
    }
}

#[test]
fn notes_survive_a_full_disk() {
    let (home, outside) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    make(home.path());
    let mut saved = 0;
    for free in FREE {
        let (said, told) = fill_while(home.path(), outside.path(), "save", free);
        nothing_alarming(&told);
        let titles: Vec<&str> = told["titles"]
            .as_array()
            .unwrap()
            .iter()
            .map(|t| t.as_str().unwrap())
            .collect();
        assert!(titles.contains(&"before"), "{free}: {titles:?}");
        for line in said.iter().filter(|line| line.starts_with("= note")) {
            let title = line.split(' ').nth(2).unwrap();
            let gone = said
                .iter()
                .any(|line| line.ends_with(&format!("gone {title}")));
            assert!(
                gone || titles.contains(&title),
                "{free} KB free: {title} is gone"
            );
            saved += 1;
        }
    }
    assert!(saved > 0, "nothing fitted at all");
}

#[test]
fn posts_survive_a_full_disk() {
    let (home, outside) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    make(home.path());
    for free in FREE {
        let (said, told) = fill_while(home.path(), outside.path(), "import", free);
        nothing_alarming(&told);
        let least = said
            .iter()
            .filter(|line| line.starts_with("= posts"))
            .count() as u64
            * 200;
        let posts = told["posts"].as_u64().unwrap();
        assert!(
            posts >= least && posts.is_multiple_of(200),
            "{free} KB free: {posts}, {least} said"
        );
    }
}

#[test]
fn a_read_only_folder_is_told_and_stays_as_it_is() {
    let (home, outside) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    make(home.path());
    for work in ["save", "import", "open", "new-keys", "backup"] {
        let script = format!(
            "cd \"$disk\"; find . -type f | sort | xargs sha256sum > /tmp/rearview-before.$$
             mount -o remount,ro \"$disk\"
             code=0; \"$victim\" \"$disk\" \"$outside\" {work} || code=$?
             echo \"ended $code\"
             find . -type f | sort | xargs sha256sum | cmp - /tmp/rearview-before.$$ && echo same
             rm -f /tmp/rearview-before.$$
             mount -o remount,rw \"$disk\"
             \"$victim\" \"$disk\" \"$outside\" tell"
        );
        let lines = on_small_disk(home.path(), outside.path(), &script);
        assert!(lines.iter().any(|line| line == "same"), "{work}: {lines:?}");
        assert!(
            lines.iter().any(|line| line == "ended 3"),
            "{work}: {lines:?}"
        );
        let told: Value = serde_json::from_str(lines.last().unwrap()).unwrap();
        nothing_alarming(&told);
        assert_eq!(told["titles"], json!(["before"]), "{work}");
    }
}

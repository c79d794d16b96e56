//! Kills at random points. The program says after each step that it is done; after the kill a fresh
//! one has to find all of it.

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::time::Duration;

use serde_json::{Value, json};

use super::make;
use crate::program::{PASSPHRASE, Program};
use crate::support::{corpus, program};

/// Kills of each kind of work; 210 in all.
const KILLS: u32 = 30;

/// A row of numbers that is the same in every run, so that a failure can be repeated.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: u64) -> u64 {
        // xorshift64*
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33) % limit
    }
}

/// Runs the victim, kills it after some steps and some time more, and gives what it said.
fn kill(
    folder: &Path,
    outside: &Path,
    work: &str,
    dice: &mut Dice,
    steps: u64,
    micros: u64,
) -> Vec<String> {
    let mut victim = Command::new(program("victim"))
        .args([folder, outside, Path::new(work)])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let out = victim.stdout.take().unwrap();
    let (send, lines) = mpsc::channel();
    let reader = std::thread::spawn(move || {
        for line in BufReader::new(out).lines().map_while(Result::ok) {
            let _ = send.send(line); // The rest is read after the kill.
        }
    });
    let mut said = Vec::new();
    for _ in 0..dice.below(steps) {
        match lines.recv_timeout(Duration::from_secs(60)) {
            Ok(line) => said.push(line),
            Err(_) => break, // It ended by itself: told below.
        }
    }
    // The random point: whatever the victim is doing so much later.
    let later = Duration::from_micros(dice.below(micros));
    if let Ok(line) = lines.recv_timeout(later) {
        said.push(line);
    }
    let ended = victim.try_wait().unwrap();
    victim.kill().unwrap();
    let output = victim.wait_with_output().unwrap();
    assert!(
        ended.is_none(),
        "{work} ended by itself: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    reader.join().unwrap();
    said.extend(lines.try_iter());
    said
}

/// Everything that every kill has to leave: both databases open, nothing alarming, the first note.
fn reopen(folder: &Path, passphrase: &str, accept: Value) -> Program {
    let program = Program::quick(folder);
    let proof = json!({"passphrase": passphrase});
    let opened = program.ok("open_profile", json!({"proof": proof, "accept": accept}));
    assert_eq!(opened["state"], "open", "{opened}");
    let opened = program.ok("open_vault", json!({"proof": proof, "accept": accept}));
    assert_eq!(opened["state"], "open", "{opened}");
    let alarms = &opened["alarms"];
    for what in ["unreadable", "gone", "replaced", "unlisted"] {
        assert_eq!(alarms[what], 0, "{alarms}");
    }
    assert!(program.titles(json!({})).contains(&"before".to_owned()));
    program
}

fn notes(program: &Program) -> BTreeMap<String, Value> {
    let found = program.ok("find_notes", json!({}));
    let ids: Vec<Value> = found["notes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|n| n["id"].clone())
        .collect();
    ids.into_iter()
        .map(|id| {
            let note = program.ok("read_note", json!({"id": id}))["note"].clone();
            (note["title"].as_str().unwrap().to_owned(), note)
        })
        .collect()
}

#[test]
fn imports_are_whole_or_not_there() {
    let (home, outside) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    make(home.path());
    let mut dice = Dice(0x1117);
    let mut least = 0;
    for _ in 0..KILLS {
        let said = kill(home.path(), outside.path(), "import", &mut dice, 4, 60_000);
        least += said
            .iter()
            .filter(|line| line.starts_with("= posts"))
            .count() as u64
            * 200;
        let program = reopen(home.path(), PASSPHRASE, json!([]));
        let total = program.ok("facets", json!({}))["total"].as_u64().unwrap();
        assert!(
            total >= least && total.is_multiple_of(200),
            "{total} posts, {least} were said"
        );
        least = total;
    }
    assert!(least > 0, "no import ever came to its end");
}

#[test]
fn notes_that_were_saved_are_there() {
    let (home, outside) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    make(home.path());
    let mut dice = Dice(0x2227);
    let mut said_in_all = 0;
    for _ in 0..KILLS {
        let said = kill(home.path(), outside.path(), "save", &mut dice, 30, 12_000);
        let program = reopen(home.path(), PASSPHRASE, json!([]));
        let there = notes(&program);
        let mut texts: BTreeMap<&str, &str> = BTreeMap::new();
        let (mut files, mut going) = (Vec::new(), Vec::new());
        for line in &said {
            let mut words = line.splitn(4, ' ');
            match (words.next(), words.next(), words.next(), words.next()) {
                (Some("="), Some("note"), Some(title), Some(text)) => {
                    texts.insert(title, text);
                }
                (Some("="), Some("file"), Some(title), None) => files.push(title),
                (_, Some("gone"), Some(title), None) => going.push((title, line.starts_with('='))),
                _ => panic!("{line}"),
            }
        }
        said_in_all += texts.len();
        for (title, text) in texts {
            let last = going.iter().rfind(|(of, _)| *of == title);
            let Some(note) = there.get(title) else {
                assert!(last.is_some(), "{title} is gone");
                continue;
            };
            assert!(last.is_none_or(|(_, done)| !done), "{title} came back");
            let now = note["text"].as_str().unwrap();
            // What came after the last word that was said may be there too, nothing before it.
            let order = [
                "begun",
                "begun, typ",
                "begun, typed",
                "begun, typed, more",
                "kept",
            ];
            let place = |text: &str| order.iter().position(|t| *t == text).unwrap();
            assert!(place(now) >= place(text), "{title}: {now:?} after {text:?}");
            if files.contains(&title) {
                let file = &note["attachments"][0];
                assert_eq!(file["bytes"], 200_000, "{title}");
                let id = file["id"].as_str().unwrap();
                let part = program.app.attachment(id, 0, 200_000).unwrap();
                assert!(part.bytes.len() == 200_000 && part.bytes.iter().all(|byte| *byte == 7));
            }
        }
    }
    assert!(said_in_all > 0, "nothing was ever saved");
}

#[test]
fn one_of_two_passphrases_opens() {
    let (home, outside) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    make(home.path());
    let current = outside.path().join("passphrase");
    fs::write(&current, PASSPHRASE).unwrap();
    let mut dice = Dice(0x3337);
    let mut changes = 0;
    for _ in 0..KILLS {
        let said = kill(
            home.path(),
            outside.path(),
            "passphrase",
            &mut dice,
            5,
            900_000,
        );
        let mut old = fs::read_to_string(&current).unwrap();
        let mut begun = None;
        for line in &said {
            let (sign, passphrase) = line.split_once(" passphrase ").unwrap();
            match sign {
                "=" => {
                    old = passphrase.to_owned();
                    begun = None;
                    changes += 1;
                }
                _ => begun = Some(passphrase.to_owned()),
            }
        }
        let opens = |passphrase: &str| {
            let program = Program::quick(home.path());
            let request = json!({"proof": {"passphrase": passphrase}, "accept": ["backup"]});
            program.call("open_profile", request).is_ok()
        };
        let now = match begun {
            Some(begun) if opens(&begun) => begun,
            _ => old,
        };
        reopen(home.path(), &now, json!([]));
        fs::write(&current, &now).unwrap();
    }
    assert!(changes > 0, "no change ever came to its end");
}

#[test]
fn new_keys_go_on_where_they_stopped() {
    let (home, outside) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    make(home.path());
    let file = outside.path().join("attached.bin");
    fs::write(&file, vec![9; 300_000]).unwrap();
    let program = reopen(home.path(), PASSPHRASE, json!([]));
    let id = program.note("with a file", "kept");
    program.attach(&id, &file);
    drop(program);
    let mut dice = Dice(0x4447);
    let mut keys = 0;
    for _ in 0..KILLS {
        let said = kill(
            home.path(),
            outside.path(),
            "new-keys",
            &mut dice,
            3,
            1_200_000,
        );
        keys += said.len();
        let program = reopen(home.path(), PASSPHRASE, json!([]));
        let note = notes(&program)
            .remove("with a file")
            .expect("it was there before");
        let attachment = note["attachments"][0]["id"].as_str().unwrap().to_owned();
        let part = program.app.attachment(&attachment, 0, 300_000).unwrap();
        assert!(part.bytes.len() == 300_000 && part.bytes.iter().all(|byte| *byte == 9));
    }
    assert!(keys > 0, "no new keys ever came to their end");
}

#[test]
fn an_old_database_is_brought_up_to_date_or_stays() {
    let outside = tempfile::tempdir().unwrap();
    let mut dice = Dice(0x5557);
    let mut opened = 0;
    for _ in 0..KILLS {
        let home = tempfile::tempdir().unwrap();
        for entry in fs::read_dir(corpus("databases/v1")).unwrap() {
            let path = entry.unwrap().path();
            fs::copy(&path, home.path().join(path.file_name().unwrap())).unwrap();
        }
        opened += kill(home.path(), outside.path(), "open", &mut dice, 2, 700_000).len();
        let program = Program::quick(home.path());
        let proof = json!({"passphrase": PASSPHRASE});
        let answer = program.ok("open_profile", json!({"proof": proof}));
        assert_eq!(answer["state"], "open", "{answer}");
        assert!(answer["session"]["posts"].as_u64().unwrap() > 0, "{answer}");
    }
    assert!(opened > 0, "it never opened before a kill");
}

#[test]
fn a_backup_that_was_written_opens_whole() {
    let (home, outside) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    make(home.path());
    let mut dice = Dice(0x6667);
    let mut backups = Vec::new();
    for _ in 0..KILLS {
        let said = kill(home.path(), outside.path(), "backup", &mut dice, 9, 60_000);
        let program = reopen(home.path(), PASSPHRASE, json!([]));
        let there = notes(&program);
        for line in &said {
            let title = line.split(' ').nth(2).unwrap().to_owned();
            assert!(there.contains_key(&title), "{line}");
            if line.starts_with("= backup") {
                backups.push(title);
            }
        }
    }
    assert!(!backups.is_empty(), "no backup ever came to its end");
    // Whatever bears the name of a backup is whole; halves bear another.
    for entry in fs::read_dir(outside.path()).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|ending| ending == "rearview") {
            let program = Program::quick(home.path());
            let choice = program.app.pick(vec![path.clone()])[0].id;
            let request = json!({"choice": choice, "proof": {"passphrase": PASSPHRASE}});
            let preview = program.ok("preview_backup", request);
            assert!(preview["notes"].as_u64().unwrap() >= 2, "{preview}");
        }
    }
}

#[test]
fn a_restore_is_the_old_or_the_new() {
    let (home, outside) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    make(home.path());
    let program = reopen(home.path(), PASSPHRASE, json!([]));
    program.note("in the backup", "kept");
    program.answer(&outside.path().join("whole.rearview"));
    program.ok("write_backup", json!({}));
    drop(program);
    let mut dice = Dice(0x7777);
    let mut restored = 0;
    for _ in 0..KILLS {
        let said = kill(
            home.path(),
            outside.path(),
            "restore",
            &mut dice,
            5,
            400_000,
        );
        restored += said
            .iter()
            .filter(|line| line.starts_with("= restore"))
            .count();
        let older = json!(["older_keys", "older_vault"]);
        let program = reopen(home.path(), PASSPHRASE, older);
        assert!(
            program
                .titles(json!({}))
                .contains(&"in the backup".to_owned())
        );
    }
    assert!(restored > 0, "no restore ever came to its end");
}

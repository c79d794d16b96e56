//! The command line as a person and a script use it: answers, exit codes, plain sentences.

use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::support::{code, corpus, rearview, stderr, stdout};

fn audit(archive: &Path, more: &[&str]) -> (i32, String, String) {
    let mut arguments: Vec<PathBuf> = vec!["audit".into(), archive.into()];
    arguments.extend(more.iter().map(PathBuf::from));
    let output = rearview(&arguments, "");
    (code(&output), stdout(&output), stderr(&output))
}

/// A lines archive with these posts.
fn lines(folder: &Path, texts: &[&str]) -> PathBuf {
    let path = folder.join("posts.jsonl");
    let line = |text: &&str| {
        serde_json::json!({"platform": "x", "kind": "post", "text": text, "own": true}).to_string()
    };
    let text: Vec<String> = texts.iter().map(line).collect();
    std::fs::write(&path, text.join("\n")).unwrap();
    path
}

#[test]
fn exit_codes_tell_nothing_findings_and_fault() {
    let home = tempfile::tempdir().unwrap();
    let nothing = lines(home.path(), &["just coffee today", "so tired"]);
    assert_eq!(audit(&nothing, &[]).0, 0);
    let found = lines(home.path(), &["write to dana.reyes@example.com"]);
    assert_eq!(audit(&found, &[]).0, 1);
    assert_eq!(audit(&home.path().join("nowhere.zip"), &[]).0, 2);
    assert_eq!(code(&rearview(&["audit"], "")), 2, "no archive named");
    assert_eq!(code(&rearview(&["--help"], "")), 0);
}

#[test]
fn json_carries_every_finding_with_its_words() {
    let home = tempfile::tempdir().unwrap();
    let archive = lines(home.path(), &["🚗 mail dana.reyes@example.com now"]);
    let (code, out, _) = audit(&archive, &["--format", "json"]);
    assert_eq!(code, 1);
    let answer: Value = serde_json::from_str(&out).unwrap();
    let finding = &answer["posts"][0]["findings"][0];
    assert_eq!(finding["kind"], "EMAIL");
    assert_eq!(finding["text"], "dana.reyes@example.com");
    assert_eq!(
        (finding["start"].as_u64(), finding["end"].as_u64()),
        (Some(7), Some(29))
    );
    assert_eq!(answer["counts"]["kinds"]["EMAIL"]["posts"], 1);
    assert_eq!(answer["counts"]["own"], 1);
}

#[test]
fn own_terms_are_always_found() {
    let home = tempfile::tempdir().unwrap();
    let archive = lines(
        home.path(),
        &["the purple heron strikes again", "PURPLE-HERON!"],
    );
    let terms = home.path().join("terms.txt");
    std::fs::write(&terms, "# mine\nHANDLE: purple heron\n").unwrap();
    let (code, out, _) = audit(
        &archive,
        &["--format", "json", "--own-terms", terms.to_str().unwrap()],
    );
    assert_eq!(code, 1);
    let answer: Value = serde_json::from_str(&out).unwrap();
    assert_eq!(answer["counts"]["kinds"]["HANDLE"]["posts"], 2);
}

#[test]
fn detect_answers_line_by_line() {
    let input =
        "{\"id\":\"a\",\"text\":\"é 🚗 dana.reyes@example.com\"}\n\n{\"id\":7,\"text\":\"hi\"}\n";
    let output = rearview(&["detect", "--no-model", "--lang", "auto"], input);
    assert_eq!(code(&output), 1);
    let answers: Vec<Value> = stdout(&output)
        .lines()
        .map(|l| serde_json::from_str(l).unwrap())
        .collect();
    assert_eq!(answers[0]["id"], "a");
    let finding = &answers[0]["findings"][0];
    assert_eq!(
        (finding["start"].as_u64(), finding["end"].as_u64()),
        (Some(4), Some(26))
    );
    assert_eq!(finding["kind"], "EMAIL");
    assert!(finding["confidence"].as_f64().unwrap() > 0.5);
    assert_eq!(finding["detector"], "email");
    assert_eq!(answers[1], serde_json::json!({"id": 7, "findings": []}));

    for lang in ["en", "es", "pt"] {
        let output = rearview(&["detect", "--lang", lang], input);
        let first: Value = serde_json::from_str(stdout(&output).lines().next().unwrap()).unwrap();
        let keys: Vec<&str> = first["findings"][0]
            .as_object()
            .unwrap()
            .keys()
            .map(String::as_str)
            .collect();
        assert_eq!(keys, ["confidence", "detector", "end", "kind", "start"]);
    }

    let broken = rearview(
        &["detect"],
        "{\"id\":1,\"text\":\"fine\"}\nsecret words of mine\n",
    );
    assert_eq!(code(&broken), 2);
    assert!(stderr(&broken).contains("Line 2"));
    assert!(
        !stderr(&broken).contains("secret"),
        "the line itself is never repeated"
    );
    assert_eq!(
        stdout(&broken).lines().count(),
        1,
        "the good line was answered"
    );
}

/// The network alone sees this one.
#[test]
fn detect_looks_twice_and_audit_where_it_is_asked_to() {
    let home = tempfile::tempdir().unwrap();
    let text = "ask wexlow, he knows the gate";
    let input = serde_json::json!({"id": 1, "text": text}).to_string();
    let detect = |more: &[&str]| {
        let arguments = [&["detect"], more].concat();
        stdout(&rearview(&arguments, &input))
    };
    let both = detect(&[]);
    assert!(both.contains("\"kind\":\"PERSON\""), "{both}");
    assert_eq!(detect(&[]), both, "the same again");
    for once in ["--first-pass", "--no-model"] {
        assert!(detect(&[once]).contains("\"findings\":[]"), "{once}");
    }

    let archive = lines(home.path(), &[text]);
    assert_eq!(audit(&archive, &[]).0, 0);
    let (code, out, _) = audit(&archive, &["--second-pass"]);
    assert_eq!(code, 1);
    assert!(out.contains("wexlow"), "{out}");
    assert_eq!(audit(&archive, &["--second-pass"]).1, out, "the same again");
}

/// Everything that is no good archive gets one plain sentence, with what to do.
#[test]
fn bad_input_gets_a_plain_sentence() {
    let home = tempfile::tempdir().unwrap();
    let good = corpus("archives/x/zips/twitter-2025-01-22-0123456789abcdef.zip");
    let bytes = std::fs::read(&good).unwrap();
    let put = |name: &str, bytes: &[u8]| {
        let path = home.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        path
    };
    let empty = home.path().join("empty folder");
    std::fs::create_dir(&empty).unwrap();
    let cases = [
        (put("cut.zip", &bytes[..bytes.len() / 2]), "ends too early"),
        (put("empty.zip", b""), "is not an archive"),
        (
            put("letter.docx", b"\x00\x01\x02\x03 nothing of ours"),
            "is not an archive",
        ),
        (
            put("holiday.jpg", b"\xff\xd8\xff\xe0\x00\x10JFIF"),
            "is not an archive",
        ),
        (empty, "no"),
        (home.path().join("not there.zip"), "is not there"),
        (
            corpus("archives/facebook/html-2025"),
            "choose the format JSON",
        ),
    ];
    for (path, sentence) in cases {
        let (code, out, err) = audit(&path, &[]);
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        assert_eq!(code, 2, "{name}");
        assert!(err.contains(sentence), "{name}: {err}");
        assert!(err.contains(&name), "{name} is named: {err}");
        assert!(
            !err.contains(home.path().to_str().unwrap()),
            "no full path: {err}"
        );
        assert!(!out.contains("panicked") && !err.contains("panicked"));
    }
}

/// One broken archive among good ones is said, and the good ones are read.
#[test]
fn a_bad_archive_does_not_lose_the_good_ones() {
    let home = tempfile::tempdir().unwrap();
    let good = lines(home.path(), &["write to dana.reyes@example.com"]);
    let bad = home.path().join("bad.zip");
    std::fs::write(&bad, b"PK\x03\x04 not really").unwrap();
    let output = rearview(
        &[
            "audit",
            "--format",
            "json",
            bad.to_str().unwrap(),
            good.to_str().unwrap(),
        ],
        "",
    );
    assert_eq!(code(&output), 2);
    let answer: Value = serde_json::from_str(&stdout(&output)).unwrap();
    assert_eq!(answer["counts"]["own"], 1);
    assert_eq!(answer["archives"][0]["state"], "refused");
}

#[test]
fn a_closed_pipe_is_no_crash() {
    use std::process::{Command, Stdio};
    let mut child = Command::new(crate::support::program("rearview"))
        .args([
            "posts",
            corpus("archives/x/modern").to_str().unwrap(),
            "--json",
        ])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert!(!stderr(&output).contains("panicked"));
}

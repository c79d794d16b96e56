//! The vault by its commands: notes, versions, files, search, trash, and the ways out and in.

use std::fs;
use std::process::Command;

use api::FaultCode;
use serde_json::json;

use crate::program::{PASSPHRASE, Program};

#[test]
fn the_vault_has_its_own_lock() {
    let home = tempfile::tempdir().unwrap();
    let program = Program::new_profile(home.path());
    assert_eq!(
        program.fault("find_notes", json!({})),
        FaultCode::VaultLocked
    );
    let wrong = json!({"proof": {"passphrase": "not this one at all"}});
    assert_eq!(
        program.fault("open_vault", wrong),
        FaultCode::WrongPassphrase
    );
    program.open_vault();
    program.note("Tuesday", "The app closed at the gate.");
    program.ok("lock_vault", json!({}));
    assert_eq!(
        program.fault("find_notes", json!({})),
        FaultCode::VaultLocked
    );
    assert_eq!(
        program.ok("facets", json!({}))["total"],
        0,
        "the profile stays open"
    );
    program.open_vault();
    assert_eq!(program.titles(json!({})), ["Tuesday"]);
    program.ok("lock", json!({}));
    assert_eq!(
        program.fault("find_notes", json!({})),
        FaultCode::VaultLocked
    );
    // The profile first: a vault without its profile is not opened.
    let right = json!({"proof": {"passphrase": PASSPHRASE}});
    assert_eq!(program.fault("open_vault", right), FaultCode::Locked);
}

#[test]
fn notes_are_found_sorted_and_filtered() {
    let home = tempfile::tempdir().unwrap();
    let program = Program::new_vault(home.path());
    let save = |written: serde_json::Value| {
        program.ok(
            "save_note",
            json!({"id": null, "written": written, "keep": true}),
        )
    };
    save(
        json!({"title": "Locker", "text": "Mañana no vengas", "tags": ["pay", "pay", " "], "date": "2026-03-02"}),
    );
    save(
        json!({"title": "Tips", "text": "Base pay shown, tips gone", "tags": ["pay"], "date": "2026-01-15"}),
    );
    save(
        json!({"title": "Gate", "incident": {"what": "Guard took my badge", "where": "Dock 4", "witnesses": "Dana"}}),
    );
    assert_eq!(program.titles(json!({"text": "manana"})), ["Locker"]);
    assert_eq!(program.titles(json!({"text": "dana guard"})), ["Gate"]);
    assert_eq!(program.titles(json!({"text": "uard"})), [""; 0]);
    assert_eq!(
        program.titles(json!({"tags": ["pay"], "sort": "title"})),
        ["Locker", "Tips"]
    );
    assert_eq!(
        program.titles(json!({"sort": "date"})),
        ["Locker", "Tips", "Gate"]
    );
    assert_eq!(
        program.titles(json!({"sort": "edited"})),
        ["Gate", "Tips", "Locker"]
    );
    assert_eq!(program.titles(json!({"incident": true})), ["Gate"]);
    assert_eq!(program.titles(json!({"attachments": true})), [""; 0]);
    let january = json!({"from": "2026-01-01", "to": "2026-01-31"});
    assert_eq!(program.titles(january), ["Tips"]);
    let found = program.ok("find_notes", json!({}));
    assert_eq!(found["tags"], json!([{"tag": "pay", "notes": 2}]));
    let bad = json!({"id": null, "keep": true, "written": {"date": "soon"}});
    assert_eq!(program.fault("save_note", bad), FaultCode::BadRequest);
}

#[test]
fn typing_is_kept_and_versions_come_back() {
    let home = tempfile::tempdir().unwrap();
    let program = Program::new_vault(home.path());
    let id = program.note("First", "one");
    let save = |title: &str, keep: bool| {
        let written = json!({"title": title, "text": "one"});
        program.ok(
            "save_note",
            json!({"id": id, "written": written, "keep": keep}),
        )["version"]
            .clone()
    };
    assert_eq!(save("Secon", false), 2);
    assert_eq!(save("Second", false), 2, "what is typed is one version");
    assert_eq!(save("Second", true), 2);
    assert_eq!(save("Second", true), 2, "the same again is no version");
    assert_eq!(save("Third", false), 3);
    // A crash while typing: the program is gone, the words are not.
    drop(program);
    let program = Program::open(home.path());
    program.open_vault();
    assert_eq!(program.titles(json!({})), ["Third"]);
    let versions = program.ok("note_versions", json!({"id": id}));
    let numbers: Vec<u64> = versions
        .as_array()
        .unwrap()
        .iter()
        .map(|v| v["version"].as_u64().unwrap())
        .collect();
    assert_eq!(numbers, [3, 2, 1]);
    let first = program.ok("read_note", json!({"id": id, "version": 1}));
    assert_eq!(first["note"]["title"], "First");
    let back = program.ok("restore_version", json!({"id": id, "version": 1}));
    assert_eq!(
        (&back["version"], &back["note"]["title"]),
        (&json!(4), &json!("First"))
    );
    assert_eq!(
        program.fault("read_note", json!({"id": id, "version": 9})),
        FaultCode::NoNote
    );
}

#[test]
fn the_trash_gives_back_until_it_is_emptied() {
    let home = tempfile::tempdir().unwrap();
    let program = Program::new_vault(home.path());
    let (keep, go) = (program.note("keep", ""), program.note("go", "canarytrash"));
    assert_eq!(
        program.fault("remove_notes", json!({"ids": [go]})),
        FaultCode::BadRequest
    );
    program.ok("trash_notes", json!({"ids": [go], "trash": true}));
    assert_eq!(program.titles(json!({})), ["keep"]);
    assert_eq!(program.titles(json!({"trash": true})), ["go"]);
    program.ok("trash_notes", json!({"ids": [go], "trash": false}));
    assert_eq!(program.titles(json!({"sort": "title"})), ["go", "keep"]);
    program.ok("trash_notes", json!({"ids": [go, keep], "trash": true}));
    program.ok("remove_notes", json!({"ids": [go]}));
    assert_eq!(program.titles(json!({"trash": true})), ["keep"]);
    assert_eq!(
        program.fault("read_note", json!({"id": go})),
        FaultCode::NoNote
    );
}

#[test]
fn files_are_sealed_and_come_back_as_they_were() {
    let home = tempfile::tempdir().unwrap();
    let outside = tempfile::tempdir().unwrap();
    let program = Program::new_vault(home.path());
    let id = program.note("With files", "");
    let bytes: Vec<u8> = (0..300_000u32).flat_map(u32::to_le_bytes).collect();
    let path = outside.path().join("dash cam.bin");
    fs::write(&path, &bytes).unwrap();
    let view = program.attach(&id, &path);
    let file = &view["note"]["attachments"][0];
    assert_eq!(
        (&file["name"], &file["bytes"]),
        (&json!("dash cam.bin"), &json!(bytes.len()))
    );
    let copy = outside.path().join("copy.bin");
    program.answer(&copy);
    let request = json!({"id": id, "attachment": file["id"]});
    assert_eq!(
        program.ok("save_attachment", request.clone())["name"],
        "copy.bin"
    );
    assert_eq!(fs::read(&copy).unwrap(), bytes);
    // The dialog closed: nothing happens.
    assert_eq!(
        program.ok("save_attachment", request.clone())["name"],
        json!(null)
    );
    let part = program
        .app
        .attachment(file["id"].as_str().unwrap(), 70_000, 20)
        .unwrap();
    assert_eq!(part.bytes.as_slice(), &bytes[70_000..70_020]);
    program.ok("remove_attachment", request.clone());
    assert_eq!(program.fault("save_attachment", request), FaultCode::NoNote);
    // An earlier version still has it.
    program.ok("restore_version", json!({"id": id, "version": 2}));
    assert_eq!(program.titles(json!({"attachments": true})), ["With files"]);
    let text = outside.path().join("words.txt");
    fs::write(&text, "He said: no breaks.").unwrap();
    let view = program.attach(&id, &text);
    assert_eq!(view["note"]["attachments"][1]["media_type"], "text/plain");
}

#[test]
fn an_export_goes_into_another_vault_and_into_age() {
    let (home, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let outside = tempfile::tempdir().unwrap();
    let program = Program::new_vault(home.path());
    let id = program.note("Gate", "canaryexport");
    program.note("Second", "");
    let path = outside.path().join("photo.txt");
    fs::write(&path, "not really a photo").unwrap();
    program.attach(&id, &path);
    let file = outside.path().join("notes.tar.age");
    program.answer(&file);
    let secret = "five words for the export";
    assert_eq!(
        program.fault("export_vault", json!({"ids": [], "passphrase": "short"})),
        FaultCode::ShortPassphrase
    );
    program.ok("export_vault", json!({"ids": [], "passphrase": secret}));
    let import = |program: &Program, passphrase: &str| {
        let choice = program.app.pick(vec![file.clone()])[0].id;
        program.call(
            "import_vault",
            json!({"choice": choice, "passphrase": passphrase}),
        )
    };
    let into = Program::new_vault(other.path());
    assert_eq!(
        import(&into, "another passphrase").unwrap_err().code,
        FaultCode::WrongPassphrase
    );
    let first = import(&into, secret).unwrap();
    assert_eq!(first, json!({"new": 2, "same": 0, "beside": 0, "files": 1}));
    assert_eq!(into.titles(json!({"sort": "title"})), ["Gate", "Second"]);
    let again = import(&into, secret).unwrap();
    assert_eq!(again, json!({"new": 0, "same": 2, "beside": 0, "files": 0}));
    let written = json!({"title": "Gate", "text": "other words"});
    into.ok(
        "save_note",
        json!({"id": id, "written": written, "keep": true}),
    );
    let beside = import(&into, secret).unwrap();
    assert_eq!(
        beside,
        json!({"new": 0, "same": 1, "beside": 1, "files": 1})
    );
    // Cut anywhere, nothing comes in.
    let whole = fs::read(&file).unwrap();
    fs::write(&file, &whole[..whole.len() - 1]).unwrap();
    assert_eq!(import(&into, secret).unwrap_err().code, FaultCode::Changed);
    assert_eq!(into.titles(json!({})).len(), 3);
}

#[test]
fn evidence_is_checked_by_what_a_system_brings_along() {
    let home = tempfile::tempdir().unwrap();
    let outside = tempfile::tempdir().unwrap();
    let program = Program::new_vault(home.path());
    let id = program.note("Gate / dock: \"4\"", "He said it twice.");
    for name in ["a.txt", "b.txt"] {
        let path = outside.path().join(name);
        fs::write(&path, name).unwrap();
        program.attach(&id, &path);
    }
    let to = tempfile::tempdir().unwrap();
    program.answer(to.path());
    let name = program.ok("export_evidence", json!({"ids": [id]}))["name"]
        .as_str()
        .unwrap()
        .to_owned();
    let folder = to.path().join(name);
    let check = |folder: &std::path::Path| {
        Command::new("sha256sum")
            .args(["--check", "--strict", "--quiet", "SHA256SUMS"])
            .current_dir(folder)
            .status()
            .unwrap()
            .success()
    };
    assert!(check(&folder));
    let sums = fs::read_to_string(folder.join("SHA256SUMS")).unwrap();
    assert_eq!(sums.lines().count(), 5, "{sums}");
    let manifest: serde_json::Value =
        serde_json::from_slice(&fs::read(folder.join("manifest.json")).unwrap()).unwrap();
    let file = manifest["notes"][0]["files"][0]["path"]
        .as_str()
        .unwrap()
        .to_owned();
    assert_eq!(fs::read_to_string(folder.join(&file)).unwrap(), "a.txt");
    fs::write(folder.join(&file), "A.txt").unwrap();
    assert!(!check(&folder), "a changed file is noticed");
}

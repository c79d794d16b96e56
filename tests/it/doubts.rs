//! What is odd about a data folder, and asks for a yes before it opens: an older vault, an older key
//! file, a key file that does not open while its copy does. And what is done about it.

use std::fs;
use std::path::Path;

use api::FaultCode;
use serde_json::{Value, json};

use crate::program::{PASSPHRASE, Program};

const NEXT: &str = "eight rested sparrows";

fn open(program: &Program, passphrase: &str, accept: Value) -> Value {
    let proof = json!({"passphrase": passphrase});
    program.ok("open_profile", json!({"proof": proof, "accept": accept}))
}

fn open_vault(program: &Program, accept: Value) -> Value {
    let proof = json!({"passphrase": PASSPHRASE});
    program.ok("open_vault", json!({"proof": proof, "accept": accept}))
}

/// A profile with a vault of one note, locked.
fn profile(folder: &Path) -> Program {
    let program = Program::quick(folder);
    program.ok("create_profile", json!({"passphrase": PASSPHRASE}));
    program.open_vault();
    program.note("first", "");
    program.ok("lock", json!({}));
    program
}

#[test]
fn an_older_vault_is_told_and_opens_with_a_yes() {
    let home = tempfile::tempdir().unwrap();
    let program = profile(home.path());
    let vault = home.path().join("vault.db");
    let older = fs::read(&vault).unwrap();
    open(&program, PASSPHRASE, json!([]));
    program.open_vault();
    program.note("second", "");
    program.ok("lock", json!({}));
    open(&program, PASSPHRASE, json!([]));
    program.open_vault();
    program.ok("lock_vault", json!({}));
    fs::write(&vault, older).unwrap();
    let doubt = json!({"state": "doubt", "doubt": "older_vault"});
    assert_eq!(open_vault(&program, json!([])), doubt);
    assert_eq!(
        program.fault("find_notes", json!({})),
        FaultCode::VaultLocked
    );
    assert_eq!(
        open_vault(&program, json!(["older_vault"]))["state"],
        "open"
    );
    assert_eq!(program.titles(json!({})), ["first"]);
    // Said once, it is the latest that this computer saw.
    program.ok("lock_vault", json!({}));
    assert_eq!(open_vault(&program, json!([]))["state"], "open");
}

#[test]
fn an_older_key_file_is_told() {
    let home = tempfile::tempdir().unwrap();
    let program = profile(home.path());
    let keys = home.path().join("keys.bin");
    let older = fs::read(&keys).unwrap();
    open(&program, PASSPHRASE, json!([]));
    let proof = json!({"passphrase": PASSPHRASE});
    program.ok(
        "change_passphrase",
        json!({"proof": proof, "passphrase": NEXT}),
    );
    program.ok("lock", json!({}));
    fs::write(&keys, older).unwrap();
    let doubt = json!({"state": "doubt", "doubt": "older_keys"});
    assert_eq!(open(&program, PASSPHRASE, json!([])), doubt);
    assert_eq!(program.fault("facets", json!({})), FaultCode::Locked);
    assert_eq!(
        open(&program, PASSPHRASE, json!(["older_keys"]))["state"],
        "open"
    );
}

#[test]
fn the_copy_of_a_broken_key_file_opens_with_a_yes() {
    let home = tempfile::tempdir().unwrap();
    let program = profile(home.path());
    let keys = home.path().join("keys.bin");
    for broken in [b"nothing like a key file".as_slice(), b""] {
        fs::write(&keys, broken).unwrap();
        let doubt = json!({"state": "doubt", "doubt": "backup"});
        assert_eq!(open(&program, PASSPHRASE, json!([])), doubt);
        assert_eq!(fs::read(&keys).unwrap(), broken, "nothing is done unasked");
        assert_eq!(
            open(&program, PASSPHRASE, json!(["backup"]))["state"],
            "open"
        );
        program.ok("lock", json!({}));
        assert_eq!(open(&program, PASSPHRASE, json!([]))["state"], "open");
        program.ok("lock", json!({}));
    }
    fs::remove_file(&keys).unwrap();
    assert_eq!(program.ok("start_state", json!({}))["profile"], true);
    assert_eq!(
        open(&program, PASSPHRASE, json!(["backup"]))["state"],
        "open"
    );
}

#[test]
fn tries_that_fail_cost_a_wait() {
    let home = tempfile::tempdir().unwrap();
    let program = profile(home.path());
    let wrong = || {
        program.fault(
            "open_profile",
            json!({"proof": {"passphrase": "wrong wrong wrong"}}),
        )
    };
    assert_eq!(
        wrong(),
        FaultCode::WrongPassphrase,
        "the first costs nothing"
    );
    // Each wait is twice the one before: sooner or later a try comes too early.
    assert!((0..9).any(|_| wrong() == FaultCode::Wait));
    assert!(
        program.ok("start_state", json!({}))["wait"]
            .as_f64()
            .unwrap()
            > 0.0
    );
    let typo = json!({"proof": {"recovery": "000000-000000-000000-000000-000001"}});
    assert_eq!(program.fault("open_profile", typo), FaultCode::RecoveryTypo);
}

#[test]
fn what_was_wiped_opens_for_nobody_and_leaves_what_is_not_ours() {
    let home = tempfile::tempdir().unwrap();
    let program = profile(home.path());
    fs::write(home.path().join("holiday.jpg"), "mine").unwrap();
    let files = program.ok("files_here", json!({}));
    let uses: Vec<&str> = files["files"]
        .as_array()
        .unwrap()
        .iter()
        .map(|f| f["used_for"].as_str().unwrap())
        .collect();
    for used_for in ["keys", "posts", "notes", "lock", "other"] {
        assert!(uses.contains(&used_for), "{uses:?}");
    }
    assert_eq!(
        program.fault("wipe", json!({"sure": false})),
        FaultCode::BadRequest
    );
    let wiped = program.ok("wipe", json!({"sure": true}));
    assert_eq!(wiped["left"], json!([]));
    let left: Vec<_> = fs::read_dir(home.path())
        .unwrap()
        .map(|e| e.unwrap().file_name())
        .collect();
    assert_eq!(left, ["holiday.jpg"]);
    assert_eq!(program.ok("start_state", json!({}))["wiped"], json!([]));
    program.ok("show", json!({}));
    assert_eq!(program.ok("start_state", json!({}))["wiped"], json!(null));
    let opens = json!({"proof": {"passphrase": PASSPHRASE}});
    assert_eq!(program.fault("open_profile", opens), FaultCode::NoProfile);
}

#[test]
fn the_invented_driver_has_no_keys_to_change() {
    let home = tempfile::tempdir().unwrap();
    let program = Program::quick(home.path());
    program.ok("open_demo", json!({}));
    let proof = json!({"passphrase": PASSPHRASE});
    for (name, request) in [
        ("new_keys", json!({"proof": proof})),
        ("new_recovery_code", json!({"proof": proof})),
        (
            "change_passphrase",
            json!({"proof": proof, "passphrase": NEXT}),
        ),
        ("open_vault", json!({"proof": proof})),
        ("write_backup", json!({})),
        ("wipe", json!({"sure": true})),
    ] {
        assert_eq!(program.fault(name, request), FaultCode::DemoOnly, "{name}");
    }
    assert_eq!(fs::read_dir(home.path()).unwrap().count(), 0);
}

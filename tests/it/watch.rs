//! The idle lock and the lock after sleep, with clocks that the test moves.

use std::time::Duration;

use api::{Clocks, Why};
use serde_json::json;

use crate::program::{PASSPHRASE, Program};

fn is_open(program: &Program) -> bool {
    program.ok("session", json!({}))["open"] == json!(true)
}

fn later(now: Clocks, seconds: u64) -> Clocks {
    let more = Duration::from_secs(seconds);
    Clocks {
        wall: now.wall + more,
        steady: now.steady + more,
    }
}

#[test]
fn an_idle_profile_locks_and_opens_again_with_all_it_had() {
    let home = tempfile::tempdir().unwrap();
    let program = Program::new_profile(home.path());
    program.ok("paste_text", json!({"text": "I start at DBO2 at 3:30"}));
    program.last_word();
    let now = Clocks::now();
    for second in 0..300 {
        program.app.tick(later(now, second));
    }
    assert!(is_open(&program), "five minutes are not over");
    for second in 300..303 {
        program.app.tick(later(now, second));
    }
    assert!(!is_open(&program));
    program.ok("open_profile", json!({"proof": {"passphrase": PASSPHRASE}}));
    assert_eq!(program.ids(json!({"text": "DBO2"})).len(), 1);
}

#[test]
fn the_settings_say_how_long_and_never_is_possible() {
    let home = tempfile::tempdir().unwrap();
    let program = Program::new_profile(home.path());
    let mut settings = program.ok("settings", json!({}));
    assert_eq!(settings["lock_after"], json!(5));
    settings["lock_after"] = json!(0);
    program.ok("save_settings", settings.clone());
    let now = Clocks::now();
    for second in 0..4000 {
        program.app.tick(later(now, second));
    }
    assert!(is_open(&program));
    settings["lock_after"] = json!(70);
    program.ok("save_settings", settings);
    for second in 4000..4300 {
        program.app.tick(later(now, second));
    }
    assert!(!is_open(&program));
}

#[test]
fn sleep_locks() {
    let home = tempfile::tempdir().unwrap();
    let program = Program::new_profile(home.path());
    let now = Clocks::now();
    program.app.tick(now);
    program.app.tick(Clocks {
        wall: now.wall + Duration::from_secs(3600),
        steady: now.steady + Duration::from_secs(1),
    });
    assert!(!is_open(&program));
    program.ok("open_profile", json!({"proof": {"passphrase": PASSPHRASE}}));
    program.app.system_locked(Why::ScreenLock);
    assert!(!is_open(&program));
}

/// Settings of a version that knew no idle lock.
#[test]
fn old_settings_still_load() {
    let old: api::types::Settings =
        serde_json::from_value(json!({"theme": "dark", "zone": null})).unwrap();
    assert_eq!(old.lock_after, 5);
}

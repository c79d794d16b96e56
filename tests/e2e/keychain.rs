//! The keychain slot in the real window, with the real GNOME Keyring: on, opened by, off, wiped.

use tests::bus::Bus;
use tests::display::Window;
use tests::keyring::Keyring;

use crate::support::{Stage, at, hold, make_profile, open_profile, picture};

const PASSPHRASE: &str = "seven tired sparrows";

/// Turns the keychain on, or off where it is on.
fn turn(window: &Window) {
    window.click(&at("nav-settings"));
    window.click(&at("keychain"));
    window.keys(&at("keychain-passphrase"), PASSPHRASE);
    window.click(&at("keychain-submit"));
    window.wait(&at("keychain-done"));
}

#[test]
fn the_keychain_opens_the_profile_and_never_the_vault() {
    let bus = Bus::start().expect("a bus starts");
    let mut stage = Stage::new();
    stage.screen = stage.screen.with("DBUS_SESSION_BUS_ADDRESS", bus.address());
    let window = stage.open(&[]);
    make_profile(&window, PASSPHRASE);

    // Nobody keeps secrets on this bus; then somebody comes.
    window.click(&at("nav-settings"));
    window.wait(&at("keychain-none"));
    let keyring = Keyring::start(&bus, &stage.screen).expect("a keyring starts");
    window.click(&at("nav-posts"));
    window.click(&at("nav-settings"));
    window.click(&at("keychain"));
    window.keys(&at("keychain-passphrase"), "not the passphrase");
    window.click(&at("keychain-submit"));
    window.wait_text("main", "That did not open.");
    assert_eq!(keyring.count(), 0);
    window.clear(&at("keychain-passphrase"));
    window.keys(&at("keychain-passphrase"), PASSPHRASE);
    window.click(&at("keychain-submit"));
    window.wait_text(&at("keychain-done"), "The keychain opens the profile.");
    picture(&window, "settings-keychain");
    assert_eq!(keyring.count(), 1);
    drop(window);

    // After a restart it opens the profile, and not the vault.
    let window = stage.open(&[]);
    window.wait(&at("open-keychain"));
    picture(&window, "open-keychain");
    window.click(&at("open-keychain"));
    window.wait(&at("nav-import"));

    // A keyring that is locked asks the person, where somebody can ask, and on a click alone.
    keyring.lock();
    window.click(&at("lock"));
    window.click(&at("open-keychain"));
    window.wait_text(&at("fault"), "This computer has no keychain that answers.");
    let prompter = keyring.prompter(&stage.screen).expect("a prompter starts");
    window.click(&at("open-keychain"));
    keyring.answer(&stage.screen);
    drop(prompter);
    window.click(&at("nav-vault"));
    window.wait(&at("vault-passphrase"));

    // Off: our entry is gone, and the button too.
    turn(&window);
    assert_eq!(keyring.count(), 0);
    window.click(&at("lock"));
    window.wait(&at("passphrase"));
    assert_eq!(window.count(&at("open-keychain")), 0);

    // On again; a wipe takes the entry with it.
    open_profile(&window, PASSPHRASE);
    turn(&window);
    assert_eq!(keyring.count(), 1);
    window.click(&at("nav-privacy"));
    window.click(&at("wipe"));
    window.keys(&at("wipe-word"), "WIPE");
    hold(&window, &at("wipe-confirm"));
    window.wait(&at("wiped"));
    assert_eq!(keyring.count(), 0);
}

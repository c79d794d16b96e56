//! What locks the window without the person: the system's signals.

use tests::bus::Bus;

use crate::support::{Stage, at, make_profile};

/// Signal, and its arguments where it means that nobody is there any more.
const SIGNALS: &[(&str, &[&str])] = &[
    (
        "org.freedesktop.login1.Manager.PrepareForSleep",
        &["boolean:true"],
    ),
    ("org.freedesktop.login1.Session.Lock", &[]),
    (
        "org.freedesktop.ScreenSaver.ActiveChanged",
        &["boolean:true"],
    ),
    ("org.gnome.ScreenSaver.ActiveChanged", &["boolean:true"]),
    ("org.cinnamon.ScreenSaver.ActiveChanged", &["boolean:true"]),
    ("org.mate.ScreenSaver.ActiveChanged", &["boolean:true"]),
    ("org.xfce.ScreenSaver.ActiveChanged", &["boolean:true"]),
];

#[test]
fn sleep_and_the_screen_lock_lock_the_window() {
    let bus = Bus::start().expect("a bus starts");
    let mut stage = Stage::new();
    stage.screen = stage
        .screen
        .with("DBUS_SESSION_BUS_ADDRESS", bus.address())
        .with("DBUS_SYSTEM_BUS_ADDRESS", bus.address());
    let window = stage.open(&[]);
    make_profile(&window, "seven tired sparrows");
    for (signal, arguments) in SIGNALS {
        // The same signals say when it is over: that changes nothing.
        if !arguments.is_empty() {
            bus.emit(signal, &["boolean:false"]);
            window.click(&at("nav-settings"));
            window.wait(&at("zone"));
        }
        window.wait_until(signal, |window| {
            bus.emit(signal, arguments);
            window.count(&at("passphrase")) > 0
        });
        // The invented driver opens faster than a profile, and locks as well.
        window.click(&at("door-demo"));
        window.wait(&at("mirror-found"));
    }
}

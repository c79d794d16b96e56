//! A Linux desktop: what it tells over D-Bus (the computer goes to sleep, the screen is locked), and
//! what it must not write down. Where there is no bus, or nobody on it, nothing happens: the clocks
//! that `api` watches notice sleep too.

use std::cell::RefCell;
use std::path::PathBuf;
use std::rc::Rc;
use std::sync::Arc;

use api::{App, Why};
use gtk::RecentManager;
use gtk::gio::prelude::*;
use gtk::gio::{
    BusType, DBusCallFlags, DBusConnection, DBusSignalFlags, File, UnixFDList, bus_get_future,
    spawn_blocking,
};
use gtk::glib::{ControlFlow, MainContext, Variant, unix_signal_add_local};
use gtk::prelude::*;

const LOGIN: &str = "org.freedesktop.login1";
const LOGIN_MANAGER: &str = "org.freedesktop.login1.Manager";

/// GTK has just put what was picked on the person's list of recent files, and writes the list down a
/// quarter of a second later: without these, if they are taken off at once. (Its switch for the list
/// would wipe the rest of it.)
pub fn forget_picked(files: &[PathBuf]) {
    let Some(recent) = RecentManager::default() else {
        return;
    };
    for file in files {
        let _ = recent.remove_item(&File::for_path(file).uri()); // It may not be there.
    }
}

/// A system that shuts down, or a terminal that is closed, asks in one of these ways.
const ENDING: [i32; 3] = [1, 2, 15]; // SIGHUP, SIGINT, SIGTERM

/// Ends the program as its window does when it is closed: locked, and with nothing left behind.
pub fn end_when_asked(end: impl Fn() + Clone + 'static) {
    for signal in ENDING {
        let end = end.clone();
        unix_signal_add_local(signal, move || {
            end();
            ControlFlow::Continue
        });
    }
}

/// Bus, interface, signal, and what it means. Whoever sends it is believed: a lock too many harms
/// nobody.
const SIGNALS: &[(BusType, &str, &str, Why)] = &[
    (
        BusType::System,
        LOGIN_MANAGER,
        "PrepareForSleep",
        Why::Suspend,
    ),
    (
        BusType::System,
        "org.freedesktop.login1.Session",
        "Lock",
        Why::ScreenLock,
    ),
    (
        BusType::Session,
        "org.freedesktop.ScreenSaver",
        "ActiveChanged",
        Why::ScreenLock,
    ),
    (
        BusType::Session,
        "org.gnome.ScreenSaver",
        "ActiveChanged",
        Why::ScreenLock,
    ),
    (
        BusType::Session,
        "org.cinnamon.ScreenSaver",
        "ActiveChanged",
        Why::ScreenLock,
    ),
    (
        BusType::Session,
        "org.mate.ScreenSaver",
        "ActiveChanged",
        Why::ScreenLock,
    ),
    (
        BusType::Session,
        "org.xfce.ScreenSaver",
        "ActiveChanged",
        Why::ScreenLock,
    ),
];

/// What keeps the computer awake for the moment that a lock takes; sleep waits until it is dropped.
type Delay = Rc<RefCell<Option<UnixFDList>>>;

/// Listens for as long as the program runs. Belongs to the main thread.
pub fn listen(app: &Arc<App>) {
    for bus in [BusType::System, BusType::Session] {
        let app = Arc::clone(app);
        MainContext::default().spawn_local(async move {
            let Ok(connection) = bus_get_future(bus).await else {
                return;
            };
            // A bus that goes away is no reason to end.
            connection.set_exit_on_close(false);
            let delay = Delay::default();
            if bus == BusType::System {
                *delay.borrow_mut() = ask_for_delay(&connection).await;
            }
            for (_, interface, signal, why) in SIGNALS.iter().filter(|s| s.0 == bus) {
                let (app, delay) = (Arc::clone(&app), Rc::clone(&delay));
                let heard = move |bus: &DBusConnection, said: &Variant| {
                    heard(&app, &delay, bus, *why, said);
                };
                let kept = connection.clone(); // Nobody else keeps it open.
                connection.signal_subscribe(
                    None,
                    Some(interface),
                    Some(signal),
                    None,
                    None,
                    DBusSignalFlags::NONE,
                    move |_, _, _, _, _, said| heard(&kept, said),
                );
            }
        });
    }
}

fn heard(app: &Arc<App>, delay: &Delay, bus: &DBusConnection, why: Why, said: &Variant) {
    // Most say whether it begins or is over; `Lock` says nothing.
    let over = said.n_children() > 0 && said.child_value(0).get() == Some(false);
    let (app, delay, bus) = (Arc::clone(app), Rc::clone(delay), bus.clone());
    MainContext::default().spawn_local(async move {
        if over {
            if why == Why::Suspend {
                let again = ask_for_delay(&bus).await;
                *delay.borrow_mut() = again;
            }
            return;
        }
        // A lock waits for what runs; the window must not.
        let _ = spawn_blocking(move || app.system_locked(why)).await;
        if why == Why::Suspend {
            delay.borrow_mut().take();
        }
    });
}

async fn ask_for_delay(bus: &DBusConnection) -> Option<UnixFDList> {
    let what = (
        "sleep",
        "Rearview",
        "Locks before the computer sleeps",
        "delay",
    );
    let asked = bus.call_with_unix_fd_list_future(
        Some(LOGIN),
        "/org/freedesktop/login1",
        LOGIN_MANAGER,
        "Inhibit",
        Some(&what.to_variant()),
        None,
        DBusCallFlags::NO_AUTO_START,
        -1,
        None::<&UnixFDList>,
    );
    asked.await.ok().map(|(_, files)| files)
}

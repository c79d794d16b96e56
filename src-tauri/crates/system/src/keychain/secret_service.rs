//! The keychain of a Linux desktop: whoever owns `org.freedesktop.secrets` on the session bus.
//!
//! Source: <https://specifications.freedesktop.org/secret-service-spec/latest/>. The session is
//! "plain": both ends are processes of one person on one computer, and whoever may read that bus may
//! ask the service itself. Copies that GLib makes of a message are not wiped; the ones here are.

use std::collections::HashMap;
use std::sync::mpsc;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use gtk::gio::prelude::*;
use gtk::gio::{
    BusType, Cancellable, DBusCallFlags, DBusConnection, DBusSignalFlags, bus_get_future,
};
use gtk::glib::variant::{FromVariant, ObjectPath};
use gtk::glib::{MainContext, Variant};
use zeroize::Zeroizing;

const BUS: &str = "org.freedesktop.DBus";
const SERVICE: &str = "org.freedesktop.secrets";
const ROOT: &str = "/org/freedesktop/secrets";
/// The collection that is the person's usual one.
const USUAL: &str = "default";
/// The path that stands for "none".
const NONE: &str = "/";
/// Whose entries they are.
const OURS: &str = "org.rearview.desktop";

/// How long the bus may take to say who is on it, in milliseconds.
const LOOK: i32 = 90;
/// How long the service may take for an answer, in milliseconds; it may have to be started.
const ANSWER: i32 = 10_000;
/// How long the person may take for what the service asks them.
const PERSON: Duration = Duration::from_secs(120);

/// Who keeps the secrets, as far as the bus is there.
pub struct Keeper {
    bus: Arc<OnceLock<DBusConnection>>,
}

impl Keeper {
    /// Belongs to the main thread, and does not wait: a bus that never comes is never asked.
    pub fn find() -> Keeper {
        let bus = Arc::new(OnceLock::new());
        let here = Arc::clone(&bus);
        MainContext::default().spawn_local(async move {
            if let Ok(found) = bus_get_future(BusType::Session).await {
                let _ = here.set(found); // Nobody else sets it.
            }
        });
        Keeper { bus }
    }

    /// Whether somebody keeps secrets here, or would be started for it. Asks the bus alone: nobody
    /// is started, and the person is asked nothing.
    pub fn answers(&self) -> bool {
        let Some(bus) = self.bus.get() else {
            return false;
        };
        let ask = |member, given: Option<Variant>| {
            let given = given.as_ref();
            call(
                bus,
                (BUS, "/org/freedesktop/DBus", BUS, member),
                given,
                LOOK,
            )
        };
        match ask("NameHasOwner", Some((SERVICE,).to_variant())).and_then(|said| said.get()) {
            Some((true,)) => true,
            // A bus that does not answer in time is not asked twice.
            None => false,
            Some((false,)) => ask("ListActivatableNames", None)
                .and_then(|said| said.get::<(Vec<String>,)>())
                .is_some_and(|(names,)| names.iter().any(|name| name == SERVICE)),
        }
    }

    /// Asks an object of the service; an interface is named by its last word.
    fn ask<T: FromVariant>(
        &self,
        path: &str,
        interface: &str,
        member: &str,
        given: Variant,
    ) -> Option<T> {
        let interface = format!("org.freedesktop.Secret.{interface}");
        let to = (SERVICE, path, interface.as_str(), member);
        call(self.bus.get()?, to, Some(&given), ANSWER)?.get()
    }

    /// Lets the service ask the person, where it has something to ask, and says whether they agreed.
    fn agreed(&self, prompt: &str) -> bool {
        let Some(bus) = self.bus.get().filter(|_| prompt != NONE) else {
            return prompt == NONE;
        };
        let (send, receive) = mpsc::channel();
        // The main thread hears it; this one waits.
        let heard = bus.signal_subscribe(
            Some(SERVICE),
            Some("org.freedesktop.Secret.Prompt"),
            Some("Completed"),
            Some(prompt),
            None,
            DBusSignalFlags::NONE,
            move |_, _, _, _, _, said| {
                let dismissed = said.n_children() == 0 || said.child_value(0).get() != Some(false);
                let _ = send.send(!dismissed); // The other end may have stopped waiting.
            },
        );
        let asked: Option<()> = self.ask(prompt, "Prompt", "Prompt", ("",).to_variant());
        let said = asked.and_then(|()| receive.recv_timeout(PERSON).ok());
        bus.signal_unsubscribe(heard);
        if said.is_none() {
            let _: Option<()> = self.ask(prompt, "Prompt", "Dismiss", ().to_variant());
        }
        said == Some(true)
    }

    /// Opens something of the service, which may ask the person for it.
    fn unlocked(&self, path: ObjectPath) -> Option<ObjectPath> {
        let given = (vec![path.clone()],).to_variant();
        let (_, prompt): (Vec<ObjectPath>, ObjectPath) =
            self.ask(ROOT, "Service", "Unlock", given)?;
        self.agreed(&prompt).then_some(path)
    }

    /// Our entries of this name, open ones first.
    fn found(&self, name: &str) -> Vec<ObjectPath> {
        let given = (attributes(name),).to_variant();
        let found: Option<(Vec<ObjectPath>, Vec<ObjectPath>)> =
            self.ask(ROOT, "Service", "SearchItems", given);
        let (open, locked) = found.unwrap_or_default();
        open.into_iter().chain(locked).collect()
    }

    /// The usual collection, made where there is none yet.
    fn collection(&self) -> Option<ObjectPath> {
        let usual = || -> Option<ObjectPath> {
            let given = (USUAL,).to_variant();
            let (path,): (ObjectPath,) = self.ask(ROOT, "Service", "ReadAlias", given)?;
            Some(path)
        };
        let path = usual()?;
        if *path != *NONE {
            return self.unlocked(path);
        }
        let label = ("org.freedesktop.Secret.Collection.Label", "Default keyring");
        let given = (HashMap::from([(label.0, label.1.to_variant())]), USUAL).to_variant();
        let (_, prompt): (ObjectPath, ObjectPath) =
            self.ask(ROOT, "Service", "CreateCollection", given)?;
        self.agreed(&prompt).then(usual)?
    }

    /// Does something in a session for secrets as they are.
    fn in_session<T>(&self, work: impl FnOnce(&ObjectPath) -> Option<T>) -> Option<T> {
        let plain = ("plain", "".to_variant()).to_variant();
        let (_, session): (Variant, ObjectPath) =
            self.ask(ROOT, "Service", "OpenSession", plain)?;
        let done = work(&session);
        let _: Option<()> = self.ask(&session, "Session", "Close", ().to_variant());
        done
    }
}

impl api::Keychain for Keeper {
    fn read(&self, name: &str) -> Option<Zeroizing<[u8; 32]>> {
        let item = self.unlocked(self.found(name).into_iter().next()?)?;
        self.in_session(|session| {
            type Kept = ((ObjectPath, Vec<u8>, Vec<u8>, String),);
            let given = (session,).to_variant();
            let kept: Kept = self.ask(&item, "Item", "GetSecret", given)?;
            from_hex(&Zeroizing::new(kept.0.2))
        })
    }

    fn write(&self, name: &str, secret: &[u8; 32]) -> bool {
        let written = || {
            let collection = self.collection()?;
            let label = ("org.freedesktop.Secret.Item.Label", "Rearview");
            let which = "org.freedesktop.Secret.Item.Attributes";
            let properties = HashMap::from([
                (label.0, label.1.to_variant()),
                (which, attributes(name).to_variant()),
            ]);
            self.in_session(|session| {
                // As text: some services take nothing else.
                let hex = to_hex(secret);
                let secret = (session, Vec::<u8>::new(), hex.as_slice(), "text/plain");
                let given = (properties, secret, true).to_variant();
                let made: (ObjectPath, ObjectPath) =
                    self.ask(&collection, "Collection", "CreateItem", given)?;
                self.agreed(&made.1).then_some(())
            })
        };
        written().is_some()
    }

    fn remove(&self, name: &str) {
        for item in self.found(name) {
            let gone = self.ask(&item, "Item", "Delete", ().to_variant());
            if let Some::<(ObjectPath,)>((prompt,)) = gone {
                self.agreed(&prompt);
            }
        }
    }
}

/// What an entry is found by.
fn attributes(name: &str) -> HashMap<&str, &str> {
    HashMap::from([("xdg:schema", OURS), ("profile", name)])
}

/// Calls a member of an interface of an object of somebody on the bus.
fn call(
    bus: &DBusConnection,
    (name, path, interface, member): (&str, &str, &str, &str),
    given: Option<&Variant>,
    patience: i32,
) -> Option<Variant> {
    let flags = DBusCallFlags::NONE;
    let none = Cancellable::NONE;
    bus.call_sync(
        Some(name),
        path,
        interface,
        member,
        given,
        None,
        flags,
        patience,
        none,
    )
    .ok()
}

fn to_hex(secret: &[u8; 32]) -> Zeroizing<Vec<u8>> {
    let digit = |half: u8| {
        if half < 10 {
            b'0' + half
        } else {
            b'a' + half - 10
        }
    };
    let mut hex = Zeroizing::new(Vec::with_capacity(64));
    for byte in secret {
        hex.extend([digit(byte >> 4), digit(byte & 15)]);
    }
    hex
}

fn from_hex(untrusted: &[u8]) -> Option<Zeroizing<[u8; 32]>> {
    let value = |digit: &u8| char::from(*digit).to_digit(16);
    let mut secret = Zeroizing::new([0; 32]);
    if untrusted.len() != 64 {
        return None;
    }
    for (byte, pair) in secret.iter_mut().zip(untrusted.chunks_exact(2)) {
        let [high, low] = pair else { return None };
        *byte = (value(high)? << 4 | value(low)?) as u8;
    }
    Some(secret)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_is_text_and_comes_back() {
        let secret: [u8; 32] = std::array::from_fn(|n| (n * 8 + n / 4) as u8);
        let hex = to_hex(&secret);
        assert!(hex.iter().all(u8::is_ascii_hexdigit));
        assert_eq!(*from_hex(&hex).unwrap(), secret);
    }

    #[test]
    fn what_is_no_secret_is_none() {
        for strange in [&b""[..], &[b'0'; 63], &[b'0'; 65], &[b'g'; 64], &[0xff; 64]] {
            assert!(from_hex(strange).is_none());
        }
    }
}

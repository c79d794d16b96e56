//! A person's keyring: the GNOME Keyring itself, on a bus of the tests' own.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use tempfile::TempDir;

use crate::bus::Bus;
use crate::dialog::xdotool;
use crate::display::{Problem, Screen};
use crate::process::{Ending, wait_for};

/// What asks the person for it is named in here; folders differ from system to system.
const PROMPTER: &str = "/usr/share/dbus-1/services/org.gnome.keyring.SystemPrompter.service";
const BUS: &str = "org.freedesktop.DBus";
const SERVICE: &str = "org.freedesktop.secrets";
const ROOT: &str = "/org/freedesktop/secrets";
const LOGIN: &str = "/org/freedesktop/secrets/collection/login";
/// Opens the keyring, as the person's login does.
const PASSWORD: &str = "login";

/// The keyring, and the folder it writes into.
pub struct Keyring {
    address: String,
    _daemon: Ending,
    home: TempDir,
}

impl Keyring {
    /// Starts it, and opens it as a login does.
    pub fn start(bus: &Bus, screen: &Screen) -> Result<Keyring, Problem> {
        let home = tempfile::tempdir()?;
        let mut daemon = screen
            .command(Path::new("gnome-keyring-daemon"), home.path())
            .args(["--foreground", "--unlock", "--components=secrets"])
            .env("XDG_RUNTIME_DIR", home.path())
            .env("DBUS_SESSION_BUS_ADDRESS", bus.address())
            .stdin(Stdio::piped())
            .spawn()?;
        // The password ends where its input ends.
        let input = daemon.stdin.take();
        let keyring = Keyring {
            address: bus.address().to_owned(),
            _daemon: Ending(daemon),
            home,
        };
        input.ok_or("no input")?.write_all(PASSWORD.as_bytes())?;
        let open = || {
            keyring
                .ask(ROOT, "Service.ReadAlias", "string:default")
                .contains(LOGIN)
        };
        match wait_for(open) {
            true => Ok(keyring),
            false => Err("the keyring does not open".into()),
        }
    }

    /// How many secrets it holds.
    pub fn count(&self) -> usize {
        let which = ["string:org.freedesktop.Secret.Collection", "string:Items"];
        let said = self.send(LOGIN, "org.freedesktop.DBus.Properties.Get", &which);
        said.matches("object path").count()
    }

    /// Locks it, as it does when the person is away.
    pub fn lock(&self) {
        let said = self.ask(ROOT, "Service.Lock", &format!("array:objpath:{LOGIN}"));
        assert!(said.contains(LOGIN), "the keyring does not lock: {said}");
    }

    /// Starts what asks the person for its password, on a screen.
    pub fn prompter(&self, screen: &Screen) -> Result<Ending, Problem> {
        let service = std::fs::read_to_string(PROMPTER)?;
        let program = service.lines().find_map(|line| line.strip_prefix("Exec="));
        let mut prompter = screen.command(Path::new(program.ok_or("no Exec")?), self.home.path());
        prompter.env("DBUS_SESSION_BUS_ADDRESS", &self.address);
        let prompter = Ending(prompter.spawn()?);
        // Until it has its name, nobody can be asked.
        let owned = || {
            let name = ["string:org.gnome.keyring.SystemPrompter"];
            self.send_to(BUS, "/", "org.freedesktop.DBus.NameHasOwner", &name)
                .contains("true")
        };
        match wait_for(owned) {
            true => Ok(prompter),
            false => Err("nobody asks for the password".into()),
        }
    }

    /// Gives the password where it is asked for.
    pub fn answer(&self, screen: &Screen) {
        let asked = || xdotool(screen, &["search", "--onlyvisible", "--name", "^Unlock"]);
        assert!(wait_for(|| !asked().is_empty()), "nothing is asked");
        // A window that just came may lose the first keys.
        let gone = wait_for(|| {
            xdotool(screen, &["key", "ctrl+a"]);
            xdotool(screen, &["type", "--delay", "2", PASSWORD]);
            xdotool(screen, &["key", "Return"]);
            asked().is_empty()
        });
        assert!(gone, "the password is not taken");
    }

    fn ask(&self, path: &str, member: &str, argument: &str) -> String {
        self.send(
            path,
            &format!("org.freedesktop.Secret.{member}"),
            &[argument],
        )
    }

    fn send(&self, path: &str, member: &str, arguments: &[&str]) -> String {
        self.send_to(SERVICE, path, member, arguments)
    }

    /// Calls a member of an object of somebody, and returns what it says in `dbus-send`'s words.
    fn send_to(&self, name: &str, path: &str, member: &str, arguments: &[&str]) -> String {
        let output = Command::new("dbus-send")
            .arg(format!("--bus={}", self.address))
            .arg("--print-reply")
            .arg(format!("--dest={name}"))
            .args([path, member])
            .args(arguments)
            .output();
        let said = output.map(|output| output.stdout).unwrap_or_default();
        String::from_utf8_lossy(&said).into_owned()
    }
}

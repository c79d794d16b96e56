//! A virtual screen, and what a person's system is like there.
//!
//! Everything that is started here is ended when its value is dropped. Waiting is always for
//! something to be there, never for time to pass.

use std::ffi::OsString;
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::process::Ending;
pub use crate::window::Window;

/// Why there is no window.
pub type Problem = Box<dyn std::error::Error>;

/// A virtual screen without any network.
pub struct Screen {
    name: String,
    set: Vec<(OsString, OsString)>,
    log: Option<PathBuf>,
    _server: Ending,
}

impl Screen {
    /// Starts an X server of this size on a free display.
    pub fn start(width: u32, height: u32) -> Result<Screen, Problem> {
        let mut server = Command::new("Xvfb")
            .args(["-displayfd", "1", "-nolisten", "tcp", "-screen", "0"])
            .arg(format!("{width}x{height}x24"))
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()?;
        let out = server.stdout.take().ok_or("Xvfb has no output")?;
        let server = Ending(server);
        let mut number = String::new();
        BufReader::new(out).read_line(&mut number)?;
        let screen = Screen {
            name: format!(":{}", number.trim()),
            set: Vec::new(),
            log: None,
            _server: server,
        };
        let screen = screen
            .with("LANG", "C.UTF-8")
            .with("TZ", "America/New_York")
            .with("NO_AT_BRIDGE", "1")
            .with("GTK_THEME", "Adwaita")
            // Without these a bus is started for the program, and services that outlive it.
            .with("DBUS_SESSION_BUS_ADDRESS", "disabled:")
            .with("DBUS_SYSTEM_BUS_ADDRESS", "disabled:");
        Ok(screen)
    }

    /// Its name, as `DISPLAY` has it.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The same screen with a variable of the environment set.
    pub fn with(mut self, name: &str, value: impl Into<OsString>) -> Screen {
        self.set.retain(|(known, _)| known != name);
        self.set.push((name.into(), value.into()));
        self
    }

    /// The same screen, where programs say what they say into this file.
    pub fn log(self, path: &Path) -> Screen {
        Screen {
            log: Some(path.to_path_buf()),
            ..self
        }
    }

    fn output(&self) -> Stdio {
        let log = self.log.as_ref();
        let file = log.and_then(|path| File::options().create(true).append(true).open(path).ok());
        file.map_or_else(Stdio::null, Stdio::from)
    }

    /// The same screen of a person whose system is dark.
    pub fn dark(self) -> Screen {
        self.with("GTK_THEME", "Adwaita:dark")
    }

    /// A command that runs on this screen, in this home folder, with nothing else from the
    /// environment of the tests.
    pub fn command(&self, program: &Path, home: &Path) -> Command {
        let mut command = Command::new(program);
        command
            .env_clear()
            .envs(std::env::var_os("PATH").map(|path| ("PATH", path)))
            .env("DISPLAY", &self.name)
            .env("HOME", home)
            .envs(self.set.iter().map(|(name, value)| (name, value)))
            .stdout(self.output())
            .stderr(self.output());
        command
    }

    /// Takes a picture of the whole screen, window frame and all.
    pub fn picture(&self, path: &Path) -> Result<(), Problem> {
        let status = Command::new("import")
            .args(["-display", &self.name, "-window", "root"])
            .arg(path)
            .status()?;
        if status.success() {
            Ok(())
        } else {
            Err("import took no picture".into())
        }
    }
}

/// Times from starting a program to a first screen that answers, sorted.
pub fn cold_start(program: &Path) -> Result<Vec<Duration>, Problem> {
    let screen = Screen::start(1280, 900)?;
    let mut times = Vec::new();
    for _ in 0..5 {
        let home = tempfile::tempdir()?;
        let started = Instant::now();
        let window = Window::open(&screen, program, home.path(), &[])?;
        window.wait("[data-test=door-demo]");
        times.push(started.elapsed());
    }
    times.sort_unstable();
    Ok(times)
}

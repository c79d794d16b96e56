//! A message bus of the tests' own, on which nobody answers and no service is started.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use crate::display::Problem;
use crate::process::Ending;

const CONFIG: &str = r#"<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <listen>unix:dir=FOLDER</listen>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"#;

/// The bus.
pub struct Bus {
    address: String,
    _daemon: Ending,
    _folder: tempfile::TempDir,
}

impl Bus {
    /// Starts it.
    pub fn start() -> Result<Bus, Problem> {
        let folder = tempfile::tempdir()?;
        let config = folder.path().join("bus.conf");
        let text = CONFIG.replace("FOLDER", &folder.path().to_string_lossy());
        std::fs::write(&config, text)?;
        let mut daemon = Command::new("dbus-daemon")
            .args(["--nofork", "--nopidfile", "--print-address"])
            .arg(format!("--config-file={}", config.display()))
            .env_clear()
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()?;
        let out = daemon.stdout.take().ok_or("dbus-daemon has no output")?;
        let daemon = Ending(daemon);
        let mut address = String::new();
        BufReader::new(out).read_line(&mut address)?;
        Ok(Bus {
            address: address.trim().to_owned(),
            _daemon: daemon,
            _folder: folder,
        })
    }

    /// Its address, for `DBUS_SESSION_BUS_ADDRESS`.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// Sends a signal, `interface.member`, with arguments as `dbus-send` takes them.
    pub fn emit(&self, signal: &str, arguments: &[&str]) {
        let status = Command::new("dbus-send")
            .arg(format!("--bus={}", self.address))
            .args(["--type=signal", "/of/the/tests", signal])
            .args(arguments)
            .status();
        assert!(status.is_ok_and(|s| s.success()), "dbus-send {signal}");
    }
}

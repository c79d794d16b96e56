//! The real window under a display of its own, driven through WebDriver, one call after another.
//!
//! Everything that is started here is ended when its value is dropped. Waiting is always for
//! something to be there, never for time to pass.

use std::io::{BufRead, BufReader};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use fantoccini::elements::Element;
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::json;
use tokio::runtime::Runtime;

/// How long a thing may take to be there before the test fails.
const PATIENCE: Duration = Duration::from_secs(30);
/// How often it is looked for.
const POLL: Duration = Duration::from_millis(30);

/// Why there is no window.
pub type Problem = Box<dyn std::error::Error>;

/// A child process that ends with its value.
struct Ending(Child);

impl Drop for Ending {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// A virtual screen without any network.
pub struct Screen {
    name: String,
    dark: bool,
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
        Ok(Screen {
            name: format!(":{}", number.trim()),
            dark: false,
            _server: server,
        })
    }

    /// The same screen of a person whose system is dark.
    pub fn dark(self) -> Screen {
        Screen { dark: true, ..self }
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

/// The program's window.
pub struct Window {
    client: Option<Client>,
    runtime: Runtime,
    _driver: Ending,
}

impl Window {
    /// Starts `program` on a screen with these arguments and a home folder of its own, and waits
    /// until its page answers.
    pub fn open(
        screen: &Screen,
        program: &Path,
        home: &Path,
        arguments: &[PathBuf],
    ) -> Result<Window, Problem> {
        let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let look = if screen.dark {
            "Adwaita:dark"
        } else {
            "Adwaita"
        };
        let driver = Command::new("WebKitWebDriver")
            .arg(format!("--port={port}"))
            .env_clear()
            .envs(std::env::var_os("PATH").map(|path| ("PATH", path)))
            .env("DISPLAY", &screen.name)
            .env("HOME", home)
            .env("LANG", "C.UTF-8")
            .env("TZ", "America/New_York")
            .env("NO_AT_BRIDGE", "1")
            .env("GTK_THEME", look)
            // What lets WebDriver into the program; it is off otherwise.
            .env("TAURI_WEBVIEW_AUTOMATION", "true")
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()?;
        let driver = Ending(driver);
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()?;
        let options = json!({"binary": program, "args": arguments});
        let capabilities = [("webkitgtk:browserOptions".to_owned(), options)];
        let url = format!("http://127.0.0.1:{port}");
        let started = Instant::now();
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            if started.elapsed() > PATIENCE {
                return Err("WebKitWebDriver does not listen".into());
            }
            std::thread::sleep(POLL);
        }
        let mut builder = ClientBuilder::new(HttpConnector::new());
        builder.capabilities(capabilities.into_iter().collect());
        let client = runtime.block_on(builder.connect(&url))?;
        Ok(Window {
            client: Some(client),
            runtime,
            _driver: driver,
        })
    }

    fn client(&self) -> &Client {
        self.client
            .as_ref()
            .expect("only taken when the window is dropped")
    }

    /// Waits for an element by CSS.
    pub fn wait(&self, css: &str) -> Element {
        let wait = self.client().wait().at_most(PATIENCE).every(POLL);
        self.runtime
            .block_on(wait.for_element(Locator::Css(css)))
            .unwrap_or_else(|error| panic!("{css} did not come: {error}\n{}", self.text("body")))
    }

    /// Waits until no element matches.
    pub fn wait_gone(&self, css: &str) {
        self.wait_until(&format!("{css} to go"), |window| window.count(css) == 0);
    }

    /// Waits until a condition holds.
    pub fn wait_until(&self, what: &str, mut holds: impl FnMut(&Window) -> bool) {
        let started = Instant::now();
        while !holds(self) {
            assert!(
                started.elapsed() < PATIENCE,
                "waited for {what}\n{}",
                self.text("body")
            );
            std::thread::sleep(POLL);
        }
    }

    /// Waits until an element's text holds these words.
    pub fn wait_text(&self, css: &str, words: &str) {
        self.wait(css);
        self.wait_until(&format!("{words:?} in {css}"), |w| {
            w.text(css).contains(words)
        });
    }

    /// Clicks on an element once it is there.
    pub fn click(&self, css: &str) {
        let element = self.wait(css);
        self.runtime
            .block_on(element.click())
            .unwrap_or_else(|e| panic!("click {css}: {e}"));
    }

    /// Types into an element.
    pub fn keys(&self, css: &str, text: &str) {
        let element = self.wait(css);
        self.runtime
            .block_on(element.send_keys(text))
            .unwrap_or_else(|e| panic!("type {css}: {e}"));
    }

    /// Empties a field.
    pub fn clear(&self, css: &str) {
        let element = self.wait(css);
        self.runtime
            .block_on(element.clear())
            .unwrap_or_else(|e| panic!("clear {css}: {e}"));
    }

    /// Text of the first match; empty where there is none or it just went.
    pub fn text(&self, css: &str) -> String {
        let text = async { self.client().find(Locator::Css(css)).await?.text().await };
        self.runtime.block_on(text).unwrap_or_default()
    }

    /// An attribute of the first match.
    pub fn attribute(&self, css: &str, name: &str) -> Option<String> {
        let element = self.wait(css);
        self.runtime.block_on(element.attr(name)).ok().flatten()
    }

    /// How many elements match.
    pub fn count(&self, css: &str) -> usize {
        self.runtime
            .block_on(self.client().find_all(Locator::Css(css)))
            .map_or(0, |elements| elements.len())
    }

    /// Runs a script in the page.
    pub fn script(&self, script: &str) -> serde_json::Value {
        self.runtime
            .block_on(self.client().execute(script, Vec::new()))
            .unwrap_or_else(|error| panic!("script: {error}"))
    }

    /// Makes the window this large.
    pub fn resize(&self, width: u32, height: u32) {
        // Some drivers only know it for a window with a frame; then it stays as it is.
        let _ = self
            .runtime
            .block_on(self.client().set_window_size(width, height));
    }

    /// Takes a picture of the page as it stands after the next paint.
    pub fn picture(&self, path: &Path) -> Result<(), Problem> {
        // The last frame may be older than what the page holds: wait for two to be drawn.
        let painted = "const done = arguments[0];
            requestAnimationFrame(() => requestAnimationFrame(() => done(true)));";
        self.runtime
            .block_on(self.client().execute_async(painted, Vec::new()))?;
        let png = self.runtime.block_on(self.client().screenshot())?;
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder)?;
        }
        std::fs::write(path, png)?;
        Ok(())
    }
}

impl Drop for Window {
    fn drop(&mut self) {
        // What the driver started: it has to be gone before the same folder is opened again.
        let programs = children(self._driver.0.id());
        if let Some(client) = self.client.take() {
            // Ends the program too; the driver is ended in any case.
            let _ = self.runtime.block_on(client.close());
        }
        let started = Instant::now();
        while programs.iter().any(|pid| is_running(*pid)) && started.elapsed() < PATIENCE {
            std::thread::sleep(POLL);
        }
    }
}

/// Processes that this one started and that still run.
pub fn children(parent: u32) -> Vec<u32> {
    let Ok(all) = std::fs::read_dir("/proc") else {
        return Vec::new();
    };
    all.filter_map(|entry| entry.ok()?.file_name().to_str()?.parse().ok())
        .filter(|pid| stat(*pid).is_some_and(|(_, of)| of == parent))
        .collect()
}

/// Whether a process still runs: one that ended and waits to be counted does not.
fn is_running(pid: u32) -> bool {
    stat(pid).is_some_and(|(state, _)| state != 'Z' && state != 'X')
}

/// State and parent of a process.
fn stat(pid: u32) -> Option<(char, u32)> {
    let stat = std::fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    // The name in brackets may hold anything; what follows the last bracket is plain.
    let (_, rest) = stat.rsplit_once(')')?;
    let mut fields = rest.split_whitespace();
    Some((fields.next()?.chars().next()?, fields.next()?.parse().ok()?))
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

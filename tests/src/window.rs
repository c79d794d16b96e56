//! The real window, driven through WebDriver, one call after another.
//!
//! The program is started here and WebKitWebDriver joins it, instead of starting it: a lock ends the
//! page's process and with it the driver's session, and a new session joins the same program.

use std::cell::RefCell;
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use fantoccini::elements::Element;
use fantoccini::error::{CmdError, ErrorStatus};
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use tokio::runtime::Runtime;

use crate::display::{Problem, Screen};
use crate::process::{Ending, is_running, wait_for};

/// The program's window.
pub struct Window {
    client: RefCell<Client>,
    runtime: Runtime,
    driver: String,
    program: Ending,
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
        let inside = free_port()?;
        let mut program = screen.command(program, home);
        program
            .args(arguments)
            // What lets WebDriver into the program; it is off otherwise.
            .env("TAURI_WEBVIEW_AUTOMATION", "true")
            .env("WEBKIT_INSPECTOR_SERVER", format!("127.0.0.1:{inside}"));
        let mut program = Ending(program.spawn()?);
        let ended = |program: &mut Ending| !matches!(program.0.try_wait(), Ok(None));
        if !wait_for(|| listens(inside) || ended(&mut program)) || ended(&mut program) {
            return Err("the program does not listen".into());
        }
        let port = free_port()?;
        let driver = Command::new("WebKitWebDriver")
            .arg(format!("--port={port}"))
            .arg(format!("--target=127.0.0.1:{inside}"))
            .arg("--replace-on-new-session")
            .env_clear()
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()?;
        let _driver = Ending(driver);
        if !wait_for(|| listens(port)) {
            return Err("WebKitWebDriver does not listen".into());
        }
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()?;
        let driver = format!("http://127.0.0.1:{port}");
        let client = join(&runtime, &driver)?;
        Ok(Window {
            client: RefCell::new(client),
            runtime,
            driver,
            program,
            _driver,
        })
    }

    /// Number of the program's process.
    pub fn pid(&self) -> u32 {
        self.program.id()
    }

    /// Whether the program still runs.
    pub fn runs(&self) -> bool {
        is_running(self.program.id())
    }

    /// Waits until the program has ended.
    pub fn wait_until_it_ends(&self) {
        assert!(wait_for(|| !self.runs()), "the program does not end");
    }

    /// Runs a command of WebDriver. Where the page's process went away, the next call finds a new
    /// session.
    fn ask<T>(
        &self,
        command: impl AsyncFnOnce(Client) -> Result<T, CmdError>,
    ) -> Result<T, CmdError> {
        let client = self.client.borrow().clone();
        let answer = self.runtime.block_on(command(client));
        if let Err(CmdError::Standard(error)) = &answer
            && error.error == ErrorStatus::InvalidSessionId
            && let Ok(client) = join(&self.runtime, &self.driver)
        {
            self.client.replace(client);
        }
        answer
    }

    /// Waits for an element by CSS.
    pub fn wait(&self, css: &str) -> Element {
        let mut last = None;
        wait_for(|| {
            last = Some(self.ask(async |c| c.find(Locator::Css(css)).await));
            matches!(last, Some(Ok(_)))
        });
        match last {
            Some(Ok(element)) => element,
            Some(Err(error)) => panic!("{css} did not come: {error}\n{}", self.text("body")),
            None => panic!("{css} was not looked for"),
        }
    }

    /// Waits until no element matches.
    pub fn wait_gone(&self, css: &str) {
        self.wait_until(&format!("{css} to go"), |window| window.count(css) == 0);
    }

    /// Waits until a condition holds.
    pub fn wait_until(&self, what: &str, mut holds: impl FnMut(&Window) -> bool) {
        assert!(
            wait_for(|| holds(self)),
            "waited for {what}\n{}",
            self.text("body")
        );
    }

    /// Waits until an element's text holds these words.
    pub fn wait_text(&self, css: &str, words: &str) {
        self.wait(css);
        self.wait_until(&format!("{words:?} in {css}"), |w| {
            w.text(css).contains(words)
        });
    }

    /// Clicks on an element once it is there. A click that takes the page away is a click too.
    pub fn click(&self, css: &str) {
        let element = self.wait(css);
        let clicked = self.ask(async |_| element.click().await);
        clicked.unwrap_or_else(|e| assert!(took_the_page(&e), "click {css}: {e}"));
    }

    /// Types into an element. A key that takes the page away is a key too.
    pub fn keys(&self, css: &str, text: &str) {
        let element = self.wait(css);
        let typed = self.ask(async |_| element.send_keys(text).await);
        typed.unwrap_or_else(|e| assert!(took_the_page(&e), "type {css}: {e}"));
    }

    /// Empties a field.
    pub fn clear(&self, css: &str) {
        let element = self.wait(css);
        self.ask(async |_| element.clear().await)
            .unwrap_or_else(|e| panic!("clear {css}: {e}"));
    }

    /// Text of the first match; empty where there is none or it just went.
    pub fn text(&self, css: &str) -> String {
        self.ask(async |c| c.find(Locator::Css(css)).await?.text().await)
            .unwrap_or_default()
    }

    /// An attribute of the first match.
    pub fn attribute(&self, css: &str, name: &str) -> Option<String> {
        let element = self.wait(css);
        self.ask(async |_| element.attr(name).await).ok().flatten()
    }

    /// How many elements match.
    pub fn count(&self, css: &str) -> usize {
        self.ask(async |c| c.find_all(Locator::Css(css)).await)
            .map_or(0, |elements| elements.len())
    }

    /// Runs a script in the page.
    pub fn script(&self, script: &str) -> serde_json::Value {
        self.ask(async |c| c.execute(script, Vec::new()).await)
            .unwrap_or_else(|error| panic!("script: {error}"))
    }

    /// Runs a script in the page that calls its last argument when it is done.
    pub fn script_async(&self, script: &str) -> serde_json::Value {
        self.ask(async |c| c.execute_async(script, Vec::new()).await)
            .unwrap_or_else(|error| panic!("script: {error}"))
    }

    /// Makes the window this large.
    pub fn resize(&self, width: u32, height: u32) {
        // Some drivers only know it for a window with a frame; then it stays as it is.
        let _ = self.ask(async |c| c.set_window_size(width, height).await);
    }

    /// Takes a picture of the page as it stands after the next paint.
    pub fn picture(&self, path: &Path) -> Result<(), Problem> {
        // The last frame may be older than what the page holds: wait for two to be drawn.
        let painted = "const done = arguments[0];
            requestAnimationFrame(() => requestAnimationFrame(() => done(true)));";
        self.ask(async |c| c.execute_async(painted, Vec::new()).await)?;
        let png = self.ask(async |c| c.screenshot().await)?;
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder)?;
        }
        std::fs::write(path, png)?;
        Ok(())
    }
}

/// A new session with the program that the driver was told of.
fn join(runtime: &Runtime, driver: &str) -> Result<Client, Problem> {
    let builder = ClientBuilder::new(HttpConnector::new());
    Ok(runtime.block_on(builder.connect(driver))?)
}

fn free_port() -> std::io::Result<u16> {
    Ok(TcpListener::bind("127.0.0.1:0")?.local_addr()?.port())
}

fn listens(port: u16) -> bool {
    TcpStream::connect(("127.0.0.1", port)).is_ok()
}

/// Whether this is what the driver says of something during which the page went away.
fn took_the_page(error: &CmdError) -> bool {
    match error {
        CmdError::Standard(told) => match told.error {
            ErrorStatus::InvalidSessionId | ErrorStatus::NoSuchWindow => true,
            ErrorStatus::UnknownError => told.message.is_empty(),
            _ => false,
        },
        _ => false,
    }
}

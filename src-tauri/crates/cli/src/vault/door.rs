//! Where the data is, what opens it, and the way to the use cases.

use std::fs::File;
use std::io::{self, BufRead, BufReader, IsTerminal, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use api::{App, Fault, FaultCode};
use serde::de::DeserializeOwned;
use serde_json::Value;
use zeroize::Zeroizing;

use super::Problem;
use super::shell::Answers;
use crate::words::vault as words;

/// Longest text that a note takes from a file, in bytes.
const LONGEST_TEXT: u64 = 15 << 20;

/// The program on a data folder.
pub(super) struct Door {
    pub app: App,
    pub shell: Arc<Answers>,
}

impl Door {
    pub fn at(folder: PathBuf) -> Door {
        let shell = Arc::new(Answers::default());
        let app = App::new(folder, Arc::clone(&shell) as _);
        Door { app, shell }
    }

    /// Calls a use case as the window does.
    pub fn call<T: DeserializeOwned>(&self, name: &str, request: Value) -> Result<T, Fault> {
        let request = Zeroizing::new(request.to_string());
        let answer = Zeroizing::new(api::dispatch(&self.app, name, &request)?);
        serde_json::from_str(&answer).map_err(|_| FaultCode::BadRequest.into())
    }
}

impl Drop for Door {
    fn drop(&mut self) {
        self.app.lock();
    }
}

/// The data folder: as given, beside a program that is carried, or the window's.
pub(super) fn folder(data: Option<PathBuf>) -> io::Result<PathBuf> {
    let window = || Some(dirs::data_local_dir()?.join("org.rearview.desktop"));
    data.or_else(api::carried_folder)
        .or_else(window)
        .ok_or_else(|| io::Error::from(io::ErrorKind::NotFound))
}

/// The first line of a file, without its end.
pub(super) fn first_line(path: &Path) -> io::Result<Zeroizing<String>> {
    let mut line = Zeroizing::new(String::with_capacity(1024));
    BufReader::new(File::open(path)?.take(64 * 1024)).read_line(&mut line)?;
    let length = line.trim_end_matches(['\n', '\r']).len();
    line.truncate(length);
    Ok(line)
}

/// Asks for the passphrase without showing it.
pub(super) fn ask() -> Result<Zeroizing<String>, Problem> {
    prompt(words::PASSPHRASE)
}

/// Asks twice for a new passphrase until both are the same.
pub(super) fn ask_twice() -> Result<Zeroizing<String>, Problem> {
    loop {
        let first = prompt(words::NEW_PASSPHRASE)?;
        if *first == *prompt(words::AGAIN)? {
            return Ok(first);
        }
        crate::words::say(words::DIFFERENT);
    }
}

fn prompt(words: &str) -> Result<Zeroizing<String>, Problem> {
    if !io::stdin().is_terminal() {
        return Err(Problem::NoTerminal);
    }
    Ok(Zeroizing::new(rpassword::prompt_password(words)?))
}

/// A text from a file, or from standard input for `-`.
pub(super) fn read_text(path: &Path) -> io::Result<String> {
    let mut text = String::new();
    let read = match path == Path::new("-") {
        true => io::stdin()
            .take(LONGEST_TEXT + 1)
            .read_to_string(&mut text)?,
        false => File::open(path)?
            .take(LONGEST_TEXT + 1)
            .read_to_string(&mut text)?,
    };
    if read as u64 > LONGEST_TEXT {
        return Err(io::ErrorKind::FileTooLarge.into());
    }
    Ok(text)
}

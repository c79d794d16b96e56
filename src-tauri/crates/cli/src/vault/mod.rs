//! `rearview init` and `rearview vault`: the same use cases as the window, its dialogs answered by
//! what the command line gave.

mod door;
mod shell;

use std::io::{self, BufWriter, Write};
use std::path::PathBuf;

use api::types::{FoundNotes, ImportedNotes, NoteView, SavedNote, WrittenFile};
use api::{Fault, FaultCode};
use clap::{Args, Subcommand};
use serde_json::{Value, json};

use crate::vault::door::Door;
use crate::words::{say, vault as words};
use crate::{Format, Outcome};

/// Where the data is and what opens it.
#[derive(Args)]
pub(crate) struct Secret {
    /// File whose first line is the passphrase; without it you are asked
    #[arg(long, value_name = "FILE", global = true)]
    pub passphrase_file: Option<PathBuf>,
    /// Go on where the vault or the key file looks older than the last one seen here
    #[arg(long, global = true)]
    pub accept_older: bool,
}

/// What to do in the vault.
#[derive(Subcommand)]
pub(crate) enum Command {
    /// Write a note
    Add {
        /// One line
        #[arg(long, default_value = "")]
        title: String,
        /// File with the text; `-` is standard input
        #[arg(long, value_name = "FILE")]
        text_file: Option<PathBuf>,
        /// Files that belong to it
        #[arg(long, value_name = "FILE", num_args = 1..)]
        attach: Vec<PathBuf>,
        /// Words to sort by
        #[arg(long, value_name = "TAG", num_args = 1..)]
        tag: Vec<String>,
        /// The day it is about, YYYY-MM-DD
        #[arg(long, value_name = "DAY")]
        date: Option<String>,
    },
    /// List the notes, last changed first
    List {
        /// How to answer
        #[arg(long, value_enum, default_value_t = Format::Text)]
        format: Format,
    },
    /// Show a note
    Show {
        /// Its id, or the beginning of it
        id: String,
        /// How to answer
        #[arg(long, value_enum, default_value_t = Format::Text)]
        format: Format,
    },
    /// Find notes that hold all these words
    Search {
        /// Words, or their beginnings; case and accents do not matter
        #[arg(required = true)]
        words: Vec<String>,
        /// How to answer
        #[arg(long, value_enum, default_value_t = Format::Text)]
        format: Format,
    },
    /// Write all notes with their files into one encrypted file (age format)
    Export {
        /// File to write
        file: PathBuf,
        /// File whose first line is the export's passphrase; without it, the profile's
        #[arg(long, value_name = "FILE")]
        export_passphrase_file: Option<PathBuf>,
    },
    /// Read notes from a file that `vault export` wrote
    Import {
        /// File to read
        file: PathBuf,
        /// File whose first line is the export's passphrase; without it, the profile's
        #[arg(long, value_name = "FILE")]
        export_passphrase_file: Option<PathBuf>,
    },
}

/// Why a command ended: the vault says no, or a file of the person's does.
enum Problem {
    Fault(Fault),
    Io(io::Error),
    /// There is nobody to ask for the passphrase.
    NoTerminal,
}

impl From<Fault> for Problem {
    fn from(fault: Fault) -> Problem {
        Problem::Fault(fault)
    }
}

impl From<io::Error> for Problem {
    fn from(error: io::Error) -> Problem {
        Problem::Io(error)
    }
}

/// Makes a profile and shows its recovery code once.
pub(crate) fn init(data: Option<PathBuf>, secret: &Secret) -> io::Result<Outcome> {
    finish(door::folder(data).map_err(Problem::Io).and_then(|folder| {
        let door = Door::at(folder);
        let passphrase = match &secret.passphrase_file {
            Some(file) => door::first_line(file)?,
            None => door::ask_twice()?,
        };
        let code = api::create_profile(&door.app, &passphrase)?;
        write!(
            io::stdout().lock(),
            "{}",
            *words::made(door.app.folder(), &code)
        )?;
        Ok(())
    }))
}

/// Opens the vault and does one thing in it.
pub(crate) fn run(data: Option<PathBuf>, secret: &Secret, command: Command) -> io::Result<Outcome> {
    finish(door::folder(data).map_err(Problem::Io).and_then(|folder| {
        let door = Door::at(folder);
        let passphrase = match &secret.passphrase_file {
            Some(file) => door::first_line(file)?,
            None => door::ask()?,
        };
        let alarms = api::open_everything(&door.app, &passphrase, secret.accept_older)?;
        for line in words::alarms(&alarms) {
            say(&line);
        }
        act(&door, &passphrase, command)
    }))
}

fn finish(done: Result<(), Problem>) -> io::Result<Outcome> {
    match done {
        Ok(()) => Ok(Outcome::Nothing),
        Err(Problem::Fault(fault)) => {
            say(&words::fault(&fault));
            Ok(Outcome::Fault)
        }
        Err(Problem::NoTerminal) => {
            say(words::NO_TERMINAL);
            Ok(Outcome::Fault)
        }
        Err(Problem::Io(error)) => Err(error),
    }
}

fn act(door: &Door, passphrase: &str, command: Command) -> Result<(), Problem> {
    match command {
        Command::Add {
            title,
            text_file,
            attach,
            tag,
            date,
        } => {
            let text = text_file.as_deref().map(door::read_text).transpose()?;
            // Before anything is written: a file that is not there makes no note.
            for file in &attach {
                file.metadata()?;
            }
            let written = json!({
                "title": title, "text": text.unwrap_or_default(), "tags": tag, "date": date,
            });
            let request = json!({"id": null, "written": written, "keep": true});
            let saved: SavedNote = door.call("save_note", request)?;
            if !attach.is_empty() {
                let choices: Vec<u32> = door.app.pick(attach).iter().map(|c| c.id).collect();
                let request = json!({"id": saved.id, "choices": choices});
                door.call::<NoteView>("attach_files", request)?;
            }
            writeln!(io::stdout().lock(), "{}", saved.id)?;
        }
        Command::List { format } => list(door, json!({}), format)?,
        Command::Search { words, format } => {
            list(door, json!({"text": words.join(" ")}), format)?;
        }
        Command::Show { id, format } => {
            let id = full_id(door, &id)?;
            let view: NoteView = door.call("read_note", json!({"id": id}))?;
            let mut out = io::stdout().lock();
            match format {
                Format::Json => writeln!(out, "{}", json!(view))?,
                Format::Text => write!(out, "{}", words::note(&view))?,
            }
        }
        Command::Export {
            file,
            export_passphrase_file,
        } => {
            let own = export_passphrase_file.as_deref().map(door::first_line);
            let own = own.transpose()?;
            door.shell.answer(file);
            let passphrase = own.as_ref().map_or(passphrase, |own| own.as_str());
            let request = json!({"ids": [], "passphrase": passphrase});
            let written: WrittenFile = door.call("export_vault", request)?;
            say(&words::exported(&written));
        }
        Command::Import {
            file,
            export_passphrase_file,
        } => {
            let own = export_passphrase_file.as_deref().map(door::first_line);
            let own = own.transpose()?;
            file.metadata()?;
            let passphrase = own.as_ref().map_or(passphrase, |own| own.as_str());
            let choice = door.app.pick(vec![file]).first().map(|choice| choice.id);
            let request = json!({"choice": choice, "passphrase": passphrase});
            let imported: ImportedNotes = door.call("import_vault", request)?;
            say(&words::imported(&imported));
        }
    }
    Ok(())
}

fn list(door: &Door, filter: Value, format: Format) -> Result<(), Problem> {
    let found: FoundNotes = door.call("find_notes", filter)?;
    let mut out = BufWriter::new(io::stdout().lock());
    match format {
        Format::Json => {
            for note in &found.notes {
                writeln!(out, "{}", json!(note))?;
            }
        }
        Format::Text => write!(out, "{}", words::list(&found))?,
    }
    Ok(out.flush()?)
}

/// The one note whose id begins so.
fn full_id(door: &Door, typed: &str) -> Result<String, Problem> {
    let typed = typed.to_ascii_lowercase();
    for trash in [false, true] {
        let found: FoundNotes = door.call("find_notes", json!({"trash": trash}))?;
        let mut same = found.notes.iter().filter(|n| n.id.starts_with(&typed));
        if let (Some(note), None) = (same.next(), same.next())
            && !typed.is_empty()
        {
            return Ok(note.id.clone());
        }
    }
    Err(Fault::at(FaultCode::NoNote, typed).into())
}

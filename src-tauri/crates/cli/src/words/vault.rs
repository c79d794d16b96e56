//! Sentences of the vault on the command line.

use std::fmt::Write as _;
use std::path::Path;

use api::types::{FoundNotes, ImportedNotes, NoteLine, NoteView, VaultAlarms, WrittenFile};
use api::{Fault, FaultCode};
use zeroize::Zeroizing;

pub(crate) const PASSPHRASE: &str = "Passphrase: ";
pub(crate) const NEW_PASSPHRASE: &str = "New passphrase: ";
pub(crate) const AGAIN: &str = "The same again: ";
pub(crate) const DIFFERENT: &str = "These two were different. Once more.";
pub(crate) const NO_TERMINAL: &str =
    "There is no terminal to ask for the passphrase. Give it with --passphrase-file FILE.";

/// What happened, and what to do.
pub(crate) fn fault(fault: &Fault) -> String {
    let place = fault.place.as_deref().unwrap_or("That");
    match fault.code {
        FaultCode::WrongPassphrase => {
            "That did not open. Either the passphrase is different or the file was changed.".into()
        }
        FaultCode::ShortPassphrase => {
            "A passphrase needs at least 12 characters. Five words by chance are a good one.".into()
        }
        FaultCode::NoProfile => {
            "There is no profile here. Make one with `rearview init`, or name its folder with \
             --data DIR."
                .into()
        }
        FaultCode::ProfileExists => {
            "There is a profile here already, and it stays as it is. Name another folder with \
             --data DIR."
                .into()
        }
        FaultCode::AlreadyOpen => {
            "This profile is open in another window. Close it there and try again.".into()
        }
        FaultCode::NewerVersion => {
            "This folder was written by a newer version. Nothing was changed.".into()
        }
        FaultCode::OlderKeys => {
            "The key file looks older than the last one this computer saw. Give --accept-older to \
             go on."
                .into()
        }
        FaultCode::OlderVault => {
            "This vault looks older than the last one this computer saw. Give --accept-older to go \
             on."
            .into()
        }
        FaultCode::DiskFull => {
            "The disk is full. Everything saved before is safe; make room and try again.".into()
        }
        FaultCode::Unfinished => {
            "New keys were begun and not finished. Open the profile in the window once: it goes on \
             there."
                .into()
        }
        FaultCode::NoNote => format!("There is no note {place}. `rearview vault list` shows them."),
        FaultCode::NotAnExport => {
            "That is not an export of notes. Give a file that `vault export` wrote.".into()
        }
        FaultCode::Changed => {
            "What was sealed there was changed or is cut, and does not open. Nothing was imported \
             or written."
                .into()
        }
        FaultCode::TooLong => {
            "That is too large: a note holds 16 MiB, a file 2 GB. Nothing was written.".into()
        }
        FaultCode::BadRequest => {
            "A date is written YYYY-MM-DD, and a tag has at most 100 characters. Nothing was saved."
                .into()
        }
        FaultCode::NotFound => format!("{place} is not there. Check the name and try again."),
        _ => format!(
            "{place} could not be read or written. Check that it can be opened and try again."
        ),
    }
}

/// What does not agree in the vault.
pub(crate) fn alarms(alarms: &VaultAlarms) -> Vec<String> {
    let mut lines = Vec::new();
    if alarms.unreadable > 0 {
        lines.push(format!(
            "{} could not be read and {} set aside. The other {} {} fine.",
            notes(alarms.unreadable),
            were(alarms.unreadable),
            alarms.fine,
            if alarms.fine == 1 { "is" } else { "are" },
        ));
    }
    for (count, what) in [
        (alarms.gone, "removed from outside"),
        (alarms.replaced, "replaced from outside by an older one"),
        (alarms.unlisted, "put back from outside"),
    ] {
        if count > 0 {
            lines.push(format!("{} {} {what}.", pieces(count), were(count)));
        }
    }
    lines
}

/// A profile was made: the recovery code, shown once.
pub(crate) fn made(folder: &Path, code: &str) -> Zeroizing<String> {
    Zeroizing::new(format!(
        "Your profile is in {}.\n\nRecovery code, shown this once:\n\n    {code}\n\nWrite it down \
         and keep it away from this computer. Without the passphrase or the recovery code nobody \
         can open these notes, including us.\n",
        folder.display()
    ))
}

/// One line a note.
pub(crate) fn list(found: &FoundNotes) -> String {
    let mut out = String::new();
    if found.notes.is_empty() {
        out.push_str(match found.total {
            0 => "No notes yet. `rearview vault add` writes the first.\n",
            _ => "No note matches.\n",
        });
    }
    let length = unique_length(&found.notes);
    for note in &found.notes {
        let id: String = note.id.chars().take(length).collect();
        let day: String = match &note.date {
            Some(date) => date.clone(),
            None => note.edited.chars().take(10).collect(),
        };
        let title = match note.title.is_empty() {
            true => &note.excerpt,
            false => &note.title,
        };
        let _ = write!(out, "{id}  {day}  {}", one_line(title)); // A String takes everything.
        if !note.tags.is_empty() {
            let _ = write!(out, "  [{}]", one_line(&note.tags.join(", ")));
        }
        match note.attachments {
            0 => {}
            1 => out.push_str("  1 file"),
            n => {
                let _ = write!(out, "  {n} files");
            }
        }
        out.push('\n');
    }
    out
}

/// So many letters of an id that each note has its own.
fn unique_length(notes: &[NoteLine]) -> usize {
    let mut ids: Vec<&str> = notes.iter().map(|note| note.id.as_str()).collect();
    ids.sort_unstable();
    let shared = |pair: &[&str]| {
        let [a, b] = pair else { return 0 };
        a.bytes().zip(b.bytes()).take_while(|(a, b)| a == b).count()
    };
    let most = ids.windows(2).map(shared).max().unwrap_or(0);
    (most + 1).max(8)
}

/// A note, to be read.
pub(crate) fn note(view: &NoteView) -> String {
    format!("{}\n{}", view.id, printable(&api::note_text(&view.note)))
}

/// What an export wrote.
pub(crate) fn exported(written: &WrittenFile) -> String {
    let name = written.name.as_deref().unwrap_or("the file");
    format!(
        "Written: {name}, {} bytes. `age -d` opens it with its passphrase; it holds a tar.",
        written.bytes
    )
}

/// What an import brought.
pub(crate) fn imported(imported: &ImportedNotes) -> String {
    format!(
        "{} new, {} here already, {} kept beside a note that says something else; files: {}.",
        notes(imported.new),
        imported.same,
        imported.beside,
        imported.files
    )
}

fn notes(count: u32) -> String {
    match count {
        1 => "1 note".into(),
        n => format!("{n} notes"),
    }
}

fn pieces(count: u32) -> String {
    match count {
        1 => "1 note, version or file".into(),
        n => format!("{n} notes, versions or files"),
    }
}

fn were(count: u32) -> &'static str {
    if count == 1 { "was" } else { "were" }
}

fn one_line(text: &str) -> String {
    text.chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .take(100)
        .collect()
}

/// Control signs could drive the terminal.
fn printable(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\n' | '\t' => c,
            c if c.is_control() => '\u{fffd}',
            c => c,
        })
        .collect()
}

//! Notes in plain for somebody else: files, notes, and a list of SHA-256 that anybody can check
//! with what their system brings along.
//!
//! ```text
//! rearview-evidence-<day>/
//!   HOW-TO-CHECK.txt   plain instructions
//!   SHA256SUMS         one line a file, as `sha256sum` writes and checks it
//!   manifest.json      the same with sizes and times, for programs
//!   notes/<n>-<title>.txt
//!   files/<n>-<title>/<name>
//! ```

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use model::Note;
use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::bundle::broken;
use crate::carry::{as_text, safe_name};
use crate::notebook::{NoteId, to_hex};
use crate::work::Progress;
use crate::{App, Fault, FaultCode, outside, zone};

const HOW_TO_CHECK: &str = "\
How to check these files
========================

SHA256SUMS lists every file with its SHA-256: a number that changes when a single
byte of the file changes.

Linux:    open a terminal in this folder and run    sha256sum -c SHA256SUMS
macOS:    open a terminal in this folder and run    shasum -a 256 -c SHA256SUMS
Windows:  in a PowerShell window, for each file     Get-FileHash NAME
          and compare what it prints with the line in SHA256SUMS.

What this shows: the files are byte for byte those that were kept in the vault, and
the SHA-256 of each was recorded there when it was added. Times are those of the
clock of the computer on which the notes were kept.

What it does not show: that the clock was right, or who wrote the notes. Somebody who
wants to prove today that these files existed today can hand SHA256SUMS to a witness,
or send it to themselves by post or e-mail, and keep that.

These files are not encrypted.
";

#[derive(Serialize)]
struct Manifest<'a> {
    made: String,
    program: &'static str,
    version: &'static str,
    notes: Vec<ListedNote<'a>>,
    files: Vec<Listed>,
}

#[derive(Serialize)]
struct ListedNote<'a> {
    path: String,
    title: &'a str,
    created: &'a str,
    edited: &'a str,
    files: Vec<ListedFile<'a>>,
}

#[derive(Serialize)]
struct ListedFile<'a> {
    path: String,
    name: &'a str,
    bytes: u64,
    sha256: &'a str,
    added: &'a str,
}

#[derive(Serialize)]
struct Listed {
    path: String,
    bytes: u64,
    sha256: String,
}

/// Writes notes with their files into a new folder inside `parent`, and gives that folder. Nothing
/// stays of it when it fails.
pub(crate) fn write(
    app: &App,
    notes: &[(NoteId, Note)],
    parent: &Path,
    progress: &mut Progress,
) -> Result<PathBuf, Fault> {
    let folder = make_folder(parent)?;
    match fill(app, notes, &folder, progress) {
        Ok(()) => Ok(folder),
        Err(fault) => {
            let _ = fs::remove_dir_all(&folder); // Half of it proves nothing.
            Err(fault)
        }
    }
}

fn make_folder(parent: &Path) -> Result<PathBuf, Fault> {
    let now = zone::now();
    let day: String = now.chars().take(10).collect();
    for n in 1..1000 {
        let name = match n {
            1 => format!("rearview-evidence-{day}"),
            n => format!("rearview-evidence-{day}-{n}"),
        };
        let folder = parent.join(name);
        match fs::create_dir(&folder) {
            Ok(()) => return Ok(folder),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(outside::fault(&error, &folder)),
        }
    }
    Err(FaultCode::AlreadyThere.into())
}

fn fill(
    app: &App,
    notes: &[(NoteId, Note)],
    folder: &Path,
    progress: &mut Progress,
) -> Result<(), Fault> {
    let total = notes.iter().flat_map(|(_, note)| &note.attachments);
    let total: u64 = total.map(|file| file.bytes).sum();
    let mut done = 0;
    let mut listed = Vec::new();
    let mut files = Vec::new();
    for (n, (id, note)) in notes.iter().enumerate() {
        let short: String = to_hex(id).chars().take(8).collect();
        let name = format!("{:03}-{}-{short}", n + 1, safe_name(&note.title));
        let path = format!("notes/{name}.txt");
        files.push(write_file(folder, &path, |out| {
            out.write_all(as_text(note).as_bytes())
                .map_err(|error| broken(&error))
        })?);
        let mut of_note = Vec::new();
        for (n, attachment) in note.attachments.iter().enumerate() {
            // Two files of one name stay two.
            let path = format!("files/{name}/{}-{}", n + 1, safe_name(&attachment.name));
            let mut opener =
                app.with_vault(|book| Ok(book.store.open_attachment(attachment)?))?;
            let written = write_file(folder, &path, |out| {
                let mut buffer = zeroize::Zeroizing::new(vec![0; 64 * 1024]);
                loop {
                    let read = io::Read::read(&mut opener, &mut buffer).map_err(|e| broken(&e))?;
                    let Some(bytes) = buffer.get(..read).filter(|bytes| !bytes.is_empty()) else {
                        return Ok(());
                    };
                    out.write_all(bytes).map_err(|error| broken(&error))?;
                    done += read as u64;
                    progress.step(done, total)?;
                }
            })?;
            if written.sha256 != attachment.sha256 {
                return Err(Fault::at(FaultCode::Changed, &attachment.name));
            }
            of_note.push(ListedFile {
                path,
                name: &attachment.name,
                bytes: attachment.bytes,
                sha256: &attachment.sha256,
                added: &attachment.added,
            });
            files.push(written);
        }
        listed.push(ListedNote {
            path,
            title: &note.title,
            created: &note.created,
            edited: &note.edited,
            files: of_note,
        });
    }
    let manifest = Manifest {
        made: zone::now(),
        program: "Rearview",
        version: env!("CARGO_PKG_VERSION"),
        notes: listed,
        files,
    };
    let json = serde_json::to_vec_pretty(&manifest).map_err(|_| FaultCode::Storage)?;
    let mut sums = manifest.files;
    for (name, bytes) in [
        ("manifest.json", json.as_slice()),
        ("HOW-TO-CHECK.txt", HOW_TO_CHECK.as_bytes()),
    ] {
        sums.push(write_file(folder, name, |out| {
            out.write_all(bytes).map_err(|error| broken(&error))
        })?);
    }
    let sums: String = sums
        .iter()
        .map(|f| format!("{}  {}\n", f.sha256, f.path))
        .collect();
    write_file(folder, "SHA256SUMS", |out| {
        out.write_all(sums.as_bytes())
            .map_err(|error| broken(&error))
    })?;
    Ok(())
}

/// Writes one file and gives its SHA-256, taken from the very bytes that were written.
fn write_file(
    folder: &Path,
    path: &str,
    fill: impl FnOnce(&mut Hashing) -> Result<(), Fault>,
) -> Result<Listed, Fault> {
    let full = folder.join(path);
    let fault = |error: &io::Error| outside::fault(error, &full);
    if let Some(parent) = full.parent() {
        fs::create_dir_all(parent).map_err(|error| fault(&error))?;
    }
    let file = File::create_new(&full).map_err(|error| fault(&error))?;
    let mut out = Hashing {
        out: BufWriter::new(file),
        hash: Sha256::new(),
        bytes: 0,
    };
    fill(&mut out)?;
    let file = out.out.into_inner().map_err(|error| fault(error.error()))?;
    file.sync_all().map_err(|error| fault(&error))?;
    Ok(Listed {
        path: path.to_owned(),
        bytes: out.bytes,
        sha256: to_hex(&out.hash.finalize()),
    })
}

struct Hashing {
    out: BufWriter<File>,
    hash: Sha256,
    bytes: u64,
}

impl Write for Hashing {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.out.write(bytes)?;
        self.hash.update(bytes.get(..written).unwrap_or_default());
        self.bytes += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

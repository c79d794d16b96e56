//! Notes in and out in the age format: a tar that anybody with `age` and the passphrase can open,
//! so that nothing is locked in.
//!
//! ```text
//! rearview-notes/READ-ME.txt
//! rearview-notes/files/<id>/<n>-<name>     the n-th file of a note, from 0
//! rearview-notes/notes/<id>.json           the note, exactly
//! rearview-notes/notes/<title>-<id>.txt    the note, to be read
//! ```
//!
//! Files of a note come before it, so that it can be read as a stream.

use std::collections::{HashMap, HashSet};
use std::io::{self, BufWriter, Read, Write};

use model::{Attachment, Note};
use tar::{Builder, EntryType, Header};
use vault::export::{ExportOpener, ExportSealer};

use crate::carry::{as_text, safe_name};
use crate::notebook::{NoteId, Notebook, parse_id, to_hex};
use crate::outside::WholeFile;
use crate::types::ImportedNotes;
use crate::use_cases::{notes, vault::media_type};
use crate::work::Progress;
use crate::{App, Fault, FaultCode, zone};

const TOP: &str = "rearview-notes";
const READ_ME: &str = "\
Notes from a Rearview vault, encrypted in the age format (age-encryption.org).

notes/*.txt   each note, to be read
notes/*.json  the same, exactly, for programs
files/        the files of each note, under its id

Earlier versions of notes are not in here: a backup keeps those.
Once decrypted, these files are readable by anybody who has them.
";
/// Entries that an import reads at most.
const MOST_ENTRIES: usize = 200_000;
/// Bytes of a note that an import reads at most: what can be sealed in one piece.
const LONGEST_NOTE: u64 = 16 << 20;

/// Writes notes with their files. Nothing stays of it when it fails.
pub(crate) fn write(
    app: &App,
    notes: &[(NoteId, Note)],
    passphrase: &str,
    file: WholeFile,
    progress: &mut Progress,
) -> Result<(), Fault> {
    let total = notes.iter().flat_map(|(_, note)| &note.attachments);
    let total: u64 = total.map(|file| file.bytes).sum();
    let mut done = 0;
    let mut tar = Builder::new(BufWriter::new(ExportSealer::new(passphrase, file)?));
    add(&mut tar, &format!("{TOP}/READ-ME.txt"), READ_ME.as_bytes())?;
    for (id, note) in notes {
        let hex = to_hex(id);
        for (n, attachment) in note.attachments.iter().enumerate() {
            let opener = app.with_vault(|book| Ok(book.store.open_attachment(attachment)?))?;
            let path = format!("{TOP}/files/{hex}/{n}-{}", safe_name(&attachment.name));
            let mut counted = Counted {
                input: opener,
                step: |bytes| progress.step(done + bytes, total),
                read: 0,
                stopped: None,
            };
            let added = add_stream(&mut tar, &path, attachment.bytes, &mut counted);
            if let Some(stopped) = counted.stopped {
                return Err(stopped);
            }
            added.map_err(|error| broken(&error))?;
            done += attachment.bytes;
        }
        let json = serde_json::to_vec(note).map_err(|_| FaultCode::Storage)?;
        add(&mut tar, &format!("{TOP}/notes/{hex}.json"), &json)?;
        let short: String = hex.chars().take(8).collect();
        let name = format!("{TOP}/notes/{}-{short}.txt", safe_name(&note.title));
        add(&mut tar, &name, as_text(note).as_bytes())?;
    }
    let buffered = tar.into_inner().map_err(|error| broken(&error))?;
    let sealer = buffered
        .into_inner()
        .map_err(|error| broken(error.error()))?;
    sealer.finish()?.keep()
}

fn add(tar: &mut Builder<impl Write>, path: &str, bytes: &[u8]) -> Result<(), Fault> {
    let mut input = bytes;
    add_stream(tar, path, bytes.len() as u64, &mut input).map_err(|error| broken(&error))
}

fn add_stream(
    tar: &mut Builder<impl Write>,
    path: &str,
    bytes: u64,
    input: &mut impl Read,
) -> io::Result<()> {
    let mut header = Header::new_gnu();
    header.set_entry_type(EntryType::Regular);
    header.set_size(bytes);
    header.set_mode(0o600);
    // Times stand in the notes; those of files here would tell nothing true.
    header.set_mtime(0);
    tar.append_data(&mut header, path, input.take(bytes))
}

/// Tells how far a stream is, and ends it when the person asked to stop.
struct Counted<R, F> {
    input: R,
    step: F,
    read: u64,
    stopped: Option<Fault>,
}

impl<R: Read, F: FnMut(u64) -> Result<(), Fault>> Read for Counted<R, F> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        if let Err(stopped) = (self.step)(self.read) {
            self.stopped = Some(stopped);
            return Err(io::ErrorKind::Interrupted.into());
        }
        let read = self.input.read(out)?;
        self.read += read as u64;
        Ok(read)
    }
}

/// The fault of a stream that broke: sealed bytes that do not open say `InvalidData`.
pub(crate) fn broken(error: &io::Error) -> Fault {
    match error.kind() {
        io::ErrorKind::StorageFull => FaultCode::DiskFull,
        io::ErrorKind::InvalidData => FaultCode::Changed,
        _ => FaultCode::Storage,
    }
    .into()
}

/// Reads what [`write`] wrote. Nothing is imported unless the whole file was there and held.
pub(crate) fn read(
    app: &App,
    untrusted_input: impl Read,
    total: u64,
    passphrase: &str,
    progress: &mut Progress,
) -> Result<ImportedNotes, Fault> {
    let opener = ExportOpener::new(passphrase, untrusted_input)?;
    let mut tar = tar::Archive::new(opener);
    let mut files: HashMap<(NoteId, usize), Attachment> = HashMap::new();
    let mut read: Vec<(NoteId, Note)> = Vec::new();
    let entries = tar.entries().map_err(|error| unreadable(&error))?;
    for (n, entry) in entries.enumerate() {
        let mut entry = entry.map_err(|error| unreadable(&error))?;
        progress.step(entry.raw_file_position(), total)?;
        if n >= MOST_ENTRIES || entry.header().entry_type() != EntryType::Regular {
            continue;
        }
        let Some(path) = entry
            .path()
            .ok()
            .and_then(|p| p.to_str().map(str::to_owned))
        else {
            continue;
        };
        match place(&path) {
            Some(Entry::Note(id)) if entry.size() <= LONGEST_NOTE => {
                let note = serde_json::from_reader(&mut entry).map_err(|e| match e.is_io() {
                    true => FaultCode::Changed,
                    false => FaultCode::NotAnExport,
                })?;
                read.push((id, note));
            }
            Some(Entry::File(id, n, name)) => {
                let start = entry.raw_file_position();
                let sealed = seal(app, &name, &mut entry, |done| {
                    progress.step(start + done, total)
                })?;
                files.insert((id, n), sealed);
            }
            _ => {}
        }
    }
    let mut opener = tar.into_inner();
    io::copy(&mut opener, &mut io::sink()).map_err(|error| unreadable(&error))?;
    if opener.ended().is_none() {
        return Err(FaultCode::Changed.into());
    }
    if read.is_empty() {
        return Err(FaultCode::NotAnExport.into());
    }
    app.with_vault(|book| keep(book, read, &files))
}

/// What stands where in an export.
enum Entry {
    Note(NoteId),
    File(NoteId, usize, String),
}

fn place(untrusted_path: &str) -> Option<Entry> {
    let path = untrusted_path.strip_prefix(TOP)?.strip_prefix('/')?;
    if let Some(name) = path.strip_prefix("notes/") {
        return Some(Entry::Note(parse_id(name.strip_suffix(".json")?).ok()?));
    }
    let (id, name) = path.strip_prefix("files/")?.split_once('/')?;
    let (n, name) = name.split_once('-')?;
    Some(Entry::File(
        parse_id(id).ok()?,
        n.parse().ok()?,
        safe_name(name),
    ))
}

/// Seals a file of an export into the vault; no note has it yet.
fn seal(
    app: &App,
    name: &str,
    input: &mut impl Read,
    mut step: impl FnMut(u64) -> Result<(), Fault>,
) -> Result<Attachment, Fault> {
    let mut head = Vec::new();
    let first = (&mut *input).take(8192).read_to_end(&mut head);
    first.map_err(|error| unreadable(&error))?;
    let media_type = media_type(&head, name);
    let mut sealer = app.with_vault(|book| Ok(book.store.begin_attach()?))?;
    let mut stopped = None;
    let sealed = sealer.seal(&mut head.as_slice().chain(input), &mut |done| {
        stopped = step(done).err();
        stopped.is_none()
    });
    if let Some(stopped) = stopped {
        return Err(stopped);
    }
    sealed?;
    app.with_vault(|book| {
        let now = zone::moment();
        Ok(book
            .store
            .finish_attach(sealer, name.to_owned(), media_type, now)?)
    })
}

/// Puts what was read into the vault. What is here already stays; what differs is kept beside it.
fn keep(
    book: &mut Notebook,
    read: Vec<(NoteId, Note)>,
    files: &HashMap<(NoteId, usize), Attachment>,
) -> Result<ImportedNotes, Fault> {
    let mut here: HashSet<Vec<u8>> = book.all().map(|(_, note)| words_and_bytes(note)).collect();
    let mut counts = ImportedNotes::default();
    for (id, mut note) in read {
        if !here.insert(words_and_bytes(&note)) {
            counts.same += 1;
            continue;
        }
        let listed = std::mem::take(&mut note.attachments);
        for (n, was) in listed.into_iter().enumerate() {
            let Some(sealed) = files.get(&(id, n)) else {
                continue;
            };
            counts.files += 1;
            // What the note says of a file holds only if the bytes agree.
            note.attachments.push(match sealed.sha256 == was.sha256 {
                true => Attachment {
                    id: sealed.id.clone(),
                    bytes: sealed.bytes,
                    ..was
                },
                false => sealed.clone(),
            });
        }
        note.trashed = None;
        let known = book.entry(id).is_ok();
        notes::put_new(book, (!known).then_some(id), note)?;
        match known {
            true => counts.beside += 1,
            false => counts.new += 1,
        }
    }
    Ok(counts)
}

/// What makes two notes the same: word for word, and byte for byte in their files.
fn words_and_bytes(note: &Note) -> Vec<u8> {
    let bare = Note {
        attachments: Vec::new(),
        edited: String::new(),
        trashed: None,
        ..note.clone()
    };
    let sums: Vec<&str> = note.attachments.iter().map(|f| f.sha256.as_str()).collect();
    serde_json::to_vec(&(bare, sums)).unwrap_or_default() // Strings always serialise.
}

fn unreadable(error: &io::Error) -> Fault {
    match error.kind() {
        io::ErrorKind::InvalidData | io::ErrorKind::UnexpectedEof => FaultCode::Changed,
        io::ErrorKind::StorageFull => FaultCode::DiskFull,
        io::ErrorKind::Other => FaultCode::NotAnExport, // The tar inside is none.
        _ => FaultCode::Unreadable,
    }
    .into()
}

//! Out of the vault and into it: decrypted copies, age exports, evidence for others.

use std::fs::File;
use std::io::{self, BufReader};
use std::path::Path;

use model::Note;

use crate::notebook::{NoteId, parse_id};
use crate::outside::{self, WholeFile};
use crate::types::{
    AttachmentRef, ExportVault, ImportVault, ImportedNotes, NoteRefs, Work, WrittenFile,
};
use crate::work::Progress;
use crate::{App, Fault, FaultCode, bundle, carry, evidence, zone};

use super::notes::parse_ids;
use super::start::check_length;

pub(crate) fn save_attachment(app: &App, request: AttachmentRef) -> Result<WrittenFile, Fault> {
    let id = parse_id(&request.id)?;
    let attachment = app.with_vault(|book| {
        let files = &book.entry(id)?.note.attachments;
        let found = files.iter().find(|file| file.id == request.attachment);
        Ok(found.ok_or(FaultCode::NoNote)?.clone())
    })?;
    let Some(path) = app.shell().save(&carry::safe_name(&attachment.name)) else {
        return Ok(outside::closed_dialog());
    };
    let mut progress = Progress::start(app, Work::SaveAttachment);
    let mut opener = app.with_vault(|book| Ok(book.store.open_attachment(&attachment)?))?;
    let mut file = WholeFile::create(&path)?;
    let mut buffer = zeroize::Zeroizing::new(vec![0; 64 * 1024]);
    let mut done = 0;
    loop {
        let read = io::Read::read(&mut opener, &mut buffer).map_err(|e| bundle::broken(&e))?;
        let Some(bytes) = buffer.get(..read).filter(|bytes| !bytes.is_empty()) else {
            break;
        };
        io::Write::write_all(&mut file, bytes).map_err(|error| outside::fault(&error, &path))?;
        done += read as u64;
        progress.step(done, attachment.bytes)?;
    }
    file.keep()?;
    Ok(outside::written(&path))
}

pub(crate) fn export_vault(app: &App, request: ExportVault) -> Result<WrittenFile, Fault> {
    check_length(&request.passphrase)?;
    let notes = chosen(app, &request.ids)?;
    let now = zone::now();
    let day: String = now.chars().take(10).collect();
    let Some(path) = app.shell().save(&format!("rearview-notes-{day}.tar.age")) else {
        return Ok(outside::closed_dialog());
    };
    write_export(app, &notes, &request.passphrase, &path)
}

/// Writes notes into one age file.
pub(crate) fn write_export(
    app: &App,
    notes: &[(NoteId, Note)],
    passphrase: &str,
    path: &Path,
) -> Result<WrittenFile, Fault> {
    let mut progress = Progress::start(app, Work::Export);
    let file = WholeFile::create(path)?;
    bundle::write(app, notes, passphrase, file, &mut progress)?;
    Ok(outside::written(path))
}

/// Notes by their ids; all outside the trash where there are none.
pub(crate) fn chosen(app: &App, ids: &[String]) -> Result<Vec<(NoteId, Note)>, Fault> {
    let ids = parse_ids(ids)?;
    app.with_vault(|book| {
        if ids.is_empty() {
            let all = book.all().filter(|(_, note)| note.trashed.is_none());
            return Ok(all.map(|(id, note)| (id, note.clone())).collect());
        }
        let note = |id: &NoteId| Ok((*id, book.entry(*id)?.note.clone()));
        ids.iter().map(note).collect()
    })
}

pub(crate) fn import_vault(app: &App, request: ImportVault) -> Result<ImportedNotes, Fault> {
    let path = app.path_of(request.choice).ok_or(FaultCode::NotFound)?;
    let imported = read_export(app, &request.passphrase, &path)?;
    // Only what was imported leaves the list: a wrong passphrase can be typed again.
    app.take_paths(&[request.choice]);
    Ok(imported)
}

/// Reads an age file with notes.
pub(crate) fn read_export(
    app: &App,
    passphrase: &str,
    path: &Path,
) -> Result<ImportedNotes, Fault> {
    let file = File::open(path).map_err(|error| outside::fault(&error, path))?;
    let total = file.metadata().map_or(0, |meta| meta.len());
    let mut progress = Progress::start(app, Work::Import);
    app.guard
        .attempt(|| bundle::read(app, BufReader::new(file), total, passphrase, &mut progress))
}

pub(crate) fn export_evidence(app: &App, request: NoteRefs) -> Result<WrittenFile, Fault> {
    let notes = chosen(app, &request.ids)?;
    let picked = app.shell().choose(true);
    let Some(parent) = picked.first() else {
        return Ok(outside::closed_dialog());
    };
    let mut progress = Progress::start(app, Work::Evidence);
    let folder = evidence::write(app, &notes, parent, &mut progress)?;
    Ok(WrittenFile {
        name: Some(outside::name(&folder)),
        bytes: notes
            .iter()
            .flat_map(|(_, note)| &note.attachments)
            .map(|file| file.bytes as f64)
            .sum(),
    })
}

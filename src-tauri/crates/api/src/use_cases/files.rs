//! What lies on this computer: the list of files, backup and restore.

use std::fs::File;
use std::io::{BufReader, BufWriter};
use std::path::Path;

use store::VaultStore;
use store::backup::{self, About, Backup};
use store::files::{self, FileKind};

use super::start::{enter, make_folder};
use crate::guard::Read;
use crate::notebook::Notebook;
use crate::outside::{self, WholeFile};
use crate::types::{
    BackupPreview, Doubt, FileHere, FileUse, FilesHere, Nothing, OpenBackup, SessionInfo, Work,
    WrittenFile,
};
use crate::work::Progress;
use crate::{App, Fault, FaultCode, zone};

pub(crate) fn files_here(app: &App, _: Nothing) -> Result<FilesHere, Fault> {
    let files = files::list(app.folder())?;
    Ok(FilesHere {
        folder: app.folder().to_string_lossy().into_owned(),
        files: files
            .into_iter()
            .map(|file| FileHere {
                name: file.name,
                used_for: used_for(file.kind),
                bytes: file.bytes as f64,
            })
            .collect(),
    })
}

fn used_for(kind: FileKind) -> FileUse {
    match kind {
        FileKind::Keys => FileUse::Keys,
        FileKind::Posts => FileUse::Posts,
        FileKind::Notes => FileUse::Notes,
        FileKind::Attachment => FileUse::Attachment,
        FileKind::Copy => FileUse::Backup,
        FileKind::Unfinished => FileUse::Unfinished,
        FileKind::Lock => FileUse::Lock,
        FileKind::Other => FileUse::Other,
    }
}

pub(crate) fn write_backup(app: &App, _: Nothing) -> Result<WrittenFile, Fault> {
    app.with_session(|session| match session.demo {
        true => Err(FaultCode::DemoOnly.into()),
        false => Ok(()),
    })?;
    let now = zone::now();
    let day: String = now.chars().take(10).collect();
    // No lock is held while the dialog is open.
    let Some(path) = app.shell().save(&format!("rearview-{day}.rearview")) else {
        return Ok(outside::closed_dialog());
    };
    let mut progress = Progress::start(app, Work::Backup);
    let backup = prepare(app, now)?;
    let out = BufWriter::new(WholeFile::create(&path)?);
    let out = backup.write(out, &mut |done, total| progress.step(done, total).is_ok())?;
    let file = out
        .into_inner()
        .map_err(|e| outside::fault(e.error(), &path))?;
    file.keep()?;
    Ok(outside::written(&path))
}

fn prepare(app: &App, made: String) -> Result<Backup, Fault> {
    let vault = app.vault();
    let count = |book: &Notebook| u32::try_from(book.all().count()).unwrap_or(u32::MAX);
    let notes = match vault.as_ref() {
        Some(book) => Some(count(book)),
        None if VaultStore::exists(app.folder()) => None,
        None => Some(0),
    };
    app.with_session(|session| {
        let about = About {
            made,
            version: env!("CARGO_PKG_VERSION").to_owned(),
            posts: session.store.post_count()?,
            notes,
            attachments: 0,
            bytes: 0,
        };
        let store = vault.as_ref().map(|book| &book.store);
        Ok(Backup::prepare(&session.store, store, about)?)
    })
}

pub(crate) fn preview_backup(app: &App, request: OpenBackup) -> Result<BackupPreview, Fault> {
    let path = app.path_of(request.choice).ok_or(FaultCode::NotFound)?;
    let proof = Read::from(&request.proof)?;
    let about = app
        .guard
        .attempt(|| Ok(backup::preview(proof.opening(), open(&path)?)?))?;
    Ok(BackupPreview {
        made: about.made,
        version: about.version,
        posts: about.posts,
        notes: about.notes,
        attachments: about.attachments,
        bytes: about.bytes as f64,
        replaces: vault::file::exists(app.folder()),
    })
}

pub(crate) fn restore_backup(app: &App, request: OpenBackup) -> Result<SessionInfo, Fault> {
    let path = app.path_of(request.choice).ok_or(FaultCode::NotFound)?;
    let proof = Read::from(&request.proof)?;
    make_folder(app.folder())?;
    let mut progress = Progress::start(app, Work::Restore);
    app.guard.attempt(|| {
        let mut go_on = |done, total| progress.step(done, total).is_ok();
        Ok(backup::stage(
            proof.opening(),
            open(&path)?,
            app.folder(),
            &mut go_on,
        )?)
    })?;
    // What was open is closed; from here on only the restored profile is left.
    app.close();
    backup::finish(app.folder())?;
    app.take_paths(&[request.choice]);
    let outcome = vault::file::open_with(app.folder(), proof.opening())?;
    let vault::file::Outcome::Open(opened) = outcome else {
        return Err(FaultCode::WrongPassphrase.into());
    };
    // The person chose an older state; that is no reason to ask again.
    enter(
        app,
        opened.keys.audit,
        opened.generation,
        &[Doubt::OlderKeys],
    )?;
    app.with_session(|session| session.info(false))
}

fn open(path: &Path) -> Result<BufReader<File>, Fault> {
    let file = File::open(path).map_err(|error| outside::fault(&error, path))?;
    Ok(BufReader::new(file))
}

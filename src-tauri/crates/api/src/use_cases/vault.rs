//! The vault: open and lock it, attach files to its notes.

use std::fs::File;
use std::io::Read as _;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::Ordering;

use model::Attachment;
use store::VaultStore;
use vault::file::{self, Outcome};
use vault::root::Alarm;
use vault::{Keys, Secret};

use super::notes;
use crate::guard::Read;
use crate::notebook::{Notebook, parse_id};
use crate::types::{
    AttachFiles, Doubt, NoteView, Nothing, OpenVault, VaultAlarms, VaultOpening, VaultState, Work,
};
use crate::work::Progress;
use crate::{App, Fault, FaultCode, outside, zone};

/// Name under which the generation of the vault is remembered.
pub(crate) const VAULT: &str = "vault";
/// Bytes by which a file is recognised.
const HEAD: usize = 8192;

pub(crate) fn vault_state(app: &App, _: Nothing) -> Result<VaultState, Fault> {
    Ok(VaultState {
        open: app.vault_is_open(),
        begun: VaultStore::exists(app.folder()),
    })
}

pub(crate) fn open_vault(app: &App, request: OpenVault) -> Result<VaultOpening, Fault> {
    app.with_session(|session| match session.demo {
        true => Err(FaultCode::DemoOnly.into()),
        false => Ok(()),
    })?;
    let proof = Read::from(&request.proof)?;
    let outcome = app
        .guard
        .attempt(|| Ok(file::open_with(app.folder(), proof.opening())?))?;
    let Outcome::Open(opened) = outcome else {
        // The profile is open, so its key file was fine a moment ago.
        return Err(FaultCode::WrongPassphrase.into());
    };
    if opened.unfinished {
        return Err(FaultCode::Unfinished.into());
    }
    let Keys { vault, .. } = opened.keys;
    enter(app, vault, opened.id, &request.accept)
}

/// Opens the vault with its key; gives a doubt instead where one is not accepted.
pub(crate) fn enter(
    app: &App,
    key: Secret,
    file: [u8; 16],
    accept: &[Doubt],
) -> Result<VaultOpening, Fault> {
    let mut slot = app.vault();
    *slot = None;
    let mut opened = VaultStore::open(app.folder(), Arc::new(key), file)?;
    let seen = app.with_session(|session| Ok(session.store.seen(VAULT)?.unwrap_or(0)))?;
    if opened.generation < seen && !accept.contains(&Doubt::OlderVault) {
        return Ok(VaultOpening::Doubt {
            doubt: Doubt::OlderVault,
        });
    }
    opened.settle(seen)?;
    let generation = opened.store.generation();
    app.with_session(|session| Ok(session.store.save_seen(VAULT, generation)?))?;
    let count = |is: fn(&Alarm) -> bool| {
        u32::try_from(opened.alarms.iter().filter(|alarm| is(alarm)).count()).unwrap_or(u32::MAX)
    };
    let alarms = VaultAlarms {
        fine: u32::try_from(opened.notes.len()).unwrap_or(u32::MAX),
        unreadable: u32::try_from(opened.unreadable.len()).unwrap_or(u32::MAX),
        gone: count(|alarm| matches!(alarm, Alarm::Gone(_))),
        replaced: count(|alarm| matches!(alarm, Alarm::Replaced(_))),
        unlisted: count(|alarm| matches!(alarm, Alarm::Unlisted(_))),
    };
    let mut book = Notebook::new(opened.store, alarms);
    for head in opened.notes {
        book.set(head.id, head.version, false, head.note);
    }
    *slot = Some(book);
    drop(slot);
    app.active();
    Ok(VaultOpening::Open { alarms })
}

pub(crate) fn lock_vault(app: &App, _: Nothing) -> Result<VaultState, Fault> {
    app.lock_vault();
    vault_state(app, Nothing {})
}

pub(crate) fn accept_alarms(book: &mut Notebook, _: Nothing) -> Result<Nothing, Fault> {
    book.store.accept()?;
    book.alarms = VaultAlarms {
        fine: book.alarms.fine,
        ..VaultAlarms::default()
    };
    Ok(Nothing {})
}

pub(crate) fn cancel_work(app: &App, _: Nothing) -> Result<Nothing, Fault> {
    app.cancelled.store(true, Ordering::Relaxed);
    Ok(Nothing {})
}

pub(crate) fn attach_files(app: &App, request: AttachFiles) -> Result<NoteView, Fault> {
    let id = parse_id(&request.id)?;
    let paths = app.take_paths(&request.choices);
    if paths.is_empty() {
        return Err(FaultCode::NotFound.into());
    }
    app.with_vault(|book| book.entry(id).map(drop))?;
    let sizes = paths
        .iter()
        .map(|path| path.metadata().map_or(0, |m| m.len()));
    let (total, mut base) = (sizes.sum(), 0);
    let mut progress = Progress::start(app, Work::Attach);
    for path in &paths {
        let attachment = attach(app, path, |done| progress.step(base + done, total))?;
        base += attachment.bytes;
        app.with_vault(|book| {
            let mut note = book.entry(id)?.note.clone();
            note.attachments.push(attachment);
            note.edited = zone::moment();
            notes::put(book, Some(id), note, true).map(drop)
        })?;
    }
    app.with_vault(|book| notes::view(book, id))
}

/// Seals one file into the vault; no lock is held while it is read.
pub(crate) fn attach(
    app: &App,
    path: &Path,
    mut step: impl FnMut(u64) -> Result<(), Fault>,
) -> Result<Attachment, Fault> {
    let fault = |error: &std::io::Error| outside::fault(error, path);
    let mut input = File::open(path).map_err(|error| fault(&error))?;
    if !input.metadata().is_ok_and(|meta| meta.is_file()) {
        return Err(Fault::at(FaultCode::Unreadable, outside::name(path)));
    }
    let mut head = Vec::new();
    let first = (&mut input).take(HEAD as u64).read_to_end(&mut head);
    first.map_err(|error| fault(&error))?;
    let name = outside::name(path);
    let media_type = media_type(&head, &name);
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
        Ok(book.store.finish_attach(sealer, name, media_type, now)?)
    })
}

/// Media type by content, then by name.
pub(crate) fn media_type(head: &[u8], name: &str) -> String {
    if let Some(kind) = infer::get(head) {
        return kind.mime_type().to_owned();
    }
    let guess = mime_guess::from_path(name).first_raw();
    match guess {
        // A name alone does not make a picture or a film.
        Some(guess) if guess.starts_with("text/") || guess == "application/json" => guess,
        _ if std::str::from_utf8(head).is_ok() && !head.contains(&0) => "text/plain",
        _ => "application/octet-stream",
    }
    .to_owned()
}

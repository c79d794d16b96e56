//! Start: make, open and lock a profile; the invented driver; the neutral screen.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use detect::Engine;
use store::Store;
use vault::file::{self, Outcome, rekey};
use vault::{RecoveryCode, Secret};

use crate::guard::Read;
use crate::pipeline::Control;
use crate::session::Session;
use crate::types::{
    Doubt, Nothing, OpenProfile, Opening, Passphrase, SessionInfo, Settings, StartState, Work,
};
use crate::work::Progress;
use crate::{App, Fault, FaultCode, importing, persona, receipt, scan};

/// Shortest passphrase, in characters. Short ones are no protection at all; the window tells more.
pub(crate) const SHORTEST: usize = 12;
/// Name under which the generation of the key file is remembered.
pub(crate) const KEYS: &str = "keys";

pub(crate) fn start_state(app: &App, _: Nothing) -> Result<StartState, Fault> {
    store::backup::roll_forward(app.folder())?;
    Ok(StartState {
        version: env!("CARGO_PKG_VERSION").to_owned(),
        profile: file::exists(app.folder()) || app.folder().join(file::BACKUP).exists(),
        data_folder: app.folder().to_string_lossy().into_owned(),
        portable: app.portable(),
        keychain: super::keys::opens_by_keychain(app),
        hidden: app.hidden(),
        wait: app.guard.wait(),
        wiped: app.wiped().clone(),
    })
}

pub(crate) fn create_profile(app: &App, request: Passphrase) -> Result<SessionInfo, Fault> {
    let code = make_profile(app, &request.passphrase)?;
    app.with_session(|session| {
        session.show_code(code)?;
        session.info(false)
    })
}

/// Makes a profile and opens it; gives the recovery code, which nobody shows a second time.
pub(crate) fn make_profile(app: &App, passphrase: &str) -> Result<RecoveryCode, Fault> {
    check_length(passphrase)?;
    make_folder(app.folder())?;
    store::backup::roll_forward(app.folder())?;
    let code = RecoveryCode::make_random()?;
    let keys = file::create_with_code(app.folder(), passphrase, &code, app.stretch()?)?;
    enter(app, keys.audit, 1, &[Doubt::OlderKeys])?;
    Ok(code)
}

pub(crate) fn check_length(passphrase: &str) -> Result<(), Fault> {
    if passphrase.chars().count() < SHORTEST {
        return Err(FaultCode::ShortPassphrase.into());
    }
    Ok(())
}

pub(crate) fn open_profile(app: &App, request: OpenProfile) -> Result<Opening, Fault> {
    store::backup::roll_forward(app.folder())?;
    let proof = Read::from(&request.proof)?;
    let folder = app.folder();
    let outcome = app
        .guard
        .attempt(|| Ok(file::open_with(folder, proof.opening())?))?;
    let mut opened = match outcome {
        Outcome::Open(opened) => opened,
        Outcome::BackupOpens(backup) if request.accept.contains(&Doubt::Backup) => {
            backup.restore(folder)?
        }
        Outcome::BackupOpens(_) => {
            return Ok(Opening::Doubt {
                doubt: Doubt::Backup,
            });
        }
    };
    if opened.unfinished
        && let Some(rekey) = rekey::resume(folder, proof.opening())?
    {
        app.close();
        finish_new_keys(app, &rekey)?;
        opened.keys = rekey.new;
        opened.generation = rekey.generation;
    }
    let by_recovery = matches!(proof, Read::Recovery(_));
    Ok(
        match enter(app, opened.keys.audit, opened.generation, &request.accept)? {
            Some(doubt) => Opening::Doubt { doubt },
            None => app.with_session(|session| {
                session.by_recovery = by_recovery;
                let session = session.info(false)?;
                Ok(Opening::Open { session })
            })?,
        },
    )
}

/// Seals everything under the new keys and puts them in force. What was interrupted goes on.
pub(crate) fn finish_new_keys(app: &App, rekey: &rekey::Rekey) -> Result<(), Fault> {
    let mut progress = Progress::start(app, Work::NewKeys);
    store::rekey::run(app.folder(), rekey, &mut |done, total| {
        progress.tell(done, total)
    })?;
    file::rekey::finish(app.folder(), rekey)?;
    Ok(())
}

/// Opens the database with its key; gives a doubt instead where one is not accepted.
pub(crate) fn enter(
    app: &App,
    audit: Secret,
    generation: u64,
    accept: &[Doubt],
) -> Result<Option<Doubt>, Fault> {
    app.close(); // Lets go of the folder if this very window holds it.
    let mut slot = app.session();
    let mut store = Store::open(app.folder(), Arc::new(audit))?;
    let seen = store.seen(KEYS)?.unwrap_or(0);
    if generation < seen && !accept.contains(&Doubt::OlderKeys) {
        return Ok(Some(Doubt::OlderKeys));
    }
    store.save_seen(KEYS, generation)?;
    scan::begin(&mut store)?;
    *slot = Some(Session::new(store, false)?);
    drop(slot);
    app.active();
    super::import::scan_due(app)?;
    Ok(None)
}

pub(crate) fn open_demo(app: &App, _: Nothing) -> Result<SessionInfo, Fault> {
    let mut store = Store::in_memory()?;
    scan::begin(&mut store)?;
    let engine = Engine::new(&[]);
    for archive in import::recognise(persona::archives()) {
        let mut archive = archive.map_err(|r| receipt::import_fault(&r.error))?;
        let mut receipt = receipt::waiting(&archive);
        importing::read_into(
            &mut store,
            &mut archive,
            &import::Options::default(),
            &engine,
            &Control::default(),
            0,
            &mut receipt,
            &mut |_| {},
        )?;
    }
    scan::scan(&mut store, &engine, &Control::default(), |_| {})?;
    let mut session = Session::new(store, true)?;
    session.save_settings(Settings {
        zone: Some(persona::ZONE.to_owned()),
        lock_after: 0,
        look_twice: false,
        ..Settings::default()
    })?;
    let info = session.info(false)?;
    *app.session() = Some(session);
    Ok(info)
}

pub(crate) fn session(app: &App, _: Nothing) -> Result<SessionInfo, Fault> {
    let vault_open = app.vault_is_open();
    match app.session().as_ref() {
        Some(session) => session.info(vault_open),
        None => Ok(closed()),
    }
}

pub(crate) fn lock(app: &App, _: Nothing) -> Result<SessionInfo, Fault> {
    app.lock();
    Ok(closed())
}

pub(crate) fn hide(app: &App, _: Nothing) -> Result<Nothing, Fault> {
    app.set_hidden(true);
    app.lock();
    Ok(Nothing {})
}

pub(crate) fn show(app: &App, _: Nothing) -> Result<Nothing, Fault> {
    app.set_hidden(false);
    *app.wiped() = None;
    Ok(Nothing {})
}

pub(crate) fn active(app: &App, _: Nothing) -> Result<Nothing, Fault> {
    app.active();
    Ok(Nothing {})
}

fn closed() -> SessionInfo {
    SessionInfo {
        open: false,
        demo: false,
        accounts: Vec::new(),
        posts: 0,
        by_recovery: false,
        recovery_confirmed: false,
        recovery_shown: false,
        vault_open: false,
    }
}

/// The data folder, for its owner alone.
pub(crate) fn make_folder(folder: &Path) -> Result<(), Fault> {
    let storage = |_| Fault::from(FaultCode::Storage);
    fs::create_dir_all(folder).map_err(storage)?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(folder, fs::Permissions::from_mode(0o700)).map_err(storage)?;
    }
    Ok(())
}

//! Start: make, open and lock a profile; the invented driver.

use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use detect::Engine;
use store::Store;
use vault::{Kdf, Keys};

use crate::pipeline::Control;
use crate::session::Session;
use crate::types::{Nothing, Passphrase, SessionInfo, Settings, StartState};
use crate::{App, Fault, FaultCode, importing, persona, receipt};

/// Shortest passphrase, in characters. Short ones are no protection at all; the window tells more.
const SHORTEST: usize = 12;
/// How long opening should take on this machine.
const STRETCH: Duration = Duration::from_secs(1);

pub(crate) fn start_state(app: &App, _: Nothing) -> Result<StartState, Fault> {
    Ok(StartState {
        version: env!("CARGO_PKG_VERSION").to_owned(),
        profile: vault::file::exists(app.folder()),
        data_folder: app.folder().to_string_lossy().into_owned(),
        portable: app.portable(),
    })
}

pub(crate) fn create_profile(app: &App, request: Passphrase) -> Result<SessionInfo, Fault> {
    if request.passphrase.chars().count() < SHORTEST {
        return Err(FaultCode::ShortPassphrase.into());
    }
    make_folder(app.folder())?;
    let kdf = Kdf::calibrated(STRETCH)?;
    let keys = vault::file::create(app.folder(), &request.passphrase, kdf)?;
    enter(app, keys)
}

pub(crate) fn open_profile(app: &App, request: Passphrase) -> Result<SessionInfo, Fault> {
    let keys = vault::file::open(app.folder(), &request.passphrase)?;
    enter(app, keys)
}

fn enter(app: &App, keys: Keys) -> Result<SessionInfo, Fault> {
    let mut slot = app.session();
    *slot = None; // Lets go of the folder if this very window holds it.
    let store = Store::open(app.folder(), Arc::new(keys.audit))?;
    let session = Session::new(store, false, Some(keys.vault))?;
    let info = session.info()?;
    *slot = Some(session);
    Ok(info)
}

pub(crate) fn open_demo(app: &App, _: Nothing) -> Result<SessionInfo, Fault> {
    let mut store = Store::in_memory()?;
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
    let mut session = Session::new(store, true, None)?;
    session.save_settings(Settings {
        zone: Some(persona::ZONE.to_owned()),
        lock_after: 0,
        ..Settings::default()
    })?;
    let info = session.info()?;
    *app.session() = Some(session);
    Ok(info)
}

pub(crate) fn session(app: &App, _: Nothing) -> Result<SessionInfo, Fault> {
    match app.session().as_ref() {
        Some(session) => session.info(),
        None => Ok(closed()),
    }
}

pub(crate) fn lock(app: &App, _: Nothing) -> Result<SessionInfo, Fault> {
    app.lock();
    Ok(closed())
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
    }
}

/// The data folder, for its owner alone.
fn make_folder(folder: &Path) -> Result<(), Fault> {
    let storage = |_| Fault::from(FaultCode::Storage);
    fs::create_dir_all(folder).map_err(storage)?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(folder, fs::Permissions::from_mode(0o700)).map_err(storage)?;
    }
    Ok(())
}

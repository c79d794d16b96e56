//! What the command line asks for in one step, where the window takes several.

use model::Note;
use vault::file::{self, Outcome};
use zeroize::Zeroizing;

use crate::types::{Doubt, VaultAlarms, VaultOpening};
use crate::use_cases::{start, vault as vault_use};
use crate::{App, Fault, FaultCode, carry};

/// Makes a profile and gives its recovery code, which is not shown again. It counts as written
/// down: on a terminal nobody asks back.
///
/// # Errors
/// [`FaultCode::ProfileExists`], [`FaultCode::ShortPassphrase`], [`FaultCode::Storage`].
pub fn create_profile(app: &App, passphrase: &str) -> Result<Zeroizing<String>, Fault> {
    let code = start::make_profile(app, passphrase)?;
    app.with_session(|session| session.confirm_code())?;
    Ok(code.text())
}

/// Opens profile and vault with one stretch of the passphrase.
///
/// # Errors
/// [`FaultCode::WrongPassphrase`], [`FaultCode::NoProfile`], [`FaultCode::AlreadyOpen`],
/// [`FaultCode::OlderKeys`] and [`FaultCode::OlderVault`] where older ones are not accepted.
pub fn open_everything(
    app: &App,
    passphrase: &str,
    accept_older: bool,
) -> Result<VaultAlarms, Fault> {
    store::backup::roll_forward(app.folder())?;
    let opening = vault::Opening::Passphrase(passphrase);
    let opened = match file::open_with(app.folder(), opening)? {
        Outcome::Open(opened) => opened,
        // Which file to trust is asked in the window.
        Outcome::BackupOpens(_) => return Err(FaultCode::WrongPassphrase.into()),
    };
    if opened.unfinished {
        return Err(FaultCode::Unfinished.into());
    }
    let accept: &[Doubt] = match accept_older {
        true => &[Doubt::OlderKeys, Doubt::OlderVault],
        false => &[],
    };
    let keys = opened.keys;
    if start::enter(app, keys.audit, opened.generation, accept)?.is_some() {
        return Err(FaultCode::OlderKeys.into());
    }
    match vault_use::enter(app, keys.vault, opened.id, accept)? {
        VaultOpening::Open { alarms } => Ok(alarms),
        VaultOpening::Doubt { .. } => Err(FaultCode::OlderVault.into()),
    }
}

/// A note as text, to be read.
pub fn note_text(note: &Note) -> String {
    carry::as_text(note)
}

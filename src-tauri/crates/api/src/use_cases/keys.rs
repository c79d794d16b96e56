//! Keys: passphrase, recovery code, keychain, new keys, wipe.

use std::path::Path;

use vault::file::{self, Spare, rekey};
use vault::passphrase::{self, Guesses};
use vault::{RecoveryCode, Secret};
use zeroize::Zeroizing;

use super::start::{KEYS, SHORTEST, check_length, enter, finish_new_keys};
use crate::guard::Read;
use crate::session::{Session, ShownCode};
use crate::types::{
    Accept, ChangePassphrase, ConfirmRecovery, Confirmed, Doubt, Keychain, Nothing, Opening,
    Passphrase, Proof, Proven, RecoveryShown, SessionInfo, SetKeychain, Strength, Suggestion, Wipe,
    Wiped, WrittenFile,
};
use crate::{App, Fault, FaultCode, outside};

pub(crate) fn estimate(_: &App, request: Passphrase) -> Result<Strength, Fault> {
    let guesses = passphrase::estimate(&request.passphrase, &["rearview"]);
    Ok(Strength {
        guesses: guesses as u8,
        accepted: request.passphrase.chars().count() >= SHORTEST,
        enough: guesses >= Guesses::ENOUGH,
    })
}

pub(crate) fn suggest(_: &App, _: Nothing) -> Result<Suggestion, Fault> {
    let words = passphrase::make_suggestion()?;
    Ok(Suggestion {
        passphrase: words.to_string(),
    })
}

pub(crate) fn recovery_code(session: &mut Session, _: Nothing) -> Result<RecoveryShown, Fault> {
    let shown = session.code.as_ref().ok_or(FaultCode::NotFound)?;
    Ok(shown_groups(shown))
}

fn shown_groups(shown: &ShownCode) -> RecoveryShown {
    RecoveryShown {
        groups: shown.code.groups().iter().map(|g| g.to_string()).collect(),
        ask: shown.ask.iter().map(|group| *group as u8).collect(),
    }
}

pub(crate) fn save_recovery_code(app: &App, _: Nothing) -> Result<WrittenFile, Fault> {
    // No lock is held while the dialog is open.
    let sheet = app.with_session(|session| {
        let shown = session.code.as_ref().ok_or(FaultCode::NotFound)?;
        Ok(recovery_sheet(&shown.code))
    })?;
    let Some(path) = app.shell().save("rearview-recovery-code.txt") else {
        return Ok(outside::closed_dialog());
    };
    outside::write_whole(&path, sheet.as_bytes())?;
    Ok(outside::written(&path))
}

/// The sheet to keep: what it is for, and the code.
pub(crate) fn recovery_sheet(code: &RecoveryCode) -> Zeroizing<String> {
    let text = code.text();
    let mut sheet = Zeroizing::new(String::with_capacity(512));
    for part in [
        "Rearview: recovery code\n\n    ",
        &text,
        "\n\nThis code opens your results and your notes when the passphrase is forgotten.\n\
         Whoever has it and the computer can open them too. Keep it on paper, away from the\n\
         computer, and delete this file once it is printed or copied by hand.\n",
    ] {
        sheet.push_str(part);
    }
    sheet
}

pub(crate) fn confirm_recovery(
    session: &mut Session,
    request: ConfirmRecovery,
) -> Result<Confirmed, Fault> {
    let shown = session.code.as_ref().ok_or(FaultCode::NotFound)?;
    let typed = |n: usize| request.groups.get(n).map_or("", String::as_str);
    let right: Vec<bool> = shown
        .ask
        .iter()
        .enumerate()
        .map(|(n, group)| shown.code.confirms(*group, typed(n)))
        .collect();
    if right.iter().all(|right| *right) {
        session.confirm_code()?;
    }
    Ok(Confirmed { right })
}

pub(crate) fn new_recovery_code(app: &App, request: Proven) -> Result<RecoveryShown, Fault> {
    check_profile(app)?;
    let proof = Read::from(&request.proof)?;
    let (code, generation) = app
        .guard
        .attempt(|| Ok(file::new_recovery_code(app.folder(), proof.opening())?))?;
    app.with_session(|session| {
        session.store.save_seen(KEYS, generation)?;
        session.show_code(code)?;
        let shown = session.code.as_ref().ok_or(FaultCode::NotFound)?;
        Ok(shown_groups(shown))
    })
}

pub(crate) fn change_passphrase(
    app: &App,
    request: ChangePassphrase,
) -> Result<SessionInfo, Fault> {
    check_profile(app)?;
    check_length(&request.passphrase)?;
    let proof = Read::from(&request.proof)?;
    let generation = app.guard.attempt(|| {
        let (folder, opening) = (app.folder(), proof.opening());
        Ok(file::change_passphrase(
            folder,
            opening,
            &request.passphrase,
            app.stretch()?,
        )?)
    })?;
    let vault_open = app.vault_is_open();
    app.with_session(|session| {
        session.store.save_seen(KEYS, generation)?;
        session.by_recovery = false;
        session.info(vault_open)
    })
}

pub(crate) fn new_keys(app: &App, request: Proven) -> Result<SessionInfo, Fault> {
    check_profile(app)?;
    let Proof::Passphrase(passphrase) = &request.proof else {
        return Err(FaultCode::BadRequest.into());
    };
    let (folder, code) = (app.folder(), RecoveryCode::make_random()?);
    let rekey = app.guard.attempt(|| {
        Ok(rekey::begin(
            folder,
            passphrase,
            Some(&code),
            app.stretch()?,
        )?)
    })?;
    forget_keychain(app);
    app.close();
    finish_new_keys(app, &rekey)?;
    enter(app, rekey.new.audit, rekey.generation, &[Doubt::OlderKeys])?;
    app.with_session(|session| {
        session.show_code(code)?;
        session.info(false)
    })
}

/// Keys are changed from an open profile alone, and not for the invented driver.
fn check_profile(app: &App) -> Result<(), Fault> {
    app.with_session(|session| match session.demo {
        true => Err(FaultCode::DemoOnly.into()),
        false => Ok(()),
    })
}

pub(crate) fn keychain(app: &App, _: Nothing) -> Result<Keychain, Fault> {
    Ok(Keychain {
        available: !app.portable() && app.shell().keychain().is_some(),
        on: opens_by_keychain(app),
    })
}

/// Whether the key file has a slot for the keychain, and there is one to ask.
pub(crate) fn opens_by_keychain(app: &App) -> bool {
    // The file first: where it has no such slot, nobody is asked.
    !app.portable()
        && file::slots(app.folder()).is_ok_and(|slots| slots.contains(&vault::SlotKind::Keychain))
        && app.shell().keychain().is_some()
}

pub(crate) fn open_with_keychain(app: &App, request: Accept) -> Result<Opening, Fault> {
    let chain = app.shell().keychain().ok_or(FaultCode::NoKeychain)?;
    let name = entry(app.folder());
    let kept = chain.read(&name).ok_or(FaultCode::NoKeychain)?;
    let secret = Secret::from_bytes(&kept);
    let opened = file::open_audit(app.folder(), &secret)?;
    if opened.unfinished {
        return Err(FaultCode::Unfinished.into());
    }
    Ok(
        match enter(app, opened.audit, opened.generation, &request.accept)? {
            Some(doubt) => Opening::Doubt { doubt },
            None => Opening::Open {
                session: app.with_session(|session| session.info(false))?,
            },
        },
    )
}

pub(crate) fn set_keychain(app: &App, request: SetKeychain) -> Result<Keychain, Fault> {
    check_profile(app)?;
    let proof = Read::from(&request.proof)?;
    let chain = app.shell().keychain().filter(|_| !app.portable());
    let (folder, name) = (app.folder(), entry(app.folder()));
    let generation = if request.on {
        let chain = chain.ok_or(FaultCode::NoKeychain)?;
        let (secret, generation) = app
            .guard
            .attempt(|| Ok(file::add_keychain(folder, proof.opening())?))?;
        if !chain.write(&name, secret.bytes()) {
            file::remove_slot(folder, proof.opening(), Spare::Keychain)?;
            return Err(FaultCode::NoKeychain.into());
        }
        generation
    } else {
        let generation = app
            .guard
            .attempt(|| Ok(file::remove_slot(folder, proof.opening(), Spare::Keychain)?))?;
        forget_keychain(app);
        generation
    };
    app.with_session(|session| Ok(session.store.save_seen(KEYS, generation)?))?;
    keychain(app, Nothing {})
}

/// Takes our entry out of the keychain, if it is there. What it opened is gone in any case.
fn forget_keychain(app: &App) {
    if !app.portable()
        && let Some(chain) = app.shell().keychain()
    {
        chain.remove(&entry(app.folder()));
    }
}

/// Name of a profile's entry in the keychain: one for each data folder.
fn entry(folder: &Path) -> String {
    format!("rearview {}", folder.to_string_lossy())
}

pub(crate) fn wipe(app: &App, request: Wipe) -> Result<Wiped, Fault> {
    if !request.sure {
        return Err(FaultCode::BadRequest.into());
    }
    let demo = app.session().as_ref().is_some_and(|session| session.demo);
    if demo {
        return Err(FaultCode::DemoOnly.into());
    }
    app.close();
    let left = store::files::wipe(app.folder());
    // After the keys: the keychain may have to ask the person first.
    forget_keychain(app);
    let left = left?;
    // The page is loaded anew, and asks what came of it.
    *app.wiped() = Some(left.clone());
    app.lock();
    Ok(Wiped { left })
}

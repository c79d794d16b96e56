//! Changes of the key file: another passphrase, another recovery code, the keychain.
//!
//! Each asks for a fresh proof, the passphrase or the recovery code: an open session at an
//! unwatched desk must not be enough. The two keys stay the same, so whoever holds an old copy of
//! `keys.bin` and the old passphrase still has them; `rekey` is the remedy for that.

use std::path::Path;

use super::disk::{Disk, SystemDisk, read_small, replace};
use super::format::KeyFile;
use super::{NAME, rekey};
use crate::slot::Under;
use crate::{ChangeError, Kdf, KeyError, Keys, Opening, RecoveryCode, Secret, Slot, SlotKind};

/// Slots that a file can do without. The passphrase's is not among them: it is changed, not
/// removed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spare {
    /// The recovery code's.
    Recovery,
    /// The keychain's.
    Keychain,
}

/// Sets another passphrase; `proof` may be the recovery code when the old one is forgotten. Gives
/// the new generation.
///
/// # Errors
/// [`KeyError::WrongOrChanged`] for a wrong proof; [`ChangeError::Unfinished`].
pub fn change_passphrase(
    folder: &Path,
    proof: Opening,
    passphrase: &str,
    kdf: Kdf,
) -> Result<u64, ChangeError> {
    change(&mut SystemDisk, folder, proof, |file, keys| {
        file.set(Slot::wrap(
            &file.id,
            Under::Passphrase(passphrase, kdf),
            keys,
        )?);
        if let Opening::Recovery(code) = proof {
            file.set(Slot::wrap(&file.id, Under::Recovery(code), keys)?);
        }
        Ok(())
    })
}

/// Makes a recovery code; an older one stops working. Gives it with the new generation.
///
/// # Errors
/// As [`change_passphrase`].
pub fn new_recovery_code(
    folder: &Path,
    proof: Opening,
) -> Result<(RecoveryCode, u64), ChangeError> {
    let code = RecoveryCode::make_random()?;
    let generation = change(&mut SystemDisk, folder, proof, |file, keys| {
        file.set(Slot::wrap(&file.id, Under::Recovery(&code), keys)?);
        Ok(())
    })?;
    Ok((code, generation))
}

/// Makes a secret for the OS keychain that opens the audit key alone, and never the vault.
///
/// # Errors
/// As [`change_passphrase`].
pub fn add_keychain(folder: &Path, proof: Opening) -> Result<(Secret, u64), ChangeError> {
    let secret = Secret::make_random()?;
    let generation = change(&mut SystemDisk, folder, proof, |file, keys| {
        file.set(Slot::wrap(&file.id, Under::Keychain(&secret), keys)?);
        Ok(())
    })?;
    Ok((secret, generation))
}

/// Removes a slot, if it is there: its secret opens nothing from then on. Gives the new generation.
///
/// # Errors
/// As [`change_passphrase`].
pub fn remove_slot(folder: &Path, proof: Opening, spare: Spare) -> Result<u64, ChangeError> {
    let kind = match spare {
        Spare::Recovery => SlotKind::Recovery,
        Spare::Keychain => SlotKind::Keychain,
    };
    change(&mut SystemDisk, folder, proof, |file, _| {
        file.slots.retain(|slot| slot.kind != kind);
        Ok(())
    })
}

/// Opens the file, edits it and writes its next generation.
pub(super) fn change(
    disk: &mut dyn Disk,
    folder: &Path,
    proof: Opening,
    edit: impl FnOnce(&mut KeyFile, &Keys) -> Result<(), KeyError>,
) -> Result<u64, ChangeError> {
    if rekey::is_unfinished(folder) {
        return Err(ChangeError::Unfinished);
    }
    let bytes = read_small(&folder.join(NAME))?;
    let (mut file, keys) = KeyFile::unlock(&bytes, proof)?;
    file.generation = file
        .generation
        .checked_add(1)
        .ok_or(KeyError::WrongOrChanged)?;
    edit(&mut file, &keys)?;
    replace(disk, folder, Some(&bytes), &file.to_bytes(&keys)?)?;
    Ok(file.generation)
}

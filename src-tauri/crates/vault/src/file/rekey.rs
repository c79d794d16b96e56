//! New keys: fresh audit and vault keys in two phases, so that databases can be sealed anew
//! between them and a crash at any moment is resumed.
//!
//! 1. [`begin`] writes `keys.new`: the whole next `keys.bin` (same file id, next generation, new
//!    keys), and with it the old keys sealed under the new. `keys.bin` stays as it is.
//! 2. The caller seals each database anew, whole or not at all: into a file beside it under the
//!    new key, synced, then renamed over the old. While `keys.new` exists a database may be under
//!    either key: try the new one first, then the old.
//! 3. [`finish`] puts the next file in the place of `keys.bin` and of `keys.bak`, then removes
//!    `keys.new`.
//!
//! After a crash [`resume`] gives both pairs of keys and the caller goes on at 2; doing any part
//! twice is harmless. Nothing else changes the key file meanwhile (`ChangeError::Unfinished`).
//! Going back is [`abandon`], once every database is under its old key.
//!
//! `keys.new`: `RVREKY` and the version, 1, as u16; salt 32; old keys 80; then the next file.
//! old keys = ChaCha20-Poly1305(HKDF-SHA256(salt, new audit || new vault, "rearview 1 old keys"),
//! nonce 0, aad = the 8 bytes || the next file, old audit || old vault).

use std::path::Path;

use ring::aead::{Aad, LessSafeKey, Nonce};
use zeroize::Zeroizing;

use super::NAME;
use super::disk::{Disk, SystemDisk, read_small, replace, write_whole};
use super::format::{Cursor, KeyFile, verify};
use crate::secret::fill_random;
use crate::slot::{Under, cipher, derive};
use crate::{ChangeError, Kdf, KeyError, Keys, Opening, RecoveryCode, Secret, Slot};

/// Name of the file while new keys are unfinished.
pub const PENDING: &str = "keys.new";
const MAGIC: &[u8; 8] = b"RVREKY\x01\x00";
const OLD_BYTES: usize = 64 + 16;

/// Both pairs of keys while databases are sealed anew.
pub struct Rekey {
    /// What the databases are under before.
    pub old: Keys,
    /// And after.
    pub new: Keys,
    /// Of the file, the same before and after.
    pub id: [u8; 16],
    /// Generation of the key file once finished.
    pub generation: u64,
}

/// Whether new keys were begun and not finished.
pub fn is_unfinished(folder: &Path) -> bool {
    folder.join(PENDING).exists()
}

/// Phase one. `passphrase` has to open the present file, and opens the next. `recovery` opens the
/// next too, if given: make a code with `new_recovery_code` first, or ask for the present one.
/// A keychain slot is not taken over; add it again afterwards.
///
/// # Errors
/// [`KeyError::WrongOrChanged`] for a wrong passphrase; [`ChangeError::Unfinished`] if begun
/// before.
pub fn begin(
    folder: &Path,
    passphrase: &str,
    recovery: Option<&RecoveryCode>,
    kdf: Kdf,
) -> Result<Rekey, ChangeError> {
    begin_on(&mut SystemDisk, folder, passphrase, recovery, kdf)
}

pub(super) fn begin_on(
    disk: &mut dyn Disk,
    folder: &Path,
    passphrase: &str,
    recovery: Option<&RecoveryCode>,
    kdf: Kdf,
) -> Result<Rekey, ChangeError> {
    if is_unfinished(folder) {
        return Err(ChangeError::Unfinished);
    }
    let bytes = read_small(&folder.join(NAME))?;
    let (present, old) = KeyFile::unlock(&bytes, Opening::Passphrase(passphrase))?;
    let new = Keys::make_random()?;
    let id = present.id;
    let mut next = KeyFile {
        generation: present
            .generation
            .checked_add(1)
            .ok_or(KeyError::WrongOrChanged)?,
        id,
        slots: Vec::new(),
    };
    next.set(Slot::wrap(&id, Under::Passphrase(passphrase, kdf), &new)?);
    if let Some(code) = recovery {
        next.set(Slot::wrap(&id, Under::Recovery(code), &new)?);
    }
    let pending = pending_bytes(&next.to_bytes(&new)?, &old, &new)?;
    write_whole(disk, folder, PENDING, &pending).map_err(KeyError::Io)?;
    Ok(Rekey {
        old,
        new,
        id,
        generation: next.generation,
    })
}

/// Both pairs of keys of unfinished new keys, or `None` if there is nothing to finish.
///
/// # Errors
/// [`KeyError::WrongOrChanged`].
pub fn resume(folder: &Path, opening: Opening) -> Result<Option<Rekey>, KeyError> {
    let bytes = match read_small(&folder.join(PENDING)) {
        Ok(bytes) => bytes,
        Err(KeyError::Missing) => return Ok(None),
        Err(other) => return Err(other),
    };
    open_pending(&bytes, opening).map(Some)
}

/// Opens the bytes of `keys.new`.
pub(crate) fn open_pending(bytes: &[u8], opening: Opening) -> Result<Rekey, KeyError> {
    let (salt, sealed, next) = parse(bytes)?;
    let (file, new) = KeyFile::unlock(next, opening)?;
    let mut sealed = Zeroizing::new(sealed);
    let opened = old_key(&salt, &new)?
        .open_in_place(nonce(), aad(next), sealed.as_mut_slice())
        .map_err(|_| KeyError::WrongOrChanged)?;
    let (audit, vault) = opened.split_at(32);
    let secret = |half: &[u8]| -> Result<Secret, KeyError> {
        let half = half.try_into().map_err(|_| KeyError::WrongOrChanged)?;
        Ok(Secret::from_bytes(half))
    };
    Ok(Rekey {
        old: Keys {
            audit: secret(audit)?,
            vault: secret(vault)?,
        },
        new,
        id: file.id,
        generation: file.generation,
    })
}

/// Phase three: call it once every database is under its new key.
///
/// # Errors
/// [`KeyError::WrongOrChanged`] if `keys.new` is not the one that `rekey` came from.
pub fn finish(folder: &Path, rekey: &Rekey) -> Result<(), KeyError> {
    finish_on(&mut SystemDisk, folder, rekey)
}

pub(super) fn finish_on(disk: &mut dyn Disk, folder: &Path, rekey: &Rekey) -> Result<(), KeyError> {
    let pending = read_small(&folder.join(PENDING))?;
    let (_, _, next) = parse(&pending)?;
    verify(next, &rekey.new)?;
    // No previous file is kept: it holds keys that open nothing any more.
    replace(disk, folder, None, next)?;
    disk.remove(&folder.join(PENDING))?;
    disk.sync_folder(folder)?;
    Ok(())
}

/// Goes back: `keys.bin` stays, the new keys are forgotten. Only once every database is under its
/// old key; whatever is under a new one is lost.
///
/// # Errors
/// [`KeyError::Io`].
pub fn abandon(folder: &Path) -> Result<(), KeyError> {
    SystemDisk.remove(&folder.join(PENDING))?;
    SystemDisk.sync_folder(folder)?;
    Ok(())
}

fn pending_bytes(next: &[u8], old: &Keys, new: &Keys) -> Result<Vec<u8>, KeyError> {
    let mut salt = [0; 32];
    fill_random(&mut salt)?;
    let mut both = Zeroizing::new([0; 64]);
    both[..32].copy_from_slice(old.audit.bytes());
    both[32..].copy_from_slice(old.vault.bytes());
    let tag = old_key(&salt, new)?
        .seal_in_place_separate_tag(nonce(), aad(next), both.as_mut_slice())
        .map_err(|_| KeyError::System)?;
    Ok([MAGIC.as_slice(), &salt, both.as_slice(), tag.as_ref(), next].concat())
}

type Parts<'a> = ([u8; 32], [u8; OLD_BYTES], &'a [u8]);

fn parse(untrusted_bytes: &[u8]) -> Result<Parts<'_>, KeyError> {
    let mut cursor = Cursor(untrusted_bytes);
    if &cursor.take::<8>()? != MAGIC {
        return Err(KeyError::WrongOrChanged);
    }
    Ok((cursor.take()?, cursor.take()?, cursor.0))
}

fn old_key(salt: &[u8; 32], new: &Keys) -> Result<LessSafeKey, KeyError> {
    let mut both = Zeroizing::new([0; 64]);
    both[..32].copy_from_slice(new.audit.bytes());
    both[32..].copy_from_slice(new.vault.bytes());
    cipher(&derive(salt, both.as_slice(), &[b"rearview 1 old keys"])?)
}

fn nonce() -> Nonce {
    // The key is fresh with its salt and seals one message.
    Nonce::assume_unique_for_key([0; 12])
}

fn aad(next: &[u8]) -> Aad<Vec<u8>> {
    Aad::from([MAGIC.as_slice(), next].concat())
}

//! `keys.bin`: the two keys of a profile, wrapped once for each way to open it.
//!
//! Fixed-size integers, little-endian; whoever reads it refuses anything else:
//!
//! | bytes | what |
//! |---|---|
//! | 8 | `RVKEYS` and the version, 1, as u16 |
//! | 8 | generation, u64, one more at every change |
//! | 16 | file id, random |
//! | 1 | slots, 1 to 8; by kind, at most one of each, the passphrase's first |
//! | 173 each | kind u8, memory KiB u32, passes u32, lanes u32, salt 32, commitment 32, audit key 48, vault key 48 |
//! | 32 | HMAC-SHA256 of all before, under HKDF(audit key, "rearview 1 file") |
//! | 32 | the same under the vault key |
//!
//! `keys.bak` is a whole copy: of the file before while a change is written, of the present one
//! afterwards. It is offered when `keys.bin` does not open and it does, and never used unasked.

mod change;
mod disk;
pub(crate) mod format;
pub mod rekey;
#[cfg(test)]
mod tests;

use std::fs::File;
use std::io::{ErrorKind, Write};
use std::path::Path;

pub use change::{Spare, add_keychain, change_passphrase, new_recovery_code, remove_slot};

use crate::secret::fill_random;
use crate::slot::Under;
use crate::{Kdf, KeyError, Keys, Opening, RecoveryCode, Secret, Slot, SlotKind};
use disk::{Disk, SystemDisk, TEMPORARY, holds, read_small, replace, write_whole};
use format::KeyFile;

/// Name of the file in the data folder.
pub const NAME: &str = "keys.bin";
/// A whole copy of the file.
pub const BACKUP: &str = "keys.bak";

/// What an opened key file gives.
pub struct Opened {
    /// Both keys.
    pub keys: Keys,
    /// Random, for the life of the profile: notes are bound to it.
    pub id: [u8; 16],
    /// One more at every change. A caller who remembers the last one it saw notices an older file.
    pub generation: u64,
    /// The ways in which the file opens.
    pub slots: Vec<SlotKind>,
    /// `keys.bak` is of a later generation: somebody put an older `keys.bin` in place.
    pub backup_is_newer: bool,
    /// New keys were begun and not finished: see [`rekey::resume`].
    pub unfinished: bool,
}

/// The audit key alone, from the keychain.
pub struct OpenedAudit {
    /// Opens the database of posts.
    pub audit: Secret,
    /// As in [`Opened`].
    pub generation: u64,
    /// As in [`Opened`].
    pub unfinished: bool,
}

/// How an opening went.
pub enum Outcome {
    /// `keys.bin` opened.
    Open(Opened),
    /// `keys.bin` is gone or did not open, and `keys.bak` opens. It waits for a yes.
    BackupOpens(Backup),
}

/// A backup that opens, and is not in use yet.
pub struct Backup {
    opened: Opened,
    bytes: Vec<u8>,
}

impl Backup {
    /// Its generation, to be compared with the last one seen.
    pub fn generation(&self) -> u64 {
        self.opened.generation
    }

    /// Puts the backup in the place of the file, on a yes of the person.
    ///
    /// # Errors
    /// [`KeyError::Io`].
    pub fn restore(self, folder: &Path) -> Result<Opened, KeyError> {
        replace(&mut SystemDisk, folder, None, &self.bytes)?;
        Ok(self.opened)
    }
}

/// Whether a folder holds a key file.
pub fn exists(folder: &Path) -> bool {
    folder.join(NAME).exists()
}

/// The ways in which the file of a folder says that it opens. Unproven: whoever can write the file
/// can make it say anything.
///
/// # Errors
/// [`KeyError::Missing`], [`KeyError::WrongOrChanged`], [`KeyError::NewerVersion`].
pub fn slots(folder: &Path) -> Result<Vec<SlotKind>, KeyError> {
    let file = KeyFile::parse(&read_small(&folder.join(NAME))?)?;
    Ok(file.slots.iter().map(|slot| slot.kind).collect())
}

/// Makes two fresh keys and a key file that opens with `passphrase`.
///
/// # Errors
/// [`KeyError::Exists`] where there is a file already, or a backup of one: it is never
/// overwritten.
pub fn create(folder: &Path, passphrase: &str, kdf: Kdf) -> Result<Keys, KeyError> {
    create_on(&mut SystemDisk, folder, passphrase, None, kdf)
}

/// As [`create`], with a recovery code that opens the file too.
///
/// # Errors
/// As [`create`].
pub fn create_with_code(
    folder: &Path,
    passphrase: &str,
    code: &RecoveryCode,
    kdf: Kdf,
) -> Result<Keys, KeyError> {
    create_on(&mut SystemDisk, folder, passphrase, Some(code), kdf)
}

fn create_on(
    disk: &mut dyn Disk,
    folder: &Path,
    passphrase: &str,
    code: Option<&RecoveryCode>,
    kdf: Kdf,
) -> Result<Keys, KeyError> {
    if exists(folder) || folder.join(BACKUP).exists() {
        return Err(KeyError::Exists);
    }
    let keys = Keys::make_random()?;
    let mut file = KeyFile::make_empty()?;
    let under = Under::Passphrase(passphrase, kdf);
    file.set(Slot::wrap(&file.id, under, &keys)?);
    if let Some(code) = code {
        file.set(Slot::wrap(&file.id, Under::Recovery(code), &keys)?);
    }
    replace(disk, folder, None, &file.to_bytes(&keys)?)?;
    Ok(keys)
}

/// Opens the key file of a folder with a passphrase. A backup is not looked at: see [`open_with`].
///
/// # Errors
/// [`KeyError::WrongOrChanged`] for a wrong passphrase and for any change of the file, without
/// saying which.
pub fn open(folder: &Path, passphrase: &str) -> Result<Keys, KeyError> {
    let bytes = read_small(&folder.join(NAME))?;
    let (_, keys) = KeyFile::unlock(&bytes, Opening::Passphrase(passphrase))?;
    Ok(keys)
}

/// Opens the key file of a folder, or finds that its backup would open.
///
/// A file that opened finishes what an interrupted change left behind: an older or broken backup
/// is written anew, if the disk lets us.
///
/// # Errors
/// As [`open`]; also when the backup does not open either.
pub fn open_with(folder: &Path, opening: Opening) -> Result<Outcome, KeyError> {
    let bytes = read_small(&folder.join(NAME));
    let error = match &bytes {
        Ok(bytes) => match KeyFile::unlock(bytes, opening) {
            Ok((file, keys)) => {
                let backup_is_newer = settle(&mut SystemDisk, folder, &file, bytes);
                let opened = opened(folder, file, keys, backup_is_newer);
                return Ok(Outcome::Open(opened));
            }
            Err(error @ KeyError::WrongOrChanged) => error,
            Err(other) => return Err(other),
        },
        Err(KeyError::WrongOrChanged) => KeyError::WrongOrChanged,
        Err(KeyError::Missing) => KeyError::Missing,
        Err(_) => return Err(bytes.err().unwrap_or(KeyError::Missing)),
    };
    let Ok(backup) = read_small(&folder.join(BACKUP)) else {
        return Err(error);
    };
    // The same bytes would only cost a second Argon2id to be refused again.
    if bytes.is_ok_and(|bytes| bytes == backup) {
        return Err(error);
    }
    let Ok((file, keys)) = KeyFile::unlock(&backup, opening) else {
        return Err(KeyError::WrongOrChanged);
    };
    let opened = opened(folder, file, keys, false);
    Ok(Outcome::BackupOpens(Backup {
        opened,
        bytes: backup,
    }))
}

/// Opens with the secret of the OS keychain: the audit key alone.
///
/// # Errors
/// As [`open`].
pub fn open_audit(folder: &Path, secret: &Secret) -> Result<OpenedAudit, KeyError> {
    let bytes = read_small(&folder.join(NAME))?;
    let (file, audit) = KeyFile::unlock_audit(&bytes, secret)?;
    Ok(OpenedAudit {
        audit,
        generation: file.generation,
        unfinished: rekey::is_unfinished(folder),
    })
}

fn opened(folder: &Path, file: KeyFile, keys: Keys, backup_is_newer: bool) -> Opened {
    Opened {
        keys,
        id: file.id,
        generation: file.generation,
        slots: file.slots.iter().map(|slot| slot.kind).collect(),
        backup_is_newer,
        unfinished: rekey::is_unfinished(folder),
    }
}

/// What a key file outside the data folder gives.
pub(crate) fn opened_elsewhere(file: KeyFile, keys: Keys) -> Opened {
    Opened {
        keys,
        id: file.id,
        generation: file.generation,
        slots: file.slots.iter().map(|slot| slot.kind).collect(),
        backup_is_newer: false,
        unfinished: false,
    }
}

/// Destroys the key file and every copy beside it: written over, synced, removed. What was sealed
/// under its keys opens for nobody from then on. (Writing over reaches the same place on the disk
/// only where the disk and the file system let it; SSDs often do not.)
///
/// # Errors
/// The first one, after all files were tried.
pub fn destroy(folder: &Path) -> Result<(), KeyError> {
    let names = [NAME, BACKUP, rekey::PENDING, TEMPORARY];
    let destroyed = names.map(|name| destroy_file(&folder.join(name)));
    destroyed.into_iter().collect()
}

fn destroy_file(path: &Path) -> Result<(), KeyError> {
    let length = match std::fs::metadata(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        meta => meta?.len(),
    };
    let mut noise = vec![0; usize::try_from(length).unwrap_or(0).min(format::MAX_BYTES)];
    fill_random(&mut noise)?;
    let mut file = File::options().write(true).open(path)?;
    file.write_all(&noise)?;
    file.sync_all()?;
    drop(file);
    Ok(std::fs::remove_file(path)?)
}

/// Makes the backup a copy of a file that opened, unless it is of a later generation. Best effort:
/// a read-only folder still opens.
fn settle(disk: &mut dyn Disk, folder: &Path, file: &KeyFile, bytes: &[u8]) -> bool {
    if folder.join(TEMPORARY).exists() {
        let _ = disk.remove(&folder.join(TEMPORARY));
    }
    if holds(folder, BACKUP, bytes) {
        return false;
    }
    let backup = read_small(&folder.join(BACKUP));
    let newer = match backup.and_then(|bytes| KeyFile::parse(&bytes)) {
        Ok(backup) => backup.generation > file.generation,
        // A backup of a newer version of the program is not ours to overwrite.
        Err(KeyError::NewerVersion) => true,
        Err(_) => false,
    };
    if !newer {
        let _ = write_whole(disk, folder, BACKUP, bytes);
    }
    newer
}

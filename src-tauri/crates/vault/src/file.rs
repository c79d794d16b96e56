//! `keys.bin`: the two keys of a profile, wrapped once for each way to open it.
//!
//! Fixed-size integers, little-endian; a reader refuses anything else:
//!
//! | bytes | what |
//! |---|---|
//! | 8 | `RVKEYS` and the version, 1, as u16 |
//! | 8 | generation, u64, one more at every write |
//! | 16 | file id, random |
//! | 1 | slots, 1 to 8 |
//! | 173 each | kind u8, memory KiB u32, passes u32, lanes u32, salt 32, commitment 32, audit key 48, vault key 48 |
//! | 32 | HMAC-SHA256 of all before, under HKDF(audit key, "rearview 1 file") |
//! | 32 | the same under the vault key |

use std::fs::{self, File, OpenOptions};
use std::io::{ErrorKind, Read, Write};
use std::path::Path;

use ring::hmac;

use crate::secret::fill_random;
use crate::slot::{WRAPPED, derive};
use crate::{Kdf, KeyError, Keys, Secret, Slot, SlotKind};

/// Name of the file in the data folder.
pub const NAME: &str = "keys.bin";
/// The last good file before this one.
pub const BACKUP: &str = "keys.bak";
/// Largest file that is read at all.
const MAX_BYTES: usize = 16 * 1024;
const MAGIC: &[u8; 6] = b"RVKEYS";
const VERSION: u16 = 1;
const SLOT_BYTES: usize = 1 + 12 + 32 + 32 + WRAPPED + WRAPPED;
const HEAD_BYTES: usize = 8 + 8 + 16 + 1;

/// Whether a folder holds a key file.
pub fn exists(folder: &Path) -> bool {
    folder.join(NAME).exists()
}

/// Makes two fresh keys and a key file that opens with `passphrase`.
///
/// # Errors
/// [`KeyError::Exists`] where there is a file already: it is never overwritten.
pub fn create(folder: &Path, passphrase: &str, kdf: Kdf) -> Result<Keys, KeyError> {
    if exists(folder) {
        return Err(KeyError::Exists);
    }
    let keys = Keys {
        audit: Secret::make_random()?,
        vault: Secret::make_random()?,
    };
    let mut id = [0; 16];
    fill_random(&mut id)?;
    let slot = Slot::wrap(&id, kdf, passphrase, &keys)?;
    let bytes = KeyFile {
        generation: 1,
        id,
        slots: vec![slot],
    }
    .to_bytes(&keys)?;
    write_atomically(folder, &bytes)?;
    Ok(keys)
}

/// Opens the key file of a folder.
///
/// # Errors
/// [`KeyError::WrongOrChanged`] for a wrong passphrase and for any change of the file, without
/// saying which.
pub fn open(folder: &Path, passphrase: &str) -> Result<Keys, KeyError> {
    let bytes = read_small(&folder.join(NAME))?;
    let file = KeyFile::parse(&bytes)?;
    for slot in &file.slots {
        let keys = match slot.unwrap(&file.id, passphrase) {
            Ok(keys) => keys,
            Err(KeyError::WrongOrChanged) => continue,
            Err(other) => return Err(other),
        };
        verify(&bytes, &keys)?;
        return Ok(keys);
    }
    Err(KeyError::WrongOrChanged)
}

/// The parsed file.
struct KeyFile {
    generation: u64,
    id: [u8; 16],
    slots: Vec<Slot>,
}

impl KeyFile {
    fn to_bytes(&self, keys: &Keys) -> Result<Vec<u8>, KeyError> {
        let mut out = Vec::with_capacity(HEAD_BYTES + SLOT_BYTES * self.slots.len() + 64);
        out.extend_from_slice(MAGIC);
        out.extend_from_slice(&VERSION.to_le_bytes());
        out.extend_from_slice(&self.generation.to_le_bytes());
        out.extend_from_slice(&self.id);
        // At most eight slots are ever written.
        out.push(self.slots.len() as u8);
        for slot in &self.slots {
            out.push(slot.kind.code());
            for cost in [slot.kdf.memory_kib, slot.kdf.passes, slot.kdf.lanes] {
                out.extend_from_slice(&cost.to_le_bytes());
            }
            out.extend_from_slice(&slot.salt);
            out.extend_from_slice(&slot.commit);
            out.extend_from_slice(&slot.audit);
            out.extend_from_slice(&slot.vault);
        }
        let audit = hmac::sign(&mac_key(&keys.audit)?, &out);
        let vault = hmac::sign(&mac_key(&keys.vault)?, &out);
        out.extend_from_slice(audit.as_ref());
        out.extend_from_slice(vault.as_ref());
        Ok(out)
    }

    fn parse(untrusted_bytes: &[u8]) -> Result<KeyFile, KeyError> {
        let mut cursor = Cursor(untrusted_bytes);
        if &cursor.take::<6>()? != MAGIC {
            return Err(KeyError::WrongOrChanged);
        }
        match u16::from_le_bytes(cursor.take()?) {
            VERSION => {}
            newer if newer > VERSION => return Err(KeyError::NewerVersion),
            _ => return Err(KeyError::WrongOrChanged),
        }
        let generation = u64::from_le_bytes(cursor.take()?);
        let id = cursor.take()?;
        let [count] = cursor.take()?;
        let expected = HEAD_BYTES + SLOT_BYTES * usize::from(count) + 64;
        if !(1..=8).contains(&count) || untrusted_bytes.len() != expected {
            return Err(KeyError::WrongOrChanged);
        }
        let slots = (0..count)
            .map(|_| parse_slot(&mut cursor))
            .collect::<Result<_, _>>()?;
        Ok(KeyFile {
            generation,
            id,
            slots,
        })
    }
}

fn parse_slot(cursor: &mut Cursor<'_>) -> Result<Slot, KeyError> {
    let [kind] = cursor.take()?;
    let kdf = Kdf {
        memory_kib: u32::from_le_bytes(cursor.take()?),
        passes: u32::from_le_bytes(cursor.take()?),
        lanes: u32::from_le_bytes(cursor.take()?),
    };
    if !kdf.allowed() {
        return Err(KeyError::WrongOrChanged);
    }
    Ok(Slot {
        kind: SlotKind::parse(kind).ok_or(KeyError::WrongOrChanged)?,
        kdf,
        salt: cursor.take()?,
        commit: cursor.take()?,
        audit: cursor.take()?,
        vault: cursor.take()?,
    })
}

struct Cursor<'a>(&'a [u8]);

impl Cursor<'_> {
    fn take<const N: usize>(&mut self) -> Result<[u8; N], KeyError> {
        let (head, rest) = self
            .0
            .split_first_chunk::<N>()
            .ok_or(KeyError::WrongOrChanged)?;
        self.0 = rest;
        Ok(*head)
    }
}

fn mac_key(key: &Secret) -> Result<hmac::Key, KeyError> {
    let derived = derive(&[], key, b"rearview 1 file")?;
    Ok(hmac::Key::new(hmac::HMAC_SHA256, derived.bytes()))
}

/// Checks both MACs at the end of the file.
fn verify(bytes: &[u8], keys: &Keys) -> Result<(), KeyError> {
    let changed = |_| KeyError::WrongOrChanged;
    let split = |bytes| -> Result<(&[u8], &[u8; 32]), KeyError> {
        <[u8]>::split_last_chunk::<32>(bytes).ok_or(KeyError::WrongOrChanged)
    };
    let (rest, vault) = split(bytes)?;
    let (body, audit) = split(rest)?;
    hmac::verify(&mac_key(&keys.audit)?, body, audit).map_err(changed)?;
    hmac::verify(&mac_key(&keys.vault)?, body, vault).map_err(changed)
}

fn read_small(path: &Path) -> Result<Vec<u8>, KeyError> {
    let file = File::open(path).map_err(|e| match e.kind() {
        ErrorKind::NotFound => KeyError::Missing,
        _ => KeyError::Io(e),
    })?;
    let mut bytes = Vec::new();
    file.take(MAX_BYTES as u64 + 1).read_to_end(&mut bytes)?;
    if bytes.len() > MAX_BYTES {
        return Err(KeyError::WrongOrChanged);
    }
    Ok(bytes)
}

/// Writes beside the old file, syncs, keeps the old one as [`BACKUP`], renames, syncs the folder:
/// at every moment one of the two is whole.
fn write_atomically(folder: &Path, bytes: &[u8]) -> Result<(), KeyError> {
    let temporary = folder.join("keys.tmp");
    let target = folder.join(NAME);
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(&temporary)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    if target.exists() {
        fs::copy(&target, folder.join(BACKUP))?;
    }
    fs::rename(&temporary, &target)?;
    // Windows has no handle for a folder; there the rename itself is journalled.
    #[cfg(unix)]
    File::open(folder)?.sync_all()?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check_refused(bytes: &[u8], passphrase: &str) {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join(NAME), bytes).unwrap();
        let error = open(folder.path(), passphrase)
            .err()
            .expect("must not open");
        assert!(
            matches!(error, KeyError::WrongOrChanged | KeyError::NewerVersion),
            "{error}"
        );
    }

    #[test]
    fn opens_with_its_passphrase_alone() {
        let folder = tempfile::tempdir().unwrap();
        let made = create(folder.path(), "correct horse", Kdf::LEAST).unwrap();
        let opened = open(folder.path(), "correct horse").unwrap();
        assert_eq!(made.audit.bytes(), opened.audit.bytes());
        assert_eq!(made.vault.bytes(), opened.vault.bytes());
        assert_ne!(made.audit.bytes(), made.vault.bytes());
        check_refused(
            &fs::read(folder.path().join(NAME)).unwrap(),
            "correct horsf",
        );
        assert!(matches!(
            create(folder.path(), "x", Kdf::LEAST),
            Err(KeyError::Exists)
        ));
        assert!(matches!(
            open(&folder.path().join("nowhere"), "correct horse"),
            Err(KeyError::Missing)
        ));
    }

    /// Every byte of the parts that a stretched key protects, one truncation of every field, and
    /// what follows. (Argon2 runs for each, so the flips take every seventh byte here.)
    #[test]
    fn any_change_is_refused_with_one_error() {
        let folder = tempfile::tempdir().unwrap();
        create(folder.path(), "correct horse", Kdf::LEAST).unwrap();
        let good = fs::read(folder.path().join(NAME)).unwrap();
        assert_eq!(good.len(), HEAD_BYTES + SLOT_BYTES + 64);
        for at in (0..good.len()).step_by(7) {
            let mut bad = good.clone();
            bad[at] ^= 0x10;
            check_refused(&bad, "correct horse");
        }
        for length in 0..good.len() {
            check_refused(good.get(..length).unwrap(), "correct horse");
        }
        check_refused(&[good.as_slice(), &[0]].concat(), "correct horse");
        check_refused(&vec![0; MAX_BYTES + 1], "correct horse");
    }
}

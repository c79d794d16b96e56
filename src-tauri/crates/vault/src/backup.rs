//! A backup's envelope: one file that opens with what opens the `keys.bin` inside it.
//!
//! ```text
//! backup = "RVBACK" 1u16 || n u32 || keys.bin, n bytes || salt 32 || chunks (see `chunk`)
//! key    = HKDF-SHA256(salt, audit key, "rearview 1 backup" || SHA-256 of all before the salt)
//! ```
//!
//! What is inside is for the caller to say; databases in it are under their own keys besides.

use std::io::{Read, Result as IoResult, Write};

use ring::digest::{SHA256, digest};

use crate::chunk::{ChunkOpener, ChunkSealer, Fill};
use crate::file::Opened;
use crate::file::format::{KeyFile, MAX_BYTES};
use crate::secret::fill_random;
use crate::slot::{cipher, derive};
use crate::{KeyError, Opening, SealError, Secret};

const MAGIC: &[u8; 8] = b"RVBACK\x01\x00";

/// Seals what is written to it. Only [`BackupSealer::finish`] makes it whole.
pub struct BackupSealer<W> {
    chunks: ChunkSealer<W>,
}

impl<W: Write> BackupSealer<W> {
    /// Begins a backup that opens with what opens this key file.
    ///
    /// # Errors
    /// [`SealError::Io`], [`SealError::System`].
    pub fn new(audit: &Secret, key_file: &[u8], mut out: W) -> Result<BackupSealer<W>, SealError> {
        let head = head(key_file)?;
        let mut salt = [0; 32];
        fill_random(&mut salt)?;
        out.write_all(&head)?;
        out.write_all(&salt)?;
        let key = derive_key(audit, &salt, &head)?;
        Ok(BackupSealer {
            chunks: ChunkSealer::new(cipher(&key)?, Fill::None, out),
        })
    }

    /// Seals the last chunk and gives the writer back.
    ///
    /// # Errors
    /// [`SealError::Io`].
    pub fn finish(self) -> Result<W, SealError> {
        let (out, ..) = self.chunks.finish()?;
        Ok(out)
    }
}

impl<W: Write> Write for BackupSealer<W> {
    fn write(&mut self, bytes: &[u8]) -> IoResult<usize> {
        self.chunks.write(bytes)
    }

    fn flush(&mut self) -> IoResult<()> {
        self.chunks.flush()
    }
}

/// Gives the plain bytes of a backup. Reading fails with `InvalidData` at the first chunk that does
/// not open; use nothing of it before the end was reached.
pub struct BackupOpener<R> {
    chunks: ChunkOpener<R>,
    key_file: Vec<u8>,
}

impl<R: Read> BackupOpener<R> {
    /// Opens the head of a backup, and gives the keys of the key file inside.
    ///
    /// # Errors
    /// [`KeyError::Missing`] for something that is no backup; [`KeyError::NewerVersion`];
    /// [`KeyError::WrongOrChanged`].
    pub fn new(
        opening: Opening,
        mut untrusted_input: R,
    ) -> Result<(BackupOpener<R>, Opened), KeyError> {
        let mut start = [0; 12];
        fill_from(&mut untrusted_input, &mut start, KeyError::Missing)?;
        let [word @ .., v0, v1, l0, l1, l2, l3] = start;
        if Some(&word) != MAGIC.first_chunk::<6>() {
            return Err(KeyError::Missing);
        }
        match u16::from_le_bytes([v0, v1]) {
            0 => return Err(KeyError::WrongOrChanged),
            1 => {}
            _ => return Err(KeyError::NewerVersion),
        }
        let length = u32::from_le_bytes([l0, l1, l2, l3]) as usize;
        if length > MAX_BYTES {
            return Err(KeyError::WrongOrChanged);
        }
        let mut key_file = vec![0; length];
        fill_from(
            &mut untrusted_input,
            &mut key_file,
            KeyError::WrongOrChanged,
        )?;
        let mut salt = [0; 32];
        fill_from(&mut untrusted_input, &mut salt, KeyError::WrongOrChanged)?;
        let (file, keys) = KeyFile::unlock(&key_file, opening)?;
        let head = head(&key_file).map_err(|_| KeyError::WrongOrChanged)?;
        let key = derive_key(&keys.audit, &salt, &head).map_err(|_| KeyError::System)?;
        let opener = BackupOpener {
            chunks: ChunkOpener::new(cipher(&key)?, Fill::None, untrusted_input),
            key_file,
        };
        Ok((opener, crate::file::opened_elsewhere(file, keys)))
    }

    /// The key file inside, as it stands.
    pub fn key_file(&self) -> &[u8] {
        &self.key_file
    }

    /// Plain bytes, once the end was read and held; `None` before.
    pub fn ended(&self) -> Option<u64> {
        self.chunks.ended().map(|(length, ..)| length)
    }
}

impl<R: Read> Read for BackupOpener<R> {
    fn read(&mut self, out: &mut [u8]) -> IoResult<usize> {
        self.chunks.read(out)
    }
}

fn head(key_file: &[u8]) -> Result<Vec<u8>, SealError> {
    let length = u32::try_from(key_file.len()).map_err(|_| SealError::TooLong)?;
    Ok([MAGIC.as_slice(), &length.to_le_bytes(), key_file].concat())
}

fn derive_key(audit: &Secret, salt: &[u8; 32], head: &[u8]) -> Result<Secret, SealError> {
    let hash = digest(&SHA256, head);
    Ok(derive(
        salt,
        audit.bytes(),
        &[b"rearview 1 backup", hash.as_ref()],
    )?)
}

fn fill_from(input: &mut impl Read, out: &mut [u8], cut: KeyError) -> Result<(), KeyError> {
    input.read_exact(out).map_err(|error| match error.kind() {
        std::io::ErrorKind::UnexpectedEof => cut,
        _ => KeyError::Io(error),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Kdf, file};

    const PASSPHRASE: &str = "a long passphrase";

    fn sealed(plain: &[u8]) -> Vec<u8> {
        let home = tempfile::tempdir().unwrap();
        let keys = file::create(home.path(), PASSPHRASE, Kdf::LEAST).unwrap();
        let key_file = std::fs::read(home.path().join(file::NAME)).unwrap();
        let mut sealer = BackupSealer::new(&keys.audit, &key_file, Vec::new()).unwrap();
        sealer.write_all(plain).unwrap();
        sealer.finish().unwrap()
    }

    fn open(bytes: &[u8], passphrase: &str) -> Result<Vec<u8>, KeyError> {
        let (mut opener, _) = BackupOpener::new(Opening::Passphrase(passphrase), bytes)?;
        let mut plain = Vec::new();
        opener.read_to_end(&mut plain)?;
        assert_eq!(opener.ended(), Some(plain.len() as u64));
        Ok(plain)
    }

    #[test]
    fn opens_with_its_own_passphrase_alone() {
        let bytes = sealed(b"everything");
        assert_eq!(open(&bytes, PASSPHRASE).unwrap(), b"everything");
        assert!(matches!(
            open(&bytes, "another passphrase"),
            Err(KeyError::WrongOrChanged)
        ));
        assert!(matches!(open(b"PK\x03\x04", "x"), Err(KeyError::Missing)));
    }

    #[test]
    fn changes_are_noticed_everywhere() {
        let bytes = sealed(b"everything");
        // The head costs a stretch for each try: some places of it, and all after it.
        let places = (0..12)
            .chain([20, 30, 100])
            .chain(bytes.len() - 60..bytes.len());
        for at in places {
            let mut changed = bytes.clone();
            changed[at] ^= 1;
            assert!(open(&changed, PASSPHRASE).is_err(), "{at}");
        }
        for cut in [0, 11, 12, 200, bytes.len() - 1] {
            assert!(open(&bytes[..cut], PASSPHRASE).is_err(), "{cut}");
        }
    }
}

//! Encrypted export and import: the age format, so that nothing is locked in.
//!
//! `age -d FILE` or `rage -d FILE` and the passphrase open an export without this program. It is
//! version 1 of age with one recipient, a passphrase (scrypt), in binary form:
//!
//! ```text
//! age-encryption.org/v1
//! -> scrypt SALT LOGN              SALT: 16 bytes in base 64
//! BODY                             ChaCha20-Poly1305(scrypt(passphrase), nonce 0, file key 16)
//! --- MAC                          HMAC-SHA256 under HKDF(file key, "header") of all up to "---"
//! nonce 16, then chunks (see `chunk`) under HKDF(nonce, file key, "payload")
//! ```
//!
//! Written here and not taken from the crate `age`, which brings some eighty crates more (translation,
//! curves, post-quantum keys) for these two pages. Tests hold it against that crate.
//!
//! The passphrase is taken as typed, not brought to NFKC as for `keys.bin`: `age` does neither.

mod header;
#[cfg(test)]
mod tests;

use std::io::{Read, Result as IoResult, Write};

use crate::chunk::{ChunkOpener, ChunkSealer, Fill};
use crate::secret::fill_random;
use crate::slot::{cipher, derive};
use crate::{ExportError, Secret};

/// Memory of scrypt in an export: 2^18 blocks of 1 KiB, 256 MiB, about a second; as age itself.
pub const LOG_N: u8 = 18;
/// The most that a file to be imported may ask for: 1 GiB.
pub const MAX_LOG_N: u8 = 20;

/// Seals what is written to it as an age file. Only [`ExportSealer::finish`] makes it whole.
pub struct ExportSealer<W> {
    chunks: ChunkSealer<W>,
}

impl<W: Write> ExportSealer<W> {
    /// Begins an export. Takes about a second and 256 MiB.
    ///
    /// # Errors
    /// [`ExportError::Io`], [`ExportError::System`].
    pub fn new(passphrase: &str, out: W) -> Result<ExportSealer<W>, ExportError> {
        ExportSealer::with_cost(passphrase, LOG_N, out)
    }

    pub(crate) fn with_cost(
        passphrase: &str,
        log_n: u8,
        mut out: W,
    ) -> Result<ExportSealer<W>, ExportError> {
        let mut file_key = zeroize::Zeroizing::new([0; 16]);
        fill_random(file_key.as_mut_slice())?;
        out.write_all(&header::make(passphrase, log_n, &file_key)?)?;
        let mut nonce = [0; 16];
        fill_random(&mut nonce)?;
        out.write_all(&nonce)?;
        let key = derive_payload_key(&nonce, &file_key)?;
        Ok(ExportSealer {
            chunks: ChunkSealer::new(cipher(&key)?, Fill::None, out),
        })
    }

    /// Seals the last chunk and gives the writer back.
    ///
    /// # Errors
    /// [`ExportError::Io`].
    pub fn finish(self) -> Result<W, ExportError> {
        let (out, ..) = self.chunks.finish()?;
        Ok(out)
    }
}

impl<W: Write> Write for ExportSealer<W> {
    fn write(&mut self, bytes: &[u8]) -> IoResult<usize> {
        self.chunks.write(bytes)
    }

    fn flush(&mut self) -> IoResult<()> {
        self.chunks.flush()
    }
}

/// Gives the plain bytes of an age file that is sealed with a passphrase. Reading fails with
/// `InvalidData` at the first chunk that does not open; import nothing before the end was reached.
pub struct ExportOpener<R> {
    chunks: ChunkOpener<R>,
}

impl<R: Read> ExportOpener<R> {
    /// Opens the head of an age file.
    ///
    /// # Errors
    /// [`ExportError::NotOurs`], [`ExportError::TooCostly`], [`ExportError::WrongOrChanged`].
    pub fn new(passphrase: &str, mut untrusted_input: R) -> Result<ExportOpener<R>, ExportError> {
        let file_key = header::open(passphrase, &mut untrusted_input)?;
        let mut nonce = [0; 16];
        untrusted_input
            .read_exact(&mut nonce)
            .map_err(header::cut_is_changed)?;
        let key = derive_payload_key(&nonce, &file_key)?;
        Ok(ExportOpener {
            chunks: ChunkOpener::new(cipher(&key)?, Fill::None, untrusted_input),
        })
    }

    /// Plain bytes, once the end was read and held; `None` before.
    pub fn ended(&self) -> Option<u64> {
        self.chunks.ended().map(|(length, ..)| length)
    }
}

impl<R: Read> Read for ExportOpener<R> {
    fn read(&mut self, out: &mut [u8]) -> IoResult<usize> {
        self.chunks.read(out)
    }
}

fn derive_payload_key(nonce: &[u8; 16], file_key: &[u8; 16]) -> Result<Secret, ExportError> {
    Ok(derive(nonce, file_key, &[b"payload"])?)
}

//! Attachments: sealed as they are read, opened as they are shown, one chunk in memory.
//!
//! ```text
//! sealed = "RVATTA" 1u16 || salt 32 || chunks (see `chunk`), the last one filled up
//! key    = HKDF-SHA256(salt, vault key, "rearview 1 attachment" place)
//! ```
//!
//! Every chunk is full, so the size shows the number of chunks and no more. Errors of `Read` and
//! `Write` are `InvalidData` where bytes do not open; nothing of a failed chunk is given out, and
//! after a failure nothing at all. There is never a temporary file.

use std::io::{Error, ErrorKind, Read, Seek, SeekFrom, Write};

use ring::aead::LessSafeKey;
use zeroize::{Zeroize, Zeroizing};

use crate::chunk::{
    CHUNK, ChunkOpener, ChunkSealer, Fill, SEALED, TAG, changed, open_chunk, unfilled_len,
};
use crate::seal::Place;
use crate::secret::fill_random;
use crate::slot::cipher;
use crate::{SealError, Secret};

const MAGIC: &[u8; 8] = b"RVATTA\x01\x00";
const HEAD: u64 = 8 + 32;
/// The most that one attachment holds: 2 GiB.
pub const MAX_BYTES: u64 = 2 * 1024 * 1024 * 1024;

/// What is known of an attachment once it was sealed, or opened to its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sealed {
    /// Plain bytes.
    pub length: u64,
    /// SHA-256 of the plain bytes.
    pub sha256: [u8; 32],
    /// The tag of the last chunk, for the root record: no other stream has it.
    pub tag: [u8; 16],
}

/// Sealed bytes of so many plain ones.
pub fn sealed_len(plain: u64) -> u64 {
    HEAD + (plain / CHUNK as u64 + 1) * SEALED as u64
}

/// Seals what is written to it. Only [`StreamSealer::finish`] makes it whole.
pub struct StreamSealer<W> {
    chunks: ChunkSealer<W>,
}

impl<W: Write> StreamSealer<W> {
    /// Begins an attachment.
    ///
    /// # Errors
    /// [`SealError::Io`], [`SealError::System`].
    pub fn new(vault: &Secret, place: &Place, mut out: W) -> Result<StreamSealer<W>, SealError> {
        let mut salt = [0; 32];
        fill_random(&mut salt)?;
        out.write_all(MAGIC)?;
        out.write_all(&salt)?;
        let key = cipher(&place.derive_key(vault, &salt)?)?;
        Ok(StreamSealer {
            chunks: ChunkSealer::new(key, Fill::Whole, out),
        })
    }

    /// Seals the last chunk and gives the writer back.
    ///
    /// # Errors
    /// [`SealError::Io`].
    pub fn finish(self) -> Result<(W, Sealed), SealError> {
        let (out, length, sha256, tag) = self.chunks.finish()?;
        Ok((
            out,
            Sealed {
                length,
                sha256,
                tag,
            },
        ))
    }
}

impl<W: Write> Write for StreamSealer<W> {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        if self.chunks.length() + bytes.len() as u64 > MAX_BYTES {
            return Err(Error::from(ErrorKind::FileTooLarge));
        }
        self.chunks.write(bytes)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        self.chunks.flush()
    }
}

/// Gives the plain bytes of an attachment from the beginning.
pub struct StreamOpener<R> {
    chunks: ChunkOpener<R>,
}

impl<R: Read> StreamOpener<R> {
    /// Begins to open an attachment in its place.
    ///
    /// # Errors
    /// [`SealError::Changed`] for another format; a wrong key shows at the first chunk.
    pub fn new(vault: &Secret, place: &Place, mut input: R) -> Result<StreamOpener<R>, SealError> {
        let key = read_head(vault, place, &mut input)?;
        Ok(StreamOpener {
            chunks: ChunkOpener::new(key, Fill::Whole, input),
        })
    }

    /// What the attachment was, once its end was read and held; `None` before.
    pub fn ended(&self) -> Option<Sealed> {
        let (length, sha256, tag) = self.chunks.ended()?;
        Some(Sealed {
            length,
            sha256,
            tag,
        })
    }
}

impl<R: Read> Read for StreamOpener<R> {
    fn read(&mut self, out: &mut [u8]) -> std::io::Result<usize> {
        self.chunks.read(out)
    }
}

/// Gives the plain bytes of an attachment from anywhere: a film is shown without reading it all.
///
/// The last chunk is opened first, so a cut is noticed before anything is shown. A changed chunk
/// in the middle is noticed when it is reached.
pub struct SeekOpener<R> {
    key: LessSafeKey,
    input: R,
    chunks: u64,
    length: u64,
    at: u64,
    buffer: Zeroizing<Vec<u8>>,
    /// Which chunk the buffer holds, in plain.
    held: Option<u64>,
    tag: [u8; TAG],
}

impl<R: Read + Seek> SeekOpener<R> {
    /// Opens an attachment in its place.
    ///
    /// # Errors
    /// [`SealError::Changed`] for a wrong key, another place, a cut.
    pub fn new(vault: &Secret, place: &Place, mut input: R) -> Result<SeekOpener<R>, SealError> {
        let size = input.seek(SeekFrom::End(0))?;
        input.seek(SeekFrom::Start(0))?;
        let key = read_head(vault, place, &mut input)?;
        let body = size.saturating_sub(HEAD);
        let chunks = body / SEALED as u64;
        if chunks == 0 || body % SEALED as u64 != 0 || body > sealed_len(MAX_BYTES) {
            return Err(SealError::Changed);
        }
        let mut opener = SeekOpener {
            key,
            input,
            chunks,
            length: 0,
            at: 0,
            buffer: Zeroizing::new(vec![0; SEALED]),
            held: None,
            tag: [0; TAG],
        };
        opener
            .hold(chunks - 1)
            .map_err(|error| match error.kind() {
                ErrorKind::InvalidData => SealError::Changed,
                _ => SealError::Io(error),
            })?;
        let last =
            unfilled_len(Fill::Whole, &opener.buffer[..CHUNK]).map_err(|_| SealError::Changed)?;
        opener.length = (chunks - 1) * CHUNK as u64 + last as u64;
        Ok(opener)
    }

    /// Plain bytes.
    pub fn length(&self) -> u64 {
        self.length
    }

    /// The tag of the last chunk, to be compared with the root record.
    pub fn tag(&self) -> [u8; 16] {
        self.tag
    }

    /// Brings a chunk into the buffer, in plain.
    fn hold(&mut self, number: u64) -> std::io::Result<()> {
        if self.held == Some(number) {
            return Ok(());
        }
        self.held = None;
        let last = number + 1 == self.chunks;
        let from = HEAD + number * SEALED as u64;
        let result = self
            .input
            .seek(SeekFrom::Start(from))
            .and_then(|_| self.input.read_exact(&mut self.buffer));
        if let Err(error) = result {
            self.buffer.as_mut_slice().zeroize();
            return Err(match error.kind() {
                ErrorKind::UnexpectedEof => changed(),
                _ => error,
            });
        }
        if last {
            self.tag.copy_from_slice(&self.buffer[CHUNK..]);
        }
        if open_chunk(&self.key, number, last, &mut self.buffer).is_err() {
            self.buffer.as_mut_slice().zeroize();
            return Err(changed());
        }
        self.held = Some(number);
        Ok(())
    }
}

impl<R: Read + Seek> Read for SeekOpener<R> {
    fn read(&mut self, out: &mut [u8]) -> std::io::Result<usize> {
        if out.is_empty() || self.at >= self.length {
            return Ok(0);
        }
        self.hold(self.at / CHUNK as u64)?;
        // Within a chunk of 64 KiB: the casts are exact.
        let from = (self.at % CHUNK as u64) as usize;
        let left = (self.length - self.at).min((CHUNK - from) as u64) as usize;
        let take = out.len().min(left);
        out[..take].copy_from_slice(&self.buffer[from..from + take]);
        self.at += take as u64;
        Ok(take)
    }
}

impl<R: Read + Seek> Seek for SeekOpener<R> {
    fn seek(&mut self, to: SeekFrom) -> std::io::Result<u64> {
        let at = match to {
            SeekFrom::Start(at) => Some(at),
            SeekFrom::End(by) => self.length.checked_add_signed(by),
            SeekFrom::Current(by) => self.at.checked_add_signed(by),
        };
        self.at = at.ok_or(Error::from(ErrorKind::InvalidInput))?;
        Ok(self.at)
    }
}

fn read_head(
    vault: &Secret,
    place: &Place,
    input: &mut impl Read,
) -> Result<LessSafeKey, SealError> {
    let mut head = [0; HEAD as usize];
    input
        .read_exact(&mut head)
        .map_err(|error| match error.kind() {
            ErrorKind::UnexpectedEof => SealError::Changed,
            _ => SealError::Io(error),
        })?;
    let (magic, salt) = head.split_at(8);
    if magic != MAGIC {
        return Err(SealError::Changed);
    }
    Ok(cipher(&place.derive_key(vault, salt)?)?)
}

#[cfg(test)]
mod tests;

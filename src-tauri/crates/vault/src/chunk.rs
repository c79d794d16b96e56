//! STREAM as age shapes it: 64 KiB chunks, each sealed alone, counted, the last one marked.
//!
//! ```text
//! chunk n = ChaCha20-Poly1305(key, nonce, no aad, up to 65,536 bytes) with its tag 16
//! nonce   = n as 11 bytes big-endian || 1 for the last chunk, 0 before
//! ```
//!
//! Cut, swapped, doubled or appended chunks do not open. Used with a key for one stream alone.

use std::io::{Error, ErrorKind, Read, Result, Write};

use ring::aead::{Aad, LessSafeKey, Nonce};
use ring::digest::{Context, SHA256};
use zeroize::{Zeroize, Zeroizing};

/// Plain bytes of a full chunk.
pub(crate) const CHUNK: usize = 64 * 1024;
pub(crate) const TAG: usize = 16;
/// Sealed bytes of a full chunk.
pub(crate) const SEALED: usize = CHUNK + TAG;

/// Whether the last chunk is filled up, so that only the number of chunks shows: after the bytes
/// comes 0x80, then zeroes to the end of the chunk.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fill {
    /// The last chunk is as long as what is left.
    None,
    /// The last chunk is full.
    Whole,
}

/// One error for a chunk that does not open, whatever is wrong with it.
pub(crate) fn changed() -> Error {
    Error::from(ErrorKind::InvalidData)
}

fn nonce(number: u64, last: bool) -> Nonce {
    let mut bytes = [0; 12];
    bytes[3..11].copy_from_slice(&number.to_be_bytes());
    bytes[11] = u8::from(last);
    Nonce::assume_unique_for_key(bytes)
}

/// Opens one chunk in place; its plain length.
pub(crate) fn open_chunk(
    key: &LessSafeKey,
    number: u64,
    last: bool,
    sealed: &mut [u8],
) -> Result<usize> {
    let opened = key.open_in_place(nonce(number, last), Aad::empty(), sealed);
    opened.map(|plain| plain.len()).map_err(|_| changed())
}

/// Plain bytes of the last chunk: strips what [`Fill::Whole`] put there, and refuses anything else.
pub(crate) fn unfilled_len(fill: Fill, plain: &[u8]) -> Result<usize> {
    if fill == Fill::None {
        return Ok(plain.len());
    }
    let mark = plain.iter().rposition(|byte| *byte != 0);
    match mark {
        Some(at) if plain.len() == CHUNK && plain[at] == 0x80 => Ok(at),
        _ => Err(changed()),
    }
}

/// Seals what is written to it.
pub(crate) struct ChunkSealer<W> {
    key: LessSafeKey,
    fill: Fill,
    out: W,
    buffer: Zeroizing<Vec<u8>>,
    number: u64,
    hash: Context,
    length: u64,
    failed: bool,
}

impl<W: Write> ChunkSealer<W> {
    pub(crate) fn new(key: LessSafeKey, fill: Fill, out: W) -> ChunkSealer<W> {
        ChunkSealer {
            key,
            fill,
            out,
            buffer: Zeroizing::new(Vec::with_capacity(SEALED)),
            number: 0,
            hash: Context::new(&SHA256),
            length: 0,
            failed: false,
        }
    }

    /// Plain bytes so far.
    pub(crate) fn length(&self) -> u64 {
        self.length
    }

    fn flush_chunk(&mut self, last: bool) -> Result<[u8; TAG]> {
        if self.failed {
            return Err(Error::other("an earlier chunk was not written"));
        }
        // Until the chunk is out, no other may be sealed under its number.
        self.failed = true;
        let tag = self
            .key
            .seal_in_place_separate_tag(nonce(self.number, last), Aad::empty(), &mut self.buffer)
            .map_err(|_| changed())?;
        let mut bytes = [0; TAG];
        bytes.copy_from_slice(tag.as_ref());
        self.buffer.extend_from_slice(&bytes);
        self.out.write_all(&self.buffer)?;
        self.buffer.clear();
        self.number += 1;
        self.failed = false;
        Ok(bytes)
    }

    /// Seals the last chunk. Without this the stream does not open: a stop half-way is noticed.
    pub(crate) fn finish(mut self) -> Result<(W, u64, [u8; 32], [u8; TAG])> {
        if self.fill == Fill::Whole {
            if self.buffer.len() == CHUNK {
                self.flush_chunk(false)?;
            }
            self.buffer.push(0x80);
            self.buffer.resize(CHUNK, 0);
        }
        let tag = self.flush_chunk(true)?;
        self.out.flush()?;
        let mut hash = [0; 32];
        hash.copy_from_slice(self.hash.finish().as_ref());
        Ok((self.out, self.length, hash, tag))
    }
}

impl<W: Write> Write for ChunkSealer<W> {
    fn write(&mut self, bytes: &[u8]) -> Result<usize> {
        if bytes.is_empty() {
            return Ok(0);
        }
        // A full chunk waits until more comes: it may be the last.
        if self.buffer.len() == CHUNK {
            self.flush_chunk(false)?;
        }
        let take = bytes.len().min(CHUNK - self.buffer.len());
        let (now, _) = bytes.split_at(take);
        self.buffer.extend_from_slice(now);
        self.hash.update(now);
        self.length += take as u64;
        Ok(take)
    }

    fn flush(&mut self) -> Result<()> {
        // A short chunk is the last one, so there is nothing to push out before.
        self.out.flush()
    }
}

/// Gives the plain bytes of a stream, and of a failed chunk none.
pub(crate) struct ChunkOpener<R> {
    key: LessSafeKey,
    fill: Fill,
    input: R,
    buffer: Zeroizing<Vec<u8>>,
    /// What of the buffer is plain and not yet given.
    plain: std::ops::Range<usize>,
    /// The byte read past the last chunk, which tells that it was not the last.
    ahead: Option<u8>,
    number: u64,
    hash: Context,
    length: u64,
    state: State,
    tag: [u8; TAG],
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Going,
    Ended,
    Failed,
}

impl<R: Read> ChunkOpener<R> {
    pub(crate) fn new(key: LessSafeKey, fill: Fill, input: R) -> ChunkOpener<R> {
        ChunkOpener {
            key,
            fill,
            input,
            buffer: Zeroizing::new(vec![0; SEALED + 1]),
            plain: 0..0,
            ahead: None,
            number: 0,
            hash: Context::new(&SHA256),
            length: 0,
            state: State::Going,
            tag: [0; TAG],
        }
    }

    /// Length, SHA-256 and last tag, once the end was reached and held.
    pub(crate) fn ended(&self) -> Option<(u64, [u8; 32], [u8; TAG])> {
        if self.state != State::Ended || !self.plain.is_empty() {
            return None;
        }
        let mut hash = [0; 32];
        hash.copy_from_slice(self.hash.clone().finish().as_ref());
        Some((self.length, hash, self.tag))
    }

    fn next_chunk(&mut self) -> Result<()> {
        let mut have = 0;
        if let Some(byte) = self.ahead.take() {
            self.buffer[0] = byte;
            have = 1;
        }
        while have < SEALED + 1 {
            match self.input.read(&mut self.buffer[have..]) {
                Ok(0) => break,
                Ok(n) => have += n,
                Err(e) if e.kind() == ErrorKind::Interrupted => {}
                Err(e) => return Err(e),
            }
        }
        let last = have <= SEALED;
        if !last {
            self.ahead = Some(self.buffer[SEALED]);
            have = SEALED;
        }
        if have < TAG {
            return Err(changed());
        }
        self.tag.copy_from_slice(&self.buffer[have - TAG..have]);
        let mut plain = open_chunk(&self.key, self.number, last, &mut self.buffer[..have])?;
        if last {
            // An empty last chunk would be a second way to write the same bytes.
            if plain == 0 && self.number > 0 {
                return Err(changed());
            }
            plain = unfilled_len(self.fill, &self.buffer[..plain])?;
            self.state = State::Ended;
        }
        self.number += 1;
        self.hash.update(&self.buffer[..plain]);
        self.length += plain as u64;
        self.plain = 0..plain;
        Ok(())
    }
}

impl<R: Read> Read for ChunkOpener<R> {
    fn read(&mut self, out: &mut [u8]) -> Result<usize> {
        while self.plain.is_empty() {
            match self.state {
                State::Ended => return Ok(0),
                State::Failed => return Err(changed()),
                State::Going => {}
            }
            if let Err(error) = self.next_chunk() {
                self.state = State::Failed;
                self.buffer.as_mut_slice().zeroize();
                return Err(error);
            }
        }
        let take = out.len().min(self.plain.len());
        let from = self.plain.start;
        out[..take].copy_from_slice(&self.buffer[from..from + take]);
        self.plain.start += take;
        Ok(take)
    }
}

//! Sealing of one piece of the vault: a version of a note, a draft, the root record.
//!
//! ```text
//! sealed = "RVSEAL" 1u16 || salt 32 || ChaCha20-Poly1305(key, nonce 0, aad, padded) with its tag 16
//! key    = HKDF-SHA256(salt, vault key, "rearview 1 " label place)
//! aad    = "RVSEAL" 1u16 || place
//! place  = piece u8 || file id 16 || id 16 || version u64
//! padded = length u32 || bytes || zeroes
//! ```
//!
//! The salt is fresh at every write, so a key seals one message. A piece put in another's place,
//! of another version or from another vault has another key and does not open.
//!
//! Lengths are hidden in buckets: powers of two from 512 B to 64 KiB, then Padmé (Nikitin et al.,
//! 2019: at most 12 % more), so that a size tells little about what was written.

use ring::aead::{Aad, Nonce};
use zeroize::Zeroizing;

use crate::secret::fill_random;
use crate::slot::{cipher, derive};
use crate::{SealError, Secret};

const MAGIC: &[u8; 8] = b"RVSEAL\x01\x00";
const HEAD: usize = 8 + 32;
pub(crate) const TAG: usize = 16;
/// The most that one piece holds: 16 MiB.
pub const MAX_BYTES: usize = 16 * 1024 * 1024;

/// What is sealed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Piece {
    /// A version of a note.
    Note,
    /// The list of all pieces.
    Root,
    /// An attachment, sealed as a stream.
    Attachment,
    /// What is being written, before it is a version.
    Draft,
}

impl Piece {
    /// Its number in every format.
    pub const fn code(self) -> u8 {
        match self {
            Piece::Note => 1,
            Piece::Root => 2,
            Piece::Attachment => 3,
            Piece::Draft => 4,
        }
    }

    /// The piece of a number.
    pub const fn parse(code: u8) -> Option<Piece> {
        match code {
            1 => Some(Piece::Note),
            2 => Some(Piece::Root),
            3 => Some(Piece::Attachment),
            4 => Some(Piece::Draft),
            _ => None,
        }
    }

    const fn label(self) -> &'static [u8] {
        match self {
            Piece::Note => b"note",
            Piece::Root => b"root",
            Piece::Attachment => b"attachment",
            Piece::Draft => b"draft",
        }
    }
}

/// Where a sealed piece belongs; it opens nowhere else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// What it is.
    pub piece: Piece,
    /// Of the vault: `file::Opened::id`.
    pub file: [u8; 16],
    /// Of the note or attachment, random.
    pub id: [u8; 16],
    /// From 1, one more at every write.
    pub version: u64,
}

impl Place {
    pub(crate) fn bytes(&self) -> [u8; 41] {
        let mut out = [0; 41];
        out[0] = self.piece.code();
        out[1..17].copy_from_slice(&self.file);
        out[17..33].copy_from_slice(&self.id);
        out[33..].copy_from_slice(&self.version.to_le_bytes());
        out
    }

    /// The key of one write.
    pub(crate) fn derive_key(&self, vault: &Secret, salt: &[u8]) -> Result<Secret, SealError> {
        let info: [&[u8]; 3] = [b"rearview 1 ", self.piece.label(), &self.bytes()];
        Ok(derive(salt, vault.bytes(), &info)?)
    }

    fn aad(&self) -> Aad<[u8; 49]> {
        let mut out = [0; 49];
        out[..8].copy_from_slice(MAGIC);
        out[8..].copy_from_slice(&self.bytes());
        Aad::from(out)
    }
}

/// The key of the vault's database: HKDF-SHA256(no salt, vault key, "rearview 1 vault database").
///
/// # Errors
/// [`SealError::System`].
pub fn derive_database_key(vault: &Secret) -> Result<Secret, SealError> {
    Ok(derive(&[], vault.bytes(), &[b"rearview 1 vault database"])?)
}

/// A random id for a new note or attachment.
///
/// # Errors
/// [`SealError::System`] without random numbers.
pub fn make_id() -> Result<[u8; 16], SealError> {
    let mut id = [0; 16];
    fill_random(&mut id)?;
    Ok(id)
}

/// Seals a piece.
///
/// # Errors
/// [`SealError::TooLong`] over [`MAX_BYTES`].
pub fn seal(vault: &Secret, place: &Place, plain: &[u8]) -> Result<Vec<u8>, SealError> {
    if plain.len() > MAX_BYTES {
        return Err(SealError::TooLong);
    }
    let mut padded = Zeroizing::new(Vec::with_capacity(padded_len(4 + plain.len())));
    // Under 16 MiB: the cast is exact.
    padded.extend_from_slice(&(plain.len() as u32).to_le_bytes());
    padded.extend_from_slice(plain);
    padded.resize(padded_len(4 + plain.len()), 0);
    seal_padded(vault, place, &padded)
}

/// Seals bytes that are padded already.
pub(crate) fn seal_padded(
    vault: &Secret,
    place: &Place,
    padded: &[u8],
) -> Result<Vec<u8>, SealError> {
    let mut salt = [0; 32];
    fill_random(&mut salt)?;
    let mut out = Vec::with_capacity(HEAD + padded.len() + TAG);
    out.extend_from_slice(MAGIC);
    out.extend_from_slice(&salt);
    out.extend_from_slice(padded);
    let tag = cipher(&place.derive_key(vault, &salt)?)?
        .seal_in_place_separate_tag(nonce(), place.aad(), &mut out[HEAD..])
        .map_err(|_| SealError::System)?;
    out.extend_from_slice(tag.as_ref());
    Ok(out)
}

/// Opens a piece in its place.
///
/// # Errors
/// [`SealError::Changed`] for everything that is not exactly what was sealed there.
pub fn open(
    vault: &Secret,
    place: &Place,
    untrusted_sealed: &[u8],
) -> Result<Zeroizing<Vec<u8>>, SealError> {
    let changed = SealError::Changed;
    let (magic, rest) = untrusted_sealed
        .split_first_chunk::<8>()
        .ok_or(SealError::Changed)?;
    let (salt, sealed) = rest.split_first_chunk::<32>().ok_or(SealError::Changed)?;
    let most = padded_len(4 + MAX_BYTES) + TAG;
    if magic != MAGIC || sealed.len() < TAG || sealed.len() > most {
        return Err(changed);
    }
    let mut buffer = Zeroizing::new(sealed.to_vec());
    let padded = cipher(&place.derive_key(vault, salt)?)?
        .open_in_place(nonce(), place.aad(), buffer.as_mut_slice())
        .map_err(|_| SealError::Changed)?
        .len();
    let length = buffer.first_chunk::<4>().ok_or(SealError::Changed)?;
    let length = u32::from_le_bytes(*length) as usize;
    if length > MAX_BYTES || padded != padded_len(4 + length) {
        return Err(changed);
    }
    buffer.truncate(padded);
    if buffer[4 + length..].iter().any(|byte| *byte != 0) {
        return Err(changed);
    }
    // `truncate` wipes nothing, so shift the bytes down within the buffer that is wiped.
    buffer.copy_within(4..4 + length, 0);
    buffer.truncate(length);
    Ok(buffer)
}

/// The tag of a sealed piece, for the root record: no other piece has it.
pub fn tag(sealed: &[u8]) -> Option<[u8; TAG]> {
    (sealed.len() >= HEAD + TAG)
        .then(|| sealed.last_chunk().copied())
        .flatten()
}

fn nonce() -> Nonce {
    // The key is fresh with its salt and seals one message.
    Nonce::assume_unique_for_key([0; 12])
}

/// The bucket of a length.
pub(crate) fn padded_len(length: usize) -> usize {
    if length <= 64 * 1024 {
        return length.next_power_of_two().max(512);
    }
    let exponent = length.ilog2();
    let free = exponent - (exponent.ilog2() + 1);
    let mask = (1 << free) - 1;
    (length + mask) & !mask
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn place() -> Place {
        Place {
            piece: Piece::Note,
            file: [1; 16],
            id: [2; 16],
            version: 3,
        }
    }

    fn check_refused(vault: &Secret, place: &Place, sealed: &[u8]) {
        assert!(matches!(
            open(vault, place, sealed),
            Err(SealError::Changed)
        ));
    }

    #[test]
    fn opens_in_its_place_alone() {
        let vault = Secret::make_random().unwrap();
        let sealed = seal(&vault, &place(), b"Tuesday, the app closed").unwrap();
        assert_eq!(sealed.len(), HEAD + 512 + TAG);
        assert_eq!(
            open(&vault, &place(), &sealed).unwrap().as_slice(),
            b"Tuesday, the app closed"
        );
        check_refused(&Secret::make_random().unwrap(), &place(), &sealed);
        for other in [
            Place {
                piece: Piece::Draft,
                ..place()
            },
            Place {
                file: [9; 16],
                ..place()
            },
            Place {
                id: [9; 16],
                ..place()
            },
            Place {
                version: 2,
                ..place()
            },
        ] {
            check_refused(&vault, &other, &sealed);
        }
    }

    #[test]
    fn every_flip_and_every_cut_is_refused() {
        let vault = Secret::make_random().unwrap();
        let mut sealed = seal(&vault, &place(), b"x").unwrap();
        for at in 0..sealed.len() {
            sealed[at] ^= 1;
            check_refused(&vault, &place(), &sealed);
            sealed[at] ^= 1;
            check_refused(&vault, &place(), sealed.get(..at).unwrap());
        }
        sealed.push(0);
        check_refused(&vault, &place(), &sealed);
    }

    #[test]
    fn lengths_fall_into_buckets() {
        for (length, bucket) in [
            (0, 512),
            (512, 512),
            (513, 1024),
            (65_536, 65_536),
            (65_537, 67_584),
            (1_000_000, 1_015_808),
        ] {
            assert_eq!(padded_len(length), bucket, "{length}");
        }
        for length in (65_537..MAX_BYTES).step_by(9_973) {
            let padded = padded_len(length);
            assert!(padded >= length && (padded - length) * 100 <= length * 12);
            assert_eq!(padded_len(padded), padded);
        }
        let vault = Secret::make_random().unwrap();
        let long = vec![0; MAX_BYTES + 1];
        assert!(matches!(
            seal(&vault, &place(), &long),
            Err(SealError::TooLong)
        ));
        assert!(
            open(
                &vault,
                &place(),
                &seal(&vault, &place(), &long[1..]).unwrap()
            )
            .is_ok()
        );
    }

    proptest! {
        #[test]
        fn round_trip(plain in prop::collection::vec(any::<u8>(), 0..3000)) {
            let vault = Secret::make_random().unwrap();
            let sealed = seal(&vault, &place(), &plain).unwrap();
            let opened = open(&vault, &place(), &sealed).unwrap();
            prop_assert_eq!(opened.as_slice(), plain.as_slice());
            prop_assert!(sealed.ends_with(&tag(&sealed).unwrap()));
        }
    }
}

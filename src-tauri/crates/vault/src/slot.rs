//! One way to open a key file: a secret of the person, stretched, wrapping both keys.
//!
//! ```text
//! stretched = Argon2id(passphrase, salt)
//! wrapping  = HKDF-SHA256(salt, stretched, "rearview 1 wrap")
//! commit    = HMAC-SHA256(HKDF-SHA256(salt, stretched, "rearview 1 commit"), bound)
//! wrapped   = ChaCha20-Poly1305(wrapping, nonce 0 | 1, aad = bound, audit | vault)
//! bound     = file id || kind || costs || salt
//! ```
//!
//! The salt is fresh at every wrapping, so each wrapping key seals exactly two messages, under
//! two nonces. The commitment ties the slot to one passphrase: ChaCha20-Poly1305 alone would let a
//! forged slot open under several.

use ring::aead::{Aad, CHACHA20_POLY1305, LessSafeKey, Nonce, UnboundKey};
use ring::{hkdf, hmac};

use crate::secret::fill_random;
use crate::{Kdf, KeyError, Keys, Secret};

/// How a slot is opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SlotKind {
    /// By a passphrase.
    Passphrase,
}

impl SlotKind {
    pub(crate) const fn code(self) -> u8 {
        match self {
            SlotKind::Passphrase => 1,
        }
    }

    pub(crate) const fn parse(code: u8) -> Option<SlotKind> {
        match code {
            1 => Some(SlotKind::Passphrase),
            _ => None,
        }
    }
}

/// Bytes of a wrapped key: 32 and the 16 of the tag.
pub(crate) const WRAPPED: usize = 48;

/// One slot as it stands in the file.
pub struct Slot {
    pub(crate) kind: SlotKind,
    pub(crate) kdf: Kdf,
    pub(crate) salt: [u8; 32],
    pub(crate) commit: [u8; 32],
    pub(crate) audit: [u8; WRAPPED],
    pub(crate) vault: [u8; WRAPPED],
}

impl Slot {
    /// Wraps both keys under a passphrase, with a fresh salt.
    pub(crate) fn wrap(
        file_id: &[u8; 16],
        kdf: Kdf,
        passphrase: &str,
        keys: &Keys,
    ) -> Result<Slot, KeyError> {
        let mut slot = Slot {
            kind: SlotKind::Passphrase,
            kdf,
            salt: [0; 32],
            commit: [0; 32],
            audit: [0; WRAPPED],
            vault: [0; WRAPPED],
        };
        fill_random(&mut slot.salt)?;
        let bound = slot.bound(file_id);
        let stretched = kdf.derive_key(passphrase, &slot.salt)?;
        let commit = hmac::sign(&slot.commit_key(&stretched)?, &bound);
        slot.commit.copy_from_slice(commit.as_ref());
        let key = slot.wrapping_key(&stretched)?;
        slot.audit = seal(&key, 0, &bound, &keys.audit)?;
        slot.vault = seal(&key, 1, &bound, &keys.vault)?;
        Ok(slot)
    }

    /// Unwraps both keys, or `WrongOrChanged`.
    pub(crate) fn unwrap(&self, file_id: &[u8; 16], passphrase: &str) -> Result<Keys, KeyError> {
        let bound = self.bound(file_id);
        let stretched = self.kdf.derive_key(passphrase, &self.salt)?;
        // `verify` compares in constant time.
        hmac::verify(&self.commit_key(&stretched)?, &bound, &self.commit)
            .map_err(|_| KeyError::WrongOrChanged)?;
        let key = self.wrapping_key(&stretched)?;
        Ok(Keys {
            audit: unseal(&key, 0, &bound, &self.audit)?,
            vault: unseal(&key, 1, &bound, &self.vault)?,
        })
    }

    /// What the slot's secrets are bound to: another file, kind, cost or salt does not open.
    fn bound(&self, file_id: &[u8; 16]) -> Vec<u8> {
        let mut out = Vec::with_capacity(61);
        out.extend_from_slice(file_id);
        out.push(self.kind.code());
        for cost in [self.kdf.memory_kib, self.kdf.passes, self.kdf.lanes] {
            out.extend_from_slice(&cost.to_le_bytes());
        }
        out.extend_from_slice(&self.salt);
        out
    }

    fn commit_key(&self, stretched: &Secret) -> Result<hmac::Key, KeyError> {
        let key = derive(&self.salt, stretched, b"rearview 1 commit")?;
        Ok(hmac::Key::new(hmac::HMAC_SHA256, key.bytes()))
    }

    fn wrapping_key(&self, stretched: &Secret) -> Result<LessSafeKey, KeyError> {
        let key = derive(&self.salt, stretched, b"rearview 1 wrap")?;
        let unbound =
            UnboundKey::new(&CHACHA20_POLY1305, key.bytes()).map_err(|_| KeyError::System)?;
        Ok(LessSafeKey::new(unbound))
    }
}

/// HKDF-SHA256 (RFC 5869) to 32 bytes.
pub(crate) fn derive(salt: &[u8], key: &Secret, info: &[u8]) -> Result<Secret, KeyError> {
    let mut out = Secret::zeroed();
    hkdf::Salt::new(hkdf::HKDF_SHA256, salt)
        .extract(key.bytes())
        .expand(&[info], hkdf::HKDF_SHA256)
        .and_then(|okm| okm.fill(out.bytes_mut()))
        .map_err(|_| KeyError::System)?;
    Ok(out)
}

fn nonce(number: u8) -> Nonce {
    let mut bytes = [0; 12];
    bytes[0] = number;
    Nonce::assume_unique_for_key(bytes)
}

fn seal(
    key: &LessSafeKey,
    number: u8,
    bound: &[u8],
    secret: &Secret,
) -> Result<[u8; WRAPPED], KeyError> {
    let mut out = [0; WRAPPED];
    let (body, tag) = out.split_at_mut(32);
    body.copy_from_slice(secret.bytes());
    let sealed = key
        .seal_in_place_separate_tag(nonce(number), Aad::from(bound), body)
        .map_err(|_| KeyError::System)?;
    tag.copy_from_slice(sealed.as_ref());
    Ok(out)
}

fn unseal(
    key: &LessSafeKey,
    number: u8,
    bound: &[u8],
    wrapped: &[u8; WRAPPED],
) -> Result<Secret, KeyError> {
    let mut buffer = zeroize::Zeroizing::new(*wrapped);
    let opened = key
        .open_in_place(nonce(number), Aad::from(bound), buffer.as_mut_slice())
        .map_err(|_| KeyError::WrongOrChanged)?;
    let mut secret = Secret::zeroed();
    secret.bytes_mut().copy_from_slice(opened);
    Ok(secret)
}

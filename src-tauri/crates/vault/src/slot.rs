//! One way to open a key file: a secret of the person, stretched, wrapping the keys.
//!
//! ```text
//! stretched = Argon2id(passphrase, salt)                             passphrase
//!           | HKDF-SHA256(salt, code, "rearview 1 recovery")         recovery code
//!           | HKDF-SHA256(salt, secret, "rearview 1 keychain")       OS keychain
//! wrapping  = HKDF-SHA256(salt, stretched, "rearview 1 wrap")
//! commit    = HMAC-SHA256(HKDF-SHA256(salt, stretched, "rearview 1 commit"), bound)
//! wrapped   = ChaCha20-Poly1305(wrapping, nonce 0 | 1, aad = bound, audit | vault)
//! bound     = file id || kind || costs || salt
//! ```
//!
//! The salt is fresh at every wrapping, so each wrapping key seals at most two messages, under
//! two nonces. The commitment ties the slot to one secret: ChaCha20-Poly1305 alone would let a
//! forged slot open under several. A code and a keychain secret are random already and need no
//! Argon2id; their costs stand as zero. The keychain slot holds no vault key, only zeroes.

use ring::aead::{Aad, CHACHA20_POLY1305, LessSafeKey, Nonce, UnboundKey};
use ring::{hkdf, hmac};

use crate::secret::fill_random;
use crate::{Kdf, KeyError, Keys, RecoveryCode, Secret};

/// How a slot is opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SlotKind {
    /// By a passphrase.
    Passphrase,
    /// By the recovery code.
    Recovery,
    /// By a secret that the OS keychain keeps: the audit key alone.
    Keychain,
}

impl SlotKind {
    pub(crate) const fn code(self) -> u8 {
        match self {
            SlotKind::Passphrase => 1,
            SlotKind::Recovery => 2,
            SlotKind::Keychain => 3,
        }
    }

    pub(crate) const fn parse(code: u8) -> Option<SlotKind> {
        match code {
            1 => Some(SlotKind::Passphrase),
            2 => Some(SlotKind::Recovery),
            3 => Some(SlotKind::Keychain),
            _ => None,
        }
    }
}

/// A secret that opens the slot of its kind.
#[derive(Clone, Copy)]
pub enum Opening<'a> {
    /// The passphrase as typed.
    Passphrase(&'a str),
    /// The recovery code.
    Recovery(&'a RecoveryCode),
}

/// What a slot is wrapped under: an [`Opening`], or the secret of the keychain.
#[derive(Clone, Copy)]
pub(crate) enum Under<'a> {
    Passphrase(&'a str, Kdf),
    Recovery(&'a RecoveryCode),
    Keychain(&'a Secret),
}

impl Under<'_> {
    fn kind(self) -> SlotKind {
        match self {
            Under::Passphrase(..) => SlotKind::Passphrase,
            Under::Recovery(_) => SlotKind::Recovery,
            Under::Keychain(_) => SlotKind::Keychain,
        }
    }

    fn derive_stretched(self, salt: &[u8; 32]) -> Result<Secret, KeyError> {
        match self {
            Under::Passphrase(passphrase, kdf) => kdf.derive_key(passphrase, salt),
            Under::Recovery(code) => derive(salt, code.bytes(), &[b"rearview 1 recovery"]),
            Under::Keychain(secret) => derive(salt, secret.bytes(), &[b"rearview 1 keychain"]),
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
    /// Wraps the keys, with a fresh salt; under a keychain secret the audit key alone.
    pub(crate) fn wrap(file_id: &[u8; 16], under: Under, keys: &Keys) -> Result<Slot, KeyError> {
        let mut slot = Slot {
            kind: under.kind(),
            kdf: match under {
                Under::Passphrase(_, kdf) => kdf,
                Under::Recovery(_) | Under::Keychain(_) => Kdf::NONE,
            },
            salt: [0; 32],
            commit: [0; 32],
            audit: [0; WRAPPED],
            vault: [0; WRAPPED],
        };
        fill_random(&mut slot.salt)?;
        let bound = slot.bound(file_id);
        let stretched = under.derive_stretched(&slot.salt)?;
        let commit = hmac::sign(&slot.commit_key(&stretched)?, &bound);
        slot.commit.copy_from_slice(commit.as_ref());
        let key = slot.wrapping_key(&stretched)?;
        slot.audit = seal(&key, 0, &bound, &keys.audit)?;
        if slot.kind != SlotKind::Keychain {
            slot.vault = seal(&key, 1, &bound, &keys.vault)?;
        }
        Ok(slot)
    }

    /// Both keys, from a slot that holds both.
    pub(crate) fn unwrap(&self, file_id: &[u8; 16], opening: Opening) -> Result<Keys, KeyError> {
        let under = match opening {
            Opening::Passphrase(passphrase) => Under::Passphrase(passphrase, self.kdf),
            Opening::Recovery(code) => Under::Recovery(code),
        };
        let (key, bound) = self.unlock(file_id, under)?;
        Ok(Keys {
            audit: unseal(&key, 0, &bound, &self.audit)?,
            vault: unseal(&key, 1, &bound, &self.vault)?,
        })
    }

    /// The audit key, from the keychain slot.
    pub(crate) fn unwrap_audit(
        &self,
        file_id: &[u8; 16],
        secret: &Secret,
    ) -> Result<Secret, KeyError> {
        let (key, bound) = self.unlock(file_id, Under::Keychain(secret))?;
        unseal(&key, 0, &bound, &self.audit)
    }

    /// The wrapping key, once the commitment holds.
    fn unlock(&self, file_id: &[u8; 16], under: Under) -> Result<(LessSafeKey, Vec<u8>), KeyError> {
        if under.kind() != self.kind {
            return Err(KeyError::WrongOrChanged);
        }
        let bound = self.bound(file_id);
        let stretched = under.derive_stretched(&self.salt)?;
        // `verify` compares in constant time.
        hmac::verify(&self.commit_key(&stretched)?, &bound, &self.commit)
            .map_err(|_| KeyError::WrongOrChanged)?;
        Ok((self.wrapping_key(&stretched)?, bound))
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
        let key = derive(&self.salt, stretched.bytes(), &[b"rearview 1 commit"])?;
        Ok(hmac::Key::new(hmac::HMAC_SHA256, key.bytes()))
    }

    fn wrapping_key(&self, stretched: &Secret) -> Result<LessSafeKey, KeyError> {
        cipher(&derive(
            &self.salt,
            stretched.bytes(),
            &[b"rearview 1 wrap"],
        )?)
    }
}

/// HKDF-SHA256 (RFC 5869) to 32 bytes; the parts of `info` are joined.
pub(crate) fn derive(salt: &[u8], key: &[u8], info: &[&[u8]]) -> Result<Secret, KeyError> {
    let mut out = Secret::zeroed();
    hkdf::Salt::new(hkdf::HKDF_SHA256, salt)
        .extract(key)
        .expand(info, hkdf::HKDF_SHA256)
        .and_then(|okm| okm.fill(out.bytes_mut()))
        .map_err(|_| KeyError::System)?;
    Ok(out)
}

/// ChaCha20-Poly1305 under a key.
pub(crate) fn cipher(key: &Secret) -> Result<LessSafeKey, KeyError> {
    let unbound = UnboundKey::new(&CHACHA20_POLY1305, key.bytes()).map_err(|_| KeyError::System)?;
    Ok(LessSafeKey::new(unbound))
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

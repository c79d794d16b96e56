//! The bytes of `keys.bin`: written in one way, and read in that way alone.

use ring::hmac;

use crate::secret::fill_random;
use crate::slot::{WRAPPED, derive};
use crate::{Kdf, KeyError, Keys, Opening, Secret, Slot, SlotKind};

/// Largest file that is read at all.
pub(crate) const MAX_BYTES: usize = 16 * 1024;
const MAGIC: &[u8; 6] = b"RVKEYS";
const VERSION: u16 = 1;
pub(crate) const SLOT_BYTES: usize = 1 + 12 + 32 + 32 + WRAPPED + WRAPPED;
pub(crate) const HEAD_BYTES: usize = 8 + 8 + 16 + 1;

/// The parsed file.
pub(crate) struct KeyFile {
    pub(crate) generation: u64,
    pub(crate) id: [u8; 16],
    /// Sorted by kind, at most one of each; the first is the passphrase's.
    pub(crate) slots: Vec<Slot>,
}

impl KeyFile {
    /// A first file, with no slots yet.
    pub(crate) fn make_empty() -> Result<KeyFile, KeyError> {
        let mut id = [0; 16];
        fill_random(&mut id)?;
        Ok(KeyFile {
            generation: 1,
            id,
            slots: Vec::new(),
        })
    }

    /// Puts a slot in the place of the one of its kind.
    pub(crate) fn set(&mut self, slot: Slot) {
        self.slots.retain(|old| old.kind != slot.kind);
        self.slots.push(slot);
        self.slots.sort_by_key(|slot| slot.kind);
    }

    pub(crate) fn slot(&self, kind: SlotKind) -> Result<&Slot, KeyError> {
        let mut slots = self.slots.iter();
        slots
            .find(|slot| slot.kind == kind)
            .ok_or(KeyError::WrongOrChanged)
    }

    /// The file with both MACs.
    pub(crate) fn to_bytes(&self, keys: &Keys) -> Result<Vec<u8>, KeyError> {
        let mut out = Vec::with_capacity(HEAD_BYTES + SLOT_BYTES * self.slots.len() + 64);
        out.extend_from_slice(MAGIC);
        out.extend_from_slice(&VERSION.to_le_bytes());
        out.extend_from_slice(&self.generation.to_le_bytes());
        out.extend_from_slice(&self.id);
        // One slot a kind: the cast is exact.
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

    pub(crate) fn parse(untrusted_bytes: &[u8]) -> Result<KeyFile, KeyError> {
        if untrusted_bytes.len() > MAX_BYTES {
            return Err(KeyError::WrongOrChanged);
        }
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
            .collect::<Result<Vec<Slot>, _>>()?;
        // One order and one of each: a swapped or doubled slot is refused before any key is tried,
        // and nobody can make a try cost eight times its Argon2id.
        let sorted = slots.is_sorted_by(|a, b| a.kind < b.kind);
        if !sorted || slots.first().map(|s| s.kind) != Some(SlotKind::Passphrase) {
            return Err(KeyError::WrongOrChanged);
        }
        Ok(KeyFile {
            generation,
            id,
            slots,
        })
    }

    /// Parses a file, opens it and checks both MACs.
    pub(crate) fn unlock(bytes: &[u8], opening: Opening) -> Result<(KeyFile, Keys), KeyError> {
        let file = KeyFile::parse(bytes)?;
        let kind = match opening {
            Opening::Passphrase(_) => SlotKind::Passphrase,
            Opening::Recovery(_) => SlotKind::Recovery,
        };
        let keys = file.slot(kind)?.unwrap(&file.id, opening)?;
        verify(bytes, &keys)?;
        Ok((file, keys))
    }

    /// The same with the secret of the keychain: the audit key and its MAC alone.
    pub(crate) fn unlock_audit(
        bytes: &[u8],
        secret: &Secret,
    ) -> Result<(KeyFile, Secret), KeyError> {
        let file = KeyFile::parse(bytes)?;
        let audit = file
            .slot(SlotKind::Keychain)?
            .unwrap_audit(&file.id, secret)?;
        let (body, macs) = split_macs(bytes)?;
        check_mac(&audit, body, &macs[..32])?;
        Ok((file, audit))
    }
}

fn parse_slot(cursor: &mut Cursor<'_>) -> Result<Slot, KeyError> {
    let [kind] = cursor.take()?;
    let slot = Slot {
        kind: SlotKind::parse(kind).ok_or(KeyError::WrongOrChanged)?,
        kdf: Kdf {
            memory_kib: u32::from_le_bytes(cursor.take()?),
            passes: u32::from_le_bytes(cursor.take()?),
            lanes: u32::from_le_bytes(cursor.take()?),
        },
        salt: cursor.take()?,
        commit: cursor.take()?,
        audit: cursor.take()?,
        vault: cursor.take()?,
    };
    let canonical = match slot.kind {
        SlotKind::Passphrase => slot.kdf.allowed(),
        SlotKind::Recovery => slot.kdf == Kdf::NONE,
        SlotKind::Keychain => slot.kdf == Kdf::NONE && slot.vault == [0; WRAPPED],
    };
    canonical.then_some(slot).ok_or(KeyError::WrongOrChanged)
}

/// Takes fixed pieces off the front of untrusted bytes.
pub(crate) struct Cursor<'a>(pub(crate) &'a [u8]);

impl Cursor<'_> {
    pub(crate) fn take<const N: usize>(&mut self) -> Result<[u8; N], KeyError> {
        let (head, rest) = self
            .0
            .split_first_chunk::<N>()
            .ok_or(KeyError::WrongOrChanged)?;
        self.0 = rest;
        Ok(*head)
    }
}

fn mac_key(key: &Secret) -> Result<hmac::Key, KeyError> {
    let derived = derive(&[], key.bytes(), &[b"rearview 1 file"])?;
    Ok(hmac::Key::new(hmac::HMAC_SHA256, derived.bytes()))
}

fn check_mac(key: &Secret, body: &[u8], mac: &[u8]) -> Result<(), KeyError> {
    hmac::verify(&mac_key(key)?, body, mac).map_err(|_| KeyError::WrongOrChanged)
}

fn split_macs(bytes: &[u8]) -> Result<(&[u8], &[u8; 64]), KeyError> {
    bytes
        .split_last_chunk::<64>()
        .ok_or(KeyError::WrongOrChanged)
}

/// Checks both MACs at the end of the file.
pub(crate) fn verify(bytes: &[u8], keys: &Keys) -> Result<(), KeyError> {
    let (body, macs) = split_macs(bytes)?;
    let (audit, vault) = macs.split_at(32);
    check_mac(&keys.audit, body, audit)?;
    check_mac(&keys.vault, body, vault)
}

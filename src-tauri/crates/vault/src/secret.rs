//! Secret bytes: wiped when dropped, never printed.

use ring::rand::{SecureRandom, SystemRandom};
use zeroize::ZeroizeOnDrop;

use crate::KeyError;

/// 32 secret bytes. No `Debug`, no `Display`, no `Clone`.
#[derive(ZeroizeOnDrop)]
pub struct Secret(Box<[u8; 32]>);

impl Secret {
    /// Fresh random bytes from the system.
    pub(crate) fn make_random() -> Result<Secret, KeyError> {
        let mut secret = Secret::zeroed();
        fill_random(secret.bytes_mut())?;
        Ok(secret)
    }

    /// Zeroes, to be filled in place so that no copy stays behind on the stack.
    pub(crate) fn zeroed() -> Secret {
        Secret(Box::new([0; 32]))
    }

    /// The bytes that a keeper outside this program (the OS keychain) gives back. The caller wipes
    /// its own copy.
    pub fn from_bytes(bytes: &[u8; 32]) -> Secret {
        let mut secret = Secret::zeroed();
        secret.bytes_mut().copy_from_slice(bytes);
        secret
    }

    pub(crate) fn bytes_mut(&mut self) -> &mut [u8; 32] {
        &mut self.0
    }

    /// The bytes, for a cipher. Do not copy them into anything that is not wiped.
    pub fn bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

/// The two keys of a profile.
pub struct Keys {
    /// Opens the database of posts, findings and decisions.
    pub audit: Secret,
    /// Opens the vault.
    pub vault: Secret,
}

impl Keys {
    pub(crate) fn make_random() -> Result<Keys, KeyError> {
        Ok(Keys {
            audit: Secret::make_random()?,
            vault: Secret::make_random()?,
        })
    }
}

/// Random bytes from the system. The unit tests of this crate, and nothing else, can put a fixed
/// row in its place to write the vectors.
pub(crate) fn fill_random(bytes: &mut [u8]) -> Result<(), KeyError> {
    #[cfg(test)]
    if fixed::fill(bytes) {
        return Ok(());
    }
    SystemRandom::new()
        .fill(bytes)
        .map_err(|_| KeyError::System)
}

#[cfg(test)]
pub(crate) mod fixed {
    //! A repeatable row of bytes for vectors: SHA-256 over a seed and a counter.
    use ring::digest::{SHA256, digest};
    use std::cell::RefCell;

    thread_local!(static ROW: RefCell<Option<(String, u64)>> = const { RefCell::new(None) });

    pub(super) fn fill(bytes: &mut [u8]) -> bool {
        ROW.with_borrow_mut(|row| {
            let Some((seed, counter)) = row else {
                return false;
            };
            for part in bytes.chunks_mut(32) {
                let block = digest(&SHA256, format!("{seed} {counter}").as_bytes());
                part.copy_from_slice(block.as_ref().get(..part.len()).unwrap());
                *counter += 1;
            }
            true
        })
    }

    /// Runs `work` with the random bytes of this thread fixed by `seed`.
    pub(crate) fn with<T>(seed: &str, work: impl FnOnce() -> T) -> T {
        ROW.set(Some((seed.to_owned(), 0)));
        let result = work();
        ROW.set(None);
        result
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn random_secrets_differ() {
        let (a, b) = (
            Secret::make_random().unwrap(),
            Secret::make_random().unwrap(),
        );
        assert_ne!(a.bytes(), b.bytes());
        assert_ne!(a.bytes(), &[0; 32]);
    }
}

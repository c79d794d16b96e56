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
        let mut bytes = Box::new([0; 32]);
        fill_random(bytes.as_mut_slice())?;
        Ok(Secret(bytes))
    }

    /// Zeroes, to be filled in place so that no copy stays behind on the stack.
    pub(crate) fn zeroed() -> Secret {
        Secret(Box::new([0; 32]))
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

pub(crate) fn fill_random(bytes: &mut [u8]) -> Result<(), KeyError> {
    SystemRandom::new()
        .fill(bytes)
        .map_err(|_| KeyError::System)
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

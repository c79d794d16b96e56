//! From a passphrase to a key: Argon2id (RFC 9106) with bounds on what a file may ask for.

use std::time::{Duration, Instant};

use argon2::{Algorithm, Argon2, Params, Version};
use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

use crate::{KeyError, Secret};

/// Cost of Argon2id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kdf {
    /// Memory in KiB.
    pub memory_kib: u32,
    /// Passes over the memory.
    pub passes: u32,
    /// Lanes.
    pub lanes: u32,
}

impl Kdf {
    /// What stands in a slot that is not stretched, because its secret is random already.
    pub(crate) const NONE: Kdf = Kdf {
        memory_kib: 0,
        passes: 0,
        lanes: 0,
    };
    /// The least we create: 64 MiB, three passes.
    pub const LEAST: Kdf = Kdf {
        memory_kib: 64 * 1024,
        passes: 3,
        lanes: 1,
    };
    /// Where calibration starts: 128 MiB, three passes.
    pub const START: Kdf = Kdf {
        memory_kib: 128 * 1024,
        passes: 3,
        lanes: 1,
    };

    /// Whether a file may ask for this cost: enough to protect, not enough to take the machine down.
    pub fn allowed(self) -> bool {
        (64 * 1024..=1024 * 1024).contains(&self.memory_kib)
            && (1..=10).contains(&self.passes)
            && (1..=4).contains(&self.lanes)
    }

    /// The cost that takes about `target` on this machine: more passes and memory where it is fast,
    /// less memory where it is slow, never under [`Kdf::LEAST`].
    pub fn calibrated(target: Duration) -> Result<Kdf, KeyError> {
        let started = Instant::now();
        Kdf::START.derive_key("calibration", &[0; 32])?;
        let took = started.elapsed().max(Duration::from_millis(1));
        if took > target * 2 {
            return Ok(Kdf::LEAST);
        }
        Ok(Kdf::START.scaled(target.as_secs_f64() / took.as_secs_f64()))
    }

    /// About `factor` times the work: more passes, and past ten of them more memory, up to 512 MiB
    /// so that the file still opens on a smaller machine.
    fn scaled(self, factor: f64) -> Kdf {
        let mut passes = f64::from(self.passes) * factor;
        let mut memory_kib = self.memory_kib;
        while passes > 10.0 && memory_kib < 512 * 1024 {
            memory_kib *= 2;
            passes /= 2.0;
        }
        // The cast saturates; the clamp keeps the bounds of `allowed`.
        Kdf {
            memory_kib,
            passes: (passes as u32).clamp(3, 10),
            ..self
        }
    }

    /// The key of a passphrase under this cost. The passphrase is brought to NFKC first, so that
    /// the same letters typed on another keyboard open the same file.
    pub(crate) fn derive_key(self, passphrase: &str, salt: &[u8; 32]) -> Result<Secret, KeyError> {
        let params = Params::new(self.memory_kib, self.passes, self.lanes, Some(32))
            .map_err(|_| KeyError::WrongOrChanged)?;
        let normal: Zeroizing<String> = Zeroizing::new(passphrase.nfkc().collect());
        let mut key = Secret::zeroed();
        Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
            .hash_password_into(normal.as_bytes(), salt, key.bytes_mut())
            .map_err(|_| KeyError::System)?;
        Ok(key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn absurd_costs_are_not_allowed() {
        let at = |memory_kib, passes, lanes| {
            Kdf {
                memory_kib,
                passes,
                lanes,
            }
            .allowed()
        };
        assert!(Kdf::LEAST.allowed() && Kdf::START.allowed());
        assert!(at(1024 * 1024, 10, 4));
        for (m, t, p) in [
            (65_535, 3, 1),
            (1_048_577, 3, 1),
            (65_536, 0, 1),
            (65_536, 11, 1),
            (65_536, 3, 5),
        ] {
            assert!(!at(m, t, p), "{m} {t} {p}");
        }
    }

    #[test]
    fn a_faster_machine_works_more_within_bounds() {
        for (factor, memory_mib, passes) in [
            (0.5, 128, 3),
            (1.0, 128, 3),
            (3.0, 128, 9),
            (4.0, 256, 6),
            (30.0, 512, 10),
            (f64::INFINITY, 512, 10),
        ] {
            let kdf = Kdf::START.scaled(factor);
            assert!(kdf.allowed());
            assert_eq!(
                (kdf.memory_kib / 1024, kdf.passes),
                (memory_mib, passes),
                "{factor}"
            );
        }
    }

    #[test]
    fn composed_and_decomposed_letters_give_one_key() {
        let composed = Kdf::LEAST.derive_key("ca\u{f1}on", &[7; 32]).unwrap();
        let decomposed = Kdf::LEAST.derive_key("can\u{303}on", &[7; 32]).unwrap();
        assert_eq!(composed.bytes(), decomposed.bytes());
    }
}

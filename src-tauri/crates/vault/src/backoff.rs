//! How long to wait between tries of a passphrase at this desk.
//!
//! It slows a person who guesses at the window. It is no defence against somebody who copied the
//! files; that is Argon2id's part.

use std::time::Duration;

/// Failed tries in a row. A value: the caller keeps it, and the clock.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct BackOff {
    failures: u32,
}

impl BackOff {
    /// Failed tries that cost nothing: anybody mistypes.
    pub const FREE: u32 = 3;
    /// The longest wait.
    pub const LONGEST: Duration = Duration::from_secs(60);

    /// Before any try, and after one that opened.
    pub const fn new() -> BackOff {
        BackOff { failures: 0 }
    }

    /// After one more failed try.
    #[must_use]
    pub const fn after_failure(self) -> BackOff {
        BackOff {
            failures: self.failures.saturating_add(1),
        }
    }

    /// Failed tries so far.
    pub const fn failures(self) -> u32 {
        self.failures
    }

    /// The wait before the next try: nothing for the first three, then 1 s, doubling to 60 s.
    pub fn delay(self) -> Duration {
        match self.failures.checked_sub(Self::FREE) {
            None => Duration::ZERO,
            Some(over) => Duration::from_secs(1 << over.min(6)).min(Self::LONGEST),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_grow_to_a_minute() {
        let mut at = BackOff::new();
        for seconds in [0, 0, 0, 1, 2, 4, 8, 16, 32, 60, 60] {
            assert_eq!(at.delay().as_secs(), seconds, "{}", at.failures());
            at = at.after_failure();
        }
        let worn = BackOff { failures: u32::MAX };
        assert_eq!(worn.after_failure().delay(), BackOff::LONGEST);
    }
}

//! The door: proofs as typed, waits between failed tries.

use std::sync::{Mutex, PoisonError};
use std::time::Instant;

use vault::{BackOff, Opening, RecoveryCode};

use crate::types::Proof;
use crate::{Fault, FaultCode};

/// Failed tries of this run of the program. It slows a person who guesses at this window; against
/// somebody who copied the files the key derivation stands.
#[derive(Default)]
pub(crate) struct Guard(Mutex<Tries>);

#[derive(Default)]
struct Tries {
    back_off: BackOff,
    last: Option<Instant>,
}

impl Guard {
    /// Seconds to wait before the next try.
    pub fn wait(&self) -> f64 {
        let tries = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(last) = tries.last else { return 0.0 };
        let wait = tries.back_off.delay().saturating_sub(last.elapsed());
        wait.as_secs_f64()
    }

    /// Tries to open something: refused while a wait is due, counted when the proof is wrong.
    pub fn attempt<T>(&self, open: impl FnOnce() -> Result<T, Fault>) -> Result<T, Fault> {
        let wait = self.wait();
        if wait > 0.0 {
            return Err(Fault::at(FaultCode::Wait, format!("{}", wait.ceil())));
        }
        let opened = open();
        let mut tries = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match &opened {
            Ok(_) => *tries = Tries::default(),
            Err(fault) if fault.code == FaultCode::WrongPassphrase => {
                tries.back_off = tries.back_off.after_failure();
                tries.last = Some(Instant::now());
            }
            Err(_) => {}
        }
        opened
    }
}

/// A proof, read.
pub(crate) enum Read<'a> {
    Passphrase(&'a str),
    Recovery(RecoveryCode),
}

impl Read<'_> {
    /// Reads a proof as typed.
    pub fn from(proof: &Proof) -> Result<Read<'_>, Fault> {
        Ok(match proof {
            Proof::Passphrase(typed) => Read::Passphrase(typed),
            Proof::Recovery(typed) => {
                let code = RecoveryCode::parse(typed).map_err(|_| FaultCode::RecoveryTypo)?;
                Read::Recovery(code)
            }
        })
    }

    /// For the key file.
    pub fn opening(&self) -> Opening<'_> {
        match self {
            Read::Passphrase(passphrase) => Opening::Passphrase(passphrase),
            Read::Recovery(code) => Opening::Recovery(code),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wrong_tries_make_a_wait_and_a_right_one_ends_it() {
        let guard = Guard::default();
        let wrong = || -> Result<(), Fault> { Err(FaultCode::WrongPassphrase.into()) };
        for _ in 0..2 {
            let fault = guard.attempt(wrong).unwrap_err();
            assert_eq!(fault.code, FaultCode::WrongPassphrase);
            assert_eq!(guard.wait(), 0.0);
        }
        guard.attempt(wrong).unwrap_err();
        // The third costs a second, in which nothing is even tried.
        let refused = guard.attempt(|| -> Result<(), Fault> { unreachable!() });
        assert_eq!(refused.unwrap_err(), Fault::at(FaultCode::Wait, "1"));
        guard.0.lock().unwrap().last = None;
        guard.attempt(|| Ok(())).unwrap();
        guard.attempt(wrong).unwrap_err();
        assert_eq!(guard.wait(), 0.0);
    }

    #[test]
    fn a_full_disk_is_no_wrong_try() {
        let guard = Guard::default();
        for _ in 0..9 {
            let full = || -> Result<(), Fault> { Err(FaultCode::DiskFull.into()) };
            assert_eq!(guard.attempt(full).unwrap_err().code, FaultCode::DiskFull);
        }
        assert_eq!(guard.wait(), 0.0);
    }
}

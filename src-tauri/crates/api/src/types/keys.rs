//! Keys: ways to open, passphrase, recovery code, keychain, wipe.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use zeroize::ZeroizeOnDrop;

use super::SessionInfo;

/// What the person proves themselves with. Wiped from memory after use.
#[derive(Deserialize, TS, ZeroizeOnDrop)]
#[serde(rename_all = "snake_case")]
pub enum Proof {
    /// The passphrase as typed.
    Passphrase(String),
    /// The recovery code as typed.
    Recovery(String),
}

/// Something odd that the person has to say yes to before it opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Doubt {
    /// `keys.bin` did not open or is gone, and the kept previous file opens.
    Backup,
    /// The key file is older than the last one this computer saw.
    OlderKeys,
    /// The vault is older than the last one this computer saw.
    OlderVault,
}

/// Open the profile.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OpenProfile {
    /// Passphrase or recovery code.
    pub proof: Proof,
    /// Doubts that the person has said yes to.
    #[serde(default)]
    pub accept: Vec<Doubt>,
}

/// Doubts that the person has said yes to.
#[derive(Clone, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct Accept {
    /// Each of them.
    pub accept: Vec<Doubt>,
}

/// How an opening went.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case", tag = "state")]
pub enum Opening {
    /// It is open.
    Open {
        /// The session.
        session: SessionInfo,
    },
    /// It would open, and waits for a yes: ask again with the doubt in `accept`.
    Doubt {
        /// What is odd.
        doubt: Doubt,
    },
}

/// How strong a passphrase is against somebody who copied the files.
#[derive(Clone, Copy, Serialize, Deserialize, TS)]
pub struct Strength {
    /// Guesses needed, as a power of a thousand: 0 is fewer than a thousand, 1 a thousand to a
    /// million, up to 6, more than a quintillion.
    pub guesses: u8,
    /// Whether it is long enough to be taken at all.
    pub accepted: bool,
    /// Whether it stands against somebody who copied the files.
    pub enough: bool,
}

/// A passphrase of five words by chance.
#[derive(Serialize, TS, ZeroizeOnDrop)]
pub struct Suggestion {
    /// The words, with spaces.
    pub passphrase: String,
}

/// The recovery code, to be written down.
#[derive(Serialize, TS, ZeroizeOnDrop)]
pub struct RecoveryShown {
    /// Five groups of six letters and digits.
    pub groups: Vec<String>,
    /// The two groups, from 0, that have to be retyped.
    pub ask: Vec<u8>,
}

/// The two groups that were asked for, as retyped.
#[derive(Deserialize, TS, ZeroizeOnDrop)]
#[serde(deny_unknown_fields)]
pub struct ConfirmRecovery {
    /// In the order of [`RecoveryShown::ask`].
    pub groups: Vec<String>,
}

/// Whether what was retyped is right.
#[derive(Clone, Serialize, Deserialize, TS)]
pub struct Confirmed {
    /// For each group that was asked for.
    pub right: Vec<bool>,
}

/// A change that asks for a fresh proof.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Proven {
    /// Passphrase or recovery code.
    pub proof: Proof,
}

/// Another passphrase.
#[derive(Deserialize, TS, ZeroizeOnDrop)]
#[serde(deny_unknown_fields)]
pub struct ChangePassphrase {
    /// The present passphrase, or the recovery code.
    pub proof: Proof,
    /// The new one.
    pub passphrase: String,
}

/// The system's keychain.
#[derive(Clone, Copy, Serialize, Deserialize, TS)]
pub struct Keychain {
    /// Whether this system has one that answers.
    pub available: bool,
    /// Whether the profile opens with it. It never opens the vault.
    pub on: bool,
}

/// Turn the keychain on or off.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SetKeychain {
    /// Passphrase or recovery code.
    pub proof: Proof,
    /// Whether the profile should open with it.
    pub on: bool,
}

/// Destroy everything.
#[derive(Clone, Copy, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Wipe {
    /// The second step was taken.
    pub sure: bool,
}

/// What a wipe left.
#[derive(Clone, Serialize, Deserialize, TS)]
pub struct Wiped {
    /// Files of ours that could not be removed. The keys are gone even so.
    pub left: Vec<String>,
}

//! Start, session and settings.

use model::{OwnTerm, Owner};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A request without content.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Nothing {}

/// What the first screen needs to know.
#[derive(Clone, Serialize, Deserialize, TS)]
pub struct StartState {
    /// Version of the program.
    pub version: String,
    /// Whether there is a profile to open.
    pub profile: bool,
    /// Folder in which everything is kept.
    pub data_folder: String,
    /// Everything stays in a folder beside the program.
    pub portable: bool,
    /// The profile can be opened by the system's keychain.
    pub keychain: bool,
    /// The neutral screen is up.
    pub hidden: bool,
    /// Seconds to wait before the next try to open.
    pub wait: f64,
    /// A wipe just ran: files of ours that it could not remove. `null` once the person has read it.
    pub wiped: Option<Vec<String>>,
}

/// A passphrase, to create or to open a profile. Wiped from memory after use.
#[derive(Deserialize, TS, zeroize::ZeroizeOnDrop)]
#[serde(deny_unknown_fields)]
pub struct Passphrase {
    /// As typed.
    pub passphrase: String,
}

/// The session as the window sees it.
#[derive(Clone, Serialize, Deserialize, TS)]
pub struct SessionInfo {
    /// Whether a profile (or the invented driver) is open.
    pub open: bool,
    /// The invented driver, in memory only.
    pub demo: bool,
    /// The accounts the profile belongs to.
    pub accounts: Vec<Owner>,
    /// Posts in the profile.
    pub posts: u32,
    /// It was opened with the recovery code: a new passphrase is due.
    pub by_recovery: bool,
    /// The recovery code was written down and confirmed.
    pub recovery_confirmed: bool,
    /// A recovery code was made and waits to be written down.
    pub recovery_shown: bool,
    /// The vault is open.
    pub vault_open: bool,
}

/// Light, dark, or as the system says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    /// As the system says.
    #[default]
    System,
    /// Always light.
    Light,
    /// Always dark.
    Dark,
}

/// What the person set.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// Theme of the window.
    pub theme: Theme,
    /// IANA name of the zone in which hours of the day are shown; `None` is this computer's.
    pub zone: Option<String>,
    /// Minutes without a key or a pointer after which the profile locks; 0 is never.
    pub lock_after: u16,
    /// The same for the vault.
    pub vault_lock_after: u16,
    /// Posts are looked through by the second pass too.
    pub look_twice: bool,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            theme: Theme::default(),
            zone: None,
            lock_after: 5,
            vault_lock_after: 5,
            look_twice: true,
        }
    }
}

/// The person's own list of words.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OwnTerms {
    /// In the order the person gave.
    pub terms: Vec<OwnTerm>,
}

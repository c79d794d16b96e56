//! The system's keychain, for whoever lets it open the profile: one entry a profile, and never the
//! key of the vault.
//!
//! On Linux that is the Secret Service (GNOME Keyring, KWallet, KeePassXC), over the bus that the
//! window is connected to anyway; on Windows the Credential Manager; on macOS the login keychain.

#[cfg(any(target_os = "macos", windows))]
mod native;
#[cfg(target_os = "linux")]
mod secret_service;

#[cfg(any(target_os = "macos", windows))]
pub use native::Native as Chain;
#[cfg(target_os = "linux")]
pub use secret_service::Keeper as Chain;

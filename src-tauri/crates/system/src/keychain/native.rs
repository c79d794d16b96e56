//! The keychain of Windows and of macOS. It is always there; the system asks the person by itself
//! where it wants to.

use std::collections::HashMap;

#[cfg(target_os = "macos")]
use apple_native_keyring_store::keychain::Store;
use keyring_core::Entry;
use keyring_core::api::CredentialStoreApi;
#[cfg(windows)]
use windows_native_keyring_store::Store;
use zeroize::Zeroizing;

/// Whose entries they are.
const OURS: &str = "org.rearview.desktop";
/// On this computer alone: Windows would carry it to others of the same account.
#[cfg(windows)]
const HOW: &[(&str, &str)] = &[("persistence", "local")];
#[cfg(target_os = "macos")]
const HOW: &[(&str, &str)] = &[];

/// The keychain.
pub struct Native;

impl Native {
    pub fn find() -> Native {
        Native
    }

    /// Whether it can be asked.
    pub fn answers(&self) -> bool {
        true
    }

    fn entry(name: &str) -> Option<Entry> {
        let how: HashMap<&str, &str> = HOW.iter().copied().collect();
        Store::new().ok()?.build(OURS, name, Some(&how)).ok()
    }
}

impl api::Keychain for Native {
    fn read(&self, name: &str) -> Option<Zeroizing<[u8; 32]>> {
        let kept = Zeroizing::new(Native::entry(name)?.get_secret().ok()?);
        let mut secret = Zeroizing::new([0; 32]);
        (kept.len() == secret.len()).then(|| secret.copy_from_slice(&kept))?;
        Some(secret)
    }

    fn write(&self, name: &str, secret: &[u8; 32]) -> bool {
        Native::entry(name).is_some_and(|entry| entry.set_secret(secret).is_ok())
    }

    fn remove(&self, name: &str) {
        if let Some(entry) = Native::entry(name) {
            let _ = entry.delete_credential(); // It may not be there.
        }
    }
}

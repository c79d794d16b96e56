//! An open profile: the database, its keys and the detectors.

use detect::Engine;
use store::Store;
use vault::Secret;

use crate::types::{SessionInfo, Settings};
use crate::{Fault, FaultCode, zone};

/// Name of the setting that holds [`Settings`].
const SETTINGS: &str = "settings";

/// An open profile, or the invented driver.
pub(crate) struct Session {
    pub store: Store,
    pub engine: Engine,
    pub demo: bool,
    pub settings: Settings,
    /// Waits for the vault; kept so that opening the notes needs no second stretch.
    pub _vault_key: Option<Secret>,
}

impl Session {
    pub fn new(store: Store, demo: bool, vault_key: Option<Secret>) -> Result<Session, Fault> {
        let engine = Engine::new(&store.own_terms()?);
        let settings = match store.setting(SETTINGS)? {
            // Settings of another version fall back to the defaults rather than lock anyone out.
            Some(json) => serde_json::from_str(&json).unwrap_or_default(),
            None => Settings::default(),
        };
        Ok(Session {
            store,
            engine,
            demo,
            settings,
            _vault_key: vault_key,
        })
    }

    pub fn info(&self) -> Result<SessionInfo, Fault> {
        Ok(SessionInfo {
            open: true,
            demo: self.demo,
            accounts: self.store.accounts()?,
            posts: self.store.post_count()?, by_recovery: false, recovery_confirmed: true, recovery_shown: false, vault_open: false,
        })
    }

    pub fn save_settings(&mut self, settings: Settings) -> Result<(), Fault> {
        let json = serde_json::to_string(&settings).map_err(|_| FaultCode::BadRequest)?;
        self.store.save_setting(SETTINGS, &json)?;
        self.settings = settings;
        Ok(())
    }

    pub fn zone(&self) -> jiff::tz::TimeZone {
        zone::by_name(self.settings.zone.as_deref())
    }
}

//! An open profile: the database, its keys and the detectors.

use detect::Engine;
use store::Store;
use vault::{RecoveryCode, recovery};

use crate::insight::Insight;
use crate::types::{SessionInfo, Settings};
use crate::{Fault, FaultCode, zone};

/// Name of the setting that holds [`Settings`].
const SETTINGS: &str = "settings";
/// Name of the setting that says that the recovery code was written down.
const CONFIRMED: &str = "recovery_confirmed";

/// An open profile, or the invented driver.
pub(crate) struct Session {
    pub store: Store,
    pub engine: Engine,
    pub demo: bool,
    pub settings: Settings,
    /// Opened with the recovery code, and no new passphrase since.
    pub by_recovery: bool,
    /// A code that was made and not written down yet.
    pub code: Option<ShownCode>,
    /// What all posts together tell, once it was asked for.
    insight: Option<Insight>,
}

/// What the person set, as a database keeps it.
pub(crate) fn settings_of(store: &Store) -> Result<Settings, Fault> {
    Ok(match store.setting(SETTINGS)? {
        // Settings of another version fall back to the defaults rather than lock anyone out.
        Some(json) => serde_json::from_str(&json).unwrap_or_default(),
        None => Settings::default(),
    })
}

/// A recovery code while it is shown.
pub(crate) struct ShownCode {
    pub code: RecoveryCode,
    /// The groups that are asked back.
    pub ask: [usize; 2],
}

impl ShownCode {
    pub fn new(code: RecoveryCode) -> Result<ShownCode, Fault> {
        let ask = recovery::make_two_groups()?;
        Ok(ShownCode { code, ask })
    }
}

impl Session {
    pub fn new(store: Store, demo: bool) -> Result<Session, Fault> {
        let engine = Engine::new(&store.own_terms()?);
        let settings = settings_of(&store)?;
        Ok(Session {
            store,
            engine,
            demo,
            settings,
            by_recovery: false,
            code: None,
            insight: None,
        })
    }

    pub fn info(&self, vault_open: bool) -> Result<SessionInfo, Fault> {
        Ok(SessionInfo {
            open: true,
            demo: self.demo,
            accounts: self.store.accounts()?,
            posts: self.store.post_count()?,
            by_recovery: self.by_recovery,
            recovery_confirmed: self.demo || self.store.setting(CONFIRMED)?.is_some(),
            recovery_shown: self.code.is_some(),
            vault_open,
        })
    }

    pub fn save_settings(&mut self, settings: Settings) -> Result<(), Fault> {
        let json = serde_json::to_string(&settings).map_err(|_| FaultCode::BadRequest)?;
        self.store.save_setting(SETTINGS, &json)?;
        self.settings = settings;
        Ok(())
    }

    /// A new code is shown: until it is confirmed, none is.
    pub fn show_code(&mut self, code: RecoveryCode) -> Result<(), Fault> {
        self.store.remove_setting(CONFIRMED)?;
        self.code = Some(ShownCode::new(code)?);
        Ok(())
    }

    /// The code was written down: it is forgotten here.
    pub fn confirm_code(&mut self) -> Result<(), Fault> {
        self.store.save_setting(CONFIRMED, "yes")?;
        self.code = None;
        Ok(())
    }

    /// What all posts together tell; read anew where posts or findings changed.
    pub fn insight(&mut self) -> Result<&Insight, Fault> {
        let kept = match self.insight.take() {
            Some(kept) if kept.holds(&self.store)? => kept,
            _ => Insight::read(&self.store)?,
        };
        Ok(self.insight.insert(kept))
    }

    /// The same where it was just asked for, beside the rest of the session.
    pub fn seen_insight(&self) -> Result<&Insight, Fault> {
        self.insight.as_ref().ok_or(FaultCode::Storage.into())
    }

    pub fn zone(&self) -> jiff::tz::TimeZone {
        zone::by_name(self.settings.zone.as_deref())
    }
}

//! Stub.
use crate::types::*;
use crate::{App, Fault, FaultCode};
use crate::session::Session;
use model::PostLink;
pub(crate) fn open_with_keychain(_: &App, _: Nothing) -> Result<Opening, Fault> { Err(FaultCode::Busy.into()) }
pub(crate) fn estimate(_: &App, _: Passphrase) -> Result<Strength, Fault> { Err(FaultCode::Busy.into()) }
pub(crate) fn suggest(_: &App, _: Nothing) -> Result<Suggestion, Fault> { Err(FaultCode::Busy.into()) }
pub(crate) fn recovery_code(_: &mut Session, _: Nothing) -> Result<RecoveryShown, Fault> { Err(FaultCode::Busy.into()) }
pub(crate) fn save_recovery_code(_: &App, _: Nothing) -> Result<WrittenFile, Fault> { Err(FaultCode::Busy.into()) }
pub(crate) fn confirm_recovery(_: &mut Session, _: ConfirmRecovery) -> Result<Confirmed, Fault> { Err(FaultCode::Busy.into()) }
pub(crate) fn new_recovery_code(_: &App, _: Proven) -> Result<RecoveryShown, Fault> { Err(FaultCode::Busy.into()) }
pub(crate) fn change_passphrase(_: &App, _: ChangePassphrase) -> Result<SessionInfo, Fault> { Err(FaultCode::Busy.into()) }
pub(crate) fn new_keys(_: &App, _: Proven) -> Result<SessionInfo, Fault> { Err(FaultCode::Busy.into()) }
pub(crate) fn keychain(_: &App, _: Nothing) -> Result<Keychain, Fault> { Err(FaultCode::Busy.into()) }
pub(crate) fn set_keychain(_: &App, _: SetKeychain) -> Result<Keychain, Fault> { Err(FaultCode::Busy.into()) }
pub(crate) fn wipe(_: &App, _: Wipe) -> Result<Wiped, Fault> { Err(FaultCode::Busy.into()) }

//! Stub.
use crate::types::*;
use crate::{App, Fault, FaultCode};
use crate::session::Session;
use model::PostLink;
pub(crate) fn vault_state(_: &App, _: Nothing) -> Result<VaultState, Fault> { Err(FaultCode::Busy.into()) }
pub(crate) fn open_vault(_: &App, _: OpenVault) -> Result<VaultOpening, Fault> { Err(FaultCode::Busy.into()) }
pub(crate) fn lock_vault(_: &App, _: Nothing) -> Result<VaultState, Fault> { Err(FaultCode::Busy.into()) }
pub(crate) fn accept_alarms(_: &mut crate::session::Session, _: Nothing) -> Result<Nothing, Fault> { Err(FaultCode::Busy.into()) }
pub(crate) fn attach_files(_: &App, _: AttachFiles) -> Result<NoteView, Fault> { Err(FaultCode::Busy.into()) }
pub(crate) fn cancel_work(_: &App, _: Nothing) -> Result<Nothing, Fault> { Err(FaultCode::Busy.into()) }

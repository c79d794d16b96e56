//! Stub.
use crate::types::*;
use crate::{App, Fault, FaultCode};
use crate::session::Session;
use model::PostLink;
pub(crate) fn files_here(_: &App, _: Nothing) -> Result<FilesHere, Fault> { Err(FaultCode::Busy.into()) }
pub(crate) fn write_backup(_: &App, _: Nothing) -> Result<WrittenFile, Fault> { Err(FaultCode::Busy.into()) }
pub(crate) fn preview_backup(_: &App, _: OpenBackup) -> Result<BackupPreview, Fault> { Err(FaultCode::Busy.into()) }
pub(crate) fn restore_backup(_: &App, _: OpenBackup) -> Result<SessionInfo, Fault> { Err(FaultCode::Busy.into()) }

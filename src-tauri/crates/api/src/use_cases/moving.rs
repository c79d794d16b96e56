//! Stub.
use crate::types::*;
use crate::{App, Fault, FaultCode};
use crate::session::Session;
use model::PostLink;
pub(crate) fn save_attachment(_: &App, _: AttachmentRef) -> Result<WrittenFile, Fault> { Err(FaultCode::Busy.into()) }
pub(crate) fn export_vault(_: &App, _: ExportVault) -> Result<WrittenFile, Fault> { Err(FaultCode::Busy.into()) }
pub(crate) fn import_vault(_: &App, _: ImportVault) -> Result<ImportedNotes, Fault> { Err(FaultCode::Busy.into()) }
pub(crate) fn export_evidence(_: &App, _: NoteRefs) -> Result<WrittenFile, Fault> { Err(FaultCode::Busy.into()) }

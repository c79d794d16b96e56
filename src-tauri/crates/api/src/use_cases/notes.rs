//! Stub.
use crate::types::*;
use crate::{App, Fault, FaultCode};
use crate::session::Session;
use model::PostLink;
pub(crate) fn find_notes(_: &mut crate::session::Session, _: NoteFilter) -> Result<FoundNotes, Fault> { Err(FaultCode::Busy.into()) }
pub(crate) fn read_note(_: &mut crate::session::Session, _: ReadNote) -> Result<NoteView, Fault> { Err(FaultCode::Busy.into()) }
pub(crate) fn save_note(_: &mut crate::session::Session, _: SaveNote) -> Result<SavedNote, Fault> { Err(FaultCode::Busy.into()) }
pub(crate) fn note_versions(_: &mut crate::session::Session, _: NoteRef) -> Result<Vec<VersionLine>, Fault> { Err(FaultCode::Busy.into()) }
pub(crate) fn restore_version(_: &mut crate::session::Session, _: ReadNote) -> Result<NoteView, Fault> { Err(FaultCode::Busy.into()) }
pub(crate) fn trash_notes(_: &mut crate::session::Session, _: TrashNotes) -> Result<Nothing, Fault> { Err(FaultCode::Busy.into()) }
pub(crate) fn remove_notes(_: &mut crate::session::Session, _: NoteRefs) -> Result<Nothing, Fault> { Err(FaultCode::Busy.into()) }
pub(crate) fn link_posts(_: &mut Session, _: ReadPosts) -> Result<Vec<PostLink>, Fault> { Err(FaultCode::Busy.into()) }
pub(crate) fn remove_attachment(_: &mut crate::session::Session, _: AttachmentRef) -> Result<NoteView, Fault> { Err(FaultCode::Busy.into()) }

//! Attachments to be looked at: opened in memory, a part at a time, never written anywhere.

use std::io::{Read, Seek, SeekFrom};

use zeroize::Zeroizing;

use crate::{App, Fault, FaultCode, bundle};

/// The most that one part holds: 4 MiB.
pub const MOST: u64 = 4 << 20;

/// A part of an attachment in plain. Wiped when dropped.
pub struct AttachmentPart {
    /// The bytes.
    pub bytes: Zeroizing<Vec<u8>>,
    /// Where they begin.
    pub from: u64,
    /// Bytes of the whole.
    pub total: u64,
    /// Media type as it was recognised.
    pub media_type: String,
}

impl App {
    /// Opens up to `length` bytes (and at most [`MOST`]) of an attachment of any note.
    ///
    /// # Errors
    /// [`FaultCode::VaultLocked`], [`FaultCode::NoNote`], [`FaultCode::Changed`].
    pub fn attachment(
        &self,
        untrusted_id: &str,
        from: u64,
        length: u64,
    ) -> Result<AttachmentPart, Fault> {
        let (attachment, mut opener) = self.with_vault(|book| {
            let files = book.all().flat_map(|(_, note)| &note.attachments);
            let mut files = files.filter(|file| file.id == untrusted_id);
            let attachment = files.next().ok_or(FaultCode::NoNote)?.clone();
            let opener = book.store.open_attachment(&attachment)?;
            Ok((attachment, opener))
        })?;
        let length = length.min(MOST).min(attachment.bytes.saturating_sub(from));
        let mut bytes = Zeroizing::new(Vec::with_capacity(length as usize)); // At most 4 MiB.
        opener
            .seek(SeekFrom::Start(from))
            .and_then(|_| opener.take(length).read_to_end(&mut bytes))
            .map_err(|error| bundle::broken(&error))?;
        Ok(AttachmentPart {
            bytes,
            from,
            total: attachment.bytes,
            media_type: attachment.media_type,
        })
    }
}

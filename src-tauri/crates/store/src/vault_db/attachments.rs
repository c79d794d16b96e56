//! Attachments: sealed files beside the database.
//!
//! A file is sealed into `<id>.part`, synced, listed in the root, and only then renamed; it is removed
//! before it is taken off the list. So a crash leaves halves, and rows of the list without a file or
//! a note, which go when the vault is opened the next time. A whole file that is not listed is never
//! of a crash: somebody put it there, or put an older vault here. It is told of and kept.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{BufWriter, ErrorKind, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use model::{Attachment, Note};
use vault::Secret;
use vault::root::PieceId;
use vault::seal::{self, Piece, Place};
use vault::stream::{Sealed, SeekOpener, StreamSealer};
use zeroize::Zeroizing;

use super::{Id, VaultStore};
use crate::StoreError;
use crate::connection::{make_folder, sync_folder};

/// Folder of the sealed files, inside the data folder.
pub const FOLDER: &str = "attachments";
/// Bytes that are sealed at a time.
const STEP: usize = 256 * 1024;
/// Every attachment is written once.
pub(crate) const VERSION: u64 = 1;

/// A file that is being sealed. It needs no database, so the vault can be used meanwhile.
pub struct AttachSealer {
    place: Place,
    vault: Arc<Secret>,
    folder: PathBuf,
    sealed: Option<Sealed>,
}

impl AttachSealer {
    /// Seals everything that `input` gives. `go_on` hears how many bytes are done and may say no.
    ///
    /// # Errors
    /// [`StoreError::TooLong`] over 2 GB, [`StoreError::DiskFull`], [`StoreError::Cancelled`];
    /// nothing stays on the disk then.
    pub fn seal(
        &mut self,
        input: &mut dyn Read,
        go_on: &mut dyn FnMut(u64) -> bool,
    ) -> Result<(), StoreError> {
        let sealed = self.write(input, go_on)?;
        self.sealed = Some(sealed);
        Ok(())
    }

    fn write(
        &self,
        input: &mut dyn Read,
        go_on: &mut dyn FnMut(u64) -> bool,
    ) -> Result<Sealed, StoreError> {
        make_folder(&self.folder)?;
        let file = private_new(&self.part())?;
        let mut out = StreamSealer::new(&self.vault, &self.place, BufWriter::new(file))?;
        let mut buffer = Zeroizing::new(vec![0; STEP]);
        let mut done = 0;
        loop {
            if !go_on(done) {
                return Err(StoreError::Cancelled);
            }
            let read = match input.read(&mut buffer) {
                Err(error) if error.kind() == ErrorKind::Interrupted => continue,
                read => read?,
            };
            let Some(bytes) = buffer.get(..read).filter(|bytes| !bytes.is_empty()) else {
                break;
            };
            out.write_all(bytes)?;
            done += read as u64;
        }
        let (out, sealed) = out.finish()?;
        let file = out
            .into_inner()
            .map_err(std::io::IntoInnerError::into_error)?;
        file.sync_all()?;
        Ok(sealed)
    }

    fn part(&self) -> PathBuf {
        let mut name = to_hex(&self.place.id);
        name.push_str(".part");
        self.folder.join(name)
    }
}

impl Drop for AttachSealer {
    fn drop(&mut self) {
        let _ = fs::remove_file(self.part()); // It was renamed, or it is half a file.
    }
}

impl VaultStore {
    /// Begins to seal a file.
    pub fn begin_attach(&self) -> Result<AttachSealer, StoreError> {
        Ok(AttachSealer {
            place: self.attachment_place(seal::make_id()?),
            vault: Arc::clone(&self.vault),
            folder: self.folder.join(FOLDER),
            sealed: None,
        })
    }

    /// Lists a file that was sealed. A note has to have it soon: without one it goes at the next
    /// opening.
    ///
    /// # Errors
    /// [`StoreError::Missing`] where nothing was sealed; [`StoreError::DiskFull`].
    pub fn finish_attach(
        &mut self,
        sealer: AttachSealer,
        name: String,
        media_type: String,
        added: String,
    ) -> Result<Attachment, StoreError> {
        let sealed = sealer.sealed.ok_or(StoreError::Missing)?;
        let id = sealer.place.id;
        let hex = to_hex(&id);
        let mut root = self.root.clone();
        root.set(piece(id), sealed.tag);
        self.change(root, |_| Ok(()))?;
        fs::rename(sealer.part(), sealer.folder.join(&hex))?;
        sync_folder(&sealer.folder)?;
        self.fresh.insert(id);
        Ok(Attachment {
            id: hex,
            name,
            media_type,
            bytes: sealed.length,
            sha256: to_hex(&sealed.sha256),
            added,
        })
    }

    /// Opens a file to be read from anywhere. It is the one that the root lists.
    ///
    /// # Errors
    /// [`StoreError::Missing`], [`StoreError::Changed`].
    pub fn open_attachment(&self, attachment: &Attachment) -> Result<SeekOpener<File>, StoreError> {
        let id = parse_id(&attachment.id).ok_or(StoreError::Missing)?;
        let file = match File::open(self.folder.join(FOLDER).join(&attachment.id)) {
            Err(error) if error.kind() == ErrorKind::NotFound => {
                return Err(StoreError::Missing);
            }
            file => file?,
        };
        let opener = SeekOpener::new(&self.vault, &self.attachment_place(id), file)?;
        if self.root.get(piece(id)) != Some(opener.tag()) || opener.length() != attachment.bytes {
            return Err(StoreError::Changed);
        }
        Ok(opener)
    }

    /// The tags of the files that are there.
    pub(super) fn attachment_tags(&self) -> Result<Vec<(PieceId, [u8; 16])>, StoreError> {
        let mut tags = Vec::new();
        for (id, path) in files(&self.folder.join(FOLDER))? {
            let Some(id) = id else { continue };
            // A file too short to have a tag has none that could agree.
            tags.push((piece(id), last_bytes(&path).unwrap_or_default()));
        }
        Ok(tags)
    }

    /// Removes files that no version of a note has, then takes them off the list.
    pub(super) fn sweep(&mut self) -> Result<(), StoreError> {
        let mut spare = self.spare(&self.used()?);
        if spare.is_empty() {
            return Ok(());
        }
        // The table is not sealed: nothing is removed on its word alone.
        spare = self.spare(&self.all_used()?);
        let mut root = self.root.clone();
        for piece in &spare {
            match fs::remove_file(self.path(piece.id)) {
                Err(error) if error.kind() != ErrorKind::NotFound => return Err(error.into()),
                _ => root.remove(*piece),
            }
        }
        match spare.is_empty() {
            true => Ok(()),
            false => self.change(root, |_| Ok(())),
        }
    }

    /// Files of the list that are not among the used ones, nor were attached just now.
    fn spare(&self, used: &BTreeSet<Id>) -> Vec<PieceId> {
        let listed = self.root.rows().map(|(piece, _)| piece);
        listed
            .filter(|piece| piece.piece == Piece::Attachment)
            .filter(|piece| !used.contains(&piece.id) && !self.fresh.contains(&piece.id))
            .collect()
    }

    /// At opening, when nothing is being attached: removes halves.
    pub(super) fn sweep_halves(&self) -> Result<(), StoreError> {
        for (id, path) in files(&self.folder.join(FOLDER))? {
            if id.is_none() {
                fs::remove_file(path)?;
            }
        }
        Ok(())
    }

    /// Renames files so that they count no more and are not lost.
    pub(super) fn set_aside(&self, ids: &[Id]) -> Result<(), StoreError> {
        for id in ids {
            fs::rename(self.path(*id), self.path(*id).with_extension("aside"))?;
        }
        match ids.is_empty() {
            true => Ok(()),
            false => sync_folder(&self.folder.join(FOLDER)),
        }
    }

    fn path(&self, id: Id) -> PathBuf {
        self.folder.join(FOLDER).join(to_hex(&id))
    }

    /// Files that some version of a note has, by the table.
    fn used(&self) -> Result<BTreeSet<Id>, StoreError> {
        let sql = "SELECT DISTINCT attachment FROM uses";
        let mut statement = self.db.prepare_cached(sql)?;
        let used = statement.query_map([], |row| row.get::<_, Id>(0))?;
        Ok(used.collect::<Result<_, _>>()?)
    }

    /// Files that some version of a note has, by the table or by the notes themselves.
    pub(super) fn all_used(&self) -> Result<BTreeSet<Id>, StoreError> {
        let mut used = self.used()?;
        let sql = "SELECT piece, id, version, sealed FROM pieces";
        let mut statement = self.db.prepare(sql)?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let Some(piece) = Piece::parse(row.get(0)?) else {
                continue;
            };
            let (id, version) = (row.get(1)?, row.get::<_, i64>(2)?.cast_unsigned());
            let sealed: Vec<u8> = row.get(3)?;
            let place = self.place(PieceId { piece, id, version });
            let Ok(plain) = seal::open(&self.vault, &place, &sealed) else {
                continue;
            };
            if let Ok(note) = serde_json::from_slice(&plain) {
                used.extend(used_by(&note));
            }
        }
        Ok(used)
    }

    fn attachment_place(&self, id: Id) -> Place {
        self.place(piece(id))
    }
}

/// Ids of the files of a note. One that is no id of ours names no file.
pub(super) fn used_by(note: &Note) -> Vec<Id> {
    let files = note.attachments.iter();
    files.filter_map(|file| parse_id(&file.id)).collect()
}

fn piece(id: Id) -> PieceId {
    PieceId {
        piece: Piece::Attachment,
        id,
        version: VERSION,
    }
}

/// Files of the folder that are ours: sealed ones by their id, halves without one.
pub(crate) fn files(folder: &Path) -> Result<Vec<(Option<Id>, PathBuf)>, StoreError> {
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        entries => entries?,
    };
    let mut found = Vec::new();
    for entry in entries {
        let path = entry?.path();
        let Some(name) = path.file_name().and_then(|name| name.to_str()) else {
            continue;
        };
        let half = name.strip_suffix(".part").and_then(parse_id).is_some();
        let id = parse_id(name);
        if half || id.is_some() {
            found.push((id, path));
        }
    }
    Ok(found)
}

pub(crate) fn last_bytes(path: &Path) -> std::io::Result<[u8; 16]> {
    let mut file = File::open(path)?;
    file.seek(SeekFrom::End(-16))?;
    let mut tag = [0; 16];
    file.read_exact(&mut tag)?;
    Ok(tag)
}

pub(crate) fn private_new(path: &Path) -> Result<File, StoreError> {
    let mut options = File::options();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    Ok(options.open(path)?)
}

pub(crate) fn to_hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// An id of 32 lower-case hexadecimal digits.
pub(crate) fn parse_id(untrusted_hex: &str) -> Option<Id> {
    let (pairs, rest) = untrusted_hex.as_bytes().as_chunks::<2>();
    if pairs.len() != 16 || !rest.is_empty() {
        return None;
    }
    let mut id = [0; 16];
    for (byte, pair) in id.iter_mut().zip(pairs) {
        let digit = |c: u8| match c {
            b'0'..=b'9' => Some(c - b'0'),
            b'a'..=b'f' => Some(c - b'a' + 10),
            _ => None,
        };
        *byte = digit(pair[0])? << 4 | digit(pair[1])?;
    }
    Some(id)
}

//! How the key file reaches the disk: every step in an order that leaves a whole file behind
//! wherever the power fails, and a seam at which tests stop after each step.

use std::fs::{self, File, OpenOptions};
use std::io::{ErrorKind, Read, Write};
use std::path::Path;

use super::format::MAX_BYTES;
use super::{BACKUP, NAME};
use crate::KeyError;

/// Beside the file while it is written.
pub(crate) const TEMPORARY: &str = "keys.tmp";

/// The steps that change a folder.
pub(crate) trait Disk {
    /// Writes a whole file, its owner's alone, and waits until it is on the disk.
    fn write(&mut self, path: &Path, bytes: &[u8]) -> std::io::Result<()>;
    /// Renames, over what is there.
    fn rename(&mut self, from: &Path, to: &Path) -> std::io::Result<()>;
    /// Removes a file.
    fn remove(&mut self, path: &Path) -> std::io::Result<()>;
    /// Waits until the names of a folder are on the disk.
    fn sync_folder(&mut self, folder: &Path) -> std::io::Result<()>;
}

/// The real one.
pub(crate) struct SystemDisk;

impl Disk for SystemDisk {
    fn write(&mut self, path: &Path, bytes: &[u8]) -> std::io::Result<()> {
        let mut options = OpenOptions::new();
        options.write(true).create(true).truncate(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut file = options.open(path)?;
        file.write_all(bytes)?;
        file.sync_all()
    }

    fn rename(&mut self, from: &Path, to: &Path) -> std::io::Result<()> {
        fs::rename(from, to)
    }

    fn remove(&mut self, path: &Path) -> std::io::Result<()> {
        match fs::remove_file(path) {
            Err(e) if e.kind() != ErrorKind::NotFound => Err(e),
            _ => Ok(()),
        }
    }

    fn sync_folder(&mut self, folder: &Path) -> std::io::Result<()> {
        // Windows has no handle for a folder; there the rename itself is journalled.
        #[cfg(unix)]
        File::open(folder)?.sync_all()?;
        let _ = folder;
        Ok(())
    }
}

/// Reads a small file whole.
///
/// # Errors
/// [`KeyError::Missing`], and [`KeyError::WrongOrChanged`] for one that is too long.
pub(crate) fn read_small(path: &Path) -> Result<Vec<u8>, KeyError> {
    let file = File::open(path).map_err(|e| match e.kind() {
        ErrorKind::NotFound => KeyError::Missing,
        _ => KeyError::Io(e),
    })?;
    let mut bytes = Vec::new();
    file.take(MAX_BYTES as u64 + 1).read_to_end(&mut bytes)?;
    if bytes.len() > MAX_BYTES {
        return Err(KeyError::WrongOrChanged);
    }
    Ok(bytes)
}

/// Writes one file of the folder whole or not at all.
pub(crate) fn write_whole(
    disk: &mut dyn Disk,
    folder: &Path,
    name: &str,
    bytes: &[u8],
) -> std::io::Result<()> {
    let temporary = folder.join(TEMPORARY);
    disk.write(&temporary, bytes)?;
    disk.rename(&temporary, &folder.join(name))?;
    disk.sync_folder(folder)
}

/// Puts `next` in the place of the good file `previous`.
///
/// 1. The backup becomes `previous`, if it is not already.
/// 2. The file becomes `next`, and is read back.
/// 3. The backup becomes `next` too: an old passphrase must not go on opening an old copy.
///
/// At every moment the file or the backup is whole. A failure in step 3 does not undo the change:
/// the stale backup is removed where possible, and the next opening settles the rest.
pub(crate) fn replace(
    disk: &mut dyn Disk,
    folder: &Path,
    previous: Option<&[u8]>,
    next: &[u8],
) -> Result<(), KeyError> {
    if let Some(previous) = previous
        && !holds(folder, BACKUP, previous)
    {
        write_whole(disk, folder, BACKUP, previous)?;
    }
    write_whole(disk, folder, NAME, next)?;
    if !holds(folder, NAME, next) {
        return Err(KeyError::Io(ErrorKind::InvalidData.into()));
    }
    if write_whole(disk, folder, BACKUP, next).is_err() {
        let _ = disk.remove(&folder.join(BACKUP));
    }
    Ok(())
}

/// Whether a file of the folder is exactly `bytes`.
pub(crate) fn holds(folder: &Path, name: &str, bytes: &[u8]) -> bool {
    read_small(&folder.join(name)).is_ok_and(|there| there == bytes)
}

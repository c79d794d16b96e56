//! Every file that the program may make in the data folder, named once: for the list of what is on
//! this computer, and for the wipe.

use std::fs;
use std::path::Path;

use vault::file as keys;

use crate::{StoreError, backup, db, migrate, place, rekey, vault_db};

/// What a file is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FileKind {
    /// Wrapped keys.
    Keys,
    /// The encrypted database of posts, and what SQLite keeps beside it.
    Posts,
    /// The encrypted database of notes, and what SQLite keeps beside it.
    Notes,
    /// A sealed attachment.
    Attachment,
    /// An encrypted copy made before an upgrade.
    Copy,
    /// Half of a restore, of a backup or of new keys: gone at the next start.
    Unfinished,
    /// The lock.
    Lock,
    /// Not ours.
    Other,
}

/// A file in the data folder.
pub struct FileInfo {
    /// Path inside the data folder, parts separated by `/`.
    pub name: String,
    /// What it is for.
    pub kind: FileKind,
    /// Size in bytes.
    pub bytes: u64,
}

/// What a file of this name is for.
pub fn kind(name: &str) -> FileKind {
    let base = |of: &str| {
        let rest = name.strip_prefix(of);
        rest.is_some_and(|rest| rest.is_empty() || place::BESIDE.contains(&rest))
    };
    let inside = |folder: &str| {
        let rest = name.strip_prefix(folder);
        rest.is_some_and(|rest| rest.starts_with('/'))
    };
    match name {
        keys::NAME | keys::BACKUP | "keys.tmp" | keys::rekey::PENDING => FileKind::Keys,
        db::LOCK => FileKind::Lock,
        _ if base(db::NAME) => FileKind::Posts,
        _ if base(vault_db::NAME) => FileKind::Notes,
        _ if inside(vault_db::ATTACHMENTS) => FileKind::Attachment,
        _ if inside(migrate::FOLDER) => FileKind::Copy,
        _ if [backup::STAGE, backup::SNAPSHOT, rekey::ATTACHMENTS]
            .iter()
            .any(|folder| inside(folder)) =>
        {
            FileKind::Unfinished
        }
        _ if place::UNFINISHED
            .iter()
            .any(|of| base(of) || base(&format!("{of}.part"))) =>
        {
            FileKind::Unfinished
        }
        _ => FileKind::Other,
    }
}

/// Every file in the data folder, by name. Empty where there is no folder.
pub fn list(folder: &Path) -> Result<Vec<FileInfo>, StoreError> {
    let mut files = Vec::new();
    walk(folder, "", &mut files)?;
    files.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(files)
}

fn walk(folder: &Path, prefix: &str, files: &mut Vec<FileInfo>) -> Result<(), StoreError> {
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(()),
        entries => entries?,
    };
    for entry in entries {
        let entry = entry?;
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        // A link is listed as what it is and never followed.
        let meta = match entry.path().symlink_metadata() {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => continue,
            meta => meta?,
        };
        if meta.is_dir() {
            walk(&entry.path(), &format!("{name}/"), files)?;
        } else {
            files.push(FileInfo {
                kind: kind(&name),
                bytes: meta.len(),
                name,
            });
        }
    }
    Ok(())
}

/// Destroys the keys, then removes every file of ours. Files that are not ours stay. Gives the
/// names of files of ours that could not be removed; the keys are gone even so.
///
/// # Errors
/// When a key file could not be destroyed: then nothing else was touched.
pub fn wipe(folder: &Path) -> Result<Vec<String>, StoreError> {
    // A restore that waits would put its keys back: it goes the same way, and first.
    let stage = folder.join(backup::STAGE);
    place::remove_all(&stage.join(backup::READY))?;
    keys::destroy(&stage)?;
    keys::destroy(folder)?;
    let mut left = Vec::new();
    for file in list(folder)? {
        if file.kind != FileKind::Other && fs::remove_file(folder.join(&file.name)).is_err() {
            left.push(file.name);
        }
    }
    for name in [
        vault_db::ATTACHMENTS,
        migrate::FOLDER,
        backup::SNAPSHOT,
        rekey::ATTACHMENTS,
    ] {
        // Stays where it is not empty: then something in it is named above, or is not ours.
        let _ = fs::remove_dir(folder.join(name));
    }
    let _ = fs::remove_dir(folder.join(backup::STAGE).join(vault_db::ATTACHMENTS));
    let _ = fs::remove_dir(folder.join(backup::STAGE));
    Ok(left)
}

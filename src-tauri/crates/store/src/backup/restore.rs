//! A backup back in place: previewed, staged, and rolled forward.

use std::fs::{self, File};
use std::io::{BufWriter, Read, Write};
use std::path::Path;

use vault::backup::BackupOpener;
use vault::file::{self as keys, Opened};
use vault::{KeyError, Opening, Secret, seal};

use super::{About, LOG, READY, STAGE, copy};
use crate::connection::{self, is_whole, make_folder, sync_folder};
use crate::migrate::{self, Schema};
use crate::place::remove_all;
use crate::{StoreError, db, tables, vault_db};

/// Inside the stage: the names, before the restore is to be.
const STAGED: &str = "staged";
/// Bytes of what a backup says about itself, at most.
const LONGEST_ABOUT: usize = 4096;
/// Everything that a restore replaces; what the backup does not hold goes. Logs before their
/// databases, keys last.
const REPLACED: [&str; 15] = [
    "store.db-wal",
    "store.db-shm",
    "store.db-journal",
    "store.db",
    "vault.db-wal",
    "vault.db-shm",
    "vault.db-journal",
    "vault.db",
    "attachments",
    "attachments.new",
    "backups",
    "keys.new",
    "keys.tmp",
    "keys.bak",
    "keys.bin",
];

/// What a backup says about itself, to whoever can open it.
///
/// # Errors
/// [`StoreError::NotABackup`], [`StoreError::WrongKey`], [`StoreError::NewerVersion`].
pub fn preview(opening: Opening, untrusted_input: impl Read) -> Result<About, StoreError> {
    let (mut input, _) = open(opening, untrusted_input)?;
    read_about(&mut input)
}

fn open<R: Read>(
    opening: Opening,
    untrusted_input: R,
) -> Result<(BackupOpener<R>, Opened), StoreError> {
    BackupOpener::new(opening, untrusted_input).map_err(|error| match error {
        KeyError::Missing => StoreError::NotABackup,
        error => error.into(),
    })
}

fn read_about(input: &mut impl Read) -> Result<About, StoreError> {
    let length = u32::from_le_bytes(read_bytes(input)?) as usize;
    if length > LONGEST_ABOUT {
        return Err(StoreError::NotABackup);
    }
    let mut about = vec![0; length];
    input.read_exact(&mut about).map_err(cut)?;
    serde_json::from_slice(&about).map_err(|_| StoreError::NotABackup)
}

/// Writes a backup beside what is in the folder and checks it, for [`finish`]. Nothing of the present
/// is touched.
///
/// # Errors
/// As [`preview`]; [`StoreError::NotABackup`] also where it is cut or was changed;
/// [`StoreError::DiskFull`], [`StoreError::Cancelled`].
pub fn stage(
    opening: Opening,
    untrusted_input: impl Read,
    folder: &Path,
    go_on: &mut dyn FnMut(u64, u64) -> bool,
) -> Result<(), StoreError> {
    let stage = folder.join(STAGE);
    if stage.join(READY).exists() {
        // An earlier one is half in place: it alone has the other half.
        roll_forward(folder)?;
        if stage.join(READY).exists() {
            return Err(StoreError::AlreadyOpen);
        }
    }
    remove_all(&stage)?;
    make_folder(&stage)?;
    let staged = fill(opening, untrusted_input, &stage, go_on);
    if staged.is_err() {
        let _ = remove_all(&stage); // Left over, it is removed at the next start.
    }
    staged
}

fn fill(
    opening: Opening,
    untrusted_input: impl Read,
    stage: &Path,
    go_on: &mut dyn FnMut(u64, u64) -> bool,
) -> Result<(), StoreError> {
    let (mut input, opened) = open(opening, untrusted_input)?;
    let about = read_about(&mut input)?;
    let mut done = 0;
    let mut names = vec![keys::NAME.to_owned()];
    while let Some((untrusted_name, bytes)) = read_entry(&mut input)? {
        let name = known(&untrusted_name).ok_or(StoreError::NotABackup)?;
        let path = stage.join(&untrusted_name);
        if let Some(parent) = path.parent() {
            make_folder(parent)?;
        }
        if path.exists() {
            return Err(StoreError::NotABackup); // A name comes once.
        }
        let mut out = BufWriter::new(vault_db::private_new(&path)?);
        let copied = copy(&mut (&mut input).take(bytes), &mut out, &mut |read| {
            go_on(done + read, about.bytes)
        })?;
        if copied != bytes {
            return Err(StoreError::NotABackup);
        }
        done += bytes;
        let file = out
            .into_inner()
            .map_err(std::io::IntoInnerError::into_error)?;
        file.sync_all()?;
        if !names.contains(&name) {
            names.push(name);
        }
    }
    // The end mark was read; the last chunk has to hold and nothing may follow.
    let mut rest = [0; 1];
    if input.read(&mut rest).map_err(cut)? != 0 || input.ended().is_none() {
        return Err(StoreError::NotABackup);
    }
    let mut key_file = vault_db::private_new(&stage.join(keys::NAME))?;
    key_file.write_all(input.key_file())?;
    key_file.sync_all()?;
    check(&stage.join(db::NAME), &opened.keys.audit, &tables::SCHEMA)?;
    if names.iter().any(|name| name == vault_db::NAME) {
        let key = seal::derive_database_key(&opened.keys.vault)?;
        check(&stage.join(vault_db::NAME), &key, &vault_db::SCHEMA)?;
    } else if names.iter().any(|name| name == LOG) {
        return Err(StoreError::NotABackup);
    }
    // Its log is in the database now; the one of the present vault must go.
    names.retain(|name| name != LOG);
    for folder in [stage.join(vault_db::ATTACHMENTS), stage.to_path_buf()] {
        if folder.exists() {
            sync_folder(&folder)?;
        }
    }
    let mut staged = vault_db::private_new(&stage.join(STAGED))?;
    staged.write_all(names.join("\n").as_bytes())?;
    staged.sync_all()?;
    sync_folder(stage)
}

/// Opens a staged database under its key and checks every page; leaves one file without a log.
fn check(path: &Path, key: &Secret, schema: &Schema) -> Result<(), StoreError> {
    if !path.exists() {
        return Err(StoreError::NotABackup);
    }
    let broken = |error| match error {
        StoreError::WrongKey | StoreError::Damaged => StoreError::NotABackup,
        error => error,
    };
    let staged = connection::open(path, key).map_err(broken)?;
    // An empty file is a database too, of version 0.
    if migrate::check(&staged, schema)? == 0 || !is_whole(&staged).map_err(broken)? {
        return Err(StoreError::NotABackup);
    }
    staged.pragma_update(None, "journal_mode", "DELETE")?;
    drop(staged);
    File::open(path)?.sync_all()?;
    Ok(())
}

/// The top name of an entry, if it is one that a backup may hold.
fn known(untrusted_name: &str) -> Option<String> {
    match untrusted_name {
        db::NAME | vault_db::NAME | LOG => Some(untrusted_name.to_owned()),
        name => {
            let id = name
                .strip_prefix(vault_db::ATTACHMENTS)?
                .strip_prefix('/')?;
            vault_db::parse_id(id).map(|_| vault_db::ATTACHMENTS.to_owned())
        }
    }
}

/// Puts a restore in place that was staged just now. Nobody may have the folder open; if somebody
/// has, the restore is given up, and does not come over what they write.
///
/// # Errors
/// [`StoreError::AlreadyOpen`]; as [`roll_forward`].
pub fn finish(folder: &Path) -> Result<(), StoreError> {
    let stage = folder.join(STAGE);
    match db::take_lock(folder) {
        Ok(lock) => {
            fs::rename(stage.join(STAGED), stage.join(READY))?;
            sync_folder(&stage)?;
            put_in_place(folder, &lock)
        }
        Err(error) => {
            remove_all(&stage)?;
            Err(error)
        }
    }
}

/// Goes on with a restore that was being put in place, and clears one that was not begun. A
/// folder that another program has open is left alone.
///
/// # Errors
/// [`StoreError::Io`]; the same call again goes on.
pub fn roll_forward(folder: &Path) -> Result<(), StoreError> {
    if !folder.join(STAGE).exists() {
        return Ok(());
    }
    match db::take_lock(folder) {
        Err(StoreError::AlreadyOpen) => Ok(()),
        lock => put_in_place(folder, &lock?),
    }
}

fn put_in_place(folder: &Path, _lock: &File) -> Result<(), StoreError> {
    let stage = folder.join(STAGE);
    let names = match fs::read_to_string(stage.join(READY)) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return remove_all(&stage),
        names => names?,
    };
    let names: Vec<&str> = names.lines().collect();
    // First all that the backup does not hold, logs of the old databases among it: they must not
    // meet the new ones.
    for name in REPLACED {
        if !names.contains(&name) {
            remove_all(&folder.join(name))?;
        }
    }
    for name in REPLACED {
        let staged = stage.join(name);
        // What is not in the stage any more is in its place already.
        if names.contains(&name) && staged.exists() {
            let place = folder.join(name);
            if staged.is_dir() {
                remove_all(&place)?;
            }
            fs::rename(staged, place)?;
        }
    }
    sync_folder(folder)?;
    fs::remove_file(stage.join(READY))?;
    remove_all(&stage)
}

fn read_entry(input: &mut impl Read) -> Result<Option<(String, u64)>, StoreError> {
    let length = u16::from_le_bytes(read_bytes(input)?);
    if length == 0 {
        return Ok(None);
    }
    let mut name = vec![0; usize::from(length)];
    input.read_exact(&mut name).map_err(cut)?;
    let name = String::from_utf8(name).map_err(|_| StoreError::NotABackup)?;
    Ok(Some((name, u64::from_le_bytes(read_bytes(input)?))))
}

fn read_bytes<const N: usize>(input: &mut impl Read) -> Result<[u8; N], StoreError> {
    let mut bytes = [0; N];
    input.read_exact(&mut bytes).map_err(cut)?;
    Ok(bytes)
}

/// A backup that ends early or was changed is not one.
pub(super) fn cut(error: std::io::Error) -> StoreError {
    match error.kind() {
        std::io::ErrorKind::UnexpectedEof | std::io::ErrorKind::InvalidData => {
            StoreError::NotABackup
        }
        _ => error.into(),
    }
}

//! Everything of a profile in one sealed file, and back again.
//!
//! Inside the envelope of [`vault::backup`] stand a few words about the backup and then the files:
//! checked copies of the databases, and the sealed attachments as they are. The databases are under
//! their own keys besides, so a backup made while the vault is locked holds it all the same.
//!
//! A restore is staged: everything is written to `restore/` inside the data folder, checked, synced,
//! and only then `restore/ready` says so. From that moment [`roll_forward`] puts it in place, at
//! once or at the next start, and can be stopped anywhere; before it, everything is as it was.

use std::fs::{self, File};
use std::io::{BufReader, BufWriter, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use vault::backup::{BackupOpener, BackupSealer};
use vault::file::{self as keys, Opened};
use vault::{KeyError, Opening, Secret, seal};

use crate::connection::{self, is_whole, make_folder, sync_folder};
use crate::vault_db::{self, VaultStore};
use crate::{Store, StoreError, db};

/// Where a restore is staged, inside the data folder.
pub(crate) const STAGE: &str = "restore";
/// Where the copies for a backup are made, inside the data folder.
pub(crate) const SNAPSHOT: &str = "snapshot";
const READY: &str = "ready";
/// Bytes of what a backup says about itself, at most.
const LONGEST_ABOUT: usize = 4096;
/// Bytes that are copied at a time.
const STEP: usize = 256 * 1024;
/// Everything that a restore replaces; what the backup does not hold goes.
const REPLACED: [&str; 13] = [
    "store.db-wal",
    "store.db-shm",
    "store.db",
    "vault.db-wal",
    "vault.db-shm",
    "vault.db",
    "attachments",
    "attachments.new",
    "backups",
    "keys.new",
    "keys.tmp",
    "keys.bak",
    "keys.bin",
];

/// What a backup says about itself.
#[derive(Clone, Serialize, Deserialize)]
pub struct About {
    /// When it was made, RFC 3339.
    pub made: String,
    /// Version of the program that made it.
    pub version: String,
    /// Posts.
    pub posts: u32,
    /// Notes; `None` where the vault was locked.
    pub notes: Option<u32>,
    /// Attachments.
    pub attachments: u32,
    /// Bytes of all files.
    pub bytes: u64,
}

/// A backup that is ready to be written: its copies are made.
pub struct Backup {
    about: About,
    files: Vec<(String, PathBuf, u64)>,
    key_file: Vec<u8>,
    audit: Arc<Secret>,
    snapshot: PathBuf,
}

impl Backup {
    /// Makes checked copies of the databases; `vault` is `None` where it is locked, and its file is
    /// taken as it is. Posts and notes may be used again once this returns.
    ///
    /// # Errors
    /// [`StoreError::Missing`] for a store in memory; [`StoreError::DiskFull`].
    pub fn prepare(
        store: &Store,
        vault: Option<&VaultStore>,
        about: About,
    ) -> Result<Backup, StoreError> {
        let (folder, audit) = store.home().ok_or(StoreError::Missing)?;
        let snapshot = folder.join(SNAPSHOT);
        remove_all(&snapshot)?;
        make_folder(&snapshot)?;
        let mut backup = Backup {
            about,
            files: Vec::new(),
            key_file: fs::read(folder.join(keys::NAME))?,
            audit: Arc::clone(audit),
            snapshot,
        };
        let copy = backup.snapshot.join(db::NAME);
        store.snapshot(&copy)?;
        backup.add(db::NAME.into(), copy)?;
        match vault {
            Some(vault) => {
                let copy = backup.snapshot.join(vault_db::NAME);
                vault.snapshot(&copy)?;
                backup.add(vault_db::NAME.into(), copy)?;
            }
            None => {
                // Nobody has it open; a log is there only after a crash.
                for name in [vault_db::NAME, "vault.db-wal"] {
                    let path = folder.join(name);
                    if path.exists() {
                        backup.add(name.into(), path)?;
                    }
                }
            }
        }
        for (id, path) in vault_db::attachment_files(&folder.join(vault_db::ATTACHMENTS))? {
            if let Some(id) = id {
                let name = format!("{}/{}", vault_db::ATTACHMENTS, vault_db::to_hex(&id));
                backup.add(name, path)?;
                backup.about.attachments += 1;
            }
        }
        Ok(backup)
    }

    fn add(&mut self, name: String, path: PathBuf) -> Result<(), StoreError> {
        let bytes = path.metadata()?.len();
        self.about.bytes += bytes;
        self.files.push((name, path, bytes));
        Ok(())
    }

    /// Writes it and gives the writer back. `go_on` hears bytes done and bytes in all, and may say
    /// no.
    ///
    /// # Errors
    /// [`StoreError::Cancelled`], [`StoreError::DiskFull`]; what was written is no backup then.
    pub fn write<W: Write>(
        self,
        out: W,
        go_on: &mut dyn FnMut(u64, u64) -> bool,
    ) -> Result<W, StoreError> {
        let mut out = BackupSealer::new(&self.audit, &self.key_file, out)?;
        let about = serde_json::to_vec(&self.about)?;
        // A few fields: far from 4 GiB.
        out.write_all(&(about.len() as u32).to_le_bytes())?;
        out.write_all(&about)?;
        let mut done = 0;
        for (name, path, bytes) in &self.files {
            // Our own names: far from 64 KiB.
            out.write_all(&(name.len() as u16).to_le_bytes())?;
            out.write_all(name.as_bytes())?;
            out.write_all(&bytes.to_le_bytes())?;
            let input = File::open(path)?;
            let copied = copy(&mut input.take(*bytes), &mut out, &mut |read| {
                go_on(done + read, self.about.bytes)
            })?;
            if copied != *bytes {
                return Err(StoreError::Io);
            }
            done += bytes;
        }
        out.write_all(&0u16.to_le_bytes())?;
        Ok(out.finish()?)
    }
}

impl Drop for Backup {
    fn drop(&mut self) {
        let _ = remove_all(&self.snapshot); // Left over, it is removed by the next backup.
    }
}

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

/// Writes a backup beside what is in the folder, checks it, and makes it ready to be put in place by
/// [`roll_forward`]. Before it is ready, nothing of the present is touched.
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
    if input.read(&mut rest)? != 0 || input.ended().is_none() {
        return Err(StoreError::NotABackup);
    }
    let mut key_file = vault_db::private_new(&stage.join(keys::NAME))?;
    key_file.write_all(input.key_file())?;
    key_file.sync_all()?;
    check(&stage.join(db::NAME), &opened.keys.audit)?;
    if names.iter().any(|name| name == vault_db::NAME) {
        let key = seal::derive_database_key(&opened.keys.vault)?;
        check(&stage.join(vault_db::NAME), &key)?;
    }
    for folder in [stage.join(vault_db::ATTACHMENTS), stage.to_path_buf()] {
        if folder.exists() {
            sync_folder(&folder)?;
        }
    }
    let mut ready = vault_db::private_new(&stage.join("ready.part"))?;
    ready.write_all(names.join("\n").as_bytes())?;
    ready.sync_all()?;
    fs::rename(stage.join("ready.part"), stage.join(READY))?;
    sync_folder(stage)
}

/// Opens a staged database under its key and checks every page; leaves one file without a log.
fn check(path: &Path, key: &Secret) -> Result<(), StoreError> {
    if !path.exists() {
        return Err(StoreError::NotABackup);
    }
    let staged = connection::open(path, key)?;
    if !is_whole(&staged)? {
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
        db::NAME | vault_db::NAME | "vault.db-wal" => Some(untrusted_name.to_owned()),
        name => {
            let id = name
                .strip_prefix(vault_db::ATTACHMENTS)?
                .strip_prefix('/')?;
            vault_db::parse_id(id).map(|_| vault_db::ATTACHMENTS.to_owned())
        }
    }
}

/// Puts a restore in place that was staged and not finished, and clears one that was not ready. A
/// folder that another program has open is left alone.
///
/// # Errors
/// [`StoreError::Io`]; the same call again goes on.
pub fn roll_forward(folder: &Path) -> Result<(), StoreError> {
    let stage = folder.join(STAGE);
    if !stage.exists() {
        return Ok(());
    }
    let _lock = match db::take_lock(folder) {
        Err(StoreError::AlreadyOpen) => return Ok(()),
        lock => lock?,
    };
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

fn remove_all(path: &Path) -> Result<(), StoreError> {
    let removed = match path.symlink_metadata() {
        Ok(meta) if meta.is_dir() => fs::remove_dir_all(path),
        _ => fs::remove_file(path),
    };
    match removed {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error.into()),
        _ => Ok(()),
    }
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
fn cut(error: std::io::Error) -> StoreError {
    match error.kind() {
        std::io::ErrorKind::UnexpectedEof | std::io::ErrorKind::InvalidData => {
            StoreError::NotABackup
        }
        _ => error.into(),
    }
}

/// Copies to the end of the input; gives how many bytes that were.
fn copy(
    input: &mut dyn Read,
    out: &mut dyn Write,
    go_on: &mut dyn FnMut(u64) -> bool,
) -> Result<u64, StoreError> {
    let mut input = BufReader::with_capacity(STEP, input);
    let mut done = 0;
    loop {
        if !go_on(done) {
            return Err(StoreError::Cancelled);
        }
        let mut step = (&mut input).take(STEP as u64);
        let copied = std::io::copy(&mut step, out).map_err(cut)?;
        if copied == 0 {
            return Ok(done);
        }
        done += copied;
    }
}

//! Everything of a profile in one sealed file, and back again.
//!
//! Inside the envelope of [`vault::backup`] stand a few words about the backup and then the files:
//! checked copies of the databases, and the sealed attachments as they are. The databases are under
//! their own keys besides, so a backup made while the vault is locked holds it all the same.
//!
//! A restore is staged: everything is written to `restore/` inside the data folder, checked and
//! synced. [`finish`] then says so in `restore/ready`, and from that moment it is put in place, at once
//! or by [`roll_forward`] at the next start, and can be stopped anywhere; before it, everything is as
//! it was.

mod restore;

use std::fs::{self, File};
use std::io::{BufReader, Read, Write};
use std::path::PathBuf;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use vault::Secret;
use vault::backup::BackupSealer;
use vault::file as keys;

pub use restore::{finish, preview, roll_forward, stage};

use crate::connection::make_folder;
use crate::place::remove_all;
use crate::vault_db::{self, VaultStore};
use crate::{Store, StoreError, db};

/// Where a restore is staged, inside the data folder.
pub(crate) const STAGE: &str = "restore";
/// Where the copies for a backup are made, inside the data folder.
pub(crate) const SNAPSHOT: &str = "snapshot";
/// Inside the stage: the restore is whole, and these are its names.
pub(crate) const READY: &str = "ready";
/// The log of the vault's database.
const LOG: &str = "vault.db-wal";
/// Bytes that are copied at a time.
const STEP: usize = 256 * 1024;
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
                // Nobody has it open now, and somebody may before it is written, hence a copy. A
                // log is there only after a crash.
                for name in [vault_db::NAME, LOG] {
                    let path = folder.join(name);
                    if path.exists() {
                        let copy = backup.snapshot.join(name);
                        fs::copy(path, &copy)?;
                        backup.add(name.into(), copy)?;
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
        let copied = std::io::copy(&mut step, out).map_err(restore::cut)?;
        if copied == 0 {
            return Ok(done);
        }
        done += copied;
    }
}

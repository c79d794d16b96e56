//! New keys: everything sealed anew, so that whoever has the old keys can open nothing new.
//!
//! While `keys.new` lies in the folder (see `vault::file::rekey`) each database is under the old or
//! the new key, and which one shows by what opens it. For each, a whole copy under the new key is
//! made beside it, checked, synced and renamed over it. Stopped anywhere, the same run again goes
//! on:
//!
//! 1. `store.db`: copied to `store.db.new`, re-keyed there, renamed.
//! 2. Attachments: each sealed anew into `attachments.new`, under its final name once it is whole.
//! 3. `vault.db`: every piece sealed anew into `vault.db.new`, with a root that lists the new
//!    attachments; renamed. From here on the vault is under its new key.
//! 4. The new attachments are renamed over the old.
//! 5. Copies from before upgrades go: they are under the old keys.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{BufReader, BufWriter, Read, Write};
use std::path::Path;
use std::sync::Arc;

use rusqlite::{Connection, params};
use vault::Secret;
use vault::file::rekey::Rekey;
use vault::root::{PieceId, Root};
use vault::seal::{self, Piece, Place};
use vault::stream::{SeekOpener, StreamOpener, StreamSealer};
use zeroize::Zeroizing;

use crate::connection::{self, key_literal, make_folder, row_counts, sync_folder};
use crate::place::{self, put_in_place, remove_all};
use crate::vault_db::{self, Id, VaultStore};
use crate::{StoreError, backup, db, migrate};

/// Attachments while they are made.
pub(crate) const ATTACHMENTS: &str = "attachments.new";
/// Bytes that are sealed at a time.
const STEP: usize = 256 * 1024;

/// Hears how many bytes are done, of how many.
pub type Progress<'a> = &'a mut dyn FnMut(u64, u64);

/// Brings both databases and all attachments under the new keys. Nothing else may have them open.
///
/// # Errors
/// [`StoreError::DiskFull`] and others; the same call again goes on.
pub fn run(folder: &Path, rekey: &Rekey, progress: Progress) -> Result<(), StoreError> {
    let _lock = db::take_lock(folder)?;
    place::clear_databases(folder)?;
    // Copies for a backup, under the old keys.
    remove_all(&folder.join(backup::SNAPSHOT))?;
    store(folder, rekey)?;
    if VaultStore::exists(folder) {
        let file = rekey.id;
        if !opens(
            &folder.join(vault_db::NAME),
            &seal::derive_database_key(&rekey.new.vault)?,
        )? {
            let old = Arc::new(copy_of(&rekey.old.vault));
            let mut present = VaultStore::open(folder, old, file)?.store;
            let tags = attachments(folder, rekey, progress)?;
            vault(folder, rekey, &mut present, &tags)?;
        }
        move_attachments(folder)?;
    }
    remove_all(&folder.join(migrate::FOLDER))?;
    sync_folder(folder)
}

fn copy_of(secret: &Secret) -> Secret {
    Secret::from_bytes(secret.bytes())
}

/// Whether a database opens under a key. A file that is not there does not.
fn opens(path: &Path, key: &Secret) -> Result<bool, StoreError> {
    if !path.exists() {
        return Ok(false);
    }
    match connection::open(path, key) {
        Ok(_) => Ok(true),
        Err(StoreError::WrongKey) => Ok(false),
        Err(error) => Err(error),
    }
}

fn store(folder: &Path, rekey: &Rekey) -> Result<(), StoreError> {
    let path = folder.join(db::NAME);
    if !path.exists() || opens(&path, &rekey.new.audit)? {
        return Ok(());
    }
    let present = connection::open(&path, &rekey.old.audit)?;
    let next = folder.join(place::UNFINISHED[0]);
    migrate::copy(&present, &rekey.old.audit, &next)?;
    let counts = row_counts(&present)?;
    if !connection::checkpoint(&present)? {
        return Err(StoreError::Busy);
    }
    drop(present);
    let copy = connection::open(&next, &rekey.old.audit)?;
    copy.pragma_update(None, "journal_mode", "DELETE")?;
    let mut sql = Zeroizing::new(String::with_capacity(100));
    sql.push_str("PRAGMA rekey = \"");
    sql.push_str(&key_literal(&rekey.new.audit));
    sql.push('"');
    copy.execute_batch(&sql)?;
    drop(copy);
    put_in_place(&next, &path, &rekey.new.audit, Some(counts))
}

/// Tags of the last chunks of attachments, before and after.
type Tags = BTreeMap<Id, ([u8; 16], [u8; 16])>;

/// Seals every attachment anew; gives the tags of the old ones and the new.
fn attachments(folder: &Path, rekey: &Rekey, progress: Progress) -> Result<Tags, StoreError> {
    let (from, to) = (folder.join(vault_db::ATTACHMENTS), folder.join(ATTACHMENTS));
    let files = vault_db::attachment_files(&from)?;
    let sizes = files
        .iter()
        .map(|(_, path)| path.metadata().map_or(0, |meta| meta.len()));
    let (total, mut done) = (sizes.sum(), 0);
    if !files.is_empty() {
        make_folder(&to)?;
    }
    let mut tags = BTreeMap::new();
    for (id, path) in files {
        let Some(id) = id else { continue };
        let place = Place {
            piece: Piece::Attachment,
            file: rekey.id,
            id,
            version: vault_db::ATTACHMENT_VERSION,
        };
        let next = to.join(vault_db::to_hex(&id));
        if !is_sealed_anew(&next, &place, rekey) {
            match seal_anew(&path, &next, &place, rekey, &mut |bytes| {
                progress(done + bytes, total)
            }) {
                // It did not open before either: it stays as it is, and its note says so.
                Err(StoreError::Changed) => continue,
                result => result?,
            }
        }
        let both = (vault_db::last_bytes(&path)?, vault_db::last_bytes(&next)?);
        tags.insert(id, both);
        done += path.metadata().map_or(0, |meta| meta.len());
        progress(done, total);
    }
    if to.exists() {
        sync_folder(&to)?;
    }
    Ok(tags)
}

/// Whether a run before this one sealed an attachment. One under other keys does not count.
fn is_sealed_anew(next: &Path, place: &Place, rekey: &Rekey) -> bool {
    File::open(next).is_ok_and(|file| SeekOpener::new(&rekey.new.vault, place, file).is_ok())
}

fn seal_anew(
    path: &Path,
    next: &Path,
    place: &Place,
    rekey: &Rekey,
    tell: &mut dyn FnMut(u64),
) -> Result<(), StoreError> {
    let mut input = StreamOpener::new(&rekey.old.vault, place, BufReader::new(File::open(path)?))?;
    let part = next.with_extension("part");
    remove_all(&part)?;
    let file = vault_db::private_new(&part)?;
    let mut out = StreamSealer::new(&rekey.new.vault, place, BufWriter::new(file))?;
    let mut buffer = Zeroizing::new(vec![0; STEP]);
    let mut done = 0;
    loop {
        let read = input.read(&mut buffer)?;
        let Some(bytes) = buffer.get(..read).filter(|bytes| !bytes.is_empty()) else {
            break;
        };
        out.write_all(bytes)?;
        done += read as u64;
        tell(done);
    }
    let (out, _) = out.finish()?;
    let file = out
        .into_inner()
        .map_err(std::io::IntoInnerError::into_error)?;
    file.sync_all()?;
    fs::rename(part, next)?;
    Ok(())
}

/// Seals every piece anew into a database of its own, and renames that over the present one.
fn vault(
    folder: &Path,
    rekey: &Rekey,
    present: &mut VaultStore,
    tags: &Tags,
) -> Result<(), StoreError> {
    let next = folder.join(place::UNFINISHED[1]);
    let key = seal::derive_database_key(&rekey.new.vault)?;
    let mut made = connection::open(&next, &key)?;
    migrate::run(&mut made, &vault_db::SCHEMA, None)?;
    seal_pieces(present, &mut made, rekey, tags)?;
    connection::checkpoint(&made)?;
    drop(made);
    present.close()?;
    put_in_place(&next, &folder.join(vault_db::NAME), &key, None)
}

/// Seals the pieces anew, with a root that says of each what the present one says: what did not
/// agree with it does not agree afterwards.
fn seal_pieces(
    present: &VaultStore,
    made: &mut Connection,
    rekey: &Rekey,
    tags: &Tags,
) -> Result<(), StoreError> {
    let before = present.root();
    let mut root = Root::after(before.generation());
    for (piece, tag) in before.rows() {
        root.set(piece, tag);
    }
    let mut follow = |piece: PieceId, old: [u8; 16], new: [u8; 16]| {
        if before.get(piece) == Some(old) {
            root.set(piece, new);
        }
    };
    for (id, (old, new)) in tags {
        let piece = PieceId {
            piece: Piece::Attachment,
            id: *id,
            version: vault_db::ATTACHMENT_VERSION,
        };
        follow(piece, *old, *new);
    }
    let tx = made.transaction()?;
    let mut pieces = present
        .connection()
        .prepare("SELECT piece, id, version, sealed FROM pieces")?;
    let mut rows = pieces.query([])?;
    while let Some(row) = rows.next()? {
        let piece = match row.get::<_, u8>(0)? {
            code if code == Piece::Draft.code() => Piece::Draft,
            _ => Piece::Note,
        };
        let (id, version): (Id, i64) = (row.get(1)?, row.get(2)?);
        let sealed: Vec<u8> = row.get(3)?;
        let place = Place {
            piece,
            file: rekey.id,
            id,
            version: version.cast_unsigned(),
        };
        let Ok(plain) = seal::open(&rekey.old.vault, &place, &sealed) else {
            // It opens under no key; it goes with what was set aside before.
            let sql = "INSERT INTO aside (piece, id, version, sealed) VALUES (?1, ?2, ?3, ?4)";
            tx.execute(sql, params![piece.code(), id, version, sealed])?;
            continue;
        };
        let old = seal::tag(&sealed).ok_or(StoreError::Damaged)?;
        let sealed = seal::seal(&rekey.new.vault, &place, &plain)?;
        let new = seal::tag(&sealed).ok_or(StoreError::Damaged)?;
        let place = PieceId {
            piece,
            id,
            version: place.version,
        };
        follow(place, old, new);
        let sql = "INSERT INTO pieces (piece, id, version, sealed) VALUES (?1, ?2, ?3, ?4)";
        tx.prepare_cached(sql)?
            .execute(params![piece.code(), id, version, sealed])?;
    }
    copy_rows(present.connection(), &tx)?;
    let sealed = root.seal_next(&rekey.new.vault, rekey.id)?;
    let generation = root.generation().cast_signed();
    let sql = "INSERT INTO root (one, generation, sealed) VALUES (1, ?1, ?2)";
    tx.execute(sql, params![generation, sealed])?;
    Ok(tx.commit()?)
}

/// What is not sealed besides: which note has which file, and what was set aside.
fn copy_rows(present: &Connection, made: &Connection) -> Result<(), StoreError> {
    let mut uses = present.prepare("SELECT attachment, note FROM uses")?;
    let mut rows = uses.query([])?;
    while let Some(row) = rows.next()? {
        let (attachment, note): (Id, Id) = (row.get(0)?, row.get(1)?);
        let sql = "INSERT INTO uses (attachment, note) VALUES (?1, ?2)";
        made.prepare_cached(sql)?
            .execute(params![attachment, note])?;
    }
    let mut aside = present.prepare("SELECT piece, id, version, sealed FROM aside")?;
    let mut rows = aside.query([])?;
    while let Some(row) = rows.next()? {
        let sql = "INSERT INTO aside (piece, id, version, sealed) VALUES (?1, ?2, ?3, ?4)";
        made.execute(
            sql,
            params![
                row.get::<_, u8>(0)?,
                row.get::<_, Id>(1)?,
                row.get::<_, i64>(2)?,
                row.get::<_, Vec<u8>>(3)?
            ],
        )?;
    }
    Ok(())
}

/// Renames what was sealed anew over the old. Only once the vault's database is under its new key.
fn move_attachments(folder: &Path) -> Result<(), StoreError> {
    let (from, to) = (folder.join(ATTACHMENTS), folder.join(vault_db::ATTACHMENTS));
    for (id, path) in vault_db::attachment_files(&from)? {
        match id {
            Some(id) => fs::rename(&path, to.join(vault_db::to_hex(&id)))?,
            None => fs::remove_file(&path)?,
        }
    }
    if from.exists() {
        sync_folder(&to)?;
        fs::remove_dir(&from)?;
    }
    Ok(())
}

//! A profile with posts and notes, and ways to reach under it.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};

use model::{Attachment, Audience, Note, Platform, Post, PostKey, PostKind, PostTime, Standing};
use rusqlite::Connection;
use store::{OpenedVault, Query, Store, StoreError, VaultStore};
use tempfile::TempDir;
use vault::file::{self, Outcome};
use vault::{Kdf, Opening, RecoveryCode, Secret, seal};

pub const PASSPHRASE: &str = "a long passphrase";
pub const NOW: &str = "2026-01-01T00:00:00Z";
pub type Id = [u8; 16];

/// The key file of every profile here, made once: stretching takes its time.
static KEYS: LazyLock<(Vec<u8>, RecoveryCode)> = LazyLock::new(|| {
    let home = tempfile::tempdir().unwrap();
    let code = RecoveryCode::make_random().unwrap();
    file::create_with_code(home.path(), PASSPHRASE, &code, Kdf::LEAST).unwrap();
    (fs::read(home.path().join(file::NAME)).unwrap(), code)
});

/// A folder with a key file, on a disk in memory where there is one.
pub struct Home {
    dir: TempDir,
    pub audit: Arc<Secret>,
    pub vault: Arc<Secret>,
    pub id: Id,
}

pub fn tempdir() -> TempDir {
    tempfile::tempdir_in("/dev/shm").unwrap_or_else(|_| tempfile::tempdir().unwrap())
}

pub fn code() -> &'static RecoveryCode {
    &KEYS.1
}

impl Home {
    pub fn new() -> Home {
        let dir = tempdir();
        fs::write(dir.path().join(file::NAME), &KEYS.0).unwrap();
        Home::at(dir)
    }

    /// A profile with keys of its own.
    pub fn stranger() -> Home {
        let dir = tempdir();
        file::create_with_code(dir.path(), PASSPHRASE, code(), Kdf::LEAST).unwrap();
        Home::at(dir)
    }

    /// A copy of a folder, with the keys that are in it.
    pub fn copy_of(folder: &Path) -> Home {
        let dir = tempdir();
        copy(folder, dir.path());
        Home::at(dir)
    }

    fn at(dir: TempDir) -> Home {
        let opened = file::open_with(dir.path(), Opening::Recovery(code())).unwrap();
        let Outcome::Open(opened) = opened else {
            panic!("the key file is whole")
        };
        Home {
            audit: Arc::new(opened.keys.audit),
            vault: Arc::new(opened.keys.vault),
            id: opened.id,
            dir,
        }
    }

    pub fn path(&self) -> &Path {
        self.dir.path()
    }

    pub fn store(&self) -> Store {
        Store::open(self.path(), Arc::clone(&self.audit)).unwrap()
    }

    pub fn try_open(&self) -> Result<OpenedVault, StoreError> {
        VaultStore::open(self.path(), Arc::clone(&self.vault), self.id)
    }

    /// The vault as it is found.
    pub fn open(&self) -> OpenedVault {
        self.try_open().unwrap()
    }

    /// The vault as it is used.
    pub fn settled(&self) -> OpenedVault {
        let mut opened = self.open();
        opened.settle(0).unwrap();
        opened
    }

    /// The rows of the vault's database, for hands that have its key.
    pub fn rows(&self) -> Connection {
        let key = seal::derive_database_key(&self.vault).unwrap();
        raw(&self.path().join("vault.db"), &key)
    }

    pub fn attachment(&self, attachment: &Attachment) -> PathBuf {
        self.path().join("attachments").join(&attachment.id)
    }
}

/// A connection under a raw key.
pub fn raw(path: &Path, key: &Secret) -> Connection {
    let db = Connection::open(path).unwrap();
    db.execute_batch(&format!("PRAGMA key = \"x'{}'\"", hex(key.bytes())))
        .unwrap();
    db
}

pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Copies a folder with all that is in it.
pub fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let to = to.join(path.file_name().unwrap());
        match path.is_dir() {
            true => copy(&path, &to),
            false => drop(fs::copy(&path, to).unwrap()),
        }
    }
}

/// Every file below a folder with its bytes, by path; the lock aside.
pub fn content(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(content(&path));
        } else if !path.ends_with("lock") {
            files.push((path.clone(), fs::read(path).unwrap()));
        }
    }
    files.sort();
    files
}

pub fn note(title: &str, text: &str) -> Note {
    Note {
        title: title.into(),
        text: text.into(),
        edited: NOW.into(),
        ..Note::default()
    }
}

/// Attaches bytes to a note that is there.
pub fn attach(store: &mut VaultStore, id: Id, mut note: Note, bytes: &[u8]) -> Attachment {
    let mut sealer = store.begin_attach().unwrap();
    sealer.seal(&mut &bytes[..], &mut |_| true).unwrap();
    let words = ["a.bin", "application/octet-stream", NOW].map(str::to_owned);
    let [name, media, now] = words;
    let attachment = store.finish_attach(sealer, name, media, now).unwrap();
    note.attachments.push(attachment.clone());
    store.save(Some(id), &note).unwrap();
    attachment
}

/// The bytes of an attachment.
pub fn read(store: &VaultStore, attachment: &Attachment) -> Result<Vec<u8>, StoreError> {
    let mut bytes = Vec::new();
    store.open_attachment(attachment)?.read_to_end(&mut bytes)?;
    Ok(bytes)
}

pub fn post(number: u8, text: &str) -> Post {
    let mut key = [0; 16];
    key[0] = number;
    Post {
        key: PostKey(key),
        platform: Platform::X,
        kind: PostKind::Post,
        text: text.into(),
        time: PostTime::utc_s(1_700_000_000 + i64::from(number)),
        audience: Audience::Public,
        standing: Standing::Live,
        group: None,
        permalink: None,
        media: vec![],
        own: Some(true),
        author: None,
        native_id: Some(number.to_string()),
        reply_to: None,
        place: None,
        source: "data/tweets.js".into(),
    }
}

/// Imports posts as one archive.
pub fn import(store: &mut Store, posts: &[Post]) {
    let mut import = store.begin_import(NOW).unwrap();
    for post in posts {
        import.add(post, &[]).unwrap();
    }
    import.finish("{}", None).unwrap();
}

/// Texts of all posts, and how many a search finds.
pub fn posts(store: &Store, word: &str) -> Result<(Vec<String>, usize), StoreError> {
    let ids: Vec<u32> = store
        .find(&Query::default())?
        .iter()
        .map(|row| row.id)
        .collect();
    let mut texts: Vec<String> = store.read(&ids)?.into_iter().map(|p| p.text).collect();
    texts.sort();
    let text = word.into();
    let found = store.find(&Query {
        text,
        ..Query::default()
    })?;
    Ok((texts, found.len()))
}

/// A row of numbers that is the same in every run.
pub struct Dice(pub u64);

impl Dice {
    pub fn below(&mut self, limit: usize) -> usize {
        // xorshift64*
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33) as usize % limit
    }
}

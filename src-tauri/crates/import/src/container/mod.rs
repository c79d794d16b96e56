//! Containers: a zip, a folder, a lone file and bytes in memory behind one type.

mod folder;
mod packed;

use std::fs::File;
use std::io::{self, BufReader, Cursor, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use model::{SkipReason, Skipped};
use zip::ZipArchive;

use crate::out::{Budget, Out};
use crate::{ImportError, Input, limits, names};

/// Anything a zip can be read from.
pub(crate) trait Source: Read + Seek + Send {}
impl<T: Read + Seek + Send> Source for T {}

/// One file of an archive.
pub(crate) struct Entry {
    part: usize,
    at: Place,
    /// Name inside the archive, with `/` between folders.
    pub path: String,
    /// Bytes it says it holds.
    pub size: u64,
    packed: u64,
}

enum Place {
    Zip(usize),
    Disk(PathBuf),
    Memory(Arc<[u8]>),
}

/// All files of one archive, over all its parts.
pub struct Files {
    zips: Vec<Option<ZipArchive<Box<dyn Source>>>>,
    entries: Vec<Entry>,
    labels: Vec<String>,
    aside: Vec<Skipped>,
    pasted: bool,
}

impl Files {
    /// Opens an input; the label is there even where opening fails.
    pub(crate) fn open(input: Input) -> (String, Result<Files, ImportError>) {
        match input {
            Input::Path(path) => {
                let base = path.file_name().map(|name| name.to_string_lossy());
                let label = base.unwrap_or_else(|| "folder".into()).into_owned();
                (label.clone(), Files::at_path(&path, label))
            }
            Input::Bytes { name, bytes } => {
                let label = names::basename(&name.replace('\\', "/")).to_owned();
                (label.clone(), Files::in_memory(label, bytes))
            }
            Input::Text { name, text } => {
                let files = Files {
                    pasted: true,
                    ..Files::lone(
                        name.clone(),
                        text.len() as u64,
                        Place::Memory(text.into_bytes().into()),
                    )
                };
                (name, Ok(files))
            }
        }
    }

    fn at_path(path: &Path, label: String) -> Result<Files, ImportError> {
        let about = std::fs::metadata(path).map_err(|e| ImportError::of(&e))?;
        if about.is_dir() {
            let mut files = Files::empty(label);
            folder::walk(path, &mut files)?;
            return Ok(files);
        }
        // A pipe or a device never ends, and opening one may never return.
        if !about.is_file() {
            return Err(ImportError::NotAnArchive);
        }
        let mut file = File::open(path).map_err(|e| ImportError::of(&e))?;
        let mut magic = [0; 4];
        let n = read_up_to(&mut file, &mut magic).map_err(|e| ImportError::of(&e))?;
        if packed::is_zip(&magic[..n]) {
            return packed::open(Box::new(BufReader::new(file)), label);
        }
        Ok(Files::lone(
            label,
            about.len(),
            Place::Disk(path.to_owned()),
        ))
    }

    fn in_memory(label: String, bytes: Arc<[u8]>) -> Result<Files, ImportError> {
        if packed::is_zip(&bytes) {
            return packed::open(Box::new(Cursor::new(bytes)), label);
        }
        Ok(Files::lone(label, bytes.len() as u64, Place::Memory(bytes)))
    }

    fn empty(label: String) -> Files {
        Files {
            zips: vec![None],
            entries: Vec::new(),
            labels: vec![label],
            aside: Vec::new(),
            pasted: false,
        }
    }

    fn lone(label: String, size: u64, at: Place) -> Files {
        let mut files = Files::empty(label.clone());
        files.entries.push(Entry {
            part: 0,
            at,
            path: label,
            size,
            packed: size,
        });
        files
    }

    fn set_aside(&mut self, place: String, why: SkipReason) {
        self.aside.push(Skipped { place, why });
    }

    /// Whether it is text from the clipboard.
    pub(crate) fn is_pasted(&self) -> bool {
        self.pasted
    }

    /// Whether it is one file that stands by itself.
    pub(crate) fn is_lone(&self) -> bool {
        self.entries.len() == 1 && self.zips.iter().all(Option::is_none)
    }

    /// Names of the inputs.
    pub(crate) fn labels(&self) -> &[String] {
        &self.labels
    }

    /// Every file that may be read.
    pub(crate) fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// What could not even be listed.
    pub(crate) fn aside(&self) -> &[Skipped] {
        &self.aside
    }

    /// Whether nothing is left of the archive but entries that ask for a password.
    pub(crate) fn all_encrypted(&self) -> bool {
        self.entries.is_empty() && self.aside.iter().any(|s| s.why == SkipReason::Encrypted)
    }

    /// Entries that fit, in the order of their names, so that two runs agree.
    pub(crate) fn which(&self, fits: impl Fn(&Entry) -> bool) -> Vec<usize> {
        let mut found: Vec<usize> = (0..self.entries.len())
            .filter(|&i| fits(&self.entries[i]))
            .collect();
        found.sort_by(|&a, &b| natural(&self.entries[a].path, &self.entries[b].path));
        found
    }

    /// Adds the files of another part of the same export.
    pub(crate) fn join(&mut self, other: Files) {
        let offset = self.zips.len();
        self.zips.extend(other.zips);
        self.entries
            .extend(other.entries.into_iter().map(|mut entry| {
                entry.part += offset;
                entry
            }));
        self.labels.extend(other.labels);
        self.aside.extend(other.aside);
    }

    /// Opens a file for reading; bytes are counted in `out`.
    pub(crate) fn read<'f, 's>(
        &'f mut self,
        id: usize,
        out: &'f Out<'s>,
    ) -> Result<Counted<'f, 's>, ImportError> {
        let budget = Budget {
            packed: self.entries[id].packed,
            read: 0,
        };
        Ok(Counted {
            from: self.raw(id)?,
            out,
            budget,
        })
    }

    /// The first bytes of a file; empty where it cannot be read.
    pub(crate) fn peek(&mut self, id: usize, bytes: u64) -> Vec<u8> {
        let mut head = Vec::new();
        if let Ok(raw) = self.raw(id) {
            // A head that cannot be read is no head: recognition just does not know this file.
            let _ = raw.take(bytes).read_to_end(&mut head);
        }
        head
    }

    /// A small file as a whole.
    pub(crate) fn small(&mut self, id: usize) -> Vec<u8> {
        self.peek(id, limits::SMALL_FILE)
    }

    fn raw(&mut self, id: usize) -> Result<Box<dyn Read + '_>, ImportError> {
        let entry = &self.entries[id];
        match &entry.at {
            Place::Memory(bytes) => Ok(Box::new(&bytes[..])),
            Place::Disk(path) => {
                // It may have been replaced since the folder was listed.
                let about = std::fs::metadata(path).map_err(|e| ImportError::of(&e))?;
                if !about.is_file() {
                    return Err(ImportError::NotFound);
                }
                let file = File::open(path).map_err(|e| ImportError::of(&e))?;
                Ok(Box::new(file))
            }
            Place::Zip(index) => {
                let index = *index;
                let zip = self.zips.get_mut(entry.part).and_then(Option::as_mut);
                let zip = zip.ok_or(ImportError::Damaged)?;
                match zip.by_index(index) {
                    Ok(file) => Ok(Box::new(file)),
                    Err(zip::result::ZipError::Io(e)) if e.raw_os_error().is_some() => {
                        Err(ImportError::of(&e))
                    }
                    Err(_) => Err(ImportError::Damaged),
                }
            }
        }
    }
}

/// A file being read, with its bytes counted.
pub(crate) struct Counted<'f, 's> {
    from: Box<dyn Read + 'f>,
    out: &'f Out<'s>,
    budget: Budget,
}

impl Read for Counted<'_, '_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let n = self.from.read(into)?;
        self.out.count(n as u64, &mut self.budget)?;
        Ok(n)
    }
}

/// Order of names in which `part2` comes before `part10`.
fn natural(a: &str, b: &str) -> std::cmp::Ordering {
    let key = |s: &str| {
        let stem = names::stem(s);
        let tail = stem.bytes().rev().take_while(u8::is_ascii_digit).count();
        let (head, digits) = stem
            .split_at_checked(stem.len() - tail)
            .unwrap_or((stem, ""));
        (
            s.len() - names::basename(s).len(),
            head.len(),
            digits.parse::<u64>().unwrap_or(0),
        )
    };
    let (folder_a, head_a, n_a) = key(a);
    let (folder_b, head_b, n_b) = key(b);
    let prefix = |s: &str, folder: usize, head: usize| {
        s.as_bytes()
            .get(..folder + head)
            .unwrap_or_default()
            .to_vec()
    };
    prefix(a, folder_a, head_a)
        .cmp(&prefix(b, folder_b, head_b))
        .then(n_a.cmp(&n_b))
        .then_with(|| a.cmp(b))
}

fn read_up_to(from: &mut impl Read, into: &mut [u8]) -> io::Result<usize> {
    let mut n = 0;
    while n < into.len() {
        match from.read(&mut into[n..]) {
            Ok(0) => break,
            Ok(read) => n += read,
            Err(e) if e.kind() == io::ErrorKind::Interrupted => {}
            Err(e) => return Err(e),
        }
    }
    Ok(n)
}

/// The last bytes of a source, at most `bytes` of them.
fn tail(from: &mut dyn Source, bytes: u64) -> io::Result<Vec<u8>> {
    let length = from.seek(SeekFrom::End(0))?;
    from.seek(SeekFrom::Start(length.saturating_sub(bytes)))?;
    let mut tail = Vec::new();
    from.take(bytes).read_to_end(&mut tail)?;
    Ok(tail)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbered_files_come_in_the_order_of_their_numbers() {
        let mut names = [
            "d/a_10.json",
            "d/a_2.json",
            "d/a.json",
            "c/z.json",
            "d/b_1.json",
        ];
        names.sort_by(|a, b| natural(a, b));
        assert_eq!(
            names,
            [
                "c/z.json",
                "d/a.json",
                "d/a_2.json",
                "d/a_10.json",
                "d/b_1.json"
            ]
        );
    }
}

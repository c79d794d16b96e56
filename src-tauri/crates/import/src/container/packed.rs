//! A zip as an archive. Only its table of contents is trusted to say where entries are; sizes are
//! counted while reading, since the declared ones may be anything.

use memchr::memmem;
use model::SkipReason;
use zip::ZipArchive;
use zip::result::ZipError;

use super::{Entry, Files, Place, Source, tail};
use crate::names::{Name, judge};
use crate::{ImportError, limits};

const END: &[u8] = b"PK\x05\x06";
const END64: &[u8] = b"PK\x06\x06";
/// Longest possible end of a zip: the record, its comment, and the zip64 records before it.
const END_BYTES: u64 = 22 + 65_535 + 76;

/// Whether bytes begin as a zip does, with an entry or with nothing but the end.
pub(super) fn is_zip(head: &[u8]) -> bool {
    head.starts_with(b"PK\x03\x04") || head.starts_with(END) || head.starts_with(b"PK\x07\x08")
}

/// Lists what is in a zip.
pub(super) fn open(mut source: Box<dyn Source>, label: String) -> Result<Files, ImportError> {
    let end = tail(&mut *source, END_BYTES).map_err(|e| ImportError::of(&e))?;
    let claimed = entries_claimed(&end).ok_or(ImportError::Cut)?;
    if claimed > limits::ENTRIES as u64 {
        return Err(ImportError::TooLarge);
    }
    let zip = ZipArchive::new(source).map_err(|e| match e {
        ZipError::Io(e) if e.raw_os_error().is_some() => ImportError::of(&e),
        _ => ImportError::Damaged,
    })?;
    let mut files = Files::empty(label);
    for index in 0..zip.len() {
        list(&zip, index, &mut files);
    }
    files.zips = vec![Some(zip)];
    match files.all_encrypted() {
        true => Err(ImportError::Encrypted),
        false => Ok(files),
    }
}

fn list(zip: &ZipArchive<Box<dyn Source>>, index: usize, files: &mut Files) {
    let Ok(entry) = zip.by_index_data(index) else {
        return;
    };
    // Zips made by hand often hold UTF-8 without saying so; CP437 is what is left.
    let name = match str::from_utf8(entry.name_raw()) {
        Ok(name) => name.to_owned(),
        Err(_) => entry
            .name()
            .map(|name| name.into_owned())
            .unwrap_or_default(),
    };
    if entry.is_dir() {
        return;
    }
    match judge(&name) {
        Name::Litter => {}
        Name::Unsafe(shown) => files.set_aside(shown, SkipReason::UnsafeName),
        Name::Good(path) if entry.is_symlink() => files.set_aside(path, SkipReason::UnsafeName),
        Name::Good(path) if entry.encrypted() => files.set_aside(path, SkipReason::Encrypted),
        Name::Good(path) => files.entries.push(Entry {
            part: 0,
            at: Place::Zip(index),
            path,
            size: entry.size(),
            packed: entry.compressed_size(),
        }),
    }
}

/// How many entries the end of the zip speaks of; `None` where there is no whole end.
fn entries_claimed(end: &[u8]) -> Option<u64> {
    let at = memmem::rfind(end, END)?;
    let record = end.get(at..at + 22)?;
    let few = u16::from_le_bytes([record[10], record[11]]);
    if few < u16::MAX {
        return Some(u64::from(few));
    }
    let many = memmem::rfind(&end[..at], END64).and_then(|at| end.get(at + 32..at + 40));
    let bytes = many.and_then(|b| <[u8; 8]>::try_from(b).ok());
    Some(bytes.map_or(u64::from(few), u64::from_le_bytes))
}

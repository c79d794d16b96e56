//! Zips whose bytes depend on their content only: fixed order, fixed time, no extra fields.

use std::io::{Cursor, Read as _, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

/// The smallest picture a viewer accepts: one grey pixel, no metadata.
pub const PIXEL: &[u8] = include_bytes!("script/pixel.jpg");

/// Files of an archive: path inside it, content.
pub type Files = Vec<(String, Vec<u8>)>;

/// Packs `files` in the order given.
pub fn pack(files: &Files) -> Vec<u8> {
    let time = DateTime::from_date_and_time(2026, 1, 5, 9, 12, 0).expect("a valid date");
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(9))
        .last_modified_time(time)
        .unix_permissions(0o644);
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, content) in files {
        writer
            .start_file(path.as_str(), options)
            .expect("paths are short and distinct");
        writer
            .write_all(content)
            .expect("writing to memory cannot fail");
    }
    writer
        .finish()
        .expect("writing to memory cannot fail")
        .into_inner()
}

/// The files of a zip; `None` if it is not a readable one.
///
/// Two packings are compared by this and not by their bytes: deflate may choose another, equally
/// valid form with another version of the library or on another processor.
pub fn unpack(zip: &[u8]) -> Option<Files> {
    let mut archive = ZipArchive::new(Cursor::new(zip)).ok()?;
    let mut files = Files::new();
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).ok()?;
        let mut content = Vec::new();
        entry.read_to_end(&mut content).ok()?;
        files.push((entry.name().ok()?.into_owned(), content));
    }
    Some(files)
}

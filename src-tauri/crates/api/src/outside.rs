//! Files that the person asked for, outside the data folder.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::types::WrittenFile;
use crate::{Fault, FaultCode};

/// Nothing was written: the person closed the dialog.
pub(crate) fn closed_dialog() -> WrittenFile {
    WrittenFile {
        name: None,
        bytes: 0.0,
    }
}

/// What was written.
pub(crate) fn written(path: &Path) -> WrittenFile {
    WrittenFile {
        name: Some(name(path)),
        bytes: fs::metadata(path).map_or(0.0, |meta| meta.len() as f64),
    }
}

/// File name without its folder.
pub(crate) fn name(path: &Path) -> String {
    let name = path.file_name().unwrap_or(path.as_os_str());
    name.to_string_lossy().into_owned()
}

/// Fault of a file outside, with its name.
pub(crate) fn fault(error: &io::Error, path: &Path) -> Fault {
    let code = match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => FaultCode::DiskFull,
        io::ErrorKind::NotFound => FaultCode::NotFound,
        io::ErrorKind::AlreadyExists => FaultCode::AlreadyThere,
        _ => FaultCode::Unreadable,
    };
    Fault::at(code, name(path))
}

/// A file that is written beside its place and put there whole, or not at all. Readable by its
/// owner alone.
pub(crate) struct WholeFile {
    file: File,
    part: PathBuf,
    path: PathBuf,
    kept: bool,
}

impl WholeFile {
    pub fn create(path: &Path) -> Result<WholeFile, Fault> {
        let mut part = path.as_os_str().to_owned();
        part.push(".part");
        let part = PathBuf::from(part);
        let file = private().open(&part).map_err(|error| fault(&error, path))?;
        Ok(WholeFile {
            file,
            part,
            path: path.to_path_buf(),
            kept: false,
        })
    }

    /// Synced and in its place. A file that was there before is replaced: the dialog has asked.
    pub fn keep(mut self) -> Result<(), Fault> {
        let done = self
            .file
            .sync_all()
            .and_then(|()| fs::rename(&self.part, &self.path));
        done.map_err(|error| fault(&error, &self.path))?;
        self.kept = true;
        Ok(())
    }
}

/// Writes a text into a file of the person's, whole or not at all.
///
/// # Errors
/// [`fault`] of the file.
pub fn write_text(path: &Path, text: &str) -> Result<WrittenFile, Fault> {
    let mut file = WholeFile::create(path)?;
    file.write_all(text.as_bytes())
        .map_err(|error| fault(&error, path))?;
    file.keep()?;
    Ok(written(path))
}

impl Write for WholeFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

impl Drop for WholeFile {
    fn drop(&mut self) {
        if !self.kept {
            let _ = fs::remove_file(&self.part); // Best effort: it is only half a file.
        }
    }
}

/// Writes a small file whole.
pub(crate) fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), Fault> {
    let mut file = WholeFile::create(path)?;
    file.write_all(bytes).map_err(|error| fault(&error, path))?;
    file.keep()
}

/// Options for a file that its owner alone may read.
pub(crate) fn private() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

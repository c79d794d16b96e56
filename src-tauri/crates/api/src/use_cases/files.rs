//! What lies on this computer: the list of files, backup and restore.

use std::fs::File;
use std::io::{BufReader, BufWriter};

use store::backup;

use super::start::{KEYS, enter, make_folder};
use super::vault::VAULT;
use crate::guard::Read;
use crate::types::{
    BackupPreview, Doubt, FileHere, FilesHere, Nothing, OpenBackup, SessionInfo, Work, WrittenFile,
};
use crate::work::Progress;
use crate::{App, Fault, FaultCode, outside, zone};

pub(crate) fn files_here(app: &App, _: Nothing) -> Result<FilesHere, Fault> {
    let files = store::files::list(app.folder())?;
    Ok(FilesHere {
        folder: app.folder().to_string_lossy().into_owned(),
        files: files
            .into_iter()
            .map(|file| FileHere {
                name: file.name,
                used_for: file.what.into(),
                bytes: file.bytes as f64,
            })
            .collect(),
    })
}

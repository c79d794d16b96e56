//! What the program was started with: archives to read, and where to keep data.

use std::ffi::OsString;
use std::path::PathBuf;

/// `rearview-desktop [--data FOLDER] [ARCHIVE...]`
#[derive(Default)]
pub(crate) struct Arguments {
    /// Folder for everything, instead of the system's place for it.
    pub data: Option<PathBuf>,
    /// Archives that wait to be read once a profile is open.
    pub archives: Vec<PathBuf>,
}

impl Arguments {
    /// Reads arguments. What is no option is an archive, as file managers give it.
    pub fn parse(given: impl Iterator<Item = OsString>) -> Arguments {
        let mut arguments = Arguments::default();
        let mut given = given.peekable();
        while let Some(argument) = given.next() {
            if argument == "--data" {
                arguments.data = given.next().map(PathBuf::from);
            } else {
                arguments.archives.push(PathBuf::from(argument));
            }
        }
        arguments
    }
}

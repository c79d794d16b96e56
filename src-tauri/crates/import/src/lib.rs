//! Archive to posts: what the platforms hand out to their users, read in place.
//!
//! Nothing is extracted to disk, nothing is held that can be streamed, and one bad row never
//! loses the rest. A new platform is one file in `platforms` and one word in [`IMPORTERS`].

mod archive;
mod container;
mod csv;
mod error;
mod json;
mod key;
mod limits;
mod mojibake;
mod names;
mod out;
mod platforms;
mod profile;
mod when;

use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::Arc;

use model::{Owner, Platform, Post, Skipped};

pub use archive::{Archive, read, recognise};
pub use container::Files;
pub use error::ImportError;
pub use out::Out;
pub use platforms::IMPORTERS;
pub use platforms::lines::to_line;

/// Something a person hands in.
pub enum Input {
    /// A file or a folder.
    Path(PathBuf),
    /// A file that is in memory already.
    Bytes {
        /// Its name, for labels.
        name: String,
        /// What it holds.
        bytes: Arc<[u8]>,
    },
    /// Text from the clipboard.
    Text {
        /// What to call it.
        name: String,
        /// What it says.
        text: String,
    },
}

/// What a reader may need to know beyond the archive.
#[derive(Clone, Default)]
pub struct Options {
    /// The name the person goes by in chats, where the archive does not say whose it is.
    pub me: Option<String>,
}

/// An input that cannot be read, and why.
pub struct Refused {
    /// Name of the file or folder, never its path.
    pub label: String,
    /// Why.
    pub error: ImportError,
}

/// Where posts go. `ControlFlow::Break` stops the import, which then ends as `Cancelled`.
pub trait Sink {
    /// Takes a post.
    fn post(&mut self, post: Post) -> ControlFlow<()>;
    /// Hears of something that was set aside.
    fn skipped(&mut self, skipped: Skipped);
    /// Hears how many bytes have been read so far, in all; at least every 256 KiB.
    fn progress(&mut self, bytes: u64) -> ControlFlow<()>;
}

/// What recognising an input found out about it.
#[derive(Default)]
pub struct Recognised {
    /// Whose it is, where this part of the export says so.
    pub owner: Option<Owner>,
    /// The same for all parts of one request, where there is a way to tell.
    pub request: Option<String>,
    /// Bytes that will be read.
    pub bytes: u64,
    /// Parts the export itself says it has and that are not here.
    pub missing: Vec<String>,
    /// Never joined with another input.
    pub alone: bool,
    /// Whether any file may hold the person's own text; a part of an export need not.
    pub text: bool,
}

/// A platform's way of handing out posts.
pub struct Importer {
    /// Whose export it reads.
    pub platform: Platform,
    /// Whether these files are such an export. Cheap, and by content.
    pub recognise: fn(&mut Files) -> Result<Option<Recognised>, ImportError>,
    /// Streams the posts.
    pub read: fn(&mut Files, Option<&Owner>, &Options, &Out<'_>) -> Result<(), ImportError>,
}

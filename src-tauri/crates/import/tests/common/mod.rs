//! What the tests of this crate share: the corpus, a sink that keeps everything, zips on the spot.
// Each test uses its own part of it, and clippy does not see that it is only for tests.
#![allow(dead_code, clippy::unwrap_used)]

use std::io::Write;
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::Arc;

use import::{Archive, ImportError, Input, Options, Sink};
use model::{Post, Skipped};

/// A file or folder of the corpus.
pub fn corpus(path: &str) -> PathBuf {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    root.join("../../../tests/corpus/archives").join(path)
}

/// Keeps what it gets.
#[derive(Default)]
pub struct Kept {
    pub posts: Vec<Post>,
    pub skipped: Vec<Skipped>,
    pub bytes: u64,
    /// Stops after so many posts.
    pub stop_after: Option<usize>,
}

impl Sink for Kept {
    fn post(&mut self, post: Post) -> ControlFlow<()> {
        self.posts.push(post);
        match self.stop_after {
            Some(n) if self.posts.len() >= n => ControlFlow::Break(()),
            _ => ControlFlow::Continue(()),
        }
    }

    fn skipped(&mut self, skipped: Skipped) {
        self.skipped.push(skipped);
        assert!(
            self.skipped.len() < 1_000_000,
            "no end of what is set aside"
        );
    }

    fn progress(&mut self, bytes: u64) -> ControlFlow<()> {
        assert!(bytes >= self.bytes, "progress only grows");
        self.bytes = bytes;
        ControlFlow::Continue(())
    }
}

impl Kept {
    pub fn texts(&self) -> Vec<&str> {
        self.posts.iter().map(|post| post.text.as_str()).collect()
    }

    pub fn places(&self) -> Vec<String> {
        self.skipped
            .iter()
            .map(|s| format!("{} {}", s.place, s.why))
            .collect()
    }
}

pub fn read(archive: &mut Archive) -> (Kept, Result<(), ImportError>) {
    let mut kept = Kept::default();
    let result = import::read(archive, &Options::default(), &mut kept);
    (kept, result)
}

/// The only archive of some inputs, or why it is refused.
pub fn only(inputs: Vec<Input>) -> Result<Archive, ImportError> {
    let mut results = import::recognise(inputs);
    assert_eq!(results.len(), 1);
    results.remove(0).map_err(|refused| refused.error)
}

/// Everything in some inputs that form one archive.
pub fn all(inputs: Vec<Input>) -> Kept {
    let mut archive = only(inputs).unwrap_or_else(|e| panic!("refused: {e}"));
    let (kept, result) = read(&mut archive);
    result.unwrap_or_else(|e| panic!("stopped: {e}"));
    kept
}

pub fn bytes(name: &str, bytes: impl Into<Vec<u8>>) -> Input {
    let bytes: Vec<u8> = bytes.into();
    Input::Bytes {
        name: name.to_owned(),
        bytes: Arc::from(bytes),
    }
}

pub fn zipped(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    for (name, bytes) in files {
        zip.start_file(*name, options).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// Folders and zips of the corpus and the file that says what is in them.
pub const ARCHIVES: &[(&[&str], &str)] = &[
    (&["x/modern"], "x/modern"),
    (
        &["x/zips/twitter-2025-01-22-0123456789abcdef.zip"],
        "x/modern",
    ),
    (&["x/grailbird-2015"], "x/grailbird-2015"),
    (&["facebook/json-2025"], "facebook/json-2025"),
    (&["facebook/json-2021"], "facebook/json-2021"),
    (
        &[
            "facebook/zips/facebook-danareyesdrives-27.08.2025-AbCdEf12.zip",
            "facebook/zips/facebook-danareyesdrives-27.08.2025-GhIjKl34.zip",
        ],
        "facebook/json-2025",
    ),
    (&["reddit/gdpr-2025"], "reddit/gdpr-2025"),
    (
        &["reddit/zips/export_dana_drives_20250108.zip"],
        "reddit/gdpr-2025",
    ),
];

pub fn inputs(paths: &[&str]) -> Vec<Input> {
    paths.iter().map(|path| Input::Path(corpus(path))).collect()
}

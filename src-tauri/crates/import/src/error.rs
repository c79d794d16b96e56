//! Why an archive cannot be read. Closed, and free of post text and of paths, so that any of it
//! may be logged; the words for the person live in the user interface.

/// Why an archive is refused, or why reading it stopped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ImportError {
    /// There is no such file or folder.
    #[error("no such file or folder")]
    NotFound,
    /// Neither an archive of a platform we know nor one of its files.
    #[error("not an archive of a known platform")]
    NotAnArchive,
    /// The zip asks for a password.
    #[error("the archive is encrypted")]
    Encrypted,
    /// The zip ends before its table of contents: a download that stopped.
    #[error("the archive is cut off")]
    Cut,
    /// The zip has a table of contents that makes no sense.
    #[error("the archive is damaged")]
    Damaged,
    /// An archive of a known platform without any file that holds the person's own text.
    #[error("the archive holds no posts")]
    NoPosts,
    /// More entries or more bytes than we read. What was read before it stays.
    #[error("the archive is larger than the limits")]
    TooLarge,
    /// The HTML version of an export: made to look at; the JSON version has to be asked for.
    #[error("the HTML version of an export")]
    HtmlExport,
    /// The operating system would not let us read it.
    #[error("the archive could not be read: {0}")]
    Unreadable(std::io::ErrorKind),
    /// The sink asked to stop.
    #[error("cancelled")]
    Cancelled,
}

impl ImportError {
    /// The error of a failed call to the operating system.
    pub(crate) fn of(error: &std::io::Error) -> ImportError {
        match error.kind() {
            std::io::ErrorKind::NotFound => ImportError::NotFound,
            kind => ImportError::Unreadable(kind),
        }
    }
}

//! JSON as exports write it: streamed, forgiving, one record at a time.

mod loose;
mod repair;
mod resync;
mod scan;
mod split;

use serde::Deserialize;

pub(crate) use loose::{Int, Many, Maybe, Num, Text, Word};
pub(crate) use repair::repair;
pub(crate) use split::Rule;
use split::{Splitter, Step};

use crate::{Files, ImportError, Out};
use model::SkipReason;

/// What became of a piece.
pub(crate) enum Row {
    /// It was used, or it holds nothing to use.
    Done,
    /// It cannot be parsed.
    Broken,
    /// It parses, and has none of the fields a post needs.
    NotAPost,
}

/// A piece and where it stood.
pub(crate) struct Piece<'a> {
    /// Path of the value: `.name` for a member, `[]` for an element.
    pub path: &'a str,
    /// Number of the element in its file, counted from 1.
    pub row: u64,
    /// The value as JSON.
    pub bytes: &'a [u8],
    /// Found again behind a broken one: what stood around it may be missing.
    pub lost: bool,
}

/// Streams the pieces of a file to `each`, which must do nothing before it has parsed the piece:
/// a broken one is offered a second time, repaired.
pub(crate) fn pieces(
    files: &mut Files,
    id: usize,
    out: &Out<'_>,
    rules: fn(&str, u8) -> Rule,
    mut each: impl FnMut(Piece<'_>) -> Result<Row, ImportError>,
) -> Result<(), ImportError> {
    let file = files.entries()[id].path.clone();
    let reader = match files.read(id, out) {
        Ok(reader) => reader,
        Err(ImportError::Damaged) => {
            out.skip(file, SkipReason::Damaged);
            return Ok(());
        }
        Err(e) => return Err(e),
    };
    let mut stream = Splitter::new(reader, rules);
    loop {
        let step = match stream.next() {
            Ok(Some(step)) => step,
            Ok(None) => return Ok(()),
            Err(e) => {
                let why = out.fault(&e)?;
                out.skip(file, why);
                return Ok(());
            }
        };
        let row = stream.row();
        match step {
            Step::Piece(range) => {
                let whole = Piece {
                    path: stream.path(),
                    row,
                    bytes: stream.bytes(&range),
                    lost: stream.is_lost(),
                };
                match offer(whole, &mut each)? {
                    Row::Done => {}
                    Row::Broken => out.skip_row(&file, row, SkipReason::Broken),
                    Row::NotAPost => out.skip_row(&file, row, SkipReason::NotAPost),
                }
            }
            Step::Broken => out.skip_row(&file, row, SkipReason::Broken),
            Step::TooLarge => out.skip_row(&file, row, SkipReason::TooLarge),
            Step::Cut => out.skip_row(&file, row, SkipReason::Cut),
            Step::NotJson => out.skip(file.clone(), SkipReason::Broken),
        }
    }
}

fn offer(
    piece: Piece<'_>,
    each: &mut impl FnMut(Piece<'_>) -> Result<Row, ImportError>,
) -> Result<Row, ImportError> {
    let Piece {
        path,
        row,
        bytes,
        lost,
    } = piece;
    match each(Piece {
        path,
        row,
        bytes,
        lost,
    })? {
        Row::Broken => match repair(bytes) {
            Some(repaired) => {
                let bytes = repaired.as_bytes();
                each(Piece {
                    path,
                    row,
                    bytes,
                    lost,
                })
            }
            None => Ok(Row::Broken),
        },
        row => Ok(row),
    }
}

/// Parses a piece.
pub(crate) fn parse<'a, T: Deserialize<'a>>(bytes: &'a [u8]) -> Option<T> {
    serde_json::from_slice(bytes).ok()
}

/// Parses a small file, repaired where it must be.
pub(crate) fn parse_small<T: serde::de::DeserializeOwned>(bytes: &[u8]) -> Option<T> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    parse(bytes).or_else(|| parse(repair(bytes)?.as_bytes()))
}

/// What stands behind the first `=` of a JavaScript file, or the whole where there is none.
pub(crate) fn behind_assignment(bytes: &[u8]) -> &[u8] {
    let first = bytes
        .iter()
        .find(|b| !b.is_ascii_whitespace() && b.is_ascii());
    if matches!(first, Some(b'[' | b'{')) {
        return bytes;
    }
    memchr::memchr(b'=', bytes)
        .and_then(|at| bytes.get(at + 1..))
        .unwrap_or(bytes)
}

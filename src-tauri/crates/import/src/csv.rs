//! CSV as exports write it, one record at a time, with a bound on each.
//!
//! Of our own because a record may be hostile: a quote that never closes must cost one record,
//! not the rest of the file and not its size in memory.

use std::io::{self, Read};

use memchr::memchr;
use model::SkipReason;

use crate::json::Row as Outcome;
use crate::{Files, ImportError, Out, limits};

/// Position of a column, where the table has it.
pub(crate) type Column = Option<usize>;

/// The columns of a table, by name.
pub(crate) struct Table {
    names: Vec<String>,
}

impl Table {
    /// The column of the first of these names that the table has.
    pub(crate) fn column(&self, names: &[&str]) -> Column {
        names
            .iter()
            .find_map(|name| self.names.iter().position(|column| column == name))
    }
}

/// The fields of a record, quotes and doubled quotes undone.
pub(crate) struct Record(Vec<String>);

impl Record {
    /// A field, where the record has it and it holds anything.
    pub(crate) fn get(&self, column: Column) -> Option<&str> {
        self.0
            .get(column?)
            .map(String::as_str)
            .filter(|field| !field.is_empty())
    }
}

/// Streams the records of a file behind its header.
pub(crate) fn rows(
    files: &mut Files,
    id: usize,
    out: &Out<'_>,
    mut each: impl FnMut(&Table, &Record) -> Result<Outcome, ImportError>,
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
    let mut stream = Stream::new(reader);
    let mut table: Option<Table> = None;
    let mut row = 0;
    loop {
        let next = match stream.next(table.as_ref().map(|t| t.names.len())) {
            Ok(next) => next,
            Err(e) => {
                let why = out.fault(&e)?;
                out.skip(file, why);
                return Ok(());
            }
        };
        let why = match next {
            Next::End => return Ok(()),
            Next::Record(fields) => match &table {
                None => {
                    table = Some(Table {
                        names: fields.iter().map(|f| header(f)).collect(),
                    });
                    continue;
                }
                Some(table) => {
                    row += 1;
                    match each(table, &Record(fields))? {
                        Outcome::Done => continue,
                        Outcome::Broken => SkipReason::Broken,
                        Outcome::NotAPost => SkipReason::NotAPost,
                    }
                }
            },
            Next::Skip(why) => {
                row += 1;
                why
            }
        };
        out.skip_row(&file, row, why);
    }
}

/// The header of a file, in lower case.
pub(crate) fn head(bytes: &[u8]) -> Vec<String> {
    let mut stream = Stream::new(bytes);
    match stream.next(None) {
        Ok(Next::Record(fields)) => fields.iter().map(|f| header(f)).collect(),
        _ => Vec::new(),
    }
}

fn header(name: &str) -> String {
    name.trim_matches(['\u{feff}', ' ', '\t']).to_lowercase()
}

enum Next {
    Record(Vec<String>),
    Skip(SkipReason),
    End,
}

/// How a record ends.
enum End {
    /// Behind this many bytes.
    At(usize),
    /// Inside of a quote that is closed where no quote may close.
    Suspicious,
    /// Not within the bytes at hand.
    Open,
}

const CHUNK: usize = 128 << 10;
/// Lines tried as the next record behind a broken one, and how much of each is looked at.
const TRIES: usize = 200;

struct Stream<R> {
    from: R,
    buf: Vec<u8>,
    at: usize,
    ended: bool,
    begun: bool,
}

impl<R: Read> Stream<R> {
    fn new(from: R) -> Stream<R> {
        Stream {
            from,
            buf: Vec::new(),
            at: 0,
            ended: false,
            begun: false,
        }
    }

    /// The next record. `columns` of the header tell a whole record from a broken one.
    fn next(&mut self, columns: Option<usize>) -> io::Result<Next> {
        if !self.begun {
            self.begun = true;
            self.fill()?;
            if self.buf.starts_with(b"\xef\xbb\xbf") {
                self.at = 3;
            }
        }
        loop {
            // Empty lines between records.
            while matches!(self.buf.get(self.at), Some(b'\n' | b'\r')) {
                self.at += 1;
            }
            if self.at < self.buf.len() {
                break;
            }
            if !self.fill()? {
                return Ok(Next::End);
            }
        }
        loop {
            match end(&self.buf[self.at..], self.ended) {
                End::At(length) => {
                    let fields = fields(&self.buf[self.at..self.at + length]);
                    self.at += length;
                    return Ok(match columns {
                        // More fields than the header names, or half of them, are two records
                        // in one or one in two.
                        Some(n) if fields.len() > n || fields.len() * 2 < n => {
                            Next::Skip(SkipReason::Broken)
                        }
                        _ => Next::Record(fields),
                    });
                }
                End::Suspicious => {
                    self.next_line(columns)?;
                    return Ok(Next::Skip(SkipReason::Broken));
                }
                End::Open if self.ended => {
                    let lines = self.next_line(columns)?;
                    return Ok(Next::Skip(if lines {
                        SkipReason::Broken
                    } else {
                        SkipReason::Cut
                    }));
                }
                End::Open if self.buf.len() - self.at > limits::POST_BYTES => {
                    self.next_line(columns)?;
                    return Ok(Next::Skip(SkipReason::TooLarge));
                }
                End::Open => {
                    self.fill()?;
                }
            }
        }
    }

    /// Gives a record up and goes to the next line that is a whole record by itself. False where
    /// there is none.
    fn next_line(&mut self, columns: Option<usize>) -> io::Result<bool> {
        let mut tried = 0;
        loop {
            let Some(n) = memchr(b'\n', &self.buf[self.at..]) else {
                self.at = self.buf.len();
                if !self.fill()? {
                    return Ok(false);
                }
                continue;
            };
            self.at += n + 1;
            tried += 1;
            if tried > TRIES {
                return Ok(true);
            }
            if self.buf.len() - self.at < CHUNK {
                self.fill()?;
            }
            let window = &self.buf[self.at..self.buf.len().min(self.at + CHUNK)];
            if let End::At(length) = end(window, self.ended)
                && columns.is_none_or(|n| fields(&window[..length]).len() == n)
            {
                return Ok(true);
            }
        }
    }

    fn fill(&mut self) -> io::Result<bool> {
        if self.ended {
            return Ok(false);
        }
        self.buf.drain(..self.at);
        self.at = 0;
        let filled = self.buf.len();
        self.buf.resize(filled + CHUNK, 0);
        let read = loop {
            match self.from.read(&mut self.buf[filled..]) {
                Err(e) if e.kind() == io::ErrorKind::Interrupted => {}
                read => break read,
            }
        };
        let n = *read.as_ref().unwrap_or(&0);
        self.buf.truncate(filled + n);
        self.ended = n == 0;
        read.map(|n| n > 0)
    }
}

fn end(bytes: &[u8], last: bool) -> End {
    let mut i = 0;
    let mut field_start = true;
    while i < bytes.len() {
        match bytes[i] {
            b'"' if field_start => {
                // To the quote that closes the field.
                i += 1;
                loop {
                    match memchr(b'"', bytes.get(i..).unwrap_or_default()) {
                        None => return End::Open,
                        Some(n) => i += n + 1,
                    }
                    match bytes.get(i) {
                        Some(b'"') => i += 1,
                        Some(b',' | b'\n' | b'\r') => break,
                        None if last => break,
                        None => return End::Open,
                        Some(_) => return End::Suspicious,
                    }
                }
                field_start = false;
            }
            b',' => {
                field_start = true;
                i += 1;
            }
            b'\n' => return End::At(i + 1),
            _ => {
                field_start = false;
                i += 1;
            }
        }
    }
    if last { End::At(i) } else { End::Open }
}

fn fields(record: &[u8]) -> Vec<String> {
    let record = record.strip_suffix(b"\n").unwrap_or(record);
    let record = record.strip_suffix(b"\r").unwrap_or(record);
    let mut fields = Vec::new();
    let mut rest = Some(record);
    while let Some(bytes) = rest {
        let (field, next) = match bytes.first() {
            Some(b'"') => quoted(&bytes[1..]),
            _ => match memchr(b',', bytes) {
                Some(n) => (bytes[..n].to_vec(), Some(&bytes[n + 1..])),
                None => (bytes.to_vec(), None),
            },
        };
        fields.push(match String::from_utf8(field) {
            Ok(field) => field,
            Err(e) => String::from_utf8_lossy(e.as_bytes()).into_owned(),
        });
        rest = next;
    }
    fields
}

fn quoted(bytes: &[u8]) -> (Vec<u8>, Option<&[u8]>) {
    let mut field = Vec::new();
    let mut rest = bytes;
    while let Some(n) = memchr(b'"', rest) {
        field.extend_from_slice(&rest[..n]);
        let behind = &rest[n + 1..];
        match behind.first() {
            Some(b'"') => {
                field.push(b'"');
                rest = &behind[1..];
            }
            Some(b',') => return (field, Some(&behind[1..])),
            _ => return (field, None),
        }
    }
    field.extend_from_slice(rest);
    (field, None)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Records as `a|b`, skipped ones as `!why`.
    fn check(text: &str, expected: &[&str]) {
        let mut stream = Stream::new(text.as_bytes());
        let mut columns = None;
        let mut found = Vec::new();
        loop {
            match stream.next(columns).unwrap() {
                Next::End => break,
                Next::Record(fields) => {
                    columns.get_or_insert(fields.len());
                    found.push(fields.join("|"));
                }
                Next::Skip(why) => found.push(format!("!{why}")),
            }
        }
        assert_eq!(found, expected, "{text:?}");
    }

    #[test]
    fn records_are_read() {
        check(
            "\u{feff}a,b\n1,\"x, \"\"y\"\"\nz\"\r\n\n2,\n",
            &["a|b", "1|x, \"y\"\nz", "2|"],
        );
        check(
            "a,b\n1,it's 5\" wide\n2,é",
            &["a|b", "1|it's 5\" wide", "2|é"],
        );
        check("", &[]);
        check("a,b", &["a|b"]);
    }

    #[test]
    fn a_broken_record_costs_itself() {
        check(
            "a,b\n1,\"open\n2,\"fine\"\n3,x\n",
            &["a|b", "!broken", "2|fine", "3|x"],
        );
        check(
            "a,b\n1,\"open\n2,fine\n3,x\n",
            &["a|b", "!broken", "2|fine", "3|x"],
        );
        check("a,b\n1,x\n2,\"cut off in the", &["a|b", "1|x", "!cut"]);
        check("a,b\n1,x,y\n2,z\n", &["a|b", "!broken", "2|z"]);
        let large = format!(
            "a,b\n1,\"{}\"\n2,x\n",
            "y".repeat(limits::POST_BYTES + CHUNK)
        );
        check(&large, &["a|b", "!too_large", "2|x"]);
    }
}

//! Splits JSON into the pieces a reader wants, as bytes, while it streams by.
//!
//! A table of an export may have gigabytes; a post has kilobytes. Only the piece at hand is in
//! memory. Brackets and strings are followed here, everything else is left to the typed parse of
//! the piece, so that one broken post does not lose the rest.

use std::io::{self, Read};
use std::ops::Range;

use super::scan::{Scan, Stand};
use crate::limits;

/// What to do with a value.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Rule {
    /// Look at its members or elements, each with a path of its own.
    Enter,
    /// Hand it out.
    Take,
    /// Walk over it.
    Pass,
}

/// What comes next in the stream.
pub(crate) enum Step {
    /// A value: its path is [`Splitter::path`], its bytes are in [`Splitter::bytes`].
    Piece(Range<usize>),
    /// A value that is not well-formed.
    Broken,
    /// A value larger than a post may be.
    TooLarge,
    /// The stream ends inside a value; the last step there is.
    Cut,
    /// The stream is no JSON at all; the last step there is.
    NotJson,
}

const CHUNK: usize = 128 << 10;

/// One opened list or object.
pub(super) struct Level {
    pub(super) list: bool,
    /// Length of the path without what this level adds.
    pub(super) path: usize,
    /// Rule for the elements of a list, which all have one path.
    pub(super) rule: [Option<Rule>; 2],
    /// `"key"`, quotes included, with which the elements of this list begin.
    pub(super) mark: Option<Vec<u8>>,
}

/// The stream.
pub(crate) struct Splitter<R> {
    pub(super) from: R,
    pub(super) rules: fn(&str, u8) -> Rule,
    pub(super) buf: Vec<u8>,
    /// Bytes of `buf` that are filled.
    pub(super) len: usize,
    /// Next byte to look at.
    pub(super) at: usize,
    /// First byte that must stay in `buf`.
    pub(super) keep: usize,
    pub(super) ended: bool,
    pub(super) state: State,
    pub(super) stack: Vec<Level>,
    pub(super) path: String,
    pub(super) rows: u64,
    /// After a broken value only the mark of its list tells where the next one begins.
    pub(super) lost: bool,
    /// Bytes followed in vain, so that a file made of broken beginnings cannot hold us up.
    pub(super) wasted: usize,
}

#[derive(PartialEq, Eq)]
pub(super) enum State {
    Fresh,
    Inside,
    Done,
}

impl<R: Read> Splitter<R> {
    /// `rules` is asked with the path of each value and its first byte. The path of the whole is
    /// empty, a member adds `.name`, an element adds `[]`.
    pub(crate) fn new(from: R, rules: fn(&str, u8) -> Rule) -> Splitter<R> {
        Splitter {
            from,
            rules,
            buf: vec![0; CHUNK],
            len: 0,
            at: 0,
            keep: 0,
            ended: false,
            state: State::Fresh,
            stack: Vec::new(),
            path: String::new(),
            rows: 0,
            lost: false,
            wasted: 0,
        }
    }

    /// Path of the piece that was handed out last.
    pub(crate) fn path(&self) -> &str {
        &self.path
    }

    /// Number of the element that was handed out last, counted from 1 over the file.
    pub(crate) fn row(&self) -> u64 {
        self.rows
    }

    /// Whether the piece was found again behind a broken one, so that what stood around it (the
    /// conversation of a message) may be missing.
    pub(crate) fn is_lost(&self) -> bool {
        self.lost
    }

    /// Bytes of a piece.
    pub(crate) fn bytes(&self, piece: &Range<usize>) -> &[u8] {
        &self.buf[piece.clone()]
    }

    /// The next step; `None` at the end.
    pub(crate) fn next(&mut self) -> io::Result<Option<Step>> {
        if self.state == State::Fresh {
            self.state = State::Inside;
            if let Some(step) = self.begin()? {
                return Ok(Some(step));
            }
        }
        while self.state == State::Inside {
            self.keep = self.at;
            let Some(level) = self.stack.last() else {
                self.state = State::Done;
                break;
            };
            self.path.truncate(level.path);
            let step = match (self.lost, level.list) {
                (true, _) => self.found_again()?,
                (false, true) => self.element()?,
                (false, false) => self.member()?,
            };
            if step.is_some() {
                return Ok(step);
            }
        }
        Ok(None)
    }

    /// Skips a byte order mark and an assignment, and takes the first value.
    fn begin(&mut self) -> io::Result<Option<Step>> {
        while self.len < 4096 && self.fill()? {}
        if self.buf[..self.len].starts_with(b"\xef\xbb\xbf") {
            self.at = 3;
        }
        let head = &self.buf[self.at..self.len];
        let first = head
            .iter()
            .position(|b| !b.is_ascii_whitespace())
            .unwrap_or(0);
        if !matches!(head.get(first), Some(b'[' | b'{')) {
            let assigned = memchr::memchr(b'=', head);
            let value = assigned.and_then(|at| {
                let found = memchr::memchr2(b'[', b'{', &head[at..]);
                found.map(|open| at + open)
            });
            match value {
                Some(value) => self.at += value,
                None => {
                    self.state = State::Done;
                    return Ok(Some(Step::NotJson));
                }
            }
        } else {
            self.at += first;
        }
        self.keep = self.at;
        let rule = (self.rules)("", self.buf[self.at]);
        self.value(rule, false)
    }

    fn element(&mut self) -> io::Result<Option<Step>> {
        match self.skip_to_value()? {
            None => Ok(self.cut()),
            Some(b']') => {
                self.leave();
                Ok(None)
            }
            // One bracket too many behind an element, with nothing around the list to close.
            Some(b'}') if self.stack.len() == 1 => {
                self.at += 1;
                Ok(None)
            }
            Some(first) => {
                self.path.push_str("[]");
                let which = usize::from(first == b'[');
                let known = self.stack.last().and_then(|level| level.rule[which]);
                let rule = known.unwrap_or_else(|| (self.rules)(&self.path, first));
                if let Some(level) = self.stack.last_mut() {
                    level.rule[which] = Some(rule);
                }
                self.value(rule, true)
            }
        }
    }

    fn member(&mut self) -> io::Result<Option<Step>> {
        match self.skip_to_value()? {
            None => return Ok(self.cut()),
            Some(b'}') => {
                self.leave();
                return Ok(None);
            }
            Some(b'"') => {}
            Some(_) => {
                self.state = State::Done;
                return Ok(Some(Step::Broken));
            }
        }
        let name = match self.scan()? {
            Stand::Whole(name) => name,
            Stand::Ended => return Ok(self.cut()),
            _ => {
                self.state = State::Done;
                return Ok(Some(Step::Broken));
            }
        };
        let name: String = serde_json::from_slice(&self.buf[name]).unwrap_or_default();
        self.path.push('.');
        self.path.push_str(&name);
        self.keep = self.at;
        match self.skip_to_value()? {
            None => Ok(self.cut()),
            Some(first) => {
                let rule = (self.rules)(&self.path, first);
                self.value(rule, false)
            }
        }
    }

    /// Deals with the value that begins at `at`.
    pub(super) fn value(&mut self, rule: Rule, row: bool) -> io::Result<Option<Step>> {
        let first = self.buf[self.at];
        let row = row && rule != Rule::Pass;
        if rule == Rule::Enter && matches!(first, b'[' | b'{') {
            if self.stack.len() >= limits::DEPTH as usize {
                self.state = State::Done;
                return Ok(Some(Step::Broken));
            }
            let path = self.path.len();
            let list = first == b'[';
            self.stack.push(Level {
                list,
                path,
                rule: [None; 2],
                mark: None,
            });
            self.at += 1;
            return Ok(None);
        }
        self.rows += u64::from(row);
        let keep = rule == Rule::Take;
        self.keep = self.at;
        match self.scan()? {
            Stand::Whole(piece) if keep => {
                self.remember_mark(&piece);
                Ok(Some(Step::Piece(piece)))
            }
            Stand::Whole(_) => Ok(None),
            Stand::Deep => Ok(keep.then_some(Step::Broken)),
            Stand::TooLarge if !keep => self.walk_over(),
            Stand::TooLarge => match self.find_mark() {
                // Broken rather than large: the next one begins inside of it.
                Some(_) => self.resync(Step::Broken),
                None => Ok(self.walk_over()?.or(Some(Step::TooLarge))),
            },
            Stand::Mismatch => self.resync(Step::Broken),
            Stand::Ended if self.find_mark().is_some() => self.resync(Step::Broken),
            Stand::Ended => Ok(self.cut()),
        }
    }

    /// Follows the value at `at` to its end, keeping it in memory up to the size of a post.
    fn scan(&mut self) -> io::Result<Stand> {
        let mut scan = Scan::default();
        self.keep = self.at;
        loop {
            match scan.go(&self.buf[self.at..self.len]) {
                Ok(Some(used)) => {
                    self.at += used;
                    return Ok(match scan.is_deep() {
                        true => Stand::Deep,
                        false if self.at - self.keep > limits::POST_BYTES => Stand::TooLarge,
                        false => Stand::Whole(self.keep..self.at),
                    });
                }
                Ok(None) => self.at = self.len,
                Err(()) => return Ok(Stand::Mismatch),
            }
            if self.len - self.keep > limits::POST_BYTES {
                return Ok(Stand::TooLarge);
            }
            if !self.fill()? {
                return Ok(match scan.at_end() {
                    true => Stand::Whole(self.keep..self.at),
                    false => Stand::Ended,
                });
            }
        }
    }

    /// Goes on to the end of a value too large to keep. `Some` where the stream ends before.
    fn walk_over(&mut self) -> io::Result<Option<Step>> {
        let mut scan = Scan::default();
        self.at = self.keep;
        loop {
            match scan.go(&self.buf[self.at..self.len]) {
                Ok(Some(used)) => {
                    self.at += used;
                    return Ok(None);
                }
                Ok(None) => self.at = self.len,
                Err(()) => return self.resync(Step::Broken),
            }
            self.keep = self.at;
            if !self.fill()? {
                return Ok(self.cut());
            }
        }
    }

    fn skip_to_value(&mut self) -> io::Result<Option<u8>> {
        loop {
            let rest = &self.buf[self.at..self.len];
            let between = |b: &u8| matches!(b, b' ' | b'\n' | b'\r' | b'\t' | b',' | b':');
            match rest.iter().position(|b| !between(b)) {
                Some(n) => {
                    self.at += n;
                    return Ok(Some(self.buf[self.at]));
                }
                None => self.at = self.len,
            }
            self.keep = self.at;
            if !self.fill()? {
                return Ok(None);
            }
        }
    }

    fn leave(&mut self) {
        self.at += 1;
        self.stack.pop();
    }

    fn cut(&mut self) -> Option<Step> {
        self.state = State::Done;
        Some(Step::Cut)
    }

    /// Reads more; false at the end of the stream.
    pub(super) fn fill(&mut self) -> io::Result<bool> {
        if self.ended {
            return Ok(false);
        }
        if self.keep > 0 {
            self.buf.copy_within(self.keep..self.len, 0);
            self.len -= self.keep;
            self.at -= self.keep;
            self.keep = 0;
        }
        if self.buf.len() - self.len < CHUNK {
            self.buf.resize(self.len + CHUNK, 0);
        }
        loop {
            match self.from.read(&mut self.buf[self.len..]) {
                Ok(0) => self.ended = true,
                Ok(n) => self.len += n,
                Err(e) if e.kind() == io::ErrorKind::Interrupted => continue,
                Err(e) => return Err(e),
            }
            return Ok(!self.ended);
        }
    }
}

//! Finding the next element behind a broken one: the elements of a list begin with the same key,
//! and that key in front of a value is hardly ever found inside of one.

use std::io::{self, Read};
use std::ops::Range;

use memchr::memmem;

use super::split::{Rule, Splitter, State, Step};

/// Bytes that may be followed in vain, so that a file made of broken beginnings cannot hold us up.
const WASTE: usize = 128 << 20;

impl<R: Read> Splitter<R> {
    /// Remembers how the elements of this list begin.
    pub(super) fn remember_mark(&mut self, piece: &Range<usize>) {
        let Some(level) = self.stack.last_mut().filter(|l| l.list && l.mark.is_none()) else {
            return;
        };
        let bytes = &self.buf[piece.clone()];
        let Some(open) = memchr::memchr(b'"', bytes) else {
            return;
        };
        let before = bytes.get(1..open).unwrap_or_default();
        if !bytes.starts_with(b"{") || before.iter().any(|b| !b.is_ascii_whitespace()) {
            return;
        }
        if let Some(length) = memchr::memchr(b'"', &bytes[open + 1..]) {
            level.mark = Some(bytes[open..open + length + 2].to_vec());
        }
    }

    /// Where the next element of the list seems to begin, after the first byte of this one.
    pub(super) fn find_mark(&self) -> Option<usize> {
        let mark = self.stack.last()?.mark.as_deref()?;
        let from = self.keep + 1;
        let bytes = self.buf.get(from..self.len)?;
        memmem::find_iter(bytes, mark).find_map(|at| {
            let before = bytes[..at].iter().rposition(|b| !b.is_ascii_whitespace())?;
            (bytes[before] == b'{').then_some(from + before)
        })
    }

    /// Gives the value up and looks for the next one by its mark.
    pub(super) fn resync(&mut self, step: Step) -> io::Result<Option<Step>> {
        // Where this is the first of its list, it is likely to begin as the others do.
        self.remember_mark(&(self.keep..self.len.min(self.keep + 4096)));
        self.wasted += self.len - self.keep;
        match self.stack.last() {
            Some(level) if level.mark.is_some() && self.wasted < WASTE => self.lost = true,
            _ => self.state = State::Done,
        }
        self.at = self.keep + 1;
        Ok(Some(step))
    }

    pub(super) fn found_again(&mut self) -> io::Result<Option<Step>> {
        loop {
            // One byte earlier: the value may begin right here.
            self.keep = self.at - 1;
            if let Some(at) = self.find_mark() {
                self.at = at;
                self.path.push_str("[]");
                return self.value(Rule::Take, true);
            }
            // What is left may hold the beginning of a mark.
            self.at = self.len.saturating_sub(4096).max(self.at);
            self.keep = self.at - 1;
            if !self.fill()? {
                self.state = State::Done;
                return Ok(None);
            }
        }
    }
}

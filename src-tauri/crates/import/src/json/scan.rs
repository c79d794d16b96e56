//! Finds where a JSON value ends, byte by byte and across chunks: strings, escapes and brackets,
//! nothing else.

use std::ops::Range;

use crate::limits;

/// How following a value ended.
pub(super) enum Stand {
    Whole(Range<usize>),
    /// Well-formed, and nested deeper than we read.
    Deep,
    TooLarge,
    /// A bracket closes what another kind of bracket opened.
    Mismatch,
    /// The stream ended first.
    Ended,
}

/// Where in a value we are.
#[derive(Default)]
pub(super) struct Scan {
    depth: u32,
    deepest: u32,
    /// One bit for each open bracket, 1 for `{`.
    kinds: u64,
    begun: bool,
    in_string: bool,
    escaped: bool,
    /// A number or a word outside of any bracket, which has no end of its own.
    bare: bool,
}

/// Bytes at which something happens outside of strings.
const STOPS: [bool; 256] = {
    let mut stops = [false; 256];
    let mut i = 0;
    while i < 6 {
        stops[b"\"{}[]\\"[i] as usize] = true;
        i += 1;
    }
    stops
};

impl Scan {
    /// Follows more bytes. `Some(n)`: the value ends after n of them.
    pub(super) fn go(&mut self, bytes: &[u8]) -> Result<Option<usize>, ()> {
        let mut i = 0;
        let fresh = !self.begun;
        if fresh {
            let Some(first) = bytes.first() else {
                return Ok(None);
            };
            // A bracket that closes nothing is no value.
            if matches!(first, b']' | b'}') {
                return Err(());
            }
            self.begun = true;
            self.bare = !matches!(first, b'"' | b'{' | b'[');
        }
        if self.bare {
            // The first byte belongs to the value whatever it is, so that there is always an end.
            let from = usize::from(fresh);
            let ends = |b: &u8| matches!(b, b',' | b']' | b'}' | b':') || b.is_ascii_whitespace();
            let rest = bytes.get(from..).unwrap_or_default();
            return Ok(rest.iter().position(ends).map(|n| n + from));
        }
        loop {
            if self.in_string {
                if self.escaped && i < bytes.len() {
                    self.escaped = false;
                    i += 1;
                }
                match memchr::memchr2(b'"', b'\\', bytes.get(i..).unwrap_or_default()) {
                    None => return Ok(None),
                    Some(n) if bytes[i + n] == b'\\' => {
                        self.escaped = true;
                        i += n + 1;
                        continue;
                    }
                    Some(n) => {
                        self.in_string = false;
                        i += n + 1;
                        if self.depth == 0 {
                            return Ok(Some(i));
                        }
                    }
                }
            }
            let rest = bytes.get(i..).unwrap_or_default();
            let Some(n) = rest.iter().position(|&b| STOPS[usize::from(b)]) else {
                return Ok(None);
            };
            i += n + 1;
            match rest[n] {
                b'"' => self.in_string = true,
                b'\\' => return Err(()),
                open @ (b'{' | b'[') => {
                    self.depth += 1;
                    self.deepest = self.deepest.max(self.depth);
                    if self.depth <= limits::DEPTH {
                        self.kinds = self.kinds << 1 | u64::from(open == b'{');
                    }
                }
                close => {
                    if self.depth <= limits::DEPTH {
                        if self.depth == 0 || (self.kinds & 1 == 1) != (close == b'}') {
                            return Err(());
                        }
                        self.kinds >>= 1;
                    }
                    self.depth -= 1;
                    if self.depth == 0 {
                        return Ok(Some(i));
                    }
                }
            }
        }
    }

    /// Whether it was nested deeper than we read.
    pub(super) fn is_deep(&self) -> bool {
        self.deepest > limits::DEPTH
    }

    /// Whether the end of the stream is the end of the value.
    pub(super) fn at_end(&self) -> bool {
        self.bare
    }
}

//! Steps that several detectors share: from a cue word to the code it announces, and from one
//! token to the whole code around it.

use crate::text::{Shape, Text, Token};
use crate::words::{self, Mask};

/// A list of `N` words, parted by single spaces, ordered by first letter when the program is built.
/// Nearly every question is answered by which lengths there are under a first letter.
pub(crate) struct WordSet<const N: usize> {
    list: &'static str,
    /// Bit `n` of number `first letter % 32`: a word of `n` letters (31: or more).
    lengths: [u32; 32],
    /// Where the words begin in the list: those under one number stand together.
    starts: [u16; N],
    /// Where in `starts` those of each number begin.
    groups: [u16; 33],
}

/// How many words a list has.
pub(crate) const fn count(list: &str) -> usize {
    let bytes = list.as_bytes();
    let (mut words, mut at) = (0, 0);
    while at < bytes.len() {
        words += begins(bytes, at) as usize;
        at += 1;
    }
    words
}

const fn begins(bytes: &[u8], at: usize) -> bool {
    bytes[at] != b' ' && (at == 0 || bytes[at - 1] == b' ')
}

impl<const N: usize> WordSet<N> {
    pub(crate) const fn new(list: &'static str) -> WordSet<N> {
        let bytes = list.as_bytes();
        let mut set = WordSet {
            list,
            lengths: [0; 32],
            starts: [0; N],
            groups: [0; 33],
        };
        let mut n = 0;
        let mut number = 0;
        while number < 32 {
            set.groups[number] = n as u16;
            let mut at = 0;
            while at < bytes.len() {
                if bytes[at] as usize % 32 == number && begins(bytes, at) {
                    let mut end = at;
                    while end < bytes.len() && bytes[end] != b' ' {
                        end += 1;
                    }
                    set.lengths[number] |= 1 << shorter(end - at);
                    set.starts[n] = at as u16;
                    n += 1;
                }
                at += 1;
            }
            number += 1;
        }
        set.groups[32] = n as u16;
        set
    }

    pub(crate) fn has(&self, word: &[u8]) -> bool {
        let Some(first) = word.first() else {
            return false;
        };
        let number = usize::from(*first) % 32;
        let lengths = self.lengths.get(number).copied().unwrap_or(0);
        lengths & 1 << shorter(word.len()) != 0 && self.look(number, word)
    }

    #[inline(never)]
    fn look(&self, number: usize, word: &[u8]) -> bool {
        let list = self.list.as_bytes();
        let group = |n: usize| self.groups.get(n).map_or(0, |at| usize::from(*at));
        let starts = self.starts.get(group(number)..group(number + 1));
        starts.unwrap_or(&[]).iter().any(|start| {
            let (start, end) = (usize::from(*start), usize::from(*start) + word.len());
            // The border first: it is cheaper than the word and rules out most.
            list.get(end).is_none_or(|c| *c == b' ') && list.get(start..end) == Some(word)
        })
    }
}

const fn shorter(length: usize) -> usize {
    if length < 31 { length } else { 31 }
}

/// Whether a word is one of a list: `among!(word, "one two three")`.
macro_rules! among {
    ($word:expr, $list:expr $(,)?) => {{
        const COUNT: usize = $crate::scan::count($list);
        static WORDS: $crate::scan::WordSet<COUNT> = $crate::scan::WordSet::new($list);
        WORDS.has($word)
    }};
}
pub(crate) use among;

/// Whether a sentence or a line ends between token `i` and the next.
pub(crate) fn stops(text: &Text, i: usize) -> bool {
    let gap = text.gap(i);
    gap.contains(&b'\n')
        || gap
            .windows(2)
            .any(|w| matches!(w, [b'.' | b'!' | b'?' | b';', b' ' | b'"']))
        || gap.len() > 6
}

/// The first token with a digit within `most` tokens after token `cue`, in the same sentence.
pub(crate) fn code_after(text: &Text, cue: usize, most: usize) -> Option<usize> {
    for step in 0..most {
        let i = cue + step;
        // "No." and "Nr." end no sentence.
        let abbreviation = text
            .token(i)
            .is_some_and(|t| matches!(text.word(t), b"no" | b"nr" | b"num" | b"acct" | b"reg"));
        if stops(text, i) && (!abbreviation || text.gap(i).contains(&b'\n')) {
            return None;
        }
        let next = text.token(i + 1)?;
        if next.is(words::DIGIT) {
            return Some(i + 1);
        }
        // A code may begin with letters: `SIN-0092284`, `ICX-20931-77`.
        let joined = matches!(text.gap(i + 1), b"-" | b"/" | b".");
        if joined && text.token(i + 2).is_some_and(|t| t.is(words::DIGIT)) {
            return Some(i + 2);
        }
    }
    None
}

/// First and last token of the code around token `i`, over the given single-byte joiners.
pub(crate) fn expand(text: &Text, i: usize, joiners: &[u8]) -> (usize, usize) {
    let joins = |gap: &[u8]| matches!(gap, [b] if joiners.contains(b));
    let (mut first, mut last) = (i, i);
    while first > 0 && joins(text.gap(first - 1)) {
        first -= 1;
    }
    while last + 1 < text.tokens.len() && joins(text.gap(last)) {
        last += 1;
    }
    (first, last)
}

/// Letters and digits of tokens `first..=last`, upper-cased, separators left out.
pub(crate) fn squeeze(text: &Text, first: usize, last: usize) -> Vec<u8> {
    text.tokens
        .get(first..=last)
        .unwrap_or(&[])
        .iter()
        .flat_map(|t| text.word(t).to_ascii_uppercase())
        .collect()
}

/// Start of the first and end of the last token.
pub(crate) fn span(text: &Text, first: usize, last: usize) -> Option<(usize, usize)> {
    Some((text.token(first)?.start, text.token(last)?.end))
}

/// Whether a token reads as part of a code: capitals, digits, or both; never a word.
pub(crate) fn codelike(t: &Token) -> bool {
    matches!(t.shape, Shape::Digits | Shape::Upper) || t.is(words::CODE)
}

/// Number of digits and of letters.
pub(crate) fn make_up(code: &[u8]) -> (usize, usize) {
    let digits = code.iter().filter(|c| c.is_ascii_digit()).count();
    (digits, code.len() - digits)
}

/// Indexes of all tokens in a class.
pub(crate) fn cues<'a>(text: &'a Text, mask: Mask) -> impl Iterator<Item = usize> + 'a {
    text.tokens
        .iter()
        .enumerate()
        .filter(move |(_, t)| t.is(mask))
        .map(|(i, _)| i)
}

//! Text as the detectors see it: folded to one byte per code point, cut into tokens, each token
//! looked up once. Every detector works on this, so the price of reading a post is paid once, and
//! an index into the folded text is already the code point index that findings use.

mod fold;

use std::borrow::Cow;

use crate::words::{self, Mask, VOCABULARY};

use fold::fold;
pub(crate) use fold::fold_char;

/// A letter or digit that has no ASCII form (Cyrillic, Han, ...).
pub(crate) const OTHER_LETTER: u8 = 0xFF;
/// Any other sign without an ASCII form (emoji, arrows, ...).
pub(crate) const OTHER_SIGN: u8 = 0xFE;
/// The degree sign, kept apart because coordinates need it.
pub(crate) const DEGREE: u8 = 0xF2;
/// Euro and pound: kept apart so that they are never a cash tag.
pub(crate) const MONEY: u8 = 0xF0;

/// A person or a baby (emoji): two or more together are a family.
pub(crate) const PEOPLE: u8 = 0xF5;
/// A pregnant person (emoji).
pub(crate) const PREGNANT: u8 = 0xF6;
/// A wheelchair, a white cane, a hearing aid (emoji).
pub(crate) const AID: u8 = 0xF7;
/// The first of 26 letters that flags are made of.
pub(crate) const FLAG: u8 = 0xC0;

/// How a token is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Shape {
    /// Only digits.
    Digits,
    /// Letters and digits.
    Mixed,
    /// `word`
    Lower,
    /// `Word`
    Title,
    /// `WORD`, also a single capital.
    Upper,
    /// `wOrd`, `WordWord`, or letters without case.
    Other,
}

/// A run of letters and digits.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Token {
    pub start: usize,
    pub end: usize,
    /// Classes of [`words`] the token belongs to.
    pub class: Mask,
    pub shape: Shape,
}

impl Token {
    pub(crate) fn is(&self, mask: Mask) -> bool {
        self.class & mask != 0
    }
    pub(crate) fn len(&self) -> usize {
        self.end - self.start
    }
    pub(crate) fn digits(&self) -> bool {
        self.shape == Shape::Digits
    }
    /// Starts with a capital letter.
    pub(crate) fn capital(&self) -> bool {
        matches!(self.shape, Shape::Title | Shape::Upper)
    }
}

/// One text, prepared.
pub struct Text<'t> {
    /// As it was written.
    pub(crate) source: &'t str,
    /// ASCII-folded, case kept.
    pub(crate) cased: Cow<'t, [u8]>,
    /// ASCII-folded and lower-cased.
    pub(crate) low: Vec<u8>,
    pub(crate) tokens: Vec<Token>,
    /// Every class and sign that occurs anywhere: what hints are compared with.
    pub(crate) seen: Mask,
    /// What it is written in, where somebody said so.
    pub(crate) language: Option<crate::Language>,
    /// Code point of each folded byte, only where the two differ (combining marks, zero-width).
    map: Option<Vec<u32>>,
}

impl<'t> Text<'t> {
    /// Reads a text once.
    pub fn new(source: &'t str) -> Text<'t> {
        let (cased, map) = fold(source);
        let low = cased.to_ascii_lowercase();
        let mut text = Text {
            source,
            cased,
            low,
            tokens: Vec::new(),
            seen: 0,
            language: None,
            map,
        };
        text.tokenise();
        text
    }

    /// The folded, lower-cased bytes of a token.
    pub(crate) fn word(&self, token: &Token) -> &[u8] {
        self.low.get(token.start..token.end).unwrap_or(&[])
    }

    /// The token at an index, `None` past the end.
    pub(crate) fn token(&self, i: usize) -> Option<&Token> {
        self.tokens.get(i)
    }

    /// Folded lower-case bytes between two offsets; empty if out of range.
    pub(crate) fn slice(&self, start: usize, end: usize) -> &[u8] {
        self.low.get(start..end).unwrap_or(&[])
    }

    /// What stands between token `i` and the next one.
    pub(crate) fn gap(&self, i: usize) -> &[u8] {
        match (self.tokens.get(i), self.tokens.get(i + 1)) {
            (Some(a), Some(b)) => self.slice(a.end, b.start),
            _ => b"\n\n",
        }
    }

    /// Whether token `i + 1` follows token `i` after one space and nothing else.
    pub(crate) fn spaced(&self, i: usize) -> bool {
        self.gap(i) == b" "
    }

    /// The byte at an offset, 0 past the end.
    pub(crate) fn byte(&self, at: usize) -> u8 {
        self.low.get(at).copied().unwrap_or(0)
    }

    /// The byte before an offset, 0 at the start.
    pub(crate) fn before(&self, at: usize) -> u8 {
        at.checked_sub(1).map_or(0, |i| self.byte(i))
    }

    /// Index of the first token that ends after `at`.
    pub(crate) fn token_at(&self, at: usize) -> usize {
        self.tokens.partition_point(|t| t.end <= at)
    }

    /// Whether one of `mask` stands within `n` tokens before token `i`.
    pub(crate) fn near_before(&self, i: usize, n: usize, mask: Mask) -> bool {
        let from = i.saturating_sub(n);
        self.tokens
            .get(from..i.min(self.tokens.len()))
            .is_some_and(|near| near.iter().any(|t| t.is(mask)))
    }

    /// Whether one of `mask` stands within `n` tokens after token `i`.
    pub(crate) fn near_after(&self, i: usize, n: usize, mask: Mask) -> bool {
        let to = (i + 1 + n).min(self.tokens.len());
        self.tokens
            .get((i + 1).min(to)..to)
            .is_some_and(|near| near.iter().any(|t| t.is(mask)))
    }

    /// Whether one of `mask` stands within `n` tokens on either side of token `i`.
    pub(crate) fn near(&self, i: usize, n: usize, mask: Mask) -> bool {
        self.near_before(i, n, mask) || self.near_after(i, n, mask)
    }

    /// How many tokens of the whole text are in `mask`, counted up to `most`.
    pub(crate) fn count(&self, mask: Mask, most: usize) -> usize {
        if self.seen & mask == 0 {
            return 0;
        }
        self.tokens.iter().filter(|t| t.is(mask)).take(most).count()
    }

    /// Whether `start..end` does not cut a word in two.
    pub(crate) fn whole(&self, start: usize, end: usize) -> bool {
        let cut = |at: usize| is_alnum(self.before(at)) && is_alnum(self.byte(at));
        start < end && end <= self.low.len() && !cut(start) && !cut(end)
    }

    /// Code points of a range of the folded text.
    pub(crate) fn points(&self, start: usize, end: usize) -> (u32, u32) {
        let plain = |i: usize| u32::try_from(i).unwrap_or(u32::MAX);
        match &self.map {
            None => (plain(start), plain(end)),
            Some(map) => {
                let at = |i: usize| map.get(i).copied().unwrap_or(0);
                // The marks that sit on the last letter belong to it.
                (at(start), at(end))
            }
        }
    }

    fn tokenise(&mut self) {
        self.tokens.reserve(self.low.len() / 5 + 4);
        let vocabulary = &*VOCABULARY;
        let mut i = 0;
        let n = self.low.len();
        while i < n {
            let c = self.byte(i);
            if LETTERS[usize::from(c)] == 0 {
                if c != b' ' {
                    self.seen |= sign(c);
                }
                i += 1;
                continue;
            }
            let start = i;
            let (mut sorts, mut upper) = (0, 0usize);
            while let Some(&c) = self.cased.get(i) {
                let sort = LETTERS[usize::from(c)];
                if sort == 0 {
                    break;
                }
                sorts |= sort;
                upper += usize::from(sort == UPPER);
                i += 1;
            }
            let (digits, lower) = (sorts & FIGURE != 0, sorts & LOWER != 0);
            let first_upper = self.cased.get(start).is_some_and(u8::is_ascii_uppercase);
            let shape = match sorts {
                FIGURE => Shape::Digits,
                _ if digits => Shape::Mixed,
                _ if sorts & OTHER != 0 => Shape::Other,
                UPPER => Shape::Upper,
                LOWER => Shape::Lower,
                _ if upper == 1 && first_upper => Shape::Title,
                _ => Shape::Other,
            };
            let mut class = if digits { words::DIGIT } else { 0 };
            if shape != Shape::Digits {
                class |= vocabulary.class(self.low.get(start..i).unwrap_or(&[]));
            }
            if shape == Shape::Mixed && upper > 0 && !lower {
                class |= words::CODE;
            }
            if upper > 0 && first_upper {
                class |= words::CAPITAL;
            }
            self.seen |= class;
            self.tokens.push(Token {
                start,
                end: i,
                class,
                shape,
            });
        }
    }
}

const FIGURE: u8 = 1;
const UPPER: u8 = 2;
const LOWER: u8 = 4;
const OTHER: u8 = 8;

/// What sort of letter or digit a folded byte is; 0 for a sign.
static LETTERS: [u8; 256] = {
    let mut sorts = [0; 256];
    let mut c = 0;
    while c < 128 {
        sorts[c] = match c as u8 {
            b'0'..=b'9' => FIGURE,
            b'A'..=b'Z' => UPPER,
            b'a'..=b'z' => LOWER,
            _ => 0,
        };
        c += 1;
    }
    sorts[OTHER_LETTER as usize] = OTHER;
    sorts
};

/// Letters and digits of the folded text.
pub(crate) fn is_alnum(c: u8) -> bool {
    c.is_ascii_alphanumeric() || c == OTHER_LETTER
}

/// The bit of a sign that detectors hint at.
fn sign(c: u8) -> Mask {
    match c {
        b'@' => words::AT_SIGN,
        b':' => words::COLON,
        b'.' => words::DOT,
        b'/' => words::SLASH,
        b'$' => words::DOLLAR,
        b'#' => words::HASH,
        b'_' => words::UNDERSCORE,
        PEOPLE | PREGNANT | AID | FLAG..=0xD9 => words::EMOJI_FACT,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_byte_stands_for_one_code_point() {
        for (input, folded) in [
            ("Café Ñandú, 3º", "cafe nandu, 3o"),
            ("don’t — “x”", "don't - \"x\""),
            ("４５ｋｍ", "45km"),
        ] {
            let text = Text::new(input);
            assert_eq!(text.low, folded.as_bytes(), "{input}");
            assert_eq!(text.points(1, 3), (1, 3));
        }
    }

    #[test]
    fn marks_and_zero_width_signs_keep_their_place() {
        // "e" + acute, then a zero-width space inside a word.
        let text = Text::new("mie\u{301}rcoles a\u{200b}b");
        assert_eq!(text.low, b"miercoles ab");
        assert_eq!(text.points(0, 9), (0, 10));
        assert_eq!(text.points(10, 12), (11, 14));
    }
}

//! A text cut into words, each looked up once: every dimension reads this, so that a post is folded
//! and searched a single time. One byte for a code point, so that a finding's span needs no map.

use std::ops::Range;

use crate::vocabulary::{self, Mask};

/// A letter that has no ASCII form.
const LETTER: u8 = 0xFF;
/// Any other sign that has none.
const SIGN: u8 = 0xFE;

/// A run of letters and digits.
#[derive(Clone, Copy)]
pub(crate) struct Word {
    pub start: usize,
    pub end: usize,
    /// What the word can mean.
    pub class: Mask,
    /// Which sentence it stands in.
    pub sentence: u32,
    /// Whether it stands in somebody else's words: quote marks, a `>` line, a passed-on post.
    pub quoted: bool,
    /// Starts with a capital letter.
    pub capital: bool,
    /// Ends in an accented vowel: in Spanish, the first person of a past ("llegué", "nací").
    pub accented: bool,
    /// Whether a comma, a dash, a bracket or an emoji stands before it.
    pub comma: bool,
}

/// The language that most of the small words belong to.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tongue {
    /// Or nothing that tells.
    English,
    Spanish,
    Portuguese,
}

/// A text as the dimensions read it.
pub(crate) struct Words {
    /// Folded to lower-case ASCII, one byte for a code point.
    low: Vec<u8>,
    pub list: Vec<Word>,
    /// Every class that occurs.
    pub seen: Mask,
    pub tongue: Tongue,
    /// How many more small words speak for the language than for the next one.
    pub margin: u32,
}

impl Words {
    pub(crate) fn new(text: &str) -> Words {
        let mut words = Words {
            low: Vec::with_capacity(text.len()),
            list: Vec::with_capacity(text.len() / 5),
            seen: 0,
            tongue: Tongue::English,
            margin: 0,
        };
        let mut caps = Vec::with_capacity(text.len());
        for c in text.chars() {
            words.low.push(fold(c));
            caps.push(u8::from(c.is_uppercase()) | u8::from("éíÉÍ".contains(c)) << 1);
        }
        words.cut(&caps);
        words.quote();
        words.guess();
        words
    }

    fn cut(&mut self, caps: &[u8]) {
        let letter = |b: u8| b.is_ascii_alphanumeric() || b == LETTER;
        let (mut at, mut sentence, mut comma) = (0, 0, false);
        while let Some(&byte) = self.low.get(at) {
            if !letter(byte) {
                let next = self.low.get(at + 1).copied().unwrap_or(b' ');
                let stop = matches!(byte, b'!' | b'?' | b'\n' | b';')
                    || byte == b'.' && !letter(next) && !self.abbreviated(at);
                sentence += u32::from(stop);
                comma |= matches!(byte, b',' | b'(' | b')' | b':' | SIGN)
                    || byte == b'-' && matches!(next, b' ' | b'-');
                at += 1;
                continue;
            }
            let rest = self.low.get(at..).unwrap_or(&[]);
            let end = at + rest.iter().take_while(|b| letter(**b)).count();
            let class = vocabulary::class(self.low.get(at..end).unwrap_or(&[]));
            self.seen |= class;
            self.list.push(Word {
                start: at,
                end,
                class,
                sentence,
                quoted: false,
                capital: caps.get(at).is_some_and(|c| c & 1 == 1),
                accented: caps.get(end - 1).is_some_and(|c| c & 2 == 2),
                comma,
            });
            comma = false;
            at = end;
        }
    }

    /// "St. Mary", "Mr. Lee", "J. Ortiz": a full stop that ends no sentence.
    fn abbreviated(&self, stop: usize) -> bool {
        let Some(last) = self.list.last().filter(|w| w.end == stop) else {
            return false;
        };
        let word = self.low.get(last.start..last.end).unwrap_or(&[]);
        matches!(
            word,
            b"st" | b"mr" | b"mrs" | b"dr" | b"ave" | b"av" | b"sr" | b"sra" | b"dra"
        )
    }

    /// Marks what stands in quote marks (two words or more), in `>` lines, and after `RT @`.
    fn quote(&mut self) {
        let mut regions: Vec<Range<usize>> = Vec::new();
        let (mut open, mut line) = (None, 0);
        for (at, byte) in self.low.iter().enumerate() {
            match byte {
                b'"' => match open.take() {
                    Some(start) => regions.push(start..at),
                    None => open = Some(at),
                },
                b'\n' => {
                    open = None;
                    if self.low.get(line) == Some(&b'>') {
                        regions.push(line..at);
                    }
                    line = at + 1;
                }
                _ => {}
            }
        }
        if self.low.get(line) == Some(&b'>') {
            regions.push(line..self.low.len());
        }
        if self.low.starts_with(b"rt @") {
            regions.push(0..self.low.len());
        }
        for region in regions {
            let inside = self.at(region.start, region.end);
            if inside.len() < 2 && self.low.get(region.start) == Some(&b'"') {
                continue;
            }
            for word in self.list.get_mut(inside).unwrap_or(&mut []) {
                word.quoted = true;
            }
        }
    }

    fn guess(&mut self) {
        let count = |mask| self.list.iter().filter(|w| w.class & mask != 0).count() as u32;
        let (en, es, pt) = (
            count(vocabulary::ENGLISH),
            count(vocabulary::SPANISH),
            count(vocabulary::PORTUGUESE),
        );
        (self.tongue, self.margin) = match () {
            () if es > en && es > pt => (Tongue::Spanish, es - en.max(pt)),
            () if pt > en && pt > es => (Tongue::Portuguese, pt - en.max(es)),
            () if es == pt && es > en => (Tongue::Spanish, 0),
            () => (Tongue::English, 0),
        };
    }

    /// Words that touch the code points `start..end`.
    pub(crate) fn at(&self, start: usize, end: usize) -> Range<usize> {
        let first = self.list.partition_point(|w| w.end <= start);
        let last = self.list.partition_point(|w| w.start < end);
        first..last.max(first)
    }

    /// The folded word, empty outside the text.
    pub(crate) fn word(&self, i: usize) -> &str {
        let word = self.list.get(i);
        word.map_or("", |w| self.text(w.start, w.end))
    }

    /// The word `n` before, empty before the text or across a sentence.
    pub(crate) fn back(&self, i: usize, n: usize) -> &str {
        match i.checked_sub(n) {
            Some(k) if self.same_sentence(k, i) => self.word(k),
            _ => "",
        }
    }

    /// The word `n` after, empty after the text or across a sentence.
    pub(crate) fn ahead(&self, i: usize, n: usize) -> &str {
        if self.same_sentence(i, i + n) {
            self.word(i + n)
        } else {
            ""
        }
    }

    fn same_sentence(&self, a: usize, b: usize) -> bool {
        let (a, b) = (self.list.get(a), self.list.get(b));
        a.is_some() && a.map(|w| w.sentence) == b.map(|w| w.sentence)
    }

    /// Words of the sentence that word `i` stands in.
    pub(crate) fn sentence(&self, i: usize) -> Range<usize> {
        let Some(word) = self.list.get(i) else {
            return i..i;
        };
        let first = self.list.partition_point(|w| w.sentence < word.sentence);
        first..self.list.partition_point(|w| w.sentence <= word.sentence)
    }

    /// Whether the sentence of word `i` ends in a question mark.
    pub(crate) fn asks(&self, i: usize) -> bool {
        let end = self
            .sentence(i)
            .end
            .checked_sub(1)
            .and_then(|k| self.list.get(k));
        let rest = end.and_then(|w| self.low.get(w.end..)).unwrap_or(&[]);
        let stop = rest.iter().find(|b| !matches!(b, b' ' | b'"' | b')'));
        stop == Some(&b'?')
    }

    /// Whether word `i` is in a class.
    pub(crate) fn is(&self, i: usize, class: Mask) -> bool {
        self.list.get(i).is_some_and(|w| w.class & class != 0)
    }

    /// Folded text between two code points; empty where signs without an ASCII form stand in it.
    pub(crate) fn text(&self, start: usize, end: usize) -> &str {
        let bytes = self.low.get(start..end).unwrap_or(&[]);
        std::str::from_utf8(bytes).unwrap_or("")
    }

    /// The folded byte at a code point, 0 outside.
    pub(crate) fn byte(&self, at: usize) -> u8 {
        self.low.get(at).copied().unwrap_or(0)
    }

    /// The whole folded text.
    pub(crate) fn bytes(&self) -> &[u8] {
        &self.low
    }
}

/// A text without case and accents, single spaces between words: what two spellings share.
pub(crate) fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        let byte = fold(c);
        if byte.is_ascii_alphanumeric() {
            out.push(char::from(byte));
        } else if byte == LETTER {
            out.extend(c.to_lowercase());
        } else if byte != b'\'' && !out.is_empty() && !out.ends_with(' ') {
            out.push(' ');
        }
    }
    out.truncate(out.trim_end().len());
    out
}

fn fold(c: char) -> u8 {
    if let Ok(byte) = u8::try_from(u32::from(c)).map(|b| b.to_ascii_lowercase())
        && byte < 0x80
    {
        return byte;
    }
    match c {
        'à'..='å' | 'À'..='Å' | 'ª' => b'a',
        'ç' | 'Ç' => b'c',
        'è'..='ë' | 'È'..='Ë' => b'e',
        'ì'..='ï' | 'Ì'..='Ï' => b'i',
        'ñ' | 'Ñ' => b'n',
        'ò'..='ö' | 'Ò'..='Ö' | 'ø' | 'º' => b'o',
        'ù'..='ü' | 'Ù'..='Ü' => b'u',
        '‘' | '’' => b'\'',
        '“' | '”' | '«' | '»' => b'"',
        '–' | '—' => b'-',
        '…' | '¿' | '¡' => b'?',
        c if c.is_alphanumeric() => LETTER,
        _ => SIGN,
    }
}

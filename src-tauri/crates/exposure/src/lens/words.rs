//! A post as the lens reads it: folded words with their places, so that one spelling of a cue finds
//! it in capitals, without accents and stretched ("SOOOO"), and the window can still mark it.

use model::Span;

/// One word, number, sum of money, emoji or mark.
#[derive(Clone, Copy)]
pub(crate) struct Word {
    /// Where in the post, in code points.
    pub span: Span,
    /// Where in [`Words::folded`].
    from: usize,
    to: usize,
    /// Written as a name is: a capital within a sentence, small letters after it.
    name: bool,
}

/// The words of one post. Holds post text: no `Debug`.
#[derive(Default)]
pub(crate) struct Words {
    folded: Vec<u8>,
    words: Vec<Word>,
}

/// What a character does to the word before it.
#[derive(Clone, Copy, PartialEq)]
enum Sort {
    Letter,
    Digit,
    /// Stands alone: an emoji, a question mark, a sign of money.
    Alone,
    Gap,
}

/// What the capitals of a word say.
#[derive(Default)]
struct Shape {
    /// A word of this sentence has ended.
    within: bool,
    first_capital: bool,
    small: u32,
    capitals: u32,
}

impl Shape {
    fn see(&mut self, c: char, sort: Sort, first: bool) {
        match sort {
            Sort::Letter if first => self.first_capital = c.is_uppercase(),
            Sort::Letter if c.is_uppercase() => self.capitals += 1,
            Sort::Letter => self.small += 1,
            _ if matches!(
                c,
                '.' | '\n' | '!' | '?' | ':' | '"' | '“' | '«' | '¡' | '¿'
            ) =>
            {
                self.within = false;
            }
            _ => {}
        }
    }

    fn close(&mut self) -> bool {
        let name = self.within && self.first_capital && self.small > 0 && self.capitals == 0;
        *self = Shape {
            within: true,
            ..Shape::default()
        };
        name
    }
}

fn sort(c: char) -> Sort {
    match c {
        'a'..='z' | 'A'..='Z' => Sort::Letter,
        '0'..='9' => Sort::Digit,
        '?' | '!' | '$' | '€' | '£' | '%' | '"' | '“' | '¿' | '@' | '#' | ':' => Sort::Alone,
        '\u{fe0f}' | '\u{200d}' | '\u{1f3fb}'..='\u{1f3ff}' => Sort::Gap,
        _ if c.is_alphabetic() => Sort::Letter,
        _ if c as u32 >= 0x2600 => Sort::Alone,
        _ => Sort::Gap,
    }
}

/// Small letters without accents; letters of other scripts as they are.
fn fold(c: char, into: &mut Vec<u8>) {
    let plain = match c {
        'a'..='z' => c,
        'A'..='Z' => c.to_ascii_lowercase(),
        'á' | 'à' | 'â' | 'ã' | 'ä' | 'Á' | 'À' | 'Â' | 'Ã' | 'Ä' => 'a',
        'é' | 'è' | 'ê' | 'ë' | 'É' | 'È' | 'Ê' | 'Ë' => 'e',
        'í' | 'ì' | 'î' | 'ï' | 'Í' | 'Ì' | 'Î' | 'Ï' => 'i',
        'ó' | 'ò' | 'ô' | 'õ' | 'ö' | 'Ó' | 'Ò' | 'Ô' | 'Õ' | 'Ö' => 'o',
        'ú' | 'ù' | 'û' | 'ü' | 'Ú' | 'Ù' | 'Û' | 'Ü' => 'u',
        'ñ' | 'Ñ' => 'n',
        'ç' | 'Ç' => 'c',
        _ => c.to_lowercase().next().unwrap_or(c),
    };
    into.extend_from_slice(plain.encode_utf8(&mut [0; 4]).as_bytes());
}

impl Words {
    /// Reads a text.
    pub(crate) fn of(text: &str) -> Words {
        let mut read = Words::default();
        read.folded.reserve(text.len());
        read.words.reserve(text.len() / 4);
        let mut open: Option<(Sort, u32, usize)> = None;
        let mut last = '\0';
        let mut same = 0;
        let mut at = 0_u32;
        let mut shape = Shape::default();
        for c in text.chars() {
            let now = sort(c);
            // "don't" is one word: "dont".
            let inside = matches!(c, '\'' | '’') && matches!(open, Some((Sort::Letter, ..)));
            if !inside {
                if open.is_some_and(|(was, ..)| was != now || now == Sort::Alone) {
                    read.close(&mut open, at, &mut shape);
                }
                shape.see(c, now, open.is_none());
                if now != Sort::Gap {
                    if open.is_none() {
                        open = Some((now, at, read.folded.len()));
                        same = 0;
                        last = '\0';
                    }
                    same = if c == last { same + 1 } else { 0 };
                    last = c;
                    match now {
                        Sort::Digit => read.folded.push(b'0'),
                        // Three of the same letter say no more than two.
                        _ if same < 2 => fold(c, &mut read.folded),
                        _ => {}
                    }
                }
            }
            at += 1;
        }
        read.close(&mut open, at, &mut shape);
        read
    }

    fn close(&mut self, open: &mut Option<(Sort, u32, usize)>, end: u32, shape: &mut Shape) {
        if let Some((_, start, from)) = open.take() {
            self.words.push(Word {
                span: Span { start, end },
                from,
                to: self.folded.len(),
                name: shape.close(),
            });
        }
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.words.len()
    }

    /// The letters of the word at a place; nothing past the end.
    pub(crate) fn letters(&self, at: usize) -> &[u8] {
        self.words
            .get(at)
            .map_or(&[], |w| &self.folded[w.from..w.to])
    }

    /// Whether the word at a place is written as a name is.
    pub(crate) fn is_name(&self, at: usize) -> bool {
        self.words.get(at).is_some_and(|w| w.name)
    }

    /// Where the words from `at` on, `count` of them, stand in the post.
    pub(crate) fn span(&self, at: usize, count: usize) -> Span {
        let start = self.words.get(at).map_or(0, |w| w.span.start);
        let last = self.words.get(at + count.max(1) - 1);
        let end = last.map_or(start, |w| w.span.end);
        Span { start, end }
    }
}

/// FNV-1a: small, the same everywhere, and the sum of a beginning is a step on the way.
pub(crate) const SEED: u64 = 0xcbf2_9ce4_8422_2325;

/// One step of FNV-1a.
pub(crate) const fn step(sum: u64, byte: u8) -> u64 {
    (sum ^ byte as u64).wrapping_mul(0x0000_0100_0000_01b3)
}

/// FNV-1a of some bytes, from a sum so far.
pub(crate) fn sum(from: u64, bytes: &[u8]) -> u64 {
    bytes.iter().fold(from, |sum, byte| step(sum, *byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<String> {
        let words = Words::of(text);
        let letters = (0..words.len()).map(|i| words.letters(i).to_vec());
        letters.map(|l| String::from_utf8(l).unwrap()).collect()
    }

    #[test]
    fn words_are_folded() {
        assert_eq!(read("¡PARALISAÇÃO já!"), ["paralisacao", "ja", "!"]);
        assert_eq!(read("don't sooooo"), ["dont", "soo"]);
        assert_eq!(
            read("$3.50 at 4am 😂😂"),
            ["$", "0", "00", "at", "0", "am", "😂", "😂"]
        );
    }

    #[test]
    fn names_have_a_capital_within_a_sentence() {
        let words = Words::of("Tell Grace to WAIT. The van of Omar");
        let names: Vec<usize> = (0..words.len()).filter(|i| words.is_name(*i)).collect();
        assert_eq!(names, [1, 7]);
    }

    #[test]
    fn spans_count_code_points() {
        let words = Words::of("é 😂 huelga ya");
        let span = words.span(2, 2);
        assert_eq!((span.start, span.end), (4, 13));
        assert_eq!(words.span(9, 1), Span { start: 0, end: 0 });
    }
}

//! What the network is told of a text: word pieces, and for each word what our lists know of it.
//! The same function runs when it is trained and when it reads, so the two cannot drift apart.

use unicode_normalization::UnicodeNormalization;

use super::pieces::{BEGIN, END, LINE, Pieces};
use crate::detector::Candidate;
use crate::ner::features::{Word, mood, words};
use crate::ner::posts::ruled;
use crate::text::{Shape, Text, Token};

/// How many facts there are: see [`facts`].
pub(crate) const FACTS: usize = 150;
/// The first of those that say what the rules saw.
const RULED: usize = 96;
/// Most pieces that are read at once, the two ends included.
pub(crate) const LONGEST: usize = 192;

/// What the network reads at once: part of a text, or all of it.
#[derive(Default)]
pub(crate) struct Input {
    /// Numbers of the pieces, with both ends.
    pub pieces: Vec<u16>,
    /// Per piece: which of `words` it is of; `None` for signs between words and for both ends.
    pub of: Vec<Option<u16>>,
    /// Facts of each word, those of word `i` ending at `ends[i]`.
    pub facts: Vec<u8>,
    /// See `facts`.
    pub ends: Vec<u32>,
    /// Number of the first word in the text.
    pub first: usize,
}

impl Input {
    fn begin(first: usize) -> Input {
        let mut input = Input {
            first,
            ..Input::default()
        };
        input.push(BEGIN, None);
        input
    }

    fn push(&mut self, piece: u16, of: Option<u16>) {
        self.pieces.push(piece);
        self.of.push(of);
    }

    /// The facts of word `i` of this input.
    pub(crate) fn facts_of(&self, i: usize) -> &[u8] {
        let at = |i: usize| self.ends.get(i).map_or(0, |e| *e as usize);
        let start = i.checked_sub(1).map_or(0, at);
        self.facts.get(start..at(i)).unwrap_or(&[])
    }
}

/// A text as the network reads it, in parts where it is long; `found` is what the rules saw.
pub(crate) fn inputs(text: &Text, found: &[Candidate], pieces: &Pieces) -> Vec<Input> {
    let words = words(text);
    let mood = mood(text);
    let rules = ruled(text, found);
    let letters: Vec<char> = text.source.chars().collect();
    let between = |start: u32, end: u32| {
        let end = letters.len().min(end as usize);
        letters.get(start as usize..end).unwrap_or(&[])
    };
    let mut out = Vec::new();
    let mut input = Input::begin(0);
    let mut cut: Vec<u16> = Vec::new();
    let (mut link, mut from) = (false, 0);
    for (i, (word, token)) in words.iter().zip(&text.tokens).enumerate() {
        let (start, end) = text.points(token.start, token.end);
        cut.clear();
        let inside = link && word.special == 2;
        if !inside {
            signs(between(from, start), from == 0, pieces, &mut cut);
        }
        let before = start.checked_sub(1).and_then(|p| letters.get(p as usize));
        let spaced = before.is_none_or(|c| c.is_whitespace());
        from = end;
        let signs = cut.len();
        link = word.special == 2;
        let mut read = |word: &[char]| {
            let letters = word.iter().copied().nfkc();
            // Where all is in capitals, they say nothing, and few pieces have any.
            if mood == 1 || token.shape == Shape::Upper && token.len() > 4 {
                let small = letters.flat_map(char::to_lowercase);
                pieces.cut(small, spaced, &mut cut);
            } else {
                pieces.cut(letters, spaced, &mut cut);
            }
        };
        match word.special {
            0 => read(between(start, end)),
            1 => read(&['u', 's', 'e', 'r']),
            _ if inside => {}
            _ => read(&['h', 't', 't', 'p']),
        }
        if input.pieces.len() + cut.len() >= LONGEST
            || word.fresh && input.pieces.len() > LONGEST * 2 / 3
        {
            input.push(END, None);
            out.push(std::mem::replace(&mut input, Input::begin(i)));
        }
        let own = u16::try_from(i - input.first).ok();
        for (k, piece) in cut.iter().enumerate() {
            input.push(*piece, own.filter(|_| k >= signs));
        }
        facts(text, token, word, mood, &mut input.facts);
        if let Some(rule) = rules.get(i).and_then(|r| r.checked_sub(1)) {
            for fact in [rule / 8, 48 + rule % 8] {
                let fact = RULED + usize::try_from(fact).unwrap_or(0);
                input
                    .facts
                    .extend(u8::try_from(fact).ok().filter(|_| fact < FACTS));
            }
        }
        input
            .ends
            .push(u32::try_from(input.facts.len()).unwrap_or(u32::MAX));
    }
    cut.clear();
    signs(between(from, u32::MAX), from == 0, pieces, &mut cut);
    let room = (LONGEST - 1).saturating_sub(input.pieces.len());
    for piece in cut.iter().take(room) {
        input.push(*piece, None);
    }
    input.push(END, None);
    out.push(input);
    out
}

/// Signs between two words: a few, a row of one and the same once.
fn signs(gap: &[char], begins: bool, pieces: &Pieces, out: &mut Vec<u16>) {
    let begin = out.len();
    let mut last = if begins { ' ' } else { 'a' };
    for sign in gap {
        if out.len() > begin + 5 {
            break;
        }
        if *sign == '\n' && out.last() != Some(&LINE) {
            out.push(LINE);
        } else if !sign.is_whitespace() && *sign != last {
            let own = std::iter::once(*sign).nfkc();
            pieces.cut(own, last.is_whitespace(), out);
        }
        last = *sign;
    }
}

/// What is known of a word, as numbers below [`FACTS`].
fn facts(text: &Text, token: &Token, word: &Word, mood: u64, out: &mut Vec<u8>) {
    let mut put = |base: usize, value: usize| {
        out.extend(
            u8::try_from(base + value)
                .ok()
                .filter(|f| usize::from(*f) < FACTS),
        );
    };
    if word.special != 0 {
        put(0, usize::try_from(word.special).unwrap_or(0).min(2) - 1);
        return;
    }
    let shape = match token.shape {
        Shape::Upper if token.len() == 1 => 0,
        Shape::Upper => 1,
        Shape::Title => 2,
        Shape::Lower => 3,
        Shape::Mixed => 4,
        Shape::Digits => 5,
        Shape::Other
            if text
                .cased
                .get(token.start)
                .is_some_and(u8::is_ascii_uppercase) =>
        {
            6
        }
        Shape::Other => 7,
    };
    put(2, shape);
    // A capital means less where a sentence begins, or where all words have one.
    if token.shape == Shape::Title && word.fresh {
        put(10, 0);
    }
    if text.before(token.start) == b'#' {
        put(11, 0);
    }
    put(12, usize::try_from(mood).unwrap_or(0).min(3));
    put(16, usize::from(word.known.first.min(9)));
    put(26, usize::from(word.known.last.min(9)));
    if word.known.common {
        put(36, 0);
    }
    put(37, usize::from(word.known.organisation.min(2)));
    put(40, usize::try_from(word.place).unwrap_or(0).min(23));
    for class in word.classes() {
        put(64, class);
    }
}

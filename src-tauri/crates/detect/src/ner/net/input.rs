//! What the network is told of a text: word pieces, and for each word what our lists know of it.
//! The same function runs when it is trained and when it reads, so the two cannot drift apart.

use crate::ner::features::{Word, mood, words};
use crate::text::{Shape, Text, Token};

/// How many facts there are: see [`facts`].
pub(crate) const FACTS: usize = 96;
/// Most pieces that are read at once, the two ends included.
pub(crate) const LONGEST: usize = 128;
/// Most pieces of one word.
const MOST_PIECES: usize = 12;

/// The pieces that words are put together from.
pub(crate) struct Pieces {
    /// All pieces, one after another, those that begin a word in the order of their bytes, then
    /// those that go on with one.
    bytes: Vec<u8>,
    /// Where each piece begins; one more at the end.
    starts: Vec<u32>,
    /// How many begin a word.
    heads: usize,
    longest: usize,
}

/// Pieces with a meaning of their own stand before the others.
const UNKNOWN: u16 = 0;
const BEGIN: u16 = 1;
const END: u16 = 2;
const SPECIAL: usize = 3;

impl Pieces {
    /// Takes the pieces, each list sorted and without doubles; `None` if they are not, or too many.
    pub(crate) fn new<'b>(
        heads: impl Iterator<Item = &'b [u8]>,
        tails: impl Iterator<Item = &'b [u8]>,
    ) -> Option<Pieces> {
        let mut pieces = Pieces {
            bytes: Vec::new(),
            starts: vec![0],
            heads: 0,
            longest: 0,
        };
        pieces.take(heads)?;
        pieces.heads = pieces.starts.len() - 1;
        pieces.take(tails)?;
        (pieces.len() <= usize::from(u16::MAX)).then_some(pieces)
    }

    fn take<'b>(&mut self, list: impl Iterator<Item = &'b [u8]>) -> Option<()> {
        let mut last: &[u8] = &[];
        for piece in list {
            if piece <= last {
                return None;
            }
            last = piece;
            self.longest = self.longest.max(piece.len());
            self.bytes.extend_from_slice(piece);
            self.starts.push(u32::try_from(self.bytes.len()).ok()?);
        }
        Some(())
    }

    /// How many rows the table of the network has.
    pub(crate) fn len(&self) -> usize {
        SPECIAL + self.starts.len() - 1
    }

    fn piece(&self, i: usize) -> &[u8] {
        let at = |i: usize| self.starts.get(i).map_or(0, |s| *s as usize);
        self.bytes.get(at(i)..at(i + 1)).unwrap_or(&[])
    }

    fn number(&self, piece: &[u8], head: bool) -> Option<u16> {
        let (mut low, mut high) = if head {
            (0, self.heads)
        } else {
            (self.heads, self.starts.len() - 1)
        };
        while low < high {
            let middle = usize::midpoint(low, high);
            match self.piece(middle).cmp(piece) {
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Greater => high = middle,
                std::cmp::Ordering::Equal => return u16::try_from(middle + SPECIAL).ok(),
            }
        }
        None
    }

    /// Cuts a word: always the longest piece that fits next.
    fn cut(&self, word: &[u8], out: &mut Vec<u16>) {
        let begin = out.len();
        let mut at = 0;
        while at < word.len() && out.len() < begin + MOST_PIECES {
            let most = (word.len() - at).min(self.longest);
            let next = (1..=most).rev().find_map(|n| {
                let number = self.number(word.get(at..at + n)?, at == 0)?;
                Some((n, number))
            });
            let Some((n, number)) = next else {
                out.truncate(begin);
                out.push(UNKNOWN);
                return;
            };
            out.push(number);
            at += n;
        }
    }
}

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

/// A text as the network reads it, in parts where it is long.
pub(crate) fn inputs(text: &Text, pieces: &Pieces) -> Vec<Input> {
    let words = words(text);
    let mood = mood(text);
    let mut out = Vec::new();
    let mut input = Input::begin(0);
    let mut cut: Vec<u16> = Vec::new();
    let mut link = false;
    for (i, (word, token)) in words.iter().zip(&text.tokens).enumerate() {
        let from = i
            .checked_sub(1)
            .and_then(|p| text.token(p))
            .map_or(0, |t| t.end);
        cut.clear();
        let inside = link && word.special == 2;
        if !inside {
            signs(text.slice(from, token.start), pieces, &mut cut);
        }
        let signs = cut.len();
        link = word.special == 2;
        match word.special {
            0 => pieces.cut(text.word(token), &mut cut),
            1 => cut.push(pieces.number(b"user", true).unwrap_or(UNKNOWN)),
            _ if inside => {}
            _ => cut.push(pieces.number(b"http", true).unwrap_or(UNKNOWN)),
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
        input
            .ends
            .push(u32::try_from(input.facts.len()).unwrap_or(u32::MAX));
    }
    cut.clear();
    let from = text.tokens.last().map_or(0, |t| t.end);
    signs(text.slice(from, text.low.len()), pieces, &mut cut);
    for piece in cut
        .iter()
        .take(LONGEST - 1 - input.pieces.len().min(LONGEST - 1))
    {
        input.push(*piece, None);
    }
    input.push(END, None);
    out.push(input);
    out
}

/// Signs between two words: at most four, a row of one and the same once.
fn signs(gap: &[u8], pieces: &Pieces, out: &mut Vec<u16>) {
    let begin = out.len();
    for sign in gap.iter().filter(|c| !c.is_ascii_whitespace()) {
        let number = pieces.number(&[*sign], true).unwrap_or(UNKNOWN);
        if out.len() < begin + 4 && (out.len() == begin || out.last() != Some(&number)) {
            out.push(number);
        }
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

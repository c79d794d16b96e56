//! What the model is told of each word: the same function runs when it is trained and when it
//! reads, so the two cannot drift apart. A feature is a 32-bit mark; two that share a mark share
//! a weight from the start, so collisions cost a little accuracy and nothing else.

mod signs;

use crate::names::{Known, known, mark};
use crate::scan::stops;
use crate::text::Text;
use crate::words::{
    CHAIN, COMPANY, COMPANY_CTX, COMPANY_WEAK, DAYPART, MONTH, Mask, PLACE_HEAD, PLACE_PREP,
    PlaceRank, STATE, STATE_NAME, STREET, VOCABULARY, WEEKDAY,
};

pub(crate) use signs::mood;
use signs::{gap, shape, special};

/// Raised whenever the same text gives other features: weights of another number do not load.
pub(crate) const VERSION: u32 = 1;

/// Features of all words of a text, one after another.
#[derive(Default)]
pub(crate) struct Features {
    marks: Vec<u32>,
    ends: Vec<u32>,
}

impl Features {
    /// The features of word `i`.
    pub(crate) fn of(&self, i: usize) -> &[u32] {
        let start = i
            .checked_sub(1)
            .and_then(|p| self.ends.get(p))
            .map_or(0, |e| *e as usize);
        let end = self.ends.get(i).map_or(start, |e| *e as usize);
        self.marks.get(start..end).unwrap_or(&[])
    }

    /// Nothing yet, with room for those of another and some more for each word.
    pub(crate) fn with_room_for(words: usize, base: &Features, more: usize) -> Features {
        Features {
            marks: Vec::with_capacity(base.marks.len() + words * more),
            ends: Vec::with_capacity(words),
        }
    }

    /// Begins a word with what another has of it.
    pub(crate) fn begin(&mut self, base: &Features, i: usize) {
        self.marks.extend_from_slice(base.of(i));
    }

    /// One more feature of the word that was begun.
    pub(crate) fn put(&mut self, mark: u32) {
        self.marks.push(mark);
    }

    /// Ends a word.
    pub(crate) fn end(&mut self) {
        self.ends
            .push(u32::try_from(self.marks.len()).unwrap_or(u32::MAX));
    }

    /// How many words there are.
    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }
}

/// What is looked up once of each word.
#[derive(Clone, Copy, Default)]
pub(crate) struct Word {
    mark: u64,
    shape: u64,
    pub known: Known,
    /// Where the word stands in a place name of the gazetteer, and how sure that name is.
    pub place: u64,
    class: Mask,
    /// What stands between the word and the next.
    gap: u64,
    /// 1 for a handle, 2 for a part of a link.
    pub special: u64,
    /// The first of its sentence.
    pub fresh: bool,
}

impl Word {
    /// Numbers of the classes it is in, each below 14.
    pub(crate) fn classes(&self) -> impl Iterator<Item = usize> {
        let class = self.class;
        (0..)
            .zip(CLASSES)
            .filter(move |(_, c)| class & c != 0)
            .map(|(k, _)| k)
    }
}

const CLASSES: [Mask; 14] = [
    CHAIN,
    COMPANY,
    COMPANY_CTX,
    COMPANY_WEAK,
    DAYPART,
    MONTH,
    PLACE_HEAD,
    PLACE_PREP,
    STATE,
    STATE_NAME,
    STREET,
    WEEKDAY,
    crate::words::STATION_WORD,
    crate::words::MAKE,
];

/// The features of every token of a text.
pub(crate) fn features(text: &Text) -> Features {
    let words = words(text);
    let mood = mood(text);
    let mut out = Features {
        marks: Vec::with_capacity(words.len() * 56),
        ends: Vec::with_capacity(words.len()),
    };
    let none = Word {
        mark: 7,
        shape: 7,
        gap: 15,
        ..Word::default()
    };
    for (i, word) in words.iter().enumerate() {
        let at = |d: isize| -> &Word {
            i.checked_add_signed(d)
                .and_then(|k| words.get(k))
                .unwrap_or(&none)
        };
        if word.special != 0 {
            out.marks.push(feature(60, word.special));
        } else {
            one(text, i, word, at, mood, &mut out.marks);
        }
        out.end();
    }
    out
}

/// A mark of a feature: which sort, and its value.
pub(super) fn feature(sort: u64, value: u64) -> u32 {
    let mixed =
        (value ^ sort.wrapping_mul(0x9E37_79B9_7F4A_7C15)).wrapping_mul(0xD6E8_FEB8_6659_FD93);
    u32::try_from((mixed ^ mixed >> 29) >> 32).unwrap_or(0)
}

pub(super) fn pair(a: u64, b: u64) -> u64 {
    (a.rotate_left(17) ^ b).wrapping_mul(0xA24B_AED4_963E_E407)
}

fn one<'w>(
    text: &Text,
    i: usize,
    word: &Word,
    at: impl Fn(isize) -> &'w Word,
    mood: u64,
    marks: &mut Vec<u32>,
) {
    let (before, after) = (at(-1), at(1));
    let (before2, after2) = (at(-2), at(2));
    let mut put = |sort: u64, value: u64| marks.push(feature(sort, value));
    put(0, 0);
    put(1, word.mark);
    put(2, before.mark);
    put(3, after.mark);
    put(4, before2.mark);
    put(5, after2.mark);
    put(6, pair(before.mark, word.mark));
    put(7, pair(word.mark, after.mark));
    put(8, word.shape);
    put(9, pair(before.shape, word.shape));
    put(10, pair(word.shape, after.shape));
    put(11, pair(pair(before.shape, word.shape), after.shape));
    put(12, pair(word.shape, mood));
    put(13, pair(word.shape, u64::from(word.fresh)));
    put(14, pair(before.gap, word.shape));
    put(15, pair(word.gap, word.shape));
    put(16, pair(before.mark, word.shape));
    put(17, pair(word.shape, after.mark));
    put(18, pair(before2.mark, before.mark));
    put(19, pair(after.mark, after2.mark));
    // Beginnings and ends of the word.
    if let Some(t) = text.token(i) {
        let low = text.word(t);
        for n in 1..=4usize {
            if low.len() > n {
                let (head, tail) = (
                    low.get(..n).unwrap_or(low),
                    low.get(low.len() - n..).unwrap_or(low),
                );
                put(19 + n as u64, mark(head));
                put(24 + n as u64, mark(tail));
                if n == 3 {
                    put(29, pair(mark(tail), word.shape));
                }
            }
        }
        put(30, low.len().min(12) as u64);
        let class = CLASSES
            .iter()
            .enumerate()
            .filter(|(_, c)| word.class & **c != 0);
        for (k, _) in class {
            put(31, k as u64);
        }
        let class = CLASSES
            .iter()
            .enumerate()
            .filter(|(_, c)| before.class & **c != 0);
        for (k, _) in class {
            put(32, k as u64);
            put(33, pair(k as u64, word.shape));
        }
        let class = CLASSES
            .iter()
            .enumerate()
            .filter(|(_, c)| after.class & **c != 0);
        for (k, _) in class {
            put(34, k as u64);
        }
    }
    // Names, and the names around.
    let name = |w: &Word| u64::from(w.known.first) * 16 + u64::from(w.known.last);
    put(35, pair(u64::from(word.known.first), word.shape));
    put(36, pair(u64::from(word.known.last), word.shape));
    put(
        37,
        pair(
            u64::from(before.known.first / 3),
            pair(u64::from(word.known.last / 3), word.shape),
        ),
    );
    put(
        38,
        pair(
            u64::from(word.known.first / 3),
            pair(
                u64::from(after.known.last / 3),
                pair(word.shape, after.shape),
            ),
        ),
    );
    put(39, pair(name(word), u64::from(word.known.common)));
    put(
        40,
        pair(pair(word.place, word.shape), u64::from(word.known.common)),
    );
    put(41, word.place);
    put(42, pair(before.place, word.shape));
    put(43, pair(after.place, word.shape));
    put(44, pair(u64::from(word.known.organisation), word.shape));
    // Words used alike.
    let known = &word.known;
    put(45, u64::from(known.fine));
    put(46, pair(u64::from(known.middle), word.shape));
    put(47, pair(u64::from(known.coarse), word.shape));
    put(48, u64::from(before.known.fine));
    put(49, u64::from(after.known.fine));
    put(50, pair(u64::from(before.known.middle), word.shape));
    put(51, pair(u64::from(after.known.middle), word.shape));
    put(
        52,
        pair(u64::from(before.known.fine), u64::from(known.fine)),
    );
    put(53, pair(u64::from(known.fine), u64::from(after.known.fine)));
    put(
        54,
        pair(
            u64::from(before2.known.middle),
            u64::from(before.known.middle),
        ),
    );
    put(
        55,
        pair(
            u64::from(after.known.middle),
            u64::from(after2.known.middle),
        ),
    );
    put(56, pair(before.special, after.special));
    put(57, pair(u64::from(known.fine), word.shape));
}

/// What the lists know of every token of a text.
pub(crate) fn words(text: &Text) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::with_capacity(text.tokens.len());
    for (i, t) in text.tokens.iter().enumerate() {
        let low = text.word(t);
        words.push(Word {
            mark: if t.digits() {
                100 + t.len() as u64
            } else {
                mark(low)
            },
            shape: shape(text, t),
            known: known(low),
            place: 0,
            class: t.class,
            gap: gap(text.gap(i)),
            special: special(text, t),
            fresh: i == 0 || stops(text, i - 1),
        });
    }
    // The longest place name at each word.
    let mut i = 0;
    let mut name: Vec<u8> = Vec::with_capacity(32);
    while let Some(t) = text.token(i) {
        let mut best = None;
        if t.is(crate::words::PLACE_START) {
            name.clear();
            for n in 0..4 {
                let Some(w) = text.token(i + n) else { break };
                if n > 0 {
                    if !matches!(text.gap(i + n - 1), b" " | b"-" | b". ") {
                        break;
                    }
                    name.push(b' ');
                }
                name.extend_from_slice(text.word(w));
                if let Some(rank) = VOCABULARY.place(&name) {
                    best = Some((n, rank));
                }
            }
        }
        let Some((more, rank)) = best else {
            i += 1;
            continue;
        };
        let rank = match rank {
            PlaceRank::Strong => 1,
            PlaceRank::Name => 2,
            PlaceRank::Small => 3,
            PlaceRank::Word => 4,
            PlaceRank::Country => 5,
        };
        for k in 0..=more {
            if let Some(w) = words.get_mut(i + k) {
                w.place = rank * 4 + if k == 0 { u64::from(more > 0) + 1 } else { 3 };
            }
        }
        i += more + 1;
    }
    words
}

//! The second pass: a small transformer in three languages that reads the whole text, told what our
//! lists know of each word and what the rules saw, and says how likely each tag is at each word.
//!
//! It is a hundred times slower than the first pass, so it runs behind: see
//! `Engine::with_second_pass`. Weights: `weights/net.bin`, card beside it.

pub(crate) mod arith;
mod file;
pub(crate) mod input;
pub(crate) mod pieces;

use std::sync::LazyLock;

use arith::{Dots, Linear, Plain, Whole, attend, bend, level, multiply};
use input::{Input, inputs};
use pieces::Pieces;

use super::crf::{Row, TAGS as NAME_TAGS};
use super::posts::TAGS as POST_TAGS;
use crate::detector::Candidate;
use crate::text::Text;

/// Width of a token inside the network.
const WIDTH: usize = 384;
/// How many numbers of the table of pieces share a step.
const GROUP: usize = 32;
/// Tags of names as tweets have them, then those of posts.
const TAGS: usize = NAME_TAGS + POST_TAGS;

/// The log of how likely each tag is, for each word of a text.
pub(crate) struct Said {
    /// Names as tweets have them.
    pub names: Vec<Row<NAME_TAGS>>,
    /// What posts tell.
    pub posts: Vec<Row<POST_TAGS>>,
}

struct Layer {
    asks: Linear,
    mixes: Linear,
    level: (Vec<f32>, Vec<f32>),
    widens: Linear,
    narrows: Linear,
    level_2: (Vec<f32>, Vec<f32>),
}

/// The network, ready to use.
pub(crate) struct Net {
    pieces: Pieces,
    /// How much the first pass weighs, how much the network does, and how far both reach.
    pub mix: [f32; 3],
    /// One row a piece, four bits a number; and what one step of each group means.
    words: Vec<u8>,
    words_steps: Vec<f32>,
    places: Vec<f32>,
    facts: Vec<f32>,
    first: (Vec<f32>, Vec<f32>),
    layers: Vec<Layer>,
    tags: Vec<f32>,
    tags_add: Vec<f32>,
}

static NET: LazyLock<Option<Net>> =
    LazyLock::new(|| Net::read(include_bytes!("../../weights/net.bin")));

/// The network, if its weights could be read.
pub(crate) fn net() -> Option<&'static Net> {
    NET.as_ref()
}

/// What the processor can do: the same result, sooner.
enum Way {
    #[cfg(target_arch = "x86_64")]
    Wide(pulp::x86::V3),
    #[cfg(target_arch = "x86_64")]
    Old(pulp::x86::V2),
    Plain,
}

impl Way {
    fn new() -> Way {
        #[cfg(target_arch = "x86_64")]
        if let Some(wide) = pulp::x86::V3::try_new() {
            return Way::Wide(wide);
        }
        #[cfg(target_arch = "x86_64")]
        if let Some(old) = pulp::x86::V2::try_new() {
            return Way::Old(old);
        }
        Way::Plain
    }

    fn run(&self, net: &Net, input: &Input, rooms: &mut Rooms) {
        match self {
            #[cfg(target_arch = "x86_64")]
            Way::Wide(wide) => wide.vectorize(Run {
                way: *wide,
                net,
                input,
                rooms,
            }),
            #[cfg(target_arch = "x86_64")]
            Way::Old(old) => old.vectorize(Run {
                way: *old,
                net,
                input,
                rooms,
            }),
            Way::Plain => net.run(Plain, input, rooms),
        }
    }
}

/// One reading, compiled for the processor at hand. A closure would not do: the compiler leaves a
/// large one outside.
#[cfg(target_arch = "x86_64")]
struct Run<'r, W> {
    way: W,
    net: &'r Net,
    input: &'r Input,
    rooms: &'r mut Rooms,
}

#[cfg(target_arch = "x86_64")]
impl<W: Dots> pulp::NullaryFnOnce for Run<'_, W> {
    type Output = ();

    #[inline(always)]
    fn call(self) {
        self.net.run(self.way, self.input, self.rooms);
    }
}

/// Rooms that are used again for each reading.
#[derive(Default)]
struct Rooms {
    x: Vec<f32>,
    wide: Vec<f32>,
    heard: Vec<f32>,
    small: Vec<f32>,
    whole: Whole,
}

impl Net {
    /// Reads weights; `None` if they are cut, longer, or of another make.
    pub(crate) fn read(untrusted_bytes: &[u8]) -> Option<Net> {
        file::read(untrusted_bytes)
    }

    /// What the network says of each word; `found` is what the rules saw.
    pub(crate) fn read_text(&self, text: &Text, found: &[Candidate]) -> Said {
        self.read_with(&Way::new(), text, found)
    }

    fn read_with(&self, way: &Way, text: &Text, found: &[Candidate]) -> Said {
        let words = text.tokens.len();
        let mut out = Said {
            names: vec![nothing(); words],
            posts: vec![nothing(); words],
        };
        let mut rooms = Rooms::default();
        for input in inputs(text, found, &self.pieces) {
            if input.ends.is_empty() {
                continue;
            }
            let rooms = &mut rooms;
            way.run(self, &input, rooms);
            let mut last = None;
            for (row, of) in rooms.x.chunks_exact(WIDTH).zip(&input.of) {
                // The first piece of a word speaks for it.
                if let Some(word) = of.filter(|w| last != Some(*w)) {
                    last = Some(word);
                    let word = input.first + usize::from(word);
                    let (names, posts) = self.tags_of(row);
                    for (o, n) in out.names.get_mut(word).into_iter().zip([names]) {
                        *o = n;
                    }
                    for (o, p) in out.posts.get_mut(word).into_iter().zip([posts]) {
                        *o = p;
                    }
                }
            }
        }
        out
    }

    #[inline(always)]
    fn run(&self, way: impl Dots, input: &Input, rooms: &mut Rooms) {
        let n = input.pieces.len();
        rooms.x.clear();
        rooms.x.resize(n * WIDTH, 0.0);
        rooms.heard.resize(n * WIDTH, 0.0);
        rooms.heard.truncate(n * WIDTH);
        let Rooms {
            x,
            wide,
            heard,
            small,
            whole,
        } = rooms;
        self.look_up(input, x);
        level(x, &self.first.0, &self.first.1);
        for layer in &self.layers {
            whole.take(x, WIDTH);
            wide.clear();
            wide.resize(n * 3 * WIDTH, 0.0);
            multiply(way, whole, WIDTH, &layer.asks, wide);
            attend(wide, WIDTH, small, heard);
            whole.take(heard, WIDTH);
            multiply(way, whole, WIDTH, &layer.mixes, heard);
            add(x, heard);
            level(x, &layer.level.0, &layer.level.1);
            whole.take(x, WIDTH);
            wide.clear();
            wide.resize(n * 4 * WIDTH, 0.0);
            multiply(way, whole, WIDTH, &layer.widens, wide);
            bend(wide);
            whole.take(wide, 4 * WIDTH);
            multiply(way, whole, 4 * WIDTH, &layer.narrows, heard);
            add(x, heard);
            level(x, &layer.level_2.0, &layer.level_2.1);
        }
    }

    /// The row of each piece: of the piece, its place, and the facts of its word.
    #[inline(always)]
    fn look_up(&self, input: &Input, x: &mut [f32]) {
        let pieces = input.pieces.iter().zip(&input.of);
        let places = self.places.chunks_exact(WIDTH);
        for ((row, place), (piece, of)) in x.chunks_exact_mut(WIDTH).zip(places).zip(pieces) {
            let at = usize::from(*piece);
            let steps = self.words_steps.chunks_exact(WIDTH / GROUP).nth(at);
            let packed = self.words.chunks_exact(WIDTH / 2).nth(at);
            let (Some(steps), Some(packed)) = (steps, packed) else {
                continue;
            };
            let groups = row
                .chunks_exact_mut(GROUP)
                .zip(place.chunks_exact(GROUP))
                .zip(packed.chunks_exact(GROUP / 2).zip(steps));
            for ((row, place), (packed, step)) in groups {
                let (low, high) = row.split_at_mut(GROUP / 2);
                let (p, q) = place.split_at(GROUP / 2);
                for ((low, p), b) in low.iter_mut().zip(p).zip(packed) {
                    *low = (f32::from(b & 15) - 8.0) * step + p;
                }
                for ((high, q), b) in high.iter_mut().zip(q).zip(packed) {
                    *high = (f32::from(b >> 4) - 8.0) * step + q;
                }
            }
            let facts = of.map_or(&[][..], |w| input.facts_of(usize::from(w)));
            for fact in facts {
                let at = usize::from(*fact) * WIDTH;
                add(row, self.facts.get(at..at + WIDTH).unwrap_or(&[]));
            }
        }
    }

    fn tags_of(&self, row: &[f32]) -> (Row<NAME_TAGS>, Row<POST_TAGS>) {
        let mut out = [0f32; TAGS];
        let tags = self.tags.chunks_exact(WIDTH).zip(&self.tags_add);
        for (o, (weights, more)) in out.iter_mut().zip(tags) {
            *o = more + weights.iter().zip(row).map(|(w, x)| w * x).sum::<f32>();
        }
        let (names, posts) = out.split_at(NAME_TAGS);
        (logs(names), logs(posts))
    }
}

/// Scores as the logs of shares of a whole.
fn logs<const N: usize>(scores: &[f32]) -> Row<N> {
    let most = scores.iter().fold(f32::MIN, |a, b| a.max(*b));
    let all: f32 = scores.iter().map(|v| arith::exp(v - most)).sum();
    let log = most + all.ln();
    let mut out = [0f32; N];
    for (o, v) in out.iter_mut().zip(scores) {
        *o = v - log;
    }
    out
}

/// What is said of a word that the network did not read: outside, almost certainly.
fn nothing<const N: usize>() -> Row<N> {
    let mut out = [-12.0; N];
    if let Some(outside) = out.first_mut() {
        *outside = 0.0;
    }
    out
}

#[inline(always)]
fn add(x: &mut [f32], more: &[f32]) {
    for (x, m) in x.iter_mut().zip(more) {
        *x += m;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WEIGHTS: &[u8] = include_bytes!("../../weights/net.bin");

    #[test]
    fn weights_load_or_are_refused_whole() {
        assert!(net().is_some());
        let few = (0..64).chain((64..WEIGHTS.len()).step_by(199_933));
        for cut in few.chain([WEIGHTS.len() - 1]) {
            let part = WEIGHTS.get(..cut).unwrap_or(&[]);
            assert!(Net::read(part).is_none(), "cut at {cut}");
        }
        for changed in 0..24 {
            let mut other = WEIGHTS.to_vec();
            if let Some(b) = other.get_mut(changed) {
                *b ^= 0x55;
            }
            assert!(Net::read(&other).is_none(), "other byte {changed}");
        }
        let longer = [WEIGHTS, &[0]].concat();
        assert!(Net::read(&longer).is_none(), "something behind the weights");
    }

    #[cfg(target_arch = "x86_64")]
    #[test]
    fn every_way_says_the_same_of_every_word() {
        let net = net().expect("the weights that are shipped load");
        let long = "Marisol drove from Kyle to Buda with @sam, see http://a.b/c?d=e. ".repeat(40);
        for source in [
            "",
            " ",
            "!!",
            "Ana",
            "é\u{301}\u{200b}👩‍👧 İstanbul ß 東京",
            &long,
        ] {
            let text = Text::new(source);
            let found = crate::rules(&text);
            let said = net.read_text(&text, &found);
            assert_eq!(said.names.len(), text.tokens.len());
            let all = |s: &Said| -> Vec<f32> {
                let names = s.names.iter().flatten();
                names.chain(s.posts.iter().flatten()).copied().collect()
            };
            let all_said = all(&said);
            assert!(all_said.iter().all(|s| s.is_finite() && *s <= 1e-3));
            let old = pulp::x86::V2::try_new().map(Way::Old);
            for way in [Some(Way::Plain), old].into_iter().flatten() {
                let other = all(&net.read_with(&way, &text, &found));
                for (a, b) in all_said.iter().zip(&other) {
                    assert!(a.to_bits() == b.to_bits(), "{a} {b}");
                }
            }
        }
    }
}

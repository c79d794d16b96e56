//! What the trainer (crate `tests`, `make train`) needs to see of the model: features and places
//! of words, and the layout of the weights file. Nothing else calls this.

use model::{Finding, Kind};

use crate::detector::Candidate;
use crate::ner::crf::{Crf, MAGIC, TAGS};
use crate::ner::features::{Features, VERSION as NAMES_VERSION, features};
use crate::ner::net::input::inputs;
use crate::ner::net::pieces::Pieces;
use crate::ner::{Names, names, posts, told};
use crate::text::Text;

/// Number of tags: outside, begin and inside of person, place, organisation.
pub const TAG_COUNT: usize = TAGS;

/// The same of the field that learnt from posts.
pub const POST_TAG_COUNT: usize = posts::TAGS;

/// The kinds of that field, in the order of its tags.
pub const POST_KINDS: &[Kind] = &posts::KINDS;

/// Which features the weights of names go with.
pub const VERSION: u32 = NAMES_VERSION;

/// Which features the weights of posts go with.
pub const POST_VERSION: u32 = posts::VERSION;

/// Rows of a data set that are never trained on, by their number in the file: one block of twenty
/// in ten, so that threads and near-copies stay on one side.
pub fn held_back(row: usize) -> bool {
    row / 20 % 10 == 7
}

/// One word: where it stands (code points, end exclusive), whether a hash sign stands before it,
/// and its features.
pub struct Word {
    /// First code point.
    pub start: u32,
    /// One past the last code point.
    pub end: u32,
    /// `#word`
    pub hash: bool,
    /// Marks of its features.
    pub features: Vec<u32>,
}

/// The words of a text as the field of names sees them.
pub fn words(source: &str) -> Vec<Word> {
    let text = Text::new(source);
    words_with(&text, &features(&text))
}

/// The words of a post as the field of posts sees them, after the rules and the field of names.
pub fn post_words(source: &str) -> Vec<Word> {
    let text = Text::new(source);
    let (found, seen) = before_posts(&text);
    let features = posts::features(&text, &seen.features, &seen.shares, &found);
    words_with(&text, &features)
}

/// The findings of a post with these weights for the field of posts, or without it.
pub fn post_findings(field: Option<&PostField>, source: &str) -> Vec<Finding> {
    let text = Text::new(source);
    let (mut found, seen) = before_posts(&text);
    if let Some(PostField(crf)) = field {
        let features = posts::features(&text, &seen.features, &seen.shares, &found);
        let shares = crf.shares(&crf.scores(&features, 0.0));
        let told = told::told(&text, &shares, told::FIELD.least);
        told::merge(&text, &shares, told, told::FIELD, &mut found);
    }
    crate::settle(&text, 0, found).collect()
}

/// Weights for the field of posts.
pub struct PostField(Crf<{ posts::TAGS }>);

impl PostField {
    /// `None` if they are of another make.
    pub fn read(weights: &[u8]) -> Option<PostField> {
        Crf::read(weights, posts::VERSION).map(PostField)
    }
}

fn before_posts(text: &Text) -> (Vec<Candidate>, Names) {
    let mut found = crate::rules(text);
    let seen = names(text, None, &mut found);
    (found, seen)
}

fn words_with(text: &Text, features: &Features) -> Vec<Word> {
    text.tokens
        .iter()
        .enumerate()
        .map(|(i, t)| {
            let (start, end) = text.points(t.start, t.end);
            Word {
                start,
                end,
                hash: text.before(t.start) == b'#',
                features: features.of(i).to_vec(),
            }
        })
        .collect()
}

/// A weights file: transitions, then the rows of every mark that has a weight.
pub fn weights_file<const N: usize>(
    version: u32,
    start: &[f32; N],
    steps: &[[f32; N]; N],
    rows: &[(u32, [f32; N])],
) -> Vec<u8> {
    let most = rows
        .iter()
        .flat_map(|r| r.1.iter())
        .fold(0f32, |m, w| m.max(w.abs()));
    let scale = (most / 32_000.0).max(f32::MIN_POSITIVE);
    let mut out = MAGIC.to_vec();
    out.extend(version.to_le_bytes());
    let kept: Vec<(u32, [i16; N])> = rows
        .iter()
        .map(|(mark, row)| (*mark, row.map(|w| (w / scale).round() as i16)))
        .filter(|r| r.1.iter().any(|w| *w != 0))
        .collect();
    out.extend(u32::try_from(kept.len()).unwrap_or(0).to_le_bytes());
    out.extend(scale.to_le_bytes());
    for w in start.iter().chain(steps.as_flattened()) {
        out.extend(w.to_le_bytes());
    }
    for (mark, row) in kept {
        out.extend(mark.to_le_bytes());
        let mask = row
            .iter()
            .enumerate()
            .filter(|(_, w)| **w != 0)
            .fold(0u64, |m, (tag, _)| m | 1 << tag);
        out.extend(mask.to_le_bytes().iter().take(N.div_ceil(8)));
        for w in row.iter().filter(|w| **w != 0) {
            out.extend(w.to_le_bytes());
        }
    }
    out
}

/// What the network reads of a text, for its trainer: the texts of `inputs` are in the order of the
/// words of [`words`].
pub struct Reading {
    /// Number of the first word.
    pub first: usize,
    /// Numbers of the pieces; below them 4 special ones: unknown, begin, end, end of a line.
    pub pieces: Vec<u16>,
    /// Per piece: which word of this reading, if any.
    pub of: Vec<Option<u16>>,
    /// Per word: its facts.
    pub facts: Vec<Vec<u8>>,
}

/// Reads texts as the network does, with a list of pieces and their scores.
pub struct Cutter(Pieces);

impl Cutter {
    /// `None` if the list is not sorted.
    pub fn new(pieces: &[(&str, f32)]) -> Option<Cutter> {
        Pieces::new(pieces.iter().map(|(p, s)| (p.as_bytes(), *s))).map(Cutter)
    }

    /// The parts of a text.
    pub fn read(&self, source: &str) -> Vec<Reading> {
        let text = Text::new(source);
        inputs(&text, &crate::rules(&text), &self.0)
            .into_iter()
            .map(|input| Reading {
                first: input.first,
                facts: (0..input.ends.len())
                    .map(|i| input.facts_of(i).to_vec())
                    .collect(),
                pieces: input.pieces,
                of: input.of,
            })
            .collect()
    }
}

/// What a weights file of the first pass makes of each word: a score for each tag.
pub fn first_pass(weights: &[u8], source: &str) -> Option<Vec<[f32; TAGS]>> {
    Some(Crf::read(weights, NAMES_VERSION)?.scores(&features(&Text::new(source)), 0.0))
}

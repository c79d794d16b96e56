//! What drivers tell, in all three languages: a second field over the same words, which learnt from
//! posts rather than tweets and sees what the rules and the first field saw. It finds what they miss
//! and takes away what they take for something else.

use std::sync::LazyLock;

use model::Kind;

use super::crf::{Crf, Row, TAGS as NAME_TAGS};
use super::features::{Features, feature, pair};
use crate::detector::Candidate;
use crate::names::mark;
use crate::scan::stops;
use crate::text::Text;
use crate::words::{KIN, ME, Mask, NUMBER};

/// Raised whenever the same text gives other features: weights of another number do not load.
pub(crate) const VERSION: u32 = 1001;

/// The kinds it knows, in the order of its tags.
pub(crate) const KINDS: [Kind; 13] = [
    Kind::Person,
    Kind::Place,
    Kind::Employer,
    Kind::Vehicle,
    Kind::Datetime,
    Kind::Age,
    Kind::Family,
    Kind::Health,
    Kind::Origin,
    Kind::Job,
    Kind::Address,
    Kind::Station,
    Kind::Route,
];

/// Outside, then begin and inside of each kind.
pub(crate) const TAGS: usize = 1 + 2 * KINDS.len();

static CRF: LazyLock<Option<Crf<TAGS>>> =
    LazyLock::new(|| Crf::read(include_bytes!("../../weights/posts.bin"), VERSION));

/// Whether the weights could be read.
pub(crate) fn ready() -> bool {
    CRF.is_some()
}

/// The features of every token: those of the first field (`base`), and what is around, what the rules
/// saw (`found`) and what the first field thinks (`names`).
pub(crate) fn features(
    text: &Text,
    base: &Features,
    names: &[Row<NAME_TAGS>],
    found: &[Candidate],
) -> Features {
    let tokens = &text.tokens;
    let marks: Vec<u64> = tokens.iter().map(|t| mark(text.word(t))).collect();
    let rules = ruled(text, found);
    let romance = u64::from(crate::frame::romance(text));
    let mut out = Features::with_room_for(tokens.len(), base, 48);
    let (mut me, mut kin) = (0, 0);
    for (i, t) in tokens.iter().enumerate() {
        if i == 0 || stops(text, i - 1) {
            (me, kin) = (0, 0);
        }
        let at = |d: isize, all: &[u64]| -> u64 {
            let k = i.checked_add_signed(d);
            k.and_then(|k| all.get(k)).copied().unwrap_or(7)
        };
        let class = |d: isize| -> Mask {
            let k = i.checked_add_signed(d);
            k.and_then(|k| tokens.get(k)).map_or(0, |t| t.class)
        };
        let word = at(0, &marks);
        out.begin(base, i);
        let mut put = |sort: u64, value: u64| out.put(feature(sort, value));
        let rule = at(0, &rules);
        put(70, rule);
        put(71, pair(rule, at(-1, &rules)));
        put(72, pair(rule, at(1, &rules)));
        put(73, pair(rule, word));
        put(74, at(-1, &rules));
        put(75, at(1, &rules));
        put(76, at(-2, &rules));
        put(77, at(2, &rules));
        for (sort, d) in [(78, 0), (79, -1), (80, 1), (81, -2), (82, 2)] {
            let mut classes = class(d);
            while classes != 0 {
                put(sort, u64::from(classes.trailing_zeros()));
                classes &= classes - 1;
            }
        }
        put(83, at(-3, &marks));
        put(84, at(3, &marks));
        for d in 1..=5 {
            put(85, at(-d, &marks));
            put(86, at(d, &marks));
        }
        put(87, pair(me, word));
        put(88, pair(me, kin));
        put(89, pair(at(-2, &marks), pair(at(-1, &marks), word)));
        put(90, pair(word, pair(at(1, &marks), at(2, &marks))));
        put(91, pair(at(-2, &marks), word));
        put(92, pair(romance, u64::from(t.is(NUMBER))));
        let name = names.get(i).map_or((0, 0), likeliest);
        put(93, name.0);
        put(94, pair(name.0, name.1));
        put(95, pair(name.0, rule));
        let before = i.checked_sub(1).and_then(|p| names.get(p));
        put(96, pair(name.0, before.map_or(9, |b| likeliest(b).0)));
        if t.is(ME) {
            me = 1;
        }
        if t.is(KIN) {
            kin = 1;
        }
        out.end();
    }
    out
}

/// The likeliest tag of a row, and how likely in tenths.
fn likeliest(row: &Row<NAME_TAGS>) -> (u64, u64) {
    let mut best = (0, 0f32);
    for (tag, share) in (0u64..).zip(row) {
        if *share > best.1 {
            best = (tag, *share);
        }
    }
    (best.0, (best.1 * 10.0) as u64)
}

/// Per token: what the rules took it for, whether it begins there, how sure; 0 for nothing.
pub(super) fn ruled(text: &Text, found: &[Candidate]) -> Vec<u64> {
    let mut out = vec![0; text.tokens.len()];
    let mut sure = vec![0f32; text.tokens.len()];
    for c in found {
        let mut at = text.token_at(c.start);
        let mut begins = 1;
        while let Some(t) = text.token(at).filter(|t| t.start < c.end) {
            if let (Some(o), Some(s)) = (out.get_mut(at), sure.get_mut(at))
                && c.confidence > *s
            {
                let level = (c.confidence * 5.0) as u64;
                *s = c.confidence;
                *o = 1 + (u64::from(c.kind.index()) * 2 + begins) * 8 + level;
            }
            begins = 0;
            at += 1;
            debug_assert!(t.start < c.end);
        }
    }
    out
}

/// How likely each tag is at each word; nothing where the weights could not be read.
pub(crate) fn shares(
    text: &Text,
    base: &Features,
    names: &[Row<NAME_TAGS>],
    found: &[Candidate],
) -> Option<Vec<Row<TAGS>>> {
    let crf = CRF.as_ref()?;
    let features = features(text, base, names, found);
    Some(crf.shares(&crf.scores(&features, 0.0)))
}

//! What drivers tell, in all three languages: a second field over the same words, which learnt from
//! posts rather than tweets and sees what the rules and the first field saw. It finds what they miss
//! and takes away what they take for something else.

use std::sync::LazyLock;

use model::{Kind, Why};

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

/// What a finding says of the detector that saw it.
const NAME: &str = "model";

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
fn ruled(text: &Text, found: &[Candidate]) -> Vec<u64> {
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

/// A stretch of tokens that the field takes for one detail.
pub(crate) struct Told {
    pub first: usize,
    pub last: usize,
    pub kind: Kind,
    /// How likely, over all its words: the least of them.
    pub sure: f32,
}

/// What the field sees, given how likely each tag is.
pub(crate) fn told(text: &Text, shares: &[Row<TAGS>], least: impl Fn(Kind) -> f32) -> Vec<Told> {
    let mut out: Vec<Told> = Vec::new();
    for (i, row) in shares.iter().enumerate() {
        let mut best: Option<(Kind, f32, bool)> = None;
        for (kind, pair) in KINDS
            .iter()
            .zip(row.get(1..).unwrap_or(&[]).chunks_exact(2))
        {
            let &[begin, inside] = pair else { continue };
            let sum = begin + inside;
            if sum >= least(*kind) && best.is_none_or(|b| sum > b.1) {
                best = Some((*kind, sum, begin > inside));
            }
        }
        let Some((kind, sure, begins)) = best else {
            continue;
        };
        match out.last_mut() {
            Some(t) if t.kind == kind && t.last + 1 == i && !begins && on(text, t.last) => {
                t.last = i;
                t.sure = t.sure.max(sure);
            }
            _ => out.push(Told {
                first: i,
                last: i,
                kind,
                sure,
            }),
        }
    }
    out
}

/// Whether a detail may go on behind token `i`.
fn on(text: &Text, i: usize) -> bool {
    !text.gap(i).contains(&b'\n') && text.gap(i).len() <= 4
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

/// Puts what the field sees together with what the rules and the first field saw.
pub(crate) fn merge(text: &Text, shares: &[Row<TAGS>], found: &mut Vec<Candidate>) {
    let outside = |c: &Candidate| {
        let mut at = text.token_at(c.start);
        let mut most = 0f32;
        while text.token(at).is_some_and(|t| t.start < c.end) {
            if let (Some(row), Some(k)) = (shares.get(at), KINDS.iter().position(|k| *k == c.kind))
            {
                let own = row.get(1 + 2 * k).unwrap_or(&0.0) + row.get(2 + 2 * k).unwrap_or(&0.0);
                most = most.max(own);
            }
            at += 1;
        }
        most
    };
    // Names and places that a rule takes for one and the field sees no trace of are dropped. What people
    // say of themselves is rarer, and the rules for it are surer than the field.
    found.retain(|c| {
        let trace = if c.confidence >= 0.9 {
            LEAST_TRACE
        } else {
            TRACE
        };
        !matches!(c.kind, Kind::Person | Kind::Place) || outside(c) >= trace
    });
    for told in told(text, shares, |_| LEAST) {
        let Some((start, end)) = crate::scan::span(text, told.first, told.last) else {
            continue;
        };
        let over = |c: &Candidate| c.start < end && start < c.end;
        let mut agreed = false;
        let mut taken = false;
        for c in found.iter_mut().filter(|c| over(c)) {
            if c.kind == told.kind {
                agreed = true;
                // Of what people say of themselves the rules know the fewest words that say it.
                let named = matches!(
                    c.kind,
                    Kind::Person | Kind::Place | Kind::Employer | Kind::Address | Kind::Vehicle
                );
                let least = if c.confidence >= 0.9 { 0.9 } else { 0.6 };
                if named && told.sure >= least {
                    (c.start, c.end) = (start, end);
                }
                c.confidence = c.confidence.max(0.89);
                c.why = Why::Both;
            } else {
                taken |= c.confidence >= told.sure || c.confidence >= 0.8;
            }
        }
        if agreed || taken {
            continue;
        }
        found.retain(|c| !over(c));
        found.push(Candidate {
            start,
            end,
            kind: told.kind,
            confidence: 0.4 + 0.45 * told.sure,
            detector: NAME,
            why: Why::Model,
        });
    }
}

/// Share from which the field alone finds something.
const LEAST: f32 = 0.42;
/// Share below which a guess of the rules is dropped.
const TRACE: f32 = 0.1;
/// The same where the rule is certain.
const LEAST_TRACE: f32 = 0.02;

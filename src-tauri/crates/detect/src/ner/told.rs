//! From how likely each tag is at each word to details, and these together with what the rules saw.

use std::sync::LazyLock;

use model::{Kind, Why};

use super::crf::{Crf, Row};
use super::posts::{KINDS, TAGS};
use crate::detector::Candidate;
use crate::overlap::CERTAIN;
use crate::text::Text;

/// What a finding says of the detector that saw it.
const NAME: &str = "model";

/// A stretch of tokens that the field takes for one detail.
pub(crate) struct Told {
    pub first: usize,
    pub last: usize,
    pub kind: Kind,
    /// How likely.
    pub sure: f32,
}

/// What the field sees, given how likely each tag is: words that follow one another.
pub(crate) fn told(text: &Text, shares: &[Row<TAGS>], least: f32) -> Vec<Told> {
    let mut out: Vec<Told> = Vec::new();
    for (i, row) in shares.iter().enumerate() {
        let mut best: Option<(Kind, f32, bool)> = None;
        for (kind, pair) in KINDS
            .iter()
            .zip(row.get(1..).unwrap_or(&[]).chunks_exact(2))
        {
            let &[begin, inside] = pair else { continue };
            let sum = begin + inside;
            if sum >= least && best.is_none_or(|b| sum > b.1) {
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

/// What follows what: "goes on" only behind its own kind, and a detail rather goes on than that
/// another of its kind begins.
static CHAIN: LazyLock<Crf<TAGS>> = LazyLock::new(|| {
    let kind = |tag: usize| tag.checked_sub(1).map(|t| t / 2);
    let goes_on = |tag: usize| tag > 0 && tag.is_multiple_of(2);
    let mut start = [0f32; TAGS];
    let mut steps = [[0f32; TAGS]; TAGS];
    for (to, weight) in start.iter_mut().enumerate() {
        *weight = if goes_on(to) { STRANGE } else { 0.0 };
    }
    for (from, row) in steps.iter_mut().enumerate() {
        for (to, weight) in row.iter_mut().enumerate() {
            let same = to > 0 && kind(from) == kind(to);
            *weight = match (goes_on(to), same) {
                (true, true) => STAY,
                (true, false) => STRANGE,
                (false, true) => -STAY,
                (false, false) => 0.0,
            };
        }
    }
    Crf::chain(start, steps)
});

/// How little likely it is that a detail goes on that did not begin.
const STRANGE: f32 = -4.0;
/// How much rather a detail goes on.
const STAY: f32 = 0.7;
/// Added to every tag but "outside".
const REACH: f32 = -1.0;

/// What the network sees, given the logs of how likely each tag is: the likeliest row of tags.
pub(crate) fn likeliest(text: &Text, logs: &[Row<TAGS>], shares: &[Row<TAGS>]) -> Vec<Told> {
    let scores: Vec<Row<TAGS>> = logs
        .iter()
        .map(|row| {
            let mut row = row.map(|v| v + REACH);
            if let Some(outside) = row.first_mut() {
                *outside -= REACH;
            }
            row
        })
        .collect();
    if scores.is_empty() {
        return Vec::new();
    }
    let mut out: Vec<Told> = Vec::new();
    for ((i, tag), row) in CHAIN.best(&scores).into_iter().enumerate().zip(shares) {
        let Some(number) = tag.checked_sub(1).map(|t| t / 2) else {
            continue;
        };
        let Some(kind) = KINDS.get(number) else {
            continue;
        };
        let sure = row.iter().skip(1 + 2 * number).take(2).sum::<f32>();
        match out.last_mut() {
            Some(t) if t.kind == *kind && t.last + 1 == i && tag % 2 == 0 && on(text, t.last) => {
                let words = (i - t.first) as f32;
                t.last = i;
                t.sure = (t.sure * words + sure) / (words + 1.0);
            }
            _ => out.push(Told {
                first: i,
                last: i,
                kind: *kind,
                sure,
            }),
        }
    }
    out
}

/// How far what is said of the words is trusted against the rules.
#[derive(Clone, Copy)]
pub(crate) struct Trust {
    /// Share from which it finds something alone.
    pub least: f32,
    /// Share below which a guess of the rules is dropped.
    pub trace: f32,
    /// The same where the rule is certain.
    pub least_trace: f32,
    /// Share from which its extent counts, not that of a rule.
    pub extent: f32,
    /// Whether it has the last word on names: on companies at all, and how far people and places go.
    pub names: bool,
    /// Whether it has the last word on what people say of themselves.
    pub said: bool,
}

/// Of the first pass: the field of posts. What people say of themselves is rare there, and the rules
/// for it are surer than the field.
pub(crate) const FIELD: Trust = Trust {
    least: 0.42,
    trace: 0.1,
    least_trace: 0.02,
    extent: 0.6,
    names: true,
    said: false,
};

/// Of the second pass: the network, which was told what the rules saw. Chosen on posts of authors
/// that it had not learnt from.
pub(crate) const NETWORK: Trust = Trust {
    least: 0.4,
    trace: 0.2,
    least_trace: 0.2,
    extent: 0.5,
    names: true,
    said: true,
};

/// Kinds whose extent is a name, not a phrase.
const NAMED: [Kind; 5] = [
    Kind::Person,
    Kind::Place,
    Kind::Employer,
    Kind::Address,
    Kind::Vehicle,
];

/// Puts what is said of the words together with what the rules and the field of names saw.
pub(crate) fn merge(
    text: &Text,
    shares: &[Row<TAGS>],
    told: Vec<Told>,
    trust: Trust,
    found: &mut Vec<Candidate>,
) {
    // The field learnt from posts about the work: elsewhere names are left to the field of names.
    let judged = |kind| match kind {
        Kind::Employer | Kind::Address => trust.names,
        Kind::Person | Kind::Place => trust.names || trust.said,
        _ => true,
    };
    let bounds = |kind| match kind {
        Kind::Person | Kind::Place => trust.names,
        kind => trust.said || NAMED.contains(&kind),
    };
    let dropped = |kind| match kind {
        Kind::Person | Kind::Place => judged(kind),
        kind => trust.said && KINDS.contains(&kind) && judged(kind),
    };
    let own = |c: &Candidate| {
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
    // What a rule takes for something and nothing else sees a trace of is dropped.
    found.retain(|c| {
        let trace = match c.confidence >= CERTAIN {
            true => trust.least_trace,
            false => trust.trace,
        };
        !dropped(c.kind) || own(c) >= trace
    });
    for told in told.into_iter().filter(|t| t.sure >= trust.least) {
        let Some((start, end)) = crate::scan::span(text, told.first, told.last) else {
            continue;
        };
        let over = |c: &Candidate| c.start < end && start < c.end;
        let mut agreed = false;
        let mut taken = false;
        for c in found.iter_mut().filter(|c| over(c)) {
            if c.kind == told.kind {
                agreed = true;
                let certain = !trust.said && c.confidence >= CERTAIN;
                let extent = if certain { SUREST } else { trust.extent };
                if told.sure >= extent && c.confidence < 0.95 && bounds(told.kind) {
                    (c.start, c.end) = (start, end);
                }
                if c.detector == NAME {
                    // No rule saw it: two readings of the model agree, which is likely, not sure.
                    c.confidence = c.confidence.max(0.85);
                } else {
                    c.confidence = c.confidence.max(0.89);
                    c.why = Why::Both;
                }
            } else {
                taken |= c.confidence >= told.sure || !trust.said && c.confidence >= 0.8;
            }
        }
        if agreed || taken || !judged(told.kind) {
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

/// Share from which the extent of a certain rule is given up.
const SUREST: f32 = 0.9;

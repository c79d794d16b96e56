//! The model: people, places and organisations in running text, where rules end. A linear-chain
//! CRF over words; small, deterministic, and the program goes on without it. Then, where it is asked
//! for, a network that reads the whole text, and without it a second field for posts.
//!
//! What the rules saw comes first. Where both see the same, it is sure; what the model alone sees
//! is worth a look.

pub(crate) mod crf;
pub(crate) mod features;
pub(crate) mod net;
pub(crate) mod posts;
pub(crate) mod told;

use std::sync::LazyLock;

use model::{Kind, Why};

use crate::detector::Candidate;
use crate::names::known;
use crate::text::Text;
use crate::words::{
    COMPANY, COMPANY_CTX, COMPANY_WEAK, MONTH, NAME_ROLE, NAME_TITLE, PLACE_HEAD, PLACE_PREP,
    STATION_CTX, STREET, STREET_PRE, WEEKDAY,
};

use crf::{Crf, Row};
use features::Features;

/// What a finding says of the detector that saw it.
pub(crate) const NAME: &str = "model";

static CRF: LazyLock<Option<Crf<{ crf::TAGS }>>> =
    LazyLock::new(|| Crf::read(include_bytes!("../weights/ner.bin"), features::VERSION));

/// Whether the weights could be read.
pub(crate) fn ready() -> bool {
    CRF.is_some() && posts::ready()
}

/// Whether the weights of the second pass could be read.
pub(crate) fn second_ready() -> bool {
    net::net().is_some()
}

/// Adds what the models see to what the rules saw; with the network, what both passes see.
pub(crate) fn find(text: &Text, second: bool, found: &mut Vec<Candidate>) {
    let said = net::net()
        .filter(|_| second)
        .map(|net| net.read_text(text, found));
    let Some(said) = said else {
        let seen = names(text, None, found);
        if let Some(shares) = posts::shares(text, &seen.features, &seen.shares, found) {
            let told = told::told(text, &shares, told::FIELD.least);
            let trust = told::Trust {
                names: crate::frame::romance(text) || about_work(text),
                ..told::FIELD
            };
            told::merge(text, &shares, told, trust, found);
        }
        return;
    };
    // English gets the field of names too, which knows tweets best; where a text is not about the
    // work, a company is rarely who one works for, and that field decides.
    let romance = crate::frame::romance(text);
    if !romance {
        names(text, Some(&said), found);
    }
    let work = romance || about_work(text);
    let shares: Vec<_> = said.posts.iter().map(|r| r.map(net::arith::exp)).collect();
    let told = told::likeliest(text, &said.posts, &shares);
    let trust = told::Trust {
        names: work,
        ..told::NETWORK
    };
    told::merge(text, &shares, told, trust, found);
}

/// Whether a text has words of the work.
fn about_work(text: &Text) -> bool {
    text.seen & COMPANY != 0
        || text.seen & COMPANY_WEAK != 0 && text.seen & COMPANY_CTX != 0
        || text.count(COMPANY_CTX | STATION_CTX, 3) >= 3
}

/// What the field of names was told of each word, and how likely it thinks each tag.
#[derive(Default)]
pub(crate) struct Names {
    pub features: Features,
    pub shares: Vec<Row<{ crf::TAGS }>>,
}

/// Adds the names, places and employers that the first field sees.
pub(crate) fn names(text: &Text, said: Option<&net::Said>, found: &mut Vec<Candidate>) -> Names {
    let Some(crf) = CRF.as_ref() else {
        return Names::default();
    };
    let features = features::features(text);
    let romance = crate::frame::romance(text);
    let joined = |i| joined(text, i);
    let first = crf.tag(&features, joined, REACH);
    let second = said.is_some();
    let (first, (seen, shares)) = match said.zip(net::net()) {
        None => (None, first),
        Some((said, net)) => {
            let both = crf.tag_with(&features, joined, &said.names, net.mix);
            (Some(first.0), both)
        }
    };
    if !romance {
        doubt(text, &shares, if second { 0.35 } else { 0.12 }, found);
    }
    for seen in seen {
        let Some((mut start, mut end)) = crate::scan::span(text, seen.first, seen.last) else {
            continue;
        };
        // "U.S.": the last stop belongs to the letters.
        if text.byte(end) == b'.'
            && text.token(seen.last).is_some_and(|t| t.len() == 1)
            && matches!(text.byte(end.saturating_sub(2)), b'.' | b' ')
            && text.before(end.saturating_sub(1)) != b' '
        {
            end += 1;
        }
        if text.before(start) == b'#' {
            start -= 1;
        }
        let kind = match seen.sort {
            0 => Kind::Person,
            1 => Kind::Place,
            _ => Kind::Employer,
        };
        let rules: Vec<usize> = (0..found.len())
            .filter(|k| {
                found
                    .get(*k)
                    .is_some_and(|c| c.start < end && start < c.end)
            })
            .collect();
        let mut agreed = false;
        let mut taken = false;
        for k in rules {
            let Some(c) = found.get_mut(k) else { continue };
            if c.kind == kind {
                agreed = true;
                // Not yet certain: a longer finding of another kind may still cover it.
                c.confidence = c.confidence.max(0.89);
                let wider = start <= c.start && c.end <= end && kind != Kind::Employer;
                if second && wider && c.confidence < 0.9 {
                    (c.start, c.end) = (start, end);
                }
                c.why = Why::Both;
            } else {
                taken |= c.confidence >= 0.7 || seen.sure < 0.8 || c.kind != Kind::Place;
            }
        }
        if agreed || taken || !credible(text, &seen, kind, romance) {
            continue;
        }
        found.push(Candidate {
            start,
            end,
            kind,
            confidence: confidence(&seen, first.as_deref()),
            detector: NAME,
            why: Why::Model,
        });
    }
    Names { features, shares }
}

/// How sure a finding is that no rule saw. With two passes, what both see is likely right, and what
/// one alone sees is worth a look.
fn confidence(seen: &crf::Seen, first: Option<&[crf::Seen]>) -> f32 {
    let own = 0.4 + 0.45 * seen.sure;
    let same = |f: &crf::Seen| (f.first, f.last, f.sort) == (seen.first, seen.last, seen.sort);
    match first {
        None => own,
        Some(first) if first.iter().any(same) => own.max(0.85),
        Some(_) => own.min(0.7),
    }
}

/// Whether a name may go on from word `i` to the next.
fn joined(text: &Text, i: usize) -> bool {
    matches!(
        text.gap(i),
        b" " | b"-" | b"'" | b"." | b". " | b" - " | b"' " | b"/" | b"&" | b" & "
    ) && !(text.gap(i) == b" & " && text.token(i).is_some_and(|t| known(text.word(t)).first > 3))
}

/// Names and places that a rule only guesses, and that the model sees no trace of, are dropped.
fn doubt(text: &Text, shares: &[[f32; crf::TAGS]], trace_of: f32, found: &mut Vec<Candidate>) {
    found.retain(|c| {
        let guess = match c.kind {
            Kind::Person => c.confidence < 0.8,
            Kind::Place => c.confidence < 0.65,
            _ => false,
        };
        let trace = || {
            let at = text.token_at(c.start);
            shares
                .get(at)
                .map_or(1.0, |s| 1.0 - s.first().copied().unwrap_or(0.0))
        };
        !guess || trace() >= trace_of
    });
}

/// Added to every tag: how far the model reaches.
const REACH: f32 = 0.3;

/// "Praça Charles Miller", "posto Ipiranga": a name, but of a place.
pub(crate) fn after_place_word(text: &Text, first: usize) -> bool {
    let Some(p) = first.checked_sub(1).filter(|p| text.spaced(*p)) else {
        return false;
    };
    text.token(p).is_some_and(|t| {
        t.is(PLACE_HEAD | STREET_PRE | STREET) && !t.is(NAME_ROLE | NAME_TITLE | PLACE_PREP)
    })
}

/// Whether what the model alone sees is shown. It learnt from English tweets: in Spanish and
/// Portuguese it needs a name or a word that a list knows.
fn credible(text: &Text, seen: &crf::Seen, kind: Kind, romance: bool) -> bool {
    let words = || (seen.first..=seen.last).filter_map(|k| text.token(k));
    let any_name = words().any(|t| {
        let k = known(text.word(t));
        (k.first >= 4 || k.last >= 5) && !k.common
    });
    if words().all(|t| t.is(WEEKDAY | MONTH)) {
        return false;
    }
    let code = words().all(|t| t.shape == crate::text::Shape::Upper && t.len() <= 4);
    if code && kind == Kind::Person && !any_name {
        return false;
    }
    match kind {
        Kind::Person if after_place_word(text, seen.first) => false,
        Kind::Person => {
            let capital = words().all(|t| t.capital() || t.len() <= 3);
            !romance || capital && (any_name || seen.sure > 0.9)
        }
        Kind::Place => !romance || seen.sure > 0.85,
        _ => {
            // In posts about the work, companies are the list's or the network's: what else has a
            // capital there is rarely who one works for.
            !romance && (!about_work(text) || seen.sure > 0.9)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WEIGHTS: &[u8] = include_bytes!("../weights/ner.bin");

    #[test]
    fn weights_load_or_are_refused_whole() {
        assert!(ready());
        let read = |bytes: &[u8]| Crf::<{ crf::TAGS }>::read(bytes, features::VERSION);
        for cut in [0, 7, 8, 12, 40, WEIGHTS.len() / 2, WEIGHTS.len() - 1] {
            let part = WEIGHTS.get(..cut).unwrap_or(&[]);
            assert!(read(part).is_none(), "cut at {cut}");
        }
        let mut other = WEIGHTS.to_vec();
        if let Some(version) = other.get_mut(8) {
            *version ^= 0x55;
        }
        assert!(read(&other).is_none(), "weights of other features");
        let longer = [WEIGHTS, &[0]].concat();
        assert!(read(&longer).is_none(), "something behind the weights");
    }

    #[test]
    fn the_program_goes_on_without_the_model() {
        let alone = crate::Engine::new(&[]).without_model();
        assert_eq!(alone.model_state(), crate::ModelState::Off);
        assert!(!alone.find("call 617-555-0142").is_empty());
    }
}

//! Own terms: the person's own list of words. The only coverage that can be promised, so it is
//! found in every post whatever the detectors think: any case, without accents, with other
//! separators, in the possessive and the plural.
//!
//! Term and text are squeezed to letters and digits (any script); the squeezed terms are searched
//! with one automaton; a hit counts if it begins and ends at a border of a word.

use aho_corasick::{AhoCorasick, AhoCorasickKind};
use model::{Finding, Kind, OwnTerm, Span, Why};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// What a finding says of the detector that saw it.
pub(crate) const NAME: &str = "own_term";

struct Term {
    kind: Kind,
    /// Places in the squeezed term where the person wrote a separator.
    gaps: Vec<usize>,
    /// Plates and numbers may be cut anywhere; words only where the person cut them.
    numeric: bool,
    /// Emoji and the like: searched as they are, without borders.
    plain: bool,
    /// Squeezed length in chars.
    length: usize,
}

/// The list, ready to search.
pub(crate) struct OwnTerms {
    search: Option<AhoCorasick>,
    terms: Vec<Term>,
}

/// A text without separators, and where each of its chars came from.
struct Squeezed {
    text: String,
    /// Per byte of `text`: index into `at`.
    index: Vec<u32>,
    /// Per char: the code point it came from.
    at: Vec<u32>,
    chars: Vec<char>,
}

impl OwnTerms {
    pub(crate) fn new(list: &[OwnTerm]) -> OwnTerms {
        let mut patterns: Vec<String> = Vec::new();
        let mut terms: Vec<Term> = Vec::new();
        let mut add = |squeezed: &str, gaps: Vec<usize>, kind: Kind, plain: bool| {
            if squeezed.is_empty() || patterns.iter().any(|p| p == squeezed) {
                return;
            }
            terms.push(Term {
                kind,
                gaps,
                numeric: squeezed.chars().any(|c| c.is_numeric()),
                plain,
                length: squeezed.chars().count(),
            });
            patterns.push(squeezed.to_owned());
        };
        for own in list {
            let kind = own.kind.unwrap_or(Kind::OwnTerm);
            let trimmed = own.term.trim();
            let term = squeeze(trimmed, false);
            if term.text.is_empty() {
                add(&squeeze(trimmed, true).text, Vec::new(), kind, true);
                continue;
            }
            let gaps = (1..term.at.len())
                .filter(|i| term.at.get(*i) != term.at.get(i - 1).map(|a| a + 1).as_ref())
                .collect();
            add(&term.text, gaps, kind, false);
            // A phone written with its country code is also found without it.
            let numeric = term.text.bytes().all(|b| b.is_ascii_digit());
            let national = match (trimmed.starts_with('+'), term.text.len()) {
                (true, 11..) | (false, 11) if numeric => term.text.len().saturating_sub(10),
                _ => 0,
            };
            if national > 0 && (trimmed.starts_with('+') || term.text.starts_with('1')) {
                add(
                    term.text.get(national..).unwrap_or(""),
                    Vec::new(),
                    kind,
                    false,
                );
                add(
                    term.text.get(national + 1..).unwrap_or(""),
                    Vec::new(),
                    kind,
                    false,
                );
            }
        }
        // A term that is not made of letters sees the unsqueezed text; the automaton serves both.
        let search = AhoCorasick::builder()
            .kind(Some(AhoCorasickKind::ContiguousNFA))
            .build(&patterns)
            .ok()
            .filter(|_| !patterns.is_empty());
        OwnTerms { search, terms }
    }

    /// Every mention, in order, overlapping ones merged to the longest.
    pub(crate) fn find(&self, part: u16, source: &str) -> Vec<Finding> {
        let Some(search) = &self.search else {
            return Vec::new();
        };
        let mut found: Vec<(Span, Kind)> = Vec::new();
        let original: Vec<char> = source.chars().collect();
        for keep_signs in [false, true] {
            if keep_signs && !self.terms.iter().any(|t| t.plain) {
                continue;
            }
            let hay = squeeze(source, keep_signs);
            for m in search.find_overlapping_iter(hay.text.as_str()) {
                let Some(term) = self.terms.get(m.pattern().as_usize()) else {
                    continue;
                };
                if term.plain != keep_signs {
                    continue;
                }
                let first = hay.index.get(m.start()).map_or(0, |i| *i as usize);
                let last = first + term.length.saturating_sub(1);
                let (Some(start), Some(end)) = (hay.at.get(first), hay.at.get(last)) else {
                    continue;
                };
                if term.plain || mention(term, &hay, first, last, &original) {
                    let span = Span {
                        start: *start,
                        end: end + 1,
                    };
                    found.push((with_marks(span, &original), term.kind));
                }
            }
        }
        // Longest first at each place; what overlaps a kept one is dropped.
        found.sort_by(|a, b| (a.0.start, b.0.end).cmp(&(b.0.start, a.0.end)));
        let mut out: Vec<Finding> = Vec::new();
        for (span, kind) in found {
            if out.last().is_none_or(|f| f.span.end <= span.start) {
                out.push(Finding {
                    part,
                    span,
                    kind,
                    confidence: 1.0,
                    detector: NAME.to_owned(),
                    why: Why::Own,
                });
            } else if let Some(f) = out.last_mut()
                && span.end > f.span.end
            {
                // Two terms that run into each other: every mention is covered.
                f.span.end = span.end;
            }
        }
        out
    }
}

/// Sets own terms into what the rules found. A term is always shown as it stands; what a longer
/// finding covers beyond it stays a finding of its own ("12 [Maple Street], Boston"), except in
/// details that make no sense in pieces (an address of e-mail): there the term takes the whole.
pub(crate) fn over_rules(mut own: Vec<Finding>, rules: Vec<Finding>, source: &str) -> Vec<Finding> {
    let whole = |k: Kind| {
        matches!(
            k,
            Kind::Email
                | Kind::Url
                | Kind::Handle
                | Kind::Phone
                | Kind::Plate
                | Kind::Vin
                | Kind::Bank
                | Kind::GovId
                | Kind::TrackingId
                | Kind::Ip
                | Kind::Coordinates
        )
    };
    let touch = |a: Span, b: Span| a.start < b.end && b.start < a.end;
    let chars: Vec<char> = source.chars().collect();
    let mut pieces: Vec<Finding> = Vec::new();
    for rule in rules {
        let mut hits = own
            .iter_mut()
            .filter(|o| touch(o.span, rule.span))
            .peekable();
        if hits.peek().is_none() {
            pieces.push(rule);
            continue;
        }
        if whole(rule.kind) {
            if let Some(first) = hits.next() {
                first.span.start = first.span.start.min(rule.span.start);
                first.span.end = first.span.end.max(rule.span.end);
            }
            continue;
        }
        let mut at = rule.span.start;
        let mut cut = |start: u32, end: u32| {
            let mut span = Span { start, end };
            let sign = |i: u32| chars.get(i as usize).is_none_or(|c| !c.is_alphanumeric());
            while span.start < span.end && sign(span.start) {
                span.start += 1;
            }
            while span.start < span.end && sign(span.end - 1) {
                span.end -= 1;
            }
            if span.end > span.start + 1 {
                let mut piece = rule.clone();
                piece.span = span;
                pieces.push(piece);
            }
        };
        for term in hits {
            cut(at, term.span.start.max(at));
            at = term.span.end;
        }
        cut(at, rule.span.end.max(at));
    }
    // Terms that grew may have met: the longer detail keeps the place.
    own.sort_by_key(|f| f.span);
    let mut merged: Vec<Finding> = Vec::new();
    for f in own {
        match merged.last_mut() {
            Some(last) if f.span.start < last.span.end => {
                last.span.end = last.span.end.max(f.span.end)
            }
            _ => merged.push(f),
        }
    }
    pieces.retain(|p| !merged.iter().any(|o| touch(o.span, p.span)));
    merged.extend(pieces);
    merged.sort_by_key(|f| f.span);
    merged
}

/// Takes combining marks after the last letter into the span.
fn with_marks(mut span: Span, original: &[char]) -> Span {
    while original
        .get(span.end as usize)
        .is_some_and(|c| is_combining_mark(*c))
    {
        span.end += 1;
    }
    span
}

/// Whether the squeezed hit `first..=last` reads as a mention of the term.
fn mention(term: &Term, hay: &Squeezed, first: usize, last: usize, original: &[char]) -> bool {
    let at = |i: usize| hay.at.get(i).map_or(0, |a| *a as usize);
    // Inside: separators only where they may stand, and few of them.
    for i in first + 1..=last {
        let between = original.get(at(i - 1) + 1..at(i)).unwrap_or(&[]);
        let between = between.iter().filter(|c| !is_combining_mark(**c)).count();
        let broken = original
            .get(at(i - 1) + 1..at(i))
            .is_some_and(|b| b.iter().filter(|c| **c == '\n').count() > 1);
        if between > 4 || broken {
            return false;
        }
        let allowed = term.numeric || term.gaps.contains(&(i - first));
        let joined = original.get(at(i - 1) + 1..at(i)).is_some_and(|b| {
            b.iter()
                .all(|c| !c.is_whitespace() && !matches!(c, ',' | ';' | '!' | '?'))
        });
        if between > 0 && !allowed && !joined {
            return false;
        }
    }
    let original_at = |i: usize| original.get(at(i)).copied().unwrap_or(' ');
    let letter = |c: Option<&char>| c.is_some_and(|c| c.is_alphanumeric());
    let touches_left = at(first) > 0 && letter(original.get(at(first) - 1));
    let touches_right = letter(original.get(at(last) + 1));
    let long = term.length >= 4;
    // `#TeamMarisol`, `marisol88`: a change of case or from letter to digit is a border too.
    let turn = |a: char, b: char| {
        long && ((a.is_lowercase() && b.is_uppercase()) || a.is_numeric() != b.is_numeric())
    };
    let left = !touches_left
        || original
            .get(at(first) - 1)
            .is_some_and(|c| turn(*c, original_at(first)));
    let right = !touches_right
        || original
            .get(at(last) + 1)
            .is_some_and(|c| turn(original_at(last), *c))
        || plural(hay, last, at(last), original);
    left && right
}

/// `s` or `es` behind the term, and then a border.
fn plural(hay: &Squeezed, last: usize, at_last: usize, original: &[char]) -> bool {
    for ending in ["s", "es"] {
        let same = ending
            .chars()
            .enumerate()
            .all(|(i, c)| hay.chars.get(last + 1 + i) == Some(&c));
        let next = original.get(at_last + 1 + ending.len());
        if same && !next.is_some_and(|c| c.is_alphanumeric()) {
            return true;
        }
    }
    false
}

/// Lower-cased, without marks and, unless `keep_signs`, without anything but letters and digits.
fn squeeze(source: &str, keep_signs: bool) -> Squeezed {
    let mut out = Squeezed {
        text: String::with_capacity(source.len()),
        index: Vec::with_capacity(source.len()),
        at: Vec::with_capacity(source.len()),
        chars: Vec::with_capacity(source.len()),
    };
    let put = |c: char, at: u32, out: &mut Squeezed| {
        let number = u32::try_from(out.at.len()).unwrap_or(u32::MAX);
        out.at.push(at);
        out.chars.push(c);
        out.text.push(c);
        for _ in 0..c.len_utf8() {
            out.index.push(number);
        }
    };
    for (at, c) in (0u32..).zip(source.chars()) {
        if c.is_ascii() {
            if keep_signs || c.is_ascii_alphanumeric() {
                put(c.to_ascii_lowercase(), at, &mut out);
            }
            continue;
        }
        // One char for each, so that counts stay the same: the first base of the decomposition.
        let base = c.to_lowercase().nfkd().find(|d| !is_combining_mark(*d));
        match base {
            Some(d) if d.is_alphanumeric() || keep_signs => put(d, at, &mut out),
            _ => {}
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn own(term: &str) -> OwnTerm {
        OwnTerm {
            term: term.into(),
            kind: None,
        }
    }

    #[test]
    fn every_mention_is_found() {
        for (term, text, expected) in [
            (
                "Marisol",
                "shoutout to MARISOL and marisol's van",
                vec![(12, 19), (24, 31)],
            ),
            (
                "José",
                "jose, JOSÉ, Jose\u{301}, josé",
                vec![(0, 4), (6, 10), (12, 17), (19, 23)],
            ),
            ("8XJ-4K", "plate 8xj4k or 8XJ 4K.", vec![(6, 11), (15, 21)]),
            (
                "+1 617 555 0142",
                "(617) 555-0142 / 16175550142",
                vec![(1, 14), (17, 28)],
            ),
            (
                "Maple Street",
                "#maplestreet, Maple-Street",
                vec![(1, 12), (14, 26)],
            ),
            ("Ana", "an a banana ANA anas", vec![(12, 15), (16, 19)]),
            ("Мария", "привет, мария!", vec![(8, 13)]),
            ("🐙", "my 🐙 van", vec![(3, 4)]),
            ("flex_mami", "@flex.mami", vec![(1, 10)]),
            ("Deon", "#TeamDeon deon88", vec![(5, 9), (10, 14)]),
        ] {
            let engine = OwnTerms::new(&[own(term)]);
            let got: Vec<(u32, u32)> = engine
                .find(0, text)
                .iter()
                .map(|f| (f.span.start, f.span.end))
                .collect();
            assert_eq!(got, expected, "{term} in {text}");
        }
    }
}

//! Licence plates.

use model::Kind;

use crate::detector::{Detector, Example::*, Hint, Sink};
use crate::pattern::pattern;
use crate::scan::{codelike, cues, make_up, span, squeeze, stops};
use crate::text::{Shape, Text};
use crate::words::{CODE, DIGIT, PLACE_PART, PLATE_CTX, PLATE_WEAK, VEHICLE_CTX};

/// Finds: codes behind or before plate / placa / matrícula / tag, in any grouping; and shapes of
/// Brazil (Mercosul), Portugal, Spain, Mexico and Britain in capitals near a word for a car.
/// Exposes: a car, its owner, and who was parked where.
/// Misses: vanity plates without a digit; plates that no word announces.
pub(crate) const PLATE: Detector = Detector {
    name: "plate",
    kind: Kind::Plate,
    hint: Hint::both(DIGIT, PLATE_CTX | PLATE_WEAK | VEHICLE_CTX),
    find,
    examples: &[
        Hit("my plate is [ABC 1234]"),
        Hit("license plate [7XYZ012] on camera"),
        Hit("placas [NBX-12-34], Versa gris"),
        Hit("placa [BRA2E19] do meu carro"),
        Hit("matrícula [AA-01-BB]"),
        Hit("they posted my tag, [9KT-D21], online"),
        Hit("plate says [4abc56]"),
        Hit("coche [1234 BCD] mal aparcado"),
        Miss("license plate frame, 2014"),
        Miss("a plate of food for $12"),
        Miss("tag 3 friends below"),
        Miss("plate number on file since 2019"),
        Miss("placa solar de 450W"),
        Miss("my car needs 5W30 oil"),
        Miss("tag me in DM 2"),
    ],
};

pattern! {
    NATIONAL = r"(?:[A-Z]{3}\d[A-Z]\d{2}|[A-Z]{2}-\d{2}-[A-Z]{2}|\d{2}-[A-Z]{2}-\d{2}|\d{2}-\d{2}-[A-Z]{2}|\d{4}[ -]?[BCDFGHJKLMNPRSTVWXYZ]{3}|[A-HJ-NPR-Z]{3}-\d{3}-[A-HJ-NPR-Z]|[A-HJ-NPR-Z]{3}-\d{2}-\d{2}|[A-HJ-PR-Y]{2}\d{2} [A-HJ-PR-Z]{3}|\d[A-Z]{3}\d{3})\b";
}

fn find(text: &Text, sink: &mut Sink) {
    for cue in cues(text, PLATE_CTX | PLATE_WEAK) {
        let weak = text.token(cue).is_some_and(|t| !t.is(PLATE_CTX));
        if !after(text, cue, weak, sink) && !weak {
            before(text, cue, sink);
        }
    }
    if text.seen & VEHICLE_CTX != 0 {
        for (i, t) in text.tokens.iter().enumerate() {
            let starts =
                t.is(CODE) || t.shape == Shape::Upper || t.digits() && matches!(t.len(), 2 | 4);
            if starts
                && !matches!(text.before(t.start), b'-' | b'#' | b'$' | b'/' | b'@')
                && let Some(end) = NATIONAL.at(&text.cased, t.start)
                && text.whole(t.start, end)
                && text.byte(end) != b'-'
                && text.near(i, 12, VEHICLE_CTX)
            {
                sink.push(t.start, end, 0.75);
            }
        }
    }
}

/// Group of tokens from `i` on that may be one plate.
fn group(text: &Text, i: usize, loose: bool) -> Option<(usize, usize, Vec<u8>)> {
    let part = |k: usize| {
        text.token(k).is_some_and(|t| {
            t.len() <= 8
                && (t.is(DIGIT) || t.len() <= 4)
                && (codelike(t)
                    || t.is(DIGIT)
                    || loose
                        && t.len() <= 3
                        && t.shape == Shape::Lower
                        && t.class & !PLACE_PART == 0)
        })
    };
    if !part(i) {
        return None;
    }
    let mut last = i;
    let mut best = None;
    loop {
        let code = squeeze(text, i, last);
        if code.len() > 8 {
            break;
        }
        if code.len() >= 4 {
            best = Some((i, last, code));
        }
        let hyphen = text.gap(last) == b"-" || text.gap(last) == b".";
        let next_part = part(last + 1);
        let space = text.gap(last) == b" "
            && text.token(last + 1).is_some_and(codelike)
            && text.token(last).is_some_and(codelike);
        if last >= i + 3 || !next_part || !(hyphen || space) {
            break;
        }
        last += 1;
    }
    best
}

/// The plate behind the word at `cue`.
fn after(text: &Text, cue: usize, weak: bool, sink: &mut Sink) -> bool {
    let reach = if weak { 3 } else { 8 };
    for step in 1..=reach {
        let i = cue + step;
        if stops(text, i - 1) {
            break;
        }
        let Some(t) = text.token(i) else { break };
        if matches!(text.before(t.start), b'$' | b'@') {
            continue;
        }
        // Lower-case letters of a plate only count right behind the word.
        let Some((first, last, code)) = group(text, i, step <= 2) else {
            continue;
        };
        let (digits, letters) = make_up(&code);
        let tokens = text.tokens.get(first..=last).unwrap_or(&[]);
        let coded = tokens.iter().all(codelike);
        let mixed = digits > 0 && letters > 0 && (5..=8).contains(&code.len());
        let numeric = letters == 0 && (5..=7).contains(&digits) && step <= 2 && !weak;
        let close = step <= 3;
        let unit_or_oil = measure(text, first, last);
        let two_digits = digits >= 2 || digits == 1 && letters >= 4;
        if (mixed && two_digits && (coded || close && digits >= 2) || numeric)
            && !unit_or_oil
            && let Some((start, end)) = span(text, first, last)
        {
            sink.push(start, end, if close { 0.92 } else { 0.9 });
            return true;
        }
    }
    false
}

/// `8XJ4K is my plate`.
fn before(text: &Text, cue: usize, sink: &mut Sink) {
    for step in 1..=4usize {
        let Some(i) = cue.checked_sub(step) else {
            break;
        };
        if stops(text, i) {
            break;
        }
        let Some(t) = text.token(i).filter(|t| t.is(DIGIT)) else {
            continue;
        };
        let mut first = i;
        while first > 0
            && matches!(text.gap(first - 1), b"-" | b" ")
            && text.token(first - 1).is_some_and(codelike)
            && i - first < 2
        {
            first -= 1;
        }
        let Some((first, last, code)) = group(text, first, false) else {
            break;
        };
        let (digits, letters) = make_up(&code);
        let tokens = text.tokens.get(first..=last).unwrap_or(&[]);
        if digits >= 2
            && letters >= 2
            && code.len() >= 5
            && tokens.iter().all(codelike)
            && !measure(text, first, last)
        {
            sink.push(
                text.token(first).map_or(t.start, |t| t.start),
                text.token(last).map_or(t.end, |t| t.end),
                0.85,
            );
        }
        break;
    }
}

/// Years, money, units, model names: digits that are no plate.
fn measure(text: &Text, first: usize, last: usize) -> bool {
    let Some((start, end)) = span(text, first, last) else {
        return true;
    };
    let year = first == last
        && text
            .token(first)
            .is_some_and(|t| t.digits() && t.len() == 4);
    let word = text.slice(start, end);
    let ordinal = [
        &b"th"[..],
        b"st",
        b"nd",
        b"rd",
        b"am",
        b"pm",
        b"km",
        b"kg",
        b"ft",
        b"lbs",
        b"mph",
        b"min",
        b"yr",
        b"hrs",
        b"gb",
        b"hz",
        b"mah",
    ]
    .iter()
    .any(|u| {
        word.strip_suffix(*u)
            .is_some_and(|n| !n.is_empty() && n.iter().all(u8::is_ascii_digit))
    });
    year || ordinal
        || matches!(text.before(start), b'$' | b'#')
        || matches!(text.byte(end), b'%' | b'@' | b':')
}

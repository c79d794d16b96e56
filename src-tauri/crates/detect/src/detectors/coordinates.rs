//! Geographic coordinates: decimal, degrees and minutes, plus codes.

use model::Kind;

use crate::detector::{Detector, Example::*, Hint, Sink};
use crate::pattern::pattern;
use crate::text::{DEGREE, Text};
use crate::words::{CODE, DIGIT};

/// Finds: pairs of decimal degrees with at least three decimals, degrees-minutes-seconds pairs,
/// and Open Location Codes.
/// Exposes: a point on the map, often to the metre.
/// Misses: what3words, and pairs split over two lines.
pub(crate) const COORDINATES: Detector = Detector {
    name: "coordinates",
    kind: Kind::Coordinates,
    hint: Hint::any(DIGIT),
    find,
    examples: &[
        Hit("pin is [40.7128, -74.0060] ok"),
        Hit("[40.7128 N, 74.0060 W]"),
        Hit("[40°42'46\"N 74°00'22\"W] at the gate"),
        Hit("estou em [-23.5505,-46.6333]"),
        Hit("[23°33'01.2\"S 46°38'02.4\"W]"),
        Hit("meet at [87G8P2QX+7V]"),
        Miss("it cost 12.500, 13.250 each"),
        Miss("98.6° today, 72.1° inside"),
        Miss("rated 4.97, 4.98 and 4.99"),
        Miss("ratio 1.234, 999.123"),
        Miss("3.5, 4.2 miles"),
        Miss("A1+B2 and 10+2"),
    ],
};

pattern! {
    DECIMAL = r"([-+]?\d{1,2}\.\d{3,10})(?:\xF2| ?degrees)? ?([ns]\b)?(?: ?[,;/] ?| )(?:lon:? ?|lng:? ?)?([-+]?\d{1,3}\.\d{3,10})(?:\xF2| ?degrees)? ?([ewo]\b)?";
    DEGREES = r#"\d{1,2} ?\xF2 ?\d{1,2}(?:\.\d+)? ?'?(?: ?\d{1,2}(?:\.\d+)? ?(?:"|''))? ?[ns],? ?\d{1,3} ?\xF2 ?\d{1,2}(?:\.\d+)? ?'?(?: ?\d{1,2}(?:\.\d+)? ?(?:"|''))? ?[ewo]\b"#;
    PLUS = r"[23456789cfghjmpqrvwx]{4,8}\+[23456789cfghjmpqrvwx]{2,3}";
}

fn find(text: &Text, sink: &mut Sink) {
    for i in decimals(text) {
        let Some(g) = DECIMAL.groups_at(&text.low, i) else {
            continue;
        };
        let range = |n: usize| g.get(n).cloned().flatten();
        let (Some(whole), Some(lat), Some(lon)) = (range(0), range(1), range(3)) else {
            continue;
        };
        let letters = range(2).is_some() && range(4).is_some();
        let places = |r: &std::ops::Range<usize>| {
            text.slice(r.start, r.end)
                .iter()
                .rev()
                .take_while(|c| **c != b'.')
                .count()
        };
        let signed = text.byte(lat.start) == b'-' || text.byte(lon.start) == b'-';
        // Two plain numbers with three decimals are prices or counts; a minus or a compass letter,
        // or four decimals, make them a point.
        let precise = places(&lat) >= 4 && places(&lon) >= 4;
        let on_earth = degrees(text.slice(lat.start, lat.end)) <= 90
            && degrees(text.slice(lon.start, lon.end)) <= 180;
        let end = if range(4).is_some() {
            whole.end
        } else {
            trim(text, lon.end)
        };
        let inside = text.before(i).is_ascii_alphanumeric() || text.before(i) == b'.';
        if on_earth && (letters || signed || precise) && !inside && text.whole(i, end) {
            sink.push(i, end, if precise || letters { 0.96 } else { 0.8 });
        }
    }
    if memchr::memchr(DEGREE, &text.low).is_some() {
        for m in DEGREES.all(&text.low, 0..text.low.len()) {
            sink.push(m.start, m.end, 0.97);
        }
    }
    for plus in memchr::memchr_iter(b'+', &text.low) {
        let i = text.token_at(plus.saturating_sub(1));
        let Some(t) = text.token(i).filter(|t| t.end == plus && t.is(CODE)) else {
            continue;
        };
        if let Some(end) = PLUS.at(&text.low, t.start)
            && text.whole(t.start, end)
            && t.len() >= 4
        {
            sink.push(t.start, end, if t.len() == 8 { 0.95 } else { 0.6 });
        }
    }
}

/// Offsets at which a decimal number of degrees may begin, sign included.
fn decimals<'a>(text: &'a Text) -> impl Iterator<Item = usize> + 'a {
    text.tokens.iter().filter_map(|t| {
        let point = text.byte(t.end) == b'.' && text.byte(t.end + 3).is_ascii_digit();
        let signed = matches!(text.before(t.start), b'-' | b'+');
        (t.digits() && t.len() <= 2 && point).then(|| t.start - usize::from(signed))
    })
}

fn degrees(number: &[u8]) -> u32 {
    number
        .iter()
        .skip_while(|c| !c.is_ascii_digit())
        .take_while(|c| c.is_ascii_digit())
        .fold(0, |n, d| n * 10 + u32::from(d - b'0'))
}

/// Takes a degree sign after the number into the span.
fn trim(text: &Text, end: usize) -> usize {
    if text.byte(end) == DEGREE {
        end + 1
    } else {
        end
    }
}

//! Numbers of parcels, orders, trips, tickets and cases.

use model::Kind;

use crate::checks;
use crate::detector::{Detector, Example::*, Hint, Sink};
use crate::pattern::pattern;
use crate::scan::among;
use crate::scan::{code_after, codelike, cues, expand, make_up, span, squeeze};
use crate::text::Text;
use crate::words::{CODE, DIGIT, TRACK_CTX};

/// Finds: Amazon TBA numbers, UPS, USPS, postal S10 and other carriers' shapes, Amazon orders,
/// trip UUIDs; codes behind words like order, case, folio, expediente, pedido, protocolo.
/// Exposes: the company looks the number up and knows the account at once.
/// Misses: three or four digits of an order; numbers that no word announces.
pub(crate) const TRACKING_ID: Detector = Detector {
    name: "tracking_id",
    kind: Kind::TrackingId,
    hint: Hint::any(DIGIT),
    find,
    examples: &[
        Hit("package [TBA123456789000] missing"),
        Hit("ups [1Z5R89390357567127]"),
        Hit("order [#DX-77A01] never came"),
        Hit("case number [4410-22917] closed"),
        Hit("expediente [12/2024/00310]"),
        Hit("pedido nº [88120-4471]"),
        Hit("amazon order [113-0000000-0000000]"),
        Hit("folio [QR-10023/24] del reporte"),
        Hit("encomenda [RB123456785GB]"),
        Hit("protocolo: [20240011223]"),
        Miss("order 2 pizzas at 6:30"),
        Miss("in any case 2024 was bad"),
        Miss("case closed, 15 minutes"),
        Miss("order of 63 items for $42.10"),
        Miss("report 2024-05-01 is out"),
        Miss("trip was 12.5 miles"),
        Miss("pedido de 3 km"),
    ],
};

pattern! {
    SHAPES = concat!(
        r"(?:tb[acm] ?\d{12}|tba\d{9,15}|1z ?[0-9a-z]{3} ?[0-9a-z]{3} ?[0-9a-z]{2} ?[0-9a-z]{4} ?[0-9a-z]{3} ?\d",
        r"|1ls7[12]\d{10}|1lscx[0-9a-z]{10}|uus[0-9a-z]{13,17}|spxmia\d{9,14}|gfus[0-9a-z]{10,14}",
        r"|intlcmi?\d{9,11}|jj?d\d{16}|jjd\d{10,18}|l[aiehnx][1-3]\d{7}|br\d{12,13}[a-z]?)\b");
    ORDER = r"(?:\d{3}|d\d{2})-\d{7}-\d{7}\b";
    S10 = r"[a-z]{2}\d{9}[a-z]{2}\b";
    UUID = r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b";
    NOT_A_CODE = r"(?:(?:19|20)\d\d(?:[-/.]\d{1,2}){0,2}|\d{1,2}[-/.]\d{1,2}(?:[-/.]\d{2,4})?|\d+(?:st|nd|rd|th|am|pm|a|p|k|km|mi|min|mins|h|hr|hrs|lb|lbs|x|s|ml|oz|ft|in|mph|m)|\d{1,3}-\d{1,3}|24/7|\d{1,3}(?:[.]\d{3})+)\z";
}

fn find(text: &Text, sink: &mut Sink) {
    for (i, t) in text.tokens.iter().enumerate() {
        if t.is(DIGIT) && t.len() >= 2 {
            by_shape(text, i, sink);
        }
    }
    if text.seen & TRACK_CTX != 0 {
        for cue in cues(text, TRACK_CTX) {
            by_name(text, cue, sink);
        }
    }
}

fn by_shape(text: &Text, i: usize, sink: &mut Sink) {
    let Some(t) = text.token(i) else { return };
    let word = text.word(t);
    let left = text.before(t.start);
    if matches!(left, b'-' | b'_') {
        return;
    }
    if t.digits() {
        if t.len() == 3 && ORDER.at(&text.low, t.start).is_some() {
            sink.push(t.start, t.start + 19, 0.96);
        } else if t.len() == 22 && word.starts_with(b"9") && checks::mod10_3(word) {
            sink.push(t.start, t.end, 0.96);
        } else if t.len() == 4 && word.starts_with(b"9") {
            // USPS in groups of four: 9400 1000 0000 0000 0000 01
            let mut last = i;
            while text.spaced(last)
                && text
                    .token(last + 1)
                    .is_some_and(|n| n.digits() && n.len() <= 4)
            {
                last += 1;
            }
            let joined = squeeze(text, i, last);
            if joined.len() == 22 && checks::mod10_3(&joined) {
                push(text, i, last, 0.96, sink);
            }
        } else if t.len() == 8 {
            uuid(text, i, sink);
        }
        return;
    }
    match t.len() {
        8 => uuid(text, i, sink),
        13 if S10.at(&text.low, t.start) == Some(t.end) => {
            if checks::s10(word) || text.near(i, 5, TRACK_CTX) {
                sink.push(t.start, t.end, 0.95);
            }
        }
        _ => {
            let head = word.get(..2).unwrap_or(word);
            let known = among!(head, "tb 1z 1l uu sp gf in jj jd la li le lh ln lx br");
            if known
                && let Some(end) = SHAPES.at(&text.low, t.start)
                && text.whole(t.start, end)
            {
                let squeezed: Vec<u8> = text
                    .slice(t.start, end)
                    .iter()
                    .filter(|c| **c != b' ')
                    .copied()
                    .collect();
                let parcel = head != b"1z" || checks::ups(&squeezed);
                let cued = text.near(i, 5, TRACK_CTX);
                if parcel || cued {
                    sink.push(t.start, end, 0.96);
                }
            }
        }
    }
}

fn uuid(text: &Text, i: usize, sink: &mut Sink) {
    if let Some(t) = text.token(i)
        && text.byte(t.end) == b'-'
        && let Some(end) = UUID.at(&text.low, t.start)
        && text.whole(t.start, end)
    {
        sink.push(t.start, end, 0.9);
    }
}

/// A code behind a word that announces one.
fn by_name(text: &Text, cue: usize, sink: &mut Sink) {
    if text.near(cue, 2, crate::words::FLIGHT_CTX) {
        return;
    }
    let Some(code) = code_after(text, cue, 4) else {
        return;
    };
    // Only filler may stand between: "order no. ", "case (", "protocolo nº ", "número de parte:".
    for k in cue + 1..code {
        let Some(t) = text.token(k) else { return };
        let filler = among!(
            text.word(t),
            "no number num numero n nr nro id is was es code codigo de do da del la el o a the my mi meu foi fue it s ref e",
        );
        if !filler && !t.is(TRACK_CTX) && !codelike(t) {
            return;
        }
    }
    let (first, last) = expand(text, code, b"-/_");
    if first <= cue {
        return;
    }
    let Some((mut start, end)) = span(text, first, last) else {
        return;
    };
    let hash = text.before(start) == b'#';
    let squeezed = squeeze(text, first, last);
    let (digits, letters) = make_up(&squeezed);
    let joined = last > first;
    let whole = text.slice(start, end);
    let tokens = text.tokens.get(first..=last).unwrap_or(&[]);
    let coded = tokens.iter().all(codelike) || (text.seen & CODE == 0 && squeezed.len() >= 6);
    let before = text.before(start);
    let after = text.byte(end);
    let number = matches!(before, b'$' | b'.' | b':' | crate::text::MONEY)
        || matches!(after, b'%' | b'$')
        || matches!(after, b'.' | b':' | b',') && text.byte(end + 1).is_ascii_digit();
    if NOT_A_CODE.at(whole, 0).is_some() && !hash || number || squeezed.len() > 40 {
        return;
    }
    let unit = text
        .token(last + 1)
        .is_some_and(|t| t.is(crate::words::UNIT))
        && text.spaced(last);
    let long_enough = match (digits, letters) {
        (d, 0) if joined => d >= 6,
        (d, 0) => d >= 6 || hash && d >= 3,
        (d, _) => {
            d >= 2 && squeezed.len() >= 5 && (joined || hash || tokens.iter().all(|t| t.is(CODE)))
        }
    };
    if long_enough && coded && !unit {
        if hash {
            start -= 1;
        }
        sink.push(start, end, if joined || letters > 0 { 0.9 } else { 0.85 });
    }
}

fn push(text: &Text, first: usize, last: usize, confidence: f32, sink: &mut Sink) {
    if let Some((start, end)) = span(text, first, last) {
        sink.push(start, end, confidence);
    }
}

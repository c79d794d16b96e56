//! Telephone numbers: written in the groups of several countries, and spoken digit by digit.

use model::{Kind, Why};
use phonenumber::country::{self, Id};

use crate::detector::{Detector, Example::*, Hint, Sink};
use crate::text::{Shape, Text};
use crate::words::{DIGIT, NUMBER, PHONE_CTX, TRACK_CTX};

/// Finds: numbers with `+` and country code; the usual groups of the US, Canada, Mexico, Brazil,
/// Spain, Portugal and Britain, checked against the number plan or a word like "call"; digits
/// spoken as words in three languages. 555-01xx counts, though nobody has it.
/// Exposes: a phone number is one search away from a name and an address.
/// Misses: bare digits without any context; numbers cut over two posts.
pub(crate) const PHONE: Detector = Detector {
    name: "phone",
    kind: Kind::Phone,
    hint: Hint::any(DIGIT | NUMBER),
    find,
    examples: &[
        Hit("call me at [617-555-0142] ok"),
        Hit("[(617) 555-0142], text only"),
        Hit("my cell is [6175550142]"),
        Hit("mándame whatsapp al [612 34 56 78]"),
        Hit("zap: [(11) 95555-0142]"),
        Hit("[+44 7700 900123] after six"),
        Hit("text [six one seven 555 oh one four two]"),
        Hit("liga pra mim [+351 912 345 678]"),
        Hit("marca al [55 5555 0142] por favor"),
        Hit("cell [617.555.0142 ext 12]"),
        Miss("order 617555014299 is late"),
        Miss("from 2019-2021 I drove 100 000 miles"),
        Miss("one two three go"),
        Miss("rated 4.97 of 500 500 trips"),
        Miss("paid $555 0142 times"),
        Miss("10 15 20 25 30 reps"),
        Miss("3.141.592 users"),
    ],
};

/// A run of digit groups that may be one number.
struct Run {
    start: usize,
    end: usize,
    /// Index of the first and the last token.
    first: usize,
    last: usize,
    groups: Vec<usize>,
    digits: String,
    plus: bool,
    paren: bool,
    /// Hyphens or dots stand between groups.
    tied: bool,
}

fn find(text: &Text, sink: &mut Sink) {
    let mut i = 0;
    while let Some(t) = text.token(i) {
        let next = if t.is(DIGIT) && (t.digits() || extension_tail(text.word(t)).is_some()) {
            written(text, i, sink)
        } else {
            None
        };
        let next = next.or_else(|| t.is(NUMBER).then(|| spoken(text, i, sink)).flatten());
        i = next.unwrap_or(i + 1);
    }
}

/// `2851x818`: the last group with an extension stuck to it; how long the group is.
fn extension_tail(word: &[u8]) -> Option<usize> {
    let x = word.iter().position(|c| *c == b'x')?;
    let digits = |part: &[u8]| part.iter().all(u8::is_ascii_digit);
    let (group, tail) = word.split_at(x);
    let tail = tail.get(1..)?;
    (digits(group)
        && digits(tail)
        && (2..=10).contains(&group.len())
        && (1..=6).contains(&tail.len()))
    .then_some(x)
}

/// Collects groups from token `i` on; pushes a number and returns the token after it.
fn written(text: &Text, i: usize, sink: &mut Sink) -> Option<usize> {
    let run = collect(text, i)?;
    let confidence = judge(text, &run)?;
    let (mut end, mut last) = (run.end, run.last);
    // "ext 12", "x12"
    if let (Some(word), Some(number)) = (text.token(last + 1), text.token(last + 2))
        && matches!(text.word(word), b"ext" | b"x" | b"ramal" | b"extension")
        && number.digits()
        && number.len() <= 6
        && text.gap(last).len() <= 2
    {
        end = number.end;
        last += 2;
    } else if let Some(word) = text.token(last + 1)
        && extension_only(text.word(word))
        && text.gap(last).len() <= 1
    {
        end = word.end;
        last += 1;
    }
    let planned = run.plus || valid(&run.digits, false);
    let why = if planned { Why::Plan } else { Why::ShapeWord };
    sink.push_as(run.start, end, confidence, why);
    Some(last + 1)
}

fn extension_only(word: &[u8]) -> bool {
    let digits = word
        .strip_prefix(b"ext")
        .or_else(|| word.strip_prefix(b"x"));
    digits.is_some_and(|d| !d.is_empty() && d.len() <= 6 && d.iter().all(u8::is_ascii_digit))
}

fn collect(text: &Text, i: usize) -> Option<Run> {
    let t = text.token(i)?;
    let mut start = t.start;
    let mut paren = false;
    if text.before(start) == b'(' {
        start -= 1;
        paren = true;
    }
    let mut plus = false;
    if text.before(start) == b'+' {
        start -= 1;
        plus = true;
        if text.before(start) == b'(' {
            start -= 1;
        }
    }
    // Money, decimals, parts of codes and of dates are no numbers.
    let left = text.before(start);
    let minus = left == b'-' && text.before(start - 1).is_ascii_alphanumeric();
    if matches!(left, b'$' | b'#' | b'/' | b'=' | b'_' | crate::text::MONEY) || minus {
        return None;
    }
    if matches!(left, b'.' | b',' | b':') && text.before(start - 1).is_ascii_digit() {
        return None;
    }
    let mut run = Run {
        start,
        end: t.end,
        first: i,
        last: i,
        groups: Vec::new(),
        digits: String::new(),
        plus,
        paren,
        tied: false,
    };
    let mut at = i;
    loop {
        let token = text.token(at)?;
        let word = text.word(token);
        let tail = extension_tail(word);
        let group = tail.map_or(word, |x| word.get(..x).unwrap_or(word));
        if !(token.digits() || tail.is_some()) || run.digits.len() + group.len() > 15 {
            break;
        }
        run.groups.push(group.len());
        run.digits.extend(group.iter().map(|c| char::from(*c)));
        run.end = token.end;
        run.last = at;
        let gap = text.gap(at);
        let tie = matches!(
            gap,
            b"-" | b"." | b") " | b")" | b")-" | b" - " | b"/" | b" (" | b"-(" | b"\xFE"
        );
        if tail.is_some() || !(tie || gap == b" " || gap == b"(") {
            break;
        }
        if tie {
            run.tied |= gap != b" (";
            run.paren |= gap.contains(&b')') || gap.contains(&b'(');
        }
        at += 1;
    }
    // `( 11 95555-0142 )` and the closing bracket of a single group.
    if run.start < t.start
        && text.byte(run.end) == b')'
        && !text.slice(run.start, run.end).contains(&b')')
    {
        if text.before(t.start) == b'(' && !plus {
            run.start = t.start;
        } else {
            run.end += 1;
        }
    }
    let right = text.byte(run.end);
    let glued = matches!(right, b'%' | b'$')
        || (matches!(right, b'.' | b',' | b':' | b'/' | b'-')
            && text.byte(run.end + 1).is_ascii_digit());
    (!glued && (7..=15).contains(&run.digits.len())).then_some(run)
}

fn judge(text: &Text, run: &Run) -> Option<f32> {
    let cue = text.near_before(run.first, 9, PHONE_CTX) || text.near_after(run.last, 5, PHONE_CTX);
    let order = text.near_before(run.first, 3, TRACK_CTX) && !cue;
    let first = run.digits.bytes().next()?;
    let dotted_thousands = run.groups.iter().skip(1).all(|g| *g == 3)
        && run.groups.len() > 1
        && text.slice(run.start, run.end).contains(&b'.');
    if order || looks_like_date(run) || dotted_thousands && !run.plus {
        return None;
    }
    if run.plus {
        let valid = valid(&run.digits, true);
        return (valid || cue || run.digits.len() >= 9 && run.groups.len() >= 2)
            .then_some(if valid { 0.95 } else { 0.75 });
    }
    let groups = run.groups.as_slice();
    let fictional = run.digits.contains("5550");
    let sure = |c: f32| Some(if cue { (c + 0.1).min(0.97) } else { c });
    match groups {
        // North America, tied or in brackets.
        [3, 3, 4] | [1, 3, 3, 4] if run.tied && first != b'0' => sure(0.9),
        [3, 3, 4] | [1, 3, 3, 4] if cue || fictional || valid(&run.digits, false) => sure(0.8),
        [3, 7] | [1, 3, 7] if run.paren => sure(0.85),
        [3, 3, 3, 4] if run.digits.starts_with("00") => sure(0.85),
        // Brazil: area in brackets, or a hyphen before the last four.
        [2, 5, 4] | [2, 1, 4, 4] if run.tied || cue => sure(0.88),
        [2, 9] if run.paren || cue && valid(&run.digits, false) => sure(0.85),
        [2, 4, 4] if run.paren || cue || valid(&run.digits, false) => sure(0.8),
        // Spain and Portugal.
        [3, 3, 3] | [3, 2, 2, 2] | [2, 3, 2, 2] | [2, 3, 4] | [3, 2, 4] if cue => Some(0.9),
        [3, 2, 2, 2] | [2, 3, 2, 2] if matches!(first, b'6'..=b'9') => {
            valid(&run.digits, false).then_some(0.75)
        }
        // Britain and others with a trunk 0.
        [5, 6] | [5, 3, 3] | [4, 3, 4] | [3, 4, 4] | [4, 7] if first == b'0' => {
            (cue || valid(&run.digits, false)).then_some(0.88)
        }
        // Bare digits need a word and the plan of a country.
        [9..=11] if cue => (valid(&run.digits, false) || fictional).then_some(0.85),
        [3, 4] | [5, 4] | [4, 4] if cue && run.tied => Some(0.7),
        _ if cue && (7..=13).contains(&run.digits.len()) && (2..=5).contains(&groups.len()) => {
            // Some other grouping, announced as a phone.
            let announced = text.near_before(run.first, 4, PHONE_CTX)
                || text.near_after(run.last, 1, PHONE_CTX);
            (announced && groups.iter().all(|g| *g >= 2)).then_some(0.7)
        }
        _ => None,
    }
}

/// `2019-2021`, `2024-05-01`, `01-02-2024`.
fn looks_like_date(run: &Run) -> bool {
    let year = |at: usize| {
        run.digits
            .get(at..at + 2)
            .is_some_and(|y| y == "19" || y == "20")
    };
    match run.groups.as_slice() {
        [4, 4] => year(0) && year(4),
        [4, 2, 2, ..] | [4, 1, 2, ..] | [4, 2, 1, ..] => year(0),
        [2, 2, 4, ..] => year(4),
        [1, 2, 4, ..] | [2, 1, 4, ..] => year(3),
        _ => false,
    }
}

/// Whether a number plan of the regions we serve has the number.
fn valid(digits: &str, plus: bool) -> bool {
    if plus {
        let full = format!("+{digits}");
        return phonenumber::parse(None, &full).is_ok_and(|n| n.is_valid());
    }
    const REGIONS: [Id; 8] = [
        country::US,
        country::MX,
        country::BR,
        country::ES,
        country::PT,
        country::GB,
        country::CO,
        country::DO,
    ];
    REGIONS
        .iter()
        .any(|region| phonenumber::parse(Some(*region), digits).is_ok_and(|n| n.is_valid()))
}

/// The digits a word or a number token says.
fn said(text: &Text, i: usize) -> Option<usize> {
    let t = text.token(i)?;
    if t.shape == Shape::Digits {
        return (t.len() <= 4).then_some(t.len());
    }
    match text.word(t) {
        b"zero" | b"oh" | b"one" | b"two" | b"three" | b"four" | b"five" | b"six" | b"seven"
        | b"eight" | b"nine" | b"cero" | b"uno" | b"una" | b"dos" | b"tres" | b"cuatro"
        | b"cinco" | b"seis" | b"siete" | b"ocho" | b"nueve" | b"um" | b"uma" | b"dois"
        | b"duas" | b"quatro" | b"sete" | b"oito" | b"nove" | b"meia" => Some(1),
        // "sixty one", "doble cinco" would need arithmetic; two digits each is close enough.
        b"ten" | b"eleven" | b"twelve" | b"thirteen" | b"fourteen" | b"fifteen" | b"sixteen"
        | b"seventeen" | b"eighteen" | b"nineteen" => Some(2),
        _ => None,
    }
}

/// A number said digit by digit from token `i` on.
fn spoken(text: &Text, i: usize, sink: &mut Sink) -> Option<usize> {
    let (mut digits, mut words, mut at) = (0usize, 0usize, i);
    while let Some(n) = said(text, at) {
        digits += n;
        words += usize::from(text.token(at).is_some_and(|t| t.shape != Shape::Digits));
        if !matches!(text.gap(at), b" " | b"-" | b", " | b" - " | b". " | b"...") {
            at += 1;
            break;
        }
        at += 1;
    }
    if words < 4 || !(7..=13).contains(&digits) {
        return (at > i + 1).then_some(at);
    }
    let (first, last) = (text.token(i)?, text.token(at - 1)?);
    let cue = text.near_before(i, 8, PHONE_CTX) || text.near_after(at - 1, 4, PHONE_CTX);
    if cue || digits >= 9 {
        let why = if cue { Why::ShapeWord } else { Why::Shape };
        sink.push_as(first.start, last.end, if cue { 0.9 } else { 0.75 }, why);
    }
    Some(at)
}

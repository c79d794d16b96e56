//! Shifts, dates, times and regular patterns.

mod grammar;
mod judge;

use model::Kind;

use crate::detector::{Detector, Example::*, Hint, Sink};
use crate::pattern::Pattern;
use crate::scan::among;
use crate::text::{Shape, Text, Token, is_alnum};
use crate::words::{
    COMPANY, COMPANY_CTX, DAYPART, DIGIT, EVERY, ME, MONTH, MONTH_WEAK, NUMBER,
    RELATIVE as RELATIVE_WORD, WEEKDAY, WEEKDAY_WEAK,
};

use grammar::{DATE, DAY, DAY_DATE, PART_DAY, RELATIVE, REPEAT, SEASON, TIME};
use judge::{capital_or_clear, date_ok, day_ok, time_ok};

/// Finds: weekdays with parts of the day and clock times, shift ranges, dates, "every first
/// Saturday", "de lunes a viernes", "toda noite"; in English, Spanish and Portuguese.
/// Exposes: a shift is known to the roster; day, hour and station together name one person.
/// Misses: "the usual block", times that only the context makes times ("see you at 7").
pub(crate) const DATETIME: Detector = Detector {
    name: "datetime",
    kind: Kind::Datetime,
    hint: Hint::any(
        DIGIT
            | WEEKDAY
            | WEEKDAY_WEAK
            | MONTH
            | MONTH_WEAK
            | DAYPART
            | EVERY
            | NUMBER
            | RELATIVE_WORD,
    ),
    find,
    examples: &[
        Hit("my [4:15-8:15] block"),
        Hit("shift [Tuesday 3pm to 7pm] again"),
        Hit("we meet [every second Sunday] there"),
        Hit("since [March 2021] I drive"),
        Hit("la junta es el [jueves a las 6 de la tarde]"),
        Hit("entro a las [5 de la mañana]"),
        Hit("rodo [sexta das 19h às 2h] direto"),
        Hit("cheguei às [10h40] no galpão"),
        Hit("on [06/23] they blocked me"),
        Hit("[lunes a viernes] en la ruta"),
        Hit("quase sempre de [madrugada às terças]"),
        Hit("acordo às [três e meia] todo santo dia"),
        Hit("[mon wed fri 5-9am] only"),
        Hit("de [segunda a sábado das 10 às 16] rodo"),
        Hit("reparto [los fines de semana] nomás"),
        Hit("at [2:40am on the 11th] someone logged in"),
        Hit("[tomorrow at 6am] I start"),
        Miss("see you today or tomorrow"),
        Miss("I may march on"),
        Miss("open 24/7, 5/5 stars"),
        Miss("it took 3 hours and 20 minutes"),
        Miss("una segunda oportunidad"),
        Miss("he sat in the sun"),
        Miss("made $18.50 today"),
    ],
};

fn find(text: &Text, sink: &mut Sink) {
    let mut done = 0;
    for (i, t) in text.tokens.iter().enumerate() {
        if t.start < done || !starts(t) {
            continue;
        }
        if let Some((start, end, confidence)) = at(text, i, t) {
            sink.push(start, end, confidence);
            done = end;
        }
    }
}

/// Where a date that begins at `start` ends.
pub(super) fn date_at(text: &Text, start: usize) -> Option<usize> {
    DATE.at(&text.low, start)
        .filter(|end| text.whole(start, *end))
}

/// Whether a time or a date may begin with this token.
fn starts(t: &Token) -> bool {
    if t.is(DIGIT) {
        return t.len() <= 4 || t.shape == Shape::Mixed && t.len() <= 6;
    }
    t.is(WEEKDAY | WEEKDAY_WEAK | MONTH | MONTH_WEAK | DAYPART | EVERY | NUMBER | RELATIVE_WORD)
}

fn at(text: &Text, i: usize, t: &Token) -> Option<(usize, usize, f32)> {
    let word = text.word(t);
    let left = text.before(t.start);
    if matches!(left, b'$' | b'#' | b'@' | b'_' | crate::text::MONEY) {
        return None;
    }
    let low = text.low.as_slice();
    let try_one = |p: &Pattern| p.at(low, t.start).filter(|end| text.whole(t.start, *end));
    let mut best: Option<(usize, f32)> = None;
    let mut take = |found: Option<(usize, f32)>| {
        if let Some((end, c)) = found
            && best.is_none_or(|(b, _)| end > b)
        {
            best = Some((end, c));
        }
    };
    if !t.is(DIGIT) {
        if t.is(WEEKDAY | WEEKDAY_WEAK | EVERY | NUMBER) || word == b"this" {
            for p in [&DAY, &DAY_DATE] {
                take(
                    try_one(p)
                        .filter(|end| day_ok(text, i, t, *end))
                        .map(|e| (e, 0.88)),
                );
            }
        }
        if t.is(EVERY) || matches!(word, b"fines" | b"fins" | b"finais") {
            take(try_one(&REPEAT).map(|e| (e, 0.85)));
        }
        if t.is(RELATIVE_WORD) || matches!(word, b"last" | b"manana") {
            take(try_one(&RELATIVE).map(|e| (e, 0.88)));
        }
        if t.is(MONTH | MONTH_WEAK) || word == b"dia" {
            take(
                try_one(&DATE)
                    .filter(|_| capital_or_clear(text, t))
                    .map(|e| (e, 0.9)),
            );
        }
        if t.is(DAYPART) {
            take(try_one(&PART_DAY).map(|e| (e, 0.86)));
            take(try_one(&REPEAT).map(|e| (e, 0.85)));
            take(try_one(&SEASON).map(|e| (e, 0.85)));
        }
        if t.is(NUMBER | DAYPART) || matches!(word, b"meio" | b"meia" | b"bar" | b"midday") {
            take(try_one(&TIME).map(|e| (e, 0.8)));
        }
        let (end, c) = match best {
            Some(b) => b,
            None => return alone(text, i, t),
        };
        return Some((t.start, end, c));
    }
    if matches!(left, b'.' | b'/' | b'-' | b':' | b',') && is_alnum(text.before(t.start - 1)) {
        return None;
    }
    take(
        try_one(&DATE)
            .filter(|end| date_ok(text, i, t, *end))
            .map(|e| (e, 0.9)),
    );
    take(
        try_one(&TIME)
            .filter(|end| time_ok(text, i, t, *end))
            .map(|e| (e, 0.88)),
    );
    let (end, c) = match best {
        Some(b) => b,
        None => return number_alone(text, i, t),
    };
    let glued = matches!(text.byte(end), b'%' | b'$' | b'/' | b':')
        && text.byte(end + 1) != b' '
        && text.byte(end + 1) != b'\n'
        && text.byte(end + 1) != 0
        || text.byte(end) == b'.' && text.byte(end + 1).is_ascii_digit();
    (!glued).then_some((t.start, end, c))
}

/// A number that a Spanish or Portuguese article makes an hour: "a las 7".
fn number_alone(text: &Text, i: usize, t: &Token) -> Option<(usize, usize, f32)> {
    let prev = text.token(i.checked_sub(1)?)?;
    let before = i
        .checked_sub(2)
        .and_then(|p| text.token(p))
        .map(|p| text.word(p));
    let word = text.word(prev);
    if t.digits()
        && t.len() <= 2
        && word == b"las"
        && matches!(before, Some(b"a" | b"desde" | b"hasta" | b"de"))
        && text.spaced(i - 1)
    {
        return Some((t.start, t.end, 0.65));
    }
    // A year behind "since", "desde", "in".
    let year = t.digits()
        && t.len() == 4
        && matches!(
            text.word(t),
            [b'1', b'9', ..] | [b'2', b'0', b'0'..=b'3', _]
        );
    let since = among!(word, "since desde in en em until from hasta before around");
    let next = text.byte(t.end);
    let ends = !is_alnum(next)
        && next != b'-'
        && !(next == b' '
            && text.token(i + 1).is_some_and(|n| {
                n.shape == Shape::Title && n.class & (crate::words::MAKE | crate::words::MODEL) != 0
            }));
    (year && since && ends && text.spaced(i - 1)).then_some((t.start, t.end, 0.7))
}

/// Months, parts of the day and hours in words that stand alone.
fn alone(text: &Text, i: usize, t: &Token) -> Option<(usize, usize, f32)> {
    let word = text.word(t);
    let prev = i.checked_sub(1).and_then(|p| text.token(p));
    let p = prev.map_or(&b""[..], |p| text.word(p));
    let pp = i
        .checked_sub(2)
        .and_then(|p| text.token(p))
        .map_or(&b""[..], |p| text.word(p));
    if i > 0 && text.gap(i - 1).len() > 1 {
        return None;
    }
    let prep = among!(
        p,
        "in since by until till last next this en desde em de from through early late mid hasta ate every of before after",
    );
    if t.is(MONTH) && prep && word != b"marco"
        || word == b"marco"
            && matches!(p, b"em" | b"desde" | b"ate" | b"de")
            && t.shape == Shape::Lower
    {
        // "late March", "fins de janeiro"
        let start = match (p, pp) {
            (b"early" | b"late" | b"mid", _) => prev.map_or(t.start, |p| p.start),
            (
                b"de",
                b"fins" | b"finais" | b"fim" | b"inicio" | b"inicios" | b"comeco" | b"meados"
                | b"mediados" | b"finales" | b"principios",
            ) => i
                .checked_sub(2)
                .and_then(|k| text.token(k))
                .map_or(t.start, |p| p.start),
            _ => t.start,
        };
        return Some((start, t.end, 0.8));
    }
    if t.is(MONTH_WEAK)
        && prep
        && t.capital()
        && among!(word, "may march jan feb sept oct nov dec aug apr")
    {
        return Some((t.start, t.end, 0.75));
    }
    let led = among!(
        p,
        "run work works working do only dash drive weekday weekend weeknight mostly nights and days",
    ) && text.seen & ME != 0;
    let work = led || text.near(i, 6, COMPANY | COMPANY_CTX);
    match word {
        b"nights" | b"mornings" | b"evenings" | b"weekends" | b"weeknights" | b"overnights"
        | b"weekdays" | b"afternoons"
            if work && p != b"these" && p != b"those" && p != b"good" =>
        {
            Some((t.start, t.end, 0.7))
        }
        b"noches" | b"mananas" | b"tardes" | b"madrugadas" | b"noites" | b"manhas"
            if matches!(
                (pp, p),
                (b"por" | b"en", b"las") | (_, b"as" | b"nas" | b"pelas")
            ) =>
        {
            Some((t.start, t.end, 0.75))
        }
        b"night" | b"day" if p == b"by" => Some((t.start, t.end, 0.7)),
        b"noche" | b"madrugada" | b"tarde" | b"manana" | b"noite" | b"manha"
            if work
                && (p == b"de"
                    || p == b"la" && matches!(pp, b"en" | b"por")
                    || matches!(p, b"a" | b"na" | b"da")
                        && word != b"manana"
                        && word != b"madrugada")
                && !matches!(pp, b"buenas" | b"boa" | b"hasta") =>
        {
            Some((t.start, t.end, 0.65))
        }
        // "de las diez", "a las cinco"
        _ if t.is(NUMBER)
            && p == b"las"
            && matches!(pp, b"a" | b"de" | b"desde" | b"hasta")
            && hour_word(word)
            && !text
                .token(i + 1)
                .is_some_and(|n| n.is(crate::words::UNIT | crate::words::HOUR)) =>
        {
            Some((t.start, t.end, 0.7))
        }
        _ => None,
    }
}

fn hour_word(word: &[u8]) -> bool {
    among!(
        word,
        "dos tres cuatro cinco seis siete ocho nueve diez once doce",
    )
}

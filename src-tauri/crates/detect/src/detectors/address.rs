//! Street addresses and crossings.

mod block;
mod crossings;
mod romance;

use model::Kind;

use crate::detector::{Detector, Example::*, Hint, Sink};
use crate::pattern::pattern;
use crate::scan::among;
use crate::text::{Shape, Text, Token};
use crate::words::{
    ADDRESS_CUE, COMPANY, DIGIT, MONTH, PLACE_PREP, PlaceRank, STATE, STREET, STREET_PRE,
    STREET_WEAK, UNIT,
};

/// Finds: "19 Wexcombe Ln", "calle 45 #12-30", "Rua das Flores, 123", with unit, city, state and
/// ZIP behind them; street names with their type; crossings with a number or a type in them.
/// Exposes: a home, a customer's home, or where somebody was at that minute.
/// Misses: crossings of two bare names, buildings known by name only.
pub(crate) const ADDRESS: Detector = Detector {
    name: "address",
    kind: Kind::Address,
    hint: Hint::any(STREET | STREET_WEAK | STREET_PRE | DIGIT),
    find,
    examples: &[
        Hit("drop at [19 Wexcombe Ln] today"),
        Hit("[2280 Harrow Blvd, Apt 7, Dayton, OH 45402] gate"),
        Hit("left it at [41 N 3rd St #2]"),
        Hit("parked at [Pine & 4th] again"),
        Hit("vive en [calle 45 #12-30]"),
        Hit("entrega na [Rua das Flores, 123, apto 4]"),
        Hit("[Avenida Reforma 222]"),
        Hit("en [carrera 45 con calle 77, Medellín]"),
        Hit("a dog on [Tarbox St] bit me"),
        Hit("send it to [P.O. Box 4471] instead"),
        Hit("new address is [92 Eusebio Marcado 57] thanks"),
        Hit("leave at the office, [31 Vestergade 66\nSuite 574\nOdense 51262]"),
        Miss("a 10 minute drive home"),
        Miss("5 way stop, 2 lane road"),
        Miss("read the Wall Street Journal"),
        Miss("salió a la calle con 3 amigos"),
        Miss("na rua o dia todo"),
        Miss("2 stops in a row"),
        Miss("Dr. Grace saw me at 4"),
        Miss("Mom and 2nd cousin"),
    ],
};

pattern! {
    UNIT_EN = r"(?:,? ?(?:apt|apartment|unit|ste|suite|bldg|building|fl|floor|rm|room|lot|trlr|#)\.? ?#?[a-z]?-?\d{0,5}[a-z]?\b| \(rear\)|,? rear\b)";
    UNIT_ROMANCE = r"(?:,? ?(?:piso|planta|puerta|esc|escalera|bajo|atico|depto|dpto|departamento|int|interior|local|apto|apt|ap|apartamento|bloco|bl|casa|sala|loja|lote|torre|cave|r/c|fundos|andar|edif|edificio|portal|nave|mz|mza)\b(?:\.? ?(?:\d{1,4}[a-z]?\b|[a-z]\b)(?: ?[b-df-hj-np-xz]\b)?)?|,? ?\d{1,2}[oa]\b ?(?:[a-z]\b|esq|dto|drt|frente|andar|piso|izq|dcha)?)";
    ZIP = r"(?:,? \d{5}(?:-\d{4})?\b|,? [a-z]{1,2}\d[a-z0-9]? \d[a-z]{2}\b)";
    HOUSE = r"(?:,? (?:no?\.? ?|numero |num\.? ?|#|# )?\d{1,5}[a-z]?\b(?: ?- ?\d{1,4}\b)?|,? ?# ?\d{1,4}[a-z]? ?-? ?\d{0,4}\b|,? s/n\b)";
    HOUSE_BEHIND = r", \d{1,5}\b";
    UNIT_LEAD = r"(?:unit|apt|suite|lot) [a-z]?\d{1,4}[a-z]?, ";
}

fn find(text: &Text, sink: &mut Sink) {
    let streets = text.seen & (STREET | STREET_WEAK) != 0;
    if streets {
        for (i, t) in text.tokens.iter().enumerate() {
            if t.is(STREET | STREET_WEAK) {
                english(text, i, t, sink);
            }
        }
    }
    if text.seen & STREET_PRE != 0 {
        for (i, t) in text.tokens.iter().enumerate() {
            if t.is(STREET_PRE) {
                romance::romance(text, i, t, sink);
            }
        }
    }
    crossings::crossings(text, sink);
    if text.seen & ADDRESS_CUE != 0 && text.seen & DIGIT != 0 {
        block::blocks(text, sink);
    }
}

/// `41`, `2280`, `14B`
fn house_number(text: &Text, t: &Token) -> bool {
    let word = text.word(t);
    t.len() <= 5
        && !word.starts_with(b"0")
        && (t.digits()
            || word.split_last().is_some_and(|(l, d)| {
                l.is_ascii_alphabetic() && d.len() >= 2 && d.iter().all(u8::is_ascii_digit)
            }))
        && !matches!(
            text.before(t.start),
            b'$' | b'.' | b'/' | b':' | b'-' | b','
        )
}

/// `3rd`, `11th`
fn ordinal(text: &Text, t: &Token) -> bool {
    let word = text.word(t);
    t.shape == Shape::Mixed
        && word.len() <= 5
        && word
            .split_at_checked(word.len().saturating_sub(2))
            .is_some_and(|(d, s)| {
                !d.is_empty()
                    && d.iter().all(u8::is_ascii_digit)
                    && matches!(s, b"st" | b"nd" | b"rd" | b"th")
            })
}

fn direction(word: &[u8]) -> bool {
    among!(word, "n s e w ne nw se sw north south east west")
}

/// Words that are no part of a street's name.
fn function_word(text: &Text, t: &Token) -> bool {
    t.is(UNIT | COMPANY)
        || among!(
            text.word(t),
            "the a to of in my more on at and for is it was with this that per an or from by i we they you he she be long short way his her our your their st wall sesame downing lane high free test full dead no not every one two off street",
        )
}

/// Addresses whose type stands behind the name.
fn english(text: &Text, at: usize, t: &Token, sink: &mut Sink) {
    let strong = t.is(STREET);
    let mut first = at;
    let mut names = 0;
    let mut titled = true;
    while first > 0 && names < 4 {
        let gap = text.gap(first - 1);
        let apostrophe = gap == b"'" && text.token(first).is_some_and(|x| text.word(x) == b"s");
        if !matches!(gap, b" " | b". " | b"-") && !apostrophe {
            break;
        }
        let Some(w) = text.token(first - 1) else {
            break;
        };
        let name = ordinal(text, w) || !w.is(DIGIT) && !function_word(text, w);
        if !name || gap == b". " && !direction(text.word(w)) {
            break;
        }
        // Without a number only capitals belong to the name.
        let s = apostrophe || text.word(w) == b"s";
        if w.shape == Shape::Lower && !s && !lower_name_allowed(text, first - 1) {
            break;
        }
        titled &= w.capital() || ordinal(text, w) || s;
        first -= 1;
        names += 1;
    }
    if names == 0 {
        return;
    }
    let number = first
        .checked_sub(1)
        .filter(|p| text.gap(*p) == b" " && text.token(*p).is_some_and(|n| house_number(text, n)));
    let mut last = at;
    // "Main St N", "Main St."
    if text.spaced(last)
        && text
            .token(last + 1)
            .is_some_and(|d| direction(text.word(d)) && d.shape == Shape::Upper)
    {
        last += 1;
    }
    let capital = t.capital();
    let (start, mut end, confidence) = if let Some(p) = number {
        let min = strong || t.shape == Shape::Title && titled;
        let value_ok = text
            .token(p)
            .is_some_and(|n| n.len() >= 2 || capital && titled);
        let year_drive = !capital
            && !titled
            && among!(
                text.word(t),
                "drive court square trail lane road highway street circle",
            )
            && names > 2;
        // "Sept 25 Harbor Center": a day.
        let day = p
            .checked_sub(1)
            .and_then(|m| text.token(m))
            .is_some_and(|m| m.is(MONTH));
        if !min || !value_ok || year_drive || day {
            return;
        }
        let mut start = text.token(p).map_or(0, |n| n.start);
        if let Some(q) = p.checked_sub(2)
            && let Some(u) = text.token(q)
            && UNIT_LEAD.at(&text.low, u.start) == Some(start)
        {
            start = u.start;
        }
        (
            start,
            text.token(last).map_or(t.end, |l| l.end),
            if capital { 0.92 } else { 0.75 },
        )
    } else {
        // A street by name: capitals, and a word before it that says where.
        let f = first;
        let Some(start) = text
            .token(f)
            .filter(|_| titled && capital && t.shape == Shape::Title)
        else {
            return;
        };
        let prep = f
            .checked_sub(1)
            .and_then(|p| text.token(p))
            .is_some_and(|p| {
                (p.is(PLACE_PREP)
                    || matches!(text.word(p), b"on" | b"down" | b"up" | b"by" | b"along"))
                    && text.gap(f - 1) == b" "
            })
            || f > 0 && text.gap(f - 1) == b", ";
        let next_title =
            text.spaced(at) && text.token(at + 1).is_some_and(|n| n.shape == Shape::Title);
        let dr = text.word(t) == b"dr" && (text.gap(at).starts_with(b". ") || next_title);
        let named_type = strong && !among!(text.word(t), "square trail court circle highway drive")
            || matches!(text.word(t), b"way" | b"ct" | b"cir" | b"pl") && prep;
        if !named_type || !prep || next_title || dr || names > 3 {
            return;
        }
        (start.start, text.token(last).map_or(t.end, |l| l.end), 0.7)
    };
    if text.byte(end) == b'.' && text.byte(end + 1) == b',' {
        end += 1;
    }
    if number.is_none()
        && let Some(e) = HOUSE_BEHIND.at(&text.low, end)
        && matches!(text.byte(e), b',' | b'.' | b'\n' | 0)
    {
        end = e;
    }
    end = units(text, end);
    end = city(text, end, true);
    sink.push(start, end, confidence);
}

/// In lower case only the first words behind a house number can be a name.
fn lower_name_allowed(text: &Text, w: usize) -> bool {
    !text.token(w).is_some_and(|t| t.is(PLACE_PREP))
        && (1..=2).any(|n| {
            w.checked_sub(n).is_some_and(|p| {
                (p..w).all(|k| text.spaced(k))
                    && text
                        .token(p)
                        .is_some_and(|t| house_number(text, t) && t.len() >= 2)
            })
        })
}

/// Unit, floor, door behind the street.
fn units(text: &Text, mut end: usize) -> usize {
    for _ in 0..3 {
        let next = UNIT_EN
            .at(&text.low, end)
            .filter(|e| *e > end + 2 && text.whole(end, *e) || text.byte(*e - 1) == b')');
        match next {
            Some(e)
                if text
                    .slice(end, e)
                    .iter()
                    .any(|c| c.is_ascii_digit() || *c == b'r' || *c == b'#')
                    || text.slice(end, e).len() >= 6 =>
            {
                end = e
            }
            _ => break,
        }
    }
    end
}

/// City, state and ZIP directly attached.
fn city(text: &Text, end: usize, english: bool) -> usize {
    let mut end = end;
    let mut named = false;
    let gap_is = |end: usize, k: usize| {
        text.token(k).is_some_and(|t| {
            let gap = text.slice(end, t.start);
            gap == b", " || english && gap == b" "
        })
    };
    let k = text.token_at(end);
    if gap_is(end, k) {
        let comma = text.byte(end) == b',';
        // The longest run of capitalised words that is a known place; one unknown word behind a
        // comma and before a state or ZIP is taken too.
        for n in (1..=4usize).rev() {
            let run = text.tokens.get(k..k + n).unwrap_or(&[]);
            if run.len() < n
                || !run.iter().all(Token::capital) && !run.iter().all(|t| !t.is(DIGIT) && comma)
            {
                continue;
            }
            if !(0..n - 1).all(|j| text.spaced(k + j)) {
                continue;
            }
            let name: Vec<u8> = run
                .iter()
                .map(|t| text.word(t))
                .collect::<Vec<_>>()
                .join(&b' ');
            let capital = run.iter().all(Token::capital);
            let known = crate::words::VOCABULARY.place(&name).is_some()
                && (capital || comma && name.len() > 4);
            let state_behind = text.token(k + n).is_some_and(|s| {
                s.is(STATE)
                    && s.shape == Shape::Upper
                    && matches!(text.gap(k + n - 1), b", " | b" ")
            });
            if known && (capital || state_behind) || state_behind && comma && capital {
                end = text.token(k + n - 1).map_or(end, |t| t.end);
                named = true;
                break;
            }
        }
    }
    let k = text.token_at(end);
    if let Some(s) = text.token(k)
        && s.is(STATE)
        && s.shape == Shape::Upper
        && s.len() == 2
        && matches!(text.slice(end, s.start), b", " | b" " | b" - ")
    {
        end = s.end;
        named = true;
    }
    if !named && let Some(far) = city_and_country(text, end) {
        end = far;
        named = true;
    }
    match ZIP.at(&text.low, end) {
        Some(zip) if text.whole(end, zip) && (named || english) => zip,
        _ => end,
    }
}

/// A town that no list knows and the country or large place it lies in: ", Pesconuovo, Latvia".
fn city_and_country(text: &Text, end: usize) -> Option<usize> {
    let first = text.token_at(end);
    if text.slice(end, text.token(first)?.start) != b", " {
        return None;
    }
    let last = (first..first + 3).find(|k| !text.spaced(*k))?;
    let town = text.tokens.get(first..=last)?;
    if text.gap(last) != b", " || !town.iter().all(|t| t.capital() && !t.is(DIGIT)) {
        return None;
    }
    for n in (1..=3).rev() {
        let run = text.tokens.get(last + 1..last + 1 + n).unwrap_or(&[]);
        let spaced = (1..n).all(|k| text.spaced(last + k));
        if run.len() < n || !spaced || !run.iter().all(Token::capital) {
            continue;
        }
        let name: Vec<&[u8]> = run.iter().map(|t| text.word(t)).collect();
        let rank = crate::words::VOCABULARY.place(&name.join(&b' '));
        if matches!(rank, Some(PlaceRank::Country | PlaceRank::Strong)) {
            return text.token(last + n).map(|t| t.end);
        }
    }
    None
}

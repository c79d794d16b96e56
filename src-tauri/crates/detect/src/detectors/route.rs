//! Routes, waves and staging places.

use model::Kind;

use crate::detector::{Detector, Example::*, Hint, Sink};
use crate::frame::{ahead, back};
use crate::scan::among;
use crate::scan::{cues, make_up};
use crate::text::{Shape, Text};
use crate::words::{CODE, COMPANY, DIGIT, NUMBER, ROUTE_CTX, ROUTE_WORD, STATION_CTX};

/// Finds: route codes of dispatch (two letters and a number), and wave, staging, route, ruta, rota
/// with the code that follows.
/// Exposes: with the day, the person: one route has one driver.
/// Misses: bag labels and stop numbers; they change with every load.
pub(crate) const ROUTE: Detector = Detector {
    name: "route",
    kind: Kind::Route,
    hint: Hint::both(DIGIT | ROUTE_WORD, ROUTE_CTX | ROUTE_WORD),
    find,
    examples: &[
        Hit("got [CX142] today, 190 stops"),
        Hit("[wave 2] loads late again, dispatch is gone"),
        Hit("carts at [staging B12] are wet"),
        Hit("me tocó la [ruta 14] con cien paquetes"),
        Hit("[rota R-07] no galpão, 80 pacotes"),
        Hit("dispatch moved [AX31] and [AX58]"),
        Hit("[STG.G12] has no cart for the route"),
        Miss("my CX-5 carries every package on the route"),
        Miss("drove Route 9 home"),
        Miss("a wave of heat, 2 stops left"),
        Miss("ola amigos, 3 paquetes"),
        Miss("lane 2 of the highway"),
        Miss("the route was long, 12 stops"),
        Miss("MA12 is a postcode"),
    ],
};

fn find(text: &Text, sink: &mut Sink) {
    if text.seen & DIGIT != 0 {
        for (i, t) in text.tokens.iter().enumerate() {
            if t.is(CODE) && (4..=6).contains(&t.len()) {
                code(text, i, sink);
            }
        }
        if let Some(at) = memchr::memmem::find(&text.low, b"stg") {
            staging_label(text, at, sink);
        }
    }
    for cue in cues(text, ROUTE_WORD) {
        behind_word(text, cue, sink);
    }
}

/// `CX142`, `AX31`, `MD417`.
fn code(text: &Text, i: usize, sink: &mut Sink) {
    let Some(t) = text.token(i) else { return };
    let word = text.word(t);
    let (letters, digits) = word.split_at(2);
    if !letters.iter().all(u8::is_ascii_alphabetic)
        || !digits.iter().all(u8::is_ascii_digit)
        || !(2..=3).contains(&digits.len())
    {
        return;
    }
    let mazda = word == b"cx30" || word == b"cx50" || word == b"cx90";
    let cycle =
        letters.get(1) == Some(&b'x') || among!(letters, "ca cb cc cd ce cf cg cv cz cy cw");
    let named = i
        .checked_sub(1)
        .and_then(|p| text.token(p))
        .is_some_and(|p| p.is(ROUTE_WORD) && text.gap(i - 1).len() <= 2);
    let left = text.before(t.start);
    if matches!(left, b'/' | b'_' | b'-' | b'.' | b'$') || text.byte(t.end) == b'-' {
        return;
    }
    let context = text.near(i, 8, ROUTE_CTX | STATION_CTX);
    let anywhere = text.seen & (ROUTE_CTX | COMPANY | STATION_CTX) != 0;
    let confidence = match (cycle, named) {
        (_, true) => 0.92,
        (true, _) if context && !mazda => 0.9,
        (true, _) if anywhere && letters == b"cx" && digits.len() == 3 => 0.8,
        _ => return,
    };
    sink.push(t.start, t.end, confidence);
}

/// `STG.B12`, `STG-A05`.
fn staging_label(text: &Text, at: usize, sink: &mut Sink) {
    let i = text.token_at(at);
    let (Some(a), Some(b)) = (text.token(i), text.token(i + 1)) else {
        return;
    };
    if text.word(a) == b"stg" && b.is(DIGIT) && b.len() <= 4 && text.gap(i).len() == 1 {
        sink.push(a.start, b.end, 0.9);
    }
}

/// `wave 3`, `staging B12`, `ruta 6`, `rota R-19`, `staging F row`.
fn behind_word(text: &Text, cue: usize, sink: &mut Sink) {
    let Some(t) = text.token(cue) else { return };
    let word = text.word(t);
    if !matches!(text.gap(cue), b" " | b" #" | b": " | b"-" | b" n ") {
        return;
    }
    let Some(n) = text.token(cue + 1) else { return };
    let value = text.word(n);
    let (digits, letters) = make_up(value);
    let small = n.digits() && n.len() <= 3;
    let coded = n.is(CODE) && n.len() <= 4 && letters <= 2;
    // `R-19`
    let tied = letters > 0
        && digits == 0
        && letters <= 2
        && n.shape == Shape::Upper
        && text.gap(cue + 1) == b"-"
        && text
            .token(cue + 2)
            .is_some_and(|d| d.digits() && d.len() <= 3);
    let end = match (tied, text.token(cue + 2)) {
        (true, Some(d)) => d.end,
        _ => n.end,
    };
    let stands_alone = letters >= 2 && digits >= 2;
    let trade = text.near(cue, 14, ROUTE_CTX & !ROUTE_WORD) || text.near(cue, 8, STATION_CTX);
    let others = text
        .tokens
        .iter()
        .enumerate()
        .any(|(k, t)| k != cue && t.is(ROUTE_CTX | STATION_CTX | COMPANY));
    let unit = text
        .token(if tied { cue + 3 } else { cue + 2 })
        .is_some_and(|u| u.is(crate::words::UNIT));
    let confidence = match word {
        _ if unit => return,
        b"wave" | b"ola" | b"onda"
            if (small && n.len() <= 2 || counted(value) && n.is(NUMBER)) && others =>
        {
            0.88
        }
        // "la ola 3", "wave C"
        b"ola" | b"onda"
            if small
                && n.len() <= 2
                && cue > 0
                && among!(back(text, cue, 1), "la a na en em de mi minha")
                && !among!(ahead(text, cue + 1, 1), "de do da del") =>
        {
            0.7
        }
        b"wave" if letters == 1 && digits == 0 && n.shape == Shape::Upper && others => 0.8,
        b"staging" | b"stage" | b"stg" if small || coded => {
            if word == b"stage" && !others {
                return;
            } else {
                0.88
            }
        }
        b"staging" if letters == 1 && n.shape == Shape::Upper => {
            let row = text
                .token(cue + 2)
                .filter(|r| matches!(text.word(r), b"row" | b"lane" | b"line"));
            sink.push(t.start, row.map_or(n.end, |r| r.end), 0.85);
            return;
        }
        b"ruta" | b"rota"
            if (small || coded || tied)
                && !stands_alone
                && (others || trade)
                && !highway(text, cue) =>
        {
            0.85
        }
        b"route" | b"rte"
            if (small || coded || tied)
                && !stands_alone
                && t.shape == Shape::Lower
                && trade
                && !highway(text, cue) =>
        {
            0.75
        }
        b"lane" | b"pad" | b"bay" | b"dock" | b"doca" | b"spot" | b"muelle" | b"anden"
            if (small && n.len() <= 2 || coded) && text.near(cue, 8, STATION_CTX) =>
        {
            0.65
        }
        b"giro" if (small || coded) && trade => 0.7,
        _ => return,
    };
    sink.push(t.start, end, confidence);
}

/// Numbers in words that waves are counted with.
fn counted(word: &[u8]) -> bool {
    among!(
        word,
        "one two three four five six uno dos tres cuatro um dois quatro cinco",
    )
}

/// "on route 9", "off rte 18": a road, not a load.
fn highway(text: &Text, cue: usize) -> bool {
    cue.checked_sub(1)
        .and_then(|p| text.token(p))
        .is_some_and(|p| {
            among!(
                text.word(p),
                "on off along down via near take took of us state county",
            )
        })
}

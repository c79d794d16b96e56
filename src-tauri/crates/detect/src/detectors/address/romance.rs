//! Addresses whose type stands before the name: Spanish and Portuguese.

use super::{HOUSE, UNIT_ROMANCE, city};
use crate::detector::Sink;
use crate::scan::among;
use crate::text::{Shape, Text, Token};
use crate::words::{DIGIT, PLACE_PART, PLACE_PREP, STREET_PRE, UNIT};

/// Addresses whose type stands before the name.
pub(super) fn romance(text: &Text, at: usize, t: &Token, sink: &mut Sink) {
    let word = text.word(t);
    if at > 0 && matches!(text.gap(at - 1), b"-" | b"'") {
        return;
    }
    let abbreviation = t.len() <= 3;
    let mut last = at;
    let mut names = 0;
    let mut lower = 0;
    // "c/ Mayor", "Av. Brasil", "Calle de la Luna"
    while last < at + 7 {
        let gap = text.gap(last);
        if !(gap == b" " || last == at && matches!(gap, b". " | b"/ " | b"/")) {
            break;
        }
        let Some(n) = text.token(last + 1) else { break };
        let w = text.word(n);
        let link = among!(w, "de da do dos das del la los las el sur norte y");
        if link && w != b"y" {
            let goes_on = text.spaced(last + 1)
                && text.token(last + 2).is_some_and(|n| {
                    n.capital() || matches!(text.word(n), b"la" | b"los" | b"las" | b"el")
                });
            if !(goes_on || names > 0 && matches!(w, b"sur" | b"norte")) {
                break;
            }
            last += 1;
            continue;
        }
        if names == 0
            && n.is(DIGIT)
            && n.len() <= 4
            && among!(
                word,
                "calle cl cll carrera cra kra diagonal transversal eje avenida av circular",
            )
        {
            names += 1;
            last += 1;
            continue;
        }
        if n.capital() && n.len() > 1 {
            names += 1;
        } else if t.capital()
            && n.shape == Shape::Lower
            && names == 0
            && lower == 0
            && n.len() >= 4
            && n.class & !PLACE_PART == 0
            && t.len() > 2
            && number_follows(text, last + 1)
            || names == 0
                && n.shape == Shape::Lower
                && number_follows(text, last + 1)
                && matches!(word, b"rua" | b"avenida" | b"calle" | b"av")
                && !n.is(PLACE_PREP)
                && n.len() >= 4
        {
            lower += 1;
            names += 1;
        } else if names > 0 && matches!(w, b"sur" | b"norte" | b"oriente" | b"poniente") {
        } else {
            break;
        }
        last += 1;
    }
    if names == 0 {
        return;
    }
    let (Some(l), numbered) = (
        text.token(last),
        text.token(last).is_some_and(|l| l.is(DIGIT)),
    ) else {
        return;
    };
    let mut end = l.end;
    let mut house = false;
    if let Some(e) = HOUSE.at(&text.low, end).filter(|e| text.whole(l.start, *e)) {
        let unit_behind = text
            .token(text.token_at(e))
            .is_some_and(|u| u.is(UNIT) && text.byte(e) == b' ');
        let clock = matches!(text.byte(e), b':' | b'h');
        if !unit_behind && !clock {
            end = e;
            house = true;
        }
    }
    // "con calle 77", "y Rojo Gómez", "com Consolação", "esquina ..."
    let k = text.token_at(end);
    let mut cross = false;
    if let (Some(c), Some(d)) = (text.token(k), text.token(k + 1))
        && text.slice(end, c.start) == b" "
        && among!(text.word(c), "con y com e esquina esq")
        && text.spaced(k)
        && (d.is(STREET_PRE)
            && (d.capital()
                || text
                    .token(k + 2)
                    .is_some_and(|x| x.capital() || x.is(DIGIT)))
            || d.shape == Shape::Title
                && (matches!(text.word(c), b"con" | b"y" | b"com" | b"esquina")))
    {
        let mut m = k + 1;
        while m < k + 4
            && text.spaced(m)
            && text
                .token(m + 1)
                .is_some_and(|x| x.capital() || x.is(DIGIT) && m == k + 1 && d.is(STREET_PRE))
        {
            m += 1;
        }
        end = text.token(m).map_or(end, |x| x.end);
        cross = true;
    }
    // Squares, walks and avenues without a number are places; one-letter types need one.
    let needs_number = abbreviation
        || among!(
            word,
            "plaza praca largo paseo camino via gran circuito ronda eje boulevard cuesta poligono privada cerrada colonia fraccionamiento urbanizacion urb manzana ave vereda pasaje marginal travesia glorieta rotunda alameda rambla retorno estrada trav carretera rodovia",
        );
    if matches!(word, b"via" | b"gran" | b"al" | b"marginal") && !t.capital() {
        return;
    }
    if needs_number && !house && !cross || lower > 0 && !house {
        return;
    }
    if matches!(
        word,
        b"colonia" | b"fraccionamiento" | b"urb" | b"manzana" | b"r"
    ) && !(house && t.capital())
    {
        return;
    }
    for _ in 0..3 {
        match UNIT_ROMANCE
            .at(&text.low, end)
            .filter(|e| *e > end && text.whole(end, *e))
        {
            Some(e) if house => end = e,
            _ => break,
        }
    }
    end = city(text, end, false);
    // "3º andar da Rua X 418"
    let mut start = t.start;
    if at >= 3
        && matches!(
            text.token(at - 1).map(|p| text.word(p)),
            Some(b"da" | b"de" | b"do")
        )
        && text
            .token(at - 2)
            .is_some_and(|p| matches!(text.word(p), b"andar" | b"piso"))
    {
        start = text.token(at - 3).map_or(start, |p| p.start);
    }
    // "07 Rua Forno 76": a number before it too.
    if house
        && t.capital()
        && let Some(n) = at.checked_sub(1).filter(|n| text.spaced(*n))
        && let Some(number) = text.token(n).filter(|n| n.digits() && n.len() <= 3)
    {
        start = number.start;
    }
    sink.push(
        start,
        end,
        if house || cross || numbered { 0.9 } else { 0.7 },
    );
}

fn number_follows(text: &Text, i: usize) -> bool {
    (1..=2).any(|n| {
        text.token(i + n)
            .is_some_and(|d| d.digits() && d.len() <= 5 && !text.word(d).starts_with(b"0"))
            && matches!(text.gap(i + n - 1), b" " | b", " | b" #" | b", n ")
    })
}

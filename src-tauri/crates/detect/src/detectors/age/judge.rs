//! Numbers that may be an age: what stands around them decides.

use super::number_of;
use crate::frame::{ahead, listed};
use crate::scan::{among, stops};
use crate::text::{Shape, Text, Token, is_alnum};
use crate::words::{CHILD, DIGIT, DUR_PRE, NUMBER, UNIT};

/// "34 años" is an age unless something says that it is a length of time.
pub(super) fn spanish_age(text: &Text, i: usize, t: &Token, end: usize) -> bool {
    let value = if t.digits() {
        number_of(text.word(t))
    } else {
        30
    };
    let prev = i.checked_sub(1).and_then(|p| text.token(p));
    let p = prev.map_or(&b""[..], |p| text.word(p));
    let next = text.token(text.token_at(end));
    let n = next.map_or(&b""[..], |n| text.word(n));
    let near_gap = i > 0 && text.gap(i - 1).len() <= 1;
    if near_gap
        && (prev.is_some_and(|p| p.is(DUR_PRE)) || among!(p, "cada unos los son fueron sao"))
    {
        return false;
    }
    let close = !text
        .slice(end, end + 2)
        .iter()
        .any(|c| matches!(c, b'.' | b',' | b'\n' | b'!' | b'?' | b')'));
    let length = close
        && among!(
            n,
            "trabajando manejando repartiendo trabalhando rodando dirigindo con com en no na como de seguidos sin sem atras despues depois haciendo fazendo aqui viviendo entregando a",
        );
    let said = among!(
        p,
        "tengo tenho cumplen fazem completam cumpli cumplo cumple tiene tem fiz fez mis meus aos tinha tenia idade edad completei completou",
    );
    if said && near_gap {
        return true;
    }
    if length {
        return false;
    }
    if p == b"de" && near_gap {
        // "hija de 7 años", "a de 7 anos", "señora de 70 años".
        return text.near_before(i, 3, CHILD)
            || !matches!(
                i.checked_sub(2)
                    .and_then(|k| text.token(k))
                    .map(|k| text.word(k)),
                Some(
                    b"mas"
                        | b"menos"
                        | b"mais"
                        | b"despues"
                        | b"depois"
                        | b"cerca"
                        | b"experiencia"
                )
            );
    }
    (16..=94).contains(&value)
        && (i == 0 || !near_gap || stops(text, i - 1) || text.near_before(i, 2, CHILD))
}

/// A bare number that the words around make an age.
pub(super) fn bare(text: &Text, i: usize, t: &Token) -> bool {
    let after = text.byte(t.end);
    if matches!(
        after,
        b'%' | b':' | b'/' | b'-' | b'+' | b'$' | b'\'' | b'"'
    ) || after == b'.' && text.byte(t.end + 1).is_ascii_digit()
        || after == b',' && text.byte(t.end + 1).is_ascii_digit()
    {
        return false;
    }
    let next = text.token(i + 1);
    let joined_next = text.gap(i) == b" ";
    // "33, 000 feet"
    if next.is_some_and(|n| n.digits() && n.len() == 3) && text.gap(i) == b", " {
        return false;
    }
    let n = next.filter(|_| joined_next);
    let unit = n.is_some_and(|n| n.is(UNIT | DIGIT));
    if unit {
        return false;
    }
    let function = n.is_none_or(|n| {
        among!(text.word(n), "and but with so now yo male female m f lol years today tomorrow this y e con com pero mas not i in en em ontem ayer hoy hoje who next last because still already cuando at going since here btw on tho fr smh ok or too right")
    });
    let prev = |k: usize| {
        i.checked_sub(k)
            .and_then(|p| text.token(p))
            .map_or(&b""[..], |p| text.word(p))
    };
    let gap = if i > 0 { text.gap(i - 1) } else { b"" };
    let (p, pp) = (prev(1), prev(2));
    let glue = gap == b" ";
    if glue
        && (p == b"im"
            || p == b"am" && pp == b"i"
            || p == b"m" && pp == b"i"
            || p == b"turned"
            || p == b"turning"
            || p == b"aged"
            || p == b"age"
            || p == b"cumpli"
            || matches!(p, b"cumplo" | b"fiz" | b"faco" | b"completei")
            || p == b"edad"
            || p == b"idade")
    {
        return function;
    }
    if gap == b": " && matches!(p, b"age" | b"edad" | b"idade") {
        return true;
    }
    if glue && (p == b"mis" && pp == b"a" || p == b"meus" && pp == b"aos") {
        return function;
    }
    // "my mama, who is 83 and"; "52 is too old for this"
    if glue
        && matches!(p, b"is" | b"tiene" | b"tem")
        && text.near_before(i, 5, crate::words::KIN)
        && (16..=94).contains(&number_of(text.word(t)))
    {
        return function;
    }
    if matches!(ahead(text, i, 1), b"is" | b"es" | b"e")
        && among!(ahead(text, i, 2), "too muy demasiado muito")
        && among!(
            ahead(text, i, 3),
            "old young viejo vieja velho velha joven jovem tarde"
        )
    {
        return true;
    }
    let stop = n.is_none() && (matches!(after, b',' | b'.' | b'!' | b')' | b'\n') || after == 0);
    if glue && p == b"tengo" {
        return stop && after != b',';
    }
    // "GED at 31, ...": at, with a comma, too high for an hour.
    if glue && p == b"at" {
        return stop
            && after == b','
            && text.byte(t.end + 1) == b' '
            && !text.near_before(i, 4, crate::words::STATION_CTX);
    }
    // "29, single mom of two": a sentence that begins with the age.
    let fresh = i == 0 || stops(text, i - 1) && !is_alnum(text.before(t.start.saturating_sub(1)));
    let in_list = matches!(gap, b", " | b" (" | b"(")
        && (18..=79).contains(&number_of(text.word(t)))
        && (matches!(after, b',' | b')' | b'.' | b'\n') || after == 0)
        && !next.is_some_and(|n| n.is(UNIT | DIGIT))
        && !text
            .tokens
            .get(i.saturating_sub(1))
            .is_some_and(|p| p.is(DIGIT | NUMBER))
        && listed(text, i, i);
    in_list
        || fresh
            && after == b','
            && text.byte(t.end + 1) == b' '
            && (16..=79).contains(&number_of(text.word(t)))
            && next.is_some_and(|n| n.shape != Shape::Digits && !n.is(UNIT | DIGIT))
            && text.before(t.start) != b','
}

//! Ages, birthdays, birth years.

use model::Kind;

use crate::detector::{Detector, Example::*, Hint, Sink};
use crate::frame::back;
use crate::pattern::pattern;
use crate::scan::among;
use crate::scan::stops;
use crate::text::{Shape, Text, Token, is_alnum};
use crate::words::{AGE_CTX, CHILD, DIGIT, DUR_PRE, NUMBER, UNIT};

/// Finds: "I'm 34", "34 yr old", "34F", "tengo 34 años", "tenho 28 anos", "born in 1988",
/// "nascido em 1963", "class of 2009", ages of children.
/// Exposes: age and area together narrow a crowd to a few hundred people.
/// Misses: "in my thirties", ages that only the story tells.
pub(crate) const AGE: Detector = Detector {
    name: "age",
    kind: Kind::Age,
    hint: Hint::any(DIGIT | AGE_CTX | NUMBER),
    find,
    examples: &[
        Hit("I'm [34] and tired"),
        Hit("a [24 year old] driver"),
        Hit("([29F]) new here"),
        Hit("tengo [34 años] y dos hijos"),
        Hit("tenho [28 anos], motorista"),
        Hit("[nascido em 1971] no Porto"),
        Hit("[class of 2011] represent"),
        Hit("just turned [40] lol"),
        Hit("mi hija de [7 años]"),
        Hit("[born in 1988]"),
        Hit("tengo [cincuenta y dos años] y subo"),
        Hit("tenho [quarenta anos] e rodo"),
        Hit("I'm a [forty-two year old] rookie"),
        Hit("my birthday is [June 3rd], send cake"),
        Hit("mi cumpleaños es el [4 de mayo]"),
        Miss("hace veinte años de eso"),
        Miss("thirty years on the road"),
        Miss("I'm 5 minutes away"),
        Miss("llevo 3 años en esto"),
        Miss("há 12 anos na estrada"),
        Miss("I'm 30 deliveries in"),
        Miss("hace 20 años"),
        Miss("in 2019 we had 24 vans"),
        Miss("im 100% done"),
        Miss("turned 3 orders down"),
    ],
};

pattern! {
    IN_WORDS = r"(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty)(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?|eighteen|nineteen|sixteen|seventeen)[ -]?(?:years?|yrs?|yr)[ -]?olds?\b|(?:(?:veinte|treinta|cuarenta|cincuenta|sesenta|setenta|ochenta)(?: y (?:un|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve))?|veinti(?:un|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve)|dieci(?:seis|siete|ocho|nueve)|(?:vinte|trinta|quarenta|cinquenta|sessenta|setenta|oitenta)(?: e (?:um|uma|dois|duas|tres|quatro|cinco|seis|sete|oito|nove))?|dezesseis|dezessete|dezasseis|dezassete|dezoito|dezenove|dezanove) anos\b";
    YEARS_OLD = r"\d{1,2}(?:[- ]?(?:years?|yrs?)[- ]?olds?\b| ?y/?o\b| ?yo\b|[- ]year[- ]old\b| months? old\b)";
    BORN = r"(?:born in|born on|born|nacid[oa] en|naci en|nascid[oa] em|nasci em|class of|clase del|generacion|turma de) ?(?:'|(?:19|20))\d\d\b";
    ANOS = r"\d{1,2} ?(?:anos|anitos|aninhos|ano)\b";
}

fn find(text: &Text, sink: &mut Sink) {
    for (i, t) in text.tokens.iter().enumerate() {
        if t.is(DIGIT)
            && t.len() <= 4
            && !matches!(
                text.before(t.start),
                b'$' | b'#' | b'/' | b'.' | b':' | b'@' | b'_'
            )
        {
            number(text, i, t, sink);
        } else if let Some(end) = IN_WORDS.at(&text.low, t.start).filter(|_| !t.is(DIGIT)) {
            let english = !text.slice(t.start, end).ends_with(b"anos");
            if text.whole(t.start, end) && (english || spanish_age(text, i, t, end)) {
                sink.push(t.start, end, 0.9);
            }
        } else if among!(
            text.word(t),
            "birthday bday cumpleanos cumple aniversario dob",
        ) {
            birthday(text, i, sink);
        } else if t.is(AGE_CTX)
            && among!(
                text.word(t),
                "born nacido nacida naci nascido nascida nasci class",
            )
            && let Some(end) = BORN.at(&text.low, t.start)
        {
            sink.push(t.start, end, 0.92);
        }
    }
}

/// The date behind "my birthday is": whose day it is makes it an age, not an appointment.
fn birthday(text: &Text, i: usize, sink: &mut Sink) {
    let owned =
        among!(back(text, i, 1), "my mi meu his her is s de es") || back(text, i, 1).is_empty();
    for n in 1..=5 {
        if !owned || stops(text, i + n - 1) {
            return;
        }
        if let Some(d) = text.token(i + n)
            && let Some(end) = super::datetime::date_at(text, d.start)
        {
            sink.push(d.start, end, 0.93);
            return;
        }
    }
}

fn number(text: &Text, i: usize, t: &Token, sink: &mut Sink) {
    if let Some(end) = YEARS_OLD.at(&text.low, t.start)
        && text.whole(t.start, end)
    {
        let thing = text.token(text.token_at(end)).is_some_and(|n| {
            among!(
                text.word(n),
                "car van truck phone app company building vehicle account post bike laptop law",
            )
        });
        if !thing {
            sink.push(t.start, end, 0.92);
        }
        return;
    }
    if let Some(end) = ANOS.at(&text.low, t.start) {
        if text.whole(t.start, end) && spanish_age(text, i, t, end) {
            sink.push(t.start, end, 0.85);
        }
        return;
    }
    let word = text.word(t);
    // 34F, 29m, (F34)
    if t.shape == Shape::Mixed && word.len() == 3 {
        let age_first =
            word.iter().take(2).all(u8::is_ascii_digit) && matches!(word.last(), Some(b'f' | b'm'));
        let upper = t.is(crate::words::CODE);
        let bracket = matches!(text.before(t.start), b'(' | b'[')
            && matches!(text.byte(t.end), b')' | b']' | b',' | b'/');
        let me = i
            .checked_sub(1)
            .and_then(|p| text.token(p))
            .is_some_and(|p| matches!(text.word(p), b"i" | b"im" | b"me" | b"am" | b"m"));
        let value = number_of(word.get(..2).unwrap_or(&[]));
        let start_of_text = i == 0 && upper && matches!(text.byte(t.end), b' ' | b',');
        if age_first
            && (18..=79).contains(&value)
            && (upper && (bracket || me || start_of_text) || bracket && me)
        {
            sink.push(t.start, t.end, 0.88);
        }
        return;
    }
    if t.digits() && t.len() == 2 && (13..=94).contains(&number_of(word)) && bare(text, i, t) {
        sink.push(t.start, t.end, 0.75);
    }
}

fn number_of(digits: &[u8]) -> u32 {
    digits
        .iter()
        .filter(|c| c.is_ascii_digit())
        .fold(0, |n, d| n * 10 + u32::from(d - b'0'))
}

/// "34 años" is an age unless something says that it is a length of time.
fn spanish_age(text: &Text, i: usize, t: &Token, end: usize) -> bool {
    let value = number_of(text.word(t));
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
        "tengo tenho cumpli cumplo cumple tiene tem fiz fez mis meus aos tinha tenia idade edad completei completou",
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
fn bare(text: &Text, i: usize, t: &Token) -> bool {
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
        among!(text.word(n), "and but with so now yo male female m f lol years today tomorrow this y e con com pero mas not i in who next last because still already cuando at going since here btw on tho fr smh ok or too right")
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
    fresh
        && after == b','
        && text.byte(t.end + 1) == b' '
        && (16..=79).contains(&number_of(text.word(t)))
        && next.is_some_and(|n| n.shape != Shape::Digits && !n.is(UNIT | DIGIT))
        && text.before(t.start) != b','
}

//! What looks like a time or a date and is one: the words and signs around decide.

use crate::scan::among;
use crate::text::{Shape, Text, Token};
use crate::words::{DIGIT, MONTH, MONTH_WEAK, WEEKDAY, WEEKDAY_WEAK};

/// Weekdays that are words need a time, a capital or a word before them.
pub(super) fn day_ok(text: &Text, i: usize, t: &Token, end: usize) -> bool {
    let first_end = t.end;
    let longer = end > first_end;
    let mut k = i;
    while text.token(k).is_some_and(|t| !t.is(WEEKDAY | WEEKDAY_WEAK)) && k < i + 4 {
        k += 1;
    }
    let Some(day) = text.token(k) else {
        return false;
    };
    if day.is(WEEKDAY) {
        // "mon", "fri" and the like in lower case: fine; "thu" too.
        return true;
    }
    let word = text.word(day);
    let feira = text.slice(day.end, end).starts_with(b"-feira")
        || text.slice(day.end, end).starts_with(b" feira");
    let rest = text.slice(day.end, end);
    let time = rest.iter().any(u8::is_ascii_digit);
    let portuguese = among!(
        word,
        "segunda segundas terca tercas quarta quartas quinta quintas sexta sextas",
    );
    let lead = k > i
        || i.checked_sub(1)
            .and_then(|p| text.token(p))
            .is_some_and(|p| {
                among!(
                    text.word(p),
                    "na as da nas essa nesta desta ate toda cada on el los",
                )
            });
    let part = rest
        .windows(5)
        .any(|w| matches!(w, b"noite" | b"manha" | b"tarde"))
        || rest.windows(9).any(|w| w == b"madrugada");
    if portuguese {
        let noun = text.token(k + 1).is_some_and(|n| {
            n.shape == Shape::Lower && text.spaced(k) && among!(text.word(n), "vez via opcao parte rodada temporada feira vuelta oportunidad etapa geracao pessoa mano")
        });
        let plural = word.ends_with(b"s") && word != b"quintas";
        // "segunda a sábado", "terça e quinta"
        let series = text
            .token(k + 1)
            .is_some_and(|w| matches!(text.word(w), b"a" | b"e" | b"ou" | b"ate" | b"as"))
            && text
                .token(k + 2)
                .is_some_and(|d| d.is(WEEKDAY | WEEKDAY_WEAK) && d.end <= end);
        return feira
            || time
            || part
            || series
            || !noun
                && (lead
                    && (word == b"sexta"
                        || word == b"terca"
                        || word == b"quarta"
                        || word == b"quinta"
                        || plural));
    }
    // sat, sun, dom, sex, ...
    let list = |n: &Token| n.is(WEEKDAY | WEEKDAY_WEAK);
    longer && (time || text.token(k + 1).is_some_and(list))
}

/// Months that are words (may, march, set, out) stand with a capital or a day.
pub(super) fn capital_or_clear(text: &Text, t: &Token) -> bool {
    let word = text.word(t);
    // "Del Mar 1", "Little May 3": a name.
    let named = text
        .token_at(t.start)
        .checked_sub(1)
        .and_then(|p| text.token(p))
        .is_some_and(|p| {
            p.shape == Shape::Title
                && text.slice(p.end, t.start) == b" "
                && !p.is(WEEKDAY | WEEKDAY_WEAK)
        });
    if named && matches!(word, b"mar" | b"may" | b"april" | b"june" | b"julio") {
        return false;
    }
    !among!(word, "may set out mar march dez mai")
        || t.capital()
        || text
            .token(text.token_at(t.end))
            .is_some_and(|n| n.is(DIGIT) && n.len() <= 4 && text.byte(t.end) == b' ')
            && matches!(word, b"may" | b"march" | b"mar" | b"mai")
}

/// `6/14` is a date only where it cannot be a fraction or a rating.
pub(super) fn date_ok(text: &Text, i: usize, t: &Token, end: usize) -> bool {
    let whole = text.slice(t.start, end);
    if whole.contains(&b'/') && whole.len() <= 5
        || whole.iter().filter(|c| **c == b'/').count() == 1
    {
        let part = |k: usize| {
            text.token(i + k).map_or(0u32, |t| {
                text.word(t)
                    .iter()
                    .take(4)
                    .filter(|c| c.is_ascii_digit())
                    .fold(0, |n, d| n * 10 + u32::from(d - b'0'))
            })
        };
        let (a, b) = (part(0), part(1));
        let plausible = (1..=12).contains(&a) && (1..=31).contains(&b)
            || (1..=31).contains(&a) && (1..=12).contains(&b);
        let prep = i.checked_sub(1).and_then(|p| text.token(p)).is_some_and(|p| {
            among!(text.word(p), "on since by before after until till el dia del from dated em no desde date due dark of") || p.is(WEEKDAY | WEEKDAY_WEAK)
        });
        let rated = (a, b) == (24, 7)
            || (a, b) == (9, 11)
            || b <= 1
            || a == b
            || b == 10 && !prep
            || b == 5 && !prep;
        let longer = whole.iter().any(|c| matches!(c, b' ' | b':'));
        let two = t.len() == 2 && text.token(i + 1).is_some_and(|n| n.len() == 2);
        return plausible && !rated && (prep || longer || two);
    }
    // Three numbers of which no two are a day and a month.
    let three: Vec<u32> = (0..3)
        .filter_map(|k| text.token(i + k))
        .filter(|t| t.end <= end && t.digits())
        .map(|t| {
            text.word(t)
                .iter()
                .take(4)
                .fold(0, |n, d| n * 10 + u32::from(d - b'0'))
        })
        .collect();
    if let [a, b, c] = three.as_slice()
        && whole
            .iter()
            .take(10)
            .all(|c| c.is_ascii_digit() || matches!(c, b'-' | b'.' | b'/'))
    {
        let (x, y) = if *a > 31 { (*b, *c) } else { (*a, *b) };
        if x == 0 || y == 0 || x.min(y) > 12 || x.max(y) > 31 {
            return false;
        }
    }
    if whole.iter().all(|c| c.is_ascii_digit() || *c == b'.') && whole.len() < 8 {
        return false;
    }
    // "3 de may" and "2 out of 5": a weak month needs more.
    let month = (i + 1..i + 4)
        .filter_map(|k| text.token(k))
        .find(|t| t.start < end && t.is(MONTH | MONTH_WEAK));
    month.is_none_or(|m| {
        !among!(text.word(m), "out set may mar march sun dez mai dec")
            || m.capital()
            || whole.windows(4).any(|w| w == b" de ")
    })
}

/// Hours that may be lengths ("2 h") need a word before them.
pub(super) fn time_ok(text: &Text, i: usize, t: &Token, end: usize) -> bool {
    let whole = text.slice(t.start, end);
    let prev = i
        .checked_sub(1)
        .and_then(|p| text.token(p))
        .map(|p| text.word(p));
    // `21h`, `3 hrs`: only behind às, a las, das...
    let hour_only = whole
        .iter()
        .all(|c| c.is_ascii_digit() || matches!(c, b'h' | b' ' | b'r' | b's' | b'o' | b'a'))
        && whole.contains(&b'h');
    if hour_only && !whole.windows(2).any(|w| matches!(w, [b'h', b'0'..=b'9'])) {
        return matches!(
            prev,
            Some(b"as" | b"las" | b"das" | b"pelas" | b"ate" | b"la")
        );
    }
    // `7a` alone may be a model: it needs a word before it.
    let bare_ap = matches!(
        whole,
        [b'0'..=b'9', b'a' | b'p'] | [b'0'..=b'9', b'0'..=b'9', b'a' | b'p']
    );
    if bare_ap
        && !matches!(
            prev,
            Some(
                b"at"
                    | b"by"
                    | b"til"
                    | b"till"
                    | b"until"
                    | b"around"
                    | b"from"
                    | b"since"
                    | b"the"
                    | b"before"
                    | b"after"
            )
        )
    {
        return false;
    }
    // `5 a` and `5 p` with a space are no times; `5a` is.
    if matches!(
        whole,
        [b'0'..=b'9', b' ', b'a' | b'p'] | [b'0'..=b'9', b'0'..=b'9', b' ', b'a' | b'p']
    ) {
        return false;
    }
    // `3-7`, `5 to 11`, `9 and 10` without any sign of a clock.
    let sign = whole.iter().any(|c| matches!(c, b':'))
        || whole.windows(2).any(|w| {
            matches!(
                w,
                b"am" | b"pm" | b"a " | b"p " | b"m." | b"ma" | b"no" | b"ta" | b"ni"
            )
        })
        || whole
            .iter()
            .rev()
            .take(2)
            .any(|c| matches!(c, b'a' | b'p' | b'm' | b'h' | b'k'))
        || whole
            .iter()
            .zip(whole.iter().skip(1))
            .any(|(a, b)| a.is_ascii_digit() && matches!(b, b'a' | b'p' | b'h'));
    let half = whole.windows(5).any(|w| matches!(w, b"media" | b" meia"));
    sign || half && matches!(prev, Some(b"las" | b"as" | b"la"))
}

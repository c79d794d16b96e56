//! Days and hours from words: "wed thru sun 5 to 11pm", "lunes a viernes", "das 18h às 23h".

use crate::value::Shift;
use crate::vocabulary::listed;
use crate::wordset::among;

/// Every day of the week.
pub(super) const ALL: u8 = 0x7F;

/// Which day of the week a folded word is, Monday 0.
pub(super) fn day(word: &str) -> Option<u8> {
    const DAYS: [&str; 7] = [
        "monday mondays mon lunes lun segunda segundas seg",
        "tuesday tuesdays tue tues martes mar terca tercas ter",
        "wednesday wednesdays wed weds miercoles mie quarta quartas qua",
        "thursday thursdays thu thur thurs jueves jue quinta quintas qui",
        "friday fridays fri viernes vie sexta sextas sex",
        "saturday saturdays sat sabado sabados sab",
        "sunday sundays sun domingo domingos dom",
    ];
    let found = DAYS.iter().position(|forms| listed(word, forms))?;
    u8::try_from(found).ok()
}

/// Hours that a part of the day is taken to mean, in minutes after midnight.
fn part(word: &str) -> Option<(u16, u16)> {
    const PARTS: [(&str, u16, u16); 5] = [
        ("morning mornings mananas manhas manha", 360, 720),
        ("afternoon afternoons tarde tardes", 720, 1080),
        ("evening evenings", 1020, 1320),
        (
            "night nights noche noches noite noites overnight overnights graveyard",
            1200,
            120,
        ),
        ("madrugada madrugadas", 0, 360),
    ];
    let found = PARTS.iter().find(|(forms, ..)| listed(word, forms));
    found.map(|(_, from, to)| (*from, *to))
}

/// Reads days and hours from folded words.
pub(super) fn read(folded: &str) -> Shift {
    let folded = folded
        .replace("-feira", "")
        .replace("a.m.", "am")
        .replace("p.m.", "pm");
    let mut shift = Shift {
        days: days(&folded),
        ..Shift::default()
    };
    let mut hours = hours(&folded);
    let parts = folded
        .split(|c: char| !c.is_ascii_alphanumeric())
        .find_map(part);
    let late = parts.is_some_and(|(from, _)| from >= 720);
    if late {
        // "5 a 11 de la noche", "3 de la tarde".
        for (minutes, sure) in &mut hours {
            if !*sure && *minutes < 720 && *minutes >= 60 {
                *minutes += 720;
            }
        }
    }
    // "5 to 11pm": the half of the day is said once.
    if let [(from, false), (to, true)] = hours.as_slice()
        && *to > 720
        && *from < 720
        && from + 720 < *to
    {
        hours = vec![(from + 720, true), (*to, true)];
    }
    match (hours.first(), hours.get(1), parts) {
        (Some((from, _)), Some((to, _)), _) => {
            (shift.from, shift.to) = (Some(*from), Some(*to % 1440))
        }
        (Some((at, _)), None, _) => {
            if folded.contains("before ") || folded.contains("antes ") || folded.contains("until ")
            {
                shift.to = Some(*at);
            } else {
                shift.from = Some(*at);
            }
        }
        (None, _, Some((from, to))) => (shift.from, shift.to) = (Some(from), Some(to)),
        _ => {}
    }
    if shift.to.is_some() && shift.from.is_none() && shift.days == 0 {
        return Shift::default();
    }
    shift
}

fn days(folded: &str) -> u8 {
    // "Toda noite, menos domingo".
    for cut in ["menos ", "excepto ", "except ", "exceto "] {
        if let Some((most, but)) = folded.split_once(cut) {
            let most = days(most);
            return (if most == 0 { ALL } else { most }) & !days(but);
        }
    }
    let words: Vec<&str> = folded
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|w| !w.is_empty())
        .collect();
    let (mut days, mut last, mut span) = (0_u8, None, false);
    for (i, word) in words.iter().enumerate() {
        if let Some(day) = day(word) {
            if span && let Some(from) = last {
                let mut d = from;
                while d != day {
                    days |= 1_u8 << d;
                    d = (d + 1) % 7;
                }
            }
            days |= 1 << day;
            (last, span) = (Some(day), false);
        } else if last.is_some() && among!(word, "to a thru through ate hasta") {
            span = true;
        } else if among!(word, "weekend weekends finde findes fds")
            || *word == "fin" && words.get(i + 2) == Some(&"semana")
            || *word == "fim"
        {
            days |= 0b110_0000;
        } else if among!(word, "weekdays weekday uteis")
            || *word == "entre" && words.get(i + 1) == Some(&"semana")
        {
            days |= 0b001_1111;
        } else if among!(
            word,
            "every everyday daily todos todo diario diariamente toda todas",
        ) && !words.iter().any(|w| self::day(w).is_some())
        {
            days |= ALL;
        }
        if span && !among!(word, "to a thru through ate hasta de the la el") && day(word).is_none()
        {
            span = false;
        }
    }
    if last.is_some() && folded.contains('-') && days.count_ones() == 2 {
        days = dashed(&words, folded).unwrap_or(days);
    }
    days
}

/// "Tues-Fri": two days with a dash between are all days between.
fn dashed(words: &[&str], folded: &str) -> Option<u8> {
    let (a, b) = (
        words.iter().find(|w| day(w).is_some())?,
        words.iter().rfind(|w| day(w).is_some())?,
    );
    let tight = folded.contains(&format!("{a}-{b}")) || folded.contains(&format!("{a} - {b}"));
    let (mut d, to) = (day(a)?, day(b)?);
    let mut days = 1 << to;
    while d != to {
        days |= 1_u8 << d;
        d = (d + 1) % 7;
    }
    tight.then_some(days)
}

/// Clock times in order, in minutes, and whether the half of the day is said.
fn hours(folded: &str) -> Vec<(u16, bool)> {
    let bytes = folded.as_bytes();
    let mut out = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        if !bytes.get(at).is_some_and(u8::is_ascii_digit) {
            at += 1;
            continue;
        }
        let end = at
            + bytes
                .get(at..)
                .unwrap_or(&[])
                .iter()
                .take_while(|b| b.is_ascii_digit())
                .count();
        let number: Option<u16> = folded.get(at..end).and_then(|n| n.parse().ok());
        let rest = folded.get(end..).unwrap_or("");
        let glued = at > 0 && bytes.get(at - 1).is_some_and(u8::is_ascii_alphabetic);
        at = end;
        let Some(hour) = number.filter(|n| *n <= 24 && !glued) else {
            continue;
        };
        let (minutes, rest, clock) = minutes(rest);
        at = folded.len() - rest.len();
        let tail = rest.trim_start();
        let am = tail.starts_with("am")
            || tail.starts_with('a')
                && !tail.starts_with("a ")
                && !tail
                    .get(1..2)
                    .is_some_and(|c| c.starts_with(|c: char| c.is_alphanumeric()));
        let pm = tail.starts_with("pm")
            || tail.starts_with('p')
                && !tail
                    .get(1..2)
                    .is_some_and(|c| c.starts_with(|c: char| c.is_alphanumeric()));
        if tail.starts_with("hour") || tail.starts_with("hr") || tail.starts_with("min") {
            continue;
        }
        let total = hour * 60 + minutes;
        let total = if pm && hour < 12 {
            total + 720
        } else if am && hour == 12 {
            minutes
        } else {
            total
        };
        out.push((total, am || pm || clock || hour > 12));
    }
    const NAMED: [(&str, u16); 6] = [
        ("noon", 720),
        ("mediodia", 720),
        ("meio dia", 720),
        ("midnight", 1440),
        ("medianoche", 1440),
        ("meia noite", 1440),
    ];
    let spaced = format!(" {} ", folded.replace('-', " "));
    for (word, minutes) in NAMED {
        if spaced.contains(&format!(" {word} ")) {
            out.push((minutes, true));
        }
    }
    out
}

/// Minutes behind an hour (":30", "h30", "h"), what is left, and whether it was a 24-hour clock.
fn minutes(rest: &str) -> (u16, &str, bool) {
    let Some(after) = rest.strip_prefix([':', 'h']) else {
        return (0, rest, false);
    };
    let clock = rest.starts_with('h');
    let two = after
        .get(..2)
        .and_then(|m| m.parse::<u16>().ok())
        .filter(|m| *m < 60);
    match two {
        Some(m) => (m, after.get(2..).unwrap_or(""), clock),
        None => (0, after, clock),
    }
}

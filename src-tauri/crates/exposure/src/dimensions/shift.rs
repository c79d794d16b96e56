//! When somebody works: days and hours of a pattern, or of a block. A dated appointment is none.

use model::{Dimension, Kind, Whose};

use crate::clue::Clue;
use crate::dimension::{Teller, bits, hit, miss};
use crate::said::{Said, Seen};
use crate::value::{Shift, Value};
use crate::vocabulary::{HABIT, ME, WHEN, WORK, listed};
use crate::voice::Subject;
use crate::wordset::among;

pub(crate) const SHIFT: Teller = Teller {
    dimension: Dimension::Shift,
    kinds: bits(&[Kind::Datetime]),
    words: WORK | WHEN,
    tell,
    examples: &[
        hit(
            "{DATETIME|Mondays and Wednesdays 3:30-7:30} are mine",
            &["Mon Wed 3:30-7:30"],
        ),
        hit(
            "Anyone at DBO2 for the {DATETIME|3:30-7:30} block?",
            &["3:30-7:30"],
        ),
        hit(
            "I work {DATETIME|wed thru sun 5 to 11pm}",
            &["Wed Thu Fri Sat Sun 17:00-23:00"],
        ),
        hit(
            "{DATETIME|Friday and Saturday nights} until bar close, my schedule",
            &["Fri Sat 20:00-2:00"],
        ),
        hit(
            "Trabajo de {DATETIME|lunes a viernes de 5 a 11 de la noche}",
            &["Mon Tue Wed Thu Fri 17:00-23:00"],
        ),
        hit(
            "Trabalho {DATETIME|sexta e sábado das 18h às 23h}",
            &["Fri Sat 18:00-23:00"],
        ),
        hit(
            "rodo {DATETIME|toda noite, menos domingo}",
            &["Mon Tue Wed Thu Fri Sat 20:00-2:00"],
        ),
        miss("a dog bit me on {DATETIME|April 22 at 9:30}"),
        miss("court is {DATETIME|miércoles a las 7}"),
        miss("he backed into me on {DATETIME|Friday}"),
        miss("simmer until {DATETIME|4 pm}"),
        miss("minha consulta é {DATETIME|dia 1º de julho, 9h}"),
        miss("my husband works {DATETIME|nights}"),
    ],
};

fn tell(said: &Said, out: &mut Vec<Clue>) {
    if said.words.seen & (WORK | WHEN) != 0 {
        spoken(said, out);
    }
    for seen in said.findings(Kind::Datetime) {
        let mut shift = read(said.folded(&seen));
        if shift == Shift::default() || dated(said.folded(&seen)) {
            continue;
        }
        let words = &said.words;
        let sentence = words.sentence(seen.at.start);
        // "toda noite, menos domingo": an exception behind the finding.
        let but = (1..=2).find(|n| {
            among!(
                words.ahead(seen.at.end.saturating_sub(1), *n),
                "menos excepto except but",
            )
        });
        if let Some(n) = but
            && let Some(day) = day(words.ahead(seen.at.end.saturating_sub(1), n + 1))
        {
            shift.days = (if shift.days == 0 { ALL } else { shift.days }) & !(1 << day);
        }
        let voice = said.voice(&seen.at);
        let gig = [Kind::Employer, Kind::Station, Kind::Route];
        let gig = |near: &dyn Fn(usize) -> bool| {
            gig.iter()
                .any(|k| said.findings(*k).any(|s| near(s.at.start)))
        };
        let here = gig(&|at| sentence.contains(&at));
        let work = here || sentence.clone().any(|k| words.is(k, WORK));
        let day_part = shift.days == 0
            && shift.from.is_some()
            && !said.folded(&seen).bytes().any(|b| b.is_ascii_digit());
        let text = said.folded(&seen);
        let plural = text
            .split(|c: char| !c.is_ascii_alphanumeric())
            .any(|w| crate::vocabulary::class(w.as_bytes()) & HABIT != 0);
        let habit = plural
            || (1..=2).any(|n| {
                words.back(seen.at.start, n) != "not"
                    && words.is(seen.at.start.saturating_sub(n), HABIT)
                    && n <= seen.at.start
            });
        let range =
            shift.from.is_some() && shift.to.is_some() && text.bytes().any(|b| b.is_ascii_digit());
        let several = shift.days.count_ones() >= 2;
        let block = near_block(said, &seen);
        let errand = sentence.clone().any(|k| {
            among!(
                words.word(k),
                "misa missa church mass gym doctor court class game cita consulta clase culto igreja iglesia parade meeting birthday reunion plenario hearing"
            )
        });
        if errand && !work {
            continue;
        }
        let sure = match () {
            () if habit && (work || several || range) => 0.85,
            () if several && (range || work) => 0.85,
            () if range && (work || block) => 0.8,
            () if range && gig(&|_| true) => 0.7,
            () if block => 0.7,
            () if day_part && work => 0.65,
            () if habit && mentions_me(said, &seen) => 0.65,
            () if habit && shift.days != 0 && words.seen & ME != 0 => 0.6,
            () => continue,
        };
        let (whose, voice_sure) = voice.whose(match voice.subject {
            Subject::Asked => 0.65,
            _ => 0.75,
        });
        let whose = if whose == Whose::Owner {
            (whose, voice_sure.min(sure))
        } else {
            (whose, voice_sure)
        };
        out.push(said.clue(
            Dimension::Shift,
            Value::Shift(shift),
            whose,
            voice.tense,
            Some(&seen),
        ));
    }
}

fn mentions_me(said: &Said, seen: &Seen) -> bool {
    let words = &said.words;
    words.sentence(seen.at.start).any(|k| words.is(k, ME))
}

/// "the 3:30 block", "turno de madrugada", "bloque de las 4".
fn near_block(said: &Said, seen: &Seen) -> bool {
    let words = &said.words;
    let is = |w: &str| {
        among!(
            w,
            "block blocks shift shifts turno turnos bloque bloques bloco blocos escala plantao",
        )
    };
    (1..=2).any(|n| is(words.ahead(seen.at.end.saturating_sub(1), n)))
        || (1..=4).any(|n| is(words.back(seen.at.start, n)))
        || words
            .bytes()
            .get(seen.finding.span.start as usize..seen.finding.span.end as usize)
            .is_some_and(|b| std::str::from_utf8(b).is_ok_and(|t| t.split(' ').any(is)))
}

/// "Trabajo de 9 a 2", "evenings only for me", where the detector asked for more words.
fn spoken(said: &Said, out: &mut Vec<Clue>) {
    let words = &said.words;
    for k in 0..words.list.len() {
        let plural = among!(
            words.word(k),
            "nights evenings mornings afternoons overnights noches tardes mananas madrugadas noites manhas weekends weekdays",
        );
        let number = |i: usize| words.word(i).parse::<u8>().is_ok_and(|n| n <= 24);
        let range = number(k)
            && among!(words.ahead(k, 1), "a to as")
            && number(k + 2)
            && among!(words.back(k, 1), "de from das");
        let end = if range { k + 3 } else { k + 1 };
        let taken = || {
            said.findings(Kind::Datetime)
                .any(|s| s.at.start < end && s.at.end > k)
        };
        if !plural && !range || taken() {
            continue;
        }
        let sentence = words.sentence(k);
        let work = sentence.clone().any(|i| words.is(i, WORK));
        let only = sentence
            .clone()
            .any(|i| among!(words.word(i), "only solo so"));
        let voice = said.voice(&(k..end));
        let (whose, sure) = voice.whose(0.6);
        if whose != Whose::Owner || !(work || plural && only) {
            continue;
        }
        let (Some(a), Some(b)) = (words.list.get(k), words.list.get(end - 1)) else {
            continue;
        };
        let shift = read(words.text(a.start, b.end));
        let sure = sure.min(if range { 0.75 } else { 0.65 });
        out.push(said.clue(
            Dimension::Shift,
            Value::Shift(shift),
            (whose, sure),
            voice.tense,
            None,
        ));
    }
}

/// A day of a month or a year: an appointment, no pattern.
fn dated(folded: &str) -> bool {
    folded.split(|c: char| !c.is_ascii_alphanumeric()).any(|w| {
        among!(w, "january february april june july august september october november december jan feb apr jun jul aug sept oct nov dec enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre janeiro fevereiro marco maio junho julho setembro outubro novembro dezembro ayer ontem yesterday last dia pasado passada passado tomorrow amanha")
            || w.len() == 4 && w.starts_with("20") && w.parse::<u16>().is_ok()
            || w.ends_with("th") && w.starts_with(|c: char| c.is_ascii_digit())
    }) || folded.contains('/') && folded.bytes().any(|b| b.is_ascii_digit())
}

const ALL: u8 = 0x7F;

/// Which day of the week a folded word is, Monday 0.
fn day(word: &str) -> Option<u8> {
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
pub(crate) fn read(folded: &str) -> Shift {
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

//! When somebody works: days and hours of a pattern, or of a block. A dated appointment is none.

mod clock;

use model::{Dimension, Kind, Whose};

use crate::clue::Clue;
use crate::dimension::{Teller, bits, hit, miss};
use crate::said::{Said, Seen};
use crate::value::{Shift, Value};
use crate::vocabulary::{HABIT, ME, WHEN, WORK};
use crate::voice::Subject;
use crate::wordset::among;
use clock::{ALL, day, read};

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
            () if several && sentence.clone().any(|k| words.is(k, HABIT)) => 0.75,
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

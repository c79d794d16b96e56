//! Where somebody lives or works: cities, neighbourhoods, states. The place of an errand is none.

use std::ops::Range;

use model::{Dimension, Finding, Kind, PostKind, Whose};

use crate::clue::{Clue, Tense};
use crate::dimension::{Teller, bits, hit, miss};
use crate::lists::{ORIGINS, cities, state};
use crate::said::{Said, Seen};
use crate::value::{Area, Value};
use crate::vocabulary::{LIVE, WHEN, WORK};
use crate::voice::{Subject, Voice, was};
use crate::words::plain;
use crate::wordset::among;

pub(crate) const AREA: Teller = Teller {
    dimension: Dimension::Area,
    kinds: bits(&[Kind::Place, Kind::Person]),
    words: LIVE,
    tell,
    examples: &[
        hit("I live in {PLACE|Lynn} so it's close", &["Lynn"]),
        hit("Lyft driver in {PLACE|Reno}, ask me anything", &["Reno"]),
        hit("Moved to {PERSON|Lynn} in December", &["Lynn"]),
        hit("I deliver around {PLACE|Katy, TX} mostly", &["Katy, TX"]),
        hit("vivo en {PLACE|Lawrence}, busco bloque", &["Lawrence"]),
        hit("Repartidora de Glovo en {PLACE|Valencia}", &["Valencia"]),
        hit("Moro em {PLACE|Framingham} e rodo à noite", &["Framingham"]),
        hit("{PLACE|South Philly} born and raised", &["South Philly"]),
        miss("I'm not from {PLACE|Boston} originally"),
        miss("I used to live in {PLACE|Worcester}"),
        miss("My sister drives for Lyft in {PLACE|Providence}"),
        miss("a customer in {PLACE|Milton} yelled at me"),
        miss("No estoy en {PLACE|Madrid}, dejen de preguntar"),
        miss("Antes vivía en {PLACE|Nueva York}"),
        miss("Um cliente mora em {PLACE|Alphaville}"),
        miss("Não sou de {PLACE|Boston} não"),
        miss("if I were a millionaire I'd live in {PLACE|Brookline}"),
    ],
};

/// How a place is tied to the speaker, the strongest first.
#[derive(Clone, Copy, PartialEq, PartialOrd)]
pub(crate) enum Tie {
    /// "Moved to".
    Moved,
    /// "Live in", "born and raised".
    Home,
    /// "Drive in", "driver in".
    Work,
    /// "In", with nothing more.
    In,
    /// Nothing.
    None,
}

fn tell(said: &Said, out: &mut Vec<Clue>) {
    if said.words.seen & LIVE != 0 {
        spoken(said, out);
    }
    let kinds = [Kind::Place, Kind::Person];
    for seen in kinds.into_iter().flat_map(|k| said.findings(k)) {
        let person = seen.finding.kind == Kind::Person;
        let tie = tie(said, &seen.at);
        let written = said.written(seen.finding);
        let Some((area, known)) = area(said, &written, seen.finding) else {
            continue;
        };
        // A name is a town only where the words leave nothing else.
        if person && !(known && tie <= Tie::Work) {
            continue;
        }
        if tie == Tie::None && said.words.back(seen.at.start, 1) == "umass" {
            continue;
        }
        // "Nordestina de Recife": where somebody comes from.
        let from = among!(said.words.back(seen.at.start, 1), "de do da from");
        if from
            && said
                .findings(Kind::Origin)
                .any(|o| o.at.end + 1 == seen.at.start)
        {
            continue;
        }
        let voice = said.voice(&seen.at);
        let (whose, sure) = owner(said, &seen, tie, &voice, known);
        let tense = tense(said, &seen.at, tie, &voice);
        out.push(said.clue(
            Dimension::Area,
            Value::Area(area),
            (whose, sure),
            tense,
            Some(&seen),
        ));
    }
}

/// "Mudei pra Marlborough", where the detector saw no place: the gazetteer's names right after a
/// word of living.
fn spoken(said: &Said, out: &mut Vec<Clue>) {
    let words = &said.words;
    for k in 1..words.list.len() {
        let named = words.list.get(k).is_some_and(|w| w.capital) && !words.is(k - 1, LIVE);
        if !named || !among!(words.back(k, 1), "in to en a em pra para") {
            continue;
        }
        let taken = |at: &Range<usize>| {
            [Kind::Place, Kind::Person, Kind::Address]
                .iter()
                .any(|kind| {
                    said.findings(*kind)
                        .any(|s| s.at.start < at.end && s.at.end > at.start)
                })
        };
        let found = (1..=3).rev().find_map(|n| {
            let (first, last) = (words.list.get(k)?, words.list.get(k + n - 1)?);
            let city = cities(words.text(first.start, last.end)).first()?;
            Some((k..k + n, city))
        });
        let Some((at, city)) = found.filter(|(at, _)| !taken(at)) else {
            continue;
        };
        let tie = tie(said, &at);
        let voice = said.voice(&at);
        let (whose, sure) = voice.whose(0.75);
        if tie > Tie::Home || whose != Whose::Owner {
            continue;
        }
        let area = Area {
            city: Some(city.name.to_owned()),
            ..Area::default()
        };
        let tense = tense(said, &at, tie, &voice);
        out.push(said.clue(
            Dimension::Area,
            Value::Area(area),
            (whose, sure.min(0.85)),
            tense,
            None,
        ));
    }
}

/// The place in a finding, and whether the gazetteer knows it.
fn area(said: &Said, written: &str, finding: &Finding) -> Option<(Area, bool)> {
    let (name, tail) = match written.rsplit_once([',', ' ']) {
        Some((name, tail)) if state(tail.trim()).is_some() && tail.trim().len() == 2 => {
            (name.trim_end_matches(','), state(tail.trim()))
        }
        _ => (written, None),
    };
    // "Katy, TX" in two findings or half in one.
    let after = finding.span.end as usize;
    let next: String = said.source.chars().skip(after).take(5).collect();
    let told = next.strip_prefix(", ").or(next.strip_prefix(' '));
    let letters: String = told.map_or(String::new(), |t| t.chars().take(2).collect());
    let tail = tail.or_else(|| {
        let ends = !told?.chars().nth(2).is_some_and(char::is_alphanumeric);
        state(&letters).filter(|_| ends)
    });
    let folded = plain(name);
    if landmark(&folded) {
        return None;
    }
    let trimmed = ["downtown ", "north of ", "south of "];
    let folded = trimmed
        .iter()
        .find_map(|t| folded.strip_prefix(t))
        .unwrap_or(&folded);
    let found = cities(folded);
    let city = found.iter().find(|c| tail.is_none_or(|t| t == c.state));
    if let Some(city) = city {
        let alone = found.len() == 1 || tail.is_some();
        let part = !city.part_of.is_empty() && alone;
        return Some((
            Area {
                state: tail.map(str::to_owned),
                city: Some(if part { city.part_of } else { city.name }.to_owned()),
                quarter: part.then(|| city.name.to_owned()),
                country: None,
            },
            true,
        ));
    }
    if let Some(letters) = state(name) {
        let area = Area {
            state: Some(letters.to_owned()),
            ..Area::default()
        };
        return Some((area, true));
    }
    // Countries and those who come from them are an origin.
    if ORIGINS.find(&plain(name)).is_some() {
        return None;
    }
    let acronym = name.chars().all(char::is_uppercase) && name.len() <= 4;
    let capital = !acronym && name.chars().next().is_some_and(char::is_uppercase);
    let area = Area {
        state: tail.map(str::to_owned),
        city: Some(name.to_owned()),
        ..Area::default()
    };
    (capital && folded.split(' ').count() <= 4).then_some((area, tail.is_some()))
}

/// Shops, schools, churches, roads: places, not areas.
pub(crate) fn landmark(folded: &str) -> bool {
    folded.split(' ').any(|w| {
        among!(
            w,
            "school college university church gym mall market basket walmart target costco wendys mcdonalds starbucks burger king hospital airport station park library mosque masjid temple route rte highway hwy exit parking lot store plaza center centre bar cafe restaurant panda express iglesia escuela colegio universidad parroquia hospital aeropuerto mercado mercadona soriana igreja escola faculdade universidade shopping praca terminal kfc chipotle wawa sheetz dunkin aldi kroger heb publix safeway walgreens cvs 7 eleven dennys sonic club avenida avenue street",
        )
    }) || folded.bytes().any(|b| b.is_ascii_digit())
}

/// What ties the words `at` to somebody, by up to seven words before and three after.
pub(crate) fn tie(said: &Said, at: &Range<usize>) -> Tie {
    let words = &said.words;
    let first = words.sentence(at.start).start;
    let from = first.max(at.start.saturating_sub(7));
    let prep = |k| {
        among!(
            words.word(k),
            "in en em at around near por cerca perto no na to para pra from de do da of out over here aqui ao",
        )
    };
    let near = at.start.checked_sub(1).is_some_and(|k| {
        prep(k)
            || among!(
                words.word(k),
                "the el la o a downtown north south east west",
            )
    });
    let label = at
        .start
        .checked_sub(1)
        .is_some_and(|k| words.byte(words.list.get(k).map_or(0, |w| w.end)) == b':');
    let moved = (from..at.start).any(|k| {
        among!(
            words.word(k),
            "moved moving mude mudei mudou mudamos relocated",
        )
    });
    let to = (1..=2).any(|n| among!(words.back(at.start, n), "to a para pra"));
    if moved && to {
        return Tie::Moved;
    }
    let born = (0..=3).any(|n| {
        among!(
            words.ahead(at.end.saturating_sub(1), n),
            "born native resident raised",
        )
    });
    let home =
        near && (from..at.start).any(|k| {
            words.is(k, LIVE)
                || among!(words.word(k), "home house casa apartment apt bairro barrio")
        }) || near
            && (1..=2).any(|n| among!(words.back(at.start, n), "from de do da"))
            && (2..=4).any(|n| among!(words.back(at.start, n), "soy sou am m im"));
    if born || home || label {
        return Tie::Home;
    }
    let work = near && (from..at.start).any(|k| words.is(k, WORK) || among!(words.word(k), "zone zona market based manejando dirijo conduzco fazendo haciendo doing dasher shopper courier"));
    let area = (0..=2).any(|n| {
        among!(
            words.ahead(at.end.saturating_sub(1), n),
            "area zone market driver drivers dashers shoppers",
        )
    });
    if work || area && at.end > at.start {
        return Tie::Work;
    }
    if near
        && (among!(words.back(at.start, 1), "in en em")
            || among!(words.back(at.start, 2), "in here aqui around"))
    {
        return Tie::In;
    }
    Tie::None
}

fn owner(said: &Said, seen: &Seen, tie: Tie, voice: &Voice, known: bool) -> (Whose, f32) {
    if voice.imagined || said.sight.kind == PostKind::Review && tie > Tie::Home {
        return (Whose::Unknown, 0.3);
    }
    let (whose, sure) = voice.whose(match tie {
        Tie::Moved | Tie::Home => 0.8,
        Tie::Work => 0.75,
        Tie::In if known || work_time(said, seen) => 0.55,
        Tie::In => 0.45,
        Tie::None if known && !passing(said, seen) => 0.5,
        Tie::None => 0.4,
    });
    let strongest = match tie {
        Tie::Moved | Tie::Home => 0.95,
        Tie::Work => 0.85,
        Tie::In if work_time(said, seen) => 0.7,
        Tie::In => 0.6,
        Tie::None => 0.5,
    };
    let sure = sure.min(strongest);
    if whose == Whose::Owner && sure < 0.5 {
        return (Whose::Unknown, sure);
    }
    (whose, sure)
}

/// "From Mobile to Macon", "flew in from Phoenix": passed, not stayed in.
fn passing(said: &Said, seen: &Seen) -> bool {
    let after = said.words.ahead(seen.at.end.saturating_sub(1), 1);
    among!(said.words.back(seen.at.start, 1), "from desde via") || among!(after, "to")
}

/// Whether the sentence is about work or hours.
fn work_time(said: &Said, seen: &Seen) -> bool {
    let words = &said.words;
    words
        .sentence(seen.at.start)
        .any(|k| words.is(k, WORK | WHEN))
}

fn in_past_after(said: &Said, at: &Range<usize>) -> bool {
    let after = |n| said.words.ahead(at.end.saturating_sub(1), n);
    (1..=3).any(|n| {
        among!(after(n), "i yo eu")
            && among!(
                after(n + 1),
                "was worked era trabajaba trabalhava vivia morava",
            )
    })
}

fn tense(said: &Said, at: &Range<usize>, tie: Tie, voice: &Voice) -> Tense {
    let words = &said.words;
    let from = (1..=3).any(|n| among!(words.back(at.start, n), "from de"))
        && !matches!(voice.subject, Subject::Other);
    let moved = (2..=5).any(|n| among!(words.back(at.start, n), "moved mude mudei left"));
    match voice.tense {
        Tense::Now if tie == Tie::Moved => Tense::Began,
        Tense::Now if from && moved => Tense::Past,
        // "En Bogotá yo era contador".
        Tense::Now if in_past_after(said, at) => Tense::Past,
        Tense::Now if tie <= Tie::Work && was(words, at.start) => Tense::Past,
        tense => tense,
    }
}

//! Where the owner comes from, their papers, what they believe.

use model::{Dimension, Kind, PostKind, Whose};

use crate::clue::{Clue, Tense};
use crate::dimension::{Teller, bits, hit, miss};
use crate::lists::ORIGINS;
use crate::said::Said;
use crate::value::Value;
use crate::vocabulary::{AM, SEX};
use crate::voice::{Subject, speaks};
use crate::words::plain;
use crate::wordset::among;

pub(crate) const ORIGIN: Teller = Teller {
    dimension: Dimension::Origin,
    kinds: bits(&[Kind::Origin, Kind::Place]),
    words: AM | SEX,
    tell,
    examples: &[
        hit("As a {ORIGIN|Somali} woman I get stares", &["Somalia"]),
        hit("I'm here on {ORIGIN|DACA}", &["DACA"]),
        hit("Soy {ORIGIN|dominicana} y reparto", &["Dominican Republic"]),
        hit(
            "{ORIGIN|solicitante de asilo}, sin contrato",
            &["asylum seeker"],
        ),
        hit("Sou {ORIGIN|mineiro}, uai", &["Brazil"]),
        hit("No {PLACE|Brasil} eu era pintor", &["Brazil"]),
        hit("nací en {PLACE|Cuba} y aquí sigo", &["Cuba"]),
        miss("the customer was {ORIGIN|Cuban}"),
        miss("mi vecino es {ORIGIN|colombiano}"),
        miss("o cliente é {ORIGIN|brasileiro}"),
        miss("best {PLACE|Cuba} sandwich in town"),
        miss("\"soy {ORIGIN|mexicano}\" dijo él"),
    ],
};

/// "As a Navajo guy", "soy de Colombia", where the detector asked for more words.
fn spoken(said: &Said, out: &mut Vec<Clue>) {
    let words = &said.words;
    for k in 1..words.list.len() {
        let small = |n| {
            among!(
                words.back(k, n),
                "a an un una um uma proud half from de do da"
            )
        };
        let is = |n: usize| {
            k >= n && (words.is(k - n, AM) && speaks(words, k - n) || words.word(k - n) == "as")
        };
        let said_so = is(1)
            || small(1) && is(2)
            || small(1)
                && words.word(k.saturating_sub(2)) == "m"
                && words.word(k.saturating_sub(3)) == "i";
        if !said_so || words.word(k).len() < 5 || words.list.get(k).is_some_and(|w| w.quoted) {
            continue;
        }
        let taken = said.findings(Kind::Origin).any(|s| s.at.contains(&k));
        let Some(value) = ORIGINS.find(words.word(k)).filter(|_| !taken) else {
            continue;
        };
        let voice = said.voice(&(k..k + 1));
        if voice.tense == Tense::Now && !voice.imagined && said.sight.kind != PostKind::Repost {
            let value = Value::Text(value.to_owned());
            out.push(said.clue(
                Dimension::Origin,
                value,
                (Whose::Owner, 0.8),
                Tense::Now,
                None,
            ));
        }
    }
}

fn tell(said: &Said, out: &mut Vec<Clue>) {
    if said.words.seen & (AM | SEX) != 0 {
        spoken(said, out);
    }
    for seen in said.findings(Kind::Origin) {
        let written = said.written(seen.finding);
        let value = origin(said, &written).unwrap_or(written);
        let voice = said.voice(&seen.at);
        let whose = match voice.subject {
            // The detector reads them as the poster's own already.
            Subject::Nobody(_) | Subject::Asked if !voice.imagined => (Whose::Owner, 0.7),
            _ if voice.imagined => (Whose::Unknown, 0.4),
            _ => voice.whose(0.7),
        };
        let tense = if voice.tense == Tense::Not {
            Tense::Not
        } else {
            Tense::Now
        };
        out.push(said.clue(
            Dimension::Origin,
            Value::Text(value),
            whose,
            tense,
            Some(&seen),
        ));
    }
    for seen in said.findings(Kind::Place) {
        let words = &said.words;
        let folded = plain(&said.written(seen.finding));
        let from = |n| words.back(seen.at.start, n);
        let born = among!(from(1), "in en em no na from de do da")
            && (2..=4).any(|n| among!(from(n), "born naci nasci came vine llegue vim soy sou"));
        let here = among!(from(1), "in en em no na") && {
            let sentence = words.sentence(seen.at.start);
            (seen.at.end..sentence.end.min(seen.at.end + 3))
                .any(|k| among!(words.word(k), "i yo eu"))
                && sentence
                    .clone()
                    .any(|k| among!(words.word(k), "era was trabajaba trabalhava estudie"))
        };
        let Some(value) = ORIGINS.find(&folded).filter(|_| born || here) else {
            continue;
        };
        let voice = said.voice(&seen.at);
        if matches!(voice.subject, Subject::Other | Subject::Kin(_))
            || said.sight.kind == PostKind::Repost
        {
            continue;
        }
        let whose = (Whose::Owner, 0.75);
        let tense = if voice.tense == Tense::Not {
            Tense::Not
        } else {
            Tense::Now
        };
        out.push(said.clue(
            Dimension::Origin,
            Value::Text(value.to_owned()),
            whose,
            tense,
            Some(&seen),
        ));
    }
}

fn origin(said: &Said, written: &str) -> Option<String> {
    let _ = said;
    if let Some(value) = ORIGINS.find(&plain(written)) {
        return Some(value.to_owned());
    }
    flag(written)
}

/// A flag of two letters (emoji), as the country the table has.
fn flag(written: &str) -> Option<String> {
    const FLAGS: [(&str, &str); 14] = [
        ("MX", "Mexico"),
        ("BR", "Brazil"),
        ("DO", "Dominican Republic"),
        ("PR", "Puerto Rico"),
        ("CU", "Cuba"),
        ("CO", "Colombia"),
        ("VE", "Venezuela"),
        ("GT", "Guatemala"),
        ("HN", "Honduras"),
        ("SV", "El Salvador"),
        ("EC", "Ecuador"),
        ("PE", "Peru"),
        ("HT", "Haiti"),
        ("CV", "Cape Verde"),
    ];
    let letters: String = written
        .chars()
        .filter_map(|c| u8::try_from(u32::from(c).checked_sub(0x1F1E6)?).ok())
        .filter(|n| *n < 26)
        .map(|n| char::from(b'A' + n))
        .collect();
    FLAGS
        .iter()
        .find(|(code, _)| *code == letters)
        .map(|(_, name)| (*name).to_owned())
}

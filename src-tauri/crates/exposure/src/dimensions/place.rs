//! Named places that the owner goes to again and again, and their own address.

use model::{Dimension, Kind, PostKind, Whose};

use crate::clue::{Clue, Tense};
use crate::dimension::{Teller, bits, hit, miss};
use crate::dimensions::area::landmark;
use crate::lists::{cities, state};
use crate::said::{Said, Seen};
use crate::value::{Area, Value};
use crate::vocabulary::HABIT;
use crate::voice::Subject;
use crate::words::plain;
use crate::wordset::among;

pub(crate) const PLACE: Teller = Teller {
    dimension: Dimension::Place,
    kinds: bits(&[Kind::Place, Kind::Address, Kind::Person]),
    words: 0,
    tell,
    examples: &[
        hit(
            "I always pick up at the {PLACE|Panda Express on Route 9}",
            &["Panda Express on Route 9"],
        ),
        hit(
            "my church, {PLACE|St. Brendan's}, feeds drivers",
            &["St. Brendan's"],
        ),
        hit(
            "Voy a misa en {PLACE|San Lázaro} todos los domingos",
            &["San Lázaro"],
        ),
        hit(
            "Siempre recojo en el {PLACE|Burger King de Avenida}",
            &["Burger King de Avenida"],
        ),
        hit("minha academia é a {PLACE|Smart Gym}", &["Smart Gym"]),
        miss("dropped a bag at {PLACE|Market Basket}"),
        miss("she always goes to {PLACE|Planet Gym}"),
        miss("I live in {PLACE|Lynn}"),
        miss("el cliente siempre pide en {PLACE|Burger King}"),
        miss("a polícia parou na {PLACE|Praça Charles Miller}"),
    ],
};

pub(crate) const ADDRESS: Teller = Teller {
    dimension: Dimension::Address,
    kinds: bits(&[Kind::Address, Kind::Coordinates]),
    words: 0,
    tell: address,
    examples: &[
        hit(
            "I've lived by {ADDRESS|Pinecrest & 4th} for eleven years",
            &["Pinecrest & 4th"],
        ),
        hit(
            "pickup at my place, {ADDRESS|19 Wexcombe Ln}",
            &["19 Wexcombe Ln"],
        ),
        hit(
            "my address is {ADDRESS|2280 Harrowgate Blvd}",
            &["2280 Harrowgate Blvd"],
        ),
        hit(
            "vivo en la {ADDRESS|carrera 45 con calle 77}",
            &["carrera 45 con calle 77"],
        ),
        hit(
            "moro na {ADDRESS|Rua das Flores, 12}",
            &["Rua das Flores, 12"],
        ),
        miss("dog bit me at {ADDRESS|44 Tarbox St}"),
        miss("the customer lives at {ADDRESS|12 Elm St}"),
        miss("entregué en {ADDRESS|calle Sol 4}"),
        miss("o cliente mora na {ADDRESS|Rua B, 9}"),
        miss("\"I live at {ADDRESS|12 Elm St}\" he said"),
    ],
};

fn tell(said: &Said, out: &mut Vec<Clue>) {
    for kind in [Kind::Place, Kind::Address, Kind::Person] {
        for seen in said.findings(kind) {
            let words = &said.words;
            // Saints are churches, nobody else is.
            if kind == Kind::Person
                && !among!(words.word(seen.at.start), "san santa santo sao st saint")
            {
                continue;
            }
            let sentence = words.sentence(seen.at.start);
            let belief = |k: usize| {
                among!(
                    words.word(k),
                    "church mass misa missa mosque temple parish parroquia iglesia igreja gym academia gimnasio",
                )
            };
            let tied = (sentence.start..seen.at.start).any(|k| {
                belief(k) || among!(words.word(k), "pick pickup park wait waiting sit recojo espero paro pego estaciono gas lunch go voy vou")
            });
            let habit = sentence.clone().any(|k| words.is(k, HABIT));
            let mine = (sentence.start..seen.at.start)
                .any(|k| belief(k) && (1..=2).any(|n| among!(words.back(k, n), "my mi minha")));
            let town = kind == Kind::Place && !landmark(said.folded(&seen)) && !tied && !mine;
            if town || !(mine || habit && (tied || landmark(said.folded(&seen)))) {
                continue;
            }
            let voice = said.voice(&seen.at);
            let (whose, sure) = voice.whose(0.4);
            let whose = match voice.subject {
                _ if said.sight.kind == PostKind::Repost => (Whose::Other, 0.8),
                Subject::Me(_) => (whose, sure.min(0.75)),
                Subject::Nobody(true) => (Whose::Owner, 0.55),
                _ => (whose, sure),
            };
            let value = Value::Text(said.written(seen.finding));
            out.push(said.clue(Dimension::Place, value, whose, voice.tense, Some(&seen)));
        }
    }
}

fn address(said: &Said, out: &mut Vec<Clue>) {
    for seen in said.findings(Kind::Address) {
        let voice = said.voice(&seen.at);
        let whose = match voice.subject {
            Subject::Me(_) | Subject::Nobody(_) if voice.imagined => (Whose::Unknown, 0.3),
            Subject::Me(sure) if home(said, &seen) => (Whose::Owner, sure),
            Subject::Nobody(_) | Subject::Asked if home(said, &seen) => (Whose::Owner, 0.7),
            Subject::Me(_) | Subject::Nobody(_) | Subject::Asked => (Whose::Unknown, 0.35),
            _ => (Whose::Other, 0.8),
        };
        let written = said.written(seen.finding);
        if whose.0 == Whose::Owner && voice.tense == Tense::Now {
            let area = town(&written).map(Value::Area);
            out.extend(area.map(|a| said.clue(Dimension::Area, a, whose, Tense::Now, Some(&seen))));
        }
        let value = Value::Text(written);
        let tense = if voice.tense == Tense::Began {
            Tense::Now
        } else {
            voice.tense
        };
        out.push(said.clue(Dimension::Address, value, whose, tense, Some(&seen)));
    }
}

/// Words of home before an address: "I live at", "my place", "mi casa".
fn home(said: &Said, seen: &Seen) -> bool {
    let words = &said.words;
    let back = |n| words.back(seen.at.start, n);
    (1..=5).any(|n| {
        among!(
            back(n),
            "live lived living vivo moro home moved mude mudei apartment apt",
        ) || among!(
            back(n),
            "place house address casa direccion endereco driveway garage street block",
        ) && among!(back(n + 1), "my mi minha meu our")
    })
}

/// The town behind the street: "12 Elm St, Fall River, MA 02720".
fn town(address: &str) -> Option<Area> {
    address.split(',').skip(1).find_map(|part| {
        let words: Vec<&str> = part.split_whitespace().collect();
        let letters = words.iter().find_map(|w| state(w).filter(|_| w.len() == 2));
        let name: Vec<&str> = words
            .iter()
            .copied()
            .filter(|w| state(w).is_none() && !w.contains(|c: char| c.is_ascii_digit()))
            .collect();
        let found = cities(&plain(&name.join(" ")));
        let city = found
            .iter()
            .find(|c| letters.is_none_or(|l| l == c.state))?;
        Some(Area {
            state: letters.map(str::to_owned),
            city: Some(city.name.to_owned()),
            ..Area::default()
        })
    })
}

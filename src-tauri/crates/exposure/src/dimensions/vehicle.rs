//! The owner's vehicle: year, colour, make, model and marks, in English words whatever the language.

use std::ops::Range;

use model::{Dimension, Kind, Whose};

use crate::clue::{Clue, Tense};
use crate::dimension::{Teller, bits, hit, miss};
use crate::lists::CARS;
use crate::said::Said;
use crate::value::{Value, Vehicle};
use crate::vocabulary::{MINE, MODEL, listed};
use crate::voice::{Subject, Voice};
use crate::words::plain;
use crate::wordset::among;

pub(crate) const VEHICLE: Teller = Teller {
    dimension: Dimension::Vehicle,
    kinds: bits(&[Kind::Vehicle]),
    words: MODEL | MINE,
    tell,
    examples: &[
        hit(
            "My {VEHICLE|2014 blue Corolla} passed inspection",
            &["2014 blue Toyota Corolla"],
        ),
        hit("Corolla needs new brakes, ugh", &["Toyota Corolla"]),
        hit(
            "I drive a {VEHICLE|white Chevy Bolt '21}",
            &["2021 white Chevrolet Bolt"],
        ),
        hit(
            "mi {VEHICLE|Sentra 2015 azul} ya no da más",
            &["2015 blue Nissan Sentra"],
        ),
        hit(
            "Meu {VEHICLE|Civic 2010 prata} pediu arrego",
            &["2010 silver Honda Civic"],
        ),
        hit(
            "Minha {VEHICLE|CG 160 vermelha} tá ruim",
            &["red Honda CG 160"],
        ),
        hit("con mi {VEHICLE|bici roja} de siempre", &["red bicycle"]),
        miss("My wife drives a {VEHICLE|2014 Corolla}"),
        miss("Looking for the guy in the {VEHICLE|red van}"),
        miss("I used to have a {VEHICLE|2009 Civic}"),
        miss("If I had a {VEHICLE|Sienna} I could carry more"),
        miss("Mi hermano tiene una {VEHICLE|Odyssey}"),
        miss("Vi un señor con un {VEHICLE|Altima blanco}"),
        miss("Um cara de {VEHICLE|Corolla preto} quase me bateu"),
        miss("Se eu tivesse uma {VEHICLE|Sienna} fazia XL"),
        miss("a {VEHICLE|black Charger} cut me off"),
    ],
};

fn tell(said: &Said, out: &mut Vec<Clue>) {
    let mut taken: Vec<Range<usize>> = Vec::new();
    for seen in said.findings(Kind::Vehicle) {
        let vehicle = read(&said.written(seen.finding));
        taken.push(seen.at.clone());
        if vehicle == Vehicle::default() {
            continue;
        }
        let voice = said.voice(&seen.at);
        let (whose, tense) = judge(said, &seen.at, &voice);
        out.push(said.clue(
            Dimension::Vehicle,
            Value::Vehicle(vehicle),
            whose,
            tense,
            Some(&seen),
        ));
    }
    // A model that is nothing else, where the detector asked for more words around it.
    for k in 0..said.words.list.len() {
        // "My Rogue": a name that could be anything else, written as a name after "my".
        let named = k > 0
            && said.words.list.get(k).is_some_and(|w| w.capital)
            && among!(said.words.word(k - 1), "my mi meu minha")
            && !among!(
                said.words.word(k),
                "passport city soul flex spark note focus"
            )
            && CARS.models.contains_key(said.words.word(k));
        if !said.words.is(k, MODEL) && !named || taken.iter().any(|t| t.contains(&k)) {
            continue;
        }
        let electric = said.words.word(k) == "bike" && said.words.back(k, 1) == "e";
        let vehicle = read(if electric {
            "ebike"
        } else {
            said.words.word(k)
        });
        let at = k..k + 1;
        let voice = said.voice(&at);
        let ((whose, sure), tense) = judge(said, &at, &voice);
        let ridden = among!(said.words.word(k), BIKES);
        if ridden && !(1..=3).any(|n| among!(said.words.back(k, n), "on en em na my mi minha")) {
            continue;
        }
        let first = !ridden
            && said.words.sentence(k).start == k
            && matches!(voice.subject, Subject::Nobody(_));
        if whose == Whose::Owner && (sure >= 0.9 || ridden && sure >= 0.7) || first {
            let whose = (Whose::Owner, if first { 0.55 } else { sure - 0.1 });
            out.push(said.clue(
                Dimension::Vehicle,
                Value::Vehicle(vehicle),
                whose,
                tense,
                None,
            ));
        }
    }
}

/// What is ridden, as far as one word says it.
const BIKES: &str = "bike ebike bici bicicleta moto scooter";

const POSSESSIVES: &str = "my mi mis meu minha our nuestro nuestra nosso nossa";

fn judge(said: &Said, at: &Range<usize>, voice: &Voice) -> ((Whose, f32), Tense) {
    let words = &said.words;
    let back = |n| words.back(at.start, n);
    let hers = (1..=2).any(|n| among!(back(n), "your ur his her their su tu seu sua teu tua"));
    // "my new Camry": whatever else is said, it is mine.
    let mine = (1..=3).any(|n| among!(back(n), POSSESSIVES) && !kin_between(said, at.start, n));
    let tail = (1..=3).any(|n| among!(words.ahead(at.end.saturating_sub(1), n), "mine"));
    let drive = (1..=4).any(|n| {
        among!(back(n), "drive driving bought got manejo conduzco dirijo rodo tengo tenho compre comprei lease leased rent renting own")
    });
    // "con la RAV4 roja", "na bicicleta azul", "en una Highlander".
    let on = among!(back(1), "na num numa con com da do del")
        || among!(back(1), "the my la el una un o a uma um")
            && among!(back(2), "con com en in with of");
    let whose = match voice.subject {
        Subject::Me(_) | Subject::Nobody(_) | Subject::Asked
            if super::number::stolen(said) && !hers =>
        {
            (Whose::Owner, 0.75)
        }
        Subject::Nobody(_) if on && !voice.imagined && !theirs(said, at) => (Whose::Owner, 0.65),
        _ if voice.imagined && !mine => (Whose::Unknown, 0.3),
        _ if hers => (Whose::Other, 0.85),
        Subject::Me(_) | Subject::Nobody(_) | Subject::Asked if mine || tail => {
            (Whose::Owner, 0.93)
        }
        Subject::Me(sure) if drive => (Whose::Owner, sure),
        // "Just bought a used ..."
        Subject::Nobody(_) if drive && !theirs(said, at) => (Whose::Owner, 0.75),
        Subject::Me(sure) if theirs(said, at) => (Whose::Unknown, 0.3 * sure),
        Subject::Me(sure) => (Whose::Owner, sure.min(0.75)),
        Subject::Nobody(near) if !theirs(said, at) => {
            let told = at.len() >= 2 && words.sentence(at.start).start + 3 >= at.start;
            if told {
                (Whose::Owner, if near { 0.65 } else { 0.6 })
            } else {
                (Whose::Unknown, 0.45)
            }
        }
        _ => voice.whose(0.4),
    };
    let new = (1..=3).any(|n| among!(back(n), "new nuevo nueva novo nova bought compre comprei"));
    let tense = match voice.tense {
        Tense::Now if new => Tense::Began,
        Tense::Now if among!(back(2), "had tenia tinha") || among!(back(1), "had") => Tense::Past,
        Tense::Now if among!(back(2), "sold vendi") || among!(back(3), "sold") => Tense::Past,
        tense => tense,
    };
    (whose, tense)
}

/// "my sister's Camry": the possessive is not the vehicle's.
fn kin_between(said: &Said, at: usize, n: usize) -> bool {
    (at.saturating_sub(n)..at).any(|k| {
        said.words
            .is(k, crate::vocabulary::KIN | crate::vocabulary::OTHER)
    })
}

/// "a black Charger cut me off", "the red van": seen, not driven.
fn theirs(said: &Said, at: &Range<usize>) -> bool {
    let words = &said.words;
    let article = (1..=2).any(|n| {
        among!(
            words.back(at.start, n),
            "a an the some another un una el la um uma o",
        )
    });
    let saw = (1..=9).any(|n| {
        among!(
            words.back(at.start, n),
            "saw see seen looking spotted vi buscando busco procuro behind hit",
        )
    });
    let acts = (1..=3).any(|n| {
        among!(
            words.ahead(at.end.saturating_sub(1), n),
            "me who that hit cut almost parked me nos quase casi blocking",
        )
    });
    article && (saw || acts)
}

/// Reads a vehicle from words in three languages.
fn read(written: &str) -> Vehicle {
    let mut vehicle = Vehicle::default();
    let folded = plain(written);
    let words: Vec<&str> = folded.split(' ').collect();
    let short = written.contains('\'') || written.contains('’');
    let mut k = 0;
    while let Some(word) = words.get(k) {
        k += 1;
        let pair = words.get(k).map(|next| format!("{word} {next}"));
        let model = pair.as_deref().and_then(|p| CARS.models.get(p));
        if let Some((make, model)) = model {
            (vehicle.make, vehicle.model) = (Some((*make).to_owned()), Some((*model).to_owned()));
            k += 1;
        } else if let Some(year) = year(word, short || words.get(k.wrapping_sub(2)) == Some(&"del"))
        {
            vehicle.year = vehicle.year.or(Some(year));
        } else if let Some(colour) = colour(word) {
            vehicle.colour.get_or_insert_with(|| colour.to_owned());
        } else if let Some((make, model)) =
            CARS.models.get(*word).filter(|_| vehicle.model.is_none())
        {
            (vehicle.make, vehicle.model) = (Some((*make).to_owned()), Some((*model).to_owned()));
        } else if let Some(make) = CARS.makes.get(*word) {
            vehicle.make.get_or_insert_with(|| (*make).to_owned());
        } else if let Some(body) = body(word)
            && vehicle.model.is_none()
        {
            vehicle.model = Some(body.to_owned());
        }
    }
    vehicle.marks = marks(written);
    vehicle
}

fn year(word: &str, short: bool) -> Option<u16> {
    let n: u16 = word.parse().ok()?;
    match (word.len(), n) {
        (4, 1970..=2030) => Some(n),
        (2, 0..=30) if short => Some(2000 + n),
        (2, 80..=99) if short => Some(1900 + n),
        _ => None,
    }
}

fn colour(word: &str) -> Option<&'static str> {
    const COLOURS: [(&str, &str); 14] = [
        ("white", "white blanco blanca branco branca pearl"),
        ("black", "black negro negra preto preta"),
        (
            "gray",
            "gray grey gris cinza cinzento charcoal grafite chumbo",
        ),
        ("silver", "silver plata plateado plateada prata"),
        ("blue", "blue azul navy"),
        (
            "red",
            "red rojo roja vermelho vermelha burgundy maroon vino vinho guinda tinto",
        ),
        ("brown", "brown marron marrom cafe castanho"),
        ("green", "green verde"),
        ("orange", "orange naranja laranja"),
        ("beige", "beige bege tan arena champagne"),
        ("purple", "purple morado morada roxo roxa"),
        ("gold", "gold dorado dorada dourado dourada golden"),
        ("yellow", "yellow amarillo amarilla amarelo amarela"),
        ("pink", "pink rosa"),
    ];
    COLOURS
        .iter()
        .find(|(_, forms)| listed(word, forms))
        .map(|(name, _)| *name)
}

fn body(word: &str) -> Option<&'static str> {
    const BODIES: [(&str, &str); 9] = [
        ("minivan", "minivan"),
        (
            "van",
            "van furgoneta furgon furgo furgao carrinha combi kombi",
        ),
        (
            "truck",
            "truck camioneta troca caminhonete picape pickup camion caminhao",
        ),
        ("SUV", "suv"),
        ("sedan", "sedan seda berlina"),
        ("e-bike", "ebike"),
        ("bicycle", "bike bici bicicleta bicycle bicy"),
        ("scooter", "scooter moped motoneta patinete"),
        ("motorcycle", "moto motorcycle motocicleta motoca motorbike"),
    ];
    BODIES
        .iter()
        .find(|(_, forms)| listed(word, forms))
        .map(|(name, _)| *name)
}

/// What sets it apart: the words after "with", a comma or a colour.
fn marks(written: &str) -> Vec<String> {
    let lower = written.to_lowercase();
    for cut in [" with ", " w/ ", " con ", " com ", ", "] {
        if let Some((_, rest)) = lower.split_once(cut) {
            let rest = rest
                .trim_start_matches("the ")
                .trim_start_matches("a ")
                .trim();
            let plain_year = year(&plain(rest), true).is_some() || colour(&plain(rest)).is_some();
            if !plain_year && rest.chars().any(char::is_alphabetic) {
                return vec![rest.to_owned()];
            }
        }
    }
    Vec::new()
}

//! Plates, VINs and papers of the state: the owner's where they say "my", unknown where nobody is
//! named, for drivers post other people's plates.

use model::{Dimension, Kind, Whose};

use crate::clue::Clue;
use crate::dimension::{Teller, bits, hit, miss};
use crate::said::{Said, Seen};
use crate::value::Value;
use crate::voice::Subject;
use crate::wordset::among;

pub(crate) const PLATE: Teller = Teller {
    dimension: Dimension::Plate,
    kinds: bits(&[Kind::Plate, Kind::Vin]),
    words: 0,
    tell: plate,
    examples: &[
        hit("my plate is {PLATE|KXR 2291}", &["KXR2291"]),
        hit("Plate {PLATE|KXR-2291} is mine", &["KXR2291"]),
        hit("Mi placa es {PLATE|KJR 5508}", &["KJR5508"]),
        hit("a placa do meu carro é {PLATE|ABC1D23}", &["ABC1D23"]),
        hit(
            "my VIN {VIN|1N4AL3AP0GC000417} for the claim",
            &["1N4AL3AP0GC000417"],
        ),
        miss("white van, plate {PLATE|RXX 2218}, hit and ran"),
        miss("a guy with plate {PLATE|RXX 2218} cut me off"),
        miss("una señora, placa {PLATE|PLK 7719}, me chocó"),
        miss("o cara da placa {PLATE|ABC1D23} fugiu"),
        miss("his plate was {PLATE|7RT-D40}"),
    ],
};

pub(crate) const GOV_ID: Teller = Teller {
    dimension: Dimension::GovId,
    kinds: bits(&[Kind::GovId]),
    words: 0,
    tell: gov_id,
    examples: &[
        hit(
            "they asked for my license {GOV_ID|S00000417}",
            &["S00000417"],
        ),
        hit(
            "SSN {GOV_ID|000-00-0417} why do they need it",
            &["000000417"],
        ),
        hit("mi cédula es {GOV_ID|9.999.999.217}", &["9999999217"]),
        hit("meu CPF {GOV_ID|111.444.777-35}", &["11144477735"]),
        hit("my ITIN is {GOV_ID|900-70-0000}", &["900700000"]),
        miss("the customer gave {GOV_ID|S00000417} at the door"),
        miss("she has {GOV_ID|S00000417} on hers"),
        miss("el cliente mostró {GOV_ID|9.999.999.217}"),
        miss("o cliente tem o CPF {GOV_ID|111.444.777-35}"),
        miss("\"my license is {GOV_ID|S00000417}\" he read out"),
    ],
};

fn compact(written: &str) -> String {
    let kept = written.chars().filter(|c| c.is_alphanumeric());
    kept.flat_map(char::to_uppercase).collect()
}

fn mine_after(said: &Said, seen: &Seen) -> bool {
    let words = &said.words;
    (1..=4).any(|n| {
        among!(
            words.ahead(seen.at.end.saturating_sub(1), n),
            "mine mia minha mio meu",
        )
    })
}

fn plate(said: &Said, out: &mut Vec<Clue>) {
    for kind in [Kind::Plate, Kind::Vin] {
        for seen in said.findings(kind) {
            let voice = said.voice(&seen.at);
            let words = &said.words;
            let whose = match voice.subject {
                _ if mine_after(said, &seen) => (Whose::Owner, 0.92),
                _ if stolen(said) => (Whose::Owner, 0.8),
                // "I saw a white van, plate ...": only a possessive makes it theirs.
                Subject::Me(_) if near(said, &seen) => (Whose::Owner, 0.92),
                Subject::Me(_) | Subject::Nobody(_) | Subject::Asked => {
                    let mine = said.findings(Kind::Vehicle).any(|v| {
                        v.at.start
                            .checked_sub(1)
                            .is_some_and(|k| among!(words.word(k), "my mi meu minha"))
                    });
                    if mine {
                        (Whose::Owner, 0.7)
                    } else {
                        (Whose::Unknown, 0.4)
                    }
                }
                _ => (Whose::Other, 0.8),
            };
            let value = Value::Text(compact(&said.written(seen.finding)));
            out.push(said.clue(Dimension::Plate, value, whose, voice.tense, Some(&seen)));
        }
    }
}

/// "Stolen", "me robaron": who asks for a car by its plate asks for their own.
pub(crate) fn stolen(said: &Said) -> bool {
    let words = &said.words;
    (0..words.list.len()).any(|k| {
        words.word(k) == "stolen" && !among!(words.back(k, 1), "a was were is")
            || among!(
                words.word(k),
                "robaron bajaron volaron roubaram levaram furtaram",
            ) && !among!(words.back(k, 1), "le les lhe")
    })
}

/// A possessive within six words before.
fn near(said: &Said, seen: &Seen) -> bool {
    (1..=6).any(|n| {
        among!(
            said.words.back(seen.at.start, n),
            "my mi mis meu minha our nuestra",
        )
    })
}

fn gov_id(said: &Said, out: &mut Vec<Clue>) {
    for seen in said.findings(Kind::GovId) {
        let voice = said.voice(&seen.at);
        let value = Value::Text(compact(&said.written(seen.finding)));
        let whose = voice.whose(0.7);
        out.push(said.clue(Dimension::GovId, value, whose, voice.tense, Some(&seen)));
    }
}

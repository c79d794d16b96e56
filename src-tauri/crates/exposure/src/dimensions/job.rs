//! Other work and education of the owner: one kind of finding, split by its words. Gig work itself
//! is a platform, not a job.

use model::{Dimension, Kind, Whose};

use crate::clue::{Clue, Tense};
use crate::dimension::{Teller, bits, hit, miss};
use crate::said::{Said, Seen};
use crate::value::Value;
use crate::voice::{Subject, was};
use crate::words::plain;
use crate::wordset::among;

pub(crate) const JOB: Teller = Teller {
    dimension: Dimension::Job,
    kinds: bits(&[Kind::Job]),
    words: 0,
    tell: job,
    examples: &[
        hit("I'm also a {JOB|nurse} at night", &["nurse"]),
        hit("Retired {JOB|welder}, 31 years", &["retired welder"]),
        hit("soy {JOB|contador} de día", &["contador"]),
        hit(
            "sou {JOB|professora de matemática}",
            &["professora de matemática"],
        ),
        hit("I run sheet metal as a {JOB|roofer}", &["roofer"]),
        miss("my sister is a {JOB|nurse}"),
        miss("I'm a {JOB|delivery driver}"),
        miss("En Bogotá yo era {JOB|contador}"),
        miss("No Brasil eu era {JOB|pintor}"),
        miss("a customer who is a {JOB|teacher}"),
        miss("studying at {JOB|community college}"),
    ],
};

pub(crate) const EDUCATION: Teller = Teller {
    dimension: Dimension::Education,
    kinds: bits(&[Kind::Job, Kind::Place]),
    words: 0,
    tell: education,
    examples: &[
        hit(
            "I'm in {JOB|nursing school} and dash after",
            &["nursing school"],
        ),
        hit(
            "studying {JOB|HVAC} at {PLACE|Truckee Meadows Community College}",
            &["HVAC", "Truckee Meadows Community College"],
        ),
        hit("tengo un {JOB|máster en Historia}", &["máster en Historia"]),
        hit("Estudio {JOB|enfermería} por las mañanas", &["enfermería"]),
        hit(
            "faço {JOB|licenciatura em Turismo}",
            &["licenciatura em Turismo"],
        ),
        miss("my son is in {JOB|college}"),
        miss("dropped 5 bags at {PLACE|Boston College}"),
        miss("mi hija estudia {JOB|derecho}"),
        miss("she has a {JOB|master's degree}"),
        miss("a cliente faz {JOB|faculdade}"),
    ],
};

const LEARN: &str = "student studying study school college university degree degrees phd master masters bachelor bachelors associate diploma ged certificate class classes course major grad estudiante estudio estudiando escuela universidad licenciatura maestria master carrera prepa titulo curso estudante estudo estudando faculdade mestrado universidade doutorado formacao graduacao pos";

fn learns(said: &Said, seen: &Seen) -> bool {
    let words = &said.words;
    let inside = seen.at.clone().any(|k| among!(words.word(k), LEARN));
    let before = (1..=3).any(|n| among!(words.back(seen.at.start, n), "studying study estudio estudiando estudo estudando cursando degree student school curso"));
    let after = (1..=2).any(|n| {
        among!(
            words.ahead(seen.at.end.saturating_sub(1), n),
            "class classes course courses certificate cert school degree student program"
        )
    });
    inside || before || after
}

/// Work that is the gig itself.
fn gig(folded: &str) -> bool {
    folded.split(' ').any(|w| {
        among!(w, "driver drivers courier couriers shopper dasher delivery deliveries deliver repartidor repartidora rider entregador entregadora motorista motoboy chofer conductor conductora paqueteria mensajero mensajera flexer")
    })
}

fn judge(said: &Said, seen: &Seen) -> ((Whose, f32), Tense) {
    let voice = said.voice(&seen.at);
    let whose = match voice.subject {
        Subject::Nobody(_) | Subject::Asked if !voice.imagined => (Whose::Owner, 0.7),
        _ => voice.whose(0.7),
    };
    let tense = match voice.tense {
        Tense::Now if was(&said.words, seen.at.start) => Tense::Past,
        tense => tense,
    };
    (whose, tense)
}

fn job(said: &Said, out: &mut Vec<Clue>) {
    for seen in said.findings(Kind::Job) {
        let written = said.written(seen.finding);
        let folded = plain(&written);
        if learns(said, &seen) || gig(&folded) {
            continue;
        }
        let (whose, tense) = judge(said, &seen);
        let retired = (1..=2).any(|n| {
            among!(
                said.words.back(seen.at.start, n),
                "retired jubilado jubilada aposentado aposentada",
            )
        });
        let value = if retired {
            format!("retired {written}")
        } else {
            written
        };
        out.push(said.clue(
            Dimension::Job,
            Value::Text(value),
            whose,
            tense,
            Some(&seen),
        ));
    }
}

fn education(said: &Said, out: &mut Vec<Clue>) {
    for seen in said.findings(Kind::Job) {
        if !learns(said, &seen) {
            continue;
        }
        let (whose, tense) = judge(said, &seen);
        let value = Value::Text(said.written(seen.finding));
        out.push(said.clue(Dimension::Education, value, whose, tense, Some(&seen)));
    }
    for seen in said.findings(Kind::Place) {
        let words = &said.words;
        let folded = said.folded(&seen).to_owned();
        let school = folded.split(' ').any(|w| {
            among!(
                w,
                "college university school universidad universidade faculdade instituto umass",
            )
        }) || among!(words.back(seen.at.start, 1), "umass");
        let sentence = words.sentence(seen.at.start);
        let studies = (sentence.start..seen.at.start).any(|k| among!(words.word(k), "student studying study studied degree class classes graduate graduated estudio estudiando estudo estudando nursing semester"));
        if !school || !studies {
            continue;
        }
        let (whose, tense) = judge(said, &seen);
        let mut value = said.written(seen.finding);
        if words.back(seen.at.start, 1) == "umass" {
            value = format!("UMass {value}");
        }
        out.push(said.clue(
            Dimension::Education,
            Value::Text(value),
            whose,
            tense,
            Some(&seen),
        ));
    }
}

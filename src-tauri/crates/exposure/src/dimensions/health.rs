//! The health of the owner, and of the family that lives with it.

use model::{Dimension, Kind, Whose};

use crate::clue::Clue;
use crate::dimension::{Teller, bits, hit, miss};
use crate::lists::{HEALTH as TABLE, KIN};
use crate::said::Said;
use crate::value::Value;
use crate::voice::Subject;
use crate::words::plain;

pub(crate) const HEALTH: Teller = Teller {
    dimension: Dimension::Health,
    kinds: bits(&[Kind::Health]),
    words: 0,
    tell,
    examples: &[
        hit(
            "I'm {HEALTH|diabetic} and they said no breaks",
            &["diabetes"],
        ),
        hit("my {HEALTH|asthma} acts up in the dust", &["asthma"]),
        hit("My wife is {HEALTH|on dialysis}", &["wife: dialysis"]),
        hit("Tengo {HEALTH|diabetes} y este calor", &["diabetes"]),
        hit("{HEALTH|asma} atacada e eu na rua", &["asthma"]),
        hit("Minha esposa está {HEALTH|grávida}", &["wife: pregnant"]),
        miss("the customer was {HEALTH|in a wheelchair}"),
        miss("she has {HEALTH|asthma} too"),
        miss("el cliente es {HEALTH|sordo}"),
        miss("uma moça {HEALTH|grávida} me atendeu"),
        miss("\"I have {HEALTH|cancer}\" said the scammer"),
    ],
};

fn tell(said: &Said, out: &mut Vec<Clue>) {
    for seen in said.findings(Kind::Health) {
        let written = said.written(seen.finding);
        let folded = plain(&written);
        let value = TABLE.find(&folded).map_or(written, str::to_owned);
        let voice = said.voice(&seen.at);
        let (value, whose) = match voice.subject {
            Subject::Kin(k) => {
                let kin = KIN
                    .get(said.words.word(k))
                    .map_or("family", |(name, _)| name);
                (format!("{kin}: {value}"), (Whose::Owner, 0.75))
            }
            _ if voice.imagined => (value, (Whose::Unknown, 0.4)),
            _ => (value, voice.whose(0.7)),
        };
        out.push(said.clue(
            Dimension::Health,
            Value::Text(value),
            whose,
            voice.tense,
            Some(&seen),
        ));
    }
}

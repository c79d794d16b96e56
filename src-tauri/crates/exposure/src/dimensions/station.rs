//! The warehouses and stations that somebody works from: codes in capitals, nicknames as written.

use model::{Dimension, Kind, Whose};

use crate::clue::Clue;
use crate::dimension::{Teller, bits, hit, miss};
use crate::said::Said;
use crate::value::Value;
use crate::wordset::among;

pub(crate) const STATION: Teller = Teller {
    dimension: Dimension::Station,
    kinds: bits(&[Kind::Station]),
    words: 0,
    tell,
    examples: &[
        hit("Anyone at {STATION|dbo2} for the 3:30 block?", &["DBO2"]),
        hit("{STATION|VNJ3} bathroom closed again", &["VNJ3"]),
        hit(
            "I load at the {STATION|Dedham station}",
            &["Dedham station"],
        ),
        hit("hoy en {STATION|DLN3} me dieron 50 paquetes", &["DLN3"]),
        hit(
            "fila no {STATION|armazém de Avon} de novo",
            &["armazém de Avon"],
        ),
        miss("I heard {STATION|DPP5} is hiring"),
        miss("my brother works at {STATION|DMA4}"),
        miss("I used to work at {STATION|DBO9}"),
        miss("what station are you at, {STATION|DBO7}?"),
        miss("Mi primo trabaja en {STATION|DLN3}"),
        miss("Meu primo trabalha no {STATION|galpão de Cajamar}"),
    ],
};

fn tell(said: &Said, out: &mut Vec<Clue>) {
    for seen in said.findings(Kind::Station) {
        let written = said.written(seen.finding);
        let code = !written.contains(' ') && written.chars().any(|c| c.is_ascii_digit());
        let value = if code {
            written.to_uppercase()
        } else {
            written
        };
        let voice = said.voice(&seen.at);
        let hiring = (1..=4).any(|n| {
            among!(
                said.words.ahead(seen.at.end.saturating_sub(1), n),
                "hiring contratando contratan contratam"
            )
        });
        let whose = if hiring {
            (Whose::Unknown, 0.4)
        } else {
            voice.whose(0.75)
        };
        out.push(said.clue(
            Dimension::Station,
            Value::Text(value),
            whose,
            voice.tense,
            Some(&seen),
        ));
    }
}

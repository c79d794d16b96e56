//! The owner's account names: said to be theirs. A mention is somebody else.

use model::{Dimension, Kind, Whose};

use crate::clue::{Clue, Tense};
use crate::dimension::{Teller, bits, hit, miss};
use crate::said::Said;
use crate::value::Value;
use crate::vocabulary::OTHER;
use crate::voice::Subject;
use crate::wordset::among;

pub(crate) const HANDLE: Teller = Teller {
    dimension: Dimension::Handle,
    kinds: bits(&[Kind::Handle, Kind::Url]),
    words: 0,
    tell,
    examples: &[
        hit("follow me at {HANDLE|@tasha.hauls.it}", &["tasha.hauls.it"]),
        hit("my ig is {HANDLE|potholepatty}", &["potholepatty"]),
        hit("ig: {HANDLE|@dov.drives}", &["dov.drives"]),
        hit(
            "sígueme en {HANDLE|@la.seño.en.bici33}",
            &["la.seño.en.bici33"],
        ),
        hit("me segue lá {HANDLE|@rogerinho.ct}", &["rogerinho.ct"]),
        miss("{HANDLE|@flexmami_lynn88} girl SAME"),
        miss("thanks {HANDLE|u/quillandparcel} I needed that"),
        miss("follow {HANDLE|@harborlocal_drivers} for updates"),
        miss("gracias {HANDLE|@zecao} por el dato"),
        miss("a {HANDLE|@ana_entrega} falou tudo"),
    ],
};

fn tell(said: &Said, out: &mut Vec<Clue>) {
    for seen in said.findings(Kind::Handle) {
        let words = &said.words;
        let first = words
            .sentence(seen.at.start)
            .start
            .max(seen.at.start.saturating_sub(6));
        let voice = said.voice(&seen.at);
        let mine = (first..seen.at.start).any(|k| {
            among!(words.word(k), "ig insta instagram tiktok twitch youtube handle channel canal username user account cuenta conta perfil arroba snap")
                && !words.is(k.saturating_sub(1), OTHER)
        }) && voice.subject != Subject::Other;
        let follow = (first..seen.at.start).any(|k| {
            among!(words.word(k), "sigueme siganme siguenme")
                || words.word(k) == "dm" && k + 2 >= seen.at.start
                || words.word(k) == "at" && words.back(k, 1) == "m" && k + 1 == seen.at.start
                || among!(words.word(k), "im soy sou") && k + 1 == seen.at.start
                || words.word(k) == "s" && words.back(k, 1) == "it" && k + 1 == seen.at.start
                || words.word(k) == "me"
                    && (among!(words.back(k, 1), "follow find add dm")
                        || among!(words.ahead(k, 1), "segue sigam sigue siguen acha"))
        });
        // Signed: alone in the last sentence.
        let sentence = words.sentence(seen.at.start);
        let signed = sentence.start > 6 && sentence == seen.at && sentence.end == words.list.len();
        if !mine && !follow && !signed || matches!(voice.subject, Subject::Other | Subject::Kin(_))
        {
            continue;
        }
        let written = said.written(seen.finding);
        let name = written.trim_start_matches("u/").trim_start_matches('@');
        let value = Value::Text(name.to_owned());
        let whose = (
            Whose::Owner,
            if voice.imagined || !mine && !follow {
                0.6
            } else {
                0.9
            },
        );
        out.push(said.clue(Dimension::Handle, value, whose, Tense::Now, Some(&seen)));
    }
}

//! The owner's family: relatives, how many children, a parent alone. The words of the three
//! languages become one.

use model::{Dimension, Kind, PostKind, Whose};

use crate::clue::{Clue, Tense};
use crate::dimension::{Teller, bits, hit, miss};
use crate::lists::KIN;
use crate::said::{Said, Seen};
use crate::value::Value;
use crate::vocabulary::{KIN as KINSHIP, MARRIAGE, OTHER, listed};
use crate::wordset::among;

pub(crate) const FAMILY: Teller = Teller {
    dimension: Dimension::Family,
    kinds: bits(&[Kind::Family]),
    words: KINSHIP | MARRIAGE,
    tell,
    examples: &[
        hit("{FAMILY|My wife} hates this schedule", &["wife"]),
        hit("I have {FAMILY|three kids} and no sleep", &["3 children"]),
        hit(
            "{FAMILY|Single mom of two} here",
            &["single mother", "2 children"],
        ),
        hit("{FAMILY|Mis dos hijas} me esperan", &["2 daughters"]),
        hit("soy {FAMILY|madre soltera}", &["single mother"]),
        hit("{FAMILY|Meu ex-marido} não paga pensão", &["ex-husband"]),
        hit("{FAMILY|minha mãe} mora comigo", &["mother"]),
        hit("got {FAMILY|divorced} last year", &["divorced"]),
        miss("\"{FAMILY|my dad} was a cop and I'm reporting you\" she said"),
        miss("her {FAMILY|husband} came out yelling"),
        miss("{FAMILY|su esposa} me gritó"),
        miss("o {FAMILY|marido} dela reclamou"),
        miss("the customer and {FAMILY|his wife} waved"),
    ],
};

/// "Divorced, so nobody waits": said of nobody at the start of a sentence.
fn alone(said: &Said, out: &mut Vec<Clue>) {
    let words = &said.words;
    for k in 0..words.list.len() {
        if !words.is(k, MARRIAGE) || words.sentence(k).start != k {
            continue;
        }
        let ends = words.list.get(k + 1).is_none_or(|w| w.comma)
            || among!(words.ahead(k, 1), "and with y con e com");
        let taken = said.findings(Kind::Family).any(|s| s.at.contains(&k));
        let quoted =
            words.list.get(k).is_some_and(|w| w.quoted) || said.sight.kind == PostKind::Repost;
        if let Some(value) = marriage(words.word(k)).filter(|_| ends && !taken && !quoted) {
            let value = Value::Text(value.to_owned());
            out.push(said.clue(
                Dimension::Family,
                value,
                (Whose::Owner, 0.75),
                Tense::Now,
                None,
            ));
        }
    }
}

fn marriage(word: &str) -> Option<&'static str> {
    match () {
        () if among!(word, "married casado casada") => Some("married"),
        () if among!(word, "divorced divorciado divorciada separado separada") => Some("divorced"),
        () if among!(word, "widow widower widowed viuda viudo viuva viuvo") => Some("widowed"),
        () => None,
    }
}

fn tell(said: &Said, out: &mut Vec<Clue>) {
    if said.words.seen & MARRIAGE != 0 {
        alone(said, out);
    }
    if said.words.seen & KINSHIP != 0 {
        spoken(said, out);
    }
    for seen in said.findings(Kind::Family) {
        let words = &said.words;
        let quoted = words.list.get(seen.at.start).is_some_and(|w| w.quoted);
        // "On my mom's side".
        let end = seen.at.end.saturating_sub(1);
        if (1..=2).any(|n| words.ahead(end, n) == "side") {
            continue;
        }
        let theirs = seen.at.clone().any(|k| words.is(k, OTHER))
            || words.is(seen.at.start.wrapping_sub(1), OTHER)
            || among!(words.ahead(seen.at.end.saturating_sub(1), 1), "dela dele");
        let whose = match () {
            () if quoted || said.sight.kind == PostKind::Repost => (Whose::Other, 0.8),
            () if theirs => (Whose::Other, 0.8),
            () => (Whose::Owner, 0.9),
        };
        let voice = said.voice(&seen.at);
        let whose = if voice.imagined && whose.0 == Whose::Owner && !possessed(said, &seen) {
            (Whose::Unknown, 0.4)
        } else {
            whose
        };
        for value in values(said, &seen) {
            out.push(said.clue(
                Dimension::Family,
                Value::Text(value),
                whose,
                Tense::Now,
                Some(&seen),
            ));
        }
    }
}

/// "Tenho 29 anos e duas filhas", where the detector asked for more words.
fn spoken(said: &Said, out: &mut Vec<Clue>) {
    let words = &said.words;
    for k in 1..words.list.len() {
        let Some((value, several)) = KIN.get(words.word(k)).copied() else {
            continue;
        };
        let one = !several && among!(words.word(k - 1), "una un uma um one a");
        let n = if one {
            Some(1)
        } else {
            number(words.word(k - 1)).filter(|_| several)
        };
        let Some(n) = n else {
            continue;
        };
        let taken = said.findings(Kind::Family).any(|s| s.at.contains(&k));
        let have = (2..=6).any(|n| among!(words.back(k, n), "tenho tengo have crio"));
        let child = among!(value, "child daughter son twin");
        let voice = said.voice(&(k - 1..k));
        let (whose, sure) = voice.whose(0.4);
        if !taken && have && child && whose == Whose::Owner && voice.tense == Tense::Now {
            let value = Value::Text(children(n, value));
            out.push(said.clue(Dimension::Family, value, (whose, sure), Tense::Now, None));
        }
    }
}

fn possessed(said: &Said, seen: &Seen) -> bool {
    among!(
        said.words.word(seen.at.start),
        "my mi mis meu meus minha minhas our",
    )
}

/// The relatives that a finding says, in English.
fn values(said: &Said, seen: &Seen) -> Vec<String> {
    let words = &said.words;
    let at = |k: usize| words.word(k);
    let mut out = Vec::new();
    let range = seen.at.clone();
    let single = range
        .clone()
        .any(|k| among!(at(k), "single soltera soltero solteira solteiro solo"))
        || among!(words.back(range.start, 1), "single");
    let mut count = None;
    for k in range.clone() {
        let word = at(k);
        if let Some(n) = number(word) {
            count = Some(n);
            continue;
        }
        let pair = format!("{word} {}", at(k + 1));
        let triple = format!("{pair} {}", at(k + 2));
        let within = |n: usize| k + n < range.end.max(k + n);
        let told = KIN
            .get(triple.as_str())
            .filter(|_| within(2))
            .or_else(|| KIN.get(pair.as_str()))
            .or_else(|| KIN.get(word));
        let Some((value, several)) = told else {
            out.extend(marriage(word).map(str::to_owned));
            continue;
        };
        if single && among!(value, "mother father") {
            out.push(format!("single {value}"));
            let of = (k + 1..k + 4).find_map(|j| number(at(j)));
            if let Some(n) = of.filter(|_| among!(at(k + 1), "of de con with com")) {
                out.push(children(n, "child"));
            }
            break;
        }
        if among!(value, "mother father") && among!(at(k + 1), "of de") && !possessed(said, seen) {
            let of = (k + 1..k + 4).find_map(|j| number(at(j)));
            out.extend(of.map(|n| children(n, "child")));
            break;
        }
        out.push(match (count.take(), several) {
            (Some(n), true) => children(n, value),
            (_, true) => plural(value),
            _ => (*value).to_owned(),
        });
        // "daughter in law" is one relative.
        if matches!(KIN.get(triple.as_str()), Some((v, _)) if v == value) || !value.contains(' ') {
            break;
        }
    }
    out
}

fn plural(value: &str) -> String {
    match value {
        "child" => "children".to_owned(),
        "wife" => "wives".to_owned(),
        "grandchild" => "grandchildren".to_owned(),
        other => format!("{other}s"),
    }
}

fn children(n: u8, value: &str) -> String {
    if n == 1 {
        format!("1 {value}")
    } else {
        format!("{n} {}", plural(value))
    }
}

fn number(word: &str) -> Option<u8> {
    const NUMBERS: [&str; 9] = [
        "1 one",
        "2 two dos dois duas",
        "3 three tres",
        "4 four cuatro quatro",
        "5 five cinco",
        "6 six seis",
        "7 seven siete sete",
        "8 eight ocho oito",
        "9 nine nueve nove",
    ];
    let found = NUMBERS.iter().position(|forms| listed(word, forms))?;
    u8::try_from(found + 1).ok()
}

//! Phone numbers and e-mail addresses: who writes one in a post tends to mean their own.

use model::{Dimension, Kind, Whose};

use crate::clue::{Clue, Tense};
use crate::dimension::{Teller, bits, hit, miss};
use crate::said::Said;
use crate::value::Value;
use crate::voice::Subject;
use crate::wordset::among;

pub(crate) const PHONE: Teller = Teller {
    dimension: Dimension::Phone,
    kinds: bits(&[Kind::Phone]),
    words: 0,
    tell: phone,
    examples: &[
        hit("Text me at {PHONE|617-555-0148}", &["6175550148"]),
        hit("my number is {PHONE|+1 508 555 0163}", &["5085550163"]),
        hit("carts, $40. {PHONE|(508) 555-0177}", &["5085550177"]),
        hit("Escríbeme al {PHONE|978-555-0116}", &["9785550116"]),
        hit("Meu zap é {PHONE|774-555-0121}", &["7745550121"]),
        hit(
            "{PHONE|six one seven 555 oh one four two} no lowballers",
            &["6175550142"],
        ),
        miss("call support at {PHONE|617-555-0100}"),
        miss("the customer's number is {PHONE|617-555-0101}"),
        miss("el cliente dejó su número {PHONE|617-555-0102}"),
        miss("o suporte atende no {PHONE|617-555-0103}"),
        miss("{PHONE|800-555-0199} is the claims line"),
    ],
};

pub(crate) const EMAIL: Teller = Teller {
    dimension: Dimension::Email,
    kinds: bits(&[Kind::Email]),
    words: 0,
    tell: email,
    examples: &[
        hit(
            "Email me {EMAIL|Hank.Wheels@example.com}",
            &["hank.wheels@example.com"],
        ),
        hit(
            "resume at {EMAIL|w.okafor@example.com}",
            &["w.okafor@example.com"],
        ),
        hit(
            "mi correo es {EMAIL|rosa@example.com}",
            &["rosa@example.com"],
        ),
        hit(
            "me escreve em {EMAIL|fil@example.com}",
            &["fil@example.com"],
        ),
        hit("contact: {EMAIL|dov@example.com}", &["dov@example.com"]),
        miss("I wrote to support {EMAIL|support@example.com} twice"),
        miss("the manager's mail is {EMAIL|kyle@example.com}"),
        miss("escribí al soporte {EMAIL|ayuda@example.com}"),
        miss("o suporte {EMAIL|suporte@example.com} não responde"),
        miss("she uses {EMAIL|ana@example.com}"),
    ],
};

fn phone(said: &Said, out: &mut Vec<Clue>) {
    for seen in said.findings(Kind::Phone) {
        let digits = digits(said.folded(&seen));
        let free = ["800", "888", "877", "866", "855", "844", "833"];
        let free = digits.len() == 10 && free.iter().any(|p| digits.starts_with(p));
        let (whose, sure) = owner(said, &seen.at);
        let whose = if free {
            (Whose::Unknown, 0.3)
        } else {
            (whose, sure)
        };
        out.push(said.clue(
            Dimension::Phone,
            Value::Text(digits),
            whose,
            Tense::Now,
            Some(&seen),
        ));
    }
}

fn email(said: &Said, out: &mut Vec<Clue>) {
    for seen in said.findings(Kind::Email) {
        let value = Value::Text(said.written(seen.finding).to_lowercase());
        let whose = owner(said, &seen.at);
        out.push(said.clue(Dimension::Email, value, whose, Tense::Now, Some(&seen)));
    }
}

fn owner(said: &Said, at: &std::ops::Range<usize>) -> (Whose, f32) {
    let words = &said.words;
    let first = words
        .sentence(at.start)
        .start
        .max(at.start.saturating_sub(9));
    let to_me = (first..at.start).any(|k| {
        words.word(k) == "me" && !words.back(k, 1).is_empty()
            || among!(
                words.word(k),
                "my mi meu escribeme escribanme llamame llamenme mandame mandenme chama",
            )
    });
    let office = (first..at.start).any(|k| {
        among!(words.word(k), "support soporte suporte hotline hr office customer cliente manager golpe scam scammer claims police policia 911")
    });
    let voice = said.voice(at);
    match voice.subject {
        _ if office => (Whose::Other, 0.7),
        Subject::Me(sure) => (Whose::Owner, sure.max(0.85)),
        Subject::Other | Subject::Kin(_) if !to_me => (Whose::Other, 0.7),
        _ if to_me => (Whose::Owner, 0.92),
        // "Gate is call 978 ...": a number to call that nobody says is theirs.
        _ if among!(words.back(at.start, 1), "call llamen ligue liguem") => (Whose::Unknown, 0.45),
        _ if named(said, at) => (Whose::Unknown, 0.45),
        _ => (Whose::Owner, 0.75),
    }
}

/// Somebody's name just before: "Marshal is Big Sal, 857 ...".
fn named(said: &Said, at: &std::ops::Range<usize>) -> bool {
    said.findings(Kind::Person)
        .any(|p| p.at.end <= at.start && p.at.end + 2 >= at.start)
}

/// Digits of a number, also in words, without the country's 1 of ten-digit numbers.
fn digits(folded: &str) -> String {
    const NAMES: [(&str, char); 34] = [
        ("zero", '0'),
        ("oh", '0'),
        ("o", '0'),
        ("one", '1'),
        ("two", '2'),
        ("three", '3'),
        ("four", '4'),
        ("five", '5'),
        ("six", '6'),
        ("seven", '7'),
        ("eight", '8'),
        ("nine", '9'),
        ("cero", '0'),
        ("uno", '1'),
        ("dos", '2'),
        ("tres", '3'),
        ("cuatro", '4'),
        ("cinco", '5'),
        ("seis", '6'),
        ("siete", '7'),
        ("ocho", '8'),
        ("nueve", '9'),
        ("um", '1'),
        ("dois", '2'),
        ("quatro", '4'),
        ("sete", '7'),
        ("oito", '8'),
        ("nove", '9'),
        ("meia", '6'),
        ("duas", '2'),
        ("una", '1'),
        ("uma", '1'),
        ("tri", '3'),
        ("owe", '0'),
    ];
    let mut out = String::new();
    for word in folded.split(|c: char| !c.is_ascii_alphanumeric()) {
        if word.bytes().all(|b| b.is_ascii_digit()) {
            out.push_str(word);
        } else if let Some((_, digit)) = NAMES.iter().find(|(name, _)| *name == word) {
            out.push(*digit);
        }
    }
    let country = folded.trim_start_matches(['+', '(']).strip_prefix('1');
    let country = country.is_some_and(|rest| !rest.starts_with(|c: char| c.is_ascii_digit()));
    match out.strip_prefix('1') {
        Some(rest) if rest.len() == 10 && country => rest.to_owned(),
        _ => out,
    }
}

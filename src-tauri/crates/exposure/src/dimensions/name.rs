//! The owner's own name: said ("my name is", "soy", "me chamo") or signed. Never a name that is
//! only mentioned.

use model::{Dimension, Kind, PostKind, Whose};

use crate::clue::{Clue, Tense};
use crate::dimension::{Teller, bits, hit, miss};
use crate::said::{Said, Seen};
use crate::value::Value;
use crate::wordset::among;

pub(crate) const NAME: Teller = Teller {
    dimension: Dimension::Name,
    kinds: bits(&[Kind::Person]),
    words: 0,
    tell,
    examples: &[
        hit("Hi, I'm {PERSON|Tasha} and this is my van", &["Tasha"]),
        hit("my name is {PERSON|Will Okafor}", &["Will Okafor"]),
        hit("{PERSON|Denny} here, back from the block", &["Denny"]),
        hit("Hola, soy {PERSON|Yeison}", &["Yeison"]),
        hit("me llamo {PERSON|Rosaura}", &["Rosaura"]),
        hit("Me chamo {PERSON|Edvaldo}, prazer", &["Edvaldo"]),
        hit("carts for sale\n- {PERSON|Dov}", &["Dov"]),
        miss("I'm with {PERSON|Denise} at the dock"),
        miss("{PERSON|Mark} can you mark your totes"),
        miss("soy primo de {PERSON|Ángel}"),
        miss("o {PERSON|Nilton} me ajudou"),
        miss("\"my name is {PERSON|Karen} and I'm calling\" she said"),
    ],
};

fn tell(said: &Said, out: &mut Vec<Clue>) {
    for seen in said.findings(Kind::Person) {
        let Some(sure) = own(said, &seen) else {
            continue;
        };
        let value = Value::Text(said.written(seen.finding));
        let whose = (Whose::Owner, sure);
        out.push(said.clue(Dimension::Name, value, whose, Tense::Now, Some(&seen)));
    }
}

/// How sure it is that the name is the owner's, where the words say so.
fn own(said: &Said, seen: &Seen) -> Option<f32> {
    let words = &said.words;
    let (first, last) = (seen.at.start, seen.at.end);
    let quoted = words.list.get(first).is_some_and(|w| w.quoted);
    if quoted || said.sight.kind == PostKind::Repost {
        return None;
    }
    if said.sight.kind == PostKind::Profile && first == 0 {
        return Some(0.9);
    }
    // Articles stand before names in Portuguese: "aqui é o Fabio".
    let skip = usize::from(among!(words.back(first, 1), "o a el la"));
    let b = |n| words.back(first, n + skip);
    let comma = words.list.get(first).is_some_and(|w| w.comma) && skip == 0;
    let said_so = matches!(
        (b(3), b(2), b(1)),
        (_, "name" | "names", "is" | "s")
            | (
                _,
                _,
                "llamo" | "chamo" | "assinado" | "sincerely" | "firmado" | "atte"
            )
            | (_, "chamo" | "call" | "llamenme" | "diganme", "me")
            | (_, "ask", "for")
            | (
                _,
                "pregunten" | "preguntar" | "procurar" | "perguntar",
                "por"
            )
            | (_, "nombre", "de" | "es")
            | (_, "nome", "e")
            | (_, "fui" | "sou", "yo" | "eu")
            | (_, "aqui", "e" | "es" | "fala" | "habla")
    );
    if said_so && !among!(b(3), "his her their your su seu cuyo") {
        return Some(0.93);
    }
    let capital = words.list.get(first).is_some_and(|w| w.capital);
    let starts = |w: &str| matches!(w, "soy" | "sou" | "im");
    let is = starts(b(1)) || b(1) == "m" && b(2) == "i" || b(1) == "am" && b(2) == "i";
    if is && !comma && capital {
        return Some(0.85);
    }
    if among!(words.ahead(last - 1, 1), "here aqui") && words.sentence(first).start == first {
        return Some(0.85);
    }
    let a = |n| words.ahead(last - 1, n);
    if (a(1), a(2), a(3)) == ("that", "s", "me") || b(1) == "s" && b(2) == "it" && capital {
        return Some(0.75);
    }
    // "Ignatius Bell, 267 ...": a name with what reaches it.
    let reach = [Kind::Phone, Kind::Email, Kind::Url];
    let contact = reach
        .iter()
        .any(|k| said.findings(*k).any(|s| s.at.start == last));
    let starts_it = words.sentence(first).start == first
        || words.byte(seen.finding.span.start.saturating_sub(2) as usize) == b':';
    if contact && starts_it {
        return Some(0.7);
    }
    if b(1) == "is" && b(2) == "this" && said.sight.kind != PostKind::Review {
        return Some(0.7);
    }
    signed(said, seen).then_some(0.8)
}

/// The last words of a text after a dash or on a line of their own.
fn signed(said: &Said, seen: &Seen) -> bool {
    let words = &said.words;
    let span = seen.finding.span;
    let (start, end) = (span.start as usize, span.end as usize);
    let rest = words.bytes().get(end..).unwrap_or(&[]);
    let before = words.bytes().get(..start).unwrap_or(&[]).trim_ascii_end();
    let lone = words
        .bytes()
        .get(before.len()..start)
        .unwrap_or(&[])
        .contains(&b'\n');
    let ends = !rest.iter().any(|b| b.is_ascii_alphanumeric());
    let sentence = words.sentence(seen.at.start);
    // A name that is all of the last sentence.
    let alone = sentence == seen.at && sentence.start > 8 && ends && before.ends_with(b".");
    alone || ends && words.list.len() > seen.at.len() + 2 && (before.ends_with(b"-") || lone)
}

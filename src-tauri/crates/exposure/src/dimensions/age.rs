//! Years of birth: from an age and the year of the post, a birthday, a birth year, a class.

use model::{Dimension, Kind, Whose};

use crate::clue::{Clue, Tense};
use crate::dimension::{Teller, bits, hit, miss};
use crate::said::{Said, Seen};
use crate::value::Value;
use crate::vocabulary::{AM, BIRTHDAY, listed};
use crate::voice::Subject;
use crate::wordset::among;

pub(crate) const AGE: Teller = Teller {
    dimension: Dimension::Age,
    kinds: bits(&[Kind::Age]),
    words: BIRTHDAY,
    tell,
    examples: &[
        hit("I'm {AGE|58} and still hauling", &["born 1965 to 1966"]),
        hit("Turned {AGE|37} yesterday, cake in the car", &["born 1987"]),
        hit("41 today! Thanks for the wishes", &["born 1983"]),
        hit(
            "{AGE|Class of 2008} reunion is this summer",
            &["born 1989 to 1991"],
        ),
        hit("Cumplí {AGE|44} ayer", &["born 1980"]),
        hit("Tengo {AGE|49 años} y tres hijas", &["born 1974 to 1975"]),
        hit("{AGE|Nací en 1998} y ya me siento vieja", &["born 1998"]),
        hit("Fiz {AGE|33 anos} ontem", &["born 1991"]),
        miss("my daughter is {AGE|12}"),
        miss("Kyle, {AGE|45}, grown man"),
        miss("Denise, she's {AGE|52} and knows everyone"),
        miss("mi papá tiene {AGE|80 años}"),
        miss("minha mãe tem {AGE|70 anos}"),
        miss("did 41 today, new record"),
        miss("my son turned {AGE|7 years old}"),
    ],
};

fn tell(said: &Said, out: &mut Vec<Clue>) {
    for seen in said.findings(Kind::Age) {
        let voice = said.voice(&seen.at);
        let Some((from, to)) = born(said, &seen) else {
            continue;
        };
        let words = &said.words;
        let first = words.sentence(seen.at.start).start;
        // "Kyle, 45": a name just before.
        let named = first + 1 == seen.at.start
            && !said.findings(Kind::Origin).any(|o| o.at.contains(&first))
            && words.list.get(first).is_some_and(|w| w.capital)
            && words.list.get(seen.at.start).is_some_and(|w| w.comma);
        let whose = match voice.subject {
            _ if named => (Whose::Other, 0.7),
            // "The knees of a 60 year old".
            _ if among!(words.back(seen.at.start, 1), "a an un una um uma")
                && !words.is(seen.at.start.saturating_sub(2), AM) =>
            {
                (Whose::Other, 0.7)
            }
            // "63 here", "41 today", "58M".
            Subject::Nobody(_) if first + 2 >= seen.at.start => (Whose::Owner, 0.85),
            _ => voice.whose(0.6),
        };
        let value = Value::Born { from, to };
        out.push(said.clue(Dimension::Age, value, whose, Tense::Now, Some(&seen)));
    }
    for k in 0..said.words.list.len() {
        spoken(said, k, out);
    }
}

/// Birthdays and "63 here" where the detector asked for more words.
fn spoken(said: &Said, k: usize, out: &mut Vec<Clue>) {
    let words = &said.words;
    let number: Option<i16> = words.word(k).parse().ok();
    let Some(age) = number.filter(|n| (16..=99).contains(n)) else {
        return;
    };
    if said.findings(Kind::Age).any(|s| s.at.contains(&k))
        || words.list.get(k).is_some_and(|w| w.quoted)
    {
        return;
    }
    let start = words.sentence(k).start == k;
    let wishes = || {
        (0..words.list.len()).any(|i| {
            among!(
                words.word(i),
                "wishes birthday cake cumpleanos aniversario parabens felicitaciones",
            )
        })
    };
    let today = start && among!(words.ahead(k, 1), "today hoy hoje") && wishes();
    let here = start && among!(words.ahead(k, 1), "here aqui") && words.ahead(k, 2) != "in";
    let turned = among!(words.back(k, 1), "turned turning cumpli cumplo fiz faco")
        && (start
            || !among!(
                words.ahead(k, 1),
                "down around left right off on deliveries pedidos entregas corridas viajes",
            ))
        && wishes_or_years(said, k);
    if !today && !turned && !here {
        return;
    }
    let voice = said.voice(&(k..k + 1));
    let (whose, sure) = voice.whose(0.8);
    if let Some(year) = said.year().filter(|_| whose == Whose::Owner) {
        let value = Value::Born {
            from: year - age - i16::from(here),
            to: year - age,
        };
        out.push(said.clue(Dimension::Age, value, (whose, sure), Tense::Now, None));
    }
}

fn wishes_or_years(said: &Said, k: usize) -> bool {
    let next = said.words.ahead(k, 1);
    next.is_empty()
        || among!(
            next,
            "years anos yesterday ayer ontem today hoy hoje last this and y e so la el en in on",
        )
}

/// Years of birth that a finding leaves.
fn born(said: &Said, seen: &Seen) -> Option<(i16, i16)> {
    let words = &said.words;
    let folded = said.folded(seen);
    let numbers = folded
        .split(|c: char| !c.is_ascii_digit())
        .filter_map(|n| n.parse::<i16>().ok());
    let number = numbers
        .clone()
        .find(|n| (1920..=2015).contains(n))
        .or_else(|| numbers.clone().find(|n| (14..=99).contains(n)));
    let before = |list| (1..=3).any(|n| listed(words.back(seen.at.start, n), list));
    let class = folded.contains("class of")
        || folded.contains("promocion")
        || folded.contains("turma de")
        || before("class promocion turma");
    let decade = folded
        .contains("twenties")
        .then_some(20)
        .or(folded.contains("thirties").then_some(30))
        .or(folded.contains("forties").then_some(40))
        .or(folded.contains("fifties").then_some(50))
        .or(folded.contains("sixties").then_some(60));
    if let (Some(years), Some(now)) = (decade, said.year()) {
        return Some((now - years - 10, now - years));
    }
    let spelled = || folded.split(' ').find_map(spelled);
    let number = number.or_else(spelled)?;
    if class {
        let year = if number < 100 {
            if number < 30 {
                2000 + number
            } else {
                1900 + number
            }
        } else {
            number
        };
        return Some((year - 19, year - 17));
    }
    if number > 100 {
        return Some((number, number));
    }
    let year = said.year()?;
    let birthday = before("turned cumpli fiz cumpliendo")
        || ["turned", "cumpli", "fiz"]
            .iter()
            .any(|w| folded.contains(w));
    let recent = (1..=3).any(|n| {
        among!(
            words.ahead(seen.at.end.saturating_sub(1), n),
            "today yesterday hoy ayer hoje ontem",
        )
    });
    if birthday
        || recent
            && among!(
                words.ahead(seen.at.end.saturating_sub(1), 1),
                "today hoy hoje",
            )
    {
        return Some((year - number, year - number));
    }
    Some((year - number - 1, year - number))
}

fn spelled(word: &str) -> Option<i16> {
    const TENS: [(&str, i16); 15] = [
        ("twenty", 20),
        ("thirty", 30),
        ("forty", 40),
        ("fifty", 50),
        ("sixty", 60),
        ("veinte", 20),
        ("treinta", 30),
        ("trinta", 30),
        ("cuarenta", 40),
        ("quarenta", 40),
        ("cincuenta", 50),
        ("cinquenta", 50),
        ("sesenta", 60),
        ("sessenta", 60),
        ("setenta", 70),
    ];
    TENS.iter().find(|(name, _)| *name == word).map(|(_, n)| *n)
}

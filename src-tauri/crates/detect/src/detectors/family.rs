//! Family and relationships of the poster.

mod counted;

use model::Kind;

use crate::detector::{Detector, Example::*, Hint, Sink};
use crate::frame::{ahead, back, listed, mine, others};
use crate::scan::among;
use crate::text::{PEOPLE, Text};
use crate::words::{DIGIT, EMOJI_FACT, KIDS, KIN, MARITAL, NUMBER, PARENT};

/// Finds: "my wife", "mis dos hijas", "minha mãe", "3 kids" that the poster has, "single mom of
/// two", "padre de familia", "mãe solo", married, divorced, a baby on the way, a family of emoji.
/// Exposes: the household is the second thing a colleague knows, and it names people who never
/// agreed to be named.
/// Misses: relatives by name only, families that the story tells without the word.
pub(crate) const FAMILY: Detector = Detector {
    name: "family",
    kind: Kind::Family,
    hint: Hint::any(KIN | KIDS | PARENT | MARITAL | EMOJI_FACT),
    find,
    examples: &[
        Hit("[my wife] hates this schedule"),
        Hit("I have [three kids] and no sleep"),
        Hit("[single dad of two] here"),
        Hit("lives with [my daughter-in-law] now"),
        Hit("[my ex-wife] has the car"),
        Hit("[mis dos hijas] me esperan"),
        Hit("soy [madre soltera] y reparto de noche"),
        Hit("[mi pobre vieja] reza por mí"),
        Hit("moro com [minha mãe] e trabalho"),
        Hit("sou [pai de três], rodo de noite"),
        Hit("crio [dois netos] sozinho"),
        Hit("got [divorced] last year, so I drive"),
        Hit("left it at [grandma]'s again"),
        Hit("[primo meu] pegou a moto emprestada"),
        Hit("una [prima mía] vive allá"),
        Hit("[mi hija la grande] entra a la prepa"),
        Hit("[meu irmão mais novo] carrega"),
        Hit("[Viuda], [tres muchachos], y la moto de siempre"),
        Hit("61, [widower], and the house is quiet"),
        Hit("question from a [stay at home dad] about nights"),
        Hit("[meu padrinho] emprestou a moto"),
        Miss("la viuda del tercero no abrió"),
        Miss("o bebé da cliente dormia"),
        Miss("three kids threw eggs at her car"),
        Miss("the mother of all traffic jams"),
        Miss("a lady with her husband yelled"),
        Miss("hey brother, nice tip"),
        Miss("la madre del cliente abrió"),
        Miss("o pai dele mora longe"),
        Miss("baby steps"),
        Miss("oh boy, what a day"),
    ],
};

/// Whose the relative is.
const POSSESSIVE: &str = "my our mi mis nuestro nuestra nuestros nuestras meu minha meus minhas nosso nossa nossos nossas";

/// What may stand between "my" and the relative.
const BETWEEN: &str = "own late dear poor sweet lovely beautiful sick disabled elderly old older oldest younger youngest middle little big baby only first second third newborn teenage adult grown pregnant ex future step two three four five six 2 3 4 5 dos tres cuatro cinco seis duas dois quatro pobre querido querida difunto difunta falecido falecida ex unico unica primer primera segundo segunda primeiro primeira terceiro terceira propio propia proprio propria hermosa hermoso linda lindo mayor menor pequeno pequena hija hijo bella amada amado";

/// Words that behind "mi" or "meu" are mostly a way of speaking ("gracias, mi hermano").
const VOCATIVE: &str = "compadre comadre hermano irmao filho boy girl baby brother man hijo hija papi mami papa mama pai nino nene primo tio compadre vieja viejo velho brothers irmaos sister";

fn find(text: &Text, sink: &mut Sink) {
    let mut done = 0;
    for (i, t) in text.tokens.iter().enumerate() {
        if t.start < done || !t.is(KIN | KIDS | PARENT) {
            if t.is(MARITAL) && t.start >= done && (status(text, i) || listed(text, i, i)) {
                sink.push(t.start, t.end, 0.75);
                done = t.end;
            }
            continue;
        }
        let found = possessed(text, i)
            .or_else(|| behind(text, i))
            .or_else(|| role(text, i))
            .or_else(|| counted::counted(text, i))
            .or_else(|| bare(text, i));
        if let Some((first, last, confidence)) = found
            && let Some((start, end)) = crate::scan::span(text, first, last)
            && start >= done
        {
            sink.push(start, end, confidence);
            done = end;
        }
    }
    if text.seen & EMOJI_FACT != 0 {
        emoji(text, sink);
    }
}

/// "my wife", "mis dos hijas", "my daughter-in-law".
fn possessed(text: &Text, i: usize) -> Option<(usize, usize, f32)> {
    let mut first = i;
    while first > 0
        && i - first < 3
        && matches!(text.gap(first - 1), b" " | b"-")
        && among!(back(text, first, 1), BETWEEN)
    {
        first -= 1;
    }
    let possessive =
        first > 0 && text.spaced(first - 1) && among!(back(text, first, 1), POSSESSIVE);
    if !possessive {
        return None;
    }
    first -= 1;
    let word = back(text, i + 1, 1);
    let mut last = i;
    // "my ex-husband"
    if text.gap(i) == b"-" && text.token(i + 1).is_some_and(|n| n.is(KIN)) {
        last = i + 1;
    }
    if matches!(ahead(text, i, 1), b"in") && ahead(text, i, 2).starts_with(b"law") {
        last = i + 2;
    }
    // "mi hija la grande", "meu irmão mais novo"
    if text.spaced(last) {
        let (a, b) = (ahead(text, last, 1), ahead(text, last, 2));
        if matches!(a, b"la" | b"el" | b"los" | b"las" | b"mais" | b"o" | b"a")
            && text.spaced(last + 1)
            && among!(
                b,
                "grande mayor menor chica chico chiquita chiquito mediana mediano pequena pequeno grandes mayores menores nova novo velha velho cacula segunda primera tercera"
            )
        {
            last += 2;
        } else if among!(a, "mayor menor cacula chiquita chiquito mayores menores") {
            last += 1;
        }
    }
    // A handle or a hashtag goes on behind it; "my boy Chris", "my man".
    if matches!(text.byte(text.token(last)?.end), b'_') {
        return None;
    }
    let called = among!(word, VOCATIVE) && first == i - 1;
    if called {
        let lone = first == 0
            || text.gap(first - 1).contains(&b',')
            || among!(
                back(text, first, 1),
                "gracias valeu hey thanks obrigado obrigada hola oi si yes calma animo dale vamos fala e ay ai oh",
            );
        let closes = text
            .gap(last)
            .iter()
            .any(|c| matches!(c, b',' | b'!' | b'.' | b'\n' | b'?'))
            || last + 1 >= text.tokens.len();
        if lone && closes {
            return None;
        }
    }
    let weak = among!(word, "boy girl baby brother boys girls")
        && first + 1 == i
        && !among!(
            back(text, first + 1, 2),
            "with for to and of from let when while hold",
        );
    Some((first, last, if weak { 0.65 } else { 0.92 }))
}

/// "primo meu", "una tía mía", "Bro-in-law says".
fn behind(text: &Text, i: usize) -> Option<(usize, usize, f32)> {
    if text.spaced(i)
        && among!(
            ahead(text, i, 1),
            "meu minha meus minhas mio mia mios mias nuestro nuestra nosso nossa"
        )
        && !among!(
            text.word(text.token(i)?),
            "senora nina vieja mami mae padre madre pai"
        )
        && !(text.spaced(i + 1) && text.token(i + 2).is_some_and(|n| n.is(KIN)))
    {
        return Some((i, i + 1, 0.85));
    }
    if ahead(text, i, 1) == b"in"
        && ahead(text, i, 2).starts_with(b"law")
        && i == crate::frame::sentence_start(text, i)
    {
        return Some((i, i + 2, 0.8));
    }
    // "mi compañera y el bebé": the child beside its parent.
    let word = text.word(text.token(i)?);
    let child = among!(
        word,
        "bebe baby nino nina ninos ninas nene nena crianca criancas kids miudos miudo gemelos gemeos twins"
    );
    let beside = matches!(
        back(text, i, 1),
        b"el" | b"la" | b"los" | b"las" | b"o" | b"a" | b"os" | b"as" | b"the"
    ) && matches!(back(text, i, 2), b"y" | b"e" | b"and")
        && text.near_before(i, 5, KIN)
        && i >= 5
        && (3..=6).any(|n| among!(back(text, i, n), "my mi mis meu minha nuestra nossa"));
    (child && beside).then_some((i, i, 0.72))
}

/// "single mom of two", "padre de familia", "sou mãe".
fn role(text: &Text, i: usize) -> Option<(usize, usize, f32)> {
    let t = text.token(i)?;
    if !t.is(PARENT) {
        return None;
    }
    let mut first = i;
    while first > 0
        && text.gap(first - 1).len() <= 1
        && among!(
            back(text, first, 1),
            "single solo proud new working widowed divorced expecting young full time stay at home first military foster adoptive sole",
        )
    {
        first -= 1;
    }
    while first < i && among!(back(text, first + 1, 1), "at time home first full new") {
        first += 1;
    }
    let mut last = i;
    let mut sole = first < i && i - first <= 5;
    if text.spaced(i)
        && among!(
            ahead(text, i, 1),
            "soltera soltero sola solo solteira solteiro primeriza viuda viudo viuva viuvo",
        )
    {
        last = i + 1;
        sole = true;
    }
    let mut of = false;
    if text.spaced(last) && matches!(ahead(text, last, 1), b"of" | b"de" | b"to") {
        let n = last + 2;
        let number = text
            .token(n)
            .is_some_and(|t| t.is(NUMBER) || t.digits() && t.len() == 1)
            || among!(
                ahead(text, last, 2),
                "twins triplets familia gemelos gemelas gemeos gemeas mellizos multiple dois duas uma um",
            );
        let a_child = matches!(
            ahead(text, last, 2),
            b"a" | b"an" | b"una" | b"un" | b"uma" | b"um"
        ) && (3..=5).any(|k| text.token(last + k).is_some_and(|t| t.is(KIN | KIDS)));
        let an_only = among!(ahead(text, last, 2), "una un uma um") && !a_child;
        if number && !an_only || a_child && crate::frame::says_am(text, first) {
            of = true;
            last = if a_child { last + 3 } else { n };
            if !a_child && text.spaced(last) && text.token(last + 1).is_some_and(|t| t.is(KIDS)) {
                last += 1;
            }
            if a_child
                && !text.token(last).is_some_and(|t| t.is(KIN | KIDS))
                && text.token(last + 1).is_some_and(|t| t.is(KIN | KIDS))
            {
                last += 1;
            }
        }
    }
    let am = crate::frame::says_am(text, first);
    let other = matches!(
        back(text, first, 1),
        b"the"
            | b"her"
            | b"his"
            | b"your"
            | b"la"
            | b"el"
            | b"o"
            | b"su"
            | b"sua"
            | b"tu"
            | b"some"
            | b"this"
    );
    match () {
        () if of && !other => Some((first, last, 0.88)),
        () if sole && (am || mine(text, i) > 0) && !other => Some((first, last, 0.85)),
        () if sole
            && !others(text, first)
            && matches!(back(text, first, 1), b"a" | b"un" | b"una" | b"um" | b"uma")
            && among!(back(text, first, 2), "from as de como here") =>
        {
            Some((first, last, 0.75))
        }
        () if listed(text, first, last) => Some((first, last, 0.75)),
        () if am && mine(text, i) > 0 && !among!(back(text, i, 1), "my mi") => {
            Some((first, last, 0.75))
        }
        () => None,
    }
}

/// "at grandma's", "lost mom": a relative without any word before, as only a child says it.
fn bare(text: &Text, i: usize) -> Option<(usize, usize, f32)> {
    let t = text.token(i)?;
    let word = text.word(t);
    if among!(word, "hubby wifey") && !among!(back(text, i, 1), "your her his the a") {
        return Some((i, i, 0.8));
    }
    let child_word = among!(word, "grandma grandpa nana mom dad mami papi abuela vovo");
    let lead = among!(
        back(text, i, 1),
        "at with lost for and called calling told visit visiting from to helping watching con na da com pra",
    );
    let own = text.gap(i).first() == Some(&b'\'')
        || among!(back(text, i, 1), "at lost visit visiting with helping");
    (child_word
        && lead
        && own
        && i > 0
        && text.spaced(i - 1)
        && !text.token(i + 1).is_some_and(|n| n.is(DIGIT)))
    .then_some((i, i, 0.6))
}

/// "I'm divorced", "soy casado", "got married".
fn status(text: &Text, i: usize) -> bool {
    let p = back(text, i, 1);
    let got = among!(
        p,
        "got getting recently newly freshly happily me nos acabei acabo",
    ) && mine(text, i) > 0;
    let am = crate::frame::says_am(text, i);
    let next = ahead(text, i, 1);
    (got || am) && !among!(next, "from by my the into in de da do")
}

/// Two or more people in a row.
fn emoji(text: &Text, sink: &mut Sink) {
    let mut at = 0;
    while let Some(found) = memchr::memchr(PEOPLE, text.low.get(at..).unwrap_or(&[])) {
        let start = at + found;
        let mut end = start;
        while text.byte(end) == PEOPLE {
            end += 1;
        }
        if end - start >= 2 {
            sink.push(start, end, 0.7);
        }
        at = end;
    }
}

//! Whose fact is it? The soft kinds (family, health, origin, job) count when the poster says them
//! of themselves or their own: "I", "my", "soy", "minha" in the same sentence, or a fragment that
//! begins a sentence ("Deaf driver here").

use crate::Language;
use crate::scan::{among, stops};
use crate::text::Text;
use crate::words::{DEMONYM, FAITH, KIDS, KIN, MARITAL, ME, NUMBER, PARENT};

/// First token of the sentence that token `i` stands in.
pub(crate) fn sentence_start(text: &Text, i: usize) -> usize {
    let mut first = i;
    while first > 0 && i - first < 40 && !stops(text, first - 1) {
        first -= 1;
    }
    first
}

/// Last token of the sentence that token `i` stands in.
pub(crate) fn sentence_end(text: &Text, i: usize) -> usize {
    let mut last = i;
    while last + 1 < text.tokens.len() && last - i < 40 && !stops(text, last) {
        last += 1;
    }
    last
}

/// The folded word `n` tokens before token `i`, empty past the start of the text.
pub(crate) fn back<'t>(text: &'t Text, i: usize, n: usize) -> &'t [u8] {
    i.checked_sub(n)
        .and_then(|k| text.token(k))
        .map_or(&b""[..], |t| text.word(t))
}

/// The folded word `n` tokens after token `i`, empty past the end.
pub(crate) fn ahead<'t>(text: &'t Text, i: usize, n: usize) -> &'t [u8] {
    text.token(i + n).map_or(&b""[..], |t| text.word(t))
}

/// Whether the text is Spanish or Portuguese: as somebody said, else whether more of its words are
/// than are English.
pub(crate) fn romance(text: &Text) -> bool {
    if let Some(language) = text.language {
        return language != Language::English;
    }
    let (mut romance, mut english) = (0, 0);
    for token in text.tokens.iter().filter(|t| t.len() <= 4) {
        let word = text.word(token);
        romance += usize::from(among!(
            word,
            "de la el que en y un una los las del por con para se lo mi es al su ya pero o e os do da em um uma nao com no na pra eu meu ta tem mas ao foi sou soy muy"
        ));
        english += usize::from(among!(
            word,
            "the and to of in is it you my i for on that with at was this are but have not they be so we get out just all if"
        ));
    }
    romance > english
}

/// How near the poster is to token `i`: 2 "I" or "my" just before it, 1 in the same sentence or a
/// fragment that begins one, 0 not at all, or somebody else stands nearer.
pub(crate) fn mine(text: &Text, i: usize) -> u8 {
    let first = sentence_start(text, i);
    for k in (first..i).rev() {
        let Some(t) = text.token(k) else { break };
        let word = text.word(t);
        if t.is(ME) || t.is(KIN) && own_kin(text, k) || first_person(text, k) {
            return if i - k <= 4 { 2 } else { 1 };
        }
        // "my mama, who is 83": the mother is meant.
        let of_kin = among!(word, "who quien quem que")
            && k.checked_sub(1)
                .and_then(|p| text.token(p))
                .is_some_and(|p| p.is(KIN));
        // "para su esposa embarazada"
        if t.is(KIN) && among!(back(text, k, 1), "su sus") {
            return 0;
        }
        if i - k <= 6 && !of_kin && among!(word, OTHERS) {
            return 0;
        }
    }
    if text.seen & ME == 0 && !(0..text.tokens.len()).any(|k| first_person(text, k)) {
        // Nobody speaks of themselves: only a fragment at the very start can be theirs.
        return u8::from(i - first <= 1);
    }
    let last = sentence_end(text, i);
    let after =
        (i + 1..=last).any(|k| text.token(k).is_some_and(|t| t.is(ME)) || first_person(text, k));
    u8::from(after || i - first <= 3)
}

/// "passei", "acabei": the ending of the first person; and an age in Spanish or Portuguese, which
/// nobody gives but of themselves.
fn first_person(text: &Text, k: usize) -> bool {
    let Some(t) = text.token(k) else { return false };
    let word = text.word(t);
    t.shape != crate::text::Shape::Upper && word.len() >= 5 && word.ends_with(b"ei")
        || word == b"anos"
            && k.checked_sub(1)
                .and_then(|p| text.token(p))
                .is_some_and(|p| p.digits() && p.len() == 2)
            && !among!(back(text, k, 2), "llevo hace por ha faz tras con cada")
}

/// Whether the relative at token `k` may be the poster's: "su esposa", "la niña del 3B" are not.
pub(crate) fn own_kin(text: &Text, k: usize) -> bool {
    let Some(t) = text.token(k) else { return false };
    let before = back(text, k, 1);
    let theirs = among!(before, "su sus tu tus your his her their");
    let some = among!(before, "la el the una un um uma")
        && among!(
            text.word(t),
            "nina nino senora nena nene girl boy bebe baby crianca menino menina mujer mulher kid vieja viejo velha velho senhora mother mama mae child"
        );
    !theirs && !some
}

/// Whether somebody else is spoken of before token `i` in its sentence.
pub(crate) fn others(text: &Text, i: usize) -> bool {
    // "aqui quem fala é": the poster.
    let speaks = |k: usize| among!(ahead(text, k, 1), "fala habla escribe escreve");
    (sentence_start(text, i)..i)
        .any(|k| text.token(k).is_some_and(|t| among!(text.word(t), OTHERS)) && !speaks(k))
}

/// Words that make the fact somebody else's.
const OTHERS: &str = "you your u ur he she his her they their them customer customers client clients passenger passengers rider pax lady guy dude man woman people person someone somebody anyone anybody everyone who cliente clientes señora senora senor pasajero pasajera pasajeros ella ellos usted ustedes alguien quien gente tu voce voces ele ela eles elas passageiro passageira alguem quem pessoal cara moça moca moco app support soporte suporte company";

/// Whether a word says that the speaker is something: "I'm", "as", "soy", "sou".
pub(crate) fn says_am(text: &Text, i: usize) -> bool {
    let mut k = i;
    // Over articles and small words of degree.
    while k > 0
        && i - k < 4
        && text.gap(k - 1).len() <= 2
        && text.token(k - 1).is_some_and(|t| {
            among!(text.word(t), "a an the also still just actually only the un una um uma proud a lifelong born half muy super legally totally completely partially newly recently currently tambien tambem orgullosamente mitad meio also part full time fully naturalized first generation gen young old single retired")
        })
    {
        k -= 1;
    }
    let (p, pp) = (back(text, k, 1), back(text, k, 2));
    // "Proud Navajo, proud welder": the pride says whose it is.
    let proud = k < i
        && among!(
            text.token(k).map_or(&b""[..], |t| text.word(t)),
            "proud orgullosamente"
        )
        && (k == 0 || opens(text, k));
    if proud {
        return true;
    }
    let glue = k > 0 && text.gap(k - 1).len() <= 1;
    let plain = among!(
        p,
        "im soy sou somos como estoy estou era fui ser siendo sendo as became",
    );
    // The other forms are anybody's: "the customer was pregnant".
    let mine = match p {
        b"m" | b"ve" | b"am" | b"was" | b"been" => {
            matches!(pp, b"i" | b"ve" | b"have" | b"ive" | b"and" | b"im")
        }
        b"re" | b"are" | b"were" => pp == b"we",
        b"being" => true,
        _ => false,
    };
    glue && (plain || mine)
}

/// Whether an item of a list, a bracket or a sentence begins with token `i`.
pub(crate) fn opens(text: &Text, i: usize) -> bool {
    i == 0
        || stops(text, i - 1)
        || text
            .gap(i - 1)
            .iter()
            .any(|c| matches!(c, b',' | b'(' | b'"' | b'\n' | b'/' | b'|'))
}

/// Whether tokens `first..=last` are an item of a list in which people introduce themselves: "61,
/// laid-off pressman, widower, Lutheran", "tenho 58 anos, ponte de safena".
pub(crate) fn listed(text: &Text, first: usize, last: usize) -> bool {
    let (head, tail) = (sentence_start(text, first), sentence_end(text, last));
    let closes = last >= tail
        || text
            .gap(last)
            .iter()
            .any(|c| matches!(c, b',' | b')' | b'\n' | b'/' | b'|'))
        || among!(ahead(text, last, 1), "when and y e encima con com with");
    if !opens(text, first) || !closes || others(text, first) {
        return false;
    }
    (head..=tail.min(last + 12))
        .filter(|k| *k < first || *k > last)
        .any(|k| {
            let Some(t) = text.token(k) else { return false };
            let word = text.word(t);
            let age = t.digits()
                && t.len() == 2
                && matches!(word.first(), Some(b'2'..=b'7'))
                && opens(text, k)
                && text.gap(k).starts_with(b",");
            let alone = opens(text, k) || says_am(text, k);
            age || alone && t.is(MARITAL | DEMONYM | FAITH | PARENT)
                || among!(word, "soy sou im")
                || among!(word, "anos nacido nascido")
                || matches!(word, b"born" | b"ex") && opens(text, k)
                || t.is(KIDS)
                    && k.checked_sub(1)
                        .and_then(|p| text.token(p))
                        .is_some_and(|p| p.is(NUMBER) || p.digits())
                || word == b"solo" && text.near_before(k, 1, PARENT)
        })
}

/// "driver here", "here", "aqui": the fragment with which people introduce themselves.
pub(crate) fn here_behind(text: &Text, i: usize) -> bool {
    (1..=3).any(|n| among!(ahead(text, i, n), "here aqui driver dasher shopper flexer courier repartidor repartidora conductor conductora motorista entregador entregadora estafeta"))
        && text.gap(i).len() <= 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_that_is_said_beats_the_guess() {
        let mut text = Text::new("the app is down and they have not said why");
        assert!(!romance(&text));
        text.language = Some(Language::Spanish);
        assert!(romance(&text));
        let mut text = Text::new("la app no funciona y no me dicen por que");
        assert!(romance(&text));
        text.language = Some(Language::English);
        assert!(!romance(&text));
    }
}

//! Parts of the body that are broken, operated or hurt.

use super::Found;
use crate::frame::{ahead, back, listed, mine, sentence_end, sentence_start};
use crate::pattern::pattern;
use crate::scan::{among, stops};
use crate::text::Text;
use crate::words::{BODY_PART, HURT, NUMBER};

pattern! {
    PAIN = r"(?:(?:me )?duelen? (?:mucho |un chingo |tanto )?(?:la|el|los|las|mi|mis)|dolor(?:es)? (?:de|en la|en el|en los|en las)|dor(?:es)? (?:de|nas|no|na|nos)|(?:me )?operaron (?:de|del|de la|el|la)|operad[oa]s? (?:de|del|de la|do|da|dos)|operei (?:o|a|do|da)|opere (?:de )?(?:la|el)|cirugias? (?:de|del|de la|en la|en el)|cirurgias? (?:de|do|da|no|na|nos)|lesion (?:de|en el|en la)|lesao (?:de|no|na)|(?:me )?(?:rompi|quebre|torci|lastime|fracture|disloque|jodi|chingue) (?:el|la|un|los)|(?:quebrei|torci|machuquei|rompi|ferrei) (?:o|a|os|as)) (?:[a-z]{3,10} )?$";
    DEVICE = r"(?:valvula|placa|tornillos?|clavos?|varillas?|protesis|protese|pinos?|parafusos?|haste|stent|rod|plate|screws?|pins?|bullet|shrapnel|bala|injerto|hernia|tumor|coagulo|clot|bulto|caroco)(?: (?:artificial|metalica|mecanica|(?:de|of) (?:metal|titanio|titanium|platino|platina|acero)))? (?:en|no|na|nos|nas|in) (?:(?:el|la|los|las|my|mi|both) )?(?:[a-z]{3,10} )?$";
}

/// A part of the body at token `i`, with what is wrong with it.
pub(super) fn part(text: &Text, i: usize) -> Found {
    let t = text.token(i).filter(|t| t.is(BODY_PART))?;
    let word = text.word(t);
    if mine(text, i) == 0
        && !fragment(text, i)
        && !listed(text, i.saturating_sub(6), i)
        && sentence_start(text, i) != 0
    {
        return None;
    }
    pain(text, i)
        .or_else(|| only_parts(text, i))
        .or_else(|| english(text, i, word))
        .or_else(|| romance(text, i, word))
}

/// A sentence without a verb of its own: "Clavícula rota. Dos meses sin trabajar."
fn fragment(text: &Text, i: usize) -> bool {
    i == 0 || stops(text, i - 1)
}

/// "me duele la espalda", "dor nas costas", "cirugía de rodilla".
fn pain(text: &Text, i: usize) -> Found {
    let t = text.token(i)?;
    for n in (1..=7usize).rev() {
        let Some(first) = i.checked_sub(n).and_then(|k| text.token(k)) else {
            continue;
        };
        let lead = text.slice(first.start, t.start);
        if DEVICE.at(lead, 0) == Some(lead.len()) {
            return Some((first.start, t.end, 0.82));
        }
        if PAIN.at(lead, 0) == Some(lead.len()) {
            let start = if lead.starts_with(b"me ") && !lead.starts_with(b"me duele") {
                first.start + 3
            } else {
                first.start
            };
            return Some((start, t.end, 0.85));
        }
    }
    None
}

/// "Clavícula e dois dentes.": a sentence of nothing but parts, after a fall.
fn only_parts(text: &Text, i: usize) -> Found {
    let (head, tail) = (sentence_start(text, i), sentence_end(text, i));
    if head == 0 || tail - head > 6 || i != head {
        return None;
    }
    let parts = (head..=tail).all(|k| {
        text.token(k).is_some_and(|t| {
            t.is(BODY_PART | NUMBER)
                || t.digits()
                || among!(text.word(t), "e y and la el a o as os las los left right izquierda derecha direito direita esquerda")
        })
    });
    let fall = (head.saturating_sub(24)..head).any(|k| {
        text.token(k).is_some_and(|t| {
            among!(text.word(t), "cai caiu caida queda fell fall crash crashed choque chocaron choco bati bateram batida acidente accidente accident atropelou atropello atropellaron tumbaron derraparon derrape slipped wreck hospital urgencias")
        })
    });
    if !(parts && fall) {
        return None;
    }
    let t = text.token(i)?;
    text.token(tail).map(|l| (t.start, l.end, 0.75))
}

/// Bad hip; knee replaced; my back is shot.
fn english(text: &Text, i: usize, word: &[u8]) -> Found {
    let t = text.token(i)?;
    let sided = among!(back(text, i, 1), "left right lower upper other");
    let k = i - usize::from(sided);
    let side_start = text.token(k)?.start;
    let hurt = k
        .checked_sub(1)
        .and_then(|p| text.token(p))
        .filter(|p| p.is(HURT) && text.spaced(k - 1) && text.spaced(i.saturating_sub(1)));
    if let Some(h) = hurt {
        let theirs = among!(back(text, k - 1, 1), "his her their your the");
        let idiom = matches!(
            word,
            b"hand" | b"eye" | b"foot" | b"heart" | b"legs" | b"feet"
        ) && text.word(h) == b"bad"
            || word == b"heart" && text.word(h) == b"broken";
        return (!theirs && !idiom).then_some((h.start, t.end, 0.82));
    }
    let (a1, a2) = (ahead(text, i, 1), ahead(text, i, 2));
    let glued = text.gap(i).len() == 1;
    if !glued && text.gap(i) != b"'" {
        return None;
    }
    let owned = among!(back(text, k, 1), "my both");
    // Things done to it.
    let done = among!(
        a1,
        "surgery surgeries replacement replaced injury injuries pain problems issues fusion spasms transplant brace sprain",
    );
    if done && (owned || mine(text, i) == 2) && !among!(a2, "room center") {
        return text.token(i + 1).map(|n| (side_start, n.end, 0.84));
    }
    if matches!(a1, b"in")
        && matches!(a2, b"a")
        && among!(ahead(text, i, 3), "cast splint sling brace boot")
    {
        return text.token(i + 3).map(|n| (side_start, n.end, 0.85));
    }
    if !owned {
        return None;
    }
    let verb = usize::from(among!(
        a1,
        "is are was been s has feels went keeps started been's got",
    ));
    let state = ahead(text, i, 1 + verb);
    let start = text.token(k.checked_sub(1)?)?.start;
    let shot = among!(
        state,
        "shot gone wrecked busted broken swollen messed screwed fried toast trashed numb fused torn bruised bad jacked",
    );
    let hurts = among!(
        state,
        "killing hurt hurts hurting aches aching out acting bothering giving gave quit cant can't locked seized done",
    );
    if shot && verb > 0 {
        return text.token(i + 1 + verb).map(|n| (start, n.end, 0.75));
    }
    (hurts && !matches!(word, b"hand" | b"hands" | b"foot" | b"eyes" | b"heart")
        || hurts && verb == 0 && among!(state, "hurt hurts aches"))
    .then_some((start, t.end, 0.75))
}

/// Rodilla hinchada; joelho operado; a coluna travada.
fn romance(text: &Text, i: usize, word: &[u8]) -> Found {
    if among!(
        word,
        "back hand hands foot feet eye eyes ear ears heart leg legs",
    ) || !text.spaced(i)
    {
        return None;
    }
    let verb = usize::from(among!(
        ahead(text, i, 1),
        "esta estan ta tao toda todo todos todas bien muy medio muito completamente izquierda derecha izquierdo derecho direito direita esquerdo esquerda",
    ));
    let adjective = text.token(i + 1 + verb)?;
    if !adjective.is(HURT)
        || !text.spaced(i + verb)
        || among!(text.word(adjective), "bad bum torn sore")
    {
        return None;
    }
    // "mano mala" is a bad hand at cards, "mau olhado": only with the poster near.
    let weak = among!(text.word(adjective), "mala malo ruim")
        || matches!(word, b"mano" | b"ojo" | b"olho" | b"mao" | b"codo");
    // "dedo do pé roxo"
    let finger = i >= 2
        && among!(back(text, i, 1), "do del da")
        && among!(
            back(text, i, 2),
            "dedo dedos unha una planta palma hueso osso"
        );
    let start = text.token(if finger { i - 2 } else { i })?.start;
    (!weak || mine(text, i) == 2).then_some((start, adjective.end, 0.8))
}

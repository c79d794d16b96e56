//! Landmarks, known by their noun: schools, churches, parks, squares, neighbourhoods.

use super::Found;
use crate::scan::{among, stops};
use crate::text::{Shape, Text, Token};
use crate::words::{PLACE_HEAD, PLACE_PREP};

/// Words that open a sentence with a capital and belong to no name.
fn opener(word: &[u8]) -> bool {
    among!(
        word,
        "here it that there what let he she who the a my this high i go at in our no dear happy hey hi hello yo ok from near and to is if when good thanks",
    )
}

/// "Bunker Hill Community College", "Worcester County", "St. Brendan's".
pub(super) fn english_landmark(text: &Text, i: usize) -> Option<Found> {
    let t = text.token(i)?;
    if !matches!(text.gap(i), b" " | b". " | b"'") {
        return None;
    }
    let start = text.word(t);
    if i > 0
        && text.spaced(i - 1)
        && text.token(i - 1).is_some_and(|p| {
            p.shape == Shape::Title && !stops(text, i - 1) && i > 1 && !opener(text.word(p))
        })
    {
        // Only the first word of a run of capitals begins a landmark.
        return None;
    }
    if opener(start) {
        return None;
    }
    // "St. Brendan's" behind "at", "outside".
    if start == b"st" && matches!(text.gap(i), b". " | b" ") {
        let name = text.token(i + 1).filter(|n| n.shape == Shape::Title)?;
        let s = text.gap(i + 1) == b"'" && text.token(i + 2).is_some_and(|s| text.word(s) == b"s");
        let place = i > 0
            && text
                .token(i - 1)
                .is_some_and(|p| p.is(PLACE_PREP) || text.word(p) == b"by");
        if s && place {
            let end = text.token(i + 2)?.end;
            return Some((i, i + 2, end, 0.7));
        }
        let _ = name;
    }
    let mut last = i;
    let mut head = None;
    while last < i + 5 {
        let gap = text.gap(last);
        if !matches!(gap, b" " | b". " | b"'")
            || gap == b". " && text.token(last).is_some_and(|t| t.len() > 2)
        {
            break;
        }
        let Some(n) = text.token(last + 1) else { break };
        let inner = matches!(text.word(n), b"of" | b"s") && n.shape == Shape::Lower;
        if n.shape != Shape::Title && !inner {
            break;
        }
        last += 1;
        if n.is(PLACE_HEAD) && n.shape == Shape::Title {
            head = Some(last);
        }
    }
    let head = head?;
    let noun = text.word(text.token(head)?);
    // "Park", "Lake", "River" and "Mall" need more than a first word of a sentence.
    let generic = among!(
        noun,
        "middle center portal salon i exit metro square terminal market hotel casino villa jardim centro vila preschool ponte gym",
    );
    // Restaurants: two words of name at least, or a house is a house.
    let eatery = among!(
        noun,
        "house garden restaurant cafe grill diner bakery pizzeria taqueria kitchen deli",
    );
    if eatery && head - i < 2 || noun == b"house" && start == b"white" {
        return None;
    }
    // "Roosevelt High", but not "Sky High" behind a verb.
    if noun == b"high" && (head - i > 2 || text.spaced(head)) {
        return None;
    }
    let end = text.token(head)?.end;
    let first = text.token(i)?;
    if first.is(crate::words::COMPANY | PLACE_PREP)
        || generic && head - i < 2 && noun != b"square" && noun != b"gym" && noun != b"market"
    {
        return None;
    }
    Some((i, head, end, if generic { 0.6 } else { 0.78 }))
}

/// "igreja Nossa Senhora de Fátima", "barrio Obrero", "Praça Charles Miller".
pub(super) fn romance_landmark(text: &Text, i: usize, t: &Token) -> Option<Found> {
    let word = text.word(t);
    let head = among!(
        word,
        "plaza barrio colonia universidad universidade iglesia igreja parque mercado aeropuerto aeroporto hospital escuela escola colegio estadio bairro praia praca catedral capilla biblioteca terminal museo museu metro ponte puente playa parroquia paroquia portal vila villa jardim condominio shopping facultad faculdade instituto polideportivo gym posto gasolinera predio edificio quadra glorieta rotunda rotonda malecon mirador reparto residencial urbanizacion cemiterio cementerio prefeitura alcaldia comuna distrito freguesia concelho municipio corregimiento vereda zona sector farmacia supermercado tienda loja padaria panaderia colmado bodega pizzaria taqueria restaurante clinica estacionamiento alameda",
    );
    if !head {
        return None;
    }
    let mut last = i;
    let mut names = 0;
    while last < i + 6 && matches!(text.gap(last), b" ") {
        let n = text.token(last + 1)?;
        let link = among!(text.word(n), "de da do del la los las dos das el y");
        let digits = word == b"portal" && n.digits() && n.len() <= 3 && names == 0;
        if n.shape == Shape::Title || n.shape == Shape::Upper && n.len() > 2 || digits {
            names += 1;
        } else if !(link
            && n.shape == Shape::Lower
            && (last == i || names > 0)
            && (1..=2).any(|k| {
                text.token(last + 1 + k)
                    .is_some_and(|x| x.shape == Shape::Title)
            }))
        {
            break;
        }
        last += 1;
    }
    // A trailing link is no part of the name.
    while last > i
        && text
            .token(last)
            .is_some_and(|l| l.shape == Shape::Lower && !l.digits())
    {
        last -= 1;
    }
    let ambiguous = among!(
        word,
        "hospital terminal shopping portal metro mercado gym zona sector loja tienda restaurante reparto bodega distrito alameda quadra edificio predio",
    );
    let company = text
        .token(i + 1)
        .is_some_and(|n| n.is(crate::words::COMPANY))
        || word == b"mercado"
            && text
                .token(i + 1)
                .is_some_and(|n| matches!(text.word(n), b"livre" | b"libre" | b"pago" | b"envios"));
    if names == 0 || company {
        return None;
    }
    let end = text.token(last)?.end;
    Some((i, last, end, if ambiguous { 0.65 } else { 0.8 }))
}

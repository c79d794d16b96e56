//! States: as two letters, and behind a city.

use super::Found;
use crate::scan::among;
use crate::text::{Shape, Text, Token};
use crate::words::{PlaceRank, STATE, STATE_NAME, VOCABULARY};

/// "in MA", "from NJ".
pub(super) fn state_letters(text: &Text, i: usize, t: &Token) -> Option<Found> {
    // "MA plate 4KZ 917"
    if t.is(STATE)
        && t.shape == Shape::Upper
        && t.len() == 2
        && text.spaced(i)
        && text
            .token(i + 1)
            .is_some_and(|n| n.is(crate::words::PLATE_CTX))
    {
        return Some((i, i, t.end, 0.75));
    }
    let prep = text.token(i.checked_sub(1)?)?;
    let ok = t.is(STATE)
        && t.shape == Shape::Upper
        && t.len() == 2
        && text.spaced(i - 1)
        && prep.shape == Shape::Lower
        && among!(text.word(prep), "in from around across outside of to en em")
        && !among!(text.word(t), "id ok hi pr ct pe go ms pa co ba df");
    ok.then_some((i, i, t.end, 0.7))
}

/// The state attached to a city: last token and end.
pub(super) fn state_behind(
    text: &Text,
    last: usize,
    capital: bool,
    prep: bool,
) -> Option<(usize, usize)> {
    let gap = text.gap(last);
    let comma = gap == b", ";
    if !comma && gap != b" " && gap != b" - " && gap != b"/" && gap != b" (" {
        return None;
    }
    let s = text.token(last + 1)?;
    let word = text.word(s);
    if s.is(STATE) && s.len() == 2 {
        let ambiguous = among!(
            word,
            "in or me hi ok de la ma pa al co id go pr ct es ce ba",
        );
        let upper = s.shape == Shape::Upper
            && capital
            && !(gap == b" " && matches!(word, b"ok" | b"hi" | b"id"));
        let lower = s.shape == Shape::Lower && !ambiguous && (prep || comma) && !capital;
        let title = s.shape == Shape::Title && comma && capital && !ambiguous;
        if (upper || lower || title) && gap != b" (" {
            return Some((last + 1, s.end));
        }
        return None;
    }
    if s.is(STATE_NAME) && comma && s.capital() && capital {
        return Some((last + 1, s.end));
    }
    // "Cleveland, North Carolina"
    if comma && capital && matches!(word, b"new" | b"north" | b"south" | b"west" | b"rhode") {
        let two: Vec<u8> = [
            word,
            text.token(last + 2).map_or(&b""[..], |t| text.word(t)),
        ]
        .join(&b' ');
        if VOCABULARY.place(&two) == Some(PlaceRank::Strong) {
            return text.token(last + 2).map(|t| (last + 2, t.end));
        }
    }
    None
}

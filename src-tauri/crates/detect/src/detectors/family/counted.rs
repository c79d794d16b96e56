//! Relatives that are counted: "three kids", "tres muchachos".

use crate::frame::{back, listed, mine, others};
use crate::scan::among;
use crate::text::Text;
use crate::words::{KIDS, ME, NUMBER};

/// "3 kids", "tres hijos", "dois netos" that the poster has.
pub(super) fn counted(text: &Text, i: usize) -> Option<(usize, usize, f32)> {
    let t = text.token(i)?;
    let word = text.word(t);
    let new_born = among!(
        word,
        "newborn baby toddler bebe nene teenager hijo hija filho filha kid son daughter",
    );
    if !t.is(KIDS) && !new_born {
        return None;
    }
    let mut first = i;
    while first > 0
        && text.spaced(first - 1)
        && among!(
            back(text, first, 1),
            "little small young beautiful teenage grown pequenos chiquitos new more hungry",
        )
    {
        first -= 1;
    }
    let p = first
        .checked_sub(1)
        .and_then(|k| text.token(k))
        .filter(|_| text.spaced(first - 1));
    let number = p.is_some_and(|p| p.is(NUMBER) || p.digits() && p.len() <= 2)
        || matches!(back(text, first, 1), b"dois" | b"duas" | b"couple")
        || new_born
            && matches!(
                back(text, first, 1),
                b"a" | b"an" | b"un" | b"una" | b"um" | b"uma" | b"another" | b"otro" | b"otra"
            );
    if number {
        first -= 1;
    }
    let lead = back(text, first, 1);
    let has = among!(
        lead,
        "have having got raising raise feed feeding support supporting with tengo tenemos tenho temos crio criando mantengo manteniendo mantener sustento criar con com tuve tive expecting esperando esperamos had are of alimentar feeding",
    );
    let strong = among!(
        lead,
        "raising feed support tengo tenemos tenho temos crio mantengo mantener sustento criar expecting esperando",
    );
    let me = mine(text, i);
    // ", three kids, " as a fragment of its own.
    let fragment = number
        && (first == 0
            || matches!(text.before(text.token(first)?.start), b' ')
                && text
                    .gap(first - 1)
                    .iter()
                    .any(|c| matches!(c, b',' | b'.' | b'(' | b'\n')))
        && text
            .gap(i)
            .iter()
            .any(|c| matches!(c, b',' | b'.' | b')' | b'\n'));
    // "Dominicana, con dos muchachos": nobody else is spoken of.
    let with = number
        && matches!(lead, b"con" | b"com" | b"with")
        && me == 0
        && text.seen & ME == 0
        && !others(text, first);
    let plural = t.is(KIDS) && !new_born;
    match () {
        () if has && (number || plural && strong) && (me > 0 || strong) => Some((first, i, 0.82)),
        () if with && plural => Some((first, i, 0.62)),
        () if number && plural && listed(text, first, i) => Some((first, i, 0.72)),
        () if fragment && plural && (me > 0 || crate::scan::stops(text, i)) => {
            Some((first, i, 0.7))
        }
        () => None,
    }
}

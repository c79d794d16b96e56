//! Crossings of two streets.

use super::{city, function_word, ordinal};
use crate::detector::Sink;
use crate::scan::among;
use crate::text::{Shape, Text, Token};
use crate::words::{STREET, STREET_WEAK};

/// Crossings: an ordinal street and a name, or two names of which one has a type.
pub(super) fn crossings(text: &Text, sink: &mut Sink) {
    for i in 0..text.tokens.len() {
        let gap = text.gap(i);
        let Some(a) = text.token(i) else { return };
        let (b_at, sign) = match gap {
            b" & " | b" @ " | b" x " => (i + 1, true),
            b" " if text
                .token(i + 1)
                .is_some_and(|w| matches!(text.word(w), b"and" | b"y"))
                && text.spaced(i + 1) =>
            {
                (i + 2, false)
            }
            _ => continue,
        };
        let Some(b) = text.token(b_at) else { continue };
        let side = |t: &Token| {
            ordinal(text, t) && t.len() <= 5
                || t.shape == Shape::Title && t.len() > 2 && !function_word(text, t)
        };
        let typed = |k: usize| {
            text.token(k)
                .is_some_and(|t| t.is(STREET) && t.shape == Shape::Title)
        };
        let begins = side(a) || typed(i) || a.digits() && a.len() <= 3;
        if !begins || !side(b) || gap == b" @ " && !ordinal(text, b) && !ordinal(text, a) {
            continue;
        }
        let spanish = !sign && text.token(i + 1).is_some_and(|w| text.word(w) == b"y");
        let typed_a = a.is(STREET | STREET_WEAK)
            && i > 0
            && text.token(i - 1).is_some_and(|p| p.shape == Shape::Title)
            && text.spaced(i - 1);
        let mut last = b_at;
        let typed_b = text.spaced(b_at)
            && text
                .token(b_at + 1)
                .is_some_and(|s| s.is(STREET | STREET_WEAK) && s.shape == Shape::Title);
        if typed_b {
            last += 1;
        }
        let ordinals = usize::from(ordinal(text, a)) + usize::from(ordinal(text, b));
        let named = usize::from(a.shape == Shape::Title) + usize::from(b.shape == Shape::Title);
        let corner = i >= 2
            && matches!(text.token(i - 1).map(|p| text.word(p)), Some(b"of" | b"de"))
            && matches!(
                text.token(i - 2).map(|p| text.word(p)),
                Some(b"corner" | b"intersection" | b"esquina")
            );
        let numbered_spanish = spanish
            && a.digits()
            && (2..=3).contains(&a.len())
            && b.shape == Shape::Title
            && i.checked_sub(1)
                .and_then(|p| text.token(p))
                .is_some_and(|p| matches!(text.word(p), b"la" | b"en" | b"de"));
        let ordinal_pair = ordinals == 1 && named == 1 && (sign || first_is_place(text, i))
            || ordinals == 2 && (sign || typed_b || corner);
        let strong = typed(i) || typed(b_at + 1);
        let both_typed =
            (typed_a || typed_b) && strong && named == 2 && (sign || typed_a && typed_b);
        if !(ordinal_pair || both_typed || corner && named == 2 || numbered_spanish) {
            continue;
        }
        let first = if typed_a || directed(text, i) {
            i - 1
        } else {
            i
        };
        let (Some(f), Some(l)) = (text.token(first), text.token(last)) else {
            continue;
        };
        let end = city(text, l.end, false);
        sink.push(f.start, end, 0.75);
    }
}

/// "W 4th"
fn directed(text: &Text, i: usize) -> bool {
    i > 0
        && matches!(text.gap(i - 1), b" " | b". ")
        && text
            .token(i - 1)
            .is_some_and(|p| p.shape == Shape::Upper && super::direction(text.word(p)))
}

/// "Juniper and 11th": a place word before it, or the start of a phrase.
fn first_is_place(text: &Text, i: usize) -> bool {
    let i = i - usize::from(directed(text, i));
    i > 0
        && text.token(i - 1).is_some_and(|p| {
            among!(
                text.word(p),
                "at on near by off corner from around between to",
            )
        })
}

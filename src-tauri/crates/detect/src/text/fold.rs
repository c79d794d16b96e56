//! Folding: every code point to one byte, without accents.

use std::borrow::Cow;
use std::sync::LazyLock;

use unicode_normalization::char::{decompose_compatible, is_combining_mark};

use super::{AID, DEGREE, FLAG, MONEY, OTHER_LETTER, OTHER_SIGN, PEOPLE, PREGNANT};

/// Folded bytes, one per code point that stands for itself; and where they came from, if some
/// code points (combining marks, zero-width signs) stand for nothing.
pub(super) fn fold(source: &str) -> (Cow<'_, [u8]>, Option<Vec<u32>>) {
    if source.is_ascii() {
        return (Cow::Borrowed(source.as_bytes()), None);
    }
    let mut out = Vec::with_capacity(source.len());
    let mut dropped = false;
    for c in source.chars() {
        match fold_char(c) {
            0 => dropped = true,
            b => out.push(b),
        }
    }
    if !dropped {
        return (Cow::Owned(out), None);
    }
    let mut map: Vec<u32> = Vec::with_capacity(out.len() + 1);
    let mut count = 0u32;
    for c in source.chars() {
        if fold_char(c) != 0 {
            map.push(count);
        }
        count = count.saturating_add(1);
    }
    map.push(count);
    (Cow::Owned(out), Some(map))
}

static LATIN: LazyLock<Vec<u8>> = LazyLock::new(|| {
    (0u32..0x250)
        .map(|u| char::from_u32(u).map_or(OTHER_SIGN, fold_slow))
        .collect()
});

/// The byte that stands for a code point; 0 for one that is dropped.
pub(crate) fn fold_char(c: char) -> u8 {
    match u32::from(c) {
        0 => OTHER_SIGN,
        u @ 1..0x80 => u8::try_from(u).unwrap_or(OTHER_SIGN),
        u @ 0x80..0x250 => LATIN.get(u as usize).copied().unwrap_or(OTHER_SIGN),
        _ => fold_slow(c),
    }
}

fn fold_slow(c: char) -> u8 {
    match c {
        '\u{2018}' | '\u{2019}' | '\u{2bc}' | '\u{2032}' | '\u{b4}' | '`' => b'\'',
        '\u{201c}' | '\u{201d}' | '\u{2033}' | '\u{ab}' | '\u{bb}' => b'"',
        '\u{2010}'..='\u{2015}' | '\u{2212}' => b'-',
        '\u{b0}' => DEGREE,
        '\u{20ac}' | '\u{a3}' => MONEY,
        '\u{2026}' => b'.',
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{feff}' => 0,
        '\u{fe00}'..='\u{fe0f}' => 0,
        '\u{1f1e6}'..='\u{1f1ff}' => FLAG + u8::try_from(u32::from(c) - 0x1_F1E6).unwrap_or(0),
        '\u{1f466}'..='\u{1f469}' | '\u{1f46a}' | '\u{1f476}' | '\u{1f9d1}' | '\u{1f9d2}' => PEOPLE,
        '\u{1f930}' | '\u{1fac3}' | '\u{1fac4}' => PREGNANT,
        '\u{267f}' | '\u{1f9bd}' | '\u{1f9bc}' | '\u{1f9af}' | '\u{1f9bb}' | '\u{1f9cf}' => AID,
        '\u{1f3fb}'..='\u{1f3ff}' => 0,
        'ø' => b'o',
        'Ø' => b'O',
        'ł' => b'l',
        'Ł' => b'L',
        'ß' => b's',
        'æ' => b'a',
        c if c.is_whitespace() => {
            if matches!(c, '\u{85}' | '\u{2028}' | '\u{2029}') {
                b'\n'
            } else {
                b' '
            }
        }
        c if is_combining_mark(c) => 0,
        c => {
            let mut base = None;
            let mut more = false;
            decompose_compatible(c, |d| {
                if base.is_none() {
                    base = Some(d);
                } else if !is_combining_mark(d) {
                    more = true;
                }
            });
            match base {
                Some(b) if !more && b.is_ascii() && b != '\0' => {
                    u8::try_from(u32::from(b)).unwrap_or(OTHER_SIGN)
                }
                _ if c.is_alphanumeric() && c.is_alphabetic() => OTHER_LETTER,
                _ => OTHER_SIGN,
            }
        }
    }
}

//! How a word is written, what stands between words, and how a whole text uses capitals.

use crate::text::{Shape, Text, Token};

/// Handles and links are seen by other detectors and only stand in the way here.
pub(super) fn special(text: &Text, t: &Token) -> u64 {
    let left = text.before(t.start);
    let right = text.byte(t.end);
    let link = |w: &[u8]| matches!(w, b"http" | b"https" | b"www");
    if left == b'@' || left == b'_' || right == b'_' {
        return 1;
    }
    let inside = |at: usize| text.byte(at) == b'.' && text.byte(at + 1).is_ascii_alphanumeric();
    if link(text.word(t))
        || left == b'/'
            && text.before(t.start - 1) != b' '
            && text
                .slice(t.start.saturating_sub(30), t.start)
                .windows(3)
                .any(|w| w == b"://")
        || inside(t.end) && t.len() > 2 && text.slice(t.start.saturating_sub(3), t.start) == b"://"
    {
        return 2;
    }
    0
}

/// Capitals, small letters, digits and the hash sign, each run as one sign.
pub(super) fn shape(text: &Text, t: &Token) -> u64 {
    let mut code = u64::from(text.before(t.start) == b'#');
    let mut last = 0;
    for c in text.cased.get(t.start..t.end).unwrap_or(&[]) {
        let sort = match c {
            b'A'..=b'Z' => 1,
            b'a'..=b'z' => 2,
            b'0'..=b'9' => 3,
            _ => 4,
        };
        if sort != last {
            code = code * 5 + sort;
            last = sort;
        }
        if code > 100_000 {
            break;
        }
    }
    // A single capital is told from a word in capitals.
    if t.shape == Shape::Upper && t.len() == 1 {
        code += 2_000_000;
    }
    code
}

pub(super) fn gap(gap: &[u8]) -> u64 {
    match gap {
        b" " => 0,
        b"" => 1,
        b"'" => 2,
        b"-" => 3,
        b", " => 4,
        _ if gap.contains(&b'\n') => 5,
        _ if gap.iter().any(|c| matches!(c, b'.' | b'!' | b'?')) => 6,
        _ if gap.contains(&b'"') => 7,
        _ if gap.contains(&b':') => 8,
        _ if gap.iter().any(|c| matches!(c, b'&' | b'/' | b'+')) => 9,
        _ if gap.iter().any(|c| matches!(c, b'(' | b')' | b'[' | b']')) => 10,
        _ if gap.contains(&b'@') => 11,
        _ if gap.contains(&b'#') => 12,
        _ if gap.iter().any(|c| *c >= 0x80) => 13,
        _ => 14,
    }
}

/// How a text uses capitals: what a capital means depends on it.
pub(crate) fn mood(text: &Text) -> u64 {
    let letters = text
        .tokens
        .iter()
        .filter(|t| !t.is(crate::words::DIGIT) && t.len() > 1);
    let (mut all, mut title, mut upper) = (0usize, 0usize, 0usize);
    for t in letters {
        all += 1;
        title += usize::from(t.shape == Shape::Title);
        upper += usize::from(t.shape == Shape::Upper);
    }
    match () {
        () if upper * 2 > all => 1,
        () if title * 10 > all * 6 && all > 3 => 2,
        () if title + upper == 0 => 3,
        () => 0,
    }
}

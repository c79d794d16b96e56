//! Makes JSON that a strict parser refuses readable again, where what was meant is plain: bad
//! UTF-8, halves of surrogate pairs, line breaks and unknown escapes inside of strings.

/// The repaired text, or `None` where nothing needed a repair.
pub(crate) fn repair(bytes: &[u8]) -> Option<String> {
    let text = String::from_utf8_lossy(bytes);
    let mut out = String::with_capacity(text.len() + 16);
    let mut changed = matches!(text, std::borrow::Cow::Owned(_));
    let mut in_string = false;
    let mut rest = text.as_ref();
    while let Some(c) = rest.chars().next() {
        let mut used = c.len_utf8();
        match c {
            '"' => {
                in_string = !in_string;
                out.push(c);
            }
            '\\' if in_string => {
                let (escape, length, repaired) = escape(rest);
                out.push_str(&escape);
                used = length;
                changed |= repaired;
            }
            c if in_string && (c as u32) < 0x20 => {
                out.push_str(match c {
                    '\n' => "\\n",
                    '\r' => "\\r",
                    '\t' => "\\t",
                    _ => "\\ufffd",
                });
                changed = true;
            }
            c => out.push(c),
        }
        rest = rest.split_at_checked(used).map_or("", |(_, rest)| rest);
    }
    changed.then_some(out)
}

/// The escape at the start of `text`: how to write it, how long it was, whether it was wrong.
fn escape(text: &str) -> (String, usize, bool) {
    let take = |n: usize| {
        text.split_at_checked(n)
            .map_or(text, |(head, _)| head)
            .to_owned()
    };
    match text.as_bytes().get(1) {
        Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => (take(2), 2, false),
        Some(b'u') => {
            let unit = |at: usize| {
                let four = text
                    .get(at + 2..at + 6)
                    .filter(|_| text.get(at..at + 2) == Some("\\u"));
                u16::from_str_radix(four?, 16).ok()
            };
            match (unit(0), unit(6)) {
                (Some(0xd800..=0xdbff), Some(0xdc00..=0xdfff)) => (take(12), 12, false),
                (Some(0xd800..=0xdfff), _) => ("\\ufffd".to_owned(), 6, true),
                (Some(_), _) => (take(6), 6, false),
                (None, _) => ("\\ufffd".to_owned(), 2, true),
            }
        }
        // A backslash that escapes nothing was meant as itself.
        _ => ("\\\\".to_owned(), 1, true),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_meant_is_kept() {
        let check = |bytes: &[u8], expected: Option<&str>| {
            let repaired = repair(bytes);
            assert_eq!(repaired.is_some(), expected.is_some());
            let Some(expected) = expected else { return };
            let text: String = serde_json::from_str(&repaired.unwrap()).unwrap();
            assert_eq!(text, expected);
        };
        check(br#""fine \ud83d\ude97 \" \\""#, None);
        check(br#""half \ud83d pair""#, Some("half \u{fffd} pair"));
        check(br#""half \ude97""#, Some("half \u{fffd}"));
        check(br#""two \ud83d\ud83d\ude97""#, Some("two \u{fffd}🚗"));
        check(b"\"caf\xe9\"", Some("caf\u{fffd}"));
        check(b"\"a\nb\"", Some("a\nb"));
        check(br#""it\'s \u12""#, Some("it\\'s \u{fffd}12"));
    }
}

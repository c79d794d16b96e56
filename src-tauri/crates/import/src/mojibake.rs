//! Repairs text whose UTF-8 bytes were written as one character each, as Meta's exports do:
//! `caf\u00c3\u00a9` is `café`. Source: formats.md, "Encoding".

use std::borrow::Cow;

/// Repairs as often as it was broken, at most three times. Text that is fine stays as it is.
pub(crate) fn repaired(text: &str) -> Cow<'_, str> {
    let mut text = Cow::Borrowed(text);
    for _ in 0..3 {
        match whole(&text).or_else(|| by_segments(&text)) {
            Some(better) => text = Cow::Owned(better),
            None => break,
        }
    }
    text
}

/// The text as bytes, where every character is one and together they are UTF-8.
fn whole(text: &str) -> Option<String> {
    if text.is_ascii() {
        return None;
    }
    let bytes: Option<Vec<u8>> = text.chars().map(|c| u8::try_from(c).ok()).collect();
    String::from_utf8(bytes?).ok()
}

/// Repairs only the runs that are UTF-8 written as characters, beside characters that are right.
fn by_segments(text: &str) -> Option<String> {
    let mut out = String::with_capacity(text.len());
    let mut changed = false;
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let run: Vec<u8> = rest
            .chars()
            .map_while(|c| u8::try_from(c).ok())
            .take(4)
            .collect();
        let wanted = match run.first() {
            Some(0xc2..=0xdf) => 2,
            Some(0xe0..=0xef) => 3,
            Some(0xf0..=0xf4) => 4,
            _ => 1,
        };
        let repaired = run.get(..wanted).filter(|_| wanted > 1);
        let mut used = first.len_utf8();
        match repaired.and_then(|bytes| str::from_utf8(bytes).ok()) {
            Some(better) => {
                out.push_str(better);
                used = wanted * 2;
                changed = true;
            }
            None => out.push(first),
        }
        rest = rest.split_at_checked(used).map_or("", |(_, rest)| rest);
    }
    changed.then_some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_repaired_as_often_as_it_was_broken() {
        let break_it = |text: &str| -> String { text.bytes().map(char::from).collect() };
        for text in ["café", "☕ — 🚗", "Olé! naïve", "Größe", "日本語", "plain"] {
            let once = break_it(text);
            let twice = break_it(&once);
            for broken in [text.to_owned(), once, twice.clone(), break_it(&twice)] {
                assert_eq!(repaired(&broken), text, "{broken:?}");
            }
            // Beside a character that is right already.
            let mixed = format!("“{}” {}", break_it(text), text);
            assert_eq!(repaired(&mixed), format!("“{text}” {text}"));
        }
        for fine in ["Ã", "Â£5", "naïve ã", "é", "½ Â"] {
            let expected = if fine == "Â£5" { "£5" } else { fine };
            assert_eq!(repaired(fine), expected);
        }
    }
}

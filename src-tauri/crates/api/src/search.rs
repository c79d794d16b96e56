//! Search in notes: case and accents do not matter, the beginning of a word is enough.

use memchr::memmem::Finder;
use model::Note;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Characters of an excerpt.
const EXCERPT: usize = 160;
/// Characters before the word that was found.
const BEFORE: usize = 40;

/// Lower case without accents.
fn fold(text: &str) -> String {
    let plain = text.nfkd().filter(|c| !is_combining_mark(*c));
    plain.flat_map(char::to_lowercase).collect()
}

/// Everything of a note that can be searched for, folded once.
pub(crate) struct Folded {
    title: String,
    rest: String,
}

impl Folded {
    pub fn new(note: &Note) -> Folded {
        let mut rest = String::new();
        for text in searched(note) {
            rest.push_str(&fold(text));
            rest.push('\n');
        }
        Folded {
            title: fold(&note.title),
            rest,
        }
    }

    pub fn title(&self) -> &str {
        &self.title
    }

    /// Whether all words stand here, and if so, whether one stands in the title.
    pub fn holds(&self, words: &Words) -> Option<bool> {
        let mut in_title = false;
        for finder in &words.finders {
            let here = begins_word(finder, &self.title);
            if !here && !begins_word(finder, &self.rest) {
                return None;
            }
            in_title |= here;
        }
        Some(in_title)
    }
}

/// All texts of a note but its title.
fn searched(note: &Note) -> impl Iterator<Item = &str> {
    let incident = note.incident.iter().flat_map(|i| {
        [
            &i.what,
            &i.when,
            &i.place,
            &i.who,
            &i.witnesses,
            &i.evidence,
        ]
    });
    std::iter::once(&note.text)
        .chain(incident)
        .chain(&note.tags)
        .chain(&note.date)
        .chain(note.posts.iter().map(|post| &post.excerpt))
        .chain(note.attachments.iter().map(|file| &file.name))
        .map(String::as_str)
}

/// Whether a word of the text begins with what is looked for.
fn begins_word(finder: &Finder, text: &str) -> bool {
    finder
        .find_iter(text.as_bytes())
        .any(|at| is_word_start(text, at))
}

fn is_word_start(text: &str, at: usize) -> bool {
    let before = text.get(..at).and_then(|before| before.chars().next_back());
    !before.is_some_and(char::is_alphanumeric)
}

/// What is searched for.
pub(crate) struct Words {
    finders: Vec<Finder<'static>>,
}

impl Words {
    pub fn new(text: &str) -> Words {
        let words = fold(text);
        Words {
            finders: words
                .split_whitespace()
                .map(|word| Finder::new(word).into_owned())
                .collect(),
        }
    }

    /// One line of the note around the first word that was found; its beginning otherwise.
    pub fn excerpt(&self, note: &Note, folded: &Folded) -> String {
        // What stands in the title alone needs no look at every word of the rest.
        let mut there = self.finders.iter();
        let there = there.find(|finder| begins_word(finder, &folded.rest));
        let found = there
            .and_then(|finder| searched(note).find_map(|text| Some((text, place(finder, text)?))));
        let (text, at) = found.unwrap_or((&note.text, 0));
        let mut excerpt = String::new();
        let mut space = true;
        let from = at.saturating_sub(BEFORE);
        if from > 0 {
            excerpt.push('\u{2026}');
        }
        // Lines and runs of space become one space: it is shown on one line.
        for c in text.chars().skip(from).take(EXCERPT) {
            if !c.is_whitespace() {
                excerpt.push(c);
            } else if !space {
                excerpt.push(' ');
            }
            space = c.is_whitespace();
        }
        excerpt.truncate(excerpt.trim_end().len());
        excerpt
    }
}

/// Characters before the first word of `text` that begins with what is looked for. Folding changes
/// lengths, so words are folded one by one, up to the one that is found.
fn place(finder: &Finder, text: &str) -> Option<usize> {
    let mut chars = 0;
    for word in text.split_inclusive(|c: char| !c.is_alphanumeric()) {
        if begins_with(word, finder.needle()) {
            return Some(chars);
        }
        chars += word.chars().count();
    }
    // It may span what we take for two words, like an address with a dot.
    begins_word(finder, &fold(text)).then_some(0)
}

/// Whether a word, folded, begins with these bytes.
fn begins_with(word: &str, needle: &[u8]) -> bool {
    if word.is_ascii() {
        let start = word.as_bytes().get(..needle.len());
        return start.is_some_and(|start| start.eq_ignore_ascii_case(needle));
    }
    fold(word).as_bytes().starts_with(needle)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn note() -> Note {
        Note {
            title: "Locker at the station".into(),
            text: "First line.\n\nThe Manager said: \u{201c}Mañana no vengas\u{201d}, straße 9."
                .into(),
            tags: vec!["retaliation".into()],
            ..Note::default()
        }
    }

    #[test]
    fn finds_beginnings_without_case_and_accents() {
        let folded = Folded::new(&note());
        for (typed, found) in [
            ("", Some(false)),
            ("manana", Some(false)),
            ("MAÑ", Some(false)),
            ("lock", Some(true)),
            ("man lock", Some(true)),
            ("strasse", None),
            ("anager", None),
            ("retal vengas", Some(false)),
            ("vengas never", None),
        ] {
            assert_eq!(folded.holds(&Words::new(typed)), found, "{typed}");
        }
    }

    #[test]
    fn excerpts_are_one_line_around_the_word() {
        let excerpt = |typed: &str, note: &Note| {
            let words = Words::new(typed);
            words.excerpt(note, &Folded::new(note))
        };
        let note = note();
        assert!(excerpt("", &note).starts_with("First line. The Manager said:"));
        assert_eq!(excerpt("retal", &note), "retaliation");
        assert!(excerpt("MANANA", &note).contains("Mañana no vengas"));
        assert!(
            excerpt("lock", &note).starts_with("First line."),
            "in the title alone"
        );
        let long = Note {
            text: format!("{} needle hay", "hay ".repeat(100)),
            ..Note::default()
        };
        let excerpt = excerpt("needle", &long);
        assert!(
            excerpt.starts_with('\u{2026}') && excerpt.ends_with("needle hay"),
            "{excerpt}"
        );
    }
}

//! Cues: words that say what a post is about, and the look-alikes in which they do not.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use model::{Category, Span};

use super::words::{SEED, Words, step, sum};

/// How much a cue says by itself.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Says {
    /// Nothing else is ever meant: files the post.
    All,
    /// Nearly enough to file the post.
    Much,
    /// Something: the rest of the post decides.
    Some,
}

/// Words of one meaning in the three languages, parted by `|`. A word that ends in `*` stands for
/// all that begin so; several words stand for themselves in a row. Small letters, no accents.
#[derive(Clone, Copy)]
pub(crate) struct Cue {
    /// How much it says.
    pub says: Says,
    /// The words.
    pub words: &'static str,
}

/// A cue that files by itself.
pub(crate) const fn sure(words: &'static str) -> Cue {
    Cue {
        says: Says::All,
        words,
    }
}

/// A cue that is nearly enough.
pub(crate) const fn strong(words: &'static str) -> Cue {
    Cue {
        says: Says::Much,
        words,
    }
}

/// A cue that counts with others.
pub(crate) const fn weak(words: &'static str) -> Cue {
    Cue {
        says: Says::Some,
        words,
    }
}

impl Cue {
    /// A number of the cue that stays when others come and go: weights are kept by it.
    pub(crate) fn number(self) -> u32 {
        let sum = sum(SEED, self.words.as_bytes());
        (sum ^ sum >> 32) as u32
    }
}

/// The rules of one category.
pub(crate) struct Rule {
    /// What they file under.
    pub category: Category,
    /// What speaks for it.
    pub cues: &'static [Cue],
    /// Where its cues mean something else; written as in [`Cue::words`].
    pub look_alikes: &'static str,
    /// Posts that belong here.
    #[cfg(test)]
    pub hits: &'static [&'static str],
    /// Posts that do not, and look so.
    #[cfg(test)]
    pub misses: &'static [&'static str],
}

/// A cue that stands in a post.
#[derive(Clone, Copy)]
pub(crate) struct Seen {
    /// Which, as it was handed to [`Index::add`].
    pub cue: u16,
    /// Where.
    pub span: Span,
}

struct Pattern {
    /// The words after the first, with whether only their beginning counts.
    rest: Vec<(&'static [u8], bool)>,
    /// Whether only the beginning of the first word counts.
    open: bool,
    cue: u16,
}

/// The sums are hashes already.
#[derive(Default)]
struct AsIs(u64);

impl Hasher for AsIs {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, bytes: &[u8]) {
        self.0 = sum(self.0, bytes);
    }
    fn write_u64(&mut self, sum: u64) {
        self.0 = sum ^ sum >> 29;
    }
}

/// All cues by the first word of each.
#[derive(Default)]
pub(crate) struct Index {
    by_first: HashMap<u64, Vec<Pattern>, BuildHasherDefault<AsIs>>,
}

fn parts(word: &'static str) -> (&'static [u8], bool) {
    match word.strip_suffix('*') {
        Some(beginning) => (beginning.as_bytes(), true),
        None => (word.as_bytes(), false),
    }
}

impl Index {
    /// Adds words as [`Cue::words`] has them, to be told by a number.
    pub(crate) fn add(&mut self, words: &'static str, cue: u16) {
        for row in words.split('|').filter(|row| !row.is_empty()) {
            let mut row = row.split(' ').map(parts);
            let Some((first, open)) = row.next() else {
                continue;
            };
            let pattern = Pattern {
                rest: row.collect(),
                open,
                cue,
            };
            let first = sum(SEED, first);
            self.by_first.entry(first).or_default().push(pattern);
        }
    }

    /// Calls `tell` for each that stands in a post.
    pub(crate) fn find(&self, words: &Words, mut tell: impl FnMut(Seen)) {
        for at in 0..words.len() {
            let letters = words.letters(at);
            let mut sum = SEED;
            for (i, byte) in letters.iter().enumerate() {
                sum = step(sum, *byte);
                let whole = i + 1 == letters.len();
                // Nothing shorter than three letters is a beginning.
                if i < 2 && !whole {
                    continue;
                }
                for pattern in self.by_first.get(&sum).into_iter().flatten() {
                    if (whole || pattern.open) && pattern.follows(words, at + 1) {
                        let span = words.span(at, 1 + pattern.rest.len());
                        let cue = pattern.cue;
                        tell(Seen { cue, span });
                    }
                }
            }
        }
    }
}

impl Pattern {
    fn follows(&self, words: &Words, from: usize) -> bool {
        self.rest.iter().zip(from..).all(|((wanted, open), at)| {
            let letters = words.letters(at);
            if *open {
                letters.starts_with(wanted)
            } else {
                letters == *wanted
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(cue: &'static str, text: &str) -> Vec<(u32, u32)> {
        let mut index = Index::default();
        index.add(cue, 0);
        let mut seen = Vec::new();
        index.find(&Words::of(text), |s| seen.push((s.span.start, s.span.end)));
        seen
    }

    #[test]
    fn cues_are_found() {
        assert_eq!(seen("huelg*", "¡Huelga! huelguistas"), [(1, 7), (9, 20)]);
        assert_eq!(seen("walk* off the job", "walked off the job"), [(0, 18)]);
        assert_eq!(seen("walk* off the job", "walk off the"), []);
        assert_eq!(seen("tip", "tips tipped"), []);
    }
}

//! Regular expressions over folded text: bytes, no Unicode tables, linear time, built on first use.

use std::ops::Range;
use std::sync::LazyLock;

use regex_automata::{Anchored, Input, meta::Regex, util::syntax};

/// A pattern that compiles on first use; a test compiles every one of them.
pub(crate) type Lazy = LazyLock<Pattern>;

/// A compiled pattern over folded bytes.
pub(crate) struct Pattern(Regex);

impl Pattern {
    /// Compiles a pattern written in the source of this crate.
    pub(crate) fn new(source: &str) -> Pattern {
        let regex = Regex::builder()
            .syntax(syntax::Config::new().unicode(false).utf8(false))
            .build(source)
            .expect("patterns are constants of this crate and a test compiles each of them");
        Pattern(regex)
    }

    /// Where a match that begins exactly at `start` ends.
    pub(crate) fn at(&self, hay: &[u8], start: usize) -> Option<usize> {
        if start > hay.len() {
            return None;
        }
        let input = Input::new(hay).range(start..).anchored(Anchored::Yes);
        self.0.find(input).map(|m| m.end())
    }

    /// Groups of a match that begins exactly at `start`; group 0 is the whole.
    pub(crate) fn groups_at(&self, hay: &[u8], start: usize) -> Option<Vec<Option<Range<usize>>>> {
        if start > hay.len() {
            return None;
        }
        let input = Input::new(hay).range(start..).anchored(Anchored::Yes);
        let mut caps = self.0.create_captures();
        self.0.captures(input, &mut caps);
        caps.is_match().then(|| {
            (0..caps.group_len())
                .map(|g| caps.get_group(g).map(|s| s.range()))
                .collect()
        })
    }

    /// All matches in a range, left to right.
    pub(crate) fn all(&self, hay: &[u8], range: Range<usize>) -> Vec<Range<usize>> {
        let end = range.end.min(hay.len());
        let start = range.start.min(end);
        let input = Input::new(hay).range(start..end);
        self.0.find_iter(input).map(|m| m.range()).collect()
    }
}

/// Declares lazily compiled patterns: `pattern! { NAME = r"..." }`.
macro_rules! pattern {
    ($($(#[$doc:meta])* $name:ident = $source:expr;)+) => {
        $($(#[$doc])* static $name: $crate::pattern::Lazy =
            std::sync::LazyLock::new(|| $crate::pattern::Pattern::new($source));)+

        #[cfg(test)]
        #[test]
        fn patterns_compile() {
            $(std::sync::LazyLock::force(&$name);)+
        }
    };
}
pub(crate) use pattern;

//! The shape of a dimension: a word, a function, and its examples.

use model::{Dimension, Kind};

use crate::clue::Clue;
use crate::said::Said;
use crate::vocabulary::Mask;

/// A post and what it tells of its owner in one dimension.
pub struct Example {
    /// A post made on 15 June 2024; findings are marked `{KIND|words}`.
    pub text: &'static str,
    /// Values in words that are the owner's and so at the time; empty for a look-alike.
    pub told: &'static [&'static str],
}

/// A rule for one dimension.
pub struct Teller {
    /// What its clues are about.
    pub dimension: Dimension,
    /// Kinds of findings that it reads, as bits of [`Kind::bit`].
    pub(crate) kinds: u32,
    /// Classes of words that make it read a part without such a finding.
    pub(crate) words: Mask,
    /// Reads one part.
    pub(crate) tell: fn(&Said, &mut Vec<Clue>),
    /// Hits and look-alikes in three languages.
    pub examples: &'static [Example],
}

impl Teller {
    /// Whether a part with these kinds of findings and classes of words can tell anything.
    pub(crate) fn met(&self, kinds: u32, words: Mask) -> bool {
        kinds & self.kinds != 0 || words & self.words != 0
    }
}

/// The bits of several kinds.
pub(crate) const fn bits(kinds: &[Kind]) -> u32 {
    let (mut mask, mut i) = (0, 0);
    while i < kinds.len() {
        mask |= kinds[i].bit();
        i += 1;
    }
    mask
}

/// A hit.
pub(crate) const fn hit(text: &'static str, told: &'static [&'static str]) -> Example {
    Example { text, told }
}

/// A look-alike.
pub(crate) const fn miss(text: &'static str) -> Example {
    Example { text, told: &[] }
}

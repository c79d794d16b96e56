//! Clues: what one post says in one dimension, before posts are put together.

use model::{Dimension, PostTime, Whose};

use crate::Value;

/// Whether it is so, as the words of one post tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tense {
    /// It is so when the post was made.
    Now,
    /// It was so before ("I used to", "back in Quincy").
    Past,
    /// It is said not to be so ("I'm not in Boston").
    Not,
    /// It is so from about then on, and ends what was before ("moved to Lynn", "my new Camry").
    Began,
}

/// One thing that one post says. Holds post text: no `Debug`.
#[derive(Clone, PartialEq)]
pub struct Clue {
    /// The caller's number of the post.
    pub post: u32,
    /// When the post was made.
    pub time: Option<PostTime>,
    /// What it is about.
    pub dimension: Dimension,
    /// What it says.
    pub value: Value,
    /// Whose it is.
    pub whose: Whose,
    /// Whether it is so.
    pub tense: Tense,
    /// How sure that is, 0 to 1.
    pub confidence: f32,
    /// Position in the post's findings, where a finding says it: what an edit would take away.
    pub finding: Option<u16>,
}

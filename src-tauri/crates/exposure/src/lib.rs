//! Findings to exposure: the facts that posts tell about their owner, how many people they leave
//! (the crowd), the smallest fix, and what a listening team would file each post under.
//!
//! Sans-io: values in, values out; no file, no clock, no log.

mod clue;
mod clues;
mod dimension;
mod dimensions;
mod facts;
mod lists;
mod said;
mod settle;
mod sight;
mod unite;
mod value;
mod vocabulary;
mod voice;
mod words;
mod wordset;

pub use clue::{Clue, Tense};
pub use clues::clues;
pub use dimension::{Example, Teller};
pub use dimensions::DIMENSIONS;
pub use facts::{Told, facts, told};
pub use sight::Sight;
pub use value::{Area, Shift, Value, Vehicle};

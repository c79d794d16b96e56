//! Findings to exposure: the facts that posts tell about their owner, how many people they leave
//! (the crowd), the smallest fix, and what a listening team would file each post under.
//!
//! Sans-io: values in, values out; no file, no clock, no log.

mod clue;
mod clues;
mod counts;
mod crowd;
mod dimension;
mod dimensions;
mod facts;
mod fix;
mod flag;
mod known;
pub mod lens;
mod lists;
mod said;
mod settle;
mod share;
mod sight;
mod told;
mod unite;
mod value;
mod vocabulary;
mod voice;
mod words;
mod wordset;

pub use clue::{Clue, Tense};
pub use clues::clues;
pub use counts::whereabouts::whereabouts;
pub use crowd::{crowd, crowd_without};
pub use dimension::{Example, Teller};
pub use dimensions::DIMENSIONS;
pub use facts::facts;
pub use fix::fixes;
pub use flag::flagged;
pub use known::known;
pub use lens::{Filed, Lens, Reason};
pub use share::rounded;
pub use sight::Sight;
pub use told::{Telling, Told};
pub use value::{Area, Shift, Value, Vehicle};

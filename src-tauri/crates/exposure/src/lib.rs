//! Findings to exposure: the facts that posts tell about their owner, how many people they leave
//! (the crowd), the smallest fix, and what a listening team would file each post under.
//!
//! Sans-io: values in, values out; no file, no clock, no log.

mod clue;
pub mod lens;
mod sight;
mod value;

pub use clue::{Clue, Tense};
pub use lens::{Filed, Lens, Reason};
pub use sight::Sight;
pub use value::{Area, Shift, Value, Vehicle};

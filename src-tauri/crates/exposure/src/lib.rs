//! Findings to exposure: the facts that posts tell about their owner, how many people they leave
//! (the crowd), the smallest fix, and what a listening team would file each post under.
//!
//! Sans-io: values in, values out; no file, no clock, no log.

mod clue;
mod counts;
mod crowd;
mod fix;
mod share;
pub mod lens;
mod sight;
mod told;
mod value;

pub use clue::{Clue, Tense};
pub use crowd::{crowd, crowd_without};
pub use fix::fixes;
pub use share::rounded;
pub use lens::{Filed, Lens, Reason};
pub use sight::Sight;
pub use told::{Telling, Told};
pub use value::{Area, Shift, Value, Vehicle};

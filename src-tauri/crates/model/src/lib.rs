//! The words of the domain, shared by every stage: what a post, a finding and a decision are.
//!
//! No file, no clock, no log: values only. Types that hold post text have no `Debug`, so that a
//! stray `{:?}` cannot put a person's words into a log or a panic message.

mod category;
mod crowd;
mod decision;
mod fact;
mod finding;
mod kind;
mod note;
mod person;
mod platform;
mod post;
mod skipped;
mod time;
mod why;

pub use category::{Category, Sentiment};
pub use crowd::{Change, Crowd, Factor, Fix, PopulationOf, ShareSource, SingledOut, Unused};
pub use decision::Decision;
pub use fact::{Dimension, Fact, Whose};
pub use finding::{Finding, SURE, Span};
pub use kind::{Family, Kind};
pub use note::{Attachment, Incident, Note, PostLink};
pub use person::{OwnTerm, Owner};
pub use platform::Platform;
pub use post::{Audience, Media, Place, Post, PostKey, PostKind, Standing};
pub use skipped::{SkipReason, Skipped};
pub use time::{PostTime, TimeBasis};
pub use why::Why;

/// Implements `ALL`, `as_str` and `parse` for a closed enum with a stable word for each variant.
macro_rules! words {
    ($name:ident { $($variant:ident = $word:literal),+ $(,)? }) => {
        impl $name {
            /// Every variant, in the order of the declaration.
            pub const ALL: &'static [$name] = &[$($name::$variant),+];

            /// The stable word used in files, in the database and between processes.
            pub const fn as_str(self) -> &'static str {
                match self { $($name::$variant => $word),+ }
            }

            /// The variant of a stable word, or `None` for a word that is not one of ours.
            pub fn parse(word: &str) -> Option<$name> {
                match word { $($word => Some($name::$variant),)+ _ => None }
            }

            /// Position in [`Self::ALL`]; used as a compact code in memory and in bit masks.
            pub const fn index(self) -> u8 { self as u8 }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }
    };
}
pub(crate) use words;

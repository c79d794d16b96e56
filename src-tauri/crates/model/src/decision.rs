//! Decisions: what the person wants done with a post.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::words;

/// The person's word on one post. No decision yet is `Option::None`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[repr(u8)]
pub enum Decision {
    /// It may stay as it is.
    Keep,
    /// It should be changed or removed.
    Fix,
    /// The findings in it are not about the person, or do not matter.
    Ignore,
}

words!(Decision {
    Keep = "keep",
    Fix = "fix",
    Ignore = "ignore",
});

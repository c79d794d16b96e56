//! Findings: where in a post a detail stands, and which detector saw it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Kind, Why};

/// A stretch of text in Unicode code points, `end` exclusive. Never bytes, never UTF-16 units.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
pub struct Span {
    /// First code point.
    pub start: u32,
    /// One past the last code point.
    pub end: u32,
}

/// One identifying detail in one part of a post.
///
/// Holds no text: the detail is what the span covers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct Finding {
    /// 0 is the post's text; n is the caption of its n-th medium, counted from 1.
    #[serde(default)]
    pub part: u16,
    /// Where in that part.
    #[serde(flatten)]
    pub span: Span,
    /// Class of the detail.
    pub kind: Kind,
    /// How sure the detector is, 0 to 1.
    pub confidence: f32,
    /// Stable name of the detector that saw it: its kind in small letters, `model`, `echo`, or
    /// `own_term` for the person's own words.
    pub detector: String,
    /// Why it was taken for one.
    pub why: Why,
}

/// Confidence from which a finding counts as sure; below it is worth a look.
pub const SURE: f32 = 0.9;

impl Finding {
    /// Whether the finding is sure, or worth a look.
    pub fn is_sure(&self) -> bool {
        self.confidence >= SURE
    }
}

//! The shape of a detector: a name, a kind, a cheap hint, a function, and its examples.

use model::{Kind, Why};

use crate::text::Text;
use crate::words::Mask;

/// What must occur in a text before a detector is asked at all.
#[derive(Clone, Copy)]
pub struct Hint {
    /// At least one of these classes or signs.
    pub(crate) any: Mask,
    /// And at least one of these; 0 asks for nothing more.
    pub(crate) and: Mask,
}

impl Hint {
    pub(crate) const fn any(any: Mask) -> Hint {
        Hint { any, and: 0 }
    }

    pub(crate) const fn both(any: Mask, and: Mask) -> Hint {
        Hint { any, and }
    }

    pub(crate) fn met(self, seen: Mask) -> bool {
        seen & self.any != 0 && (self.and == 0 || seen & self.and != 0)
    }
}

/// One sentence that a detector must, or must not, see something in.
pub enum Example {
    /// `[marks]` stand around every detail that must be found, and nothing else may be.
    Hit(&'static str),
    /// A look-alike: nothing may be found.
    Miss(&'static str),
}

/// A rule for one kind of detail.
pub struct Detector {
    /// Stable name, written into every finding.
    pub name: &'static str,
    /// Kind of its findings.
    pub kind: Kind,
    /// What must occur in a text before `find` is called.
    pub hint: Hint,
    /// Looks through a text and puts what it sees into the sink.
    pub find: fn(&Text, &mut Sink),
    /// At least five hits and five look-alikes.
    pub examples: &'static [Example],
}

/// A detail seen by a detector, in offsets of the folded text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Candidate {
    pub start: usize,
    pub end: usize,
    pub kind: Kind,
    pub confidence: f32,
    pub detector: &'static str,
    pub why: Why,
}

/// Collects what the detectors see.
pub struct Sink {
    pub(crate) found: Vec<Candidate>,
    kind: Kind,
    detector: &'static str,
}

impl Sink {
    pub(crate) fn new() -> Sink {
        Sink {
            found: Vec::new(),
            kind: Kind::OwnTerm,
            detector: "",
        }
    }

    pub(crate) fn enter(&mut self, detector: &Detector) {
        self.kind = detector.kind;
        self.detector = detector.name;
    }

    /// One detail of the detector's kind, for the kind's usual reason.
    pub(crate) fn push(&mut self, start: usize, end: usize, confidence: f32) {
        self.push_as(start, end, confidence, usual(self.kind));
    }

    /// One detail of the detector's kind, and why.
    pub(crate) fn push_as(&mut self, start: usize, end: usize, confidence: f32, why: Why) {
        self.found.push(Candidate {
            start,
            end,
            kind: self.kind,
            confidence,
            detector: self.detector,
            why,
        });
    }
}

/// Why details of a kind are mostly taken for one.
fn usual(kind: Kind) -> Why {
    match kind {
        Kind::Email | Kind::Url | Kind::Handle | Kind::Ip | Kind::Coordinates => Why::Shape,
        Kind::Datetime | Kind::Address => Why::Shape,
        Kind::Phone => Why::Plan,
        Kind::Vin | Kind::Bank => Why::Sum,
        Kind::GovId | Kind::TrackingId | Kind::Plate | Kind::Station | Kind::Route => {
            Why::ShapeWord
        }
        Kind::Place | Kind::Employer | Kind::Vehicle | Kind::Person => Why::List,
        Kind::Age | Kind::Family | Kind::Health | Kind::Origin | Kind::Job => Why::Said,
        Kind::OwnTerm => Why::Own,
    }
}

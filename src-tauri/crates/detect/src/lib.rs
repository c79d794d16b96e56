//! Text to findings, by rules: what in a post leads to the person who wrote it.
//!
//! Sans-io: values in, values out; no file, no clock, no log. One pass prepares a text
//! ([`Text`]), the table [`DETECTORS`] is walked, overlaps are settled by a written rule. The same
//! text gives the same findings, always.

mod checks;
mod detector;
mod detectors;
mod frame;
mod names;
mod ner;
mod overlap;
mod own_terms;
mod pattern;
mod scan;
mod text;
pub mod training;
mod words;

use std::sync::Arc;

use model::{Finding, OwnTerm, Post, Span};

pub use detector::{Detector, Example, Hint, Sink};
pub use detectors::DETECTORS;
pub use text::Text;

use own_terms::OwnTerms;

/// Raised whenever the same text may give other findings than before.
pub const VERSION: u32 = 1;

/// Everything that looks through text. Cheap to clone; may be shared between threads.
#[derive(Clone)]
pub struct Engine {
    own: Arc<OwnTerms>,
    model: bool,
}

/// Whether names and places are found by the model too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ModelState {
    /// Rules and model.
    On,
    /// Rules only, because the caller asked for it.
    Off,
    /// Rules only, because the weights could not be read.
    Missing,
}

impl Engine {
    /// Prepares the rules and the person's own list of words.
    pub fn new(own_terms: &[OwnTerm]) -> Engine {
        Engine {
            own: Arc::new(OwnTerms::new(own_terms)),
            model: ner::ready(),
        }
    }

    /// The same with rules alone.
    pub fn without_model(self) -> Engine {
        Engine {
            model: false,
            ..self
        }
    }

    /// Whether names and places are found by the model too.
    pub fn model_state(&self) -> ModelState {
        match (self.model, ner::ready()) {
            (true, _) => ModelState::On,
            (false, true) => ModelState::Off,
            (false, false) => ModelState::Missing,
        }
    }

    /// Findings of one text, in order of place, never overlapping; all of part 0.
    pub fn find(&self, text: &str) -> Vec<Finding> {
        let mut found = Vec::new();
        self.find_part(0, text, &mut found);
        found
    }

    /// Findings of every part of a post, part after part.
    pub fn find_in_post(&self, post: &Post) -> Vec<Finding> {
        let mut found = Vec::new();
        for (part, text) in post.parts() {
            self.find_part(part, text, &mut found);
        }
        found
    }

    fn find_part(&self, part: u16, source: &str, out: &mut Vec<Finding>) {
        let text = Text::new(source);
        let mut sink = Sink::new();
        for detector in DETECTORS {
            if detector.hint.met(text.seen) {
                sink.enter(detector);
                (detector.find)(&text, &mut sink);
            }
        }
        if self.model {
            ner::find(&text, &mut sink.found);
        }
        let rules = overlap::resolve(sink.found).into_iter().map(|c| {
            let (start, end) = text.points(c.start, c.end);
            Finding {
                part,
                span: Span { start, end },
                kind: c.kind,
                confidence: c.confidence,
                detector: c.detector.to_owned(),
            }
        });
        let own = self.own.find(part, source);
        if own.is_empty() {
            out.extend(rules);
            return;
        }
        let rules: Vec<Finding> = rules.collect();
        out.extend(own_terms::over_rules(own, rules, source));
    }
}

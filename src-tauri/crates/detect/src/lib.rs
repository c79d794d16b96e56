//! Text to findings, by rules: what in a post leads to the person who wrote it.
//!
//! Sans-io: values in, values out; no file, no clock, no log. One pass prepares a text
//! ([`Text`]), the table [`DETECTORS`] is walked, overlaps are settled by a written rule. The same
//! text gives the same findings, always.

mod checks;
mod detector;
mod detectors;
mod echo;
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

use model::{Finding, OwnTerm, Post, Span, Why};

pub use detector::{Detector, Example, Hint, Sink};
pub use detectors::DETECTORS;
pub use echo::Echoes;
pub use text::Text;

use own_terms::OwnTerms;

/// Raised whenever the same text may give other findings than before.
pub const VERSION: u32 = 2;

/// Everything that looks through text. Cheap to clone; may be shared between threads.
#[derive(Clone)]
pub struct Engine {
    own: Arc<OwnTerms>,
    echoes: Option<Arc<OwnTerms>>,
    model: bool,
    second: bool,
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
            echoes: None,
            model: ner::ready(),
            second: false,
        }
    }

    /// The same with the second pass: a network that reads the whole sentence, surer and some
    /// hundred times slower. Without effect where its weights cannot be read, or without the first.
    pub fn with_second_pass(self) -> Engine {
        Engine {
            second: self.model && ner::second_ready(),
            ..self
        }
    }

    /// Whether the second pass is on.
    pub fn second_pass(&self) -> bool {
        self.second
    }

    /// The same, and what was found once is found everywhere: see [`Echoes`].
    pub fn with_echoes(self, echoes: Echoes) -> Engine {
        let terms = echoes.terms();
        Engine {
            echoes: (!terms.is_empty()).then(|| Arc::new(OwnTerms::new(&terms))),
            ..self
        }
    }

    /// The same with rules alone.
    pub fn without_model(self) -> Engine {
        Engine {
            model: false,
            second: false,
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
            ner::find(&text, self.second, &mut sink.found);
        }
        let rules = overlap::resolve(sink.found).into_iter().map(|c| {
            let (start, end) = text.points(c.start, c.end);
            Finding {
                part,
                span: Span { start, end },
                kind: c.kind,
                // What rule and model both see is sure, now that no longer detail covers it.
                confidence: if c.why == Why::Both {
                    c.confidence.max(0.92)
                } else {
                    c.confidence
                },
                detector: format!("{}.{}", c.detector, c.why),
            }
        });
        let own = self.own.find(part, source);
        if own.is_empty() && self.echoes.is_none() {
            out.extend(rules);
            return;
        }
        let mut found: Vec<Finding> = rules.collect();
        if let Some(echoes) = &self.echoes {
            echo::fill(echoes.find(part, source), &mut found);
        }
        if own.is_empty() {
            out.extend(found);
        } else {
            out.extend(own_terms::over_rules(own, found, source));
        }
    }
}

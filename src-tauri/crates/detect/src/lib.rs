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
pub use echo::{ECHOED, Echoes, Search};
pub use text::Text;

use detector::Candidate;
use own_terms::OwnTerms;

/// Raised whenever the same text may give other findings than before.
pub const VERSION: u32 = 4;

/// How well each kind is found, in each language: written by `make eval`, shown in the window.
pub const QUALITY: &str = include_str!("../data/quality.json");

/// Everything that looks through text. Cheap to clone; may be shared between threads.
#[derive(Clone)]
pub struct Engine {
    own: Arc<OwnTerms>,
    echoes: Option<Search>,
    model: bool,
    second: bool,
    language: Option<Language>,
}

/// A language that posts come in. Every rule reads all three at once, because people mix them; the
/// model learnt from English and asks for more proof in the other two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// English.
    English,
    /// Spanish.
    Spanish,
    /// Portuguese.
    Portuguese,
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
            language: None,
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
        Engine {
            echoes: Some(echoes.search()),
            ..self
        }
    }

    /// The same for texts that are all in one language, instead of a guess at each.
    pub fn in_language(self, language: Option<Language>) -> Engine {
        Engine { language, ..self }
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
        let mut text = Text::new(source);
        text.language = self.language;
        let mut found = rules(&text);
        if self.model {
            ner::find(&text, self.second, &mut found);
        }
        let rules = settle(&text, part, found);
        let own = self.own.find(part, source);
        if own.is_empty() && self.echoes.is_none() {
            out.extend(rules);
            return;
        }
        let mut found: Vec<Finding> = rules.collect();
        if !own.is_empty() {
            found = own_terms::over_rules(own, found, source);
        }
        if let Some(echoes) = &self.echoes {
            echoes.fill(part, source, &mut found);
        }
        out.extend(found);
    }
}

/// What the rules see, overlaps and all.
fn rules(text: &Text) -> Vec<Candidate> {
    let mut sink = Sink::new();
    for detector in DETECTORS {
        if detector.hint.met(text.seen) {
            sink.enter(detector);
            (detector.find)(text, &mut sink);
        }
    }
    sink.found
}

/// Overlaps resolved, as findings.
fn settle(text: &Text, part: u16, found: Vec<Candidate>) -> impl Iterator<Item = Finding> {
    overlap::resolve(found).into_iter().map(move |c| {
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
            detector: c.detector.to_owned(),
            why: c.why,
        }
    })
}

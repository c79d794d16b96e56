//! One part of a post, read once, and what each dimension needs to make clues of it.

use std::ops::Range;

use model::{Dimension, Finding, Kind, Whose};

use crate::clue::{Clue, Tense};
use crate::sight::Sight;
use crate::value::Value;
use crate::voice::{Voice, voice};
use crate::words::Words;

/// A part of a post with its words and its findings. Holds post text: no `Debug`.
pub(crate) struct Said<'p> {
    pub sight: &'p Sight<'p>,
    pub part: u16,
    /// The part as written.
    pub source: &'p str,
    pub words: Words,
}

/// A finding with the words that it covers.
#[derive(Clone)]
pub(crate) struct Seen<'p> {
    pub finding: &'p Finding,
    /// Its position in the post's findings.
    pub number: u16,
    pub at: Range<usize>,
}

impl<'p> Said<'p> {
    pub(crate) fn new(sight: &'p Sight<'p>, part: u16, source: &'p str) -> Said<'p> {
        Said {
            sight,
            part,
            source,
            words: Words::new(source),
        }
    }

    /// Findings of one kind in this part.
    pub(crate) fn findings(&self, kind: Kind) -> impl Iterator<Item = Seen<'p>> {
        let numbered = self.sight.findings.iter().enumerate();
        numbered
            .filter(move |(_, f)| f.kind == kind && f.part == self.part)
            .filter_map(|(number, finding)| {
                let (start, end) = (finding.span.start as usize, finding.span.end as usize);
                let at = self.words.at(start, end);
                let number = u16::try_from(number).ok()?;
                Some(Seen {
                    finding,
                    number,
                    at,
                })
            })
    }

    /// What a finding covers, as written.
    pub(crate) fn written(&self, finding: &Finding) -> String {
        let (start, end) = (finding.span.start as usize, finding.span.end as usize);
        let chars = self.source.chars().skip(start);
        chars.take(end.saturating_sub(start)).collect()
    }

    /// What a finding covers, folded.
    pub(crate) fn folded(&self, seen: &Seen) -> &str {
        let span = seen.finding.span;
        self.words.text(span.start as usize, span.end as usize)
    }

    pub(crate) fn voice(&self, at: &Range<usize>) -> Voice {
        voice(&self.words, at.clone(), self.sight)
    }

    /// A clue of this post.
    pub(crate) fn clue(
        &self,
        dimension: Dimension,
        value: Value,
        (whose, confidence): (Whose, f32),
        tense: Tense,
        seen: Option<&Seen>,
    ) -> Clue {
        // A detail that the detector doubts is doubted here too.
        let doubt = seen.map_or(1.0, |s| s.finding.confidence.clamp(0.0, 1.0).powf(0.25));
        Clue {
            post: self.sight.post,
            time: self.sight.time,
            dimension,
            value,
            whose,
            tense,
            confidence: confidence * doubt,
            finding: seen.map(|s| s.number),
        }
    }

    /// Year of the post, where it has a time.
    pub(crate) fn year(&self) -> Option<i16> {
        Some(self.sight.time?.wall().year())
    }
}

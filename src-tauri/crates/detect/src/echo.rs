//! Propagation: a value found once is found everywhere. A name that was introduced in one post
//! ("my name is Tobias Wren") is found in all others, whatever stands around it there.
//!
//! Two passes: the first collects ([`Echoes::note`]) from what was found, the second searches
//! with [`crate::Engine::with_echoes`].

use std::collections::BTreeMap;

use model::{Finding, Kind, OwnTerm, Why};

use crate::names::known;

/// What a finding says of the detector that saw it.
const NAME: &str = "echo";
/// At most this many values are carried along; the commonest stay.
const MOST: usize = 4_000;

/// Values found once, and what they were.
#[derive(Default)]
pub struct Echoes {
    values: BTreeMap<String, (Kind, u32)>,
}

impl Echoes {
    /// Nothing yet.
    pub fn new() -> Echoes {
        Echoes::default()
    }

    /// Takes the values out of one text's findings; all of one part.
    pub fn note(&mut self, text: &str, findings: &[Finding]) {
        for f in findings {
            let start = f.span.start as usize;
            let length = (f.span.end - f.span.start) as usize;
            let value: String = text.chars().skip(start).take(length).collect();
            self.add(&value, f);
        }
    }

    fn add(&mut self, value: &str, f: &Finding) {
        let value = value.trim_start_matches(['@', '#', '$']).trim();
        let kept = match f.kind {
            Kind::Person => f.confidence >= 0.75 && telling(value),
            Kind::Handle | Kind::Plate | Kind::Station => f.confidence >= 0.85 && value.len() >= 4,
            Kind::Email | Kind::Phone | Kind::Vin | Kind::GovId | Kind::Bank | Kind::TrackingId => {
                f.confidence >= 0.8 && value.len() >= 6
            }
            Kind::Address => f.confidence >= 0.85 && value.len() >= 10,
            _ => false,
        };
        if !kept {
            return;
        }
        self.values
            .entry(value.to_lowercase())
            .or_insert((f.kind, 0))
            .1 += 1;
        // Of a full name, the first name alone is the same person.
        let mut words = value.split(' ');
        if let (Kind::Person, Some(first), Some(_)) = (f.kind, words.next(), words.next())
            && telling(first)
        {
            self.values
                .entry(first.to_lowercase())
                .or_insert((f.kind, 0))
                .1 += 1;
        }
    }

    /// The values as words to search for.
    pub(crate) fn terms(self) -> Vec<OwnTerm> {
        let mut all: Vec<(String, (Kind, u32))> = self.values.into_iter().collect();
        all.sort_by(|a, b| b.1.1.cmp(&a.1.1).then_with(|| a.0.cmp(&b.0)));
        all.truncate(MOST);
        all.into_iter()
            .map(|(term, (kind, _))| OwnTerm {
                term,
                kind: Some(kind),
            })
            .collect()
    }
}

/// Whether a name is one wherever it stands: longer than three letters and no everyday word.
fn telling(name: &str) -> bool {
    let folded: Vec<u8> = name
        .chars()
        .map(crate::text::fold_char)
        .map(|c| c.to_ascii_lowercase())
        .collect();
    let mut words = folded.split(|c| *c == b' ').filter(|w| !w.is_empty());
    let first = words.next().unwrap_or(&[]);
    let more = words.next().is_some();
    let what = known(first);
    more || first.len() >= 4 && !what.common && (what.first >= 4 || what.fine == 0)
}

/// Adds echoes where nothing else was found.
pub(crate) fn fill(echoes: Vec<Finding>, found: &mut Vec<Finding>) {
    let free = |e: &Finding, found: &[Finding]| {
        !found
            .iter()
            .any(|f| f.span.start < e.span.end && e.span.start < f.span.end)
    };
    let new: Vec<Finding> = echoes
        .into_iter()
        .filter(|e| free(e, found))
        .map(|e| Finding {
            confidence: 0.8,
            detector: format!("{NAME}.{}", Why::Echo),
            ..e
        })
        .collect();
    found.extend(new);
    found.sort_by_key(|f| f.span);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Engine;

    #[test]
    fn a_value_found_once_is_found_everywhere() {
        let engine = Engine::new(&[]).without_model();
        let posts = [
            "my name is Tobias Wren, plate 4KZ 917 on my car",
            "ugh TOBIAS again, they scanned 4kz-917 at the gate",
            "nothing here, grace period",
        ];
        let mut echoes = Echoes::new();
        for post in posts {
            echoes.note(post, &engine.find(post));
        }
        let engine = engine.with_echoes(echoes);
        let again = engine.find(posts[1]);
        let kinds: Vec<(Kind, Why)> = again.iter().map(|f| (f.kind, f.why())).collect();
        assert!(kinds.contains(&(Kind::Person, Why::Echo)), "{kinds:?}");
        assert!(kinds.iter().any(|k| k.0 == Kind::Plate), "{kinds:?}");
        assert!(engine.find(posts[2]).is_empty());
    }
}

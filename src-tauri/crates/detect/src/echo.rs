//! Propagation: a value found once is found everywhere. A name that was introduced in one post
//! ("my name is Tobias Wren") is found in all others, whatever stands around it there.
//!
//! Two passes: the first collects ([`Echoes::note`]) from what was found, the second searches
//! ([`Search::fill`]) and adds what nothing else saw. An engine can do the second by itself:
//! [`crate::Engine::with_echoes`].

use std::collections::BTreeMap;
use std::sync::Arc;

use model::{Finding, Kind, OwnTerm, Why};

use crate::names::known;
use crate::own_terms::OwnTerms;

/// What a finding says of the detector that saw it.
const NAME: &str = "echo";
/// At most this many values are carried along; the commonest stay.
const MOST: usize = 4_000;

/// The kinds whose values are carried along.
pub const ECHOED: &[Kind] = &[
    Kind::Person,
    Kind::Handle,
    Kind::Plate,
    Kind::Station,
    Kind::Email,
    Kind::Phone,
    Kind::Vin,
    Kind::GovId,
    Kind::Bank,
    Kind::TrackingId,
    Kind::Address,
];

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

    /// Takes the values out of one text's findings; all of one part. What is itself an echo, or on
    /// the person's own list, is found anyway.
    pub fn note<'f>(&mut self, text: &str, findings: impl IntoIterator<Item = &'f Finding>) {
        let new = |f: &&Finding| !matches!(f.why, Why::Echo | Why::Own);
        for f in findings.into_iter().filter(new) {
            let start = f.span.start as usize;
            let length = (f.span.end - f.span.start) as usize;
            let value: String = text.chars().skip(start).take(length).collect();
            self.add(&value, f);
        }
    }

    fn add(&mut self, value: &str, f: &Finding) {
        let value = value.trim_start_matches(['@', '#', '$']).trim();
        if !carried(f.kind, f.confidence, value) {
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

    /// Ready to search.
    pub fn search(self) -> Search {
        let terms = self.terms();
        Search((!terms.is_empty()).then(|| Arc::new(OwnTerms::new(&terms))))
    }

    /// The values as words to search for.
    fn terms(self) -> Vec<OwnTerm> {
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

/// Whether a value is carried along: one that is the same thing wherever it stands.
fn carried(kind: Kind, confidence: f32, value: &str) -> bool {
    match kind {
        Kind::Person => confidence >= 0.75 && telling(value),
        Kind::Handle => confidence >= 0.85 && value.len() >= 4 && coined(value),
        Kind::Plate | Kind::Station => confidence >= 0.85 && value.len() >= 4,
        Kind::Email | Kind::Phone | Kind::Vin | Kind::GovId | Kind::Bank | Kind::TrackingId => {
            confidence >= 0.8 && value.len() >= 6
        }
        Kind::Address => confidence >= 0.85 && value.len() >= 10,
        _ => false,
    }
}

/// Whether an account name is no word that people write anyway (`@target`, `@flex`).
fn coined(handle: &str) -> bool {
    handle.len() >= 7 && !known(handle.to_lowercase().as_bytes()).common
        || handle
            .chars()
            .any(|c| c.is_ascii_digit() || matches!(c, '_' | '.'))
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

/// Values found elsewhere, ready to search. Cheap to clone.
#[derive(Clone)]
pub struct Search(Option<Arc<OwnTerms>>);

impl Search {
    /// Adds echoes to the findings of one part, where nothing else was found; those of before are
    /// taken out first.
    pub fn fill(&self, part: u16, text: &str, found: &mut Vec<Finding>) {
        found.retain(|f| f.why != Why::Echo);
        let Some(values) = &self.0 else { return };
        let new: Vec<Finding> = values
            .find(part, text)
            .into_iter()
            .filter(|e| {
                let over = |f: &Finding| f.span.start < e.span.end && e.span.start < f.span.end;
                let plain = e.kind == Kind::Person && is_plain_word(text, e);
                !plain && !found.iter().any(over)
            })
            .map(|e| Finding {
                confidence: 0.8,
                detector: NAME.to_owned(),
                why: Why::Echo,
                ..e
            })
            .collect();
        if !new.is_empty() {
            found.extend(new);
            found.sort_by_key(|f| f.span);
        }
    }
}

/// Whether it is one word in small letters that no list of first names has: "Tesela" may be a person,
/// "tesela" is a tile.
fn is_plain_word(text: &str, finding: &Finding) -> bool {
    let (start, end) = (finding.span.start as usize, finding.span.end as usize);
    let word = || text.chars().skip(start).take(end - start);
    let folded: Vec<u8> = word().map(crate::text::fold_char).collect();
    !word().any(|c| c.is_uppercase() || c == ' ') && known(&folded).first < 5
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
        let kinds: Vec<(Kind, Why)> = again.iter().map(|f| (f.kind, f.why)).collect();
        assert!(kinds.contains(&(Kind::Person, Why::Echo)), "{kinds:?}");
        assert!(kinds.iter().any(|k| k.0 == Kind::Plate), "{kinds:?}");
        assert!(engine.find(posts[2]).is_empty());
    }

    #[test]
    fn a_name_that_is_a_word_is_none_in_small_letters() {
        let engine = Engine::new(&[]).without_model();
        let mut echoes = Echoes::new();
        for post in ["my name is Tesela Alvarado", "my name is Marisol Vega"] {
            echoes.note(post, &engine.find(post));
        }
        let engine = engine.with_echoes(echoes);
        let echoed = |text: &str| engine.find(text).iter().any(|f| f.why == Why::Echo);
        assert!(echoed("ugh TESELA again") && echoed("ugh marisol again"));
        assert!(!echoed("una tesela en la calle hoy"));
    }
}

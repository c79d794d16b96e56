//! What was handed out already: the same post stands in several tables of an export.

use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

use super::Table;
use crate::{key, names};

/// Seconds by which two tables may differ about one post.
const TOLERANCE: i64 = 180;

/// Hashes only: the posts themselves are gone by the time they are compared.
#[derive(Default)]
pub(super) struct Once {
    texts: HashMap<u64, Vec<(i64, Table)>>,
    media: HashSet<u64>,
    captions: HashSet<u64>,
}

fn hash(value: impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}

fn of_text(text: &str, medium: Option<&str>) -> u64 {
    match text.is_empty() {
        true => hash(("media", medium.map(names::basename))),
        false => hash(("text", key::normalised(text))),
    }
}

impl Once {
    /// Whether another table had the same text at about the same time. Remembers it if not.
    pub(super) fn is_elsewhere(
        &mut self,
        table: Table,
        seconds: i64,
        text: &str,
        medium: Option<&str>,
    ) -> bool {
        if text.is_empty() && medium.is_none() {
            return false;
        }
        let known = self.texts.entry(of_text(text, medium)).or_default();
        let near = |at: i64| (at.saturating_sub(seconds)).saturating_abs() <= TOLERANCE;
        let elsewhere = known.iter().any(|&(at, other)| other != table && near(at));
        if !elsewhere {
            known.push((seconds, table));
        }
        elsewhere
    }

    /// Whether any post has this very text.
    pub(super) fn has_text(&self, text: &str) -> bool {
        self.texts.contains_key(&of_text(text, None))
    }

    /// Remembers a medium and its caption. Says whether there is anything new in it.
    pub(super) fn is_new_medium(&mut self, uri: &str, caption: Option<&str>) -> bool {
        let name = names::basename(uri);
        let medium = self.media.insert(hash(name));
        match caption.filter(|caption| !caption.is_empty()) {
            Some(caption) => self.captions.insert(hash((name, key::normalised(caption)))),
            None => medium,
        }
    }
}

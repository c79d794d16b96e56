//! Names of people, groups of words used alike, and organisations everybody knows: what the model
//! asks of a word, and what the rule for names asks too. Loaded once, on first use.

use std::sync::LazyLock;

use crate::words::hash;

/// What is known of one folded lower-case word.
#[derive(Clone, Copy, Default)]
pub(crate) struct Known {
    /// How common it is as a first name, 0 to 9 (log of the count); 0 if it is none.
    pub first: u8,
    /// The same as a last name.
    pub last: u8,
    /// Group of words used alike, fine, counted from 1; 0 if it is in none.
    pub fine: u16,
    /// The group that its fine group belongs to.
    pub middle: u8,
    /// The coarsest group.
    pub coarse: u8,
    /// In the name of an organisation that everybody knows: 1 alone, 2 as part of it.
    pub organisation: u8,
    /// An everyday word of English, Spanish or Portuguese, whatever else it is.
    pub common: bool,
}

static KNOWN: LazyLock<Names> = LazyLock::new(|| {
    let mut all: std::collections::BTreeMap<&str, Known> = std::collections::BTreeMap::new();
    for line in include_str!("../data/names.tsv").lines() {
        let Some((sort, list)) = line.split_once('\t') else {
            continue;
        };
        let level = sort.as_bytes().get(1).map_or(0, |c| c.saturating_sub(b'0'));
        for word in list.split(' ') {
            let known = all.entry(word).or_default();
            if sort.starts_with('f') {
                known.first = known.first.max(level);
            } else {
                known.last = known.last.max(level);
            }
        }
    }
    for (number, line) in (1u16..).zip(include_str!("../data/clusters.tsv").lines()) {
        let Some((groups, list)) = line.split_once('\t') else {
            continue;
        };
        let mut groups = groups.split(' ').map(|g| g.parse::<u8>().unwrap_or(0));
        let (middle, coarse) = (groups.next().unwrap_or(0), groups.next().unwrap_or(0));
        for word in list.split(' ') {
            let known = all.entry(word).or_default();
            known.fine = number;
            known.middle = middle.saturating_add(1);
            known.coarse = coarse.saturating_add(1);
        }
    }
    for line in include_str!("../data/common.tsv").lines() {
        let list = line.split_once('\t').map_or(line, |l| l.1);
        if line.starts_with("org") {
            for name in list.split('|') {
                let alone = !name.contains(' ');
                for word in name.split(' ').filter(|w| w.len() > 2) {
                    let known = all.entry(word).or_default();
                    known.organisation = if alone { 1 } else { known.organisation.max(2) };
                }
            }
        } else {
            for word in list.split(' ') {
                all.entry(word).or_default().common = true;
            }
        }
    }
    let mut table = Names(vec![
        (0, Known::default());
        (all.len() * 2).next_power_of_two()
    ]);
    for (word, known) in all {
        table.put(word.as_bytes(), known);
    }
    table
});

/// An open-addressed table with its values inside: one look into memory for most words. It keeps
/// half of the mark of a word; that two of some 75,000 words share it, and a place, is no matter
/// for what these values decide.
struct Names(Vec<(u32, Known)>);

impl Names {
    fn slot(&self, word: &[u8]) -> (u32, usize) {
        let mark = hash(word);
        let own = u32::try_from(mark >> 32).unwrap_or(0) | 1;
        (own, (mark >> 12) as usize & (self.0.len() - 1))
    }

    fn put(&mut self, word: &[u8], known: Known) {
        let (own, mut at) = self.slot(word);
        let mask = self.0.len() - 1;
        while let Some(slot) = self.0.get_mut(at) {
            if slot.0 == 0 {
                *slot = (own, known);
                return;
            }
            at = (at + 1) & mask;
        }
    }

    fn get(&self, word: &[u8]) -> Known {
        let (own, mut at) = self.slot(word);
        loop {
            match self.0.get(at) {
                Some((mark, known)) if *mark == own => return *known,
                Some((0, _)) | None => return Known::default(),
                _ => at = (at + 1) & (self.0.len() - 1),
            }
        }
    }
}

/// What is known of a folded lower-case word.
pub(crate) fn known(word: &[u8]) -> Known {
    KNOWN.get(word)
}

/// The mark of a folded word; the same for the same word in every build.
pub(crate) fn mark(word: &[u8]) -> u64 {
    hash(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_known_in_three_languages() {
        for name in ["brenda", "yadira", "edvaldo", "maikel", "cleber", "itziar"] {
            assert!(known(name.as_bytes()).first > 3, "{name}");
        }
        assert!(known(b"kowalski").last > 3);
        assert!(known(b"wagon").fine > 0);
        assert!(known(b"grace").first > 0 && known(b"will").common);
    }
}

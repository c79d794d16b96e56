//! The open vault: its database, its key, and every note in memory to be listed and searched. All
//! of it dies at the lock.

use std::collections::BTreeMap;

use model::Note;
use store::VaultStore;

use crate::search::{Folded, Words};
use crate::types::{FoundNotes, NoteFilter, NoteLine, NoteSort, TagCount, VaultAlarms};
use crate::{Fault, FaultCode};

/// Random id of a note.
pub(crate) type NoteId = [u8; 16];

/// An open vault.
pub(crate) struct Notebook {
    pub store: VaultStore,
    pub alarms: VaultAlarms,
    notes: BTreeMap<NoteId, Entry>,
}

/// The latest of one note.
pub(crate) struct Entry {
    pub version: u64,
    /// What is being typed, kept safe, and no version yet.
    pub draft: bool,
    pub note: Note,
    folded: Folded,
}

impl Notebook {
    pub fn new(store: VaultStore, alarms: VaultAlarms) -> Notebook {
        Notebook {
            store,
            alarms,
            notes: BTreeMap::new(),
        }
    }

    /// Takes note of the latest of a note.
    pub fn set(&mut self, id: NoteId, version: u64, draft: bool, note: Note) {
        let folded = Folded::new(&note);
        let entry = Entry {
            version,
            draft,
            note,
            folded,
        };
        self.notes.insert(id, entry);
    }

    /// The latest of a note.
    pub fn entry(&self, id: NoteId) -> Result<&Entry, Fault> {
        self.notes.get(&id).ok_or(FaultCode::NoNote.into())
    }

    /// Forgets notes that are gone.
    pub fn forget(&mut self, ids: &[NoteId]) {
        self.notes.retain(|id, _| !ids.contains(id));
    }

    /// Every note with its id.
    pub fn all(&self) -> impl Iterator<Item = (NoteId, &Note)> {
        self.notes.iter().map(|(id, entry)| (*id, &entry.note))
    }

    /// The notes of a filter, in order, and counts over all.
    pub fn find(&self, filter: &NoteFilter) -> FoundNotes {
        let words = Words::new(&filter.text);
        let mut found: Vec<(bool, NoteId, &Entry)> = self
            .notes
            .iter()
            .filter(|(_, entry)| passes(filter, &entry.note))
            .filter_map(|(id, entry)| Some((entry.folded.holds(&words)?, *id, entry)))
            .collect();
        found.sort_by(|a, b| {
            let title = b.0.cmp(&a.0);
            let order = order(filter.sort, a.2, b.2);
            title.then(order).then(a.1.cmp(&b.1))
        });
        let mut tags: BTreeMap<&str, u32> = BTreeMap::new();
        let (mut total, mut trashed) = (0, 0);
        for Entry { note, .. } in self.notes.values() {
            if note.trashed.is_some() {
                trashed += 1;
                continue;
            }
            total += 1;
            for tag in &note.tags {
                *tags.entry(tag).or_default() += 1;
            }
        }
        let mut tags: Vec<TagCount> = tags
            .into_iter()
            .map(|(tag, notes)| TagCount {
                tag: tag.to_owned(),
                notes,
            })
            .collect();
        tags.sort_by(|a, b| b.notes.cmp(&a.notes).then_with(|| a.tag.cmp(&b.tag)));
        FoundNotes {
            notes: found
                .into_iter()
                .map(|(_, id, entry)| line(id, entry, &words))
                .collect(),
            tags,
            total,
            trashed,
        }
    }
}

fn passes(filter: &NoteFilter, note: &Note) -> bool {
    let date = note.date.as_deref();
    note.trashed.is_some() == filter.trash
        && filter.tags.iter().all(|tag| note.tags.contains(tag))
        && filter
            .incident
            .is_none_or(|wanted| note.incident.is_some() == wanted)
        && filter
            .attachments
            .is_none_or(|wanted| note.attachments.is_empty() != wanted)
        // Days as written sort as days.
        && filter.from.as_deref().is_none_or(|from| date.is_some_and(|date| date >= from))
        && filter.to.as_deref().is_none_or(|to| date.is_some_and(|date| date <= to))
}

fn order(sort: NoteSort, a: &Entry, b: &Entry) -> std::cmp::Ordering {
    match sort {
        NoteSort::Edited => b.note.edited.cmp(&a.note.edited),
        NoteSort::Created => b.note.created.cmp(&a.note.created),
        // `None` is least, so the reversed order puts notes without a day last.
        NoteSort::Date => b.note.date.cmp(&a.note.date),
        NoteSort::Title => a.folded.title().cmp(b.folded.title()),
    }
}

fn line(id: NoteId, entry: &Entry, words: &Words) -> NoteLine {
    let note = &entry.note;
    NoteLine {
        id: to_hex(&id),
        title: note.title.clone(),
        excerpt: words.excerpt(note, &entry.folded),
        date: note.date.clone(),
        tags: note.tags.clone(),
        created: note.created.clone(),
        edited: note.edited.clone(),
        trashed: note.trashed.clone(),
        attachments: u32::try_from(note.attachments.len()).unwrap_or(u32::MAX),
        posts: u32::try_from(note.posts.len()).unwrap_or(u32::MAX),
        incident: note.incident.is_some(),
    }
}

/// Lower-case hexadecimal digits.
pub(crate) fn to_hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// An id as the window gives it.
pub(crate) fn parse_id(untrusted_hex: &str) -> Result<NoteId, Fault> {
    let bad = || Fault::from(FaultCode::NoNote);
    let digits = untrusted_hex.as_bytes();
    let (pairs, rest) = digits.as_chunks::<2>();
    if pairs.len() != 16 || !rest.is_empty() {
        return Err(bad());
    }
    let mut id = [0; 16];
    for (byte, [high, low]) in id.iter_mut().zip(pairs) {
        let digit = |c: &u8| char::from(*c).to_digit(16).ok_or_else(bad);
        *byte = (digit(high)? << 4 | digit(low)?) as u8; // Two digits: under 256.
    }
    Ok(id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_read_as_written() {
        let id = [0x0f, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 0xff];
        assert_eq!(parse_id(&to_hex(&id)), Ok(id));
        for bad in ["", "0f", &"0".repeat(33), &"g".repeat(32), &"é".repeat(16)] {
            assert_eq!(parse_id(bad).unwrap_err().code, FaultCode::NoNote, "{bad}");
        }
    }
}

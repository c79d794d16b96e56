//! The root record: what the vault holds, sealed, so that a piece taken out or put back is noticed.
//!
//! ```text
//! plain = count u32 || count times (piece u8, id 16, version u64, tag 16), ascending
//! ```
//!
//! Sealed as [`Piece::Root`] with id zero and the generation as version. It grows by one at every
//! write of the vault and is written in the same transaction. A whole older vault opens, of course:
//! the caller compares the generation with the last one this computer saw.

use std::collections::BTreeMap;

use crate::seal::{self, Piece, Place, TAG};
use crate::{SealError, Secret};

const ROW: usize = 1 + 16 + 8 + TAG;

/// Names one piece of a vault.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct PieceId {
    /// What it is.
    pub piece: Piece,
    /// Its id.
    pub id: [u8; 16],
    /// Its version.
    pub version: u64,
}

/// What the vault holds at one generation.
#[derive(Clone, Default)]
pub struct Root {
    generation: u64,
    tags: BTreeMap<(u8, [u8; 16], u64), [u8; TAG]>,
}

/// What does not agree with the root record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Alarm {
    /// It is listed and not there: removed, or an older version is in its place.
    Gone(PieceId),
    /// It is there and its tag is another: replaced by what was sealed at another time.
    Replaced(PieceId),
    /// It is there and not listed: put back after it was removed, or an older version.
    Unlisted(PieceId),
}

impl Root {
    /// Of an empty vault, never sealed.
    pub fn new() -> Root {
        Root::default()
    }

    /// Of an empty vault that goes on counting from a generation.
    pub fn after(generation: u64) -> Root {
        Root {
            generation,
            ..Root::default()
        }
    }

    /// Times it was sealed.
    pub fn generation(&self) -> u64 {
        self.generation
    }

    /// Pieces listed.
    pub fn len(&self) -> usize {
        self.tags.len()
    }

    /// Whether nothing is listed.
    pub fn is_empty(&self) -> bool {
        self.tags.is_empty()
    }

    /// What is listed, ascending.
    pub fn rows(&self) -> impl Iterator<Item = (PieceId, [u8; TAG])> {
        self.tags.iter().filter_map(|((piece, id, version), tag)| {
            let (id, version) = (*id, *version);
            let piece = Piece::parse(*piece)?;
            Some((PieceId { piece, id, version }, *tag))
        })
    }

    /// The tag under which a piece is listed.
    pub fn get(&self, piece: PieceId) -> Option<[u8; TAG]> {
        self.tags.get(&key(piece)).copied()
    }

    /// Lists a piece with the tag of its sealed bytes.
    pub fn set(&mut self, piece: PieceId, tag: [u8; TAG]) {
        self.tags.insert(key(piece), tag);
    }

    /// Takes a piece off the list.
    pub fn remove(&mut self, piece: PieceId) {
        self.tags.remove(&key(piece));
    }

    /// Seals the next generation of the record.
    ///
    /// # Errors
    /// [`SealError::TooLong`] past some 400,000 pieces.
    pub fn seal_next(&mut self, vault: &Secret, file: [u8; 16]) -> Result<Vec<u8>, SealError> {
        let generation = self.generation.checked_add(1).ok_or(SealError::TooLong)?;
        let mut plain = Vec::with_capacity(4 + ROW * self.tags.len());
        let count = u32::try_from(self.tags.len()).map_err(|_| SealError::TooLong)?;
        plain.extend_from_slice(&count.to_le_bytes());
        for ((piece, id, version), tag) in &self.tags {
            plain.push(*piece);
            plain.extend_from_slice(id);
            plain.extend_from_slice(&version.to_le_bytes());
            plain.extend_from_slice(tag);
        }
        let sealed = seal::seal(vault, &place(file, generation), &plain)?;
        self.generation = generation;
        Ok(sealed)
    }

    /// Opens the record of a generation, as stored beside it.
    ///
    /// # Errors
    /// [`SealError::Changed`].
    pub fn open(
        vault: &Secret,
        file: [u8; 16],
        generation: u64,
        untrusted_sealed: &[u8],
    ) -> Result<Root, SealError> {
        let plain = seal::open(vault, &place(file, generation), untrusted_sealed)?;
        let (count, rows) = plain.split_first_chunk::<4>().ok_or(SealError::Changed)?;
        let (rows, rest) = rows.as_chunks::<ROW>();
        if !rest.is_empty() || rows.len() != u32::from_le_bytes(*count) as usize {
            return Err(SealError::Changed);
        }
        let mut tags = BTreeMap::new();
        for row in rows {
            let (key, tag) = parse_row(row).ok_or(SealError::Changed)?;
            // Ascending, each once: there is one way to write a list.
            if tags.last_key_value().is_some_and(|(last, _)| *last >= key) {
                return Err(SealError::Changed);
            }
            tags.insert(key, tag);
        }
        Ok(Root { generation, tags })
    }

    /// Compares the record with all that is there. Empty if they agree.
    pub fn check(&self, there: impl IntoIterator<Item = (PieceId, [u8; TAG])>) -> Vec<Alarm> {
        let mut alarms = Vec::new();
        let mut missing = self.tags.clone();
        for (piece, tag) in there {
            match missing.remove(&key(piece)) {
                Some(listed) if listed == tag => {}
                Some(_) => alarms.push(Alarm::Replaced(piece)),
                None => alarms.push(Alarm::Unlisted(piece)),
            }
        }
        for (piece, id, version) in missing.into_keys() {
            if let Some(piece) = Piece::parse(piece) {
                alarms.push(Alarm::Gone(PieceId { piece, id, version }));
            }
        }
        alarms
    }
}

type Key = (u8, [u8; 16], u64);

fn key(piece: PieceId) -> Key {
    (piece.piece.code(), piece.id, piece.version)
}

fn parse_row(row: &[u8; ROW]) -> Option<(Key, [u8; TAG])> {
    let (piece, rest) = row.split_first()?;
    Piece::parse(*piece)?;
    let (id, rest) = rest.split_first_chunk::<16>()?;
    let (version, tag) = rest.split_first_chunk::<8>()?;
    let key = (*piece, *id, u64::from_le_bytes(*version));
    Some((key, tag.try_into().ok()?))
}

fn place(file: [u8; 16], generation: u64) -> Place {
    Place {
        piece: Piece::Root,
        file,
        id: [0; 16],
        version: generation,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: [u8; 16] = [7; 16];

    fn note(id: u8, version: u64) -> PieceId {
        PieceId {
            piece: Piece::Note,
            id: [id; 16],
            version,
        }
    }

    #[test]
    fn notices_what_was_removed_put_back_or_replaced() {
        let vault = Secret::make_random().unwrap();
        let mut root = Root::new();
        root.set(note(1, 1), [1; 16]);
        root.set(note(2, 5), [2; 16]);
        root.set(note(3, 1), [3; 16]);
        let first = root.seal_next(&vault, FILE).unwrap();
        root.remove(note(3, 1));
        let second = root.seal_next(&vault, FILE).unwrap();
        let root = Root::open(&vault, FILE, 2, &second).unwrap();
        assert_eq!((root.generation(), root.len()), (2, 2));

        let good = [(note(1, 1), [1; 16]), (note(2, 5), [2; 16])];
        assert_eq!(root.check(good), []);
        assert_eq!(root.check([good[0]]), [Alarm::Gone(note(2, 5))]);
        assert_eq!(
            root.check([good[0], (note(2, 4), [9; 16])]),
            [Alarm::Unlisted(note(2, 4)), Alarm::Gone(note(2, 5))]
        );
        assert_eq!(
            root.check([good[0], (note(2, 5), [9; 16])]),
            [Alarm::Replaced(note(2, 5))]
        );
        assert_eq!(
            root.check([good[0], good[1], (note(3, 1), [3; 16])]),
            [Alarm::Unlisted(note(3, 1))]
        );
        // The older record in the place of the newer, and the other way round.
        assert!(Root::open(&vault, FILE, 2, &first).is_err());
        assert!(Root::open(&vault, FILE, 1, &second).is_err());
        assert!(Root::open(&vault, [8; 16], 2, &second).is_err());
    }

    #[test]
    fn lists_in_one_way_only() {
        let vault = Secret::make_random().unwrap();
        let row = |piece: u8, id: u8| {
            let mut row = [0; ROW];
            (row[0], row[1]) = (piece, id);
            row
        };
        let open = |count: u32, rows: &[[u8; ROW]]| {
            let plain = [&count.to_le_bytes(), rows.as_flattened()].concat();
            let sealed = seal::seal(&vault, &place(FILE, 1), &plain).unwrap();
            Root::open(&vault, FILE, 1, &sealed).is_ok()
        };
        assert!(open(2, &[row(1, 1), row(1, 2)]));
        assert!(!open(2, &[row(1, 2), row(1, 1)]));
        assert!(!open(2, &[row(1, 1), row(1, 1)]));
        assert!(!open(1, &[row(9, 1)]));
        assert!(!open(3, &[row(1, 1), row(1, 2)]));
        assert!(!open(1, &[row(1, 1), row(1, 2)]));
    }
}

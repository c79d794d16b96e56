//! The trained numbers (`weights/lens.bin`, card beside it): how they are kept and read.

use std::collections::HashMap;

use model::{Category, Sentiment};

use super::features::{DRAWERS, drawer};

const MARK: &[u8; 8] = b"RVLENS1\n";

/// One number for each drawer.
pub(crate) type Row = [i8; DRAWERS];

/// What is kept for a drawer besides its rows.
#[derive(Clone, Copy, Default)]
pub(crate) struct Head {
    /// What a post without a word gets.
    pub bias: f32,
    /// What one step of a cue's row is worth.
    pub cue_step: f32,
    /// What one step of a gram's row is worth.
    pub gram_step: f32,
}

/// Rows by number.
pub(crate) struct Weights {
    /// By drawer.
    pub heads: [Head; DRAWERS],
    /// By [`super::cue::Cue::number`].
    pub cues: HashMap<u32, Row>,
    /// By [`bucket`].
    pub grams: Vec<Row>,
}

/// Where the row of a gram is.
pub(crate) fn bucket(sum: u64, buckets: usize) -> usize {
    // The high bits of FNV-1a are the well mixed ones, once folded.
    let mixed = (sum ^ sum >> 31).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    ((u128::from(mixed) * buckets as u128) >> 64) as usize
}

fn drawer_words() -> impl Iterator<Item = &'static str> {
    let categories = Category::ALL.iter().map(|c| c.as_str());
    categories.chain(Sentiment::ALL.iter().map(|s| s.as_str()))
}

/// Takes a file apart from its beginning.
struct Rest<'f>(&'f [u8]);

impl<'f> Rest<'f> {
    fn bytes(&mut self, count: usize) -> Option<&'f [u8]> {
        let (these, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(these)
    }
    fn array<const N: usize>(&mut self) -> Option<[u8; N]> {
        self.bytes(N)?.try_into().ok()
    }
    fn count(&mut self) -> Option<usize> {
        self.array().map(u32::from_le_bytes).map(|n| n as usize)
    }
    fn number(&mut self) -> Option<f32> {
        self.array().map(f32::from_le_bytes)
    }
    fn word(&mut self) -> Option<&'f [u8]> {
        let length = self.array::<1>()?;
        self.bytes(usize::from(length[0]))
    }
}

impl Weights {
    /// No weights: the rules stand alone. A strong cue files, or three weak ones; a post is neutral
    /// unless its words say otherwise.
    pub(crate) fn none() -> Weights {
        let mut heads = [Head::default(); DRAWERS];
        for (place, head) in heads.iter_mut().enumerate() {
            if place != drawer(Sentiment::Neutral) {
                head.bias = -0.4;
            }
        }
        Weights {
            heads,
            cues: HashMap::new(),
            grams: Vec::new(),
        }
    }

    /// Reads a file; nothing where it is not one. Drawers go by name: one that the file lacks has no
    /// weights, and a name that we lack is passed over.
    pub(crate) fn read(file: &[u8]) -> Option<Weights> {
        let mut rest = Rest(file.strip_prefix(MARK)?);
        let (kept, cues, grams) = (rest.count()?, rest.count()?, rest.count()?);
        let mut weights = Weights::none();
        let mut places = Vec::new();
        for _ in 0..kept {
            let word = rest.word()?;
            let place = drawer_words().position(|ours| ours.as_bytes() == word);
            let head = Head {
                bias: rest.number()?,
                cue_step: rest.number()?,
                gram_step: rest.number()?,
            };
            if let Some(place) = place {
                weights.heads[place] = head;
            }
            places.push(place);
        }
        let row = |rest: &mut Rest| -> Option<Row> {
            let bytes = rest.bytes(kept)?;
            let mut row = [0; DRAWERS];
            for (place, byte) in places.iter().zip(bytes) {
                if let Some(place) = place {
                    row[*place] = byte.cast_signed();
                }
            }
            Some(row)
        };
        for _ in 0..cues {
            let number = rest.array().map(u32::from_le_bytes)?;
            weights.cues.insert(number, row(&mut rest)?);
        }
        for _ in 0..grams {
            weights.grams.push(row(&mut rest)?);
        }
        rest.0.is_empty().then_some(weights)
    }

    /// The file of these weights: the same weights give the same bytes.
    pub(crate) fn write(&self) -> Vec<u8> {
        let mut file = MARK.to_vec();
        for count in [DRAWERS, self.cues.len(), self.grams.len()] {
            file.extend((count as u32).to_le_bytes());
        }
        for (word, head) in drawer_words().zip(&self.heads) {
            file.push(word.len() as u8);
            file.extend(word.as_bytes());
            for number in [head.bias, head.cue_step, head.gram_step] {
                file.extend(number.to_le_bytes());
            }
        }
        let mut cues: Vec<_> = self.cues.iter().collect();
        cues.sort_unstable_by_key(|(number, _)| **number);
        for (number, row) in cues {
            file.extend(number.to_le_bytes());
            file.extend(row.map(i8::cast_unsigned));
        }
        for row in &self.grams {
            file.extend(row.map(i8::cast_unsigned));
        }
        file
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Lens;

    const SHIPPED: &[u8] = include_bytes!("../../weights/lens.bin");

    #[test]
    fn what_ships_is_read_and_written_alike() {
        let weights = Weights::read(SHIPPED).unwrap();
        assert!(weights.write() == SHIPPED);
        assert!(SHIPPED.len() <= 1_000_000);
    }

    #[test]
    fn what_is_not_a_file_of_weights_is_refused() {
        for file in [&SHIPPED[1..], &SHIPPED[..SHIPPED.len() - 1], b"", MARK] {
            assert!(Weights::read(file).is_none());
        }
    }

    #[test]
    fn rules_stand_alone() {
        let lens = Lens::with(Weights::none());
        let filed = lens.file("we are on strike", None);
        assert_eq!(filed.categories[0].0, Category::StrikeProtest);
        let filed = lens.file("good", None);
        assert!(filed.categories.is_empty() && filed.sentiment == Sentiment::Neutral);
    }
}

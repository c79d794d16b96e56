//! The weights file of the network, read with care: cut, longer, or of another make, it is refused
//! whole. Layout, little-endian: `MAGIC`, version, layers, how many pieces; the pieces, their scores;
//! the tables in the order of [`read`].

use super::arith::Linear;
use super::input::{FACTS, LONGEST};
use super::pieces::Pieces;
use super::{GROUP, Layer, Net, TAGS, WIDTH};

/// First bytes of a weights file.
const MAGIC: &[u8; 8] = b"RVNET\x00\x00\x01";
/// Raised whenever the same text gives other inputs: weights of another number do not load.
const VERSION: u32 = 2;

struct Bytes<'b>(&'b [u8]);

impl<'b> Bytes<'b> {
    fn some(&mut self, n: usize) -> Option<&'b [u8]> {
        let (head, tail) = self.0.split_at_checked(n)?;
        self.0 = tail;
        Some(head)
    }

    fn number(&mut self) -> Option<usize> {
        let b = self.some(4)?.first_chunk::<4>()?;
        usize::try_from(u32::from_le_bytes(*b)).ok()
    }

    fn fractions(&mut self, n: usize) -> Option<Vec<f32>> {
        let out: Vec<f32> = self
            .some(n.checked_mul(4)?)?
            .chunks_exact(4)
            .filter_map(|c| c.first_chunk::<4>())
            .map(|c| f32::from_le_bytes(*c))
            .collect();
        out.iter()
            .all(|v| v.is_finite() && v.abs() < 1e6)
            .then_some(out)
    }

    fn wholes(&mut self, n: usize) -> Option<Vec<i8>> {
        Some(self.some(n)?.iter().map(|b| b.cast_signed()).collect())
    }

    /// Rows of whole numbers with a step for each row.
    fn table(&mut self, rows: usize, width: usize) -> Option<Linear> {
        Some(Linear {
            steps: self.fractions(rows)?,
            add: self.fractions(rows)?,
            rows: self.wholes(rows.checked_mul(width)?)?,
        })
    }

    fn pieces(&mut self, n: usize) -> Option<Vec<&'b [u8]>> {
        (0..n)
            .map(|_| {
                let [length] = *self.some(1)?.first_chunk::<1>()?;
                self.some(usize::from(length))
            })
            .collect()
    }
}

/// Reads weights; `None` if they are not whole.
pub(crate) fn read(untrusted_bytes: &[u8]) -> Option<Net> {
    let mut rest = Bytes(untrusted_bytes.strip_prefix(MAGIC)?);
    if rest.number()? != VERSION as usize {
        return None;
    }
    let (layers, count) = (rest.number()?, rest.number()?);
    if layers > 12 || count > 60_000 {
        return None;
    }
    let list = rest.pieces(count)?;
    let scores = rest.fractions(count)?;
    let pieces = Pieces::new(list.into_iter().zip(scores))?;
    let mix = rest.fractions(3)?;
    let words_steps = rest.fractions(pieces.len() * WIDTH / GROUP)?;
    let words = rest.some(pieces.len() * WIDTH / 2)?.to_vec();
    let places = rest.fractions(LONGEST * WIDTH)?;
    let facts = rest.fractions(FACTS * WIDTH)?;
    let first = (rest.fractions(WIDTH)?, rest.fractions(WIDTH)?);
    let layers = (0..layers)
        .map(|_| {
            Some(Layer {
                asks: rest.table(3 * WIDTH, WIDTH)?,
                mixes: rest.table(WIDTH, WIDTH)?,
                level: (rest.fractions(WIDTH)?, rest.fractions(WIDTH)?),
                widens: rest.table(4 * WIDTH, WIDTH)?,
                narrows: rest.table(WIDTH, 4 * WIDTH)?,
                level_2: (rest.fractions(WIDTH)?, rest.fractions(WIDTH)?),
            })
        })
        .collect::<Option<Vec<_>>>()?;
    let tags = rest.fractions(TAGS * WIDTH)?;
    let tags_add = rest.fractions(TAGS)?;
    rest.0.is_empty().then_some(Net {
        pieces,
        mix: *mix.first_chunk::<3>()?,
        words_steps,
        words,
        places,
        facts,
        first,
        layers,
        tags,
        tags_add,
    })
}

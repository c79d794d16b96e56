//! Posts to clues: each part is read once, then the table of dimensions is walked.

use crate::clue::Clue;
use crate::dimensions::DIMENSIONS;
use crate::said::Said;
use crate::sight::Sight;

/// What one post says, in the order of [`DIMENSIONS`] within each part. The same post gives the
/// same clues, always.
pub fn clues(post: &Sight) -> Vec<Clue> {
    let mut out = Vec::new();
    for (part, source) in (0_u16..).zip(post.parts) {
        let found = post.findings.iter().filter(|f| f.part == part);
        let kinds = found.fold(0, |mask, f| mask | f.kind.bit());
        let said = Said::new(post, part, source);
        for teller in DIMENSIONS {
            if teller.met(kinds, said.words.seen) {
                (teller.tell)(&said, &mut out);
            }
        }
    }
    out
}

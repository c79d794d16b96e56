//! What is known of the owner, ready to be counted: each fact with the posts that tell it.

use model::Owner;

use crate::told::{Telling, Told};
use crate::{Clue, facts};

/// The facts that clues and accounts tell, each with its tellings.
pub fn known(clues: &[Clue], accounts: &[Owner]) -> Vec<Told> {
    let telling = |at: &u32| {
        let clue = clues.get(usize::try_from(*at).ok()?)?;
        Some(Telling {
            post: clue.post,
            confidence: clue.confidence,
            finding: clue.finding,
        })
    };
    facts::told(clues, accounts)
        .into_iter()
        .map(|told| Told {
            by: told.clues.iter().filter_map(telling).collect(),
            fact: told.fact,
            value: told.value,
        })
        .collect()
}

//! Which posts such a team would have flagged: what is published says that posts about organising and
//! about speaking to press or research were investigated or passed on, and others only counted.

use model::{Category, Sentiment};

use crate::Filed;

/// Whether a post would have been flagged and passed on rather than only counted.
pub fn flagged(filed: &Filed) -> bool {
    filed.categories.iter().any(|(category, _)| match category {
        Category::StrikeProtest
        | Category::Union
        | Category::MediaCoverage
        | Category::ResearcherContact => true,
        Category::Legal | Category::Coworker | Category::WarehouseConditions => {
            filed.sentiment == Sentiment::Negative
        }
        _ => false,
    })
}

//! The model: people, places and organisations in running text, where rules end. A linear-chain
//! CRF over words; small, deterministic, and the program goes on without it.

pub(crate) mod crf;
pub(crate) mod features;

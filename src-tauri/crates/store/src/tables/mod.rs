//! One file a table: its migrations and its queries.

pub mod archives;
pub mod counts;
pub mod decisions;
pub mod findings;
pub mod import;
pub mod posts;
pub mod settings;

/// Every table's migrations as (version, SQL), parents before children.
pub(crate) const MIGRATIONS: &[&[(u32, &str)]] = &[
    archives::MIGRATIONS,
    posts::MIGRATIONS,
    findings::MIGRATIONS,
    decisions::MIGRATIONS,
    settings::MIGRATIONS,
];

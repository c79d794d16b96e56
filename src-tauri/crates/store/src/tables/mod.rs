//! One file a table: its migrations and its queries.

pub mod archives;
pub mod counts;
pub mod decisions;
pub mod findings;
pub mod import;
pub mod posts;
pub mod scanned;
pub mod seen;
pub mod settings;

use crate::migrate::Schema;

/// The database of posts.
pub(crate) const SCHEMA: Schema = Schema {
    name: "store",
    version: 2,
    migrations: &[
        archives::MIGRATIONS,
        posts::MIGRATIONS,
        findings::MIGRATIONS,
        decisions::MIGRATIONS,
        settings::MIGRATIONS,
        seen::MIGRATIONS,
    ],
};

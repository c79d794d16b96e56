//! The platforms whose exports we read, one module each, and the table of them.

mod facebook;
pub(crate) mod lines;
mod pasted;
mod reddit;
mod x;

use crate::Importer;

/// Every importer; the first that recognises an input takes it.
pub const IMPORTERS: &[&Importer] = &[
    &pasted::PASTED,
    &x::X,
    &facebook::FACEBOOK,
    &reddit::REDDIT,
    &lines::LINES,
];

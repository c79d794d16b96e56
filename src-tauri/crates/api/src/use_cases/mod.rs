//! The use cases by step of the path. Each function is one command of the table in `commands.rs`.

pub(crate) mod import;
pub(crate) mod mirror;
pub(crate) mod review;
pub(crate) mod settings;
pub(crate) mod start;

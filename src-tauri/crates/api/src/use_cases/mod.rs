//! One file a step.
pub(crate) mod detection;
pub(crate) mod exposure;
pub(crate) mod files;
pub(crate) mod import;
pub(crate) mod keys;
pub(crate) mod mirror;
pub(crate) mod moving;
pub(crate) mod notes;
pub(crate) mod review;
pub(crate) mod settings;
pub(crate) mod start;
pub(crate) mod vault;

//! Requests and answers of the commands, by step of the path.

mod import;
mod mirror;
mod review;
mod start;

pub use import::*;
pub use mirror::*;
pub use review::*;
pub use start::*;

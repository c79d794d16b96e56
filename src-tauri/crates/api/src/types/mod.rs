//! Requests and answers of the commands, by step of the path.

mod detection;
mod exposure;
mod import;
mod keys;
mod mirror;
mod privacy;
mod review;
mod start;
mod vault;

pub use detection::*;
pub use exposure::*;
pub use import::*;
pub use keys::*;
pub use mirror::*;
pub use privacy::*;
pub use review::*;
pub use start::*;
pub use vault::*;

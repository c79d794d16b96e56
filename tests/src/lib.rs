//! What the whole-path tests share: the invented driver that the program also ships with, and the
//! real window.

pub mod bus;
pub mod dialog;
pub mod display;
pub mod keyring;
pub mod memory;
pub mod persona;
pub mod process;
mod window;

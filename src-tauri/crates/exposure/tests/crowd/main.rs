//! The crowd from outside: what single facts do, monotony, the smallest fix against brute force, and
//! a simulator that counts true matches.

#![allow(clippy::unwrap_used)] // Clippy does not see that functions beside tests are for tests.

mod facts;
mod fixes;
mod invented;
mod monotony;
mod simulator;

//! The crowd from outside: what single facts do, monotony, the smallest fix against brute force, and
//! a simulator that counts true matches.

mod facts;
mod fixes;
mod invented;
mod monotony;
mod simulator;

//! Trains the two fields of the first pass: `train names <shared/data> [<names.bin> [train]]` and
//! `train posts <folder of marked posts> [<posts.bin>]`. Deterministic: fixed order, fixed seed, one
//! thread.
#![allow(clippy::print_stdout)]

mod crf;
mod names;
mod posts;

use std::error::Error;

fn main() -> Result<(), Box<dyn Error>> {
    let mut args = std::env::args().skip(1);
    match args.next().as_deref() {
        Some("names") => names::train(args),
        Some("posts") => posts::train(args),
        _ => Err("usage: train names|posts FOLDER [WEIGHTS]".into()),
    }
}

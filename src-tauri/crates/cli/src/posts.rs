//! `rearview posts`: lines that every command can read back as an archive.

use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::PathBuf;

use crate::{Outcome, audit, words};

pub(crate) fn run(archives: Vec<PathBuf>, me: Option<String>) -> io::Result<Outcome> {
    let mut out = BufWriter::with_capacity(1 << 16, io::stdout().lock());
    // Lines on a terminal are progress enough, and would be written over.
    let mut progress = audit::Progress::new(!io::stdout().is_terminal());
    let mut tick = |done, total, posts| progress.show(done, total, posts);
    let read = api::lines::posts(audit::paths(archives), me, &mut tick, |line| {
        out.write_all(line.as_bytes())?;
        out.write_all(b"\n")
    });
    let outcome: api::lines::Outcome = read?;
    out.flush()?;
    progress.clear();
    for fault in &outcome.faults {
        words::say(&words::fault(fault));
    }
    if !outcome.skipped.is_empty() {
        words::say(&words::set_aside(&outcome.skipped));
    }
    Ok(if outcome.faults.is_empty() {
        Outcome::Nothing
    } else {
        Outcome::Fault
    })
}

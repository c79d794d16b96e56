//! `rearview audit` and `rearview demo`.

use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::PathBuf;
use std::time::{Duration, Instant};

use api::Input;
use api::audit::{Audit, Options, Passes};

use crate::{Format, Outcome, detect, words};

/// At most this often the progress line is written anew.
const TICK: Duration = Duration::from_millis(100);

pub(crate) fn paths(archives: Vec<PathBuf>) -> Vec<Input> {
    archives.into_iter().map(Input::Path).collect()
}

pub(crate) fn run(
    inputs: Vec<Input>,
    format: Format,
    own_terms: Option<PathBuf>,
    me: Option<String>,
    second_pass: bool,
) -> io::Result<Outcome> {
    let own_terms = match own_terms {
        Some(path) => detect::read_terms(&path)?,
        None => Vec::new(),
    };
    detect::warn(match second_pass {
        true => Passes::Both,
        false => Passes::First,
    });
    let mut progress = Progress::new(true);
    let audit = api::audit::audit(
        inputs,
        Options {
            own_terms,
            me,
            second_pass,
        },
        &mut |done, total, posts| {
            progress.show(done, total, u64::from(posts));
        },
    );
    progress.clear();
    let mut out = BufWriter::new(io::stdout().lock());
    match format {
        Format::Json => {
            serde_json::to_writer(&mut out, &audit)?;
            out.write_all(b"\n")?;
        }
        Format::Text => out.write_all(words::audit(&audit).as_bytes())?,
    }
    out.flush()?;
    for fault in audit.faults() {
        words::say(&words::fault(fault));
    }
    Ok(outcome(&audit))
}

fn outcome(audit: &Audit) -> Outcome {
    if audit.faults().next().is_some() {
        Outcome::Fault
    } else if audit.posts.is_empty() {
        Outcome::Nothing
    } else {
        Outcome::Findings
    }
}

/// One line on stderr that is written over, where stderr is a terminal.
pub(crate) struct Progress {
    shown: Option<Instant>,
    on: bool,
}

impl Progress {
    /// Shows nothing where it is not wanted, or where stderr is a file.
    pub fn new(wanted: bool) -> Progress {
        Progress {
            shown: None,
            on: wanted && io::stderr().is_terminal(),
        }
    }

    /// Writes the line anew, now and then.
    pub fn show(&mut self, done: u64, total: u64, posts: u64) {
        if !self.on || self.shown.is_some_and(|at| at.elapsed() < TICK) {
            return;
        }
        self.shown = Some(Instant::now());
        let percent = done
            .saturating_mul(100)
            .checked_div(total)
            .unwrap_or(0)
            .min(100);
        // Progress that cannot be shown is no reason to stop.
        let _ = write!(
            io::stderr(),
            "\r{}\u{1b}[K",
            words::progress(percent, posts)
        );
    }

    /// Takes the line away.
    pub fn clear(&self) {
        if self.shown.is_some() {
            let _ = write!(io::stderr(), "\r\u{1b}[K");
        }
    }
}

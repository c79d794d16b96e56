//! `rearview audit` and `rearview demo`.

use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use api::Input;
use api::audit::{Audit, Gathered, Options, Passes};
use api::types::{ReportFormat, SaveReport};

use crate::{Format, Outcome, detect, words};

/// At most this often the progress line is written anew.
const TICK: Duration = Duration::from_millis(100);

pub(crate) fn paths(archives: Vec<PathBuf>) -> Vec<Input> {
    archives.into_iter().map(Input::Path).collect()
}

/// What the person said beside the archives.
#[derive(Default)]
pub(crate) struct Said {
    pub own_terms: Option<PathBuf>,
    pub me: Option<String>,
    pub second_pass: bool,
    pub target: Option<f64>,
}

pub(crate) fn run(inputs: Vec<Input>, format: Format, said: Said) -> io::Result<Outcome> {
    let audit = gather(inputs, said)?.audit();
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

/// Writes the listening report into a file.
pub(crate) fn report(
    archives: Vec<PathBuf>,
    out: &Path,
    own_names: bool,
    other_names: bool,
    said: Said,
) -> io::Result<Outcome> {
    let ending = out.extension().and_then(|e| e.to_str()).unwrap_or("");
    let format = match ending.to_ascii_lowercase().as_str() {
        "html" | "htm" => ReportFormat::Html,
        "csv" => ReportFormat::Csv,
        "json" => ReportFormat::Json,
        _ => {
            words::say(words::REPORT_ENDING);
            return Ok(Outcome::Fault);
        }
    };
    let gathered = gather(paths(archives), said)?;
    let mut failed = false;
    for fault in gathered.faults() {
        words::say(&words::fault(fault));
        failed = true;
    }
    if failed && gathered.is_silent() {
        return Ok(Outcome::Fault); // A report without a post would say that all is well.
    }
    let how = SaveReport {
        format,
        own_names,
        other_names,
    };
    let written = gathered
        .report(how)
        .and_then(|text| api::write_text(out, &text));
    Ok(match written {
        Err(fault) => {
            words::say(&words::fault(&fault));
            Outcome::Fault
        }
        Ok(_) if failed => Outcome::Fault,
        Ok(_) if gathered.is_silent() => Outcome::Nothing,
        Ok(_) => Outcome::Findings,
    })
}

fn gather(inputs: Vec<Input>, said: Said) -> io::Result<Gathered> {
    let own_terms = match said.own_terms {
        Some(path) => detect::read_terms(&path)?,
        None => Vec::new(),
    };
    detect::warn(match said.second_pass {
        true => Passes::Both,
        false => Passes::First,
    });
    let mut progress = Progress::new(true);
    let options = Options {
        own_terms,
        me: said.me,
        second_pass: said.second_pass,
        target: said.target.filter(|t| (1.0..=1e9).contains(t)),
    };
    let gathered = api::audit::gather(inputs, options, &mut |done, total, posts| {
        progress.show(done, total, u64::from(posts));
    });
    progress.clear();
    Ok(gathered)
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

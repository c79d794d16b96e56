//! `rearview detect`: findings for texts on standard input, one JSON object a line.

use std::io::{self, BufRead, BufWriter, Write};
use std::path::PathBuf;

use api::audit::{Language, Passes};
use model::{Finding, OwnTerm};
use serde::{Deserialize, Serialize};

use crate::{Outcome, words};

/// Longest line that is read, in bytes.
const LONGEST: usize = 16 << 20;

#[derive(Deserialize)]
struct Asked {
    #[serde(default)]
    id: serde_json::Value,
    text: String,
}

#[derive(Serialize)]
struct Answer<'a> {
    id: &'a serde_json::Value,
    findings: Vec<Found<'a>>,
}

#[derive(Serialize)]
struct Found<'a> {
    start: u32,
    end: u32,
    kind: model::Kind,
    confidence: f32,
    detector: &'a str,
}

pub(crate) fn run(
    own_terms: Option<PathBuf>,
    passes: Passes,
    language: Option<Language>,
) -> io::Result<Outcome> {
    let terms = match own_terms {
        Some(path) => read_terms(&path)?,
        None => Vec::new(),
    };
    warn(passes);
    let find = api::audit::finder(&terms, passes, language);
    let mut out = BufWriter::new(io::stdout().lock());
    let mut input = io::stdin().lock();
    let (mut line, mut number, mut any, mut broken) = (Vec::new(), 0u64, false, false);
    loop {
        line.clear();
        number += 1;
        let read = io::Read::take(&mut input, LONGEST as u64).read_until(b'\n', &mut line)?;
        if read == 0 {
            break;
        }
        if line.iter().all(u8::is_ascii_whitespace) {
            continue;
        }
        let Ok(asked) = serde_json::from_slice::<Asked>(&line) else {
            // Never the line itself: it may be somebody's words.
            words::say(&format!(
                "Line {number} is not {{\"id\",\"text\"}} and was left out."
            ));
            broken = true;
            continue;
        };
        let findings = find(&asked.text);
        any |= !findings.is_empty();
        let answer = Answer {
            id: &asked.id,
            findings: findings.iter().map(found).collect(),
        };
        serde_json::to_writer(&mut out, &answer)?;
        out.write_all(b"\n")?;
    }
    out.flush()?;
    Ok(match (broken, any) {
        (true, _) => Outcome::Fault,
        (false, true) => Outcome::Findings,
        (false, false) => Outcome::Nothing,
    })
}

/// Says so where less than was asked for can look.
pub(crate) fn warn(passes: Passes) {
    if passes != Passes::Rules && !api::audit::has_model() {
        words::say(words::NO_MODEL);
    } else if passes == Passes::Both && !api::audit::has_second_pass() {
        words::say(words::NO_SECOND_PASS);
    }
}

fn found(finding: &Finding) -> Found<'_> {
    Found {
        start: finding.span.start,
        end: finding.span.end,
        kind: finding.kind,
        confidence: finding.confidence,
        detector: &finding.detector,
    }
}

pub(crate) fn read_terms(path: &std::path::Path) -> io::Result<Vec<OwnTerm>> {
    Ok(api::audit::own_terms(&std::fs::read_to_string(path)?))
}

//! Every sentence the command line says, in one place.

mod told;
pub(crate) mod vault;

use std::collections::BTreeMap;
use std::io::{self, Write};

use api::audit::Audit;
use api::types::{JobState, Receipt};
use api::{Fault, FaultCode};
use model::{Family, Kind, SkipReason, Skipped};

/// The program goes on without the model, and says so.
pub(crate) const NO_MODEL: &str =
    "The model could not be loaded: names and places are found by rules only.";

/// The same for the second pass.
pub(crate) const NO_SECOND_PASS: &str =
    "The second pass could not be loaded: only the fast model looks for names and places.";

/// A report is written in the form that the name of its file says.
pub(crate) const REPORT_ENDING: &str =
    "The name of the file must end in .html, .csv or .json. Nothing was written.";

/// Under the help.
pub(crate) const EXIT_CODES: &str = "Exit codes: 0 nothing found, 1 findings, 2 fault.";

/// Posts that the text form shows.
const SHOWN: usize = 5;

/// Writes a line to stderr.
pub(crate) fn say(line: &str) {
    let _ = writeln!(io::stderr(), "{line}"); // Nowhere else to say it.
}

pub(crate) fn progress(percent: u64, posts: u64) -> String {
    format!("Reading... {percent} %, {posts} posts")
}

pub(crate) fn io(kind: io::ErrorKind) -> String {
    match kind {
        io::ErrorKind::NotFound => "There is no such file. Check the name and try again.".into(),
        io::ErrorKind::PermissionDenied => {
            "That file may not be read by you. Check its permissions and try again.".into()
        }
        kind => format!("Reading or writing failed ({kind}). Nothing was stored."),
    }
}

/// What happened, and what to do.
pub(crate) fn fault(fault: &Fault) -> String {
    let place = fault.place.as_deref().unwrap_or("That");
    let (what, todo) = match fault.code {
        FaultCode::NotFound => ("is not there", "Check the name and try again."),
        FaultCode::NotAnArchive => (
            "is not an archive of a platform that Rearview reads",
            "Give the zip file or folder as the platform gave it to you.",
        ),
        FaultCode::HtmlExport => (
            "is the HTML version of an export",
            "Ask the platform again and choose the format JSON.",
        ),
        FaultCode::Encrypted => (
            "is encrypted",
            "Unpack it with its password and give the folder.",
        ),
        FaultCode::Cut => (
            "ends too early",
            "The download did not finish: download it again.",
        ),
        FaultCode::Damaged => ("is damaged", "Download it again."),
        FaultCode::NoPosts => (
            "holds no posts",
            "Check that you asked the platform for posts and comments, and give all its parts.",
        ),
        FaultCode::TooLarge => (
            "is larger than Rearview reads",
            "Give its parts one by one.",
        ),
        FaultCode::OtherOwner => {
            let owner = fault.owner.as_deref().unwrap_or("somebody else");
            return format!(
                "One archive belongs to {place}, the others to {owner}. It was left out: Rearview \
                 looks at one person's own posts. Run it for each person alone."
            );
        }
        _ => (
            "could not be read",
            "Check that the file can be opened and try again.",
        ),
    };
    format!("{place} {what}. {todo}")
}

pub(crate) fn set_aside(skipped: &[(String, Skipped)]) -> String {
    let mut counts: BTreeMap<SkipReason, usize> = BTreeMap::new();
    for (_, s) in skipped {
        *counts.entry(s.why).or_default() += 1;
    }
    let list: Vec<String> = counts
        .into_iter()
        .map(|(why, count)| format!("{count} {}", reason(why)))
        .collect();
    format!("Set aside: {}. Everything else was read.", list.join(", "))
}

fn reason(why: SkipReason) -> &'static str {
    match why {
        SkipReason::Broken => "broken",
        SkipReason::Cut => "cut off",
        SkipReason::NotAPost => "not a post",
        SkipReason::TooLarge => "too large",
        SkipReason::Unknown => "of an unknown form",
        SkipReason::Encrypted => "encrypted",
        SkipReason::UnsafeName => "with an unsafe name",
        SkipReason::Damaged => "damaged",
    }
}

/// The text form of an audit.
pub(crate) fn audit(audit: &Audit) -> String {
    let counts = &audit.counts;
    let mut out = String::new();
    let mut line = |text: &str| {
        out.push_str(text);
        out.push('\n');
    };
    line(&format!(
        "{} of your {} posts carry a detail that can point at you.",
        counts.with_findings, counts.own
    ));
    line("Rearview finds much, not everything. Nothing left this computer.");
    line("");
    for receipt in &audit.archives {
        line(&archive(receipt));
    }
    if counts.others > 0 {
        line(&format!(
            "{} posts are other people's words and were left aside.",
            counts.others
        ));
    }
    for (family, title) in [
        (Family::Who, "Who you are"),
        (Family::Where, "Where you are"),
        (Family::When, "When you are there"),
        (Family::About, "What is known about you"),
    ] {
        let kinds: Vec<_> = counts
            .kinds
            .iter()
            .filter(|(k, _)| k.family() == family)
            .collect();
        if kinds.is_empty() {
            continue;
        }
        line("");
        line(title);
        for (kind, total) in kinds {
            let posts = if total.posts == 1 { "post" } else { "posts" };
            line(&format!(
                "  {:<22}{:>6} {posts}",
                kind_name(*kind),
                total.posts
            ));
        }
    }
    told::say(audit, &mut line);
    let mut most: Vec<_> = audit.posts.iter().collect();
    most.sort_by_key(|post| std::cmp::Reverse(post.findings.len()));
    if !most.is_empty() {
        line("");
        line("Look at these first");
    }
    for post in most.into_iter().take(SHOWN) {
        let when = post
            .time
            .as_deref()
            .and_then(|t| t.get(..10))
            .unwrap_or("no date");
        let where_ = match &post.group {
            Some(group) => format!("{} in {group}", post.platform),
            None => post.platform.to_string(),
        };
        line(&format!("  {when}  {where_}"));
        let details: Vec<String> = post
            .findings
            .iter()
            .map(|f| {
                format!(
                    "{}: {}",
                    kind_name(f.finding.kind).to_lowercase(),
                    one_line(&f.text)
                )
            })
            .collect();
        line(&format!("    {}", details.join(" · ")));
        if let Some(permalink) = &post.permalink {
            line(&format!("    {}", one_line(permalink)));
        }
    }
    out
}

fn archive(receipt: &Receipt) -> String {
    let label = one_line(&receipt.label);
    if receipt.state != JobState::Done {
        return format!("{label}: not read");
    }
    let day = |time: &Option<String>| time.as_deref().and_then(|t| t.get(..10)).map(str::to_owned);
    let period = match (day(&receipt.first), day(&receipt.last)) {
        (Some(first), Some(last)) => format!(", {first} to {last}"),
        _ => String::new(),
    };
    let platform = receipt.platform.map_or("unknown", model::Platform::as_str);
    let owner = receipt
        .owner
        .as_ref()
        .map_or(String::new(), |o| format!(" of {}", o.label()));
    let skipped: u32 = receipt.skipped.iter().map(|s| s.count).sum();
    let skipped = if skipped > 0 {
        format!(", {skipped} set aside")
    } else {
        String::new()
    };
    format!(
        "{label}: {platform}{owner}, {} posts{period}{skipped}",
        receipt.posts
    )
}

/// Untrusted text on a terminal: no control characters, no line breaks, not endless.
pub(super) fn one_line(untrusted_text: &str) -> String {
    let clean = untrusted_text
        .chars()
        .map(|c| if is_unsafe(c) { ' ' } else { c });
    let mut line: String = clean.take(80).collect();
    if untrusted_text.chars().count() > 80 {
        line.push('…');
    }
    line
}

/// Control characters, and the ones that turn the direction of what follows.
fn is_unsafe(c: char) -> bool {
    c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

fn kind_name(kind: Kind) -> &'static str {
    match kind {
        Kind::Person => "Name",
        Kind::Handle => "Account name",
        Kind::Email => "E-mail",
        Kind::Phone => "Phone",
        Kind::Ip => "IP address",
        Kind::Url => "Link",
        Kind::Address => "Street address",
        Kind::Coordinates => "Coordinates",
        Kind::Plate => "Licence plate",
        Kind::Vin => "Vehicle number (VIN)",
        Kind::GovId => "Government id",
        Kind::Bank => "Bank or card",
        Kind::TrackingId => "Parcel or order",
        Kind::Place => "Place",
        Kind::Station => "Station",
        Kind::Route => "Route",
        Kind::Employer => "Company",
        Kind::Vehicle => "Vehicle",
        Kind::Datetime => "Shift or date",
        Kind::Age => "Age",
        Kind::Family => "Family",
        Kind::Health => "Health",
        Kind::Origin => "Origin",
        Kind::Job => "Other job",
        Kind::OwnTerm => "Your own words",
    }
}

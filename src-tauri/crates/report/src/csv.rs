//! The report as a table, one row an entry (RFC 4180, UTF-8). A cell that a spreadsheet would take for
//! a formula gets an apostrophe in front.

use crate::{Report, cover};

/// Names of the columns.
const HEAD: [&str; 11] = [
    "number",
    "time",
    "platform",
    "group",
    "audience",
    "author",
    "categories",
    "sentiment",
    "flagged",
    "text",
    "identified_by",
];

/// The report as CSV.
pub fn csv(report: &Report) -> String {
    let mut out = csv::Writer::from_writer(Vec::new());
    // Writing into memory does not fail.
    let _ = out.write_record(HEAD);
    for (number, entry) in (1..).zip(&report.entries) {
        let categories: Vec<&str> = entry.categories.iter().map(|c| c.0.as_str()).collect();
        let identified = report.facts_of(entry.post);
        let identified: Vec<String> = identified
            .map(|fact| format!("{}: {}", fact.dimension, report.value(fact)))
            .collect();
        let flagged = if entry.flagged { "yes" } else { "no" };
        let text = cover::covered(entry.text, &entry.covered(report.shown));
        let row = [
            &number.to_string(),
            entry.time.as_deref().unwrap_or(""),
            entry.platform.as_str(),
            entry.group.unwrap_or(""),
            entry.audience.as_str(),
            report.author(entry).unwrap_or(""),
            &categories.join(" "),
            entry.sentiment.as_str(),
            flagged,
            &text,
            &identified.join("; "),
        ];
        let _ = out.write_record(row.map(harmless));
    }
    let bytes = out.into_inner().unwrap_or_default();
    String::from_utf8(bytes).unwrap_or_default()
}

fn harmless(cell: &str) -> String {
    match cell.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        true => format!("'{cell}"),
        false => cell.to_owned(),
    }
}

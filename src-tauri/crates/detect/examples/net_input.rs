//! Writes texts as the network reads them, for its trainer:
//! `net_input <heads.txt> <tails.txt> <ner.bin> <in.jsonl> <out.jsonl>`. Rows are
//! `{"text","spans"}`; out comes `{"row","first","pieces","of","facts","tags","crf"}`, a line a reading.
#![allow(clippy::print_stdout)]

use std::error::Error;
use std::fmt::Write as _;

use detect::training::{Cutter, Word, first_pass, words};

/// Tags of the words of a row: 0, then begin and inside of person, place, organisation.
fn tags(row: &serde_json::Value, words: &[Word]) -> Vec<usize> {
    let text = row["text"].as_str().unwrap_or_default();
    let mut tags = vec![0; words.len()];
    for span in row["spans"].as_array().into_iter().flatten() {
        let sort = match span["label"].as_str() {
            Some("PERSON") => 0,
            Some("LOCATION" | "PLACE") => 1,
            Some("ORG" | "EMPLOYER") => 2,
            _ => continue,
        };
        let place = |k: &str| span[k].as_u64().unwrap_or(0);
        let (start, end) = (place("start"), place("end"));
        let at = usize::try_from(start).unwrap_or(0);
        let mut near = text.chars().skip(at.saturating_sub(1)).take(2);
        if near.any(|c| c == '@') {
            continue;
        }
        let mut begin = true;
        for (word, tag) in words.iter().zip(&mut tags) {
            if u64::from(word.start) >= start && u64::from(word.end) <= end {
                *tag = sort * 2 + if begin { 1 } else { 2 };
                begin = false;
            }
        }
    }
    tags
}

fn main() -> Result<(), Box<dyn Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [heads, tails, weights, rows, out] = args.as_slice() else {
        return Err(
            "usage: net_input <heads.txt> <tails.txt> <ner.bin> <in.jsonl> <out.jsonl>".into(),
        );
    };
    let (heads, tails) = (
        std::fs::read_to_string(heads)?,
        std::fs::read_to_string(tails)?,
    );
    let heads: Vec<&str> = heads.lines().collect();
    let tails: Vec<&str> = tails.lines().collect();
    let reader = Cutter::new(&heads, &tails).ok_or("pieces are not sorted")?;
    let weights = std::fs::read(weights)?;
    let mut lines = String::new();
    for (number, line) in std::fs::read_to_string(rows)?.lines().enumerate() {
        let row: serde_json::Value = serde_json::from_str(line)?;
        let text = row["text"].as_str().unwrap_or_default();
        let words = words(text);
        let tags = tags(&row, &words);
        let crf = first_pass(&weights, text).ok_or("weights do not load")?;
        for r in reader.read(text) {
            let range = r.first..r.first + r.facts.len();
            let crf: Vec<Vec<f32>> = crf
                .get(range.clone())
                .unwrap_or(&[])
                .iter()
                .map(|s| s.iter().map(|x| (x * 1000.0).round() / 1000.0).collect())
                .collect();
            let tags = tags.get(range).unwrap_or(&[]);
            let value = serde_json::json!({"row": number, "first": r.first, "pieces": r.pieces,
                "of": r.of, "facts": r.facts, "tags": tags, "crf": crf});
            writeln!(lines, "{value}")?;
        }
    }
    std::fs::write(out, lines)?;
    Ok(())
}

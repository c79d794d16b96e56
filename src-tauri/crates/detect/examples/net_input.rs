//! Writes texts as the network reads them, for its trainer:
//! `net_input <pieces.tsv> <ner.bin> <in.jsonl> <out.jsonl>`. A piece is `piece<tab>score`; rows are
//! `{"text","spans"}`; out comes `{"row","first","pieces","of","facts","tags","starts","ends","crf"}`,
//! a line a reading.
#![allow(clippy::print_stdout)]

use std::error::Error;
use std::fmt::Write as _;

use detect::training::{Cutter, POST_KINDS, Word, first_pass, words};

/// Tags of the words of a row: 0, then begin and inside of each kind of posts; of other kinds -1.
fn tags(row: &serde_json::Value, words: &[Word]) -> Vec<i32> {
    let text = row["text"].as_str().unwrap_or_default();
    let mut tags = vec![0; words.len()];
    for span in row["spans"].as_array().into_iter().flatten() {
        let label = match span["label"].as_str() {
            Some("LOCATION") => "PLACE",
            Some("ORG") => "EMPLOYER",
            Some(other) => other,
            None => continue,
        };
        let kind = POST_KINDS.iter().position(|k| k.as_str() == label);
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
                let Some(kind) = kind.and_then(|k| i32::try_from(k).ok()) else {
                    *tag = -1;
                    continue;
                };
                *tag = kind * 2 + if begin { 1 } else { 2 };
                begin = false;
            }
        }
    }
    tags
}

fn main() -> Result<(), Box<dyn Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [pieces, weights, rows, out] = args.as_slice() else {
        return Err("usage: net_input <pieces.tsv> <ner.bin> <in.jsonl> <out.jsonl>".into());
    };
    let list = std::fs::read_to_string(pieces)?;
    let mut pieces = Vec::new();
    for line in list.lines() {
        let (piece, score) = line.split_once('\t').ok_or("a piece without score")?;
        pieces.push((piece, score.parse()?));
    }
    let reader = Cutter::new(&pieces).ok_or("pieces are not sorted")?;
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
            let tags = tags.get(range.clone()).unwrap_or(&[]);
            let places = words.get(range).unwrap_or(&[]);
            let starts: Vec<u32> = places.iter().map(|w| w.start).collect();
            let ends: Vec<u32> = places.iter().map(|w| w.end).collect();
            let value = serde_json::json!({"row": number, "first": r.first, "pieces": r.pieces,
                "of": r.of, "facts": r.facts, "tags": tags, "starts": starts, "ends": ends, "crf": crf});
            writeln!(lines, "{value}")?;
        }
    }
    std::fs::write(out, lines)?;
    Ok(())
}

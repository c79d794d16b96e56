//! Names, places and organisations, from tweets (Broad Twitter Corpus, WNUT-17); scored on a held-back
//! tenth, or, with the word `train` at the end, on the development parts.

use std::collections::HashMap;
use std::error::Error;

use crate::crf::{Model, Rate, Sample};
use detect::training::{TAG_COUNT, VERSION, Word, words};

const RATE: Rate = Rate {
    l1: 1.0,
    l2: 5.0,
    alpha: 0.15,
};
const ROUNDS: usize = 14;

/// Tags of the words of a row of the data.
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
        let (start, end) = (
            span["start"].as_u64().unwrap_or(0),
            span["end"].as_u64().unwrap_or(0),
        );
        // Handles are found by their sign, not by the model.
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

/// Spans of a row of tags: first, last, sort.
fn spans(tags: &[usize]) -> Vec<(usize, usize, usize)> {
    let mut out: Vec<(usize, usize, usize)> = Vec::new();
    for (i, tag) in tags.iter().copied().enumerate().filter(|t| t.1 > 0) {
        let sort = (tag - 1) / 2;
        match out.last_mut() {
            Some(s) if tag % 2 == 0 && s.2 == sort && s.1 + 1 == i => s.1 = i,
            _ => out.push((i, i, sort)),
        }
    }
    out
}

fn read(path: &str, index: &mut HashMap<u32, u32>) -> Result<Vec<Sample>, Box<dyn Error>> {
    let mut out = Vec::new();
    for line in std::fs::read_to_string(path)?.lines() {
        let row: serde_json::Value = serde_json::from_str(line)?;
        let words = words(row["text"].as_str().unwrap_or_default());
        let tags = tags(&row, &words);
        let words = words
            .iter()
            .map(|w| {
                w.features
                    .iter()
                    .map(|m| {
                        let next = u32::try_from(index.len()).unwrap_or(0);
                        *index.entry(*m).or_insert(next)
                    })
                    .collect()
            })
            .collect();
        out.push(Sample { words, tags });
    }
    Ok(out)
}

fn score(model: &Model<TAG_COUNT>, samples: &[Sample], name: &str, reach: f64) {
    let mut counts = [[0usize; 3]; 3];
    for s in samples {
        let gold = spans(&s.tags);
        let seen = spans(&model.tag(s, reach));
        for g in &gold {
            counts[g.2][0] += 1;
            counts[g.2][2] += usize::from(seen.contains(g));
        }
        for p in &seen {
            counts[p.2][1] += 1;
        }
    }
    let f1 = |c: [usize; 3]| 200.0 * c[2] as f64 / ((c[0] + c[1]).max(1)) as f64;
    let all = counts
        .iter()
        .fold([0; 3], |a, c| [a[0] + c[0], a[1] + c[1], a[2] + c[2]]);
    println!(
        "{name} reach {reach}: micro F1 {:.1} (P {:.1} R {:.1}); person {:.1} place {:.1} organisation {:.1}",
        f1(all),
        100.0 * all[2] as f64 / all[1].max(1) as f64,
        100.0 * all[2] as f64 / all[0].max(1) as f64,
        f1(counts[0]),
        f1(counts[1]),
        f1(counts[2])
    );
}

pub fn train(mut args: impl Iterator<Item = String>) -> Result<(), Box<dyn Error>> {
    let shared = args.next().ok_or("which folder of data?")?;
    let out = args.next();
    let without_dev = args.next().is_some();
    let mut index = HashMap::new();
    let mut train = Vec::new();
    let mut held = Vec::new();
    for set in ["btc", "wnut17"] {
        let mut back = Vec::new();
        for part in ["train", "dev"] {
            let rows = read(&format!("{shared}/{set}/{part}.jsonl"), &mut index)?;
            let (out, kept) = rows
                .into_iter()
                .enumerate()
                .partition::<Vec<_>, _>(|(i, _)| {
                    if without_dev {
                        part == "dev"
                    } else {
                        detect::training::held_back(*i)
                    }
                });
            back.extend(out.into_iter().map(|r| r.1));
            train.extend(kept.into_iter().map(|r| r.1));
        }
        held.push((format!("{set} held back"), back));
    }
    println!("{} texts, {} features", train.len(), index.len());
    let mut model = Model::new(index.len(), RATE);
    let mut seed = 20_261_124u64;
    for round in 1..=ROUNDS {
        model.round(&train, &mut seed);
        if round % 4 == 2 || round == ROUNDS {
            println!("round {round}");
            for (name, samples) in &held {
                for reach in if round == ROUNDS {
                    &[-0.5, 0.0, 0.5, 1.0, 1.5][..]
                } else {
                    &[0.5][..]
                } {
                    score(&model, samples, name, *reach);
                }
            }
        }
    }
    let file = model.file(VERSION, &index);
    println!("weights: {} bytes", file.len());
    if let Some(out) = out {
        std::fs::write(out, file)?;
    }
    Ok(())
}

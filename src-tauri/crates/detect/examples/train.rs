//! Trains the model for names and places and scores it on a held-back tenth:
//! `train <shared/data> [<ner.bin> [train]]`; with the last word the development parts are for
//! scoring alone. Deterministic: fixed order, fixed seed, one thread.
//!
//! A linear-chain CRF by FTRL-Proximal (McMahan et al., 2013): online, sparse by its L1 term.
#![allow(clippy::print_stdout)]

use std::collections::HashMap;
use std::error::Error;

use detect::training::{TAG_COUNT, Word, weights_file, words};

const L1: f64 = 1.0;
const L2: f64 = 5.0;
const ALPHA: f64 = 0.15;
const BETA: f64 = 1.0;
const ROUNDS: usize = 14;

type Row = [f64; TAG_COUNT];

struct Sample {
    /// Per word: indexes of its features.
    words: Vec<Vec<u32>>,
    tags: Vec<usize>,
}

/// Sums of FTRL and the weight they give.
#[derive(Clone, Copy, Default)]
struct Cell {
    z: f64,
    n: f64,
}

impl Cell {
    fn weight(self, l1: f64) -> f64 {
        if self.z.abs() <= l1 {
            0.0
        } else {
            -(self.z - self.z.signum() * l1) / ((BETA + self.n.sqrt()) / ALPHA + L2)
        }
    }

    fn learn(&mut self, slope: f64, l1: f64) {
        let sigma = ((self.n + slope * slope).sqrt() - self.n.sqrt()) / ALPHA;
        self.z += slope - sigma * self.weight(l1);
        self.n += slope * slope;
    }
}

struct Model {
    cells: Vec<[Cell; TAG_COUNT]>,
    start: [Cell; TAG_COUNT],
    steps: [[Cell; TAG_COUNT]; TAG_COUNT],
}

fn log_sum(v: &Row) -> f64 {
    let most = v.iter().fold(f64::MIN, |a, b| a.max(*b));
    most + v.iter().map(|x| (x - most).exp()).sum::<f64>().ln()
}

impl Model {
    fn scores(&self, sample: &Sample) -> Vec<Row> {
        sample
            .words
            .iter()
            .map(|features| {
                let mut sum = [0.0; TAG_COUNT];
                for f in features {
                    for (s, c) in sum.iter_mut().zip(&self.cells[*f as usize]) {
                        *s += c.weight(L1);
                    }
                }
                sum
            })
            .collect()
    }

    /// One step of learning.
    fn learn(&mut self, sample: &Sample) {
        let n = sample.words.len();
        if n == 0 {
            return;
        }
        let scores = self.scores(sample);
        let start = self.start.map(|c| c.weight(0.0));
        let steps = self.steps.map(|r| r.map(|c| c.weight(0.0)));
        let mut forward: Vec<Row> = Vec::with_capacity(n);
        for (i, score) in scores.iter().enumerate() {
            let mut now = [0.0; TAG_COUNT];
            for t in 0..TAG_COUNT {
                now[t] = score[t]
                    + if i == 0 {
                        start[t]
                    } else {
                        let mut from = forward[i - 1];
                        for (f, s) in from.iter_mut().zip(&steps) {
                            *f += s[t];
                        }
                        log_sum(&from)
                    };
            }
            forward.push(now);
        }
        let total = log_sum(&forward[n - 1]);
        let mut back = [0.0; TAG_COUNT];
        for i in (0..n).rev() {
            let mut slope = [0.0; TAG_COUNT];
            for t in 0..TAG_COUNT {
                slope[t] = (forward[i][t] + back[t] - total).exp();
            }
            slope[sample.tags[i]] -= 1.0;
            if i > 0 {
                let gold = (sample.tags[i - 1], sample.tags[i]);
                for (a, row) in self.steps.iter_mut().enumerate() {
                    for (b, cell) in row.iter_mut().enumerate() {
                        let p = (forward[i - 1][a] + steps[a][b] + scores[i][b] + back[b] - total)
                            .exp();
                        cell.learn(p - f64::from(u8::from(gold == (a, b))), 0.0);
                    }
                }
            } else {
                for (cell, s) in self.start.iter_mut().zip(&slope) {
                    cell.learn(*s, 0.0);
                }
            }
            for f in &sample.words[i] {
                for (cell, s) in self.cells[*f as usize].iter_mut().zip(&slope) {
                    if s.abs() > 1e-4 {
                        cell.learn(*s, L1);
                    }
                }
            }
            let mut earlier = [0.0; TAG_COUNT];
            for (a, e) in earlier.iter_mut().enumerate() {
                let mut to = [0.0; TAG_COUNT];
                for b in 0..TAG_COUNT {
                    to[b] = steps[a][b] + scores[i][b] + back[b];
                }
                *e = log_sum(&to);
            }
            back = earlier;
        }
    }

    fn tag(&self, sample: &Sample, reach: f64) -> Vec<usize> {
        let mut scores = self.scores(sample);
        let steps = self.steps.map(|r| r.map(|c| c.weight(0.0)));
        let mut from: Vec<[usize; TAG_COUNT]> = Vec::new();
        let mut now = self.start.map(|c| c.weight(0.0));
        for (i, score) in scores.iter_mut().enumerate() {
            for s in score.iter_mut().skip(1) {
                *s += reach;
            }
            let mut next = [0.0; TAG_COUNT];
            let mut back = [0; TAG_COUNT];
            for t in 0..TAG_COUNT {
                let best = (0..TAG_COUNT)
                    .map(|a| {
                        (
                            now[a]
                                + if i == 0 {
                                    f64::MIN / 1e10 * f64::from(u8::from(a != t))
                                } else {
                                    steps[a][t]
                                },
                            a,
                        )
                    })
                    .max_by(|x, y| x.0.total_cmp(&y.0))
                    .unwrap_or((0.0, 0));
                next[t] = best.0 + score[t];
                back[t] = best.1;
            }
            from.push(back);
            now = next;
        }
        let mut tag = (0..TAG_COUNT)
            .max_by(|a, b| now[*a].total_cmp(&now[*b]))
            .unwrap_or(0);
        let mut tags = vec![0; scores.len()];
        for i in (0..scores.len()).rev() {
            tags[i] = tag;
            tag = from[i][tag];
        }
        tags
    }
}

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

fn score(model: &Model, samples: &[Sample], name: &str, reach: f64) {
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

fn main() -> Result<(), Box<dyn Error>> {
    let mut args = std::env::args().skip(1);
    let shared = args
        .next()
        .ok_or("usage: train <shared/data> [<ner.bin> [train]]")?;
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
    let mut model = Model {
        cells: vec![[Cell::default(); TAG_COUNT]; index.len()],
        start: [Cell::default(); TAG_COUNT],
        steps: [[Cell::default(); TAG_COUNT]; TAG_COUNT],
    };
    let mut order: Vec<usize> = (0..train.len()).collect();
    let mut seed = 20_261_124u64;
    for round in 1..=ROUNDS {
        for i in (1..order.len()).rev() {
            seed = seed
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            order.swap(i, (seed >> 33) as usize % (i + 1));
        }
        for i in &order {
            model.learn(&train[*i]);
        }
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
    let narrow = |c: Cell, l1: f64| c.weight(l1) as f32;
    let mut rows: Vec<(u32, [f32; TAG_COUNT])> = index
        .iter()
        .map(|(mark, i)| (*mark, model.cells[*i as usize].map(|c| narrow(c, L1))))
        .collect();
    rows.sort_by_key(|r| r.0);
    let file = weights_file(
        &model.start.map(|c| narrow(c, 0.0)),
        &model.steps.map(|r| r.map(|c| narrow(c, 0.0))),
        &rows,
    );
    println!("weights: {} bytes", file.len());
    if let Some(out) = out {
        std::fs::write(out, file)?;
    }
    Ok(())
}

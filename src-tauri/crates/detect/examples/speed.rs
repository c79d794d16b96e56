//! How fast the rules are on a file of JSON lines with a `text`: MB/s on one core, findings by
//! kind. With `--json` as second argument it writes the findings instead, for scoring.
#![allow(clippy::print_stdout, missing_docs)]

use std::collections::BTreeMap;
use std::time::Instant;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut args = std::env::args().skip(1);
    let path = args
        .next()
        .ok_or("usage: speed FILE.jsonl [--json] [--no-model] [--both]")?;
    let flags: Vec<String> = args.collect();
    let json = flags.iter().any(|a| a == "--json");
    let rules = flags.iter().any(|a| a == "--no-model");
    let mut texts = Vec::new();
    for line in std::fs::read_to_string(path)?.lines() {
        let row: serde_json::Value = serde_json::from_str(line)?;
        texts.push(row["text"].as_str().unwrap_or_default().to_owned());
    }
    let begin = Instant::now();
    let mut engine = detect::Engine::new(&[]);
    if rules {
        engine = engine.without_model();
    }
    if flags.iter().any(|a| a == "--both") {
        engine = engine.with_second_pass();
    }
    engine.find("warm");
    let start_up = begin.elapsed();
    if json {
        for text in &texts {
            println!("{}", serde_json::to_string(&engine.find(text))?);
        }
        return Ok(());
    }
    let mut kinds: BTreeMap<&str, usize> = BTreeMap::new();
    for text in &texts {
        for f in engine.find(text) {
            *kinds.entry(f.kind.as_str()).or_default() += 1;
        }
    }
    let bytes: usize = texts.iter().map(String::len).sum();
    let mut best = f64::MAX;
    for _ in 0..5 {
        let begin = Instant::now();
        let mut n = 0;
        for text in &texts {
            n += engine.find(text).len();
        }
        best = best.min(begin.elapsed().as_secs_f64());
        std::hint::black_box(n);
    }
    let mega = bytes as f64 / 1e6;
    println!("{} texts, {mega:.2} MB, start-up {start_up:?}", texts.len());
    println!(
        "{:.1} MB/s, {:.0} texts/s",
        mega / best,
        texts.len() as f64 / best
    );
    for (kind, n) in kinds {
        let share = n as f64 * 1000.0 / texts.len().max(1) as f64;
        println!("{kind:12} {n:6}  {share:.2} per 1,000 texts");
    }
    Ok(())
}

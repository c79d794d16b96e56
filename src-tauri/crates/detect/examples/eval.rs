//! Scores the engine and writes the quality sheet: `eval <shared/data> <QUALITY.md> <quality.json>`;
//! `eval <shared/data> dev` prints the scores of the development parts alone (for weights that were
//! trained without them).
//! What is not there is left out and said so. Speed is of one core, in this process.
#![allow(clippy::print_stdout, clippy::unwrap_used, missing_docs)]

#[path = "../tests/score/mod.rs"]
mod score;

use std::fmt::Write as _;
use std::time::Instant;

use detect::Engine;
use model::Kind;
use score::{Row, Table, Tally, read_json, read_marked, sum};

const LANGUAGES: [&str; 3] = ["en", "es", "pt"];

fn label(word: &str) -> Option<Kind> {
    match word {
        "LOCATION" => Some(Kind::Place),
        "ORG" => Some(Kind::Employer),
        _ => Kind::parse(word),
    }
}

fn line(name: &str, t: &Tally) -> String {
    format!(
        "| {name} | {} | {:.1} | {:.1} | {:.1} | {:.1} | {:.1} |\n",
        t.gold,
        t.recall(),
        t.precision(),
        t.f(1.0),
        t.f(2.0),
        t.exact_f1()
    )
}

const HEAD: &str = "| | details | recall | precision | F1 | F2 | exact F1 |\n|---|---:|---:|---:|---:|---:|---:|\n";

fn by_kind(title: &str, table: &Table, out: &mut String) {
    write!(out, "\n## {title}\n\n{HEAD}").unwrap();
    for lang in LANGUAGES {
        let t = sum(table, |l, _| l == lang);
        if t.gold > 0 {
            out.push_str(&line(lang, &t));
        }
    }
    for kind in Kind::ALL {
        let t = sum(table, |_, k| k == *kind);
        if t.gold + t.seen > 0 {
            out.push_str(&line(kind.as_str(), &t));
        }
    }
}

fn tweets(shared: &str, set: &str, dev: bool) -> Vec<Row> {
    let mut rows = Vec::new();
    for part in if dev { &["dev"][..] } else { &["train", "dev"] } {
        let Ok(text) = std::fs::read_to_string(format!("{shared}/{set}/{part}.jsonl")) else {
            continue;
        };
        let all = read_json(&text, label);
        rows.extend(
            all.into_iter()
                .enumerate()
                .filter(|(i, _)| dev || detect::training::held_back(*i))
                .map(|r| r.1),
        );
    }
    rows
}

const NAMES: [Kind; 3] = [Kind::Person, Kind::Place, Kind::Employer];

/// One set of tweets: rows of the table for both passes, the first, and the rules alone.
fn tweet_rows(rows: &[Row], engines: &[(&str, &Engine)]) -> String {
    let mut out = String::new();
    for (name, engine) in engines {
        let table = score::score(engine, rows, Some(&NAMES), true);
        out.push_str(&line(name, &sum(&table, |_, _| true)));
        if *name != "rules alone" {
            for kind in NAMES {
                let name = format!("{name}: {kind}");
                out.push_str(&line(&name, &sum(&table, |_, k| k == kind)));
            }
        }
    }
    out
}

/// The posts of drivers with one pass and with both, by language: names alone, then everything.
fn second_pass_rows(sets: [(&str, &[Row]); 2], engines: &[(&str, &Engine)]) -> String {
    let mut out = String::new();
    for (set, rows) in sets {
        for (name, engine) in engines {
            let table = score::score(engine, rows, None, false);
            for lang in ["en", "es", "pt"] {
                let names = sum(&table, |l, k| l == lang && NAMES.contains(&k));
                out.push_str(&line(&format!("{set}, {lang}, names: {name}"), &names));
                let all = sum(&table, |l, _| l == lang);
                out.push_str(&line(&format!("{set}, {lang}, all kinds: {name}"), &all));
            }
        }
    }
    out
}

/// Peak memory of this process in MB, where the system says.
fn memory() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|l| l.starts_with("VmHWM"))?;
    line.split_whitespace()
        .nth(1)?
        .parse::<u64>()
        .ok()
        .map(|k| k / 1024)
}

fn speed(engine: &Engine, texts: &[&str], times: usize) -> (f64, f64) {
    let bytes: usize = texts.iter().map(|t| t.len()).sum();
    let best = (0..times)
        .map(|_| {
            let begin = Instant::now();
            let n: usize = texts.iter().map(|t| engine.find(t).len()).sum();
            std::hint::black_box(n);
            begin.elapsed().as_secs_f64()
        })
        .fold(f64::MAX, f64::min);
    (bytes as f64 / 1e6 / best, texts.len() as f64 / best)
}

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let engine = Engine::new(&[]);
    let both = Engine::new(&[]).with_second_pass();
    let rules = Engine::new(&[]).without_model();
    let passes = [
        ("both passes", &both),
        ("first pass", &engine),
        ("rules alone", &rules),
    ];
    if let [shared, _] = args.as_slice() {
        for set in ["btc", "wnut17"] {
            println!(
                "{set}\n{HEAD}{}",
                tweet_rows(&tweets(shared, set, true), &passes)
            );
        }
        return;
    }
    let [shared, sheet, json] = args.as_slice() else {
        println!("usage: eval <shared/data> <QUALITY.md> <quality.json>");
        return;
    };
    both.find("warm");
    let mut out = String::from(
        "# How well Rearview finds things\n\nWritten by `make eval`; do not edit. Recall: of a hundred details, how many are found. Precision: of a\nhundred marks, how many are right. A mark counts if it covers the detail by half (IoU >= 0.5) and has\nits kind; \"exact\" counts only marks that are the detail to the letter.\n",
    );
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../tests/corpus/posts");
    let file = |name: &str| std::fs::read_to_string(format!("{folder}/{name}")).unwrap_or_default();
    let gig = read_json(&file("gig.jsonl"), label);
    let marked = |set: &str| -> Vec<Row> {
        LANGUAGES
            .iter()
            .flat_map(|l| read_marked(&file(&format!("{set}_{l}.txt")), l))
            .collect()
    };
    let (own, new, far) = (marked("own"), marked("new"), marked("far"));
    let gig_table = score::score(&engine, &gig, None, false);
    let own_table = score::score(&engine, &own, None, false);
    let new_table = score::score(&engine, &new, None, false);
    let far_table = score::score(&engine, &far, None, false);
    by_kind(
        "Posts of drivers, development set (200 posts, seen while the rules were written)",
        &gig_table,
        &mut out,
    );
    by_kind(
        "Posts of drivers, own set (160 posts, written before the rules they test)",
        &own_table,
        &mut out,
    );
    by_kind(
        "Posts of drivers, second own set (60 posts, written before the rules they test)",
        &new_table,
        &mut out,
    );
    by_kind(
        "Posts of drivers, far set (170 posts, written to be unlike all before; seen since)",
        &far_table,
        &mut out,
    );
    let structured = [
        Kind::Email,
        Kind::Phone,
        Kind::Ip,
        Kind::Url,
        Kind::Address,
        Kind::Coordinates,
        Kind::Plate,
        Kind::Vin,
        Kind::GovId,
        Kind::Bank,
        Kind::TrackingId,
        Kind::Station,
        Kind::Route,
    ];
    write!(
        out,
        "\n## What the second pass adds on the posts of drivers\n\nIt runs behind, refines names, places and employers, and may be off.\n\n{HEAD}{}",
        second_pass_rows([("development", &gig), ("own", &own)], &[passes[1], passes[0]])
    )
    .unwrap();
    let mut texts: Vec<String> = Vec::new();
    for set in ["btc", "wnut17"] {
        let rows = tweets(shared, set, false);
        if rows.is_empty() {
            write!(out, "\n{set}: not there, not scored.\n").unwrap();
            continue;
        }
        let title = format!(
            "Tweets of {set}: names, places, organisations (a tenth in blocks of twenty, held back from training; handles ignored)"
        );
        write!(out, "\n## {title}\n\n{HEAD}").unwrap();
        out.push_str(&tweet_rows(&rows, &passes));
        for part in ["train", "dev"] {
            let text =
                std::fs::read_to_string(format!("{shared}/{set}/{part}.jsonl")).unwrap_or_default();
            texts.extend(read_json(&text, label).into_iter().map(|r| r.text));
        }
    }
    if !texts.is_empty() {
        write!(out, "\n## False alarms: marks per 1,000 tweets ({} tweets; nearly all of these are wrong)\n\n", texts.len()).unwrap();
        for kind in structured {
            let n: usize = texts
                .iter()
                .map(|t| engine.find(t).iter().filter(|f| f.kind == kind).count())
                .sum();
            writeln!(
                out,
                "- {kind} {:.2}",
                1000.0 * n as f64 / texts.len() as f64
            )
            .unwrap();
        }
    }
    let mut sample: Vec<&str> = texts.iter().map(String::as_str).collect();
    sample.extend(gig.iter().map(|r| r.text.as_str()));
    let few: Vec<&str> = sample.iter().step_by(8).copied().collect();
    let (alone, first, second) = (
        speed(&rules, &sample, 3),
        speed(&engine, &sample, 3),
        speed(&both, &few, 1),
    );
    write!(
        out,
        "\n## Speed and memory\n\nOne core: rules alone {:.1} MB/s ({:.0} texts/s), with the first pass {:.1} MB/s ({:.0} texts/s), with both\n{:.3} MB/s ({:.0} texts/s). Peak memory of this whole run: {} MB.\n",
        alone.0, alone.1, first.0, first.1, second.0, second.1, memory().map_or_else(|| "unknown".to_owned(), |m| m.to_string())
    )
    .unwrap();
    let tables = [&gig_table, &own_table, &new_table, &far_table];
    let score = |keep: &dyn Fn(&str, Kind) -> bool| {
        let t = tables
            .iter()
            .fold(Tally::default(), |all, table| all.plus(sum(table, keep)));
        serde_json::json!({"details": t.gold, "found": t.found, "marks": t.seen, "right": t.right})
    };
    let kinds: Vec<serde_json::Value> = Kind::ALL
        .iter()
        .filter(|k| **k != Kind::OwnTerm)
        .map(|k| {
            let languages: Vec<serde_json::Value> = LANGUAGES
                .iter()
                .map(|l| {
                    let score = score(&|ol, o| ol == *l && o == *k);
                    serde_json::json!({"language": l, "score": score})
                })
                .collect();
            serde_json::json!({"kind": k, "all": score(&|_, o| o == *k), "languages": languages})
        })
        .collect();
    let whole = serde_json::json!({"version": detect::VERSION, "posts": gig.len() + own.len() + new.len() + far.len(), "kinds": kinds});
    std::fs::write(json, serde_json::to_string_pretty(&whole).unwrap() + "\n").unwrap();
    std::fs::write(sheet, &out).unwrap();
    println!("{out}");
}

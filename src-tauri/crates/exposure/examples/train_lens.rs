//! Trains the model of the lens and scores it: `train_lens <posts.tsv>... <posts.jsonl> <lens.bin>
//! [<other.jsonl>...]`. Posts of the JSON file are scored by cross-validation (no fold is scored by
//! numbers that saw it) and then join the training; other files are only scored.
//! Deterministic: fixed order, fixed seeds, one thread.
//!
//! Logistic regression, one drawer against the rest, by AdaGrad (Duchi, Hazan and Singer, 2011) with
//! words dropped at random in each round (Wager, Wang and Liang, 2013), averaged over several runs.
#![allow(clippy::print_stdout)]

use std::collections::HashMap;
use std::error::Error;

use exposure::Lens;
use exposure::lens::training::{BUCKETS, COUNT, Reader, Told, Trained, drawers};
use model::{Category, Sentiment};

const SEED: u64 = 20_261_124;
const RUNS: u64 = 4;
const ROUNDS: usize = 24;
const RATE: f32 = 0.25;
const FADE: f32 = 0.0004;
const DROP: f32 = 0.4;
const FOLDS: usize = 10;

type Row = [f32; COUNT];

/// A post with what it is filed under. Holds post text: no `Debug`.
struct Labelled {
    text: String,
    lang: String,
    filed: [bool; COUNT],
    told: Told,
}

/// SplitMix64 (Steele, Lea and Flood, 2014).
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (self.0 ^ self.0 >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ z >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ z >> 31
    }
    fn share(&mut self) -> f32 {
        (self.next() >> 40) as f32 / (1_u64 << 24) as f32
    }
    fn below(&mut self, end: usize) -> usize {
        (self.next() % end as u64) as usize
    }
}

/// A number that learns.
struct Learner {
    rows: Vec<Row>,
    sums: Vec<Row>,
}

impl Learner {
    fn new(rows: usize) -> Learner {
        Learner {
            rows: vec![[0.0; COUNT]; rows],
            sums: vec![[1e-2; COUNT]; rows],
        }
    }
    fn add(&self, at: usize, share: f32, into: &mut Row) {
        for (into, number) in into.iter_mut().zip(&self.rows[at]) {
            *into += share * number;
        }
    }
    fn learn(&mut self, at: usize, share: f32, slopes: &Row, fade: f32) {
        let (row, sums) = (&mut self.rows[at], &mut self.sums[at]);
        for i in 0..COUNT {
            let slope = slopes[i] * share + fade * row[i];
            sums[i] += slope * slope;
            row[i] -= RATE * slope / sums[i].sqrt();
        }
    }
}

/// Trains on some posts. `cues` gives every cue its row.
fn train(posts: &[&Labelled], cues: &HashMap<u32, usize>) -> Trained {
    let mut bias = [0.0; COUNT];
    let mut cue_sum = vec![[0.0; COUNT]; cues.len()];
    let mut gram_sum = vec![[0.0; COUNT]; BUCKETS];
    for run in 0..RUNS {
        let mut dice = Dice(SEED + run);
        // The first row is the bias.
        let mut by_cue = Learner::new(1 + cues.len());
        let mut by_gram = Learner::new(BUCKETS);
        let mut order: Vec<usize> = (0..posts.len()).collect();
        for _ in 0..ROUNDS {
            for i in (1..order.len()).rev() {
                order.swap(i, dice.below(i + 1));
            }
            for post in order.iter().map(|i| posts[*i]) {
                let grams = post.told.grams.iter().map(|g| *g as usize);
                let grams: Vec<usize> = grams.filter(|_| dice.share() >= DROP).collect();
                let own = post.told.cues.iter().filter_map(|n| cues.get(n));
                let own: Vec<usize> = own
                    .filter(|_| dice.share() >= DROP / 2.0)
                    .copied()
                    .collect();
                let share = 1.0 / (grams.len().max(1) as f32).sqrt();
                let mut votes = post.told.rules;
                by_cue.add(0, 1.0, &mut votes);
                own.iter().for_each(|c| by_cue.add(1 + c, 1.0, &mut votes));
                grams
                    .iter()
                    .for_each(|g| by_gram.add(*g, share, &mut votes));
                let slopes: Row = std::array::from_fn(|i| {
                    1.0 / (1.0 + (-votes[i]).exp()) - f32::from(u8::from(post.filed[i]))
                });
                by_cue.learn(0, 1.0, &slopes, 0.0);
                own.iter()
                    .for_each(|c| by_cue.learn(1 + c, 1.0, &slopes, FADE));
                grams
                    .iter()
                    .for_each(|g| by_gram.learn(*g, share, &slopes, FADE));
            }
        }
        let part = 1.0 / RUNS as f32;
        by_cue.add(0, part, &mut bias);
        for (at, row) in cue_sum.iter_mut().enumerate() {
            by_cue.add(1 + at, part, row);
        }
        for (at, row) in gram_sum.iter_mut().enumerate() {
            by_gram.add(at, part, row);
        }
    }
    Trained {
        bias,
        cues: cues.iter().map(|(n, at)| (*n, cue_sum[*at])).collect(),
        grams: gram_sum,
    }
}

/// What was filed, what should have been, by drawer.
#[derive(Clone, Copy, Default)]
struct Score {
    right: f32,
    extra: f32,
    missed: f32,
}

impl Score {
    fn f1(self) -> f32 {
        let most = 2.0 * self.right + self.extra + self.missed;
        100.0 * 2.0 * self.right / most.max(1.0)
    }
}

#[derive(Default)]
struct Scores([Score; COUNT]);

impl Scores {
    fn count(&mut self, filed: &[bool; COUNT], truth: &[bool; COUNT]) {
        for (i, score) in self.0.iter_mut().enumerate() {
            match (filed[i], truth[i]) {
                (true, true) => score.right += 1.0,
                (true, false) => score.extra += 1.0,
                (false, true) => score.missed += 1.0,
                _ => {}
            }
        }
    }
    fn categories(&self) -> f32 {
        mean(&self.0[..Category::ALL.len()])
    }
    fn tones(&self) -> f32 {
        mean(&self.0[Category::ALL.len()..])
    }
}

fn mean(scores: &[Score]) -> f32 {
    let told = scores.iter().filter(|s| s.right + s.missed > 0.0);
    let (sum, count) = told.fold((0.0, 0.0), |(sum, count), s| (sum + s.f1(), count + 1.0));
    sum / f32::max(count, 1.0)
}

fn filed(lens: &Lens, text: &str) -> [bool; COUNT] {
    let filed = lens.file(text, None);
    let words: Vec<&str> = filed.categories.iter().map(|(c, _)| c.as_str()).collect();
    drawers(&words.join(","), filed.sentiment.as_str()).unwrap_or([false; COUNT])
}

fn print(name: &str, answers: &[([bool; COUNT], &Labelled)]) {
    let mut all = Scores::default();
    let mut by_lang: HashMap<&str, Scores> = HashMap::new();
    for (filed, post) in answers {
        all.count(filed, &post.filed);
        let lang = by_lang.entry(&post.lang).or_default();
        lang.count(filed, &post.filed);
    }
    print!(
        "{name}: {} posts, macro-F1 categories {:.1}, tone {:.1}",
        answers.len(),
        all.categories(),
        all.tones()
    );
    for lang in ["en", "es", "pt"] {
        if let Some(scores) = by_lang.get(lang) {
            print!("; {lang} {:.1}, {:.1}", scores.categories(), scores.tones());
        }
    }
    println!();
    let names = Category::ALL.iter().map(|c| c.as_str());
    let names = names.chain(Sentiment::ALL.iter().map(|s| s.as_str()));
    for (name, s) in names.zip(&all.0) {
        let told = s.right + s.missed;
        let (recall, precision) = (
            s.right / told.max(1.0),
            s.right / (s.right + s.extra).max(1.0),
        );
        println!(
            "  {name:22} {:5.1}  recall {:3.0} precision {:3.0}  of {told}",
            s.f1(),
            100.0 * recall,
            100.0 * precision
        );
    }
}

fn read_tsv(path: &str, reader: &Reader) -> Result<Vec<Labelled>, Box<dyn Error>> {
    let mut posts = Vec::new();
    let lang = std::path::Path::new(path).file_stem().unwrap_or_default();
    for line in std::fs::read_to_string(path)?.lines() {
        let mut parts = line.split('\t');
        let (Some(text), Some(categories), Some(tone)) = (parts.next(), parts.next(), parts.next())
        else {
            return Err(format!("{path}: three columns are needed").into());
        };
        posts.push(Labelled {
            text: text.to_owned(),
            lang: lang.to_string_lossy().into_owned(),
            filed: drawers(categories, tone).ok_or("not one of our words")?,
            told: reader.read(text),
        });
    }
    Ok(posts)
}

fn unmarked(marked: &str) -> String {
    let mut text = String::new();
    let mut rest = marked;
    while let Some((before, after)) = rest.split_once('{') {
        text.push_str(before);
        let (mark, after) = after.split_once('}').unwrap_or((after, ""));
        text.push_str(mark.split_once('|').map_or(mark, |(_, surface)| surface));
        rest = after;
    }
    text + rest
}

fn read_jsonl(path: &str, reader: &Reader) -> Result<Vec<Labelled>, Box<dyn Error>> {
    let mut posts = Vec::new();
    for line in std::fs::read_to_string(path)?.lines() {
        let row: serde_json::Value = serde_json::from_str(line)?;
        let word = |key: &str| row[key].as_str().unwrap_or_default();
        let text = match row["text"].as_str() {
            Some(text) => text.to_owned(),
            None => unmarked(word("marked")),
        };
        let topics = row["topics"].as_array().ok_or("no topics")?;
        let topics: Vec<&str> = topics.iter().filter_map(|t| t.as_str()).collect();
        posts.push(Labelled {
            lang: word("lang").to_owned(),
            filed: drawers(&topics.join(","), word("sentiment")).ok_or("not one of our words")?,
            told: reader.read(&text),
            text,
        });
    }
    Ok(posts)
}

fn main() -> Result<(), Box<dyn Error>> {
    let paths: Vec<String> = std::env::args().skip(1).collect();
    let reader = Reader::default();
    let mut own = Vec::new();
    for path in paths.iter().filter(|p| p.ends_with(".tsv")) {
        own.extend(read_tsv(path, &reader)?);
    }
    let mut json = paths.iter().filter(|p| p.ends_with(".jsonl"));
    let dev = read_jsonl(json.next().ok_or("no development posts")?, &reader)?;
    let mut numbers: Vec<u32> = own
        .iter()
        .chain(&dev)
        .flat_map(|p| p.told.cues.clone())
        .collect();
    numbers.sort_unstable();
    numbers.dedup();
    let cues: HashMap<u32, usize> = numbers.into_iter().zip(0..).collect();

    let mut answers = Vec::new();
    for fold in 0..FOLDS {
        let apart = |(i, _): &(usize, &Labelled)| i % FOLDS == fold;
        let seen = dev.iter().enumerate().filter(|p| !apart(p)).map(|(_, p)| p);
        let lens = train(&own.iter().chain(seen).collect::<Vec<_>>(), &cues).lens();
        let scored = dev.iter().enumerate().filter(apart).map(|(_, p)| p);
        answers.extend(scored.map(|post| (filed(&lens, &post.text), post)));
    }
    print("development posts, cross-validated", &answers);
    if std::env::var_os("SHOW").is_some() {
        for (filed, post) in &answers {
            let name = |i: usize| Category::ALL.get(i).map_or("", |c| c.as_str());
            let wrong = (0..13).filter(|i| filed[*i] != post.filed[*i]);
            let wrong: Vec<String> = wrong
                .map(|i| format!("{}{}", if filed[i] { '+' } else { '-' }, name(i)))
                .collect();
            if !wrong.is_empty() {
                println!("{} | {}", wrong.join(" "), post.text.replace('\n', " "));
            }
        }
    }
    let trained = train(&own.iter().chain(&dev).collect::<Vec<_>>(), &cues);
    let lens = trained.lens();
    for path in json {
        let posts = read_jsonl(path, &reader)?;
        let answers: Vec<_> = posts.iter().map(|p| (filed(&lens, &p.text), p)).collect();
        print(path, &answers);
    }
    if let Some(out) = paths.iter().find(|p| p.ends_with(".bin")) {
        std::fs::write(out, trained.file())?;
    }
    Ok(())
}

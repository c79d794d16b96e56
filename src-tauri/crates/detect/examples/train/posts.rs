//! What drivers tell, from posts of our own with marks (`tests/train/told`): one post a line,
//! `{KIND|words}` around each detail, `\n` for a line break. Writes the weights, or,
//! where no file is named, scores by five-fold cross-validation, a file's blocks of ten posts (about one
//! author) on one side.

use std::collections::HashMap;
use std::error::Error;

use detect::training::{
    POST_KINDS, POST_TAG_COUNT, POST_VERSION, PostField, post_findings, post_words,
};
use model::Kind;

use crate::crf::{Model, Rate, Sample};

const RATE: Rate = Rate {
    l1: 0.25,
    l2: 1.0,
    alpha: 0.1,
};
const ROUNDS: usize = 10;
const FOLDS: usize = 5;

/// A post and its details: first code point, one past the last, kind.
struct Marked {
    text: String,
    details: Vec<(u32, u32, Kind)>,
    fold: usize,
}

fn unmark(line: &str) -> Result<Marked, Box<dyn Error>> {
    let mut text = String::new();
    let mut details = Vec::new();
    let line = line.replace("\\n", "\n");
    let mut rest = line.as_str();
    let count = |t: &str| u32::try_from(t.chars().count());
    while let Some((before, mark)) = rest.split_once('{') {
        text.push_str(before);
        let (mark, after) = mark.split_once('}').ok_or("a mark has no end")?;
        let (kind, words) = mark.split_once('|').ok_or("a mark has no kind")?;
        let start = count(&text)?;
        text.push_str(words);
        let kind = Kind::parse(kind).ok_or("a mark of no kind of ours")?;
        details.push((start, count(&text)?, kind));
        rest = after;
    }
    text.push_str(rest);
    Ok(Marked {
        text,
        details,
        fold: 0,
    })
}

fn sample(post: &Marked, index: &mut HashMap<u32, u32>) -> Sample {
    let words = post_words(&post.text);
    let mut tags = vec![0; words.len()];
    for (start, end, kind) in &post.details {
        let Some(sort) = POST_KINDS.iter().position(|k| k == kind) else {
            continue;
        };
        let mut begin = true;
        for (word, tag) in words.iter().zip(&mut tags) {
            if word.start >= *start && word.end <= *end {
                *tag = sort * 2 + if begin { 1 } else { 2 };
                begin = false;
            }
        }
    }
    let mut number = |mark: &u32| {
        let next = u32::try_from(index.len()).unwrap_or(u32::MAX);
        *index.entry(*mark).or_insert(next)
    };
    let words = words
        .iter()
        .map(|w| w.features.iter().map(&mut number).collect())
        .collect();
    Sample { words, tags }
}

fn learn(samples: &[&Sample], features: usize) -> Model<POST_TAG_COUNT> {
    let mut model = Model::new(features, RATE);
    let mut seed = 20_261_124u64;
    for _ in 0..ROUNDS {
        model.round(samples, &mut seed);
    }
    model
}

/// Details there are, found, and right (half of what both cover together), by kind.
type Counts = HashMap<Kind, [usize; 3]>;

fn score(field: Option<&PostField>, posts: &[&Marked], counts: &mut Counts) {
    for post in posts {
        let found = post_findings(field, &post.text);
        let mut used = vec![false; found.len()];
        for (start, end, kind) in &post.details {
            counts.entry(*kind).or_default()[0] += 1;
            let hit = found.iter().zip(&used).position(|(f, used)| {
                let both = f
                    .span
                    .end
                    .min(*end)
                    .saturating_sub(f.span.start.max(*start));
                let either = f.span.end.max(*end) - f.span.start.min(*start);
                !used && f.kind == *kind && both * 2 >= either
            });
            if let Some(hit) = hit {
                used[hit] = true;
                counts.entry(*kind).or_default()[2] += 1;
            }
        }
        for f in found {
            counts.entry(f.kind).or_default()[1] += 1;
        }
    }
}

fn show(name: &str, counts: &Counts) {
    let rate = |part: usize, of: usize| 100.0 * part as f64 / of.max(1) as f64;
    let all = counts
        .values()
        .fold([0; 3], |a, c| [a[0] + c[0], a[1] + c[1], a[2] + c[2]]);
    println!(
        "{name}: recall {:.1}, precision {:.1}",
        rate(all[2], all[0]),
        rate(all[2], all[1])
    );
    for kind in Kind::ALL {
        if let Some(c) = counts.get(kind) {
            println!(
                "  {kind:12} {:4} recall {:.0}, precision {:.0}",
                c[0],
                rate(c[2], c[0]),
                rate(c[2], c[1])
            );
        }
    }
}

pub fn train(mut args: impl Iterator<Item = String>) -> Result<(), Box<dyn Error>> {
    let folder = args.next().ok_or("which folder of posts?")?;
    let out = args.next();
    let mut files: Vec<_> = std::fs::read_dir(&folder)?.collect::<Result<_, _>>()?;
    files.sort_by_key(std::fs::DirEntry::path);
    let mut posts = Vec::new();
    for file in files {
        if file.path().extension().is_none_or(|e| e != "txt") {
            continue;
        }
        for (row, line) in std::fs::read_to_string(file.path())?.lines().enumerate() {
            let fold = row / 10 % FOLDS;
            posts.push(Marked {
                fold,
                ..unmark(line).map_err(|e| format!("{:?} {row}: {e}", file.path()))?
            });
        }
    }
    let mut index = HashMap::new();
    let samples: Vec<Sample> = posts.iter().map(|p| sample(p, &mut index)).collect();
    println!("{} posts, {} features", posts.len(), index.len());
    if let Some(out) = out {
        let all: Vec<&Sample> = samples.iter().collect();
        let file = learn(&all, index.len()).file(POST_VERSION, &index);
        println!("weights: {} bytes", file.len());
        std::fs::write(out, file)?;
        return Ok(());
    }
    let (mut counts, mut without) = (Counts::new(), Counts::new());
    for fold in 0..FOLDS {
        let train: Vec<&Sample> = samples
            .iter()
            .zip(&posts)
            .filter(|s| s.1.fold != fold)
            .map(|s| s.0)
            .collect();
        let file = learn(&train, index.len()).file(POST_VERSION, &index);
        let field = PostField::read(&file).ok_or("weights do not read")?;
        let held: Vec<&Marked> = posts.iter().filter(|p| p.fold == fold).collect();
        score(Some(&field), &held, &mut counts);
        score(None, &held, &mut without);
    }
    show("rules and names alone", &without);
    show("by cross-validation", &counts);
    Ok(())
}

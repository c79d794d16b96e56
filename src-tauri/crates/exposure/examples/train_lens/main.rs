//! Trains the model of the lens and scores it: `train_lens <folder of posts> <lens.bin>
//! [<other.jsonl>...]`. The folder holds own posts and `labelled.jsonl`, posts by others, which are
//! scored by cross-validation: no post by numbers that saw it, and once more without the own posts
//! that were written with them in sight (`later_*.tsv`), which is the honest figure. Then all train
//! together; other files are only scored. Prints the speed too.
#![allow(clippy::print_stdout)]

mod learn;
mod posts;
mod scores;

use std::collections::HashMap;
use std::error::Error;
use std::time::Instant;

use exposure::Lens;
use exposure::lens::training::Eye;

use learn::train;
use posts::{Labelled, read_folder, read_jsonl};
use scores::{Answer, best_shifts, print};

/// Parts of the labelled posts, each scored by what the others chose.
const PARTS: usize = 10;

fn main() -> Result<(), Box<dyn Error>> {
    let paths: Vec<String> = std::env::args().skip(1).collect();
    let [folder, out, others @ ..] = paths.as_slice() else {
        return Err("a folder of posts and a file to write".into());
    };
    let eye = Eye::default();
    let first = read_folder(folder, &eye, false)?;
    let later = read_folder(folder, &eye, true)?;
    let labelled = read_jsonl(&format!("{folder}/labelled.jsonl"), &eye)?;
    let first: Vec<&Labelled> = first.iter().collect();
    let own: Vec<&Labelled> = first.iter().copied().chain(&later).collect();
    let all: Vec<&Labelled> = own.iter().copied().chain(&labelled).collect();
    let mut numbers: Vec<u32> = all.iter().flat_map(|p| p.told.cues.clone()).collect();
    numbers.sort_unstable();
    numbers.dedup();
    let cues: HashMap<u32, usize> = numbers.into_iter().zip(0..).collect();

    let before = cross_validated(&labelled, &first, &cues);
    print(
        "cross-validated, by own posts written before",
        &shifted(&before),
    );
    let answers = cross_validated(&labelled, &own, &cues);
    print("cross-validated, by all own posts", &shifted(&answers));
    let mut trained = train(&all, &cues);
    for (bias, shift) in trained.bias.iter_mut().zip(best_shifts(&answers)) {
        *bias += shift;
    }
    let lens = trained.lens();
    for path in others {
        let posts = read_jsonl(path, &eye)?;
        let answers: Vec<Answer> = posts.iter().map(|p| Answer::of(&lens, p)).collect();
        print(path, &answers);
    }
    speed(&lens, &all);
    Ok(std::fs::write(out, trained.file())?)
}

/// What is said of each labelled post by numbers that saw `own` and the labelled posts of the other
/// parts.
fn cross_validated<'p>(
    labelled: &'p [Labelled],
    own: &[&Labelled],
    cues: &HashMap<u32, usize>,
) -> Vec<Answer<'p>> {
    let lenses: Vec<Lens> = (0..PARTS)
        .map(|part| {
            let seen = labelled.iter().enumerate();
            let seen = seen
                .filter(|(i, _)| i % PARTS != part)
                .map(|(_, post)| post);
            train(&own.iter().copied().chain(seen).collect::<Vec<_>>(), cues).lens()
        })
        .collect();
    let posts = labelled.iter().enumerate();
    posts
        .map(|(i, post)| Answer::of(&lenses[i % PARTS], post))
        .collect()
}

/// Each part by the shifts of the others: a post never chooses its own.
fn shifted<'p>(answers: &[Answer<'p>]) -> Vec<Answer<'p>> {
    let part = |(at, answer): (usize, &Answer<'p>)| {
        let others = answers.iter().enumerate();
        let others = others.filter(|(i, _)| i % PARTS != at % PARTS);
        let others: Vec<Answer> = others.map(|(_, other)| *other).collect();
        answer.shifted(&best_shifts(&others))
    };
    answers.iter().enumerate().map(part).collect()
}

/// Posts of 120 characters in a second, on one core.
fn speed(lens: &Lens, posts: &[&Labelled]) {
    const TIMES: usize = 100;
    let text = posts.iter().flat_map(|p| p.text.chars().chain([' ']));
    let text: Vec<char> = text.collect();
    let posts: Vec<String> = text.chunks(120).map(String::from_iter).collect();
    let (begin, mut filed) = (Instant::now(), 0);
    for post in posts.iter().cycle().take(TIMES * posts.len()) {
        filed += lens.file(post, None).categories.len();
    }
    let rate = (TIMES * posts.len()) as f64 / begin.elapsed().as_secs_f64();
    println!("{rate:.0} posts of 120 characters a second ({filed} filed)");
}

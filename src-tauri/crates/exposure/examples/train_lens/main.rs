//! Trains the model of the lens and scores it: `train_lens <folder of posts> <labelled.jsonl>
//! <lens.bin> [<other.jsonl>...]`. The labelled posts are scored by cross-validation: no post by
//! numbers that saw it, nor by the own posts that were written with them in sight (`later_*.tsv`).
//! Then all train together, and the other files are scored. Prints the speed too.
#![allow(clippy::print_stdout)]

mod learn;
mod posts;
mod scores;

use std::collections::HashMap;
use std::error::Error;
use std::time::Instant;

use exposure::Lens;
use exposure::lens::training::{COUNT, Reader};

use learn::train;
use posts::{Labelled, read_folder, read_jsonl};
use scores::{Answer, best_shifts, print};

const FOLDS: usize = 10;

fn main() -> Result<(), Box<dyn Error>> {
    let paths: Vec<String> = std::env::args().skip(1).collect();
    let [folder, labelled, out, others @ ..] = paths.as_slice() else {
        return Err("a folder of posts, a file of labelled posts and a file to write".into());
    };
    let reader = Reader::default();
    let first = read_folder(folder, &reader, false)?;
    let later = read_folder(folder, &reader, true)?;
    let labelled = read_jsonl(labelled, &reader)?;
    let everything: Vec<&Labelled> = first.iter().chain(&later).chain(&labelled).collect();
    let mut numbers: Vec<u32> = everything
        .iter()
        .flat_map(|p| p.told.cues.clone())
        .collect();
    numbers.sort_unstable();
    numbers.dedup();
    let cues: HashMap<u32, usize> = numbers.into_iter().zip(0..).collect();

    let first: Vec<&Labelled> = first.iter().collect();
    let answers = cross_validated(&labelled, &first, &cues);
    // Each fold by the shifts of the other folds: a post never chooses its own.
    let shifted = answers.iter().enumerate().map(|(at, answer)| {
        let fold = |at: usize| at * FOLDS / answers.len();
        let others = answers.iter().enumerate();
        let others = others.filter(|(i, _)| fold(*i) != fold(at));
        answer.shifted(&best_shifts(&others.map(|(_, a)| *a).collect::<Vec<_>>()))
    });
    print(
        "labelled posts, cross-validated, without own posts written later",
        &shifted.collect::<Vec<_>>(),
    );

    let mut trained = train(&everything, &cues);
    let own: Vec<&Labelled> = first.into_iter().chain(&later).collect();
    let shifts = best_shifts(&cross_validated(&labelled, &own, &cues));
    for (bias, shift) in trained.bias.iter_mut().zip(shifts) {
        *bias += shift;
    }
    let lens = trained.lens();
    for path in others {
        let posts = read_jsonl(path, &reader)?;
        let answers: Vec<Answer> = posts.iter().map(|p| Answer::of(&lens, p)).collect();
        print(path, &answers);
    }
    speed(&lens, &everything);
    Ok(std::fs::write(out, trained.file())?)
}

/// What is said of each labelled post by numbers that saw the others and `own`, fold by fold.
fn cross_validated<'p>(
    labelled: &'p [Labelled],
    own: &[&Labelled],
    cues: &HashMap<u32, usize>,
) -> Vec<Answer<'p>> {
    let mut answers = Vec::new();
    for fold in 0..FOLDS {
        let posts = labelled.iter().enumerate();
        let (scored, seen): (Vec<_>, Vec<_>) = posts.partition(|(i, _)| i % FOLDS == fold);
        let mut all = own.to_vec();
        all.extend(seen.into_iter().map(|(_, post)| post));
        let lens = train(&all, cues).lens();
        answers.extend(scored.into_iter().map(|(_, post)| Answer::of(&lens, post)));
    }
    answers
}

/// Posts of 120 characters in a second, on one core.
fn speed(lens: &Lens, posts: &[&Labelled]) {
    let all: Vec<char> = posts
        .iter()
        .flat_map(|p| p.text.chars().chain([' ']))
        .collect();
    let posts: Vec<String> = all.chunks(120).map(String::from_iter).collect();
    let (begin, mut filed) = (Instant::now(), 0);
    const TIMES: usize = 100;
    for post in posts.iter().cycle().take(TIMES * posts.len()) {
        filed += lens.file(post, None).categories.len();
    }
    let rate = (TIMES * posts.len()) as f64 / begin.elapsed().as_secs_f64();
    println!("{rate:.0} posts of 120 characters a second ({filed} categories, {COUNT} drawers)");
}

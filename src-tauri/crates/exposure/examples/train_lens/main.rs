//! Trains the model of the lens and scores it: `train_lens <folder of posts> <lens.bin>
//! [<other.jsonl>...]`. The folder holds own posts, and sets of posts by other authors
//! (`others<n>_<lang>.tsv`): each set is scored by numbers that saw the rest, with the thresholds of
//! the rest. Then all train together; other files are only scored. Prints the speed too.
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

/// Sets of posts by other authors, one file a language: each is scored by what the others taught.
const SETS: usize = 3;

fn main() -> Result<(), Box<dyn Error>> {
    let paths: Vec<String> = std::env::args().skip(1).collect();
    let [folder, out, others @ ..] = paths.as_slice() else {
        return Err("a folder of posts and a file to write".into());
    };
    let eye = Eye::default();
    let mut own = read_jsonl(&format!("{folder}/labelled.jsonl"), &eye)?;
    for name in ["", "later_"] {
        own.extend(read_folder(folder, name, &eye)?);
    }
    let mut sets = Vec::new();
    for set in 1..=SETS {
        sets.push(read_folder(folder, &format!("others{set}_"), &eye)?);
    }
    let own: Vec<&Labelled> = own.iter().collect();
    let all: Vec<&Labelled> = own.iter().copied().chain(sets.iter().flatten()).collect();
    let mut numbers: Vec<u32> = all.iter().flat_map(|p| p.told.cues.clone()).collect();
    numbers.sort_unstable();
    numbers.dedup();
    let cues: HashMap<u32, usize> = numbers.into_iter().zip(0..).collect();

    let answers = cross_validated(&sets, &own, &cues);
    print("cross-validated, whole sets held out", &shifted(&answers));
    let mut trained = train(&all, &cues);
    for (bias, shift) in trained.bias.iter_mut().zip(best_shifts(&answers.concat())) {
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

/// What is said of the posts of each set by numbers that saw `own` and the other sets.
fn cross_validated<'p>(
    sets: &'p [Vec<Labelled>],
    own: &[&'p Labelled],
    cues: &HashMap<u32, usize>,
) -> Vec<Vec<Answer<'p>>> {
    let answers = |held: usize| {
        let seen = sets.iter().enumerate().filter(|(set, _)| *set != held);
        let seen = own.iter().copied().chain(seen.flat_map(|(_, posts)| posts));
        let lens = train(&seen.collect::<Vec<_>>(), cues).lens();
        sets[held].iter().map(|p| Answer::of(&lens, p)).collect()
    };
    std::thread::scope(|threads| {
        let sets: Vec<_> = (0..sets.len())
            .map(|held| threads.spawn(move || answers(held)))
            .collect();
        sets.into_iter()
            .map(|set| set.join().expect("no panic"))
            .collect()
    })
}

/// Each set by the shifts of the others: a post never chooses its own.
fn shifted<'p>(sets: &[Vec<Answer<'p>>]) -> Vec<Answer<'p>> {
    let mut all = Vec::new();
    for (held, answers) in sets.iter().enumerate() {
        let others = sets.iter().enumerate().filter(|(set, _)| *set != held);
        let others: Vec<Answer> = others.flat_map(|(_, a)| a).copied().collect();
        let shifts = best_shifts(&others);
        all.extend(answers.iter().map(|answer| answer.shifted(&shifts)));
    }
    all
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

//! The corpus with random damage: whatever it becomes, nothing panics and reading ends.

#![allow(clippy::unwrap_used)] // Clippy does not see that functions beside tests are for tests.

mod common;

use common::{Kept, bytes, corpus};
use import::Options;

/// A small generator of our own: the same mutations on every machine.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, below: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % below.max(1)
    }
}

fn files_below(folder: &std::path::Path, found: &mut Vec<std::path::PathBuf>) {
    let mut items: Vec<_> = std::fs::read_dir(folder).unwrap().flatten().collect();
    items.sort_by_key(|item| item.path());
    for item in items {
        match item.path() {
            path if path.is_dir() => files_below(&path, found),
            path => found.push(path),
        }
    }
}

#[test]
fn mutated_corpora_never_panic() {
    let mut paths = Vec::new();
    files_below(&corpus(""), &mut paths);
    let mut dice = Dice(20_261_124);
    let mut runs = 0;
    for path in paths.iter().filter(|path| {
        let name = path.to_string_lossy().into_owned();
        [".js", ".json", ".csv", ".zip"]
            .iter()
            .any(|end| name.ends_with(end))
    }) {
        let content = std::fs::read(path).unwrap();
        let name = path.file_name().unwrap().to_string_lossy();
        for _ in 0..60 {
            let mut content = content.clone();
            for _ in 0..=dice.roll(4) {
                let at = dice.roll(content.len());
                match dice.roll(5) {
                    0 => content[at] ^= 1 << dice.roll(8),
                    1 => content[at] = b"\"{}[],:\\\0\xff"[dice.roll(10)],
                    2 => drop(content.drain(at..(at + dice.roll(40)).min(content.len()))),
                    3 => content.truncate(at.max(1)),
                    _ => {
                        let piece = content[at..(at + dice.roll(80)).min(content.len())].to_vec();
                        let to = dice.roll(content.len());
                        content.splice(to..to, piece);
                    }
                }
                if content.is_empty() {
                    break;
                }
            }
            for mut archive in import::recognise(vec![bytes(&name, content)])
                .into_iter()
                .flatten()
            {
                let _ = import::read(&mut archive, &Options::default(), &mut Kept::default());
                runs += 1;
            }
        }
    }
    assert!(runs > 800, "{runs}");
}

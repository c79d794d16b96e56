//! What training needs of the lens: the same features, and the file of weights. For the example
//! `train_lens` alone.

use std::collections::HashMap;

use model::{Category, Sentiment};

use super::Lens;
use super::features::{Cues, DRAWERS, Entry, drawer, grams, pairs, rules_say};
use super::weights::{Head, Row, Weights, bucket};
use super::words::Words;

/// How many drawers there are: categories, then tones.
pub const COUNT: usize = DRAWERS;

/// Rows for grams.
pub const BUCKETS: usize = 60_000;

/// What the model is told of one post.
pub struct Told {
    /// Rows of its grams, as often as they stand.
    pub grams: Vec<u32>,
    /// Numbers of its cues, each once.
    pub cues: Vec<u32>,
    /// What the rules say for each drawer.
    pub rules: [f32; COUNT],
}

/// Reads posts as the lens does.
pub struct Eye(Cues);

impl Default for Eye {
    fn default() -> Eye {
        Eye(Cues::new())
    }
}

impl Eye {
    /// Reads one post.
    pub fn read(&self, text: &str) -> Told {
        let words = Words::of(text);
        let stands = self.0.stand(&words, None);
        let mut once: Vec<u16> = stands.iter().map(|s| s.entry).collect();
        once.sort_unstable();
        once.dedup();
        let entries = || once.iter().map(|e| self.0.entries[usize::from(*e)]);
        let cues = entries().filter_map(|entry| match entry {
            Entry::Cue(cue, _) => Some(cue.number()),
            Entry::LookAlike(_) => None,
        });
        let mut told = Told {
            grams: Vec::new(),
            cues: cues.collect(),
            rules: rules_say(entries()),
        };
        let mut tell = |sum: u64| told.grams.push(bucket(sum, BUCKETS) as u32);
        grams(&words, |_, sum| tell(sum));
        pairs(&stands, &self.0.entries, tell);
        told
    }
}

/// The drawers of a post, by the words of its row: categories parted by commas, and a tone.
pub fn drawers(categories: &str, tone: &str) -> Option<[bool; COUNT]> {
    let mut filed = [false; COUNT];
    for word in categories.split(',').filter(|word| !word.is_empty()) {
        filed[usize::from(Category::parse(word)?.index())] = true;
    }
    filed[drawer(Sentiment::parse(tone)?)] = true;
    Some(filed)
}

/// Numbers as trained, before they are made small.
pub struct Trained {
    /// By drawer.
    pub bias: [f32; COUNT],
    /// By number of the cue.
    pub cues: HashMap<u32, [f32; COUNT]>,
    /// By row; as many as [`BUCKETS`].
    pub grams: Vec<[f32; COUNT]>,
}

impl Trained {
    fn small(&self) -> Weights {
        let most = |rows: &mut dyn Iterator<Item = &[f32; COUNT]>| {
            let mut most = [0.0_f32; COUNT];
            for row in rows {
                for (most, number) in most.iter_mut().zip(row) {
                    *most = most.max(number.abs());
                }
            }
            most.map(|most| most.max(1e-9) / 127.0)
        };
        let cue_steps = most(&mut self.cues.values());
        let gram_steps = most(&mut self.grams.iter());
        let row = |row: &[f32; COUNT], steps: &[f32; COUNT]| -> Row {
            std::array::from_fn(|i| (row[i] / steps[i]).round() as i8)
        };
        let cues = self.cues.iter().map(|(n, r)| (*n, row(r, &cue_steps)));
        Weights {
            heads: std::array::from_fn(|i| Head {
                bias: self.bias[i],
                cue_step: cue_steps[i],
                gram_step: gram_steps[i],
            }),
            cues: cues.collect(),
            grams: self.grams.iter().map(|r| row(r, &gram_steps)).collect(),
        }
    }

    /// The file that ships.
    pub fn file(&self) -> Vec<u8> {
        self.small().write()
    }

    /// A lens with these numbers, as it would ship.
    pub fn lens(&self) -> Lens {
        Lens::with(self.small())
    }
}

impl Lens {
    /// What speaks for each drawer in a post; above 0 files it.
    pub fn says(&self, text: &str) -> [f32; COUNT] {
        let words = Words::of(text);
        let votes = self.votes(&words, &self.cues.stand(&words, None));
        std::array::from_fn(|i| votes.cues[i] + votes.words[i])
    }
}

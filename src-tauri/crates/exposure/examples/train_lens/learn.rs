//! Logistic regression, one drawer against the rest, by AdaGrad (Duchi, Hazan and Singer, 2011) with
//! words dropped at random in each round (Wager, Wang and Liang, 2013), averaged over several runs.
//! Deterministic: fixed order, fixed seeds, one thread.

use std::collections::HashMap;

use exposure::lens::training::{BUCKETS, COUNT, Trained};

use crate::posts::Labelled;

const SEED: u64 = 20_261_124;
const RUNS: u64 = 8;
const ROUNDS: usize = 24;
const RATE: f32 = 0.25;
/// Pull of every weight to nothing; that of the cues is stronger, so that the rules lead.
const FADE: f32 = 0.01;
const CUE_FADE: f32 = 0.06;
/// Share of the grams, and of the cues, that a round does not see.
const DROP: f32 = 0.4;
const CUE_DROP: f32 = 0.2;

type Row = [f32; COUNT];

/// SplitMix64 (Steele, Lea and Flood, 2014).
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (self.0 ^ self.0 >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ z >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ z >> 31
    }

    /// From 0 to 1.
    fn share(&mut self) -> f32 {
        (self.next() >> 40) as f32 / (1_u64 << 24) as f32
    }

    fn shuffle(&mut self, order: &mut [usize]) {
        for i in (1..order.len()).rev() {
            order.swap(i, (self.next() % (i as u64 + 1)) as usize);
        }
    }
}

/// Rows that learn, with the sums of AdaGrad.
struct Rows {
    rows: Vec<Row>,
    sums: Vec<Row>,
}

impl Rows {
    fn new(count: usize) -> Rows {
        Rows {
            rows: vec![[0.0; COUNT]; count],
            sums: vec![[1e-2; COUNT]; count],
        }
    }

    fn add(&self, at: usize, share: f32, into: &mut Row) {
        for (into, weight) in into.iter_mut().zip(&self.rows[at]) {
            *into += share * weight;
        }
    }

    fn learn(&mut self, at: usize, share: f32, slopes: &Row, fade: f32) {
        let weights = self.rows[at].iter_mut().zip(&mut self.sums[at]);
        for ((weight, sum), slope) in weights.zip(slopes) {
            let slope = slope * share + fade * *weight;
            *sum += slope * slope;
            *weight -= RATE * slope / sum.sqrt();
        }
    }
}

/// Trains on some posts. `cues` gives every cue its row.
pub fn train(posts: &[&Labelled], cues: &HashMap<u32, usize>) -> Trained {
    let mut bias = [0.0; COUNT];
    let mut cue_rows = vec![[0.0; COUNT]; cues.len()];
    let mut gram_rows = vec![[0.0; COUNT]; BUCKETS];
    for run in 0..RUNS {
        let (base, by_cue, by_gram) = one_run(posts, cues, &mut Dice(SEED + run));
        let part = 1.0 / RUNS as f32;
        base.add(0, part, &mut bias);
        for (at, row) in cue_rows.iter_mut().enumerate() {
            by_cue.add(at, part, row);
        }
        for (at, row) in gram_rows.iter_mut().enumerate() {
            by_gram.add(at, part, row);
        }
    }
    Trained {
        bias,
        cues: cues.iter().map(|(n, at)| (*n, cue_rows[*at])).collect(),
        grams: gram_rows,
    }
}

fn one_run(posts: &[&Labelled], cues: &HashMap<u32, usize>, dice: &mut Dice) -> (Rows, Rows, Rows) {
    let mut base = Rows::new(1);
    let mut by_cue = Rows::new(cues.len());
    let mut by_gram = Rows::new(BUCKETS);
    let mut order: Vec<usize> = (0..posts.len()).collect();
    for _ in 0..ROUNDS {
        dice.shuffle(&mut order);
        for post in order.iter().map(|i| posts[*i]) {
            let grams = post.told.grams.iter().map(|gram| *gram as usize);
            let grams: Vec<usize> = grams.filter(|_| dice.share() >= DROP).collect();
            let own = post.told.cues.iter().filter_map(|n| cues.get(n).copied());
            let own: Vec<usize> = own.filter(|_| dice.share() >= CUE_DROP).collect();
            let share = 1.0 / (grams.len().max(1) as f32).sqrt();
            let mut votes = post.told.rules;
            base.add(0, 1.0, &mut votes);
            own.iter().for_each(|c| by_cue.add(*c, 1.0, &mut votes));
            grams
                .iter()
                .for_each(|g| by_gram.add(*g, share, &mut votes));
            let slopes: Row = std::array::from_fn(|i| {
                1.0 / (1.0 + (-votes[i]).exp()) - f32::from(u8::from(post.filed[i]))
            });
            base.learn(0, 1.0, &slopes, 0.0);
            own.iter()
                .for_each(|c| by_cue.learn(*c, 1.0, &slopes, CUE_FADE));
            grams
                .iter()
                .for_each(|g| by_gram.learn(*g, share, &slopes, FADE));
        }
    }
    (base, by_cue, by_gram)
}

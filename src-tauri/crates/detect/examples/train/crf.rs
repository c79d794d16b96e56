//! A linear-chain CRF learnt by FTRL-Proximal (McMahan et al., 2013): online, sparse by its L1 term,
//! deterministic. Shared by the trainers.

use std::collections::HashMap;

use detect::training::weights_file;

const BETA: f64 = 1.0;

/// How hard weights are kept small (L1: to nothing; L2), and how fast they learn.
#[derive(Clone, Copy)]
pub struct Rate {
    pub l1: f64,
    pub l2: f64,
    pub alpha: f64,
}

type Row<const N: usize> = [f64; N];

pub struct Sample {
    /// Per word: indexes of its features.
    pub words: Vec<Vec<u32>>,
    /// Per word: its tag.
    pub tags: Vec<usize>,
}

/// Sums of FTRL and the weight they give.
#[derive(Clone, Copy, Default)]
struct Cell {
    z: f64,
    n: f64,
}

impl Cell {
    fn weight(self, rate: Rate) -> f64 {
        if self.z.abs() <= rate.l1 {
            0.0
        } else {
            -(self.z - self.z.signum() * rate.l1) / ((BETA + self.n.sqrt()) / rate.alpha + rate.l2)
        }
    }

    fn learn(&mut self, slope: f64, rate: Rate) {
        let sigma = ((self.n + slope * slope).sqrt() - self.n.sqrt()) / rate.alpha;
        self.z += slope - sigma * self.weight(rate);
        self.n += slope * slope;
    }
}

pub struct Model<const N: usize> {
    cells: Vec<[Cell; N]>,
    start: [Cell; N],
    steps: [[Cell; N]; N],
    rate: Rate,
}

fn log_sum<const N: usize>(v: &Row<N>) -> f64 {
    let most = v.iter().fold(f64::MIN, |a, b| a.max(*b));
    most + v.iter().map(|x| (x - most).exp()).sum::<f64>().ln()
}

impl<const N: usize> Model<N> {
    pub fn scores(&self, sample: &Sample) -> Vec<Row<N>> {
        sample
            .words
            .iter()
            .map(|features| {
                let mut sum = [0.0; N];
                for f in features {
                    for (s, c) in sum.iter_mut().zip(&self.cells[*f as usize]) {
                        *s += c.weight(self.rate);
                    }
                }
                sum
            })
            .collect()
    }

    /// One step of learning.
    pub fn learn(&mut self, sample: &Sample) {
        let n = sample.words.len();
        if n == 0 {
            return;
        }
        let (rate, free) = (self.rate, self.rate.free());
        let scores = self.scores(sample);
        let start = self.start.map(|c| c.weight(free));
        let steps = self.steps.map(|r| r.map(|c| c.weight(free)));
        let mut forward: Vec<Row<N>> = Vec::with_capacity(n);
        for (i, score) in scores.iter().enumerate() {
            let mut now = [0.0; N];
            for t in 0..N {
                now[t] = score[t]
                    + if i == 0 {
                        start[t]
                    } else {
                        let mut from = forward[i - 1];
                        for (f, s) in from.iter_mut().zip(&steps) {
                            *f += s[t];
                        }
                        log_sum(&from)
                    };
            }
            forward.push(now);
        }
        let total = log_sum(&forward[n - 1]);
        let mut back = [0.0; N];
        for i in (0..n).rev() {
            let mut slope = [0.0; N];
            for t in 0..N {
                slope[t] = (forward[i][t] + back[t] - total).exp();
            }
            slope[sample.tags[i]] -= 1.0;
            if i > 0 {
                let gold = (sample.tags[i - 1], sample.tags[i]);
                for (a, row) in self.steps.iter_mut().enumerate() {
                    for (b, cell) in row.iter_mut().enumerate() {
                        let p = (forward[i - 1][a] + steps[a][b] + scores[i][b] + back[b] - total)
                            .exp();
                        cell.learn(p - f64::from(u8::from(gold == (a, b))), free);
                    }
                }
            } else {
                for (cell, s) in self.start.iter_mut().zip(&slope) {
                    cell.learn(*s, free);
                }
            }
            for f in &sample.words[i] {
                for (cell, s) in self.cells[*f as usize].iter_mut().zip(&slope) {
                    if s.abs() > 1e-4 {
                        cell.learn(*s, rate);
                    }
                }
            }
            let mut earlier = [0.0; N];
            for (a, e) in earlier.iter_mut().enumerate() {
                let mut to = [0.0; N];
                for b in 0..N {
                    to[b] = steps[a][b] + scores[i][b] + back[b];
                }
                *e = log_sum(&to);
            }
            back = earlier;
        }
    }

    pub fn tag(&self, sample: &Sample, reach: f64) -> Vec<usize> {
        let free = self.rate.free();
        let mut scores = self.scores(sample);
        let steps = self.steps.map(|r| r.map(|c| c.weight(free)));
        let mut from: Vec<[usize; N]> = Vec::new();
        let mut now = self.start.map(|c| c.weight(free));
        for (i, score) in scores.iter_mut().enumerate() {
            for s in score.iter_mut().skip(1) {
                *s += reach;
            }
            let mut next = [0.0; N];
            let mut back = [0; N];
            for t in 0..N {
                let best = (0..N)
                    .map(|a| {
                        (
                            now[a]
                                + if i == 0 {
                                    f64::MIN / 1e10 * f64::from(u8::from(a != t))
                                } else {
                                    steps[a][t]
                                },
                            a,
                        )
                    })
                    .max_by(|x, y| x.0.total_cmp(&y.0))
                    .unwrap_or((0.0, 0));
                next[t] = best.0 + score[t];
                back[t] = best.1;
            }
            from.push(back);
            now = next;
        }
        let mut tag = (0..N)
            .max_by(|a, b| now[*a].total_cmp(&now[*b]))
            .unwrap_or(0);
        let mut tags = vec![0; scores.len()];
        for i in (0..scores.len()).rev() {
            tags[i] = tag;
            tag = from[i][tag];
        }
        tags
    }
}

impl Rate {
    /// Without the term that makes weights nothing: steps between tags all count.
    fn free(self) -> Rate {
        Rate { l1: 0.0, ..self }
    }
}

impl<const N: usize> Model<N> {
    /// Knows nothing of so many features.
    pub fn new(features: usize, rate: Rate) -> Model<N> {
        Model {
            cells: vec![[Cell::default(); N]; features],
            start: [Cell::default(); N],
            steps: [[Cell::default(); N]; N],
            rate,
        }
    }

    /// Goes over all samples once, in an order that `seed` gives and moves on.
    pub fn round<S: std::borrow::Borrow<Sample>>(&mut self, samples: &[S], seed: &mut u64) {
        let mut order: Vec<usize> = (0..samples.len()).collect();
        for i in (1..order.len()).rev() {
            *seed = seed
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            order.swap(i, (*seed >> 33) as usize % (i + 1));
        }
        for i in order {
            self.learn(samples[i].borrow());
        }
    }

    /// The weights as a file; `index` says which number each mark has.
    pub fn file(&self, version: u32, index: &HashMap<u32, u32>) -> Vec<u8> {
        let free = self.rate.free();
        let mut rows: Vec<(u32, [f32; N])> = index
            .iter()
            .map(|(mark, i)| {
                let cells = &self.cells[*i as usize];
                (*mark, cells.map(|c| c.weight(self.rate) as f32))
            })
            .collect();
        rows.sort_by_key(|r| r.0);
        weights_file(
            version,
            &self.start.map(|c| c.weight(free) as f32),
            &self.steps.map(|r| r.map(|c| c.weight(free) as f32)),
            &rows,
        )
    }
}

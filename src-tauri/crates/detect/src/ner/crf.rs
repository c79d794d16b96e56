//! A linear-chain conditional random field: which tag each word gets, given the features of all.
//! The weights are a file of ours (`weights/ner.bin`, card beside it); this reads and applies it.

use super::features::{Features, VERSION};

/// Tags: outside, then begin and inside of a person, a place, an organisation.
pub(crate) const TAGS: usize = 7;
/// First bytes of a weights file.
pub(crate) const MAGIC: &[u8; 8] = b"RVCRF\x00\x00\x01";

/// The weights, ready to use.
pub(crate) struct Crf {
    /// Open-addressed: a mark and the row it belongs to, counted from 1.
    slots: Vec<(u32, u32)>,
    rows: Vec<[i16; TAGS]>,
    scale: f32,
    /// From tag (or the start) to tag.
    start: [f32; TAGS],
    steps: [[f32; TAGS]; TAGS],
}

/// One thing seen: tokens `first..=last`, its sort (0 person, 1 place, 2 organisation), how sure.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Seen {
    pub first: usize,
    pub last: usize,
    pub sort: usize,
    pub sure: f32,
}

impl Crf {
    /// Reads weights; `None` if they are of another make, or cut, or made for other features.
    pub(crate) fn read(untrusted_bytes: &[u8]) -> Option<Crf> {
        let mut rest = untrusted_bytes.strip_prefix(MAGIC)?;
        let mut u32_next = || {
            let (head, tail) = rest.split_first_chunk::<4>()?;
            rest = tail;
            Some(u32::from_le_bytes(*head))
        };
        let version = u32_next()?;
        let count = u32_next()? as usize;
        let scale = f32::from_bits(u32_next()?);
        if version != VERSION || !scale.is_finite() || count > 4_000_000 {
            return None;
        }
        let mut start = [0f32; TAGS];
        for w in &mut start {
            *w = f32::from_bits(u32_next()?);
        }
        let mut steps = [[0f32; TAGS]; TAGS];
        for w in steps.as_flattened_mut() {
            *w = f32::from_bits(u32_next()?);
        }
        if !start
            .iter()
            .chain(steps.as_flattened())
            .all(|w| w.is_finite())
        {
            return None;
        }
        let mut slots = vec![(0, 0); (count * 2).next_power_of_two().max(16)];
        let mut rows = Vec::with_capacity(count);
        for number in 1..=count {
            let (head, tail) = rest.split_first_chunk::<5>()?;
            let [a, b, c, d, mask] = *head;
            let mark = u32::from_le_bytes([a, b, c, d]);
            rest = tail;
            let mut row = [0i16; TAGS];
            for (tag, w) in row.iter_mut().enumerate() {
                if mask >> tag & 1 == 1 {
                    let (head, tail) = rest.split_first_chunk::<2>()?;
                    *w = i16::from_le_bytes(*head);
                    rest = tail;
                }
            }
            rows.push(row);
            put(&mut slots, mark, u32::try_from(number).ok()?);
        }
        rest.is_empty().then_some(Crf {
            slots,
            rows,
            scale,
            start,
            steps,
        })
    }

    fn row(&self, mark: u32) -> Option<&[i16; TAGS]> {
        let mask = self.slots.len() - 1;
        let mut at = spread(mark) & mask;
        loop {
            let (known, number) = self.slots.get(at)?;
            if *number == 0 {
                return None;
            }
            if *known == mark {
                return self.rows.get(*number as usize - 1);
            }
            at = (at + 1) & mask;
        }
    }

    /// Everything seen in a text, left to right, and how likely each tag is at each word. `joined`
    /// says whether a name may go on behind a word. `reach` is added to every tag but "outside": more
    /// finds more and errs more.
    pub(crate) fn tag(
        &self,
        features: &Features,
        joined: impl Fn(usize) -> bool,
        reach: f32,
    ) -> (Vec<Seen>, Vec<[f32; TAGS]>) {
        self.decode(&self.scores(features, reach), joined)
    }

    /// The same with what the network says of each word: `mix` is how much this model weighs, how
    /// much the network does, and the reach of both.
    pub(crate) fn tag_with(
        &self,
        features: &Features,
        joined: impl Fn(usize) -> bool,
        network: &[[f32; TAGS]],
        [own, other, reach]: [f32; 3],
    ) -> (Vec<Seen>, Vec<[f32; TAGS]>) {
        let mut scores = self.scores(features, 0.0);
        for (row, network) in scores.iter_mut().zip(network) {
            for (tag, (s, n)) in row.iter_mut().zip(network).enumerate() {
                *s = *s * own + n * other + if tag == 0 { 0.0 } else { reach };
            }
        }
        let mixed = Crf {
            slots: Vec::new(),
            rows: Vec::new(),
            scale: 1.0,
            start: self.start.map(|w| w * own),
            steps: self.steps.map(|row| row.map(|w| w * own)),
        };
        mixed.decode(&scores, joined)
    }

    fn decode(
        &self,
        scores: &[[f32; TAGS]],
        joined: impl Fn(usize) -> bool,
    ) -> (Vec<Seen>, Vec<[f32; TAGS]>) {
        if scores.is_empty() {
            return (Vec::new(), Vec::new());
        }
        let tags = self.best(scores);
        let sure = self.shares(scores);
        let share =
            |i: usize, tag: usize| sure.get(i).and_then(|s| s.get(tag)).copied().unwrap_or(0.0);
        let mut seen: Vec<Seen> = Vec::new();
        for (i, tag) in tags.iter().copied().enumerate() {
            if tag == 0 {
                continue;
            }
            let sort = (tag - 1) / 2;
            let p = share(i, tag).min(1.0);
            let goes_on = tag.is_multiple_of(2);
            match seen.last_mut() {
                Some(s) if goes_on && s.sort == sort && s.last + 1 == i && joined(s.last) => {
                    s.last = i;
                    s.sure = s.sure.min(p);
                }
                _ => seen.push(Seen {
                    first: i,
                    last: i,
                    sort,
                    sure: p,
                }),
            }
        }
        (seen, sure)
    }

    /// What the features say of each word, its neighbours' tags aside.
    pub(crate) fn scores(&self, features: &Features, reach: f32) -> Vec<[f32; TAGS]> {
        (0..features.len())
            .map(|i| {
                let mut sum = [0i32; TAGS];
                for mark in features.of(i) {
                    if let Some(row) = self.row(*mark) {
                        for (s, w) in sum.iter_mut().zip(row) {
                            *s += i32::from(*w);
                        }
                    }
                }
                let mut out = sum.map(|s| s as f32 * self.scale);
                for s in out.iter_mut().skip(1) {
                    *s += reach;
                }
                out
            })
            .collect()
    }

    /// Viterbi: the likeliest row of tags.
    fn best(&self, scores: &[[f32; TAGS]]) -> Vec<usize> {
        let mut from: Vec<[usize; TAGS]> = Vec::with_capacity(scores.len());
        let mut now = [f32::MIN; TAGS];
        for (i, score) in scores.iter().enumerate() {
            let (mut next, mut back) = ([f32::MIN; TAGS], [0usize; TAGS]);
            for ((tag, n), b) in next.iter_mut().enumerate().zip(&mut back) {
                let own = score.get(tag).copied().unwrap_or(0.0);
                if i == 0 {
                    *n = self.start.get(tag).copied().unwrap_or(0.0) + own;
                    continue;
                }
                for (old, (s, step)) in now.iter().zip(&self.steps).enumerate() {
                    let sum = s + step.get(tag).copied().unwrap_or(0.0) + own;
                    if sum > *n {
                        (*n, *b) = (sum, old);
                    }
                }
            }
            from.push(back);
            now = next;
        }
        let mut tag = (0..TAGS)
            .max_by(|a, b| {
                now.get(*a)
                    .unwrap_or(&f32::MIN)
                    .total_cmp(now.get(*b).unwrap_or(&f32::MIN))
            })
            .unwrap_or(0);
        let mut tags = vec![0; scores.len()];
        for (t, back) in tags.iter_mut().zip(&from).rev() {
            *t = tag;
            tag = back.get(tag).copied().unwrap_or(0);
        }
        tags
    }

    /// Forward and backward: how likely each tag is at each word, all rows of tags considered.
    fn shares(&self, scores: &[[f32; TAGS]]) -> Vec<[f32; TAGS]> {
        let mut forward: Vec<[f32; TAGS]> = Vec::with_capacity(scores.len());
        for (i, score) in scores.iter().enumerate() {
            let mut now = [0f32; TAGS];
            let old = i.checked_sub(1).and_then(|p| forward.get(p));
            for (tag, (n, own)) in now.iter_mut().zip(score).enumerate() {
                *n = own
                    + match old {
                        None => self.start.get(tag).copied().unwrap_or(0.0),
                        Some(old) => log_sum(
                            old.iter()
                                .zip(&self.steps)
                                .map(|(o, s)| o + s.get(tag).copied().unwrap_or(0.0)),
                        ),
                    };
            }
            forward.push(now);
        }
        let total = forward
            .last()
            .map_or(0.0, |last| log_sum(last.iter().copied()));
        let mut back = [0f32; TAGS];
        let mut out = vec![[0f32; TAGS]; scores.len()];
        for i in (0..scores.len()).rev() {
            if let (Some(o), Some(f)) = (out.get_mut(i), forward.get(i)) {
                for ((o, f), b) in o.iter_mut().zip(f).zip(&back) {
                    *o = (f + b - total).exp();
                }
            }
            let Some(score) = scores.get(i) else { break };
            let mut earlier = [0f32; TAGS];
            for (e, step) in earlier.iter_mut().zip(&self.steps) {
                *e = log_sum(
                    step.iter()
                        .zip(score)
                        .zip(&back)
                        .map(|((s, own), b)| s + own + b),
                );
            }
            back = earlier;
        }
        out
    }
}

fn log_sum(values: impl Iterator<Item = f32> + Clone) -> f32 {
    let most = values.clone().fold(f32::MIN, f32::max);
    most + values.map(|v| (v - most).exp()).sum::<f32>().ln()
}

fn spread(mark: u32) -> usize {
    (mark.wrapping_mul(0x9E37_79B1) >> 7) as usize
}

fn put(slots: &mut [(u32, u32)], mark: u32, number: u32) {
    let mask = slots.len() - 1;
    let mut at = spread(mark) & mask;
    while let Some(slot) = slots.get_mut(at) {
        if slot.1 == 0 || slot.0 == mark {
            *slot = (mark, number);
            return;
        }
        at = (at + 1) & mask;
    }
}

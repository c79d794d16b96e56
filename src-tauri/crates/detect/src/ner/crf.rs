//! A linear-chain conditional random field: which tag each word gets, given the features of all.
//! The weights are files of ours (`weights/*.bin`, card beside them); this reads and applies them.
//!
//! Of `N` tags the first is "outside"; then come "begins" and "goes on" of each sort.

use super::features::Features;

/// Tags of names: people, places, organisations.
pub(crate) const TAGS: usize = 7;
/// First bytes of a weights file.
pub(crate) const MAGIC: &[u8; 8] = b"RVCRF\x00\x00\x01";

/// The weights, ready to use.
pub(crate) struct Crf<const N: usize> {
    /// Open-addressed: a mark and the row it belongs to, counted from 1.
    slots: Vec<(u32, u32)>,
    rows: Vec<[i16; N]>,
    scale: f32,
    /// From tag (or the start) to tag.
    start: [f32; N],
    steps: [[f32; N]; N],
}

/// What is told of a word by its features, or how likely each tag is there.
pub(crate) type Row<const N: usize> = [f32; N];

/// One thing seen: tokens `first..=last`, its sort (0 person, 1 place, 2 organisation), how sure.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Seen {
    pub first: usize,
    pub last: usize,
    pub sort: usize,
    pub sure: f32,
}

impl<const N: usize> Crf<N> {
    /// Reads weights; `None` if they are of another make, or cut, or made for other features.
    pub(crate) fn read(untrusted_bytes: &[u8], features: u32) -> Option<Crf<N>> {
        let mut rest = untrusted_bytes.strip_prefix(MAGIC)?;
        let mut u32_next = || {
            let (head, tail) = rest.split_first_chunk::<4>()?;
            rest = tail;
            Some(u32::from_le_bytes(*head))
        };
        let version = u32_next()?;
        let count = u32_next()? as usize;
        let scale = f32::from_bits(u32_next()?);
        if version != features || !scale.is_finite() || count > 4_000_000 {
            return None;
        }
        let mut start = [0f32; N];
        for w in &mut start {
            *w = f32::from_bits(u32_next()?);
        }
        let mut steps = [[0f32; N]; N];
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
            let (head, tail) = rest.split_first_chunk::<4>()?;
            let mark = u32::from_le_bytes(*head);
            let (head, tail) = tail.split_at_checked(N.div_ceil(8))?;
            let mask = head.iter().rev().fold(0u64, |m, b| m << 8 | u64::from(*b));
            rest = tail;
            let mut row = [0i16; N];
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

    /// What follows what, and no features.
    pub(crate) fn chain(start: Row<N>, steps: [Row<N>; N]) -> Crf<N> {
        Crf {
            slots: Vec::new(),
            rows: Vec::new(),
            scale: 1.0,
            start,
            steps,
        }
    }

    fn row(&self, mark: u32) -> Option<&[i16; N]> {
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
    ) -> (Vec<Seen>, Vec<Row<N>>) {
        self.decode(&self.scores(features, reach), joined)
    }

    /// The same with what the network says of each word: `mix` is how much this model weighs, how
    /// much the network does, and the reach of both.
    pub(crate) fn tag_with(
        &self,
        features: &Features,
        joined: impl Fn(usize) -> bool,
        network: &[Row<N>],
        [own, other, reach]: [f32; 3],
    ) -> (Vec<Seen>, Vec<Row<N>>) {
        let mut scores = self.scores(features, 0.0);
        for (row, network) in scores.iter_mut().zip(network) {
            for (tag, (s, n)) in row.iter_mut().zip(network).enumerate() {
                *s = *s * own + n * other + if tag == 0 { 0.0 } else { reach };
            }
        }
        let start = self.start.map(|w| w * own);
        let mixed = Crf::chain(start, self.steps.map(|row| row.map(|w| w * own)));
        mixed.decode(&scores, joined)
    }

    fn decode(
        &self,
        scores: &[Row<N>],
        joined: impl Fn(usize) -> bool,
    ) -> (Vec<Seen>, Vec<Row<N>>) {
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
    pub(crate) fn scores(&self, features: &Features, reach: f32) -> Vec<Row<N>> {
        (0..features.len())
            .map(|i| {
                let mut sum = [0i32; N];
                for mark in features.of(i) {
                    if let Some(row) = self.row(*mark) {
                        for tag in 0..N {
                            sum[tag] += i32::from(row[tag]);
                        }
                    }
                }
                let mut out = [0f32; N];
                for tag in 0..N {
                    out[tag] = sum[tag] as f32 * self.scale + if tag == 0 { 0.0 } else { reach };
                }
                out
            })
            .collect()
    }

    /// Viterbi: the likeliest row of tags.
    pub(crate) fn best(&self, scores: &[Row<N>]) -> Vec<usize> {
        let mut from: Vec<[usize; N]> = Vec::with_capacity(scores.len());
        let mut now = [f32::MIN; N];
        for (i, score) in scores.iter().enumerate() {
            let (mut next, mut back) = ([f32::MIN; N], [0usize; N]);
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
        let mut tag = (0..N)
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

    /// Forward and backward: how likely each tag is at each word, all rows of tags considered. In
    /// shares that add up to one at each word, so that nothing runs out of range.
    pub(crate) fn shares(&self, scores: &[Row<N>]) -> Vec<Row<N>> {
        let own: Vec<Row<N>> = scores.iter().map(powers).collect();
        let start = powers(&self.start);
        let most = self.steps.as_flattened().iter().copied();
        let most = most.fold(f32::MIN, f32::max);
        let steps = self.steps.map(|row| row.map(|s| (s - most).exp()));
        let mut out: Vec<Row<N>> = Vec::with_capacity(scores.len());
        for own in &own {
            let mut now = match out.last() {
                None => start,
                Some(old) => {
                    let mut sum = [0f32; N];
                    for (o, row) in old.iter().zip(&steps) {
                        for (s, step) in sum.iter_mut().zip(row) {
                            *s += o * step;
                        }
                    }
                    sum
                }
            };
            for (n, own) in now.iter_mut().zip(own) {
                *n *= own;
            }
            out.push(whole(now));
        }
        let mut back = [1f32; N];
        for (now, own) in out.iter_mut().zip(&own).rev() {
            for (n, b) in now.iter_mut().zip(&back) {
                *n *= b;
            }
            *now = whole(*now);
            for (b, own) in back.iter_mut().zip(own) {
                *b *= own;
            }
            let earlier = steps.each_ref().map(|row| {
                let products = row.iter().zip(&back).map(|(step, b)| step * b);
                products.sum::<f32>()
            });
            back = whole(earlier);
        }
        out
    }
}

/// e to each value, the highest taken as 0.
fn powers<const N: usize>(values: &Row<N>) -> Row<N> {
    let most = values.iter().copied().fold(f32::MIN, f32::max);
    values.map(|v| (v - most).exp())
}

/// The same in shares of their sum.
fn whole<const N: usize>(values: Row<N>) -> Row<N> {
    let sum = values.iter().sum::<f32>().max(f32::MIN_POSITIVE);
    values.map(|v| v / sum)
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

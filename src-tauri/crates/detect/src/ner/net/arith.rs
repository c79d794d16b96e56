//! The few sums that a transformer is made of, in plain loops that the compiler turns into what
//! the processor has. Whole numbers where the work is, so the order of adding changes nothing;
//! fractions always in one order, and no function of the system's own: every machine gives the same.

#[cfg(target_arch = "x86_64")]
use std::arch::x86_64::__m128i;

/// Activations become whole numbers up to this: times 127, times 1,536, it stays within 31 bits.
const STEPS: f32 = 8000.0;
/// How many tokens are multiplied with a row of weights at once.
const TOGETHER: usize = 4;

/// A table of weights: rows of whole numbers, what one step of each row means, and what is added.
pub(crate) struct Linear {
    pub rows: Vec<i8>,
    pub steps: Vec<f32>,
    pub add: Vec<f32>,
}

/// Rows of fractions as whole numbers, and what one step of each row means.
#[derive(Default)]
pub(crate) struct Whole {
    rows: Vec<i16>,
    steps: Vec<f32>,
}

impl Whole {
    /// Takes rows of `width`.
    #[inline(always)]
    pub(crate) fn take(&mut self, x: &[f32], width: usize) {
        self.rows.clear();
        self.steps.clear();
        for row in x.chunks_exact(width) {
            let mut most = [0f32; 8];
            for c in row.chunks_exact(8) {
                for (m, v) in most.iter_mut().zip(c) {
                    let v = v.abs();
                    *m = if v > *m { v } else { *m };
                }
            }
            let most = most.iter().fold(1e-9, |a: f32, b| a.max(*b));
            let by = STEPS / most;
            self.steps.push(most / STEPS);
            // Adding and taking away 1.5 * 2^23 rounds to the nearest whole number.
            self.rows
                .extend(row.iter().map(|v| nearest(*v * by) as i16));
        }
    }
}

#[inline(always)]
fn nearest(x: f32) -> f32 {
    const BIG: f32 = 12_582_912.0;
    (x + BIG) - BIG
}

/// How two rows of weights are multiplied with four rows of tokens: whole numbers, so every way
/// gives the same.
pub(crate) trait Dots: Copy {
    /// `sums[i][j] = rows[i] . tokens[j]`; all of one length, a multiple of 16.
    fn dots(self, rows: [&[i16]; 2], tokens: [&[i16]; TOGETHER]) -> [[i32; TOGETHER]; 2];
}

/// By plain loops.
#[derive(Clone, Copy)]
pub(crate) struct Plain;

impl Dots for Plain {
    #[inline(always)]
    fn dots(self, rows: [&[i16]; 2], tokens: [&[i16]; TOGETHER]) -> [[i32; TOGETHER]; 2] {
        rows.map(|row| tokens.map(|token| dot(row, token)))
    }
}

#[inline(always)]
fn dot(a: &[i16], b: &[i16]) -> i32 {
    a.iter()
        .zip(b)
        .map(|(a, b)| i32::from(*a) * i32::from(*b))
        .sum()
}

/// By the way of older processors of this make, eight pairs at once.
#[cfg(target_arch = "x86_64")]
impl Dots for pulp::x86::V2 {
    #[inline(always)]
    fn dots(self, rows: [&[i16]; 2], tokens: [&[i16]; TOGETHER]) -> [[i32; TOGETHER]; 2] {
        let [r, s] = [rows[0].as_chunks::<8>().0, rows[1].as_chunks::<8>().0];
        let mut out = [[0; TOGETHER]; 2];
        // Two rows with two tokens fit into what such a processor holds at once.
        for pair in 0..2 {
            let a = tokens[2 * pair].as_chunks::<8>().0;
            let b = tokens[2 * pair + 1].as_chunks::<8>().0;
            let zero: __m128i = pulp::cast([0i32; 4]);
            let (mut ra, mut rb, mut sa, mut sb) = (zero, zero, zero, zero);
            for (((r, s), a), b) in r.iter().zip(s).zip(a).zip(b) {
                let (r, s): (__m128i, __m128i) = (pulp::cast(*r), pulp::cast(*s));
                let (a, b): (__m128i, __m128i) = (pulp::cast(*a), pulp::cast(*b));
                let by = self.sse2;
                ra = by._mm_add_epi32(ra, by._mm_madd_epi16(r, a));
                rb = by._mm_add_epi32(rb, by._mm_madd_epi16(r, b));
                sa = by._mm_add_epi32(sa, by._mm_madd_epi16(s, a));
                sb = by._mm_add_epi32(sb, by._mm_madd_epi16(s, b));
            }
            out[0][2 * pair] = half(ra);
            out[0][2 * pair + 1] = half(rb);
            out[1][2 * pair] = half(sa);
            out[1][2 * pair + 1] = half(sb);
        }
        out
    }
}

#[cfg(target_arch = "x86_64")]
#[inline(always)]
fn half(parts: __m128i) -> i32 {
    let [a, b, c, d]: [i32; 4] = pulp::cast(parts);
    a + b + c + d
}

/// By the processor's own way to multiply sixteen pairs at once. No closure in here: what a closure
/// holds may be compiled for a lesser processor, a hundred times slower.
#[cfg(target_arch = "x86_64")]
impl Dots for pulp::x86::V3 {
    #[inline(always)]
    fn dots(self, rows: [&[i16]; 2], tokens: [&[i16]; TOGETHER]) -> [[i32; TOGETHER]; 2] {
        let [r, s] = [rows[0].as_chunks::<16>().0, rows[1].as_chunks::<16>().0];
        let [a, b, c, d] = [
            tokens[0].as_chunks::<16>().0,
            tokens[1].as_chunks::<16>().0,
            tokens[2].as_chunks::<16>().0,
            tokens[3].as_chunks::<16>().0,
        ];
        let zero = self.splat_i32x8(0);
        let (mut ra, mut rb, mut rc, mut rd) = (zero, zero, zero, zero);
        let (mut sa, mut sb, mut sc, mut sd) = (zero, zero, zero, zero);
        for (((((r, s), a), b), c), d) in r.iter().zip(s).zip(a).zip(b).zip(c).zip(d) {
            let (r, s): (pulp::i16x16, pulp::i16x16) = (pulp::cast(*r), pulp::cast(*s));
            let (a, b): (pulp::i16x16, pulp::i16x16) = (pulp::cast(*a), pulp::cast(*b));
            let (c, d): (pulp::i16x16, pulp::i16x16) = (pulp::cast(*c), pulp::cast(*d));
            ra = self.wrapping_add_i32x8(ra, self.multiply_wrapping_add_adjacent_i16x16(r, a));
            rb = self.wrapping_add_i32x8(rb, self.multiply_wrapping_add_adjacent_i16x16(r, b));
            rc = self.wrapping_add_i32x8(rc, self.multiply_wrapping_add_adjacent_i16x16(r, c));
            rd = self.wrapping_add_i32x8(rd, self.multiply_wrapping_add_adjacent_i16x16(r, d));
            sa = self.wrapping_add_i32x8(sa, self.multiply_wrapping_add_adjacent_i16x16(s, a));
            sb = self.wrapping_add_i32x8(sb, self.multiply_wrapping_add_adjacent_i16x16(s, b));
            sc = self.wrapping_add_i32x8(sc, self.multiply_wrapping_add_adjacent_i16x16(s, c));
            sd = self.wrapping_add_i32x8(sd, self.multiply_wrapping_add_adjacent_i16x16(s, d));
        }
        [
            [total(ra), total(rb), total(rc), total(rd)],
            [total(sa), total(sb), total(sc), total(sd)],
        ]
    }
}

#[cfg(target_arch = "x86_64")]
#[inline(always)]
fn total(parts: pulp::i32x8) -> i32 {
    let [a, b, c, d, e, f, g, h]: [i32; 8] = pulp::cast(parts);
    (a + b + c + d) + (e + f + g + h)
}

/// `out[t][n] = x[t] . row n`, for rows of `width`; `out` is as long as it must be.
#[inline(always)]
pub(crate) fn multiply(by_way: impl Dots, x: &Whole, width: usize, by: &Linear, out: &mut [f32]) {
    let wide = by.steps.len();
    let mut two = [0i16; 2 * 1536];
    let Some(two) = two.get_mut(..2 * width) else {
        return;
    };
    let count = x.steps.len();
    for (pair, weights) in by.rows.chunks_exact(2 * width).enumerate() {
        for (r, w) in two.iter_mut().zip(weights) {
            *r = i16::from(*w);
        }
        let (first, second) = two.split_at(width);
        for begin in (0..count).step_by(TOGETHER) {
            // The last few: some more than once.
            let (mut at, mut tokens) = ([0; TOGETHER], [&x.rows[..0]; TOGETHER]);
            for (k, (at, token)) in at.iter_mut().zip(&mut tokens).enumerate() {
                *at = (begin + k).min(count - 1);
                *token = &x.rows[*at * width..(*at + 1) * width];
            }
            let sums = by_way.dots([first, second], tokens);
            for (n, sums) in (2 * pair..).zip(sums) {
                let step = by.steps.get(n).copied().unwrap_or(0.0);
                let add = by.add.get(n).copied().unwrap_or(0.0);
                for (t, sum) in at.into_iter().zip(sums) {
                    let own = x.steps.get(t).copied().unwrap_or(0.0);
                    if let Some(o) = out.get_mut(t * wide + n) {
                        *o = sum as f32 * (step * own) + add;
                    }
                }
            }
        }
    }
}

/// The sum of `f` over a row, in eight lanes: fast, and always the same order.
#[inline(always)]
fn lanes(row: &[f32], f: impl Fn(f32) -> f32) -> f32 {
    let mut sums = [0f32; 8];
    for c in row.chunks_exact(8) {
        for (s, v) in sums.iter_mut().zip(c) {
            *s += f(*v);
        }
    }
    sums.iter().sum()
}

/// Brings each row to mean 0 and spread 1, then to its own scale and place.
#[inline(always)]
pub(crate) fn level(x: &mut [f32], scale: &[f32], add: &[f32]) {
    let width = scale.len().max(1);
    for row in x.chunks_exact_mut(width) {
        let mean = lanes(row, |v| v) / width as f32;
        let spread = lanes(row, |v| (v - mean) * (v - mean)) / width as f32;
        let by = 1.0 / (spread + 1e-12).sqrt();
        for ((v, s), a) in row.iter_mut().zip(scale).zip(add) {
            *v = (*v - mean) * by * s + a;
        }
    }
}

/// `e^x` to seven digits, for x from -80 to 80; less counts as -80.
#[inline(always)]
pub(crate) fn exp(x: f32) -> f32 {
    let x = if x < -80.0 { -80.0 } else { x };
    let x = if x > 80.0 { 80.0 } else { x };
    let whole = nearest(x * std::f32::consts::LOG2_E);
    let part = (x - whole * 0.693_359_4) + whole * 2.121_944_4e-4;
    // Cephes' polynomial for e^x between -ln 2 / 2 and ln 2 / 2.
    let mut p = 1.987_569_1e-4;
    p = p * part + 1.398_199_9e-3;
    p = p * part + 8.333_452e-3;
    p = p * part + 4.166_579_6e-2;
    p = p * part + 1.666_666_5e-1;
    p = p * part + 5e-1;
    let p = p * part * part + part + 1.0;
    p * f32::from_bits(((whole as i32 + 127) << 23) as u32)
}

/// The bend between the two halves of a layer: x times the share of a bell curve below x
/// (Abramowitz and Stegun, 7.1.26).
#[inline(always)]
pub(crate) fn bend(x: &mut [f32]) {
    for v in x {
        let z = v.abs() * std::f32::consts::FRAC_1_SQRT_2;
        let t = 1.0 / (1.0 + 0.327_591_1 * z);
        let mut p = 1.061_405_4;
        p = p * t - 1.453_152;
        p = p * t + 1.421_413_8;
        p = p * t - 0.284_496_74;
        p = p * t + 0.254_829_6;
        let tail = p * t * exp(-z * z);
        let share = if *v < 0.0 {
            0.5 * tail
        } else {
            1.0 - 0.5 * tail
        };
        *v *= share;
    }
}

/// Attention: each token looks at all tokens, in heads of 32. `qkv` holds for each token what it
/// asks, what it offers and what it says; `out` gets what each one hears.
#[inline(always)]
pub(crate) fn attend(qkv: &[f32], width: usize, room: &mut Vec<f32>, out: &mut [f32]) {
    const HEAD: usize = 32;
    let count = qkv.len() / (3 * width).max(1);
    room.clear();
    room.resize(HEAD * count + count, 0.0);
    let (offers, shares) = room.split_at_mut(HEAD * count);
    for head in 0..width / HEAD {
        let at = head * HEAD;
        for (t, token) in qkv.chunks_exact(3 * width).enumerate() {
            let own = token.get(width + at..width + at + HEAD).unwrap_or(&[]);
            for (d, v) in own.iter().enumerate() {
                if let Some(o) = offers.get_mut(d * count + t) {
                    *o = *v;
                }
            }
        }
        for (token, out) in qkv.chunks_exact(3 * width).zip(out.chunks_exact_mut(width)) {
            let asks = token.get(at..at + HEAD).unwrap_or(&[]);
            shares.fill(0.0);
            for (q, offers) in asks.iter().zip(offers.chunks_exact(count)) {
                for (s, o) in shares.iter_mut().zip(offers) {
                    *s += q * o;
                }
            }
            let most = shares
                .iter()
                .fold(f32::MIN, |a, b| if *b > a { *b } else { a });
            let by = 0.176_776_7; // 1 / sqrt(32)
            for s in shares.iter_mut() {
                *s = exp((*s - most) * by);
            }
            let all: f32 = shares.iter().sum();
            let mut heard = [0f32; HEAD];
            for (share, other) in shares.iter().zip(qkv.chunks_exact(3 * width)) {
                let says = other
                    .get(2 * width + at..2 * width + at + HEAD)
                    .unwrap_or(&[]);
                for (h, v) in heard.iter_mut().zip(says) {
                    *h += share * v;
                }
            }
            let by = 1.0 / all;
            for (o, h) in out.iter_mut().skip(at).zip(&heard) {
                *o = h * by;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exp_and_bend_are_near_the_true_ones() {
        for i in -2000..2000 {
            let x = i as f32 / 100.0;
            let (own, true_one) = (exp(x), f64::from(x).exp());
            assert!(
                (f64::from(own) / true_one - 1.0).abs() < 1e-6,
                "exp {x}: {own}"
            );
        }
        let mut x = [-3.0, -1.0, 0.0, 0.5, 2.0];
        bend(&mut x);
        for (own, right) in x.iter().zip([-0.004_05, -0.158_66, 0.0, 0.345_73, 1.954_5]) {
            assert!((own - right).abs() < 1e-4, "{own} {right}");
        }
    }

    #[test]
    fn multiply_is_a_product() {
        let by = Linear {
            rows: (1..=16).chain(-16..=-1).collect(),
            steps: vec![0.5, 0.25],
            add: vec![1.0, 0.0],
        };
        let mut x = Whole::default();
        x.take(&[1.0; 16 * 6], 16);
        let mut out = [0.0; 12];
        multiply(Plain, &x, 16, &by, &mut out);
        for pair in out.chunks(2) {
            assert_eq!(pair, [69.0, -34.0]);
        }
    }

    #[cfg(target_arch = "x86_64")]
    #[test]
    fn both_ways_to_multiply_are_one() {
        let Some(wide) = pulp::x86::V3::try_new() else {
            return;
        };
        let row = |k: i32, most: i32| -> Vec<i16> {
            (0..1536)
                .map(|i| ((i * i * 31 + k * 977) % (2 * most + 1) - most) as i16)
                .collect()
        };
        let rows: Vec<Vec<i16>> = (0..6)
            .map(|k| row(k, if k < 2 { 127 } else { 8000 }))
            .collect();
        let rows: Vec<&[i16]> = rows.iter().map(Vec::as_slice).collect();
        let (two, four) = ([rows[0], rows[1]], [rows[2], rows[3], rows[4], rows[5]]);
        assert_eq!(wide.dots(two, four), Plain.dots(two, four));
    }
}

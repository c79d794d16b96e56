//! Numbers for the simulator: drawn the same way every time.

/// Numbers without chance: the same on every machine and every day (SplitMix64).
pub struct Dice(pub u64);

impl Dice {
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    pub fn unit(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1u64 << 53) as f64
    }

    pub fn below(&mut self, n: usize) -> usize {
        (self.unit() * n as f64) as usize
    }

    pub fn between(&mut self, lo: f64, hi: f64) -> f64 {
        (lo.ln() + self.unit() * (hi / lo).ln()).exp()
    }

    /// About normal, mean 0, deviation 1.
    pub fn bell(&mut self) -> f64 {
        (0..12).map(|_| self.unit()).sum::<f64>() - 6.0
    }
}

/// A distribution over values, to draw from.
#[derive(Clone)]
pub struct Shares(Vec<f64>);

impl Shares {
    pub fn new(weights: impl Iterator<Item = f64>) -> Shares {
        let mut sum = 0.0;
        let sums = weights.map(|w| {
            sum += w;
            sum
        });
        Shares(sums.collect())
    }

    pub fn draw(&self, dice: &mut Dice) -> u16 {
        let at = dice.unit() * self.0.last().unwrap();
        self.0.partition_point(|sum| *sum <= at) as u16
    }
}

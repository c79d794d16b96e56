//! Shares of people as ranges, and how ranges are multiplied.
//!
//! A range is held in logarithms, `[ln lo, ln hi]`, both never above 0. Independent ranges are
//! multiplied by adding their middles and the squares of their half widths:
//! `exp(sum m ± sqrt(sum d²))`, as a product of log-normal guesses would be. This is monotone by
//! construction: the derivative of the upper end by each `hi` is `1/2 + d/2S` and by each `lo`
//! `1/2 - d/2S`, and of the lower end the other way round, none negative; and a range that is added
//! moves the upper end by at most its own `ln hi <= 0`. So no new fact can raise either end, and no
//! fact that gets weaker can lower one.

/// Published ranges are meant as four in five; the crowd shall hold in nine of ten. The ratio of the
/// two points of the normal distribution, 1.645 / 1.282.
const WIDEN: f64 = 1.283;

/// No share is taken as smaller than one in a hundred million.
const SMALLEST: f64 = 1e-8;

/// A range of shares in natural logarithms.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Share {
    pub(crate) lo: f64,
    pub(crate) hi: f64,
}

impl Share {
    /// Leaves everybody.
    pub(crate) const ALL: Share = Share { lo: 0.0, hi: 0.0 };

    /// A range of four in five cases, widened to nine in ten.
    pub(crate) fn counted(lo: f64, hi: f64) -> Share {
        let share = Share::within(lo, hi).widened();
        Share {
            lo: share.lo,
            hi: share.hi.min(0.0),
        }
    }

    /// Bounds that are not left: between independence and one holding the other.
    pub(crate) fn within(lo: f64, hi: f64) -> Share {
        let hi = hi.clamp(SMALLEST, 1.0).ln();
        let lo = lo.clamp(SMALLEST, 1.0).ln().min(hi);
        Share { lo, hi }
    }

    /// Four in five widened to nine in ten, whatever the sign of the logarithms.
    pub(crate) fn widened(self) -> Share {
        let middle = (self.lo + self.hi) / 2.0;
        let half = (self.hi - self.lo) / 2.0 * WIDEN;
        Share {
            lo: middle - half,
            hi: middle + half,
        }
    }

    /// The part that this is of a whole.
    pub(crate) fn of(self, whole: Share) -> Share {
        Share {
            lo: (self.lo - whole.lo).min(0.0),
            hi: (self.hi - whole.hi).min(0.0),
        }
    }

    /// The range of a fact that is sure to `confidence`. The upper end takes nothing of what is as
    /// likely wrong as right, and of what is surer all but the square of twice the doubt: the doubts
    /// of several facts seldom come true together, so, like widths, they count in squares. The lower
    /// end takes all of what is at least as likely right as wrong.
    pub(crate) fn sure(self, confidence: f64) -> Share {
        let doubt = (2.0 - 2.0 * confidence).clamp(0.0, 1.0);
        Share {
            lo: self.lo * (2.0 * confidence).clamp(0.0, 1.0),
            hi: self.hi * (1.0 - doubt * doubt),
        }
    }

    /// The stronger at each end.
    pub(crate) fn min(self, other: Share) -> Share {
        Share {
            lo: self.lo.min(other.lo),
            hi: self.hi.min(other.hi),
        }
    }

    /// Both hold, neither knowing of the other: used inside one dimension, where widths add.
    pub(crate) fn and(self, other: Share) -> Share {
        Share {
            lo: self.lo + other.lo,
            hi: self.hi + other.hi,
        }
    }
}

/// A product of ranges while it is made.
#[derive(Clone, Copy, Default)]
pub(crate) struct Product {
    middle: f64,
    squares: f64,
}

impl Product {
    pub(crate) fn times(&mut self, share: Share) {
        self.middle += (share.lo + share.hi) / 2.0;
        let half = (share.hi - share.lo) / 2.0;
        self.squares += half * half;
    }

    pub(crate) fn share(self) -> Share {
        let half = self.squares.sqrt();
        Share {
            lo: self.middle - half,
            hi: self.middle + half,
        }
    }
}

/// `x` with two significant digits, whole below 100.
pub fn rounded(x: f64) -> f64 {
    digits(x, f64::round)
}

/// `x` rounded down, as [`rounded`].
pub(crate) fn below(x: f64) -> f64 {
    digits(x, f64::floor)
}

/// `x` rounded up, as [`rounded`].
pub(crate) fn above(x: f64) -> f64 {
    digits(x, f64::ceil)
}

fn digits(x: f64, round: fn(f64) -> f64) -> f64 {
    if !x.is_finite() || x <= 0.0 {
        return 0.0;
    }
    let unit = 10f64.powi((x.log10().floor() as i32 - 1).max(0));
    // A hair off, so that 1,200 computed as 1,199.9999 is not 1,100.
    let near = (x / unit).round();
    let units = if (x / unit - near).abs() < 1e-9 {
        near
    } else {
        x / unit
    };
    round(units) * unit
}

#[cfg(test)]
mod tests {
    use super::{Product, Share, above, below, rounded};

    #[test]
    fn two_digits_are_kept() {
        for (x, down, near, up) in [
            (0.0, 0.0, 0.0, 0.0),
            (1.0, 1.0, 1.0, 1.0),
            (3.4, 3.0, 3.0, 4.0),
            (59.6, 59.0, 60.0, 60.0),
            (99.7, 99.0, 100.0, 100.0),
            (1234.0, 1200.0, 1200.0, 1300.0),
            (1200.0, 1200.0, 1200.0, 1200.0),
            (898_000.0, 890_000.0, 900_000.0, 900_000.0),
        ] {
            assert_eq!((below(x), rounded(x), above(x)), (down, near, up), "{x}");
        }
    }

    #[test]
    fn a_product_is_narrower_than_all_ends_multiplied() {
        let mut product = Product::default();
        let share = Share::within(0.1, 0.4);
        product.times(share);
        product.times(share);
        let both = product.share();
        assert!(both.lo > 2.0 * share.lo && both.hi < 2.0 * share.hi);
    }

    #[test]
    fn doubt_takes_the_upper_end_first() {
        let share = Share::within(0.01, 0.02);
        assert_eq!(share.sure(1.0), share);
        let even = share.sure(0.5);
        assert_eq!((even.lo, even.hi), (share.lo, 0.0));
        assert_eq!(share.sure(0.0), Share::ALL);
    }
}

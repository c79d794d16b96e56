//! Help with choosing a passphrase: a suggestion of five words, and an honest estimate of guesses.

use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

use crate::KeyError;
use crate::secret::fill_random;

/// The EFF's long list (see `words/README.md`), sorted, one word a line.
static WORDS: &str = include_str!("words/eff_large.txt");
const COUNT: u16 = 7776;
const SUGGESTED: usize = 5;

/// Five words by chance, with spaces: one of 7776^5, about 2.8 x 10^19 (64.6 bits).
///
/// # Errors
/// [`KeyError::System`] without random numbers.
pub fn make_suggestion() -> Result<Zeroizing<String>, KeyError> {
    let words = words();
    // The longest word has nine letters: no reallocation leaves a copy behind.
    let mut text = Zeroizing::new(String::with_capacity(SUGGESTED * 10));
    for n in 0..SUGGESTED {
        if n > 0 {
            text.push(' ');
        }
        text.push_str(words[usize::from(make_below(COUNT)?)]);
    }
    Ok(text)
}

/// Guesses that somebody needs who knows how people choose, as powers of a thousand. Ordered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Guesses {
    /// Fewer than a thousand.
    UnderThousand,
    /// A thousand to a million.
    Thousands,
    /// A million to a billion.
    Millions,
    /// A billion (10^9) to a trillion.
    Billions,
    /// A trillion (10^12) to a quadrillion.
    Trillions,
    /// A quadrillion (10^15) to a quintillion.
    Quadrillions,
    /// More than a quintillion (10^18).
    MoreThanQuintillion,
}

impl Guesses {
    /// From here on a passphrase stands against somebody who copied the files: 10^12 guesses of a
    /// second each are 32,000 years of one machine, 32 of a thousand machines.
    pub const ENOUGH: Guesses = Guesses::Trillions;

    /// The range in plain English, for the terminal; the window has its own words.
    pub fn words(self) -> &'static str {
        match self {
            Guesses::UnderThousand => "fewer than a thousand guesses",
            Guesses::Thousands => "a thousand to a million guesses",
            Guesses::Millions => "a million to a billion guesses",
            Guesses::Billions => "a billion to a trillion guesses",
            Guesses::Trillions => "a trillion to a quadrillion guesses",
            Guesses::Quadrillions => "a quadrillion to a quintillion guesses",
            Guesses::MoreThanQuintillion => "more than a quintillion guesses",
        }
    }
}

/// Estimates the guesses for a passphrase. `known` are words that a guesser of this person tries
/// first: name, handle, company.
///
/// The lowest of three estimates: zxcvbn's; zxcvbn's without spaces and hyphens (it knows words only
/// where they touch, and would take `my dog likes long walks` for noise); and, where every word is of
/// our own list, that of somebody who knows the list. An estimate, never a promise: it cannot know
/// that a passphrase is used elsewhere. (zxcvbn keeps copies of parts on the heap that are freed and
/// not wiped.)
pub fn estimate(passphrase: &str, known: &[&str]) -> Guesses {
    let normal: Zeroizing<String> = Zeroizing::new(passphrase.nfkc().collect());
    let lower = Zeroizing::new(normal.to_lowercase());
    let parts = || {
        let parts = lower.split(|c: char| c.is_whitespace() || "-._".contains(c));
        parts.filter(|part| !part.is_empty())
    };
    let log10_of = |text: &str| zxcvbn::zxcvbn(text, known).guesses_log10();
    let mut log10 = log10_of(&normal);
    if parts().count() > 1 {
        let mut joined = Zeroizing::new(String::with_capacity(lower.len()));
        parts().for_each(|part| joined.push_str(part));
        // What stands between the words is worth a factor of ten.
        log10 = log10.min(log10_of(&joined) + 1.0);
    }
    let words = words();
    if parts().all(|part| words.binary_search(&part).is_ok()) {
        log10 = log10.min(parts().count() as f64 * f64::from(COUNT).log10());
    }
    match log10 {
        l if l < 3.0 => Guesses::UnderThousand,
        l if l < 6.0 => Guesses::Thousands,
        l if l < 9.0 => Guesses::Millions,
        l if l < 12.0 => Guesses::Billions,
        l if l < 15.0 => Guesses::Trillions,
        l if l < 18.0 => Guesses::Quadrillions,
        _ => Guesses::MoreThanQuintillion,
    }
}

fn words() -> Vec<&'static str> {
    WORDS.lines().collect()
}

/// A number below `limit`, each equally likely: what lies past the last whole multiple is thrown
/// away, since a bare remainder would favour the small ones.
fn make_below(limit: u16) -> Result<u16, KeyError> {
    let whole = u16::MAX - u16::MAX % limit;
    loop {
        let mut bytes = [0; 2];
        fill_random(&mut bytes)?;
        let number = u16::from_le_bytes(bytes);
        if number < whole {
            return Ok(number % limit);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_whole_and_sorted() {
        let words = words();
        assert_eq!(words.len(), usize::from(COUNT));
        assert!(words.is_sorted_by(|a, b| a < b));
        assert!(words.iter().all(|word| (3..=9).contains(&word.len())));
    }

    #[test]
    fn suggestions_are_five_words_of_the_list() {
        let words = words();
        for _ in 0..20 {
            let text = make_suggestion().unwrap();
            let parts: Vec<&str> = text.split(' ').collect();
            assert_eq!(parts.len(), 5);
            assert!(parts.iter().all(|part| words.binary_search(part).is_ok()));
            assert!(estimate(&text, &[]) >= Guesses::ENOUGH);
        }
    }

    #[test]
    fn numbers_below_a_limit_are_even() {
        let mut counts = [0u32; 3];
        for _ in 0..3000 {
            counts[usize::from(make_below(3).unwrap())] += 1;
        }
        assert!(
            counts.iter().all(|count| (800..1200).contains(count)),
            "{counts:?}"
        );
        assert_eq!(make_below(1).unwrap(), 0);
    }

    #[test]
    fn weak_ones_are_called_weak() {
        for (passphrase, at_most) in [
            ("", Guesses::UnderThousand),
            ("password", Guesses::UnderThousand),
            ("Passw0rd!", Guesses::Millions),
            ("aaaaaaaaaaaaaaaaaaaaaaaa", Guesses::Thousands),
            ("12345678901234567890", Guesses::Millions),
            ("abacus", Guesses::Thousands),
            ("abacus abdomen", Guesses::Millions),
            ("my dog likes long walks", Guesses::Trillions),
            ("uber-driver-austin", Guesses::Billions),
            ("my name is Maria", Guesses::Billions),
        ] {
            let guesses = estimate(passphrase, &[]);
            assert!(guesses <= at_most, "{passphrase}: {}", guesses.words());
        }
        assert!(estimate("marisolvega", &["marisolvega"]) < estimate("marisolvega", &[]));
        assert!(estimate("vN7#qLw2!zRt9@kX", &[]) >= Guesses::ENOUGH);
    }
}

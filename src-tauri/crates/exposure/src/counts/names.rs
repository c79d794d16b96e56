//! First and last names, for a name that is told alone. Both together single out and are not
//! counted.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::drivers::Sex;
use super::{Range, fold, rows};
use crate::share::Share;

pub(super) const FIRST: &str = include_str!("../../data/first_names.csv");
pub(super) const LAST: &str = include_str!("../../data/last_names.csv");

/// A name that neither table has: rarer than the last rows of both.
const RARE: Range = Range {
    lo: 0.00001,
    hi: 0.0007,
};

static FIRSTS: LazyLock<HashMap<String, Vec<(Sex, Range)>>> = LazyLock::new(|| {
    let mut names: HashMap<String, Vec<(Sex, Range)>> = HashMap::new();
    for [name, sex, value, lo, hi] in rows(FIRST) {
        let Some(sex) = Sex::read(sex) else { continue };
        let range = Range::read(value, lo, hi);
        names.entry(fold(name)).or_default().push((sex, range));
    }
    names
});

static LASTS: LazyLock<HashMap<String, Range>> = LazyLock::new(|| {
    let read = |[name, value, lo, hi]: [&'static str; 4]| (fold(name), Range::read(value, lo, hi));
    rows(LAST).map(read).collect()
});

/// The share of people with a first or last name. The first name is counted within its sex: where
/// the sex is told as well it is not applied again.
pub(crate) fn name(name: &str, sex: Option<Sex>, origin: bool) -> Share {
    let name = fold(name);
    if let Some(rows) = FIRSTS.get(&name) {
        let of = |wanted: Sex| rows.iter().find(|(s, _)| *s == wanted).map(|(_, r)| *r);
        let common = rows
            .iter()
            .map(|(_, r)| *r)
            .reduce(|a, b| if a.hi > b.hi { a } else { b });
        return match (sex.and_then(of), common) {
            (Some(range), _) => range.share(),
            // Women or men are a third to two thirds of drivers.
            (None, Some(range)) => range.times(0.3, 0.7).share(),
            (None, None) => RARE.share(),
        };
    }
    let range = LASTS.get(&name).copied().unwrap_or(RARE);
    // Among people of one origin their surnames are ten to fifty times as common as among all.
    let lift = if origin { 50.0 } else { 2.0 };
    range.times(0.5, lift).share()
}

//! Age, household, language and origin, as the census counts them.

use std::sync::LazyLock;

use super::drivers::Sex;
use super::{Range, YEAR, fold, number, rows};
use crate::share::Share;

pub(super) const AGES: &str = include_str!("../../data/age_bands.csv");
pub(super) const LANGUAGES: &str = include_str!("../../data/languages.csv");
pub(super) const ORIGINS: &str = include_str!("../../data/origins.csv");
pub(super) const HOUSEHOLDS: &str = include_str!("../../data/households.csv");

/// The share of the adults of each year of age, from 18 on.
static AGE: LazyLock<Vec<f64>> = LazyLock::new(|| {
    let all: Vec<(f64, f64)> = rows(AGES)
        .filter(|[_, _, sex, _]| *sex == "all")
        .map(|[from, _, _, people]| (number(from), number(people)))
        .collect();
    let total: f64 = all.iter().map(|(_, people)| people).sum();
    let mut years = Vec::new();
    for (at, (from, people)) in all.iter().enumerate() {
        // The last band is open: its people are spread over fifteen years.
        let to = all.get(at + 1).map_or(from + 15.0, |(next, _)| *next);
        years.extend((0..(to - from) as usize).map(|_| people / total / (to - from)));
    }
    years
});

/// Ages that people born in these years have in `year`.
pub(crate) fn ages(from: i16, to: i16, year: Option<i16>) -> (i16, i16) {
    let year = year.unwrap_or(YEAR);
    let (young, old) = (year.saturating_sub(to), year.saturating_sub(from));
    (young.min(old), young.max(old))
}

/// The share of drivers of these ages. Gig workers are younger than adults: of those under 30 nearly
/// twice as many do it as of all (Pew 2021), and 55 % of Dashers are 26 to 44, a third of adults.
pub(crate) fn aged(young: i16, old: i16) -> Share {
    let mut range = Range { lo: 0.0, hi: 0.0 };
    for age in young.clamp(18, 99)..=old.clamp(18, 99) {
        let adults = AGE.get((age - 18) as usize).copied().unwrap_or(0.0);
        let (lo, hi) = match age {
            ..45 => (0.9, 2.0),
            45..65 => (0.5, 1.3),
            _ => (0.2, 1.0),
        };
        range.lo += adults * lo;
        range.hi += adults * hi;
    }
    Share::counted(range.lo, range.hi.min(1.0))
}

/// A language by the names that its speakers use.
pub(crate) fn language(name: &str) -> Option<&'static str> {
    const ALSO: [(&str, &str); 12] = [
        ("english", "English only"),
        ("ingles", "English only"),
        ("en", "English only"),
        ("espanol", "Spanish"),
        ("es", "Spanish"),
        ("portugues", "Portuguese"),
        ("pt", "Portuguese"),
        ("mandarin", "Chinese"),
        ("cantonese", "Chinese"),
        ("farsi", "Persian"),
        ("creole", "Haitian Creole"),
        ("filipino", "Tagalog"),
    ];
    let folded = fold(name);
    let also = ALSO
        .iter()
        .find(|(word, _)| *word == folded)
        .map(|(_, l)| *l);
    also.or_else(|| LANGUAGE.iter().map(|l| l.1).find(|l| fold(l) == folded))
}

static LANGUAGE: LazyLock<Vec<(&'static str, &'static str, Range)>> = LazyLock::new(|| {
    let read = |[area, language, value, lo, hi]: [&'static str; 5]| {
        (area, language, Range::read(value, lo, hi))
    };
    rows(LANGUAGES).map(read).collect()
});

fn spoken(language: &str, area: &str) -> Option<Range> {
    let row = LANGUAGE
        .iter()
        .find(|(a, l, _)| *a == area && *l == language);
    row.map(|(_, _, range)| *range)
}

/// Where a person is, as far as language and origin depend on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Region {
    /// The state, where it is told.
    pub(crate) state: Option<&'static str>,
    /// Whether a town is told.
    pub(crate) town: bool,
}

/// The share of drivers that speak a language. The foreign-born are over-represented among drivers,
/// up to three times; a town can have three to ten times the speakers of its state.
pub(crate) fn speaks(language: &'static str, region: Option<Region>) -> Share {
    let Some(all) = spoken(language, "US") else {
        return Share::counted(0.00005, 0.01);
    };
    if language == "English only" {
        return Share::counted(0.7, 1.0);
    }
    let Some(Region { state, town }) = region else {
        return all.times(1.0, 3.0).share();
    };
    let town = if town { 3.0 } else { 1.0 };
    match state.and_then(|state| spoken(language, state)) {
        Some(here) => here.times(1.0 / town, 2.5 * town).share(),
        // The states with a row of their own have most of the speakers; the others fewer.
        None if state.is_some() => all.times(0.3 / town, 2.5 * town).share(),
        None => all.times(0.5 / town, 4.0 * town).share(),
    }
}

struct Origin {
    name: &'static str,
    stem: String,
    range: Range,
}

static ORIGIN: LazyLock<Vec<Origin>> = LazyLock::new(|| {
    let read = |[name, value, lo, hi]: [&'static str; 4]| {
        let folded = fold(name);
        // "Brazil", "Brazilian", "Mexico", "Mexican": the letters that both have.
        let letters = folded.chars().count();
        let keep = letters.saturating_sub(2).max(4);
        Origin {
            name,
            stem: folded.chars().take(keep).collect(),
            range: Range::read(value, lo, hi),
        }
    };
    rows(ORIGINS).map(read).collect()
});

/// A country of birth by its name or that of its people.
pub(crate) fn origin(words: &str) -> Option<&'static str> {
    const ALSO: [(&str, &str); 8] = [
        ("brasil", "Brazil"),
        ("salvador", "El Salvador"),
        ("filipin", "Philippines"),
        ("polish", "Poland"),
        ("british", "United Kingdom"),
        ("immigrant", "all foreign-born"),
        ("inmigrante", "all foreign-born"),
        ("imigrante", "all foreign-born"),
    ];
    let folded = fold(words);
    let begins = |stem: &str| {
        folded.starts_with(stem) || folded.split(' ').any(|word| word.starts_with(stem))
    };
    let also = ALSO.iter().find(|(stem, _)| begins(stem)).map(|(_, o)| *o);
    also.or_else(|| ORIGIN.iter().find(|o| begins(&o.stem)).map(|o| o.name))
}

/// Where a language is that of nearly all who come: 80 to 95 % of them speak it at home (Brazil, Haiti
/// and Mexico in the American Community Survey; the others by likeness).
#[rustfmt::skip]
const SPOKEN_BY: &[(&str, &[&str])] = &[
    ("Portuguese", &["Brazil", "Portugal", "Cape Verde"]),
    ("Haitian Creole", &["Haiti"]),
    ("Cape Verdean Creole", &["Cape Verde"]),
    ("Spanish", &["Mexico", "El Salvador", "Cuba", "Dominican Republic", "Guatemala", "Colombia",
        "Honduras", "Venezuela", "Ecuador", "Peru", "Nicaragua"]),
    ("Chinese", &["China", "Taiwan"]),
    ("Vietnamese", &["Vietnam"]),
    ("Tagalog", &["Philippines"]),
    ("Korean", &["Korea"]),
    ("Russian", &["Russia", "Ukraine", "Uzbekistan"]),
    ("Ukrainian", &["Ukraine"]),
    ("Polish", &["Poland"]),
    ("Arabic", &["Iraq", "Egypt", "Morocco", "Syria", "Lebanon", "Jordan", "Yemen"]),
    ("Amharic", &["Ethiopia"]),
    ("Somali", &["Somalia"]),
];

/// The share of drivers of an origin: up to four times that among all people. A state can have ten
/// times its part of them (Brazil in Massachusetts), a town three to ten times that of its state.
/// Who speaks the language of an origin is of it with a probability near that of the counts.
pub(crate) fn from(
    origin: Option<&'static str>,
    language: Option<&'static str>,
    region: Option<Region>,
) -> Share {
    let row = ORIGIN.iter().find(|o| Some(o.name) == origin);
    let range = row.map_or(
        Range {
            lo: 0.00003,
            hi: 0.005,
        },
        |o| o.range,
    );
    let (fewer, more) = match region {
        None => (1.0, 4.0),
        Some(Region { town: false, .. }) => (0.3, 20.0),
        Some(Region { town: true, .. }) => (0.1, 80.0),
    };
    let language = language.filter(|l| *l != "English only");
    let Some(spoken) = language.and_then(|l| spoken(l, "US")) else {
        return range.times(fewer, more).share();
    };
    let tongue = |(of, by): &(&str, &[&str])| {
        Some(*of) == language && origin.is_some_and(|o| by.contains(&o))
    };
    if !SPOKEN_BY.iter().any(tongue) {
        return Share::within(range.lo, 1.0);
    }
    let area = if region.is_some() { 3.0 } else { 1.0 };
    let (lo, hi) = (range.lo / spoken.hi, range.hi / spoken.lo);
    Share::within(0.5 * lo / area, (1.5 * hi * area).min(1.0))
}

/// A share of households: the measure for one group.
fn household(measure: &str, group: &str) -> Option<Range> {
    static ROWS: LazyLock<Vec<(&str, &str, Range)>> = LazyLock::new(|| {
        let read = |[measure, group, value, lo, hi]: [&'static str; 5]| {
            (measure, group, Range::read(value, lo, hi))
        };
        rows(HOUSEHOLDS).map(read).collect()
    });
    let row = ROWS.iter().find(|(m, g, _)| *m == measure && *g == group);
    row.map(|(_, _, range)| *range)
}

/// The bands of the table of households: first and last age.
const BANDS: [(i16, i16); 8] = [
    (18, 24),
    (25, 29),
    (30, 34),
    (35, 39),
    (40, 44),
    (45, 49),
    (50, 54),
    (55, 64),
];

/// The band that two ages are in, where it is one.
pub(crate) fn band(young: i16, old: i16) -> Option<u8> {
    let at = BANDS
        .iter()
        .position(|(from, to)| *from <= young && old <= *to);
    at.and_then(|at| u8::try_from(at).ok())
}

/// The share of people with such a family, given their sex and the band of their age. The words are
/// those of facts ("married", "two kids", "single mom"), in three languages.
pub(crate) fn family(words: &str, sex: Option<Sex>, band: Option<u8>) -> Option<Share> {
    let folded = fold(words);
    let says = |stems: &[&str]| {
        folded
            .split(' ')
            .any(|w| stems.iter().any(|s| w.starts_with(s)))
    };
    let parent = says(&[
        "kid", "child", "son", "daughter", "mom", "mother", "dad", "father", "parent", "baby",
        "hij", "filh", "mae", "madre", "padre", "pai", "papa", "mama",
    ]);
    let alone = says(&["single", "solter", "solteir", "sola", "solo"]);
    let wed = says(&[
        "married", "wife", "husband", "spouse", "espos", "marid", "casad",
    ]);
    let number = [
        ("2 children", &["two", "2", "dos", "dois", "duas"][..]),
        ("3 children", &["three", "3", "tres"]),
        (
            "4 or more children",
            &[
                "four", "five", "six", "4", "5", "6", "cuatro", "quatro", "cinco",
            ],
        ),
    ];
    let number = number
        .iter()
        .find(|(_, stems)| folded.split(' ').any(|w| stems.contains(&w)));
    let band = band.and_then(|band| BANDS.get(usize::from(band)));
    let at_age = |measure: &str, who: &str| {
        household(
            measure,
            &band.map(|(from, to)| format!("{who} {from}-{to}"))?,
        )
    };
    let all = |measure: &str| household(measure, "adults 18-64");
    let range = if parent && alone {
        match sex {
            Some(Sex::Woman) => household("single mother", "women 18-64"),
            Some(Sex::Man) => household("single father", "men 18-64"),
            None => all("single parent (no spouse or partner at home)"),
        }?
        .times(0.5, 2.0)
    } else if let (true, Some((measure, _))) = (parent, number) {
        all(measure)?.times(
            if band.is_some() { 0.4 } else { 0.8 },
            if band.is_some() { 2.0 } else { 1.3 },
        )
    } else if parent {
        // Grown children are told of as well, and the table has those at home only.
        let (women, men) = (
            at_age("lives with own child under 18", "women"),
            at_age("lives with own child under 18", "men"),
        );
        match (sex, women, men) {
            (Some(Sex::Woman), Some(range), _) | (Some(Sex::Man), _, Some(range)) => range,
            (None, Some(women), Some(men)) => Range {
                lo: women.lo.min(men.lo),
                hi: women.hi.max(men.hi),
            },
            _ => all("lives with own child under 18")?,
        }
        .times(0.8, 1.5)
    } else if wed {
        at_age("married", "adults")
            .or_else(|| all("married"))?
            .times(0.8, 1.2)
    } else if says(&["divorc", "separat", "separad"]) {
        all("divorced or separated")?.times(0.7, 1.4)
    } else if says(&["widow", "viud", "viuv"]) {
        all("widowed")?.times(0.3, 2.0)
    } else if alone || says(&["unmarried"]) {
        all("never married")?.times(0.8, 1.5)
    } else {
        return None;
    };
    Some(range.share())
}

//! Facts that nobody counts: how rare a thing is, in three steps. A wide assumption is kinder than
//! none: without one a fact would seem to give nothing away.

use super::fold;
use crate::Shift;
use crate::share::Share;

/// What one in three to one in twenty-five people could say, each range four in five.
const COMMON: (f64, f64) = (0.04, 0.35);
/// What one in ten to one in two hundred could.
const UNCOMMON: (f64, f64) = (0.005, 0.1);
/// What one in fifty to one in five thousand could.
const RARE: (f64, f64) = (0.0002, 0.02);

/// Begin words of common and of rare things, in three languages; the rest is uncommon.
/// Health: prevalences of the National Center for Health Statistics, adults, by order of magnitude.
const COMMON_HEALTH: &[&str] = &[
    "diabet",
    "back",
    "knee",
    "depress",
    "anxi",
    "ansied",
    "asthma",
    "asma",
    "adhd",
    "migrain",
    "pressure",
    "pressao",
    "presion",
    "arthritis",
    "artrit",
    "covid",
    "espalda",
    "costas",
    "allerg",
];
const RARE_HEALTH: &[&str] = &[
    "dialy",
    "dialis",
    "lupus",
    "sclerosis",
    "transplant",
    "cancer",
    "epilep",
    "hiv",
    "vih",
    "sickle",
    "leuk",
    "parkinson",
    "crohn",
    "amput",
    "deaf",
    "sordo",
    "surdo",
];
const COMMON_EDUCATION: &[&str] = &[
    "college",
    "degree",
    "high",
    "ged",
    "associate",
    "bachelor",
    "student",
    "community",
];
const COMMON_JOB: &[&str] = &[
    "teacher",
    "nurse",
    "student",
    "retail",
    "warehouse",
    "cook",
    "cashier",
    "driver",
    "server",
    "security",
    "office",
    "construction",
    "cleaner",
    "salesman",
    "restaurant",
    "retired",
];

fn any_begins(words: &str, stems: &[&str]) -> bool {
    let folded = fold(words);
    folded
        .split(' ')
        .any(|w| stems.iter().any(|stem| w.starts_with(stem)))
}

fn step(words: &str, common: &[&str], rare: &[&str]) -> Share {
    let (lo, hi) = if any_begins(words, rare) {
        RARE
    } else if any_begins(words, common) {
        COMMON
    } else {
        UNCOMMON
    };
    Share::counted(lo, hi)
}

/// Health.
pub(crate) fn health(words: &str) -> Share {
    step(words, COMMON_HEALTH, RARE_HEALTH)
}

/// Schools: a kind of school is common, the name of one is rare.
pub(crate) fn education(words: &str) -> Share {
    if any_begins(words, COMMON_EDUCATION) && words.split_whitespace().count() < 3 {
        return Share::counted(0.1, 0.6);
    }
    Share::counted(RARE.0, 0.05)
}

/// Another job: the largest occupations are one to three in a hundred workers (Bureau of Labor
/// Statistics), and 44 % of Dashers have another job.
pub(crate) fn job(words: &str) -> Share {
    if any_begins(words, COMMON_JOB) {
        return Share::counted(0.004, 0.08);
    }
    Share::counted(0.0003, 0.03)
}

/// A family that the census does not count: twins, a brother, a mother to look after.
pub(crate) fn family() -> Share {
    Share::counted(0.005, 0.3)
}

/// A named place or route that one goes to, among drivers of the area or of the country.
pub(crate) fn place(area: bool) -> Share {
    if area {
        Share::within(0.02, 1.0)
    } else {
        Share::counted(0.0002, 0.2)
    }
}

/// Drivers of one station among those of the platform: Amazon has some seven hundred delivery
/// stations and stores in the United States, most serve 100 to 1,500 drivers; given the area a
/// town's driver has a handful to choose from, a state's some dozens.
pub(crate) fn station(town: Option<bool>) -> Share {
    match town {
        None => Share::counted(1.0 / 1500.0, 1.0 / 100.0),
        Some(false) => Share::counted(0.005, 0.25),
        Some(true) => Share::within(0.03, 1.0),
    }
}

/// When one works: no share of drivers by hour and weekday is published. A day or a time alone is
/// true of two to seven in ten; a day and a time of fewer.
pub(crate) fn shift(shift: Option<&Shift>, station: bool) -> Share {
    let timed = shift.is_some_and(|s| s.from.is_some() && s.days != 0);
    let (lo, hi) = if timed { (0.07, 0.6) } else { (0.2, 0.7) };
    // Stations have waves of their own: all may start at that time.
    if station {
        Share::within(lo, 1.0)
    } else {
        Share::counted(lo, hi)
    }
}

/// A platform or employer that has no row: smaller than the smallest or left out.
pub(crate) const PLATFORM: (f64, f64) = (1_000.0, 300_000.0);

/// Each further platform that one drives for: three in ten drive for both Uber and Lyft.
pub(crate) fn further_platform() -> Share {
    Share::counted(0.2, 0.8)
}

/// Sex in words that the counts do not have.
pub(crate) fn sex() -> Share {
    Share::counted(0.005, 0.6)
}

/// An age in words that are no years.
pub(crate) fn age() -> Share {
    Share::counted(0.1, 0.7)
}

/// A language in words that no row has.
pub(crate) fn language() -> Share {
    Share::counted(0.00005, 0.02)
}

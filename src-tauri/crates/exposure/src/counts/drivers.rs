//! Drivers by platform, and how many of them are women.

use std::sync::LazyLock;

use super::{Range, fold, number, rows};
use crate::share::Share;

pub(super) const PLATFORMS: &str = include_str!("../../data/platform_drivers.csv");
pub(super) const SEXES: &str = include_str!("../../data/sex_of_drivers.csv");

/// What drivers carry: it decides who they are and what they drive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Work {
    Rideshare,
    Delivery,
    Grocery,
    Parcels,
    Employee,
}

impl Work {
    fn read(word: &str) -> Option<Work> {
        Some(match word {
            "rideshare" => Work::Rideshare,
            "delivery" => Work::Delivery,
            "grocery" => Work::Grocery,
            "parcels" => Work::Parcels,
            "parcels_employee" => Work::Employee,
            _ => return None,
        })
    }
}

/// Drivers of one platform.
pub(crate) struct Drivers {
    /// As the counts name it.
    pub(crate) name: &'static str,
    folded: String,
    pub(crate) work: Option<Work>,
    month: Range,
    year_hi: f64,
}

impl Drivers {
    /// How many, in logarithms. Who posts dates shows current work: drivers of one month. Without
    /// any date it is open whether a month or a year counts, so the range reaches over both.
    pub(crate) fn people(&self, dated: bool) -> Share {
        let hi = if dated { self.month.hi } else { self.year_hi };
        let people = Share {
            lo: self.month.lo.ln(),
            hi: hi.ln(),
        };
        people.widened()
    }
}

static DRIVERS: LazyLock<Vec<Drivers>> = LazyLock::new(|| {
    let read = |[name, work, _, lo, hi, _, _, year_hi, _, _]: [&'static str; 10]| Drivers {
        name,
        folded: fold(name),
        work: Work::read(work),
        month: Range {
            lo: number(lo),
            hi: number(hi),
        },
        year_hi: number(year_hi),
    };
    rows(PLATFORMS).map(read).collect()
});

/// Any gig driving: what is left where no platform is told.
pub(crate) fn any(dated: bool) -> Share {
    let row = DRIVERS.iter().find(|d| d.name == "ANY");
    row.map_or(Share::ALL, |row| row.people(dated))
}

/// Drivers of a platform by its name or a name that drivers use for it.
pub(crate) fn platform(name: &str) -> Option<&'static Drivers> {
    const ALSO: [(&str, &str); 12] = [
        ("flex", "amazon flex"),
        ("dsp", "amazon dsp"),
        ("uberx", "uber"),
        ("uber driver", "uber"),
        ("ubereats", "uber eats"),
        ("door dash", "doordash"),
        ("dasher", "doordash"),
        ("spark", "walmart spark"),
        ("spark driver", "walmart spark"),
        ("walmart", "walmart spark"),
        ("insta cart", "instacart"),
        ("amazon delivery service partner", "amazon dsp"),
    ];
    let folded = fold(name);
    let also = ALSO.iter().find(|(word, _)| *word == folded);
    let wanted = also.map_or(folded.as_str(), |(_, platform)| platform);
    DRIVERS.iter().find(|d| d.folded == wanted)
}

/// Women or men.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Sex {
    Woman,
    Man,
}

impl Sex {
    /// By the words that people use of themselves, in three languages.
    pub(crate) fn read(words: &str) -> Option<Sex> {
        Some(match fold(words).as_str() {
            "f" | "female" | "woman" | "she" | "girl" | "lady" | "mujer" | "mulher" => Sex::Woman,
            "m" | "male" | "man" | "he" | "guy" | "dude" | "hombre" | "homem" => Sex::Man,
            _ => return None,
        })
    }
}

static SEX: LazyLock<Vec<(Option<Work>, Sex, Range)>> = LazyLock::new(|| {
    let read = |[work, sex, value, lo, hi]: [&'static str; 5]| {
        Some((
            Work::read(work),
            Sex::read(sex)?,
            Range::read(value, lo, hi),
        ))
    };
    rows(SEXES).filter_map(read).collect()
});

/// Share of women or men among drivers of some work, or of any.
pub(crate) fn sex(sex: Sex, work: Option<Work>) -> Share {
    let row = SEX.iter().find(|(w, s, _)| *w == work && *s == sex);
    row.map_or(Share::ALL, |(_, _, range)| range.share())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn platforms_are_found_by_the_names_drivers_use() {
        for (said, name) in [
            ("Flex", "Amazon Flex"),
            ("amazon flex", "Amazon Flex"),
            ("UberEats", "Uber Eats"),
            ("Door Dash", "DoorDash"),
            ("Spark", "Walmart Spark"),
        ] {
            assert_eq!(platform(said).map(|d| d.name), Some(name), "{said}");
        }
        assert!(platform("Example Couriers").is_none());
    }

    #[test]
    fn no_platform_has_more_drivers_than_all() {
        for row in DRIVERS.iter() {
            for dated in [false, true] {
                let (here, all) = (row.people(dated), any(dated));
                assert!(here.lo <= all.lo && here.hi <= all.hi, "{}", row.name);
                assert!(here.lo < here.hi, "{}", row.name);
            }
        }
    }

    #[test]
    fn every_work_has_women_and_men() {
        for row in DRIVERS.iter() {
            for s in [Sex::Woman, Sex::Man] {
                assert_ne!(sex(s, row.work), Share::ALL, "{}", row.name);
            }
        }
    }
}

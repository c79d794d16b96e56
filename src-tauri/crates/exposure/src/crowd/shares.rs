//! The share of one fact in one slot, from the counts or, where there are none, from an assumption.

use model::{PostTime, ShareSource};

use super::terms::{Class, Slot};
use crate::counts::drivers::{Drivers, Sex, Work};
use crate::counts::people::Region;
use crate::counts::{self, areas, assumed, drivers, fold, names, people, vehicles};
use crate::share::Share;
use crate::{Told, Value};

/// What is known of a person, when a share is asked for.
#[derive(Clone, Copy, Default)]
pub(crate) struct Given {
    work: Option<Work>,
    region: Option<Region>,
    station: bool,
    sex: Option<Sex>,
    band: Option<u8>,
    speaks: Option<&'static str>,
    from: bool,
}

impl Given {
    /// With one thing more.
    pub(crate) fn and(mut self, class: Class) -> Given {
        match class {
            Class::Work(work) => self.work = work,
            Class::Region(region) => self.region = Some(region),
            Class::Station => self.station = true,
            Class::Sex(sex) => self.sex = Some(sex),
            Class::Aged(band) => self.band = Some(band),
            Class::Speaks(language) => self.speaks = Some(language),
            Class::From => self.from = true,
        }
        self
    }
}

/// The row of a platform fact.
pub(crate) fn platform(told: &Told) -> Option<&'static Drivers> {
    drivers::platform(&told.fact.value)
}

/// How old a person of an age fact is: by years of birth and the last post, else by a number.
pub(crate) fn ages(told: &Told) -> Option<(i16, i16)> {
    let last = told.fact.last.or(told.fact.first);
    match &told.value {
        Value::Born { from, to } => Some(people::ages(*from, *to, last.map(year))),
        Value::Text(words) => {
            let numbers = words.split(|c: char| !c.is_ascii_digit());
            let age = numbers
                .filter_map(|n| n.parse::<i16>().ok())
                .find(|n| (14..100).contains(n))?;
            Some((age, age))
        }
        _ => None,
    }
}

/// The year of a post, in mean years from 1970: a day off at most.
fn year(time: PostTime) -> i16 {
    const YEAR_MS: i64 = 31_556_952_000;
    i16::try_from(1970 + time.ms.div_euclid(YEAR_MS)).unwrap_or(counts::YEAR)
}

/// The share of one fact in one slot, given what is known; `None` where it says nothing there.
pub(crate) fn share(told: &Told, slot: Slot, given: Given) -> Option<(Share, ShareSource)> {
    let words = told.fact.value.as_str();
    let (share, counted) = match (slot, &told.value) {
        (Slot::Platform, _) => {
            let any = drivers::any(false);
            let dated = told.fact.first.is_some();
            let here = platform(told).map(|row| row.people(dated));
            let (lo, hi) = assumed::PLATFORM;
            let here_or = here.unwrap_or(
                Share {
                    lo: lo.ln(),
                    hi: hi.ln(),
                }
                .widened(),
            );
            (here_or.of(any), here.map(|_| ShareSource::Companies))
        }
        (Slot::Area, Value::Area(area)) => {
            let country = area.country.as_deref().is_some_and(|c| fold(c) != "us");
            let counted = if country {
                None
            } else if area.city.is_some() {
                Some(ShareSource::Geonames)
            } else {
                Some(ShareSource::Census)
            };
            (areas::area(area)?, counted)
        }
        (Slot::Area, _) => {
            let area = crate::Area {
                city: Some(words.to_owned()),
                ..crate::Area::default()
            };
            (areas::area(&area)?, Some(ShareSource::Geonames))
        }
        (Slot::Station, _) => (assumed::station(given.region.map(|r| r.town)), None),
        (Slot::Name, _) => (
            names::name(words, given.sex, given.from),
            Some(ShareSource::Census),
        ),
        (Slot::Age, _) => match ages(told) {
            Some((young, old)) => (people::aged(young, old), Some(ShareSource::Census)),
            None => (assumed::age(), None),
        },
        (Slot::Sex, _) => match Sex::read(words) {
            Some(sex) => (drivers::sex(sex, given.work), Some(ShareSource::Companies)),
            None => (assumed::sex(), None),
        },
        (Slot::Family, _) => match people::family(words, given.sex, given.band) {
            Some(share) => (share, Some(ShareSource::Census)),
            None => (assumed::family(), None),
        },
        (Slot::Language, _) => match people::language(words) {
            Some(language) => (
                people::speaks(language, given.region),
                Some(ShareSource::Census),
            ),
            None => (assumed::language(), None),
        },
        (Slot::Origin, _) => {
            let origin = people::origin(words);
            let share = people::from(origin, given.speaks, given.region);
            (share, origin.map(|_| ShareSource::Census))
        }
        (Slot::Model, Value::Vehicle(v)) => {
            (vehicles::model(v, given.work)?, Some(ShareSource::Vehicles))
        }
        (Slot::Year, Value::Vehicle(v)) => {
            (vehicles::year(v, given.work)?, Some(ShareSource::Vehicles))
        }
        (Slot::Colour, Value::Vehicle(v)) => (vehicles::colour(v)?, Some(ShareSource::Vehicles)),
        (Slot::Marks, Value::Vehicle(v)) => (vehicles::marks(v)?, None),
        (Slot::Model | Slot::Year | Slot::Colour | Slot::Marks, _) => return None,
        (Slot::Shift, value) => {
            let shift = if let Value::Shift(shift) = value {
                Some(shift)
            } else {
                None
            };
            (assumed::shift(shift, given.station), None)
        }
        (Slot::Health, _) => (assumed::health(words), None),
        (Slot::Education, _) => (assumed::education(words), None),
        (Slot::Job, _) => (assumed::job(words), None),
        (Slot::Place, _) => (assumed::place(given.region.is_some()), None),
    };
    Some((share, counted.unwrap_or(ShareSource::Assumed)))
}

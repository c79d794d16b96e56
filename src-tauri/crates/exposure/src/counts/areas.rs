//! People by state, city and part of a city.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::{ADULTS, PEOPLE, Range, fold, number, rows};
use crate::Area;
use crate::share::Share;

pub(super) const STATES: &str = include_str!("../../data/us_states.csv");
pub(super) const CITIES: &str = include_str!("../../data/us_cities.csv");

/// Gig work is not spread as people are: a state or town has half to twice its share of drivers.
const SPREAD: (f64, f64) = (0.5, 2.0);

/// Where a million people live it is denser yet: New York has 8 % of Uber's drivers and 2.7 % of
/// people.
const SPREAD_LARGE: (f64, f64) = (0.5, 3.0);

/// People of a town that the table does not have: it begins at 15,000.
const SMALL_TOWN: (f64, f64) = (800.0, 15_000.0);

/// People of a neighbourhood that the table does not have.
const QUARTER: (f64, f64) = (2_000.0, 60_000.0);

static STATE: LazyLock<HashMap<String, (&'static str, f64)>> = LazyLock::new(|| {
    let mut states = HashMap::new();
    for [usps, name, adults] in rows(STATES) {
        let adults = number(adults);
        states.insert(fold(usps), (usps, adults));
        states.insert(fold(name), (usps, adults));
    }
    states
});

/// State and people of every place of a name.
static CITY: LazyLock<HashMap<String, Vec<(&'static str, f64)>>> = LazyLock::new(|| {
    let mut cities: HashMap<String, Vec<(&'static str, f64)>> = HashMap::new();
    for [city, state, people, _] in rows(CITIES) {
        let places = cities.entry(fold(city)).or_default();
        places.push((state, number(people)));
    }
    cities
});

/// The two letters of a state, by them or by its name.
pub(crate) fn state(name: &str) -> Option<&'static str> {
    STATE.get(&fold(name)).map(|(usps, _)| *usps)
}

/// The share of drivers that live or work in an area; `None` where it says nothing.
pub(crate) fn area(area: &Area) -> Option<Share> {
    if area.country.as_deref().is_some_and(|c| fold(c) != "us") {
        // Nobody publishes drivers of other countries; the platforms' own counts are of all.
        return Some(Share::counted(0.01, 0.5));
    }
    let state = area.state.as_deref().and_then(|s| STATE.get(&fold(s)));
    let in_state = |people: &&(&str, f64)| state.is_none_or(|(usps, _)| *usps == people.0);
    let named = |name: &String| -> Option<Range> {
        let name = fold(name);
        let places = CITY
            .get(&name)
            .or_else(|| CITY.get(&format!("{name} city")))?;
        let here: Vec<f64> = places.iter().filter(in_state).map(|p| p.1).collect();
        let smallest = here.iter().copied().reduce(f64::min)?;
        Some(Range {
            lo: smallest,
            hi: here.iter().sum(),
        })
    };
    let city = area.city.as_ref();
    let city = city.map(|c| {
        named(c).unwrap_or(Range {
            lo: SMALL_TOWN.0,
            hi: SMALL_TOWN.1,
        })
    });
    let quarter = area.quarter.as_ref().map(|q| {
        let city = city.map_or(f64::INFINITY, |c| c.hi);
        let unknown = Range {
            lo: QUARTER.0.min(city / 10.0),
            hi: QUARTER.1.min(city),
        };
        let known = named(q).filter(|q| q.hi <= city);
        known.unwrap_or(unknown)
    });
    if let Some(people) = quarter.or(city) {
        let spread = if people.hi < 1e6 {
            SPREAD
        } else {
            SPREAD_LARGE
        };
        return Some(people.times_people(spread));
    }
    let (_, adults) = state?;
    let share = adults / ADULTS;
    Some(
        Range {
            lo: share,
            hi: share,
        }
        .times(SPREAD.0, SPREAD.1)
        .share(),
    )
}

impl Range {
    fn times_people(self, spread: (f64, f64)) -> Share {
        let share = Range {
            lo: self.lo / PEOPLE,
            hi: (self.hi / PEOPLE).min(1.0),
        };
        share.times(spread.0, spread.1).share()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(city: Option<&str>, state: Option<&str>, quarter: Option<&str>) -> Share {
        let own = |s: Option<&str>| s.map(str::to_owned);
        area(&Area {
            city: own(city),
            state: own(state),
            quarter: own(quarter),
            country: None,
        })
        .unwrap()
    }

    #[test]
    fn narrower_areas_hold_fewer_people() {
        let chain = [
            of(None, Some("NY"), None),
            of(Some("New York"), Some("NY"), None),
            of(Some("New York City"), Some("New York"), Some("Brooklyn")),
            of(
                Some("New York City"),
                Some("NY"),
                Some("An Invented Corner"),
            ),
        ];
        for pair in chain.windows(2) {
            assert!(pair[1].lo <= pair[0].lo && pair[1].hi <= pair[0].hi);
        }
    }

    #[test]
    fn a_town_without_its_state_may_be_any_of_its_name() {
        let (open, told) = (
            of(Some("Springfield"), None, None),
            of(Some("Springfield"), Some("MA"), None),
        );
        assert!(open.lo <= told.lo && open.hi >= told.hi);
    }

    #[test]
    fn an_area_that_says_nothing_has_no_share() {
        assert!(area(&Area::default()).is_none());
    }
}

//! Vehicles: makes, models, colours, model years, and what a platform takes.

use std::sync::LazyLock;

use super::drivers::Work;
use super::{Range, fold, number, rows};
use crate::Vehicle;
use crate::share::Share;

pub(super) const MAKES: &str = include_str!("../../data/vehicle_makes.csv");
pub(super) const MODELS: &str = include_str!("../../data/vehicle_models.csv");
pub(super) const COLOURS: &str = include_str!("../../data/vehicle_colours.csv");
pub(super) const YEARS: &str = include_str!("../../data/vehicle_years.csv");

/// A model that the table does not have: it holds seven in ten vehicles, some three hundred models
/// share the rest.
const OTHER_MODEL: Range = Range {
    lo: 0.0001,
    hi: 0.005,
};

/// A make or colour that the tables do not have.
const OTHER: Range = Range {
    lo: 0.0003,
    hi: 0.01,
};

/// A dent, a sticker, a rack: assumed, one car in ten to one in two hundred.
const MARK: Range = Range { lo: 0.005, hi: 0.1 };

/// The fleet of drivers is not the fleet of all. Rideshare wants cars of four doors (in New York
/// the Camry is 38 % of app cars and 2 % of all), other work takes nearly any car.
fn taken(body: &str, work: Option<Work>) -> (f64, f64) {
    let heavy = matches!(body, "pickup" | "van" | "coupe");
    match (work, heavy) {
        (Some(Work::Rideshare), true) => (0.02, 0.6),
        (Some(Work::Rideshare), false) => (1.0, 4.0),
        (None, true) => (0.4, 1.3),
        (None, false) => (0.8, 2.5),
        (Some(_), true) => (0.5, 1.5),
        (Some(_), false) => (0.8, 1.6),
    }
}

struct Model {
    make: String,
    model: String,
    body: &'static str,
    range: Range,
}

static MODEL: LazyLock<Vec<Model>> = LazyLock::new(|| {
    let read = |[make, model, body, value, lo, hi]: [&'static str; 6]| Model {
        make: fold(make),
        model: fold(model),
        body,
        range: Range::read(value, lo, hi),
    };
    rows(MODELS).map(read).collect()
});

fn ranges(text: &'static str) -> Vec<(String, Range)> {
    let read = |[name, value, lo, hi]: [&'static str; 4]| (fold(name), Range::read(value, lo, hi));
    rows(text).map(read).collect()
}

static MAKE: LazyLock<Vec<(String, Range)>> = LazyLock::new(|| ranges(MAKES));
static COLOUR: LazyLock<Vec<(String, Range)>> = LazyLock::new(|| ranges(COLOURS));

static AGE: LazyLock<Vec<(f64, Range)>> = LazyLock::new(|| {
    let read =
        |[year, value, lo, hi]: [&'static str; 4]| (number(year), Range::read(value, lo, hi));
    rows(YEARS).map(read).collect()
});

/// The share that drives this model, else this make: a model is inside its make.
pub(crate) fn model(vehicle: &Vehicle, work: Option<Work>) -> Option<Share> {
    let make = vehicle.make.as_deref().map(fold);
    if let Some(name) = vehicle.model.as_deref().map(fold) {
        let here = |m: &&Model| {
            let same = m.model == name || m.model.split(' ').next() == Some(name.as_str());
            same && make.as_ref().is_none_or(|make| *make == m.make)
        };
        let found = MODEL.iter().find(|m| m.model == name && here(m));
        let found = found.or_else(|| MODEL.iter().find(here));
        let (range, body) = found.map_or((OTHER_MODEL, "sedan"), |m| (m.range, m.body));
        let (lo, hi) = taken(body, work);
        return Some(range.times(lo, hi).share());
    }
    let make = make?;
    let found = MAKE.iter().find(|(name, _)| *name == make);
    let (lo, hi) = (0.6, 1.7); // Makes even bodies out.
    Some(
        found
            .map_or(OTHER, |(_, range)| *range)
            .times(lo, hi)
            .share(),
    )
}

/// The share that drives a car of this model year. Rideshare takes cars of up to about 15 years,
/// which drops three in ten of all.
pub(crate) fn year(vehicle: &Vehicle, work: Option<Work>) -> Option<Share> {
    let year = f64::from(vehicle.year?);
    let (newest, oldest) = (AGE.first()?, AGE.last()?);
    let row = AGE.iter().find(|(y, _)| *y == year);
    let range = match row {
        // The last row holds every older year: one of them is a part of it.
        _ if year <= oldest.0 => oldest.1.times(0.02, 0.3),
        Some((_, range)) => *range,
        None => newest.1.times(0.5, 1.3),
    };
    let (lo, hi) = match work {
        Some(Work::Rideshare) if year < newest.0 - 15.0 => (0.05, 0.8),
        Some(Work::Rideshare) => (1.0, 1.8),
        _ => (0.7, 1.4),
    };
    Some(range.times(lo, hi).share())
}

/// The share that drives a car of this colour; drivers' cars are about as colourful as others.
pub(crate) fn colour(vehicle: &Vehicle) -> Option<Share> {
    let name = fold(vehicle.colour.as_deref()?);
    let name = if name == "grey" {
        "gray"
    } else {
        name.as_str()
    };
    let found = COLOUR.iter().find(|(colour, _)| colour == name);
    Some(
        found
            .map_or(OTHER, |(_, range)| *range)
            .times(0.8, 1.2)
            .share(),
    )
}

/// The share whose car has the marks: those that are told, the first two counted.
pub(crate) fn marks(vehicle: &Vehicle) -> Option<Share> {
    let mark = MARK.share();
    let marks = vehicle.marks.iter().take(2).map(|_| mark);
    marks.reduce(Share::and)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn car(make: Option<&str>, model: Option<&str>) -> Vehicle {
        Vehicle {
            make: make.map(str::to_owned),
            model: model.map(str::to_owned),
            ..Vehicle::default()
        }
    }

    #[test]
    fn a_model_is_inside_its_make() {
        let camry = model(&car(Some("Toyota"), Some("Camry")), None).unwrap();
        let toyota = model(&car(Some("Toyota"), None), None).unwrap();
        assert!(camry.lo < toyota.lo && camry.hi < toyota.hi);
        assert_eq!(Some(camry), model(&car(None, Some("camry")), None));
    }

    #[test]
    fn rideshare_drives_cars_not_pickups() {
        let at = |name, work| model(&car(None, Some(name)), work).unwrap();
        let rides = Some(Work::Rideshare);
        assert!(at("Camry", rides).hi > at("Camry", Some(Work::Grocery)).hi);
        assert!(at("F-150", rides).hi < at("F-150", Some(Work::Grocery)).hi);
    }

    #[test]
    fn every_year_and_colour_has_a_share() {
        for year_of in [1985, 1994, 2014, 2025, 2027] {
            let vehicle = Vehicle {
                year: Some(year_of),
                ..Vehicle::default()
            };
            let share = year(&vehicle, None).unwrap();
            assert!(share.lo < share.hi && share.hi < 0.0, "{year_of}");
        }
        for name in ["white", "grey", "teal"] {
            let vehicle = Vehicle {
                colour: Some(name.into()),
                ..Vehicle::default()
            };
            assert!(colour(&vehicle).unwrap().hi < 0.0, "{name}");
        }
    }
}

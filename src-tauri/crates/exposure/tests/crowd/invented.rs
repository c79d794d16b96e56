//! Invented facts for the tests of the crowd.

use exposure::{Area, Shift, Telling, Told, Value, Vehicle};
use model::{Dimension, Fact, Whose};

/// A fact of the owner told by these posts, each as sure as given.
pub fn told(dimension: Dimension, value: Value, posts: &[(u32, f32)]) -> Told {
    let by = posts.iter().map(|(post, confidence)| Telling {
        post: *post,
        confidence: *confidence,
        finding: Some(0),
    });
    Told {
        fact: Fact {
            dimension,
            value: value.words(dimension),
            whose: Whose::Owner,
            confidence: posts.iter().map(|p| p.1).fold(0.0, f32::max),
            past: false,
            conflict: false,
            first: None,
            last: None,
            posts: posts.iter().map(|p| p.0).collect(),
        },
        value,
        by: by.collect(),
    }
}

/// A fact in words, told by one post that is sure.
pub fn text(dimension: Dimension, words: &str, post: u32) -> Told {
    told(dimension, Value::Text(words.to_owned()), &[(post, 0.97)])
}

pub fn area(city: Option<&str>, state: Option<&str>) -> Value {
    Value::Area(Area {
        state: state.map(str::to_owned),
        city: city.map(str::to_owned),
        ..Area::default()
    })
}

pub fn vehicle(words: [Option<&str>; 3], year: Option<u16>) -> Value {
    let [colour, make, model] = words.map(|w| w.map(str::to_owned));
    Value::Vehicle(Vehicle {
        year,
        colour,
        make,
        model,
        marks: Vec::new(),
    })
}

/// Values of every dimension that is counted, to draw from.
pub fn all_values() -> Vec<(Dimension, Value)> {
    use Dimension as D;
    let mut values: Vec<(D, Value)> = Vec::new();
    #[rustfmt::skip]
    let words: &[(D, &[&str])] = &[
        (D::Platform, &["Uber", "Lyft", "Amazon Flex", "DoorDash", "Instacart", "Example Couriers", "Amazon", "Amazon DSP"]),
        (D::Station, &["DBO2", "VMA3"]),
        (D::Sex, &["woman", "man", "nonbinary"]),
        (D::Family, &["married", "2 kids", "single mom", "twins", "divorced", "daughter"]),
        (D::Origin, &["Brazil", "Haitian", "Mexico", "Atlantis"]),
        (D::Language, &["Portuguese", "Spanish", "Haitian Creole", "English", "Klingon"]),
        (D::Health, &["diabetes", "dialysis", "a bad shoulder"]),
        (D::Education, &["college", "Example State University"]),
        (D::Job, &["teacher", "piano tuner"]),
        (D::Place, &["Example Diner", "Invented Park"]),
        (D::Name, &["Maria", "Silva", "Ana Example"]),
        (D::Phone, &["617-555-0100"]),
        (D::Plate, &["1EX AMP"]),
    ];
    for (dimension, all) in words {
        values.extend(
            all.iter()
                .map(|w| (*dimension, Value::Text((*w).to_owned()))),
        );
    }
    for (city, state) in [
        (None, Some("MA")),
        (None, Some("TX")),
        (None, Some("KS")),
        (Some("Lynn"), Some("MA")),
        (Some("Boston"), Some("MA")),
        (Some("Springfield"), None),
        (Some("New York City"), Some("NY")),
        (Some("Nowhere Falls"), Some("TX")),
    ] {
        values.push((D::Area, area(city, state)));
    }
    for (words, year) in [
        ([None, Some("Toyota"), Some("Corolla")], Some(2014)),
        ([Some("blue"), Some("Toyota"), Some("Corolla")], Some(2014)),
        ([None, Some("Toyota"), None], None),
        ([Some("red"), None, None], None),
        ([None, Some("Ford"), Some("F-150")], Some(2004)),
    ] {
        values.push((D::Vehicle, vehicle(words, year)));
    }
    for (from, to) in [(1990, 1990), (1987, 1991), (1960, 1965)] {
        values.push((D::Age, Value::Born { from, to }));
    }
    let shift = |days, from| {
        Value::Shift(Shift {
            days,
            from,
            to: None,
        })
    };
    values.push((D::Shift, shift(0b11, Some(240))));
    values.push((D::Shift, shift(0b100_0000, None)));
    values
}

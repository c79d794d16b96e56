//! Clues to facts: what is one, what takes in what, what is over, what cannot both be; and that the
//! order of clues never matters.

#![allow(clippy::unwrap_used)] // A test that cannot go on should say where.

use exposure::{Area, Clue, Shift, Tense, Told, Value, Vehicle, facts, known};
use model::{Dimension, Owner, Platform, PostTime, Whose};
use proptest::prelude::*;

fn clue(post: u32, date: &str, dimension: Dimension, value: Value) -> Clue {
    Clue {
        post,
        time: PostTime::parse(&format!("{date}T12:00:00Z")),
        dimension,
        value,
        whose: Whose::Owner,
        tense: Tense::Now,
        confidence: 0.8,
        finding: None,
    }
}

fn city(name: &str, state: Option<&str>) -> Value {
    Value::Area(Area {
        state: state.map(str::to_owned),
        city: Some(name.to_owned()),
        ..Area::default()
    })
}

fn car(year: Option<u16>, colour: Option<&str>, model: Option<&str>) -> Value {
    Value::Vehicle(Vehicle {
        year,
        colour: colour.map(str::to_owned),
        make: Some("Toyota".to_owned()),
        model: model.map(str::to_owned),
        marks: Vec::new(),
    })
}

fn text(words: &str) -> Value {
    Value::Text(words.to_owned())
}

fn values(clues: &[Clue]) -> Vec<String> {
    facts(clues, &[]).into_iter().map(|f| f.value).collect()
}

#[test]
fn spellings_and_narrower_values_are_one_fact() {
    let same = [
        clue(
            0,
            "2024-01-01",
            Dimension::Vehicle,
            car(None, None, Some("Corolla")),
        ),
        clue(
            1,
            "2024-02-01",
            Dimension::Vehicle,
            car(Some(2014), Some("blue"), Some("Corolla")),
        ),
        clue(2, "2024-03-01", Dimension::Vehicle, car(None, None, None)),
    ];
    let [one] = known(&same, &[]).try_into().ok().unwrap();
    let Told { fact, by, .. } = one;
    assert_eq!(fact.value, "2014 blue Toyota Corolla");
    let by: Vec<u32> = by.iter().map(|telling| telling.post).collect();
    assert_eq!((fact.posts, by), (vec![0, 1, 2], vec![0, 1, 2]));
    assert!(fact.confidence > 0.98 && fact.confidence <= 0.99);

    let spelt = [
        clue(0, "2024-01-01", Dimension::Place, text("Panadería Sol")),
        clue(1, "2024-01-02", Dimension::Place, text("panaderia sol")),
    ];
    assert_eq!(values(&spelt).len(), 1);
    let names = [
        clue(0, "2024-01-01", Dimension::Name, text("Wilmer")),
        clue(1, "2024-01-02", Dimension::Name, text("Wilmer Ocampo")),
    ];
    assert_eq!(values(&names), ["Wilmer Ocampo"]);
}

#[test]
fn two_cars_stay_two() {
    let two = [
        clue(
            0,
            "2024-01-01",
            Dimension::Vehicle,
            car(Some(2014), None, Some("Corolla")),
        ),
        clue(
            1,
            "2024-02-01",
            Dimension::Vehicle,
            car(Some(2018), None, Some("Corolla")),
        ),
        clue(
            2,
            "2024-02-01",
            Dimension::Vehicle,
            car(None, None, Some("Camry")),
        ),
    ];
    assert_eq!(values(&two).len(), 3);
}

#[test]
fn a_state_is_named_only_where_the_rest_leaves_one() {
    let lynn = clue(0, "2024-01-01", Dimension::Area, city("Lynn", None));
    assert_eq!(values(std::slice::from_ref(&lynn)), ["Lynn, MA"]);
    let springfield = clue(0, "2024-01-01", Dimension::Area, city("Springfield", None));
    assert_eq!(values(std::slice::from_ref(&springfield)), ["Springfield"]);
    let state = Value::Area(Area {
        state: Some("MA".to_owned()),
        ..Area::default()
    });
    let with_state = [springfield, clue(1, "2024-01-02", Dimension::Area, state)];
    assert!(values(&with_state).contains(&"Springfield, MA".to_owned()));
    // Who delivers for a platform of Spain lives in no Valencia of California.
    let spain = [
        clue(0, "2024-01-01", Dimension::Platform, text("Glovo")),
        clue(0, "2024-01-01", Dimension::Area, city("Valencia", None)),
    ];
    assert!(values(&spain).contains(&"Valencia".to_owned()));
}

#[test]
fn a_move_ends_the_home_before_it() {
    let mut moved = clue(1, "2023-01-10", Dimension::Area, city("Lynn", Some("MA")));
    moved.tense = Tense::Began;
    let told = facts(
        &[
            clue(0, "2022-03-01", Dimension::Area, city("Quincy", Some("MA"))),
            moved,
        ],
        &[],
    );
    let past: Vec<(&str, bool, bool)> = told
        .iter()
        .map(|f| (f.value.as_str(), f.past, f.conflict))
        .collect();
    assert_eq!(
        past,
        [("Lynn, MA", false, false), ("Quincy, MA", true, false)]
    );
}

#[test]
fn two_homes_in_a_year_without_a_move_are_a_conflict() {
    let told = facts(
        &[
            clue(0, "2024-03-01", Dimension::Area, city("Quincy", Some("MA"))),
            clue(1, "2024-05-01", Dimension::Area, city("Lynn", Some("MA"))),
        ],
        &[],
    );
    assert!(told.iter().all(|f| f.conflict && !f.past));
}

#[test]
fn ages_over_years_are_one_year_of_birth() {
    let born = |from, to| Value::Born { from, to };
    let agree = [
        clue(0, "2022-03-01", Dimension::Age, born(1982, 1983)),
        clue(1, "2024-03-01", Dimension::Age, born(1983, 1984)),
    ];
    assert_eq!(values(&agree), ["born 1983"]);
    let differ = [
        clue(0, "2022-03-01", Dimension::Age, born(1982, 1983)),
        clue(1, "2024-03-01", Dimension::Age, born(1990, 1991)),
    ];
    assert!(facts(&differ, &[]).iter().all(|f| f.conflict));
}

#[test]
fn what_is_others_or_not_so_is_no_fact() {
    let mut other = clue(0, "2024-01-01", Dimension::Job, text("nurse"));
    other.whose = Whose::Other;
    let mut not = clue(1, "2024-01-01", Dimension::Platform, text("Uber"));
    not.tense = Tense::Not;
    assert!(facts(&[other, not], &[]).is_empty());
}

#[test]
fn the_account_tells_name_and_handle_without_a_post() {
    let owner = Owner {
        platform: Platform::Facebook,
        id: None,
        handle: Some("grace.hauls".to_owned()),
        name: Some("Grace Whitlow".to_owned()),
        former: vec!["gracie_w".to_owned()],
    };
    let told = facts(&[], &[owner]);
    let shown: Vec<(&str, bool)> = told.iter().map(|f| (f.value.as_str(), f.past)).collect();
    assert_eq!(
        shown,
        [
            ("Grace Whitlow", false),
            ("grace.hauls", false),
            ("gracie_w", true)
        ]
    );
    assert!(told.iter().all(|f| f.posts.is_empty()));
}

/// What a random clue is made of: post, kind of value, two choices in it, month, tense, sure.
type Draw = (u32, u8, usize, usize, bool, u8, usize, bool);

fn draw() -> impl Strategy<Value = Draw> {
    (
        0..12_u32,
        0..6_u8,
        0..4_usize,
        0..3_usize,
        any::<bool>(),
        1..12_u8,
        0..4_usize,
        any::<bool>(),
    )
}

fn drawn((post, kind, n, m, extra, month, tense, owner): &Draw) -> Clue {
    let (n, m) = (*n, *m);
    let (year, born) = (2010 + n as u16, 1980 + n as i16);
    let (dimension, value) = match kind {
        0 => {
            let name = ["Lynn", "Springfield", "Quincy", "Salem"][n];
            (Dimension::Area, city(name, extra.then_some("MA")))
        }
        1 => {
            let colour = extra.then_some(["blue", "red", "white"][m]);
            let model = [Some("Corolla"), Some("Camry"), None][m];
            (
                Dimension::Vehicle,
                car(extra.then_some(year), colour, model),
            )
        }
        2 => {
            let to = born + 1 + m as i16;
            (Dimension::Age, Value::Born { from: born, to })
        }
        3 => {
            let shift = Shift {
                days: 1 << n | 1 << m,
                from: extra.then_some(210),
                to: None,
            };
            (Dimension::Shift, Value::Shift(shift))
        }
        4 => {
            let kin = ["wife", "2 daughters", "daughter", "3 children"][n];
            (Dimension::Family, text(kin))
        }
        _ => {
            let name = ["Amazon", "Amazon Flex", "Uber", "Amazon DSP"][n];
            (Dimension::Platform, text(name))
        }
    };
    let mut clue = clue(*post, &format!("2024-{month:02}-03"), dimension, value);
    clue.tense = [Tense::Now, Tense::Past, Tense::Not, Tense::Began][*tense];
    clue.whose = if *owner { Whose::Owner } else { Whose::Unknown };
    clue.confidence = 0.4 + 0.04 * f32::from(*month);
    clue
}

proptest! {
    #[test]
    fn the_order_of_clues_never_matters(
        (draws, shuffled) in prop::collection::vec(draw(), 0..24)
            .prop_flat_map(|all| (Just(all.clone()), Just(all).prop_shuffle()))
    ) {
        let show = |draws: &[Draw]| {
            let clues: Vec<Clue> = draws.iter().map(drawn).collect();
            let facts = facts(&clues, &[]);
            let shown = facts.iter().map(|f| serde_json::to_string(f).unwrap());
            shown.collect::<Vec<String>>()
        };
        prop_assert_eq!(show(&draws), show(&shuffled));
    }
}

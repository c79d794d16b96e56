//! The world of the simulator: one platform's drivers, drawn from the public tables and from
//! communities that live, drive, speak and work differently.

use std::collections::HashMap;

use super::dice::{Dice, Shares};

macro_rules! table {
    ($name:literal) => {
        include_str!(concat!("../../../data/", $name, ".csv"))
    };
}

pub fn rows(text: &'static str) -> Vec<Vec<&'static str>> {
    let lines = text.lines().filter(|line| !line.starts_with('#')).skip(1);
    lines.map(|line| line.split(',').collect()).collect()
}

pub fn number(cell: &str) -> f64 {
    cell.parse().unwrap()
}

pub const COMMUNITIES: usize = 8;

/// How differently communities live: the deviation of the logarithm of each share between them.
#[derive(Clone, Copy)]
pub struct Scenario {
    pub name: &'static str,
    pub tilt: f64,
    /// How much denser or thinner than people gig work is by state and town.
    pub spread: f64,
    /// How many more speakers a town has than its state.
    pub towns: f64,
}

/// Attributes of a person, by position in [`World::values`].
pub const SEX: usize = 0;
pub const AGE: usize = 1;
pub const FAMILY: usize = 2;
pub const LANGUAGE: usize = 3;
pub const ORIGIN: usize = 4;
pub const MODEL: usize = 5;
pub const YEAR: usize = 6;
pub const COLOUR: usize = 7;
pub const SHIFT: usize = 8;
pub const HEALTH: usize = 9;
pub const JOB: usize = 10;
pub const STATE: usize = 11;
pub const TOWN: usize = 12;
pub const ATTRIBUTES: usize = 13;

pub type Person = [u16; ATTRIBUTES];

/// A platform's drivers, and what the numbers of their attributes mean.
pub struct World {
    pub platform: &'static str,
    pub people: Vec<Person>,
    pub states: Vec<&'static str>,
    pub towns: Vec<&'static str>,
    pub languages: Vec<&'static str>,
    pub origins: Vec<&'static str>,
    pub models: Vec<(&'static str, &'static str)>,
    pub colours: Vec<&'static str>,
}

pub const HEALTH_WORDS: [(&str, f64); 4] = [
    ("", 0.0),
    ("diabetes", 0.11),
    ("dialysis", 0.0024),
    ("a bad shoulder", 0.03),
];
pub const JOB_WORDS: [(&str, f64); 5] = [
    ("", 0.0),
    ("teacher", 0.025),
    ("nurse", 0.02),
    ("piano tuner", 0.0005),
    ("cook", 0.02),
];
pub const FAMILY_WORDS: [&str; 3] = ["", "married", "2 kids"];

impl World {
    pub fn new(platform: &'static str, scenario: Scenario, dice: &mut Dice) -> World {
        let tilted = |dice: &mut Dice, shares: &[f64]| -> Vec<Shares> {
            let one = |_| {
                let weights = shares
                    .iter()
                    .map(|s| s * (scenario.tilt * dice.bell()).exp());
                Shares::new(weights.collect::<Vec<f64>>().into_iter())
            };
            (0..COMMUNITIES).map(one).collect()
        };
        let drawn = |dice: &mut Dice, rows: &[Vec<&str>], at: usize| -> Vec<f64> {
            rows.iter()
                .map(|r| dice.between(number(r[at]).max(1e-6), number(r[at + 1])))
                .collect()
        };
        let row = rows(table!("platform_drivers"))
            .into_iter()
            .find(|r| r[0] == platform)
            .unwrap();
        let work = row[1];
        let people = dice.between(number(row[3]), number(row[4]));

        let state_rows = rows(table!("us_states"));
        let states: Vec<&str> = state_rows.iter().map(|r| r[0]).collect();
        let by_state: Vec<f64> = state_rows
            .iter()
            .map(|r| number(r[2]) * (scenario.spread * dice.bell()).exp())
            .collect();
        let live = tilted(dice, &by_state);
        let city_rows: Vec<Vec<&str>> = rows(table!("us_cities"));
        let city_rows: Vec<&Vec<&str>> = city_rows.iter().filter(|r| r[3].is_empty()).collect();
        let towns: Vec<&'static str> = std::iter::once("")
            .chain(city_rows.iter().map(|r| r[0]))
            .collect();
        let in_state: Vec<(Vec<u16>, Shares)> = state_rows
            .iter()
            .map(|state| {
                let here = city_rows
                    .iter()
                    .enumerate()
                    .filter(|(_, r)| r[1] == state[0]);
                let (ids, weights): (Vec<u16>, Vec<f64>) =
                    here.map(|(at, r)| (at as u16 + 1, number(r[2]))).unzip();
                let whole = number(state[2]) * 1.28;
                let rest = (whole - weights.iter().sum::<f64>()).max(whole * 0.05);
                let weights: Vec<f64> = weights
                    .into_iter()
                    .map(|w| w * (scenario.spread * 0.7 * dice.bell()).exp())
                    .chain([rest])
                    .collect();
                (ids, Shares::new(weights.into_iter()))
            })
            .collect();

        let sexes = rows(table!("sex_of_drivers"));
        let women = sexes.iter().find(|r| r[0] == work && r[1] == "f").unwrap();
        let women = dice.between(number(women[3]), number(women[4]));
        let sex = tilted(dice, &[women, 1.0 - women]);

        let mut by_age = vec![0.0; 70];
        let bands: Vec<Vec<&str>> = rows(table!("age_bands"))
            .into_iter()
            .filter(|r| r[2] == "all")
            .collect();
        let young = dice.between(1.0, 2.2);
        for pair in bands.windows(2) {
            let (from, to) = (number(pair[0][0]) as usize, number(pair[1][0]) as usize);
            for (age, share) in by_age.iter_mut().enumerate().take(to).skip(from) {
                let skew = if age < 45 {
                    young
                } else if age < 65 {
                    1.0
                } else {
                    0.5
                };
                *share = number(pair[0][3]) / (to - from) as f64 * skew;
            }
        }
        let age = tilted(dice, &by_age);

        let language_rows = rows(table!("languages"));
        let languages: Vec<&str> = language_rows
            .iter()
            .filter(|r| r[0] == "US")
            .map(|r| r[1])
            .collect();
        let immigrants = dice.between(1.0, 2.5);
        let spoken: Vec<Vec<f64>> = states
            .iter()
            .map(|state| {
                let mut share = |language: &&&str| {
                    let here = |r: &&Vec<&str>, area: &str| r[0] == area && r[1] == **language;
                    let row = language_rows.iter().find(|r| here(r, state));
                    // Elsewhere there are fewer than in the states that the table lists.
                    let thin = if row.is_some() { 1.0 } else { 0.6 };
                    let row = row
                        .or_else(|| language_rows.iter().find(|r| here(r, "US")))
                        .unwrap();
                    let lift = if **language == "English only" {
                        1.0
                    } else {
                        immigrants * thin
                    };
                    dice.between(number(row[3]), number(row[4])) * lift
                };
                languages.iter().map(|l| share(&l)).collect()
            })
            .collect();
        let tongue: Vec<Vec<f64>> = (0..COMMUNITIES)
            .map(|_| {
                let tilts = languages
                    .iter()
                    .map(|_| (scenario.tilt * dice.bell()).exp());
                tilts.collect()
            })
            .collect();
        let town_lift: Vec<Vec<f64>> = towns
            .iter()
            .map(|_| {
                languages
                    .iter()
                    .map(|_| (scenario.towns * dice.bell()).exp())
                    .collect()
            })
            .collect();

        let origin_rows: Vec<Vec<&str>> = rows(table!("origins"))
            .into_iter()
            .filter(|r| !r[0].starts_with("all"))
            .collect();
        let mut origins: Vec<&str> = origin_rows.iter().map(|r| r[0]).collect();
        origins.push("");
        let by_origin = drawn(dice, &origin_rows, 2);

        let model_rows = rows(table!("vehicle_models"));
        let mut models: Vec<(&str, &str)> = model_rows.iter().map(|r| (r[0], r[1])).collect();
        models.push(("", ""));
        let mut by_model = drawn(dice, &model_rows, 4);
        if work == "rideshare" {
            for (share, row) in by_model.iter_mut().zip(&model_rows) {
                *share *= match row[2] {
                    "pickup" | "van" | "coupe" => 0.1,
                    "sedan" => dice.between(1.0, 3.0),
                    _ => dice.between(0.7, 2.0),
                };
            }
        }
        by_model.push((1.0 - by_model.iter().sum::<f64>()).max(0.1));
        let model = tilted(dice, &by_model);
        let by_year: Vec<f64> = drawn(dice, &rows(table!("vehicle_years")), 2);
        let year = tilted(dice, &by_year);
        let colour_rows = rows(table!("vehicle_colours"));
        let colours: Vec<&str> = colour_rows.iter().map(|r| r[0]).collect();
        let by_colour = drawn(dice, &colour_rows, 2);
        let colour = tilted(dice, &by_colour);

        let shifts: Vec<f64> = (0..2).map(|_| dice.between(0.2, 0.7)).collect();
        let shift = tilted(dice, &[1.0 - shifts[0], shifts[0]]);
        let rest = |words: &[(&str, f64)]| -> Vec<f64> {
            let told: f64 = words.iter().map(|w| w.1).sum();
            std::iter::once(1.0 - told)
                .chain(words.iter().skip(1).map(|w| w.1))
                .collect()
        };
        let health = tilted(dice, &rest(&HEALTH_WORDS));
        let job = tilted(dice, &rest(&JOB_WORDS));
        let community = Shares::new(
            (0..COMMUNITIES)
                .map(|_| dice.between(0.3, 3.0))
                .collect::<Vec<f64>>()
                .into_iter(),
        );

        let mut tongues: HashMap<(usize, u16, u16), Shares> = Default::default();
        let people = (0..people as usize).map(|_| {
            let c = usize::from(community.draw(dice));
            let mut p: Person = [0; ATTRIBUTES];
            p[STATE] = live[c].draw(dice);
            let (ids, within) = &in_state[usize::from(p[STATE])];
            p[TOWN] = ids
                .get(usize::from(within.draw(dice)))
                .copied()
                .unwrap_or(0);
            p[SEX] = sex[c].draw(dice);
            p[AGE] = age[c].draw(dice);
            let speak = tongues.entry((c, p[STATE], p[TOWN])).or_insert_with(|| {
                let here = &spoken[usize::from(p[STATE])];
                let lift = &town_lift[usize::from(p[TOWN])];
                Shares::new(
                    here.iter()
                        .zip(lift)
                        .zip(&tongue[c])
                        .map(|((s, l), t)| s * l * t),
                )
            });
            p[LANGUAGE] = speak.draw(dice);
            p[ORIGIN] = origin_of(
                languages[usize::from(p[LANGUAGE])],
                &origins,
                &by_origin,
                dice,
            );
            let adult = f64::from(p[AGE]);
            let married = if adult < 25.0 {
                0.07
            } else if adult < 35.0 {
                0.38
            } else {
                0.6
            };
            let kids = if (28.0..50.0).contains(&adult) {
                0.2
            } else {
                0.04
            };
            let u = dice.unit();
            p[FAMILY] = if u < kids {
                2
            } else if u < married {
                1
            } else {
                0
            };
            p[MODEL] = model[c].draw(dice);
            p[YEAR] = year[c].draw(dice);
            p[COLOUR] = colour[c].draw(dice);
            p[SHIFT] = shift[c].draw(dice);
            p[HEALTH] = health[c].draw(dice);
            p[JOB] = job[c].draw(dice);
            p
        });
        let people = people.collect();
        World {
            platform,
            people,
            states,
            towns,
            languages,
            origins,
            models,
            colours,
        }
    }
}

/// Where somebody of a language is from: mostly where it is spoken, else anywhere or here.
fn origin_of(language: &str, origins: &[&str], shares: &[f64], dice: &mut Dice) -> u16 {
    let from: &[&str] = match language {
        "Portuguese" => &["Brazil", "Portugal", "Cape Verde"],
        "Haitian Creole" => &["Haiti"],
        "Spanish" => &[
            "Mexico",
            "El Salvador",
            "Cuba",
            "Dominican Republic",
            "Colombia",
        ],
        "Chinese" => &["China", "Taiwan"],
        "Vietnamese" => &["Vietnam"],
        _ => &[],
    };
    let here = origins.len() as u16 - 1;
    if from.is_empty() {
        let any = dice.unit();
        let mut sum = 0.0;
        let at = shares.iter().position(|share| {
            sum += share * 0.7;
            any < sum
        });
        return at.map_or(here, |at| at as u16);
    }
    if dice.unit() < 0.4 {
        return here;
    }
    let of = |name: &&str| origins.iter().position(|o| o == name).unwrap();
    let weights = Shares::new(from.iter().map(|name| shares[of(name)]));
    of(&from[usize::from(weights.draw(dice))]) as u16
}

//! A simulator of drivers: people with attributes that hang together in ways that the estimator does
//! not know tell some of them, and the drivers of the whole platform that share all of them are
//! counted one by one. The true number must lie in the range.
//!
//! A world draws its true shares inside the published ranges. Then every person belongs to one of a
//! few communities that live, drive, speak and work differently; how differently is the scenario.

use exposure::{Shift, Told, Value, crowd};
use model::Dimension as D;

use crate::invented::{area, told, vehicle};

/// Numbers without chance: the same on every machine and every day (SplitMix64).
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn unit(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1u64 << 53) as f64
    }

    fn below(&mut self, n: usize) -> usize {
        (self.unit() * n as f64) as usize
    }

    fn between(&mut self, lo: f64, hi: f64) -> f64 {
        (lo.ln() + self.unit() * (hi / lo).ln()).exp()
    }

    /// About normal, mean 0, deviation 1.
    fn bell(&mut self) -> f64 {
        (0..12).map(|_| self.unit()).sum::<f64>() - 6.0
    }
}

/// A distribution over values, to draw from.
#[derive(Clone)]
struct Shares(Vec<f64>);

impl Shares {
    fn new(weights: impl Iterator<Item = f64>) -> Shares {
        let mut sum = 0.0;
        let sums = weights.map(|w| {
            sum += w;
            sum
        });
        Shares(sums.collect())
    }

    fn draw(&self, dice: &mut Dice) -> u16 {
        let at = dice.unit() * self.0.last().unwrap();
        self.0.partition_point(|sum| *sum <= at) as u16
    }
}

macro_rules! table {
    ($name:literal) => {
        include_str!(concat!("../../data/", $name, ".csv"))
    };
}

fn rows(text: &'static str) -> Vec<Vec<&'static str>> {
    let lines = text.lines().filter(|line| !line.starts_with('#')).skip(1);
    lines.map(|line| line.split(',').collect()).collect()
}

fn number(cell: &str) -> f64 {
    cell.parse().unwrap()
}

const COMMUNITIES: usize = 8;

/// How differently communities live: the deviation of the logarithm of each share between them.
#[derive(Clone, Copy)]
struct Scenario {
    name: &'static str,
    tilt: f64,
    /// How much denser or thinner than people gig work is by state and town.
    spread: f64,
    /// How many more speakers a town has than its state.
    towns: f64,
}

#[rustfmt::skip]
const SCENARIOS: [Scenario; 4] = [
    Scenario { name: "nearly independent", tilt: 0.1, spread: 0.2, towns: 0.2 },
    Scenario { name: "mild", tilt: 0.4, spread: 0.4, towns: 0.5 },
    Scenario { name: "strong", tilt: 0.8, spread: 0.5, towns: 0.9 },
    Scenario { name: "very strong", tilt: 1.2, spread: 0.6, towns: 1.2 },
];

/// Attributes of a person, by position in [`World::values`].
const SEX: usize = 0;
const AGE: usize = 1;
const FAMILY: usize = 2;
const LANGUAGE: usize = 3;
const ORIGIN: usize = 4;
const MODEL: usize = 5;
const YEAR: usize = 6;
const COLOUR: usize = 7;
const SHIFT: usize = 8;
const HEALTH: usize = 9;
const JOB: usize = 10;
const STATE: usize = 11;
const TOWN: usize = 12;
const ATTRIBUTES: usize = 13;

type Person = [u16; ATTRIBUTES];

/// A platform's drivers, and what the numbers of their attributes mean.
struct World {
    platform: &'static str,
    people: Vec<Person>,
    states: Vec<&'static str>,
    towns: Vec<&'static str>,
    languages: Vec<&'static str>,
    origins: Vec<&'static str>,
    models: Vec<(&'static str, &'static str)>,
    colours: Vec<&'static str>,
}

const HEALTH_WORDS: [(&str, f64); 4] = [
    ("", 0.0),
    ("diabetes", 0.11),
    ("dialysis", 0.0024),
    ("a bad shoulder", 0.03),
];
const JOB_WORDS: [(&str, f64); 5] = [
    ("", 0.0),
    ("teacher", 0.025),
    ("nurse", 0.02),
    ("piano tuner", 0.0005),
    ("cook", 0.02),
];
const FAMILY_WORDS: [&str; 3] = ["", "married", "2 kids"];

impl World {
    fn new(platform: &'static str, scenario: Scenario, dice: &mut Dice) -> World {
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
            for age in from..to.min(70) {
                let skew = if age < 45 {
                    young
                } else if age < 65 {
                    1.0
                } else {
                    0.5
                };
                by_age[age] = number(pair[0][3]) / (to - from) as f64 * skew;
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
        let tongue = tilted(dice, &vec![1.0; languages.len()]);
        let tongue: Vec<Vec<f64>> = tongue
            .iter()
            .map(|s| {
                s.0.iter()
                    .scan(0.0, |last, sum| Some(sum - std::mem::replace(last, *sum)))
                    .collect()
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

        let mut tongues: std::collections::HashMap<(usize, u16, u16), Shares> = Default::default();
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

    /// What a person tells, as facts, and which attributes those are.
    fn tell(&self, p: &Person, dice: &mut Dice) -> (Vec<Told>, Vec<usize>) {
        let wanted = 1 + dice.below(7); // Beside the platform: two to eight in all.
        let mut facts = vec![fact(D::Platform, Value::Text(self.platform.to_owned()))];
        let mut told_of: Vec<usize> = Vec::new();
        let words = |s: &str| Value::Text(s.to_owned());
        // Not everybody has something to tell of everything: after some tries there are fewer.
        for _ in 0..60 {
            if facts.len() > wanted {
                break;
            }
            let attribute = dice.below(STATE + 2);
            if told_of.contains(&attribute) {
                continue;
            }
            let at = usize::from(p[attribute]);
            let value = match attribute {
                SEX => (D::Sex, words(["woman", "man"][at])),
                AGE => (
                    D::Age,
                    Value::Born {
                        from: 2025 - p[AGE] as i16,
                        to: 2025 - p[AGE] as i16,
                    },
                ),
                FAMILY if at > 0 => (D::Family, words(FAMILY_WORDS[at])),
                LANGUAGE => (D::Language, words(self.languages[at])),
                ORIGIN if !self.origins[at].is_empty() => (D::Origin, words(self.origins[at])),
                MODEL if !self.models[at].0.is_empty() => {
                    let (make, model) = self.models[at];
                    let colour =
                        (dice.below(2) == 0).then_some(self.colours[usize::from(p[COLOUR])]);
                    let year = (dice.below(2) == 0 && p[YEAR] < 31).then_some(2025 - p[YEAR]);
                    told_of.extend(colour.map(|_| COLOUR));
                    told_of.extend(year.map(|_| YEAR));
                    (D::Vehicle, vehicle([colour, Some(make), Some(model)], year))
                }
                SHIFT if at > 0 => (
                    D::Shift,
                    Value::Shift(Shift {
                        days: 0,
                        from: Some(240),
                        to: None,
                    }),
                ),
                HEALTH if at > 0 => (D::Health, words(HEALTH_WORDS[at].0)),
                JOB if at > 0 => (D::Job, words(JOB_WORDS[at].0)),
                STATE if !told_of.contains(&TOWN) => (D::Area, area(None, Some(self.states[at]))),
                TOWN if at > 0 && !told_of.contains(&STATE) => {
                    told_of.push(STATE);
                    let state = self.states[usize::from(p[STATE])];
                    (D::Area, area(Some(self.towns[at]), Some(state)))
                }
                _ => continue,
            };
            told_of.push(attribute);
            facts.push(fact(value.0, value.1));
        }
        (facts, told_of)
    }

    fn matching(&self, p: &Person, attributes: &[usize]) -> f64 {
        let same = |other: &&Person| attributes.iter().all(|a| other[*a] == p[*a]);
        self.people.iter().filter(same).count() as f64
    }
}

fn fact(dimension: D, value: Value) -> Told {
    told(dimension, value, &[(1, 0.9), (2, 0.9)])
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

/// Share of people whose true number lies in the range, and the median of `hi / lo`.
fn measure(scenario: Scenario, seed: u64, platforms: &[&'static str], each: usize) -> (f64, f64) {
    let mut dice = Dice(seed);
    let (mut held, mut widths) = (0, Vec::new());
    for platform in platforms {
        let world = World::new(platform, scenario, &mut dice);
        for _ in 0..each {
            let person = world.people[dice.below(world.people.len())];
            let (facts, attributes) = world.tell(&person, &mut dice);
            let truth = world.matching(&person, &attributes);
            let crowd = crowd(&facts);
            held += usize::from(crowd.lo <= truth && truth <= crowd.hi);
            widths.push(crowd.hi / crowd.lo);
            if std::env::var_os("CROWD_MISSES").is_some()
                && !(crowd.lo <= truth && truth <= crowd.hi)
            {
                let words: Vec<&str> = facts.iter().map(|f| f.fact.value.as_str()).collect();
                eprintln!(
                    "{truth} not in {}..{}: {}",
                    crowd.lo,
                    crowd.hi,
                    words.join(" | ")
                );
            }
        }
    }
    widths.sort_by(f64::total_cmp);
    (held as f64 / widths.len() as f64, widths[widths.len() / 2])
}

#[test]
fn the_true_number_lies_in_the_range() {
    for scenario in SCENARIOS {
        let platforms = ["Amazon Flex", "Instacart", "Lyft", "Shipt"];
        let (mut coverage, mut width) = (0.0, 0.0);
        for seed in [1, 2, 3] {
            let (held, median) = measure(scenario, seed, &platforms, 100);
            coverage += held / 3.0;
            width += median / 3.0;
        }
        eprintln!(
            "{}: {coverage:.3} in the range, median width {width:.1}",
            scenario.name
        );
        assert!(coverage >= 0.9, "{}: {coverage}", scenario.name);
        assert!(width < 30.0, "{}: {width}", scenario.name);
    }
}

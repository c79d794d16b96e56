//! A simulator of drivers: people with attributes that hang together in ways that the estimator does
//! not know tell some of them, and the drivers of the whole platform that share all of them are
//! counted one by one. The true number must lie in the range.
//!
//! A world draws its true shares inside the published ranges. Then every person belongs to one of a
//! few communities that live, drive, speak and work differently; how differently is the scenario.

mod dice;
mod world;

use exposure::{Shift, Told, Value, crowd};
use model::Dimension as D;

use crate::invented::{area, told, vehicle};
use dice::Dice;
use world::*;

#[rustfmt::skip]
const SCENARIOS: [Scenario; 4] = [
    Scenario { name: "nearly independent", tilt: 0.1, spread: 0.2, towns: 0.2 },
    Scenario { name: "mild", tilt: 0.4, spread: 0.4, towns: 0.5 },
    Scenario { name: "strong", tilt: 0.8, spread: 0.5, towns: 0.9 },
    Scenario { name: "very strong", tilt: 1.2, spread: 0.6, towns: 1.2 },
];

impl World {
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
        assert!(coverage >= 0.9, "{}: {coverage}", scenario.name);
        assert!(width < 30.0, "{}: {width}", scenario.name);
    }
}

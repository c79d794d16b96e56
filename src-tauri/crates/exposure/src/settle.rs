//! What facts say of one another: the state that a city must be in, homes that a move ended, places
//! that were only mentioned, and what cannot both be.

use model::{Dimension, Whose};

use crate::clue::{Clue, Tense};
use crate::facts::Told;
use crate::lists::{cities, gig, station_state};
use crate::value::Value;
use crate::words::plain;

/// Gives a city the state that the other facts leave: the only one with a city of that name, or the
/// one that a station or another place names. Abroad, none.
pub(crate) fn name_states(all: &mut [Told]) {
    let owner = |t: &&Told| t.fact.whose == Whose::Owner;
    let mut states: Vec<String> = Vec::new();
    let (mut us, mut abroad) = (0, 0);
    for told in all.iter().filter(owner) {
        match (&told.value, told.fact.dimension) {
            (Value::Area(area), _) => states.extend(area.state.clone()),
            (Value::Text(code), Dimension::Station) => {
                states.extend(station_state(code).map(str::to_owned));
            }
            (Value::Text(name), Dimension::Platform) => match gig(&plain(name)) {
                Some(gig) if gig.us => us += told.fact.posts.len(),
                Some(_) => abroad += told.fact.posts.len(),
                None => {}
            },
            _ => {}
        }
    }
    if abroad > us {
        return;
    }
    for told in all {
        let Value::Area(area) = &mut told.value else {
            continue;
        };
        let (None, None, Some(name)) = (
            &area.state,
            &area.country,
            area.quarter.as_ref().or(area.city.as_ref()),
        ) else {
            continue;
        };
        let found = cities(&plain(name));
        let mut here = found.iter().filter(|c| states.iter().any(|s| s == c.state));
        let city = match (found, here.next(), here.next()) {
            ([only], ..) => Some(only),
            (_, Some(one), None) => Some(one),
            _ => None,
        };
        area.state = city.map(|c| c.state.to_owned());
    }
}

const YEAR_MS: i64 = 365 * 24 * 3_600_000;

/// A move ends the homes before it; so does a year without a word of the old one.
pub(crate) fn end_moved(clues: &[Clue], all: &mut [Told]) {
    let mut ended = Vec::new();
    let span = |t: &Told| Some((t.fact.first?.ms, t.fact.last?.ms));
    let mine = |t: &&(usize, &Told)| t.1.fact.whose == Whose::Owner && !t.1.fact.past;
    for dimension in [Dimension::Area, Dimension::Vehicle] {
        let of: Vec<(usize, &Told)> = all
            .iter()
            .enumerate()
            .filter(|(_, t)| t.fact.dimension == dimension)
            .collect();
        for (_, new) in of.iter().filter(mine) {
            let began = new
                .clues
                .iter()
                .filter_map(|n| clues.get(*n as usize))
                .filter(|c| c.tense == Tense::Began)
                .filter_map(|c| c.time)
                .map(|t| t.ms)
                .min();
            for (i, old) in of.iter().filter(mine) {
                let (Some((old_first, old_last)), Some((first, _))) = (span(old), span(new)) else {
                    continue;
                };
                let apart = narrow(&old.value) && narrow(&new.value) && old.value != new.value;
                let moved = began.is_some_and(|at| old_last < at && old_first < at);
                if apart && (moved || dimension == Dimension::Area && old_last + YEAR_MS < first) {
                    ended.push(*i);
                }
            }
        }
    }
    for i in ended {
        if let Some(told) = all.get_mut(i) {
            told.fact.past = true;
        }
    }
}

/// Whether a value is narrow enough to shut out another.
fn narrow(value: &Value) -> bool {
    match value {
        Value::Area(area) => area.city.is_some(),
        Value::Vehicle(vehicle) => vehicle.model.is_some(),
        _ => true,
    }
}

/// A place that is only mentioned says nothing where a home is told.
pub(crate) fn leave_mentions(all: &mut [Told]) {
    let area = |t: &Told| t.fact.dimension == Dimension::Area && t.fact.whose == Whose::Owner;
    let home = all
        .iter()
        .any(|t| area(t) && !t.fact.past && t.fact.confidence >= 0.8 && narrow(&t.value));
    for told in all {
        if home && area(told) && told.fact.confidence < 0.7 && told.fact.posts.len() < 3 {
            told.fact.whose = Whose::Unknown;
        }
    }
}

/// Two homes, two years of birth, two sexes at one time.
pub(crate) fn mark_conflicts(all: &mut [Told]) {
    for dimension in [Dimension::Area, Dimension::Age, Dimension::Sex] {
        let of: Vec<usize> = (0..all.len())
            .filter(|i| {
                all.get(*i).is_some_and(|t| {
                    let fact = &t.fact;
                    fact.dimension == dimension
                        && fact.whose == Whose::Owner
                        && !fact.past
                        && narrow(&t.value)
                })
            })
            .collect();
        if of.len() > 1 {
            for i in of {
                if let Some(told) = all.get_mut(i) {
                    told.fact.conflict = true;
                }
            }
        }
    }
}

//! The crowd as the window shows it: rounded ends, the population it begins with, and what each
//! fact does.

use std::collections::HashSet;

use model::{Crowd, Dimension, Factor, PopulationOf, ShareSource, SingledOut, Unused, Whose};

use super::shares::platform;
use super::terms::{Slot, Term, firm, single};
use super::{Choice, Ends, Ground, SINGLES_OUT};
use crate::Told;
use crate::share::{Product, Share, above, below, rounded};

pub(super) fn crowd(ground: &Ground, sure: &[f64], gone: &HashSet<u32>) -> Crowd {
    let ends = ground.ends(sure);
    let population = ground.population(sure, ends.choice);
    let mut chain: Vec<Factor> = Vec::new();
    for (at, told) in ground.told.iter().enumerate() {
        if sure[at] > 0.0 && told.fact.whose != Whose::Other {
            chain.push(factor(ground, sure, &ends, at, told.posts(gone)));
        }
    }
    chain.sort_by(order);
    let out = |f: &&Factor| f.unused == Some(Unused::SinglesOut) && f.share_hi == 0.0;
    let singled_out = chain.iter().find(out).map(|f| SingledOut {
        dimension: f.dimension,
        value: f.value.clone(),
        posts: f.posts.clone(),
    });
    Crowd {
        lo: below(ends.lo),
        hi: above(ends.hi),
        population: rounded(((population.lo + population.hi) / 2.0).exp()),
        population_lo: below(population.lo.exp()),
        population_hi: above(population.hi.exp()),
        population_of: population_of(&chain, ground),
        chain,
        singled_out,
    }
}

/// By dimension, what is multiplied first; complete, so that the order of facts cannot show.
fn order(a: &Factor, b: &Factor) -> std::cmp::Ordering {
    let by = a.dimension.cmp(&b.dimension);
    let by = by.then_with(|| a.unused.cmp(&b.unused));
    let by = by.then_with(|| a.value.cmp(&b.value));
    let by = by.then_with(|| a.posts.cmp(&b.posts));
    let by = by.then_with(|| a.share_hi.total_cmp(&b.share_hi));
    by.then_with(|| a.share_lo.total_cmp(&b.share_lo))
}

/// Whose population it is: the facts of the chain that made it.
fn population_of(chain: &[Factor], ground: &Ground) -> PopulationOf {
    let made = |dimension: Dimension| {
        let used = Some(Unused::InPopulation);
        let of = |f: &&Factor| f.dimension == dimension && f.unused == used;
        chain.iter().find(of).map(|f| f.value.clone())
    };
    let row = |value: &String| {
        let of = |t: &&Told| t.fact.dimension == Dimension::Platform && t.fact.value == *value;
        let told = ground.told.iter().find(of)?;
        platform(told).map(|row| row.name.to_owned())
    };
    let name = made(Dimension::Platform);
    PopulationOf {
        platform: name.map(|value| row(&value).unwrap_or(value)),
        area: made(Dimension::Area),
        station: made(Dimension::Station),
    }
}

fn factor(ground: &Ground, sure: &[f64], ends: &Ends, at: usize, posts: Vec<u32>) -> Factor {
    let told = &ground.told[at];
    let fact = &told.fact;
    let mut factor = Factor {
        dimension: fact.dimension,
        value: fact.value.clone(),
        share_lo: 0.0,
        share_hi: 1.0,
        posts,
        unused: None,
        source: ShareSource::Assumed,
    };
    if single(told) {
        let certain = firm(told) && sure[at] >= SINGLES_OUT;
        factor.share_hi = if certain { 0.0 } else { 1.0 };
        factor.unused = widens(told).or(Some(Unused::SinglesOut));
        return factor;
    }
    let terms: Vec<&Term> = ground.terms.terms.iter().filter(|t| t.told == at).collect();
    let mut product = Product::default();
    for term in &terms {
        product.times(term.given(ends.choice.classes).sure(sure[at]));
    }
    let share = product.share();
    factor.share_lo = share.lo.exp();
    factor.share_hi = share.hi.exp();
    factor.source = terms.first().map_or(ShareSource::Assumed, |t| t.source);
    factor.unused = widens(told).or_else(|| unused(ground, sure, ends.choice, &terms));
    factor
}

/// Why a fact only widens, where it does.
fn widens(told: &Told) -> Option<Unused> {
    if told.fact.whose == Whose::Unknown {
        Some(Unused::WhoseUnknown)
    } else if told.fact.past {
        Some(Unused::Past)
    } else if told.fact.conflict {
        Some(Unused::Conflict)
    } else {
        None
    }
}

/// Why the share of a firm fact is not simply multiplied: nothing of it is the strongest of its
/// slot, or nothing is left of it beside what goes with it.
fn unused(ground: &Ground, sure: &[f64], choice: Choice, terms: &[&Term]) -> Option<Unused> {
    let first = terms.first()?;
    let strongest = |term: &&&Term| {
        let mine = strength(term, sure, choice);
        let others = ground.terms.terms.iter().filter(|t| {
            let told = ground.firm[t.told] && sure[t.told] > 0.0;
            told && t.slot == term.slot && t.key != term.key
        });
        others
            .map(|t| strength(t, sure, choice))
            .all(|other| (mine.hi, mine.lo) <= (other.hi, other.lo))
    };
    let Some(term) = terms.iter().find(strongest) else {
        let nested = !first.slot.plural();
        let same = Unused::CorrelatedWith(first.slot.dimension());
        return Some(if nested { Unused::NestedIn } else { same });
    };
    if matches!(term.slot, Slot::Platform | Slot::Area | Slot::Station) {
        return Some(Unused::InPopulation);
    }
    // Nothing is left of the upper end, given what else is told.
    let given = term.given(choice.classes);
    if given.hi == 0.0 && term.given(0).hi < 0.0 {
        let mut known = ground.terms.classes.iter().enumerate();
        let on = known.find(|(id, _)| choice.classes & 1 << id != 0 && term.needs(*id));
        return on.map(|(_, known)| Unused::CorrelatedWith(known.slot.dimension()));
    }
    None
}

fn strength(term: &Term, sure: &[f64], choice: Choice) -> Share {
    term.given(choice.classes).sure(sure[term.told])
}

//! The crowd: how many drivers all facts together are true of, as a range with what made it.
//!
//! One rule keeps every dependence honest: a crowd is never larger than that of fewer facts. So the
//! shares are multiplied for each choice of the facts that others depend on (an area with the
//! languages spoken there; a language without any area), and the smallest of the results counts.
//! That, and the shape of the product (see `share.rs`), makes the crowd monotone by construction.

mod chain;
mod shares;
mod terms;

use std::collections::HashSet;

use model::Crowd;

use crate::Told;
use crate::counts::{assumed, drivers};
use crate::share::{Product, Share};
use shares::platform;
use terms::{Classes, Slot, Term, Terms, firm};

/// A fact this sure that belongs to one person leaves one; a hair off, as sums of logarithms are.
const SINGLES_OUT: f64 = model::SURE as f64 - 1e-9;

/// The part of its logarithm that the upper end takes of each factor after the population. Shares
/// are counted among all people, and who has one thing in common has others: the combination of a
/// person who exists is on average commoner than independence would have it, never rarer.
const KNOWN_APART: f64 = 0.9;

/// How many values of one dimension the lower end counts: places of one town go together.
const VALUES: usize = 2;

/// The crowd that a list of facts leaves. Facts of others are left out. It counts drivers; only a part
/// of them post, so that a reader of posts has fewer to choose from: the window says so beside it.
pub fn crowd(told: &[Told]) -> Crowd {
    crowd_without(told, &[], &[])
}

/// The crowd as it would be without some posts and without some facts (by their position).
pub fn crowd_without(told: &[Told], posts: &[u32], facts: &[usize]) -> Crowd {
    let gone: HashSet<u32> = posts.iter().copied().collect();
    let ground = Ground::new(told);
    let mut sure = ground.confidences(&gone);
    for fact in facts {
        if let Some(sure) = sure.get_mut(*fact) {
            *sure = 0.0;
        }
    }
    chain::crowd(&ground, &sure, &gone)
}

/// Facts made ready to be counted again and again, with other confidences.
pub(crate) struct Ground<'t> {
    pub(crate) told: &'t [Told],
    pub(crate) terms: Terms,
    firm: Vec<bool>,
    /// Facts that others depend on.
    classed: Vec<bool>,
    /// Terms of each slot that is told: from, to, and the classes that change them.
    slots: Vec<(usize, usize, Classes)>,
    /// Platforms that can be a further one: "Amazon" holds both of Amazon's.
    platforms: Vec<(usize, usize)>,
}

/// Both ends of a crowd, and how they came about.
#[derive(Clone, Copy)]
pub(crate) struct Ends {
    pub(crate) lo: f64,
    pub(crate) hi: f64,
    /// Ends without any fact that singles out.
    pub(crate) bare: (f64, f64),
    /// How many facts leave one person each, sure enough to.
    pub(crate) certain: usize,
    choice: Choice,
}

/// Which facts that others depend on are counted.
#[derive(Clone, Copy, Default)]
struct Choice {
    classes: Classes,
    /// Slots, by bit, whose facts of a class are left out.
    without: u32,
}

impl Choice {
    fn leaves_out(self, slot: Slot) -> bool {
        self.without & 1 << slot as u32 != 0
    }
}

/// The share of a slot for the upper and for the lower end.
#[derive(Clone, Copy)]
struct Sides {
    upper: Share,
    lower: Share,
}

/// The sides of a slot, by its position, the classes given, and whether its own are left out.
type KnownSides = ((usize, Classes, bool), Option<Sides>);

impl<'t> Ground<'t> {
    pub(crate) fn new(told: &'t [Told]) -> Ground<'t> {
        let terms = Terms::new(told);
        let of_platform = |t: &&Term| {
            let name = platform(&told[t.told]).map(|row| row.name);
            t.slot == Slot::Platform && firm(&told[t.told]) && name != Some("Amazon")
        };
        let platforms = terms.terms.iter().filter(of_platform);
        let mut classed = vec![false; told.len()];
        for at in terms.classes.iter().flat_map(|known| &known.by) {
            classed[*at] = true;
        }
        let mut slots = Vec::new();
        for chunk in terms.terms.chunk_by(|a, b| a.slot == b.slot) {
            let from = slots.last().map_or(0, |(_, to, _)| *to);
            let needs = chunk.iter().fold(0, |all, term| all | term.needs);
            slots.push((from, from + chunk.len(), needs));
        }
        Ground {
            told,
            slots,
            classed,
            platforms: platforms.map(|t| (t.key, t.told)).collect(),
            firm: told.iter().map(firm).collect(),
            terms,
        }
    }

    /// How sure each fact is without the posts that are gone; 0 where nothing tells it any more.
    pub(crate) fn confidences(&self, gone: &HashSet<u32>) -> Vec<f64> {
        let sure = |told: &Told| told.confidence(gone).unwrap_or(0.0);
        self.told.iter().map(sure).collect()
    }

    /// The crowd of facts that are this sure.
    pub(crate) fn ends(&self, sure: &[f64]) -> Ends {
        let mut lo = f64::INFINITY;
        let mut hi = f64::INFINITY;
        let mut shown = f64::INFINITY;
        let mut best = Choice::default();
        let mut known = Vec::new();
        for choice in self.choices(sure) {
            let (lower, upper) = self.product(sure, choice, &mut known);
            lo = lo.min(lower.exp());
            hi = hi.min(upper.exp());
            // What is shown counts every fact, whichever choice is the smallest by a hair.
            if choice.without == 0 && upper < shown {
                (shown, best) = (upper, choice);
            }
        }
        // The others that all of it is true of, and the person.
        let bare = (lo.max(1.0), 1.0 + hi);
        let singles = self.terms.singles.iter().filter(|at| sure[**at] > 0.0);
        let (mut certain, mut unsure) = (0, 0);
        for at in singles {
            if self.firm[*at] && sure[*at] >= SINGLES_OUT {
                certain += 1;
            } else {
                unsure += 1;
            }
        }
        let (lo, hi) = match (certain, unsure) {
            (0, 0) => bare,
            (0, _) => (1.0, bare.1),
            _ => (1.0, 1.0),
        };
        Ends {
            lo,
            hi,
            bare,
            certain,
            choice: best,
        }
    }

    /// Every choice of facts that others depend on: of each slot one class, or none and
    /// without the facts that have one. A slot on which nothing told depends is always counted.
    fn choices(&self, sure: &[f64]) -> Vec<Choice> {
        let mut choices = vec![Choice::default()];
        let known = self.terms.classes.iter().enumerate();
        let told = |id: usize, by: &[usize]| {
            let depends = |t: &Term| t.needs(id) && sure[t.told] > 0.0;
            by.iter().any(|at| sure[*at] > 0.0) && self.terms.terms.iter().any(depends)
        };
        let live: Vec<(usize, Slot)> = known
            .filter(|(id, known)| told(*id, &known.by))
            .map(|(id, known)| (id, known.slot))
            .collect();
        for slot in live.chunk_by(|a, b| a.1 == b.1) {
            let before = std::mem::take(&mut choices);
            for choice in before {
                choices.push(Choice {
                    without: choice.without | 1 << slot[0].1 as u32,
                    ..choice
                });
                let with = |(id, _): &(usize, Slot)| Choice {
                    classes: choice.classes | 1 << id,
                    ..choice
                };
                choices.extend(slot.iter().map(with));
            }
        }
        choices
    }

    /// Logarithms of the lower and the upper end for one choice.
    fn product(&self, sure: &[f64], choice: Choice, known: &mut Vec<KnownSides>) -> (f64, f64) {
        let (mut lower, mut upper) = (Product::default(), Product::default());
        let mut times = |sides: Sides| {
            lower.times(sides.lower);
            upper.times(sides.upper);
        };
        times(self.drivers(sure, choice));
        for at in 0..self.slots.len() {
            let Some(mut sides) = self.sides(at, sure, choice, known) else {
                continue;
            };
            match self.terms.terms[self.slots[at].0].slot {
                Slot::Platform => self.further_platforms(sure).for_each(&mut times),
                Slot::Area | Slot::Station => times(sides),
                _ => {
                    sides.upper.hi *= KNOWN_APART;
                    times(sides);
                }
            }
        }
        (lower.share().lo, upper.share().hi)
    }

    /// The drivers that the platform leaves, in logarithms.
    fn drivers(&self, sure: &[f64], choice: Choice) -> Sides {
        let any = drivers::any(false);
        let told = self
            .slots
            .iter()
            .map(|(from, to, _)| &self.terms.terms[*from..*to]);
        let platform = told.take(1).find(|terms| terms[0].slot == Slot::Platform);
        let sides = platform.and_then(|terms| self.slot(terms, sure, choice));
        sides.map_or(
            Sides {
                upper: any,
                lower: any,
            },
            |sides| Sides {
                upper: any.and(sides.upper),
                lower: any.and(sides.lower),
            },
        )
    }

    /// The sides of a slot for a choice. They depend on few classes, so most choices share them.
    fn sides(
        &self,
        at: usize,
        sure: &[f64],
        choice: Choice,
        known: &mut Vec<KnownSides>,
    ) -> Option<Sides> {
        let (from, to, needs) = self.slots[at];
        let terms = &self.terms.terms[from..to];
        let given = (at, choice.classes & needs, choice.leaves_out(terms[0].slot));
        if let Some((_, sides)) = known.iter().find(|(known, _)| *known == given) {
            return *sides;
        }
        let sides = self.slot(terms, sure, choice);
        known.push((given, sides));
        sides
    }

    /// Whether a choice counts a term.
    fn counts(&self, term: &Term, choice: Choice) -> bool {
        !(choice.leaves_out(term.slot) && self.classed[term.told])
    }

    /// What the facts of one slot leave together. Upper end: the strongest at each end. Lower end:
    /// the same with facts that only widen, and of several things that can all be so, some.
    fn slot(&self, terms: &[Term], sure: &[f64], choice: Choice) -> Option<Sides> {
        let told = terms
            .iter()
            .filter(|t| sure[t.told] > 0.0 && self.counts(t, choice));
        let mut upper = Share::ALL;
        let mut values: Vec<(usize, Share)> = Vec::new();
        for term in told {
            let mut share = term.given(choice.classes).sure(sure[term.told]);
            if self.firm[term.told] {
                // What may leave everybody does not move the upper end, however little it may leave.
                let moves = share.hi < 0.0;
                upper = upper.min(if moves { share } else { Share::ALL });
            } else {
                share.hi = 0.0;
            }
            match values.last_mut() {
                Some((key, value)) if *key == term.key => *value = value.min(share),
                _ => values.push((term.key, share)),
            }
        }
        let plural = terms.first()?.slot.plural();
        let shares = || values.iter().map(|(_, share)| *share);
        let strongest = shares().reduce(Share::min)?;
        let lower = if plural {
            Share {
                lo: smallest(shares().map(|s| s.lo)),
                hi: smallest(shares().map(|s| s.hi)),
            }
        } else {
            strongest
        };
        Some(Sides { upper, lower })
    }

    /// A factor for each platform but the surest one.
    fn further_platforms(&self, sure: &[f64]) -> impl Iterator<Item = Sides> {
        let mut surest: Vec<f64> = Vec::new();
        for name in self.platforms.chunk_by(|a, b| a.0 == b.0) {
            surest.push(name.iter().map(|(_, at)| sure[*at]).fold(0.0, f64::max));
        }
        surest.sort_unstable_by(|a, b| b.total_cmp(a));
        let told = surest.into_iter().skip(1).filter(|c| *c > 0.0);
        let share = told.map(|c| assumed::further_platform().sure(c));
        let sides = |share| Sides {
            upper: share,
            lower: share,
        };
        share.map(sides)
    }

    /// The drivers that the chosen platform, area and station leave, in logarithms.
    fn population(&self, sure: &[f64], choice: Choice) -> Share {
        let mut product = Product::default();
        product.times(self.drivers(sure, choice).upper);
        let mut known = Vec::new();
        for at in 0..self.slots.len() {
            let slot = self.terms.terms[self.slots[at].0].slot;
            let sides = self.sides(at, sure, choice, &mut known);
            if let (Slot::Area | Slot::Station, Some(sides)) = (slot, sides) {
                product.times(sides.upper);
            }
        }
        product.share()
    }
}

/// The sum of the smallest few.
fn smallest(ends: impl Iterator<Item = f64>) -> f64 {
    let mut ends: Vec<f64> = ends.collect();
    ends.sort_unstable_by(f64::total_cmp);
    ends.iter().take(VALUES).sum()
}

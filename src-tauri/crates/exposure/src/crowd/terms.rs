//! Facts as terms: the share of people that each fact leaves, by itself and given what else is told.
//!
//! Dependence is written here once: which share depends on what ([`Slot::depends_on`]). A share
//! given something else comes from a joint count where there is one, else it reaches from
//! independence to "everybody whom the other leaves".

use std::collections::BTreeSet;

use model::{Dimension, ShareSource, Whose};

use super::shares::{Given, ages, platform, share};
use crate::counts::drivers::{Sex, Work};
use crate::counts::people::Region;
use crate::counts::{areas, fold, people};
use crate::share::Share;
use crate::{Told, Value};

/// What is multiplied at most once. A dimension is one slot, a vehicle four.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub(crate) enum Slot {
    Platform,
    Area,
    Station,
    Name,
    Age,
    Sex,
    Family,
    Language,
    Origin,
    Model,
    Year,
    Colour,
    Marks,
    Shift,
    Health,
    Education,
    Job,
    Place,
}

impl Slot {
    /// What the share of this slot depends on, at most two.
    fn depends_on(self) -> &'static [Slot] {
        match self {
            Slot::Sex | Slot::Model | Slot::Year => &[Slot::Platform],
            Slot::Station | Slot::Language | Slot::Place => &[Slot::Area],
            Slot::Family => &[Slot::Sex, Slot::Age],
            Slot::Origin => &[Slot::Language, Slot::Area],
            Slot::Name => &[Slot::Sex, Slot::Origin],
            Slot::Shift => &[Slot::Station],
            _ => &[],
        }
    }

    /// Whether a person can have several values at once: two languages, but one age.
    pub(crate) fn plural(self) -> bool {
        matches!(
            self,
            Slot::Family
                | Slot::Language
                | Slot::Shift
                | Slot::Health
                | Slot::Education
                | Slot::Job
                | Slot::Place
        )
    }

    pub(crate) fn dimension(self) -> Dimension {
        match self {
            Slot::Platform => Dimension::Platform,
            Slot::Area => Dimension::Area,
            Slot::Station => Dimension::Station,
            Slot::Name => Dimension::Name,
            Slot::Age => Dimension::Age,
            Slot::Sex => Dimension::Sex,
            Slot::Family => Dimension::Family,
            Slot::Language => Dimension::Language,
            Slot::Origin => Dimension::Origin,
            Slot::Model | Slot::Year | Slot::Colour | Slot::Marks => Dimension::Vehicle,
            Slot::Shift => Dimension::Shift,
            Slot::Health => Dimension::Health,
            Slot::Education => Dimension::Education,
            Slot::Job => Dimension::Job,
            Slot::Place => Dimension::Place,
        }
    }
}

/// What a fact is to the shares of others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Class {
    Work(Option<Work>),
    Region(Region),
    Station,
    Sex(Sex),
    Aged(u8),
    Speaks(&'static str),
    From,
}

impl Class {
    fn slot(self) -> Slot {
        match self {
            Class::Work(_) => Slot::Platform,
            Class::Region(_) => Slot::Area,
            Class::Station => Slot::Station,
            Class::Sex(_) => Slot::Sex,
            Class::Aged(_) => Slot::Age,
            Class::Speaks(_) => Slot::Language,
            Class::From => Slot::Origin,
        }
    }
}

/// A set of classes, by their position in [`Terms::classes`].
pub(crate) type Classes = u128;

/// What one fact leaves in one slot.
pub(crate) struct Term {
    pub(crate) told: usize,
    pub(crate) slot: Slot,
    /// The same for the same words, so that one thing said twice counts once.
    pub(crate) key: usize,
    pub(crate) source: ShareSource,
    /// Classes that change the share.
    pub(crate) needs: Classes,
    /// The share given each set of them.
    shares: Vec<(Classes, Share)>,
}

impl Term {
    /// The share given the classes.
    pub(crate) fn given(&self, classes: Classes) -> Share {
        let wanted = classes & self.needs;
        let found = self.shares.iter().find(|(given, _)| *given == wanted);
        found.map_or(Share::ALL, |(_, share)| *share)
    }

    /// Whether any class of the set changes it.
    pub(crate) fn needs(&self, class: usize) -> bool {
        self.needs & (1 << class) != 0
    }
}

/// A class and the facts that give it.
pub(crate) struct Known {
    pub(crate) slot: Slot,
    class: Class,
    pub(crate) by: Vec<usize>,
}

/// All terms of a list of facts.
pub(crate) struct Terms {
    /// In the order of slots and, within one, of keys.
    pub(crate) terms: Vec<Term>,
    pub(crate) classes: Vec<Known>,
    /// Facts that leave one person each.
    pub(crate) singles: Vec<usize>,
}

/// Whether a fact may narrow the upper end: it is the owner's, holds now, and nothing contradicts it.
pub(crate) fn firm(told: &Told) -> bool {
    told.fact.whose == Whose::Owner && !told.fact.past && !told.fact.conflict
}

/// Whether a fact leaves one person by itself. A first or last name alone does not.
pub(crate) fn single(told: &Told) -> bool {
    let parts = told.fact.value.split_whitespace();
    let names = parts.filter(|part| part.chars().filter(|c| c.is_alphabetic()).count() > 1);
    told.fact.dimension.singles_out()
        && (told.fact.dimension != Dimension::Name || names.count() > 1)
}

impl Terms {
    /// Terms of the facts that are or may be the owner's.
    pub(crate) fn new(told: &[Told]) -> Terms {
        let may = |(at, t): (usize, &Told)| (t.fact.whose != Whose::Other).then_some(at);
        let facts: Vec<usize> = told.iter().enumerate().filter_map(may).collect();
        let (singles, counted): (Vec<usize>, Vec<usize>) =
            facts.into_iter().partition(|at| single(&told[*at]));
        let classes = classes(told, &counted);
        let words = |at: usize| fold(&told[at].fact.value);
        let distinct: BTreeSet<String> = counted.iter().map(|at| words(*at)).collect();
        let distinct: Vec<String> = distinct.into_iter().collect();
        let mut terms: Vec<Term> = Vec::new();
        for at in counted {
            let key = distinct.binary_search(&words(at)).unwrap_or(distinct.len());
            for slot in slots(told[at].fact.dimension) {
                terms.extend(term(told, at, *slot, key, &classes));
            }
        }
        terms.sort_by_key(|t| (t.slot, t.key));
        Terms {
            terms,
            classes,
            singles,
        }
    }
}

/// Classes of the firm facts, each once, in an order that the order of facts cannot change. There is
/// room for 128: those beyond it condition nothing.
fn classes(told: &[Told], facts: &[usize]) -> Vec<Known> {
    let mut all: Vec<(Class, usize)> = Vec::new();
    for at in facts.iter().copied().filter(|at| firm(&told[*at])) {
        all.extend(class(&told[at]).map(|class| (class, at)));
    }
    all.sort_unstable();
    let mut known: Vec<Known> = Vec::new();
    for (class, at) in all {
        match known.last_mut() {
            Some(last) if last.class == class => last.by.push(at),
            _ => known.push(Known {
                slot: class.slot(),
                class,
                by: vec![at],
            }),
        }
    }
    known.truncate(Classes::BITS as usize);
    known
}

fn class(told: &Told) -> Option<Class> {
    let words = told.fact.value.as_str();
    Some(match (told.fact.dimension, &told.value) {
        (Dimension::Platform, _) => Class::Work(platform(told)?.work),
        (Dimension::Area, Value::Area(area)) => Class::Region(Region {
            state: area.state.as_deref().and_then(areas::state),
            town: area.city.is_some() || area.quarter.is_some(),
        }),
        (Dimension::Station, _) => Class::Station,
        (Dimension::Sex, _) => Class::Sex(Sex::read(words)?),
        (Dimension::Age, _) => {
            let (young, old) = ages(told)?;
            Class::Aged(people::band(young, old)?)
        }
        (Dimension::Language, _) => Class::Speaks(people::language(words)?),
        (Dimension::Origin, _) => Class::From,
        _ => return None,
    })
}

fn slots(dimension: Dimension) -> &'static [Slot] {
    match dimension {
        Dimension::Name => &[Slot::Name],
        Dimension::Platform => &[Slot::Platform],
        Dimension::Station => &[Slot::Station],
        Dimension::Area => &[Slot::Area],
        Dimension::Vehicle => &[Slot::Model, Slot::Year, Slot::Colour, Slot::Marks],
        Dimension::Shift => &[Slot::Shift],
        Dimension::Age => &[Slot::Age],
        Dimension::Sex => &[Slot::Sex],
        Dimension::Family => &[Slot::Family],
        Dimension::Origin => &[Slot::Origin],
        Dimension::Language => &[Slot::Language],
        Dimension::Health => &[Slot::Health],
        Dimension::Education => &[Slot::Education],
        Dimension::Job => &[Slot::Job],
        Dimension::Place => &[Slot::Place],
        _ => &[],
    }
}

fn term(told: &[Told], at: usize, slot: Slot, key: usize, classes: &[Known]) -> Option<Term> {
    let (alone, source) = share(&told[at], slot, Given::default())?;
    let mut needs: Classes = 0;
    let mut all: Vec<(Classes, Given)> = vec![(0, Given::default())];
    for on in slot.depends_on() {
        let mut more = Vec::new();
        for (id, known) in classes.iter().enumerate().filter(|(_, k)| k.slot == *on) {
            needs |= 1 << id;
            let with = |(set, given): &(Classes, Given)| (set | 1 << id, given.and(known.class));
            more.extend(all.iter().map(with));
        }
        all.extend(more);
    }
    let given = |(set, given): (Classes, Given)| {
        let share = share(&told[at], slot, given).map_or(alone, |(share, _)| share);
        (set, share)
    };
    Some(Term {
        told: at,
        slot,
        key,
        source,
        needs,
        shares: all.into_iter().map(given).collect(),
    })
}

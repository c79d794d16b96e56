//! Clues to facts: what says the same is one fact, what says it more narrowly takes in the rest,
//! time tells what is over, and what cannot both be is shown as a conflict. The order of clues never
//! matters.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use model::{Dimension, Fact, Owner, PostTime, Whose};

use crate::clue::{Clue, Tense};
use crate::settle::{end_moved, leave_mentions, mark_conflicts, name_states};
use crate::unite::{anchor, anchors, key, nests, unite, weight};
use crate::value::Value;

/// A fact with its typed value and the clues that it was made of. Holds post text: no `Debug`.
#[derive(Clone)]
pub struct Told {
    /// What readers are shown.
    pub fact: Fact,
    /// The value that the crowd counts.
    pub value: Value,
    /// Positions in the clues handed in, rising.
    pub clues: Vec<u32>,
}

/// What clues together tell about the owner. Clues about others make no fact: other people are
/// never profiled. Facts come in the order of dimensions, the surest first.
pub fn facts(clues: &[Clue], accounts: &[Owner]) -> Vec<Fact> {
    told(clues, accounts).into_iter().map(|t| t.fact).collect()
}

/// As [`facts`], with typed values and the clues of each.
pub fn told(clues: &[Clue], accounts: &[Owner]) -> Vec<Told> {
    let mut groups = merge(group(clues, accounts));
    join_unknown(clues, &mut groups);
    promote(clues, &mut groups);
    let mut all: Vec<Told> = groups.into_iter().filter_map(|g| g.tell(clues)).collect();
    name_states(&mut all);
    end_moved(clues, &mut all);
    leave_mentions(&mut all);
    mark_conflicts(&mut all);
    for told in &mut all {
        told.fact.value = told.value.words(told.fact.dimension);
    }
    all.sort_by(|a, b| {
        let sure = b.fact.confidence.total_cmp(&a.fact.confidence);
        (a.fact.dimension, a.fact.whose as u8)
            .cmp(&(b.fact.dimension, b.fact.whose as u8))
            .then(sure)
            .then_with(|| a.fact.value.cmp(&b.fact.value))
            .then_with(|| a.fact.posts.cmp(&b.fact.posts))
    });
    all
}

/// Clues of one value.
struct Group {
    dimension: Dimension,
    whose: Whose,
    key: String,
    value: Value,
    clues: Vec<u32>,
    /// Confidence of what the account itself shows, 0 where it shows nothing.
    shown: f32,
    past: bool,
}

fn group(clues: &[Clue], accounts: &[Owner]) -> Vec<Group> {
    let mut places: HashMap<(Dimension, Whose, String), usize> = HashMap::new();
    let mut groups: Vec<Group> = Vec::new();
    let mut find = |dimension, whose, value: &Value, groups: &mut Vec<Group>| {
        let key = key(dimension, value);
        let at = places.entry((dimension, whose, key.clone()));
        *at.or_insert_with(|| {
            groups.push(Group {
                dimension,
                whose,
                key,
                value: value.clone(),
                clues: Vec::new(),
                shown: 0.0,
                past: false,
            });
            groups.len() - 1
        })
    };
    for (n, clue) in (0_u32..).zip(clues) {
        if clue.whose == Whose::Other {
            continue;
        }
        let at = find(clue.dimension, clue.whose, &clue.value, &mut groups);
        if let Some(group) = groups.get_mut(at) {
            group.clues.push(n);
            // One spelling of several, whatever the order.
            if spelling(&clue.value) < spelling(&group.value) {
                group.value = clue.value.clone();
            }
        }
    }
    for owner in accounts {
        let former = owner.former.iter().map(|f| (f.contains(' '), f, true));
        let shown = owner.name.iter().map(|n| (true, n, false));
        let shown = shown.chain(owner.handle.iter().map(|h| (false, h, false)));
        for (is_name, text, past) in shown.chain(former) {
            let dimension = if is_name {
                Dimension::Name
            } else {
                Dimension::Handle
            };
            let at = find(
                dimension,
                Whose::Owner,
                &Value::Text(text.clone()),
                &mut groups,
            );
            if let Some(group) = groups.get_mut(at) {
                group.past = past && group.shown == 0.0;
                group.shown = 0.97;
                group.value = Value::Text(text.clone());
            }
        }
    }
    groups
}

/// The text of a value, capitals before small letters.
fn spelling(value: &Value) -> &str {
    match value {
        Value::Text(text) => text,
        _ => "",
    }
}

/// How many values under one word are tried: the most telling stand first.
const NEAR: usize = 64;

/// Puts broader values into the narrowest that can take them in.
fn merge(mut groups: Vec<Group>) -> Vec<Group> {
    groups.sort_by(|a, b| {
        let more = weight(&b.value).cmp(&weight(&a.value));
        let often = (b.clues.len() + usize::from(b.shown > 0.0))
            .cmp(&(a.clues.len() + usize::from(a.shown > 0.0)));
        (a.dimension, a.whose as u8)
            .cmp(&(b.dimension, b.whose as u8))
            .then(more)
            .then(often)
            .then_with(|| a.key.cmp(&b.key))
    });
    let mut kept: Vec<Group> = Vec::new();
    let mut index: HashMap<(Dimension, Whose, String), Vec<usize>> = HashMap::new();
    for group in groups {
        let at = (
            group.dimension,
            group.whose,
            anchor(group.dimension, &group.value),
        );
        let near = index.get(&at).map_or(&[][..], Vec::as_slice);
        let tried = if nests(group.dimension) { NEAR } else { 0 };
        let mut fits = near.iter().take(tried).filter_map(|i| {
            let narrow = kept.get(*i)?;
            Some((*i, unite(group.dimension, &narrow.value, &group.value)?))
        });
        let first = fits.next();
        // A state takes in the one city that is told of it; with two it could be either.
        let several =
            matches!(&group.value, Value::Area(a) if a.city.is_none()) && fits.next().is_some();
        if let Some((i, value)) = first.filter(|_| !several)
            && let Some(narrow) = kept.get_mut(i)
        {
            narrow.value = value;
            narrow.clues.extend(group.clues);
            narrow.past &= group.past;
            narrow.shown = narrow.shown.max(group.shown);
            continue;
        }
        for word in anchors(group.dimension, &group.value) {
            let near = index
                .entry((group.dimension, group.whose, word))
                .or_default();
            if near.last() != Some(&kept.len()) {
                near.push(kept.len());
            }
        }
        kept.push(group);
    }
    kept
}

/// "Corolla needs brakes" said of nobody is about the owner's Corolla, where there is one.
fn join_unknown(clues: &[Clue], groups: &mut Vec<Group>) {
    let mut index: HashMap<(Dimension, String), Vec<usize>> = HashMap::new();
    for (i, group) in groups
        .iter()
        .enumerate()
        .filter(|(_, g)| g.whose == Whose::Owner)
    {
        for word in anchors(group.dimension, &group.value) {
            index.entry((group.dimension, word)).or_default().push(i);
        }
    }
    let mut joined = vec![None; groups.len()];
    for (slot, group) in joined.iter_mut().zip(groups.iter()) {
        if group.whose != Whose::Unknown {
            continue;
        }
        let at = (group.dimension, anchor(group.dimension, &group.value));
        let near = index.get(&at).map_or(&[][..], Vec::as_slice);
        let fits = |i: &&usize| {
            let owner = groups.get(**i);
            owner.is_some_and(|o| {
                unite(o.dimension, &o.value, &group.value).is_some_and(|v| v == o.value)
            })
        };
        *slot = near.iter().take(NEAR).find(fits).copied();
    }
    for (i, to) in joined
        .into_iter()
        .enumerate()
        .filter_map(|(i, to)| Some((i, to?)))
    {
        let sure = |n: &u32| {
            clues
                .get(*n as usize)
                .is_some_and(|c| c.confidence >= 0.35 && c.tense == Tense::Now)
        };
        let moved: Vec<u32> = groups.get(i).map_or(Vec::new(), |g| {
            g.clues.iter().copied().filter(sure).collect()
        });
        if let Some(group) = groups.get_mut(i) {
            group.clues.clear();
        }
        if let Some(owner) = groups.get_mut(to) {
            owner.clues.extend(moved);
        }
    }
    groups.retain(|g| !g.clues.is_empty() || g.shown > 0.0);
}

/// A city, a station or a platform named again and again without a word of whose it is, is taken
/// for the owner's: people write about where they are.
fn promote(clues: &[Clue], groups: &mut [Group]) {
    let kinds = [Dimension::Area, Dimension::Station, Dimension::Platform];
    for group in groups.iter_mut() {
        if group.whose != Whose::Unknown || !kinds.contains(&group.dimension) {
            continue;
        }
        let of = group.clues.iter().filter_map(|n| clues.get(*n as usize));
        let posts: BTreeSet<u32> = of
            .filter(|c| c.tense == Tense::Now && c.confidence >= 0.35)
            .map(|c| c.post)
            .collect();
        if posts.len() >= 3 {
            group.whose = Whose::Owner;
        }
    }
}

impl Group {
    fn tell(mut self, clues: &[Clue]) -> Option<Told> {
        self.clues.sort_unstable();
        // "I do not drive Uber. Stop sending me Uber tickets": what a post denies it does not say.
        let tense = |n: &u32| clues.get(*n as usize).map(|c| (c.post, c.tense));
        let not = self
            .clues
            .iter()
            .filter_map(tense)
            .filter(|(_, t)| *t == Tense::Not);
        let denied: BTreeSet<u32> = not.map(|(post, _)| post).collect();
        self.clues.retain(|n| {
            tense(n).is_some_and(|(post, t)| t == Tense::Not || !denied.contains(&post))
        });
        let of = || self.clues.iter().filter_map(|n| clues.get(*n as usize));
        let latest = |now: bool| {
            let is = move |c: &&Clue| matches!(c.tense, Tense::Now | Tense::Began) == now;
            of().filter(is)
                .map(|c| c.time.map_or(i64::MIN, |t| t.ms))
                .max()
        };
        let (now, over) = (latest(true), latest(false));
        // Only said not to be so: no fact.
        if now.is_none() && self.shown == 0.0 && !of().any(|c| c.tense == Tense::Past) {
            return None;
        }
        let mut by_post: BTreeMap<u32, f32> = BTreeMap::new();
        for clue in of().filter(|c| c.tense != Tense::Not) {
            let sure = if clue.whose == self.whose {
                clue.confidence
            } else {
                clue.confidence / 2.0
            };
            let best = by_post.entry(clue.post).or_insert(0.0);
            *best = best.max(sure);
        }
        let doubt: f64 = by_post.values().map(|c| 1.0 - f64::from(*c)).product();
        let doubt = doubt * (1.0 - f64::from(self.shown));
        let time = |c: &Clue| c.time.filter(|_| c.tense != Tense::Not);
        let first = of().filter_map(time).min_by_key(|t: &PostTime| t.ms);
        let last = of().filter_map(time).max_by_key(|t: &PostTime| t.ms);
        let fact = Fact {
            dimension: self.dimension,
            value: String::new(),
            whose: self.whose,
            confidence: (1.0 - doubt).clamp(0.0, 0.99) as f32,
            past: self.past || over.is_some() && over > now && self.shown == 0.0,
            conflict: false,
            first,
            last,
            posts: by_post.into_keys().collect(),
        };
        Some(Told {
            fact,
            value: self.value,
            clues: self.clues,
        })
    }
}

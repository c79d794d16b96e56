//! The smallest fix: the fewest posts whose editing or deleting makes the crowd large enough.
//!
//! Greedy by gain per post, each gain counted exactly. A step takes away one post, or all posts of a
//! fact, of a dimension or of what singles out: a fact that forty posts tell gives nothing until all
//! are gone. A gain is counted again only when it comes to the top (it was seldom larger before),
//! and once more for all before giving up. At the end every post that turns out not to be needed is
//! put back. Where few posts tell anything, every smaller set is tried as well, so that small plans
//! are the smallest there are.

use std::collections::{BTreeMap, BTreeSet, BinaryHeap, HashSet};

use model::{Change, Fix, Whose};

use crate::Told;
use crate::crowd::{Ends, Ground};
use crate::share::{above, below};
use crate::told::SUREST;

/// What one single-out fact weighs against the logarithm of a crowd: more than any crowd.
const ALONE: f64 = 100.0;

/// A gain below this is none: a hundredth of a percent.
const NOTHING: f64 = 1e-4;

/// How many sets of posts are tried beside the greedy plan.
const TRIES: usize = 4_096;

/// The fewest posts found that lift the crowd to `target`, or as far as it goes: in the order to do
/// them, each with the crowd after it. The crowd is taken at the middle of its range, the square root
/// of `lo * hi`, before it is rounded.
pub fn fixes(told: &[Told], target: f64) -> Vec<Fix> {
    if target <= 1.0 {
        return Vec::new();
    }
    let mut plan = Plan::new(told);
    let start = (plan.left.clone(), plan.sure.clone());
    let all: Vec<u32> = plan.posts.keys().copied().collect();
    // No crowd is larger than the one without any post.
    let need = plan.after(&all).min(target.ln()) - NOTHING;
    plan.grow(need);
    plan.prune(need);
    let mut posts = std::mem::take(&mut plan.taken);
    (plan.left, plan.sure) = start;
    plan.gone.clear();
    if let Some(fewer) = plan.fewer(&all, posts.len(), need) {
        posts = fewer;
    }
    let mut step = |post: u32| {
        plan.take(&[post]);
        let ends = plan.ground.ends(&plan.sure);
        Fix {
            post,
            change: plan.change(post),
            lo: below(ends.lo),
            hi: above(ends.hi),
        }
    };
    posts.into_iter().map(&mut step).collect()
}

/// How good a state is: the logarithm of the middle of the crowd, or, while something singles out,
/// of the crowd without it less a fixed price for each fact that does.
fn worth(ends: &Ends) -> f64 {
    let (lo, hi) = if ends.certain > 0 {
        ends.bare
    } else {
        (ends.lo, ends.hi)
    };
    (lo * hi).ln() / 2.0 - ALONE * ends.certain as f64
}

/// Posts taken away so far, and what the facts are sure to without them.
struct Plan<'t> {
    ground: Ground<'t>,
    /// What each post tells.
    posts: BTreeMap<u32, Vec<Said>>,
    taken: Vec<u32>,
    gone: HashSet<u32>,
    left: Vec<Left>,
    sure: Vec<f64>,
}

/// One fact as one post tells it.
#[derive(Clone, Copy)]
struct Said {
    fact: usize,
    /// `-ln(1 - confidence)`: the part of [`Left::weight`] that goes with the post.
    weight: f64,
}

/// What still tells a fact.
#[derive(Clone, Copy, Default)]
struct Left {
    posts: usize,
    weight: f64,
}

/// A set of posts to take together, and the gain a post when it was last counted.
struct Step {
    gain: f64,
    counted: usize,
    posts: Vec<u32>,
}

impl PartialEq for Step {
    fn eq(&self, other: &Step) -> bool {
        self.cmp(other).is_eq()
    }
}
impl Eq for Step {}
impl PartialOrd for Step {
    fn partial_cmp(&self, other: &Step) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl Ord for Step {
    /// By gain; then fewer posts; then earlier ones, so that the plan is the same every time.
    fn cmp(&self, other: &Step) -> std::cmp::Ordering {
        let by = self.gain.total_cmp(&other.gain);
        let by = by.then_with(|| other.posts.len().cmp(&self.posts.len()));
        by.then_with(|| other.posts.cmp(&self.posts))
    }
}

impl<'t> Plan<'t> {
    fn new(told: &'t [Told]) -> Plan<'t> {
        let ground = Ground::new(told);
        let mut posts: BTreeMap<u32, Vec<Said>> = BTreeMap::new();
        let mut left = vec![Left::default(); told.len()];
        for (fact, told) in told.iter().enumerate() {
            if told.fact.whose == Whose::Other {
                continue;
            }
            for post in told.posts(&HashSet::new()) {
                posts
                    .entry(post)
                    .or_default()
                    .push(Said { fact, weight: 0.0 });
                left[fact].posts += 1;
            }
            for telling in &told.by {
                let doubt = (1.0 - f64::from(telling.confidence)).clamp(1e-9, 1.0);
                let said = posts
                    .get_mut(&telling.post)
                    .and_then(|said| said.last_mut());
                if let Some(said) = said {
                    said.weight -= doubt.ln();
                    left[fact].weight -= doubt.ln();
                }
            }
        }
        let gone = HashSet::new();
        Plan {
            sure: ground.confidences(&gone),
            ground,
            posts,
            taken: Vec::new(),
            gone,
            left,
        }
    }

    /// How sure the facts that the posts tell are when the posts are taken away, or put back.
    fn changes(&self, posts: &[u32], back: bool) -> BTreeMap<usize, (Left, f64)> {
        let mut changes: BTreeMap<usize, (Left, f64)> = BTreeMap::new();
        for said in posts
            .iter()
            .filter_map(|post| self.posts.get(post))
            .flatten()
        {
            let here = || (self.left[said.fact], 0.0);
            let (left, _) = changes.entry(said.fact).or_insert_with(here);
            if back {
                left.posts += 1;
                left.weight += said.weight;
            } else {
                left.posts = left.posts.saturating_sub(1);
                left.weight = (left.weight - said.weight).max(0.0);
            }
        }
        for (fact, (left, sure)) in &mut changes {
            let told = &self.ground.told[*fact];
            *sure = match (left.posts, told.by.is_empty()) {
                (0, _) => 0.0,
                (_, true) => told.confidence(&HashSet::new()).unwrap_or(0.0),
                _ => (1.0 - (-left.weight).exp()).min(SUREST),
            };
        }
        changes
    }

    /// How good it is after taking posts away.
    fn after(&self, posts: &[u32]) -> f64 {
        let mut sure = self.sure.clone();
        for (fact, (_, now)) in self.changes(posts, false) {
            sure[fact] = now;
        }
        worth(&self.ground.ends(&sure))
    }

    /// The gain a post of taking posts away; what is more than needed is none.
    fn gain(&self, posts: &[u32], from: f64, need: f64) -> f64 {
        let changes = self.changes(posts, false);
        if changes
            .iter()
            .all(|(fact, (_, now))| self.sure[*fact] == *now)
        {
            return 0.0;
        }
        (self.after(posts).min(need) - from) / posts.len() as f64
    }

    fn take(&mut self, posts: &[u32]) {
        for (fact, (left, sure)) in self.changes(posts, false) {
            (self.left[fact], self.sure[fact]) = (left, sure);
        }
        self.gone.extend(posts);
        self.taken.extend(posts);
    }

    /// Sets of posts worth taking together: one alone (one of each that tells the same), all of a
    /// fact, all of a dimension, all that may single out.
    fn sets(&self) -> BTreeSet<Vec<u32>> {
        let mut sets: BTreeSet<Vec<u32>> = self.posts.keys().map(|post| vec![*post]).collect();
        let mut add = |facts: &mut dyn Iterator<Item = &Told>| {
            let posts = facts.flat_map(|told| told.posts(&self.gone));
            let posts: BTreeSet<u32> = posts.filter(|post| self.posts.contains_key(post)).collect();
            if !posts.is_empty() {
                sets.insert(posts.into_iter().collect());
            }
        };
        let told = self.ground.told;
        let own = || told.iter().filter(|t| t.fact.whose != Whose::Other);
        for fact in own() {
            add(&mut std::iter::once(fact));
        }
        for dimension in model::Dimension::ALL {
            add(&mut own().filter(|t| t.fact.dimension == *dimension));
        }
        add(&mut self.ground.terms.singles.iter().map(|at| &told[*at]));
        sets
    }

    /// Takes the best step until the crowd is large enough, or all where no step helps.
    fn grow(&mut self, need: f64) {
        let mut now = worth(&self.ground.ends(&self.sure));
        let mut steps = self.counted(now, need);
        let mut fresh = true;
        while now < need {
            let Some(mut step) = steps.pop() else { return };
            step.posts.retain(|post| !self.gone.contains(post));
            if step.posts.is_empty() {
                continue;
            }
            if step.counted != self.taken.len() {
                step.gain = self.gain(&step.posts, now, need);
                step.counted = self.taken.len();
                steps.push(step);
                continue;
            }
            if step.gain > NOTHING / step.posts.len() as f64 {
                self.take(&step.posts);
                now = worth(&self.ground.ends(&self.sure));
                fresh = false;
            } else if fresh {
                let rest = self.posts.keys().copied();
                let rest: Vec<u32> = rest.filter(|post| !self.gone.contains(post)).collect();
                return self.take(&rest);
            } else {
                steps = self.counted(now, need);
                fresh = true;
            }
        }
    }

    fn counted(&self, from: f64, need: f64) -> BinaryHeap<Step> {
        let left = |posts: Vec<u32>| -> Vec<u32> {
            let left = posts.into_iter().filter(|post| !self.gone.contains(post));
            left.collect()
        };
        let sets: BTreeSet<Vec<u32>> = self.sets().into_iter().map(left).collect();
        let sets = sets.into_iter().filter(|posts| !posts.is_empty());
        let step = |posts: Vec<u32>| Step {
            gain: self.gain(&posts, from, need),
            counted: self.taken.len(),
            posts,
        };
        sets.map(step).collect()
    }

    /// Puts back, last first, each post without which the crowd is as good or still large enough.
    fn prune(&mut self, need: f64) {
        for post in self.taken.clone().into_iter().rev() {
            let before = (self.left.clone(), self.sure.clone());
            for (fact, (left, sure)) in self.changes(&[post], true) {
                (self.left[fact], self.sure[fact]) = (left, sure);
            }
            if worth(&self.ground.ends(&self.sure)) >= need {
                self.taken.retain(|taken| *taken != post);
            } else {
                (self.left, self.sure) = before;
            }
        }
    }

    /// The smallest set of posts with fewer than `than` that is enough, best first, as long as not
    /// too many would have to be tried.
    fn fewer(&self, all: &[u32], than: usize, need: f64) -> Option<Vec<u32>> {
        let mut tries = 1;
        for size in 1..than {
            tries = tries * (all.len() + 1 - size) / size;
            if tries > TRIES {
                return None;
            }
            let mut set: Vec<usize> = (0..size).collect();
            loop {
                let posts: Vec<u32> = set.iter().map(|at| all[*at]).collect();
                if self.after(&posts) >= need {
                    return Some(self.ordered(posts));
                }
                // The next set in order: the last position that can move does, those behind follow.
                let last = |at: &usize| set[*at] < all.len() - size + at;
                let Some(at) = (0..size).rev().find(last) else {
                    break;
                };
                set[at] += 1;
                for behind in at + 1..size {
                    set[behind] = set[behind - 1] + 1;
                }
            }
        }
        None
    }

    /// The posts of a plan in the order of what each gives after those before it.
    fn ordered(&self, mut posts: Vec<u32>) -> Vec<u32> {
        for done in 0..posts.len() {
            let with = |at: usize| {
                let mut first: Vec<u32> = posts.iter().take(done).copied().collect();
                first.push(posts[at]);
                self.after(&first)
            };
            let best = (done..posts.len()).max_by(|a, b| with(*a).total_cmp(&with(*b)));
            posts.swap(done, best.unwrap_or(done));
        }
        posts
    }

    /// An edit where each thing that the post tells is a finding of its own.
    fn change(&self, post: u32) -> Change {
        let facts = self.posts.get(&post).into_iter().flatten();
        let mut findings = BTreeSet::new();
        for said in facts {
            let told = &self.ground.told[said.fact];
            let by = told.by.iter().filter(|t| t.post == post);
            let here: Option<Vec<u16>> = by.map(|t| t.finding).collect();
            match here {
                Some(here) if !here.is_empty() => findings.extend(here),
                _ => return Change::Delete,
            }
        }
        Change::Edit(findings.into_iter().collect())
    }
}

//! A fact with the tellings that make it, so that the crowd can be counted again without some of
//! its posts and without any text.

use std::collections::HashSet;

use model::Fact;

use crate::Value;

/// The most that many posts together can be sure of: what all of them say can still be a joke.
pub(crate) const SUREST: f64 = 0.98;

/// One post that says a fact.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Telling {
    /// The caller's number of the post.
    pub post: u32,
    /// How sure this post alone makes the fact, 0 to 1.
    pub confidence: f32,
    /// Position in the post's findings, where a finding says it: what an edit would take away.
    pub finding: Option<u16>,
}

/// A fact, what it says in a form that can be counted, and who tells it. Holds post text: no `Debug`.
#[derive(Clone, PartialEq)]
pub struct Told {
    /// The fact.
    pub fact: Fact,
    /// What it says.
    pub value: Value,
    /// Each post that says it. Where this is empty the fact stands by its own confidence and posts.
    pub by: Vec<Telling>,
}

impl Told {
    /// How sure the fact is without the posts that are gone: `1 - product(1 - c)`, at most 0.98;
    /// `None` where every post that says it is gone.
    pub(crate) fn confidence(&self, gone: &HashSet<u32>) -> Option<f64> {
        if self.by.is_empty() {
            let posts = &self.fact.posts;
            let stands = posts.is_empty() || posts.iter().any(|post| !gone.contains(post));
            return stands.then(|| f64::from(self.fact.confidence).clamp(0.0, SUREST));
        }
        let left = self.by.iter().filter(|t| !gone.contains(&t.post));
        together(left.map(|t| f64::from(t.confidence)).collect())
    }

    /// Posts that say it, each once, in order, without those that are gone.
    pub(crate) fn posts(&self, gone: &HashSet<u32>) -> Vec<u32> {
        let by = self.by.iter().map(|t| t.post);
        let all = by.chain(self.fact.posts.iter().copied());
        let mut posts: Vec<u32> = all.filter(|post| !gone.contains(post)).collect();
        posts.sort_unstable();
        posts.dedup();
        posts
    }
}

/// Several tellings as one confidence. Sorted first, so that the order of posts cannot change a bit.
pub(crate) fn together(mut confidences: Vec<f64>) -> Option<f64> {
    if confidences.is_empty() {
        return None;
    }
    confidences.sort_unstable_by(f64::total_cmp);
    let doubt: f64 = confidences
        .iter()
        .map(|c| 1.0 - c.clamp(0.0, 1.0))
        .product();
    Some((1.0 - doubt).min(SUREST))
}

#[cfg(test)]
mod tests {
    use super::together;

    #[test]
    fn posts_together_are_surer_than_one_but_never_certain() {
        assert_eq!(together(vec![]), None);
        assert_eq!(together(vec![0.6]), Some(0.6));
        assert_eq!(together(vec![0.6, 0.5]), Some(0.8));
        assert_eq!(together(vec![0.9; 40]), Some(0.98));
    }
}

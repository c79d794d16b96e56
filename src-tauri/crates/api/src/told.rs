//! What all posts together tell, in the form for programs: `facts`, `crowd`, `categories` and `fixes` of
//! `rearview audit --format json`. Posts are named by the ids that `rearview posts` gives them.

use exposure::Told;
use model::{
    Category, Change, Crowd, Dimension, Factor, Finding, Fix, PopulationOf, Post, Sentiment,
    ShareSource, Unused, Whose,
};
use serde::Serialize;

use crate::insight::FiledPost;

/// Something that the posts tell.
#[derive(Serialize)]
pub struct ToldFact {
    /// What it is about.
    pub dimension: Dimension,
    /// What is told.
    pub value: String,
    /// Whose it is.
    pub whose: Whose,
    /// How sure, 0 to 1.
    pub confidence: f32,
    /// It was so once.
    pub past: bool,
    /// Another fact says otherwise.
    pub conflict: bool,
    /// Time of the earliest post that says it, RFC 3339.
    pub first: Option<String>,
    /// Time of the latest.
    pub last: Option<String>,
    /// Posts that say it.
    pub posts: Vec<String>,
}

/// How many people the person could be.
#[derive(Serialize)]
pub struct ToldCrowd {
    /// The lower end.
    pub lo: f64,
    /// The upper end.
    pub hi: f64,
    /// Drivers that the chain begins with: the middle of the guess.
    pub population: f64,
    /// Its lower end.
    pub population_lo: f64,
    /// Its upper end.
    pub population_hi: f64,
    /// Which drivers those are.
    pub population_of: PopulationOf,
    /// What each fact does.
    pub chain: Vec<ToldFactor>,
    /// The dimension of the fact that leaves one person by itself.
    pub singled_out: Option<Dimension>,
}

/// What one fact does to the crowd.
#[derive(Serialize)]
pub struct ToldFactor {
    /// What it is about.
    pub dimension: Dimension,
    /// What is told.
    pub value: String,
    /// The share of people it leaves: lower end.
    pub share_lo: f64,
    /// Upper end.
    pub share_hi: f64,
    /// Posts that say it.
    pub posts: Vec<String>,
    /// Why it is not simply multiplied, where it is not.
    pub unused: Option<Unused>,
    /// Where the share comes from.
    pub source: ShareSource,
}

/// A post under a category.
#[derive(Serialize)]
pub struct ToldCategory {
    /// The post.
    pub post: String,
    /// What it is filed under.
    pub category: Category,
    /// How it sounds.
    pub sentiment: Sentiment,
    /// The words that were cues; none where the whole reads like others of the category.
    pub why: Vec<String>,
}

/// One step of the smallest fix.
#[derive(Serialize)]
pub struct ToldFix {
    /// The post.
    pub post: String,
    /// `edit` or `delete`.
    pub change: &'static str,
    /// Positions in the post's findings that an edit takes out.
    pub findings: Vec<u16>,
    /// The crowd after it and the steps before it: lower end.
    pub lo: f64,
    /// Upper end.
    pub hi: f64,
}

/// Names posts by number.
pub(crate) struct Names<'p>(pub &'p [(Post, Vec<Finding>)]);

impl Names<'_> {
    fn one(&self, number: u32) -> Option<String> {
        let (post, _) = self.0.get(usize::try_from(number).ok()?)?;
        Some(post.key.to_hex())
    }

    fn all(&self, numbers: &[u32]) -> Vec<String> {
        numbers.iter().filter_map(|n| self.one(*n)).collect()
    }

    pub fn facts(&self, told: &[Told]) -> Vec<ToldFact> {
        let facts = told.iter().map(|told| {
            let fact = &told.fact;
            ToldFact {
                dimension: fact.dimension,
                value: fact.value.clone(),
                whose: fact.whose,
                confidence: fact.confidence,
                past: fact.past,
                conflict: fact.conflict,
                first: fact.first.map(|t| t.to_rfc3339()),
                last: fact.last.map(|t| t.to_rfc3339()),
                posts: self.all(&fact.posts),
            }
        });
        facts.collect()
    }

    pub fn crowd(&self, crowd: Crowd) -> ToldCrowd {
        let factor = |factor: Factor| ToldFactor {
            dimension: factor.dimension,
            value: factor.value,
            share_lo: factor.share_lo,
            share_hi: factor.share_hi,
            posts: self.all(&factor.posts),
            unused: factor.unused,
            source: factor.source,
        };
        ToldCrowd {
            lo: crowd.lo,
            hi: crowd.hi,
            population: crowd.population,
            population_lo: crowd.population_lo,
            population_hi: crowd.population_hi,
            population_of: crowd.population_of,
            chain: crowd.chain.into_iter().map(factor).collect(),
            singled_out: crowd.singled_out.map(|s| s.dimension),
        }
    }

    pub fn categories(&self, filed: &[FiledPost]) -> Vec<ToldCategory> {
        let mut out = Vec::new();
        for post in filed {
            let Some((source, _)) = self.0.get(post.post as usize) else {
                continue;
            };
            let words = |span: &model::Span| -> String {
                let length = span.end.saturating_sub(span.start) as usize;
                let chars = source.text.chars().skip(span.start as usize);
                chars.take(length).collect()
            };
            for (category, why) in &post.filed.categories {
                out.push(ToldCategory {
                    post: source.key.to_hex(),
                    category: *category,
                    sentiment: post.filed.sentiment,
                    why: why.cues.iter().map(words).collect(),
                });
            }
        }
        out
    }

    pub fn fixes(&self, fixes: Vec<Fix>) -> Vec<ToldFix> {
        let fix = |fix: Fix| {
            let (change, findings) = match fix.change {
                Change::Edit(findings) => ("edit", findings),
                Change::Delete => ("delete", Vec::new()),
            };
            Some(ToldFix {
                post: self.one(fix.post)?,
                change,
                findings,
                lo: fix.lo,
                hi: fix.hi,
            })
        };
        fixes.into_iter().filter_map(fix).collect()
    }
}

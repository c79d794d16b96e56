//! The crowd: how many people the owner of the posts could be, what made the range, and what
//! would widen it. Types with a value of a fact hold post text: no `Debug`.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Dimension, words};

/// How many people all that the posts tell is true of.
#[derive(Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Crowd {
    /// The lower end, at least 1, at most two significant digits.
    pub lo: f64,
    /// The upper end, not below `lo`, at most two significant digits.
    pub hi: f64,
    /// The drivers that the person is one of before any other fact: the middle of the guess.
    pub population: f64,
    /// Its lower end.
    pub population_lo: f64,
    /// Its upper end.
    pub population_hi: f64,
    /// Which drivers those are.
    pub population_of: PopulationOf,
    /// Every fact in the order of dimensions, and what it does to the crowd.
    pub chain: Vec<Factor>,
    /// The fact that leaves one person by itself, where there is one.
    pub singled_out: Option<SingledOut>,
}

/// Which drivers a population counts. What is `None` is not told: any gig driver, the whole United
/// States, any station.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PopulationOf {
    /// Platform, as the counts name it.
    pub platform: Option<String>,
    /// Area, in the words of the fact.
    pub area: Option<String>,
    /// Station, in the words of the fact.
    pub station: Option<String>,
}

/// What one fact does to the crowd.
#[derive(Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Factor {
    /// What the fact is about.
    pub dimension: Dimension,
    /// What it says, in its own words.
    pub value: String,
    /// The share of people it leaves, 0 to 1: lower end.
    pub share_lo: f64,
    /// Upper end.
    pub share_hi: f64,
    /// Posts that say it.
    pub posts: Vec<u32>,
    /// Why it is not simply multiplied, where it is not.
    pub unused: Option<Unused>,
    /// Where the share comes from.
    pub source: ShareSource,
}

/// Why the share of a fact is not simply multiplied into the crowd.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Unused {
    /// It made the population that the chain begins with.
    InPopulation,
    /// A narrower fact of the same dimension holds it (city in state, model in make).
    NestedIn,
    /// It goes together with a fact of this dimension: the upper end takes the stronger one only.
    CorrelatedWith(Dimension),
    /// The words do not tell whose it is: it only widens.
    WhoseUnknown,
    /// It was so before: it only widens.
    Past,
    /// Another fact says otherwise: it only widens.
    Conflict,
    /// It belongs to one person: nothing to multiply.
    SinglesOut,
}

/// Where a share comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[repr(u8)]
pub enum ShareSource {
    /// Company statements and press about drivers.
    Companies,
    /// The census of 2020 and its yearly surveys.
    Census,
    /// GeoNames, places and their people.
    Geonames,
    /// Registrations and sales of vehicles.
    Vehicles,
    /// No count is published: a wide assumption.
    Assumed,
}

words!(ShareSource {
    Companies = "companies",
    Census = "census",
    Geonames = "geonames",
    Vehicles = "vehicles",
    Assumed = "assumed",
});

/// A fact that leaves one person by itself.
#[derive(Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct SingledOut {
    /// What it is about.
    pub dimension: Dimension,
    /// What it says.
    pub value: String,
    /// Posts that say it.
    pub posts: Vec<u32>,
}

/// What to do to one post.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    /// Take these findings out of the text, by their position in the post's findings.
    Edit(Vec<u16>),
    /// Take the whole post down: what tells is not one finding.
    Delete,
}

/// One step of the smallest fix: one post, and the crowd after this step and those before it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct Fix {
    /// The caller's number of the post.
    pub post: u32,
    /// What to do to it.
    pub change: Change,
    /// Lower end of the crowd after it.
    pub lo: f64,
    /// Upper end of the crowd after it.
    pub hi: f64,
}

//! Facts: what findings together tell about the owner of the posts, and the crowd they leave.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{PostTime, words};

/// What a fact is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[repr(u8)]
#[allow(missing_docs)] // The names are the documentation.
pub enum Dimension {
    Name,
    Handle,
    Phone,
    Email,
    Address,
    Plate,
    GovId,
    Platform,
    Station,
    Area,
    Vehicle,
    Shift,
    Age,
    Sex,
    Family,
    Origin,
    Language,
    Health,
    Education,
    Job,
    Place,
}

words!(Dimension {
    Name = "name",
    Handle = "handle",
    Phone = "phone",
    Email = "email",
    Address = "address",
    Plate = "plate",
    GovId = "gov_id",
    Platform = "platform",
    Station = "station",
    Area = "area",
    Vehicle = "vehicle",
    Shift = "shift",
    Age = "age",
    Sex = "sex",
    Family = "family",
    Origin = "origin",
    Language = "language",
    Health = "health",
    Education = "education",
    Job = "job",
    Place = "place",
});

impl Dimension {
    /// Whether one value belongs to one person: whoever holds it needs nothing else.
    pub const fn singles_out(self) -> bool {
        matches!(
            self,
            Dimension::Name
                | Dimension::Handle
                | Dimension::Phone
                | Dimension::Email
                | Dimension::Address
                | Dimension::Plate
                | Dimension::GovId
        )
    }
}

/// Whose fact it is, as far as the words tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[repr(u8)]
pub enum Whose {
    /// The person the posts belong to.
    Owner,
    /// Somebody else: a customer, a coworker, family, a quoted voice.
    Other,
    /// The words do not tell.
    Unknown,
}

words!(Whose {
    Owner = "owner",
    Other = "other",
    Unknown = "unknown",
});

/// What posts together tell about one person in one dimension. Holds post text: no `Debug`.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct Fact {
    /// What it is about.
    pub dimension: Dimension,
    /// What is told, in words a reader would use: "Lynn, MA", "2014 blue Toyota Corolla".
    pub value: String,
    /// Whose it is.
    pub whose: Whose,
    /// How sure it is that this is so, 0 to 1.
    pub confidence: f32,
    /// Whether it was so once and is no longer, as the posts tell ("I used to live in Quincy").
    pub past: bool,
    /// Whether another fact of the same dimension and time says otherwise.
    pub conflict: bool,
    /// The earliest post with a time that says it.
    pub first: Option<PostTime>,
    /// The latest.
    pub last: Option<PostTime>,
    /// Numbers of the posts that say it, as they were handed in, each once, in their order.
    pub posts: Vec<u32>,
}

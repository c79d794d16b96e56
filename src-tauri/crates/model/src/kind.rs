//! Kinds: the classes of detail that can lead from a post to a person.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::words;

/// Class of an identifying detail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
#[repr(u8)]
#[allow(missing_docs)] // The names are the documentation; spans are defined in the detectors.
pub enum Kind {
    Person,
    Handle,
    Email,
    Phone,
    Ip,
    Url,
    Address,
    Coordinates,
    Plate,
    Vin,
    GovId,
    Bank,
    TrackingId,
    Place,
    Station,
    Route,
    Employer,
    Vehicle,
    Datetime,
    Age,
    Family,
    Health,
    Origin,
    Job,
    /// A word of the person's own list, whatever class it would be otherwise.
    OwnTerm,
}

words!(Kind {
    Person = "PERSON",
    Handle = "HANDLE",
    Email = "EMAIL",
    Phone = "PHONE",
    Ip = "IP",
    Url = "URL",
    Address = "ADDRESS",
    Coordinates = "COORDINATES",
    Plate = "PLATE",
    Vin = "VIN",
    GovId = "GOV_ID",
    Bank = "BANK",
    TrackingId = "TRACKING_ID",
    Place = "PLACE",
    Station = "STATION",
    Route = "ROUTE",
    Employer = "EMPLOYER",
    Vehicle = "VEHICLE",
    Datetime = "DATETIME",
    Age = "AGE",
    Family = "FAMILY",
    Health = "HEALTH",
    Origin = "ORIGIN",
    Job = "JOB",
    OwnTerm = "OWN_TERM",
});

/// The four families of marks: one colour and one line shape each, so that colour is never alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[repr(u8)]
pub enum Family {
    /// Names, handles, contact, ids.
    Who,
    /// Addresses, places, stations, routes, coordinates.
    Where,
    /// Shifts and dates.
    When,
    /// Employer, vehicle, age, family, health, origin, job.
    About,
}

words!(Family {
    Who = "who",
    Where = "where",
    When = "when",
    About = "about",
});

impl Kind {
    /// The family of marks that a kind is drawn with.
    pub const fn family(self) -> Family {
        match self {
            Kind::Person
            | Kind::Handle
            | Kind::Email
            | Kind::Phone
            | Kind::Ip
            | Kind::Url
            | Kind::Plate
            | Kind::Vin
            | Kind::GovId
            | Kind::Bank
            | Kind::TrackingId
            | Kind::OwnTerm => Family::Who,
            Kind::Address | Kind::Coordinates | Kind::Place | Kind::Station | Kind::Route => {
                Family::Where
            }
            Kind::Datetime => Family::When,
            Kind::Employer
            | Kind::Vehicle
            | Kind::Age
            | Kind::Family
            | Kind::Health
            | Kind::Origin
            | Kind::Job => Family::About,
        }
    }

    /// The bit of this kind in a mask of kinds.
    pub const fn bit(self) -> u32 {
        1 << self.index()
    }
}

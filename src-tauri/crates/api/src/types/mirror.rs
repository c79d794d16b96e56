//! The mirror: first counts over everything.

use model::{Audience, Kind, Platform};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Count;

/// First counts over the person's own posts (others' text is left out, and counted apart).
#[derive(Clone, Serialize, Deserialize, TS)]
pub struct Mirror {
    /// The person's own posts.
    pub posts: u32,
    /// Others' text in the archives: reposts.
    pub others: u32,
    /// Own posts with at least one finding.
    pub with_findings: u32,
    /// Time of the earliest post, RFC 3339.
    pub first: Option<String>,
    /// Time of the latest post, RFC 3339.
    pub last: Option<String>,
    /// By platform.
    pub platforms: Vec<Count<Platform>>,
    /// By audience.
    pub audiences: Vec<Count<Audience>>,
    /// By month and platform, ascending; months without posts are left out.
    pub months: Vec<MonthCount>,
    /// By kind of finding, most posts first.
    pub kinds: Vec<KindCount>,
    /// By weekday and hour in `zone`; cells without posts are left out.
    pub hours: Vec<HourCount>,
    /// IANA name of the zone the hours are shown in.
    pub zone: String,
    /// Posts whose time the archive gives without a zone: taken as they stand.
    pub local_times: u32,
}

/// Posts of one month on one platform.
#[derive(Clone, Serialize, Deserialize, TS)]
pub struct MonthCount {
    /// `YYYY-MM`.
    pub month: String,
    /// Where.
    pub platform: Platform,
    /// How many.
    pub posts: u32,
}

/// Findings of one kind.
#[derive(Clone, Serialize, Deserialize, TS)]
pub struct KindCount {
    /// The kind.
    pub kind: Kind,
    /// Posts that have one.
    pub posts: u32,
    /// Findings in all.
    pub findings: u32,
}

/// Posts of one hour of the week.
#[derive(Clone, Copy, Serialize, Deserialize, TS)]
pub struct HourCount {
    /// 0 is Monday.
    pub weekday: u8,
    /// 0 to 23.
    pub hour: u8,
    /// How many.
    pub posts: u32,
}

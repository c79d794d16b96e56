//! Categories: what a listening team would file a post under, and how it sounds to them.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::words;

/// A category of the listening report. Sources: the team's own list as published in 2020, and
/// what its cases show; see `SOURCES.md` of the crate `exposure`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
#[repr(u8)]
#[allow(missing_docs)] // The names are the documentation.
pub enum Category {
    StrikeProtest,
    Union,
    WarehouseConditions,
    PayTips,
    MediaCoverage,
    ResearcherContact,
    AppIssue,
    OnroadIssue,
    Deactivation,
    Praise,
    Customer,
    Legal,
    Coworker,
}

words!(Category {
    StrikeProtest = "STRIKE_PROTEST",
    Union = "UNION",
    WarehouseConditions = "WAREHOUSE_CONDITIONS",
    PayTips = "PAY_TIPS",
    MediaCoverage = "MEDIA_COVERAGE",
    ResearcherContact = "RESEARCHER_CONTACT",
    AppIssue = "APP_ISSUE",
    OnroadIssue = "ONROAD_ISSUE",
    Deactivation = "DEACTIVATION",
    Praise = "PRAISE",
    Customer = "CUSTOMER",
    Legal = "LEGAL",
    Coworker = "COWORKER",
});

impl Category {
    /// The bit of the category in a mask.
    pub const fn bit(self) -> u16 {
        1 << self as u16
    }

    /// Whether the press or court papers show it (`false`: added here, by likeness).
    pub const fn documented(self) -> bool {
        !matches!(
            self,
            Category::Praise | Category::Customer | Category::Legal | Category::Coworker
        )
    }
}

/// How a post sounds to the company.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS,
)]
#[serde(rename_all = "snake_case")]
#[repr(u8)]
pub enum Sentiment {
    /// A complaint.
    Negative,
    /// Neither.
    #[default]
    Neutral,
    /// Praise.
    Positive,
}

words!(Sentiment {
    Negative = "negative",
    Neutral = "neutral",
    Positive = "positive",
});

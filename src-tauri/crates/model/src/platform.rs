//! The places people post. The list is the closed set that any stage may name.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::words;

/// Where a post was published or sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[repr(u8)]
#[allow(missing_docs)] // The names are the documentation.
pub enum Platform {
    X,
    Facebook,
    Instagram,
    Threads,
    Reddit,
    Mastodon,
    Bluesky,
    Tiktok,
    Youtube,
    GoogleMaps,
    Linkedin,
    Discord,
    Telegram,
    Whatsapp,
    Slack,
    Strava,
    Tumblr,
    Nextdoor,
    /// Text from anywhere else: pasted, a plain file, a platform we do not know by name.
    Other,
}

words!(Platform {
    X = "x",
    Facebook = "facebook",
    Instagram = "instagram",
    Threads = "threads",
    Reddit = "reddit",
    Mastodon = "mastodon",
    Bluesky = "bluesky",
    Tiktok = "tiktok",
    Youtube = "youtube",
    GoogleMaps = "google_maps",
    Linkedin = "linkedin",
    Discord = "discord",
    Telegram = "telegram",
    Whatsapp = "whatsapp",
    Slack = "slack",
    Strava = "strava",
    Tumblr = "tumblr",
    Nextdoor = "nextdoor",
    Other = "other",
});

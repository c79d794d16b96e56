//! A tweet as the archive writes it, and what its readers saw of it.

use model::Place;
use serde::Deserialize;

use crate::json::{Many, Maybe, Num, Word};

#[derive(Deserialize)]
pub(super) struct Wrapped<'a> {
    #[serde(borrow)]
    pub tweet: Tweet<'a>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Tweet<'a> {
    #[serde(borrow)]
    pub id_str: Word<'a>,
    #[serde(borrow)]
    pub id: Word<'a>,
    #[serde(borrow)]
    pub created_at: Word<'a>,
    #[serde(borrow)]
    pub full_text: Word<'a>,
    /// What it was called before 2018.
    #[serde(borrow)]
    pub text: Word<'a>,
    #[serde(borrow)]
    pub in_reply_to_status_id_str: Word<'a>,
    #[serde(borrow)]
    pub in_reply_to_status_id: Word<'a>,
    #[serde(borrow)]
    pub in_reply_to_user_id_str: Word<'a>,
    #[serde(borrow)]
    pub in_reply_to_screen_name: Word<'a>,
    #[serde(borrow)]
    pub community_id_str: Word<'a>,
    #[serde(borrow)]
    pub community_id: Word<'a>,
    #[serde(borrow)]
    pub entities: Maybe<Entities<'a>>,
    #[serde(borrow)]
    pub extended_entities: Maybe<Entities<'a>>,
    pub geo: Maybe<Point>,
    pub coordinates: Maybe<Point>,
    #[serde(borrow)]
    pub place: Maybe<Spot<'a>>,
    pub retweeted_status: Maybe<Present>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Entities<'a> {
    #[serde(borrow)]
    pub urls: Many<Link<'a>>,
    #[serde(borrow)]
    pub media: Many<Medium<'a>>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Link<'a> {
    #[serde(borrow)]
    pub url: Word<'a>,
    #[serde(borrow)]
    pub expanded_url: Word<'a>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Medium<'a> {
    #[serde(borrow)]
    url: Word<'a>,
    #[serde(borrow)]
    media_url_https: Word<'a>,
    #[serde(borrow)]
    media_url: Word<'a>,
    #[serde(borrow)]
    video_info: Maybe<Video<'a>>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Video<'a> {
    #[serde(borrow)]
    variants: Many<Variant<'a>>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Variant<'a> {
    bitrate: Num,
    #[serde(borrow)]
    url: Word<'a>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Point {
    coordinates: Pair,
}

/// Two numbers, or nothing.
#[derive(Default)]
struct Pair(Option<(f64, f64)>);

impl<'de> Deserialize<'de> for Pair {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Pair, D::Error> {
        let numbers = Option::<Vec<Num>>::deserialize(from)?.unwrap_or_default();
        Ok(Pair(match numbers[..] {
            [Num(Some(a)), Num(Some(b))] => Some((a, b)),
            _ => None,
        }))
    }
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Spot<'a> {
    #[serde(borrow)]
    full_name: Word<'a>,
}

/// Something whose presence is all that matters.
#[derive(Deserialize)]
pub(super) struct Present {}

impl Tweet<'_> {
    pub fn id(&self) -> Option<&str> {
        let id = self.id_str.get().or(self.id.get())?;
        id.bytes().all(|b| b.is_ascii_digit()).then_some(id)
    }

    pub fn written(&self) -> &str {
        self.full_text.get().or(self.text.get()).unwrap_or_default()
    }

    /// Every medium: `extended_entities` has all, `entities` at most the first.
    pub fn media(&self) -> &[Medium<'_>] {
        let of = |e: &'_ Maybe<Entities<'_>>| e.0.as_ref().is_some_and(|e| !e.media.0.is_empty());
        let entities = if of(&self.extended_entities) {
            &self.extended_entities
        } else {
            &self.entities
        };
        entities.0.as_ref().map_or(&[], |e| &e.media.0)
    }

    pub fn links(&self) -> &[Link<'_>] {
        self.entities.0.as_ref().map_or(&[], |e| &e.urls.0)
    }

    pub fn is_repost(&self) -> bool {
        self.retweeted_status.0.is_some() || self.written().starts_with("RT @")
    }

    /// The text as its readers saw it.
    pub fn shown(&self) -> String {
        let mut text = unescaped(self.written());
        for medium in self.media() {
            if let Some(url) = medium.url.get()
                && let Some(rest) = text.trim_end().strip_suffix(url)
            {
                text = rest.trim_end().to_owned();
            }
        }
        expand(
            &mut text,
            self.links()
                .iter()
                .map(|l| (l.url.get(), l.expanded_url.get())),
        );
        text
    }

    /// Where the tweet was pinned. Archives mix up the order of the two numbers: a latitude is
    /// never over 90, and `geo` is the more reliable of the two fields.
    pub fn place(&self) -> Option<Place> {
        let geo = self.geo.0.as_ref().and_then(|p| p.coordinates.0);
        let swapped = self.coordinates.0.as_ref().and_then(|p| p.coordinates.0);
        let point = geo.or(swapped.map(|(lon, lat)| (lat, lon)));
        let lat_lon = point
            .map(|(lat, lon)| {
                if lat.abs() > 90.0 {
                    (lon, lat)
                } else {
                    (lat, lon)
                }
            })
            .filter(|(lat, lon)| lat.abs() <= 90.0 && lon.abs() <= 180.0);
        let name = self
            .place
            .0
            .as_ref()
            .and_then(|spot| spot.full_name.owned());
        (lat_lon.is_some() || name.is_some()).then_some(Place {
            name,
            address: None,
            lat_lon,
        })
    }
}

impl Medium<'_> {
    /// The address of the file: of a video the one with the most bits.
    pub fn address(&self) -> Option<&str> {
        let variants = self
            .video_info
            .0
            .as_ref()
            .map_or(&[][..], |video| &video.variants.0);
        let best = variants
            .iter()
            .filter(|v| v.bitrate.0.is_some())
            .max_by(|a, b| {
                a.bitrate
                    .0
                    .partial_cmp(&b.bitrate.0)
                    .unwrap_or(std::cmp::Ordering::Equal)
            });
        best.and_then(|v| v.url.get())
            .or(self.media_url_https.get())
            .or(self.media_url.get())
    }
}

/// X escapes exactly these three, once.
pub(super) fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once('&') {
        out.push_str(before);
        let known = [("amp;", '&'), ("lt;", '<'), ("gt;", '>')];
        let hit = known
            .iter()
            .find_map(|(name, c)| Some((behind.strip_prefix(name)?, *c)));
        let (next, c) = hit.unwrap_or((behind, '&'));
        out.push(c);
        rest = next;
    }
    out.push_str(rest);
    out
}

/// Puts the addresses that were meant in the place of the short ones.
pub(super) fn expand<'a>(
    text: &mut String,
    links: impl Iterator<Item = (Option<&'a str>, Option<&'a str>)>,
) {
    for (short, long) in links {
        if let (Some(short), Some(long)) = (short, long)
            && text.contains(short)
        {
            *text = text.replacen(short, long, 1);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_unescaped_once() {
        let shown = unescaped("a &lt;5 &amp; b &amp;lt; &copy; &");
        assert_eq!(shown, "a <5 & b &lt; &copy; &");
    }
}

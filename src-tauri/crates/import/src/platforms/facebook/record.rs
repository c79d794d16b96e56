//! Records as the export writes them: posts, comments, media, places, and the newer rows of
//! labelled values. Every field may be missing.

use model::{Media, Place};
use serde::Deserialize;

use crate::json::{Int, Many, Maybe, Num, Text};

/// A row of any table.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Record {
    pub timestamp: Int,
    pub title: Text,
    pub data: Many<Datum>,
    pub attachments: Many<Attachment>,
    pub media: Many<Medium>,
    pub label_values: Many<Label>,
    pub fbid: Text,
}

/// One of the one-key objects in `data`.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Datum {
    pub post: Text,
    pub comment: Maybe<Comment>,
    /// Of a group, in the table of memberships.
    pub name: Text,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Comment {
    pub timestamp: Int,
    pub comment: Text,
    pub group: Text,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Attachment {
    pub data: Many<Attached>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Attached {
    pub media: Maybe<Medium>,
    pub place: Maybe<Spot>,
    pub text: Text,
    pub note: Maybe<Titled>,
    pub for_sale_item: Maybe<Titled>,
    pub life_event: Maybe<Titled>,
    pub poll: Maybe<Poll>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Titled {
    pub title: Text,
    #[serde(alias = "text")]
    pub description: Text,
    pub place: Maybe<Spot>,
}

impl Titled {
    /// Title and description, one under the other.
    pub fn whole(&self) -> String {
        let parts: Vec<String> = [&self.title, &self.description]
            .into_iter()
            .filter_map(Text::fixed)
            .collect();
        parts.join("\n")
    }
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Poll {
    pub question: Text,
    pub options: Many<PollOption>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct PollOption {
    pub option: Text,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Spot {
    pub name: Text,
    pub address: Text,
    pub url: Text,
    pub coordinate: Maybe<Point>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Point {
    pub latitude: Num,
    pub longitude: Num,
}

impl Point {
    fn degrees(&self) -> Option<(f64, f64)> {
        let point = self.latitude.0.zip(self.longitude.0)?;
        (point.0.abs() <= 90.0 && point.1.abs() <= 180.0).then_some(point)
    }
}

impl Spot {
    pub fn place(&self) -> Place {
        Place {
            name: self.name.fixed(),
            address: self.address.fixed(),
            lat_lon: self.coordinate.0.as_ref().and_then(Point::degrees),
        }
    }
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Medium {
    pub uri: Text,
    pub description: Text,
    pub creation_timestamp: Int,
    pub media_metadata: Maybe<Metadata>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Metadata {
    photo_metadata: Maybe<Exif>,
    video_metadata: Maybe<Exif>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Exif {
    /// Since 2021; before that the coordinates stand right here.
    exif_data: Many<Point>,
    latitude: Num,
    longitude: Num,
}

impl Medium {
    /// The medium as a part of a post whose text is `beside`: a caption that repeats it is none.
    pub fn media(&self, beside: &str) -> Option<Media> {
        let name = self.uri.fixed()?;
        let caption = self.description.fixed().filter(|caption| caption != beside);
        Some(Media { name, caption })
    }

    /// Where the camera was.
    pub fn place(&self) -> Option<Place> {
        let metadata = self.media_metadata.0.as_ref()?;
        let exif = [&metadata.photo_metadata, &metadata.video_metadata];
        let lat_lon = exif
            .iter()
            .filter_map(|exif| exif.0.as_ref())
            .find_map(|exif| {
                let flat = Point {
                    latitude: exif.latitude,
                    longitude: exif.longitude,
                };
                exif.exif_data
                    .0
                    .iter()
                    .find_map(Point::degrees)
                    .or(flat.degrees())
            });
        lat_lon.map(|at| Place {
            name: None,
            address: None,
            lat_lon: Some(at),
        })
    }
}

/// A labelled value, or a titled list of them.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Label {
    pub label: Text,
    pub value: Text,
    pub title: Text,
    pub media: Many<Medium>,
    pub dict: Many<Label>,
}

impl Record {
    /// Every medium, wherever the record has it.
    pub fn media(&self) -> impl Iterator<Item = &Medium> {
        let attached = self.attachments.0.iter().flat_map(|a| &a.data.0);
        let attached = attached.filter_map(|a| a.media.0.as_ref());
        let labelled = self.label_values.0.iter().flat_map(|l| &l.media.0);
        attached.chain(&self.media.0).chain(labelled)
    }

    /// Everything attached.
    pub fn attached(&self) -> impl Iterator<Item = &Attached> {
        self.attachments.0.iter().flat_map(|a| &a.data.0)
    }

    /// The place: listed twice, and better where it has an address on Facebook.
    pub fn place(&self) -> Option<Place> {
        let spots: Vec<&Spot> = self.attached().filter_map(|a| a.place.0.as_ref()).collect();
        let best = spots
            .iter()
            .find(|spot| spot.url.get().is_some())
            .or(spots.first());
        let event = || {
            self.attached()
                .filter_map(|a| a.life_event.0.as_ref()?.place.0.as_ref())
        };
        best.map(|spot| spot.place())
            .or_else(|| event().next().map(Spot::place))
            .or_else(|| self.media().find_map(Medium::place))
    }
}

//! A post: one thing a person published or sent, the same shape for every platform.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Platform, PostTime, words};

/// What sort of thing it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[repr(u8)]
pub enum PostKind {
    /// A post of its own.
    Post,
    /// An answer to a post, itself a post (X, Mastodon, Bluesky).
    Reply,
    /// A comment under somebody's post.
    Comment,
    /// A direct or group message.
    Message,
    /// A post in a group or community.
    GroupPost,
    /// A comment in a group or community.
    GroupComment,
    /// Words under a photo or video that is no post of its own.
    Caption,
    /// A review of a place or a product.
    Review,
    /// Somebody else's text, passed on.
    Repost,
    /// Words of a profile: bio, location, name.
    Profile,
    /// Anything else: drafts, answers to membership questions, earlier wordings.
    Other,
}

words!(PostKind {
    Post = "post",
    Reply = "reply",
    Comment = "comment",
    Message = "message",
    GroupPost = "group_post",
    GroupComment = "group_comment",
    Caption = "caption",
    Review = "review",
    Repost = "repost",
    Profile = "profile",
    Other = "other",
});

/// Who could read it. A closed group is a monitored channel: never shown as safe.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[repr(u8)]
pub enum Audience {
    /// Anyone.
    Public,
    /// Members of a group or community.
    Group,
    /// Friends, followers or a chosen circle.
    Friends,
    /// The people of one conversation, or nobody.
    Private,
    /// The archive does not say.
    Unknown,
}

words!(Audience {
    Public = "public",
    Group = "group",
    Friends = "friends",
    Private = "private",
    Unknown = "unknown",
});

/// Whether it still stands where it was published, as far as the archive says.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS,
)]
#[serde(rename_all = "snake_case")]
#[repr(u8)]
pub enum Standing {
    /// Published, and there when the archive was made.
    #[default]
    Live,
    /// Deleted by its author; the platform still held it.
    Deleted,
    /// Hidden from the profile by its author.
    Archived,
    /// Waiting for a moderator.
    Pending,
    /// Never published.
    Draft,
    /// An earlier wording of something that was edited.
    Earlier,
}

words!(Standing {
    Live = "live",
    Deleted = "deleted",
    Archived = "archived",
    Pending = "pending",
    Draft = "draft",
    Earlier = "earlier",
});

/// What makes a post the same post in another archive: 128 bits over the platform's own id, or,
/// where it has none, over platform, kind, group, time and text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PostKey(pub [u8; 16]);

impl PostKey {
    /// 32 lower-case hexadecimal digits.
    pub fn to_hex(self) -> String {
        self.0.iter().map(|b| format!("{b:02x}")).collect()
    }
}

/// A photo, video or file of a post. Its bytes stay in the archive.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Media {
    /// Path inside the archive, or the address the archive gives where it has no file.
    pub name: String,
    /// Words under it.
    pub caption: Option<String>,
}

/// A place the archive attaches to a post: a check-in, or the coordinates of a photo.
#[derive(Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Place {
    /// Name as shown.
    pub name: Option<String>,
    /// Street address as shown.
    pub address: Option<String>,
    /// Degrees north and east (WGS 84).
    pub lat_lon: Option<(f64, f64)>,
}

/// One thing a person published or sent, or that stands in their archive.
#[derive(Clone, PartialEq)]
pub struct Post {
    /// Identity across archives.
    pub key: PostKey,
    /// Where.
    pub platform: Platform,
    /// What sort.
    pub kind: PostKind,
    /// The words, decoded for reading. May be empty where only media were posted.
    pub text: String,
    /// When; `None` where the archive gives no time.
    pub time: Option<PostTime>,
    /// Who could read it.
    pub audience: Audience,
    /// Whether it still stands.
    pub standing: Standing,
    /// Group, community, channel, conversation or wall, as the archive names it.
    pub group: Option<String>,
    /// Its address on the platform.
    pub permalink: Option<String>,
    /// Photos, videos and files.
    pub media: Vec<Media>,
    /// The person's own text (`true`), somebody else's (`false`), or not known yet (`None`: a chat
    /// in which the person has not said who they are).
    pub own: Option<bool>,
    /// Who wrote it, where that is not simply the owner.
    pub author: Option<String>,
    /// The platform's own id, where there is one.
    pub native_id: Option<String>,
    /// Id or address of what it answers.
    pub reply_to: Option<String>,
    /// Place attached by the archive.
    pub place: Option<Place>,
    /// File inside the archive that it was read from.
    pub source: String,
}

impl Post {
    /// Every text of the post that a reader sees: part 0 is the text, part n the n-th caption.
    pub fn parts(&self) -> impl Iterator<Item = (u16, &str)> {
        let captions = self.media.iter().enumerate().filter_map(|(i, m)| {
            let part = u16::try_from(i + 1).ok()?;
            Some((part, m.caption.as_deref()?))
        });
        std::iter::once((0, self.text.as_str())).chain(captions)
    }
}

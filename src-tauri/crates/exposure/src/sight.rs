//! A post as exposure reads it: borrowed from whoever holds it.

use model::{Audience, Finding, Platform, PostKind, PostTime};

/// One post. Holds post text: no `Debug`.
#[derive(Clone, Copy)]
pub struct Sight<'p> {
    /// The caller's number of the post; facts name their posts by it.
    pub post: u32,
    /// Where.
    pub platform: Platform,
    /// What sort.
    pub kind: PostKind,
    /// Who could read it.
    pub audience: Audience,
    /// When.
    pub time: Option<PostTime>,
    /// Group, community or channel.
    pub group: Option<&'p str>,
    /// Part 0 is the text, part n the caption of the n-th medium.
    pub parts: &'p [&'p str],
    /// What stands in the parts, in order of part and place.
    pub findings: &'p [Finding],
}

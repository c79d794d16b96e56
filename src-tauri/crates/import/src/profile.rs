//! Words of a profile as posts: readers of the profile see them too.

use model::{Audience, Platform, Post, PostKind, PostTime, Standing};

use crate::{ImportError, Out, key};

/// Where a field of a profile stands.
pub(crate) struct Field<'a> {
    pub platform: Platform,
    /// File inside the archive.
    pub file: &'a str,
    /// Stable name of the field, e.g. `bio`.
    pub name: &'static str,
    pub audience: Audience,
}

/// Hands out one field, where it holds anything. The name of the field is put behind that of the
/// file, so that a reader can tell a town from a name.
pub(crate) fn field(
    out: &Out<'_>,
    field: Field<'_>,
    value: &str,
    time: Option<PostTime>,
) -> Result<(), ImportError> {
    let value = value.trim();
    if value.is_empty() {
        return Ok(());
    }
    let table = format!("profile {}", field.name);
    out.post(Post {
        key: key::by_id(field.platform, &table, &key::normalised(value)),
        platform: field.platform,
        kind: PostKind::Profile,
        text: value.to_owned(),
        time,
        audience: field.audience,
        standing: Standing::Live,
        group: None,
        permalink: None,
        media: Vec::new(),
        own: Some(true),
        author: None,
        native_id: None,
        reply_to: None,
        place: None,
        source: format!("{}#{}", field.file, field.name),
    })?;
    Ok(())
}

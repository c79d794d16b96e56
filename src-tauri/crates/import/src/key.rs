//! What makes a post the same post in another archive.

use model::{Platform, PostKey, PostKind};
use sha2::{Digest, Sha256};

/// The key of a post with an id of its own. Ids of one `table` of a platform are distinct.
pub(crate) fn by_id(platform: Platform, table: &str, id: &str) -> PostKey {
    first_half(&["id", platform.as_str(), table, id])
}

/// The key of a post without an id: platform, kind, group, time and text. `media` tells posts
/// without text apart; only the names of the files count, since exports move their folders.
pub(crate) fn by_content(
    platform: Platform,
    kind: PostKind,
    group: Option<&str>,
    ms: Option<i64>,
    text: &str,
    media: Option<&str>,
) -> PostKey {
    let time = ms.map(|ms| ms.to_string()).unwrap_or_default();
    let text = normalised(text);
    let media = media
        .filter(|_| text.is_empty())
        .map(crate::names::basename);
    first_half(&[
        "content",
        platform.as_str(),
        kind.as_str(),
        group.unwrap_or_default(),
        &time,
        &text,
        media.unwrap_or_default(),
    ])
}

/// Text with every run of white space as one space: what two exports of one text agree on.
pub(crate) fn normalised(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// SHA-256 over the parts, each with its length in front, cut to its first half.
fn first_half(parts: &[&str]) -> PostKey {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update((part.len() as u64).to_le_bytes());
        hash.update(part.as_bytes());
    }
    let digest = hash.finalize();
    let mut key = [0; 16];
    key.copy_from_slice(&digest[..16]);
    PostKey(key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_ignore_white_space_and_tell_tables_apart() {
        let key = |text, media| {
            by_content(
                Platform::Facebook,
                PostKind::Post,
                None,
                Some(1),
                text,
                media,
            )
        };
        assert_eq!(key("a  b\n", None), key("a b", Some("x.jpg")));
        assert_ne!(key("", Some("old/x.jpg")), key("", Some("y.jpg")));
        assert_eq!(key("", Some("old/x.jpg")), key("", Some("new/x.jpg")));
        assert_ne!(by_id(Platform::X, "ab", "c"), by_id(Platform::X, "a", "bc"));
    }
}

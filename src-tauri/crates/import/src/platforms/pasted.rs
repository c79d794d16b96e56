//! Text from the clipboard: several posts at once where a line of `---`, `***` or `===`, or two
//! empty lines, stand between them.

use model::{Audience, Owner, Platform, Post, PostKind, Standing};

use super::lines;
use crate::{Files, ImportError, Importer, Options, Out, Recognised, key, limits};

/// The importer of pasted text.
pub const PASTED: Importer = Importer {
    platform: Platform::Other,
    recognise,
    read,
};

fn recognise(files: &mut Files) -> Result<Option<Recognised>, ImportError> {
    if !files.is_pasted() || lines::is_lines(&files.peek(0, 64 << 10)) {
        return Ok(None);
    }
    let bytes = files.entries().iter().map(|e| e.size).sum();
    Ok(Some(Recognised {
        bytes,
        alone: true,
        text: true,
        ..Recognised::default()
    }))
}

fn read(
    files: &mut Files,
    _owner: Option<&Owner>,
    _options: &Options,
    out: &Out<'_>,
) -> Result<(), ImportError> {
    let bytes = files.peek(0, limits::ALL_BYTES);
    let text = String::from_utf8_lossy(&bytes);
    let label = files.entries()[0].path.clone();
    for (n, post) in split(&text).into_iter().enumerate() {
        if post.len() > limits::POST_BYTES {
            out.skip_row(&label, n as u64 + 1, model::SkipReason::TooLarge);
            continue;
        }
        out.post(Post {
            key: key::by_content(Platform::Other, PostKind::Post, None, None, &post, None),
            platform: Platform::Other,
            kind: PostKind::Post,
            text: post,
            time: None,
            audience: Audience::Unknown,
            standing: Standing::Live,
            group: None,
            permalink: None,
            media: Vec::new(),
            own: Some(true),
            author: None,
            native_id: None,
            reply_to: None,
            place: None,
            source: label.clone(),
        })?;
    }
    Ok(())
}

fn split(text: &str) -> Vec<String> {
    let mut posts = Vec::new();
    let mut post: Vec<&str> = Vec::new();
    let mut empty = 0;
    for line in text.lines() {
        let trimmed = line.trim();
        let rule = trimmed.len() >= 3
            && ["-", "*", "="]
                .iter()
                .any(|sign| trimmed.trim_start_matches(sign).is_empty());
        empty = if trimmed.is_empty() { empty + 1 } else { 0 };
        if rule || empty >= 2 {
            posts.push(post.join("\n"));
            post.clear();
        } else {
            post.push(line);
        }
    }
    posts.push(post.join("\n"));
    posts
        .into_iter()
        .map(|p| p.trim().to_owned())
        .filter(|p| !p.is_empty())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn posts_are_told_apart() {
        for (text, expected) in [
            ("one", vec!["one"]),
            ("one\n\nstill one", vec!["one\n\nstill one"]),
            (
                "one\n\n\ntwo\n---\nthree\r\n***\n====\nfour",
                vec!["one", "two", "three", "four"],
            ),
            ("- a list\n- of two", vec!["- a list\n- of two"]),
            ("\n\n \n", vec![]),
        ] {
            assert_eq!(split(text), expected, "{text:?}");
        }
    }
}

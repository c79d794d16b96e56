//! Names of entries: which are safe to show and use, which are litter of an operating system.

/// A name as it may be used, or why not.
pub(crate) enum Name {
    /// With `/` between folders.
    Good(String),
    /// Points outside the archive, or hides what it is.
    Unsafe(String),
    /// Put there by an operating system; never part of an export.
    Litter,
}

/// Judges the untrusted name of an entry.
pub(crate) fn judge(untrusted_name: &str) -> Name {
    let name = untrusted_name.replace('\\', "/");
    if is_unsafe(&name) {
        return Name::Unsafe(printable(&name));
    }
    let name = name.trim_start_matches("./");
    let base = basename(name);
    let litter = name.split('/').any(|part| part == "__MACOSX")
        || base.starts_with("._")
        || ["", ".DS_Store", "Thumbs.db", "desktop.ini", ".localized"].contains(&base);
    match litter {
        true => Name::Litter,
        false => Name::Good(name.to_owned()),
    }
}

fn is_unsafe(name: &str) -> bool {
    let drive = name.as_bytes().get(1) == Some(&b':')
        && name.as_bytes().first().is_some_and(u8::is_ascii_alphabetic);
    name.is_empty()
        || drive
        || name.starts_with('/')
        || name.split('/').any(|part| part == "..")
        || name.chars().any(is_hiding)
}

/// Control characters, and those that turn the direction of the text around.
fn is_hiding(c: char) -> bool {
    c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// A name for a list of what was set aside: nothing in it can change how the list looks.
fn printable(name: &str) -> String {
    let shown = |c| if is_hiding(c) { '\u{fffd}' } else { c };
    name.chars().take(200).map(shown).collect()
}

/// What stands behind the last `/`.
pub(crate) fn basename(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// The basename without its extension and without what re-zipping and downloading add to it:
/// `tweets (1).js` and `tweets.js ` are `tweets`.
pub(crate) fn stem(path: &str) -> &str {
    let base = basename(path).trim_end_matches(['.', ' ']);
    let stem = base.rsplit_once('.').map_or(base, |(stem, _)| stem);
    match stem.rsplit_once(" (") {
        Some((stem, n)) if n.trim_end_matches(')').bytes().all(|b| b.is_ascii_digit()) => stem,
        _ => stem,
    }
}

/// The extension in lower case, without the dot.
pub(crate) fn extension(path: &str) -> String {
    let base = basename(path).trim_end_matches(['.', ' ']);
    let extension = base.rsplit_once('.').map_or("", |(_, extension)| extension);
    extension.to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_judged() {
        for good in [
            "data/tweets.js",
            "a b/c.json",
            "./x.csv",
            "a\\b.js",
            "é.json",
            "a..b/c",
        ] {
            assert!(matches!(judge(good), Name::Good(_)), "{good}");
        }
        for bad in [
            "",
            "../x",
            "a/../../x",
            "/etc/x",
            "\\\\host\\x",
            "C:\\x",
            "c:x",
            "a\0b",
            "a/..",
            "\u{202e}gpj.exe",
        ] {
            assert!(matches!(judge(bad), Name::Unsafe(_)), "{bad}");
        }
        for litter in [
            "__MACOSX/a.js",
            "x/__MACOSX/a",
            "data/._a.js",
            ".DS_Store",
            "folder/",
        ] {
            assert!(matches!(judge(litter), Name::Litter), "{litter}");
        }
    }

    #[test]
    fn stems_survive_browsers_and_zips() {
        assert_eq!(stem("data/tweets (1).js"), "tweets");
        assert_eq!(stem("data/tweets.js "), "tweets");
        assert_eq!(stem("a.b/c"), "c");
        assert_eq!(extension("x/A.JSON"), "json");
        assert_eq!(extension("x.y/none"), "");
    }
}

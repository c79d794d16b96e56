//! The glossary of ARCHITECTURE.md holds: our words exist where it says, and no type of ours bears
//! a word that it replaces.

use std::collections::BTreeSet;

use crate::support::{block, sources, top};

/// Names of the types that a Rust file declares.
fn declared(text: &str) -> impl Iterator<Item = &str> {
    text.lines().filter_map(|line| {
        let line = line
            .trim_start()
            .trim_start_matches("pub(crate) ")
            .trim_start_matches("pub ");
        let rest = ["struct ", "enum ", "trait ", "type "]
            .iter()
            .find_map(|w| line.strip_prefix(w))?;
        rest.split(|c: char| !c.is_alphanumeric()).next()
    })
}

#[test]
fn words_are_ours() {
    let files: Vec<(String, String)> = sources(&["rs"])
        .iter()
        .map(|path| {
            let text = std::fs::read_to_string(top().join(path)).unwrap();
            (path.to_string_lossy().into_owned(), text)
        })
        .filter(|(path, _)| path.starts_with("src-tauri/"))
        .collect();
    for line in block("glossary") {
        let mut words = line.split_whitespace();
        let (word, home) = (words.next().unwrap(), words.next().unwrap());
        let home = format!("src-tauri/crates/{home}/");
        let there = files
            .iter()
            .filter(|(path, _)| path.starts_with(&home))
            .any(|(_, text)| declared(text).any(|name| name == word));
        assert!(there, "{word} is not declared in {home}");
        let replaced: BTreeSet<&str> = words.collect();
        for (path, text) in &files {
            // Names that end the file of a platform's own format may use the platform's word.
            if path.contains("/platforms/") {
                continue;
            }
            let bad: Vec<&str> = declared(text)
                .filter(|name| replaced.contains(name))
                .collect();
            assert!(
                bad.is_empty(),
                "{path} declares {bad:?}: the word is {word}"
            );
        }
    }
}

#[test]
fn no_type_is_named_after_nothing() {
    let empty = [
        "Manager",
        "Service",
        "Helper",
        "Util",
        "Utils",
        "Handler",
        "Processor",
    ];
    for path in sources(&["rs"]) {
        let text = std::fs::read_to_string(top().join(&path)).unwrap();
        for name in declared(&text) {
            let bad = empty.iter().find(|w| name.ends_with(**w));
            assert!(bad.is_none(), "{}: {name}", path.display());
        }
    }
}

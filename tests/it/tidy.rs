//! Files stay small and say what they are for; nothing unfinished stays behind.

use crate::support::{sources, top};

/// Files that are longer than their limit today. Only ever shorter: take a line out, never add one.
const LONG: &[&str] = &[];

fn limit(path: &str) -> usize {
    if path.ends_with(".svelte") { 250 } else { 400 }
}

fn is_generated(path: &str) -> bool {
    path == "ui/src/backend/types.ts"
}

#[test]
fn files_are_small() {
    for path in sources(&["rs", "svelte", "ts"]) {
        let name = path.to_string_lossy();
        if is_generated(&name) || LONG.contains(&name.as_ref()) {
            continue;
        }
        let lines = std::fs::read_to_string(top().join(&path))
            .unwrap()
            .lines()
            .count();
        assert!(
            lines <= limit(&name),
            "{name} has {lines} lines, at most {}",
            limit(&name)
        );
    }
}

#[test]
fn every_rust_file_says_what_it_is_for() {
    for path in sources(&["rs"]) {
        let text = std::fs::read_to_string(top().join(&path)).unwrap();
        assert!(
            text.starts_with("//! "),
            "{} has no //! first line",
            path.display()
        );
    }
}

#[test]
fn nothing_unfinished() {
    // Built from halves, so that this file is not a finding of its own.
    let marks = [
        ["TO", "DO"],
        ["FIX", "ME"],
        ["XX", "X"],
        ["coming ", "soon"],
        ["lorem ", "ipsum"],
    ];
    for path in sources(&["rs", "svelte", "ts", "css", "html"]) {
        let text = std::fs::read_to_string(top().join(&path)).unwrap();
        for mark in &marks {
            let mark = mark.concat();
            let bad = text.lines().position(|line| {
                line.split(|c: char| !c.is_alphanumeric() && c != ' ')
                    .any(|part| {
                        part.split(' ').any(|word| word == mark)
                            || (mark.contains(' ') && part.contains(&mark))
                    })
            });
            assert_eq!(bad, None, "{} holds {mark}", path.display());
        }
    }
}

#[test]
fn only_the_folders_of_the_house() {
    let allowed = ["src-tauri", "ui", "icons", "tests", ".ci"];
    for path in sources(&[
        "rs", "ts", "svelte", "toml", "json", "md", "png", "svg", "zip", "txt",
    ]) {
        let mut parts = path.components();
        let first = parts
            .next()
            .unwrap()
            .as_os_str()
            .to_string_lossy()
            .into_owned();
        let at_top = parts.next().is_none();
        assert!(
            at_top || allowed.contains(&first.as_str()),
            "{}",
            path.display()
        );
    }
}

#[test]
fn addresses_of_this_machine_stay_out() {
    let home = std::env::var("HOME").unwrap_or_default();
    let top = top().to_string_lossy().into_owned();
    for path in sources(&["rs", "ts", "svelte", "toml", "json", "md", "lock", "sh"]) {
        let text = std::fs::read_to_string(std::path::Path::new(&top).join(&path)).unwrap();
        // A home as short as "/" or "/root" would be found in ordinary text.
        let bad = (home.len() > 6 && text.contains(&home)) || text.contains(&format!("{top}/"));
        assert!(!bad, "{} names a path of this machine", path.display());
    }
}

//! The layers of ARCHITECTURE.md are what `cargo metadata` says, in both directions.

use std::collections::{BTreeMap, BTreeSet};

use cargo_metadata::{DependencyKind, MetadataCommand};

use crate::support::{block, top};

type Graph = BTreeMap<String, BTreeSet<String>>;

/// Every shipped crate with what it depends on, all of it.
fn dependencies() -> Graph {
    let metadata = MetadataCommand::new()
        .manifest_path(top().join("Cargo.toml"))
        .no_deps()
        .exec()
        .unwrap();
    let normal = |kind| matches!(kind, DependencyKind::Normal | DependencyKind::Build);
    metadata
        .packages
        .iter()
        .filter(|p| p.name.as_str() != "tests")
        .map(|p| {
            let deps = p.dependencies.iter().filter(|d| normal(d.kind));
            (p.name.to_string(), deps.map(|d| d.name.clone()).collect())
        })
        .collect()
}

#[test]
fn layers_are_as_written() {
    let written: Graph = block("layers")
        .iter()
        .map(|line| {
            let (name, below) = line.split_once("->").unwrap();
            (
                name.trim().to_owned(),
                below.split_whitespace().map(str::to_owned).collect(),
            )
        })
        .collect();
    let ours: BTreeSet<String> = written.keys().cloned().collect();
    let actual: Graph = dependencies()
        .into_iter()
        .map(|(name, deps)| (name, deps.intersection(&ours).cloned().collect()))
        .collect();
    assert_eq!(actual, written, "ARCHITECTURE.md and Cargo.toml disagree");
}

#[test]
fn heavy_dependencies_have_one_owner() {
    let all = dependencies();
    for line in block("owners") {
        let (heavy, owner) = line.split_once(char::is_whitespace).unwrap();
        let users: Vec<&String> = all
            .iter()
            .filter(|(_, deps)| deps.contains(heavy))
            .map(|(name, _)| name)
            .collect();
        assert_eq!(users, [owner.trim()], "{heavy}");
    }
}

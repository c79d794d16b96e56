//! Vectors: files and expectations in `tests/corpus/vault`, made here, read here and by the second
//! reader in Python. `cargo test -p vault -- --ignored write_vectors` writes them anew.

mod check;
mod keys;
mod profile;
mod sealed;
mod streams;

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use serde_json::{Value, json};

use crate::secret::fixed;

/// The files and the list of what each must give.
#[derive(Default)]
struct Corpus {
    files: BTreeMap<String, Vec<u8>>,
    vectors: Vec<Value>,
}

impl Corpus {
    /// Adds a file and what opening it must give.
    fn add(&mut self, format: &str, name: &str, bytes: Vec<u8>, open: &Value, expect: Value) {
        let file = format!("{format}-{name}.bin");
        self.vectors.push(json!({
            "format": format, "name": name, "file": file, "open": open, "expect": expect,
        }));
        let before = self.files.insert(file, bytes);
        assert!(before.is_none(), "{format}-{name} is there already");
    }

    /// Opens a file that is there in another way.
    fn again(&mut self, format: &str, name: &str, file: &str, open: &Value, expect: Value) {
        assert!(self.files.contains_key(file), "{file}");
        self.vectors.push(json!({
            "format": format, "name": name, "file": file, "open": open, "expect": expect,
        }));
    }

    fn json(&self) -> String {
        // One vector a line: a change shows as one line.
        let lines: Vec<String> = self.vectors.iter().map(Value::to_string).collect();
        format!("[\n{}\n]\n", lines.join(",\n"))
    }
}

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../tests/corpus/vault")
}

fn build() -> Corpus {
    let mut corpus = Corpus::default();
    fixed::with("keys", || keys::add(&mut corpus));
    fixed::with("sealed", || sealed::add(&mut corpus));
    fixed::with("profile", || profile::add(&mut corpus));
    corpus
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn wrong() -> Value {
    json!({"error": "wrong_or_changed"})
}

#[test]
#[ignore = "writes tests/corpus/vault"]
fn write_vectors() {
    let corpus = build();
    fs::create_dir_all(folder()).unwrap();
    for old in fs::read_dir(folder()).unwrap() {
        let path = old.unwrap().path();
        if path.extension().is_some_and(|e| e == "bin") {
            fs::remove_file(path).unwrap();
        }
    }
    for (name, bytes) in &corpus.files {
        fs::write(folder().join(name), bytes).unwrap();
    }
    fs::write(folder().join("vectors.json"), corpus.json()).unwrap();
}

#[test]
fn vectors_are_what_the_generator_makes() {
    let corpus = build();
    assert_eq!(
        fs::read_to_string(folder().join("vectors.json")).unwrap(),
        corpus.json()
    );
    for (name, bytes) in &corpus.files {
        assert!(fs::read(folder().join(name)).unwrap() == *bytes, "{name}");
    }
}

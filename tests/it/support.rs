//! What the tests share: where things are, and how to run the command line.

use std::ffi::OsStr;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// The top of the repository.
pub fn top() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap()
}

/// A file or folder of the corpus.
pub fn corpus(path: &str) -> PathBuf {
    top().join("tests/corpus").join(path)
}

/// A program that `cargo build` put beside this test.
pub fn program(name: &str) -> PathBuf {
    let here = std::env::current_exe().unwrap();
    let path = here.parent().unwrap().parent().unwrap().join(name);
    assert!(
        path.exists(),
        "{} is missing: run `cargo build` first",
        path.display()
    );
    path
}

/// Runs `rearview` with a clean environment.
pub fn rearview<S: AsRef<OsStr>>(arguments: &[S], input: &str) -> Output {
    let mut child = Command::new(program("rearview"))
        .args(arguments)
        .env_clear()
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child
        .stdin
        .take()
        .unwrap()
        .write_all(input.as_bytes())
        .unwrap();
    child.wait_with_output().unwrap()
}

/// Standard output as text.
pub fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

/// Standard error as text.
pub fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// The code a command ended with.
pub fn code(output: &Output) -> i32 {
    output.status.code().unwrap()
}

/// Files that git tracks or would track, with one of these endings, relative to the top.
pub fn sources(endings: &[&str]) -> Vec<PathBuf> {
    let listed = Command::new("git")
        .args(["ls-files", "--cached", "--others", "--exclude-standard"])
        .current_dir(top())
        .output()
        .unwrap();
    assert!(listed.status.success());
    String::from_utf8(listed.stdout)
        .unwrap()
        .lines()
        .map(PathBuf::from)
        .filter(|path| top().join(path).is_file())
        .filter(|path| {
            path.extension()
                .is_some_and(|e| endings.iter().any(|x| e == *x))
        })
        .collect()
}

/// The lines between "```name" and "```" in ARCHITECTURE.md.
pub fn block(name: &str) -> Vec<String> {
    let text = std::fs::read_to_string(top().join("ARCHITECTURE.md")).unwrap();
    let lines = text
        .lines()
        .skip_while(|l| *l != format!("```{name}"))
        .skip(1);
    let block: Vec<String> = lines
        .take_while(|l| *l != "```")
        .map(str::to_owned)
        .collect();
    assert!(!block.is_empty(), "no block {name}");
    block
}

//! The vault on the command line, as a person and a script use it.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::support::{code, rearview, stderr, stdout};

const WRONG: &str =
    "That did not open. Either the passphrase is different or the file was changed.\n";

struct Desk {
    home: tempfile::TempDir,
    passphrase: PathBuf,
}

impl Desk {
    fn new(passphrase: &str) -> Desk {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("passphrase");
        fs::write(
            &path,
            format!("{passphrase}\nanything after the first line\n"),
        )
        .unwrap();
        Desk {
            home,
            passphrase: path,
        }
    }

    fn data(&self) -> PathBuf {
        self.home.path().join("data")
    }

    fn file(&self, name: &str, text: &str) -> PathBuf {
        let path = self.home.path().join(name);
        fs::write(&path, text).unwrap();
        path
    }

    /// Runs a command on the profile: code, standard output, standard error.
    fn run(&self, arguments: &[&str]) -> (i32, String, String) {
        let mut all: Vec<PathBuf> = vec!["--data".into(), self.data()];
        all.extend(arguments.iter().map(PathBuf::from));
        all.extend([PathBuf::from("--passphrase-file"), self.passphrase.clone()]);
        let output = rearview(&all, "");
        (code(&output), stdout(&output), stderr(&output))
    }

    fn ok(&self, arguments: &[&str]) -> String {
        let (code, out, error) = self.run(arguments);
        assert_eq!(code, 0, "{arguments:?}: {error}");
        out
    }
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

#[test]
fn notes_are_written_listed_shown_and_found() {
    let desk = Desk::new("a passphrase of some length");
    let made = desk.ok(&["init"]);
    assert!(made.contains("Recovery code, shown this once"), "{made}");
    let body = desk.file("body.md", "He said: **no breaks**.\nMañana.");
    let photo = desk.file("photo.txt", "not a photo");
    let id = desk.ok(&[
        "vault",
        "add",
        "--title",
        "Gate",
        "--text-file",
        text(&body),
        "--attach",
        text(&photo),
        text(&body),
        "--tag",
        "pay",
        "--date",
        "2026-03-02",
    ]);
    let id = id.trim();
    assert_eq!(id.len(), 32, "{id}");
    desk.ok(&["vault", "add", "--title", "Second"]);
    let list = desk.ok(&["vault", "list"]);
    assert_eq!(list.lines().count(), 2, "{list}");
    assert!(list.contains("2026-03-02  Gate  [pay]  2 files"), "{list}");
    let short: String = id.chars().take(8).collect();
    let shown = desk.ok(&["vault", "show", &short]);
    assert!(
        shown.contains("He said: **no breaks**.") && shown.contains("SHA-256"),
        "{shown}"
    );
    let json: Value =
        serde_json::from_str(&desk.ok(&["vault", "show", id, "--format", "json"])).unwrap();
    assert_eq!(json["note"]["title"], "Gate");
    assert_eq!(json["note"]["attachments"].as_array().unwrap().len(), 2);
    assert!(
        desk.ok(&["vault", "search", "manana", "break"])
            .contains("Gate")
    );
    assert_eq!(
        desk.ok(&["vault", "search", "nowhere"]),
        "No note matches.\n"
    );
}

#[test]
fn an_export_moves_to_another_profile() {
    let (from, to) = (
        Desk::new("a passphrase of some length"),
        Desk::new("another one, also long"),
    );
    from.ok(&["init"]);
    to.ok(&["init"]);
    let photo = from.file("photo.txt", "not a photo");
    from.ok(&["vault", "add", "--title", "Gate", "--attach", text(&photo)]);
    let file = from.home.path().join("notes.tar.age");
    from.ok(&["vault", "export", text(&file)]);
    assert!(
        fs::read(&file)
            .unwrap()
            .starts_with(b"age-encryption.org/v1\n")
    );
    let (code, _, error) = to.run(&["vault", "import", text(&file)]);
    assert_eq!((code, error.as_str()), (2, WRONG));
    to.ok(&[
        "vault",
        "import",
        text(&file),
        "--export-passphrase-file",
        text(&from.passphrase),
    ]);
    assert!(to.ok(&["vault", "list"]).contains("Gate  1 file"));
    assert!(from.ok(&["vault", "list"]).contains("Gate"));
}

#[test]
fn faults_are_told_in_a_sentence() {
    let desk = Desk::new("a passphrase of some length");
    let (code, _, error) = desk.run(&["vault", "list"]);
    assert_eq!(code, 2);
    assert!(error.starts_with("There is no profile here."), "{error}");
    desk.ok(&["init"]);
    let (code, _, error) = desk.run(&["init"]);
    assert_eq!(code, 2);
    assert!(error.contains("it stays as it is"), "{error}");
    fs::write(&desk.passphrase, "not the passphrase\n").unwrap();
    let (code, out, error) = desk.run(&["vault", "list"]);
    assert_eq!((code, out.as_str(), error.as_str()), (2, "", WRONG));
    fs::write(&desk.passphrase, "short\n").unwrap();
    let other = Desk::new("short");
    let (code, _, error) = other.run(&["init"]);
    assert_eq!(code, 2);
    assert!(error.contains("at least 12 characters"), "{error}");
    assert!(!other.data().join("keys.bin").exists());
    let data = desk.data();
    let output = rearview(
        &[
            Path::new("--data"),
            &data,
            "vault".as_ref(),
            "list".as_ref(),
        ],
        "",
    );
    assert_eq!(crate::support::code(&output), 2);
    assert!(
        stderr(&output).contains("--passphrase-file"),
        "{}",
        stderr(&output)
    );
}

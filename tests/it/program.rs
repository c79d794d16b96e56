//! The program without a window: commands in, answers and events out.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, mpsc};
use std::time::Duration;

use api::{App, Event, Fault, FaultCode, Shell};
use serde_json::{Value, json};

/// The passphrase of every profile here.
pub const PASSPHRASE: &str = "seven tired sparrows";

/// A window that hears events, and whose dialogs are answered by the test.
struct Ears {
    events: Mutex<mpsc::Sender<Value>>,
    answer: Mutex<Option<PathBuf>>,
}

impl Shell for Ears {
    fn choose(&self, _: bool) -> Vec<PathBuf> {
        self.answer.lock().unwrap().take().into_iter().collect()
    }

    fn save(&self, _: &str) -> Option<PathBuf> {
        self.answer.lock().unwrap().take()
    }

    fn emit(&self, event: Event) {
        let heard = match event {
            Event::Import(progress) => serde_json::to_value(progress).unwrap(),
            Event::Scan(progress) => serde_json::to_value(progress).unwrap(),
            Event::Choices(_)
            | Event::Locked
            | Event::VaultLocked
            | Event::Hidden(_)
            | Event::Work(_) => return,
        };
        let _ = self.events.lock().unwrap().send(heard); // A test that has heard enough.
    }

    fn forget(&self) {}
}

/// A program on a data folder.
pub struct Program {
    pub app: App,
    pub events: mpsc::Receiver<Value>,
    ears: Arc<Ears>,
}

impl Program {
    pub fn start(folder: &Path) -> Program {
        let (send, events) = mpsc::channel();
        let ears = Arc::new(Ears {
            events: Mutex::new(send),
            answer: Mutex::new(None),
        });
        Program {
            app: App::new(folder.to_path_buf(), Arc::clone(&ears) as _),
            events,
            ears,
        }
    }

    /// As [`Program::start`], with the least stretch: for tests that open often.
    pub fn quick(folder: &Path) -> Program {
        let program = Program::start(folder);
        Program {
            app: program.app.least_stretch(),
            ..program
        }
    }

    /// What the next dialog is answered with.
    pub fn answer(&self, path: &Path) {
        *self.ears.answer.lock().unwrap() = Some(path.to_path_buf());
    }

    /// A new profile with its vault open.
    pub fn new_vault(folder: &Path) -> Program {
        let program = Program::new_profile(folder);
        program.open_vault();
        program
    }

    /// Opens the profile that is there.
    pub fn open(folder: &Path) -> Program {
        let program = Program::start(folder);
        let opened = program.ok("open_profile", json!({"proof": {"passphrase": PASSPHRASE}}));
        assert_eq!(opened["state"], "open", "{opened}");
        program
    }

    /// Opens the vault; gives what does not agree.
    pub fn open_vault(&self) -> Value {
        let opened = self.ok("open_vault", json!({"proof": {"passphrase": PASSPHRASE}}));
        assert_eq!(opened["state"], "open", "{opened}");
        opened["alarms"].clone()
    }

    /// Writes a note and gives its id.
    pub fn note(&self, title: &str, text: &str) -> String {
        let written = json!({"title": title, "text": text});
        let request = json!({"id": null, "written": written, "keep": true});
        self.ok("save_note", request)["id"]
            .as_str()
            .unwrap()
            .to_owned()
    }

    /// Titles of the notes of a filter, in order.
    pub fn titles(&self, filter: Value) -> Vec<String> {
        let found = self.ok("find_notes", filter);
        let notes = found["notes"].as_array().unwrap();
        notes
            .iter()
            .map(|note| note["title"].as_str().unwrap().to_owned())
            .collect()
    }

    /// Attaches a file to a note.
    pub fn attach(&self, id: &str, path: &Path) -> Value {
        let choices = self.app.pick(vec![path.to_path_buf()]);
        self.ok(
            "attach_files",
            json!({"id": id, "choices": [choices[0].id]}),
        )
    }

    /// A new profile.
    pub fn new_profile(folder: &Path) -> Program {
        let program = Program::start(folder);
        program.ok("create_profile", json!({"passphrase": PASSPHRASE}));
        program
    }

    /// The same without the second pass: for tests of the first.
    pub fn first_pass(folder: &Path) -> Program {
        let program = Program::new_profile(folder);
        program.look_twice(false);
        program
    }

    /// Turns the second pass on or off.
    pub fn look_twice(&self, on: bool) {
        let mut settings = self.ok("settings", json!({}));
        settings["look_twice"] = json!(on);
        assert_eq!(self.ok("save_settings", settings)["look_twice"], on);
    }

    pub fn call(&self, name: &str, request: Value) -> Result<Value, Fault> {
        let answer = api::dispatch(&self.app, name, &request.to_string())?;
        Ok(serde_json::from_str(&answer).unwrap())
    }

    pub fn ok(&self, name: &str, request: Value) -> Value {
        self.call(name, request)
            .unwrap_or_else(|fault| panic!("{name}: {fault:?}"))
    }

    pub fn fault(&self, name: &str, request: Value) -> FaultCode {
        match self.call(name, request) {
            Err(fault) => fault.code,
            Ok(answer) => panic!("{name} answered {answer}"),
        }
    }

    pub fn start_import(&self, archives: &[PathBuf]) -> u64 {
        let choices = self.app.pick(archives.to_vec());
        assert_eq!(choices.len(), archives.len());
        let ids: Vec<u32> = choices.iter().map(|c| c.id).collect();
        self.ok("start_import", json!({"choices": ids}))["job"]
            .as_u64()
            .unwrap()
    }

    /// The last word of the import that runs.
    pub fn last_word(&self) -> Value {
        self.hear(|heard| heard["archives"].is_array())
    }

    /// The last word of the scan of a job: one of its own, or what an import ends with.
    pub fn last_scan(&self, job: &Value) -> Value {
        self.hear(|heard| heard["total"].is_number() && heard["job"] == *job)
    }

    fn hear(&self, which: impl Fn(&Value) -> bool) -> Value {
        loop {
            let heard = self
                .events
                .recv_timeout(Duration::from_secs(120))
                .expect("a job ends");
            if heard["state"] != "running" && which(&heard) {
                return heard;
            }
        }
    }

    /// Imports until nothing is due, and returns the receipts.
    pub fn import(&self, archives: &[PathBuf]) -> Vec<Value> {
        self.start_import(archives);
        let last = self.last_word();
        self.last_scan(&last["job"]);
        last["archives"].as_array().unwrap().clone()
    }

    pub fn ids(&self, filter: Value) -> Vec<u64> {
        let found = self.ok("find_posts", filter);
        found["ids"]
            .as_array()
            .unwrap()
            .iter()
            .map(|id| id.as_u64().unwrap())
            .collect()
    }
}

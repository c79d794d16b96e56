//! The program without a window: commands in, answers and events out.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, mpsc};
use std::time::Duration;

use api::{App, Event, Fault, FaultCode, Shell};
use serde_json::{Value, json};

/// The passphrase of every profile here.
pub const PASSPHRASE: &str = "seven tired sparrows";

/// A window that hears events and picks nothing.
struct Ears(Mutex<mpsc::Sender<Value>>);

impl Shell for Ears {
    fn choose(&self, _: bool) -> Vec<PathBuf> {
        Vec::new()
    }

    fn emit(&self, event: Event) {
        let heard = match event {
            Event::Import(progress) => serde_json::to_value(progress).unwrap(),
            Event::Scan(progress) => serde_json::to_value(progress).unwrap(),
            Event::Choices(_) | Event::Locked => return,
        };
        let _ = self.0.lock().unwrap().send(heard); // A test that has heard enough.
    }

    fn save(&self, _: &str) -> Option<PathBuf> {
        None
    }

    fn forget(&self) {}
}

/// A program on a data folder.
pub struct Program {
    pub app: App,
    pub events: mpsc::Receiver<Value>,
}

impl Program {
    pub fn start(folder: &Path) -> Program {
        let (send, events) = mpsc::channel();
        let shell = Arc::new(Ears(Mutex::new(send)));
        Program {
            app: App::new(folder.to_path_buf(), shell),
            events,
        }
    }

    /// A new profile.
    pub fn new_profile(folder: &Path) -> Program {
        let program = Program::start(folder);
        program.ok("create_profile", json!({"passphrase": PASSPHRASE}));
        program
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

    /// The last word of the job that runs.
    pub fn last_word(&self) -> Value {
        loop {
            let heard = self
                .events
                .recv_timeout(Duration::from_secs(120))
                .expect("a job ends");
            if heard["state"] != "running" {
                return heard;
            }
        }
    }

    /// Imports, and returns the receipts.
    pub fn import(&self, archives: &[PathBuf]) -> Vec<Value> {
        self.start_import(archives);
        self.last_word()["archives"].as_array().unwrap().clone()
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

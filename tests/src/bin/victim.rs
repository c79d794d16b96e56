//! A program that is killed: it works on a profile and says after each step that it is done, so
//! that a test can kill it anywhere and see whether what was said is still true.
//!
//! `victim FOLDER OUTSIDE WORK` does one kind of work until it is killed. A line `+ ...` says that
//! something begins, a line `= ...` that it is done and must never be lost, a line `! ...` is the
//! fault of a full or read-only disk, after which it ends.

#![allow(clippy::print_stdout)] // Lines are what the test listens to.
#![allow(clippy::unwrap_used)] // Whatever fails here is a failed test.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, mpsc};

use api::{App, Event, FaultCode, Shell};
use serde_json::{Value, json};

/// The passphrase at the beginning; the work `passphrase` sets others.
const PASSPHRASE: &str = "seven tired sparrows";

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [folder, outside, work] = arguments.as_slice() else {
        panic!("victim FOLDER OUTSIDE WORK");
    };
    let (send, events) = mpsc::channel();
    let ears = Arc::new(Ears {
        events: Mutex::new(send),
        answer: Mutex::new(None),
    });
    let app = App::new(PathBuf::from(folder), Arc::clone(&ears) as _).least_stretch();
    let victim = Victim {
        app,
        ears,
        events,
        outside: PathBuf::from(outside),
    };
    match work.as_str() {
        "import" => victim.import(),
        "save" => victim.save(),
        "passphrase" => victim.passphrase(),
        "new-keys" => victim.new_keys(),
        "open" => victim.open(),
        "backup" => victim.backup(),
        "restore" => victim.restore(),
        "tell" => victim.tell(),
        _ => panic!("no such work"),
    }
}

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

    fn forget(&self) {}

    fn emit(&self, event: Event) {
        if let Event::Import(progress) = event {
            let heard = serde_json::to_value(progress).unwrap();
            let _ = self.events.lock().unwrap().send(heard); // Nobody may listen any more.
        }
    }
}

struct Victim {
    app: App,
    ears: Arc<Ears>,
    events: mpsc::Receiver<Value>,
    outside: PathBuf,
}

impl Victim {
    fn call(&self, name: &str, request: Value) -> Value {
        match api::dispatch(&self.app, name, &request.to_string()) {
            Ok(answer) => serde_json::from_str(&answer).unwrap(),
            // What a full or read-only disk has to answer: told, and the end of this program.
            Err(fault) if matches!(fault.code, FaultCode::DiskFull | FaultCode::Storage) => {
                println!("! {:?}", fault.code);
                self.end();
            }
            Err(fault) => panic!("{name}: {fault:?}"),
        }
    }

    /// Ends as the program does: nothing of it runs on while the process goes.
    fn end(&self) -> ! {
        self.app.lock();
        std::process::exit(3)
    }

    fn unlock(&self) {
        let opened = self.call("open_profile", json!({"proof": {"passphrase": PASSPHRASE}}));
        assert_eq!(opened["state"], "open", "{opened}");
        let opened = self.call("open_vault", json!({"proof": {"passphrase": PASSPHRASE}}));
        assert_eq!(opened["state"], "open", "{opened}");
    }

    /// Reads one archive after another; each is in whole or not at all.
    fn import(&self) {
        self.unlock();
        for n in 0.. {
            let path = self
                .outside
                .join(format!("{}-{n}.jsonl", std::process::id()));
            let line = |m: u32| {
                let text = format!("post {n} {m} of {}", std::process::id());
                json!({"platform": "x", "kind": "post", "text": text, "own": true}).to_string()
            };
            fs::write(&path, (0..200).map(line).collect::<Vec<_>>().join("\n")).unwrap();
            let choice = self.app.pick(vec![path])[0].id;
            self.call("start_import", json!({"choices": [choice]}));
            let last = loop {
                let heard = self.events.recv().unwrap();
                if heard["state"] != "running" {
                    break heard;
                }
            };
            let fault = &last["archives"][0]["fault"]["code"];
            if !fault.is_null() {
                println!("! {fault}");
                self.end();
            }
            println!("= posts 200");
        }
    }

    /// Writes notes, types in them, attaches files, throws some away.
    fn save(&self) {
        self.unlock();
        let file = self.outside.join("attached.bin");
        fs::write(&file, vec![7; 200_000]).unwrap();
        for n in 0.. {
            let title = format!("{}-{n}", std::process::id());
            let save = |id: Value, text: &str, keep: bool| {
                let written = json!({"title": title, "text": text});
                self.call(
                    "save_note",
                    json!({"id": id, "written": written, "keep": keep}),
                )
            };
            let id = save(Value::Null, "begun", true)["id"].clone();
            println!("= note {title} begun");
            for text in ["begun, typ", "begun, typed", "begun, typed, more"] {
                save(id.clone(), text, false);
                println!("= note {title} {text}");
            }
            save(id.clone(), "kept", true);
            println!("= note {title} kept");
            let choice = self.app.pick(vec![file.clone()])[0].id;
            self.call("attach_files", json!({"id": id, "choices": [choice]}));
            println!("= file {title}");
            if n % 3 == 2 {
                println!("+ gone {title}");
                self.call("trash_notes", json!({"ids": [id], "trash": true}));
                self.call("remove_notes", json!({"ids": [id]}));
                println!("= gone {title}");
            }
        }
    }

    /// Opens, and says what is there.
    fn tell(&self) {
        let proof = json!({"proof": {"passphrase": PASSPHRASE}});
        let opened = self.call("open_profile", proof.clone());
        let vault = self.call("open_vault", proof);
        let found = self.call("find_notes", json!({}));
        let titles: Vec<&Value> = found["notes"]
            .as_array()
            .unwrap()
            .iter()
            .map(|note| &note["title"])
            .collect();
        let posts = &opened["session"]["posts"];
        println!(
            "{}",
            json!({"posts": posts, "alarms": vault["alarms"], "titles": titles})
        );
    }

    /// Sets another passphrase again and again.
    fn passphrase(&self) {
        let current = self.outside.join("passphrase");
        let mut known = fs::read_to_string(&current).unwrap_or_else(|_| PASSPHRASE.to_owned());
        let opened = self.call("open_profile", json!({"proof": {"passphrase": known}}));
        assert_eq!(opened["state"], "open", "{opened}");
        for n in 0.. {
            let next = format!("sparrow {} number {n}", std::process::id());
            println!("+ passphrase {next}");
            let proof = json!({"passphrase": known});
            self.call(
                "change_passphrase",
                json!({"proof": proof, "passphrase": next}),
            );
            println!("= passphrase {next}");
            known = next;
        }
    }

    /// Seals everything under new keys again and again.
    fn new_keys(&self) {
        self.unlock();
        for n in 0.. {
            self.call("new_keys", json!({"proof": {"passphrase": PASSPHRASE}}));
            println!("= keys {n}");
        }
    }

    /// Opens and locks: an old database is brought up to date on the way.
    fn open(&self) {
        for n in 0.. {
            let opened = self.call("open_profile", json!({"proof": {"passphrase": PASSPHRASE}}));
            assert_eq!(opened["state"], "open", "{opened}");
            println!("= opened {n}");
            self.app.lock();
        }
    }

    /// Writes a note and then a backup that has it.
    fn backup(&self) {
        self.unlock();
        for n in 0.. {
            let title = format!("{}-{n}", std::process::id());
            let written = json!({"title": title, "text": "kept"});
            self.call(
                "save_note",
                json!({"id": null, "written": written, "keep": true}),
            );
            println!("= note {title} kept");
            self.answer(&self.outside.join(format!("{title}.rearview")));
            self.call("write_backup", json!({}));
            println!("= backup {title}");
        }
    }

    /// Puts a backup in place, writes, and puts it in place again.
    fn restore(&self) {
        self.unlock();
        for n in 0.. {
            let written = json!({"title": "after the backup", "text": "kept"});
            self.call(
                "save_note",
                json!({"id": null, "written": written, "keep": true}),
            );
            let choice = self.app.pick(vec![self.outside.join("whole.rearview")])[0].id;
            let proof = json!({"passphrase": PASSPHRASE});
            println!("+ restore {n}");
            self.call("restore_backup", json!({"choice": choice, "proof": proof}));
            println!("= restore {n}");
            let opened = self.call(
                "open_vault",
                json!({"proof": proof, "accept": ["older_vault"]}),
            );
            assert_eq!(opened["state"], "open", "{opened}");
        }
    }

    fn answer(&self, path: &Path) {
        *self.ears.answer.lock().unwrap() = Some(path.to_path_buf());
    }
}

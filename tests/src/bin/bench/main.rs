//! `make bench`: speed and memory, as a table with the machine it ran on.
//!
//! Each figure is measured in a process of its own, so that its memory is its own.

#![allow(clippy::print_stdout)] // The table is what this program is for.

mod vault;

use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::{BufWriter, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::sync::{Arc, Mutex, mpsc};
use std::time::{Duration, Instant};

use api::{App, Event, Shell};
use serde_json::{Value, json};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const TWEETS: usize = 200_000;
const PASSPHRASE: &str = "seven tired sparrows";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.first().map(String::as_str) {
        None => all(),
        Some("rules") => rules(),
        Some("import") => import(Path::new(&arguments[1]), Path::new(&arguments[2])),
        Some("review") => review(Path::new(&arguments[1])),
        Some("keys") => vault::keys(Path::new(&arguments[1])),
        Some("notes") => vault::many(Path::new(&arguments[1])),
        Some("files") => vault::files(Path::new(&arguments[1])),
        Some(_) => return ExitCode::from(2),
    }
    ExitCode::SUCCESS
}

fn all() {
    let home = tempfile::tempdir().expect("a temporary folder can be made");
    let archive = home.path().join("twitter-2026-01-05-bench.zip");
    let size = write_archive(&archive);
    println!("Machine: {}", machine());
    println!(
        "Archive: {TWEETS} tweets, {:.0} MB of JSON in a zip",
        size as f64 / 1e6
    );
    println!();
    println!("| what | figure | aim |");
    println!("|---|---|---|");
    part(&["rules"]);
    let data = home.path().join("data");
    part(&[
        "import",
        &archive.to_string_lossy(),
        &data.to_string_lossy(),
    ]);
    part(&["review", &data.to_string_lossy()]);
    for name in ["keys", "notes", "files"] {
        let folder = home.path().join(name);
        part(&[name, &folder.to_string_lossy()]);
        let _ = fs::remove_dir_all(folder); // Room for the next; the rest goes with its parent.
    }
    cold_start();
}

/// Runs one part in a process of its own; it prints its rows.
fn part(arguments: &[&str]) {
    let this = std::env::current_exe().expect("this program has a path");
    let status = Command::new(this)
        .args(arguments)
        .status()
        .expect("this program can be run");
    assert!(status.success(), "{arguments:?} failed");
}

fn row(what: &str, figure: &str, aim: &str) {
    println!("| {what} | {figure} | {aim} |");
}

fn machine() -> String {
    let info = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = info
        .lines()
        .find(|l| l.starts_with("model name"))
        .and_then(|l| l.split(": ").nth(1));
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    format!(
        "{}, {cores} cores, {}",
        model.unwrap_or("unknown processor"),
        std::env::consts::OS
    )
}

/// Begins the peak anew (Linux only): stretching a passphrase takes more than what is measured next.
fn forget_peak() {
    let _ = fs::write("/proc/self/clear_refs", "5");
}

/// Peak memory of this process in MB (Linux only), since the last [`forget_peak`].
fn peak_memory() -> String {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|l| l.starts_with("VmHWM"));
    let kib: Option<f64> = line
        .and_then(|l| l.split_whitespace().nth(1))
        .and_then(|n| n.parse().ok());
    kib.map_or_else(
        || "not measured".into(),
        |kib| format!("{:.0} MB", kib * 1024.0 / 1e6),
    )
}

/// Texts of the invented driver, again and again, each with a number that makes it its own.
fn texts() -> impl Iterator<Item = String> {
    let items = tests::persona::build().items;
    let texts: Vec<String> = items
        .into_iter()
        .map(|i| i.text)
        .filter(|t| t.chars().count() <= 280)
        .collect();
    (0..).map(move |n| format!("{} {n}", texts[n % texts.len()]))
}

/// An X archive in the platform's own form. Returns the bytes of its table.
fn write_archive(path: &Path) -> usize {
    let file = File::create(path).expect("the archive can be written");
    let mut zip = ZipWriter::new(BufWriter::new(file));
    let options = SimpleFileOptions::default();
    let account = json!([{"account": {"username": "bench", "accountId": "1",
        "createdAt": "2021-01-01T00:00:00.000Z", "accountDisplayName": "Bench"}}]);
    zip.start_file("data/account.js", options).expect("zip");
    write!(zip, "window.YTD.account.part0 = {account}").expect("zip");
    zip.start_file("data/tweets.js", options).expect("zip");
    let mut bytes = 0;
    let mut put = |zip: &mut ZipWriter<_>, text: &str| {
        bytes += text.len();
        zip.write_all(text.as_bytes()).expect("zip");
    };
    put(&mut zip, "window.YTD.tweets.part0 = [\n");
    for (n, text) in texts().take(TWEETS).enumerate() {
        let comma = if n == 0 { "" } else { ",\n" };
        let tweet = serde_json::to_string_pretty(&tweet(n, &text)).expect("values are JSON");
        put(&mut zip, &format!("{comma}{tweet}"));
    }
    put(&mut zip, "\n]\n");
    zip.finish().expect("zip");
    bytes
}

fn tweet(n: usize, text: &str) -> Value {
    let id = (1_600_000_000_000_000_000u64 + (n as u64) * 1_000_000_007).to_string();
    let (day, hour, minute, second) = (n / 2880 % 28 + 1, n / 120 % 24, n / 2 % 60, n % 60);
    json!({"tweet": {
        "edit_info": {"initial": {"editTweetIds": [id], "editableUntil": "2024-03-05T15:02:11.000Z",
            "editsRemaining": "5", "isEditEligible": true}},
        "retweeted": false, "favorited": false, "truncated": false,
        "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
        "entities": {"hashtags": [], "symbols": [], "user_mentions": [], "urls": []},
        "display_text_range": ["0", text.chars().count().to_string()],
        "favorite_count": "2", "retweet_count": "0", "id_str": id, "id": id,
        "created_at": format!("Tue Mar {day:02} {hour:02}:{minute:02}:{second:02} +0000 2024"),
        "full_text": text, "lang": "en",
    }})
}

/// Rules alone and with the model, on one core.
fn rules() {
    let with_model = detect::Engine::new(&[]);
    let rules_alone = with_model.clone().without_model();
    let texts: Vec<String> = texts().take(40_000).collect();
    let bytes: usize = texts.iter().map(String::len).sum();
    for (what, engine, aim) in [
        ("rules alone, one core", rules_alone, ">= 20 MB/s"),
        ("rules and model, one core", with_model, ">= 2,000 posts/s"),
    ] {
        let _ = engine.find(&texts[0]); // Tables are read once.
        let started = Instant::now();
        let found: usize = texts.iter().map(|text| engine.find(text).len()).sum();
        let seconds = started.elapsed().as_secs_f64();
        let (speed, posts) = (bytes as f64 / seconds / 1e6, texts.len() as f64 / seconds);
        row(
            what,
            &format!("{speed:.0} MB/s, {posts:.0} posts/s ({found} findings)"),
            aim,
        );
    }
    row("memory of rules and model", &peak_memory(), "< 80 MB");
}

/// A window that hears how an import goes on, and whose dialogs are answered beforehand.
struct Ears {
    heard: Mutex<mpsc::Sender<Value>>,
    answer: Mutex<Option<PathBuf>>,
}

impl Ears {
    fn new(heard: mpsc::Sender<Value>) -> Ears {
        Ears {
            heard: Mutex::new(heard),
            answer: Mutex::default(),
        }
    }

    /// What the next dialog for a file to be written is answered with.
    fn answer(&self, path: &Path) {
        *self.answer.lock().expect("nobody panicked") = Some(path.to_path_buf());
    }
}

impl Shell for Ears {
    fn choose(&self, _: bool) -> Vec<PathBuf> {
        Vec::new()
    }

    fn emit(&self, event: Event) {
        if let Event::Import(progress) = event {
            let heard = serde_json::to_value(progress).expect("progress is JSON");
            let _ = self.heard.lock().map(|send| send.send(heard));
        }
    }

    fn save(&self, _: &str) -> Option<PathBuf> {
        self.answer.lock().ok()?.take()
    }

    fn forget(&self) {}
}

fn call(app: &App, name: &str, request: Value) -> Value {
    let answer = api::dispatch(app, name, &request.to_string());
    let answer = answer.unwrap_or_else(|fault| panic!("{name}: {fault:?}"));
    serde_json::from_str(&answer).expect("answers are JSON")
}

/// Read, detect and store in the encrypted database, then stop another import half-way.
fn import(archive: &Path, data: &Path) {
    let (send, events) = mpsc::channel();
    let app = App::new(data.to_path_buf(), Arc::new(Ears::new(send)));
    call(&app, "create_profile", json!({"passphrase": PASSPHRASE}));
    // The second pass would go on beside everything that is measured afterwards.
    call(&app, "save_settings", json!({"look_twice": false}));
    forget_peak();
    let run = |stop_after: Option<u64>| {
        while events.try_recv().is_ok() {}
        let choices = app.pick(vec![archive.to_path_buf()]);
        let started = Instant::now();
        let job = call(&app, "start_import", json!({"choices": [choices[0].id]}))["job"].clone();
        let mut stopped = None;
        loop {
            let heard = events
                .recv_timeout(Duration::from_secs(600))
                .expect("an import ends");
            if heard["state"] != "running" {
                return (
                    heard,
                    started.elapsed(),
                    stopped.map(|at: Instant| at.elapsed()),
                );
            }
            let posts = heard["archives"][0]["posts"].as_u64().unwrap_or(0);
            if stopped.is_none() && stop_after.is_some_and(|n| posts >= n) {
                stopped = Some(Instant::now());
                call(&app, "cancel_job", json!({"job": job}));
            }
        }
    };
    let (_, _, stopped) = run(Some(20_000));
    let (last, took, _) = run(None);
    let posts = last["archives"][0]["new"].as_u64().unwrap_or(0);
    let speed = posts as f64 / took.as_secs_f64();
    row(
        "read, rules and encrypted store",
        &format!(
            "{speed:.0} posts/s ({posts} in {:.1} s)",
            took.as_secs_f64()
        ),
        ">= 20,000 posts/s",
    );
    row("peak memory of that", &peak_memory(), "< 200 MB");
    if let Some(stopped) = stopped {
        let ms = stopped.as_secs_f64() * 1e3;
        row(
            "cancel an import until it is gone",
            &format!("{ms:.0} ms"),
            "< 200 ms",
        );
    }
}

/// Filters and search at the backend.
fn review(data: &Path) {
    let (send, _events) = mpsc::channel();
    let app = App::new(data.to_path_buf(), Arc::new(Ears::new(send)));
    let started = Instant::now();
    call(
        &app,
        "open_profile",
        json!({"proof": {"passphrase": PASSPHRASE}}),
    );
    let opened = started.elapsed();
    row(
        "open a profile",
        &format!("{:.0} ms", opened.as_secs_f64() * 1e3),
        "about 1 s",
    );
    let cases = [
        ("all posts, newest first", "find_posts", json!({})),
        (
            "filter by kind and date",
            "find_posts",
            json!({"kinds": ["STATION"], "from": "2024-03-02", "to": "2024-03-20"}),
        ),
        (
            "search two words",
            "find_posts",
            json!({"text": "station the"}),
        ),
        ("search a beginning", "find_posts", json!({"text": "deliv"})),
        ("counts for the filters", "facets", json!({})),
        ("the mirror", "mirror", json!({})),
    ];
    for (what, command, request) in cases {
        call(&app, command, request.clone()); // As in use: the second time and after.
        let mut times: Vec<f64> = (0..7)
            .map(|_| {
                let started = Instant::now();
                call(&app, command, request.clone());
                started.elapsed().as_secs_f64() * 1e3
            })
            .collect();
        times.sort_by(f64::total_cmp);
        let found = call(&app, command, request)["ids"].as_array().map(Vec::len);
        let mut figure = format!("{:.0} ms", times[3]);
        if let Some(found) = found {
            let _ = write!(figure, " ({found} of {TWEETS})");
        }
        row(what, &figure, "< 100 ms for half of these");
    }
}

/// From starting the program to a first screen that answers, by the end-to-end test's own ruler.
fn cold_start() {
    let this = std::env::current_exe().expect("this program has a path");
    let desktop = this.with_file_name("rearview-desktop");
    match tests::display::cold_start(&desktop) {
        Ok(times) => {
            let middle = times[times.len() / 2];
            let ms = middle.as_secs_f64() * 1e3;
            row(
                "start to a first screen that answers",
                &format!("{ms:.0} ms"),
                "aim under 1 s",
            );
        }
        Err(why) => row(
            "start to a first screen that answers",
            &format!("not measured: {why}"),
            "",
        ),
    }
}

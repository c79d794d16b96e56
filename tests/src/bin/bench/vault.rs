//! The vault: what opening costs us and an attacker, and how fast notes and files go in and out.

use std::fs::{self, File};
use std::io::{Read, Write as _};
use std::path::Path;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, mpsc};
use std::time::{Duration, Instant};

use api::App;
use model::Note;
use serde_json::{Value, json};
use store::{OpenedVault, VaultStore};
use vault::file::{self, Outcome};
use vault::{Kdf, Opening, Secret};

use super::{Ears, PASSPHRASE, call, peak_memory, row, texts};

const NOTES: usize = 10_000;
const SAVES: usize = 200;
/// Bytes of the file that is attached.
const FILE: usize = 256_000_000;

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

fn speed(bytes: u64, time: Duration) -> f64 {
    bytes as f64 / time.as_secs_f64() / 1e6
}

/// A program on a folder, and the ears that answer its dialogs.
fn program(data: &Path) -> (App, Arc<Ears>) {
    let (send, _) = mpsc::channel();
    let ears = Arc::new(Ears::new(send));
    let app = App::new(data.to_path_buf(), Arc::clone(&ears) as _);
    (app, ears)
}

/// Opening with a passphrase, as calibrated on this machine; and guessing it.
pub(crate) fn keys(data: &Path) {
    let (app, _) = program(data);
    call(&app, "create_profile", json!({"passphrase": PASSPHRASE}));
    drop(app);
    let mut times: Vec<Duration> = (0..5)
        .map(|_| {
            let started = Instant::now();
            file::open(data, PASSPHRASE).expect("the passphrase is right");
            started.elapsed()
        })
        .collect();
    times.sort();
    let figure = format!(
        "{:.2} s, {} at the peak",
        times[2].as_secs_f64(),
        peak_memory()
    );
    row(
        "stretch a passphrase, as calibrated here",
        &figure,
        "about 1 s",
    );
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let (guesses, started) = (AtomicU32::new(0), Instant::now());
    std::thread::scope(|scope| {
        for core in 0..cores {
            let guesses = &guesses;
            scope.spawn(move || {
                while started.elapsed() < Duration::from_secs(10) {
                    let guess = format!("guess {core} {}", guesses.load(Ordering::Relaxed));
                    assert!(file::open(data, &guess).is_err());
                    guesses.fetch_add(1, Ordering::Relaxed);
                }
            });
        }
    });
    let rate = f64::from(guesses.into_inner()) / started.elapsed().as_secs_f64();
    row(
        "guesses a second that an attacker gets here",
        &format!("{rate:.1} on {cores} cores"),
        "few",
    );
}

struct Profile {
    vault: Arc<Secret>,
    id: [u8; 16],
}

fn profile(data: &Path) -> Profile {
    fs::create_dir_all(data).expect("a folder can be made");
    if !file::exists(data) {
        file::create(data, PASSPHRASE, Kdf::LEAST).expect("keys can be made");
    }
    match file::open_with(data, Opening::Passphrase(PASSPHRASE)) {
        Ok(Outcome::Open(opened)) => Profile {
            vault: Arc::new(opened.keys.vault),
            id: opened.id,
        },
        _ => panic!("the key file opens"),
    }
}

fn open(data: &Path, profile: &Profile) -> OpenedVault {
    let opened = VaultStore::open(data, Arc::clone(&profile.vault), profile.id);
    let mut opened = opened.unwrap_or_else(|error| panic!("the vault opens: {error}"));
    opened.settle(0).expect("nothing is left over");
    opened
}

/// Notes of two to six texts of the invented driver.
fn notes() -> impl Iterator<Item = Note> {
    let mut texts = texts();
    (0..).map(move |n: usize| Note {
        title: texts.next().unwrap_or_default(),
        text: texts
            .by_ref()
            .take(1 + n % 5)
            .collect::<Vec<_>>()
            .join("\n\n"),
        tags: vec![format!("tag {}", n % 40)],
        created: format!("2026-01-{:02}T00:00:00Z", n % 28 + 1),
        edited: format!("2026-02-{:02}T00:00:00Z", n % 28 + 1),
        ..Note::default()
    })
}

/// 10,000 notes: opened, saved to, searched.
pub(crate) fn many(data: &Path) {
    let keys = profile(data);
    let mut opened = open(data, &keys);
    let started = Instant::now();
    for note in notes().take(NOTES) {
        opened.store.save(None, &note).expect("a note is saved");
    }
    let filled = started.elapsed();
    drop(opened);
    let started = Instant::now();
    let opened = open(data, &keys);
    let took = started.elapsed();
    assert_eq!(opened.notes.len(), NOTES);
    drop(opened);

    let (app, _) = program(data);
    let proof = json!({"proof": {"passphrase": PASSPHRASE}});
    call(&app, "open_profile", proof.clone());
    let started = Instant::now();
    file::open(data, PASSPHRASE).expect("the passphrase is right");
    let stretch = started.elapsed();
    let started = Instant::now();
    call(&app, "open_vault", proof);
    let all = started.elapsed().saturating_sub(stretch);
    row(
        "open a vault of 10,000 notes, the key is there",
        &format!("{:.0} ms ({:.0} ms of it the database)", ms(all), ms(took)),
        "< 1 s",
    );
    row("memory of that", &peak_memory(), "");
    let mut id = Value::Null;
    let mut times: Vec<f64> = notes()
        .take(SAVES)
        .enumerate()
        .map(|(n, note)| {
            let written = json!({"title": note.title, "text": format!("{n} {}", note.text)});
            let request = json!({"id": id, "written": written, "keep": true});
            let started = Instant::now();
            let saved = call(&app, "save_note", request);
            let took = ms(started.elapsed());
            id = saved["id"].clone();
            took
        })
        .collect();
    times.sort_by(f64::total_cmp);
    let (p50, p99) = (times[SAVES / 2], times[SAVES * 99 / 100]);
    row(
        "save a note in it",
        &format!("{p50:.1} ms, 99 of 100 under {p99:.1} ms"),
        "< 20 ms",
    );
    row(
        "write 10,000 notes one by one",
        &format!("{:.0} s", filled.as_secs_f64()),
        "",
    );
    search(&app);
}

fn search(app: &App) {
    let mut worst = (0.0, String::new());
    for text in [
        "",
        "station",
        "deliv",
        "the",
        "station the",
        "t",
        "nothing like this",
        "tag 3",
    ] {
        for _ in 0..5 {
            let started = Instant::now();
            let found = call(app, "find_notes", json!({"text": text}));
            let took = ms(started.elapsed());
            if took > worst.0 {
                let count = found["notes"].as_array().map_or(0, Vec::len);
                worst = (took, format!("{text:?}, {count} found"));
            }
        }
    }
    row(
        "search 10,000 notes, the slowest of eight",
        &format!("{:.0} ms ({})", worst.0, worst.1),
        "< 100 ms",
    );
}

/// One large file in, out, exported, imported and backed up.
pub(crate) fn files(home: &Path) {
    let data = home.join("data");
    let keys = profile(&data);
    let mut store = open(&data, &keys).store;
    let source = home.join("film.mp4");
    write_noise(&source);
    let started = Instant::now();
    let mut sealer = store.begin_attach().expect("a file can be attached");
    let mut input = File::open(&source).expect("it was written");
    sealer
        .seal(&mut input, &mut |_| true)
        .expect("the file is sealed");
    let [name, kind, now] = ["film.mp4", "video/mp4", "2026-01-01T00:00:00Z"].map(str::to_owned);
    let attachment = store
        .finish_attach(sealer, name, kind, now)
        .expect("the file is listed");
    let bytes = FILE as u64;
    let sealed = speed(bytes, started.elapsed());
    row(
        "seal an attachment",
        &format!("{sealed:.0} MB/s"),
        ">= 200 MB/s",
    );
    let started = Instant::now();
    let mut opener = store.open_attachment(&attachment).expect("it opens");
    let mut buffer = vec![0; 256 * 1024];
    let mut read = 0;
    loop {
        match opener.read(&mut buffer).expect("every chunk opens") {
            0 => break,
            n => read += n,
        }
    }
    assert_eq!(read, FILE);
    let opened = speed(bytes, started.elapsed());
    row(
        "open an attachment",
        &format!("{opened:.0} MB/s"),
        ">= 200 MB/s",
    );
    let note = Note {
        title: "a film".into(),
        attachments: vec![attachment],
        ..Note::default()
    };
    store.save(None, &note).expect("a note is saved");
    drop(store);
    carry(home, &data);
    row("memory of all that with files", &peak_memory(), "");
}

fn carry(home: &Path, data: &Path) {
    let (app, ears) = program(data);
    let proof = json!({"proof": {"passphrase": PASSPHRASE}});
    call(&app, "open_profile", proof.clone());
    call(&app, "open_vault", proof);
    let bytes = FILE as u64;
    let timed = |app: &App, name: &str, request: Value| {
        let started = Instant::now();
        call(app, name, request);
        speed(bytes, started.elapsed())
    };
    let export = home.join("notes.tar.age");
    ears.answer(&export);
    let out = timed(
        &app,
        "export_vault",
        json!({"passphrase": PASSPHRASE, "ids": []}),
    );
    let choice = app.pick(vec![export])[0].id;
    let request = json!({"passphrase": PASSPHRASE, "choice": choice});
    let back = timed(&app, "import_vault", request);
    row(
        "export notes with files in the age format, import them",
        &format!("{out:.0} MB/s, {back:.0} MB/s"),
        "",
    );
    let backup = home.join("all.rearview");
    ears.answer(&backup);
    let started = Instant::now();
    call(&app, "write_backup", json!({}));
    let took = started.elapsed();
    let size = fs::metadata(&backup).map_or(0, |meta| meta.len());
    let choice = app.pick(vec![backup])[0].id;
    let request = json!({"choice": choice, "proof": {"passphrase": PASSPHRASE}});
    let started = Instant::now();
    call(&app, "restore_backup", request);
    let restored = speed(size, started.elapsed());
    row(
        "write a backup, restore it",
        &format!("{:.0} MB/s, {restored:.0} MB/s", speed(size, took)),
        "",
    );
}

/// Bytes without a pattern, as films are.
fn write_noise(path: &Path) {
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    let mut file = File::create(path).expect("a file can be made");
    let mut block = vec![0; 1_000_000];
    for _ in 0..FILE / block.len() {
        for part in block.chunks_mut(8) {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            part.copy_from_slice(&state.to_le_bytes());
        }
        file.write_all(&block).expect("a file can be written");
    }
}

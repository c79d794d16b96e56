//! Inputs that are broken or mean harm: each with the outcome it must have.

mod common;

use std::io::Write;
use std::time::Duration;

use common::{Kept, all, bytes, corpus, only, zipped};
use import::{ImportError, Input, Options};
use zip::unstable::write::FileOptionsExt;
use zip::write::SimpleFileOptions;

const TWEETS: &str = "data/tweets.js";

fn tweet(id: u32, text: &str) -> String {
    format!(
        r#"{{"tweet":{{"id":"{id}","created_at":"Tue Mar 05 14:02:11 +0000 2024","full_text":"{text}"}}}}"#
    )
}

fn table(rows: &[String]) -> String {
    format!("window.YTD.tweets.part0 = [\n{}\n]", rows.join(",\n"))
}

fn x(rows: &[String]) -> Kept {
    all(vec![bytes("tweets.js", table(rows))])
}

fn refusal(input: Input) -> Option<ImportError> {
    only(vec![input]).err()
}

#[test]
fn what_is_no_archive_is_told_apart() {
    use ImportError::*;
    let zip = std::fs::read(corpus("reddit/zips/export_dana_drives_20250108.zip")).unwrap();
    for (name, content, expected) in [
        ("empty.zip", vec![], NotAnArchive),
        ("page.pdf", b"%PDF-1.7".to_vec(), NotAnArchive),
        ("photo.jpg", b"\xff\xd8\xff\xe0".to_vec(), NotAnArchive),
        ("tweets.js", b"console.log(1)".to_vec(), NotAnArchive),
        ("notes.txt", b"hello".to_vec(), NotAnArchive),
        (
            "photos.zip",
            zipped(&[("a.jpg", b"x"), ("b.jpg", b"y")]),
            NotAnArchive,
        ),
        ("none.zip", zipped(&[]), NotAnArchive),
        (
            "x.zip",
            zipped(&[("data/manifest.js", b"window.__THAR_CONFIG = {}")]),
            NoPosts,
        ),
        (
            "f.zip",
            zipped(&[("your_facebook_activity/posts/media/a.jpg", b"x")]),
            NoPosts,
        ),
        (
            "r.zip",
            zipped(&[("statistics.csv", b"statistic,value\naccount_name,d\n")]),
            NoPosts,
        ),
        ("your_posts_1.html", b"<html></html>".to_vec(), HtmlExport),
    ] {
        let found = refusal(bytes(name, content));
        assert_eq!(found, Some(expected), "{name}");
    }
    for sixteenth in 1..16 {
        let cut = zip[..zip.len() * sixteenth / 16].to_vec();
        assert_eq!(refusal(bytes("cut.zip", cut)), Some(Cut), "{sixteenth}/16");
    }
    let mut damaged = zip.clone();
    let directory = damaged
        .windows(4)
        .rposition(|w| w == b"PK\x01\x02")
        .unwrap();
    damaged[directory] = b'X';
    assert_eq!(refusal(bytes("damaged.zip", damaged)), Some(Damaged));
    // Something in front of a zip, as mail gateways put there, does no harm.
    let mut behind = b"PK\x03\x04".to_vec();
    behind.extend(&zip);
    assert_eq!(refusal(bytes("behind.zip", behind)), None);
    assert_eq!(
        refusal(Input::Path("/no/such/place".into())),
        Some(NotFound)
    );
    #[cfg(unix)]
    assert_eq!(refusal(Input::Path("/dev/zero".into())), Some(NotAnArchive));
    let empty = tempfile::tempdir().unwrap();
    assert_eq!(
        refusal(Input::Path(empty.path().into())),
        Some(NotAnArchive)
    );
}

#[test]
fn a_zip_that_claims_too_many_entries_is_not_listed() {
    for (claimed, expected) in [
        (200_000u64, ImportError::Damaged),
        (200_001, ImportError::TooLarge),
    ] {
        let mut zip = b"PK\x03\x04PK\x06\x06".to_vec();
        zip.extend([0; 20]);
        zip.extend([0; 8]);
        zip.extend(claimed.to_le_bytes());
        zip.extend([0; 16]);
        zip.extend(b"PK\x05\x06\0\0\0\0\xff\xff\xff\xff\0\0\0\0\0\0\0\0\0\0");
        assert_eq!(refusal(bytes("a.zip", zip)), Some(expected), "{claimed}");
    }
    let lies = b"PK\x05\x06\0\0\0\0\xfe\xff\xfe\xff\0\0\0\0\0\0\0\0\0\0".to_vec();
    assert_eq!(refusal(bytes("a.zip", lies)), Some(ImportError::Damaged));
}

#[test]
fn a_refusal_never_holds_a_path() {
    for result in import::recognise(vec![Input::Path("/home/dana/secret/x.zip".into())]) {
        let refused = result.err().unwrap();
        assert_eq!(refused.label, "x.zip");
        assert!(!refused.error.to_string().contains('/'));
    }
}

#[test]
fn encrypted_entries_are_told() {
    let pack = |locked: &[(&str, &str)], open: &[(&str, &str)]| {
        let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
        let lock = SimpleFileOptions::default()
            .with_deprecated_encryption(b"secret")
            .unwrap();
        for (files, options) in [(locked, lock), (open, SimpleFileOptions::default())] {
            for (name, text) in files {
                zip.start_file(*name, options).unwrap();
                zip.write_all(text.as_bytes()).unwrap();
            }
        }
        zip.finish().unwrap().into_inner()
    };
    let content = table(&[tweet(1, "a")]);
    let locked = pack(&[(TWEETS, &content)], &[]);
    assert_eq!(
        refusal(bytes("a.zip", locked)),
        Some(ImportError::Encrypted)
    );
    let kept = all(vec![bytes(
        "a.zip",
        pack(&[("data/x.js", "")], &[(TWEETS, &content)]),
    )]);
    assert_eq!(kept.texts(), ["a"]);
    assert_eq!(kept.places(), ["data/x.js encrypted"]);
}

#[test]
fn unsafe_names_and_litter_are_not_read() {
    let content = table(&[tweet(1, "a")]);
    let bad = table(&[tweet(2, "b")]);
    let zip = zipped(&[
        ("archive/data/tweets.js", content.as_bytes()),
        ("../tweets.js", bad.as_bytes()),
        ("/data/tweets.js", bad.as_bytes()),
        ("C:/data/tweets.js", bad.as_bytes()),
        ("__MACOSX/data/tweets.js", bad.as_bytes()),
        ("data/._tweets.js", bad.as_bytes()),
    ]);
    let kept = all(vec![bytes("a.zip", zip)]);
    assert_eq!(kept.texts(), ["a"]);
    let mut places = kept.places();
    places.sort();
    assert_eq!(
        places,
        [
            "../tweets.js unsafe_name",
            "/data/tweets.js unsafe_name",
            "C:/data/tweets.js unsafe_name"
        ]
    );
    // As Windows tools write names.
    let kept = all(vec![bytes(
        "a.zip",
        zipped(&[("data\\tweets.js", content.as_bytes())]),
    )]);
    assert_eq!(kept.texts(), ["a"]);
    assert_eq!(kept.posts[0].source, "data/tweets.js");
}

#[cfg(unix)]
#[test]
fn links_and_pipes_in_folders_are_not_followed() {
    let folder = tempfile::tempdir().unwrap();
    let outside = tempfile::tempdir().unwrap();
    std::fs::write(outside.path().join("tweets.js"), table(&[tweet(2, "b")])).unwrap();
    std::fs::write(folder.path().join("tweets.js"), table(&[tweet(1, "a")])).unwrap();
    std::os::unix::fs::symlink(outside.path(), folder.path().join("data")).unwrap();
    std::os::unix::fs::symlink(folder.path(), folder.path().join("loop")).unwrap();
    let kept = all(vec![Input::Path(folder.path().into())]);
    assert_eq!(kept.texts(), ["a"]);
    let mut places = kept.places();
    places.sort();
    assert_eq!(places, ["data unsafe_name", "loop unsafe_name"]);
}

#[test]
fn a_bomb_stops_at_the_limit_and_the_rest_is_read() {
    let good = table(&[tweet(1, "a")]);
    let row = tweet(2, "b");
    let mut bomb = b"window.YTD.tweets.part1 = [".to_vec();
    bomb.extend(row.as_bytes());
    bomb.extend(vec![b' '; 8 << 20]);
    bomb.extend(b"]");
    let zip = zipped(&[(TWEETS, good.as_bytes()), ("data/tweets-part1.js", &bomb)]);
    assert!(zip.len() < 20_000);
    let kept = all(vec![bytes("a.zip", zip)]);
    assert_eq!(kept.texts(), ["a", "b"]);
    assert_eq!(kept.places(), ["data/tweets-part1.js too_large"]);
}

#[test]
fn a_wrong_checksum_costs_the_file() {
    let good = table(&[tweet(1, "a")]);
    let other = table(&[tweet(2, "b")]);
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, text) in [(TWEETS, &good), ("data/tweets-part1.js", &other)] {
        zip.start_file(name, stored).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    let mut zip = zip.finish().unwrap().into_inner();
    let at = zip.windows(6).position(|w| w == b"\"b\"}}\n").unwrap();
    zip[at + 1] = b'c';
    let kept = all(vec![bytes("a.zip", zip)]);
    assert_eq!(kept.texts()[0], "a");
    assert_eq!(kept.places(), ["data/tweets-part1.js damaged"]);
}

#[test]
fn a_broken_row_costs_itself() {
    let rows = |broken: &str| {
        x(&[
            tweet(1, "a"),
            tweet(2, "b"),
            broken.to_owned(),
            tweet(4, "d"),
            tweet(5, "e"),
        ])
    };
    for broken in [
        r#"{"tweet":{"id":}}"#,
        r#"{"tweet":{"id":"3","full_text":"no end"}"#,
        r#"{"tweet":{"id":"3","full_text":"a "quoted" word"}}"#,
        r#"{"tweet":{"id":"3","full_text":"no close}}"#,
        r#"{"tweet":["id":"3"]}}"#,
        r#"{"tweet":7}"#,
        r#"{"tweet":{"id":"3","full_text":"c","full_text":"c"}}"#,
        "17",
        &format!(
            r#"{{"tweet":{}{}}}"#,
            "[".repeat(100_000),
            "]".repeat(100_000)
        ),
        &format!(r#"{{"tweet":{}}}"#, "[".repeat(100_000)),
    ] {
        let kept = rows(broken);
        let shown: String = broken.chars().take(60).collect();
        assert_eq!(kept.texts(), ["a", "b", "d", "e"], "{shown}");
        assert_eq!(kept.places(), ["tweets.js#3 broken"], "{shown}");
    }
    for odd in [
        "{}",
        r#"{"tweet":{"id":"3"}}"#,
        r#"{"tweet":{"full_text":"c"}}"#,
    ] {
        let kept = rows(odd);
        assert_eq!(kept.texts(), ["a", "b", "d", "e"], "{odd}");
        assert_eq!(kept.places(), ["tweets.js#3 not_a_post"], "{odd}");
    }
    let kept = rows(&tweet(3, &"x".repeat(2 << 20)));
    assert_eq!(kept.texts(), ["a", "b", "d", "e"]);
    assert_eq!(kept.places(), ["tweets.js#3 too_large"]);
}

#[test]
fn a_cut_file_keeps_what_was_read() {
    let whole = table(&[tweet(1, "a"), tweet(2, "b"), tweet(3, "c")]);
    let start = whole.find("{\"tweet\":{\"id\":\"3\"").unwrap();
    for end in start + 1..whole.len() - 3 {
        let kept = all(vec![bytes("tweets.js", &whole.as_bytes()[..end])]);
        assert_eq!(kept.texts(), ["a", "b"], "{end}");
        assert_eq!(kept.places(), ["tweets.js#3 cut"], "{end}");
    }
}

#[test]
fn text_that_can_be_repaired_is_not_lost() {
    for (written, text) in [
        (br#"half \ud83d pair"#.as_slice(), "half \u{fffd} pair"),
        (br#"whole \ud83d\ude97"#, "whole 🚗"),
        (b"caf\xe9", "caf\u{fffd}"),
        (b"two\nlines", "two\nlines"),
        (br#"it\'s"#, "it\\'s"),
    ] {
        let mut file = b"\xef\xbb\xbfwindow.YTD.tweets.part0 = [".to_vec();
        file.extend(br#"{"tweet":{"id":"1","full_text":""#);
        file.extend(written);
        file.extend(br#""}}]"#);
        let kept = all(vec![bytes("tweets.js", file)]);
        assert_eq!(kept.texts(), [text]);
        assert!(kept.skipped.is_empty());
    }
}

#[test]
fn numbers_and_nulls_where_others_write_words() {
    let row = r#"{"tweet":{"id":3,"full_text":"c","entities":null,"geo":7,"in_reply_to_status_id":99,
        "extended_entities":{"media":{"media_url_https":"https://p.example/a.jpg","url":null}},
        "coordinates":{"coordinates":["-122.5",47.5]},"future":{"a":[1e999,{}]}}}"#;
    let kept = x(&[row.to_owned()]);
    assert_eq!(kept.texts(), ["c"]);
    assert_eq!(kept.posts[0].media[0].name, "https://p.example/a.jpg");
    let place = kept.posts[0].place.as_ref().unwrap();
    assert_eq!(place.lat_lon, Some((47.5, -122.5)));
}

#[test]
fn a_sink_can_stop_the_import() {
    let rows: Vec<String> = (0..5000).map(|i| tweet(i, "a")).collect();
    let mut archive = only(vec![bytes("tweets.js", table(&rows))]).ok().unwrap();
    let mut kept = Kept {
        stop_after: Some(3),
        ..Kept::default()
    };
    let result = import::read(&mut archive, &Options::default(), &mut kept);
    assert_eq!(result, Err(ImportError::Cancelled));
    assert_eq!(kept.posts.len(), 3);
}

#[test]
fn broken_beginnings_do_not_hold_us_up() {
    // Each beginning could be the next row; followed to the end each time it would take hours.
    let mut file = table(&[tweet(1, "a")]).into_bytes();
    file.truncate(file.len() - 2);
    for _ in 0..400_000 {
        file.extend(b",{\"tweet\":[");
    }
    let worker = std::thread::spawn(move || {
        let mut archive = only(vec![bytes("tweets.js", file)]).ok().unwrap();
        common::read(&mut archive).0.texts().len()
    });
    let started = std::time::Instant::now();
    while !worker.is_finished() {
        assert!(
            started.elapsed() < Duration::from_secs(60),
            "no end in sight"
        );
        std::thread::yield_now();
    }
    assert_eq!(worker.join().unwrap(), 1);
    let quotes = format!("id,permalink,subreddit,title\n{}", "\"\n".repeat(600_000));
    let mut archive = only(vec![bytes("posts.csv", quotes)]).ok().unwrap();
    assert!(common::read(&mut archive).0.posts.is_empty());
}

#[test]
fn a_flood_of_broken_rows_ends_the_import() {
    let flood = format!(
        "{},{}",
        table(&[tweet(1, "a")]).trim_end_matches(']'),
        "1,".repeat(400_000)
    );
    let mut archive = only(vec![bytes("tweets.js", flood)]).ok().unwrap();
    let (kept, result) = common::read(&mut archive);
    assert_eq!(kept.texts(), ["a"]);
    assert_eq!(result, Err(ImportError::TooLarge));
    assert!(kept.skipped.len() <= 100_000);
}

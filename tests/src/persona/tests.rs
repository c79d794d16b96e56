//! The script keeps its own rules, holds nobody's real data, and the committed archives are its own.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use jiff::SignedDuration;
use jiff::tz::TimeZone;
use serde_json::Value;

use super::*;

/// Dimensions whose facts are the same letters wherever they are given away.
const EXACT: &[&str] = &["phone", "e-mail", "plate", "address", "station"];

fn persona() -> &'static Persona {
    static PERSONA: LazyLock<Persona> = LazyLock::new(build);
    &PERSONA
}

/// What a reader of an item sees.
fn words(item: &Item) -> String {
    format!(
        "{}\n{}",
        item.text,
        item.caption.as_deref().unwrap_or_default()
    )
}

fn says(fact: &Fact, words: &str) -> bool {
    let words = words.to_lowercase();
    let mut forms = fact.also.iter().chain([&fact.value]);
    forms.any(|form| words.contains(&form.to_lowercase()))
}

/// Everything that somebody could take for a person's data: texts, accounts, facts.
fn every_text() -> Vec<String> {
    let persona = persona();
    let accounts = read().accounts.into_values().flatten();
    let fields = accounts
        .filter(|(key, _)| key != "id")
        .map(|(_, value)| value);
    let facts = persona
        .facts
        .iter()
        .flat_map(|fact| fact.also.iter().cloned().chain([fact.value.clone()]));
    persona
        .items
        .iter()
        .map(words)
        .chain(fields)
        .chain(facts)
        .collect()
}

#[test]
fn about_four_hundred_items_shared_by_three_platforms() {
    let persona = persona();
    let count = |platform| {
        persona
            .items
            .iter()
            .filter(|item| item.platform == platform)
            .count()
    };
    assert!((150..200).contains(&count("x")), "{}", count("x"));
    assert!(
        (120..170).contains(&count("facebook")),
        "{}",
        count("facebook")
    );
    assert!((100..130).contains(&count("reddit")), "{}", count("reddit"));
}

#[test]
fn three_years_without_a_silent_month() {
    let mut months: BTreeMap<(i16, i8), usize> = BTreeMap::new();
    for item in &persona().items {
        let day = TimeZone::UTC.to_datetime(item.time);
        *months.entry((day.year(), day.month())).or_default() += 1;
    }
    months.remove(&(2026, 1));
    assert_eq!(months.len(), 36);
    assert!(months.values().all(|count| *count >= 5), "{months:?}");
}

#[test]
fn phones_are_invented() {
    for text in every_text() {
        for run in text.split(|letter: char| !letter.is_ascii_digit() && !"+-() .".contains(letter))
        {
            let digits: String = run.chars().filter(char::is_ascii_digit).collect();
            if digits.len() >= 10 && !run.contains(':') && !run.starts_with("20") {
                assert!(digits.contains("55501"), "{run}");
            }
        }
    }
}

#[test]
fn mails_and_addresses_of_machines_are_reserved() {
    for text in every_text() {
        for word in text.split_whitespace() {
            let Some((user, host)) = word.split_once('@') else {
                continue;
            };
            if !user.is_empty() {
                let host = host.trim_end_matches(|letter: char| !letter.is_alphanumeric());
                assert!(
                    ["example.com", "example.org", "example.net"].contains(&host),
                    "{word}"
                );
            }
        }
        for word in text
            .split_whitespace()
            .filter(|word| word.split('.').count() == 4)
        {
            if word.split('.').all(|part| part.parse::<u8>().is_ok()) {
                assert!(word.starts_with("203.0.113."), "{word}");
            }
        }
    }
}

#[test]
fn plates_are_those_of_the_facts() {
    let facts = &persona().facts;
    let shape = |word: &str| {
        let kinds: String = word
            .chars()
            .map(|letter| if letter.is_ascii_digit() { '9' } else { 'A' })
            .collect();
        ["9AAA99", "999AA9", "9AA999", "99AA99"].contains(&kinds.as_str())
    };
    for text in every_text() {
        for word in text
            .split(|letter: char| !letter.is_ascii_alphanumeric())
            .filter(|word| shape(word))
        {
            assert!(
                facts
                    .iter()
                    .any(|fact| fact.dimension == "plate" && fact.value == word),
                "{word}"
            );
        }
    }
}

#[test]
fn leaks_name_facts_that_held_at_the_time_and_every_fact_leaks() {
    let persona = persona();
    let slack = SignedDuration::from_hours(24 * 35);
    let mut leaked = BTreeSet::new();
    for item in &persona.items {
        for leak in &item.leaks {
            let fact = persona.facts.iter().find(|fact| fact.id == *leak);
            let fact = fact.unwrap_or_else(|| panic!("unknown fact {leak}"));
            let midnight = |day: Date| TimeZone::UTC.to_timestamp(day.at(0, 0, 0, 0)).unwrap();
            assert!(
                fact.from
                    .is_none_or(|day| item.time >= midnight(day) - slack),
                "{leak} in {}",
                item.text
            );
            assert!(
                fact.until
                    .is_none_or(|day| item.time <= midnight(day) + slack),
                "{leak} in {}",
                item.text
            );
            leaked.insert(leak.clone());
        }
    }
    let silent: Vec<_> = persona
        .facts
        .iter()
        .filter(|fact| !leaked.contains(&fact.id))
        .collect();
    assert!(
        silent.is_empty(),
        "{:?}",
        silent.iter().map(|fact| &fact.id).collect::<Vec<_>>()
    );
}

#[test]
fn what_is_written_out_is_marked_and_the_other_way_round() {
    let persona = persona();
    let mut wrong = Vec::new();
    for fact in persona
        .facts
        .iter()
        .filter(|fact| EXACT.contains(&fact.dimension.as_str()))
    {
        for item in persona.items.iter().filter(|item| item.own) {
            if says(fact, &words(item)) != item.leaks.contains(&fact.id) {
                wrong.push(format!(
                    "{} {} {}: {}",
                    fact.id,
                    item.platform,
                    item.key,
                    words(item)
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn leaks_are_as_dense_as_in_life() {
    let items = &persona().items;
    let own: Vec<_> = items.iter().filter(|item| item.own).collect();
    assert!(
        items.iter().all(|item| item.own || item.leaks.is_empty()),
        "others give nothing away"
    );
    let more = |item: &&&Item| item.leaks.iter().any(|leak| leak != "language.es");
    let percent = own.iter().filter(more).count() * 100 / own.len();
    assert!((33..=41).contains(&percent), "{percent}");
    let spanish = own
        .iter()
        .filter(|item| item.leaks.iter().any(|leak| leak == "language.es"));
    let percent = spanish.count() * 100 / own.len();
    assert!((10..=15).contains(&percent), "{percent}");
}

#[test]
fn tweets_fit_and_notes_do_not() {
    for item in persona().items.iter().filter(|item| item.platform == "x") {
        let length = item.text.chars().count();
        match item.kind.as_str() {
            "note" => assert!(length > 280, "{}", item.text),
            "dm" => {}
            _ => assert!(length <= 280, "{length}: {}", item.text),
        }
    }
}

#[test]
fn keys_are_distinct() {
    let mut seen = BTreeSet::new();
    for item in &persona().items {
        assert!(
            seen.insert((item.platform, item.key.clone())),
            "{} {}",
            item.platform,
            item.key
        );
    }
}

/// Every text of a JSON value.
fn strings(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::String(text) => found.push(text.clone()),
        Value::Array(list) => list.iter().for_each(|entry| strings(entry, found)),
        Value::Object(map) => map.values().for_each(|entry| strings(entry, found)),
        _ => {}
    }
}

/// The texts in an archive, with each platform's own dress taken off.
fn texts(platform: &str, zip: &[u8]) -> Vec<String> {
    let mut found = Vec::new();
    for (path, content) in unpack(zip).unwrap() {
        if path.ends_with(".csv") {
            let reader = csv::Reader::from_reader(content.as_slice());
            let rows: Vec<_> = reader.into_records().collect::<Result<_, _>>().unwrap();
            found.extend(rows.iter().flat_map(|row| row.iter().map(str::to_owned)));
        } else if path.ends_with(".js") || path.ends_with(".json") {
            let text = String::from_utf8(content).unwrap();
            let json = if platform == "x" {
                text.split_once(" = ").unwrap().1
            } else {
                &text
            };
            strings(&serde_json::from_str(json).unwrap(), &mut found);
        }
    }
    if platform == "facebook" {
        for text in &mut found {
            let bytes: Vec<u8> = text
                .chars()
                .map(|letter| u8::try_from(letter).unwrap())
                .collect();
            *text = String::from_utf8(bytes).unwrap();
        }
    }
    found
}

#[test]
fn every_item_is_in_its_archive() {
    let persona = persona();
    for ((_, zip), platform) in persona.archives.iter().zip(["x", "facebook", "reddit"]) {
        let found = texts(platform, zip);
        for item in persona
            .items
            .iter()
            .filter(|item| item.platform == platform)
        {
            let title = item.text.split("\n\n").next().unwrap();
            let escaped = item
                .text
                .replace('&', "&amp;")
                .replace('<', "&lt;")
                .replace('>', "&gt;");
            let there = found.iter().any(|text| match platform {
                "x" => *text == item.text || text.starts_with(&escaped),
                "facebook" => *text == item.text,
                _ => {
                    item.text.ends_with(text.as_str())
                        && (text == title || item.text.contains(text))
                }
            });
            assert!(there, "{platform} {} {}", item.kind, item.text);
        }
    }
}

#[test]
fn facebook_writes_bytes() {
    let persona = persona();
    for (path, content) in unpack(&persona.archives[1].1).unwrap() {
        assert!(path.ends_with(".jpg") || content.is_ascii(), "{path}");
    }
}

#[test]
fn a_broken_script_says_where() {
    let check = |text: &str, line| assert_eq!(script::parse(text).err().unwrap().line, line);
    check("hello", 1);
    check("@ 2023-01-01 tweet", 1);
    check("\n@ 2023-13-01 10:00 tweet\nx", 2);
    check("@ fact a\nvalue: 1\nvalue: 2", 3);
    check("@ fact a\nno field here", 2);
}

#[test]
fn the_committed_archives_are_those_of_the_script() {
    let persona = persona();
    assert_eq!(
        stale(persona, &folder()),
        Vec::<String>::new(),
        "run: cargo run -p tests --bin persona"
    );
    let total: usize = persona.archives.iter().map(|(_, zip)| zip.len()).sum();
    assert!(total < 400_000, "{total}");
}

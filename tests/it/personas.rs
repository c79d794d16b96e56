//! Invented people whose facts are known: what detectors and exposure together tell of them, from
//! posts to facts. Every set was looked at while the rules were made, so this keeps what works from
//! breaking and is no measure of unseen people: at first sight the sets `unseen`, `fresh` and `last`
//! gave 128 of 150 facts with 22 wrong ones, 10 or so of these true and left out of the list.

use std::collections::BTreeMap;

use detect::Engine;
use exposure::{Sight, clues, facts};
use model::{Audience, Fact, Owner, Platform, PostKind, PostTime, Whose};
use serde_json::Value;

use crate::support::top;

/// How much of what was expected was told.
#[derive(Default)]
struct Score {
    expected: usize,
    found: usize,
    wrong: usize,
    posts: usize,
    named: usize,
}

fn personas(set: &str) -> Vec<Value> {
    let folder = std::fs::read_dir(top().join("tests/corpus/personas")).unwrap();
    let mut paths: Vec<_> = folder.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let read = |path| serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let all = paths.into_iter().map(read);
    all.filter(|p: &Value| p["set"] == set).collect()
}

fn text<'v>(value: &'v Value, key: &str) -> &'v str {
    value[key].as_str().unwrap_or_default()
}

/// What the posts of a persona tell of their owner.
fn told(engine: &Engine, persona: &Value) -> Vec<Fact> {
    let owner = &persona["owner"];
    let platform = Platform::parse(text(owner, "platform")).unwrap();
    let mut all = Vec::new();
    for (number, post) in (0_u32..).zip(persona["posts"].as_array().unwrap()) {
        let words = text(post, "text");
        let findings = engine.find(words);
        all.extend(clues(&Sight {
            post: number,
            platform,
            kind: PostKind::parse(text(post, "kind")).unwrap(),
            audience: Audience::parse(text(post, "audience")).unwrap(),
            time: PostTime::parse(text(post, "time")),
            group: None,
            parts: &[words],
            findings: &findings,
        }));
    }
    let account = Owner {
        platform,
        id: None,
        handle: owner["handle"].as_str().map(str::to_owned),
        name: owner["name"].as_str().map(str::to_owned),
        former: Vec::new(),
    };
    let told = facts(&all, &[account]);
    told.into_iter()
        .filter(|f| f.whose == Whose::Owner)
        .collect()
}

/// Words without case, accents and signs.
fn plain(words: &str) -> Vec<String> {
    let bare = |c: char| match c {
        'á' | 'à' | 'â' | 'ã' => 'a',
        'é' | 'ê' => 'e',
        'í' => 'i',
        'ó' | 'ô' | 'õ' => 'o',
        'ú' => 'u',
        'ñ' => 'n',
        'ç' => 'c',
        c if c.is_alphanumeric() => c,
        _ => ' ',
    };
    let folded: String = words.to_lowercase().chars().map(bare).collect();
    folded.split_whitespace().map(str::to_owned).collect()
}

/// Whether a fact is the expected one: all words of one of its wordings, parted by `;`.
fn is(expected: &Value, fact: &Fact) -> bool {
    let told = plain(&fact.value);
    let wordings = text(expected, "value").split(';');
    text(expected, "dimension") == fact.dimension.as_str()
        && wordings
            .into_iter()
            .any(|w| plain(w).iter().all(|word| told.contains(word)))
}

/// Adds one persona to the scores of its dimensions.
fn score(engine: &Engine, persona: &Value, scores: &mut BTreeMap<String, Score>) {
    let told = told(engine, persona);
    let expected = persona["facts"].as_array().unwrap();
    let past = |fact: &&Value| fact["past"] == true;
    for wanted in expected.iter().filter(|f| !past(f)) {
        let ids: Vec<u32> = wanted["posts"]
            .as_array()
            .unwrap()
            .iter()
            .map(|id| {
                id.as_str()
                    .unwrap()
                    .trim_start_matches('p')
                    .parse::<u32>()
                    .unwrap()
                    - 1
            })
            .collect();
        let score = scores
            .entry(text(wanted, "dimension").to_owned())
            .or_default();
        score.expected += 1;
        score.posts += ids.len();
        if let Some(fact) = told.iter().find(|f| is(wanted, f)) {
            score.found += 1;
            score.named += ids.iter().filter(|id| fact.posts.contains(id)).count();
        }
    }
    for fact in told.iter().filter(|f| !f.past) {
        if !expected.iter().any(|wanted| is(wanted, fact)) {
            scores.entry(fact.dimension.to_string()).or_default().wrong += 1;
        }
    }
}

#[test]
fn facts_of_invented_people_are_found_and_none_made_up() {
    let engine = Engine::new(&[]);
    for set in ["dev", "unseen", "fresh", "last"] {
        let mut scores = BTreeMap::new();
        let personas = personas(set);
        assert!(!personas.is_empty(), "{set}");
        for persona in &personas {
            score(&engine, persona, &mut scores);
        }
        let sum = |part: fn(&Score) -> usize| scores.values().map(part).sum::<usize>() as f64;
        let (expected, found, wrong) = (sum(|s| s.expected), sum(|s| s.found), sum(|s| s.wrong));
        let (recall, precision) = (found / expected, found / (found + wrong));
        let named = sum(|s| s.named) / sum(|s| s.posts);
        let by: Vec<String> = scores
            .iter()
            .map(|(d, s)| format!("{d} {}/{} wrong {}", s.found, s.expected, s.wrong))
            .collect();
        assert!(
            recall >= 0.9 && precision >= 0.95 && named >= 0.85,
            "{set}: recall {recall:.3} precision {precision:.3} posts {named:.3}\n{}",
            by.join("\n")
        );
    }
}

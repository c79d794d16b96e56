//! Every dimension tells what its examples say, and nothing of the look-alikes.

#![allow(clippy::unwrap_used)] // A test that cannot go on should say where.

use exposure::{DIMENSIONS, Sight, Tense, clues};
use model::{Audience, Dimension, Finding, Kind, Platform, PostKind, PostTime, Span, Whose, Why};

/// The text of an example without its marks, and the findings that they stand for.
fn unmark(marked: &str) -> (String, Vec<Finding>) {
    let (mut text, mut findings) = (String::new(), Vec::new());
    let mut rest = marked;
    while let Some((before, after)) = rest.split_once('{') {
        text.push_str(before);
        let (kind, after) = after.split_once('|').unwrap();
        let (covered, after) = after.split_once('}').unwrap();
        let start = text.chars().count() as u32;
        text.push_str(covered);
        findings.push(Finding {
            part: 0,
            span: Span {
                start,
                end: text.chars().count() as u32,
            },
            kind: Kind::parse(kind).unwrap(),
            confidence: 0.95,
            detector: String::new(),
            why: Why::Shape,
        });
        rest = after;
    }
    text.push_str(rest);
    (text, findings)
}

/// What one marked post tells of its owner now, in one dimension.
fn told(marked: &str, dimension: Dimension) -> Vec<String> {
    let (text, findings) = unmark(marked);
    let sight = Sight {
        post: 0,
        platform: Platform::Facebook,
        kind: PostKind::Post,
        audience: Audience::Public,
        time: PostTime::parse("2024-06-15T12:00:00Z"),
        group: None,
        parts: &[&text],
        findings: &findings,
    };
    let mut values: Vec<String> = clues(&sight)
        .iter()
        .filter(|c| c.dimension == dimension && c.whose == Whose::Owner)
        .filter(|c| matches!(c.tense, Tense::Now | Tense::Began))
        .map(|c| c.value.words(dimension))
        .collect();
    values.sort();
    values.dedup();
    values
}

#[test]
fn every_dimension_tells_its_examples_and_nothing_else() {
    let mut wrong = Vec::new();
    for teller in DIMENSIONS {
        for example in teller.examples {
            let mut expected: Vec<&str> = example.told.to_vec();
            expected.sort_unstable();
            let found = told(example.text, teller.dimension);
            if found != expected {
                wrong.push(format!(
                    "{}: {}\n    expected {expected:?}, told {found:?}",
                    teller.dimension, example.text
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_dimension_stands_in_the_table_with_hits_and_look_alikes() {
    let listed: Vec<Dimension> = DIMENSIONS.iter().map(|t| t.dimension).collect();
    assert_eq!(listed, Dimension::ALL);
    for teller in DIMENSIONS {
        let hits = teller
            .examples
            .iter()
            .filter(|e| !e.told.is_empty())
            .count();
        let misses = teller.examples.len() - hits;
        assert!(hits >= 5 && misses >= 5, "{}", teller.dimension);
    }
}

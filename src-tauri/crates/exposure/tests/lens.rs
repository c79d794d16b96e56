//! The lens on posts that trained nothing: it files as well as it did, and says why in places that
//! are there.
#![allow(clippy::unwrap_used)]

use std::collections::BTreeMap;

use exposure::{Filed, Lens};
use model::{Category, Sentiment};
use proptest::prelude::*;

/// Macro-F1 over the categories, and over the tones, when the weights were last trained.
const FLOOR: (f64, f64) = (70.1, 60.8);

struct Labelled {
    text: String,
    topics: Vec<Category>,
    sentiment: Sentiment,
}

fn labelled() -> Vec<Labelled> {
    let path = "/../../../tests/corpus/posts/topics.jsonl";
    let path = format!("{}{path}", env!("CARGO_MANIFEST_DIR"));
    let file = std::fs::read_to_string(path).unwrap();
    let post = |line: &str| {
        let row: serde_json::Value = serde_json::from_str(line).unwrap();
        let topics = row["topics"].as_array().unwrap().iter();
        Labelled {
            text: row["text"].as_str().unwrap().to_owned(),
            topics: topics
                .map(|t| Category::parse(t.as_str().unwrap()).unwrap())
                .collect(),
            sentiment: Sentiment::parse(row["sentiment"].as_str().unwrap()).unwrap(),
        }
    };
    file.lines().map(post).collect()
}

/// Mean F1, in hundredths, over the words of (filed, should be) in each post.
fn macro_f1(posts: impl Iterator<Item = (Vec<&'static str>, Vec<&'static str>)>) -> f64 {
    let mut counts: BTreeMap<&str, (f64, f64)> = BTreeMap::new();
    for (filed, truth) in posts {
        for word in &filed {
            let right = truth.contains(word);
            counts.entry(word).or_default().0 += if right { 2.0 } else { 0.0 };
            counts.entry(word).or_default().1 += 1.0;
        }
        for word in truth {
            counts.entry(word).or_default().1 += 1.0;
        }
    }
    let sum: f64 = counts.values().map(|(right, all)| right / all).sum();
    100.0 * sum / counts.len() as f64
}

fn categories(filed: &Filed) -> Vec<&'static str> {
    filed.categories.iter().map(|(c, _)| c.as_str()).collect()
}

#[test]
fn posts_that_trained_nothing_are_filed_as_well_as_before() {
    let (lens, posts) = (Lens::new(), labelled());
    let filed: Vec<Filed> = posts.iter().map(|p| lens.file(&p.text, None)).collect();
    let by_category = filed.iter().zip(&posts).map(|(filed, post)| {
        let truth = post.topics.iter().map(|c| c.as_str());
        (categories(filed), truth.collect())
    });
    let by_tone = filed.iter().zip(&posts);
    let by_tone = by_tone.map(|(filed, post)| {
        (
            vec![filed.sentiment.as_str()],
            vec![post.sentiment.as_str()],
        )
    });
    let now = (macro_f1(by_category), macro_f1(by_tone));
    assert!(
        now.0 >= FLOOR.0 - 1.0 && now.1 >= FLOOR.1 - 1.0,
        "{now:.1?} is below {FLOOR:?}"
    );
}

#[test]
fn the_cues_of_a_reason_are_the_words_seen() {
    let post = "Mañana HUELGA 😤 de repartidores, nadie carga";
    let filed = Lens::new().file(post, None);
    let strike = filed.categories.iter();
    let mut strike = strike.filter(|(c, _)| *c == Category::StrikeProtest);
    let (_, reason) = strike.next().unwrap();
    let words: Vec<String> = reason
        .cues
        .iter()
        .map(|s| {
            let chars = post.chars().skip(s.start as usize);
            chars.take((s.end - s.start) as usize).collect()
        })
        .collect();
    assert!(words.contains(&"HUELGA".to_owned()), "{words:?}");
}

#[test]
fn nothing_is_said_of_an_empty_post() {
    let filed = Lens::new().file("", None);
    assert_eq!(filed.categories, []);
}

proptest! {
    #[test]
    fn any_text_is_filed_and_cues_lie_inside_it(text in "\\PC{0,200}", group in "\\PC{0,20}") {
        let filed = Lens::new().file(&text, Some(&group));
        let end = text.chars().count() as u32;
        let reasons = filed.categories.iter().map(|(_, reason)| reason);
        for reason in reasons.chain([&filed.sentiment_reason]) {
            for cue in &reason.cues {
                prop_assert!(cue.start < cue.end && cue.end <= end);
            }
        }
    }
}

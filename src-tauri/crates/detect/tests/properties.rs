//! Properties that hold for every text: no panic, spans in bounds, sorted, apart, the same twice;
//! and own terms found however they are written.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use detect::Engine;
use model::{Kind, OwnTerm};
use proptest::prelude::*;

/// Texts that look like posts: pieces the detectors care about, glued with anything.
fn posts() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        any::<String>(),
        "[ -~]{0,20}",
        prop::sample::select(vec![
            "617-555-0142",
            "a las 7",
            "DBO2",
            "é",
            "\u{301}",
            "👨‍👩‍👧",
            "@na.me",
            "http://x.y/",
            "4:15am-8",
            "rua das Flores, 12",
            "St. ",
            "plate ",
            "ABC 1234",
            "$",
            "#",
            "C'",
            "CX-5",
            "wave two",
            "of ",
            "\u{200b}",
            "Mobile, AL",
            "vin ",
            "card 4111 1111 1111 1111",
            "im 34",
            "::1",
            "40°42'46\"N 74°00'22\"W",
            "ﬁ",
            "İ",
            "ß",
        ])
        .prop_map(str::to_owned),
    ];
    prop::collection::vec(piece, 0..12).prop_map(|p| p.join(" "))
}

fn engine(terms: &[&str]) -> Engine {
    let terms: Vec<OwnTerm> = terms
        .iter()
        .map(|t| OwnTerm {
            term: (*t).into(),
            kind: Some(Kind::Person),
        })
        .collect();
    Engine::new(&terms)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn findings_are_in_bounds_sorted_apart_and_stable(text in posts()) {
        let engine = engine(&["Marisol", "8XJ-4K", "🐙", "na"]);
        let found = engine.find(&text);
        let length = text.chars().count() as u32;
        let mut at = 0;
        for f in &found {
            prop_assert!(f.span.start >= at && f.span.start < f.span.end && f.span.end <= length);
            prop_assert!(f.confidence > 0.0 && f.confidence <= 1.0);
            let chars: Vec<char> = text.chars().collect();
            let (first, last) = (chars[f.span.start as usize], chars[f.span.end as usize - 1]);
            prop_assert!(!first.is_whitespace() && !last.is_whitespace(), "{:?} in {:?}", f, text);
            at = f.span.end;
        }
        prop_assert_eq!(found, engine.find(&text));
    }

    #[test]
    fn own_terms_are_always_found(before in posts(), after in posts(), upper in any::<bool>(), form in 0..4usize) {
        let written = ["María José", "maria jose", "Maria-Jose's", "MARÍA JOSÉ"][form];
        let written = if upper { written.to_uppercase() } else { written.to_owned() };
        let text = format!("{before} {written} {after}");
        let start = before.chars().count() as u32 + 1;
        let found = engine(&["María José"]).find(&text);
        prop_assert!(
            found.iter().any(|f| f.detector == "own_term" && f.span.start <= start && f.span.end >= start + 10),
            "{text:?}"
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn both_passes_keep_to_the_text(text in posts()) {
        let engine = engine(&[]).with_second_pass();
        prop_assert!(engine.second_pass());
        let found = engine.find(&text);
        let length = text.chars().count() as u32;
        let mut at = 0;
        for f in &found {
            prop_assert!(f.span.start >= at && f.span.start < f.span.end && f.span.end <= length);
            prop_assert!(f.confidence > 0.0 && f.confidence <= 1.0);
            at = f.span.end;
        }
        prop_assert_eq!(found, engine.find(&text));
    }
}

#[test]
fn own_terms_stand_before_the_rules() {
    let engine = engine(&["Maple Street", "deon"]);
    for (text, expected) in [
        (
            "at 12 Maple Street, Boston, MA 02118",
            vec![(3, 5, "address"), (6, 18, "own_term"), (20, 36, "address")],
        ),
        ("mail deon@example.com", vec![(5, 21, "own_term")]),
    ] {
        let got: Vec<(u32, u32, String)> = engine
            .find(text)
            .into_iter()
            .map(|f| (f.span.start, f.span.end, f.detector.clone()))
            .collect();
        let expected: Vec<(u32, u32, String)> = expected
            .into_iter()
            .map(|(s, e, d)| (s, e, d.to_owned()))
            .collect();
        assert_eq!(got[..], expected[..], "{text}");
    }
}

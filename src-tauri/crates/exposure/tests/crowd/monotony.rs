//! Adding a true fact never raises an end, removing a post never lowers one, order never matters.

use exposure::{Told, crowd, crowd_without};
use model::Whose;
use proptest::prelude::*;

use crate::invented::{all_values, told};

/// Which value, who tells it and how sure in hundredths, whose it is, whether it is past or contradicted.
type Drawn = (usize, Vec<(u32, u8)>, Whose, bool, bool);

fn drawn() -> impl Strategy<Value = Vec<Drawn>> {
    let value = 0..all_values().len();
    let by = prop::collection::vec((0u32..12, 5u8..100), 1..5);
    let whose = prop_oneof![
        8 => Just(Whose::Owner),
        1 => Just(Whose::Unknown),
        1 => Just(Whose::Other),
    ];
    let seldom = || prop::bool::weighted(0.1);
    prop::collection::vec((value, by, whose, seldom(), seldom()), 0..10)
}

fn facts(drawn: &[Drawn]) -> Vec<Told> {
    let values = all_values();
    let fact = |(at, by, whose, past, conflict): &Drawn| {
        let (dimension, value) = values[*at].clone();
        let by: Vec<(u32, f32)> = by
            .iter()
            .map(|(p, c)| (*p, f32::from(*c) / 100.0))
            .collect();
        let mut told = told(dimension, value, &by);
        told.fact.whose = *whose;
        told.fact.past = *past;
        told.fact.conflict = *conflict;
        told
    };
    drawn.iter().map(fact).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_fact_more_never_raises_an_end(drawn in drawn()) {
        let facts = facts(&drawn);
        let Some((_, fewer)) = facts.split_last() else { return Ok(()) };
        let (more, fewer) = (crowd(&facts), crowd(fewer));
        prop_assert!(more.hi <= fewer.hi, "{} > {}", more.hi, fewer.hi);
        prop_assert!(more.lo <= fewer.lo, "{} > {}", more.lo, fewer.lo);
        prop_assert!(1.0 <= more.lo && more.lo <= more.hi);
    }

    #[test]
    fn a_post_less_never_lowers_an_end(drawn in drawn(), posts in prop::collection::vec(0u32..12, 1..6)) {
        let facts = facts(&drawn);
        let (all, less) = (crowd(&facts), crowd_without(&facts, &posts, &[]));
        prop_assert!(less.lo >= all.lo, "{} < {}", less.lo, all.lo);
        prop_assert!(less.hi >= all.hi, "{} < {}", less.hi, all.hi);
    }

    #[test]
    fn order_never_matters(drawn in drawn()) {
        let facts = facts(&drawn);
        let mut turned = facts.clone();
        turned.reverse();
        for told in &mut turned {
            told.by.reverse();
            told.fact.posts.reverse();
        }
        prop_assert!(crowd(&facts) == crowd(&turned));
    }
}

//! Overlaps: which of two details that share characters is kept.
//!
//! The rule, in this order:
//! 1. a detail seen with certainty (confidence 0.9 or more) beats one that is not;
//! 2. the longer one beats the shorter one (a URL over the handle in it, an address over its city);
//! 3. the surer one beats the less sure one;
//! 4. the earlier detector in the table beats the later one.
//!
//! Own terms are set before this rule is asked: nothing may take one of them away.

use crate::detector::Candidate;

/// Confidence from which a detail counts as certain.
pub(crate) const CERTAIN: f32 = 0.9;

/// Keeps the winners, sorted by place.
pub(crate) fn resolve(mut found: Vec<Candidate>) -> Vec<Candidate> {
    if found.len() > 1 {
        // The sort is stable, so rule 4 is the order in which the candidates came.
        found.sort_by(|a, b| {
            let certain = |c: &Candidate| c.confidence >= CERTAIN;
            let len = |c: &Candidate| c.end - c.start;
            certain(b)
                .cmp(&certain(a))
                .then(len(b).cmp(&len(a)))
                .then(b.confidence.total_cmp(&a.confidence))
        });
        let mut kept: Vec<Candidate> = Vec::with_capacity(found.len());
        for c in found {
            // `kept` stays sorted by place, so only the neighbours can overlap.
            let at = kept.partition_point(|k| k.start < c.start);
            let free_left = at
                .checked_sub(1)
                .and_then(|i| kept.get(i))
                .is_none_or(|k| k.end <= c.start);
            let free_right = kept.get(at).is_none_or(|k| c.end <= k.start);
            if free_left && free_right {
                kept.insert(at, c);
            }
        }
        found = kept;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::Kind;

    fn c(start: usize, end: usize, kind: Kind, confidence: f32) -> Candidate {
        Candidate {
            start,
            end,
            kind,
            confidence,
            detector: "t",
            why: model::Why::Shape,
        }
    }

    #[test]
    fn the_rule_is_a_table() {
        use Kind::*;
        for (why, input, kept) in [
            (
                "certain beats long",
                vec![c(0, 9, Phone, 0.7), c(2, 5, Vin, 0.95)],
                vec![Vin],
            ),
            (
                "long beats short",
                vec![c(3, 6, Handle, 0.9), c(0, 9, Url, 0.9)],
                vec![Url],
            ),
            (
                "sure beats unsure",
                vec![c(0, 5, Plate, 0.5), c(0, 5, Station, 0.8)],
                vec![Station],
            ),
            (
                "first beats later",
                vec![c(0, 5, Plate, 0.5), c(0, 5, Station, 0.5)],
                vec![Plate],
            ),
            (
                "neighbours both stay",
                vec![c(5, 9, Age, 0.5), c(0, 5, Place, 0.5)],
                vec![Place, Age],
            ),
        ] {
            let got: Vec<Kind> = resolve(input).iter().map(|c| c.kind).collect();
            assert_eq!(got, kept, "{why}");
        }
    }
}

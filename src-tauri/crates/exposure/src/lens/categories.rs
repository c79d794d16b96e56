//! The categories of the listening report, one file each: what speaks for it, its look-alikes, and
//! posts that show both. A new category is one file here and one word in [`RULES`].

use super::cue::{Rule, strong, sure, weak};

mod app_issue;
mod coworker;
mod customer;
mod deactivation;
mod legal;
mod media_coverage;
mod onroad_issue;
mod pay_tips;
mod praise;
mod researcher_contact;
mod strike_protest;
mod union;
mod warehouse_conditions;

/// The rules of every category.
pub(super) const RULES: &[Rule] = &[
    strike_protest::RULE,
    union::RULE,
    warehouse_conditions::RULE,
    pay_tips::RULE,
    media_coverage::RULE,
    researcher_contact::RULE,
    app_issue::RULE,
    onroad_issue::RULE,
    deactivation::RULE,
    praise::RULE,
    customer::RULE,
    legal::RULE,
    coworker::RULE,
];

#[cfg(test)]
mod tests {
    use model::Category;

    use super::RULES;
    use crate::Lens;
    use crate::lens::groups::GROUPS;
    use crate::lens::tone::{ELSEWHERE, TONES, WORK};
    use crate::lens::words::Words;

    #[test]
    fn every_category_has_its_rule() {
        let ruled: Vec<Category> = RULES.iter().map(|rule| rule.category).collect();
        assert_eq!(ruled, Category::ALL);
    }

    #[test]
    fn examples_are_filed_and_look_alikes_are_not() {
        let lens = Lens::new();
        let mut wrong = Vec::new();
        for rule in RULES {
            let files = |post: &str| {
                let filed = lens.file(post, None);
                filed.categories.iter().any(|(c, _)| *c == rule.category)
            };
            assert!(rule.hits.len() >= 5 && rule.misses.len() >= 5);
            let missed = rule.hits.iter().filter(|post| !files(post));
            wrong.extend(missed.map(|post| format!("{} is not in {post:?}", rule.category)));
            let extra = rule.misses.iter().filter(|post| files(post));
            wrong.extend(extra.map(|post| format!("{} is seen in {post:?}", rule.category)));
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }

    #[test]
    fn cues_are_written_as_posts_are_read() {
        let mut wrong = Vec::new();
        let rules = RULES
            .iter()
            .flat_map(|r| r.cues.iter().map(|c| c.words).chain([r.look_alikes]));
        let tones = TONES
            .iter()
            .flat_map(|t| t.cues)
            .chain(ELSEWHERE)
            .chain(GROUPS)
            .chain([&WORK]);
        for row in rules
            .chain(tones.map(|c| c.words))
            .flat_map(|w| w.split('|'))
        {
            let plain = row.replace('*', "");
            let words = Words::of(&plain);
            let read: Vec<&[u8]> = (0..words.len()).map(|i| words.letters(i)).collect();
            if read.join(&b' ') != plain.as_bytes() {
                wrong.push(row);
            }
        }
        assert!(wrong.is_empty(), "{wrong:?}");
    }
}

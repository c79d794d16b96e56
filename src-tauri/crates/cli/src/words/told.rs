//! What all posts together tell, in words.

use api::audit::{Audit, ToldFact};
use model::{Category, Dimension, Whose};

use super::one_line;

/// Facts that the text form shows.
const SHOWN: usize = 12;
/// Steps of the smallest fix that it shows.
const STEPS: usize = 5;

/// Crowd, facts, categories and the smallest fix, line by line.
pub(super) fn say(audit: &Audit, line: &mut impl FnMut(&str)) {
    line("");
    line(&format!(
        "You could be {}",
        people(audit.crowd.lo, audit.crowd.hi)
    ));
    if let Some(dimension) = audit.crowd.singled_out {
        let what = dimension_name(dimension).to_lowercase();
        line(&format!("  Your {what} alone says who you are."));
    }
    let own = |f: &&ToldFact| f.whose == Whose::Owner && !f.past;
    let mut facts: Vec<&ToldFact> = audit.facts.iter().filter(own).collect();
    facts.sort_by_key(|f| (!f.dimension.singles_out(), f.dimension));
    if !facts.is_empty() {
        line("");
        line("What a stranger knows of you");
    }
    for fact in facts.iter().take(SHOWN) {
        line(&format!(
            "  {:<18}{:<40}{}",
            dimension_name(fact.dimension),
            one_line(&fact.value),
            posts(fact.posts.len())
        ));
    }
    if facts.len() > SHOWN {
        line(&format!("  and {} more", facts.len() - SHOWN));
    }
    if !audit.fixes.is_empty() {
        line("");
        line("The smallest fix");
    }
    for fix in audit.fixes.iter().take(STEPS) {
        let what = if fix.change == "edit" {
            "edit"
        } else {
            "take down"
        };
        line(&format!(
            "  {what} post {}: you could be {}",
            fix.post,
            people(fix.lo, fix.hi)
        ));
    }
    if audit.fixes.len() > STEPS {
        line(&format!("  and {} more steps", audit.fixes.len() - STEPS));
    }
    let count = |c: Category| audit.categories.iter().filter(|f| f.category == c).count();
    let counts = Category::ALL.iter().map(|c| (*c, count(*c)));
    let mut counts: Vec<(Category, usize)> = counts.filter(|c| c.1 > 0).collect();
    counts.sort_by_key(|c| std::cmp::Reverse(c.1));
    if !counts.is_empty() {
        line("");
        line("What a listener would file your posts under");
    }
    for (category, n) in counts {
        line(&format!("  {:<26}{}", category_name(category), posts(n)));
    }
}

fn posts(n: usize) -> String {
    format!("{n:>6} {}", if n == 1 { "post" } else { "posts" })
}

/// "about 4 to 60 people": never a bare number.
fn people(lo: f64, hi: f64) -> String {
    match (lo, hi) {
        (_, hi) if hi < 1.5 => "one person".to_owned(),
        (_, hi) if hi < 5.0 => "a handful of people, perhaps one".to_owned(),
        (lo, hi) => format!("one of about {lo:.0} to {hi:.0} people"),
    }
}

fn dimension_name(dimension: Dimension) -> &'static str {
    match dimension {
        Dimension::Name => "Name",
        Dimension::Handle => "Account name",
        Dimension::Phone => "Phone",
        Dimension::Email => "E-mail",
        Dimension::Address => "Street address",
        Dimension::Plate => "Licence plate",
        Dimension::GovId => "Government id",
        Dimension::Platform => "App",
        Dimension::Station => "Station",
        Dimension::Area => "Area",
        Dimension::Vehicle => "Vehicle",
        Dimension::Shift => "Working hours",
        Dimension::Age => "Age",
        Dimension::Sex => "Sex",
        Dimension::Family => "Family",
        Dimension::Origin => "Origin",
        Dimension::Language => "Language",
        Dimension::Health => "Health",
        Dimension::Education => "Education",
        Dimension::Job => "Other work",
        Dimension::Place => "Place",
    }
}

fn category_name(category: Category) -> &'static str {
    match category {
        Category::StrikeProtest => "Strike or protest",
        Category::Union => "Union",
        Category::WarehouseConditions => "Warehouse conditions",
        Category::PayTips => "Pay and tips",
        Category::MediaCoverage => "Media coverage",
        Category::ResearcherContact => "Contact with researchers",
        Category::AppIssue => "App issue",
        Category::OnroadIssue => "On-road issue",
        Category::Deactivation => "Deactivation",
        Category::Praise => "Praise",
        Category::Customer => "Customer",
        Category::Legal => "Legal",
        Category::Coworker => "Coworker named or shown",
    }
}

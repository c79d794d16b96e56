//! What single facts do to the crowd.

use exposure::{Told, Value, crowd, crowd_without};
use model::{Dimension, ShareSource, Unused, Whose};

use crate::invented::{area, text, told, vehicle};

fn flex_in_lynn() -> Vec<Told> {
    vec![
        text(Dimension::Platform, "Amazon Flex", 1),
        told(
            Dimension::Area,
            area(Some("Lynn"), Some("MA")),
            &[(2, 0.97)],
        ),
    ]
}

#[test]
fn nothing_told_leaves_all_gig_drivers() {
    let crowd = crowd(&[]);
    assert!(crowd.lo > 1e6 && crowd.hi < 3e7);
    assert!(crowd.chain.is_empty() && crowd.singled_out.is_none());
}

#[test]
fn the_population_is_the_narrowest_of_platform_and_area() {
    let crowd = crowd(&flex_in_lynn());
    assert_eq!(crowd.population_of.platform.as_deref(), Some("Amazon Flex"));
    assert_eq!(crowd.population_of.area.as_deref(), Some("Lynn, MA"));
    // 101,000 of 331 million people, 70,000 to 700,000 drivers: about 70.
    assert!(crowd.population > 20.0 && crowd.population < 200.0);
    assert!(
        crowd
            .chain
            .iter()
            .all(|f| f.unused == Some(Unused::InPopulation))
    );
}

#[test]
fn a_public_fact_of_one_person_leaves_one_and_says_why() {
    let mut facts = flex_in_lynn();
    facts.push(told(
        Dimension::Phone,
        Value::Text("617-555-0100".into()),
        &[(7, 0.9)],
    ));
    let all = crowd(&facts);
    assert_eq!((all.lo, all.hi), (1.0, 1.0));
    let why = all.singled_out.as_ref().unwrap();
    assert!(why.dimension == Dimension::Phone && why.posts == [7]);
    // The same fact as a guess, or as somebody's: the lower end only.
    facts[2].by[0].confidence = 0.6;
    let guess = crowd(&facts);
    facts[2].by[0].confidence = 0.97;
    facts[2].fact.whose = Whose::Unknown;
    let unknown = crowd(&facts);
    let without = crowd(&facts[..2]);
    for crowd in [guess, unknown] {
        assert_eq!((crowd.lo, crowd.hi), (1.0, without.hi));
        assert!(crowd.singled_out.is_none());
    }
    facts[2].fact.whose = Whose::Other;
    assert!(crowd(&facts) == without);
}

#[test]
fn one_name_is_counted_and_two_single_out() {
    let one = crowd(&[text(Dimension::Name, "Maria", 1)]);
    assert!(one.lo > 1000.0 && one.chain[0].source == ShareSource::Census);
    let two = crowd(&[text(Dimension::Name, "Maria Example", 1)]);
    assert_eq!(two.hi, 1.0);
}

#[test]
fn nested_values_count_once() {
    let mut facts = flex_in_lynn();
    let narrow = crowd(&facts);
    facts.push(told(Dimension::Area, area(None, Some("MA")), &[(3, 0.97)]));
    facts.push(told(
        Dimension::Vehicle,
        vehicle([None, Some("Toyota"), Some("Camry")], None),
        &[(4, 0.97)],
    ));
    let camry = crowd(&facts);
    facts.push(told(
        Dimension::Vehicle,
        vehicle([None, Some("Toyota"), None], None),
        &[(5, 0.97)],
    ));
    let both = crowd(&facts);
    assert_eq!((camry.lo, camry.hi), (both.lo, both.hi));
    assert!(camry.hi < narrow.hi);
    let nested = both
        .chain
        .iter()
        .filter(|f| f.unused == Some(Unused::NestedIn));
    let nested: Vec<&str> = nested.map(|f| f.value.as_str()).collect();
    assert_eq!(nested, ["MA", "Toyota"]);
}

#[test]
fn what_goes_together_is_not_multiplied_twice() {
    // Framingham, Portuguese and Brazil: multiplied blindly one in three million people.
    let place = told(
        Dimension::Area,
        area(Some("Framingham"), Some("MA")),
        &[(1, 0.97)],
    );
    let language = text(Dimension::Language, "Portuguese", 2);
    let origin = text(Dimension::Origin, "Brazil", 3);
    let town = crowd(std::slice::from_ref(&place));
    let all = crowd(&[place, language, origin]);
    assert!(all.hi > town.hi / 10.0, "{} {}", all.hi, town.hi);
}

#[test]
fn doubt_widens_and_never_narrows() {
    let with = |change: fn(&mut Told)| {
        let mut facts = flex_in_lynn();
        let mut sex = text(Dimension::Sex, "woman", 3);
        change(&mut sex);
        facts.push(sex);
        crowd(&facts)
    };
    let without = crowd(&flex_in_lynn());
    let sure = with(|_| ());
    assert!(sure.hi < without.hi);
    let doubts: [fn(&mut Told); 4] = [
        |t| t.by[0].confidence = 0.5,
        |t| t.fact.whose = Whose::Unknown,
        |t| t.fact.past = true,
        |t| t.fact.conflict = true,
    ];
    for doubt in doubts {
        let crowd = with(doubt);
        assert!(crowd.hi >= sure.hi && crowd.hi <= without.hi && crowd.lo <= without.lo);
    }
}

#[test]
fn what_if_is_the_crowd_of_the_rest() {
    let mut facts = flex_in_lynn();
    facts.push(told(
        Dimension::Sex,
        Value::Text("woman".into()),
        &[(3, 0.8), (4, 0.7)],
    ));
    let short = crowd(&facts[..2]);
    let by_posts = crowd_without(&facts, &[3, 4], &[]);
    let by_fact = crowd_without(&facts, &[], &[2]);
    for crowd in [by_posts, by_fact] {
        assert!(crowd == short);
    }
    let one = crowd_without(&facts, &[4], &[]);
    assert_eq!(one.chain.last().unwrap().posts, [3]);
}

#[test]
fn what_nobody_counts_still_narrows_and_says_so() {
    for (dimension, words) in [
        (Dimension::Health, "dialysis"),
        (Dimension::Education, "Example State University"),
        (Dimension::Job, "piano tuner"),
        (Dimension::Place, "Example Diner"),
        (Dimension::Station, "DBO2"),
        (Dimension::Family, "twins"),
        (Dimension::Shift, "mornings"),
        (Dimension::Platform, "Example Couriers"),
    ] {
        let crowd = crowd(&[text(dimension, words, 1)]);
        assert!(crowd.hi < exposure::crowd(&[]).hi, "{words}");
        assert_eq!(crowd.chain[0].source, ShareSource::Assumed, "{words}");
    }
}

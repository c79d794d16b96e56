//! How long the crowd, a what-if and the smallest fix take at 100,000 posts of which 5,000 tell
//! something. Prints; asserts nothing.

use std::io::Write;
use std::time::Instant;

use exposure::{Area, Telling, Told, Value, Vehicle, crowd, crowd_without, fixes};
use model::{Dimension, Fact, Whose};

/// An invented fact told by every `step`-th of the posts from `first` on.
fn told(dimension: Dimension, value: Value, first: u32, step: usize, count: usize) -> Told {
    let posts: Vec<u32> = (first..100_000).step_by(step).take(count).collect();
    let by = posts.iter().enumerate().map(|(at, post)| Telling {
        post: *post,
        confidence: [0.5, 0.7, 0.9][at % 3],
        finding: (at % 4 != 0).then_some(0),
    });
    Told {
        fact: Fact {
            dimension,
            value: value.words(dimension),
            whose: Whose::Owner,
            confidence: 0.98,
            past: false,
            conflict: false,
            first: None,
            last: None,
            posts: posts.clone(),
        },
        value,
        by: by.collect(),
    }
}

fn invented() -> Vec<Told> {
    use Dimension as D;
    let text = |s: &str| Value::Text(s.to_owned());
    let area = |city: &str| {
        Value::Area(Area {
            state: Some("MA".into()),
            city: Some(city.into()),
            ..Area::default()
        })
    };
    let car = |colour: Option<&str>| {
        Value::Vehicle(Vehicle {
            year: Some(2014),
            colour: colour.map(str::to_owned),
            make: Some("Toyota".into()),
            model: Some("Corolla".into()),
            marks: Vec::new(),
        })
    };
    let mut facts = vec![
        told(D::Platform, text("Amazon Flex"), 0, 60, 1500),
        told(D::Platform, text("Uber"), 7, 900, 60),
        told(D::Area, area("Lynn"), 1, 150, 600),
        told(D::Area, area("Boston"), 2, 300, 300),
        told(D::Vehicle, car(None), 3, 200, 400),
        told(D::Vehicle, car(Some("blue")), 4, 800, 100),
        told(D::Sex, text("woman"), 5, 400, 200),
        told(D::Family, text("2 kids"), 6, 500, 180),
        told(D::Family, text("married"), 8, 700, 100),
        told(D::Language, text("Portuguese"), 9, 400, 200),
        told(D::Origin, text("Brazil"), 10, 900, 80),
        told(
            D::Age,
            Value::Born {
                from: 1988,
                to: 1988,
            },
            11,
            5000,
            15,
        ),
        told(D::Station, text("DBO2"), 12, 700, 120),
        told(D::Shift, text("mornings"), 13, 600, 150),
        told(D::Health, text("diabetes"), 14, 9000, 9),
        told(D::Phone, text("617-555-0100"), 15, 30_000, 2),
        told(D::Plate, text("1EX AMP"), 16, 50_000, 1),
    ];
    for place in 0..60 {
        let name = format!("Example Place {place}");
        facts.push(told(D::Place, text(&name), 17 + place, 4001, 17));
    }
    facts
}

fn main() -> std::io::Result<()> {
    let facts = invented();
    let mut out = std::io::stdout().lock();
    let tellings: usize = facts.iter().map(|told| told.by.len()).sum();
    writeln!(out, "{} facts, {tellings} tellings", facts.len())?;
    let start = Instant::now();
    let all = crowd(&facts);
    writeln!(out, "crowd {}..{}: {:?}", all.lo, all.hi, start.elapsed())?;
    let gone: Vec<u32> = facts[3..]
        .iter()
        .flat_map(|t| t.fact.posts.clone())
        .collect();
    let start = Instant::now();
    let less = crowd_without(&facts, &gone, &[2]);
    writeln!(
        out,
        "what if {}..{}: {:?}",
        less.lo,
        less.hi,
        start.elapsed()
    )?;
    for target in [10.0, 1000.0, 1e5, 1e9] {
        let start = Instant::now();
        let plan = fixes(&facts, target);
        let last = plan.last().map_or((all.lo, all.hi), |fix| (fix.lo, fix.hi));
        let time = start.elapsed();
        writeln!(
            out,
            "fix to {target}: {} posts, {last:?}: {time:?}",
            plan.len()
        )?;
    }
    Ok(())
}

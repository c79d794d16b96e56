//! Fails when any kind falls more than a point below what the engine reached before, on fixed
//! posts. `WRITE_FLOOR=1` writes the marks anew.
#![allow(clippy::unwrap_used)]

mod score;

use detect::Engine;
use model::Kind;
use score::Row;

/// How far a kind may fall, in points.
const SLACK: f64 = 1.0;

#[test]
fn no_kind_falls() {
    check("floor.tsv", &Engine::new(&[]), &score::corpus());
}

/// On every second post: the network is slow where nothing is optimised.
#[test]
fn no_kind_falls_with_both_passes() {
    let engine = Engine::new(&[]).with_second_pass();
    assert!(engine.second_pass());
    let rows: Vec<Row> = score::corpus().into_iter().step_by(2).collect();
    check("floor_both.tsv", &engine, &rows);
}

fn check(floor: &str, engine: &Engine, rows: &[Row]) {
    let table = score::score(engine, rows, None, false);
    let path = format!(
        "{}/../../../tests/corpus/posts/{floor}",
        env!("CARGO_MANIFEST_DIR")
    );
    let now: Vec<(Kind, f64, f64)> = Kind::ALL
        .iter()
        .map(|k| (*k, score::sum(&table, |_, o| o == *k)))
        .filter(|(_, t)| t.gold > 0)
        .map(|(k, t)| (k, t.recall(), t.precision()))
        .collect();
    if std::env::var_os("WRITE_FLOOR").is_some() {
        let lines: String = now
            .iter()
            .map(|(k, r, p)| format!("{k}\t{r:.1}\t{p:.1}\n"))
            .collect();
        std::fs::write(path, format!("kind\trecall\tprecision\n{lines}")).unwrap();
        return;
    }
    let floor = std::fs::read_to_string(path).unwrap();
    let mut fallen = Vec::new();
    for line in floor.lines().skip(1) {
        let mut cells = line.split('\t');
        let kind = Kind::parse(cells.next().unwrap()).unwrap();
        let recall: f64 = cells.next().unwrap().parse().unwrap();
        let precision: f64 = cells.next().unwrap().parse().unwrap();
        let (_, r, p) = now.iter().find(|n| n.0 == kind).unwrap();
        let f1 = |r: f64, p: f64| {
            if r + p == 0.0 {
                0.0
            } else {
                2.0 * r * p / (r + p)
            }
        };
        if f1(*r, *p) < f1(recall, precision) - SLACK {
            fallen.push(format!(
                "{kind}: recall {recall} -> {r:.1}, precision {precision} -> {p:.1}"
            ));
        }
    }
    assert!(fallen.is_empty(), "{}", fallen.join("\n"));
}

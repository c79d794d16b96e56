//! Scores findings against labelled texts; shared by the regression test and `make eval`.
#![allow(dead_code, clippy::unwrap_used, clippy::indexing_slicing)]

use std::collections::BTreeMap;

use detect::Engine;
use model::Kind;

/// A labelled text.
pub struct Row {
    /// `en`, `es`, `pt`, or empty.
    pub lang: String,
    /// The text.
    pub text: String,
    /// First code point, one past the last, kind.
    pub spans: Vec<(u32, u32, Kind)>,
}

/// What was there, what was seen, and how much of it agrees.
#[derive(Clone, Copy, Default)]
pub struct Tally {
    /// Labelled details.
    pub gold: usize,
    /// Findings.
    pub seen: usize,
    /// Labelled details that a finding of the kind covers by half (IoU >= 0.5).
    pub found: usize,
    /// Findings that a labelled detail of the kind covers by half.
    pub right: usize,
    /// Findings that are a labelled detail to the letter.
    pub exact: usize,
}

impl Tally {
    /// Recall in per cent; 100 where nothing was to be found.
    pub fn recall(&self) -> f64 {
        share(self.found, self.gold)
    }

    /// Precision in per cent; 100 where nothing was seen.
    pub fn precision(&self) -> f64 {
        share(self.right, self.seen)
    }

    /// F with recall weighing `beta` times.
    pub fn f(&self, beta: f64) -> f64 {
        let (p, r, b) = (self.precision(), self.recall(), beta * beta);
        if p + r == 0.0 {
            0.0
        } else {
            (1.0 + b) * p * r / (b * p + r)
        }
    }

    /// F1 of spans that agree to the letter.
    pub fn exact_f1(&self) -> f64 {
        share(2 * self.exact, self.gold + self.seen)
    }

    /// Both together.
    pub fn plus(self, o: Tally) -> Tally {
        Tally {
            gold: self.gold + o.gold,
            seen: self.seen + o.seen,
            found: self.found + o.found,
            right: self.right + o.right,
            exact: self.exact + o.exact,
        }
    }
}

fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 {
        100.0
    } else {
        100.0 * part as f64 / whole as f64
    }
}

/// Tallies by language and kind.
pub type Table = BTreeMap<(String, Kind), Tally>;

fn half(a: (u32, u32), b: (u32, u32)) -> bool {
    let inner = a.1.min(b.1).saturating_sub(a.0.max(b.0));
    let outer = a.1.max(b.1) - a.0.min(b.0);
    inner * 2 >= outer && inner > 0
}

/// Runs the engine over labelled texts. Kinds that the labels do not know are left out, and so is
/// what stands behind an `@` where `tweets` asks for it.
pub fn score(engine: &Engine, rows: &[Row], kinds: Option<&[Kind]>, tweets: bool) -> Table {
    let mut table = Table::new();
    for row in rows {
        let signs: Vec<char> = if tweets {
            row.text.chars().collect()
        } else {
            Vec::new()
        };
        let handle = |s: u32| {
            let at = s as usize;
            tweets && (signs.get(at) == Some(&'@') || at > 0 && signs.get(at - 1) == Some(&'@'))
        };
        let kept = |k: Kind| kinds.is_none_or(|ks| ks.contains(&k));
        let seen: Vec<(u32, u32, Kind)> = engine
            .find(&row.text)
            .into_iter()
            .filter(|f| kept(f.kind))
            .map(|f| (f.span.start, f.span.end, f.kind))
            .collect();
        let gold: Vec<_> = row.spans.iter().filter(|s| !handle(s.0)).copied().collect();
        let agrees =
            |a: &(u32, u32, Kind), b: &(u32, u32, Kind)| a.2 == b.2 && half((a.0, a.1), (b.0, b.1));
        for g in &gold {
            let t = table.entry((row.lang.clone(), g.2)).or_default();
            t.gold += 1;
            t.found += usize::from(seen.iter().any(|s| agrees(g, s)));
            t.exact += usize::from(seen.contains(g));
        }
        for s in &seen {
            let t = table.entry((row.lang.clone(), s.2)).or_default();
            t.seen += 1;
            t.right += usize::from(gold.iter().any(|g| agrees(g, s)));
        }
    }
    table
}

/// The sum of a table over what `keep` keeps.
pub fn sum(table: &Table, keep: impl Fn(&str, Kind) -> bool) -> Tally {
    table
        .iter()
        .filter(|((l, k), _)| keep(l, *k))
        .fold(Tally::default(), |a, (_, t)| a.plus(*t))
}

/// Reads JSON lines `{"lang","text","spans":[{"start","end","label"}]}`; `label` gives the kind.
pub fn read_json(lines: &str, label: impl Fn(&str) -> Option<Kind>) -> Vec<Row> {
    lines
        .lines()
        .filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok())
        .map(|v| Row {
            lang: v["lang"].as_str().unwrap_or_default().to_owned(),
            text: v["text"].as_str().unwrap_or_default().to_owned(),
            spans: v["spans"]
                .as_array()
                .into_iter()
                .flatten()
                .filter_map(|s| {
                    let at = |k: &str| u32::try_from(s[k].as_u64()?).ok();
                    Some((at("start")?, at("end")?, label(s["label"].as_str()?)?))
                })
                .collect(),
        })
        .collect()
}

/// Reads marked lines, `a {KIND|detail} here`.
pub fn read_marked(lines: &str, lang: &str) -> Vec<Row> {
    lines
        .lines()
        .map(|line| {
            let (mut text, mut spans, mut rest) = (String::new(), Vec::new(), line);
            let length = |t: &str| u32::try_from(t.chars().count()).unwrap();
            while let Some((before, mark)) = rest.split_once('{') {
                let (body, after) = mark.split_once('}').unwrap();
                let (kind, detail) = body.split_once('|').unwrap();
                text.push_str(before);
                let start = length(&text);
                text.push_str(detail);
                spans.push((start, length(&text), Kind::parse(kind).unwrap()));
                rest = after;
            }
            text.push_str(rest);
            Row {
                lang: lang.to_owned(),
                text,
                spans,
            }
        })
        .collect()
}

/// The posts of `tests/corpus/posts`, gig and own.
pub fn corpus() -> Vec<Row> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../tests/corpus/posts");
    let file = |name: &str| std::fs::read_to_string(format!("{folder}/{name}")).unwrap();
    let mut rows = read_json(&file("gig.jsonl"), Kind::parse);
    for lang in ["en", "es", "pt"] {
        rows.extend(read_marked(&file(&format!("own_{lang}.txt")), lang));
        rows.extend(read_marked(&file(&format!("new_{lang}.txt")), lang));
    }
    rows
}

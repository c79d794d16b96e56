//! How well posts are filed: F1 by drawer, its mean over the categories, and over the tones.

use exposure::Lens;
use exposure::lens::training::COUNT;
use model::{Category, Sentiment};

use crate::posts::Labelled;

const CATEGORIES: usize = Category::ALL.len();

/// What the lens says of a post.
#[derive(Clone, Copy)]
pub struct Answer<'p> {
    says: [f32; COUNT],
    post: &'p Labelled,
}

impl<'p> Answer<'p> {
    /// Asks the lens.
    pub fn of(lens: &Lens, post: &'p Labelled) -> Answer<'p> {
        let says = lens.says(&post.text);
        Answer { says, post }
    }

    /// The same with more said for each drawer.
    pub fn shifted(&self, shifts: &[f32; COUNT]) -> Answer<'p> {
        let says = std::array::from_fn(|i| self.says[i] + shifts[i]);
        Answer { says, ..*self }
    }

    fn filed(&self) -> [bool; COUNT] {
        let tones = &self.says[CATEGORIES..];
        let most = tones.iter().copied().fold(f32::MIN, f32::max);
        std::array::from_fn(|i| {
            if i < CATEGORIES {
                self.says[i] > 0.0
            } else {
                self.says[i] == most
            }
        })
    }
}

/// Right, filed too much, and missed.
#[derive(Clone, Copy, Default)]
struct Score {
    right: f32,
    extra: f32,
    missed: f32,
}

impl Score {
    fn of<'a>(answers: impl Iterator<Item = &'a Answer<'a>>, drawer: usize) -> Score {
        let mut score = Score::default();
        for answer in answers {
            match (answer.filed()[drawer], answer.post.filed[drawer]) {
                (true, true) => score.right += 1.0,
                (true, false) => score.extra += 1.0,
                (false, true) => score.missed += 1.0,
                (false, false) => {}
            }
        }
        score
    }

    fn f1(self) -> f32 {
        let all = 2.0 * self.right + self.extra + self.missed;
        100.0 * 2.0 * self.right / all.max(1.0)
    }
}

fn mean(scores: &[Score]) -> f32 {
    scores.iter().map(|s| s.f1()).sum::<f32>() / scores.len() as f32
}

/// What to add to each category so that F1 is best: half by itself, half all alike, because a dozen
/// posts of a category say little. The largest tone is taken, with its own shifts.
pub fn best_shifts(answers: &[Answer]) -> [f32; COUNT] {
    let steps = || (-20..40).map(|step| step as f32 * 0.1);
    let f1 = |shift: f32, drawer: usize| {
        let shifted: Vec<Answer> = answers.iter().map(|a| a.shifted(&[shift; COUNT])).collect();
        Score::of(shifted.iter(), drawer).f1()
    };
    let table: Vec<[f32; CATEGORIES]> = steps()
        .map(|shift| std::array::from_fn(|drawer| f1(shift, drawer)))
        .collect();
    // The middle of what is about as good as the best.
    let middle = |score: &dyn Fn(&[f32; CATEGORIES]) -> f32| {
        let best = table.iter().map(score).fold(0.0, f32::max);
        let good = table
            .iter()
            .zip(steps())
            .filter(|(row, _)| score(row) >= best - 1.5);
        let (sum, count) = good.fold((0.0, 0.0), |(sum, n), (_, shift)| (sum + shift, n + 1.0));
        sum / f32::max(count, 1.0)
    };
    let alike = middle(&|row| row.iter().sum::<f32>() / CATEGORIES as f32);
    let tones = tone_shifts(answers);
    std::array::from_fn(|drawer| match drawer.checked_sub(CATEGORIES) {
        None => (alike + middle(&|row| row[drawer])) / 2.0,
        Some(tone) => tones[tone],
    })
}

/// What to add to each tone: the middle of what is about as good as the best.
fn tone_shifts(answers: &[Answer]) -> [f32; COUNT - CATEGORIES] {
    let steps = || (-8..=12).map(|step| step as f32 * 0.1);
    let tried: Vec<([f32; COUNT], f32)> = steps()
        .flat_map(|neutral| steps().map(move |positive| (neutral, positive)))
        .map(|(neutral, positive)| {
            let mut shifts = [0.0; COUNT];
            shifts[CATEGORIES + 1] = neutral;
            shifts[CATEGORIES + 2] = positive;
            let shifted: Vec<Answer> = answers.iter().map(|a| a.shifted(&shifts)).collect();
            let score = |drawer| Score::of(shifted.iter(), drawer);
            (
                shifts,
                mean(&[CATEGORIES, CATEGORIES + 1, CATEGORIES + 2].map(score)),
            )
        })
        .collect();
    let best = tried.iter().map(|(_, score)| *score).fold(0.0, f32::max);
    let good: Vec<&[f32; COUNT]> = tried
        .iter()
        .filter(|(_, score)| *score >= best - 0.7)
        .map(|(shifts, _)| shifts)
        .collect();
    std::array::from_fn(|tone| {
        good.iter()
            .map(|shifts| shifts[CATEGORIES + tone])
            .sum::<f32>()
            / good.len() as f32
    })
}

/// Prints the scores, all together and by language.
pub fn print(name: &str, answers: &[Answer]) {
    println!("{name}");
    for lang in ["", "en", "es", "pt"] {
        let mine = || {
            answers
                .iter()
                .filter(|a| lang.is_empty() || a.post.lang == lang)
        };
        if mine().next().is_none() {
            continue;
        }
        let scores: [Score; COUNT] = std::array::from_fn(|drawer| Score::of(mine(), drawer));
        let (categories, tones) = scores.split_at(CATEGORIES);
        let lang = if lang.is_empty() { "all" } else { lang };
        let count = mine().count();
        println!(
            "  {lang:3} {count:4} posts: macro-F1 of categories {:.1}, of tones {:.1}",
            mean(categories),
            mean(tones)
        );
        if lang != "all" {
            continue;
        }
        let names = Category::ALL.iter().map(|c| c.as_str());
        let names = names.chain(Sentiment::ALL.iter().map(|s| s.as_str()));
        for (name, s) in names.zip(&scores) {
            let recall = 100.0 * s.right / (s.right + s.missed).max(1.0);
            let precision = 100.0 * s.right / (s.right + s.extra).max(1.0);
            let of = s.right + s.missed;
            println!(
                "      {name:22} F1 {:5.1}  recall {recall:5.1}  precision {precision:5.1}  of {of}",
                s.f1()
            );
        }
    }
}

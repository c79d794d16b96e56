//! The lens: what a listening team would file a post under, and how it sounds to them.
//!
//! Rules and a small linear model see the post together: the model weighs the cues of the rules, and
//! words, pairs of words and pieces of words beside them. Each answer says which cues stood in the
//! post and whether the wording by itself reads like that category; the sentence is the window's.

mod categories;
mod cue;
mod features;
mod groups;
mod tone;
pub mod training;
mod weights;
mod words;

use model::{Category, Sentiment, Span};

use features::{Cues, DRAWERS, Entry, Stands, drawer, grams, pairs, rules_say};
use weights::{Row, Weights, bucket};
use words::Words;

/// Why a post is filed so. Holds no text: places only.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reason {
    /// Words that are cues of it, in the order of the post, each place once.
    pub cues: Vec<Span>,
    /// Whether the wording apart from its cues reads like posts of the category.
    pub reads_like: bool,
}

/// What a post is filed under.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filed {
    /// Categories in the order of [`Category::ALL`]; often none, sometimes several.
    pub categories: Vec<(Category, Reason)>,
    /// How it sounds.
    pub sentiment: Sentiment,
    /// Why.
    pub sentiment_reason: Reason,
}

/// The rules and the model, made once and used for every post.
pub struct Lens {
    cues: Cues,
    /// By entry of the cues: the model's row, where it has one.
    cue_rows: Vec<Row>,
    weights: Weights,
}

/// What speaks for each drawer, apart.
struct Votes {
    cues: [f32; DRAWERS],
    words: [f32; DRAWERS],
}

impl Default for Lens {
    fn default() -> Lens {
        Lens::new()
    }
}

impl Lens {
    /// The lens with the weights that ship; a test holds that they can be read.
    pub fn new() -> Lens {
        let shipped = Weights::read(include_bytes!("../weights/lens.bin"));
        Lens::with(shipped.unwrap_or_else(Weights::none))
    }

    fn with(weights: Weights) -> Lens {
        let cues = Cues::new();
        let row = |entry: &Entry| match entry {
            Entry::Cue(cue, _) => weights.cues.get(&cue.number()).copied(),
            Entry::LookAlike(_) => None,
        };
        let cue_rows = cues.entries.iter().map(|e| row(e).unwrap_or_default());
        let cue_rows = cue_rows.collect();
        Lens {
            cues,
            cue_rows,
            weights,
        }
    }

    /// Files one text, with the name of the group that it was posted in.
    pub fn file(&self, text: &str, group: Option<&str>) -> Filed {
        let words = Words::of(text);
        let stands = self.cues.stand(&words, group);
        let votes = self.votes(&words, &stands);
        let all = |i: usize| votes.cues[i] + votes.words[i];
        let filed = Category::ALL.iter().filter(|c| all(c.index().into()) > 0.0);
        let tones = Sentiment::ALL.iter().copied();
        let sentiment = tones.max_by(|a, b| all(drawer(*a)).total_cmp(&all(drawer(*b))));
        let sentiment = sentiment.unwrap_or_default();
        Filed {
            categories: filed
                .map(|c| (*c, self.reason(c.index().into(), &stands, &votes)))
                .collect(),
            sentiment,
            sentiment_reason: self.reason(drawer(sentiment), &stands, &votes),
        }
    }

    fn votes(&self, words: &Words, stands: &[Stands]) -> Votes {
        let heads = &self.weights.heads;
        let mut once: Vec<u16> = stands.iter().map(|s| s.entry).collect();
        once.sort_unstable();
        once.dedup();
        let entries = once.iter().map(|e| self.cues.entries[usize::from(*e)]);
        let mut cues = rules_say(entries);
        for entry in once {
            let row = &self.cue_rows[usize::from(entry)];
            for ((vote, step), head) in cues.iter_mut().zip(row).zip(heads) {
                *vote += f32::from(*step) * head.cue_step;
            }
        }
        let mut sums = [0_i32; DRAWERS];
        let mut count = 0_u32;
        let rows = &self.weights.grams;
        let mut see = |sum: u64| {
            count += 1;
            if let Some(row) = rows.get(bucket(sum, rows.len())) {
                for (sum, step) in sums.iter_mut().zip(row) {
                    *sum += i32::from(*step);
                }
            }
        };
        grams(words, |_, sum| see(sum));
        pairs(stands, &self.cues.entries, see);
        let share = 1.0 / (count.max(1) as f32).sqrt();
        let mut by_words = [0.0; DRAWERS];
        for ((vote, sum), head) in by_words.iter_mut().zip(sums).zip(heads) {
            *vote = sum as f32 * head.gram_step * share + head.bias;
        }
        Votes {
            cues,
            words: by_words,
        }
    }

    fn reason(&self, drawer: usize, stands: &[Stands], votes: &Votes) -> Reason {
        let mine = |s: &&Stands| matches!(self.cues.entries[usize::from(s.entry)], Entry::Cue(_, Some(d)) if d == drawer);
        let mut cues: Vec<Span> = stands.iter().filter(mine).filter_map(|s| s.span).collect();
        cues.sort_unstable();
        cues.dedup();
        let by_words = votes.words[drawer] - self.weights.heads[drawer].bias;
        let reads_like = by_words > 0.0 || cues.is_empty();
        Reason { cues, reads_like }
    }
}

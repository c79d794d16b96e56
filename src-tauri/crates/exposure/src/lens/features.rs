//! What the model is told of a post: its cues, and its words, pairs of words and pieces of words, each
//! as a number. The same for training and use.

use model::{Category, Sentiment, Span};

use super::categories::RULES;
use super::cue::{Cue, Index, Says};
use super::groups::GROUPS;
use super::tone::{ELSEWHERE, TONES, WORK};
use super::words::{SEED, Words, step, sum};

/// What a post is filed in: the categories, then the tones.
pub(crate) const DRAWERS: usize = Category::ALL.len() + Sentiment::ALL.len();

/// The drawer of a tone.
pub(crate) const fn drawer(tone: Sentiment) -> usize {
    Category::ALL.len() + tone.index() as usize
}

const PRAISE: usize = Category::Praise.index() as usize;
const POSITIVE: usize = drawer(Sentiment::Positive);

/// What one row of words stands for.
#[derive(Clone, Copy)]
pub(crate) enum Entry {
    /// A cue, and the drawer it speaks for, if it is of one.
    Cue(Cue, Option<usize>),
    /// A look-alike of the drawer.
    LookAlike(usize),
}

/// Every cue and look-alike, and where they are found.
pub(crate) struct Cues {
    /// By the numbers that [`Index::find`] tells.
    pub entries: Vec<Entry>,
    index: Index,
}

/// A cue that stands in a post and is no look-alike.
#[derive(Clone, Copy)]
pub(crate) struct Stands {
    /// Its place in [`Cues::entries`].
    pub entry: u16,
    /// Where in the post; nothing where the name of the group says it.
    pub span: Option<Span>,
}

impl Cues {
    /// All of them.
    pub(crate) fn new() -> Cues {
        let mut cues = Cues {
            entries: Vec::new(),
            index: Index::default(),
        };
        cues.add(WORK.words, Entry::Cue(WORK, None));
        for rule in RULES {
            let drawer = rule.category.index() as usize;
            for cue in rule.cues {
                cues.add(cue.words, Entry::Cue(*cue, Some(drawer)));
            }
            cues.add(rule.look_alikes, Entry::LookAlike(drawer));
        }
        for tone in TONES {
            for cue in tone.cues {
                cues.add(cue.words, Entry::Cue(*cue, Some(drawer(tone.sentiment))));
            }
        }
        for cue in ELSEWHERE.iter().chain(GROUPS) {
            cues.add(cue.words, Entry::Cue(*cue, None));
        }
        cues
    }

    fn add(&mut self, words: &'static str, entry: Entry) {
        let number = u16::try_from(self.entries.len()).expect("a few hundred");
        self.index.add(words, number);
        self.entries.push(entry);
    }

    /// The cues that stand in a post, in the order of their words.
    pub(crate) fn stand(&self, words: &Words, group: Option<&str>) -> Vec<Stands> {
        let mut stand: Vec<Stands> = Vec::new();
        let mut look_alikes: Vec<(usize, Span)> = Vec::new();
        self.index
            .find(words, |seen| match self.entries[usize::from(seen.cue)] {
                Entry::LookAlike(drawer) => look_alikes.push((drawer, seen.span)),
                Entry::Cue(..) => stand.push(Stands {
                    entry: seen.cue,
                    span: Some(seen.span),
                }),
            });
        if !look_alikes.is_empty() {
            stand.retain(|s| {
                let (Entry::Cue(_, Some(mine)), Some(span)) =
                    (self.entries[usize::from(s.entry)], s.span)
                else {
                    return true;
                };
                let hides = |(drawer, over): &(usize, Span)| {
                    // "Thanks for nothing" is no thanks in either sense.
                    let same = *drawer == mine || *drawer == PRAISE && mine == POSITIVE;
                    same && over.start < span.end && span.start < over.end
                };
                !look_alikes.iter().any(hides)
            });
        }
        if let Some(group) = group {
            let mut work = false;
            // The words of work are the first entry.
            self.index
                .find(&Words::of(group), |seen| work |= seen.cue == 0);
            if work {
                stand.push(Stands {
                    entry: 0,
                    span: None,
                });
            }
        }
        stand
    }
}

/// What the rules alone say for a drawer, from the cues that stand: added to what the model says.
pub(crate) fn rules_say(entries: impl Iterator<Item = Entry>) -> [f32; DRAWERS] {
    let mut says = [0.0_f32; DRAWERS];
    for entry in entries {
        if let Entry::Cue(cue, Some(drawer)) = entry {
            let more = match cue.says {
                Says::All => 2.5,
                Says::Much => 0.5,
                Says::Some => 0.15,
            };
            // One sure cue leads; the others together count for no more than two strong ones.
            let most = if more > 1.0 {
                more
            } else {
                says[drawer].max(1.0)
            };
            says[drawer] = (says[drawer] + more).min(most);
        }
    }
    says
}

/// How many characters after one group another still stands near it.
const NEAR: u32 = 40;

/// Tells the number of every two groups of words that stand near each other, in either order.
pub(crate) fn pairs(stands: &[Stands], entries: &[Entry], mut tell: impl FnMut(u64)) {
    let group = |s: &Stands| match (entries[usize::from(s.entry)], s.span) {
        (Entry::Cue(cue, None), Some(span)) => Some((cue.number(), span)),
        _ => None,
    };
    let groups: Vec<(u32, Span)> = stands.iter().filter_map(group).collect();
    for (i, (first, begin)) in groups.iter().enumerate() {
        for (second, end) in &groups[i + 1..] {
            if end.start > begin.end + NEAR {
                break;
            }
            if second != first {
                let low = step(SEED, b'g');
                let low = sum(low, &first.min(second).to_le_bytes());
                tell(sum(low, &first.max(second).to_le_bytes()));
            }
        }
    }
}

/// Tells the number of every word, pair of words and piece of a word.
pub(crate) fn grams(words: &Words, mut tell: impl FnMut(usize, u64)) {
    let mut before = step(SEED, b'^');
    for at in 0..words.len() {
        let letters = words.letters(at);
        let word = sum(step(SEED, b'w'), letters);
        tell(at, word);
        tell(at, sum(before, letters));
        if words.is_name(at) {
            // "tell Grace", "don Beto": the word before a name, whoever bears it.
            tell(at, step(before, b'N'));
            tell(at, step(SEED, b'N'));
        }
        before = step(sum(step(SEED, b'p'), letters), b' ');
        if letters.len() < 4 || !letters.is_ascii() {
            continue;
        }
        // Beginnings: what Spanish and Portuguese words share with their other forms.
        let mut beginning = step(SEED, b'b');
        for (i, byte) in letters.iter().enumerate().take(7) {
            beginning = step(beginning, *byte);
            if i >= 3 {
                tell(at, beginning);
            }
        }
        for piece in letters.windows(4) {
            tell(at, sum(step(SEED, b'c'), piece));
        }
    }
}

//! Whose a detail is and whether it is so, by the words around it. The nearest speaker to the left
//! in the sentence decides, relatives and strangers before "I" and "my"; then what stands to the
//! right; then nobody, and each dimension knows what silence means for it.

use std::ops::Range;

use model::{PostKind, Whose};

use crate::clue::Tense;
use crate::sight::Sight;
use crate::vocabulary::{
    AM, ASK, BETWEEN, EITHER, HEARD, IF, KIN, ME, NOT, OTHER, PAST, TURN, WAS, WITH,
};
use crate::words::{Tongue, Words};
use crate::wordset::among;

/// Who a detail is said of.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Subject {
    /// The speaker, with how sure that is.
    Me(f32),
    /// A relative of the speaker, the word at this place.
    Kin(usize),
    /// Somebody else, or somebody else's words.
    Other,
    /// "Anyone at ...?": askers tend to mean their own.
    Asked,
    /// Nobody is named; whether the speaker speaks of themselves elsewhere in the post.
    Nobody(bool),
}

/// How a detail is said.
#[derive(Clone, Copy)]
pub(crate) struct Voice {
    pub subject: Subject,
    pub tense: Tense,
    /// Imagined, planned, or only heard of.
    pub imagined: bool,
}

impl Voice {
    /// Whose it is and how sure, with `silent` as the confidence that a detail said of nobody is
    /// the owner's; below one half nobody's is unknown.
    pub(crate) fn whose(&self, silent: f32) -> (Whose, f32) {
        if self.imagined {
            return (Whose::Unknown, 0.3);
        }
        match self.subject {
            Subject::Me(sure) => (Whose::Owner, sure),
            Subject::Kin(_) => (Whose::Other, 0.85),
            Subject::Other => (Whose::Other, 0.8),
            Subject::Asked => lean(silent.min(0.65)),
            Subject::Nobody(near) => lean(if near { silent + 0.05 } else { silent }),
        }
    }
}

fn lean(sure: f32) -> (Whose, f32) {
    if sure >= 0.5 {
        (Whose::Owner, sure)
    } else {
        (Whose::Unknown, sure)
    }
}

/// How the words `at` are said in a post.
pub(crate) fn voice(words: &Words, at: Range<usize>, sight: &Sight) -> Voice {
    let sentence = words.sentence(at.start);
    let tense = tense(words, sentence.start, &at, sentence.end);
    let quoted = words.list.get(at.start).is_some_and(|w| w.quoted);
    if sight.kind == PostKind::Repost || quoted {
        return Voice {
            subject: Subject::Other,
            tense,
            imagined: false,
        };
    }
    if sight.kind == PostKind::Profile {
        return Voice {
            subject: Subject::Me(0.97),
            tense,
            imagined: false,
        };
    }
    Voice {
        subject: subject(words, &sentence, &at),
        tense,
        imagined: imagined(words, sentence.start, at.start),
    }
}

fn subject(words: &Words, sentence: &Range<usize>, at: &Range<usize>) -> Subject {
    let mut either = None;
    let mut asked = false;
    let mut k = at.start;
    while k > sentence.start {
        k -= 1;
        if words.is(k, KIN) && !among!(words.back(k, 1), "the la el a o un um un una uma") {
            // "Single mom of two, I drive ...", "I'm a dad": the speaker.
            let own = among!(words.back(k, 1), "single solo as")
                || (1..=3).any(|n| n <= k && words.is(k - n, AM)) && !words.is(k - 1, ME);
            if own {
                return Subject::Me(0.8);
            }
            // "with my wife in Lynn", "my ex-husband".
            let holder = usize::from(words.is(k.saturating_sub(1), ME | OTHER));
            if k > sentence.start && words.is(k.saturating_sub(1 + holder), WITH) {
                k = k.saturating_sub(1 + holder);
                continue;
            }
            return Subject::Kin(k);
        }
        if speaks(words, k) {
            return Subject::Me(match at.start - k {
                0..=3 => 0.92,
                4..=8 => 0.85,
                _ => 0.75,
            });
        }
        // "Soy el señor de la Rogue gris", "I'm the guy with the van".
        let myself = k >= 2 && words.is(k, OTHER) && words.is(k - 2, AM);
        if myself && among!(words.back(k, 1), "the a el la o um uma") {
            return Subject::Me(0.85);
        }
        if words.is(k, OTHER) && !spoken_past(words, k) && !holds_else(words, k, at.start) {
            return Subject::Other;
        }
        asked |= words.is(k, ASK);
        if either.is_none() && words.is(k, EITHER) {
            either = Some(k);
        }
    }
    if asked {
        return Subject::Asked;
    }
    if either.is_some() {
        return Subject::Me(0.75);
    }
    for k in at.end..sentence.end {
        // "Where in Quincy do you ...?"
        if among!(words.word(k), "you u voce usted") && words.asks(k) && either.is_none() {
            return Subject::Other;
        }
        if words.is(k, OTHER | KIN) && !spoken_past(words, k) {
            break;
        }
        if speaks(words, k) && !words.is(k.saturating_sub(1), TURN) {
            return Subject::Me(0.75);
        }
    }
    let near = (0..words.list.len())
        .any(|k| speaks(words, k) && !words.list.get(k).is_some_and(|w| w.quoted));
    Subject::Nobody(near)
}

/// Whether word `k` is the speaker: "I", "moro", or a Spanish or Portuguese ending of the first
/// person past.
pub(crate) fn speaks(words: &Words, k: usize) -> bool {
    let Some(word) = words.list.get(k) else {
        return false;
    };
    if word.class & ME != 0 {
        // "do I", "me" in English after "told": still about the speaker.
        return true;
    }
    let text = words.word(k);
    match words.tongue {
        Tongue::English => false,
        Tongue::Spanish => {
            word.accented
                && text.len() >= 4
                && !word.capital
                && !among!(text, "tambien cafe aqui ahi alli asi")
        }
        Tongue::Portuguese => text.len() >= 5 && text.ends_with("ei") && !word.capital,
    }
}

/// Others who are only spoken to or delivered to: "thank you", "to customers", "this lady".
fn spoken_past(words: &Words, k: usize) -> bool {
    let (word, before) = (words.word(k), words.back(k, 1));
    let served = among!(
        word,
        "customers passengers people riders clientes pasajeros",
    ) && (words.is(k.saturating_sub(1), WITH) || before == "from");
    served
        || among!(before, "this esta thank thanks")
        || among!(word, "you u voce usted tu") && among!(before, "thank tell told ask")
}

/// "I deliver your packages in Lynn": a possessive holds what follows it and no more.
fn holds_else(words: &Words, k: usize, at: usize) -> bool {
    at - k > 3
        && among!(
            words.word(k),
            "your ur his her their su sus tu tus seu sua seus suas teu tua",
        )
}

/// Whether it is imagined or only heard, by what stands up to eight words before it and no turn
/// between.
fn imagined(words: &Words, first: usize, at: usize) -> bool {
    let from = first.max(at.saturating_sub(8));
    for k in (from..at).rev() {
        if words.is(k, TURN) {
            return false;
        }
        if words.is(k, HEARD) {
            return true;
        }
        // "I'd", never "street D".
        if words.is(k, IF) && (words.word(k) != "d" || words.is(k.saturating_sub(1), ME | OTHER)) {
            return true;
        }
    }
    false
}

fn tense(words: &Words, first: usize, at: &Range<usize>, last: usize) -> Tense {
    // "not in Boston", "don't drive for", "no soy de": nothing but small words between.
    let mut k = at.start;
    while k > first && at.start - k < 6 {
        k -= 1;
        // In Portuguese "no" is "in the"; before the detail itself it is in Spanish read as that too.
        let no = words.word(k) == "no"
            && words.tongue == Tongue::Spanish
            && words.margin > 0
            && at.start - k >= 2;
        let t =
            words.word(k) == "t" && among!(words.back(k, 1), "don ain isn wasn aren doesn didn");
        if no || t || words.is(k, NOT) {
            return Tense::Not;
        }
        if !words.is(k, BETWEEN | AM | ME) {
            break;
        }
    }
    for k in (first.max(at.start.saturating_sub(9))..at.start).rev() {
        if words.is(k, TURN) && words.list.get(k).is_some_and(|w| !w.capital) {
            break;
        }
        let used = words.word(k) == "used" && words.ahead(k, 1) == "to";
        let back = words.word(k) == "back" && among!(words.ahead(k, 1), "in when at");
        let left = among!(words.word(k), "left deje larguei sali sai fui mude")
            && among!(words.ahead(k, 1), "de do da")
            || words.word(k) == "left" && at.start - k <= 2;
        if used || back || left || words.is(k, PAST) {
            return Tense::Past;
        }
    }
    let mut k = at.end;
    while k < last && k < at.end + 5 {
        let ago = among!(words.word(k), "ago antes")
            || words.word(k) == "before" && among!(words.ahead(k, 1), "this that");
        if ago {
            return Tense::Past;
        }
        k += 1;
    }
    Tense::Now
}

/// Whether a verb of the past stands before the words, which ends a home, a job or a car.
pub(crate) fn was(words: &Words, at: usize) -> bool {
    let first = words.sentence(at).start.max(at.saturating_sub(5));
    (first..at).any(|k| words.is(k, WAS)) && !(first..at).any(|k| words.is(k, TURN))
}

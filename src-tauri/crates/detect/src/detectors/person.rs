//! Names of people.

mod cues;

use model::{Kind, Why};

use crate::detector::{Detector, Example::*, Hint, Sink};
use crate::frame::back;
use crate::names::{Known, known};
use crate::scan::{among, stops};
use crate::text::{Shape, Text};
use crate::words::{
    CAPITAL, CHAIN, COMPANY, COMPANY_WEAK, DIGIT, HEALTH_WORD, KIN, MAKE, MODEL, MONTH, NAME_CUE,
    NAME_ROLE, NAME_TITLE, PLACE_HEAD, PlaceRank, STATION_WORD, STREET, VOCABULARY, WEEKDAY,
};

/// Finds: names behind a title, a role or words that introduce ("Mr. Alvarado", "me llamo",
/// "shoutout to marisol", "my cousin Beto"); first and last name together; first names that are
/// no words and stand with a capital (53,000 names of the US Census, Spanish and Portuguese ones).
/// Exposes: a name is the shortest way to a person, and a colleague's name leads to you.
/// Misses: rare names without any word before them, names that are words ("Hope", "Will") without
/// a cue; the model finds many of those.
pub(crate) const PERSON: Detector = Detector {
    name: "person",
    kind: Kind::Person,
    hint: Hint::any(CAPITAL | NAME_TITLE | NAME_CUE),
    find,
    examples: &[
        Hit("ask for [Denise] at the desk"),
        Hit("Mr. [Alvarado] runs the dock"),
        Hit("shoutout to [marisol] for the ride"),
        Hit("my name is [Tobias Wren] and I drive"),
        Hit("me and [Kevin O'Brien] saw it"),
        Hit("[Tyrell Boone] left his wallet"),
        Hit("Don [Chucho] no deja pasar"),
        Hit("me llamo [Ernesto Valladares Pinto], llevo dos años"),
        Hit("gracias a [Yadira] por la vuelta"),
        Hit("la supervisora [Itziar] gritó"),
        Hit("chamo-me [Armindo Faria] e sou estafeta"),
        Hit("Seu [Valdir] da portaria me ajudou"),
        Hit("[Robson] aqui, alguém na fila?"),
        Hit("el [Brayan] renunció ayer"),
        Miss("I hope you will mark it as delivered"),
        Miss("Grace period is over"),
        Miss("drove to Jackson in the rain"),
        Miss("la luz del portón está rota"),
        Miss("May is slow, June is worse"),
        Miss("Thanks Support, very helpful"),
        Miss("Amazon Flex blocks in Boston"),
        Miss("Good Morning Everyone"),
        Miss("a dona da casa reclamou"),
    ],
};

/// Small words inside a name: "de la Cruz", "dos Santos", "van der Berg".
const INNER: &str = "de da do dos das del la los las van von der den bin al e y di";

/// Names before names: "Big Sal", "Little Ray".
const NICK: &str = "big little lil old young fat tall short crazy";

pub(super) type Found = (usize, usize, f32);

fn find(text: &Text, sink: &mut Sink) {
    let (mut shouted, mut titles) = (0, 0);
    for t in &text.tokens {
        shouted += usize::from(t.shape == Shape::Upper && t.len() > 3);
        titles += usize::from(t.shape == Shape::Title);
    }
    let shouting = shouted > 3;
    let headline = titles * 10 > text.tokens.len() * 6 && titles > 4;
    let cued = text.seen & (NAME_TITLE | NAME_CUE | NAME_ROLE | KIN) != 0;
    let mut next = 0;
    for (i, t) in text.tokens.iter().enumerate() {
        let small = t.shape == Shape::Lower;
        if i < next || t.len() < 2 || small && (!cued || t.len() < 3) || t.is(DIGIT) {
            continue;
        }
        if matches!(text.before(t.start), b'#' | b'@' | b'_' | b'$' | b'/')
            || matches!(text.byte(t.end), b'_' | b'@')
        {
            continue;
        }
        let capital =
            t.shape == Shape::Title || t.shape == Shape::Upper && (shouting || t.len() > 2);
        let found = if capital {
            written(text, i, shouting, headline)
        } else {
            cues::lower(text, i)
        };
        if let Some((first, last, confidence)) = found
            && let Some((start, end)) = crate::scan::span(text, first, last)
        {
            let cued = confidence >= 0.85 || confidence == 0.7;
            sink.push_as(
                start,
                end,
                confidence,
                if cued { Why::Word } else { Why::List },
            );
            next = last + 1;
        }
    }
}

/// Classes that make a capital something else.
pub(super) fn taken(text: &Text, i: usize) -> bool {
    text.token(i).is_some_and(|t| {
        t.is(WEEKDAY | COMPANY | STATION_WORD | DIGIT | MAKE | MONTH)
            || t.is(MODEL | COMPANY_WEAK | CHAIN | HEALTH_WORD | PLACE_HEAD | STREET)
                && known(text.word(t)).first < 7
    })
}

/// Last token of the run of capitals that begins at `i`, small words of names inside.
pub(super) fn run(text: &Text, i: usize) -> usize {
    let mut last = i;
    while last < i + 5 {
        let gap = text.gap(last);
        let Some(n) = text.token(last + 1) else { break };
        let initial = text.token(last).is_some_and(|t| t.len() == 1);
        let joined = gap == b" " || gap == b"-" || initial && matches!(gap, b". " | b"'" | b".");
        if !joined {
            break;
        }
        let name = n.shape == Shape::Title
            || n.shape == Shape::Upper && n.len() <= 2 && n.len() == 1
            || text.token(i).is_some_and(|t| t.shape == Shape::Upper) && n.shape == Shape::Upper
            || n.shape == Shape::Other && n.len() > 3 && text.word(n).starts_with(b"mc");
        if name && !taken(text, last + 1) {
            last += 1;
            continue;
        }
        let inner = among!(text.word(n), INNER) && n.shape == Shape::Lower;
        let after = (1..=2).find(|k| {
            text.spaced(last + k)
                && text
                    .token(last + 1 + k)
                    .is_some_and(|a| a.shape == Shape::Title)
                && (*k == 1 || among!(text.word(text.tokens.get(last + 2).unwrap_or(n)), INNER))
        });
        match after {
            Some(k)
                if inner
                    && known(text.word(text.tokens.get(last + 1 + k).unwrap_or(n))).last > 3 =>
            {
                last += 1 + k;
            }
            _ => break,
        }
    }
    last
}

fn written(text: &Text, i: usize, shouting: bool, headline: bool) -> Option<Found> {
    let t = text.token(i)?;
    let word = text.word(t);
    let first_known = known(word);
    let nick = among!(word, NICK);
    // An everyday word that is no name, with no capital behind it: nothing can make it one.
    let capital_behind = text.gap(i) != b" "
        || text
            .token(i + 1)
            .is_some_and(|n| n.capital() || n.len() <= 3);
    if first_known.first < 4 && first_known.last < 4 && first_known.fine > 0 && !nick {
        return None;
    }
    if !capital_behind && first_known.first < 4 && first_known.last < 4 && first_known.common {
        return None;
    }
    let mut last = run(text, i);
    let cue = cues::cue(text, i);
    if crate::ner::after_place_word(text, i) && cue < 3 {
        return None;
    }
    let upper = t.shape == Shape::Upper;
    if taken(text, i) && cue < 3 {
        return None;
    }
    // "Big Sal": the nickname's adjective belongs to it.
    if nick && last > i && t.shape == Shape::Title {
        let name = text.token(i + 1).map(|n| known(text.word(n)))?;
        let fresh = i == 0 || stops(text, i - 1);
        if name.first >= 5 && !(fresh && name.common) {
            return Some((i, i + 1, 0.75));
        }
        return None;
    }
    if t.is(NAME_TITLE) && last > i && cue < 3 {
        // "Don Chucho": the name begins behind the title; it has its turn next.
        return None;
    }
    // "Thanks Brenda", "Hola Luis": the greeting is no name.
    if t.is(NAME_CUE) && cue < 3 && first_known.first < 7 {
        return None;
    }
    let fresh = i == 0 || stops(text, i - 1);
    let surname = text.token(last).map(|l| known(text.word(l)))?;
    if shouting && upper {
        // In shouted text only a cue or two names together count.
        let two = last > i
            && first_known.first >= 6
            && !first_known.common
            && surname.last >= 5
            && !surname.common;
        let named = cue >= 2 && first_known.first >= 5 && !first_known.common;
        if two {
            return Some((i, (i + 1).min(last), 0.7));
        }
        return named.then_some((i, i, 0.7));
    }
    let place = place_rank(text, i, last);
    if last > i {
        // The run may go on into other words ("Denise Thursday", "Luis Hola"): cut at the first
        // that is no name.
        last = cut(text, i, last);
    }
    if last > i {
        let surname = text.token(last).map(|l| known(text.word(l)))?;
        let strong_first = first_known.first >= 5 && !first_known.common;
        let weak_first = first_known.first >= 4;
        let strong_last = surname.last >= 4 && !surname.common;
        let any_last = surname.last >= 4 || surname.fine == 0;
        if place == Some(PlaceRank::Strong) && cue < 3 {
            return None;
        }
        let c = match () {
            () if cue >= 3 => 0.92,
            () if strong_first && strong_last => 0.88,
            () if cue == 2 && (weak_first || strong_last) => 0.88,
            () if headline => return None,
            () if strong_first && any_last && place.is_none() => 0.78,
            () if weak_first
                && !(fresh && first_known.common)
                && strong_last
                && place.is_none() =>
            {
                0.72
            }
            () if first_known.fine == 0 && strong_last && !fresh && place.is_none() => 0.6,
            () => return None,
        };
        return Some((i, last, c));
    }
    alone(text, i, first_known, cue, fresh, headline, place)
}

/// A single capital word.
fn alone(
    text: &Text,
    i: usize,
    name: Known,
    cue: u8,
    fresh: bool,
    headline: bool,
    place: Option<PlaceRank>,
) -> Option<Found> {
    let t = text.token(i)?;
    // Handles broken by apostrophes, "I'm", "L'eau".
    if text.gap(i) == b"'"
        && !matches!(
            text.token(i + 1).map(|n| text.word(n)),
            Some(b"s" | b"ll" | b"d" | b"ve" | b"re")
        )
    {
        return None;
    }
    let next_title =
        text.gap(i) == b" " && text.token(i + 1).is_some_and(|n| n.shape == Shape::Title);
    let prev_title = !fresh
        && i > 0
        && text.spaced(i - 1)
        && text
            .token(i - 1)
            .is_some_and(|p| p.shape == Shape::Title && !p.is(NAME_TITLE | NAME_CUE));
    let is_place = place.is_some();
    let unknown_word = name.fine == 0 && !name.common && t.len() >= 3;
    let acts = cues::acts(text, i);
    let article = i > 0
        && text.spaced(i - 1)
        && among!(back(text, i, 1), "el o")
        && crate::frame::romance(text);
    let possessive = text.gap(i) == b"'"
        && text.token(i + 1).is_some_and(|n| text.word(n) == b"s")
        && text.spaced(i + 1);
    let c = match () {
        () if cue >= 3
            && (name.first > 3 || name.last > 3 || unknown_word)
            && !(name.common && name.first < 4) =>
        {
            0.9
        }
        () if cue == 2 && name.first >= 4 && (!name.common || name.first >= 6) => 0.85,
        () if cue == 2 && unknown_word && !is_place && t.shape == Shape::Title => 0.7,
        () if t.shape == Shape::Title
            && !is_place
            && (unknown_word || name.first >= 5)
            && cues::spoken_of(text, i) =>
        {
            0.75
        }
        () if headline || t.shape == Shape::Upper => return None,
        () if acts && name.first >= 4 && !name.common && place != Some(PlaceRank::Strong) => 0.82,
        () if cues::speaks(text, i)
            && name.first >= 5
            && !among!(
                text.word(t),
                "you lord hi just from master king santa big all any may will",
            ) =>
        {
            0.66
        }
        // "el Ángel", "o Paz": nouns have no capital in Spanish and Portuguese.
        () if article && name.common && name.first >= 6 && !fresh => 0.62,
        // "at Delgado's place"
        () if possessive && !fresh && name.last >= 6 && !name.common && !is_place => 0.62,
        () if is_place => return None,
        () if next_title || prev_title => return None,
        () if cue == 1 && name.first >= 4 && !name.common => 0.8,
        () if !fresh && name.first >= 5 && !name.common => 0.75,
        () if fresh && name.first >= 6 && !name.common && text.gap(i) == b", " => 0.7,
        () if fresh && name.first >= 7 && !name.common => 0.65,
        () => return None,
    };
    Some((i, i, c))
}

/// Where a run of capitals stops being a name.
fn cut(text: &Text, first: usize, last: usize) -> usize {
    let mut end = first;
    for k in first + 1..=last {
        let Some(t) = text.token(k) else { break };
        let word = text.word(t);
        let name = known(word);
        let namely = name.first >= 4
            || name.last >= 4
            || name.fine == 0
            || t.len() == 1
            || among!(word, INNER);
        if !namely
            || name.common && name.last < 7 && t.len() > 1
            || t.is(NAME_CUE | STREET) && name.last < 5
        {
            break;
        }
        end = k;
    }
    while end > first && among!(back(text, end + 1, 1), INNER) {
        end -= 1;
    }
    end
}

fn place_rank(text: &Text, first: usize, last: usize) -> Option<PlaceRank> {
    let name: Vec<&[u8]> = (first..=last)
        .filter_map(|k| text.token(k))
        .map(|t| text.word(t))
        .collect();
    VOCABULARY.place(&name.join(&b' ')).or_else(|| {
        let head = VOCABULARY.place(name.first()?)?;
        (last == first || head == PlaceRank::Strong).then_some(head)
    })
}

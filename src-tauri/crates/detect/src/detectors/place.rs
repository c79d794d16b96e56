//! Places: cities, neighbourhoods, states, landmarks, shops where somebody picks up or parks.

mod chain;
mod landmark;
mod state;

use model::Kind;
use state::{state_behind, state_letters};

use crate::detector::{Detector, Example::*, Hint, Sink};
use crate::pattern::pattern;
use crate::scan::among;
use crate::scan::stops;
use crate::text::{Shape, Text, Token};
use crate::words::{
    CHAIN, DIGIT, PLACE_HEAD, PLACE_MORE, PLACE_PART, PLACE_PREP, PLACE_START, PlaceRank, STATE,
    STATE_NAME, VOCABULARY,
};

/// Finds: names of the gazetteer (19,600 places: the Americas, Spain, Portugal, Britain, large
/// cities elsewhere) as capitals and context allow; "City, ST"; schools, churches, parks, squares
/// and neighbourhoods by their noun; chains with "at", "behind", "de"; highway exits.
/// Exposes: the town, the shop and the school make the circle small.
/// Misses: neighbourhoods in no list, small places without a word before them.
pub(crate) const PLACE: Detector = Detector {
    name: "place",
    kind: Kind::Place,
    hint: Hint::any(PLACE_START | PLACE_HEAD | CHAIN | STATE),
    find,
    examples: &[
        Hit("I live in [Framingham] now"),
        Hit("driving around [Normal, IL] all day"),
        Hit("soy de [Guadalajara] y manejo"),
        Hit("em [Osasco] tem muita chuva"),
        Hit("picked up behind the [Walmart] again"),
        Hit("kids go to [Harbor View Elementary School]"),
        Hit("a meeting at [Lincoln Park]"),
        Hit("from [Reading, PA] to nowhere"),
        Hit("en el [barrio San Telmo] hay poco"),
        Hit("crash at [I-95 Exit 12]"),
        Miss("reading the mobile app"),
        Miss("a normal orange"),
        Miss("I may hope to see grace"),
        Miss("Jackson said hi to Austin"),
        Miss("the market is bad"),
        Miss("target your goals"),
        Miss("in the park with kids"),
    ],
};

pattern! {
    HIGHWAY_EXIT = r"(?:i-?|us-?|interstate |route |rte |hwy |highway |sr-?)\d{1,3}[ns]?,? (?:at |near |by |before |past |after )?exit \d{1,3}[a-z]?\b|exit \d{1,3}[a-z]? (?:on|off|of) (?:the )?(?:i-?|us-?|route |rte |hwy )\d{1,3}\b";
    ON_ROAD = r" (?:on|off|at) (?:route|rte|rt|hwy|highway|us|sr|i)[ -]?\d{1,3}\b";
}

fn find(text: &Text, sink: &mut Sink) {
    let mut i = 0;
    while let Some(t) = text.token(i) {
        if t.shape == Shape::Lower && !t.is(PLACE_HEAD | CHAIN | PLACE_START) {
            i += 1; // Nothing below begins with such a word.
            continue;
        }
        let skip = matches!(text.before(t.start), b'#' | b'@' | b'$' | b'_')
            || text.byte(t.end) == b'.'
                && text.byte(t.end + 1).is_ascii_alphabetic()
                && t.len() > 2
            || text.byte(t.end) == b'@';
        let found = if skip { None } else { at(text, i, t) };
        match found {
            Some((first, last, end, confidence)) => {
                if let Some(f) = text.token(first) {
                    sink.push(f.start, end, confidence);
                }
                i = last + 1;
            }
            None => i += 1,
        }
    }
}

/// First and last token, end, confidence of the place at token `i`.
type Found = (usize, usize, usize, f32);

fn at(text: &Text, i: usize, t: &Token) -> Option<Found> {
    if t.is(PLACE_HEAD) {
        if matches!(text.word(t), b"i" | b"exit")
            && let Some(end) = HIGHWAY_EXIT.at(&text.low, t.start)
        {
            return Some((i, text.token_at(end - 1), end, 0.89));
        }
        if let Some(found) = landmark::romance_landmark(text, i, t) {
            return Some(found);
        }
    }
    let possessive = text.gap(i) == b"'" && t.capital();
    if (t.is(CHAIN) || possessive)
        && let Some(found) = chain::chain(text, i, t)
    {
        return Some(found);
    }
    if t.shape == Shape::Title
        && let Some(found) = landmark::english_landmark(text, i)
    {
        return Some(found);
    }
    if t.is(PLACE_START)
        && let Some(found) = gazetteer(text, i, t)
    {
        return Some(found);
    }
    if t.shape == Shape::Title
        && let Some(found) = unknown(text, i)
    {
        return Some(found);
    }
    state_letters(text, i, t)
}

/// A name that no list knows, behind words that only stand before places: "moro em X", "lives in
/// X", and Spanish "en X".
fn unknown(text: &Text, i: usize) -> Option<Found> {
    let prep = text
        .token(i.checked_sub(1)?)
        .filter(|_| text.spaced(i - 1))?;
    let before = i
        .checked_sub(2)
        .and_then(|p| text.token(p))
        .map_or(&b""[..], |p| text.word(p));
    let word = text.word(prep);
    let romance = matches!(word, b"en" | b"em") && prep.shape == Shape::Lower;
    if !romance && !matches!(word, b"in" | b"no" | b"na" | b"near") {
        return None;
    }
    let lives = among!(
        before,
        "live lives living lived based moro mora vivo vive viviendo morando resido grew raised stuck vivimos moramos",
    );
    if !romance && !lives {
        return None;
    }
    let mut last = i;
    while last < i + 2
        && text.spaced(last)
        && text
            .token(last + 1)
            .is_some_and(|n| n.shape == Shape::Title)
    {
        last += 1;
    }
    let run = text.tokens.get(i..=last)?;
    let first = text.word(run.first()?);
    // Everything another detector knows, and the platforms, are no places.
    let taken = !(PLACE_START | PLACE_MORE | PLACE_PART | PLACE_PREP | PLACE_HEAD);
    let platform = among!(
        first,
        "facebook instagram whatsapp tiktok telegram twitter youtube google navidad dios deus waze maps internet messenger reddit zoom linkedin ingles espanol jesus cristo natal nombre english spanish la el los las",
    );
    // "licenciatura em Turismo", "máster en Historia": a subject.
    let subject = among!(
        before,
        "master licenciatura licenciado licenciada curso grado grau ingeniero ingeniera maestria tecnico tecnica experto especialista titulado graduado graduada doctorado formado formada mestrado bacharel estudios carrera diplomado",
    ) || first == b"semana";
    if platform || subject || run.iter().any(|t| t.is(taken)) || first.len() < 4 {
        return None;
    }
    let end = text.token(last)?.end;
    Some((i, last, end, if lives { 0.7 } else { 0.55 }))
}

/// Whether the words at token `i` are a place of the gazetteer, and which of its names fits best.
fn gazetteer(text: &Text, i: usize, t: &Token) -> Option<Found> {
    let mut best = None;
    let mut name: Vec<u8> = Vec::with_capacity(32);
    for n in 0..5 {
        let Some(w) = text.token(i + n) else { break };
        if n > 0 {
            let gap = text.gap(i + n - 1);
            if !w.is(PLACE_PART) || !matches!(gap, b" " | b"-" | b". " | b"'") || w.is(DIGIT) {
                break;
            }
            name.push(b' ');
        }
        name.extend_from_slice(text.word(w));
        if let Some(rank) = VOCABULARY.place(&name) {
            best = Some((i + n, rank));
        }
        if !t.is(PLACE_MORE) {
            break;
        }
    }
    let (last, rank) = best?;
    let run = text.tokens.get(i..=last)?;
    let end = text.token(last)?.end;
    let minor = |t: &Token| t.len() <= 3 && t.shape == Shape::Lower;
    let title = run.iter().all(|t| t.shape == Shape::Title || minor(t)) && t.shape == Shape::Title;
    let upper = run.iter().all(|t| t.shape == Shape::Upper) && end - t.start > 2;
    let prev = i.checked_sub(1).and_then(|p| text.token(p));
    let tight = i > 0 && matches!(text.gap(i - 1), b" ");
    let p = prev.filter(|_| tight);
    let pw = p.map_or(&b""[..], |p| text.word(p));
    // "desde El Bronx", "in the Bronx": the article stands between.
    let article = among!(pw, "el la los las the o a os as") && i >= 2 && text.spaced(i - 2);
    let ppw = i
        .checked_sub(2)
        .and_then(|p| text.token(p))
        .filter(|_| article || text.spaced(i.saturating_sub(2)))
        .map_or(&b""[..], |p| text.word(p));
    let pw = if article && among!(ppw, "in from desde en near around em hasta") {
        ppw
    } else {
        pw
    };
    // "soy de X", "vim de X", "born in X": only places stand there.
    let home = matches!(pw, b"de" | b"do" | b"da" | b"from" | b"in" | b"en" | b"em")
        && among!(
            ppw,
            "soy sou vim vengo venho llegue cheguei naci nasci vivo moro resido somos born live lives moved grew up raised originally based",
        );
    let prep = home || p.is_some_and(|p| p.is(PLACE_PREP));
    let locative = home
        || among!(
            pw,
            "in near around outside en em desde hasta hacia downtown throughout across northern southern living leaving",
        )
        || matches!(pw, b"from" | b"of") && rank != PlaceRank::Word;
    let next = text.token(last + 1);
    let next_gap = text.gap(last);
    let next_title =
        next_gap == b" " && next.is_some_and(|n| n.shape == Shape::Title && !n.is(STATE_NAME));
    let prev_title = p.is_some_and(|p| p.shape == Shape::Title && !p.is(PLACE_PREP))
        && i > 1
        && !stops(text, i - 1);
    let start_of_text = i == 0 || stops(text, i - 1);
    // "City, ST", "City ST", "City, State"
    if let Some((state_last, state_end)) =
        state_behind(text, last, title || upper, prep || start_of_text)
    {
        return Some((i, state_last, state_end, 0.89));
    }
    let many = run.len() > 1;
    let long = end - t.start >= 6;
    let listed =
        i > 0 && matches!(text.gap(i - 1), b", " | b"/" | b" / ") && next_gap.starts_with(b",");
    let possessive = next_gap == b"'" && next.is_some_and(|n| text.word(n) == b"s");
    // "Framingham or Marlborough", "from Mobile to Macon": places come in company.
    let paired = among!(pw, "and or y e ou o to a")
        && i.checked_sub(2)
            .and_then(|p| text.token(p))
            .is_some_and(|p| p.capital() && p.is(PLACE_START))
        || pw == b"from"
            && next_gap == b" "
            && next.is_some_and(|n| text.word(n) == b"to")
            && text
                .token(last + 2)
                .is_some_and(|n| n.shape == Shape::Title && n.is(PLACE_START));
    let with_person = among!(
        pw,
        "with by thanks hi hey and con com for y e o el ask asked tell told",
    );
    let person = among!(
        text.word(t),
        "austin charlotte jackson orlando madison lincoln carolina victoria florence savannah sydney paris santiago lourdes israel jordan georgia virginia diego houston dallas chelsea brooklyn kendall lynn lawrence washington",
    ) && !many;
    // "la mesa", "el dorado" in small letters: an article and a word, unless a word for where one is
    // stands before them.
    let plain = many
        && !title
        && !upper
        && among!(text.word(t), "la el los las o a os as")
        && run.get(1).is_some_and(|w| {
            let word = crate::names::known(text.word(w));
            word.common || word.fine > 0
        });
    let confidence = match rank {
        _ if plain => return None,
        _ if possessive && rank != PlaceRank::Strong => return None,
        PlaceRank::Strong if title && (prep || locative) => 0.88,
        PlaceRank::Strong
            if title && (many || !start_of_text && !prev_title && !next_title || listed) =>
        {
            0.8
        }
        PlaceRank::Strong if title && !next_title && !prev_title => 0.7,
        PlaceRank::Strong if upper && (prep || many) => 0.75,
        PlaceRank::Strong if locative || many && prep => 0.7,
        PlaceRank::Strong
            if many
                && long
                && !title
                && !upper
                && !among!(text.word(t), "la el los las o a os as san le") =>
        {
            0.6
        }
        PlaceRank::Name if title && locative && !next_title => 0.88,
        PlaceRank::Name
            if title
                && prep
                && (many || !next_title)
                && (!person || matches!(pw, b"de" | b"of" | b"em" | b"outside")) =>
        {
            0.8
        }
        PlaceRank::Name if title && many && !prev_title => 0.7,
        _ if title && paired && end - t.start > 3 => 0.7,
        PlaceRank::Name
            if title && !person && !with_person && !next_title && !prev_title && !start_of_text =>
        {
            0.6
        }
        PlaceRank::Name if upper && (locative || prep && pw == b"de") => 0.75,
        PlaceRank::Name if locative && !t.is(DIGIT) && long && t.shape == Shape::Lower => 0.6,
        PlaceRank::Small if title && (locative || prep && (many || !next_title)) => 0.82,
        PlaceRank::Small if title && many && !prev_title && !next_title => 0.65,
        PlaceRank::Small if title && listed => 0.65,
        PlaceRank::Small if upper && locative => 0.7,
        PlaceRank::Small
            if locative
                && long
                && t.shape == Shape::Lower
                && (many || matches!(pw, b"in" | b"near" | b"outside" | b"em" | b"desde")) =>
        {
            0.6
        }
        PlaceRank::Word
            if title
                && locative
                && !next_title
                && end - t.start > 3
                && !weak_after(text, i, pw) =>
        {
            0.65
        }
        PlaceRank::Word if title && many && prep && !next_title => 0.6,
        PlaceRank::Country if title && among!(pw, "in en em a to no na") && !next_title => 0.6,
        _ => return None,
    };
    // "Boston Globe", "Market in Lowell": a longer name is somebody else's.
    if next_title && !many && rank != PlaceRank::Strong && confidence < 0.8 {
        return None;
    }
    Some((i, last, end, confidence))
}

/// Months, weekdays and the like after "in" are no places.
fn weak_after(text: &Text, i: usize, prep: &[u8]) -> bool {
    use crate::words::{COMPANY, COMPANY_WEAK, MAKE, MODEL, MONTH, MONTH_WEAK, WEEKDAY};
    text.token(i).is_some_and(|t| {
        t.is(MONTH | MONTH_WEAK | WEEKDAY | MAKE | MODEL | COMPANY | COMPANY_WEAK)
            || among!(
                text.word(t),
                "english spanish god jesus christ christmas general real",
            )
    }) || prep.is_empty()
}

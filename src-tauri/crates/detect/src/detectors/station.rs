//! Warehouses, delivery stations and hubs, by code and by nickname.

use model::Kind;

use crate::detector::{Detector, Example::*, Hint, Sink};
use crate::scan::among;
use crate::scan::cues;
use crate::text::{Shape, Text, Token};
use crate::words::{
    CODE, COLON, COMPANY, COMPANY_CTX, DIGIT, DOLLAR, FLIGHT_CTX, PLACE_START, ROUTE_CTX,
    STATION_CTX, STATION_KNOWN, STATION_WORD, WEEKDAY,
};

/// Finds: site codes such as three letters and a digit (1,353 known ones, or the shape) with the
/// words of the trade near; nicknames such as "the Milford hub", "nave de Getafe".
/// Exposes: the building where someone works, often a few hundred people.
/// Misses: "the 8", "my station"; codes in texts that say nothing of deliveries.
pub(crate) const STATION: Detector = Detector {
    name: "station",
    kind: Kind::Station,
    hint: Hint::any(CODE | DIGIT | STATION_WORD),
    find,
    examples: &[
        Hit("anyone at [DLA8] for the morning block"),
        Hit("checked in at [VGA1], no carts"),
        Hit("[dla8] flex drivers, lot is full"),
        Hit("the [Norcross station] has no bathroom for drivers"),
        Hit("la [nave de Leganés] sin aire y con mil paquetes"),
        Hit("no [galpão de Guarulhos] a rota atrasou"),
        Hit("swap my block [DCH1]/[DLN3] anyone"),
        Miss("my RAV4 holds more packages"),
        Miss("flight from JFK4 gate to terminal"),
        Miss("day1 at the warehouse"),
        Miss("police station near the warehouse"),
        Miss("SAT5 is the test, station or not"),
        Miss("DDR4 memory"),
        Miss("the gas station on my route"),
    ],
};

/// Three letters that are a month, a weekday, a car or a thing before a digit.
const LOOK_ALIKE: &str = "day sat sun mon tue wed thu fri jan feb mar apr may jun jul aug sep oct nov dec rav suv van diy top win hwy bus apt ste lot bay box ssd ddr dlc dvd gta usb hdr hrs ppl vol ver sec was act rtx gtx mph dui hiv via dsp std sxm uhf vhf sql utc ufc uel crv hrv xbx cod web dji sub set row run see ser she her his who why yes you use rev";

/// Words before "station" and the like that make it another sort of place.
const OTHER_STATION: &str = "police gas train bus fire radio tv power space polling weigh union penn central subway metro charging petrol railway shell exxon chevron service weather play docking work the a my our this that your their every each another same new old any at in of to from and delivery amazon flex dsp leaving different other whole first home main tesla amtrak pa grand south north east west bp mobil costco walmart target usb pokemon naval nuclear for with";

fn find(text: &Text, sink: &mut Sink) {
    let mut previous = None;
    for (i, t) in text.tokens.iter().enumerate() {
        if t.is(DIGIT) && (4..=5).contains(&t.len()) && !t.digits() && shape(text.word(t)) {
            if let Some(confidence) = code(text, i, t, previous) {
                sink.push(t.start, t.end, confidence);
                previous = Some(i);
            }
        } else if t.digits() && t.len() == 1 {
            spaced_code(text, i, sink);
        }
    }
    if text.seen & STATION_WORD != 0 {
        for noun in cues(text, STATION_WORD) {
            nickname(text, noun, sink);
            named_after(text, noun, sink);
        }
    }
}

/// Three letters, one or two digits.
fn shape(word: &[u8]) -> bool {
    let (letters, digits) = word.split_at(3.min(word.len()));
    letters.iter().all(u8::is_ascii_alphabetic)
        && !digits.is_empty()
        && digits.iter().all(u8::is_ascii_digit)
        && digits != b"0"
        && !among!(letters, LOOK_ALIKE)
}

fn code(text: &Text, i: usize, t: &Token, previous: Option<usize>) -> Option<f32> {
    let word = text.word(t);
    let left = text.before(t.start);
    let sibling = previous.is_some_and(|p| p + 1 == i);
    if matches!(left, b'_' | b'=' | b'$' | b'.' | b'-') || left == b'/' && !sibling {
        return None;
    }
    let known = t.is(STATION_KNOWN);
    let upper = t.is(CODE);
    let first = word.first().copied().unwrap_or(0);
    let delivery = matches!(
        first,
        b'd' | b'v' | b's' | b'u' | b'h' | b'q' | b'w' | b'r' | b'x'
    );
    let flying = text.near(i, 6, FLIGHT_CTX);
    let trade = STATION_CTX | ROUTE_CTX | COMPANY;
    let close = text.near(i, 8, trade);
    let anywhere = text.seen & trade != 0;
    // At the start of a post or a sentence of its own, before a time or after "at".
    let at = i
        .checked_sub(1)
        .and_then(|p| text.token(p))
        .is_some_and(|p| among!(text.word(p), "at from of el en no na la al del do da em"));
    match (upper, known) {
        _ if flying => None,
        // Lists of blocks: "mon 10:15a-1:45p $81 VNJ3".
        (true, _)
            if delivery
                && !close
                && text.seen & DOLLAR != 0
                && text.seen & (COLON | WEEKDAY) != 0
                && paid(text, t) =>
        {
            Some(0.8)
        }
        (true, true) if delivery && close => Some(0.93),
        (true, true) if close => Some(0.88),
        (true, _) if sibling => Some(0.85),
        (true, false) if delivery && close => Some(0.85),
        (true, true) if anywhere && (delivery || at) => Some(0.8),
        (true, false) if delivery && (at || first == b'd' || first == b'v') && anywhere => {
            Some(0.7)
        }
        // "HTX9 mostly, tues/thurs": a code and the days on which one is there.
        (true, _) if delivery && text.near(i, 4, WEEKDAY) => Some(0.65),
        (true, _)
            if delivery && at && text.seen & COMPANY_CTX != 0 && matches!(first, b'd' | b'v') =>
        {
            Some(0.65)
        }
        (true, _) if at && matches!(first, b'd' | b'v') => Some(0.55),
        (false, true) if text.near(i, 6, trade) && (delivery || text.near(i, 3, trade)) => {
            Some(0.75)
        }
        (false, false)
            if matches!(first, b'd' | b'v' | b's')
                && text.near(i, 4, trade)
                && text.count(trade, 2) >= 2
                && at =>
        {
            Some(0.6)
        }
        _ => None,
    }
}

/// An amount of money stands within a few signs of the code.
fn paid(text: &Text, t: &Token) -> bool {
    let around = text.slice(t.start.saturating_sub(12), (t.end + 12).min(text.low.len()));
    around.contains(&b'$')
}

/// `DLA 8`, `DLA-8`.
fn spaced_code(text: &Text, i: usize, sink: &mut Sink) {
    let Some(p) = i.checked_sub(1) else { return };
    let (Some(letters), Some(digit)) = (text.token(p), text.token(i)) else {
        return;
    };
    if letters.shape != Shape::Upper || letters.len() != 3 || !matches!(text.gap(p), b" " | b"-") {
        return;
    }
    let joined = [text.word(letters), text.word(digit)].concat();
    let known = crate::words::VOCABULARY.class(&joined) & STATION_KNOWN != 0;
    let delivery = matches!(joined.first(), Some(b'd' | b'v' | b's' | b'u'));
    if known
        && delivery
        && shape(&joined)
        && text.near(p, 6, STATION_CTX)
        && !text.near(p, 6, FLIGHT_CTX)
    {
        sink.push(letters.start, digit.end, 0.75);
    }
}

/// "the Dedham station", "MILFORD HUB".
fn nickname(text: &Text, noun: usize, sink: &mut Sink) {
    let Some(t) = text.token(noun) else { return };
    // "Southside sort center"
    let sorting = noun
        .checked_sub(1)
        .filter(|_| among!(text.word(t), "center centre"))
        .and_then(|p| text.token(p))
        .is_some_and(|p| among!(text.word(p), "sort sortation distribution fulfillment"));
    if !sorting && !among!(text.word(t), "station warehouse hub depot fc facility") {
        return;
    }
    let noun = noun - usize::from(sorting);
    let mut first = noun;
    while first > 0 && noun - first < 3 && text.spaced(first - 1) {
        let Some(w) = text.token(first - 1) else {
            break;
        };
        let word = text.word(w);
        let shouted = w.shape == Shape::Upper && w.len() > 4;
        let stop =
            among!(word, OTHER_STATION) || w.is(DIGIT) || w.class & (COMPANY | STATION_CTX) != 0;
        let place = w.is(PLACE_START) && crate::words::VOCABULARY.place(word).is_some();
        let named = w.shape == Shape::Title
            || place && (shouted || w.shape == Shape::Lower && lower_place(word));
        if stop || !named {
            break;
        }
        first -= 1;
    }
    if first == noun {
        return;
    }
    let before = first.checked_sub(1).and_then(|p| text.token(p));
    // "Chelsea Police Station": another sort of station.
    let head = text.token(noun - 1);
    if sorting {
        if let Some(f) = text.token(first) {
            sink.push(f.start, t.end, 0.85);
        }
        return;
    }
    if head.is_some_and(|h| among!(text.word(h), OTHER_STATION)) {
        return;
    }
    let the = before.is_some_and(|b| among!(text.word(b), "the at from of our my"));
    let context = text.count(COMPANY | COMPANY_CTX | STATION_CTX | ROUTE_CTX, 3) >= 2;
    // Football clubs and waterworks: these nouns need a company in the text.
    if matches!(text.word(t), b"fc" | b"facility") && text.seen & COMPANY == 0 {
        return;
    }
    if (context || the && text.word(t) != b"station")
        && let Some(f) = text.token(first)
    {
        sink.push(f.start, t.end, if context && the { 0.85 } else { 0.7 });
    }
}

/// A lower-case word counts as a place only if it is not also a word or a small place.
fn lower_place(word: &[u8]) -> bool {
    use crate::words::PlaceRank;
    matches!(
        crate::words::VOCABULARY.place(word),
        Some(PlaceRank::Strong | PlaceRank::Small)
    )
}

/// "nave de Getafe", "galpão de Cajamar", "hub da Vila Maria".
fn named_after(text: &Text, noun: usize, sink: &mut Sink) {
    let Some(t) = text.token(noun) else { return };
    let word = text.word(t);
    let head = among!(
        word,
        "nave almacen estacion galpao armazem estacao hub deposito bodega cd armazen base plataforma",
    );
    let link = text
        .token(noun + 1)
        .is_some_and(|l| among!(text.word(l), "de da do del em en"));
    if !head || !link && word != b"cd" || !text.spaced(noun) {
        return;
    }
    let mut last = noun + usize::from(link);
    let start_of_name = last + 1;
    while last < noun + 4 && text.spaced(last) {
        let Some(n) = text.token(last + 1) else { break };
        let inner =
            last >= start_of_name && matches!(text.word(n), b"de" | b"do" | b"da" | b"del" | b"la");
        let goes_on = inner
            && text.spaced(last + 1)
            && text
                .token(last + 2)
                .is_some_and(|t| t.shape == Shape::Title);
        let known_lower = n.shape == Shape::Lower && lower_place(text.word(n)) && n.len() >= 5;
        if !(n.capital() && n.len() > 1 || goes_on || known_lower) || n.is(COMPANY) {
            break;
        }
        last += 1;
    }
    if last < start_of_name {
        return;
    }
    if let Some(l) = text.token(last) {
        sink.push(t.start, l.end, 0.9);
    }
}

//! Companies and apps that the person works for.

mod small;
mod tags;

use model::Kind;

use crate::detector::{Detector, Example::*, Hint, Sink};
use crate::scan::among;
use crate::scan::{cues, stops};
use crate::text::{Shape, Text, Token, is_alnum};
use crate::words::{
    AT_SIGN, COLOUR, COMPANY, COMPANY_CTX, COMPANY_PAIR, COMPANY_STOP, COMPANY_WEAK, DIGIT,
    EMPLOYER_TAIL, HASH, MAKE, PLACE_PREP, STATION_CTX,
};

/// Finds: the gig companies of the list (English, Spanish and Portuguese markets) with their
/// hashtags and official accounts; words such as Flex, Spark, Dash or Roadie with the words of the
/// trade near; small companies by "X Logistics", "Paquetería X", "X S.L.".
/// Exposes: the small companies most: they have twenty drivers.
/// Misses: companies in no list, without a telling ending.
pub(crate) const EMPLOYER: Detector = Detector {
    name: "employer",
    kind: Kind::Employer,
    hint: Hint::any(COMPANY | COMPANY_WEAK | COMPANY_PAIR | EMPLOYER_TAIL | HASH | AT_SIGN | DIGIT),
    find,
    examples: &[
        Hit("driving for [DoorDash] and [Uber Eats] tonight"),
        Hit("[Amazon Flex] block cancelled"),
        Hit("[Spark] offers are low, batch for $7"),
        Hit("[#dasherlife] is tiring"),
        Hit("hey [@instacart] fix the app"),
        Hit("trabajo con [Rappi] y [Glovo] de noche"),
        Hit("rodo [iFood] e na [99] também, corrida curta"),
        Hit("hired at [Juniper Mile Logistics] last year"),
        Hit("conduzco para [Paquetería Sol Norte]"),
        Hit("my [flex] block got cancelled"),
        Miss("I am uber tired"),
        Miss("a dash of hot sauce"),
        Miss("flex your muscles"),
        Miss("the spark plug died in my chevy"),
        Miss("ola, para mim tanto faz"),
        Miss("the Amazon river in Brasil"),
        Miss("ups and downs"),
    ],
};

/// What may follow a company's first word and belongs to its name.
const TAILS: &[(&[u8], &[&[u8]])] = &[
    (
        b"amazon",
        &[
            b"flex",
            b"fresh",
            b"dsp",
            b"logistics",
            b"relay",
            b"logistica",
        ],
    ),
    (b"amzn", &[b"flex", b"fresh", b"dsp"]),
    (
        b"uber",
        &[
            b"eats", b"eat", b"flash", b"moto", b"black", b"xl", b"x", b"direct", b"connect",
            b"freight",
        ],
    ),
    (b"bolt", &[b"food", b"market"]),
    (b"didi", &[b"food", b"entrega", b"conductor", b"moto"]),
    (b"spark", &[b"driver", b"drivers", b"delivery"]),
    (b"fedex", &[b"ground", b"express", b"freight"]),
    (b"shopee", &[b"xpress", b"express", b"entregas"]),
    (b"rappi", &[b"turbo"]),
    (b"correos", &[b"express"]),
    (b"roadie", &[b"delivery"]),
    (b"favor", &[b"delivery"]),
    (b"skip", &[b"the"]),
];

/// Two words that are a company only together.
const PAIRS: &[(&[u8], &[u8])] = &[
    (b"door", b"dash"),
    (b"grub", b"hub"),
    (b"just", b"eat"),
    (b"mercado", b"livre"),
    (b"mercado", b"libre"),
    (b"mercado", b"envios"),
    (b"pedidos", b"ya"),
    (b"go", b"puff"),
    (b"prime", b"now"),
    (b"walmart", b"spark"),
    (b"ze", b"delivery"),
    (b"point", b"pickup"),
    (b"free", b"now"),
    (b"royal", b"mail"),
    (b"canada", b"post"),
    (b"better", b"trucks"),
    (b"addison", b"lee"),
    (b"target", b"shipt"),
    (b"lady", b"driver"),
    (b"dragonfly", b"couriers"),
    (b"whole", b"foods"),
    (b"sky", b"postal"),
    (b"easy", b"taxi"),
];

fn find(text: &Text, sink: &mut Sink) {
    if text.seen & (HASH | AT_SIGN) != 0 {
        tags::tags(text, sink);
    }
    let mut i = 0;
    while let Some(t) = text.token(i) {
        let candidate = t.is(COMPANY | COMPANY_WEAK | COMPANY_PAIR) || t.digits() && t.len() == 2;
        let last = if !candidate
            || matches!(text.before(t.start), b'#' | b'@' | b'$')
            || is_domain(text, t)
        {
            None
        } else {
            name(text, i, t, sink)
        };
        i = last.unwrap_or(i) + 1;
    }
    if text.seen & EMPLOYER_TAIL != 0 {
        for tail in cues(text, EMPLOYER_TAIL) {
            small::small_company(text, tail, sink);
        }
    }
}

/// `uber.com`, `amazon/orders`
fn is_domain(text: &Text, t: &Token) -> bool {
    let dot = |at: usize| text.byte(at) == b'.' && is_alnum(text.byte(at + 1));
    dot(t.end) || matches!(text.before(t.start), b'.' | b'_') || text.byte(t.end) == b'_'
}

/// A company of the list at token `i`; the last token of its name.
fn name(text: &Text, i: usize, t: &Token, sink: &mut Sink) -> Option<usize> {
    let word = text.word(t);
    let near = text.near(i, 5, COMPANY_CTX);
    if word == b"99" {
        let article = i
            .checked_sub(1)
            .and_then(|p| text.token(p))
            .is_some_and(|p| among!(text.word(p), "na no da pela pelo pra e a uber"));
        if article && near && text.byte(t.end) != b'%' {
            sink.push(t.start, t.end, 0.75);
        }
        return None;
    }
    let second = text.token(i + 1).map(|n| text.word(n));
    if (text.spaced(i) || text.gap(i) == b"-")
        && let Some(second) = second
    {
        if PAIRS.iter().any(|(a, b)| *a == word && *b == second) {
            let common = among!(word, "just go free prime whole point");
            let both = text.token(i + 1).is_some_and(Token::capital) && t.capital();
            if !common || near || both && word != b"whole" {
                return push(text, i, i + 1, 0.92, sink);
            }
        }
        if TAILS.iter().any(|(a, b)| *a == word && b.contains(&second))
            && (word != b"skip" || text.token(i + 2).is_some_and(|d| text.word(d) == b"dishes"))
        {
            let extra = usize::from(word == b"skip");
            return push(text, i, i + 1 + extra, 0.93, sink);
        }
    }
    if t.is(COMPANY) {
        return strong(text, i, t, sink);
    }
    if t.is(COMPANY_WEAK) && weak(text, i, t) {
        return push(text, i, i, 0.7, sink);
    }
    None
}

/// Names that are hardly anything else.
fn strong(text: &Text, i: usize, t: &Token, sink: &mut Sink) -> Option<usize> {
    let word = text.word(t);
    let trade = text.seen & (COMPANY_CTX | STATION_CTX) != 0;
    let many = text.count(COMPANY, 2) >= 2;
    let ok = match word {
        // The shop and the river are named by everybody; the employer by people who talk of work.
        b"amazon" => {
            let river = text.token(i + 1).is_some_and(|n| {
                among!(
                    text.word(n),
                    "river rainforest basin prime forest jungle kindle",
                )
            });
            !river && (trade || many)
        }
        b"uber" => {
            let next = text.token(i + 1).filter(|_| text.spaced(i));
            let led = i
                .checked_sub(1)
                .and_then(|p| text.token(p))
                .is_some_and(|p| {
                    p.is(PLACE_PREP | COMPANY_CTX)
                        || among!(text.word(p), "on do with and drive my the de con y e o a")
                });
            let adverb = t.shape == Shape::Lower
                && !led
                && next.is_some_and(|n| {
                    n.shape == Shape::Lower
                        && !n.is(PLACE_PREP | COMPANY_CTX | STATION_CTX)
                        && !company_verb(text.word(n))
                });
            !adverb
        }
        b"tvde" | b"spk" | b"ctt" => t.shape == Shape::Upper,
        b"didi" | b"veho" | b"wolt" | b"swiggy" | b"grab" => t.capital() || trade,
        _ => true,
    };
    ok.then(|| push(text, i, i, if trade { 0.9 } else { 0.75 }, sink))
        .flatten()
}

/// Names that are words: only with the words of the trade around.
fn weak(text: &Text, i: usize, t: &Token) -> bool {
    let word = text.word(t);
    let prev = i.checked_sub(1).and_then(|p| text.token(p));
    let next = text.token(i + 1);
    let stop = (1..=2).any(|k| {
        text.token(i + k).is_some_and(|n| n.is(COMPANY_STOP))
            && text.gap(i + k - 1).len() <= 1
            && (k == 1
                || matches!(
                    next.map(|n| text.word(n)),
                    Some(b"a" | b"your" | b"my" | b"of" | b"on" | b"the" | b"his" | b"her")
                ))
    }) || prev.is_some_and(|p| {
        p.is(MAKE | COLOUR)
            || matches!(text.word(p), b"a" | b"the" | b"to" | b"ford" | b"chevy")
                && word != b"flex"
                && t.shape == Shape::Lower
    });
    let near = text.near(i, 4, COMPANY_CTX | COMPANY);
    let ctx = text.count(COMPANY_CTX | COMPANY, 4);
    let prep = prev.is_some_and(|p| {
        among!(text.word(p), "for on with doing do drive driving deliver delivering en de con pela pelo na no da from and y e my mi via by hey para ur your our of")
    });
    let start = prev.is_none_or(|_| stops(text, i - 1));
    if stop {
        return false;
    }
    // Abbreviations and words of every language need capitals and company.
    let rare = among!(
        word,
        "flex spark roadie curri shopper bolt lugg wingz roo seamless zapp stuart",
    );
    // "Spark says", "flex routed me", "Curri has been": a company does and owes things.
    let acts = text.spaced(i) && next.is_some_and(|n| company_verb(text.word(n)));
    let core = among!(word, "flex spark roadie curri bolt dash");
    let any = ctx >= 1 || text.seen & STATION_CTX != 0;
    match t.shape {
        Shape::Title | Shape::Lower if core && acts && word != b"bolt" && (any || start) => true,
        Shape::Title
            if core
                && (word != b"bolt" && word != b"dash" || near || prep)
                && any
                && (prep || near || ctx >= 2) =>
        {
            true
        }
        Shape::Upper if t.len() <= 3 => {
            (near && (prep || ctx >= 2))
                && (word != b"ic" && word != b"ue" && word != b"gh" || ctx >= 2)
        }
        Shape::Title | Shape::Upper if rare => near || ctx >= 2 && (prep || !start) || ctx >= 3,
        Shape::Title | Shape::Upper => !start && near && ctx >= 2 && word != b"shopper",
        Shape::Lower
            if word == b"flex" || word == b"roadie" || word == b"spark" || word == b"curri" =>
        {
            near && (prep || ctx >= 2) && (prep || word == b"flex" || ctx >= 3)
        }
        Shape::Lower if word == b"bolt" || word == b"dash" || word == b"dashing" => {
            near && prep && ctx >= 2
        }
        _ => false,
    }
}

/// What a company does to a driver.
fn company_verb(word: &[u8]) -> bool {
    among!(
        word,
        "says said support knows paga pagou pago paid pays sent gave gives deactivated told lets thinks owes app people routed driver drivers has me wants won wont keeps cut banned dice dijo diz disse quiere quer treats never really still is just needs raised lowered closed offers let lets make makes pay use does did",
    )
}

fn push(text: &Text, first: usize, last: usize, confidence: f32, sink: &mut Sink) -> Option<usize> {
    let (start, end) = crate::scan::span(text, first, last)?;
    sink.push(start, end, confidence);
    Some(last)
}

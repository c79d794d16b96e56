//! Numbers that a state gives to a person: social security, tax, licence, passport, residence.

use model::Kind;

use crate::checks;
use crate::detector::{Detector, Example::*, Hint, Sink};
use crate::pattern::pattern;
use crate::scan::among;
use crate::scan::{code_after, cues, expand, make_up, span, squeeze, stops};
use crate::text::{Text, is_alnum};
use crate::words::{CODE, DIGIT, GOV_CTX};

/// Finds: SSN and ITIN, CPF, CNPJ, DNI and NIE, CURP, RFC and National Insurance numbers by shape
/// and check sum; licences, passports, cédulas, RG, NIF and residence titles behind their name.
/// Exposes: the key to a person's records; enough for identity theft.
/// Misses: numbers without check sum whose name is not written near.
pub(crate) const GOV_ID: Detector = Detector {
    name: "gov_id",
    kind: Kind::GovId,
    hint: Hint::any(DIGIT),
    find,
    examples: &[
        Hit("my ssn is [123-45-6789]"),
        Hit("CPF [529.982.247-25]"),
        Hit("mi DNI es [12345678Z], qué más quieren"),
        Hit("el NIE [X0000000T] no vale"),
        Hit("driver license [S12345678] expired"),
        Hit("pasaporte [AB123456]"),
        Hit("my ITIN [912-70-1234]"),
        Hit("CURP [HEGG560427MVZRRL04]"),
        Hit("NI number [QQ 12 34 56 C]"),
        Hit("last 4 of my social [6789]"),
        Hit("cédula [1.020.304.050]"),
        Miss("licensed since 2019"),
        Miss("took my license in 2 weeks"),
        Miss("rg 3 mil reais"),
        Miss("the nie family has 4 kids"),
        Miss("ssn season 2 of 2024"),
        Miss("paid 123-45 for it"),
        Miss("my driver id photo, 30 minutes"),
    ],
};

pattern! {
    CURP = r"[a-z][aeioux][a-z]{2}\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])[hmx][a-z]{5}[0-9a-z]\d";
    RFC = r"[a-z&]{4}\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])[a-z0-9]{3}";
    NINO = r"[a-ceghj-pr-tw-z][a-ceghj-npr-tw-z] ?\d{2} ?\d{2} ?\d{2} ?[a-d]\b";
    NINO_ANY = r"[a-z]{2} ?\d{2} ?\d{2} ?\d{2} ?[a-d]\b";
}

/// Names of documents that stand for nothing else.
const STRONG: &str = "ssn itin passport pasaporte passaporte cedula cpf rg cnh nie dni nif nss curp rfc renavam cnpj pis niss cdl license licence licencia carteira habilitacao residencia uscis nino ni utr alien contribuinte utente ine elector cuil ruc dl greencard visa permiso cidadao identidade identidad social tin medicare insurance pco phv seguridad seguranca";

fn find(text: &Text, sink: &mut Sink) {
    let cued = text.seen & GOV_CTX != 0;
    for (i, t) in text.tokens.iter().enumerate() {
        if t.is(DIGIT) && t.len() >= 2 {
            by_shape(text, i, cued, sink);
        }
    }
    if cued {
        for cue in cues(text, GOV_CTX) {
            by_name(text, cue, sink);
        }
    }
}

/// Shapes that are known by themselves or by their check sum.
fn by_shape(text: &Text, i: usize, cued: bool, sink: &mut Sink) {
    let Some(t) = text.token(i) else { return };
    let word = text.word(t);
    let near = |n: usize| cued && text.near(i, n, GOV_CTX);
    let lens = |n: usize| text.token(i + n).filter(|t| t.digits()).map(|t| t.len());
    let tied = |n: usize, sep: &[u8]| (0..n).all(|k| text.gap(i + k) == sep);
    let alone = |last: usize| {
        let end = text.token(last).map_or(0, |t| t.end);
        let left = text.before(t.start);
        let more = matches!(text.byte(end), b'-' | b'.' | b'/') && is_alnum(text.byte(end + 1));
        !more && !matches!(left, b'-' | b'$' | b'/' | b'#' | b'_')
    };
    if t.digits() {
        match (t.len(), lens(1), lens(2), lens(3)) {
            (3, Some(2), Some(4), _) if tied(2, b"-") && alone(i + 2) => {
                let number = squeeze(text, i, i + 2);
                let confidence = match (checks::ssn(&number) || checks::itin(&number), near(8)) {
                    (true, true) => 0.97,
                    (true, false) => 0.9,
                    (false, true) => 0.9,
                    (false, false) => 0.6,
                };
                push(text, i, i + 2, confidence, sink);
            }
            (3, Some(2), Some(4), _) if tied(2, b" ") && near(5) && alone(i + 2) => {
                push(text, i, i + 2, 0.85, sink);
            }
            (3, Some(3), Some(3), Some(2)) if alone(i + 3) && text.gap(i) == text.gap(i + 1) => {
                let ok = checks::cpf(&squeeze(text, i, i + 3));
                let written = text.gap(i) == b"." && text.gap(i + 2) == b"-";
                if ok && (written || near(8)) || written && near(8) {
                    push(text, i, i + 3, if ok { 0.98 } else { 0.85 }, sink);
                }
            }
            (2, Some(3), Some(3), Some(4))
                if text.gap(i + 2) == b"/" && checks::cnpj(&squeeze(text, i, i + 4)) =>
            {
                push(text, i, i + 4, 0.97, sink);
            }
            (11, ..) if checks::cpf(word) && near(6) => push(text, i, i, 0.95, sink),
            (9, ..) if near(5) && (checks::ssn(word) || checks::nif(word)) => {
                push(text, i, i, 0.8, sink);
            }
            (8, ..) => {
                // 12345678-Z
                let (first, last) = expand(text, i, b"- ");
                if first == i && last == i + 1 && checks::dni(&squeeze(text, i, last)) && near(8) {
                    push(text, i, last, 0.95, sink);
                }
            }
            _ => {}
        }
        return;
    }
    let upper = t.is(CODE);
    match t.len() {
        9 if checks::dni(word) && (upper || near(6)) => push(text, i, i, 0.95, sink),
        9 if (upper || near(6)) && NINO.at(&text.low, t.start) == Some(t.end) => {
            push(text, i, i, 0.88, sink);
        }
        18 if CURP.at(&text.low, t.start) == Some(t.end) => {
            push(
                text,
                i,
                i,
                if checks::curp(word) { 0.98 } else { 0.92 },
                sink,
            );
        }
        13 if (upper || near(6)) && RFC.at(&text.low, t.start) == Some(t.end) => {
            push(text, i, i, 0.85, sink);
        }
        _ => {}
    }
}

/// The code behind the name of a document.
fn by_name(text: &Text, cue: usize, sink: &mut Sink) {
    let Some(t) = text.token(cue) else { return };
    let word = text.word(t);
    if !among!(word, STRONG) {
        return;
    }
    // "NI number QQ 12 34 56 C"
    if matches!(word, b"insurance" | b"nino" | b"ni") {
        for i in cue + 1..(cue + 5).min(text.tokens.len()) {
            if let Some(c) = text.token(i)
                && let Some(end) = NINO_ANY.at(&text.low, c.start)
            {
                sink.push(c.start, end, 0.95);
                return;
            }
        }
    }
    let Some(code) = code_after(text, cue, 5) else {
        return;
    };
    let (first, mut last) = expand(text, code, b"-./");
    // Groups of digits after a space belong to it: "123 456 789".
    while text.gap(last) == b" "
        && text.token(last).is_some_and(|t| t.digits() && t.len() <= 4)
        && text
            .token(last + 1)
            .is_some_and(|t| t.digits() && (2..=4).contains(&t.len()))
        && !stops(text, last)
    {
        last += 1;
    }
    let squeezed = squeeze(text, first, last);
    let (digits, letters) = make_up(&squeezed);
    let Some((start, end)) = span(text, first, last) else {
        return;
    };
    let last_four = among!(word, "social ssn itin license dni cpf")
        && squeezed.len() == 4
        && letters == 0
        && (text.near_before(cue, 5, crate::words::NUMBER)
            || text.near_before(code, 2, crate::words::BANK_CTX));
    let money = matches!(text.before(start), b'$' | crate::text::MONEY) || text.byte(end) == b'%';
    let year = digits == 4 && letters == 0;
    let distance = code - cue;
    let long = digits >= 6 || digits >= 4 && letters >= 1 && squeezed.len() >= 6;
    let mixed_ok = letters == 0 || letters <= 8;
    if last_four || (long && mixed_ok && !year && !money && squeezed.len() <= 20 && distance <= 5) {
        sink.push(start, end, if distance <= 2 { 0.93 } else { 0.9 });
    }
}

fn push(text: &Text, first: usize, last: usize, confidence: f32, sink: &mut Sink) {
    if let Some((start, end)) = span(text, first, last) {
        sink.push(start, end, confidence);
    }
}

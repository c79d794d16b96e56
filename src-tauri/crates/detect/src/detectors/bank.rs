//! Money: cards, accounts, routing numbers, IBAN, cash tags, payment keys.

use model::{Kind, Why};

use crate::checks;
use crate::detector::{Detector, Example::*, Hint, Sink};
use crate::pattern::pattern;
use crate::scan::among;
use crate::scan::{code_after, cues, expand, make_up, span, squeeze};
use crate::text::{Shape, Text};
use crate::words::{BANK_CTX, DIGIT, DOLLAR};

/// Finds: card numbers (Luhn and a known prefix), IBAN (mod 97), CLABE, routing numbers with
/// their sum near a word of banking, account numbers and last digits behind their name, cash
/// tags, random Pix keys, wallet addresses.
/// Exposes: where the money goes; a cash tag is also an account name.
/// Misses: account numbers without any word of banking.
pub(crate) const BANK: Detector = Detector {
    name: "bank",
    kind: Kind::Bank,
    hint: Hint::any(DIGIT | DOLLAR),
    find,
    examples: &[
        Hit("card [4111 1111 1111 1111] exp"),
        Hit("[5555555555554444]"),
        Hit("IBAN [GB82 WEST 1234 5698 7654 32] thanks"),
        Hit("routing [021000021]"),
        Hit("my cashapp is [$NadiaTest0100]"),
        Hit("account ending in [0042]"),
        Hit("tarjeta terminada en [4242]"),
        Hit("chave pix [123e4567-e89b-12d3-a456-426614174000]"),
        Hit("CLABE [032180000118359719]"),
        Miss("made $120 today"),
        Miss("4111 1111 1111 1112 is wrong"),
        Miss("$AAPL went up"),
        Miss("order 021000021"),
        Miss("my account has 500 trips"),
        Miss("cuenta con 3 años"),
        Miss("ending in 2024"),
    ],
};

pattern! {
    UUID = r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b";
    WALLET = r"(?:0x[0-9a-f]{40}|bc1[a-z0-9]{25,60}|[13][1-9a-hj-np-z]{25,34})\b";
}

fn find(text: &Text, sink: &mut Sink) {
    if text.seen & DOLLAR != 0 {
        cash_tags(text, sink);
    }
    if text.seen & DIGIT == 0 {
        return;
    }
    let cued = text.seen & BANK_CTX != 0;
    let mut i = 0;
    while let Some(t) = text.token(i) {
        if !t.is(DIGIT) {
            i += 1;
            continue;
        }
        let last = if t.digits() {
            number(text, i, cued, sink)
        } else {
            mixed(text, i, cued, sink)
        };
        i = last.unwrap_or(i) + 1;
    }
    if cued {
        for cue in cues(text, BANK_CTX) {
            behind_name(text, cue, sink);
        }
    }
}

/// Cards, CLABE and routing numbers from token `i` on; the last token if one was found.
fn number(text: &Text, i: usize, cued: bool, sink: &mut Sink) -> Option<usize> {
    let t = text.token(i)?;
    if t.len() == 8 && UUID.at(&text.low, t.start).is_some() {
        return mixed(text, i, cued, sink);
    }
    if matches!(text.before(t.start), b'-' | b'_' | b'.') {
        return None;
    }
    if t.len() == 9 && cued && checks::aba(text.word(t)) && text.near(i, 6, BANK_CTX) {
        sink.push(t.start, t.end, 0.95);
        return Some(i);
    }
    if t.len() == 18 && checks::clabe(text.word(t)) {
        sink.push(t.start, t.end, if cued { 0.97 } else { 0.7 });
        return Some(i);
    }
    let mut digits: Vec<u8> = Vec::new();
    let mut best = None;
    let mut at = i;
    while let Some(g) = text.token(at).filter(|g| g.digits()) {
        digits.extend_from_slice(text.word(g));
        if digits.len() > 19 {
            break;
        }
        let groups = at - i + 1;
        let grouped = groups == 1 || t.len() == 4 && (3..=5).contains(&groups);
        let plain = digits.len() == 12 && !cued;
        if digits.len() >= 12
            && grouped
            && !plain
            && checks::luhn(&digits)
            && checks::card_prefix(&digits)
        {
            best = Some((at, g.end));
        }
        if !matches!(text.gap(at), b" " | b"-") {
            break;
        }
        at += 1;
    }
    let (last, end) = best?;
    let right = text.byte(end);
    if right == b'-' && text.byte(end + 1).is_ascii_digit() {
        return None;
    }
    sink.push(t.start, end, 0.97);
    Some(last)
}

/// IBAN, random payment keys and wallets from token `i` on.
fn mixed(text: &Text, i: usize, cued: bool, sink: &mut Sink) -> Option<usize> {
    let t = text.token(i)?;
    let word = text.word(t);
    let iban_head = word.len() >= 4
        && word.iter().take(2).all(u8::is_ascii_alphabetic)
        && word.iter().skip(2).take(2).all(u8::is_ascii_digit);
    if iban_head {
        let mut joined: Vec<u8> = Vec::new();
        let mut at = i;
        while let Some(g) = text.token(at) {
            joined.extend_from_slice(text.word(g));
            if joined.len() > 34 {
                break;
            }
            if checks::iban(&joined) {
                sink.push(t.start, g.end, 0.98);
                return Some(at);
            }
            if !matches!(text.gap(at), b" " | b"-") {
                break;
            }
            at += 1;
        }
    }
    if t.len() == 8
        && let Some(end) = UUID.at(&text.low, t.start)
        && cued
        && says(text, i, &[b"pix", b"chave"])
    {
        sink.push_as(t.start, end, 0.95, Why::ShapeWord);
        return Some(text.token_at(end - 1));
    }
    if t.len() >= 26 && WALLET.at(&text.low, t.start) == Some(t.end) {
        let sure = word.starts_with(b"0x") || word.starts_with(b"bc1");
        if sure || cued {
            sink.push_as(t.start, t.end, 0.85, Why::Shape);
        }
        return Some(i);
    }
    None
}

fn says(text: &Text, i: usize, words: &[&[u8]]) -> bool {
    (i.saturating_sub(8)..i + 4)
        .filter_map(|k| text.token(k))
        .any(|t| words.contains(&text.word(t)))
}

/// Account numbers and last digits behind a word of banking.
fn behind_name(text: &Text, cue: usize, sink: &mut Sink) {
    let Some(t) = text.token(cue) else { return };
    let word = text.word(t);
    let ending = matches!(
        word,
        b"ending" | b"terminada" | b"terminado" | b"termina" | b"final"
    );
    let account = among!(
        word,
        "account acct acc cuenta conta nib agencia routing aba iban clabe",
    );
    let sort = word == b"sort";
    if !ending && !account && !sort {
        return;
    }
    let Some(code) = code_after(text, cue, 4) else {
        return;
    };
    let (first, last) = expand(text, code, b"-");
    let squeezed = squeeze(text, first, last);
    let (digits, letters) = make_up(&squeezed);
    let Some((start, end)) = span(text, first, last) else {
        return;
    };
    let alone = !matches!(
        text.before(start),
        b'$' | b'.' | b':' | b'/' | crate::text::MONEY
    ) && !matches!(text.byte(end), b'%' | b'/' | b':' | b'@')
        && (text.byte(end) != b'.' || !text.byte(end + 1).is_ascii_digit());
    let carrier = says(
        text,
        cue,
        &[
            b"account",
            b"acct",
            b"card",
            b"visa",
            b"mastercard",
            b"debit",
            b"credit",
            b"bank",
            b"cuenta",
            b"tarjeta",
            b"conta",
            b"cartao",
            b"amex",
            b"debito",
            b"credito",
        ],
    );
    let good = (ending && carrier && digits == 4 && letters == 0)
        || (account
            && letters <= 1
            && (6..=17).contains(&digits)
            && !phone_like(text, first, last))
        || (account && letters <= 1 && digits == 5 && first != last)
        || (sort && digits == 6 && last == first + 2);
    if good && alone {
        sink.push_as(start, end, 0.9, Why::ShapeWord);
    }
}

fn phone_like(text: &Text, first: usize, last: usize) -> bool {
    last > first && text.token(last).is_some_and(|t| t.len() == 4) && last - first == 2
}

/// `$name`: letters in it, and not a ticker in capitals.
fn cash_tags(text: &Text, sink: &mut Sink) {
    for at in memchr::memchr_iter(b'$', &text.low) {
        let i = text.token_at(at);
        let Some(t) = text.token(i).filter(|t| t.start == at + 1) else {
            continue;
        };
        let before = text.before(at);
        let word = text.word(t);
        if crate::text::is_alnum(before) || before == b'$' || word.len() < 4 || word.len() > 20 {
            continue;
        }
        if !word.first().is_some_and(u8::is_ascii_alphabetic) {
            continue;
        }
        let mut end = t.end;
        while matches!(text.byte(end), b'_' | b'-') && crate::text::is_alnum(text.byte(end + 1)) {
            end = text.token(text.token_at(end)).map_or(end, |t| t.end);
        }
        let cued = text.near(i, 8, BANK_CTX);
        let ticker = t.shape == Shape::Upper && word.len() <= 5;
        let (digits, _) = make_up(word);
        if cued || (!ticker && (digits > 0 || matches!(t.shape, Shape::Other | Shape::Title))) {
            sink.push_as(at, end, if cued { 0.95 } else { 0.8 }, Why::Shape);
        }
    }
}

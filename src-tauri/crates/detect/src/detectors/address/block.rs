//! Addresses as they are pasted: over several lines, with a unit, a box, a ZIP; whatever the
//! country calls its streets.

use crate::detector::Sink;
use crate::pattern::pattern;
use crate::scan::among;
use crate::text::Text;
use crate::words::ADDRESS_CUE;

pattern! {
    // "92 Eusebio Davila 57", "07 262 Pavlou Drandaki": what a street line looks like anywhere.
    UNIT_BLOCK = r"\d{1,5}[a-z]?(?: \d{1,5})?(?: [a-z\xff][a-z\xff.'/-]*){1,6}?(?: \d{1,5}\.?)?,?\s{1,3}(?:[>?]{1,3} ?)?(?:suite|apt|apartment|unit|ste)\.? ?#?\d{1,5}\b";
    CUED_LINE = r"(?:the corner of [^\n?!]{3,40}? and [a-z\xff][a-z\xff'-]*(?: [a-z\xff][a-z\xff'-]*){0,2}? (?:street|st|avenue|ave|road|rd)\b|\d{1,5} (?:\d{1,5} )?(?:[a-z\xff][a-z\xff.'/-]* ){1,5}?\d{1,5}\b|\d{1,5} \d{1,5}(?: [a-z\xff][a-z\xff.'-]*){1,4})";
    TAIL = r"(?:,?\s{1,3}(?:[>?]{1,3} ?)?(?:suite|apt|apartment|unit|ste)\.? ?#?\d{1,5})?(?:\s{0,2},?\s{1,3}(?:[>?]{1,3} ?)?,? ?[a-z\xff][a-z\xff'.-]*(?: [a-z\xff'.-]+){0,3}){0,3}?,?\s{1,3}\d{4,6}\b";
    BOX = r"(?:(?:\b\d{1,5} )?(?:p\.? ?o\.? ?box|postfach|apartado(?: postal| de correos)?|caixa postal) ?#?\d{1,6}|(?:psc|unit|uss|usns|usnv|usv|uscgc) [a-z0-9]{1,12},?(?: box \d{1,5})?\s{1,2}(?:apo|fpo|dpo),? (?:ae|ap|aa) \d{5})\b";
    LONE_UNIT = r"(?:suite|apt|apartment)\.? ?#?\d{2,5}\b";
    LONE_ZIP = r"(?:zip(?: ?code)?|postal code|postcode|codigo postal|cep)(?: is|:| e| es)? (\d{5}(?:-?\d{3,4})?)\b";
}

/// Looks for pasted addresses; only where a word of theirs occurs.
pub(super) fn blocks(text: &Text, sink: &mut Sink) {
    let low = text.low.as_slice();
    for m in BOX.all(low, 0..low.len()) {
        push(text, m.start, tail(text, m.end), 0.9, sink);
    }
    let mut done = 0;
    for t in &text.tokens {
        if t.start < done {
            continue;
        }
        let digits = t.digits()
            && t.len() <= 5
            && !matches!(text.before(t.start), b'$' | b'.' | b'/' | b':' | b'-');
        if digits && let Some(end) = UNIT_BLOCK.at(low, t.start) {
            done = tail(text, end);
            push(text, t.start, done, 0.9, sink);
            continue;
        }
        let cue = || before(text, t.start);
        if (digits || text.word(t) == b"the")
            && let Some(end) = CUED_LINE.at(low, t.start)
            && (text.word(t) == b"the" || cue())
        {
            done = tail(text, end);
            push(
                text,
                t.start,
                done,
                if done > end { 0.9 } else { 0.75 },
                sink,
            );
            continue;
        }
        let line = matches!(text.before(t.start), 0 | b'\n' | b'>')
            || text.before(t.start) == b' '
                && matches!(text.before(t.start.saturating_sub(1)), b'\n' | b'>' | b'?');
        if line && let Some(end) = LONE_UNIT.at(low, t.start) {
            push(text, t.start, end, 0.8, sink);
            done = end;
            continue;
        }
        if t.is(ADDRESS_CUE)
            && let Some(groups) = LONE_ZIP.groups_at(low, t.start)
            && let Some(Some(zip)) = groups.get(1)
        {
            push(text, zip.start, zip.end, 0.85, sink);
            done = zip.end;
        }
    }
}

/// Whether a word within a line or two before says that an address follows.
fn before(text: &Text, start: usize) -> bool {
    let i = text.token_at(start);
    (1..=7).any(|n| {
        i.checked_sub(n)
            .and_then(|k| text.token(k))
            .is_some_and(|t| {
                t.is(ADDRESS_CUE) && !among!(text.word(t), "suite apt apartment box corner ste")
            })
    })
}

/// City, country and ZIP on the lines behind.
fn tail(text: &Text, end: usize) -> usize {
    match TAIL.at(&text.low, end) {
        Some(e) if text.whole(end, e) => e,
        _ => end,
    }
}

fn push(text: &Text, start: usize, end: usize, confidence: f32, sink: &mut Sink) {
    if text.whole(start, end) {
        sink.push(start, end, confidence);
    }
}

//! Small companies, known by the telling ending or beginning of their name.

use crate::detector::Sink;
use crate::scan::{among, stops};
use crate::text::{Shape, Text};
use crate::words::COMPANY;

/// `Harbor Mile Logistics`, `Paquetería Ágil Norte`, `Logística Garrofer S.L.`
pub(super) fn small_company(text: &Text, tail: usize, sink: &mut Sink) {
    let Some(t) = text.token(tail) else { return };
    let word = text.word(t);
    let legal = matches!(word, b"llc" | b"inc" | b"ltda" | b"sl" | b"sa");
    // Spanish and Portuguese put the trade first.
    let head = among!(
        word,
        "paqueteria mensajeria logistica transportes entregas envios mensajeros transporte",
    );
    if head && t.shape == Shape::Title {
        let mut last = tail;
        while last < tail + 3
            && text.spaced(last)
            && text
                .token(last + 1)
                .is_some_and(|n| n.shape == Shape::Title)
        {
            last += 1;
        }
        if last > tail {
            let mut end = text.token(last).map_or(t.end, |l| l.end);
            // "S.L.", "S.A."
            if let (Some(s), Some(l)) = (text.token(last + 1), text.token(last + 2))
                && text.word(s) == b"s"
                && matches!(text.word(l), b"l" | b"a" | b"c")
                && text.gap(last + 1) == b"."
            {
                end = l.end + usize::from(text.byte(l.end) == b'.');
            }
            sink.push(t.start, end, 0.8);
            return;
        }
    }
    let mut first = tail;
    while first > 0 && tail - first < 3 && matches!(text.gap(first - 1), b" " | b" & ") {
        let Some(w) = text.token(first - 1) else {
            break;
        };
        if w.shape != Shape::Title || w.is(COMPANY) || w.len() < 2 {
            break;
        }
        first -= 1;
    }
    let capital_tail = t.capital();
    if first < tail
        && capital_tail
        && (tail - first >= 2
            || legal
            || matches!(
                word,
                b"logistics" | b"couriers" | b"trucking" | b"delivers" | b"delivery"
            ))
    {
        if let Some(f) = text.token(first) {
            // "Amazon Logistics" and friends are the list's.
            sink.push(f.start, t.end, 0.75);
        }
        return;
    }
    // lower-case: "i drove for harbor mile logistics"
    if t.shape == Shape::Lower
        && matches!(word, b"logistics" | b"couriers" | b"trucking" | b"delivers")
    {
        for n in 1..=3usize {
            let Some(p) = tail.checked_sub(n + 1) else {
                // The post begins with it.
                if tail == n && n >= 2 && word == b"logistics" && (0..tail).all(|k| text.spaced(k))
                {
                    sink.push(text.token(0).map_or(0, |f| f.start), t.end, 0.6);
                }
                break;
            };
            if n == 2
                && word == b"logistics"
                && stops(text, p)
                && text.spaced(p + 1)
                && text.spaced(p + 2)
            {
                if let Some(f) = text.token(p + 1) {
                    sink.push(f.start, t.end, 0.6);
                }
                break;
            }
            let prep = text
                .token(p)
                .is_some_and(|p| among!(text.word(p), "for at with called by from"));
            let run = (p..tail).all(|k| text.spaced(k));
            if prep && run {
                if let Some(f) = text
                    .token(p + 1)
                    .filter(|f| !matches!(text.word(f), b"the" | b"a" | b"my" | b"your"))
                {
                    sink.push(f.start, t.end, 0.7);
                }
                break;
            }
        }
    }
}

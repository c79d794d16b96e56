//! Hashtags and official accounts of companies.

use crate::detector::Sink;
use crate::text::{Text, is_alnum};
use crate::words::{COMPANY_CTX, STATION_CTX};

/// Heads of hashtags and of official account names.
const STEMS: &[&str] = &[
    "amazonflex",
    "flexdriver",
    "flexlife",
    "amazondsp",
    "amazon",
    "dasher",
    "doordash",
    "ubereats",
    "uber",
    "lyft",
    "instacart",
    "grubhub",
    "shipt",
    "walmartspark",
    "sparkdriver",
    "gopuff",
    "veho",
    "rappi",
    "glovo",
    "ifood",
    "cabify",
    "deliveroo",
    "roadie",
    "didi",
    "99pop",
    "mercadolibre",
    "mercadolivre",
    "shopee",
    "loggi",
    "lalamove",
    "fedex",
    "usps",
    "postmates",
    "justeat",
    "stuart",
    "pedidosya",
    "motorista99",
    "ontrac",
    "boltdriver",
    "boltfood",
    "dhl",
    "evri",
    "dpd",
];

/// Hashtags and official accounts.
pub(super) fn tags(text: &Text, sink: &mut Sink) {
    for at in memchr::memchr2_iter(b'#', b'@', &text.low) {
        let Some(t) = text.token(text.token_at(at)).filter(|t| t.start == at + 1) else {
            continue;
        };
        let sign = text.byte(at);
        if is_alnum(text.before(at)) {
            continue;
        }
        let mut word = text.word(t);
        let mut end = t.end;
        if sign == b'@' {
            // The rest of the account name: `@shopeexpress_br`.
            while text.byte(end) == b'_'
                && text
                    .token(text.token_at(end))
                    .is_some_and(|n| n.start == end + 1)
            {
                end = text.token(text.token_at(end)).map_or(end + 1, |n| n.end);
            }
            word = word
                .strip_prefix(b"ask")
                .or_else(|| word.strip_prefix(b"team"))
                .unwrap_or(word);
        }
        let Some(stem) = STEMS
            .iter()
            .map(|stem| stem.as_bytes())
            .find(|stem| word.starts_with(stem))
        else {
            continue;
        };
        let tail = word.get(stem.len()..).unwrap_or(&[]);
        let official = end <= t.end + 9
            && !word.iter().any(u8::is_ascii_digit)
            && (tail.is_empty()
                || [
                    &b"help"[..],
                    b"support",
                    b"driver",
                    b"drivers",
                    b"care",
                    b"flex",
                    b"express",
                    b"xpress",
                    b"br",
                    b"mx",
                    b"uk",
                    b"us",
                    b"es",
                    b"official",
                    b"eats",
                ]
                .contains(&tail));
        let word_like = stem.len() >= 5
            || tail.is_empty()
            || [&b"driver"[..], b"drivers", b"life", b"eats"]
                .iter()
                .any(|x| tail.starts_with(x));
        let bare_shop =
            stem == b"amazon" && tail.is_empty() && text.seen & (COMPANY_CTX | STATION_CTX) == 0;
        if sign == b'#' && !bare_shop && word_like && tail.len() <= 16
            || sign == b'@' && official && text.byte(end) != b'.'
        {
            sink.push(t.start - 1, end, 0.95);
        }
    }
}

//! IP addresses, versions 4 and 6.

use model::Kind;

use crate::detector::{Detector, Example::*, Hint, Sink};
use crate::pattern::pattern;
use crate::scan::among;
use crate::text::Text;
use crate::words::{COLON, DIGIT, DOT};

/// Finds: four numbers to 255 with dots, and IPv6 in full or with `::`.
/// Exposes: the connection, and with it the town and the provider, of who posted it.
/// Misses: addresses in decimal or written with words.
pub(crate) const IP: Detector = Detector {
    name: "ip",
    kind: Kind::Ip,
    hint: Hint::both(DIGIT, DOT | COLON),
    find,
    examples: &[
        Hit("login from [203.0.113.9] at night"),
        Hit("([198.51.100.200])"),
        Hit("ip=[192.0.2.1]:8080"),
        Hit("client [2001:db8::1f] again"),
        Hit("[2001:db8:0:1:2:3:4:5]"),
        Miss("app version 4.12.0.331"),
        Miss("v1.2.3.4 is out"),
        Miss("at 12:30:45 sharp"),
        Miss("section 1.2.3.4.5"),
        Miss("std::vector is a c++ type"),
        Miss("score 10:8, later 3::1"),
    ],
};

pattern! {
    V4 = r"\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}";
    V6 = r"(?:[0-9a-f]{1,4}:){2,7}(?::?[0-9a-f]{1,4}|:)(?::[0-9a-f]{1,4}){0,6}|[0-9a-f]{1,4}::[0-9a-f]{1,4}(?::[0-9a-f]{1,4}){0,6}|::[0-9a-f]{1,4}:[0-9a-f:]{1,30}";
}

fn find(text: &Text, sink: &mut Sink) {
    if text.seen & DOT != 0 && dotted_digits(&text.low) {
        for m in V4.all(&text.low, 0..text.low.len()) {
            let part = |c: u8| c == b'.' || c.is_ascii_alphanumeric() || c == b'-';
            let after = text.byte(m.end);
            let more = after == b'.' && text.byte(m.end + 1).is_ascii_digit();
            let inside = part(text.before(m.start)) || after.is_ascii_alphanumeric() || more;
            let small = text
                .slice(m.start, m.end)
                .split(|c| *c == b'.')
                .all(|p| p.len() == 1 || (p.first() != Some(&b'0') && number(p) <= 255));
            if !inside && small && !version_before(text, m.start) {
                sink.push(m.start, m.end, 0.95);
            }
        }
    }
    if text.seen & COLON != 0 && two_colons(&text.low) {
        for m in V6.all(&text.low, 0..text.low.len()) {
            let word = text.slice(m.start, m.end);
            let groups = word.split(|c| *c == b':').filter(|g| !g.is_empty()).count();
            let double = word.windows(2).filter(|w| *w == b"::").count();
            let full = double == 0 && groups == 8 || double == 1 && (3..8).contains(&groups);
            let mixed = word.iter().any(u8::is_ascii_digit) && word.len() >= 8;
            if full && mixed && text.whole(m.start, m.end) && text.byte(m.end) != b':' {
                sink.push(m.start, m.end, 0.97);
            }
        }
    }
}

fn number(digits: &[u8]) -> u32 {
    digits.iter().fold(0, |n, d| n * 10 + u32::from(d - b'0'))
}

/// At least three dots between digits: cheap, and nearly no text has them.
fn dotted_digits(low: &[u8]) -> bool {
    low.windows(3)
        .filter(|w| matches!(w, [b'0'..=b'9', b'.', b'0'..=b'9']))
        .take(3)
        .count()
        == 3
}

fn two_colons(low: &[u8]) -> bool {
    memchr::memchr_iter(b':', low).take(2).count() == 2
}

fn version_before(text: &Text, at: usize) -> bool {
    let i = text.token_at(at);
    i.checked_sub(1)
        .and_then(|p| text.token(p))
        .is_some_and(|t| {
            at - t.end <= 2 && among!(text.word(t), "v version versao build ver firmware update")
        })
}

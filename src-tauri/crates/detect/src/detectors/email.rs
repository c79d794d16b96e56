//! E-mail addresses, written and spoken.

use model::Kind;

use crate::detector::{Detector, Example::*, Hint, Sink};
use crate::pattern::pattern;
use crate::text::{OTHER_LETTER, Text};
use crate::words::{AT_SIGN, EMAIL_WORD};

/// Finds: `name@host.tld`, and the spoken forms `name at host dot com`, `name [at] host.com`,
/// `nome arroba gmail ponto com`.
/// Exposes: an address is searched for as it is and leads to every account opened with it.
/// Misses: addresses spelled letter by letter, or split over two posts.
pub(crate) const EMAIL: Detector = Detector {
    name: "email",
    kind: Kind::Email,
    hint: Hint::any(AT_SIGN | EMAIL_WORD),
    find,
    examples: &[
        Hit("write to [nadia.test@example.com] please"),
        Hit("mail me: [n_test+gig@mail.example.org]."),
        Hit("it's [nadia dot test at example dot com] ok"),
        Hit("[driver99 (at) gmail (dot) com]"),
        Hit("meu email é [joao.teste arroba exemplo ponto com] valeu"),
        Hit("[carla at gmail.com] works too"),
        Miss("meet me @ the hub.com parking"),
        Miss("shoutout @nadia.test for the tip"),
        Miss("I looked at gmail and it was empty"),
        Miss("we are at the dot on the map"),
        Miss("o ponto de encontro é na praça"),
        Miss("3 stars @ best"),
    ],
};

pattern! {
    SPOKEN = concat!(
        r"[a-z0-9][a-z0-9._+-]*(?:(?: dot | punto | ponto )[a-z0-9]+){0,3}",
        r"(?: ?[\[({] ?(?:at|arroba|@) ?[\])}] ?| at | arroba )",
        r"[a-z0-9-]+(?:(?: ?[\[({] ?(?:dot|punto|ponto|\.) ?[\])}] ?| dot | punto | ponto |\.)[a-z0-9-]+){0,2}",
        r"(?: ?[\[({] ?(?:dot|punto|ponto|\.) ?[\])}] ?| dot | punto | ponto |\.)",
        r"(?:com|net|org|edu|gov|io|co|us|uk|br|mx|es|pt|example|me|info|app|dev)\b");
}

fn find(text: &Text, sink: &mut Sink) {
    if text.seen & AT_SIGN != 0 {
        for at in memchr::memchr_iter(b'@', &text.low) {
            written(text, at, sink);
        }
    }
    if text.seen & EMAIL_WORD != 0 {
        for m in SPOKEN.all(&text.low, 0..text.low.len()) {
            if text.whole(m.start, m.end) {
                sink.push(m.start, m.end, 0.9);
            }
        }
    }
}

/// The address around an `@`, if there is one.
fn written(text: &Text, at: usize, sink: &mut Sink) {
    let local = |c: u8| {
        c.is_ascii_alphanumeric() || matches!(c, b'.' | b'_' | b'%' | b'+' | b'-' | OTHER_LETTER)
    };
    let mut start = at;
    while start > 0 && local(text.before(start)) && at - start < 64 {
        start -= 1;
    }
    while start < at && !text.byte(start).is_ascii_alphanumeric() && text.byte(start) != b'_' {
        start += 1;
    }
    let mut end = at + 1;
    let mut dot = None;
    while end - at < 255 {
        match text.byte(end) {
            b'.' if text.byte(end + 1).is_ascii_alphanumeric() => dot = Some(end),
            c if c.is_ascii_alphanumeric() || c == b'-' => {}
            _ => break,
        }
        end += 1;
    }
    let Some(dot) = dot else {
        return;
    };
    let tld = text.slice(dot + 1, end);
    let alphabetic = tld.len() >= 2 && tld.iter().all(u8::is_ascii_alphabetic);
    if start < at && alphabetic && dot > at + 1 {
        sink.push(start, end, 0.98);
    }
}

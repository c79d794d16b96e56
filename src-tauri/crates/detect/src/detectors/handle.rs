//! Account names.

use model::Kind;

use crate::detector::{Detector, Example::*, Hint, Sink};
use crate::scan::among;
use crate::scan::cues;
use crate::text::{Shape, Text, is_alnum};
use crate::words::{AT_SIGN, HANDLE_CTX, HASH, SLASH, UNDERSCORE};

/// Finds: `@name`, `u/name`, `ig: name` and the like, `name#1234`, bare words with an underscore.
/// Exposes: the account, and every other account under the same name.
/// Misses: bare names that look like words ("im potholepatty here").
pub(crate) const HANDLE: Detector = Detector {
    name: "handle",
    kind: Kind::Handle,
    hint: Hint::any(AT_SIGN | UNDERSCORE | HANDLE_CTX | HASH | SLASH),
    find,
    examples: &[
        Hit("thanks [@nadia.drives_0100]!"),
        Hit("dm [u/nadia_test_0100] please"),
        Hit("ig: [nadiatest0100]"),
        Hit("my insta is [nadia.test] follow"),
        Hit("add me [deontest#0100]"),
        Hit("find [nadia_test_0100] on twitch"),
        Hit("usuario: [carlitos.test]"),
        Miss("meet @ 5pm"),
        Miss("IMG_2044.jpg attached"),
        Miss("my user experience was bad"),
        Miss("and/or u/ nothing"),
        Miss("#1 driver here #flexlife"),
        Miss("write to nadia@example.com"),
        Miss("follow the instagram rules"),
    ],
};

fn find(text: &Text, sink: &mut Sink) {
    if text.seen & AT_SIGN != 0 {
        for at in memchr::memchr_iter(b'@', &text.low) {
            if is_alnum(text.before(at)) || matches!(text.before(at), b'.' | b'@' | b'/') {
                continue;
            }
            let end = name_end(text, at + 1);
            let name = text.slice(at + 1, end);
            if name.len() >= 2 && name.iter().any(u8::is_ascii_alphabetic) && !clock(name) {
                sink.push(at, end, 0.93);
            }
        }
    }
    for (i, t) in text.tokens.iter().enumerate() {
        // u/name
        if t.len() == 1
            && text.byte(t.start) == b'u'
            && text.byte(t.end) == b'/'
            && !matches!(text.before(t.start), b'.' | b'-')
        {
            let end = name_end(text, t.end + 1);
            let slash = text.before(t.start) == b'/' && is_alnum(text.before(t.start - 1));
            if end > t.end + 3 && !slash {
                sink.push(t.start, end, 0.93);
            }
        }
        // name#1234
        if text.byte(t.end) == b'#'
            && text
                .token(i + 1)
                .is_some_and(|n| n.digits() && n.len() == 4 && n.start == t.end + 1)
            && t.len() >= 2
            && !t.digits()
            && t.class & !HANDLE_CTX == 0
        {
            let start = name_start(text, t.start);
            sink.push(start, t.end + 5, 0.9);
        }
    }
    if text.seen & UNDERSCORE != 0 {
        bare(text, sink);
    }
    if text.seen & HANDLE_CTX != 0 {
        for cue in cues(text, HANDLE_CTX) {
            announced(text, cue, sink);
        }
    }
}

fn name_char(c: u8) -> bool {
    is_alnum(c) || c == b'_'
}

/// End of the account name that starts at `start`: dots and hyphens only inside.
fn name_end(text: &Text, start: usize) -> usize {
    let mut end = start;
    loop {
        let c = text.byte(end);
        let inside = matches!(c, b'.' | b'-') && name_char(text.byte(end + 1)) && end > start;
        if !(name_char(c) || inside) || end - start > 40 {
            break;
        }
        end += 1;
    }
    end
}

fn name_start(text: &Text, mut start: usize) -> usize {
    while name_char(text.before(start))
        || text.before(start) == b'.' && start > 1 && name_char(text.before(start - 1))
    {
        start -= 1;
    }
    start
}

/// `@5pm`, `@3a`.
fn clock(name: &[u8]) -> bool {
    let tail = name
        .iter()
        .position(|c| !c.is_ascii_digit())
        .unwrap_or(name.len());
    tail > 0 && matches!(name.get(tail..), Some(b"am" | b"pm" | b"a" | b"p" | b"h"))
}

/// Words with an underscore in them: nobody types those but as a name.
fn bare(text: &Text, sink: &mut Sink) {
    let mut done = 0;
    for at in memchr::memchr_iter(b'_', &text.low) {
        if at < done {
            continue;
        }
        let start = name_start(text, at);
        let end = name_end(text, at);
        done = end.max(at + 1);
        let name = text.slice(start, end);
        let letters = name.iter().filter(|c| c.is_ascii_alphabetic()).count();
        let left = text.before(start);
        let shout = text
            .cased
            .get(start..end)
            .is_some_and(|n| !n.iter().any(u8::is_ascii_lowercase));
        let file = [
            &b".jpg"[..],
            b".png",
            b".pdf",
            b".mp4",
            b".jpeg",
            b".html",
            b".txt",
        ]
        .iter()
        .any(|e| name.ends_with(e));
        let inner = name
            .iter()
            .skip(1)
            .take(name.len().saturating_sub(2))
            .any(|c| *c == b'_');
        if letters >= 3
            && (inner || letters >= 4 && name.last() != Some(&b'_') && name.first() != Some(&b'_'))
            && name.len() >= 5
            && !shout
            && !file
            && !matches!(
                left,
                b'@' | b'#' | b'/' | b':' | b'.' | b'-' | b'=' | b'$' | b'<' | b'&' | b'{'
            )
            && !name.windows(2).any(|w| w == b"__")
        {
            sink.push(start, end, 0.75);
        }
    }
}

/// `ig: name`, `my insta is name`, `username name`.
fn announced(text: &Text, cue: usize, sink: &mut Sink) {
    let Some(t) = text.token(cue) else { return };
    let mut at = cue;
    let mut linked = text.gap(at).contains(&b':') || text.gap(at) == b" - ";
    if !linked {
        let next = text.token(at + 1);
        let verb = next
            .is_some_and(|n| matches!(text.word(n), b"is" | b"es" | b"e" | b"name" | b"handle"));
        if !verb || !text.spaced(at) {
            // "user sodapop_ricky" is left to the underscore; plain words stay words.
            return;
        }
        at += 1;
        linked = true;
    }
    let Some(name) = text.token(at + 1) else {
        return;
    };
    if !linked
        || text.gap(at).len() > 3
        || text.gap(at).contains(&b'\n')
        || text.gap(at).contains(&b'@')
    {
        return;
    }
    if text.gap(at).windows(2).any(|w| w == b"//") || t.end == name.start {
        return;
    }
    let end = name_end(text, name.start);
    let word = text.slice(name.start, end);
    let namelike = word
        .iter()
        .any(|c| c.is_ascii_digit() || matches!(c, b'_' | b'.'))
        && word.iter().filter(|c| c.is_ascii_alphabetic()).count() >= 3;
    // Unknown single word directly behind `ig:`.
    let lone = text.gap(at).contains(&b':')
        && name.shape == Shape::Lower
        && word.len() >= 6
        && among!(
            text.word(t),
            "ig insta snap tiktok user username usuario handle",
        )
        && !text.spaced(text.token_at(end.saturating_sub(1)));
    let ends_phrase = lone || namelike;
    if ends_phrase && word.len() >= 4 && !word.contains(&b'@') && !shared_link(word) {
        sink.push(name.start, end, 0.85);
    }
}

fn shared_link(word: &[u8]) -> bool {
    [
        &b".com"[..],
        b".me",
        b".gg",
        b".tv",
        b".net",
        b".org",
        b".br",
        b".ee",
    ]
    .iter()
    .any(|tld| word.ends_with(tld))
}

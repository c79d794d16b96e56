//! Links that lead to a person: profiles, pages, groups, shops.

use model::Kind;

use crate::detector::{Detector, Example::*, Hint, Sink};
use crate::pattern::pattern;
use crate::scan::among;
use crate::text::{Text, is_alnum};
use crate::words::{DOT, SLASH};

/// Finds: links to profiles, pages, groups and shops on known sites (`facebook.com/...`,
/// `linkedin.com/in/...`), and home pages (`http://host/`), with or without `https://`.
/// Exposes: one click from the post to the person, their name and their friends.
/// Misses: deep links to unknown sites; shortened links (nothing says where they lead).
pub(crate) const URL: Detector = Detector {
    name: "url",
    kind: Kind::Url,
    hint: Hint::both(DOT, DOT | SLASH),
    find,
    examples: &[
        Hit("find me on [facebook.com/nadia.drives.0100] ok"),
        Hit("[https://www.linkedin.com/in/nadia-test-0100/], thanks"),
        Hit("join [t.me/drivers_0100]!"),
        Hit("[linktr.ee/nadia0100]"),
        Hit("site: [http://www.nadiatestdrives.com/]"),
        Hit("grupo [chat.whatsapp.com/AbCdEf0100]"),
        Miss("read https://www.nytimes.com/2024/05/01/business/drivers.html"),
        Miss("pay is 18.50/h here"),
        Miss("amazon.com is down again"),
        Miss("see https://t.co/abc0100"),
        Miss("photo http://tumblr.com/xab0ucdef"),
        Miss("counted by http://who.examplecounts.me"),
        Miss("facebook.com is full of scams"),
        Miss("and/or 4.5/5 stars"),
    ],
};

pattern! {
    LINK = r"(?:https?://)?(?:[a-z0-9-]+\.)+[a-z]{2,12}(?:[/?][a-z0-9_.~@%&=+#$!?/:,\xFF-]*)?";
}

/// Sites whose pages belong to persons, groups or shops.
const SITES: &[&str] = &[
    "facebook.com",
    "fb.com",
    "instagram.com",
    "twitter.com",
    "x.com",
    "tiktok.com",
    "linkedin.com",
    "youtube.com",
    "twitch.tv",
    "reddit.com",
    "t.me",
    "telegram.me",
    "wa.me",
    "linktr.ee",
    "threads.net",
    "threads.com",
    "bsky.app",
    "snapchat.com",
    "discord.gg",
    "discord.com",
    "gofundme.com",
    "gofund.me",
    "cash.app",
    "venmo.com",
    "paypal.me",
    "paypal.com",
    "ko-fi.com",
    "patreon.com",
    "onlyfans.com",
    "etsy.com",
    "poshmark.com",
    "depop.com",
    "strava.com",
    "beacons.ai",
    "carrd.co",
    "github.com",
    "medium.com",
    "substack.com",
    "tumblr.com",
    "pinterest.com",
    "soundcloud.com",
    "spotify.com",
    "vsco.co",
    "flickr.com",
    "kwai.com",
    "vakinha.com.br",
    "mercadolibre.com",
    "nextdoor.com",
    "mastodon.social",
    "kick.com",
    "groups.google.com",
    "whatsapp.com",
    "bandcamp.com",
    "about.me",
    "bio.link",
    "buymeacoffee.com",
    "chng.it",
    "change.org",
    "meetup.com",
    "signal.group",
    "zellepay.com",
];

/// Where a part of a site is a person's.
const BLOGS: &[&str] = &[
    "wordpress.com",
    "blogspot.com",
    "wixsite.com",
    "weebly.com",
    "github.io",
    "myshopify.com",
    "square.site",
    "carrd.co",
    "substack.com",
    "livejournal.com",
];

/// First words of a path that lead to no person.
const NOT_A_PAGE: &str = "watch hashtag search explore help policies about login tos legal jobs intl news privacy settings i home";

/// Whose own home pages or short links are no person's.
const NOBODY: &[&str] = &[
    "t.co",
    "fb.me",
    "goo.gl",
    "bit.ly",
    "ow.ly",
    "tinyurl.com",
    "dlvr.it",
    "buff.ly",
    "amzn.to",
    "youtu.be",
    "is.gd",
    "google.com",
    "amazon.com",
    "uber.com",
    "lyft.com",
    "doordash.com",
    "instacart.com",
    "cnn.com",
    "nytimes.com",
    "bbc.co.uk",
    "bbc.com",
    "wikipedia.org",
    "yahoo.com",
    "apple.com",
    "microsoft.com",
    "walmart.com",
    "irs.gov",
    "msn.com",
    "foxnews.com",
    "espn.com",
    "reuters.com",
];

fn find(text: &Text, sink: &mut Sink) {
    if !link_possible(text) {
        return;
    }
    for m in LINK.all(&text.low, 0..text.low.len()) {
        // The middle of an e-mail address or of a word is no link.
        if matches!(text.before(m.start), b'@' | b'.' | b'-' | b'_')
            || is_alnum(text.before(m.start))
        {
            continue;
        }
        let mut end = m.end;
        while matches!(text.before(end), b'.' | b',' | b'!' | b'?' | b':' | b'#') {
            end -= 1;
        }
        if let Some(confidence) = judge(text.slice(m.start, end)) {
            sink.push(m.start, end, confidence);
        }
    }
}

/// A dot between two letters, and a slash, `www.` or a scheme somewhere.
fn link_possible(text: &Text) -> bool {
    use crate::words::SLASH;
    (text.seen & SLASH != 0 || memchr::memmem::find(&text.low, b"www.").is_some())
        && memchr::memchr_iter(b'.', &text.low)
            .any(|i| is_alnum(text.before(i)) && text.byte(i + 1).is_ascii_alphabetic())
}

fn judge(link: &[u8]) -> Option<f32> {
    let (scheme, rest) = match link.windows(3).position(|w| w == b"://") {
        Some(i) => (true, link.get(i + 3..)?),
        None => (false, link),
    };
    let cut = rest
        .iter()
        .position(|c| matches!(c, b'/' | b'?'))
        .unwrap_or(rest.len());
    let (host, path) = rest.split_at(cut);
    let www = host.starts_with(b"www.");
    let host = host.strip_prefix(b"www.").unwrap_or(host);
    let path = path.strip_prefix(b"/").unwrap_or(path);
    let is = |site: &str| {
        host == site.as_bytes()
            || host
                .strip_suffix(site.as_bytes())
                .is_some_and(|sub| sub.ends_with(b"."))
    };
    if host == b"tumblr.com" && path.len() == 9 && path.starts_with(b"x") {
        return None; // A short link.
    }
    if SITES.iter().any(|s| is(s)) {
        let first = path
            .split(|c| matches!(c, b'/' | b'?' | b'#'))
            .next()
            .unwrap_or(&[]);
        let blog = host.split(|c| *c == b'.').count() > 2 && path.is_empty();
        return ((first.len() >= 2 && !among!(first, NOT_A_PAGE)) || (blog && scheme))
            .then_some(0.95);
    }
    // A home page: often the person's own shop or site; a part of a site is rather a service.
    let own = among!(
        host.rsplit(|c| *c == b'.').nth(1).unwrap_or(&[]),
        "co com org net gov edu"
    );
    let labels = host.split(|c| *c == b'.').count() - usize::from(own);
    if labels > 2 && !BLOGS.iter().any(|s| is(s)) {
        return None;
    }
    ((scheme || www) && path.is_empty() && !NOBODY.iter().any(|s| is(s))).then_some(0.9)
}

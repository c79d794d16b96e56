//! Lines: what we write is what we read, and what others write reads as far as it goes.

mod common;

use common::{all, bytes};
use import::to_line;
use model::{
    Audience, Media, Place, Platform, Post, PostKey, PostKind, PostTime, Standing, TimeBasis,
};
use proptest::prelude::*;

fn of<T: Copy + std::fmt::Debug>(all: &'static [T]) -> impl Strategy<Value = T> {
    (0..all.len()).prop_map(|i| all[i])
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        "\\PC{0,40}",
        "[a-z\"\\\\\n\r\t\u{0}\u{2028}{}\\[\\]]{0,20}",
        "(🚗|é|字){0,9}"
    ]
}

fn maybe() -> impl Strategy<Value = Option<String>> {
    proptest::option::of(text())
}

fn time() -> impl Strategy<Value = Option<PostTime>> {
    let basis = of(&[TimeBasis::Utc, TimeBasis::Offset, TimeBasis::Local]);
    let time = (
        -60_000_000_000_000i64..250_000_000_000_000,
        basis,
        -1439i16..1440,
    );
    proptest::option::of(time.prop_map(|(ms, basis, offset)| PostTime {
        ms,
        basis,
        offset_minutes: if basis == TimeBasis::Offset {
            offset
        } else {
            0
        },
    }))
}

/// A post that proptest may show where a test fails; these are made of noise.
struct Shown(Post);

impl std::fmt::Debug for Shown {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&to_line(&self.0))
    }
}

fn post() -> impl Strategy<Value = Shown> {
    let words = (text(), maybe(), maybe(), maybe(), maybe(), maybe(), text());
    let kinds = (
        of(Platform::ALL),
        of(PostKind::ALL),
        of(Audience::ALL),
        of(Standing::ALL),
    );
    let media = proptest::collection::vec((text(), maybe()), 0..4);
    let own = of(&[Some(true), Some(false), None]);
    let place = (
        maybe(),
        maybe(),
        proptest::option::of((-90.0..90.0f64, -180.0..180.0f64)),
    );
    let rest = (
        any::<[u8; 16]>(),
        time(),
        media,
        own,
        proptest::option::of(place),
    );
    (words, kinds, rest).prop_map(|(words, kinds, (key, time, media, own, place))| {
        let (text, group, permalink, author, native_id, reply_to, source) = words;
        let (platform, kind, audience, standing) = kinds;
        let place = place.map(|(name, address, lat_lon)| Place {
            name,
            address,
            lat_lon,
        });
        let media = media
            .into_iter()
            .map(|(name, caption)| Media { name, caption })
            .collect();
        let key = PostKey(key);
        Shown(Post {
            key,
            platform,
            kind,
            text,
            time,
            audience,
            standing,
            group,
            permalink,
            media,
            own,
            author,
            native_id,
            reply_to,
            place,
            source,
        })
    })
}

proptest! {
    #[test]
    fn posts_survive_a_round_trip(posts in proptest::collection::vec(post(), 1..6)) {
        let mut keys: Vec<PostKey> = posts.iter().map(|post| post.0.key).collect();
        keys.sort();
        keys.dedup();
        prop_assume!(keys.len() == posts.len());
        let lines: String = posts.iter().map(|post| to_line(&post.0) + "\n").collect();
        let kept = all(vec![bytes("posts.jsonl", lines)]);
        prop_assert!(kept.skipped.is_empty());
        prop_assert_eq!(kept.posts.len(), posts.len());
        for (a, b) in kept.posts.iter().zip(&posts) {
            prop_assert!(*a == b.0, "{}\n{:?}", to_line(a), b);
        }
    }
}

#[test]
fn lines_of_others_read_as_far_as_they_go() {
    let lines = concat!(
        "\u{feff}{\"text\":\"bare\"}\r\n",
        "\n",
        "{\"text\":\"more\",\"kind\":\"GROUP_POST\",\"time\":\"2024-05-02T18:11:04-07:00\",",
        "\"media\":[\"a.jpg\",{\"name\":\"b.jpg\",\"caption\":\"c\"}],\"own\":null,\"future\":[{}]}\n",
        "{\"text\":\"odd\",\"platform\":\"myspace\",\"kind\":\"poke\",\"time\":\"soon\",\"media\":null}\n",
        "not json\n",
        "{\"no\":\"text\"}\n",
        "{\"text\":\"bare\"}\n",
        "{\"text\":\"cut off",
    );
    let kept = all(vec![bytes("mine.txt", lines)]);
    assert_eq!(kept.texts(), ["bare", "more", "odd"]);
    let [bare, more, odd] = &kept.posts[..] else {
        panic!()
    };
    assert!(bare.platform == Platform::Other && bare.kind == PostKind::Post);
    assert!(bare.own == Some(true) && bare.source == "mine.txt");
    assert!(more.kind == PostKind::GroupPost && more.own.is_none());
    assert_eq!(more.time.unwrap().to_rfc3339(), "2024-05-02T18:11:04-07:00");
    assert_eq!(more.media[1].caption.as_deref(), Some("c"));
    assert!(odd.kind == PostKind::Other && odd.time.is_none());
    assert_eq!(
        kept.places(),
        ["mine.txt#5 broken", "mine.txt#6 broken", "mine.txt#8 cut"]
    );
}

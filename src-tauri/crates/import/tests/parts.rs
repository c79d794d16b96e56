//! Which inputs form one archive.

mod common;

use common::{all, bytes, inputs, zipped};
use import::Input;
use model::{Owner, Platform};

fn account(id: &str, handle: &str) -> String {
    format!(
        r#"window.YTD.account.part0 = [{{"account":{{"accountId":"{id}","username":"{handle}"}}}}]"#
    )
}

fn tweets(part: u32, id: u32) -> String {
    format!(r#"window.YTD.tweets.part{part} = [{{"tweet":{{"id":"{id}","full_text":"t{id}"}}}}]"#)
}

fn x_zip(handle: &str, id: u32) -> Vec<u8> {
    zipped(&[
        (
            "data/account.js",
            account(&format!("{id}00"), handle).as_bytes(),
        ),
        ("data/tweets.js", tweets(0, id).as_bytes()),
    ])
}

fn owners(inputs: Vec<Input>) -> Vec<(Platform, Option<String>)> {
    let results = import::recognise(inputs);
    let archives = results
        .into_iter()
        .map(|result| result.ok().expect("all are archives"));
    archives
        .map(|a| (a.platform(), a.owner().map(Owner::label)))
        .collect()
}

#[test]
fn accounts_stay_apart() {
    let two = vec![
        bytes("a.zip", x_zip("dana", 1)),
        bytes("b.zip", x_zip("sam", 2)),
    ];
    let expected = [
        (Platform::X, Some("@dana".to_owned())),
        (Platform::X, Some("@sam".to_owned())),
    ];
    assert_eq!(owners(two), expected);
}

#[test]
fn two_exports_of_one_account_stay_two() {
    let two = vec![
        bytes("a.zip", x_zip("dana", 1)),
        bytes("b.zip", x_zip("dana", 1)),
    ];
    assert_eq!(owners(two).len(), 2);
}

#[test]
fn loose_files_and_parts_join() {
    let loose = vec![
        bytes("tweets-part1.js", tweets(1, 2)),
        bytes("account.js", account("1", "dana")),
        bytes("tweets.js", tweets(0, 1)),
    ];
    assert_eq!(all(loose).texts()[..2], ["t1", "t2"]);

    let part = |n: u32, id: u32| {
        let manifest = r#"window.__THAR_CONFIG = {"userInfo":{"accountId":"7","userName":"dana"},
            "archiveInfo":{"isPartialArchive":true,"generationDate":"2025-01-22T05:46:38.082Z"},
            "dataTypes":{"tweets":{"files":[{"fileName":"data/tweets.js"},{"fileName":"data/tweets-part1.js"}]}}}"#;
        let name = if n == 0 {
            "data/tweets.js"
        } else {
            "data/tweets-part1.js"
        };
        zipped(&[
            ("data/manifest.js", manifest.as_bytes()),
            (name, tweets(n, id).as_bytes()),
        ])
    };
    let first = import::recognise(vec![bytes("1.zip", part(0, 1))])
        .remove(0)
        .ok()
        .unwrap();
    assert_eq!(first.missing_parts(), ["data/tweets-part1.js"]);
    let results = import::recognise(vec![bytes("1.zip", part(0, 1)), bytes("2.zip", part(1, 2))]);
    assert_eq!(results.len(), 1);
    let joined = results.into_iter().next().unwrap().ok().unwrap();
    assert!(joined.missing_parts().is_empty());
    assert_eq!(joined.label(), "1.zip, 2.zip");
}

#[test]
fn parts_come_in_any_order_and_among_others() {
    let zips = [
        "facebook/zips/facebook-danareyesdrives-27.08.2025-GhIjKl34.zip",
        "reddit/zips/export_dana_drives_20250108.zip",
        "facebook/zips/facebook-danareyesdrives-27.08.2025-AbCdEf12.zip",
        "x/modern",
        "facebook/json-2021",
    ];
    let owner = |name: &str| Some(name.to_owned());
    assert_eq!(
        owners(inputs(&zips)),
        [
            (Platform::Facebook, owner("@dana.reyes.drives")),
            (Platform::Reddit, owner("@dana_drives")),
            (Platform::X, owner("@danadrives")),
            (Platform::Facebook, owner("@dana.reyes.drives")),
        ]
    );
}

#[test]
fn a_part_that_could_belong_to_two_accounts_belongs_to_neither() {
    let inputs = vec![
        bytes("a.zip", x_zip("dana", 1)),
        bytes("b.zip", x_zip("sam", 2)),
        bytes("tweets-part3.js", tweets(3, 3)),
    ];
    let found = owners(inputs);
    assert_eq!(found.len(), 3);
    assert_eq!(found[2], (Platform::X, None));
}

#[test]
fn pasted_text_is_many_posts() {
    let text = "one\n---\ntwo\n\n\nthree".to_owned();
    let kept = all(vec![Input::Text {
        name: "clipboard".to_owned(),
        text,
    }]);
    assert_eq!(kept.texts(), ["one", "two", "three"]);
    assert!(
        kept.posts
            .iter()
            .all(|p| p.own == Some(true) && p.time.is_none())
    );
    // Our own lines keep what they say when they come over the clipboard.
    let text = "{\"text\":\"one\",\"platform\":\"x\"}\n{\"text\":\"two\"}\n".to_owned();
    let kept = all(vec![Input::Text {
        name: "clipboard".to_owned(),
        text,
    }]);
    assert_eq!(kept.posts[0].platform, Platform::X);
    assert_eq!(kept.posts[1].platform, Platform::Other);
}

//! Layouts and habits of the platforms that the corpus does not hold: older years, other
//! languages, the same post in several tables.

mod common;

use common::{Kept, all, bytes, zipped};
use model::{Audience, Post, PostKind, Standing};

/// One archive of these files.
fn archive(files: &[(&str, &str)]) -> Kept {
    let files: Vec<(&str, &[u8])> = files.iter().map(|(n, t)| (*n, t.as_bytes())).collect();
    let mut kept = all(vec![bytes("a.zip", zipped(&files))]);
    kept.posts.retain(|post| post.kind != PostKind::Profile);
    kept
}

fn row(post: &Post) -> String {
    let group = post.group.as_deref().unwrap_or("-");
    format!("{} {group}: {}", post.kind, post.text)
}

fn rows(kept: &Kept) -> Vec<String> {
    kept.posts.iter().map(row).collect()
}

const WHO: (&str, &str) = (
    "personal_information/profile_information/profile_information.json",
    r#"{"profile_v2":{"name":{"full_name":"Dana Reyes"},"previous_names":[{"name":"Dana Whitfield"}],
        "address":{"street":"1420 Alder Court","city":"Port Alder"},"username":"dana"}}"#,
);

#[test]
fn facebook_posts_of_every_year() {
    let post = r#"{"timestamp":1601917200,"data":[{"post":"moving"}],"title":"Dana Reyes updated her status."}"#;
    for (name, text) in [
        (
            "posts/your_posts.json",
            format!("{{\"status_updates\":[{post}]}}"),
        ),
        ("posts/your_posts.json", format!("[{post}]")),
        ("posts/your_posts_1.json", format!("[{post}]")),
        (
            "your_activity_across_facebook/posts/your_posts_1.json",
            format!("[{post}]"),
        ),
        (
            "your_activity_across_facebook/posts/your_posts__check_ins__photos_and_videos_1.json",
            post.to_owned(),
        ),
        (
            "your_facebook_activity/posts/your_posts__check_ins__photos_and_videos_12.json",
            format!("[[{post}],[]]"),
        ),
        (
            "this_profile's_activity_across_facebook/posts/your_posts_1.json",
            format!("\u{feff} [{post}]"),
        ),
        (
            "personal_information/profile_information/your_facebook_activity/posts/your_posts_1.json",
            format!("[{post}]"),
        ),
    ] {
        let kept = archive(&[(name, &text)]);
        assert_eq!(rows(&kept), ["post -: moving"], "{name}");
        assert!(kept.skipped.is_empty(), "{name}");
    }
}

#[test]
fn facebook_posts_in_several_tables_count_once() {
    let record = |at: i64, title: &str, text: &str| {
        format!(r#"{{"timestamp":{at},"title":"{title}","data":[{{"post":"{text}"}}]}}"#)
    };
    let timeline = [
        record(1000, "Dana Reyes posted in Night Shift.", "one"),
        record(1170, "", "two"),
        record(2000, "", "three"),
        record(3000, "", "same words"),
        record(3100, "", "same words"),
    ];
    let groups = [
        record(1000, "Dana Reyes posted in Night Shift.", "one"),
        record(1000, "Dana Reyes posted in Night Shift.", "two"),
        record(1000, "Dana Reyes posted in Night Shift.", "three"),
    ];
    let kept = archive(&[
        WHO,
        (
            "your_facebook_activity/posts/your_posts_1.json",
            &format!("[{}]", timeline.join(",")),
        ),
        (
            "your_facebook_activity/groups/group_posts_and_comments.json",
            &format!("{{\"group_posts_v2\":[{}]}}", groups.join(",")),
        ),
    ]);
    assert_eq!(
        rows(&kept),
        [
            "group_post Night Shift: one",
            "group_post Night Shift: two",
            "group_post Night Shift: three",
            "post -: three",
            "post -: same words",
            "post -: same words",
        ]
    );
}

#[test]
fn facebook_groups_in_other_languages() {
    let kept = archive(&[
        WHO,
        (
            "your_facebook_activity/groups/your_group_membership_activity.json",
            r#"{"groups_joined_v2":[{"timestamp":1,"data":[{"name":"N\u00c3\u00a4chte e.V."}]}]}"#,
        ),
        (
            "your_facebook_activity/groups/group_posts_and_comments.json",
            r#"{"group_posts_v2":[
                {"timestamp":1000,"title":"Dana Reyes hat in N\u00c3\u00a4chte e.V. gepostet.","data":[{"post":"a"}]},
                {"timestamp":2000,"title":"Dana Reyes public\u00c3\u00b3 en Conductores.","data":[{"post":"b"}]},
                {"timestamp":3000,"title":"???","data":[{"post":"c"}]}]}"#,
        ),
        (
            "your_facebook_activity/groups/anonymous_posts_you've_written.json",
            r#"{"anonymous_author_posts":[{"timestamp":4000,"title":"Dana Reyes posted in Secret.","data":[{"post":"d"}]}]}"#,
        ),
    ]);
    assert_eq!(
        rows(&kept),
        [
            "group_post Nächte e.V.: a",
            "group_post Conductores: b",
            "group_post -: c",
            "group_post Secret: d",
        ]
    );
    assert!(
        kept.posts
            .iter()
            .all(|post| post.audience == Audience::Group)
    );
    assert!(kept.skipped.is_empty());
}

#[test]
fn facebook_albums_add_only_what_is_new() {
    let photo = |name: &str, words: &str| {
        format!(r#"{{"uri":"x/{name}","creation_timestamp":1000,"description":"{words}"}}"#)
    };
    let post = format!(
        r#"[{{"timestamp":1000,"attachments":[{{"data":[{{"media":{}}},{{"media":{}}}]}}],"data":[{{"post":"p"}}]}}]"#,
        photo("1.jpg", "p"),
        photo("2.jpg", "")
    );
    let album = format!(
        r#"{{"name":"Car","photos":[{},{},{},{}]}}"#,
        photo("1.jpg", "p"),
        photo("2.jpg", "my plate"),
        photo("3.jpg", "new"),
        photo("3.jpg", "new")
    );
    let kept = archive(&[
        WHO,
        ("your_facebook_activity/posts/your_posts_1.json", &post),
        ("your_facebook_activity/posts/album/0.json", &album),
    ]);
    assert_eq!(
        rows(&kept),
        ["post -: p", "caption Car: my plate", "caption Car: new"]
    );
    assert!(kept.posts[0].media.iter().all(|m| m.caption.is_none()));
}

#[test]
fn facebook_attachments_have_words_too() {
    let kept = archive(&[
        WHO,
        (
            "your_facebook_activity/posts/your_posts_1.json",
            r#"[{"timestamp":1000,"attachments":[{"data":[{"note":{"title":"N","text":"long"}}]}]},
                {"timestamp":2000,"data":[{"post":"sell"}],"attachments":[{"data":[{"for_sale_item":{"title":"Tires","description":"at Alder Ct."}}]}]},
                {"timestamp":3000,"attachments":[{"data":[{"poll":{"question":"Shift?","options":[{"option":"Night"}]}}]}]},
                {"timestamp":4000,"data":[{}]},
                {"timestamp":5000,"title":"Dana Reyes was live."}]"#,
        ),
    ]);
    assert_eq!(
        rows(&kept),
        [
            "post -: N\nlong",
            "post -: sell\n\nTires\nat Alder Ct.",
            "post -: Shift?\nNight",
            "post -: ",
        ]
    );
    assert_eq!(
        kept.places(),
        ["your_facebook_activity/posts/your_posts_1.json#4 not_a_post"]
    );
}

#[test]
fn facebook_messages_are_those_the_person_sent() {
    let kept = archive(&[
        WHO,
        (
            "messages/inbox/crew_1/message_1.json",
            r#"{"participants":[{"name":"Sam"},{"name":"Ana"},{"name":"Dana Reyes"}],"messages":[
                {"sender_name":"Dana Reyes","timestamp_ms":1748851200123,"content":"mine"},
                {"sender_name":"Dana Whitfield","timestamp_ms":1748851200124,"content":"under my old name"},
                {"sender_name":"Sam","timestamp_ms":1748851200125,"content":"not mine"},
                {"sender_name":"Dana Reyes","timestamp_ms":1748851200126,"content":"Dana called.","call_duration":7},
                {"sender_name":"Dana Reyes","timestamp_ms":1748851200127,"is_unsent":true,"content":"x"},
                {"sender_name":"Dana Reyes","timestamp_ms":1748851200128,"share":{"link":"https://a.example"}}
            ],"title":"The Crew","thread_path":"inbox/crew_1"}"#,
        ),
        (
            "Sam Okafor_3.json",
            r#"{"participants":["Sam Okafor","Dana Reyes"],"threadName":"Sam Okafor_3","messages":[
                {"isUnsent":false,"media":[],"senderName":"Dana Reyes","text":"Grüße 🚗","timestamp":1748851200123,"type":"text"},
                {"isUnsent":true,"senderName":"Dana Reyes","text":"gone","timestamp":1748851200124},
                {"senderName":"Sam Okafor","text":"hi","timestamp":1748851200125}]}"#,
        ),
    ]);
    let mut found = rows(&kept);
    found.sort();
    assert_eq!(
        found,
        [
            "message Sam Okafor: Grüße 🚗",
            "message The Crew: https://a.example",
            "message The Crew: mine",
            "message The Crew: under my old name",
        ]
    );
    // Without a profile nobody can tell who is who.
    let kept = archive(&[(
        "messages/inbox/sam_1/message_1.json",
        r#"{"participants":[{"name":"Sam"},{"name":"Dana"}],"messages":[{"sender_name":"Sam","timestamp_ms":1748851200123,"content":"hi"}],"title":"Sam"}"#,
    )]);
    assert_eq!(kept.posts[0].own, None);
    assert_eq!(kept.posts[0].author.as_deref(), Some("Sam"));
}

#[test]
fn x_tweets_of_every_year() {
    for (name, text) in [
        (
            "data/tweet.js",
            r#"window.YTD.tweet.part0 = [ {"tweet" : {"id_str":"9","full_text":"a"}} ]"#,
        ),
        (
            "tweet.js",
            r#"window.YTD.tweet.part0 = [ {"id_str":"9","full_text":"a"} ]"#,
        ),
        (
            "data/tweets-part12.js",
            r#"window.YTD.tweets.part12 = [{"tweet":{"id":"9","full_text":"a"}}]"#,
        ),
        (
            "twitter-2025/data/tweets (1).js",
            r#"window.YTD.tweets.part0 = [{"tweet":{"id":9,"full_text":"a"}}]"#,
        ),
        (
            "data/js/tweets/2013_02.js",
            r#"Grailbird.data.tweets_2013_02 = [{"id_str":"9","text":"a"}]"#,
        ),
        (
            "tweets.csv",
            "\"tweet_id\",\"timestamp\",\"text\"\n\"9\",\"2013-02-01 00:00:00 +0000\",\"a\"\n",
        ),
    ] {
        let kept = archive(&[(name, text)]);
        assert_eq!(rows(&kept), ["post -: a"], "{name}");
        assert_eq!(
            kept.posts[0].permalink.as_deref(),
            Some("https://x.com/i/web/status/9")
        );
    }
}

#[test]
fn x_notes_without_a_tweet_are_not_lost() {
    let kept = archive(&[
        (
            "data/tweets.js",
            r#"window.YTD.tweets.part0 = [
            {"tweet":{"id":"1","created_at":"Sat Mar 09 13:14:15 +0000 2024","full_text":"@sam so &amp; so it went… https://t.co/x"}},
            {"tweet":{"id":"2","created_at":"Sat Mar 09 13:14:15 +0000 2024","full_text":"another one"}}]"#,
        ),
        (
            "data/note-tweet.js",
            r#"window.YTD.note_tweet.part0 = [
            {"noteTweet":{"noteTweetId":"7","createdAt":"2024-03-09T13:14:15.000Z","core":{"text":"so & so it went, all day long"}}},
            {"noteTweet":{"noteTweetId":"8","createdAt":"2024-03-10T13:14:15.000Z","core":{"text":"alone"}}}]"#,
        ),
    ]);
    assert_eq!(
        rows(&kept),
        [
            "post -: so & so it went, all day long",
            "post -: another one",
            "post -: alone"
        ]
    );
}

#[test]
fn x_tweets_in_several_tables_count_once() {
    let tweet = r#"{"tweet":{"id":"1","full_text":"a","community_id":"5"}}"#;
    let kept = archive(&[
        (
            "data/tweets.js",
            &format!("window.YTD.tweets.part0 = [{tweet}]"),
        ),
        (
            "data/community-tweet.js",
            &format!("window.YTD.community_tweet.part0 = [{tweet}]"),
        ),
        (
            "data/deleted-tweets.js",
            &format!("window.YTD.deleted_tweets.part0 = [{tweet}]"),
        ),
        ("data/future-table.js", "window.YTD.future_table.part0 = []"),
        ("data/like.js", "window.YTD.like.part0 = []"),
    ]);
    assert_eq!(rows(&kept), ["group_post community 5: a"]);
    assert_eq!(kept.places(), ["data/future-table.js unknown"]);
}

#[test]
fn x_messages_of_large_and_broken_conversations() {
    let message = |id: u32, sender: &str| {
        let text = "x".repeat(1000);
        format!(
            r#"{{"messageCreate":{{"id":"{id}","senderId":"{sender}","text":"{id} {text}","createdAt":"2024-03-05T15:00:00.000Z"}}}}"#
        )
    };
    let many: Vec<String> = (0..3000)
        .map(|i| message(i, if i % 2 == 0 { "1" } else { "2" }))
        .collect();
    let last = message(9000, "1");
    let table = format!(
        r#"window.YTD.direct_messages.part0 = [{{"dmConversation":{{"conversationId":"1-2","messages":[{},{{"messageCreate":{{"id":"broken}}}},{}]}}}}]"#,
        many.join(","),
        last
    );
    let kept = archive(&[
        (
            "data/account.js",
            r#"window.YTD.account.part0 = [{"account":{"accountId":"1","username":"dana"}}]"#,
        ),
        ("data/direct-messages.js", &table),
    ]);
    assert_eq!(kept.posts.len(), 1501);
    assert_eq!(kept.posts[0].group.as_deref(), Some("1-2"));
    assert_eq!(kept.places(), ["data/direct-messages.js#3001 broken"]);
}

#[test]
fn reddit_of_2020() {
    let kept = archive(&[
        (
            "statistics.csv",
            "statistic,value\naccount_name,dana_drives\n",
        ),
        (
            "posts.csv",
            "id,permalink,date,ip,subreddit,gildings,title,url,body\r\nabc,/r/x/comments/abc/t/,2020-05-01 17:00:00 UTC,,x,0,T,https://www.reddit.com/r/x/comments/abc/t/,B\r\n",
        ),
        (
            "comments.csv",
            "id,permalink,date,ip,subreddit,gildings,link,parent,body\nc1,https://www.reddit.com/r/x/comments/abc/t/c1/,2020-05-01 17:00:00 UTC,,x,0,https://www.reddit.com/r/x/comments/abc/t/,t3_abc,[removed]\n",
        ),
        (
            "messages_archive.csv",
            "id,permalink,thread_id,date,ip,from,to,subject,body\nm1,,,2020-05-01 17:00:00 UTC,,Dana_Drives,sam,hi,there\nm2,,,2020-05-01 17:00:00 UTC,,sam,dana_drives,re,other\n",
        ),
        ("new_table.csv", "a,b\n1,2\n"),
    ]);
    assert_eq!(
        rows(&kept),
        [
            "post r/x: T\n\nB",
            "comment r/x: [removed]",
            "message sam: hi\n\nthere"
        ]
    );
    assert_eq!(
        kept.posts[0].permalink.as_deref(),
        Some("https://www.reddit.com/r/x/comments/abc/t/")
    );
    assert!(kept.posts[0].media.is_empty());
    assert_eq!(kept.posts[1].standing, Standing::Deleted);
    assert_eq!(kept.places(), ["new_table.csv unknown"]);
}

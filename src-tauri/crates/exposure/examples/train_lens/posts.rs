//! The posts to train and score on, as they are kept.

use std::error::Error;
use std::path::Path;

use exposure::lens::training::{COUNT, Eye, Told, drawers};

/// A post with what it is filed under. Holds post text: no `Debug`.
pub struct Labelled {
    /// What it says.
    pub text: String,
    /// Two letters.
    pub lang: String,
    /// Its drawers.
    pub filed: [bool; COUNT],
    /// What the model is told.
    pub told: Told,
}

/// Reads the files `<name><lang>.tsv` that are there: text, categories, tone.
pub fn read_folder(folder: &str, name: &str, eye: &Eye) -> Result<Vec<Labelled>, Box<dyn Error>> {
    let mut posts = Vec::new();
    for lang in ["en", "es", "pt"] {
        let name = format!("{name}{lang}.tsv");
        let path = Path::new(folder).join(&name);
        if !path.exists() {
            continue;
        }
        for line in std::fs::read_to_string(path)?.lines() {
            let parts: Vec<&str> = line.split('\t').collect();
            let [text, categories, tone] = parts[..] else {
                return Err(format!("{name}: three columns are needed").into());
            };
            // A break of the line is written `\\n`.
            let text = text.replace("\\n", "\n");
            posts.push(Labelled {
                lang: lang.to_owned(),
                filed: drawers(categories, tone).ok_or("not one of our words")?,
                told: eye.read(&text),
                text,
            });
        }
    }
    Ok(posts)
}

/// Reads rows with `text` or `marked`, `lang`, `topics` and `sentiment`.
pub fn read_jsonl(path: &str, eye: &Eye) -> Result<Vec<Labelled>, Box<dyn Error>> {
    let mut posts = Vec::new();
    for line in std::fs::read_to_string(path)?.lines() {
        let row: serde_json::Value = serde_json::from_str(line)?;
        let word = |key: &str| row[key].as_str().unwrap_or_default();
        let text = match row["text"].as_str() {
            Some(text) => text.to_owned(),
            None => unmarked(word("marked")),
        };
        let topics = row["topics"].as_array().ok_or("no topics")?;
        let topics: Vec<&str> = topics.iter().filter_map(|t| t.as_str()).collect();
        posts.push(Labelled {
            lang: word("lang").to_owned(),
            filed: drawers(&topics.join(","), word("sentiment")).ok_or("not one of our words")?,
            told: eye.read(&text),
            text,
        });
    }
    Ok(posts)
}

/// The text without its marks, `{KIND|words}`.
fn unmarked(marked: &str) -> String {
    let mut text = String::new();
    let mut rest = marked;
    while let Some((before, after)) = rest.split_once('{') {
        text.push_str(before);
        let (mark, after) = after.split_once('}').unwrap_or((after, ""));
        text.push_str(mark.split_once('|').map_or(mark, |(_, surface)| surface));
        rest = after;
    }
    text + rest
}

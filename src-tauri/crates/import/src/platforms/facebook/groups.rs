//! Which group a post was written in. Records of group posts have no field for it: only a
//! sentence above the post, in the language of the account. Names of groups may hold dots.

use std::collections::BTreeSet;

use model::{Audience, Platform, Post, PostKind, Standing};
use serde::Deserialize;

use super::record::Record;
use super::rules_of;
use crate::json::{Int, Many, Row, Rule, Text, parse, pieces};
use crate::{Files, ImportError, Out, key, when};

/// Names of groups the person was in, as the export lists them.
#[derive(Default)]
pub(super) struct Groups {
    names: BTreeSet<String>,
}

/// How a language says what was done where: words of doing, the word before the name of the
/// group, and what may stand behind it.
struct Language {
    verbs: &'static [&'static str],
    /// Words of doing that go with a second preposition: `added a photo to`.
    adding: &'static [&'static str],
    at: &'static str,
    to: &'static str,
    /// Words of doing at the end of the sentence.
    endings: &'static [&'static str],
    /// How the object of a comment begins, so that `in a post in G` is not a group `a post in G`.
    objects: &'static [&'static str],
}

const LANGUAGES: &[Language] = &[
    Language {
        verbs: &[
            " posted",
            " shared",
            " commented",
            " replied",
            " asked",
            " created",
            " started",
        ],
        adding: &[" added", " uploaded"],
        at: " in ",
        to: " to ",
        endings: &[],
        objects: &[],
    },
    Language {
        verbs: &[
            " publicó",
            " compartió",
            " comentó",
            " respondió",
            " creó",
            " preguntó",
        ],
        adding: &[" agregó", " añadió", " subió"],
        at: " en ",
        to: " a ",
        endings: &[],
        objects: &[
            "la publicación",
            "su publicación",
            "su propia publicación",
            "una publicación",
        ],
    },
    Language {
        verbs: &[
            " publicou",
            " compartilhou",
            " partilhou",
            " comentou",
            " respondeu",
            " criou",
        ],
        adding: &[" adicionou", " carregou"],
        at: " em ",
        to: " a ",
        endings: &[],
        objects: &["uma publicação", "sua publicação", "a publicação"],
    },
    Language {
        verbs: &[
            " a publié",
            " a partagé",
            " a commenté",
            " a répondu",
            " a créé",
        ],
        adding: &[" a ajouté"],
        at: " dans ",
        to: " à ",
        endings: &[],
        objects: &["la publication", "sa publication"],
    },
    Language {
        verbs: &[" hat"],
        adding: &[],
        at: " in ",
        to: " zu ",
        endings: &[
            " gepostet",
            " geteilt",
            " kommentiert",
            " geantwortet",
            " hinzugefügt",
            " erstellt",
            " geschrieben",
            " veröffentlicht",
        ],
        objects: &[],
    },
    Language {
        verbs: &[
            " ha pubblicato",
            " ha condiviso",
            " ha commentato",
            " ha risposto",
        ],
        adding: &[" ha aggiunto"],
        at: " in ",
        to: " a ",
        endings: &[],
        objects: &[],
    },
    Language {
        verbs: &[" heeft"],
        adding: &[],
        at: " in ",
        to: " aan ",
        endings: &[
            " geplaatst",
            " gepost",
            " gedeeld",
            " gereageerd",
            " toegevoegd",
        ],
        objects: &[],
    },
];

impl Language {
    fn group<'t>(&self, sentence: &'t str, timeline: bool) -> Option<&'t str> {
        let behind = |words: &[&str]| {
            let found = words.iter().filter_map(|word| sentence.split_once(word));
            found.map(|(_, rest)| rest).max_by_key(|rest| rest.len())
        };
        let (rest, adding) = match behind(self.verbs) {
            Some(rest) => (rest, false),
            None => (behind(self.adding)?, true),
        };
        let at = rest.split_once(self.at);
        let to = rest.split_once(self.to).filter(|_| adding);
        let mut name = match (at, to) {
            (Some((a, _)), Some((b, to))) if b.len() < a.len() => to,
            (Some((between, at)), _) if !timeline || between.is_empty() => at,
            (None, Some((_, to))) if !timeline => to,
            _ => return None,
        };
        if self.objects.iter().any(|object| name.starts_with(object)) {
            name = name.split_once(self.at)?.1;
        }
        match self.endings {
            [] => Some(name),
            endings => endings.iter().find_map(|ending| name.strip_suffix(ending)),
        }
        .map(str::trim)
        .filter(|name| !name.is_empty())
    }
}

impl Groups {
    /// The group of a record in a table of groups.
    pub(super) fn of_title(&self, title: &str) -> Option<String> {
        self.known(title).or_else(|| by_grammar(title, false))
    }

    /// The group of a record on the timeline, where most posts are in none.
    pub(super) fn of_timeline_title(&self, title: &str) -> Option<String> {
        self.known(title).or_else(|| by_grammar(title, true))
    }

    /// The longest name of a known group that the sentence holds.
    fn known(&self, title: &str) -> Option<String> {
        let held = self
            .names
            .iter()
            .filter(|name| title.contains(name.as_str()));
        held.max_by_key(|name| name.len()).cloned()
    }

    fn learn(&mut self, name: Option<String>) {
        // A name of one or two letters would be in every sentence.
        self.names
            .extend(name.filter(|name| name.chars().count() > 2));
    }
}

fn by_grammar(title: &str, timeline: bool) -> Option<String> {
    let sentence = title.trim();
    let sentence = sentence.strip_suffix(['.', '。']).unwrap_or(sentence);
    let name = LANGUAGES
        .iter()
        .find_map(|language| language.group(sentence, timeline));
    name.map(str::to_owned)
}

/// Whose post a comment stands under, in English; the group of a comment in no group.
pub(super) fn owner_of_post(title: &str) -> Option<String> {
    let (_, rest) = title.split_once(" commented on ")?;
    let name = rest.trim_end_matches('.').strip_suffix("'s post")?;
    Some(name.to_owned())
}

/// Learns the names of groups.
pub(super) fn membership(
    files: &mut Files,
    id: usize,
    out: &Out<'_>,
    groups: &mut Groups,
) -> Result<(), ImportError> {
    let rules = rules_of(&files.peek(id, 512));
    pieces(files, id, out, rules, |piece| {
        let Some(record) = parse::<Record>(piece.bytes) else {
            return Ok(Row::Broken);
        };
        for datum in &record.data.0 {
            groups.learn(datum.name.fixed());
        }
        Ok(Row::Done)
    })
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Answers {
    group_name: Text,
    answers: Many<Answer>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Answer {
    answer: Text,
    timestamp: Int,
}

fn answer_rules(path: &str, first: u8) -> Rule {
    match first {
        b'{' if path.ends_with("[]") => Rule::Take,
        b'[' | b'{' => Rule::Enter,
        _ => Rule::Pass,
    }
}

/// Reads what the person answered to get into a group. Its admins see it.
pub(super) fn answers(
    files: &mut Files,
    id: usize,
    out: &Out<'_>,
    groups: &mut Groups,
) -> Result<(), ImportError> {
    let source = files.entries()[id].path.clone();
    pieces(files, id, out, answer_rules, |piece| {
        let Some(record) = parse::<Answers>(piece.bytes) else {
            return Ok(Row::Broken);
        };
        let group = record.group_name.fixed();
        groups.learn(group.clone());
        for answer in &record.answers.0 {
            let Some(text) = answer.answer.fixed() else {
                continue;
            };
            let time = answer.timestamp.0.and_then(when::unix);
            let ms = time.map(|time| time.ms);
            let (platform, kind) = (Platform::Facebook, PostKind::Other);
            out.post(Post {
                key: key::by_content(platform, kind, group.as_deref(), ms, &text, None),
                platform,
                kind,
                text,
                time,
                audience: Audience::Group,
                standing: Standing::Live,
                group: group.clone(),
                permalink: None,
                media: Vec::new(),
                own: Some(true),
                author: None,
                native_id: None,
                reply_to: None,
                place: None,
                source: source.clone(),
            })?;
        }
        Ok(Row::Done)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_are_found_in_sentences() {
        let mut groups = Groups::default();
        groups.learn(Some("Fahrer-Treff Alderhafen".to_owned()));
        groups.learn(Some("運転手の会".to_owned()));
        groups.learn(Some("St. Mary's Drivers".to_owned()));
        groups.learn(Some("St. Mary's".to_owned()));
        for (title, expected) in [
            (
                "Dana Reyes posted in Port Alder Rideshare Drivers.",
                "Port Alder Rideshare Drivers",
            ),
            (
                "Dana Reyes posted in Drivers in Port Alder.",
                "Drivers in Port Alder",
            ),
            ("Dana Reyes posted in Drivers Inc..", "Drivers Inc."),
            (
                "Dana Reyes posted in St. Mary's Drivers.",
                "St. Mary's Drivers",
            ),
            (
                "Dana Reyes shared a link in G.R.I.D. Drivers.",
                "G.R.I.D. Drivers",
            ),
            (
                "Dana Reyes added a new photo to Gig Moms of King County.",
                "Gig Moms of King County",
            ),
            ("Dana Reyes added 3 new photos in Gig Moms.", "Gig Moms"),
            (
                "Dana Reyes commented on Sam Okafor's post in Gig Moms.",
                "Gig Moms",
            ),
            (
                "Dana Reyes replied to Sam Okafor's comment in Gig Moms.",
                "Gig Moms",
            ),
            (
                "Dana Reyes publicó en Conductores de Puerto.",
                "Conductores de Puerto",
            ),
            (
                "Dana Reyes comentó en la publicación de Sam en Conductores.",
                "Conductores",
            ),
            (
                "Dana Reyes agregó una foto nueva a Conductores.",
                "Conductores",
            ),
            ("Dana Reyes publicou em Motoristas.", "Motoristas"),
            ("Dana Reyes a publié dans Chauffeurs.", "Chauffeurs"),
            ("Dana Reyes hat in Fahrer gepostet.", "Fahrer"),
            ("Dana Reyes hat einen Link in Fahrer geteilt.", "Fahrer"),
            (
                "Dana Reyes: Fahrer-Treff Alderhafen, neuer Eintrag",
                "Fahrer-Treff Alderhafen",
            ),
            ("Dana Reyesさんが運転手の会に投稿しました。", "運転手の会"),
        ] {
            assert_eq!(groups.of_title(title).as_deref(), Some(expected), "{title}");
        }
        for title in [
            "Dana Reyes updated her status.",
            "Dana Reyes shared a link.",
            "Dana Reyes shared a post from Life in Port Alder.",
            "Dana Reyes added a new photo to the album Mobile Uploads.",
            "Dana Reyes was in Port Alder.",
            "",
        ] {
            assert_eq!(groups.of_timeline_title(title), None, "{title}");
        }
    }
}

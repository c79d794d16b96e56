//! The gig platforms that somebody works for, by the names that the counts have.

use model::{Dimension, Kind, PostKind, Whose};

use crate::clue::{Clue, Tense};
use crate::dimension::{Teller, bits, hit, miss};
use crate::lists::gig;
use crate::said::{Said, Seen};
use crate::value::Value;
use crate::vocabulary::{SHORT, WORK, listed};
use crate::voice::{Subject, Voice, was};
use crate::words::plain;
use crate::wordset::among;

pub(crate) const PLATFORM: Teller = Teller {
    dimension: Dimension::Platform,
    kinds: bits(&[Kind::Employer]),
    words: SHORT,
    tell,
    examples: &[
        hit(
            "I deliver for {EMPLOYER|doordash} most nights",
            &["DoorDash"],
        ),
        hit("{EMPLOYER|UE} support hung up on me again", &["Uber Eats"]),
        hit("dog bit me on my {EMPLOYER|flex} block", &["Amazon Flex"]),
        hit("Repartidor de {EMPLOYER|Rappi} en la noche", &["Rappi"]),
        hit("llevo tres años en {EMPLOYER|Lyft}", &["Lyft"]),
        hit("Sou entregadora do {EMPLOYER|iFood}", &["iFood"]),
        hit("{EMPLOYER|#amazonflex} 52 stops today", &["Amazon Flex"]),
        miss("I used to do {EMPLOYER|DoorDash}, never again"),
        miss("My sister drives for {EMPLOYER|Lyft}"),
        miss("I'd never drive for {EMPLOYER|Amazon}"),
        miss("I do not drive {EMPLOYER|Uber}"),
        miss("you should try {EMPLOYER|Roadie}"),
        miss("Solía trabajar en {EMPLOYER|Uber}"),
        miss("Dicen que {EMPLOYER|Amazon} paga más"),
        miss("Costumava fazer {EMPLOYER|Rappi}"),
    ],
};

fn tell(said: &Said, out: &mut Vec<Clue>) {
    if said.words.seen & SHORT != 0 {
        spoken(said, out);
    }
    for seen in said.findings(Kind::Employer) {
        let written = said.written(seen.finding);
        let folded = plain(&written);
        let named = gig(&folded).or_else(|| {
            let first = folded.split(' ').next().unwrap_or("");
            gig(first).filter(|_| folded.len() > first.len())
        });
        let named = named.or_else(|| gig_of_tag(&written));
        let name = match named {
            Some(found) if found.name == "Amazon" => amazon(said),
            Some(found) => found.name.to_owned(),
            // A fleet, a DSP, a company of one town: as written.
            None => written.trim_start_matches(['#', '@']).to_owned(),
        };
        let voice = said.voice(&seen.at);
        let mut whose = voice.whose(silent(said, &seen, &voice));
        let hashtag = written.starts_with('#') && said.sight.kind != PostKind::Repost;
        if hashtag && !voice.imagined {
            whose = (Whose::Owner, 0.75);
        }
        // The company's own account, or one that is not a gig: only with work said.
        if named.is_none() && !works(said, &seen) {
            whose = (Whose::Unknown, 0.4);
        } else if written.starts_with('@') && named.is_some() && !works(said, &seen) {
            whose = (whose.0, whose.1.min(0.55));
        }
        let tense = match voice.tense {
            Tense::Now if was(&said.words, seen.at.start) => Tense::Past,
            tense => tense,
        };
        out.push(said.clue(
            Dimension::Platform,
            Value::Text(name),
            whose,
            tense,
            Some(&seen),
        ));
    }
}

/// "I picked Flex", "UE support", where the detector asked for more words.
fn spoken(said: &Said, out: &mut Vec<Clue>) {
    let words = &said.words;
    for k in 0..words.list.len() {
        let word = words.word(k);
        let capital = words.list.get(k).is_some_and(|w| w.capital);
        let taken = || said.findings(Kind::Employer).any(|s| s.at.contains(&k));
        let doing = among!(
            words.back(k, 1),
            "do doing did picked for started drive driving run running hago fazer faco on with en"
        );
        let fits = among!(word, "flex spark") && doing
            || among!(word, "ue dsp dd") && words.list.get(k).is_some_and(|w| w.end - w.start <= 3);
        let Some(found) = gig(word).filter(|_| capital && fits && !taken()) else {
            continue;
        };
        let voice = said.voice(&(k..k + 1));
        let asked = matches!(voice.subject, Subject::Asked);
        let (whose, sure) = voice.whose(if asked { 0.45 } else { 0.6 });
        let value = Value::Text(found.name.to_owned());
        let tense = if voice.tense == Tense::Now && was(words, k) {
            Tense::Past
        } else {
            voice.tense
        };
        out.push(said.clue(
            Dimension::Platform,
            value,
            (whose, sure.min(0.7)),
            tense,
            None,
        ));
    }
}

/// "#amazonflexflorida": the longest name that a hashtag begins with.
fn gig_of_tag(written: &str) -> Option<crate::lists::Gig> {
    let tag = written.strip_prefix('#')?.to_lowercase();
    let cuts = tag.char_indices().map(|(at, _)| at).filter(|at| *at >= 4);
    let starts: Vec<_> = cuts.filter_map(|at| gig(tag.get(..at)?)).collect();
    starts.last().copied()
}

/// Whether words of work stand in the sentence.
fn works(said: &Said, seen: &Seen) -> bool {
    let words = &said.words;
    words.sentence(seen.at.start).any(|k| words.is(k, WORK))
}

/// Which part of Amazon the words around its bare name tell.
fn amazon(said: &Said) -> String {
    let has = |list| (0..said.words.list.len()).any(|k| listed(said.words.word(k), list));
    if has("flex") {
        "Amazon Flex".to_owned()
    } else if has("dsp netradyne mentor dispatch dispatcher cdv edv") {
        "Amazon DSP".to_owned()
    } else {
        "Amazon".to_owned()
    }
}

/// How sure it is that a platform named by nobody is the owner's.
fn silent(said: &Said, seen: &Seen, voice: &Voice) -> f32 {
    match said.sight.kind {
        _ if matches!(voice.subject, Subject::Asked) => 0.45,
        _ if works(said, seen) => 0.75,
        PostKind::Reply | PostKind::Comment => 0.5,
        _ => 0.6,
    }
}

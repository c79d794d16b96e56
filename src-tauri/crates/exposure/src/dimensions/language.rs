//! Languages that the owner says they speak, and, where it is not English, the one they write.

use model::{Dimension, Kind, PostKind, Whose};

use crate::clue::{Clue, Tense};
use crate::dimension::{Teller, bits, hit, miss};
use crate::said::Said;
use crate::value::Value;
use crate::vocabulary::{PORTUGUESE, SPANISH, SPEAK, listed};
use crate::voice::Subject;
use crate::words::Tongue;
use crate::wordset::among;

pub(crate) const LANGUAGE: Teller = Teller {
    dimension: Dimension::Language,
    kinds: bits(&[Kind::Origin]),
    words: SPEAK | SPANISH | PORTUGUESE,
    tell,
    examples: &[
        hit("I speak Spanish with half my customers", &["Spanish"]),
        hit("my native language is Amharic", &["Amharic"]),
        hit("I speak Kreyòl so they send me", &["Haitian Creole"]),
        hit(
            "ya estoy en la fila y no hay nadie con los paquetes",
            &["Spanish"],
        ),
        hit(
            "hoje não tem pedido e eu tô na rua com fome",
            &["Portuguese"],
        ),
        miss("she speaks Korean and I don't"),
        miss("do you speak Spanish?"),
        miss("the customer yelled in Spanish"),
        miss("no problem amigo"),
        miss("\"estoy en la fila y no hay nadie con los paquetes\""),
    ],
};

const NAMES: [(&str, &str); 20] = [
    ("Spanish", "spanish espanol espanhol castellano"),
    ("Portuguese", "portuguese portugues"),
    ("English", "english ingles"),
    ("French", "french frances"),
    ("Haitian Creole", "kreyol creole criollo"),
    ("Cape Verdean Creole", "kriolu crioulo"),
    ("Arabic", "arabic arabe"),
    ("Russian", "russian ruso russo"),
    ("Chinese", "chinese mandarin cantonese"),
    ("Vietnamese", "vietnamese"),
    ("Korean", "korean"),
    ("Tagalog", "tagalog"),
    ("Hindi", "hindi"),
    ("Punjabi", "punjabi"),
    ("Bengali", "bengali bangla"),
    ("Urdu", "urdu"),
    ("Amharic", "amharic"),
    ("Somali", "somali"),
    ("Khmer", "khmer"),
    ("Polish", "polish"),
];

fn tell(said: &Said, out: &mut Vec<Clue>) {
    let words = &said.words;
    let owner = |sure| (Whose::Owner, sure);
    let mut push = |name: &str, sure| {
        let value = Value::Text(name.to_owned());
        out.push(said.clue(Dimension::Language, value, owner(sure), Tense::Now, None));
    };
    if words.seen & SPEAK != 0 {
        for k in 0..words.list.len() {
            let named = NAMES.iter().find(|(_, forms)| listed(words.word(k), forms));
            let Some((name, _)) = named else { continue };
            let spoken = (1..=3).any(|n| {
                among!(
                    words.back(k, n),
                    "speak hablo falo native language idioma lingua",
                )
            });
            let voice = said.voice(&(k..k + 1));
            let mine = matches!(voice.subject, Subject::Me(_)) && !voice.imagined;
            if spoken && mine && voice.tense == Tense::Now && *name != "English" {
                push(name, 0.9);
            }
        }
    }
    // Quotes and passed-on posts are somebody else's words.
    let quoted = words.list.iter().filter(|w| w.quoted).count();
    if said.sight.kind == PostKind::Repost || quoted * 2 > words.list.len() || words.margin < 3 {
        return;
    }
    match words.tongue {
        Tongue::Spanish => push("Spanish", 0.6),
        Tongue::Portuguese => push("Portuguese", 0.6),
        Tongue::English => {}
    }
}

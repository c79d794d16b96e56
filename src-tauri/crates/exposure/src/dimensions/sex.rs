//! Man or woman, where the speaker says so: a role, a body, the grammar of Spanish and Portuguese,
//! a spouse. Never by a first name.

use model::{Dimension, Kind, PostKind, Whose};

use crate::clue::{Clue, Tense};
use crate::dimension::{Teller, bits, hit, miss};
use crate::said::{Said, Seen};
use crate::value::Value;
use crate::vocabulary::{AM, ME, OTHER, SEX};
use crate::voice::Subject;
use crate::words::Tongue;
use crate::wordset::among;

pub(crate) const SEX_: Teller = Teller {
    dimension: Dimension::Sex,
    kinds: bits(&[Kind::Origin, Kind::Age]),
    words: SEX,
    tell,
    examples: &[
        hit("Single mom of three here", &["woman"]),
        hit("as a woman driver I never open the door", &["woman"]),
        hit("I'm a dad now. Baby girl!", &["man"]),
        hit("I'm pregnant so no heavy boxes", &["woman"]),
        hit("Estoy cansada de esperar", &["woman"]),
        hit("soy dominicana y reparto de noche", &["woman"]),
        hit("Soy colombiano, manejo en Newark", &["man"]),
        hit("Repartidor de Rappi desde 2020", &["man"]),
        hit("Tô exausta, bora dormir", &["woman"]),
        hit("obrigado pela dica", &["man"]),
        hit("my wife says I work too much", &["man"]),
        miss("the lady at the dock said no idling"),
        miss("a woman driver helped me"),
        miss("my mom is tired"),
        miss("está cansada mi mamá"),
        miss("el cliente dijo \"soy casado y tengo tres hijos\""),
        miss("ela está cansada"),
        miss("Soy de Colombia"),
        miss("Estoy en la puerta"),
        miss("she said I'm a bad driver"),
    ],
};

fn tell(said: &Said, out: &mut Vec<Clue>) {
    if said.sight.kind == PostKind::Repost {
        return;
    }
    let mut best: Option<(&'static str, f32)> = None;
    for k in 0..said.words.list.len() {
        let quoted = said.words.list.get(k).is_some_and(|w| w.quoted);
        if let Some((sex, sure)) = told(said, k).filter(|_| !quoted)
            && best.is_none_or(|(_, b)| sure > b)
        {
            best = Some((sex, sure));
        }
    }
    // "51M": an age with a letter.
    for seen in said.findings(Kind::Age) {
        let text = said.folded(&seen);
        let digits = text.bytes().filter(u8::is_ascii_digit).count();
        let sex = match text.as_bytes().last() {
            Some(b'm') if digits == 2 && text.len() == 3 => "man",
            Some(b'f') if digits == 2 && text.len() == 3 => "woman",
            _ => continue,
        };
        best = best.or(Some((sex, 0.85)));
    }
    for seen in said.findings(Kind::Origin) {
        if let Some(found) = demonym_of(said, &seen).filter(|f| best.is_none_or(|b| f.1 > b.1)) {
            best = Some(found);
        }
    }
    if let Some((sex, sure)) = best {
        let whose = (Whose::Owner, sure);
        out.push(said.clue(
            Dimension::Sex,
            Value::Text(sex.to_owned()),
            whose,
            Tense::Now,
            None,
        ));
    }
}

const WOMAN: &str = "woman girl lady female chick mom mother mama mommy gal grandma grandmother mujer madre chica abuela mulher mae avo mami esposa";
const MAN: &str = "man guy male dad father daddy dude grandpa grandfather hombre padre papa abuelo homem pai marido esposo";

/// What word `k` says of the speaker.
fn told(said: &Said, k: usize) -> Option<(&'static str, f32)> {
    let words = &said.words;
    if !words.is(k, SEX) {
        return None;
    }
    let word = words.word(k);
    let first = words.sentence(k).start;
    if among!(
        word,
        "sozinho sozinha encharcada encharcado orgullosa orgulloso orgulhosa orgulhoso",
    ) {
        let sex = if word.ends_with('a') { "woman" } else { "man" };
        let me = words.sentence(k).any(|i| words.is(i, ME))
            && !words.sentence(k).any(|i| words.is(i, OTHER));
        return me.then_some((sex, 0.85));
    }
    if among!(word, "obrigada obrigado") {
        let sex = if word.ends_with('a') { "woman" } else { "man" };
        let thing = among!(words.back(k, 1), "um uma nem");
        return (!thing && (words.back(k, 1) != "muito" || k < first + 3)).then_some((sex, 0.85));
    }
    let am = |n: usize| n <= k && words.is(k - n, AM) && speaker_is(said, k - n);
    if among!(word, "pregnant embarazada gravida") {
        let me = (1..=3).any(am);
        let alone = first + 3 >= k && among!(words.back(k, 1), "months weeks meses semanas");
        return (me || alone).then_some(("woman", 0.95));
    }
    let spouse = among!(word, "wife husband esposa esposo marido mujer mulher")
        && among!(words.back(k, 1), "my mi minha meu");
    if spouse {
        let man = among!(word, "wife esposa mujer mulher");
        return Some((if man { "man" } else { "woman" }, 0.7));
    }
    if among!(word, "soy estoy sou estou to quede siento fiquei ando") {
        return ending(said, k);
    }
    let sex = match word {
        w if among!(w, WOMAN) => "woman",
        w if among!(w, MAN) => "man",
        _ => return role(said, k),
    };
    // "as a woman", "I'm a dad", "single mom of two", "female driver here", over small words.
    let mut j = k;
    while j > first
        && k - j < 5
        && among!(
            words.back(j, 1),
            "a an the single solo old young gay black white working new proud stay at home big short tall una un uma um soltera soltero solteira full time retired straight trans latino latina hispanic brown little nice simple",
        )
    {
        j -= 1;
    }
    let single = (1..=k - j).any(|n| among!(words.back(k, n), "single soltera solo"))
        || among!(words.ahead(k, 1), "soltera soltero solteira solo");
    let before = words.back(j, 1);
    let is = j > first && words.is(j - 1, AM) && speaker_is(said, j - 1);
    let r#as = j < k && among!(before, "as como")
        || (2..=4).any(|n| words.back(k, n) == "as" && among!(words.back(k, n - 1), "a an"));
    let here = (1..=3).any(|n| among!(words.ahead(k, n), "here aqui"))
        && j == first
        && !among!(words.word(first), "the la el a o");
    let parent = among!(words.ahead(k, 1), "of de")
        && among!(
            words.ahead(k, 2),
            "one two three four five six 1 2 3 4 5 dos tres cuatro dois duas quatro twins boys girls familia",
        )
        && !among!(words.back(j, 1), "the a la el o um una un uma su");
    let fragment = j == first
        || words.list.get(j).is_some_and(|w| w.comma)
        || words.word(first).bytes().all(|b| b.is_ascii_digit());
    if fragment && (single || parent) && !among!(words.word(first), "the la el a o") {
        return Some((sex, 0.88));
    }
    let starts = j == first && single && !among!(words.word(first), "the la el a o");
    match () {
        () if is || r#as => Some((sex, 0.92)),
        () if here || starts => Some((sex, 0.88)),
        () => None,
    }
}

/// Whether "am" or "soy" at `k` is said by the speaker now: "I am", "I'm", "soy".
fn speaker_is(said: &Said, k: usize) -> bool {
    let words = &said.words;
    let denied = among!(words.back(k, 1), "no nao not nunca nem") || words.ahead(k, 1) == "not";
    let english = among!(words.word(k), "am m");
    !denied && (!english || words.is(k.saturating_sub(1), ME)) && words.ahead(k, 1) != "t"
}

/// "Salvadoreño, 47 años": the grammar of where the speaker comes from.
fn demonym_of(said: &Said, seen: &Seen) -> Option<(&'static str, f32)> {
    let word = said.words.word(seen.at.end.checked_sub(1)?);
    let sex = match word.strip_suffix('a') {
        Some(_) => "woman",
        None => word.strip_suffix('o').map(|_| "man")?,
    };
    let fits = [
        "an", "en", "in", "eir", "ol", "or", "in", "catrach", "chapin",
    ];
    let stem = word.get(..word.len().checked_sub(1)?)?;
    let told = seen.at.len() <= 2 && word.len() >= 6 && fits.iter().any(|f| stem.ends_with(f));
    let voice = said.voice(&seen.at);
    let first = said.words.sentence(seen.at.start).start;
    let mine = match voice.subject {
        Subject::Me(_) => seen.at.start - first < 6,
        Subject::Nobody(_) => seen.at.start == first,
        _ => false,
    };
    let of = among!(
        said.words.back(seen.at.start, 1),
        "de comida musica bandera la el pan",
    );
    (told && mine && !of && !voice.imagined && said.words.tongue != Tongue::English)
        .then_some((sex, 0.82))
}

/// "Repartidora de Glovo", at the very start: the speaker's own trade.
fn role(said: &Said, k: usize) -> Option<(&'static str, f32)> {
    let word = said.words.word(k);
    let trade = among!(
        word,
        "repartidor repartidora conductor conductora entregador entregadora",
    );
    let starts = k == 0 && among!(said.words.ahead(k, 1), "de do da del en em");
    let is = k > 0 && said.words.is(k - 1, AM) && speaker_is(said, k - 1);
    let sex = if word.ends_with('a') { "woman" } else { "man" };
    (trade && (starts || is)).then_some((sex, if is { 0.9 } else { 0.75 }))
}

/// The grammar behind "soy", "estoy", "sou", "estou": "cansada", "dominicana", "casado".
fn ending(said: &Said, k: usize) -> Option<(&'static str, f32)> {
    let words = &said.words;
    if words.tongue == Tongue::English && words.word(k) == "to" || !speaker_is(said, k) {
        return None;
    }
    // "Sou o Wesley".
    let named = said.findings(Kind::Person).any(|p| p.at.start == k + 2);
    if named && among!(words.word(k), "soy sou") && among!(words.ahead(k, 1), "o a el la") {
        let woman = among!(words.ahead(k, 1), "a la");
        return Some((if woman { "woman" } else { "man" }, 0.88));
    }
    // Over words of degree.
    let mut at = k + 1;
    while among!(
        words.word(at),
        "muy tan muito tao bien bem super mas mais ya ja un una um uma bastante medio toda todo orgullosamente e y tambien tambem so solo aqui mexicano mexicana",
    ) && at < k + 4
    {
        at += 1;
    }
    let word = words.ahead(k, at - k);
    const STEMS: &[&str] = &[
        "ad",
        "id",
        "cansad",
        "ciudadan",
        "an",
        "in",
        "eir",
        "soltero",
        "tern",
        "nuev",
        "nov",
        "viej",
        "velh",
        "enferm",
        "content",
        "list",
        "loc",
        "exaust",
        "sol",
        "hart",
        "divorciad",
    ];
    let (stem, sex) = match word.strip_suffix('a') {
        Some(stem) => (stem, "woman"),
        None => (word.strip_suffix('o')?, "man"),
    };
    let long = stem.len() >= 4;
    let fits = STEMS.iter().any(|s| {
        if s.len() <= 3 {
            long && stem.ends_with(s) && *s != "sol" && *s != "loc" || stem == *s
        } else {
            stem == *s
        }
    }) || demonym(stem);
    let neutral = among!(
        word,
        "persona ahora nada chofer motorista taxista dentista camino trabajando cuando esperando rodando entregando reparto manejo minha vida familia gente vecina cima encima fuera manana lado sano media verano dano cada una para",
    );
    (fits && !neutral).then_some((sex, 0.9))
}

fn demonym(stem: &str) -> bool {
    [
        "hondur",
        "salvador",
        "chilen",
        "mort",
        "molest",
        "muert",
        "chapin",
        "ecuator",
        "brasil",
        "mineir",
        "nicarag",
        "espanol",
        "acorian",
        "repartidor",
        "entregador",
        "conductor",
        "panamen",
        "puertorriquen",
        "marroqui",
        "portenh",
        "madrilen",
        "trabajador",
        "ingenier",
        "enfermer",
        "enfermeir",
        "maestr",
        "abogad",
        "cociner",
        "cozinheir",
        "meser",
        "carpinter",
        "professor",
        "profesor",
        "contador",
    ]
    .iter()
    .any(|d| stem.starts_with(d))
}

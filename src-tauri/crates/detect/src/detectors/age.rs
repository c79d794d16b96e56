//! Ages, birthdays, birth years.

mod judge;

use model::Kind;

use crate::detector::{Detector, Example::*, Hint, Sink};
use crate::frame::{ahead, back, listed};
use crate::pattern::pattern;
use crate::scan::among;
use crate::scan::stops;
use crate::text::{Shape, Text, Token};
use crate::words::{AGE_CTX, DIGIT, NUMBER, UNIT};

/// Finds: "I'm 34", "34 yr old", "34F", "tengo 34 años", "tenho 28 anos", "born in 1988",
/// "nascido em 1963", "class of 2009", ages of children.
/// Exposes: age and area together narrow a crowd to a few hundred people.
/// Misses: "in my thirties", ages that only the story tells.
pub(crate) const AGE: Detector = Detector {
    name: "age",
    kind: Kind::Age,
    hint: Hint::any(DIGIT | AGE_CTX | NUMBER),
    find,
    examples: &[
        Hit("I'm [34] and tired"),
        Hit("a [24 year old] driver"),
        Hit("([29F]) new here"),
        Hit("tengo [34 años] y dos hijos"),
        Hit("tenho [28 anos], motorista"),
        Hit("[nascido em 1971] no Porto"),
        Hit("[class of 2011] represent"),
        Hit("just turned [40] lol"),
        Hit("mi hija de [7 años]"),
        Hit("[born in 1988]"),
        Hit("tengo [cincuenta y dos años] y subo"),
        Hit("tenho [quarenta anos] e rodo"),
        Hit("I'm a [forty-two year old] rookie"),
        Hit("my birthday is [June 3rd], send cake"),
        Hit("mi cumpleaños es el [4 de mayo]"),
        Hit("Nací en León el [14 de septiembre del 88]"),
        Hit("soy [clase 71] y sigo"),
        Hit("my mama, who is [83] and stubborn"),
        Hit("[in my early sixties] and still hauling"),
        Hit("Sou viúva, [54], e rodo de noite"),
        Hit("tengo [cuarenta y pico] y subo igual"),
        Hit("bday is [nov 30], I accept tips"),
        Miss("soy de 20 entregas al día"),
        Miss("dos paradas, 34, y nada"),
        Hit("cumplo [50] en marzo y sigo"),
        Miss("fiz 45 entregas hoje"),
        Miss("I'm almost 40 minutes late"),
        Miss("quase 50 entregas hoje"),
        Miss("hace veinte años de eso"),
        Miss("thirty years on the road"),
        Miss("I'm 5 minutes away"),
        Miss("llevo 3 años en esto"),
        Miss("há 12 anos na estrada"),
        Miss("I'm 30 deliveries in"),
        Miss("hace 20 años"),
        Miss("in 2019 we had 24 vans"),
        Miss("im 100% done"),
        Miss("turned 3 orders down"),
    ],
};

pattern! {
    IN_WORDS = r"(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty)(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?|eighteen|nineteen|sixteen|seventeen)[ -]?(?:years?|yrs?|yr)[ -]?olds?\b|(?:(?:veinte|treinta|cuarenta|cincuenta|sesenta|setenta|ochenta)(?: y (?:un|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve))?|veinti(?:un|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve)|dieci(?:seis|siete|ocho|nueve)|(?:vinte|trinta|quarenta|cinquenta|sessenta|setenta|oitenta)(?: e (?:um|uma|dois|duas|tres|quatro|cinco|seis|sete|oito|nove))?|dezesseis|dezessete|dezasseis|dezassete|dezoito|dezenove|dezanove) anos\b";
    YEARS_OLD = r"\d{1,2}(?:[- ]?(?:years?|yrs?)[- ]?olds?\b| ?y/?o\b| ?yo\b|[- ]year[- ]old\b| months? old\b)";
    BORN = r"(?:born in|born on|born|nacid[oa] en|naci en|nascid[oa] em|nasci em|class of|clase del|generacion|turma de) ?(?:'|(?:19|20))\d\d\b";
    YEAR_TAIL = r",? (?:del? |of )?'?(?:(?:19|20)\d\d|\d\d)\b";
    SLANG = r"\d\d ?(?:pirulos|primaveras|abriles|castanas|tacos|palos|veroes|invernos|outonos|otonos|inviernos|carnavais)\b";
    CLASS_OF = r"(?:(?:clase|quinta|cosecha|modelo|safra|camada) (?:del? )?'?(?:19)?[3-9]\d|del? (?:ano )?(?:19)?[3-9]\d|del? (?:ano )?20[01]\d)\b";
    BORN_IN = r"(?:naci en el|nacid[oa] en el|naci el|nasci em|nascid[oa] em|born in|born) (?:ano (?:de )?)?'?[3-9]\d\b";
    DECADE = r"(?:in|into|nearing|entering) my (?:(?:early|mid|late)[ -])?(?:[2-8]0'?s|twenties|thirties|forties|fifties|sixties|seventies|eighties)\b";
    NEARLY = r"(?:turning|pushing|hitting|almost|nearly|approaching|over|rozando los|raspando los|casi|quase|beirando os|na casa dos|pasados los|passados os|cumpli|completei|fiz|cumplo|faco) (?:hoy |hoje |los |os )?(?:[2-8]\d|twenty|thirty|forty|fifty|sixty|seventy|eighty|treinta|cuarenta|cincuenta|sesenta|setenta|trinta|quarenta|cinquenta|sessenta)\b";
    AND_SOME = r"(?:[2-8]0|treinta|cuarenta|cincuenta|sesenta|setenta|trinta|quarenta|cinquenta|sessenta) (?:y (?:pico|tantos|largos)|e (?:poucos|tantos|picos?|tal))(?: (?:de )?anos)?\b";
    ANOS = r"\d{1,2} ?(?:anos|anitos|aninhos|ano)\b";
}

fn find(text: &Text, sink: &mut Sink) {
    for (i, t) in text.tokens.iter().enumerate() {
        if t.is(DIGIT)
            && t.len() <= 4
            && !matches!(
                text.before(t.start),
                b'$' | b'#' | b'/' | b'.' | b':' | b'@' | b'_'
            )
        {
            number(text, i, t, sink);
        } else if !t.is(AGE_CTX) && !speaks(text.word(t)) {
            // Nothing below begins with this word.
        } else if counts(text.word(t))
            && let Some(end) = IN_WORDS.at(&text.low, t.start).filter(|_| !t.is(DIGIT))
        {
            let english = !text.slice(t.start, end).ends_with(b"anos");
            if text.whole(t.start, end) && (english || judge::spanish_age(text, i, t, end)) {
                sink.push(t.start, end, 0.9);
            }
        } else if let Some((start, end)) = told(text, i, t) {
            sink.push(start, end, 0.85);
        } else if among!(
            text.word(t),
            "birthday bday cumpleanos cumple aniversario dob",
        ) {
            birthday(text, i, sink);
        } else if t.is(AGE_CTX)
            && among!(
                text.word(t),
                "born nacido nacida naci nascido nascida nasci class",
            )
            && let Some(end) = BORN.at(&text.low, t.start)
        {
            sink.push(t.start, end, 0.92);
        } else if among!(
            text.word(t),
            "nacido nacida naci nascido nascida nasci born"
        ) {
            born(text, i, sink);
        }
    }
}

/// Whether a word may begin an age that stands in words.
fn speaks(word: &[u8]) -> bool {
    counts(word)
        || among!(
            word,
            "clase quinta cosecha modelo safra camada del de naci nacido nacida nasci nascido nascida born in into nearing entering turning pushing hitting approaching rozando raspando beirando na pasados passados completei almost nearly over casi quase birthday bday cumpleanos cumple aniversario dob"
        )
}

/// Whether a word begins as numbers from sixteen on do; few others do.
fn counts(word: &[u8]) -> bool {
    word.get(..4).is_some_and(|head| {
        among!(
            head,
            "twen thir fort fift sixt seve eigh nine vein trei cuar cinc sese sete oche diec vint trin quar cinq sess oite deze deza dezo"
        )
    })
}

/// Ages and years of birth told by the words around them.
fn told(text: &Text, i: usize, t: &Token) -> Option<(usize, usize)> {
    let word = text.word(t);
    let mine = || crate::frame::mine(text, i) > 0;
    if among!(word, "clase quinta cosecha modelo safra camada del de")
        && among!(back(text, i, 1), "soy somos sou")
    {
        let end = CLASS_OF.at(&text.low, t.start)?;
        return Some((t.start, end));
    }
    if among!(word, "naci nacido nacida nasci nascido nascida born") {
        let end = BORN_IN.at(&text.low, t.start)?;
        return Some((t.start, end));
    }
    if among!(word, "in into nearing entering") && ahead(text, i, 1) == b"my" {
        let end = DECADE.at(&text.low, t.start)?;
        return Some((t.start, end));
    }
    if counts(word)
        && let Some(end) = AND_SOME.at(&text.low, t.start)
        && among!(
            back(text, i, 1),
            "tengo tenho mis meus dos con com los os unos uns cumpli fiz"
        )
        && !among!(
            ahead(text, text.token_at(end - 1), 1),
            "pedidos paradas paquetes pacotes entregas viajes corridas pesos reais euros minutos horas kilos km"
        )
    {
        return Some((t.start, end));
    }
    let cue = among!(
        word,
        "turning pushing hitting approaching rozando raspando beirando na pasados passados completei"
    ) || among!(back(text, i, 1), "im am m tengo tenho soy sou")
        && among!(word, "almost nearly over casi quase");
    if cue && mine() {
        let end = NEARLY.at(&text.low, t.start)?;
        let last = text.token_at(end - 1);
        let unit = text.gap(last).len() <= 1
            && text.token(last + 1).is_some_and(|n| n.is(UNIT | DIGIT))
            || matches!(text.byte(end), b'%' | b':' | b'$' | b'/');
        return (!unit).then(|| (text.token(last).map_or(t.start, |n| n.start), end));
    }
    None
}

/// "Nací en Coatzacoalcos el 14 de septiembre del 88": the date some words behind.
fn born(text: &Text, i: usize, sink: &mut Sink) {
    for n in 1..=6 {
        if stops(text, i + n - 1) {
            return;
        }
        let Some(d) = text.token(i + n) else { return };
        let written = super::datetime::date_at(text, d.start);
        let year = YEAR_TAIL.at(&text.low, written.unwrap_or(d.start));
        if let Some(end) = written {
            sink.push(d.start, year.unwrap_or(end), 0.95);
            return;
        }
        if n > 1
            && d.digits()
            && d.len() == 4
            && matches!(
                text.word(d),
                [b'1', b'9', ..] | [b'2', b'0', b'0' | b'1', _]
            )
        {
            sink.push(d.start, d.end, 0.9);
            return;
        }
    }
}

/// The date behind "my birthday is": whose day it is makes it an age, not an appointment.
fn birthday(text: &Text, i: usize, sink: &mut Sink) {
    let owned = i == crate::frame::sentence_start(text, i)
        || among!(back(text, i, 1), "my mi meu his her is s de es")
        || back(text, i, 1).is_empty();
    for n in 1..=5 {
        if !owned || stops(text, i + n - 1) {
            return;
        }
        if let Some(d) = text.token(i + n)
            && let Some(end) = super::datetime::date_at(text, d.start)
        {
            sink.push(d.start, end, 0.93);
            return;
        }
    }
}

fn number(text: &Text, i: usize, t: &Token, sink: &mut Sink) {
    if let Some(end) = YEARS_OLD.at(&text.low, t.start)
        && text.whole(t.start, end)
    {
        let thing = text.token(text.token_at(end)).is_some_and(|n| {
            among!(
                text.word(n),
                "car van truck phone app company building vehicle account post bike laptop law",
            )
        });
        if !thing {
            sink.push(t.start, end, 0.92);
        }
        return;
    }
    if let Some(end) = SLANG.at(&text.low, t.start)
        && text.whole(t.start, end)
        && (among!(
            back(text, i, 1),
            "tengo tenho con com mis meus cumpli fiz cumplo"
        ) || listed(text, i, i + 1)
            || text.slice(t.start, end).ends_with(b"pirulos"))
        && !text.slice(end, end + 4).starts_with(b" @")
    {
        sink.push(t.start, end, 0.85);
        return;
    }
    if let Some((start, end)) = told(text, i, t) {
        sink.push(start, end, 0.85);
        return;
    }
    if let Some(end) = ANOS.at(&text.low, t.start) {
        if text.whole(t.start, end) && judge::spanish_age(text, i, t, end) {
            sink.push(t.start, end, 0.85);
        }
        return;
    }
    let word = text.word(t);
    // 34F, 29m, (F34)
    if t.shape == Shape::Mixed && word.len() == 3 {
        let age_first =
            word.iter().take(2).all(u8::is_ascii_digit) && matches!(word.last(), Some(b'f' | b'm'));
        let upper = t.is(crate::words::CODE);
        let bracket = matches!(text.before(t.start), b'(' | b'[')
            && matches!(text.byte(t.end), b')' | b']' | b',' | b'/');
        let me = i
            .checked_sub(1)
            .and_then(|p| text.token(p))
            .is_some_and(|p| matches!(text.word(p), b"i" | b"im" | b"me" | b"am" | b"m"));
        let value = number_of(word.get(..2).unwrap_or(&[]));
        let start_of_text = i == 0 && upper && matches!(text.byte(t.end), b' ' | b',');
        if age_first
            && (18..=79).contains(&value)
            && (upper && (bracket || me || start_of_text) || bracket && me)
        {
            sink.push(t.start, t.end, 0.88);
        }
        return;
    }
    if t.digits() && t.len() == 2 && (13..=94).contains(&number_of(word)) && judge::bare(text, i, t)
    {
        sink.push(t.start, t.end, 0.75);
    }
}

fn number_of(digits: &[u8]) -> u32 {
    digits
        .iter()
        .filter(|c| c.is_ascii_digit())
        .fold(0, |n, d| n * 10 + u32::from(d - b'0'))
}

//! Where the poster comes from: nationality, status, ethnicity, religion, language.

mod belief;

use model::Kind;

use crate::detector::{Detector, Example::*, Hint, Sink};
use crate::frame::{ahead, back, here_behind, mine, says_am, sentence_start};
use crate::pattern::pattern;
use crate::scan::among;
use crate::text::{FLAG, Shape, Text};
use crate::words::{DEMONYM, EMOJI_FACT, ETHNIC, FAITH, KIN, ME, STATUS, TONGUE};

/// Finds: "I'm Haitian", "soy venezolano", "sou mineiro", "Dominican driver here", flags; asylum,
/// DACA, work permit, "sin papeles", "título de residência"; "as a Black man"; Muslim, mass,
/// Ramadan; "my first language is Somali"; when the poster says so of themselves.
/// Exposes: it is what a name and a face confirm at once, and for many the most dangerous detail.
/// Misses: an accent, a dish, a football team that tell the same.
pub(crate) const ORIGIN: Detector = Detector {
    name: "origin",
    kind: Kind::Origin,
    hint: Hint::any(DEMONYM | STATUS | FAITH | ETHNIC | TONGUE | EMOJI_FACT),
    find,
    examples: &[
        Hit("I'm [Haitian] and proud"),
        Hit("[Dominican] driver here, any tips?"),
        Hit("I came as a [refugee] in March"),
        Hit("waiting on my [green card] interview"),
        Hit("as a [Black] man I keep my dome light on"),
        Hit("soy [venezolano] y manejo de noche"),
        Hit("mi [permiso de trabajo] se vence"),
        Hit("yo [sin papeles] y con miedo"),
        Hit("sou [angolana], rodo em Lisboa"),
        Hit("ainda espero o [título de residência] e não posso rodar"),
        Hit("I am [Muslim] and need five minutes to pray"),
        Hit("my [first language is Somali]"),
        Hit("I only speak [Kreyòl] with my aunt"),
        Hit("Los [dominicanos] somos así"),
        Hit("trabajando duro [🇬🇹] siempre"),
        Hit("llegué con [parole] y reparto"),
        Hit("cheguei com [visto de turista] e fiquei"),
        Hit("I'm here on [humanitarian parole] since spring"),
        Hit("tengo el [NIE] al día"),
        Hit("quem tá [sem documento] pega outro caminho"),
        Hit("mi lengua es el [quechua]"),
        Hit("Proud [Navajo], and tired"),
        Hit("61, widower, [Lutheran] when it suits me"),
        Hit("sou autista e [adventista]: não rodo no sábado"),
        Hit("soy [testigo de Jehová] y no trabajo domingos"),
        Hit("my fiancée is [Filipina] and cooks"),
        Miss("out on parole, the guy said"),
        Miss("saí sem documento do carro"),
        Miss("mi NIE es otro"),
        Miss("no hay NIE en la app"),
        Miss("the Lutheran church lot is closed"),
        Miss("best Mexican food in town"),
        Miss("a black minivan blocked me"),
        Miss("my visa card was declined"),
        Miss("english muffins and french fries"),
        Miss("la comida china estaba fría"),
        Miss("the Christian guy at the desk"),
        Miss("un queso portugués"),
        Miss("a mass of people in the lobby"),
        Miss("mi papá compró papeles"),
        Miss("my work is hard"),
    ],
};

pattern! {
    STATUS_PHRASE = r"(?:(?:humanitarian |advance )parole|parole(?: humanitario)?|(?:tourist|travel|fiancee?|work|u|t|o-1|r-1|l-1|e-2) visa|visas? de (?:turista|estudiante|trabajo|turismo)|visto de (?:turista|turismo)|visto humanitario|visa humanitaria|asylum papers|nie|tie|cedula de extranjeria|permiso por proteccion temporal|manifestacao de interesse|visado de (?:turista|trabajo|estudiante)|visado|deportad[oa]s?|deported|apatrida|stateless|permanent resident|us citizen|u\.?s\.? citizenship|employment authori[sz]ation|refugio|sij status|opt\b|residente (?:permanente|legal)|ciudadan[oa] (?:american[oa]|espanol[oa])|nacionalidad (?:espanola|italiana|americana)|nacionalidade portuguesa|work (?:permit|visa|authori[sz]ation)|green ?card(?: holder)?|asylum(?:[- ]seekers?| case| pending| approved| interview| hearing)?|temporary protected status|(?:student|h-?1b|h-?2[ab]|f-?1|j-?1) visa|visa (?:status|expire[sd]|interview|renewal)|undocumented|naturali[sz]ed(?: citizen)?|daca(?: recipient)?|tps(?: holder)?|ead\b|immigrants?|refugees?|asylees?|dreamer|i-?94|permiso de (?:trabajo|residencia)|tarjeta (?:verde|de residencia)|papeles en tramite|asilo(?: politico| pendiente| aprobado| en tramite)?|asilad[oa]|refugiad[oa]s?|indocumentad[oa]s?|inmigrantes?|migrantes?|emigrantes?|residencia (?:legal|permanente|temporal|caducada|pendiente|en tramite)|arraigo|nacionalizad[oa]|regularizad[oa]|titulo de residencia|autorizacao de residencia|visto de (?:trabalho|residencia|estudante)|imigrantes?|naturalizad[oa]|residencia|ciudadania|cidadania|citizenship|visto)\b";
    LANGUAGE = r"(?:first|native|mother|second|third) (?:language|tongue)(?: is| was)? [a-z\xff']+\b";
}

fn find(text: &Text, sink: &mut Sink) {
    let mut done = 0;
    for (i, t) in text.tokens.iter().enumerate() {
        if t.start < done || !t.is(DEMONYM | STATUS | FAITH | ETHNIC | TONGUE) {
            continue;
        }
        let found = if matches!(text.before(t.start), b'#' | b'@' | b'_') {
            None
        } else {
            status(text, i)
                .or_else(|| people(text, i))
                .or_else(|| belief::ethnic(text, i))
                .or_else(|| belief::faith(text, i))
                .or_else(|| belief::tongue(text, i))
        };
        if let Some((start, end, confidence)) = found
            && start >= done
        {
            sink.push(start, end, confidence);
            done = end;
        }
    }
    if text.seen & ME != 0 {
        // "my first language is X"
        for (i, t) in text.tokens.iter().enumerate() {
            if matches!(text.word(t), b"first" | b"native" | b"mother")
                && matches!(back(text, i, 1), b"my" | b"our")
                && let Some(end) = LANGUAGE.at(&text.low, t.start)
            {
                sink.push(t.start, end, 0.9);
            }
        }
    }
    if text.seen & EMOJI_FACT != 0 {
        flags(text, sink);
    }
}

type Found = Option<(usize, usize, f32)>;

/// Immigration status.
fn status(text: &Text, i: usize) -> Found {
    let t = text.token(i).filter(|t| t.is(STATUS))?;
    let word = text.word(t);
    if matches!(word, b"documento" | b"documentos") {
        let without = i > 0 && matches!(back(text, i, 1), b"sin" | b"sem") && text.spaced(i - 1);
        let people = among!(
            back(text, i, 2),
            "ta tao estou estoy ando esta estan eu yo to vivo vive somos sou soy gente imigrante trabajo trabalho rodo"
        );
        let thing = among!(ahead(text, i, 1), "do da de del no na en em");
        let start = text.token(i.checked_sub(1)?)?.start;
        return (without && people && !thing).then_some((start, t.end, 0.8));
    }
    if among!(word, "nie tie visado parole refugio opt") {
        let had = among!(
            back(text, i, 1),
            "el mi con my on sin with humanitarian under tengo o meu un de"
        ) && (mine(text, i) > 0 || says_am(text, i))
            && among!(
                back(text, i, 2),
                "tengo tenho saque llegue vine entre con sin perdi renovar renove espero esperando tramite here came got come entered cheguei vim saco llegamos entramos aqui mi ando"
            )
            || matches!(
                back(text, i, 1),
                b"con" | b"com" | b"with" | b"on" | b"mi" | b"my"
            ) && mine(text, i) > 0
                && word != b"refugio";
        let capital = t.shape == Shape::Upper || !among!(word, "nie tie opt");
        let officer = among!(
            ahead(text, i, 1),
            "officer board hearing violation es numero number n no"
        );
        let from = if matches!(back(text, i, 1), b"humanitarian" | b"advance") {
            i - 1
        } else {
            i
        };
        let start = text.token(from)?.start;
        let led = from < i && mine(text, i) > 0;
        return ((had || led) && capital && !officer).then_some((start, t.end, 0.8));
    }
    if matches!(word, b"papeles" | b"papeis") {
        let without = i > 0 && matches!(back(text, i, 1), b"sin" | b"sem") && text.spaced(i - 1);
        let start = text.token(i.checked_sub(1)?)?.start;
        return (without && mine(text, i) > 0).then_some((start, t.end, 0.85));
    }
    let end = STATUS_PHRASE.at(&text.low, t.start)?;
    // "solicitante de asilo", "solicitud de asilo"
    let mut start = t.start;
    if word == b"asilo"
        && i >= 2
        && back(text, i, 1) == b"de"
        && among!(
            back(text, i, 2),
            "solicitante solicitantes solicitud peticion",
        )
    {
        start = text.token(i - 2)?.start;
    }
    let whole = text.slice(start, end);
    let other = among!(
        back(text, i, 1),
        "your his her their any all these those the illegal",
    ) && word != b"green";
    let me = mine(text, i);
    let strong = whole.contains(&b' ')
        || among!(
            word,
            "undocumented indocumentado indocumentada daca tps asilado asilada naturalized nacionalizado nacionalizada naturalizado naturalizada",
        );
    let upper = t.shape == Shape::Upper || !among!(word, "tps ead daca");
    let said = says_am(text, i) || here_behind(text, i);
    let personal = among!(
        word,
        "immigrant immigrants refugee refugees asylee dreamer inmigrante inmigrantes migrante migrantes emigrante refugiado refugiada imigrante imigrantes",
    );
    let owned = among!(back(text, i, 1), "my mi meu minha a as mis");
    match () {
        () if other || !upper => None,
        () if strong && me > 0 => Some((start, end, 0.88)),
        () if whole.ends_with(b"asylum papers") && !crate::frame::others(text, i) => {
            Some((start, end, 0.66))
        }
        () if strong && text.seen & ME == 0 => Some((start, end, 0.65)),
        () if personal && (said || me == 2) => Some((start, end, 0.85)),
        () if !personal && owned && me > 0 && !among!(word, "visa permit") => {
            Some((start, end, 0.75))
        }
        () if !personal
            && me > 0
            && among!(
                word,
                "asilo asylum ciudadania cidadania citizenship arraigo",
            ) =>
        {
            Some((start, end, 0.7))
        }
        () => None,
    }
}

/// Things that are called after a country and say nothing of the poster.
const THINGS: &str = "food restaurant restaurants place spot joint store market bakery grocery deli takeout cuisine kitchen cafe music flag team coffee toast fries muffin muffins dressing bread bulldog shepherd press word words rap guy lady dude customer customers embassy consulate movie war rice sausage roll rolls salad tea beer sauce yogurt wedding village town league cup grand prix open navy army government president soccer football comida restaurante musica equipo queso pan comida bandeira bandera festa novela futebol futbol time dictionary translation muffin class classes teacher subtitles version keyboard";

/// Nationality and region.
fn people(text: &Text, i: usize) -> Found {
    let t = text.token(i).filter(|t| t.is(DEMONYM))?;
    let word = text.word(t);
    let (mut first, mut last) = (i, i);
    // "Puerto Rican", "cabo-verdiano", "Central American", "Korean adoptee".
    let paired = matches!(
        (back(text, i, 1), word),
        (b"puerto" | b"costa", b"rican" | b"ricans")
            | (b"cabo", b"verdiano" | b"verdiana" | b"verdianos")
            | (b"cape", b"verdean")
    ) || matches!(word, b"american" | b"americans")
        && among!(
            back(text, i, 1),
            "african native central latin south asian mexican cuban haitian korean chinese filipino vietnamese black first",
        );
    if matches!(
        word,
        b"rican"
            | b"ricans"
            | b"verdiano"
            | b"verdiana"
            | b"verdianos"
            | b"verdean"
            | b"american"
            | b"americans"
    ) {
        if !paired || text.gap(i - 1).len() > 1 {
            return None;
        }
        first -= 1;
    }
    if among!(
        ahead(text, i, 1),
        "american americans adoptee immigrant immigrants born refugee expat jew",
    ) && text.gap(i).len() == 1
    {
        last += 1;
    }
    if text.gap(last).len() == 1 && among!(ahead(text, last, 1), THINGS)
        || among!(
            back(text, first, 1),
            "comida restaurante musica cocina queso pan cafe acento salsa",
        )
    {
        return None;
    }
    let (start, end) = crate::scan::span(text, first, last)?;
    let head = sentence_start(text, i);
    let me = mine(text, first);
    let (b1, b2) = (back(text, first, 1), back(text, first, 2));
    let tongue = t.is(TONGUE);
    let next = ahead(text, last, 1);
    let commas = first > 0
        && text.gap(first - 1) == b", "
        && text
            .gap(last)
            .first()
            .is_some_and(|c| matches!(c, b',' | b'.' | b'\n'));
    let plural = word.ends_with(b"s")
        && among!(
            b1,
            "los las os as us we fellow nosotros nosotras nos paisanos mis meus my compatriotas",
        );
    let weak = among!(
        word,
        "regio rolo tico nica paisa chino china chamo tripeiro criollo crioulo creole minhoto",
    );
    let gendered = word.ends_with(b"o") || word.ends_with(b"a");
    let fresh = first > 0 && text.gap(first - 1) == b", " && me > 0;
    match () {
        () if crate::frame::listed(text, first, last) && !weak => Some((start, end, 0.72)),
        () if first == head
            && last > first
            && matches!(text.gap(first), b"-")
            && text.gap(last).starts_with(b",")
            && text.seen & ME != 0 =>
        {
            Some((start, end, 0.66))
        }
        () if says_am(text, first) && !(tongue && among!(next, "speaking speaker")) => {
            Some((start, end, 0.9))
        }
        () if here_behind(text, last) && first - head <= 3 && !weak => Some((start, end, 0.82)),
        () if matches!(b1, b"is" | b"es" | b"e")
            && first >= 3
            && text.token(first - 2).is_some_and(|k| k.is(KIN))
            && among!(back(text, first, 3), "my mi meu minha") =>
        {
            Some((start, end, 0.72))
        }
        () if plural
            && (me > 0
                || among!(next, "somos seguimos here aqui del do de in") && first - head <= 2) =>
        {
            Some((start, end, 0.68))
        }
        () if among!(
            b1,
            "origen origem ascendencia descendencia nacionalidad nacionalidade sangre raices",
        ) =>
        {
            Some((start, end, 0.85))
        }
        () if b1 == b"de" && among!(b2, "origen origem padres pais raices familia") => {
            Some((start, end, 0.8))
        }
        () if among!(
            next,
            "roots heritage descent parents passport family accent ass blood immigrant descendants national citizen household background",
        ) && me > 0 =>
        {
            Some((start, end, 0.78))
        }
        () if commas && me > 0 && !weak => Some((start, end, 0.75)),
        () if among!(b1, "mi meu minha my being")
            && !among!(next, "teacher friend neighbor boss manager customer")
            && !weak
            && !tongue =>
        {
            Some((start, end, 0.66))
        }
        () if me == 2
            && among!(b1, "de como as another otro outra outro un una um uma")
            && !tongue
            && !weak
            && among!(b2, "soy sou mas yo eu como as carta es another de") =>
        {
            Some((start, end, 0.66))
        }
        // An adjective of its own: "Hondureño con papeles", ", cubana y terca", "Salvadoreño, 47 años".
        () if !tongue
            && !weak
            && gendered
            && (first == head || fresh)
            && (among!(next, "con y en com e em de buscando procurando recien")
                || aged(text, last)) =>
        {
            Some((start, end, 0.65))
        }
        () => None,
    }
}

/// ", 47 años": an age behind.
fn aged(text: &Text, last: usize) -> bool {
    text.gap(last) == b", "
        && text
            .token(last + 1)
            .is_some_and(|t| t.digits() && t.len() == 2)
}

/// Two flag letters; the flag of the country where everybody drives says nothing.
fn flags(text: &Text, sink: &mut Sink) {
    let letter = |c: u8| (FLAG..FLAG + 26).contains(&c);
    let mut at = 0;
    while at + 1 < text.low.len() {
        let (a, b) = (text.byte(at), text.byte(at + 1));
        if letter(a) && letter(b) {
            if (a, b) != (FLAG + 20, FLAG + 18) {
                sink.push(at, at + 2, 0.6);
            }
            at += 2;
        } else {
            at += 1;
        }
    }
}

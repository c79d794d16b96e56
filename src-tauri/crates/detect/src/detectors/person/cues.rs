//! Words around a name that say it is one.

use super::{Found, run};
use crate::frame::{ahead, back};
use crate::names::known;
use crate::scan::{among, stops};
use crate::text::{Shape, Text};
use crate::words::{KIN, NAME_CUE, NAME_ROLE, NAME_TITLE};

/// How strongly the words before token `i` announce a name: 3 "Mr.", "my name is"; 2 "thanks",
/// "my cousin", "supervisor"; 1 an article of Spanish or Portuguese, "with"; 0 nothing.
pub(super) fn cue(text: &Text, i: usize) -> u8 {
    let Some(p) = i.checked_sub(1) else {
        return u8::from(introduces(text, i)) * 2;
    };
    let gap = text.gap(p);
    let near = matches!(gap, b" " | b". " | b": " | b", " | b"-" | b" \"");
    if !near {
        return u8::from(introduces(text, i)) * 2;
    }
    let Some(prev) = text.token(p) else { return 0 };
    // Every cue is a word of these classes, or a short one before which such a word stands.
    let listed = NAME_TITLE | NAME_CUE | NAME_ROLE | KIN;
    if !prev.is(listed) && prev.len() > 4 {
        return u8::from(introduces(text, i)) * 2;
    }
    let (b1, b2, b3) = (back(text, i, 1), back(text, i, 2), back(text, i, 3));
    if !prev.is(listed) && text.seen & listed == 0 && !matches!(b1, b"is" | b"s" | b"m") {
        let linked = gap == b" " && among!(b1, LINKS);
        return u8::from(linked).max(u8::from(introduces(text, i)) * 2);
    }
    let abbreviated = among!(b1, "mr mrs ms dr dra sr sra srta lic ing sgt st prof");
    let word_gap = gap == b" " || gap == b". " && abbreviated;
    if prev.is(NAME_TITLE) && word_gap {
        // "miss", "don", "seu", "don", "sir" are words as well: capital, or what they need before.
        let plain = among!(
            b1,
            "miss don seu sir big lil father uncle king queen prince princess coach judge hermano hermana irma padre compa dona tia tio saint lord dr officer officer principal presidente abuela abuelo prof general ing lic",
        );
        let strict = among!(
            b1,
            "miss don seu big lil father king queen saint principal general dona irma",
        ) && prev.shape == Shape::Lower;
        if !strict {
            return if plain
                && prev.shape == Shape::Lower
                && !among!(b1, "dr prof coach officer judge tia tio lic ing")
            {
                2
            } else {
                3
            };
        }
        if matches!(b1, b"don" | b"dona" | b"seu")
            && text
                .token(i)
                .is_some_and(|t| known(text.word(t)).first >= 4)
        {
            return 3;
        }
        return 0;
    }
    let named = matches!(
        (b2, b1),
        (b"name", b"is" | b"s" | b"was")
            | (b"nombre", b"es")
            | (b"nome", b"e")
            | (b"me", b"llamo" | b"llaman" | b"chamo" | b"chamam")
    ) || matches!(
        (b3, b2, b1),
        (_, b"chamo", b"me") | (b"nombre", b"de" | b"es", b"de") | (b"names", b"is", _)
    ) || matches!(
        b1,
        b"named" | b"llamado" | b"llamada" | b"chamado" | b"chamada" | b"llama" | b"chama"
    ) && word_gap
        || matches!((b2, b1), (b"called", _) if false)
        || b1 == b"de" && b2 == b"nombre";
    if named {
        return 3;
    }
    if matches!(gap, b": ") {
        return 2
            * u8::from(among!(
                b1,
                "name nombre nome contact contacto contato driver dispatcher supervisor manager signed atte atentamente dear",
            ));
    }
    let self_said = matches!(
        (b2, b1),
        (b"i", b"m" | b"am")
            | (b"this", b"is")
            | (b"it", b"s")
            | (b"sou", b"o" | b"a")
            | (b"soy", b"el" | b"la")
            | (b"aqui", b"o" | b"a" | b"el" | b"la")
            | (b"here", b"is")
    ) || matches!(b1, b"im" | b"soy" | b"sou" | b"its");
    let thanked = among!(
        b1,
        "shoutout thanks thank thx kudos rip congrats gracias obrigado obrigada valeu parabens felicidades ask pregunta pregunten procura procurar dm hey hola oi hi hello dear saludos agradezco props bless saludo",
    ) || matches!((b2, b1), (b"shoutout" | b"shout" | b"out" | b"props" | b"thanks" | b"kudos" | b"says", b"to" | b"out") | (b"thank", b"you") | (b"gracias" | b"saludos" | b"agradezco" | b"felicidades" | b"pregunten" | b"pregunta" | b"preguntad" | b"preguntar" | b"pregunte", b"a" | b"al" | b"por") | (b"perguntem" | b"pergunta" | b"perguntar" | b"pergunte", b"por" | b"pelo" | b"pela") | (b"obrigado" | b"obrigada" | b"valeu" | b"abraco" | b"parabens" | b"agradeco", b"a" | b"ao" | b"pro" | b"pra" | b"o") | (b"ask" | b"asking" | b"asked" | b"looking", b"for") | (b"tratar" | b"falar" | b"hablar" | b"fala" | b"hablen" | b"habla", b"com" | b"con" | b"o" | b"a") | (b"signed" | b"love", _) | (b"text" | b"call" | b"contact" | b"message", _) if b1 != b"the" && b1 != b"me" && b1 != b"my" && b1 != b"at" && b1 != b"if");
    let role = prev.is(NAME_ROLE) && word_gap && !among!(b2, "no any");
    let kin = prev.is(KIN) && word_gap;
    let told = matches!(
        b1,
        b"text"
            | b"tell"
            | b"told"
            | b"asked"
            | b"called"
            | b"call"
            | b"miss"
            | b"met"
            | b"saw"
            | b"and"
            | b"with"
    ) && word_gap
        && !among!(b1, "and with saw");
    match () {
        () if self_said || thanked || role || kin => 2,
        () if introduces(text, i) => 2,
        () if told => 1,
        () if word_gap
            && among!(
                b1,
                "with and from by y con com e o a el la al del do da ao pelo pela para pra pro the as os",
            ) =>
        {
            1
        }
        () => 0,
    }
}

/// Small words behind which names stand now and then.
const LINKS: &str = "with and from by y con com e o a el la al del do da ao pelo pela para pra pro";

/// "Kev here", "Robson aqui", "- Tina" at the end.
fn introduces(text: &Text, i: usize) -> bool {
    let at_end = i > 0 && i + 6 >= text.tokens.len();
    let begins =
        i == 0 || matches!(text.gap(i - 1), b", " | b". " | b"! " | b"\n") || stops(text, i - 1);
    if !at_end && !begins {
        return false;
    }
    let last = run(text, i);
    let here = begins
        && text.spaced(last)
        && matches!(ahead(text, last, 1), b"here" | b"aqui")
        && text.gap(last + 1) != b" ";
    // A line of its own at the end, behind a dash.
    let dash = at_end && last + 1 >= text.tokens.len() && {
        let gap = text.gap(i - 1);
        gap.iter().any(|c| matches!(c, b'-' | b'~')) && gap.len() > 1 || gap.contains(&b'\n')
    };
    here || dash
        && text
            .token(i)
            .is_some_and(|t| known(text.word(t)).first >= 5)
}

/// Words that only people are followed by: "Denise says", "Lupita me ayudó".
pub(super) fn acts(text: &Text, i: usize) -> bool {
    let possessive = text.gap(i) == b"'" && ahead(text, i, 1) == b"s";
    let word = ahead(text, i, 1);
    if possessive {
        return text.spaced(i + 1);
    }
    if text.gap(i) == b" ("
        || text.gap(i) == b" "
            && among!(word, "from")
            && among!(
                ahead(text, i, 2),
                "dispatch work security the church school hr corporate",
            )
    {
        return true;
    }
    if text.gap(i) != b" " {
        return false;
    }
    among!(
        word,
        "says said told asked gave covered helped drove quit left yelled works worked thinks knows wants got went came called texted swears laughs cried smiled was is had has does did never always just showed saved taught runs owns who herself himself me dice dijo ayudo renuncio trabaja maneja grito sabe quiere fue vino siempre nunca esta tiene que disse fala falou ajudou trabalha largou avisa avisou mandou quer sabe foi veio ta tem sempre saiu chegou salio llego se y e and at from de da del do",
    ) && !(among!(
        word,
        "de da del do y e and at from is was que esta has had got se siempre always just never foi fue ta tem",
    ) && (i == 0 || stops(text, i - 1))
        && known(back(text, i + 1, 1)).first < 6)
}

/// Words that only people are followed by, whatever else the word before may mean.
pub(super) fn speaks(text: &Text, i: usize) -> bool {
    text.gap(i) == b" "
        && among!(
            ahead(text, i, 1),
            "says said told asked gave covered helped drove quit yelled texted laughs cried smiled herself himself dice dijo ayudo renuncio grito disse falou ajudou largou avisou mandou dejo deixou",
        )
}

/// "el Tincho me dijo", "a Lindalva do balcão disse", "Wandy el de Villa Mella", "Socorro la de la
/// caseta": in Spanish and Portuguese only people are spoken of so, whatever the lists say.
pub(super) fn spoken_of(text: &Text, i: usize) -> bool {
    if text.gap(i) != b" " {
        return false;
    }
    let (a1, a2) = (ahead(text, i, 1), ahead(text, i, 2));
    let one_of = matches!(
        (a1, a2),
        (b"el" | b"la" | b"o" | b"a", b"de" | b"del" | b"da" | b"do")
    );
    let article = i > 0 && text.spaced(i - 1) && among!(back(text, i, 1), "el la o a");
    let says = |word: &[u8]| {
        among!(
            word,
            "dijo dice conto cuenta aviso avisa grito mando manda pidio ayudo presto disse falou contou avisou mandou pediu gritou ajudou emprestou"
        )
    };
    one_of && crate::frame::romance(text)
        || article && (matches!(a1, b"me" | b"nos") && says(a2) || says(a1))
}

/// Names in small letters, only behind a strong cue.
pub(super) fn lower(text: &Text, i: usize) -> Option<Found> {
    let t = text.token(i).filter(|t| t.shape == Shape::Lower)?;
    let prev = text.token(i.checked_sub(1)?)?;
    let led = prev.is(NAME_TITLE | NAME_CUE | NAME_ROLE | KIN)
        || matches!(
            back(text, i, 1),
            b"to" | b"is" | b"a" | b"for" | b"o" | b"el" | b"la" | b"named" | b"me"
        );
    if !led || t.len() < 3 {
        // "angel at the desk said", "denise from dispatch"
        return None;
    }
    let name = known(text.word(t));
    if name.first < 5 || name.common || super::taken(text, i) {
        return None;
    }
    let strength = cue(text, i);
    let next_name = text.spaced(i)
        && text.token(i + 1).is_some_and(|n| {
            n.shape == Shape::Lower
                && known(text.word(n)).last >= 5
                && !known(text.word(n)).common
                && known(text.word(n)).fine == 0
        });
    // Articles and "I'm" are too weak for small letters.
    let weak = matches!(
        back(text, i, 1),
        b"im" | b"am" | b"m" | b"soy" | b"sou" | b"is" | b"s" | b"its"
    ) && !matches!(back(text, i, 2), b"name" | b"names");
    if strength < 2 || weak && name.first < 7 {
        return None;
    }
    Some((i, i + usize::from(next_name), 0.75))
}

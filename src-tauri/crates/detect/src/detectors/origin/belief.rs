//! Ethnicity, religion and language of the poster.

use super::Found;
use crate::frame::{ahead, back, here_behind, listed, mine, opens, says_am, sentence_start};
use crate::scan::among;
use crate::text::{Shape, Text};
use crate::words::{ETHNIC, FAITH, TONGUE};

/// Skin and people.
pub(super) fn ethnic(text: &Text, i: usize) -> Found {
    let t = text.token(i).filter(|t| t.is(ETHNIC))?;
    let word = text.word(t);
    let next = ahead(text, i, 1);
    let person = among!(
        next,
        "man woman guy girl driver dasher male female person mom dad dude mother father queen king kid women men drivers folks people skin hombre mujer homem mulher conductor motorista",
    );
    let am = says_am(text, i);
    let closes = text
        .gap(i)
        .first()
        .is_some_and(|c| matches!(c, b',' | b'.' | b'!' | b'\n'))
        || among!(next, "and so but i y e mas pero in")
        || i + 1 >= text.tokens.len();
    let romance = among!(
        word,
        "negro negra preto preta indigena afrodescendiente mestizo mestiza pardo parda gitano gitana cigano cigana",
    );
    let while_black = matches!(back(text, i, 1), b"while" | b"being") && word == b"black";
    let people = matches!(word, b"indigena")
        && text.spaced(i)
        && text.token(i + 1).is_some_and(|n| n.shape == Shape::Title);
    if people && (am || opens(text, i) && (mine(text, i) > 0 || listed(text, i, i + 1))) {
        return text.token(i + 1).map(|n| (t.start, n.end, 0.8));
    }
    let ok = while_black
        || am
            && (person
                || closes
                || text.gap(i) == b" "
                    && romance
                    && among!(next, "y e com con da del do de en na no"))
        || person && here_behind(text, i) && t.capital() && i - sentence_start(text, i) <= 2
        || person && romance && among!(back(text, i, 1), "mujer hombre mulher homem")
        || among!(word, "negra negro preta preto indigena trans")
            && among!(back(text, i, 1), "mujer hombre mulher homem")
            && mine(text, i) > 0;
    (ok && (person || !among!(word, "white brown mixed roma"))).then_some((t.start, t.end, 0.78))
}

/// Religion.
pub(super) fn faith(text: &Text, i: usize) -> Found {
    let t = text.token(i).filter(|t| t.is(FAITH))?;
    let word = text.word(t);
    let (b1, b2) = (back(text, i, 1), back(text, i, 2));
    let me = mine(text, i);
    // "soy testigo de Jehová", "I'm a Jehovah's Witness"
    let witness = among!(
        word,
        "testigo testemunha testigos testemunhas jehovahs jehovah"
    );
    if witness {
        let last = (1..=2).find(|n| among!(ahead(text, i, *n), "jehova jeova witness witnesses"));
        let ok = says_am(text, i) || me == 2 || listed(text, i, i);
        let n = last.filter(|_| ok)?;
        return text.token(i + n).map(|l| (t.start, l.end, 0.85));
    }
    let believer = among!(
        word,
        "muslim jewish catholic christian sikh hindu buddhist mormon baptist pentecostal evangelical adventist rastafari atheist musulman musulmana catolico catolica cristiano cristiana evangelico evangelica judio judia ateo atea muculmano muculmana crente judeu umbandista espirita adventista orthodox lutheran methodist presbyterian episcopalian anglican mennonite amish quaker unitarian agnostic pagan wiccan bahai jain sunni shia sufi coptic ortodoxo ortodoxa luterano luterana metodista bautista batista presbiteriano presbiteriana anglicano anglicana adventistas mormona agnostico agnostica budista hinduista santero santera candomblecista macumbeiro kardecista espiritista rastafariano menonita messianic lds",
    );
    if believer {
        let next = ahead(text, i, 1);
        let beside = matches!(b1, b"e" | b"y" | b"and") && i >= 2 && says_am(text, i - 2);
        let ok = says_am(text, i)
            || beside
            || b1 == b"raised" && b2 == b"and"
            || listed(text, i, i)
            || me > 0 && among!(next, "hymnal bible rosary upbringing household family")
            || here_behind(text, i) && i - sentence_start(text, i) <= 1 && t.capital()
            || me == 2 && among!(b1, "practicing devout observant raised mi minha familia");
        let named = text.spaced(i)
            && text.token(i + 1).is_some_and(|n| n.shape == Shape::Title)
            && !says_am(text, i);
        let named = named && !among!(next, "hymnal bible");
        return (ok && !named && !among!(next, "louboutin dior bale science school music"))
            .then_some((t.start, t.end, 0.85));
    }
    let feast = among!(
        word,
        "ramadan shabbat sabbath eid diwali hanukkah passover jummah lent",
    );
    if feast {
        let mut start = t.start;
        if matches!(
            b1,
            b"for" | b"during" | b"in" | b"no" | b"en" | b"el" | b"o"
        ) && among!(b2, "fasting fast ayuno ayunando jejum")
        {
            start = text.token(i - 2)?.start;
        } else if among!(b1, "observing celebrating keep observe") {
            start = text.token(i - 1)?.start;
        }
        let own = start < t.start || me == 2;
        return (own && word != b"lent").then_some((start, t.end, 0.75));
    }
    let house = among!(
        word,
        "church mosque temple templo synagogue gurdwara iglesia igreja mezquita mesquita misa missa mass culto sinagoga hijab turban",
    );
    let go = among!(b1, "my mi minha meu")
        || matches!(
            b1,
            b"to"
                | b"a"
                | b"na"
                | b"la"
                | b"from"
                | b"da"
                | b"after"
                | b"before"
                | b"pra"
                | b"ao"
                | b"no"
        ) && among!(
            b2,
            "go going went goes voy fui ir vamos vou a ia antes depois despues salgo saio get back",
        )
        || among!(b1, "sunday evening domingo");
    let named = text.spaced(i) && text.token(i + 1).is_some_and(|n| n.shape == Shape::Title);
    let street = matches!(
        ahead(text, i, 1),
        b"st" | b"street" | b"rd" | b"ave" | b"lane" | b"parking" | b"lot"
    );
    (house && go && me > 0 && !named && !street && (word != b"mass" || b1 == b"to"))
        .then_some((t.start, t.end, 0.62))
}

/// Languages.
pub(super) fn tongue(text: &Text, i: usize) -> Found {
    let t = text.token(i).filter(|t| t.is(TONGUE))?;
    let word = text.word(t);
    let english = among!(word, "english ingles");
    let mut k = i;
    while k > 0
        && i - k < 3
        && among!(
            back(text, k, 1),
            "only mostly fluent just solo so apenas un some em en in a",
        )
    {
        k -= 1;
    }
    let b1 = back(text, k, 1);
    let speaks =
        among!(b1, "speak speaks hablo hablamos falo falamos speaking") && mine(text, i) > 0;
    let native =
        b1 == b"native" && among!(ahead(text, i, 1), "speaker speakers") && mine(text, i) > 0;
    let lengua = among!(b1, "es el lo la materna materno nativa is a o e")
        && (k.saturating_sub(4)..k).any(|n| {
            among!(
                text.token(n).map_or(&b""[..], |t| text.word(t)),
                "lengua lingua idioma tongue"
            ) && among!(
                back(text, n, 1),
                "mi minha meu my primera primeira nuestra nossa nuestro nosso"
            )
        });
    let mine_is = among!(ahead(text, i, 1), "is es e")
        && among!(ahead(text, i, 2), "my mi a")
        && among!(
            ahead(text, i, 3),
            "first native mother primera primeira lengua lingua",
        );
    (!english && (speaks || lengua || native || mine_is)).then_some((t.start, t.end, 0.75))
}

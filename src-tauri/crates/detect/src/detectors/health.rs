//! Health of the poster and their family: illness, injury, disability, pregnancy.

mod parts;

use model::Kind;

use crate::detector::{Detector, Example::*, Hint, Sink};
use crate::frame::{ahead, back, here_behind, mine, says_am, sentence_start};
use crate::pattern::pattern;
use crate::scan::among;
use crate::text::{AID, PREGNANT, Shape, Text};
use crate::words::{BODY_PART, EMOJI_FACT, HEALTH_MORE, HEALTH_WORD, HURT, KIN, NUMBER};

/// Finds: illnesses, injuries and aids with the poster or their family near ("type 1 diabetic",
/// "embarazada de seis meses", "hérnia de disco", "on dialysis", "nine stitches"), parts of the
/// body that hurt or are broken ("bad hip", "rodilla hinchada", "my back hurts").
/// Exposes: a cast or a chair is seen by everybody at the station, and is worth money to insurers.
/// Misses: illness told by its story ("they took my spleen"), slang for it.
pub(crate) const HEALTH: Detector = Detector {
    name: "health",
    kind: Kind::Health,
    hint: Hint::any(HEALTH_WORD | HEALTH_MORE | BODY_PART | HURT | EMOJI_FACT),
    find,
    examples: &[
        Hit("I'm a [type 2 diabetic] and they hide the snacks"),
        Hit("my mom is [on dialysis] so I drive nights"),
        Hit("[Deaf] driver here, please text"),
        Hit("I have a [bad shoulder] from the totes"),
        Hit("my wife is [eight months pregnant]"),
        Hit("ended up with [twelve stitches], no pay"),
        Hit("[my back] is killing me after that route"),
        Hit("my doctor says [high blood pressure], cool"),
        Hit("mi esposa [embarazada de siete meses] y yo aquí"),
        Hit("tengo [diabetes] y no me dejan parar"),
        Hit("ando con la [rodilla hinchada] desde ayer"),
        Hit("me [operaron de la cadera] en mayo"),
        Hit("sou [surdo] e o suporte só liga"),
        Hit("tenho [hérnia de disco], não subo escada"),
        Hit("tô com [dor nas costas] de tanto fardo"),
        Miss("the app is blind to traffic"),
        Miss("are you deaf? ring the bell"),
        Miss("come back to the station"),
        Miss("on the other hand it pays"),
        Miss("the customer was pregnant"),
        Miss("stroke of luck"),
        Miss("a la mano izquierda del portón"),
        Miss("subi a pé com as mãos cheias"),
        Miss("cancer season, scorpio rising"),
        Miss("bad tip, bad route"),
    ],
};

pattern! {
    // From any of these words on: an illness of more than one word.
    LONG = r"(?:(?:high|low) blood pressure|high blood sugar|high cholesterol|(?:presion|azucar|tension) (?:muy )?(?:alta|baja)|pressao (?:muito )?alta|heart (?:attack|condition|surgery|disease|failure|murmur|problems?)|panic (?:attacks?|disorder)|(?:heat ?stroke|heat exhaustion)|golpe de calor|(?:herniated|slipped|bulging|ruptured) dis[ck]s?|kidney (?:stones?|failure|disease|transplant|infection)|blood (?:thinners?|clots?)|sleep apnea|hearing (?:aids?|loss)|hard of hearing|carpal tunnel|rotator cuff|multiple sclerosis|spina bifida|cerebral palsy|sickle cell|long covid|brain (?:injury|tumor|surgery)|crohn'?s(?: disease)?|c-section|special needs|service dog|(?:walk(?:ing)? with|use|using) a (?:cane|walker)|(?:use|using|in) a (?:wheel)?chair|hand controls|ataques? de (?:panico|ansiedad|ansiedade)|crise de (?:panico|ansiedade)|hernia de dis[ck]o|hernia (?:inguinal|umbilical)|silla de ruedas|cadeira de rodas|problemas? (?:de|no|na|nos|en el|en la|del) (?:corazon|coracao|espalda|coluna|rins|rinones|salud|saude|vista|joelho|rodilla)|on (?:disability|insulin|oxygen|chemo|dialysis|crutches|bed rest|meds)|en muletas|de muletas|fibromialgia|manguito rotador|sindrome de tunel|ligamento (?:cruzado|rompido|roto)|nerve damage|mental health|substance abuse|in recovery|years sober|months sober)\b";
    BEFORE = r"(?:(?:type|tipo|stage) [1-4i]{1,3}|chronic|severe|mild|bad|terrible|late stage|early onset|a mild)$";
    PREGNANT_FOR = r"(?:de|do|da|con|com) (?:\d{1,2}|un|una|uma|dos|duas|dois|tres|cuatro|quatro|cinco|seis|siete|sete|ocho|oito|nueve|nove|gemelos|gemeos|mellizos|risco|riesgo)(?: (?:meses|mes|semanas?))?\b";
    OF_WHAT = r" (?:de|do|da|del|en|no|na|nos|nas) (?:(?:la|el|los|las) )?[a-z]{3,12}\b";
    STITCHES = r"(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|doce|quince|dois|quatro|sete|oito|nove|dez|doze|quinze) (?:stitches|staples|puntos de sutura|puntos|pontos)\b";
}

type Found = Option<(usize, usize, f32)>;

fn find(text: &Text, sink: &mut Sink) {
    let mut done = 0;
    let sewn = text.seen & HEALTH_MORE != 0;
    for (i, t) in text.tokens.iter().enumerate() {
        if !t.is(HEALTH_WORD | HEALTH_MORE | BODY_PART | HURT) && !sewn {
            continue;
        }
        if t.start < done
            || !t.is(HEALTH_WORD | HEALTH_MORE | BODY_PART | HURT | NUMBER) && !t.digits()
        {
            continue;
        }
        if matches!(text.before(t.start), b'#' | b'@' | b'_') {
            continue;
        }
        let found = long(text, i)
            .or_else(|| stitches(text, i))
            .or_else(|| condition(text, i))
            .or_else(|| parts::part(text, i));
        if let Some((start, end, confidence)) = found
            && start >= done
        {
            sink.push(start, end, confidence);
            done = end;
        }
    }
    if text.seen & EMOJI_FACT != 0 {
        for (at, c) in text.low.iter().enumerate() {
            if matches!(*c, PREGNANT | AID) {
                sink.push(at, at + 1, 0.65);
            }
        }
    }
}

/// Illnesses of several words.
fn long(text: &Text, i: usize) -> Found {
    let t = text
        .token(i)
        .filter(|t| t.is(HEALTH_WORD | HEALTH_MORE | HURT | BODY_PART))?;
    // Most begin a word or two before the word that raised the flag.
    for n in 0..=2usize {
        let Some(first) = i.checked_sub(n).and_then(|k| text.token(k)) else {
            break;
        };
        if t.end - first.start > 40 {
            break;
        }
        if let Some(end) = LONG.at(&text.low, first.start)
            && end >= t.end
            && text.whole(first.start, end)
        {
            let theirs = among!(back(text, i - n, 1), "his her their your");
            return (mine(text, i - n) > 0 && !theirs).then_some((first.start, end, 0.85));
        }
    }
    None
}

/// "nine stitches", "siete puntos" with a wound or a doctor near.
fn stitches(text: &Text, i: usize) -> Found {
    let t = text.token(i)?;
    let word = ahead(text, i, 1);
    if !among!(word, "stitches staples puntos pontos") {
        return None;
    }
    let end = STITCHES.at(&text.low, t.start)?;
    let wound = |k: usize| {
        text.token(k).is_some_and(|t| {
            t.is(BODY_PART)
                || among!(text.word(t), "cosieron cosio cosido suturas sutura hospital medico doctor doctora urgencias emergencia dog perro cachorro mordio mordeu bit bite er pronto herida corte cut hand rabies levei pusieron dieron deram urgent sewed wound mordida")
        })
    };
    let near = (i.saturating_sub(14)..i + 14).any(wound);
    let sure = word == b"stitches" || near;
    (sure && !among!(back(text, i, 1), "your his her")).then_some((
        t.start,
        end,
        if near { 0.8 } else { 0.65 },
    ))
}

/// Words that say more than an illness: they need "I am", or "driver here".
const PLAIN: &str = "deaf blind disabled sordo sorda ciego ciega surdo surda cego cega limping mancando cojeando handicap handicapped depression depressao depresion stroke covid cane walker oxygen rehab anxiety ansiedad ansiedade tumor handicapped stutter fracture fractura fratura disability deficiencia discapacidad cancer derrame rinite insomnia vertigo hernia pregnancy embarazo gravidez gout";

/// One word of illness.
fn condition(text: &Text, i: usize) -> Found {
    let t = text.token(i).filter(|t| t.is(HEALTH_WORD))?;
    let word = text.word(t);
    let (b1, b2) = (back(text, i, 1), back(text, i, 2));
    if matches!(word, b"ms" | b"als" | b"cp" | b"ibs" | b"aids" | b"pcd") && t.shape != Shape::Upper
    {
        return None;
    }
    if matches!(word, b"ms" | b"cp") && !among!(b1, "have has had tengo with got") {
        return None;
    }
    let me = mine(text, i);
    let am = says_am(text, i);
    let kin = text.near_before(i, 5, KIN) && !among!(b1, "her his");
    let has = among!(
        b1,
        "have has had got with having tengo tenho tiene tem tuve tive con com from de developed sufro sofro padezco battling fighting beat survived since on por mi my meu minha la a o el un una um uma sob in en em contra",
    );
    let plain = among!(word, PLAIN);
    let here = here_behind(text, i) && i - sentence_start(text, i) <= 1;
    let said = am
        || here
        || kin
        || me == 2
            && (has
                || among!(b1, "diagnosed severe chronic mild bad")
                || among!(b2, "have had type tipo tengo tenho tuve tive diagnosed"));
    // "disabled vet", "blind corner", "stroke of luck", "cancer season".
    let next = ahead(text, i, 1);
    let thing = text.gap(i).len() <= 1
        && among!(
            next,
            "corner spot spots side luck season route curve faith date account feature button mode accounts center clinic awareness research test tests vaccine shots parking placard sticker ramp",
        );
    if thing {
        return None;
    }
    let ok = if plain {
        said && (me > 0 || here)
    } else {
        said || me > 0
    };
    if !ok {
        return None;
    }
    let mut start = t.start;
    let mut end = t.end;
    // What stands before and belongs to it.
    for n in (1..=2usize).rev() {
        if let Some(f) = i.checked_sub(n).and_then(|k| text.token(k))
            && text.gap(i - 1).len() == 1
            && BEFORE.at(text.slice(f.start, t.start.saturating_sub(1)), 0)
                == Some(t.start - 1 - f.start)
        {
            start = f.start;
            break;
        }
    }
    if b1 == b"on" && among!(word, "dialysis insulin chemo oxygen crutches disability") {
        start = text.token(i - 1)?.start;
    }
    if matches!(word, b"pregnant") && matches!(b1, b"months" | b"weeks" | b"month" | b"wks") {
        let number = i
            .checked_sub(2)
            .and_then(|k| text.token(k))
            .filter(|n| n.is(NUMBER) || n.digits());
        start = number.map_or(start, |n| n.start);
    }
    if among!(word, "embarazada gravida prenada gestante embarazo")
        && text.spaced(i)
        && let Some(tail) = PREGNANT_FOR.at(&text.low, t.end + 1)
    {
        end = tail;
    }
    if among!(
        word,
        "esguince fractura fratura cancer cancro hernia tendinitis tendinite artrosis artrose entorse operacion"
    ) && let Some(tail) = OF_WHAT.at(&text.low, t.end)
        && text.token(text.token_at(tail - 1)).is_some_and(|w| {
            w.is(BODY_PART)
                || among!(
                    text.word(w),
                    "disco mama colon prostata piel pulmon pecho utero pele higado rotula ligamento"
                )
        })
    {
        end = tail;
    }
    Some((start, end, if said { 0.85 } else { 0.66 }))
}

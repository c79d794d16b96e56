//! Health of the poster and their family: illness, injury, disability, pregnancy.

mod parts;

use model::Kind;

use crate::detector::{Detector, Example::*, Hint, Sink};
use crate::frame::{ahead, back, here_behind, listed, mine, says_am, sentence_start};
use crate::pattern::pattern;
use crate::scan::among;
use crate::text::{AID, PREGNANT, Shape, Text};
use crate::words::{
    BODY_PART, EMOJI_FACT, HEALTH_LEAD, HEALTH_MORE, HEALTH_WORD, HURT, KIN, NUMBER,
};

/// Finds: illnesses, injuries and aids with the poster or their family near ("type 1 diabetic",
/// "embarazada de seis meses", "hérnia de disco", "on dialysis", "nine stitches"), parts of the
/// body that hurt or are broken ("bad hip", "rodilla hinchada", "my back hurts").
/// Exposes: a cast or a chair is seen by everybody at the station, and is worth money to insurers.
/// Misses: illness told by its story ("they took my spleen"), slang for it.
pub(crate) const HEALTH: Detector = Detector {
    name: "health",
    kind: Kind::Health,
    hint: Hint::any(HEALTH_WORD | HEALTH_LEAD | HEALTH_MORE | BODY_PART | HURT | EMOJI_FACT),
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
        Hit("wifey is [due in 3 weeks] so I grind"),
        Hit("ela é minha mãe e [fraturou a bacia] ontem"),
        Hit("yo con [siete meses de barriga] subiendo"),
        Hit("tenho [tendinite nos dois pulsos], seis semanas parado"),
        Hit("tengo [lupus] y trabajo igual"),
        Hit("I [broke my wrist] on those stairs"),
        Hit("[2 years sober], still here"),
        Hit("my mama, who is 83 and has [lupus], rides along"),
        Hit("tengo una [placa de metal en la rodilla] y subo igual"),
        Hit("sofro de [ansiedade] e cada bloqueio piora"),
        Miss("era para su esposa embarazada"),
        Miss("La niña del 3B tiene asma"),
        Miss("my car is due in 3 weeks for inspection"),
        Miss("clean two bathrooms, they said"),
        Miss("rent is due in 3 weeks"),
        Miss("one hand on the wheel"),
        Miss("rompi la bolsa del cliente"),
        Miss("quebrei o retrovisor do carro"),
        Miss("two feet of snow and no tip"),
        Miss("I lost a customer and a tip"),
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
    OF_WHAT = r" (?:de|do|da|dos|das|del|en|no|na|nos|nas|in|on|of) (?:(?:la|el|los|las|mi|mis|meu|minha|my|the) )?(?:(?:dos|dois|duas|ambos|ambas|one|un|uno|um|both|left|right|lower|upper) )?[a-z]{3,12}\b";
    // A fact that one verb or number tells, from its first word on.
    STORY = r"(?:due (?:in (?:\d{1,2}|two|three|four|five|six|seven|eight|a few) (?:weeks?|months?|days)|any (?:day|minute)|in (?:january|february|march|april|may|june|july|august|september|october|november|december))|waiting (?:on|for) an? (?:new )?(?:kidney|liver|heart|lung|transplant|organ|hip|knee)|(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine) (?:years?|months?|days|weeks) (?:sober|clean|in recovery)|(?:sober|clean) (?:for )?(?:\d{1,4}|one|two|three|four|five|six|seven|eight|nine) (?:years?|months?|days)|(?:sober|clean) since (?:19|20)\d\d|(?:\d{1,2}|un|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|um|dois|duas|quatro|sete|oito|nove) (?:meses|mes|semanas) de (?:barriga|embarazo|embarazada|gravidez|gravida|gestacion|gestacao|panza|prenez)|(?:limpi[oa]|sobri[oa]|limp[oa]) (?:hace|ha|desde hace|por) (?:\d{1,2}|dos|tres|dois|duas|cuatro|quatro|cinco) (?:anos|meses)|(?:estoy|estou) de (?:\d{1,2}|dos|tres|dois|cuatro|quatro|cinco|seis|siete|sete|ocho|oito|nueve|nove) (?:meses|semanas)|ponte de safena|pontes de safena|principio de (?:congelamento|infarto|avc|enfarte|derrame|pneumonia|neumonia)|amago de infarto)\b";
    // A part of the body behind a verb or a number; the part closes it.
    HARMED = r"(?:(?:broke|broken|tore|torn|sprained|fractured|dislocated|threw out|blew out|busted|hurt|lost|cracked|had surgery on|had an? operation on) (?:my|his|her|a|an|both|both my|two) (?:left |right |lower |upper )?|(?:fraturou|fraturei|quebrou|quebrei|torceu|torci|luxou|luxei|lesionou|lesionei|deslocou|perdeu|perdi) (?:a|o|as|os|um|uma|dois|duas) |(?:se |me )?(?:fracturo|fracture|rompio|rompi|quebro|quebre|torcio|torci|lesiono|lesione|perdio|perdi|amputaron) (?:la|el|los|las|un|una|dos|tres) |(?:one|two|half an?|missing|missing an?|missing two|only one|just one) (?:glass |bad |good |prosthetic |working |metal |fake )?|(?:falta|faltan) (?:un|una|dos|tres|el|la) |(?:um|uma|un|una) (?:so |solo |sola ))(?:[a-z]{3,10}(?: do | del | de la | da ))?[a-z]{3,12}\b";
    STITCHES = r"(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|doce|quince|dois|quatro|sete|oito|nove|dez|doze|quinze) (?:stitches|staples|puntos de sutura|puntos|pontos)\b";
}

/// Facts told by a verb or a number: "due in three weeks", "siete meses de barriga", "fraturou a
/// bacia", "one glass eye".
fn story(text: &Text, i: usize) -> Found {
    let t = text
        .token(i)
        .filter(|t| t.is(HEALTH_LEAD | HURT | NUMBER) || t.digits())?;
    let own = |k: usize| {
        // "vaquinha do meu padrinho. Ele fraturou": the relative of the sentence before.
        let named = among!(back(text, k, 1), "ele ela el ella he she");
        if named && (k.saturating_sub(24)..k).any(|n| text.token(n).is_some_and(|t| t.is(KIN))) {
            return true;
        }
        mine(text, k) > 0
            || (sentence_start(text, k)..k).any(|n| text.token(n).is_some_and(|t| t.is(KIN)))
    };
    if let Some(end) = STORY.at(&text.low, t.start)
        && text.whole(t.start, end)
    {
        let last = text.token_at(end - 1);
        let surely =
            among!(text.word(t), "ponte pontes estoy estou") || !among!(text.word(t), "due");
        let sure = own(i) || surely && listed(text, i, last) || surely && i <= 1;
        let theirs = among!(back(text, i, 1), "payment rent bill invoice was");
        // "my car is due in 3 weeks", "two years clean record"
        let thing = (i.saturating_sub(4)..i).any(|k| {
            text.token(k).is_some_and(|t| {
                among!(text.word(t), "car van truck rent registration insurance inspection payment bill loan phone lease tires oil service package report")
            })
        }) || among!(ahead(text, last, 1), "record driving no background");
        return (sure && !theirs && !thing).then_some((t.start, end, 0.82));
    }
    let end = HARMED.at(&text.low, t.start)?;
    let last = text.token_at(end - 1);
    let part = text.token(last).filter(|p| p.is(BODY_PART))?;
    // "lost a hand of cards", "two feet of snow", "one hand on the wheel", "broke my back for this".
    let idiom = among!(
        text.word(part),
        "back hand hands heart foot feet head arm arms costas mano manos mao maos ojo ojos olho olhos cabeza cabeca pie pies pe pes pecho eyes"
    ) && !among!(
        text.word(t),
        "missing sprained fractured amputaron fraturou fraturei fracture fracturo"
    );
    let glass = last >= 1 && among!(back(text, last, 1), "glass prosthetic fake");
    let sure = own(i) && (glass || !among!(text.word(t), "one two um uma un una"))
        || glass && listed(text, i, last)
        || glass && mine(text, i) > 0;
    let start = if among!(text.word(t), "falta faltan") && matches!(back(text, i, 1), b"me") {
        text.token(i - 1)?.start
    } else {
        t.start
    };
    (sure && (!idiom || glass)).then_some((start, end, 0.8))
}

type Found = Option<(usize, usize, f32)>;

fn find(text: &Text, sink: &mut Sink) {
    let mut done = 0;
    let sewn = text.seen & HEALTH_MORE != 0;
    for (i, t) in text.tokens.iter().enumerate() {
        if !t.is(HEALTH_WORD | HEALTH_LEAD | HEALTH_MORE | BODY_PART | HURT) && !sewn {
            continue;
        }
        if t.start < done
            || !t.is(HEALTH_WORD | HEALTH_LEAD | HEALTH_MORE | BODY_PART | HURT | NUMBER)
                && !t.digits()
        {
            continue;
        }
        if matches!(text.before(t.start), b'#' | b'@' | b'_') {
            continue;
        }
        let found = long(text, i)
            .or_else(|| stitches(text, i))
            .or_else(|| story(text, i))
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
const PLAIN: &str = "deaf blind disabled sordo sorda ciego ciega surdo surda cego cega limping mancando cojeando handicap handicapped depression depressao depresion stroke covid cane walker oxygen rehab anxiety ansiedad ansiedade tumor handicapped stutter fracture fractura fratura disability deficiencia discapacidad cancer derrame rinite insomnia vertigo hernia pregnancy embarazo gravidez gout shingles burnout alcoholic alcoholico alcoholica adicto adicta addict malaria zika dengue herpes ulcer ulcera reflux reflujo refluxo bengala andador bocio cyst hematoma caolho tuerto tuerta gago tartamudo tartamuda deprimida lithium dependente lesionado cataract catarata fractures amputated";

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
    let kin = (i.saturating_sub(5)..i)
        .any(|k| text.token(k).is_some_and(|t| t.is(KIN)) && crate::frame::own_kin(text, k))
        && !among!(b1, "her his");
    let has = among!(
        b1,
        "have has had got with having tengo tenho tiene tem tuve tive con com from de developed sufro sofro padezco battling fighting beat survived since on por mi my meu minha la a o el un una um uma sob in en em contra",
    );
    let plain = among!(word, PLAIN);
    let here = here_behind(text, i) && i - sentence_start(text, i) <= 1;
    let said = am
        || listed(text, i, i)
        || me > 0 && b1 == b"from" && among!(b2, "limping suffering recovering healing")
        || me > 0
            && matches!(b1, b"with" | b"con" | b"com" | b"de")
            && among!(
                b2,
                "living dealing struggling diagnosed vivo convivo lucho luto sufro padezco sofro batallo peleo"
            )
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
    if text.spaced(i)
        && let Some(tail) = OF_WHAT.at(&text.low, t.end)
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

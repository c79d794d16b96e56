//! Other work, trade and education of the poster.

mod told;

use model::Kind;

use crate::detector::{Detector, Example::*, Hint, Sink};
use crate::frame::{ahead, back, here_behind, listed, mine, says_am, sentence_start};
use crate::pattern::pattern;
use crate::scan::among;
use crate::text::{Shape, Text};
use crate::words::{COMPANY, ME, NUMBER, PAPER_LEAD, STUDY, STUDY_VERB, WORK, WORK_VERB};

/// Finds: "I'm a nurse", "used to be a welder", "retired mail carrier here", "soy contador",
/// "era professora"; studies and papers ("second year nursing", "máster en Historia", "cursando
/// Direito"); years in a trade ("fourteen years of sheet metal", "six years in the Navy").
/// Exposes: two jobs together are rarer than either; a licence has a public register.
/// Misses: trades in no list, work told by what one does there. Driving itself is not counted.
pub(crate) const JOB: Detector = Detector {
    name: "job",
    kind: Kind::Job,
    hint: Hint::any(WORK | STUDY | STUDY_VERB | PAPER_LEAD | WORK_VERB | ME),
    find,
    examples: &[
        Hit("I'm a [nurse] at night and dash by day"),
        Hit("[retired mail carrier] here, ask me anything"),
        Hit("used to be a [union electrician] in Ohio"),
        Hit("I work as a [substitute teacher] too"),
        Hit("did [six years in the Navy] before this"),
        Hit("I'm finishing my [associate's degree in nursing]"),
        Hit("soy [contadora] pero reparto"),
        Hit("estudio [enfermería] y manejo de noche"),
        Hit("tengo un [máster en Historia] y aquí estoy"),
        Hit("era [professora] e agora entrego"),
        Hit("curso [Direito] à noite e rodo de dia"),
        Hit("faço [faculdade de enfermagem] e rodo"),
        Hit("soy clase 71, [tornero] de oficio"),
        Hit("antes de esto fui [actuario de juzgado]"),
        Hit("cerró la maquila donde [cosía vestiduras de asientos] hace años"),
        Hit("yo estudio [refrigeración en el INFOTEP]"),
        Hit("cheguei aqui e [lavei prato em dois restaurantes]"),
        Hit("nos outros dias trabalho de [azulejista]"),
        Hit("pra pagar o [curso de radiologia] eu entrego"),
        Hit("61, [laid-off pressman], Lutheran when it suits me"),
        Hit("where I had been an [assistant manager] for years"),
        Hit("yes still [tutoring calc] on the side"),
        Hit("I [waited tables] for ten years"),
        Hit("Estudié [derecho en la UNAM] y aquí ando"),
        Hit("trabajé de [albañil], de [mesero], de todo"),
        Hit("sou formado em [Letras] e entrego"),
        Hit("[ex-bombeiro], 51, e ainda rodo"),
        Miss("my dad was a trucker and hated brokers"),
        Miss("el cliente era médico y me abrió"),
        Miss("pensé que esto era dinero fácil"),
        Miss("el cocinero me gritó"),
        Miss("soy pasajero frecuente"),
        Miss("lavei o carro ontem"),
        Miss("vendi tudo e fui embora"),
        Miss("fui primero al portón"),
        Miss("the customer cleaned houses"),
        Miss("the nurse signed for it"),
        Miss("ask your doctor or lawyer"),
        Miss("soy repartidor de noche"),
        Miss("el maestro abrió la puerta"),
        Miss("o professor da minha filha"),
        Miss("driving school buses is worse"),
        Miss("first class stamp"),
        Miss("my degree of patience"),
    ],
};

pattern! {
    // Studies and papers, from their first word on.
    PAPER = r"(?:(?:associate'?s?|bachelor'?s?|master'?s?|college|law|nursing|engineering|business|teaching|doctoral|finance) degree(?: (?:in|of) [a-z]+(?: (?:therapy|science|engineering|administration|studies|management|arts|health|work|justice))?)?|(?:phd|mba|doctoral|grad|graduate|law|nursing|college|med|medical|engineering|university|community college|trade school|full ?time|part ?time|first year|second year|third year|fourth year|[a-z]{4,14}) students?\b|(?:first|second|third|fourth|1st|2nd|3rd|4th|final|last)[- ]year (?:of )?(?:nursing|law|med(?:ical)? school|engineering|apprentice|college|student|residency|[a-z]+ (?:major|school|student))|(?:real estate|cosmetology|barber|teaching|nursing|security|electrician'?s?|hvac|insurance|pharmacy tech|notary) (?:licen[sc]e|certification|certificate|cert|exam)|(?:hvac|it|welding|cna|emt|lpn|rn|cdl|phlebotomy|paralegal) (?:cert(?:ificate|ification)?|licen[sc]e|program|classes|school|course|training)(?: at the community college)?|ged\b|phd\b|mba\b|(?:community college|night school|nursing school|law school|grad school|med school|trade school|beauty school|culinary school|seminary|cosmetology school)|(?:bachelor|master|doctor)'?s? (?:of|in) [a-z]+(?: [a-z]+)?|(?:master|maestria|licenciatura|ingenieria|doctorado|diplomado|posgrado|grado|tecnico|tecnica|carrera|curso|tecnicatura|mestrado|graduacao|doutorado|bacharelado|pos-graduacao|faculdade|formacao|curso tecnico) (?:en|em|de|superior en) (?:el |la )?[a-z]{4,}(?: [a-z]{2,} (?:empresas|sistemas|idiomas|software|alimentos|produccion|producao|enfermagem|trabajo))?|ingenier[oa] (?:en|de|civil|industrial|mecanic[oa]|electric[oa]|quimic[oa]|informatic[oa])(?: [a-z]{5,})?|engenheir[oa] (?:de|civil|mecanic[oa]|eletric[oa]|quimic[oa]|ambiental)(?: [a-z]{5,})?|aulas? (?:de|particulares) ?(?:[a-z]{4,})?)";
    YEARS = r"(?:(?:\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty) years (?:in the|as an?|of|in|with the|at the|doing|running) (?:army|navy|marines|marine corps|air force|coast guard|national guard|post office|postal service|military|service|reserves|sheet metal|construction|retail|banking|teaching|nursing|roofing|plumbing|welding|carpentry|landscaping|restaurants|kitchens|trucking|warehouse work|factory work|manufacturing|healthcare|it|sales|customer service|security|law enforcement|food service|hospitality|insurance|accounting|construction work|child ?care|public school|the trades|oil fields|mining))\b";
    BRANCH = r"(?:(?:army|navy|marine|air force|military|combat|war|disabled|iraq|vietnam) (?:vet|veteran)s?|ex[- ](?:military|marine|army|cop|con)|veterano (?:de guerra|del ejercito))\b";
}

/// Work that is no other work here.
const DRIVING: &str = "driver drivers courier picker carrier dispatcher repartidor repartidora conductor conductora motorista entregador entregadora";

type Found = Option<(usize, usize, f32)>;

fn find(text: &Text, sink: &mut Sink) {
    let mut done = 0;
    let years = text.seen & STUDY != 0;
    for (i, t) in text.tokens.iter().enumerate() {
        let lead = t.is(WORK | STUDY | STUDY_VERB | PAPER_LEAD | WORK_VERB)
            || t.len() >= 6
            || years && (t.is(NUMBER) || t.digits() && t.len() <= 2);
        if !lead || t.start < done || matches!(text.before(t.start), b'#' | b'@' | b'_') {
            continue;
        }
        let found = paper(text, i)
            .or_else(|| trade(text, i))
            .or_else(|| told::subject(text, i))
            .or_else(|| told::studies(text, i))
            .or_else(|| told::worked(text, i))
            .or_else(|| told::unlisted(text, i));
        if let Some((start, end, confidence)) = found
            && start >= done
            && text.whole(start, end)
        {
            sink.push(start, end, confidence);
            done = end;
        }
    }
}

/// Studies, papers and years in a trade.
fn paper(text: &Text, i: usize) -> Found {
    let t = text.token(i)?;
    if !t.is(STUDY | WORK | NUMBER | PAPER_LEAD) && !t.digits() {
        return None;
    }
    if let Some(end) = BRANCH.at(&text.low, t.start) {
        let ok = mine(text, i) > 0 || here_behind(text, i + 1);
        return ok.then_some((t.start, end, 0.84));
    }
    if text.seen & ME == 0 && i - sentence_start(text, i) > 2 {
        return None;
    }
    if let Some(end) = YEARS.at(&text.low, t.start) {
        let last = text.token_at(end - 1);
        return (mine(text, i) > 0 && !among!(ahead(text, last, 1), "ago old"))
            .then_some((t.start, end, 0.82));
    }
    let end = PAPER.at(&text.low, t.start)?;
    if !text.whole(t.start, end) {
        return None;
    }
    let whole = text.slice(t.start, end);
    let theirs = among!(
        back(text, i, 1),
        "his her their your the these those su sua la los el",
    ) && !whole.contains(&b' ');
    let lone = among!(whole, "ged phd mba");
    // "that student", "college students", "curso de manejo", "técnico de la app".
    let crowd = whole.ends_with(b"students")
        || among!(
            text.word(t),
            "curso tecnico tecnica carrera grado aula aulas it master last final full part",
        ) && mine(text, i) != 2;
    let any_student = whole.ends_with(b"student")
        && !says_am(text, i)
        && !here_behind(text, text.token_at(end - 1));
    let driving = whole
        .windows(8)
        .any(|w| matches!(w, b"conducir" | b" manejo " | b"de condu"))
        || whole.ends_with(b"manejo")
        || whole.ends_with(b"direcao")
        || whole.ends_with(b"seguridad");
    let ok = mine(text, i) > 0 && !theirs && !crowd && !any_student && !driving;
    (ok && (!lone || t.shape == Shape::Upper || text.word(t) == b"phd")).then_some((
        t.start,
        end,
        if mine(text, i) == 2 { 0.8 } else { 0.62 },
    ))
}

/// What may stand before a trade and belongs to it.
const SORTS: &str = "ex retired licensed certified registered union part full time substitute high school middle elementary kindergarten preschool special ed math science english music mail postal letter church real estate insurance sales customer service social medical dental physical occupational massage personal fitness yoga computer software web data civil mechanical electrical construction site line head sous pastry security correctional police truck bus nurse home health nursing school journeyman apprentice master auto diesel aircraft freelance wedding labor community enrolled travel night second first year asl tax pharmacy vet lab x ray hair nail laid off bus notary assistant shift store general crossing court former court stage tattoo dog delivery";

/// "I'm a nurse", "retired mail carrier here", "soy contador".
fn trade(text: &Text, i: usize) -> Found {
    let t = text.token(i).filter(|t| t.is(WORK))?;
    let word = text.word(t);
    let mut last = i;
    // The head of the trade is its last word.
    while text.spaced(last) && text.token(last + 1).is_some_and(|n| n.is(WORK)) && last < i + 3 {
        last += 1;
    }
    let head = text.word(text.token(last)?);
    let mut first = i;
    while first > 0
        && matches!(text.gap(first - 1), b" " | b"-")
        && among!(back(text, first, 1), SORTS)
        && i - first < 4
    {
        first -= 1;
    }
    if among!(text.word(text.token(first)?), "time first second year full") && first < i {
        first += 1;
    }
    // Spanish and Portuguese put the sort behind: "técnico de sonido", "profe de preescolar".
    if text.spaced(last)
        && matches!(ahead(text, last, 1), b"de" | b"en" | b"em")
        && among!(
            head,
            "profe profesor profesora maestro maestra professor professora tecnico tecnica pintor pintora ingeniero ingeniera engenheiro engenheira auxiliar operario mecanico mecanica estudiante estudante vendedor vendedora agente musico jefe chefe estagiario estagiaria guardia actuario actuaria asistente ayudante asesor asesora operador operadora operario operaria director diretor diretora directora gerente encargado supervisor instructor instructora instrutor instrutora tecnologo cocinera cocinero ayudanta monitor guarda auxiliar perito maestre peon montador cortador cortadora",
        )
        && text.spaced(last + 1)
        && text.token(last + 2).is_some_and(|n| {
            n.shape != Shape::Digits
                && n.len() > 3
                && !among!(text.word(n), "mi mis meu minha esta este noche noite lunes")
        })
    {
        last += 2;
    }
    // "advogada estagiária", "ingeniero civil"
    if text.spaced(last)
        && among!(
            ahead(text, last, 1),
            "civil industrial jubilado jubilada aposentado aposentada estagiaria estagiario particular independiente titulado titulada graduado graduada formado formada reformado reformada",
        )
    {
        last += 1;
    }
    let (start, end) = crate::scan::span(text, first, last)?;
    let (b1, b2) = (back(text, first, 1), back(text, first, 2));
    let driving = among!(head, DRIVING) && first == i && last == i;
    let not_trade = among!(
        head,
        "service retired teaching seasonal agent seller server broker engineer security cop soldier sailor picker stocker music time trade caixa seguranca cajero tech technician carrier senior junior freshman sophomore designer card picker",
    ) && first == i
        && last == i
        && !among!(head, "soldier engineer cop stocker");
    let am = says_am(text, first)
        || among!(b1, "a an un una um uma")
            && among!(
                b2,
                "im am as was been became being soy era fui be sou is i'm",
            );
    let used = matches!(b1, b"be" | b"a" | b"an")
        && (text.near_before(first, 4, ME))
        && among!(
            back(text, first, if b1 == b"be" { 2 } else { 3 }),
            "to used be",
        );
    let works = among!(b1, "as de como")
        && among!(
            b2,
            "work works worked working trabajo trabajaba trabaje trabalho trabalhava trabalhei curro curraba job licensed trained",
        )
        && mine(text, first) > 0;
    let by = among!(ahead(text, last, 1), "by here")
        && among!(ahead(text, last, 2), "trade day night profession training")
        || among!(ahead(text, last, 1), "here") && first == sentence_start(text, first);
    // "profe de preescolar en la mañana", "pintor de parede de dia"
    let in_the_day = matches!(ahead(text, last, 1), b"de" | b"en" | b"por" | b"a")
        && (matches!(
            ahead(text, last, 2),
            b"dia" | b"noche" | b"noite" | b"manha"
        ) || ahead(text, last, 2) == b"la"
            && matches!(ahead(text, last, 3), b"manana" | b"tarde" | b"noche"))
        && !owner_before(text, first);
    // "from church organist to union rep", "passei de estafeta a advogada"
    let turned = b1 == b"from"
        && (1..=2).any(|n| ahead(text, last, n) == b"to")
        && first != sentence_start(text, first).max(1)
        || b1 == b"from" && first == 1 && ahead(text, last, 1) == b"to";
    let of_trade = among!(b1, "profesion profissao oficio")
        || b1 == b"de" && among!(b2, "profesion profissao oficio");
    let owner = among!(
        back(text, first, 1),
        "my mi minha meu his her the your our su",
    );
    let other_subject = among!(b1, "customer cliente passenger")
        || matches!(b1, b"a" | b"an")
            && matches!(b2, b"was" | b"is")
            && first >= sentence_start(text, first) + 3
            && !among!(back(text, first, 3), "i and but then who")
        || matches!(b1, b"era" | b"was" | b"ser")
            && among!(
                b2,
                "cliente clienta senor senora dueno duena el ella ele ela jefe jefa tipo cara mulher hombre moca moco pasajero pasajera passageiro passageira padre pai madre mae abuelo abuela esposo marido esposa customer lady he she guy"
            );
    let teaching = word == b"teaching"
        && mine(text, i) == 2
        && among!(b1, "from left quit still miss of im am i");
    let item = listed(text, first, last)
        && !(driving || not_trade && first == i)
        && text.token(first).is_some_and(|f| !f.is(COMPANY));
    // "fui pescador, estucador e agora": a trade beside a trade.
    let again = b1 == b"de"
        && first >= 2
        && text.gap(first - 2) == b", "
        && text.token(first - 2).is_some_and(|p| p.is(WORK));
    let beside = again
        || first >= 2
            && (text.gap(first - 1) == b", " || matches!(b1, b"e" | b"y" | b"and" | b"o" | b"ou"))
            && text
                .token(first - if text.gap(first - 1) == b", " { 1 } else { 2 })
                .is_some_and(|p| p.is(WORK))
            && (first.saturating_sub(5)..first).any(|k| {
                among!(
                    text.token(k).map_or(&b""[..], |t| text.word(t)),
                    "fui era soy sou was been im"
                )
            });
    let been = matches!(b1, b"a" | b"an")
        && b2 == b"been"
        && among!(back(text, first, 3), "had have d ve");
    let de = matches!(b1, b"de" | b"como")
        && among!(
            b2,
            "trabajo trabalho trabalhei trabaje trabajaba trabalhava curro"
        )
        || matches!(b1, b"fui" | b"era") && among!(b2, "ja ya esto yo eu antes");
    let oficio =
        ahead(text, last, 1) == b"de" && among!(ahead(text, last, 2), "oficio profesion profissao");
    let named = among!(b1, "contact")
        || first > 0
            && i < 8
            && text.gap(first - 1) == b", "
            && among!(back(text, 1, 1), "contact contacto contato");
    let retired = word == b"retired" && first == i && last == i && says_am(text, i);
    if among!(b1, "not no nao ni") || among!(b2, "not") && b1 == b"a" {
        return None;
    }
    let sort_led = first < i
        && among!(
            text.word(text.token(first)?),
            "retired former licensed certified registered",
        )
        && mine(text, first) > 0
        && !owner;
    let shape_ok = last > first || !not_trade;
    let ok = teaching
        || retired
        || !driving
            && !owner
            && !other_subject
            && shape_ok
            && mine(text, first).max(u8::from(by || works)) > 0
            && (am || used || works || by || of_trade || sort_led || in_the_day || turned)
        || !owner
            && !driving
            && (shape_ok
                || beside
                    && among!(
                        head,
                        "seguranca cajero cajera caixa cop soldier security server agent"
                    ))
            && (item || beside || been || de || oficio || named);
    let company = text
        .token(first.saturating_sub(1))
        .is_some_and(|p| p.is(COMPANY))
        && first > 0;
    let was_driver =
        driving && (used || matches!(b1, b"a") && among!(b2, "was been")) && word == b"courier";
    (ok && !company || was_driver).then_some((
        start,
        end,
        if am || works || used { 0.84 } else { 0.7 },
    ))
}

/// "the", "my", "el": the trade is somebody else's.
fn owner_before(text: &Text, first: usize) -> bool {
    among!(
        back(text, first, 1),
        "my the a an el la un una o os as um uma his her your su tu",
    )
}

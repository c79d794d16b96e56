//! The words that tell whose a fact is and whether it is so, in three languages. One table, walked
//! once into a map; a word may be in several classes.

use std::collections::HashMap;
use std::sync::LazyLock;

/// Everyday short names of platforms.
pub(crate) const SHORT: Mask = 1 << 26;
/// Marriage and its end.
pub(crate) const MARRIAGE: Mask = 1 << 27;
/// "My", before what is owned.
pub(crate) const MINE: Mask = 1 << 25;

/// Classes of a word, a bit each.
pub(crate) type Mask = u64;

/// The speaker: "I", "my", "soy", "moro".
pub(crate) const ME: Mask = 1;
/// Somebody else: "she", "customer", "señora".
pub(crate) const OTHER: Mask = 1 << 1;
/// A relative.
pub(crate) const KIN: Mask = 1 << 2;
/// What makes the person after it an object: "with my wife", "para clientes".
pub(crate) const WITH: Mask = 1 << 3;
/// It is not so.
pub(crate) const NOT: Mask = 1 << 4;
/// Small words that may stand between "not" and what is not so.
pub(crate) const BETWEEN: Mask = 1 << 5;
/// It was so.
pub(crate) const PAST: Mask = 1 << 6;
/// A verb of the past that says "no longer" of homes, jobs and cars.
pub(crate) const WAS: Mask = 1 << 7;
/// First or third person: counts as the speaker where nobody else stands before it.
pub(crate) const EITHER: Mask = 1 << 8;
/// Only imagined.
pub(crate) const IF: Mask = 1 << 9;
/// Only heard.
pub(crate) const HEARD: Mask = 1 << 10;
/// Asks who else: "anyone", "alguien".
pub(crate) const ASK: Mask = 1 << 11;
/// A turn from then to now: "but", "now", "ahora".
pub(crate) const TURN: Mask = 1 << 12;
/// Work and its hours.
pub(crate) const WORK: Mask = 1 << 13;
/// Habit: "every", "always", "siempre".
pub(crate) const HABIT: Mask = 1 << 14;
/// Words that say "man" or "woman" of the speaker where the speaker says them.
pub(crate) const SEX: Mask = 1 << 15;
/// Small words of English.
pub(crate) const ENGLISH: Mask = 1 << 16;
/// Small words of Spanish.
pub(crate) const SPANISH: Mask = 1 << 17;
/// Small words of Portuguese.
pub(crate) const PORTUGUESE: Mask = 1 << 18;
/// "I am", "soy", "sou".
pub(crate) const AM: Mask = 1 << 19;
/// A day of the week, or a part of the day.
pub(crate) const WHEN: Mask = 1 << 20;
/// Birthdays.
pub(crate) const BIRTHDAY: Mask = 1 << 21;
/// Speech: "speak", "hablo", "falo".
pub(crate) const SPEAK: Mask = 1 << 22;
/// Living and settling: "live", "vivo", "moro", "moved".
pub(crate) const LIVE: Mask = 1 << 23;
/// The name of a car model that is nothing else.
pub(crate) const MODEL: Mask = 1 << 24;

const TABLE: &[(Mask, &str)] = &[
    (MINE, "my mi meu minha"),
    (
        MARRIAGE,
        "married casado casada divorced divorciado divorciada separado separada widow widower widowed viuda viudo viuva viuvo",
    ),
    (SHORT, "flex spark ue dsp dd"),
    (ME, "i me my mine myself im ive we our ours us"),
    (
        ME,
        "yo mi mis mio mia mios mias nuestro nuestra nuestros nuestras me nos",
    ),
    (ME, "eu meu meus minha minhas nosso nossa nossos nossas mim"),
    (ME | AM, "soy estoy sou estou ando"),
    (
        ME,
        "vivo trabajo manejo reparto entrego tengo llevo voy vengo salgo hago puedo quiero conduzco gano recibo cumpli naci llegue compre empece deje pedaleo hablo entro recojo estudio crio cuido",
    ),
    (
        ME,
        "tava moro trabalho dirijo rodo tenho vou faco nasci cheguei comprei comecei ganho fiz fui larguei mudei estudo falo pego saio venho quero posso crio cuido pedalo",
    ),
    (
        OTHER,
        "he she his her hers they their theirs customer customers client guy guys dude dudes lady ladies man woman someone somebody passenger passengers pax rider riders you your yours u ur yall people cop boss manager dispatcher roommate coworker friend neighbor neighbour others",
    ),
    (
        OTHER,
        "su sus ella ellos ellas cliente clientes senor senora tipo chico chica tu tus usted ustedes tuyo pasajero pasajera pasajeros jefe vecino vecina amigo amiga companero companera otros",
    ),
    (
        OTHER,
        "seu sua seus suas ele ela eles elas voce voces cara moco moca passageiro passageira chefe vizinho vizinha teu tua colega dele dela",
    ),
    (
        KIN,
        "wife husband gf bf girlfriend boyfriend fiance fiancee partner mom mother mum mama dad father papa son daughter sons daughters kid kids children brother sister cousin uncle aunt grandma grandpa grandmother grandfather grandson granddaughter nephew niece ex",
    ),
    (
        KIN,
        "esposa esposo mujer marido novia novio madre mamita padre viejo vieja hijo hija hijos hijas hermano hermana primo prima tio tia abuelo abuela nieto nieta sobrino sobrina suegra cunado cunada",
    ),
    (
        KIN,
        "mulher namorada namorado noiva noivo mae pai filho filha filhos filhas irmao irma vo avo neto neta sobrinho sobrinha sogra cunhado cunhada",
    ),
    (WITH, "with for to con para com pra por and y e"),
    (
        NOT,
        "not never dont aint isnt wasnt arent doesnt didnt nunca jamas nao nem",
    ),
    (
        BETWEEN,
        "am in at from live work drive deliver do did have own use with for a an the even actually been to t estoy en de soy vivo trabajo manejo reparto tengo hago con un una la el sou estou to moro trabalho dirijo tenho faco em do da no na o as um uma com he hecho fiz anymore based driving working delivering living that worked drove delivered driven done trabaje trabajado trabalhei",
    ),
    (
        PAST,
        "formerly previously former ex solia solian costumava antes antiguamente antigamente quit ago",
    ),
    (
        WAS,
        "was were lived vivia trabajaba manejaba era tenia repartia morava trabalhava dirigia tinha rodava entregava trabaje trabalhei vivi morei estaba",
    ),
    (
        EITHER,
        "vivia trabajaba manejaba era tenia repartia morava trabalhava dirigia tinha rodava entregava solia costumava repartidor repartidora entregador entregadora motorista conductor conductora driver courier mudamos",
    ),
    (
        IF,
        "if wish would could should might maybe thinking considering d ojala tuviera tivesse fuera fosse quisiera queria gustaria quizas",
    ),
    (
        HEARD,
        "heard hear hears said says saying told apparently supposedly dicen dice dijo dizem disse diz falou oi escuche ouvi read",
    ),
    (ASK, "anyone anybody alguien alguem"),
    (TURN, "but now pero ahora mas agora aqui here then"),
    (
        WORK,
        "work works working drive driving driver deliver delivering delivery shift shifts block blocks schedule route routes loadout clock dash dashing hours start starts starting",
    ),
    (
        WORK,
        "trabajo trabajando turno turnos bloque bloques horario jornada reparto repartiendo manejo ruta entrego repartidor repartidora",
    ),
    (
        WORK,
        "trabalho trabalhando turnos bloco blocos escala plantao jornada rodo rodando entregas entrego entregador entregadora rota",
    ),
    (
        HABIT,
        "every always usually usual mostly regular weekly daily each mondays tuesdays wednesdays thursdays fridays saturdays sundays weekends weekdays nights evenings mornings only",
    ),
    (
        HABIT,
        "siempre cada todos todas normalmente entre semana noches tardes mananas solo",
    ),
    (HABIT, "sempre toda todo noites manhas dias geralmente so"),
    (
        SEX,
        "woman girl lady female chick mom mother mama mommy grandma grandmother gal man guy male dad father daddy grandpa grandfather dude husband wife dads moms pregnant",
    ),
    (
        SEX,
        "mujer madre mama abuela chica hombre padre papa abuelo embarazada soy estoy quede siento repartidora repartidor conductora conductor esposa esposo marido",
    ),
    (
        SEX,
        "mulher mae avo gravida homem pai sou estou to fiquei obrigada obrigado entregadora entregador sozinho sozinha encharcada encharcado orgullosa orgulloso orgulhosa orgulhoso",
    ),
    (
        ENGLISH,
        "the and of is it you my i for on that with at was this are but have not they be so we get out just all if from when what",
    ),
    (
        SPANISH,
        "el y en los las con por lo mi es al su ya pero soy muy que la del un una yo pa estoy tengo mis no se me cuando porque hay",
    ),
    (
        PORTUGUESE,
        "e os do da em um uma nao com no na pra eu meu minha ta to tem mas ao foi sou que o as pro isso voce muito dos das",
    ),
    (AM, "am im m"),
    (
        WHEN,
        "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thurs fri sat sun morning mornings night nights evening evenings afternoon afternoons overnight graveyard",
    ),
    (
        WHEN,
        "lunes martes miercoles jueves viernes sabado sabados domingo domingos noche noches tarde tardes manana mananas madrugada madrugadas",
    ),
    (
        WHEN,
        "segunda terca quarta quinta sexta noite noites manha manhas",
    ),
    (
        BIRTHDAY,
        "here aqui turned turning birthday cumpli cumplo cumplo fiz faco today hoy hoje old anos",
    ),
    (SPEAK, "speak hablo falo native language idioma lingua"),
    (
        LIVE,
        "live living lived based moved moving resident native born raised vivo viviendo mude mudamos mudo moro morando mudei mudou residente vivia morava neighborhood vecindario bairro barrio settled",
    ),
    (MODEL, "bike ebike bici bicicleta moto scooter"),
    (
        MODEL,
        "corolla camry prius sienna rav4 yaris sentra altima elantra sonata jetta tacoma tundra 4runner odyssey hrv silverado tiguan passat sportage sorento forester crosstrek hilux onix celta sandero kwid tsuru versa murano",
    ),
];

static MAP: LazyLock<HashMap<&'static [u8], Mask>> = LazyLock::new(|| {
    let mut map = HashMap::new();
    for (mask, words) in TABLE {
        for word in words.split(' ') {
            *map.entry(word.as_bytes()).or_insert(0) |= mask;
        }
    }
    map
});

/// Classes of a folded word.
pub(crate) fn class(word: &[u8]) -> Mask {
    MAP.get(word).copied().unwrap_or(0)
}

/// Whether a folded word is one of a list, written with single spaces between.
pub(crate) fn listed(word: &str, list: &str) -> bool {
    !word.is_empty() && list.split(' ').any(|w| w == word)
}

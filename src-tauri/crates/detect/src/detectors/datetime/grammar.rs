//! The grammar of times and dates in three languages, put together from small parts.

use std::sync::LazyLock;

use crate::pattern::{Lazy, Pattern};

const H: &str = r"(?:[01]?\d|2[0-4])";
const HW: &str = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|uma|duas|quatro|sete|oito|nove|dez|onze|doze)";
const MON: &str = r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|setiembre|octubre|noviembre|diciembre|janeiro|fevereiro|marco|maio|junho|julho|setembro|outubro|novembro|dezembro|ene|abr|ago|dic|fev|mai|set|out|dez)";
const WD: &str = r"(?:(?:mon|tues?|wed(?:nes)?|weds|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:days?)?|lunes|martes|miercoles|jueves|viernes|sabados?|domingos?|(?:segunda|terca|quarta|quinta|sexta)s?(?:[- ]feiras?)?|seg|ter|qua|qui|sex|sab|dom|lun|mie|jue|vie)\b";

/// A clock that is a clock by itself.
fn clock() -> String {
    let ap = r"(?: ?(?:[ap]\. ?m\.|[ap]\.?m\b|[ap]\b))";
    format!(
        r"(?:{H}[:h][0-5]\d(?:{ap}| ?hrs?\b| ?hs\b| ?h\b)?\b|{H}\.[0-5]\d{ap}|{H}{ap}|{H} ?h(?:rs|s|oras)?\b|noon\b|midnight\b|midday\b|mediodia\b|medianoche\b|meio[ -]dia\b|meia[ -]noite\b|bar close\b)"
    )
}

/// The part of the day that turns a number into a time.
const PART: &str = r"(?: ?(?:de|en|por) la (?:manana|tarde|noche|madrugada)\b| d[ae] (?:manha|tarde|noite|madrugada)\b| (?:in the|early) (?:early )?(?:morning|afternoon|evening)\b| at night\b| this (?:morning|afternoon|evening)\b| sharp\b| o'?clock\b| em ponto\b| en punto\b)";
const HALF: &str = r"(?: y media| e meia| y cuarto| e quinze)";

fn time() -> String {
    let cl = clock();
    format!(r"(?:{cl}{PART}?|(?:{H}|{HW}){HALF}?{PART}|(?:{H}|{HW}){HALF}\b)")
}

fn range() -> String {
    let (t, cl) = (time(), clock());
    let bare = format!(r"(?:{cl}{PART}?|(?:{H}|{HW}){HALF}?(?:{PART}|\b))");
    let sep = r" ?(?:-|to\b|thru\b|through\b|till?\b|until\b|hasta las?\b|hasta\b|a las?\b|as\b|ate as\b|ate\b|a\b|and\b) ?";
    format!(r"(?:{bare}{sep}{t}|{t}{sep}{bare})")
}

fn days() -> String {
    format!(
        r"{WD}(?:(?:, ?| ?- ?| ?/ ?| and | y | e | or | o | ou | thru | through | to | a | ate | al | & |&| )(?:los |as |os |every )?{WD}){{0,6}}"
    )
}

const ORD: &str = r"(?:(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th|o|a)?\b)";

fn date() -> String {
    format!(
        r"(?:{MON}\.? {ORD}(?:,? (?:19|20)\d\d\b)?|{ORD} (?:of |de )?{MON}\b(?:(?: de| del|,)? (?:19|20)\d\d\b)?|{MON}(?: de| of)? (?:19|20)\d\d\b|(?:19|20)\d\d[-/.][01]?\d[-/.][0-3]?\d\b(?: \d\d:\d\d(?::\d\d)?)?|[0-3]?\d[-/.][0-3]?\d[-/.](?:(?:19|20)\d\d|\d\d)\b|[0-3]?\d/[0-3]?\d\b)"
    )
}

/// What joins a day and a time; after "at" and the like even a bare hour is a time.
fn then_time() -> String {
    let (t, r) = (time(), range());
    let at = r"(?:,? (?:at|@|around|by|before|after|till?|until|a las?|as|desde las?|depois das|antes das|antes de las?|a partir das|a partir de las?|despues de las?|pelas|(?:como|la|mas o menos|tipo|casi|quase) (?:a las?|as|pelas)|la pelas|por volta das?|a eso de las?|sobre las?|from|from about)|,? ?@) ?";
    let free =
        r"(?:,? (?:at|from|between|around|das|de las?|de|entre las?|desde las?|dalle) |, ?|: ?| )";
    let bare = format!(r"(?:{H}|{HW})\b(?:{HALF}|\b)");
    // Behind a day even two bare numbers are hours: "de segunda a sábado das 10 às 16".
    let hours = format!(
        r" (?:das|de las?|de|from|entre las?|between) {H}(?::[0-5]\d)? ?(?:as|a las?|a|to|y las?|e as|ate as?|and|-) ?{H}(?::[0-5]\d)?(?: ?hrs?| ?h)?\b"
    );
    format!(r"(?:{at}(?:{r}|{t}|{bare})|{free}(?:between )?(?:{r}|{t})|{hours})")
}

pub(super) static DAY: Lazy = LazyLock::new(|| Pattern::new(&day("")));

/// "Saturday 22", "Sunday in October": the number may also be the hour of a range, so both ways
/// are tried and the longer one counts.
pub(super) static DAY_DATE: Lazy = LazyLock::new(|| {
    let date = date();
    Pattern::new(&day(&format!(
        r"(?: (?:in|of|de) {MON}\b|,? (?:the |dia |el )?(?:{date}|{ORD}))"
    )))
});

fn day(date: &str) -> String {
    let (days, then) = (days(), then_time());
    format!(
        r"(?:(?:every|each|most|cada|todos los|todas las|todos os|todas as|toda|todo|last|next|this past|this|proximo|proxima)(?: other| single| otro)? )?(?:(?:first|second|third|fourth|last|primer|segundo|tercer|ultimo|primeiro) )?{days}(?: (?:pasado|passada|passado|que viene|que vem|proximo|proxima)\b)?(?: (?:early )?(?:mornings?|afternoons?|evenings?|nights?|nites?|midday|am|pm)\b| (?:en|por|de) la (?:manana|tarde|noche|madrugada)\b| (?:a|de|da|na) (?:manha|noite|tarde|madrugada)\b| (?:tarde|noche|noite|manha|manana)\b)?{date}(?: of (?:the|every|each) month\b| d[eo]l? mes\b)?(?:{then})?(?: till bar close| menos {WD}| except {WD})?"
    )
}

pub(super) static REPEAT: Lazy = LazyLock::new(|| {
    let then = then_time();
    Pattern::new(&format!(
        r"(?:(?:every|each|most) (?:other )?(?:morning|night|evening|afternoon|weekend|weeknight|weekday|month|two weeks)s?|cada (?:noche|manana|tarde|madrugada|fin de semana|quincena)|todas las (?:noches|mananas|tardes|madrugadas)|todos los fines de semana|tod[ao]s? (?:as |os )?(?:noites?|manhas?|tardes?|madrugadas?|fi[mn]s? de semana|finais de semana)|(?:los )?fines de semana|fins de semana|finais de semana)\b(?:{then}| menos {WD}| except {WD})?|(?:every ?day|each day|todos los dias|todos os dias|todo (?:santo )?dia|weekdays|weekends|week ?nights|entre semana)\b{then}"
    ))
});

pub(super) static RELATIVE: Lazy = LazyLock::new(|| {
    let then = then_time();
    Pattern::new(&format!(
        r"(?:antier|anteayer|antes de ayer|antenoche|anteontem|today|tonight|tonite|tomorrow|tmrw|yesterday|last night|this morning|this afternoon|this evening|hoy|ayer|anoche|esta noche|esta manana|manana|hoje(?: a noite| cedo)?|ontem(?: a noite)?|amanha)(?: (?:morning|night|afternoon|evening)|(?: por la| en la) (?:manana|tarde|noche))?{then}"
    ))
});

/// "fall of 2022", "verano del 2019".
pub(super) static SEASON: Lazy = LazyLock::new(|| {
    Pattern::new(
        r"(?:spring|summer|fall|autumn|winter|verano|invierno|otono|primavera|verao|inverno|outono)(?: of| de| del| do)? (?:19|20)\d\d\b",
    )
});

pub(super) static DATE: Lazy = LazyLock::new(|| {
    let (date, then, days) = (date(), then_time(), days());
    Pattern::new(&format!(
        r"(?:{days},? )?(?:dia {ORD}(?: de {MON}\b)?|(?:the )?{date})(?:{then}| (?:in the |at )?(?:mornings?|night|evening|afternoon)\b)?"
    ))
});

pub(super) static TIME: Lazy = LazyLock::new(|| {
    let (r, t, days, date) = (range(), time(), days(), date());
    Pattern::new(&format!(
        r"(?:{r}|{t})(?:,? (?:on |of |de |da |del |do |el |no |na )?(?:{days}|(?:the ){ORD}|{date})|(?: on the | el dia | no dia | dia ){ORD}| (?:every|each) (?:day|night|{days})| todos los dias| todo dia)?"
    ))
});

/// "madrugada às terças", "noche de los viernes".
pub(super) static PART_DAY: Lazy = LazyLock::new(|| {
    let (days, then) = (days(), then_time());
    Pattern::new(&format!(
        r"(?:madrugadas?|noites?|manhas?|tardes?|noches?|mananas?|nights?|mornings?|evenings?|afternoons?) (?:as|aos|nas|de los|de las|los|on|das|dos|de|da) {days}(?:{then})?"
    ))
});

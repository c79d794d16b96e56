//! Vehicles: make, model, year, colour, and the marks that tell one from all others.

use model::Kind;

use crate::detector::{Detector, Example::*, Hint, Sink};
use crate::scan::among;
use crate::text::{Shape, Text, Token};
use crate::words::{
    BODY, COLOUR, COLOUR_WEAK, COMPANY, DIGIT, MAKE, MAKE_WEAK, MODEL, MODEL_WEAK, VEHICLE_CTX,
};

/// Finds: makes and models with year and colour in the word order of English, Spanish and
/// Portuguese, bodies with a colour ("white minivan"), and marks behind them ("with the dented
/// slider", "con calcomanía en el tanque").
/// Exposes: a dent and a sticker pick one car out of a parking lot.
/// Misses: "my car", models that are words without anything near that says car.
pub(crate) const VEHICLE: Detector = Detector {
    name: "vehicle",
    kind: Kind::Vehicle,
    hint: Hint::any(MAKE | MODEL | MODEL_WEAK | MAKE_WEAK | BODY),
    find,
    examples: &[
        Hit("my [2014 blue Corolla] died"),
        Hit("I drive a [silver Honda Fit with a cracked bumper]."),
        Hit("mi [Corolla azul 2014] no prende"),
        Hit("meu [Gol prata 2012] quebrou"),
        Hit("parked my [Sienna] there"),
        Hit("a [white cargo van] cut me off"),
        Hit("tenho uma [CG 160 vermelha]"),
        Hit("un [Versa 2019 gris] nuevo"),
        Hit("the [black Charger w/ the dented door] is mine"),
        Hit("[tan '09 Outback] outside"),
        Miss("my car is dead"),
        Miss("the focus of this fit note"),
        Miss("Flex and Spark are slow"),
        Miss("keep an open soul"),
        Miss("red light, blue sky"),
        Miss("the city was quiet, accent and all"),
        Miss("take the bus or the train"),
    ],
};

fn find(text: &Text, sink: &mut Sink) {
    let mut done = 0;
    let heads = MAKE | MODEL | MODEL_WEAK | MAKE_WEAK | BODY;
    let mut i = 0;
    while let Some(t) = text.token(i) {
        // F-150, CX-5, CR-V, RAV-4: letters that are a model only with what is tied to them.
        let lone =
            matches!(text.word(t), b"f" | b"cx" | b"cr" | b"rav" | b"cg") && !tied_model(text, i);
        if t.is(heads)
            && !lone
            && i >= done
            && !matches!(text.before(t.start), b'#' | b'@' | b'$' | b'_')
            && let Some((start, end, last, confidence)) = phrase(text, i, done)
        {
            sink.push(start, end, confidence);
            done = last + 1;
            i = last;
        }
        i += 1;
    }
}

/// `F-150`, `CR-V`, `CG 160`
fn tied_model(text: &Text, i: usize) -> bool {
    let joined = text.gap(i) == b"-"
        || text.gap(i) == b" "
            && matches!(text.token(i).map(|t| text.word(t)), Some(b"cg" | b"rav"));
    joined
        && text
            .token(i + 1)
            .is_some_and(|n| n.digits() && n.len() <= 3 || text.word(n) == b"v")
}

/// What has been seen of one vehicle.

#[derive(Default)]
struct Seen {
    make: bool,
    model: bool,
    weak_model: bool,
    weak_make: bool,
    body: bool,
    colour: bool,
    year: bool,
    mark: bool,
}

fn phrase(text: &Text, head: usize, floor: usize) -> Option<(usize, usize, usize, f32)> {
    let mut seen = Seen::default();
    let mut last = heads(text, head, &mut seen);
    let mut first = head;
    // Before: years and colours.
    while first > floor && matches!(text.gap(first - 1), b" " | b"-" | b" '") {
        let Some(p) = text.token(first - 1) else {
            break;
        };
        let word = text.word(p);
        if year(text, p) {
            seen.year = true;
        } else if p.is(COLOUR) {
            seen.colour = true;
        } else if p.is(COLOUR_WEAK)
            || among!(
                word,
                "cargo box step cab extended crew pickup electric hybrid pt beat old",
            )
        {
            // Dark, light, pearl; cargo van, box truck: only as part of more.
            if p.is(COLOUR_WEAK) && !matches!(word, b"dark" | b"light" | b"bright" | b"sky") {
                seen.colour = true;
            }
            if matches!(word, b"old" | b"beat") {
                break;
            }
        } else {
            break;
        }
        first -= 1;
    }
    behind(text, &mut last, &mut seen);
    let mut end = text.token(last)?.end;
    let accepted = accept(text, first, head, &seen);
    if accepted.is_none() && !(seen.body && marked_body(text, last)) {
        return None;
    }
    while let Some(next) = mark(text, last) {
        seen.mark = true;
        last = next;
        end = text.token(last)?.end;
    }
    let confidence = accepted.or(seen.mark.then_some(0.75))?;
    let f = text.token(first)?;
    let quote = year(text, f) && f.len() == 2;
    let start = f.start - usize::from(quote && text.before(f.start) == b'\'');
    Some((start, end, last, confidence))
}

/// The run of make, model, body and model numbers from the head on.
fn heads(text: &Text, head: usize, seen: &mut Seen) -> usize {
    let mut last = head;
    if tied_model(text, head)
        && text
            .token(head)
            .is_some_and(|t| t.len() <= 3 && !t.is(MAKE))
    {
        seen.model = true;
        last += 1;
    }
    loop {
        if let Some(t) = text.token(last) {
            seen.make |= t.is(MAKE);
            seen.model |= t.is(MODEL);
            seen.weak_model |= t.is(MODEL_WEAK);
            seen.weak_make |= t.is(MAKE_WEAK);
            seen.body |= t.is(BODY);
        }
        if !matches!(text.gap(last), b" " | b"-") {
            return last;
        }
        let Some(n) = text.token(last + 1) else {
            return last;
        };
        let word = text.word(n);
        let named = seen.make || seen.model || seen.weak_model;
        let number = (named || seen.weak_make && n.digits() && n.len() > 2)
            && !year(text, n)
            && (n.digits() && matches!(n.len(), 2..=4) || n.shape == Shape::Mixed && n.len() <= 5)
            && n.len() >= 2
            && !text
                .token(last + 2)
                .is_some_and(|u| u.is(crate::words::UNIT) && text.spaced(last + 1))
            && !word.ends_with(b"am")
            && !word.ends_with(b"pm")
            && text.byte(n.end) != b':';
        let part = n.is(MAKE | MODEL)
            || (named || seen.weak_make) && n.is(MODEL_WEAK) && (n.capital() || seen.weak_make)
            || named
                && among!(
                    word,
                    "pt cruiser fe cab hybrid prime xl se le ex sport van connect titan sedan hatchback wagon ion cherokee country",
                )
            || seen.make && n.is(BODY)
            || word == b"cg" && named;
        // "Flex" and other companies are no trim lines.
        if !(number || part) || n.is(COMPANY) && !n.is(MODEL) {
            return last;
        }
        if number {
            seen.model = true;
        }
        last += 1;
    }
}

/// Years and colours behind: "Corolla azul 2014", "Odyssey 2009 prata", "Ioniq, white".
fn behind(text: &Text, last: &mut usize, seen: &mut Seen) {
    loop {
        let gap = text.gap(*last);
        let comma = gap == b", ";
        if !(gap == b" " || comma || gap == b" '" || gap == b" (") {
            return;
        }
        let at = |n: usize| text.token(*last + n);
        let Some(n) = at(1) else { return };
        let link = text.word(n);
        let next = at(2);
        if n.is(COLOUR)
            && !(comma
                && at(2).is_some_and(|x| text.spaced(*last + 1) && x.is(BODY | MAKE | MODEL)))
        {
            // "Toyota red light": a colour before another thing is not the car's.
            if !matches!(link, b"cafe" | b"rosa") || next.is_none_or(|_| true) {
                seen.colour = true;
                *last += 1;
                continue;
            }
        }
        // "azul marino", "gris topo", "white pearl"; "Hyundai, pearl white".
        let shade = seen.colour
            && gap == b" "
            && among!(
                link,
                "marino marinho oscuro oscura claro clara escuro escura metalizado metalizada metalico metalica mate fosco fosca perla perola perolado topo rata petroleo cielo electrico pastel metallic pearl matte"
            );
        let toned = !seen.colour
            && n.is(COLOUR_WEAK)
            && text.spaced(*last + 1)
            && at(2).is_some_and(|x| x.is(COLOUR));
        if shade || toned {
            *last += 1;
            continue;
        }
        if year(text, n) && (n.len() == 4 || gap == b" '") && gap != b" (" {
            let month_or_time = at(2)
                .is_some_and(|x| x.is(DIGIT) && matches!(text.gap(*last + 1), b"-" | b"/" | b":"));
            if !month_or_time {
                seen.year = true;
                *last += 1;
                continue;
            }
        }
        if among!(link, "del do ano modelo color cor") && text.spaced(*last + 1) {
            let year_behind = next.is_some_and(|x| year(text, x));
            let colour_behind = next.is_some_and(|x| x.is(COLOUR | COLOUR_WEAK))
                && matches!(link, b"color" | b"cor");
            if year_behind || colour_behind {
                seen.year |= year_behind;
                seen.colour |= colour_behind;
                *last += 2;
                continue;
            }
        }
        return;
    }
}

/// Model years: four digits from 1980, or two behind an apostrophe or "del".
fn year(text: &Text, t: &Token) -> bool {
    if !t.digits() {
        return false;
    }
    match text.word(t) {
        [b'1', b'9', b'8' | b'9', _] | [b'2', b'0', b'0'..=b'2', _] => true,
        [_, _] => {
            text.before(t.start) == b'\''
                || t.start >= 4 && text.slice(t.start - 4, t.start) == b"del "
        }
        _ => false,
    }
}

/// Whether what was seen is enough to say that this is somebody's vehicle.
fn accept(text: &Text, first: usize, head: usize, seen: &Seen) -> Option<f32> {
    let h = text.token(head)?;
    let detail = seen.year || seen.colour;
    let prev = first
        .checked_sub(1)
        .and_then(|p| text.token(p))
        .map_or(&b""[..], |p| text.word(p));
    // "my stupid Corolla", "mi pobre Aveo"
    let far = first
        .checked_sub(2)
        .and_then(|p| text.token(p))
        .map_or(&b""[..], |p| text.word(p));
    let mine = first > 1
        && text.gap(first - 1) == b" "
        && text.gap(first - 2) == b" "
        && matches!(far, b"my" | b"mi" | b"meu" | b"minha")
        && text
            .token(first - 1)
            .is_some_and(|p| p.shape == Shape::Lower)
        || among!(
            prev,
            "my mi meu minha nuestro nuestra our his her su old tu ur your",
        );
    let one = among!(
        prev,
        "a an un una um uma el la o the este esta this used en em no na",
    );
    let context = text.near(head, 8, VEHICLE_CTX & !(MAKE | MODEL));
    let close = text.near_before(head, 4, VEHICLE_CTX) || text.near_after(head, 3, VEHICLE_CTX);
    let capital = h.capital();
    match () {
        () if (seen.make || seen.model) && detail => Some(0.92),
        () if seen.make && (seen.model || seen.weak_model) => Some(0.9),
        () if seen.weak_make && seen.weak_model && detail => Some(0.85),
        () if seen.model && (mine || capital && (one || context) || context && one) => Some(0.8),
        () if seen.make && (mine || (one && context)) => Some(0.75),
        () if seen.weak_model && seen.year && capital && (first < head || mine || context) => {
            Some(0.8)
        }
        () if seen.weak_model && seen.colour && (capital || one || mine || close) => Some(0.75),
        () if seen.weak_model
            && capital
            && !text.token(head).is_some_and(|t| t.is(COMPANY))
            && (mine || close && one) =>
        {
            Some(0.65)
        }
        () if seen.body && seen.colour => Some(0.75),
        () if seen.body && seen.year && (first < head) => Some(0.75),
        () => None,
    }
}

/// Words that say what a car looks like.
const MARKS: &str = "rack racks hubcap hubcaps mirror bumper sticker stickers dent dents dented tape scratch scratched windshield decal decals door doors stripe slider taillight headlight hood trunk fender tint tinted wrap wrapped magnet dashcam ladder rims wheels antenna primer rust rusty spoiler plates flag handprint window frame tag basket topper light exhaust calcomania calcomanias golpe golpeada golpeado abollado abollada abolladura espejo puerta parabrisas defensa salpicadera cinta tanque canasta camper parrilla rines faro cajuela rayon rayada rayado pegatina rota roto techo cofre vidrio baca retrovisor luna alforges adesivo adesivos amassado amassada parachoque parachoques para farol porta vidro riscado riscada bagageiro capo bau remendado remendados plastico lanterna rodas caixa patch seat cover crate basket fender rack bungee cracked paragolpes guardabarros alambre cuerda soga retrovisores llanta llantas polarizado polarizados portaequipaje portaequipajes parachoques manubrio guiador guidao fita fitas arame calota calotas antena para-brisas maleta maletero foco focos escape tubo";

/// A mark that follows token `last`; its last token.
fn mark(text: &Text, last: usize) -> Option<usize> {
    let gap = text.gap(last);
    let link = text.token(last + 1)?;
    let word = text.word(link);
    let tied = gap == b" " && among!(word, "with w con com and del do de da missing");
    let comma = gap == b", ";
    if !tied && !comma {
        return None;
    }
    let article = text.token(last + 2).map_or(&b""[..], |a| text.word(a));
    if word == b"and" && article != b"the" {
        return None;
    }
    // "…, tag LV-2093K" is a plate, not a mark.
    if comma && matches!(word, b"tag" | b"plate" | b"plates" | b"placa" | b"placas") {
        return None;
    }
    let mut seen = None;
    let mut end = last + 1;
    let mut closed = false;
    for k in last + 1..last + 12 {
        let Some(t) = text.token(k) else { break };
        let w = text.word(t);
        if among!(w, MARKS) {
            seen = Some(k);
        }
        let verb = among!(
            w,
            "was got saw parked outside que who that parado estacionado i yo eu my plate placa placas matricula vin is at so tag please si se for to but when n because porque pero mas",
        ) && k > last + 1
            && !(comma && (w == b"is" || w == b"tag" && seen_before(text, last, k)));
        if verb {
            closed = true;
            break;
        }
        end = k;
        if !matches!(text.gap(k), b" " | b"'" | b"-" | b"/ " | b" / ") {
            closed = true;
            break;
        }
    }
    let seen = seen?;
    // A phrase that goes on and on ends with the mark itself.
    let end = if closed { end } else { seen };
    (end - last >= 2).then_some(end)
}

/// "celtics tag frame", "veteran tag": a tag that is a mark, not the word before a plate.
fn seen_before(text: &Text, last: usize, k: usize) -> bool {
    k >= last + 2 && !text.token(k + 1).is_some_and(|n| n.is(DIGIT))
}

/// "box truck with the orange stripe": a body without colour but with a mark.
fn marked_body(text: &Text, last: usize) -> bool {
    text.token(last + 1)
        .is_some_and(|w| matches!(text.word(w), b"with" | b"w" | b"con" | b"com"))
        && mark(text, last).is_some()
}

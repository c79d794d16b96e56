//! When two values say the same thing, and when one says it more narrowly: "Corolla" within "2014
//! blue Corolla", a city within its state, two ages within one year of birth.

use model::Dimension;

use crate::value::{Area, Shift, Value, Vehicle};
use crate::words::plain;

/// What two spellings of one value share.
pub(crate) fn key(dimension: Dimension, value: &Value) -> String {
    match value {
        Value::Text(text) if dimension == Dimension::Handle => text.to_lowercase(),
        Value::Text(text) => plain(text),
        other => plain(&other.words(dimension)),
    }
}

/// How much a value says: the most is kept, the others go into it.
pub(crate) fn weight(value: &Value) -> usize {
    match value {
        Value::Text(text) => text.split(' ').count(),
        Value::Area(a) => {
            let parts = [&a.state, &a.city, &a.quarter, &a.country];
            parts.iter().filter(|p| p.is_some()).count() + 2 * usize::from(a.quarter.is_some())
        }
        Value::Vehicle(v) => {
            let parts = [&v.colour, &v.make, &v.model];
            let told = parts.iter().filter(|p| p.is_some()).count();
            2 * (told + usize::from(v.year.is_some())) + v.marks.len()
        }
        Value::Born { from, to } => 200_usize.saturating_sub(usize::from(to.abs_diff(*from))),
        Value::Shift(s) => {
            let told = [s.from, s.to].iter().filter(|t| t.is_some()).count();
            s.days.count_ones() as usize + 4 * told
        }
    }
}

/// Whether values of a dimension can take in one another; else only the same is one.
pub(crate) fn nests(dimension: Dimension) -> bool {
    use Dimension::{Email, GovId, Handle, Language, Origin, Phone, Plate, Sex, Station};
    !matches!(
        dimension,
        Email | GovId | Handle | Language | Origin | Phone | Plate | Sex | Station
    )
}

/// Words under which a value is looked for by those that it may take in.
pub(crate) fn anchors(dimension: Dimension, value: &Value) -> Vec<String> {
    match value {
        Value::Text(_) if dimension == Dimension::Handle => vec![key(dimension, value)],
        Value::Text(text) => plain(text).split(' ').map(singular).collect(),
        Value::Area(a) => [&a.city, &a.state, &a.quarter]
            .into_iter()
            .flatten()
            .map(|p| plain(p))
            .collect(),
        Value::Vehicle(v) => {
            let named = [&v.model, &v.make].into_iter().flatten().map(|p| plain(p));
            named.chain(body(v).map(str::to_owned)).collect()
        }
        Value::Born { .. } => vec![String::new()],
        Value::Shift(s) => {
            let days = (0..7)
                .filter(|d| s.days & 1 << d != 0)
                .map(|d| format!("d{d}"));
            days.chain(s.from.map(|f| f.to_string())).collect()
        }
    }
}

/// The one anchor that a broader value looks for.
pub(crate) fn anchor(dimension: Dimension, value: &Value) -> String {
    let mut all = anchors(dimension, value);
    match value {
        Value::Text(_) => all.into_iter().max_by_key(String::len).unwrap_or_default(),
        Value::Shift(_) => all.pop().unwrap_or_default(),
        _ => all.into_iter().next().unwrap_or_default(),
    }
}

fn singular(word: &str) -> String {
    match word {
        "children" => "child".to_owned(),
        _ => word
            .strip_suffix('s')
            .filter(|w| w.len() > 2)
            .unwrap_or(word)
            .to_owned(),
    }
}

/// Both in one, where they can be true of the same thing.
pub(crate) fn unite(dimension: Dimension, narrow: &Value, broad: &Value) -> Option<Value> {
    match (narrow, broad) {
        (Value::Text(a), Value::Text(b)) => texts(dimension, a, b).then(|| narrow.clone()),
        (Value::Area(a), Value::Area(b)) => areas(a, b).map(Value::Area),
        (Value::Vehicle(a), Value::Vehicle(b)) => vehicles(a, b).map(Value::Vehicle),
        (Value::Born { from: a, to: b }, Value::Born { from: c, to: d }) => {
            let (from, to) = (*a.max(c), *b.min(d));
            (from <= to).then_some(Value::Born { from, to })
        }
        (Value::Shift(a), Value::Shift(b)) => shifts(a, b).map(Value::Shift),
        _ => None,
    }
}

/// Whether every word of the broad one stands in the narrow one.
fn texts(dimension: Dimension, narrow: &str, broad: &str) -> bool {
    let (a, b) = (plain(narrow), plain(broad));
    if a == b {
        return true;
    }
    let inside = || {
        b.split(' ')
            .all(|w| a.split(' ').any(|v| singular(v) == singular(w)))
    };
    match dimension {
        Dimension::Platform => b == "amazon" && a.starts_with("amazon "),
        // "My mother" is not the single mother that the owner is.
        Dimension::Family => {
            let counted = a.starts_with(|c: char| c.is_ascii_digit());
            let rest = a.split_once(' ').map_or("", |(_, rest)| rest);
            counted && singular(rest) == singular(&b)
        }
        Dimension::Name => a.starts_with(&b) && a.as_bytes().get(b.len()) == Some(&b' '),
        Dimension::Place | Dimension::Address | Dimension::Job | Dimension::Education => inside(),
        Dimension::Health => !a.contains(':') && !narrow.contains(':') && inside(),
        _ => false,
    }
}

/// The part that both leave open or say alike; `Err` where they differ.
fn both<T: Clone + PartialEq>(
    a: &Option<T>,
    b: &Option<T>,
    alike: impl Fn(&T, &T) -> bool,
) -> Result<Option<T>, ()> {
    match (a, b) {
        (Some(x), Some(y)) if alike(x, y) => Ok(Some(x.clone())),
        (Some(_), Some(_)) => Err(()),
        (Some(x), None) | (None, Some(x)) => Ok(Some(x.clone())),
        (None, None) => Ok(None),
    }
}

fn alike(a: &str, b: &str) -> bool {
    a == b || plain(a) == plain(b)
}

fn areas(a: &Area, b: &Area) -> Option<Area> {
    let parts = |x: &Option<String>, y: &Option<String>| both(x, y, |x, y| alike(x, y)).ok();
    // Two cities are one only by name; a state takes in its cities; a quarter needs its city.
    let related = match (&a.city, &b.city) {
        (Some(x), Some(y)) => alike(x, y),
        (Some(_), None) => b.state.is_some() && a.state == b.state,
        (None, None) => a.state.is_some() && a.state == b.state,
        (None, Some(_)) => false,
    };
    if !related {
        return None;
    }
    Some(Area {
        state: parts(&a.state, &b.state)?,
        city: a.city.clone(),
        quarter: parts(&a.quarter, &b.quarter)?,
        country: parts(&a.country, &b.country)?,
    })
}

/// What a vehicle without a make is called, and so what one of a make may be called too.
fn body(vehicle: &Vehicle) -> Option<&'static str> {
    const RIDDEN: [&str; 7] = [
        "Italika", "Yamaha", "Bajaj", "Vento", "Vespa", "Kymco", "Suzuki",
    ];
    let make = vehicle.make.as_deref()?;
    let model = vehicle.model.as_deref().unwrap_or("");
    let ridden = RIDDEN.contains(&make)
        || ["CG 160", "Biz", "Bros", "PCX", "Pop 110", "Titan"].contains(&model);
    ridden.then_some("motorcycle")
}

fn vehicles(a: &Vehicle, b: &Vehicle) -> Option<Vehicle> {
    // "My moto" is the motorcycle that another post names.
    if b.make.is_none() && b.model.as_deref() == body(a) && b.model.is_some() {
        let called = Vehicle {
            make: a.make.clone(),
            model: a.model.clone(),
            ..b.clone()
        };
        return vehicles(a, &called);
    }
    let same = |x: &Option<String>, y: &Option<String>| x.is_some() && x == y;
    if !same(&a.model, &b.model)
        && !(same(&a.make, &b.make) && (a.model.is_none() || b.model.is_none()))
    {
        return None;
    }
    let word = |x: &Option<String>, y: &Option<String>| both(x, y, |x, y| x == y).ok();
    let mut marks = a.marks.clone();
    marks.extend(b.marks.iter().filter(|m| !a.marks.contains(m)).cloned());
    marks.sort();
    Some(Vehicle {
        year: both(&a.year, &b.year, |x, y| x == y).ok()?,
        colour: word(&a.colour, &b.colour)?,
        make: word(&a.make, &b.make)?,
        model: word(&a.model, &b.model)?,
        marks,
    })
}

fn shifts(a: &Shift, b: &Shift) -> Option<Shift> {
    let days = match (a.days, b.days) {
        (x, 0) | (0, x) => x,
        (x, y) if x & y == y => x,
        (x, y) if x & y == x => y,
        _ => return None,
    };
    let from = both(&a.from, &b.from, |x, y| x == y).ok()?;
    let to = both(&a.to, &b.to, |x, y| x == y).ok()?;
    // One that tells only days and one that tells only hours need not be one pattern.
    let shared = a.days & b.days != 0 || a.from.is_some() && a.from == b.from;
    shared.then_some(Shift { days, from, to })
}

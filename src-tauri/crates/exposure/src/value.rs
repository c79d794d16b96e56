//! What a fact says, typed, so that two ways of saying the same thing are one fact and the crowd can
//! count it.

use model::Dimension;

/// A value of one dimension. Holds post text: no `Debug`.
#[derive(Clone, PartialEq)]
pub enum Value {
    /// Words as a reader would say them; compared without case and accents.
    Text(String),
    /// Where somebody lives or works.
    Area(Area),
    /// A vehicle.
    Vehicle(Vehicle),
    /// Years of birth that it can be, both inclusive.
    Born {
        /// The earliest.
        from: i16,
        /// The latest.
        to: i16,
    },
    /// When somebody works.
    Shift(Shift),
}

/// A place to live or work in, as narrow as the words tell.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Area {
    /// Two letters of a US state, where it is one.
    pub state: Option<String>,
    /// City or town, as the gazetteer writes it.
    pub city: Option<String>,
    /// Neighbourhood.
    pub quarter: Option<String>,
    /// ISO 3166 country of two letters, where it is known.
    pub country: Option<String>,
}

/// A vehicle, as far as the words tell; makes, models and colours in English, as the counts have them.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Vehicle {
    /// Model year.
    pub year: Option<u16>,
    /// Colour.
    pub colour: Option<String>,
    /// Make.
    pub make: Option<String>,
    /// Model.
    pub model: Option<String>,
    /// Marks that set it apart: dents, stickers, racks.
    pub marks: Vec<String>,
}

/// When somebody works.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub struct Shift {
    /// Bit 0 is Monday; 0 where no day is told.
    pub days: u8,
    /// Minutes after midnight, where told; `to` may be smaller than `from`: over midnight.
    pub from: Option<u16>,
    /// As `from`.
    pub to: Option<u16>,
}

impl Value {
    /// The value in words a reader would use, in English order: "2014 blue Toyota Corolla".
    pub fn words(&self, dimension: Dimension) -> String {
        let _ = dimension;
        match self {
            Value::Text(text) => text.clone(),
            Value::Area(area) => {
                let parts = [&area.quarter, &area.city, &area.state, &area.country];
                let told: Vec<&str> = parts.iter().filter_map(|p| p.as_deref()).collect();
                told.join(", ")
            }
            Value::Vehicle(v) => {
                let year = v.year.map(|y| y.to_string());
                let parts = [&year, &v.colour, &v.make, &v.model];
                let told = parts.iter().filter_map(|p| p.as_deref());
                let mut words: Vec<&str> = told.collect();
                words.extend(v.marks.iter().map(String::as_str));
                words.join(" ")
            }
            Value::Born { from, to } if from == to => format!("born {from}"),
            Value::Born { from, to } => format!("born {from} to {to}"),
            Value::Shift(shift) => shift.words(),
        }
    }
}

impl Shift {
    fn words(&self) -> String {
        const DAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
        let days = DAYS.iter().enumerate();
        let days = days.filter(|(i, _)| self.days & 1 << i != 0);
        let mut words: Vec<String> = days.map(|(_, day)| (*day).to_owned()).collect();
        let clock = |minutes: u16| format!("{}:{:02}", minutes / 60, minutes % 60);
        match (self.from, self.to) {
            (Some(from), Some(to)) => words.push(format!("{}-{}", clock(from), clock(to))),
            (Some(from), None) => words.push(clock(from)),
            _ => {}
        }
        words.join(" ")
    }
}

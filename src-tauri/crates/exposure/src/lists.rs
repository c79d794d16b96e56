//! The tables of `data/`, read once: platforms, vehicles, cities, relatives and words that say one
//! thing in three languages.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::words::plain;

/// Rows of a table, without its notes, cut at tabs.
fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    let told = table.lines().filter(|line| !line.starts_with('#'));
    told.map(|line| line.split('\t').collect())
}

fn cell<'t>(row: &[&'t str], i: usize) -> &'t str {
    row.get(i).copied().unwrap_or("")
}

/// A word or its beginning, and the value that it says.
struct Beginning {
    text: &'static str,
    whole: bool,
    value: &'static str,
}

/// Beginnings of words, looked for in short folded texts.
pub(crate) struct Beginnings(Vec<Beginning>);

impl Beginnings {
    fn read(table: &'static str) -> Beginnings {
        let mut all = Vec::new();
        for row in rows(table) {
            for form in cell(&row, 1).split(',').filter(|f| !f.is_empty()) {
                all.push(Beginning {
                    text: form.trim_start_matches('='),
                    whole: form.starts_with('='),
                    value: cell(&row, 0),
                });
            }
        }
        Beginnings(all)
    }

    /// The first value whose word begins anywhere in a folded text.
    pub(crate) fn find(&self, text: &str) -> Option<&'static str> {
        let bytes = text.as_bytes();
        let letter = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_alphanumeric);
        let starts = (0..bytes.len()).filter(|at| letter(*at) && (*at == 0 || !letter(at - 1)));
        let starts: Vec<usize> = starts.collect();
        let begins = |b: &Beginning| {
            starts.iter().any(|at| {
                let rest = bytes.get(*at..).unwrap_or(&[]);
                rest.starts_with(b.text.as_bytes()) && !(b.whole && letter(at + b.text.len()))
            })
        };
        self.0.iter().find(|b| begins(b)).map(|b| b.value)
    }
}

/// Origins, papers and beliefs.
pub(crate) static ORIGINS: LazyLock<Beginnings> =
    LazyLock::new(|| Beginnings::read(include_str!("../data/origins.tsv")));

/// Health.
pub(crate) static HEALTH: LazyLock<Beginnings> =
    LazyLock::new(|| Beginnings::read(include_str!("../data/health.tsv")));

/// Relatives: folded word to the value and whether it is several.
pub(crate) static KIN: LazyLock<HashMap<&'static str, (&'static str, bool)>> =
    LazyLock::new(|| {
        let mut map = HashMap::new();
        for row in rows(include_str!("../data/kin.tsv")) {
            for (column, several) in [(1, false), (2, true)] {
                for form in cell(&row, column).split(',').filter(|f| !f.is_empty()) {
                    map.insert(form, (cell(&row, 0), several));
                }
            }
        }
        map
    });

/// A gig platform.
#[derive(Clone, Copy)]
pub(crate) struct Gig {
    /// As the counts have it.
    pub name: &'static str,
    /// Whether it runs in the US.
    pub us: bool,
}

static GIGS: LazyLock<HashMap<String, Gig>> = LazyLock::new(|| {
    let mut map = HashMap::new();
    for row in rows(include_str!("../data/platforms.tsv")) {
        let gig = Gig {
            name: cell(&row, 0),
            us: cell(&row, 1).split(' ').any(|c| c == "US"),
        };
        map.insert(plain(gig.name), gig);
        for form in cell(&row, 2).split(',').filter(|f| !f.is_empty()) {
            map.insert(form.to_owned(), gig);
        }
    }
    map
});

/// The platform of a folded name.
pub(crate) fn gig(folded: &str) -> Option<Gig> {
    GIGS.get(folded).copied()
}

/// A US place of the gazetteer.
#[derive(Clone, Copy)]
pub(crate) struct City {
    pub name: &'static str,
    pub state: &'static str,
    /// The city that it is a part of; empty for a city of its own.
    pub part_of: &'static str,
}

static CITIES: LazyLock<HashMap<String, Vec<City>>> = LazyLock::new(|| {
    let mut map: HashMap<String, Vec<City>> = HashMap::new();
    for row in rows(include_str!("../data/cities.tsv")) {
        let city = City {
            name: cell(&row, 0),
            state: cell(&row, 1),
            part_of: cell(&row, 2),
        };
        map.entry(plain(city.name)).or_default().push(city);
    }
    map
});

/// Places of a folded name, the most people first; empty for a name that is none.
pub(crate) fn cities(folded: &str) -> &'static [City] {
    let name = match folded {
        "new york" | "nyc" | "nueva york" | "nova york" => "new york city",
        "philly" => "philadelphia",
        "la" | "los angeles ca" => "los angeles",
        "sf" => "san francisco",
        "vegas" => "las vegas",
        "dc" => "washington",
        other => other,
    };
    CITIES.get(name).map_or(&[], Vec::as_slice)
}

/// Letters of a US state by name or letters ("Massachusetts", "MA"; letters only in capitals).
pub(crate) fn state(written: &str) -> Option<&'static str> {
    let letters = STATES.iter().find(|(_, letters)| *letters == written);
    let letters = letters.map(|(_, letters)| *letters);
    letters.or_else(|| STATE_NAMES.get(&plain(written)).copied())
}

static STATE_NAMES: LazyLock<HashMap<String, &'static str>> = LazyLock::new(|| {
    let named = STATES.iter().map(|(name, letters)| (plain(name), *letters));
    named.collect()
});

static STATIONS: LazyLock<HashMap<&'static str, &'static str>> = LazyLock::new(|| {
    let table = rows(include_str!("../data/stations.tsv"));
    table.map(|row| (cell(&row, 0), cell(&row, 1))).collect()
});

/// State of a station code, where it is known.
pub(crate) fn station_state(code: &str) -> Option<&'static str> {
    STATIONS.get(code).copied()
}

/// Names and letters of the states.
const STATES: [(&str, &str); 51] = [
    ("Alabama", "AL"),
    ("Alaska", "AK"),
    ("Arizona", "AZ"),
    ("Arkansas", "AR"),
    ("California", "CA"),
    ("Colorado", "CO"),
    ("Connecticut", "CT"),
    ("Delaware", "DE"),
    ("District of Columbia", "DC"),
    ("Florida", "FL"),
    ("Georgia", "GA"),
    ("Hawaii", "HI"),
    ("Idaho", "ID"),
    ("Illinois", "IL"),
    ("Indiana", "IN"),
    ("Iowa", "IA"),
    ("Kansas", "KS"),
    ("Kentucky", "KY"),
    ("Louisiana", "LA"),
    ("Maine", "ME"),
    ("Maryland", "MD"),
    ("Massachusetts", "MA"),
    ("Michigan", "MI"),
    ("Minnesota", "MN"),
    ("Mississippi", "MS"),
    ("Missouri", "MO"),
    ("Montana", "MT"),
    ("Nebraska", "NE"),
    ("Nevada", "NV"),
    ("New Hampshire", "NH"),
    ("New Jersey", "NJ"),
    ("New Mexico", "NM"),
    ("New York", "NY"),
    ("North Carolina", "NC"),
    ("North Dakota", "ND"),
    ("Ohio", "OH"),
    ("Oklahoma", "OK"),
    ("Oregon", "OR"),
    ("Pennsylvania", "PA"),
    ("Rhode Island", "RI"),
    ("South Carolina", "SC"),
    ("South Dakota", "SD"),
    ("Tennessee", "TN"),
    ("Texas", "TX"),
    ("Utah", "UT"),
    ("Vermont", "VT"),
    ("Virginia", "VA"),
    ("Washington", "WA"),
    ("West Virginia", "WV"),
    ("Wisconsin", "WI"),
    ("Wyoming", "WY"),
];

/// Makes and models by folded name.
pub(crate) struct Cars {
    /// Folded make or its everyday name, to the make.
    pub makes: HashMap<String, &'static str>,
    /// Folded model, to the make and the model.
    pub models: HashMap<String, (&'static str, &'static str)>,
}

/// Vehicles.
pub(crate) static CARS: LazyLock<Cars> = LazyLock::new(|| {
    let (mut makes, mut models) = (HashMap::new(), HashMap::new());
    for row in rows(include_str!("../data/vehicles.tsv")) {
        let make = cell(&row, 0);
        makes.insert(plain(make), make);
        for form in cell(&row, 1).split(',').filter(|f| !f.is_empty()) {
            makes.insert(form.to_owned(), make);
        }
        for model in cell(&row, 2).split(',').filter(|m| !m.is_empty()) {
            let folded = plain(model);
            // "CR-V" is "crv" too, "F-150" is "f150".
            models
                .entry(folded.replace(' ', ""))
                .or_insert((make, model));
            models.entry(folded).or_insert((make, model));
        }
    }
    Cars { makes, models }
});

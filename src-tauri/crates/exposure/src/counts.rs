//! Public counts: how many people a value is true of. Each table is a readable file under `data/`
//! that begins with its source, year, licence and certainty; here they are read once.
//!
//! Every `lo` and `hi` in the files is meant as four in five cases. A function that answers with an
//! assumption instead of a count says so in its comment, with the reason.

pub(crate) mod areas;
pub(crate) mod assumed;
pub(crate) mod drivers;
pub(crate) mod names;
pub(crate) mod people;
pub(crate) mod vehicles;
pub(crate) mod whereabouts;

use crate::share::Share;

/// Adults of the United States, Census 2020: the sum of `us_states.csv`.
pub(crate) const ADULTS: f64 = 258_200_000.0;

/// People of the United States, Census 2020.
pub(crate) const PEOPLE: f64 = 331_449_281.0;

/// The year that the counts of vehicles and ages are centred on: used where a fact has no date.
pub(crate) const YEAR: i16 = 2025;

/// A share as a file has it.
#[derive(Clone, Copy)]
pub(crate) struct Range {
    pub(crate) lo: f64,
    pub(crate) hi: f64,
}

impl Range {
    /// From cells `value,lo,hi`. A value that was seen is never taken as next to nothing.
    fn read(value: &str, lo: &str, hi: &str) -> Range {
        Range {
            lo: number(lo).max(number(value) / 10.0),
            hi: number(hi),
        }
    }

    /// Both ends times their own factor, the upper end at most everybody.
    pub(crate) fn times(self, lo: f64, hi: f64) -> Range {
        Range {
            lo: self.lo * lo,
            hi: (self.hi * hi).min(1.0),
        }
    }

    /// As a share widened to nine in ten.
    pub(crate) fn share(self) -> Share {
        Share::counted(self.lo, self.hi)
    }
}

/// Rows of a table without the comments and the line of names; a row of another width is left out
/// (a test holds that there is none).
fn rows<const N: usize>(text: &'static str) -> impl Iterator<Item = [&'static str; N]> {
    let lines = text.lines().filter(|line| !line.starts_with('#')).skip(1);
    lines.filter_map(|line| {
        let cells: Vec<&str> = line.split(',').collect();
        cells.try_into().ok()
    })
}

/// A number of a table; not a number where it is none, so that it can never pass as a count.
fn number(cell: &str) -> f64 {
    cell.parse().unwrap_or(f64::NAN)
}

/// Words as they are compared: small letters without accents, single spaces, nothing else.
pub(crate) fn fold(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for letter in words.chars().flat_map(char::to_lowercase) {
        let plain = match letter {
            'á' | 'à' | 'â' | 'ã' | 'ä' | 'å' => 'a',
            'é' | 'è' | 'ê' | 'ë' => 'e',
            'í' | 'ì' | 'î' | 'ï' => 'i',
            'ó' | 'ò' | 'ô' | 'õ' | 'ö' => 'o',
            'ú' | 'ù' | 'û' | 'ü' => 'u',
            'ñ' => 'n',
            'ç' => 'c',
            '\'' | '.' | '\u{2019}' => continue,
            other if other.is_alphanumeric() => other,
            _ => ' ',
        };
        if plain != ' ' || !(out.is_empty() || out.ends_with(' ')) {
            out.push(plain);
        }
    }
    out.truncate(out.trim_end().len());
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every table: its file, its columns, and which of them are numbers.
    #[rustfmt::skip]
    const TABLES: &[(&str, &str, usize, &[usize])] = &[
        ("platform_drivers", drivers::PLATFORMS, 10, &[2, 3, 4, 5, 6, 7, 8]),
        ("sex_of_drivers", drivers::SEXES, 5, &[2, 3, 4]),
        ("age_bands", people::AGES, 4, &[0, 3]),
        ("languages", people::LANGUAGES, 5, &[2, 3, 4]),
        ("origins", people::ORIGINS, 4, &[1, 2, 3]),
        ("households", people::HOUSEHOLDS, 5, &[2, 3, 4]),
        ("us_states", areas::STATES, 3, &[2]),
        ("us_cities", areas::CITIES, 4, &[2]),
        ("whereabouts", whereabouts::TOWNS, 4, &[2, 3]),
        ("vehicle_makes", vehicles::MAKES, 4, &[1, 2, 3]),
        ("vehicle_models", vehicles::MODELS, 6, &[3, 4, 5]),
        ("vehicle_colours", vehicles::COLOURS, 4, &[1, 2, 3]),
        ("vehicle_years", vehicles::YEARS, 4, &[0, 1, 2, 3]),
        ("first_names", names::FIRST, 5, &[2, 3, 4]),
        ("last_names", names::LAST, 4, &[1, 2, 3]),
    ];

    #[test]
    fn every_table_says_where_it_is_from_and_can_be_read() {
        for (name, text, width, numbers) in TABLES {
            for word in ["source", "year", "licence", "certainty"] {
                let head = format!("# {word}: ");
                assert!(text.lines().any(|l| l.starts_with(&head)), "{name}: {word}");
            }
            let lines = text.lines().filter(|line| !line.starts_with('#'));
            let mut rows = 0;
            for line in lines.skip(1) {
                let cells: Vec<&str> = line.split(',').collect();
                assert_eq!(cells.len(), *width, "{name}: {line}");
                for column in *numbers {
                    assert!(number(cells[*column]).is_finite(), "{name}: {line}");
                }
                rows += 1;
            }
            assert!(rows > 5, "{name}");
        }
    }

    #[test]
    fn no_file_is_without_a_table() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/data");
        let known: Vec<String> = TABLES.iter().map(|t| format!("{}.csv", t.0)).collect();
        let files = std::fs::read_dir(folder).unwrap();
        let names = files.map(|file| file.unwrap().file_name().into_string().unwrap());
        let csv: Vec<String> = names.filter(|name| name.ends_with(".csv")).collect();
        assert!(known.iter().all(|name| csv.contains(name)));
    }

    #[test]
    fn words_fold() {
        for (words, folded) in [
            ("  São  Paulo ", "sao paulo"),
            ("St. John's", "st johns"),
            ("F-150", "f 150"),
            ("Español!", "espanol"),
        ] {
            assert_eq!(fold(words), folded);
        }
    }
}

//! The word tables: which classes a word belongs to. Loaded once from `data/words.tsv` and
//! `data/places.tsv`; a token is looked up once, whatever the number of detectors.

use std::sync::LazyLock;

/// A set of word classes and signs, one bit each.
pub(crate) type Mask = u128;

macro_rules! classes {
    ($($name:ident = $word:literal),+ $(,)?) => {
        #[allow(non_camel_case_types, clippy::upper_case_acronyms)]
        #[repr(u32)]
        enum Bit { $($name),+ }
        $(pub(crate) const $name: Mask = 1 << Bit::$name as u32;)+
        /// Class names as they stand in `data/words.tsv`; empty for bits that come from elsewhere.
        const NAMES: &[(&str, Mask)] = &[$(($word, $name)),+];
    };
}

classes! {
    WEEKDAY = "weekday", WEEKDAY_WEAK = "weekday_weak", MONTH = "month", MONTH_WEAK = "month_weak",
    DAYPART = "daypart", NUMBER = "number", EVERY = "every", HOUR = "hour",
    COLOUR = "colour", COLOUR_WEAK = "colour_weak", MAKE = "make", MAKE_WEAK = "make_weak",
    MODEL = "model", MODEL_WEAK = "model_weak", BODY = "body", MY = "my",
    VEHICLE_CTX = "vehicle_ctx", PLATE_CTX = "plate_ctx", PLATE_WEAK = "plate_weak",
    VIN_CTX = "vin_ctx", GOV_CTX = "gov_ctx", BANK_CTX = "bank_ctx", TRACK_CTX = "track_ctx",
    FLIGHT_CTX = "flight_ctx", STATION_WORD = "station_word", STATION_CTX = "station_ctx",
    ROUTE_CTX = "route_ctx", ROUTE_WORD = "route_word", EMAIL_WORD = "email_word",
    HANDLE_CTX = "handle_ctx", PHONE_CTX = "phone_ctx",
    STREET = "street", STREET_WEAK = "street_weak", STREET_PRE = "street_pre",
    NUMBER_LEAD = "number_lead", STATE = "state", STATE_NAME = "state_name",
    AGE_CTX = "age_ctx", PLACE_PREP = "place_prep", PLACE_HEAD = "place_head", CHAIN = "chain",
    COMPANY = "company", COMPANY_WEAK = "company_weak", COMPANY_CTX = "company_ctx",
    COMPANY_STOP = "company_stop", EMPLOYER_TAIL = "employer_tail", CHILD = "child",
    UNIT = "unit", DUR_PRE = "dur_pre",
    STATION_KNOWN = "station_known",
    COMPANY_PAIR = "company_pair", RELATIVE = "relative",
    KIN = "kin", KIDS = "kids", PARENT = "parent", ME = "me", DEMONYM = "demonym",
    STATUS = "status", FAITH = "faith", ETHNIC = "ethnic", TONGUE = "tongue", WORK = "work",
    STUDY = "study", HEALTH_WORD = "health", BODY_PART = "body_part", HURT = "hurt",
    NAME_TITLE = "name_title", NAME_ROLE = "name_role", NAME_CUE = "name_cue", MARITAL = "marital", HEALTH_MORE = "health_more", PAPER_LEAD = "paper_lead", STUDY_VERB = "study_verb",
    ADDRESS_CUE = "address_cue", HEALTH_LEAD = "health_lead", WORK_VERB = "work_verb",
    PLACE_START = "", PLACE_MORE = "", PLACE_PART = "", DIGIT = "", CODE = "", AT_SIGN = "", COLON = "", DOT = "", SLASH = "",
    DOLLAR = "", HASH = "", UNDERSCORE = "", CAPITAL = "", EMOJI_FACT = "",
}

/// What the gazetteer knows of a place name.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum PlaceRank {
    /// Large and not a word: stands for itself.
    Strong,
    /// Large, but also a name of people.
    Name,
    /// Small.
    Small,
    /// Also a common word or a common name: needs strong context.
    Word,
    /// A country.
    Country,
}

/// Words and their classes, and the first words of place names.
pub(crate) struct Vocabulary {
    words: Table<u16>,
    /// The sets of classes that occur: some hundreds for thousands of words.
    masks: Vec<Mask>,
    places: Table<PlaceRank>,
}

impl Vocabulary {
    /// Classes of a folded lower-case word.
    pub(crate) fn class(&self, word: &[u8]) -> Mask {
        let set = self.words.get(word).map_or(0, usize::from);
        self.masks.get(set).copied().unwrap_or(0)
    }

    /// Rank of a folded lower-case place name, its words joined by one space.
    pub(crate) fn place(&self, name: &[u8]) -> Option<PlaceRank> {
        self.places.get(name)
    }
}

pub(crate) static VOCABULARY: LazyLock<Vocabulary> = LazyLock::new(|| {
    let mut classes: std::collections::BTreeMap<&[u8], Mask> = std::collections::BTreeMap::new();
    for line in include_str!("../data/words.tsv").lines() {
        let Some((class, list)) = line.split_once('\t') else {
            continue;
        };
        let mask = NAMES.iter().find(|(n, _)| *n == class).map_or(0, |n| n.1);
        for word in list.split(' ') {
            *classes.entry(word.as_bytes()).or_default() |= mask;
        }
    }
    let mut places = Table::with_room_for(22_000);
    for line in include_str!("../data/places.tsv").lines() {
        let Some((rank, list)) = line.split_once('\t') else {
            continue;
        };
        let rank = match rank {
            "S" => PlaceRank::Strong,
            "n" => PlaceRank::Name,
            "m" => PlaceRank::Small,
            "c" => PlaceRank::Country,
            _ => PlaceRank::Word,
        };
        for name in list.split('|') {
            places.put(name.as_bytes(), rank);
            let mut parts = name.split(' ');
            let first = parts.next().unwrap_or(name).as_bytes();
            *classes.entry(first).or_default() |= PLACE_START;
            for part in parts {
                *classes.entry(part.as_bytes()).or_default() |= PLACE_PART;
                *classes.entry(first).or_default() |= PLACE_MORE;
            }
        }
    }
    let mut words = Table::with_room_for(classes.len());
    let mut masks: Vec<Mask> = vec![0];
    let mut numbers: std::collections::BTreeMap<Mask, u16> = std::collections::BTreeMap::new();
    for (word, mask) in classes {
        let number = *numbers.entry(mask).or_insert_with(|| {
            masks.push(mask);
            u16::try_from(masks.len() - 1).unwrap_or(0)
        });
        words.put(word, number);
    }
    Vocabulary {
        words,
        masks,
        places,
    }
});

/// A small open-addressed table. It keeps the 64-bit mark of a word, not the word: the mark is
/// one to one for words of up to eight letters, and for longer ones as good as that.
struct Table<V> {
    slots: Vec<u32>,
    entries: Vec<(u64, V)>,
}

impl<V: Copy> Table<V> {
    fn with_room_for(n: usize) -> Table<V> {
        Table {
            slots: vec![0; (n * 4).next_power_of_two()],
            entries: Vec::with_capacity(n),
        }
    }

    fn put(&mut self, word: &[u8], value: V) {
        let mask = self.slots.len() - 1;
        let hash = hash(word);
        self.entries.push((hash, value));
        let number = u32::try_from(self.entries.len()).unwrap_or(0);
        let mut at = (hash >> 20) as usize & mask;
        while let Some(slot) = self.slots.get_mut(at) {
            if *slot == 0 {
                *slot = number;
                return;
            }
            at = (at + 1) & mask;
        }
    }

    fn get(&self, word: &[u8]) -> Option<V> {
        let mask = self.slots.len() - 1;
        let hash = hash(word);
        let mut at = (hash >> 20) as usize & mask;
        loop {
            let slot = *self.slots.get(at)? as usize;
            let (known, value) = self.entries.get(slot.checked_sub(1)?)?;
            if *known == hash {
                return Some(*value);
            }
            at = (at + 1) & mask;
        }
    }
}

/// FNV-like over eight bytes at a time; only spread matters here, the inputs are not hostile to it
/// because the table's contents are fixed.
pub(crate) fn hash(word: &[u8]) -> u64 {
    let mut h: u64 = 0xcbf2_9ce4_8422_2325 ^ word.len() as u64;
    let (eights, rest) = word.as_chunks::<8>();
    let mut mix = |n: u64| {
        h = (h ^ n).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        h ^= h >> 29;
    };
    for eight in eights {
        mix(u64::from_le_bytes(*eight));
    }
    if !rest.is_empty() {
        mix(rest.iter().rev().fold(0, |n, b| n << 8 | u64::from(*b)));
    }
    h
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn table_and_constants_name_the_same_classes() {
        let in_file: Vec<&str> = include_str!("../data/words.tsv")
            .lines()
            .filter_map(|l| Some(l.split_once('\t')?.0))
            .collect();
        for class in &in_file {
            assert!(
                NAMES.iter().any(|(n, _)| n == class),
                "{class} has no constant"
            );
        }
        for (name, _) in NAMES.iter().filter(|n| !n.0.is_empty()) {
            assert!(in_file.contains(name), "{name} has no words");
        }
    }

    #[test]
    fn words_are_found_by_class() {
        assert_ne!(VOCABULARY.class(b"tuesday") & WEEKDAY, 0);
        assert_eq!(VOCABULARY.class(b"tuesda"), 0);
        assert_eq!(VOCABULARY.place(b"salt lake city"), Some(PlaceRank::Strong));
        assert_eq!(VOCABULARY.place(b"reading"), Some(PlaceRank::Word));
    }
}

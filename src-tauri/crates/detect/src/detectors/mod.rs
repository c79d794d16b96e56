//! The table of detectors: one file each, one line each. Tests walk it.

mod address;
mod age;
mod bank;
mod coordinates;
mod datetime;
mod email;
mod employer;
mod family;
mod gov_id;
mod handle;
mod health;
mod ip;
mod job;
mod origin;
mod person;
mod phone;
mod place;
mod plate;
mod route;
mod station;
mod tracking_id;
mod url;
mod vehicle;
mod vin;

use crate::detector::Detector;

/// Every detector, in the order that settles ties (rule 4 of `overlap.rs`): what can be checked
/// comes before what can only be guessed from context.
pub const DETECTORS: &[&Detector] = &[
    &email::EMAIL,
    &url::URL,
    &vin::VIN,
    &bank::BANK,
    &gov_id::GOV_ID,
    &tracking_id::TRACKING_ID,
    &ip::IP,
    &coordinates::COORDINATES,
    &phone::PHONE,
    &plate::PLATE,
    &employer::EMPLOYER,
    &handle::HANDLE,
    &station::STATION,
    &route::ROUTE,
    &address::ADDRESS,
    &vehicle::VEHICLE,
    &datetime::DATETIME,
    &age::AGE,
    &family::FAMILY,
    &origin::ORIGIN,
    &health::HEALTH,
    &job::JOB,
    &place::PLACE,
    &person::PERSON,
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::detector::{Example, Sink};
    use crate::overlap;
    use crate::text::Text;

    /// What one detector sees in a text, as the marked text.
    fn marked(detector: &Detector, plain: &str) -> String {
        let text = Text::new(plain);
        let mut sink = Sink::new();
        sink.enter(detector);
        if detector.hint.met(text.seen) {
            (detector.find)(&text, &mut sink);
        }
        let chars: Vec<char> = plain.chars().collect();
        let mut out = String::new();
        let mut at = 0usize;
        for c in overlap::resolve(sink.found) {
            let (start, end) = text.points(c.start, c.end);
            let (start, end) = (start as usize, end as usize);
            out.extend(&chars[at..start]);
            out.push('[');
            out.extend(&chars[start..end]);
            out.push(']');
            at = end;
        }
        out.extend(&chars[at..]);
        out
    }

    #[test]
    fn examples_hold() {
        let mut wrong = Vec::new();
        for detector in DETECTORS {
            let (mut hits, mut misses) = (0, 0);
            for example in detector.examples {
                let expected = match example {
                    Example::Hit(marked) => {
                        hits += 1;
                        *marked
                    }
                    Example::Miss(plain) => {
                        misses += 1;
                        *plain
                    }
                };
                let plain = match example {
                    Example::Hit(m) => m.replace(['[', ']'], ""),
                    Example::Miss(p) => (*p).to_owned(),
                };
                let got = marked(detector, &plain);
                if got != expected {
                    wrong.push(format!("{}: want {expected}\n   got {got}", detector.name));
                }
            }
            if hits < 5 || misses < 5 {
                wrong.push(format!("{}: {hits} hits, {misses} misses", detector.name));
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }

    #[test]
    fn names_are_unique_and_every_rule_kind_has_a_detector() {
        use model::Kind::*;
        for kind in [
            Email,
            Phone,
            Handle,
            Url,
            Ip,
            Address,
            Coordinates,
            Plate,
            Vin,
            GovId,
            Bank,
            TrackingId,
            Station,
            Route,
            Employer,
            Vehicle,
            Datetime,
            Age,
            Place,
            Family,
            Origin,
            Health,
            Job,
            Person,
        ] {
            assert_eq!(
                DETECTORS.iter().filter(|d| d.kind == kind).count(),
                1,
                "{kind}"
            );
        }
        for (i, d) in DETECTORS.iter().enumerate() {
            assert!(
                DETECTORS.iter().skip(i + 1).all(|o| o.name != d.name),
                "{}",
                d.name
            );
        }
    }
}

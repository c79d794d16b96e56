//! Times as the platforms write them.

use model::PostTime;

const MONTHS: [&[u8]; 12] = [
    b"Jan", b"Feb", b"Mar", b"Apr", b"May", b"Jun", b"Jul", b"Aug", b"Sep", b"Oct", b"Nov", b"Dec",
];

/// A time in any of the ways seen in exports of X and Reddit: `Tue Mar 05 14:02:11 +0000 2024`,
/// `2015-01-24 02:02:37 +0000`, `2024-05-02 18:11:04 UTC`, RFC 3339.
pub(crate) fn parse(text: &str) -> Option<PostTime> {
    let text = text.trim();
    let b = text.as_bytes();
    match b.first()? {
        b'A'..=b'Z' => in_words(b),
        _ => in_digits(b).or_else(|| PostTime::parse(text)),
    }
}

fn in_words(b: &[u8]) -> Option<PostTime> {
    if b.len() < 30 || b.get(20..25)? != b"+0000" {
        return None;
    }
    let month = MONTHS.iter().position(|m| Some(*m) == b.get(4..7))?;
    let date = (
        number(b.get(26..30)?)?,
        month as i64 + 1,
        number(b.get(8..10)?)?,
    );
    utc(date, b.get(11..19)?)
}

fn in_digits(b: &[u8]) -> Option<PostTime> {
    if b.len() < 19 || b[4] != b'-' || b[7] != b'-' || b[10] != b' ' {
        return None;
    }
    if !matches!(b.get(19..)?, b"" | b" UTC" | b" +0000" | b"Z" | b"+00:00") {
        return None;
    }
    let date = (
        number(b.get(..4)?)?,
        number(b.get(5..7)?)?,
        number(b.get(8..10)?)?,
    );
    utc(date, b.get(11..19)?)
}

fn utc((year, month, day): (i64, i64, i64), clock: &[u8]) -> Option<PostTime> {
    let (h, m, s) = (
        number(&clock[..2])?,
        number(&clock[3..5])?,
        number(&clock[6..8])?,
    );
    let sane = (1..=12).contains(&month) && (1..=31).contains(&day) && h < 24 && m < 60 && s < 61;
    if !sane || clock[2] != b':' || clock[5] != b':' {
        return None;
    }
    PostTime::utc_s(days(year, month, day) * 86_400 + h * 3600 + m * 60 + s)
}

/// Days since 1970-01-01 of a date of the proleptic Gregorian calendar.
/// Source: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", `days_from_civil`.
fn days(year: i64, month: i64, day: i64) -> i64 {
    let year = year - i64::from(month <= 2);
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

fn number(digits: &[u8]) -> Option<i64> {
    digits.iter().try_fold(0, |n, b| {
        let digit = b.is_ascii_digit().then(|| i64::from(b - b'0'))?;
        Some(n * 10 + digit)
    })
}

/// Unix time in seconds or, where it is too large for that, milliseconds.
pub(crate) fn unix(n: i64) -> Option<PostTime> {
    match n {
        // Exports write 0 and the year 1 for "not set".
        ..=0 => None,
        1..100_000_000_000 => PostTime::utc_s(n),
        _ => PostTime::utc_ms(n).filter(|time| time.ms < 253_402_300_800_000),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read() {
        for (text, expected) in [
            (
                "Tue Mar 05 14:02:11 +0000 2024",
                Some("2024-03-05T14:02:11Z"),
            ),
            (
                "Thu Feb 29 23:59:59 +0000 2024",
                Some("2024-02-29T23:59:59Z"),
            ),
            ("2015-01-24 02:02:37 +0000", Some("2015-01-24T02:02:37Z")),
            ("2024-05-02 18:11:04 UTC", Some("2024-05-02T18:11:04Z")),
            ("2024-03-09T13:14:15.000Z", Some("2024-03-09T13:14:15Z")),
            ("2000-01-01 00:00:00", Some("2000-01-01T00:00:00Z")),
            ("registration ip", None),
            ("Tue Mar 05 14:02:11 +0100 2024", None),
            ("2024-13-02 18:11:04 UTC", None),
            ("", None),
            ("é", None),
        ] {
            let time = parse(text).map(PostTime::to_rfc3339);
            assert_eq!(time.as_deref(), expected, "{text}");
        }
        assert_eq!(unix(1_741_111_509).map(|t| t.ms), Some(1_741_111_509_000));
        assert_eq!(
            unix(1_748_851_200_123).map(|t| t.ms),
            Some(1_748_851_200_123)
        );
        assert_eq!(unix(0), None);
        assert_eq!(unix(-62_169_958_800), None);
        assert_eq!(unix(i64::MAX), None);
    }
}

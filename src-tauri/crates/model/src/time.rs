//! When a post was made, with how sure that is.

use jiff::{Timestamp, civil::DateTime, tz::Offset};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::words;

/// What a time in an archive rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[repr(u8)]
pub enum TimeBasis {
    /// The archive states UTC.
    Utc,
    /// The archive states an offset from UTC.
    Offset,
    /// A wall clock in a zone that the archive does not tell.
    Local,
    /// No time at all.
    None,
}

words!(TimeBasis {
    Utc = "utc",
    Offset = "offset",
    Local = "local",
    None = "none",
});

/// A moment as an archive gives it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PostTime {
    /// Milliseconds since 1970-01-01T00:00:00 UTC. For [`TimeBasis::Local`] the wall clock read as
    /// if it were UTC: good for order and for the hour of day, not an instant.
    pub ms: i64,
    /// What it rests on; never [`TimeBasis::None`].
    pub basis: TimeBasis,
    /// Minutes east of UTC, for [`TimeBasis::Offset`]; else 0.
    pub offset_minutes: i16,
}

impl PostTime {
    /// An instant the archive gives in UTC, or `None` outside the years -9999 to 9999.
    pub fn utc_ms(ms: i64) -> Option<PostTime> {
        Timestamp::from_millisecond(ms).ok()?;
        Some(PostTime {
            ms,
            basis: TimeBasis::Utc,
            offset_minutes: 0,
        })
    }

    /// As [`Self::utc_ms`], from seconds.
    pub fn utc_s(s: i64) -> Option<PostTime> {
        Self::utc_ms(s.checked_mul(1000)?)
    }

    /// A wall clock of unknown zone.
    pub fn local(wall: DateTime) -> PostTime {
        let ms = Offset::UTC
            .to_timestamp(wall)
            .map_or(0, |at| at.as_millisecond());
        PostTime {
            ms,
            basis: TimeBasis::Local,
            offset_minutes: 0,
        }
    }

    /// Reads RFC 3339, with `Z`, an offset, or neither (a local time of unknown zone).
    pub fn parse(text: &str) -> Option<PostTime> {
        if let Ok(at) = text.parse::<Timestamp>() {
            let ms = at.as_millisecond();
            let offset_minutes = trailing_offset(text).unwrap_or(0);
            let basis = if offset_minutes == 0 {
                TimeBasis::Utc
            } else {
                TimeBasis::Offset
            };
            return Some(PostTime {
                ms,
                basis,
                offset_minutes,
            });
        }
        text.parse::<DateTime>().ok().map(PostTime::local)
    }

    /// The clock on the wall where the post was made, as far as the archive knows.
    pub fn wall(self) -> DateTime {
        let at = Timestamp::from_millisecond(self.ms).unwrap_or(Timestamp::UNIX_EPOCH);
        self.offset().to_datetime(at)
    }

    /// RFC 3339; without offset where the zone is unknown. Milliseconds only where there are any.
    pub fn to_rfc3339(self) -> String {
        let wall = self.wall();
        match self.basis {
            TimeBasis::Utc => format!("{wall}Z"),
            TimeBasis::Offset => {
                let m = self.offset_minutes;
                let sign = if m < 0 { '-' } else { '+' };
                format!("{wall}{sign}{:02}:{:02}", m.abs() / 60, m.abs() % 60)
            }
            TimeBasis::Local | TimeBasis::None => wall.to_string(),
        }
    }

    fn offset(self) -> Offset {
        Offset::from_seconds(i32::from(self.offset_minutes) * 60).unwrap_or(Offset::UTC)
    }
}

/// The `+hh:mm` or `-hhmm` at the end of a time that already parsed as an instant, in minutes.
fn trailing_offset(text: &str) -> Option<i16> {
    let clock = text.split_once(['T', 't', ' ']).map(|(_, c)| c)?;
    let at = clock.find(['+', '-'])?;
    let (sign, rest) = clock
        .split_at_checked(at + 1)
        .map(|(l, r)| (l.ends_with('-'), r))?;
    let digits: String = rest.chars().filter(char::is_ascii_digit).take(4).collect();
    let n: i16 = format!("{digits:0<4}").parse().ok()?;
    let minutes = n / 100 * 60 + n % 100;
    Some(if sign { -minutes } else { minutes })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rfc3339_survives_a_round_trip() {
        for (input, basis) in [
            ("2024-03-05T14:02:11Z", TimeBasis::Utc),
            ("2025-06-02T08:00:00.123Z", TimeBasis::Utc),
            ("2024-03-05T14:02:11-03:30", TimeBasis::Offset),
            ("2024-03-05T14:02:11+05:45", TimeBasis::Offset),
            ("2025-03-04T10:05:09", TimeBasis::Local),
        ] {
            let time = PostTime::parse(input).unwrap();
            assert_eq!(time.to_rfc3339(), input);
            assert_eq!(time.basis, basis, "{input}");
        }
        assert_eq!(PostTime::parse("yesterday"), None);
        assert_eq!(PostTime::utc_s(i64::MAX), None);
    }

    #[test]
    fn wall_clock_is_where_the_post_was_made() {
        let time = PostTime::parse("2024-03-05T01:30:00+02:00").unwrap();
        assert_eq!(time.wall().to_string(), "2024-03-05T01:30:00");
        assert_eq!(time.ms, PostTime::parse("2024-03-04T23:30:00Z").unwrap().ms);
    }
}

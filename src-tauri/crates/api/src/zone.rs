//! Clocks: the zone hours are shown in, the day a filter means, and the time of now.

use jiff::civil::{Date, DateTime};
use jiff::tz::{Offset, TimeZone};
use jiff::{SignedDuration, Timestamp};
use model::{PostTime, TimeBasis};
use store::TimeRange;

/// The zone of an IANA name, or this computer's.
pub(crate) fn by_name(name: Option<&str>) -> TimeZone {
    name.and_then(|name| TimeZone::get(name).ok())
        .unwrap_or_else(TimeZone::system)
}

/// The clock on the wall in a zone when the post was made. Where the archive gives a wall clock
/// without a zone, that clock as it stands.
pub(crate) fn wall(time: PostTime, zone: &TimeZone) -> DateTime {
    if time.basis == TimeBasis::Local {
        return time.wall();
    }
    let at = Timestamp::from_millisecond(time.ms).unwrap_or(Timestamp::UNIX_EPOCH);
    zone.to_datetime(at)
}

/// The range of whole days from `from` to `to` inclusive, each open where absent.
pub(crate) fn days(from: Option<Date>, to: Option<Date>, zone: &TimeZone) -> TimeRange {
    let wall_ms = |at: DateTime| Offset::UTC.to_timestamp(at).map(Timestamp::as_millisecond);
    let zone_ms = |at: DateTime| {
        // Midnight that a clock change skips or repeats counts from its first moment.
        zone.to_ambiguous_timestamp(at)
            .compatible()
            .map(Timestamp::as_millisecond)
    };
    let start = from.map(|date| date.at(0, 0, 0, 0));
    let end = to
        .and_then(|date| date.tomorrow().ok())
        .map(|date| date.at(0, 0, 0, 0));
    TimeRange {
        from: start.and_then(|at| zone_ms(at).ok()).unwrap_or(i64::MIN),
        until: end.and_then(|at| zone_ms(at).ok()).unwrap_or(i64::MAX),
        wall_from: start.and_then(|at| wall_ms(at).ok()).unwrap_or(i64::MIN),
        wall_until: end.and_then(|at| wall_ms(at).ok()).unwrap_or(i64::MAX),
    }
}

/// Now, RFC 3339 UTC, to the microsecond: what is saved one after the other sorts so.
pub(crate) fn moment() -> String {
    format!("{:.6}", Timestamp::now())
}

/// Now, RFC 3339 UTC, to the second.
pub(crate) fn now() -> String {
    let now = Timestamp::now();
    let whole = now.checked_sub(SignedDuration::from_nanos(i64::from(
        now.subsec_nanosecond(),
    )));
    whole.unwrap_or(now).to_string()
}

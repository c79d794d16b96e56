//! Enums as small integers. The numbers are the positions in each enum's `ALL`: variants are only
//! ever appended, and the test below holds the numbers that databases out there rely on.

use model::{Audience, Decision, Kind, Platform, PostKind, SkipReason, Standing, TimeBasis};
use rusqlite::Row;

use crate::StoreError;

/// A closed enum that is stored as its position.
pub(crate) trait Code: Copy + 'static {
    /// All variants, in order.
    const VARIANTS: &'static [Self];

    /// The variant of a stored number.
    fn decode(number: i64) -> Result<Self, StoreError> {
        let at = usize::try_from(number).map_err(|_| StoreError::Damaged)?;
        Self::VARIANTS.get(at).copied().ok_or(StoreError::Damaged)
    }

    /// The variant in a column.
    fn read(row: &Row<'_>, column: usize) -> Result<Self, StoreError> {
        Self::decode(row.get(column)?)
    }

    /// The variant in a column that may be null.
    fn read_opt(row: &Row<'_>, column: usize) -> Result<Option<Self>, StoreError> {
        row.get::<_, Option<i64>>(column)?
            .map(Self::decode)
            .transpose()
    }
}

macro_rules! code {
    ($($t:ty),+) => { $(impl Code for $t { const VARIANTS: &'static [Self] = <$t>::ALL; })+ };
}
code!(
    Audience, Decision, Kind, Platform, PostKind, SkipReason, Standing, TimeBasis
);

/// Whose text: 0 somebody else's, 1 the person's own, 2 not known.
pub(crate) fn own_code(own: Option<bool>) -> i64 {
    match own {
        Some(false) => 0,
        Some(true) => 1,
        None => 2,
    }
}

pub(crate) fn own_decode(number: i64) -> Result<Option<bool>, StoreError> {
    match number {
        0 => Ok(Some(false)),
        1 => Ok(Some(true)),
        2 => Ok(None),
        _ => Err(StoreError::Damaged),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stored_numbers_never_change() {
        fn words<T: std::fmt::Display>(all: &[T]) -> String {
            all.iter().map(T::to_string).collect::<Vec<_>>().join(" ")
        }
        assert_eq!(
            words(Platform::ALL),
            "x facebook instagram threads reddit mastodon bluesky tiktok youtube google_maps \
             linkedin discord telegram whatsapp slack strava tumblr nextdoor other"
        );
        assert_eq!(
            words(Kind::ALL),
            "PERSON HANDLE EMAIL PHONE IP URL ADDRESS COORDINATES PLATE VIN GOV_ID BANK \
             TRACKING_ID PLACE STATION ROUTE EMPLOYER VEHICLE DATETIME AGE FAMILY HEALTH ORIGIN \
             JOB OWN_TERM"
        );
        assert_eq!(
            words(PostKind::ALL),
            "post reply comment message group_post group_comment caption review repost profile \
             other"
        );
        assert_eq!(words(Audience::ALL), "public group friends private unknown");
        assert_eq!(
            words(Standing::ALL),
            "live deleted archived pending draft earlier"
        );
        assert_eq!(words(Decision::ALL), "keep fix ignore");
        assert_eq!(words(TimeBasis::ALL), "utc offset local none");
        for (i, kind) in Kind::ALL.iter().enumerate() {
            assert_eq!(usize::from(kind.index()), i);
        }
    }
}

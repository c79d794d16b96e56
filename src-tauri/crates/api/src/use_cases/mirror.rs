//! The mirror: first counts over the person's own posts.

use std::collections::BTreeMap;

use model::{Audience, Kind, Platform, PostTime, TimeBasis};

use super::review::counts;
use crate::session::Session;
use crate::types::{HourCount, KindCount, Mirror, MonthCount, Nothing};
use crate::{Fault, zone};

pub(crate) fn mirror(session: &mut Session, _: Nothing) -> Result<Mirror, Fault> {
    let zone = session.zone();
    let mut tally = Tally::default();
    session.store.each_mirror_row(|row| {
        if row.own == Some(false) {
            tally.others += 1;
            return;
        }
        tally.posts += 1;
        tally.with_findings += u32::from(row.kinds != 0);
        *tally.platforms.entry(row.platform.index()).or_default() += 1;
        *tally.audiences.entry(row.audience.index()).or_default() += 1;
        for kind in Kind::ALL.iter().filter(|k| row.kinds & k.bit() != 0) {
            *tally.kinds.entry(kind.index()).or_default() += 1;
        }
        let Some(time) = row.time else { return };
        tally.local_times += u32::from(time.basis == TimeBasis::Local);
        tally.first = Some(tally.first.filter(|f| f.ms <= time.ms).unwrap_or(time));
        tally.last = Some(tally.last.filter(|l| l.ms >= time.ms).unwrap_or(time));
        let wall = zone::wall(time, &zone);
        let month = (wall.year(), wall.month(), row.platform);
        *tally.months.entry(month).or_default() += 1;
        let hour = (wall.weekday().to_monday_zero_offset(), wall.hour());
        *tally.hours.entry(hour).or_default() += 1;
    })?;
    let findings = session.store.findings_by_kind()?;
    let dense = |sparse: &BTreeMap<u8, u32>, len: usize| -> Vec<u32> {
        (0..len)
            .map(|i| sparse.get(&(i as u8)).copied().unwrap_or(0))
            .collect()
    };
    let mut kinds: Vec<KindCount> = counts(
        Kind::ALL.iter().copied(),
        &dense(&tally.kinds, Kind::ALL.len()),
    )
    .into_iter()
    .map(|c| KindCount {
        kind: c.value,
        posts: c.posts,
        findings: findings
            .get(usize::from(c.value.index()))
            .copied()
            .unwrap_or(0),
    })
    .collect();
    kinds.sort_by_key(|k| std::cmp::Reverse(k.posts));
    Ok(Mirror {
        posts: tally.posts,
        others: tally.others,
        with_findings: tally.with_findings,
        first: tally.first.map(PostTime::to_rfc3339),
        last: tally.last.map(PostTime::to_rfc3339),
        platforms: counts(
            Platform::ALL.iter().copied(),
            &dense(&tally.platforms, Platform::ALL.len()),
        ),
        audiences: counts(
            Audience::ALL.iter().copied(),
            &dense(&tally.audiences, Audience::ALL.len()),
        ),
        months: tally
            .months
            .into_iter()
            .map(|((year, month, platform), posts)| MonthCount {
                month: format!("{year:04}-{month:02}"),
                platform,
                posts,
            })
            .collect(),
        kinds,
        hours: tally
            .hours
            .into_iter()
            .map(|((weekday, hour), posts)| HourCount {
                weekday: weekday.unsigned_abs(),
                hour: hour.unsigned_abs(),
                posts,
            })
            .collect(),
        zone: zone.iana_name().unwrap_or("UTC").to_owned(),
        local_times: tally.local_times,
    })
}

#[derive(Default)]
struct Tally {
    posts: u32,
    others: u32,
    with_findings: u32,
    local_times: u32,
    first: Option<PostTime>,
    last: Option<PostTime>,
    platforms: BTreeMap<u8, u32>,
    audiences: BTreeMap<u8, u32>,
    kinds: BTreeMap<u8, u32>,
    months: BTreeMap<(i16, i8, Platform), u32>,
    hours: BTreeMap<(i8, i8), u32>,
}

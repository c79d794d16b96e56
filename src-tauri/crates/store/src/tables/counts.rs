//! Counts over everything, in as few passes over the narrow table as there are questions.

use model::{Audience, Decision, Kind, Platform, PostKind, PostTime};

use super::posts::read_time;
use crate::codes::{Code, own_decode};
use crate::{Store, StoreError};

/// What the mirror counts of one post.
pub struct MirrorRow {
    /// Where.
    pub platform: Platform,
    /// For whom.
    pub audience: Audience,
    /// Whose.
    pub own: Option<bool>,
    /// When it was written; `None` for fields of a profile, whose date is that of a change.
    pub time: Option<PostTime>,
    /// Kinds of its findings, by [`Kind::bit`].
    pub kinds: u32,
}

/// Posts by the values that filters offer.
#[derive(Default)]
pub struct Sums {
    /// Posts in all.
    pub total: u32,
    /// Own posts with findings.
    pub to_review: u32,
    /// Own posts with findings and a decision.
    pub reviewed: u32,
    /// Of the person's own posts, by platform, sort, audience, decision: indexed by the variant's
    /// position; the last of `decisions` is undecided.
    pub platforms: Vec<u32>,
    /// By sort of post.
    pub post_kinds: Vec<u32>,
    /// By audience.
    pub audiences: Vec<u32>,
    /// By decision, undecided last.
    pub decisions: Vec<u32>,
    /// By kind of finding.
    pub kinds: Vec<u32>,
}

impl Store {
    /// Calls `each` for every post.
    pub fn each_mirror_row(&self, mut each: impl FnMut(MirrorRow)) -> Result<(), StoreError> {
        let mut statement = self.db.prepare_cached(
            "SELECT platform, audience, own, time, basis, time_offset, kinds, kind FROM posts",
        )?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let written = PostKind::read(row, 7)? != PostKind::Profile;
            each(MirrorRow {
                platform: Code::read(row, 0)?,
                audience: Code::read(row, 1)?,
                own: own_decode(row.get(2)?)?,
                time: read_time(row, 3)?.filter(|_| written),
                kinds: row.get(6)?,
            });
        }
        Ok(())
    }

    /// Findings by kind, indexed by the kind's position.
    pub fn findings_by_kind(&self) -> Result<Vec<u32>, StoreError> {
        let mut counts = vec![0; Kind::ALL.len()];
        let mut statement = self
            .db
            .prepare_cached("SELECT kind, count(*) FROM findings GROUP BY kind")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let kind: Kind = Code::read(row, 0)?;
            if let Some(count) = counts.get_mut(usize::from(kind.index())) {
                *count = row.get(1)?;
            }
        }
        Ok(counts)
    }

    /// Posts by the values that filters offer.
    pub fn sums(&self) -> Result<Sums, StoreError> {
        let mut sums = Sums {
            platforms: vec![0; Platform::ALL.len()],
            post_kinds: vec![0; PostKind::ALL.len()],
            audiences: vec![0; Audience::ALL.len()],
            decisions: vec![0; Decision::ALL.len() + 1],
            kinds: vec![0; Kind::ALL.len()],
            ..Sums::default()
        };
        // Counted here: grouping by six columns would sort every row first.
        let mut statement = self
            .db
            .prepare_cached("SELECT platform, kind, audience, decision, kinds, own FROM posts")?;
        let mut rows = statement.query([])?;
        let undecided = Decision::ALL.len() as u8;
        while let Some(row) = rows.next()? {
            let decision: Option<Decision> = Code::read_opt(row, 3)?;
            let mask: u32 = row.get(4)?;
            let own = own_decode(row.get(5)?)? != Some(false);
            sums.total += 1;
            if !own {
                continue;
            }
            add(&mut sums.platforms, Platform::read(row, 0)?.index());
            add(&mut sums.post_kinds, PostKind::read(row, 1)?.index());
            add(&mut sums.audiences, Audience::read(row, 2)?.index());
            add(
                &mut sums.decisions,
                decision.map_or(undecided, Decision::index),
            );
            for kind in Kind::ALL.iter().filter(|k| mask & k.bit() != 0) {
                add(&mut sums.kinds, kind.index());
            }
            if mask != 0 {
                sums.to_review += 1;
                sums.reviewed += u32::from(decision.is_some());
            }
        }
        Ok(sums)
    }
}

fn add(counts: &mut [u32], index: u8) {
    if let Some(count) = counts.get_mut(usize::from(index)) {
        *count += 1;
    }
}

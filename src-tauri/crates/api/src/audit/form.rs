//! The answer of `rearview audit`, in the form for programs.

use std::collections::BTreeMap;

use model::{Finding, Kind, Owner, Platform, Post, TimeBasis};
use serde::Serialize;

use super::{ToldCategory, ToldCrowd, ToldFact, ToldFix};
use crate::Fault;
use crate::types::Receipt;

/// The answer: `--format json` is exactly this.
#[derive(Serialize)]
pub struct Audit {
    /// Version of this form.
    pub version: u32,
    /// The accounts the archives belong to.
    pub accounts: Vec<Owner>,
    /// What came of each archive.
    pub archives: Vec<Receipt>,
    /// Counts over all posts.
    pub counts: Counts,
    /// Posts with findings, in the order of the archives.
    pub posts: Vec<AuditPost>,
    /// What the posts together tell.
    pub facts: Vec<ToldFact>,
    /// How many people that leaves.
    pub crowd: ToldCrowd,
    /// What a listener would file posts under.
    pub categories: Vec<ToldCategory>,
    /// The smallest fix, step by step.
    pub fixes: Vec<ToldFix>,
}

/// Counts over all posts.
#[derive(Default, Serialize)]
pub struct Counts {
    /// Posts in all, each once.
    pub posts: u32,
    /// The person's own.
    pub own: u32,
    /// Others' text.
    pub others: u32,
    /// Posts with a finding.
    pub with_findings: u32,
    /// Findings.
    pub findings: u32,
    /// Posts by platform.
    pub platforms: BTreeMap<Platform, u32>,
    /// Posts and findings by kind.
    pub kinds: BTreeMap<Kind, KindTotal>,
}

/// Posts and findings of one kind.
#[derive(Default, Serialize)]
pub struct KindTotal {
    /// Posts that have one.
    pub posts: u32,
    /// Findings in all.
    pub findings: u32,
}

/// A post with findings. Holds post text: it has no `Debug`.
#[derive(Serialize)]
pub struct AuditPost {
    /// Identity across archives, as in `rearview posts`.
    pub id: String,
    /// Where.
    pub platform: Platform,
    /// What sort.
    pub kind: model::PostKind,
    /// RFC 3339, or null.
    pub time: Option<String>,
    /// What the time rests on.
    pub time_basis: TimeBasis,
    /// Who could read it.
    pub audience: model::Audience,
    /// Group or conversation.
    pub group: Option<String>,
    /// Address on the platform.
    pub permalink: Option<String>,
    /// The words.
    pub text: String,
    /// File inside the archive.
    pub source: String,
    /// What stands in it.
    pub findings: Vec<AuditFinding>,
}

/// A finding with the words it covers.
#[derive(Serialize)]
pub struct AuditFinding {
    /// Where and what.
    #[serde(flatten)]
    pub finding: Finding,
    /// The words.
    pub text: String,
}

impl Audit {
    /// Faults of archives that could not be read.
    pub fn faults(&self) -> impl Iterator<Item = &Fault> {
        self.archives
            .iter()
            .filter_map(|receipt| receipt.fault.as_ref())
    }
}

impl Counts {
    pub(super) fn add(&mut self, post: &Post, findings: &[Finding]) {
        self.posts += 1;
        match post.own {
            Some(false) => self.others += 1,
            _ => self.own += 1,
        }
        *self.platforms.entry(post.platform).or_default() += 1;
        if findings.is_empty() {
            return;
        }
        self.with_findings += 1;
        self.findings += u32::try_from(findings.len()).unwrap_or(u32::MAX);
        let mut kinds: Vec<Kind> = findings.iter().map(|f| f.kind).collect();
        for kind in &kinds {
            self.kinds.entry(*kind).or_default().findings += 1;
        }
        kinds.sort_unstable();
        kinds.dedup();
        for kind in kinds {
            self.kinds.entry(kind).or_default().posts += 1;
        }
    }
}

pub(super) fn audit_post(post: Post, findings: Vec<Finding>) -> AuditPost {
    let covered = |finding: &Finding| {
        let part = post.parts().find(|(part, _)| *part == finding.part);
        let (start, end) = (finding.span.start as usize, finding.span.end as usize);
        part.map_or(String::new(), |(_, text)| {
            text.chars()
                .skip(start)
                .take(end.saturating_sub(start))
                .collect()
        })
    };
    let findings = findings
        .into_iter()
        .map(|finding| AuditFinding {
            text: covered(&finding),
            finding,
        })
        .collect();
    AuditPost {
        id: post.key.to_hex(),
        platform: post.platform,
        kind: post.kind,
        time: post.time.map(|t| t.to_rfc3339()),
        time_basis: post.time.map_or(TimeBasis::None, |t| t.basis),
        audience: post.audience,
        group: post.group,
        permalink: post.permalink,
        text: post.text,
        source: post.source,
        findings,
    }
}

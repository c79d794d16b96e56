//! `rearview audit`: the whole path in memory, for the command line. Nothing is stored.

use std::collections::{BTreeMap, HashSet};
use std::sync::atomic::Ordering;

use detect::{Engine, ModelState};
use import::{Archive, Input};
use model::{Finding, Kind, OwnTerm, Owner, Platform, Post, PostKey, TimeBasis};
use serde::Serialize;

use crate::importing::merge_owner;
use crate::pipeline::{self, Control, Found};
use crate::receipt::{self, Counter};
use crate::types::{JobState, Receipt};
use crate::{Fault, FaultCode, scan};

pub use detect::Language;

/// What the person said beside the archives.
#[derive(Default)]
pub struct Options {
    /// Their own list of words.
    pub own_terms: Vec<OwnTerm>,
    /// Who they are in chats.
    pub me: Option<String>,
    /// Look twice: more names and places, some hundred times slower.
    pub second_pass: bool,
}

/// What looks through a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Passes {
    /// Rules alone.
    Rules,
    /// Rules and the fast model.
    First,
    /// The network too.
    Both,
}

impl Passes {
    fn of(self, engine: Engine) -> Engine {
        match self {
            Passes::Rules => engine.without_model(),
            Passes::First => engine,
            Passes::Both => engine.with_second_pass(),
        }
    }
}

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

/// Runs the path over archives. `tick` gets bytes done, bytes in all, and posts so far.
pub fn audit(inputs: Vec<Input>, options: Options, tick: &mut dyn FnMut(u64, u64, u32)) -> Audit {
    let passes = match options.second_pass {
        true => Passes::Both,
        false => Passes::First,
    };
    let engine = passes.of(Engine::new(&options.own_terms));
    let read = import::Options { me: options.me };
    let mut archives = import::recognise(inputs);
    let total: u64 = archives.iter().flatten().map(Archive::total_bytes).sum();
    let mut all = Collector::default();
    let mut base = 0;
    for archive in &mut archives {
        let archive = match archive {
            Ok(archive) => archive,
            Err(refused) => {
                all.archives.push(receipt::refused(refused));
                continue;
            }
        };
        let mut receipt = receipt::waiting(archive);
        let outcome = all.read(
            archive,
            &read,
            &engine,
            &mut receipt,
            base,
            &mut |bytes, posts| {
                tick(bytes, total, posts);
            },
        );
        receipt.state = JobState::Done;
        if let Err(mut fault) = outcome {
            fault.place.get_or_insert_with(|| receipt.label.clone());
            receipt.state = JobState::Refused;
            receipt.fault = Some(fault);
        }
        base += archive.total_bytes();
        all.archives.push(receipt);
    }
    let posts = all.finish();
    Audit {
        version: 1,
        accounts: all.accounts,
        archives: all.archives,
        counts: all.counts,
        posts,
    }
}

#[derive(Default)]
struct Collector {
    accounts: Vec<Owner>,
    archives: Vec<Receipt>,
    counts: Counts,
    posts: Vec<(Post, Vec<Finding>)>,
    seen: HashSet<PostKey>,
}

impl Collector {
    fn read(
        &mut self,
        archive: &mut Archive,
        options: &import::Options,
        engine: &Engine,
        receipt: &mut Receipt,
        base: u64,
        tick: &mut dyn FnMut(u64, u32),
    ) -> Result<(), Fault> {
        if let Some(owner) = archive.owner() {
            let merged = merge_owner(&self.accounts, owner)?;
            self.accounts
                .retain(|account| account.platform != merged.platform);
            self.accounts.push(merged);
        }
        let control = Control::default();
        let mut counter = Counter::default();
        pipeline::run(archive, options, engine, &control, base, |batch| {
            for found in batch {
                match found {
                    Found::Skipped(skipped) => counter.skipped(skipped),
                    Found::Post(post, findings) => {
                        let new = self.seen.insert(post.key);
                        counter.post(&post, new, findings.len());
                        if new {
                            self.posts.push((post, findings));
                        }
                    }
                }
            }
            let posts = u32::try_from(self.posts.len()).unwrap_or(u32::MAX);
            tick(control.bytes.load(Ordering::Relaxed), posts);
            Ok(())
        })?;
        counter.fill(receipt);
        if receipt.posts == 0 {
            Err(FaultCode::NoPosts.into())
        } else {
            Ok(())
        }
    }

    /// Searches in all posts for what was found in one, counts, and gives those with findings.
    fn finish(&mut self) -> Vec<AuditPost> {
        let mut posts = std::mem::take(&mut self.posts);
        scan::echo_in_memory(&mut posts);
        let mut kept = Vec::new();
        for (post, findings) in posts {
            self.count(&post, &findings);
            if !findings.is_empty() {
                kept.push(audit_post(post, findings));
            }
        }
        kept
    }

    fn count(&mut self, post: &Post, findings: &[Finding]) {
        let counts = &mut self.counts;
        counts.posts += 1;
        match post.own {
            Some(false) => counts.others += 1,
            _ => counts.own += 1,
        }
        *counts.platforms.entry(post.platform).or_default() += 1;
        if findings.is_empty() {
            return;
        }
        counts.with_findings += 1;
        counts.findings += u32::try_from(findings.len()).unwrap_or(u32::MAX);
        let mut kinds: Vec<Kind> = findings.iter().map(|f| f.kind).collect();
        for kind in &kinds {
            counts.kinds.entry(*kind).or_default().findings += 1;
        }
        kinds.sort_unstable();
        kinds.dedup();
        for kind in kinds {
            counts.kinds.entry(kind).or_default().posts += 1;
        }
    }
}

fn audit_post(post: Post, findings: Vec<Finding>) -> AuditPost {
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

/// The detectors alone, for `rearview detect`: for texts in one language or, where none is said, a
/// guess at each.
pub fn finder(
    own_terms: &[OwnTerm],
    passes: Passes,
    language: Option<Language>,
) -> impl Fn(&str) -> Vec<Finding> + use<> {
    let engine = passes.of(Engine::new(own_terms).in_language(language));
    move |text| engine.find(text)
}

/// Whether the model for names and places could be loaded.
pub fn has_model() -> bool {
    Engine::new(&[]).model_state() == ModelState::On
}

/// Whether the second pass could be loaded.
pub fn has_second_pass() -> bool {
    Engine::new(&[]).with_second_pass().second_pass()
}

/// Reads a list of own words: one a line, with a kind in front where the person says so
/// (`PLATE: 8ZQX417`). Empty lines and lines that begin with `#` are left out.
pub fn own_terms(text: &str) -> Vec<OwnTerm> {
    text.lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(|line| {
            let marked = line.split_once(':').and_then(|(kind, term)| {
                let kind = Kind::parse(&kind.trim().to_uppercase())?;
                let term = term.trim();
                (!term.is_empty()).then(|| OwnTerm {
                    term: term.to_owned(),
                    kind: Some(kind),
                })
            });
            marked.unwrap_or_else(|| OwnTerm {
                term: line.to_owned(),
                kind: None,
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn own_terms_take_a_kind_in_front() {
        let terms = own_terms("# mine\n\nAlder Court\nplate: 8ZQX417\nnote: not a kind\nEMAIL:\n");
        let pairs: Vec<(&str, Option<Kind>)> =
            terms.iter().map(|t| (t.term.as_str(), t.kind)).collect();
        assert_eq!(
            pairs,
            [
                ("Alder Court", None),
                ("8ZQX417", Some(Kind::Plate)),
                ("note: not a kind", None),
                ("EMAIL:", None),
            ]
        );
    }
}

//! `rearview audit`: the whole path in memory, for the command line. Nothing is stored.

mod form;

use std::collections::HashSet;
use std::sync::atomic::Ordering;

use detect::{Engine, ModelState};
use exposure::Told;
use import::{Archive, Input};
use model::{Finding, Kind, OwnTerm, Owner, Post, PostKey};

use crate::importing::merge_owner;
use crate::insight::{self, FiledPost};
use crate::pipeline::{self, Control, Found};
use crate::receipt::{self, Counter};
use crate::reporting::{self, Material, Source, TARGET};
use crate::told::Names;
use crate::types::{JobState, Receipt, SaveReport};
use crate::{Fault, FaultCode, scan, zone};

pub use crate::told::{ToldCategory, ToldCrowd, ToldFact, ToldFactor, ToldFix};

pub use detect::Language;
pub use form::{Audit, AuditFinding, AuditPost, Counts, KindTotal};

use form::audit_post;

/// What the person said beside the archives.
#[derive(Default)]
pub struct Options {
    /// Their own list of words.
    pub own_terms: Vec<OwnTerm>,
    /// Who they are in chats.
    pub me: Option<String>,
    /// Look twice: more names and places, some hundred times slower.
    pub second_pass: bool,
    /// How many people they want to be one of: what the smallest fix aims at.
    pub target: Option<f64>,
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

/// Everything that archives hold, read. Holds post text: it has no `Debug`.
pub struct Gathered {
    accounts: Vec<Owner>,
    archives: Vec<Receipt>,
    posts: Vec<(Post, Vec<Finding>)>,
    told: Vec<Told>,
    filed: Vec<FiledPost>,
    target: f64,
}

/// Runs the path over archives. `tick` gets bytes done, bytes in all, and posts so far.
pub fn audit(inputs: Vec<Input>, options: Options, tick: &mut dyn FnMut(u64, u64, u32)) -> Audit {
    gather(inputs, options, tick).audit()
}

/// Reads archives and what their posts together tell; `tick` as for [`audit`].
pub fn gather(
    inputs: Vec<Input>,
    options: Options,
    tick: &mut dyn FnMut(u64, u64, u32),
) -> Gathered {
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
    let mut posts = all.posts;
    scan::echo_in_memory(&mut posts);
    let (told, filed) = insight::of_posts(&posts, &all.accounts);
    Gathered {
        accounts: all.accounts,
        archives: all.archives,
        posts,
        told,
        filed,
        target: options.target.unwrap_or(TARGET),
    }
}

impl Gathered {
    /// Faults of archives that could not be read.
    pub fn faults(&self) -> impl Iterator<Item = &Fault> {
        self.archives
            .iter()
            .filter_map(|receipt| receipt.fault.as_ref())
    }

    /// Whether nothing would be in a report.
    pub fn is_silent(&self) -> bool {
        self.filed.is_empty() && self.told.is_empty()
    }

    /// The listening report, as text in the format asked for.
    ///
    /// # Errors
    /// None that was seen: a value that JSON cannot hold.
    pub fn report(&self, how: SaveReport) -> Result<String, Fault> {
        let filed = self.filed.iter().filter_map(|filed| {
            let post = self.posts.get(usize::try_from(filed.post).ok()?)?;
            Some((filed, Source::from(post)))
        });
        let own = self
            .posts
            .iter()
            .filter(|(post, _)| post.own != Some(false));
        let material = Material {
            told: &self.told,
            filed: filed.collect(),
            accounts: &self.accounts,
            posts: u32::try_from(own.count()).unwrap_or(u32::MAX),
            target: self.target,
            zone: &zone::by_name(None),
        };
        reporting::write(material, how)
    }

    /// The answer of `rearview audit`.
    pub fn audit(self) -> Audit {
        let names = Names(&self.posts);
        let facts = names.facts(&self.told);
        let crowd = names.crowd(exposure::crowd(&self.told));
        let categories = names.categories(&self.filed);
        let fixes = names.fixes(exposure::fixes(&self.told, self.target));
        let mut counts = Counts::default();
        let mut kept = Vec::new();
        for (post, findings) in self.posts {
            counts.add(&post, &findings);
            if !findings.is_empty() {
                kept.push(audit_post(post, findings));
            }
        }
        Audit {
            version: 2,
            accounts: self.accounts,
            archives: self.archives,
            counts,
            posts: kept,
            facts,
            crowd,
            categories,
            fixes,
        }
    }
}

#[derive(Default)]
struct Collector {
    accounts: Vec<Owner>,
    archives: Vec<Receipt>,
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

//! From what a person hands in to archives: recognised by content, parts of one export joined.

use model::{Owner, Platform};

use crate::container::Files;
use crate::{IMPORTERS, ImportError, Importer, Input, Options, Out, Recognised, Refused, Sink};

/// One recognised export, possibly in several parts.
pub struct Archive {
    importer: &'static Importer,
    files: Files,
    label: String,
    found: Recognised,
}

impl Archive {
    /// Whose export it is.
    pub fn platform(&self) -> Platform {
        self.importer.platform
    }

    /// Names of its files, never a full path.
    pub fn label(&self) -> &str {
        &self.label
    }

    /// The account it belongs to, as the archive says.
    pub fn owner(&self) -> Option<&Owner> {
        self.found.owner.as_ref()
    }

    /// Bytes that will be read, as far as the archive tells the truth about it.
    pub fn total_bytes(&self) -> u64 {
        self.found.bytes
    }

    /// Parts the export says it has and that were not handed in.
    pub fn missing_parts(&self) -> &[String] {
        &self.found.missing
    }

    fn open(input: Input) -> Result<Archive, Refused> {
        let (label, opened) = Files::open(input);
        let recognised = opened.and_then(|mut files| {
            for importer in IMPORTERS {
                if let Some(found) = (importer.recognise)(&mut files)? {
                    let label = files.labels().join(", ");
                    return Ok(Archive {
                        importer,
                        files,
                        label,
                        found,
                    });
                }
            }
            Err(ImportError::NotAnArchive)
        });
        recognised.map_err(|error| Refused { label, error })
    }

    fn takes(&self, other: &Archive) -> Fit {
        if !std::ptr::eq(self.importer, other.importer) || self.found.alone || other.found.alone {
            return Fit::No;
        }
        let same_request = match (&self.found.request, &other.found.request) {
            (Some(a), Some(b)) => Some(a == b),
            _ => None,
        };
        match (&self.found.owner, &other.found.owner, same_request) {
            (Some(a), Some(b), Some(true)) if a.same_account(b) => Fit::Surely,
            // Two profiles are two exports, be it of one account at two times.
            (Some(_), Some(_), _) => Fit::No,
            (_, _, Some(true)) => Fit::Surely,
            (_, _, Some(false)) => Fit::No,
            _ => Fit::Perhaps,
        }
    }

    fn join(&mut self, other: Archive) {
        self.files.join(other.files);
        self.label = self.files.labels().join(", ");
        self.found.bytes += other.found.bytes;
        self.found.text |= other.found.text;
        let here = |part: &String| {
            self.files
                .entries()
                .iter()
                .any(|e| e.path.ends_with(part.as_str()))
        };
        let mut missing = std::mem::take(&mut self.found.missing);
        missing.extend(other.found.missing);
        missing.sort();
        missing.dedup();
        self.found.owner = self.found.owner.take().or(other.found.owner);
        self.found.request = self.found.request.take().or(other.found.request);
        missing.retain(|part| !here(part));
        self.found.missing = missing;
    }
}

/// Whether two parts belong to one export.
#[derive(PartialEq, Eq)]
enum Fit {
    No,
    Perhaps,
    Surely,
}

/// Recognises inputs by content and joins the parts of one request. One result for each archive,
/// in the order in which the first part of each was handed in.
pub fn recognise(inputs: Vec<Input>) -> Vec<Result<Archive, Refused>> {
    let mut results: Vec<Result<Archive, Refused>> =
        inputs.into_iter().map(Archive::open).collect();
    for wanted in [Fit::Surely, Fit::Perhaps] {
        let mut i = 0;
        while i < results.len() {
            match home(&results, i, &wanted) {
                Some(home) => {
                    // Into the earlier of the two, so that the order is kept.
                    let (first, second) = (home.min(i), home.max(i));
                    if let Ok(part) = results.remove(second)
                        && let Some(Ok(archive)) = results.get_mut(first)
                    {
                        archive.join(part);
                    }
                }
                None => i += 1,
            }
        }
    }
    for result in &mut results {
        if let Ok(archive) = result
            && !archive.found.text
        {
            let label = archive.label.clone();
            *result = Err(Refused {
                label,
                error: ImportError::NoPosts,
            });
        }
    }
    results
}

/// The archive that part `i` belongs to. A part without an owner that could belong to two accounts
/// belongs to neither.
fn home(results: &[Result<Archive, Refused>], i: usize, wanted: &Fit) -> Option<usize> {
    let Some(Ok(part)) = results.get(i) else {
        return None;
    };
    let mut fitting = (0..results.len()).filter(|&j| {
        let other = results[j].as_ref();
        j != i && other.is_ok_and(|other| other.takes(part) == *wanted)
    });
    if *wanted == Fit::Surely {
        return fitting.next();
    }
    if part.owner().is_some() {
        return None;
    }
    let is_owned = |&j: &usize| results[j].as_ref().is_ok_and(|a| a.owner().is_some());
    let (owned, others): (Vec<usize>, Vec<usize>) = fitting.partition(is_owned);
    match owned[..] {
        [] => others.first().copied(),
        [only] => Some(only),
        _ => None,
    }
}

/// Streams the posts of an archive into a sink.
pub fn read(
    archive: &mut Archive,
    options: &Options,
    sink: &mut dyn Sink,
) -> Result<(), ImportError> {
    let out = Out::new(sink);
    for skipped in archive.files.aside() {
        out.skip(skipped.place.clone(), skipped.why);
    }
    let owner = archive.found.owner.as_ref();
    (archive.importer.read)(&mut archive.files, owner, options, &out)?;
    out.finish()
}

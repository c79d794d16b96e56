//! Receipts: what came of an archive, counted while it is read.

use std::collections::{BTreeMap, HashSet};

use model::{Post, PostKind, PostTime, SkipReason, Skipped};
use store::StoreError;

use crate::types::{JobState, Receipt, SkippedCount};
use crate::{Fault, FaultCode};

/// Places that are kept for each reason; the rest is counted.
const PLACES: usize = 50;

/// Counts one archive.
#[derive(Default)]
pub(crate) struct Counter {
    first: Option<PostTime>,
    last: Option<PostTime>,
    posts: u32,
    own: u32,
    new: u32,
    findings: u32,
    groups: HashSet<String>,
    skipped: BTreeMap<SkipReason, (u32, Vec<String>)>,
}

impl Counter {
    pub fn post(&mut self, post: &Post, new: bool, findings: usize) {
        self.posts += 1;
        self.own += u32::from(post.own == Some(true));
        if new {
            self.new += 1;
            self.findings += u32::try_from(findings).unwrap_or(u32::MAX);
        }
        if let Some(group) = &post.group
            && !self.groups.contains(group)
        {
            self.groups.insert(group.clone());
        }
        // A profile's dates are those of changes; the period is when the person wrote.
        if post.kind != PostKind::Profile
            && let Some(time) = post.time
        {
            self.first = Some(self.first.filter(|f| f.ms <= time.ms).unwrap_or(time));
            self.last = Some(self.last.filter(|l| l.ms >= time.ms).unwrap_or(time));
        }
    }

    pub fn skipped(&mut self, skipped: Skipped) {
        let (count, places) = self.skipped.entry(skipped.why).or_default();
        *count += 1;
        if places.len() < PLACES {
            places.push(skipped.place);
        }
    }

    /// Writes the counts so far into a receipt.
    pub fn fill(&self, receipt: &mut Receipt) {
        receipt.first = self.first.map(PostTime::to_rfc3339);
        receipt.last = self.last.map(PostTime::to_rfc3339);
        receipt.posts = self.posts;
        receipt.own = self.own;
        receipt.new = self.new;
        receipt.findings = self.findings;
        receipt.groups = u32::try_from(self.groups.len()).unwrap_or(u32::MAX);
        receipt.skipped = self
            .skipped
            .iter()
            .map(|(why, (count, places))| SkippedCount {
                why: *why,
                count: *count,
                places: places.clone(),
            })
            .collect();
    }
}

/// The receipt of an archive that was recognised and not read yet.
pub(crate) fn waiting(archive: &import::Archive) -> Receipt {
    Receipt {
        platform: Some(archive.platform()),
        owner: archive.owner().cloned(),
        missing_parts: archive.missing_parts().to_vec(),
        ..blank(archive.label())
    }
}

/// The receipt of something that is no archive.
pub(crate) fn refused(refused: &import::Refused) -> Receipt {
    let fault = Fault::at(import_fault(&refused.error), &refused.label);
    Receipt {
        state: JobState::Refused,
        fault: Some(fault),
        ..blank(&refused.label)
    }
}

fn blank(label: &str) -> Receipt {
    Receipt {
        label: label.to_owned(),
        platform: None,
        owner: None,
        state: JobState::Waiting,
        fault: None,
        first: None,
        last: None,
        posts: 0,
        new: 0,
        own: 0,
        groups: 0,
        findings: 0,
        skipped: Vec::new(),
        missing_parts: Vec::new(),
    }
}

/// The fault of an import error.
pub(crate) fn import_fault(error: &import::ImportError) -> FaultCode {
    use import::ImportError as E;
    match error {
        E::NotFound => FaultCode::NotFound,
        E::NotAnArchive => FaultCode::NotAnArchive,
        E::HtmlExport => FaultCode::HtmlExport,
        E::Encrypted => FaultCode::Encrypted,
        E::Cut => FaultCode::Cut,
        E::Damaged => FaultCode::Damaged,
        E::NoPosts => FaultCode::NoPosts,
        E::TooLarge => FaultCode::TooLarge,
        E::Unreadable(_) => FaultCode::Unreadable,
        E::Cancelled => FaultCode::Cancelled,
    }
}

impl From<StoreError> for Fault {
    fn from(error: StoreError) -> Fault {
        let code = match error {
            StoreError::NewerVersion => FaultCode::NewerVersion,
            StoreError::WrongKey => FaultCode::WrongPassphrase,
            StoreError::Busy => FaultCode::Busy,
            StoreError::AlreadyOpen => FaultCode::AlreadyOpen,
            StoreError::DiskFull => FaultCode::DiskFull,
            StoreError::Io | StoreError::Damaged => FaultCode::Storage,
            StoreError::Changed => FaultCode::Changed,
            StoreError::Missing => FaultCode::NoNote,
            StoreError::TooLong => FaultCode::TooLong,
            StoreError::NotABackup => FaultCode::NotABackup,
            StoreError::Cancelled => FaultCode::Cancelled,
            StoreError::BadQuery => FaultCode::BadRequest,
        };
        code.into()
    }
}

impl From<vault::ChangeError> for Fault {
    fn from(error: vault::ChangeError) -> Fault {
        match error {
            vault::ChangeError::Key(error) => error.into(),
            vault::ChangeError::Unfinished => FaultCode::Unfinished.into(),
        }
    }
}

impl From<vault::SealError> for Fault {
    fn from(error: vault::SealError) -> Fault {
        use vault::SealError as E;
        let code = match error {
            E::Changed => FaultCode::Changed,
            E::TooLong => FaultCode::TooLong,
            E::Io(e) if e.kind() == std::io::ErrorKind::StorageFull => FaultCode::DiskFull,
            E::System | E::Io(_) => FaultCode::Storage,
        };
        code.into()
    }
}

impl From<vault::ExportError> for Fault {
    fn from(error: vault::ExportError) -> Fault {
        use vault::ExportError as E;
        let code = match error {
            E::WrongOrChanged => FaultCode::WrongPassphrase,
            E::NotOurs | E::TooCostly => FaultCode::NotAnExport,
            E::Io(e) if e.kind() == std::io::ErrorKind::StorageFull => FaultCode::DiskFull,
            E::System | E::Io(_) => FaultCode::Storage,
        };
        code.into()
    }
}

impl From<vault::KeyError> for Fault {
    fn from(error: vault::KeyError) -> Fault {
        use vault::KeyError as E;
        let code = match error {
            E::WrongOrChanged => FaultCode::WrongPassphrase,
            E::NewerVersion => FaultCode::NewerVersion,
            E::Exists => FaultCode::ProfileExists,
            E::Missing => FaultCode::NoProfile,
            E::Io(e) if e.kind() == std::io::ErrorKind::StorageFull => FaultCode::DiskFull,
            E::System | E::Io(_) => FaultCode::Storage,
        };
        code.into()
    }
}

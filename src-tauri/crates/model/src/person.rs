//! Who an archive belongs to, and the person's own list of words.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Kind, Platform};

/// The account an archive belongs to, as the archive itself says.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Owner {
    /// The platform of the account.
    pub platform: Platform,
    /// The platform's own number or key of the account, where the archive has one.
    pub id: Option<String>,
    /// Account name without `@` or `u/`.
    pub handle: Option<String>,
    /// Name as shown to readers.
    pub name: Option<String>,
    /// Earlier handles and names.
    #[serde(default)]
    pub former: Vec<String>,
}

impl Owner {
    /// What to call the account in one line: `@handle`, else the name, else the id.
    pub fn label(&self) -> String {
        match (&self.handle, &self.name, &self.id) {
            (Some(handle), _, _) => format!("@{handle}"),
            (_, Some(name), _) => name.clone(),
            (_, _, Some(id)) => id.clone(),
            _ => String::new(),
        }
    }

    /// Whether two archives of one platform belong to one account: the same id, or a handle (or,
    /// where neither has a handle, a name) that one has now and the other has or had.
    pub fn same_account(&self, other: &Owner) -> bool {
        if self.platform != other.platform {
            return false;
        }
        if let (Some(a), Some(b)) = (&self.id, &other.id)
            && a == b
        {
            return true;
        }
        let current = |o: &Owner| {
            let shown = o.handle.as_ref().or(o.name.as_ref());
            shown.map(|s| s.to_lowercase())
        };
        let known = |o: &Owner| {
            let mut all: Vec<String> = o.former.iter().map(|s| s.to_lowercase()).collect();
            all.extend(current(o));
            all.extend(
                o.name
                    .as_ref()
                    .map(|s| s.to_lowercase())
                    .filter(|_| o.handle.is_none()),
            );
            all
        };
        let hits = |a: &Owner, b: &Owner| current(a).is_some_and(|name| known(b).contains(&name));
        hits(self, other) || hits(other, self)
    }
}

/// A word of the person's own list: found in every post, whatever the detectors think of it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct OwnTerm {
    /// The word or phrase, as the person writes it.
    pub term: String,
    /// What it is, where the person said so.
    #[serde(default)]
    pub kind: Option<Kind>,
}

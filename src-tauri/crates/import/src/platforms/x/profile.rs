//! Whose archive it is, and the words of the profile: account, bio, phone, earlier names.

use model::{Audience, Owner, Platform};
use serde::Deserialize;

use super::tweet::each_element;
use super::{Table, table};
use crate::json::{Maybe, Row, Text, Word, behind_assignment, parse, parse_small, pieces};
use crate::profile::{self, Field as Place};
use crate::{Files, ImportError, Out, when};

/// A file about the account.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Field {
    Account,
    Profile,
    Phone,
    Email,
    Handle,
}

/// One record of any of these files; each fills its own part.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Record<'a> {
    #[serde(borrow)]
    account: Maybe<Account<'a>>,
    #[serde(borrow)]
    profile: Maybe<Profile<'a>>,
    #[serde(borrow)]
    device: Maybe<Device<'a>>,
    #[serde(borrow, rename = "emailAddressChange")]
    email: Maybe<EmailChange<'a>>,
    #[serde(borrow, rename = "screenNameChange")]
    handle: Maybe<HandleChange<'a>>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Account<'a> {
    #[serde(borrow)]
    email: Word<'a>,
    #[serde(borrow)]
    username: Word<'a>,
    #[serde(borrow, rename = "accountId")]
    id: Word<'a>,
    #[serde(borrow, rename = "accountDisplayName")]
    name: Word<'a>,
    #[serde(borrow, rename = "phoneNumber")]
    phone: Word<'a>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Profile<'a> {
    #[serde(borrow)]
    description: Maybe<Description<'a>>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Description<'a> {
    #[serde(borrow)]
    bio: Word<'a>,
    #[serde(borrow)]
    website: Word<'a>,
    #[serde(borrow)]
    location: Word<'a>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Device<'a> {
    #[serde(borrow, rename = "phoneNumber")]
    phone: Word<'a>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct EmailChange<'a> {
    #[serde(borrow, rename = "emailChange")]
    change: Maybe<Change<'a>>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct HandleChange<'a> {
    #[serde(borrow, rename = "screenNameChange")]
    change: Maybe<Change<'a>>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Change<'a> {
    #[serde(borrow, rename = "changedAt")]
    at: Word<'a>,
    #[serde(borrow, rename = "changedFrom")]
    from: Word<'a>,
    #[serde(borrow, rename = "changedTo")]
    to: Word<'a>,
}

pub(super) fn read(
    files: &mut Files,
    id: usize,
    out: &Out<'_>,
    _field: Field,
) -> Result<(), ImportError> {
    let file = files.entries()[id].path.clone();
    pieces(files, id, out, each_element, |piece| {
        let Some(record) = parse::<Record<'_>>(piece.bytes) else {
            return Ok(Row::Broken);
        };
        let say = |name, audience, value: &Word<'_>, time| match value.get() {
            Some(value) => {
                let place = Place {
                    platform: Platform::X,
                    file: &file,
                    name,
                    audience,
                };
                profile::field(out, place, value, time)
            }
            None => Ok(()),
        };
        if let Some(account) = &record.account.0 {
            say("handle", Audience::Public, &account.username, None)?;
            say("name", Audience::Public, &account.name, None)?;
            say("email", Audience::Private, &account.email, None)?;
            say("phone", Audience::Private, &account.phone, None)?;
        }
        if let Some(description) = record.profile.0.and_then(|p| p.description.0) {
            say("bio", Audience::Public, &description.bio, None)?;
            say("location", Audience::Public, &description.location, None)?;
            say("website", Audience::Public, &description.website, None)?;
        }
        if let Some(device) = &record.device.0 {
            say("phone", Audience::Private, &device.phone, None)?;
        }
        if let Some(change) = record.email.0.and_then(|e| e.change.0) {
            let at = change.at.get().and_then(when::parse);
            say("former_email", Audience::Private, &change.from, at)?;
            say("email", Audience::Private, &change.to, at)?;
        }
        if let Some(change) = record.handle.0.and_then(|h| h.change.0) {
            let at = change.at.get().and_then(when::parse);
            say("former_handle", Audience::Public, &change.from, at)?;
        }
        Ok(Row::Done)
    })
}

/// What `data/manifest.js` tells.
pub(super) struct Manifest {
    owner: Owner,
    partial: bool,
    generated: Option<String>,
    files: Vec<String>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct RawManifest {
    #[serde(rename = "userInfo")]
    user: Maybe<RawUser>,
    #[serde(rename = "archiveInfo")]
    archive: Maybe<RawArchive>,
    #[serde(rename = "dataTypes")]
    types: Option<serde_json::Map<String, serde_json::Value>>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct RawUser {
    #[serde(rename = "accountId")]
    id: Text,
    #[serde(rename = "userName")]
    handle: Text,
    #[serde(rename = "displayName")]
    name: Text,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct RawArchive {
    #[serde(rename = "generationDate")]
    generated: Text,
    #[serde(rename = "isPartialArchive")]
    partial: Text,
}

impl Manifest {
    /// Files with own text that the manifest lists and that are in none of these files.
    pub(super) fn missing(&self, files: &Files) -> Vec<String> {
        let here = |name: &str| files.entries().iter().any(|e| e.path.ends_with(name));
        self.files
            .iter()
            .filter(|name| !here(name))
            .cloned()
            .collect()
    }

    /// Equal for the parts of one request.
    pub(super) fn request(&self) -> Option<String> {
        let (id, day) = (self.owner.id.as_deref()?, self.generated.as_deref()?);
        self.partial
            .then(|| format!("{id} {}", day.split('T').next().unwrap_or(day)))
    }
}

pub(super) fn manifest(files: &mut Files) -> Option<Manifest> {
    let found = files.which(|entry| table(entry) == Some(Table::Manifest));
    let bytes = found
        .into_iter()
        .map(|id| files.small(id))
        .find(|bytes| !bytes.is_empty())?;
    let raw: RawManifest = parse_small(behind_assignment(&bytes))?;
    let (user, archive) = (
        raw.user.0.unwrap_or_default(),
        raw.archive.0.unwrap_or_default(),
    );
    let wanted = |name: &str| {
        let own = [
            "tweet",
            "tweets",
            "noteTweet",
            "communityTweet",
            "deletedTweets",
        ];
        own.contains(&name)
            || [
                "directMessages",
                "directMessagesGroup",
                "twitterCircleTweet",
            ]
            .contains(&name)
    };
    let mut listed = Vec::new();
    for (_, kind) in raw.types.iter().flatten().filter(|(name, _)| wanted(name)) {
        let names = kind.get("files").and_then(|files| files.as_array());
        let names = names
            .into_iter()
            .flatten()
            .filter_map(|f| f.get("fileName")?.as_str());
        listed.extend(names.map(str::to_owned));
    }
    Some(Manifest {
        owner: Owner {
            platform: Platform::X,
            id: user.id.0,
            handle: user.handle.0,
            name: user.name.0,
            former: Vec::new(),
        },
        partial: archive.partial.get() == Some("true"),
        generated: archive.generated.0,
        files: listed,
    })
}

/// The account: `account.js`, else the manifest, else what Grailbird says.
pub(super) fn owner(files: &mut Files, manifest: Option<&Manifest>) -> Option<Owner> {
    let mut owner = manifest.map(|m| m.owner.clone()).unwrap_or(Owner {
        platform: Platform::X,
        id: None,
        handle: None,
        name: None,
        former: Vec::new(),
    });
    for id in files.which(|e| {
        matches!(
            table(e),
            Some(Table::Profile(Field::Account | Field::Handle))
        )
    }) {
        let bytes = files.small(id);
        let list = behind_assignment(&bytes);
        let fixed = crate::json::repair(list);
        let list = fixed.as_deref().map_or(list, str::as_bytes);
        for record in parse::<crate::json::Many<Record<'_>>>(list)
            .unwrap_or_default()
            .0
        {
            if let Some(account) = record.account.0 {
                owner.id = account.id.owned().or(owner.id);
                owner.handle = account.username.owned().or(owner.handle);
                owner.name = account.name.owned().or(owner.name);
            }
            let change = record.handle.0.and_then(|h| h.change.0);
            owner.former.extend(change.and_then(|c| c.from.owned()));
        }
    }
    if owner.id.is_none() && owner.handle.is_none() {
        return super::grailbird::owner(files);
    }
    let handle = owner.handle.clone();
    owner
        .former
        .retain(|former| Some(former) != handle.as_ref());
    Some(owner)
}

//! Whose export it is, and the words of the profile.

use std::fmt;

use model::{Audience, Owner, Platform};
use serde::Deserialize;
use serde::de::{Deserializer, IgnoredAny, MapAccess, Visitor};

use super::{Table, table};
use crate::json::{Int, Many, Maybe, Text, parse_small};
use crate::profile::{self, Field};
use crate::{Files, ImportError, Out, when};

#[derive(Default, Deserialize)]
#[serde(default)]
struct Whole {
    profile_v2: Maybe<Profile>,
    profile: Maybe<Profile>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Profile {
    name: Named,
    emails: Maybe<Emails>,
    birthday: Maybe<Birthday>,
    gender: Maybe<Gender>,
    previous_names: Many<Named>,
    other_names: Many<Named>,
    current_city: Named,
    hometown: Named,
    relationship: Maybe<Relationship>,
    family_members: Many<Relative>,
    education_experiences: Many<Named>,
    work_experiences: Many<Work>,
    political_view: Named,
    religious_view: Named,
    websites: Many<Website>,
    phone_numbers: Many<Phone>,
    address: Maybe<Street>,
    username: Text,
    about_me: Text,
    favorite_quotes: Text,
    profile_uri: Text,
    intro_bio: Named,
}

/// A name with or without a time; a plain string before 2021.
#[derive(Default)]
struct Named {
    name: Text,
    time: Int,
}

impl<'de> Deserialize<'de> for Named {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Named, D::Error> {
        struct Either;
        impl<'de> Visitor<'de> for Either {
            type Value = Named;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a name")
            }
            fn visit_str<E>(self, name: &str) -> Result<Named, E> {
                Ok(Named {
                    name: Text(Some(name.to_owned())),
                    time: Int(None),
                })
            }
            fn visit_unit<E>(self) -> Result<Named, E> {
                Ok(Named::default())
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Named, A::Error> {
                let mut named = Named::default();
                while let Some(key) = map.next_key::<String>()? {
                    match key.as_str() {
                        "full_name" | "name" => named.name = map.next_value()?,
                        "timestamp" => named.time = map.next_value()?,
                        _ => drop(map.next_value::<IgnoredAny>()?),
                    }
                }
                Ok(named)
            }
        }
        from.deserialize_any(Either)
    }
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Emails {
    emails: Vec<Text>,
    previous_emails: Vec<Text>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Birthday {
    year: Int,
    month: Int,
    day: Int,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Gender {
    gender_option: Text,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Relationship {
    status: Text,
    partner: Text,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Relative {
    name: Text,
    relation: Text,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Work {
    employer: Text,
    title: Text,
    location: Text,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Website {
    address: Text,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Phone {
    phone_number: Text,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Street {
    street: Text,
    city: Text,
    zipcode: Text,
}

fn load(files: &mut Files) -> Option<(usize, Profile)> {
    let found = files.which(|entry| table(entry) == Some(Table::Profile));
    found
        .into_iter()
        .find_map(|id| Some((id, parse(files, id)?)))
}

fn parse(files: &mut Files, id: usize) -> Option<Profile> {
    let whole: Whole = parse_small(&files.small(id))?;
    whole.profile_v2.0.or(whole.profile.0)
}

/// The account, as the profile says. Former names count: old messages carry them.
pub(super) fn owner(files: &mut Files) -> Option<Owner> {
    let (_, profile) = load(files)?;
    let from_uri = || {
        let uri = profile.profile_uri.get()?;
        let (_, handle) = uri.trim_end_matches('/').rsplit_once('/')?;
        (!handle.contains('?')).then(|| handle.to_owned())
    };
    let handle = profile.username.fixed().or_else(from_uri);
    let name = profile.name.name.fixed();
    if handle.is_none() && name.is_none() {
        return None;
    }
    let id = profile
        .profile_uri
        .get()
        .and_then(|uri| uri.split_once("profile.php?id="));
    Some(Owner {
        platform: Platform::Facebook,
        id: id.map(|(_, id)| id.to_owned()),
        handle,
        name,
        former: profile
            .previous_names
            .0
            .iter()
            .filter_map(|n| n.name.fixed())
            .collect(),
    })
}

/// Hands out each field of the profile.
pub(super) fn read(files: &mut Files, id: usize, out: &Out<'_>) -> Result<(), ImportError> {
    let file = files.entries()[id].path.clone();
    let Some(profile) = parse(files, id) else {
        out.skip(file, model::SkipReason::Broken);
        return Ok(());
    };
    let say = |name: &'static str, parts: &[&Text], time: Int| {
        let parts: Vec<String> = parts.iter().filter_map(|part| part.fixed()).collect();
        let audience = Audience::Unknown;
        let place = Field {
            platform: Platform::Facebook,
            file: &file,
            name,
            audience,
        };
        profile::field(out, place, &parts.join(", "), time.0.and_then(when::unix))
    };
    let none = Int(None);
    let named = |name: &'static str, value: &Named| say(name, &[&value.name], value.time);
    named("name", &profile.name)?;
    for former in &profile.previous_names.0 {
        named("former_name", former)?;
    }
    for other in &profile.other_names.0 {
        named("other_name", other)?;
    }
    say("handle", &[&profile.username], none)?;
    named("bio", &profile.intro_bio)?;
    say("about", &[&profile.about_me], none)?;
    say("quotes", &[&profile.favorite_quotes], none)?;
    named("city", &profile.current_city)?;
    named("hometown", &profile.hometown)?;
    if let Some(address) = &profile.address.0 {
        say(
            "address",
            &[&address.street, &address.city, &address.zipcode],
            none,
        )?;
    }
    if let Some(emails) = &profile.emails.0 {
        for email in &emails.emails {
            say("email", &[email], none)?;
        }
        for email in &emails.previous_emails {
            say("former_email", &[email], none)?;
        }
    }
    for phone in &profile.phone_numbers.0 {
        say("phone", &[&phone.phone_number], none)?;
    }
    for website in &profile.websites.0 {
        say("website", &[&website.address], none)?;
    }
    if let Some(birthday) = &profile.birthday.0
        && let (Some(year), Some(month), Some(day)) =
            (birthday.year.0, birthday.month.0, birthday.day.0)
    {
        let date = Text(Some(format!("{year:04}-{month:02}-{day:02}")));
        say("birthday", &[&date], none)?;
    }
    if let Some(gender) = &profile.gender.0 {
        say("gender", &[&gender.gender_option], none)?;
    }
    if let Some(relationship) = &profile.relationship.0 {
        say(
            "relationship",
            &[&relationship.status, &relationship.partner],
            none,
        )?;
    }
    for relative in &profile.family_members.0 {
        say("family", &[&relative.name, &relative.relation], none)?;
    }
    for school in &profile.education_experiences.0 {
        named("education", school)?;
    }
    for work in &profile.work_experiences.0 {
        say("work", &[&work.title, &work.employer, &work.location], none)?;
    }
    named("politics", &profile.political_view)?;
    named("religion", &profile.religious_view)
}

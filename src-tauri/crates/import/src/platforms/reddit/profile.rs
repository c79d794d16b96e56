//! Whose account it is, and what the data request says about the person.

use model::{Audience, Platform};

use super::{Table, table};
use crate::csv::rows;
use crate::json::Row;
use crate::profile::{self, Field};
use crate::{Files, ImportError, Out, csv};

/// The account name in `statistics.csv`.
pub(super) fn account_name(files: &mut Files) -> Option<String> {
    let found = files.which(|entry| table(entry) == Some(Table::Statistics));
    let bytes = files.small(*found.first()?);
    let is_ours = csv::head(&bytes) == ["statistic", "value"];
    let text = String::from_utf8_lossy(&bytes);
    let name = text
        .lines()
        .find_map(|line| line.trim().strip_prefix("account_name,"))?;
    let name = name.trim_matches('"').to_owned();
    (is_ours && !name.is_empty()).then_some(name)
}

pub(super) fn statistics(files: &mut Files, id: usize, out: &Out<'_>) -> Result<(), ImportError> {
    let file = files.entries()[id].path.clone();
    rows(files, id, out, |table, row| {
        let statistic = row.get(table.column(&["statistic"]));
        let value = row.get(table.column(&["value"])).unwrap_or_default();
        let (name, audience) = match statistic {
            Some("account_name") => ("handle", Audience::Public),
            Some("email" | "email_address") => ("email", Audience::Private),
            _ => return Ok(Row::Done),
        };
        let field = Field {
            platform: Platform::Reddit,
            file: &file,
            name,
            audience,
        };
        profile::field(out, field, value, None).map(|()| Row::Done)
    })
}

/// A file that holds one value under one of these columns.
pub(super) fn one(
    files: &mut Files,
    id: usize,
    out: &Out<'_>,
    name: &'static str,
    columns: &[&str],
) -> Result<(), ImportError> {
    let file = files.entries()[id].path.clone();
    rows(files, id, out, |table, row| {
        let value = row.get(table.column(columns)).unwrap_or_default();
        let audience = Audience::Private;
        let field = Field {
            platform: Platform::Reddit,
            file: &file,
            name,
            audience,
        };
        profile::field(out, field, value, None).map(|()| Row::Done)
    })
}

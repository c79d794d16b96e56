//! A folder as an archive: what an export looks like once somebody has unpacked it.

use std::path::Path;

use model::SkipReason;

use super::{Entry, Files, Place};
use crate::names::{Name, judge};
use crate::{ImportError, limits};

/// Lists the regular files below a folder. Links are not followed: an export has none.
pub(super) fn walk(top: &Path, files: &mut Files) -> Result<(), ImportError> {
    let mut open = vec![(top.to_owned(), String::new(), 0)];
    while let Some((folder, prefix, depth)) = open.pop() {
        let list = match std::fs::read_dir(&folder) {
            Ok(list) => list,
            Err(e) if depth == 0 => return Err(ImportError::of(&e)),
            Err(_) => {
                files.set_aside(prefix, SkipReason::Damaged);
                continue;
            }
        };
        for item in list.flatten() {
            let path = format!("{prefix}{}", item.file_name().to_string_lossy());
            let Ok(about) = item.metadata() else { continue };
            if about.is_dir() {
                if depth < limits::FOLDERS {
                    open.push((item.path(), format!("{path}/"), depth + 1));
                }
                continue;
            }
            match judge(&path) {
                Name::Litter => {}
                Name::Unsafe(shown) => files.set_aside(shown, SkipReason::UnsafeName),
                Name::Good(path) if !about.is_file() => {
                    files.set_aside(path, SkipReason::UnsafeName);
                }
                Name::Good(path) => files.entries.push(Entry {
                    part: 0,
                    at: Place::Disk(item.path()),
                    path,
                    size: about.len(),
                    packed: about.len().max(limits::RATIO_FREE),
                }),
            }
            if files.entries.len() > limits::ENTRIES {
                return Err(ImportError::TooLarge);
            }
        }
    }
    Ok(())
}

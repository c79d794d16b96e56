//! What is looked for and how well it is found: the quality sheet, as `make eval` wrote it.

use crate::session::Session;
use crate::types::{Detection, ModelState, Nothing, Quality, Refined, SecondPass};
use crate::{Fault, FaultCode, scan};

pub(crate) fn detection(session: &mut Session, _: Nothing) -> Result<Detection, Fault> {
    Ok(Detection {
        version: detect::VERSION,
        model: match session.engine.model_state() {
            detect::ModelState::On => ModelState::On,
            detect::ModelState::Off => ModelState::Off,
            detect::ModelState::Missing => ModelState::Missing,
        },
        quality: quality()?,
    })
}

pub(crate) fn second_pass(session: &mut Session, _: Nothing) -> Result<SecondPass, Fault> {
    let waiting = scan::waiting(&session.store)?;
    let ready = || session.engine.clone().with_second_pass().second_pass();
    let state = match session.settings.look_twice {
        false => Refined::Off,
        true if !ready() => Refined::Missing,
        true if waiting > 0 => Refined::NotYet,
        true => Refined::Refined,
    };
    Ok(SecondPass { state, waiting })
}

fn quality() -> Result<Quality, Fault> {
    serde_json::from_str(detect::QUALITY).map_err(|_| FaultCode::Storage.into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::Kind;

    #[test]
    fn the_sheet_is_of_these_detectors_and_has_every_kind() {
        let sheet = quality().ok().unwrap();
        assert_eq!(sheet.version, detect::VERSION, "`make eval` is due");
        let kinds: Vec<Kind> = sheet.kinds.iter().map(|k| k.kind).collect();
        let expected: Vec<Kind> = Kind::ALL
            .iter()
            .copied()
            .filter(|k| *k != Kind::OwnTerm)
            .collect();
        assert_eq!(kinds, expected);
        for kind in &sheet.kinds {
            assert!(kind.all.found <= kind.all.details && kind.all.right <= kind.all.marks);
            let details: u32 = kind.languages.iter().map(|l| l.score.details).sum();
            assert_eq!(details, kind.all.details, "{}", kind.kind);
        }
    }
}

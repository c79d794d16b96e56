//! Settings, and the person's own list of words.

use std::sync::Arc;

use detect::Engine;
use jiff::tz::TimeZone;
use model::OwnTerm;

use crate::pipeline::Control;
use crate::session::Session;
use crate::types::{JobState, Nothing, OwnTerms, Pass, ScanProgress, Settings};
use crate::{App, Fault, FaultCode, scan};

/// Words on the list, and characters in one, that a request may have.
const MOST_TERMS: usize = 1000;
const LONGEST_TERM: usize = 200;

pub(crate) fn settings(session: &mut Session, _: Nothing) -> Result<Settings, Fault> {
    Ok(session.settings.clone())
}

pub(crate) fn save_settings(app: &App, request: Settings) -> Result<Settings, Fault> {
    if let Some(zone) = &request.zone
        && TimeZone::get(zone).is_err()
    {
        return Err(FaultCode::BadRequest.into());
    }
    let kept = app.with_session(|session| Ok(session.settings.clone()))?;
    if kept.look_twice != request.look_twice {
        // It would go on as it was begun.
        app.jobs.stop_scan();
    }
    let saved = app.with_session(|session| {
        let saved = Settings {
            // The invented driver is looked through at once.
            look_twice: request.look_twice && !session.demo,
            ..request
        };
        session.save_settings(saved.clone())?;
        Ok(saved)
    })?;
    if kept.look_twice != saved.look_twice {
        super::import::scan_due(app)?;
    }
    Ok(saved)
}

pub(crate) fn own_terms(session: &mut Session, _: Nothing) -> Result<OwnTerms, Fault> {
    Ok(OwnTerms {
        terms: session.store.own_terms()?,
    })
}

pub(crate) fn save_own_terms(app: &App, request: OwnTerms) -> Result<ScanProgress, Fault> {
    let too_long = |t: &OwnTerm| t.term.chars().count() > LONGEST_TERM;
    if request.terms.len() > MOST_TERMS || request.terms.iter().any(too_long) {
        return Err(FaultCode::BadRequest.into());
    }
    let terms: Vec<OwnTerm> = request
        .terms
        .into_iter()
        .map(|t| OwnTerm {
            term: t.term.trim().to_owned(),
            ..t
        })
        .filter(|t| !t.term.is_empty())
        .collect();
    let engine = Engine::new(&terms);
    // First: it would write down how far it is with the words of before.
    app.jobs.stop_scan();
    let background = app.with_session(|session| {
        scan::unsettle(&mut session.store)?;
        session.store.save_own_terms(&terms)?;
        session.engine = engine.clone();
        match session.store.sibling() {
            Some(store) => Ok(Some(store?)),
            None => {
                // The invented driver is small: done before the answer.
                scan::scan(&mut session.store, &engine, &Control::default(), |_| {})?;
                Ok(None)
            }
        }
    })?;
    let Some(store) = background else {
        return Ok(ScanProgress {
            job: 0,
            pass: Pass::First,
            state: JobState::Done,
            done: 0,
            total: 0,
        });
    };
    let job = app
        .jobs
        .start_scan(store, engine, Arc::clone(app.shell()))?
        .job;
    Ok(ScanProgress {
        job,
        pass: Pass::First,
        state: JobState::Running,
        done: 0,
        total: 0,
    })
}

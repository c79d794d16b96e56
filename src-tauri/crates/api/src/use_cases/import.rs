//! Import: pick, read with progress, stop, list, take out again.

use std::sync::Arc;

use import::Input;

use crate::pipeline::Control;
use crate::session::Session;
use crate::types::{
    Choice, Choose, ImportProgress, ImportedArchive, JobRef, Nothing, PasteText, RemoveArchive,
    Removed, StartImport,
};
use crate::{App, Fault, FaultCode, scan};

pub(crate) fn choose_archives(app: &App, request: Choose) -> Result<Vec<Choice>, Fault> {
    // No lock is held while the dialog is open.
    let paths = app.shell().choose(request.folder);
    Ok(app.pick(paths))
}

pub(crate) fn waiting_choices(app: &App, _: Nothing) -> Result<Vec<Choice>, Fault> {
    Ok(app.waiting())
}

pub(crate) fn start_import(app: &App, request: StartImport) -> Result<ImportProgress, Fault> {
    check_open(app)?;
    let paths = app.take_paths(&request.choices);
    if paths.is_empty() {
        return Err(FaultCode::NotFound.into());
    }
    start(app, paths.into_iter().map(Input::Path).collect())
}

pub(crate) fn paste_text(app: &App, request: PasteText) -> Result<ImportProgress, Fault> {
    check_open(app)?;
    if request.text.trim().is_empty() {
        return Err(FaultCode::NoPosts.into());
    }
    start(
        app,
        vec![Input::Text {
            name: "Pasted text".into(),
            text: request.text,
        }],
    )
}

/// Before the picked files leave the waiting list.
fn check_open(app: &App) -> Result<(), Fault> {
    app.with_session(|session| match session.demo {
        true => Err(FaultCode::DemoOnly.into()),
        false => Ok(()),
    })
}

fn start(app: &App, inputs: Vec<Input>) -> Result<ImportProgress, Fault> {
    let (store, engine) = app.with_session(|session| {
        let store = session.store.sibling().ok_or(FaultCode::DemoOnly)??;
        Ok((store, session.engine.clone()))
    })?;
    app.jobs
        .start_import(inputs, store, engine, Arc::clone(app.shell()))
}

pub(crate) fn import_progress(app: &App, request: JobRef) -> Result<ImportProgress, Fault> {
    app.jobs.progress(request.job)
}

pub(crate) fn cancel_job(app: &App, request: JobRef) -> Result<Nothing, Fault> {
    app.jobs.cancel(request.job);
    Ok(Nothing {})
}

pub(crate) fn archives(session: &mut Session, _: Nothing) -> Result<Vec<ImportedArchive>, Fault> {
    let rows = session.store.archives()?;
    let archives = rows.into_iter().map(|row| {
        let receipt = serde_json::from_str(&row.receipt).map_err(|_| FaultCode::Storage)?;
        Ok(ImportedArchive {
            id: row.id,
            imported: row.imported,
            receipt,
        })
    });
    archives.collect()
}

pub(crate) fn remove_archive(app: &App, request: RemoveArchive) -> Result<Removed, Fault> {
    app.jobs.stop_scan();
    let posts = app.with_session(|session| Ok(session.store.remove_archive(request.id)?))?;
    // What was found in its posts alone is not searched for in the others any more.
    scan_due(app)?;
    Ok(Removed { posts })
}

/// Starts a scan of what is due, if anything is. Where an import runs, that will do it.
pub(crate) fn scan_due(app: &App) -> Result<(), Fault> {
    let due = app.with_session(|session| {
        if !scan::is_due(&session.store)? {
            return Ok(None);
        }
        Ok(match session.store.sibling() {
            Some(store) => Some((store?, session.engine.clone())),
            None => {
                // The invented driver is small: done before the answer.
                let (store, engine) = (&mut session.store, &session.engine);
                scan::scan(store, engine, &Control::default(), |_| {})?;
                None
            }
        })
    })?;
    let Some((store, engine)) = due else {
        return Ok(());
    };
    match app.jobs.start_scan(store, engine, Arc::clone(app.shell())) {
        Err(fault) if fault.code != FaultCode::Busy => Err(fault),
        _ => Ok(()),
    }
}

pub(crate) fn choose_files(app: &App, _: Nothing) -> Result<Vec<Choice>, Fault> {
    let paths = app.shell().choose(false);
    Ok(app.pick(paths))
}

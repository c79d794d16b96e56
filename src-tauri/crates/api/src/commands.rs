//! The one table of commands: name, request, answer, and which session may call it.
//!
//! A line here gives the router, the TypeScript types and the documentation. A command marked
//! `opened` gets the open [`Session`] as its argument: without one it cannot be called, and a
//! handler that wants data without a session does not compile.

use serde::{Serialize, de::DeserializeOwned};
use ts_rs::TS;

use crate::types::*;
use crate::use_cases::{import, mirror, review, settings, start};
use crate::{App, Fault, FaultCode};

/// Longest request taken from a window, in bytes: pasted text is the largest.
pub const MAX_REQUEST: usize = 16 << 20;

/// One line of the table, for documentation and tests.
pub struct Command {
    /// Name on the wire.
    pub name: &'static str,
    /// Whether it needs an open session.
    pub needs_session: bool,
}

macro_rules! commands {
    ($($(#[doc = $doc:literal])+ $name:ident: $request:ty => $answer:ty, $state:ident $handler:path;)+) => {
        /// Every command, in the order of the path.
        pub const COMMANDS: &[Command] =
            &[$(Command { name: stringify!($name), needs_session: commands!(@needs $state) }),+];

        /// Calls the command `name` with a JSON request and answers JSON.
        pub fn dispatch(app: &App, name: &str, request: &str) -> Result<String, Fault> {
            if request.len() > MAX_REQUEST {
                return Err(FaultCode::BadRequest.into());
            }
            match name {
                $(stringify!($name) => {
                    let request: $request = read(request)?;
                    let answer: $answer = commands!(@call $state app, $handler, request)?;
                    write(&answer)
                })+
                _ => Err(FaultCode::BadRequest.into()),
            }
        }

        /// The TypeScript interface of all commands, with the types they need left to
        /// [`crate::bindings`].
        pub(crate) fn typescript(cfg: &ts_rs::Config) -> String {
            let mut out = String::from("export interface Commands {\n");
            $(
                $(out.push_str(concat!("  /**", $doc, " */\n"));)+
                out.push_str(&format!(
                    "  {}: {{ request: {}; response: {} }};\n",
                    stringify!($name), <$request as TS>::name(cfg), <$answer as TS>::name(cfg),
                ));
            )+
            out.push_str("}\n");
            out
        }
    };
    (@needs anyone) => { false };
    (@needs opened) => { true };
    (@call anyone $app:ident, $handler:path, $request:ident) => { $handler($app, $request) };
    (@call opened $app:ident, $handler:path, $request:ident) => {
        $app.with_session(|session| $handler(session, $request))
    };
}

commands! {
    /// What the first screen needs to know.
    start_state: Nothing => StartState, anyone start::start_state;
    /// Makes a new profile and opens it.
    create_profile: Passphrase => SessionInfo, anyone start::create_profile;
    /// Opens the profile.
    open_profile: Passphrase => SessionInfo, anyone start::open_profile;
    /// Opens the invented driver, in memory only.
    open_demo: Nothing => SessionInfo, anyone start::open_demo;
    /// The session as it is.
    session: Nothing => SessionInfo, anyone start::session;
    /// Forgets the keys and closes the profile.
    lock: Nothing => SessionInfo, anyone start::lock;
    /// Somebody is at the keyboard: idle locks begin anew.
    active: Nothing => Nothing, anyone start::active;

    /// Opens the native dialog and keeps what is picked.
    choose_archives: Choose => Vec<Choice>, anyone import::choose_archives;
    /// Files that were dropped on the window or given on the command line and not imported yet.
    waiting_choices: Nothing => Vec<Choice>, anyone import::waiting_choices;
    /// Starts reading; progress comes as the event `import`.
    start_import: StartImport => ImportProgress, anyone import::start_import;
    /// Starts reading pasted text.
    paste_text: PasteText => ImportProgress, anyone import::paste_text;
    /// How far an import is.
    import_progress: JobRef => ImportProgress, anyone import::import_progress;
    /// Stops a job; nothing of it is kept.
    cancel_job: JobRef => Nothing, anyone import::cancel_job;
    /// Archives the profile holds.
    archives: Nothing => Vec<ImportedArchive>, opened import::archives;
    /// Takes an archive out again.
    remove_archive: RemoveArchive => Removed, opened import::remove_archive;

    /// Which posts match a filter.
    find_posts: PostFilter => FoundPosts, opened review::find_posts;
    /// The posts themselves, a screenful at a time.
    read_posts: ReadPosts => Vec<PostView>, opened review::read_posts;
    /// Counts for the filters and the progress line.
    facets: Nothing => Facets, opened review::facets;
    /// Decides on posts.
    decide: Decide => Changed, opened review::decide;
    /// Takes the last decision back.
    undo: Nothing => Changed, opened review::undo;

    /// First counts over everything.
    mirror: Nothing => Mirror, opened mirror::mirror;

    /// What the person set.
    settings: Nothing => Settings, opened settings::settings;
    /// Keeps what the person set.
    save_settings: Settings => Settings, opened settings::save_settings;
    /// The person's own list of words.
    own_terms: Nothing => OwnTerms, opened settings::own_terms;
    /// Keeps the list and scans all posts again; progress comes as the event `scan`.
    save_own_terms: OwnTerms => ScanProgress, anyone settings::save_own_terms;
}

fn read<T: DeserializeOwned>(request: &str) -> Result<T, Fault> {
    serde_json::from_str(request).map_err(|_| FaultCode::BadRequest.into())
}

fn write<T: Serialize>(answer: &T) -> Result<String, Fault> {
    serde_json::to_string(answer).map_err(|_| FaultCode::BadRequest.into())
}

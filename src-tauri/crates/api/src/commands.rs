//! The one table of commands: name, request, answer, and which session may call it.
//!
//! A line here gives the router, the TypeScript types and the documentation. A command marked
//! `opened` gets the open [`Session`] as its argument: without one it cannot be called, and a
//! handler that wants data without a session does not compile.

use serde::{Serialize, de::DeserializeOwned};
use ts_rs::TS;

use model::PostLink;

use crate::types::*;
use crate::use_cases::{
    detection, exposure, files, import, keys, mirror, moving, notes, review, settings, start, vault,
};
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
    (@needs unlocked) => { true };
    (@call anyone $app:ident, $handler:path, $request:ident) => { $handler($app, $request) };
    (@call opened $app:ident, $handler:path, $request:ident) => {
        $app.with_session(|session| $handler(session, $request))
    };
    (@call unlocked $app:ident, $handler:path, $request:ident) => {
        $app.with_vault(|vault| $handler(vault, $request))
    };
}

commands! {
    /// What the first screen needs to know.
    start_state: Nothing => StartState, anyone start::start_state;
    /// Makes a new profile and opens it.
    create_profile: Passphrase => SessionInfo, anyone start::create_profile;
    /// Opens the profile.
    open_profile: OpenProfile => Opening, anyone start::open_profile;
    /// Opens the profile with what the system's keychain holds.
    open_with_keychain: Accept => Opening, anyone keys::open_with_keychain;
    /// Opens the invented driver, in memory only.
    open_demo: Nothing => SessionInfo, anyone start::open_demo;
    /// The session as it is.
    session: Nothing => SessionInfo, anyone start::session;
    /// Forgets the keys and closes the profile and the vault.
    lock: Nothing => SessionInfo, anyone start::lock;
    /// Locks, and shows the neutral screen until [`show`] is asked for.
    hide: Nothing => Nothing, anyone start::hide;
    /// Takes the neutral screen away.
    show: Nothing => Nothing, anyone start::show;
    /// Somebody is at the keyboard: idle locks begin anew.
    active: Nothing => Nothing, anyone start::active;

    /// How strong a passphrase is.
    estimate_passphrase: Passphrase => Strength, anyone keys::estimate;
    /// Five words by chance.
    suggest_passphrase: Nothing => Suggestion, anyone keys::suggest;
    /// The recovery code that waits to be written down.
    recovery_code: Nothing => RecoveryShown, opened keys::recovery_code;
    /// Opens the native dialog and writes the code that waits as a text file.
    save_recovery_code: Nothing => WrittenFile, anyone keys::save_recovery_code;
    /// Opens the native dialog that prints the page.
    print: Nothing => Nothing, anyone keys::print;
    /// Compares what was retyped; when it is right, the code is forgotten here.
    confirm_recovery: ConfirmRecovery => Confirmed, opened keys::confirm_recovery;
    /// Makes another recovery code; the one before stops working.
    new_recovery_code: Proven => RecoveryShown, anyone keys::new_recovery_code;
    /// Sets another passphrase.
    change_passphrase: ChangePassphrase => SessionInfo, anyone keys::change_passphrase;
    /// Makes new keys and seals everything anew; progress comes as the event `work`.
    new_keys: Proven => SessionInfo, anyone keys::new_keys;
    /// The system's keychain.
    keychain: Nothing => Keychain, anyone keys::keychain;
    /// Turns the keychain on or off.
    set_keychain: SetKeychain => Keychain, anyone keys::set_keychain;
    /// Destroys the keys, then every file of ours.
    wipe: Wipe => Wiped, anyone keys::wipe;

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
    remove_archive: RemoveArchive => Removed, anyone import::remove_archive;

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

    /// What is looked for, how well it is found, and whether the model helps.
    detection: Nothing => Detection, opened detection::detection;
    /// How far the second pass is.
    second_pass: Nothing => SecondPass, opened detection::second_pass;

    /// First counts over everything.
    mirror: Nothing => Mirror, opened mirror::mirror;
    /// What a listener would know: facts, crowd, smallest fix, categories; and what if.
    exposure: Reckon => Exposure, opened exposure::exposure;
    /// The report that a listening team would write.
    report: Nothing => ReportView, opened exposure::report;
    /// Opens the native dialog and writes the report as a page, a table, or for programs.
    save_report: SaveReport => WrittenFile, anyone exposure::save_report;

    /// Whether the vault is open.
    vault_state: Nothing => VaultState, anyone vault::vault_state;
    /// Opens the vault; makes it where there is none.
    open_vault: OpenVault => VaultOpening, anyone vault::open_vault;
    /// Forgets the vault's key and what was read with it.
    lock_vault: Nothing => VaultState, anyone vault::lock_vault;
    /// The person has seen what does not agree: the list is sealed as things are now.
    accept_alarms: Nothing => Nothing, unlocked vault::accept_alarms;
    /// Which notes match a filter.
    find_notes: NoteFilter => FoundNotes, unlocked notes::find_notes;
    /// A note, or a version of it.
    read_note: ReadNote => NoteView, unlocked notes::read_note;
    /// Saves a note. When this answers, it is on the disk.
    save_note: SaveNote => SavedNote, unlocked notes::save_note;
    /// Versions of a note, latest first.
    note_versions: NoteRef => Vec<VersionLine>, unlocked notes::note_versions;
    /// Makes an earlier version the latest; nothing in between is lost.
    restore_version: ReadNote => NoteView, unlocked notes::restore_version;
    /// Puts notes into the trash or takes them out.
    trash_notes: TrashNotes => Nothing, unlocked notes::trash_notes;
    /// Removes notes of the trash for good, with all versions and files.
    remove_notes: NoteRefs => Nothing, unlocked notes::remove_notes;
    /// What a note keeps of posts, by their row numbers.
    link_posts: ReadPosts => Vec<PostLink>, opened notes::link_posts;
    /// Opens the native dialog for files to attach.
    choose_files: Nothing => Vec<Choice>, anyone import::choose_files;
    /// Seals picked files into a note; progress comes as the event `work`.
    attach_files: AttachFiles => NoteView, anyone vault::attach_files;
    /// Takes a file out of a note; earlier versions keep it.
    remove_attachment: AttachmentRef => NoteView, unlocked notes::remove_attachment;
    /// Opens the native dialog and writes a decrypted copy of a file.
    save_attachment: AttachmentRef => WrittenFile, anyone moving::save_attachment;
    /// Opens the native dialog and writes notes with their files as one age file.
    export_vault: ExportVault => WrittenFile, anyone moving::export_vault;
    /// Reads an age file that [`export_vault`] wrote.
    import_vault: ImportVault => ImportedNotes, anyone moving::import_vault;
    /// Opens the native dialog and writes notes in plain, with their files and a list of SHA-256
    /// that anybody can check.
    export_evidence: NoteRefs => WrittenFile, anyone moving::export_evidence;
    /// Stops a long command; nothing half is kept.
    cancel_work: Nothing => Nothing, anyone vault::cancel_work;

    /// Every file in the data folder.
    files_here: Nothing => FilesHere, anyone files::files_here;
    /// Opens the native dialog and writes everything into one encrypted file.
    write_backup: Nothing => WrittenFile, anyone files::write_backup;
    /// Opens the native dialog for a backup.
    choose_backup: Nothing => Vec<Choice>, anyone import::choose_files;
    /// What a backup holds.
    preview_backup: OpenBackup => BackupPreview, anyone files::preview_backup;
    /// Puts a backup in the place of what is here, and opens it.
    restore_backup: OpenBackup => SessionInfo, anyone files::restore_backup;

    /// What the person set.
    settings: Nothing => Settings, opened settings::settings;
    /// Keeps what the person set; where posts are due for it, a scan begins.
    save_settings: Settings => Settings, anyone settings::save_settings;
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

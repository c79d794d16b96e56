//! The TypeScript side of the commands: one generated file, compared by a test.

use ts_rs::{Config, TS};

use crate::{Fault, FaultCode, commands, types::*};
use model::{
    Attachment, Audience, Decision, Family, Finding, Incident, Kind, Media, Note, OwnTerm, Owner,
    Place, Platform, PostKind, PostLink, SkipReason, Span, Standing, TimeBasis,
};

/// The whole of `ui/src/backend/types.ts`.
pub fn typescript() -> String {
    let cfg = Config::default();
    let mut out = String::from("// Generated from the Rust types: `make types`. Do not edit.\n\n");
    macro_rules! declare {
        ($($t:ty),+ $(,)?) => {$(
            out.push_str("export ");
            out.push_str(&<$t as TS>::decl(&cfg));
            out.push_str("\n");
        )+};
    }
    declare!(
        Platform,
        Kind,
        Family,
        Span,
        Finding,
        Decision,
        SkipReason,
        Owner,
        OwnTerm,
        TimeBasis,
        PostKind,
        Audience,
        Standing,
        Media,
        Place,
        FaultCode,
        Fault,
        Nothing,
        StartState,
        Passphrase,
        SessionInfo,
        Theme,
        Settings,
        OwnTerms,
        Choice,
        Choose,
        StartImport,
        PasteText,
        JobRef,
        JobState,
        SkippedCount,
        Receipt,
        ImportProgress,
        ImportedArchive,
        RemoveArchive,
        Removed,
        ScanProgress,
        PostFilter,
        FoundPosts,
        ReadPosts,
        PostView,
        Count<u32>,
        Facets,
        Decide,
        Changed,
        ChangedPost,
        Mirror,
        MonthCount,
        KindCount,
        HourCount,
        Attachment,
        Incident,
        PostLink,
        Note,
        Proof,
        Doubt,
        Accept,
        OpenProfile,
        Opening,
        Strength,
        Suggestion,
        RecoveryShown,
        ConfirmRecovery,
        Confirmed,
        Proven,
        ChangePassphrase,
        Keychain,
        SetKeychain,
        Wipe,
        Wiped,
        VaultState,
        OpenVault,
        VaultOpening,
        VaultAlarms,
        NoteSort,
        NoteFilter,
        NoteLine,
        TagCount,
        FoundNotes,
        ReadNote,
        NoteView,
        Written,
        SaveNote,
        SavedNote,
        VersionLine,
        NoteRef,
        NoteRefs,
        TrashNotes,
        AttachFiles,
        AttachmentRef,
        Work,
        WorkProgress,
        ExportVault,
        ImportVault,
        ImportedNotes,
        WrittenFile,
        FileUse,
        FileHere,
        FilesHere,
        OpenBackup,
        BackupPreview,
    );
    out.push('\n');
    out.push_str(&commands::typescript(&cfg));
    out
}

//! Notes: list, read, save, versions, trash.

use std::collections::HashMap;

use model::{Note, PostKey, PostLink};

use crate::notebook::{NoteId, Notebook, parse_id, to_hex};
use crate::session::Session;
use crate::types::{
    AttachmentRef, FoundNotes, NoteFilter, NoteRef, NoteRefs, NoteView, Nothing, ReadNote,
    ReadPosts, SaveNote, SavedNote, TrashNotes, VersionLine, Written,
};
use crate::{Fault, FaultCode, zone};

/// Characters of a post that a note keeps.
const LINKED: usize = 280;
/// Posts that one request may link.
const MOST_LINKS: usize = 500;
/// Tags of a note, and characters of one.
const MOST_TAGS: usize = 100;
const LONGEST_TAG: usize = 100;

pub(crate) fn find_notes(book: &mut Notebook, filter: NoteFilter) -> Result<FoundNotes, Fault> {
    Ok(book.find(&filter))
}

pub(crate) fn read_note(book: &mut Notebook, request: ReadNote) -> Result<NoteView, Fault> {
    let id = parse_id(&request.id)?;
    match request.version {
        None => view(book, id),
        Some(version) => {
            book.entry(id)?;
            let note = book.store.read_version(id, version)?;
            Ok(NoteView {
                id: request.id,
                version,
                note,
            })
        }
    }
}

pub(crate) fn view(book: &Notebook, id: NoteId) -> Result<NoteView, Fault> {
    let entry = book.entry(id)?;
    Ok(NoteView {
        id: to_hex(&id),
        version: entry.version + u64::from(entry.draft),
        note: entry.note.clone(),
    })
}

pub(crate) fn save_note(book: &mut Notebook, request: SaveNote) -> Result<SavedNote, Fault> {
    check(&request.written)?;
    let id = request.id.as_deref().map(parse_id).transpose()?;
    let now = zone::moment();
    let (present, pending) = match id {
        Some(id) => {
            let entry = book.entry(id)?;
            (entry.note.clone(), entry.draft)
        }
        None => {
            let created = now.clone();
            let new = Note {
                created,
                ..Note::default()
            };
            (new, true)
        }
    };
    let mut note = written_into(present.clone(), request.written);
    // The same again is no new version; what was being typed becomes one when it is kept.
    let same = note == present && id.is_some();
    if let Some(id) = id
        && same
        && !(request.keep && pending)
    {
        return saved(book, id);
    }
    if !same {
        note.edited = now;
    }
    let id = put(book, id, note, request.keep)?;
    saved(book, id)
}

/// Saves the latest of a note and takes note of it.
pub(crate) fn put(
    book: &mut Notebook,
    id: Option<NoteId>,
    note: Note,
    keep: bool,
) -> Result<NoteId, Fault> {
    match id {
        Some(id) if !keep => {
            let version = book.entry(id)?.version;
            book.store.save_draft(id, &note)?;
            book.set(id, version, true, note);
            Ok(id)
        }
        _ => put_new(book, id, note),
    }
}

/// Saves a version of a note; makes the note where there is none of that id.
pub(crate) fn put_new(
    book: &mut Notebook,
    id: Option<NoteId>,
    note: Note,
) -> Result<NoteId, Fault> {
    let (id, version) = book.store.save(id, &note)?;
    book.set(id, version, false, note);
    Ok(id)
}

fn saved(book: &Notebook, id: NoteId) -> Result<SavedNote, Fault> {
    let entry = book.entry(id)?;
    Ok(SavedNote {
        id: to_hex(&id),
        version: entry.version + u64::from(entry.draft),
        edited: entry.note.edited.clone(),
    })
}

fn written_into(note: Note, written: Written) -> Note {
    let mut tags: Vec<String> = Vec::new();
    for tag in written.tags {
        let tag = tag.trim();
        if !tag.is_empty() && !tags.iter().any(|known| known == tag) {
            tags.push(tag.to_owned());
        }
    }
    Note {
        title: written.title,
        text: written.text,
        tags,
        date: written.date,
        posts: written.posts,
        incident: written.incident,
        ..note
    }
}

fn check(written: &Written) -> Result<(), Fault> {
    let bad_day = written
        .date
        .as_deref()
        .is_some_and(|day| day.len() != 10 || day.parse::<jiff::civil::Date>().is_err());
    let bad_tag = |tag: &String| tag.chars().count() > LONGEST_TAG;
    if bad_day || written.tags.len() > MOST_TAGS || written.tags.iter().any(bad_tag) {
        return Err(FaultCode::BadRequest.into());
    }
    Ok(())
}

pub(crate) fn note_versions(
    book: &mut Notebook,
    request: NoteRef,
) -> Result<Vec<VersionLine>, Fault> {
    let id = parse_id(&request.id)?;
    book.entry(id)?;
    let versions = book.store.versions(id)?;
    Ok(versions
        .into_iter()
        .rev()
        .map(|v| VersionLine {
            version: v.version,
            edited: v.edited,
            characters: v.characters,
        })
        .collect())
}

pub(crate) fn restore_version(book: &mut Notebook, request: ReadNote) -> Result<NoteView, Fault> {
    let id = parse_id(&request.id)?;
    let version = request.version.ok_or(FaultCode::BadRequest)?;
    let entry = book.entry(id)?;
    if entry.draft {
        // What was being typed is a version of its own, so that going back loses nothing.
        let typed = entry.note.clone();
        put(book, Some(id), typed, true)?;
    }
    let trashed = book.entry(id)?.note.trashed.clone();
    let earlier = book.store.read_version(id, version)?;
    let note = Note {
        edited: zone::moment(),
        trashed,
        ..earlier
    };
    put(book, Some(id), note, true)?;
    view(book, id)
}

pub(crate) fn trash_notes(book: &mut Notebook, request: TrashNotes) -> Result<Nothing, Fault> {
    let ids = parse_ids(&request.ids)?;
    for id in &ids {
        book.entry(*id)?;
    }
    for id in ids {
        let mut note = book.entry(id)?.note.clone();
        if note.trashed.is_some() == request.trash {
            continue;
        }
        note.trashed = request.trash.then(zone::moment);
        put(book, Some(id), note, true)?;
    }
    Ok(Nothing {})
}

pub(crate) fn remove_notes(book: &mut Notebook, request: NoteRefs) -> Result<Nothing, Fault> {
    let ids = parse_ids(&request.ids)?;
    for id in &ids {
        if book.entry(*id)?.note.trashed.is_none() {
            return Err(FaultCode::BadRequest.into());
        }
    }
    book.store.remove(&ids)?;
    book.forget(&ids);
    Ok(Nothing {})
}

pub(crate) fn remove_attachment(
    book: &mut Notebook,
    request: AttachmentRef,
) -> Result<NoteView, Fault> {
    let id = parse_id(&request.id)?;
    let mut note = book.entry(id)?.note.clone();
    let before = note.attachments.len();
    note.attachments
        .retain(|file| file.id != request.attachment);
    if note.attachments.len() == before {
        return Err(FaultCode::NoNote.into());
    }
    note.edited = zone::moment();
    put(book, Some(id), note, true)?;
    view(book, id)
}

pub(crate) fn parse_ids(ids: &[String]) -> Result<Vec<NoteId>, Fault> {
    ids.iter().map(|id| parse_id(id)).collect()
}

pub(crate) fn link_posts(
    session: &mut Session,
    request: ReadPosts,
) -> Result<Vec<PostLink>, Fault> {
    if request.ids.len() > MOST_LINKS {
        return Err(FaultCode::BadRequest.into());
    }
    let posts = session.store.read(&request.ids)?;
    let keys: HashMap<u32, PostKey> = session.store.post_keys(&request.ids)?.into_iter().collect();
    Ok(posts
        .into_iter()
        .map(|post| PostLink {
            platform: post.platform,
            key: keys
                .get(&post.id)
                .map(|key| key.to_hex())
                .unwrap_or_default(),
            time: post.time.map(model::PostTime::to_rfc3339),
            excerpt: post.text.chars().take(LINKED).collect(),
        })
        .collect())
}

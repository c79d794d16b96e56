// Filters of the notes, and the line that stands for a note in the list.
import type { NoteFilter, NoteLine } from '../../backend/types';
import type { IncidentField } from '../../words/en/vault';
import type { Draft } from './draft.svelte';

export const allNotes: NoteFilter = {
  text: '',
  tags: [],
  incident: null,
  attachments: null,
  from: null,
  to: null,
  trash: false,
  sort: 'edited',
};

/** In the order in which an organizer would ask. */
export const incidentOrder: IncidentField[] = ['what', 'when', 'where', 'who', 'witnesses', 'evidence'];

/** Whether something is left out of the list. The order leaves nothing out. */
export function isNarrow(filter: NoteFilter): boolean {
  const { text, tags, incident, attachments, from, to } = filter;
  return (
    text !== '' ||
    tags.length > 0 ||
    incident !== null ||
    attachments !== null ||
    from !== null ||
    to !== null
  );
}

/** More than this of a text is not looked at for its beginning. */
const HEAD = 400;

export function lineOf(draft: Draft, id: string): NoteLine {
  const { title, text, tags, date, posts, incident } = draft.written;
  const words = text.trim() === '' && incident ? incident.what : text;
  const now = draft.edited ?? '';
  return {
    id,
    title,
    excerpt: words.slice(0, HEAD).replace(/\s+/g, ' ').trim(),
    date,
    tags,
    created: draft.created ?? now,
    edited: now,
    trashed: draft.trashed,
    attachments: draft.attachments.length,
    posts: posts.length,
    incident: incident !== null,
  };
}

/** The same words in another spelling are the same tag. */
export const tagKey = (tag: string) => tag.normalize('NFKC').toLowerCase();

/** A tag as typed, without what separates tags; empty where nothing is left. */
export function cleanTag(typed: string): string {
  return typed
    .replace(/[,#\s]+/g, ' ')
    .trim()
    .slice(0, 60);
}

/** Whether an id is among these, for many questions at once. */
export function among(ids: Iterable<string>): (id: string) => boolean {
  const all = new Set(ids);
  return (id) => all.has(id);
}

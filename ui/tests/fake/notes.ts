// Which notes of the stand-in vault match, and in which order.
import type { Note, NoteFilter } from '../../src/backend/types';

export function matches(n: Note, f: NoteFilter): boolean {
  const all = JSON.stringify([n.title, n.text, n.tags, n.incident, n.attachments.map((a) => a.name)]);
  return (
    (n.trashed !== null) === f.trash &&
    (f.incident === null || (n.incident !== null) === f.incident) &&
    (f.attachments === null || n.attachments.length > 0 === f.attachments) &&
    f.tags.every((tag) => n.tags.includes(tag)) &&
    (f.from === null || (n.date !== null && n.date >= f.from)) &&
    (f.to === null || (n.date !== null && n.date <= f.to)) &&
    f.text
      .toLowerCase()
      .split(/\s+/)
      .every((word) => all.toLowerCase().includes(word))
  );
}
export const orders: Record<NoteFilter['sort'], (a: Note, b: Note) => number> = {
  edited: (a, b) => b.edited.localeCompare(a.edited),
  created: (a, b) => b.created.localeCompare(a.created),
  date: (a, b) => (b.date ?? '').localeCompare(a.date ?? ''),
  title: (a, b) => a.title.localeCompare(b.title),
};

// The list of notes: which match, which are selected, and moving them to the trash and back.
import { SvelteSet } from 'svelte/reactivity';
import { call, toFault } from '../../backend/rpc';
import type { Fault, FoundNotes, NoteFilter, NoteLine } from '../../backend/types';
import { allNotes, among, isNarrow } from './filter';

export class Notes {
  filter = $state.raw<NoteFilter>(allNotes);
  found = $state.raw<FoundNotes | null>(null);
  fault = $state.raw<Fault | null>(null);
  selected = new SvelteSet<string>();
  #anchor = -1;
  /** Questions are numbered; only the answer to the newest one counts. */
  #asked = 0;
  /** There is a question that has no answer yet. */
  #wanted = false;
  #busy = false;

  readonly lines = $derived(this.found?.notes ?? []);

  /** Nothing is written yet, and nothing is in the trash. */
  readonly isEmpty = $derived(
    this.found?.total === 0 && this.found.trashed === 0 && !this.filter.trash && !isNarrow(this.filter),
  );

  indexOf(id: string | null): number {
    return id === null ? -1 : this.lines.findIndex((line) => line.id === id);
  }

  /** Looks for notes: one question at a time, the newest waits. The old list stands meanwhile. */
  async search(filter: NoteFilter = this.filter): Promise<void> {
    if (filter.trash !== this.filter.trash) this.selectNone();
    this.filter = filter;
    this.#asked += 1;
    this.#wanted = true;
    if (this.#busy) return;
    this.#busy = true;
    while (this.#wanted) {
      const asked = this.#asked;
      let found: FoundNotes | null = null;
      let fault: Fault | null = null;
      try {
        found = await call('find_notes', this.filter);
      } catch (untrusted) {
        fault = toFault(untrusted);
      }
      if (asked !== this.#asked) continue;
      this.#wanted = false;
      this.fault = fault;
      if (!found) continue;
      this.found = found;
      const here = among(found.notes.map((line) => line.id));
      for (const id of [...this.selected]) if (!here(id)) this.selected.delete(id);
    }
    this.#busy = false;
  }

  /** What a note looks like now, in its place; a new one comes first. */
  touch(line: NoteLine): void {
    const found = this.found;
    if (!found || this.filter.trash !== (line.trashed !== null)) return;
    const at = this.indexOf(line.id);
    if (at >= 0) {
      const notes = found.notes.slice();
      notes[at] = line;
      this.found = { ...found, notes };
    } else {
      this.found = { ...found, notes: [line, ...found.notes], total: found.total + 1 };
    }
  }

  /** Takes lines out at once; the counts follow with the next search. */
  drop(ids: string[]): void {
    const gone = among(ids);
    for (const id of ids) this.selected.delete(id);
    if (this.found) this.found = { ...this.found, notes: this.found.notes.filter((line) => !gone(line.id)) };
  }

  /** Selects or not; `range`: everything from the last one selected to here. */
  select(index: number, range = false): void {
    const id = this.lines[index]?.id;
    if (id === undefined) return;
    if (range && this.#anchor >= 0) {
      const [from, to] = [Math.min(this.#anchor, index), Math.max(this.#anchor, index)];
      for (const line of this.lines.slice(from, to + 1)) this.selected.add(line.id);
      return;
    }
    if (!this.selected.delete(id)) this.selected.add(id);
    this.#anchor = index;
  }

  selectAll(): void {
    for (const line of this.lines) this.selected.add(line.id);
  }

  selectNone(): void {
    this.selected.clear();
    this.#anchor = -1;
  }

  /** Nothing of the notes stays here. */
  forget(): void {
    this.#asked += 1;
    this.#wanted = false;
    this.filter = allNotes;
    this.found = null;
    this.fault = null;
    this.selectNone();
  }
}

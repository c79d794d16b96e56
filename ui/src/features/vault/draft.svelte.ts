// One note while it is written. Every keystroke goes to the disk at once: one call at a time, and what
// was typed meanwhile follows as soon as it is back. What could not be saved stays here until it is.
import { toFault } from '../../backend/rpc';
import type { Attachment, Fault, NoteView, SavedNote, SaveNote, Written } from '../../backend/types';

/** Without a keystroke for so long, what stands becomes a version of its own. */
export const REST_MS = 5 * 60_000;
/** So long after the last keystroke the words say “Saved”, so that they do not flicker. */
export const CALM_MS = 400;

export const blank: Written = { title: '', text: '', tags: [], date: null, posts: [], incident: null };

export interface Outside {
  save: (request: SaveNote) => Promise<SavedNote>;
  /** The disk has something new of this note. */
  saved?: (draft: Draft) => void;
}

export type SaveState = 'none' | 'saving' | 'saved' | 'failed';

export class Draft {
  id = $state<string | null>(null);
  version = $state(0);
  written = $state.raw<Written>(blank);
  attachments = $state.raw<Attachment[]>([]);
  created = $state<string | null>(null);
  edited = $state<string | null>(null);
  trashed = $state<string | null>(null);
  fault = $state.raw<Fault | null>(null);
  /** Edits are numbered; `safe` is the last one on the disk. */
  #typed = $state(0);
  #safe = $state(0);
  #calm = $state(true);
  /** The last edit that is in a version, and the last one that should be. */
  #kept = 0;
  #keep = 0;
  #busy = false;
  #loop: Promise<void> = Promise.resolve();
  #rest: ReturnType<typeof setTimeout> | undefined;
  #calming: ReturnType<typeof setTimeout> | undefined;

  /** Something typed is not on the disk. */
  readonly unsaved = $derived(this.#typed > this.#safe);
  readonly state: SaveState = $derived(
    this.fault ? 'failed' : this.unsaved || !this.#calm ? 'saving' : this.id === null ? 'none' : 'saved',
  );

  constructor(
    private readonly outside: Outside,
    view: NoteView | null = null,
  ) {
    if (view) this.take(view);
  }

  /** Shows what the vault holds; nothing is unsaved then. */
  take(view: NoteView): void {
    const { title, text, tags, date, posts, incident } = view.note;
    this.id = view.id;
    this.version = view.version;
    this.written = { title, text, tags, date, posts, incident };
    this.attachments = view.note.attachments;
    this.created = view.note.created;
    this.edited = view.note.edited;
    this.trashed = view.note.trashed;
    this.#safe = this.#kept = this.#keep = this.#typed;
    this.fault = null;
  }

  /** The files of the note have changed; what is being typed has not. */
  takeFiles(view: NoteView): void {
    this.attachments = view.note.attachments;
    this.version = view.version;
    this.edited = view.note.edited;
    this.outside.saved?.(this);
  }

  /** What is typed: at once on its way to the disk. */
  edit(part: Partial<Written>): void {
    this.written = { ...this.written, ...part };
    this.#typed += 1;
    this.#calm = false;
    clearTimeout(this.#calming);
    this.#calming = setTimeout(() => (this.#calm = true), CALM_MS);
    clearTimeout(this.#rest);
    this.#rest = setTimeout(() => void this.settle(), REST_MS);
    void this.#pump();
  }

  /** Makes a version of what stands and waits for it; tells whether everything is on the disk. */
  async settle(): Promise<boolean> {
    clearTimeout(this.#rest);
    this.#keep = this.#typed;
    await this.#pump();
    return !this.unsaved && this.fault === null;
  }

  /** A new note gets its id before files can belong to it. */
  async begin(): Promise<boolean> {
    if (this.id === null && !this.unsaved) this.edit({});
    await this.#pump();
    return this.id !== null && !this.unsaved;
  }

  /** No timer outlives the note on the screen. */
  rest(): void {
    clearTimeout(this.#rest);
    clearTimeout(this.#calming);
    this.#calm = true;
  }

  #waiting(): boolean {
    return this.#typed > this.#safe || this.#keep > this.#kept;
  }

  #pump(): Promise<void> {
    if (!this.#busy && this.#waiting()) this.#loop = this.#run();
    return this.#loop;
  }

  async #run(): Promise<void> {
    this.#busy = true;
    try {
      while (this.#waiting()) {
        const typed = this.#typed;
        const keep = this.#keep > this.#kept;
        try {
          const saved = await this.outside.save({ id: this.id, written: this.written, keep });
          this.id = saved.id;
          this.version = saved.version;
          this.edited = saved.edited;
          this.created ??= saved.edited;
          this.fault = null;
          this.#safe = typed;
          if (keep) this.#kept = typed;
        } catch (untrusted) {
          this.fault = toFault(untrusted);
          // The note was removed meanwhile: what is written here begins a new one.
          if (this.fault.code === 'no_note') this.id = null;
          return;
        }
        this.outside.saved?.(this);
      }
    } finally {
      this.#busy = false;
    }
  }
}

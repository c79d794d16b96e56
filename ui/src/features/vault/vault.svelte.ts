// The vault: its lock, the note that is written, and everything that must be gone when it locks.
import { ask, call, on, toFault } from '../../backend/rpc';
import type {
  Choice,
  Doubt,
  Fault,
  NoteFilter,
  NoteView,
  PostLink,
  Proof,
  VaultAlarms,
  VaultState,
} from '../../backend/types';
import { drops } from '../../parts/drops';
import { toasts } from '../../parts/toasts.svelte';
import { words } from '../../words';
import { Draft, type Outside } from './draft.svelte';
import { Files } from './files.svelte';
import { lineOf } from './filter';
import { Moving, type Way } from './moving.svelte';
import { Notes } from './notes.svelte';
import { Past } from './past.svelte';
import { Work } from './work.svelte';

export class Vault {
  state = $state.raw<VaultState | null>(null);
  fault = $state.raw<Fault | null>(null);
  busy = $state<'opening' | 'locking' | null>(null);
  doubt = $state.raw<Doubt | null>(null);
  alarms = $state.raw<VaultAlarms | null>(null);
  draft = $state.raw<Draft | null>(null);
  past = $state.raw<Past | null>(null);
  /** On a small window the note covers the list. */
  sheet = $state(false);
  reading = $state(false);
  /** Locking was asked for, and some words could not be saved. */
  asking = $state(false);
  /** Files were dropped while the vault was locked. */
  missed = $state(false);
  /** Files are held over the window. */
  over = $state(false);
  readonly work = new Work();
  readonly notes = new Notes();
  readonly files = new Files(this.work);
  readonly moving = new Moving(this.work);
  /** Notes with something that is not on the disk yet, and the one that is written. */
  #drafts = $state.raw<Draft[]>([]);
  #proof: Proof | null = null;
  #accepted: Doubt[] = [];
  #reads = 0;
  /** The note that is being read, until it is there. */
  #wanted = $state<string | null>(null);
  /** Row numbers of posts that wait for the vault to open. */
  #posts: { ids: number[]; anew: boolean } | null = null;

  /** Id of the note on the screen, or on its way there. */
  readonly current = $derived(this.#wanted ?? this.draft?.id ?? null);
  readonly unsaved = $derived(this.#drafts.filter((draft) => draft.unsaved));
  readonly outside: Outside = {
    save: (request) => call('save_note', request),
    saved: (draft) => this.#saved(draft),
  };

  /** For as long as the profile is open, whether the vault is on the screen or not. */
  listen(): () => void {
    const stops = [on('vault_locked', () => this.#locked()), this.work.listen()];
    return () => {
      stops.forEach((stop) => stop());
      this.#locked();
      this.#drafts = [];
    };
  }

  /** While the vault is on the screen, dropped files come here. */
  shown(): () => void {
    const stops = [
      drops.claim((choices) => void this.dropped(choices)),
      on('drag', ({ over }) => (this.over = over)),
    ];
    return () => {
      stops.forEach((stop) => stop());
      this.over = false;
      this.files.close();
    };
  }

  async load(): Promise<void> {
    try {
      const state = await ask('vault_state');
      if (this.state?.open && !state.open) this.#locked();
      this.state = state;
      if (state.open && !this.notes.found) await this.#opened();
    } catch (untrusted) {
      this.fault = toFault(untrusted);
    }
  }

  async open(proof: Proof): Promise<void> {
    this.#proof = proof;
    this.#accepted = [];
    await this.#open();
  }

  /** The person said yes to what is odd. */
  async proceed(): Promise<void> {
    if (this.doubt) this.#accepted.push(this.doubt);
    await this.#open();
  }

  stay(): void {
    this.#proof = null;
    this.doubt = null;
  }

  async #open(): Promise<void> {
    const proof = this.#proof;
    if (!proof || this.busy) return;
    this.busy = 'opening';
    this.fault = null;
    this.doubt = null;
    try {
      const opening = await call('open_vault', { proof, accept: this.#accepted });
      if (opening.state === 'doubt') {
        this.doubt = opening.doubt;
        return;
      }
      this.#proof = null;
      const { unreadable, gone, replaced, unlisted } = opening.alarms;
      this.alarms = unreadable + gone + replaced + unlisted > 0 ? opening.alarms : null;
      this.state = { open: true, begun: true };
      await this.#opened();
    } catch (untrusted) {
      this.#proof = null;
      this.fault = toFault(untrusted);
    } finally {
      this.busy = null;
    }
  }

  async #opened(): Promise<void> {
    this.missed = false;
    // What a lock came too early for.
    const held = this.#drafts;
    await Promise.all(held.map((draft) => draft.settle()));
    await this.notes.search();
    const still = held.find((draft) => draft.unsaved);
    if (still) this.#enter(still);
    const posts = this.#posts;
    this.#posts = null;
    if (posts) await this.linkPosts(posts.ids, posts.anew);
  }

  /** Locks, when everything is saved; otherwise asks. `sure`: it was asked. */
  async lock(sure = false): Promise<void> {
    if (this.busy) return;
    this.busy = 'locking';
    this.asking = false;
    try {
      if (!(await this.settle()) && !sure) {
        this.asking = true;
        return;
      }
      const state = await ask('lock_vault');
      this.#locked();
      this.state = state;
    } catch (untrusted) {
      const fault = toFault(untrusted);
      toasts.show(words.faults[fault.code](fault).what);
    } finally {
      this.busy = null;
    }
  }

  /** Makes a version of everything that was typed. To be waited for before the view or the profile is left. */
  async settle(): Promise<boolean> {
    const settled = await Promise.all(this.#drafts.map((draft) => draft.settle()));
    return settled.every(Boolean);
  }

  async accept(): Promise<void> {
    try {
      await ask('accept_alarms');
      this.alarms = null;
    } catch (untrusted) {
      this.#tell(untrusted);
    }
  }

  /** The key is gone: so is all that was read with it, except words that are nowhere else. */
  #locked(): void {
    this.#reads += 1;
    this.#wanted = null;
    this.#proof = null;
    this.doubt = null;
    this.alarms = null;
    this.draft?.rest();
    this.draft = null;
    this.past = null;
    this.sheet = this.reading = this.asking = this.over = false;
    this.fault = null;
    this.notes.forget();
    this.files.forget();
    this.moving.forget();
    toasts.clear();
    this.#drafts = this.#drafts.filter((draft) => draft.unsaved);
    if (this.state) this.state = { ...this.state, open: false };
  }

  /** Lets go of words that could not be saved. */
  forgetHeld(): void {
    this.#drafts = this.#drafts.filter((draft) => draft === this.draft);
  }

  newNote(): Draft {
    if (this.notes.filter.trash) void this.find({ ...this.notes.filter, trash: false });
    const draft = new Draft(this.outside);
    this.#enter(draft);
    this.reading = false;
    return draft;
  }

  async show(id: string): Promise<void> {
    this.#reads += 1;
    this.#wanted = null;
    if (this.draft?.id === id) return;
    const read = this.#reads;
    const known = this.#drafts.find((draft) => draft.id === id);
    if (known) {
      this.#enter(known);
      return;
    }
    this.#wanted = id;
    try {
      const view = await call('read_note', { id, version: null });
      if (read === this.#reads) this.#enter(this.#draftOf(view));
      this.fault = null;
    } catch (untrusted) {
      if (read !== this.#reads) return;
      this.#wanted = null;
      this.fault = toFault(untrusted);
    }
  }

  enter(draft: Draft): void {
    this.#enter(draft);
    this.sheet = true;
  }

  /** Nothing is on the screen; what was written is kept. */
  leave(): void {
    this.#enter(null);
  }

  async find(filter: NoteFilter): Promise<void> {
    if (filter.trash !== this.notes.filter.trash) this.leave();
    await this.notes.search(filter);
  }

  async openPast(): Promise<void> {
    if (!this.draft) return;
    this.past = new Past(this.draft);
    await this.past.load();
  }

  /** Opens the dialog for a way out or in, when everything is saved. */
  async move(way: Way, ids: string[] = []): Promise<void> {
    await this.settle();
    this.moving.open(way, ids);
  }

  /** Into the trash or out of it; the toast takes it back. */
  async trash(ids: string[], into: boolean, quiet = false): Promise<void> {
    if (ids.length === 0) return;
    const mine = this.#drafts.filter((draft) => draft.id !== null && ids.includes(draft.id));
    const next = this.#neighbour(ids);
    try {
      const settled = await Promise.all(mine.map((draft) => draft.settle()));
      if (!settled.every(Boolean)) return;
      await call('trash_notes', { ids, trash: into });
      if (this.draft?.id && ids.includes(this.draft.id)) {
        this.#enter(null);
        if (next && !this.sheet) await this.show(next);
        this.sheet = false;
      }
      this.notes.drop(ids);
      const said = into ? words.vault.trashed(ids.length) : words.vault.restored(ids.length);
      toasts.show(said, quiet ? null : () => void this.trash(ids, !into, true), 'note-undo');
      await this.notes.search();
    } catch (untrusted) {
      this.#tell(untrusted);
    }
  }

  /** Removes notes of the trash for good. */
  async remove(ids: string[]): Promise<void> {
    if (ids.length === 0) return;
    try {
      await call('remove_notes', { ids });
      if (this.draft?.id && ids.includes(this.draft.id)) this.#enter(null);
      this.sheet = false;
      this.notes.drop(ids);
      toasts.show(words.vault.removed(ids.length));
      await this.notes.search();
    } catch (untrusted) {
      this.#tell(untrusted);
    }
  }

  /** Keeps posts with the note that is written, or with a new one. Waits while the vault is locked. */
  async linkPosts(ids: number[], anew = false): Promise<void> {
    if (!this.state?.open) {
      this.#posts = { ids, anew };
      return;
    }
    try {
      const links = await call('link_posts', { ids });
      if (!this.state?.open) return;
      const present = anew || this.draft?.trashed ? null : this.draft;
      const draft = present ?? this.newNote();
      this.sheet = true;
      this.reading = false;
      const before = draft.written.posts;
      const has = (link: PostLink) =>
        before.some((each) => each.platform === link.platform && each.key === link.key);
      const fresh = links.filter((link) => !has(link));
      if (fresh.length > 0) draft.edit({ posts: [...before, ...fresh] });
      const title = draft.written.title || words.vault.untitled;
      if (fresh.length === 0) toasts.show(words.vault.linkedBefore);
      else if (present) toasts.show(words.vault.linked(fresh.length, title));
      else toasts.show(words.vault.linkedNew(fresh.length));
    } catch (untrusted) {
      this.#tell(untrusted);
    }
  }

  /** Dropped files go into the note that is written; without one, a note begins with them. */
  async dropped(choices: Choice[]): Promise<void> {
    this.over = false;
    if (!this.state?.open) {
      this.missed = true;
      return;
    }
    const draft = this.draft && !this.draft.trashed ? this.draft : this.newNote();
    this.sheet = true;
    await this.files.attach(draft, choices);
  }

  /** After a lock there is nobody to tell. */
  #tell(untrusted: unknown): void {
    if (this.state?.open) this.fault = toFault(untrusted);
  }

  /** The note that is looked at next when these are gone. */
  #neighbour(ids: string[]): string | null {
    const { lines } = this.notes;
    const at = this.notes.indexOf(this.current);
    if (at < 0) return null;
    const stays = (line: { id: string }) => !ids.includes(line.id);
    return (lines.slice(at).find(stays) ?? lines.slice(0, at).findLast(stays))?.id ?? null;
  }

  #draftOf(view: NoteView): Draft {
    return new Draft(this.outside, view);
  }

  #enter(draft: Draft | null): void {
    this.#wanted = null;
    const left = this.draft;
    if (left === draft) return;
    this.past = null;
    this.files.forget();
    this.draft = draft;
    if (draft && !this.#drafts.includes(draft)) this.#drafts = [...this.#drafts, draft];
    if (!left) return;
    left.rest();
    void left.settle().then(() => this.#prune());
  }

  #saved(draft: Draft): void {
    // A lock may have come while it was on its way: then nothing of it belongs here any more.
    if (this.state?.open && draft.id !== null) this.notes.touch(lineOf(draft, draft.id));
    if (draft !== this.draft) this.#prune();
  }

  #prune(): void {
    this.#drafts = this.#drafts.filter(
      (draft) => draft === this.draft || draft.unsaved || draft.fault !== null,
    );
  }
}

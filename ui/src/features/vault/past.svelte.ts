// The versions of a note, one of them beside the present one, and the way back to it.
import { call, toFault } from '../../backend/rpc';
import type { Fault, NoteView, VersionLine } from '../../backend/types';
import { toasts } from '../../parts/toasts.svelte';
import { words } from '../../words';
import type { Draft } from './draft.svelte';

export class Past {
  lines = $state.raw<VersionLine[] | null>(null);
  shown = $state.raw<NoteView | null>(null);
  fault = $state.raw<Fault | null>(null);
  busy = $state(false);
  #asked = 0;

  constructor(readonly draft: Draft) {}

  /** What is being typed becomes a version first, so that it stands in the list. */
  async load(): Promise<void> {
    await this.#try(async () => {
      await this.draft.settle();
      if (this.draft.id === null) {
        this.lines = [];
        return;
      }
      this.lines = await call('note_versions', { id: this.draft.id });
      const before = this.lines[1];
      if (before && !this.shown) await this.show(before.version);
    });
  }

  async show(version: number): Promise<void> {
    this.#asked += 1;
    const asked = this.#asked;
    await this.#try(async () => {
      const view = await call('read_note', { id: this.draft.id!, version });
      if (asked === this.#asked) this.shown = view;
    });
  }

  async restore(): Promise<boolean> {
    const version = this.shown?.version;
    if (version === undefined || this.busy) return false;
    this.busy = true;
    let done = false;
    await this.#try(async () => {
      if (!(await this.draft.settle())) return;
      this.draft.take(await call('restore_version', { id: this.draft.id!, version }));
      done = true;
      toasts.show(words.vault.versionRestored);
    });
    this.busy = false;
    return done;
  }

  async #try(work: () => Promise<void>): Promise<void> {
    this.fault = null;
    try {
      await work();
    } catch (untrusted) {
      this.fault = toFault(untrusted);
    }
  }
}

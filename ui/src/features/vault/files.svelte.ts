// The files of a note: sealing them, looking at one from memory, saving an open copy.
import { readAttachment } from '../../backend/attachment';
import { ask, call, toFault } from '../../backend/rpc';
import type { Attachment, Choice, Fault } from '../../backend/types';
import { toasts } from '../../parts/toasts.svelte';
import { words } from '../../words';
import type { Draft } from './draft.svelte';
import { isDrawable, MOST, showingOf, TEXT_SHOWN, type Showing } from './media';
import type { Work } from './work.svelte';

export interface Shown {
  attachment: Attachment;
  showing: Showing;
  state: 'opening' | 'ready' | 'too_large' | 'broken' | 'not';
  /** Address in memory of a picture, sound or film. */
  url: string | null;
  text: string | null;
  cut: boolean;
}

export class Files {
  fault = $state.raw<Fault | null>(null);
  shown = $state.raw<Shown | null>(null);
  /** Asked for an open copy of this one. */
  saving = $state.raw<Attachment | null>(null);
  #reading: AbortController | null = null;

  constructor(readonly work: Work) {}

  async choose(draft: Draft): Promise<void> {
    try {
      await this.attach(draft, await ask('choose_files'));
    } catch (untrusted) {
      this.#tell(untrusted);
    }
  }

  /** Seals files into a note; a new note begins with them. */
  async attach(draft: Draft, choices: Choice[]): Promise<void> {
    const files = choices.filter((choice) => !choice.folder).map((choice) => choice.id);
    if (files.length === 0) return;
    this.fault = null;
    try {
      if (!(await draft.begin())) return;
      const id = draft.id!;
      const view = await this.work.run('attach', () => call('attach_files', { id, choices: files }));
      if (view) draft.takeFiles(view);
    } catch (untrusted) {
      this.#tell(untrusted);
    } finally {
      // A save that had to wait for the sealing.
      if (draft.fault?.code === 'busy') void draft.settle();
    }
  }

  async remove(draft: Draft, attachment: Attachment): Promise<void> {
    this.fault = null;
    try {
      // What stands becomes a version that keeps the file.
      if (!(await draft.settle())) return;
      draft.takeFiles(await call('remove_attachment', { id: draft.id!, attachment: attachment.id }));
      toasts.show(words.vault.fileRemoved(attachment.name));
    } catch (untrusted) {
      this.#tell(untrusted);
    }
  }

  /** Reads a file into memory and shows it as what it may be shown as. */
  async view(attachment: Attachment): Promise<void> {
    this.close();
    const showing = showingOf(attachment.media_type);
    const base: Shown = { attachment, showing, state: 'opening', url: null, text: null, cut: false };
    if (showing === 'none' || attachment.bytes > MOST[showing]) {
      this.shown = { ...base, state: showing === 'none' ? 'not' : 'too_large' };
      return;
    }
    this.shown = base;
    const reading = new AbortController();
    this.#reading = reading;
    let next: Shown;
    try {
      const bytes = new Uint8Array(await readAttachment(attachment.id, reading.signal));
      if (showing === 'text') {
        const cut = bytes.length > TEXT_SHOWN;
        const text = new TextDecoder().decode(cut ? bytes.subarray(0, TEXT_SHOWN) : bytes);
        next = { ...base, state: 'ready', text, cut };
      } else if (showing === 'image' && !isDrawable(bytes)) {
        next = { ...base, state: 'broken' };
      } else {
        if (reading.signal.aborted) return;
        const url = URL.createObjectURL(new Blob([bytes], { type: attachment.media_type }));
        next = { ...base, state: 'ready', url };
      }
    } catch {
      next = { ...base, state: 'broken' };
    }
    if (reading.signal.aborted) {
      if (next.url) URL.revokeObjectURL(next.url);
      return;
    }
    this.shown = next;
  }

  /** The engine could not draw or play it. */
  failed(): void {
    if (this.shown) {
      this.#let();
      this.shown = { ...this.shown, state: 'broken', url: null };
    }
  }

  close(): void {
    this.#reading?.abort();
    this.#reading = null;
    this.#let();
    this.shown = null;
  }

  /** Writes an open copy; the warning was read. */
  async save(draft: Draft): Promise<void> {
    const attachment = this.saving;
    this.saving = null;
    if (!attachment || draft.id === null) return;
    const id = draft.id;
    this.fault = null;
    try {
      const written = await this.work.run('save_attachment', () =>
        call('save_attachment', { id, attachment: attachment.id }),
      );
      if (written?.name) toasts.show(words.vault.savedCopy(written.name));
    } catch (untrusted) {
      this.#tell(untrusted);
    }
  }

  /** Nothing of a file stays in memory. */
  forget(): void {
    this.close();
    this.saving = null;
    this.fault = null;
  }

  #let(): void {
    if (this.shown?.url) URL.revokeObjectURL(this.shown.url);
  }

  #tell(untrusted: unknown): void {
    const fault = toFault(untrusted);
    // A dialog that was closed is no fault, and after a lock there is nobody to tell.
    if (!['cancelled', 'vault_locked', 'locked'].includes(fault.code)) this.fault = fault;
  }
}

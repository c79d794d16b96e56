// Out of the vault and into it: encrypted exports, imports, and evidence in plain.
import { ask, call, toFault } from '../../backend/rpc';
import type { Choice, Fault, ImportedNotes, WrittenFile } from '../../backend/types';
import type { Work } from './work.svelte';

export type Way = 'export' | 'import' | 'evidence';

export class Moving {
  /** Which dialog is open. */
  way = $state<Way | null>(null);
  /** The notes it is about; empty is all of them. */
  ids = $state.raw<string[]>([]);
  choice = $state.raw<Choice | null>(null);
  written = $state.raw<WrittenFile | null>(null);
  imported = $state.raw<ImportedNotes | null>(null);
  fault = $state.raw<Fault | null>(null);

  constructor(readonly work: Work) {}

  open(way: Way, ids: string[] = []): void {
    this.forget();
    this.ids = ids;
    this.way = way;
  }

  async choose(): Promise<void> {
    await this.#try(async () => {
      const chosen = await ask('choose_files');
      if (chosen[0]) this.choice = chosen[0];
    });
  }

  async export(passphrase: string): Promise<void> {
    await this.#try(async () => {
      const ids = this.ids;
      const written = await this.work.run('export', () => call('export_vault', { ids, passphrase }));
      if (written?.name) this.written = written;
    });
  }

  /** Brings an export in; tells whether it is done. */
  async import(passphrase: string): Promise<boolean> {
    const choice = this.choice?.id;
    if (choice === undefined) return false;
    await this.#try(async () => {
      this.imported = await this.work.run('import', () => call('import_vault', { choice, passphrase }));
    });
    return this.imported !== null;
  }

  async evidence(): Promise<void> {
    await this.#try(async () => {
      const ids = this.ids;
      const written = await this.work.run('evidence', () => call('export_evidence', { ids }));
      if (written?.name) this.written = written;
    });
  }

  forget(): void {
    this.way = null;
    this.ids = [];
    this.choice = null;
    this.written = null;
    this.imported = null;
    this.fault = null;
  }

  async #try(work: () => Promise<void>): Promise<void> {
    this.fault = null;
    try {
      await work();
    } catch (untrusted) {
      const fault = toFault(untrusted);
      if (!['cancelled', 'vault_locked', 'locked'].includes(fault.code)) this.fault = fault;
    }
  }
}

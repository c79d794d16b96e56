// What lies on this computer, the backup, the restore and the wipe.
import { ask, call, on, toFault } from '../../backend/rpc';
import type { BackupPreview, Choice, Fault, FilesHere, Proof, WrittenFile } from '../../backend/types';
import type { Session } from '../session/session.svelte';
import { Work } from '../session/work.svelte';

/** A step with its own fault: it is told where it happened. */
class Step {
  busy = $state(false);
  fault = $state.raw<Fault | null>(null);

  async run(work: () => Promise<void>, heard?: (fault: Fault) => void): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.fault = null;
    try {
      await work();
    } catch (untrusted) {
      this.fault = toFault(untrusted);
      heard?.(this.fault);
    } finally {
      this.busy = false;
    }
  }
}

export class Files {
  here = $state.raw<FilesHere | null>(null);
  readonly step = new Step();

  load(): Promise<void> {
    return this.step.run(async () => {
      this.here = await ask('files_here');
    });
  }

  /** Other folders, other sizes: after a lock of the vault, too. */
  listen(): () => void {
    return on('vault_locked', () => void this.load());
  }
}

export class Backup {
  written = $state.raw<WrittenFile | null>(null);
  readonly step = new Step();
  readonly work = new Work(['backup']);

  constructor(private readonly session: Session) {}

  write(): Promise<void> {
    this.work.clear();
    return this.step.run(async () => {
      this.written = null;
      await this.session.settle();
      this.written = await ask('write_backup');
    });
  }
}

export class Restore {
  choice = $state.raw<Choice | null>(null);
  preview = $state.raw<BackupPreview | null>(null);
  readonly step = new Step();
  readonly work = new Work(['restore']);
  /** What opened it; needed once more to put it in place. */
  #proof: Proof | null = null;

  constructor(private readonly session: Session) {}

  choose(): Promise<void> {
    return this.step.run(async () => {
      const [choice] = await ask('choose_backup');
      if (!choice) return;
      this.choice = choice;
      this.preview = null;
      this.#proof = null;
    });
  }

  look(proof: Proof): Promise<void> {
    const choice = this.choice;
    if (!choice) return Promise.resolve();
    return this.step.run(
      async () => {
        this.preview = await call('preview_backup', { choice: choice.id, proof });
        this.#proof = proof;
      },
      (fault) => this.session.heard(fault),
    );
  }

  confirm(): Promise<void> {
    const [choice, proof] = [this.choice, this.#proof];
    if (!choice || !proof) return Promise.resolve();
    this.work.clear();
    return this.step.run(async () => {
      await this.session.settle();
      const info = await call('restore_backup', { choice: choice.id, proof });
      this.#proof = null;
      this.session.replaced(info);
    });
  }

  drop(): void {
    this.#proof = null;
  }
}

export class Wipe {
  readonly step = new Step();

  constructor(private readonly session: Session) {}

  confirm(): Promise<void> {
    return this.step.run(async () => {
      // Told by the root: the profile, and with it this view, is gone.
      this.session.wiped = await call('wipe', { sure: true });
      await this.session.locked();
    });
  }
}

// The one long command that may run: how far it is, and the way to stop it.
import { ask, on, toFault } from '../../backend/rpc';
import type { Fault, Work as Sort, WorkProgress } from '../../backend/types';

export class Work {
  now = $state.raw<WorkProgress | null>(null);
  cancelling = $state(false);

  listen(): () => void {
    return on('work', (progress) => {
      if (this.now?.work === progress.work) this.now = progress;
    });
  }

  is(sort: Sort): boolean {
    return this.now?.work === sort;
  }

  /** Runs a long command. Stopping it is no fault: it gives `null`, as does a closed dialog. */
  async run<T>(sort: Sort, command: () => Promise<T>): Promise<T | null> {
    if (this.now) throw { code: 'busy', place: null, owner: null } satisfies Fault;
    this.now = { work: sort, done: 0, total: 0 };
    try {
      return await command();
    } catch (untrusted) {
      const fault = toFault(untrusted);
      if (fault.code === 'cancelled') return null;
      throw fault;
    } finally {
      this.now = null;
      this.cancelling = false;
    }
  }

  async cancel(): Promise<void> {
    if (!this.now || this.cancelling) return;
    this.cancelling = true;
    try {
      await ask('cancel_work');
    } catch {
      // It runs on, then, and its end is told as it would have been.
      this.cancelling = false;
    }
  }
}

// The recovery code that waits to be written down. It lives here until it is confirmed or put off.
import { ask, call, toFault } from '../../backend/rpc';
import type { Fault, RecoveryShown } from '../../backend/types';

export class Recovery {
  code = $state.raw<RecoveryShown | null>(null);
  fault = $state.raw<Fault | null>(null);
  /** Name of the text file that was written. */
  saved = $state<string | null>(null);
  typed = $state<string[]>([]);
  /** For each group that was asked for, once it was compared. */
  right = $state.raw<boolean[]>([]);
  busy = $state(false);

  /** Everything is typed. */
  readonly ready = $derived(
    this.code !== null && this.code.ask.every((_, i) => (this.typed[i] ?? '').trim() !== ''),
  );

  async load(): Promise<void> {
    await this.#try(async () => {
      this.code = await ask('recovery_code');
      this.typed = this.code.ask.map(() => '');
    });
  }

  async save(): Promise<void> {
    await this.#try(async () => {
      this.saved = (await ask('save_recovery_code')).name ?? this.saved;
    });
  }

  /** Answers whether both groups are right. */
  async confirm(): Promise<boolean> {
    let all = false;
    await this.#try(async () => {
      this.right = (await call('confirm_recovery', { groups: this.typed })).right;
      all = this.right.every(Boolean);
      if (all) this.code = null;
    });
    return all;
  }

  /** What is typed anew is not wrong until it was compared again. */
  edited(at: number): void {
    this.right = this.right.map((right, i) => right || i === at);
  }

  async #try(work: () => Promise<void>): Promise<void> {
    this.fault = null;
    this.busy = true;
    try {
      await work();
    } catch (fault) {
      this.fault = toFault(fault);
    } finally {
      this.busy = false;
    }
  }
}

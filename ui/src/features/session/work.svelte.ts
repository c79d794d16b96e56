// How far a long command is. The answer of the command itself says that it is over.
import { ask, on } from '../../backend/rpc';
import type { Work as Kind, WorkProgress } from '../../backend/types';

export class Work {
  progress = $state.raw<WorkProgress | null>(null);

  /** Only the kinds named here are shown. */
  constructor(private readonly kinds: Kind[]) {}

  listen(): () => void {
    return on('work', (progress) => {
      if (this.kinds.includes(progress.work)) this.progress = progress;
    });
  }

  clear(): void {
    this.progress = null;
  }

  async cancel(): Promise<void> {
    await ask('cancel_work').catch(() => null);
  }
}

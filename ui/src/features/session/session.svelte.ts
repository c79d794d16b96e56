// Whether a profile is open, and the four ways to change that.
import { ask, call, toFault } from '../../backend/rpc';
import { toasts } from '../../parts/toasts.svelte';
import { words } from '../../words';
import type { Fault, SessionInfo, StartState } from '../../backend/types';

export type Door = 'create_profile' | 'open_profile' | 'open_demo';

export class Session {
  start = $state.raw<StartState | null>(null);
  info = $state.raw<SessionInfo | null>(null);
  fault = $state.raw<Fault | null>(null);
  busy = $state<Door | null>(null);
  /** Set when a profile was made just now: its first step is Import. */
  fresh = $state(false);

  async load(): Promise<void> {
    try {
      const [start, info] = await Promise.all([ask('start_state'), ask('session')]);
      this.start = start;
      this.info = info;
    } catch (fault) {
      this.fault = toFault(fault);
    }
  }

  async enter(door: Door, passphrase = ''): Promise<void> {
    if (this.busy) return;
    this.busy = door;
    this.fault = null;
    try {
      const info = door === 'open_demo' ? await ask(door) : await call(door, { passphrase });
      this.fresh = door === 'create_profile';
      this.info = info;
    } catch (fault) {
      this.fault = toFault(fault);
    } finally {
      this.busy = null;
    }
  }

  async lock(): Promise<void> {
    try {
      await ask('lock');
      await this.locked();
    } catch (fault) {
      // Still open, then: say so rather than show a screen that looks locked.
      toasts.show(words.faults[toFault(fault).code](toFault(fault)).what);
    }
  }

  /** The keys are gone: nothing of the profile stays here. */
  async locked(): Promise<void> {
    this.info = null;
    this.fault = null;
    this.fresh = false;
    await this.load();
  }

  async recount(): Promise<void> {
    this.info = await ask('session');
  }
}

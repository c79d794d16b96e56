// Changing the keys while the profile is open: passphrase, recovery code, new keys, keychain.
import { ask, call, toFault } from '../../backend/rpc';
import type { Fault, Keychain, Proof } from '../../backend/types';
import type { Session } from '../session/session.svelte';
import { Work } from '../session/work.svelte';

export type Change = 'passphrase' | 'code' | 'new_keys' | 'keychain';

export class Security {
  /** Whose form is open: one at a time. */
  open = $state<Change | null>(null);
  busy = $state(false);
  /** What went wrong in the open form. */
  fault = $state.raw<Fault | null>(null);
  /** What was done last, to be said where it was done. */
  done = $state<Change | null>(null);
  keychain = $state.raw<Keychain | null>(null);
  readonly work = new Work(['new_keys']);

  constructor(private readonly session: Session) {}

  async load(): Promise<void> {
    // A system that does not answer is one without a keychain.
    this.keychain = await ask('keychain').catch(() => ({ available: false, on: false }));
  }

  toggle(change: Change): void {
    if (this.busy) return;
    this.open = this.open === change ? null : change;
    this.fault = null;
    this.done = null;
  }

  changePassphrase(proof: Proof, passphrase: string): Promise<void> {
    return this.#run('passphrase', async () => {
      const fault = await this.session.changePassphrase(proof, passphrase);
      if (fault) throw fault;
    });
  }

  /** The step that shows the code comes by itself: the session says that one waits. */
  newCode(proof: Proof): Promise<void> {
    return this.#run('code', async () => {
      await call('new_recovery_code', { proof });
      this.session.later = false;
      await this.session.recount();
    });
  }

  newKeys(proof: Proof): Promise<void> {
    this.work.clear();
    return this.#run('new_keys', async () => {
      await this.session.settle();
      this.session.info = await call('new_keys', { proof });
      // The code before stopped working: the new one is shown at once.
      this.session.later = false;
    });
  }

  setKeychain(proof: Proof): Promise<void> {
    return this.#run('keychain', async () => {
      this.keychain = await call('set_keychain', { proof, on: !this.keychain?.on });
    });
  }

  async #run(change: Change, work: () => Promise<void>): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.fault = null;
    try {
      await work();
      this.open = null;
      this.done = change;
    } catch (untrusted) {
      this.fault = toFault(untrusted);
      this.session.heard(this.fault);
    } finally {
      this.busy = false;
    }
  }
}

// Whether a profile is open, the ways to change that, and what has to happen right after.
import { ask, call, toFault } from '../../backend/rpc';
import { toasts } from '../../parts/toasts.svelte';
import { words } from '../../words';
import type { Doubt, Fault, Opening, Proof, SessionInfo, StartState, Wiped } from '../../backend/types';
import { Countdown } from './countdown.svelte';

export type Door = 'create_profile' | 'open_profile' | 'open_with_keychain' | 'open_demo';

const SETTLE_MS = 2_000;

export class Session {
  start = $state.raw<StartState | null>(null);
  info = $state.raw<SessionInfo | null>(null);
  fault = $state.raw<Fault | null>(null);
  busy = $state<Door | null>(null);
  /** Something odd that waits for a yes. */
  doubt = $state.raw<Doubt | null>(null);
  /** Set when a profile was made just now: its first step is Import. */
  fresh = $state(false);
  /** The recovery step, and the new passphrase, were put off until the next opening. */
  later = $state(false);
  renewLater = $state(false);
  /** What a wipe left, until the person has read it. */
  wiped = $state.raw<Wiped | null>(null);
  /** Another number is another profile: nothing of the one before may stay in the page. */
  era = $state(0);
  readonly waiting = new Countdown();
  /** Waited for, a little, before the keys go: what is being written is saved. */
  before: (() => Promise<unknown>) | null = null;
  /** Locks the vault, where somebody has it open here. */
  vaultLock: (() => Promise<void>) | null = null;
  #accepted: Doubt[] = [];
  #asked: Proof | null = null;
  #code: string | null = null;

  async load(): Promise<void> {
    try {
      const [start, info] = await Promise.all([ask('start_state'), ask('session')]);
      this.start = start;
      this.info = info;
      if (start.wiped) this.wiped = { left: start.wiped };
      this.waiting.begin(start.wait);
    } catch (fault) {
      this.fault = toFault(fault);
    }
  }

  create(passphrase: string): Promise<void> {
    return this.#enter('create_profile', async () => {
      const info = await call('create_profile', { passphrase });
      this.fresh = true;
      this.#opened(info);
    });
  }

  demo(): Promise<void> {
    return this.#enter('open_demo', async () => this.#opened(await ask('open_demo')));
  }

  open(proof: Proof): Promise<void> {
    return this.#enter('open_profile', async () => {
      this.#asked = proof;
      this.#answered(await call('open_profile', { proof, accept: this.#accepted }));
    });
  }

  openWithKeychain(): Promise<void> {
    return this.#enter('open_with_keychain', async () => {
      this.#asked = null;
      this.#answered(await call('open_with_keychain', { accept: this.#accepted }));
    });
  }

  /** Yes to the doubt: asks again with it. */
  async accept(): Promise<void> {
    if (!this.doubt) return;
    this.#accepted = [...this.#accepted, this.doubt];
    this.doubt = null;
    await (this.#asked ? this.open(this.#asked) : this.openWithKeychain());
  }

  refuse(): void {
    this.#forget();
    this.fault = null;
  }

  /** The recovery code that opened this, for the step that sets a new passphrase. Given once. */
  takeCode(): string {
    const code = this.#code ?? '';
    this.#code = null;
    return code;
  }

  async lock(): Promise<void> {
    try {
      await this.settle();
      await ask('lock');
      await this.locked();
    } catch (fault) {
      // Still open, then: say so rather than show a screen that looks locked.
      this.#say(toFault(fault));
    }
  }

  async lockVault(): Promise<void> {
    if (!this.info?.open || this.info.demo) return;
    try {
      await (this.vaultLock?.() ?? ask('lock_vault'));
      await this.recount();
    } catch (fault) {
      this.#say(toFault(fault));
    }
  }

  /** A lock never hangs on what cannot be saved. */
  async settle(): Promise<void> {
    const enough = new Promise((go) => setTimeout(go, SETTLE_MS));
    await Promise.race([this.before?.().catch(() => null), enough]);
  }

  /** The calendar is up at once; what is behind it locks as fast as it can. */
  async hide(): Promise<void> {
    if (!this.start || this.start.hidden) return;
    this.start = { ...this.start, hidden: true };
    try {
      await this.settle();
      await ask('hide');
      await this.locked();
    } catch (fault) {
      await this.load();
      this.#say(toFault(fault));
    }
  }

  /** What the wipe left has been read. */
  async read(): Promise<void> {
    await this.show();
    this.wiped = null;
  }

  async show(): Promise<void> {
    try {
      await ask('show');
    } finally {
      await this.load();
    }
  }

  /** The keys are gone: nothing of the profile stays here. */
  async locked(): Promise<void> {
    this.info = null;
    this.fault = null;
    this.fresh = false;
    this.later = false;
    this.renewLater = false;
    this.#code = null;
    this.before = null;
    this.vaultLock = null;
    this.#forget();
    await this.load();
  }

  /** Another profile stands in the place of the one before. */
  replaced(info: SessionInfo): void {
    this.#opened(info);
    this.fresh = false;
  }

  /** Answers what went wrong, if anything. */
  async changePassphrase(proof: Proof, passphrase: string): Promise<Fault | null> {
    try {
      this.info = await call('change_passphrase', { proof, passphrase });
      return null;
    } catch (untrusted) {
      const fault = toFault(untrusted);
      this.heard(fault);
      return fault;
    }
  }

  async recount(): Promise<void> {
    this.info = await ask('session');
  }

  /** Where a fault says that a wait is due, it begins to count. */
  heard(fault: Fault): void {
    if (fault.code === 'wait') this.waiting.begin(Number(fault.place ?? 0));
    // The next wait is known only to the program.
    else if (fault.code === 'wrong_passphrase')
      void ask('start_state').then(
        (start) => this.waiting.begin(start.wait),
        () => null,
      );
  }

  async #enter(door: Door, work: () => Promise<void>): Promise<void> {
    if (this.busy) return;
    this.busy = door;
    this.fault = null;
    try {
      await work();
    } catch (fault) {
      this.fault = toFault(fault);
      this.heard(this.fault);
      this.#asked = null;
    } finally {
      this.busy = null;
    }
  }

  #answered(opening: Opening): void {
    if (opening.state === 'doubt') {
      this.doubt = opening.doubt;
      return;
    }
    if (opening.session.by_recovery && this.#asked && 'recovery' in this.#asked)
      this.#code = this.#asked.recovery;
    this.#opened(opening.session);
  }

  #opened(info: SessionInfo): void {
    this.#forget();
    this.waiting.clear();
    this.later = false;
    this.renewLater = false;
    this.era += 1;
    this.info = info;
  }

  #forget(): void {
    this.#asked = null;
    this.#accepted = [];
    this.doubt = null;
  }

  #say(fault: Fault): void {
    toasts.show(words.faults[fault.code](fault).what);
  }
}

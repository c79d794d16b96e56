// What the person set: theme, zone, and the list of own words.
import { ask, call, on, toFault } from '../../backend/rpc';
import type { Fault, Kind, ScanProgress, SecondPass, Settings as Kept } from '../../backend/types';

export interface OwnWord {
  key: number;
  term: string;
  kind: Kind | null;
}

/** The zone this computer is set to. */
export const zoneHere = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

export class Settings {
  kept = $state.raw<Kept>({
    theme: 'system',
    zone: null,
    lock_after: 5,
    vault_lock_after: 5,
    look_twice: true,
  });
  list = $state<OwnWord[]>([]);
  scan = $state.raw<ScanProgress | null>(null);
  /** How far the second look is; `null` where nobody asked yet. */
  second = $state.raw<SecondPass | null>(null);
  /** The scan that saving the words began. */
  asked = $state(-1);
  unsaved = $state(false);
  fault = $state.raw<Fault | null>(null);
  #keys = 0;

  readonly zone = $derived(this.kept.zone ?? zoneHere());
  readonly #runs = $derived(this.scan?.state === 'running' || this.scan?.state === 'waiting');
  /** The first look, which is quick. */
  readonly scanning = $derived(this.#runs && this.scan?.pass === 'first');
  /** The second, which goes on behind: what the first found is there. */
  readonly refining = $derived(this.#runs && this.scan?.pass === 'second');
  /** The person put the second look off. */
  readonly putOff = $derived(this.scan?.state === 'cancelled' && this.scan.pass === 'second');

  /** `changed`: posts must be read again. */
  constructor(private readonly changed: () => void) {}

  listen(): () => void {
    return on('scan', (progress) => this.#told(progress));
  }

  async load(): Promise<void> {
    await this.#try(async () => {
      const [kept, own] = await Promise.all([ask('settings'), ask('own_terms')]);
      this.kept = kept;
      this.list = own.terms.map(({ term, kind }) => this.word(term, kind));
    });
  }

  word(term = '', kind: Kind | null = null): OwnWord {
    this.#keys += 1;
    return { key: this.#keys, term, kind };
  }

  async set(part: Partial<Kept>): Promise<void> {
    const zoned = part.zone !== undefined && part.zone !== this.kept.zone;
    await this.#try(async () => {
      this.kept = await call('save_settings', { ...this.kept, ...part });
      if (zoned) this.changed();
      if (part.look_twice !== undefined) this.second = await ask('second_pass');
    });
  }

  async loadSecond(): Promise<void> {
    await this.#try(async () => {
      this.second = await ask('second_pass');
    });
  }

  async saveWords(): Promise<void> {
    const terms = this.list
      .map(({ term, kind }) => ({ term: term.trim(), kind }))
      .filter(({ term }) => term !== '');
    await this.#try(async () => {
      const progress = await call('save_own_terms', { terms });
      this.list = this.list.filter(({ term }) => term.trim() !== '');
      this.unsaved = false;
      this.asked = progress.job;
      this.#told(progress);
    });
  }

  /** Stops a scan; it goes on at the next opening. */
  async later(): Promise<void> {
    const job = this.scan?.job;
    if (job !== undefined) await this.#try(async () => void (await call('cancel_job', { job })));
  }

  #told(progress: ScanProgress): void {
    const before = this.scan;
    if (before && (progress.job < before.job || (progress.job === before.job && !this.#runs))) return;
    this.scan = progress;
    const second = progress.pass === 'second' && !(before?.job === progress.job && before.pass === 'second');
    if (progress.state === 'done' || second) this.changed();
    if (this.second && progress.state !== 'running') void this.loadSecond();
  }

  async #try(work: () => Promise<void>): Promise<void> {
    this.fault = null;
    try {
      await work();
    } catch (fault) {
      this.fault = toFault(fault);
    }
  }
}

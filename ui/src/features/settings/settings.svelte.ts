// What the person set: theme, zone, and the list of own words.
import { ask, call, on, toFault } from '../../backend/rpc';
import type { Fault, Kind, ScanProgress, Settings as Kept } from '../../backend/types';

export interface OwnWord {
  key: number;
  term: string;
  kind: Kind | null;
}

/** The zone this computer is set to. */
export const zoneHere = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

export class Settings {
  kept = $state.raw<Kept>({ theme: 'system', zone: null, lock_after: 5, vault_lock_after: 5 });
  list = $state<OwnWord[]>([]);
  scan = $state.raw<ScanProgress | null>(null);
  /** The scan that saving the words began. */
  asked = $state(-1);
  unsaved = $state(false);
  fault = $state.raw<Fault | null>(null);
  #keys = 0;

  readonly zone = $derived(this.kept.zone ?? zoneHere());
  readonly scanning = $derived(this.scan?.state === 'running' || this.scan?.state === 'waiting');

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
    if (this.scan && (progress.job < this.scan.job || (progress.job === this.scan.job && !this.scanning)))
      return;
    this.scan = progress;
    if (progress.state === 'done') this.changed();
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

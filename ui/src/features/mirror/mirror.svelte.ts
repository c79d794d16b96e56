// The counts over everything, and the first thing to do about them.
import { ask, call, toFault } from '../../backend/rpc';
import type { Facets, Fault, Kind, Mirror as Counts, PostFilter } from '../../backend/types';

/** Kinds that lead to one person without any guessing, the most harmful first. */
export const NAMING: Kind[] = [
  'GOV_ID',
  'BANK',
  'ADDRESS',
  'PHONE',
  'EMAIL',
  'PLATE',
  'VIN',
  'COORDINATES',
  'TRACKING_ID',
];

export type First =
  | { what: 'naming'; kinds: Kind[]; posts: number; filter: PostFilter }
  | { what: 'waiting'; posts: number; filter: PostFilter }
  | { what: 'done'; posts: number; filter: PostFilter };

export class Mirror {
  counts = $state.raw<Counts | null>(null);
  facets = $state.raw<Facets | null>(null);
  first = $state.raw<First | null>(null);
  fault = $state.raw<Fault | null>(null);
  #load = 0;

  constructor(private readonly review: PostFilter) {}

  async load(): Promise<void> {
    this.#load += 1;
    const load = this.#load;
    try {
      const [counts, facets] = await Promise.all([ask('mirror'), ask('facets')]);
      const first = counts.with_findings > 0 ? await this.#firstOf(counts) : null;
      if (load !== this.#load) return;
      [this.counts, this.facets, this.first, this.fault] = [counts, facets, first, null];
    } catch (fault) {
      if (load === this.#load) this.fault = toFault(fault);
    }
  }

  async #firstOf(counts: Counts): Promise<First> {
    const present = NAMING.filter((kind) => counts.kinds.some((k) => k.kind === kind && k.posts > 0));
    // Few and certain first: three kinds are a step, nine are a wall.
    const kinds = present.slice(0, 3);
    if (kinds.length > 0) {
      const filter = { ...this.review, kinds, decisions: [null] };
      const { ids } = await call('find_posts', filter);
      if (ids.length > 0) return { what: 'naming', kinds, posts: ids.length, filter };
    }
    const filter = { ...this.review, decisions: [null] };
    const { ids } = await call('find_posts', filter);
    if (ids.length > 0) return { what: 'waiting', posts: ids.length, filter };
    const fix: PostFilter = { ...this.review, decisions: ['fix'] };
    return { what: 'done', posts: (await call('find_posts', fix)).ids.length, filter: fix };
  }
}

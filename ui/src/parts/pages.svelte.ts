// Things read by id, a page at a time, kept while they are near: the least recently seen go first.
import { SvelteMap } from 'svelte/reactivity';

export class Pages<T extends { id: number }> {
  #kept = new SvelteMap<number, T>();
  #asked = new Set<number>();
  #era = 0;

  constructor(
    private readonly read: (ids: number[]) => Promise<T[]>,
    private readonly most: number = 2_000,
  ) {}

  get(id: number): T | undefined {
    return this.#kept.get(id);
  }

  /** Asks for those that are missing, in one call; those present move to the young end. */
  async want(ids: number[]): Promise<void> {
    const missing = ids.filter((id) => !this.#kept.has(id) && !this.#asked.has(id));
    if (missing.length === 0) return;
    for (const id of missing) this.#asked.add(id);
    const era = this.#era;
    try {
      const read = await this.read(missing);
      if (era !== this.#era) return;
      for (const item of read) this.#kept.set(item.id, item);
      this.#trim(new Set(ids));
    } finally {
      if (era === this.#era) for (const id of missing) this.#asked.delete(id);
    }
  }

  /** Reads these anew and forgets the rest, in one step: nothing is missing in between. */
  async renew(ids: number[]): Promise<void> {
    this.#era += 1;
    this.#asked.clear();
    const era = this.#era;
    const read = await this.read(ids);
    if (era !== this.#era) return;
    this.#kept.clear();
    for (const item of read) this.#kept.set(item.id, item);
  }

  /** Changes one in place, where it is kept. */
  change(id: number, part: Partial<T>): void {
    const item = this.#kept.get(id);
    if (item) this.#kept.set(id, { ...item, ...part });
  }

  clear(): void {
    this.#era += 1;
    this.#kept.clear();
    this.#asked.clear();
  }

  #trim(needed: Set<number>): void {
    let over = this.#kept.size - this.most;
    if (over <= 0) return;
    // A map remembers the order of arrival: the first are the oldest.
    for (const id of [...this.#kept.keys()]) {
      if (over <= 0) break;
      if (needed.has(id)) continue;
      this.#kept.delete(id);
      over -= 1;
    }
  }
}

// The report that a listening team could write: its entries, what is shown of them, and their posts.
import { SvelteMap } from 'svelte/reactivity';
import { ask, call, toFault } from '../../backend/rpc';
import type { Category, CategoryCount, FactView, Fault, PostView, ReportView } from '../../backend/types';
import { Pages } from '../../parts/pages.svelte';
import { entriesOf } from './entries';

/** Read at once when the report is new: a screenful. */
const FIRST = 12;

export class Report {
  view = $state.raw<ReportView | null>(null);
  facts = new SvelteMap<number, FactView>();
  totals = $state.raw<CategoryCount[]>([]);
  fault = $state.raw<Fault | null>(null);
  reading = $state(false);
  chosen = $state.raw<Category[]>([]);
  onlyFlagged = $state(false);
  /** Index of the entry that is looked at; -1 where there is none. */
  at = $state(-1);
  pages = new Pages<PostView>((ids) => call('read_posts', { ids }));
  #again = false;
  #era = 0;

  readonly shown = $derived(entriesOf(this.view?.entries ?? [], this.chosen, this.onlyFlagged));
  readonly flagged = $derived((this.view?.entries ?? []).filter((entry) => entry.flagged).length);

  /** Reads anew. Asked for while it reads, it reads once more at the end. */
  async load(): Promise<void> {
    this.#again = true;
    if (this.reading) return;
    this.reading = true;
    try {
      while (this.#again) {
        this.#again = false;
        await this.#read();
      }
    } finally {
      this.reading = false;
    }
  }

  async want(ids: number[]): Promise<void> {
    try {
      await this.pages.want(ids);
    } catch (fault) {
      this.fault = toFault(fault);
    }
  }

  choose(chosen: Category[], onlyFlagged = this.onlyFlagged): void {
    this.chosen = chosen;
    this.onlyFlagged = onlyFlagged;
    this.at = -1;
  }

  go(index: number): void {
    this.at = Math.min(Math.max(index, 0), this.shown.length - 1);
  }

  drop(): void {
    this.#era += 1;
    this.view = null;
    this.facts.clear();
    this.pages.clear();
  }

  async #read(): Promise<void> {
    const era = ++this.#era;
    try {
      const view = await ask('report');
      // The numbers of facts are those of the present answer.
      const known = await call('exposure', { target: null, without_posts: [], without_facts: [] });
      await this.pages.renew(view.entries.slice(0, FIRST).map((entry) => entry.post));
      if (era !== this.#era) return;
      this.facts.clear();
      for (const fact of known.facts) this.facts.set(fact.number, fact);
      this.totals = known.categories;
      [this.view, this.fault] = [view, null];
      this.at = Math.min(this.at, this.shown.length - 1);
    } catch (fault) {
      if (era === this.#era) this.fault = toFault(fault);
    }
  }
}

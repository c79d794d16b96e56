// The review list: which posts match, which one is looked at, what is decided about them.
import { SvelteSet } from 'svelte/reactivity';
import { ask, call, toFault } from '../../backend/rpc';
import type { Changed, Decision, Facets, Fault, PostFilter, PostView } from '../../backend/types';
import { Pages } from '../../parts/pages.svelte';
import { toasts } from '../../parts/toasts.svelte';
import { words } from '../../words';
import { review } from './filter';

/** Read at once when a list is new: a screenful. */
const FIRST = 40;

export class Posts {
  filter = $state.raw<PostFilter>(review);
  ids = $state.raw<number[] | null>(null);
  facets = $state.raw<Facets | null>(null);
  fault = $state.raw<Fault | null>(null);
  /** Index of the post that is looked at; -1 where there is none. */
  at = $state(-1);
  /** On a small window the post covers the list. */
  sheet = $state(false);
  selected = new SvelteSet<number>();
  pages = new Pages<PostView>((ids) => call('read_posts', { ids }));
  #anchor = -1;
  #search = 0;
  #recount: ReturnType<typeof setTimeout> | undefined;

  readonly current = $derived.by(() => {
    const id = this.ids?.[this.at];
    return id === undefined ? undefined : this.pages.get(id);
  });

  /** Looks for posts; the old list stands until the new one can be shown. */
  async search(filter: PostFilter, anew = false): Promise<void> {
    this.filter = filter;
    this.#search += 1;
    const search = this.#search;
    try {
      const [found, facets] = await Promise.all([call('find_posts', filter), ask('facets')]);
      const first = found.ids.slice(0, FIRST);
      await (anew ? this.pages.renew(first) : this.pages.want(first));
      if (search !== this.#search) return;
      this.ids = found.ids;
      this.facets = facets;
      this.fault = null;
      this.at = found.ids.length > 0 ? 0 : -1;
      this.sheet = false;
      this.selected.clear();
      this.#anchor = -1;
    } catch (fault) {
      if (search === this.#search) this.fault = toFault(fault);
    }
  }

  /** Everything may be different: archives came or went, words or zone changed. */
  async reload(): Promise<void> {
    await this.search(this.filter, true);
  }

  /** Has these read, as far as they are not. */
  async want(ids: number[]): Promise<void> {
    try {
      await this.pages.want(ids);
    } catch (fault) {
      this.fault = toFault(fault);
    }
  }

  go(index: number): void {
    const last = (this.ids?.length ?? 0) - 1;
    this.at = Math.min(Math.max(index, 0), last);
  }

  /** Selects or not; `range`: everything from the last one selected to here. */
  select(index: number, range = false): void {
    const ids = this.ids ?? [];
    const id = ids[index];
    if (id === undefined) return;
    if (range && this.#anchor >= 0) {
      const [from, to] = [Math.min(this.#anchor, index), Math.max(this.#anchor, index)];
      for (const each of ids.slice(from, to + 1)) this.selected.add(each);
      return;
    }
    if (this.selected.has(id)) this.selected.delete(id);
    else this.selected.add(id);
    this.#anchor = index;
  }

  /** Moves by one and selects what was passed; back again, and it is let go. */
  extend(step: number): void {
    if (this.#anchor < 0) this.#anchor = this.at;
    const left = this.at;
    this.go(left + step);
    const id = this.ids?.[left];
    if (id !== undefined && Math.abs(this.at - this.#anchor) < Math.abs(left - this.#anchor))
      this.selected.delete(id);
    this.select(this.at, true);
  }

  selectAll(): void {
    const ids = this.ids ?? [];
    const all = this.selected.size === ids.length;
    this.selected.clear();
    if (!all) for (const id of ids) this.selected.add(id);
    this.#anchor = -1;
  }

  selectNone(): void {
    this.selected.clear();
    this.#anchor = -1;
  }

  /** Decides on the selected posts; with none selected, or where `only` says so, on the one looked at. */
  async decide(decision: Decision | null, only = false): Promise<void> {
    const one = this.ids?.[this.at];
    const many = this.selected.size > 0 && !only;
    const ids = many ? [...this.selected] : one === undefined ? [] : [one];
    if (ids.length === 0) return;
    try {
      const changed = await call('decide', { ids, decision });
      this.#apply(changed);
      toasts.show(words.posts.toast[decision ?? 'none'](ids.length), () => void this.undo());
      if (many) this.selectNone();
      else if (decision !== null) this.go(this.at + 1);
    } catch (fault) {
      this.fault = toFault(fault);
    }
  }

  async undo(): Promise<void> {
    try {
      const changed = await ask('undo');
      this.#apply(changed);
      const count = changed.posts.length;
      toasts.show(count === 0 ? words.posts.toast.nothing : words.posts.toast.undone(count));
      const only = count === 1 ? changed.posts[0] : undefined;
      const index = only ? (this.ids?.indexOf(only.id) ?? -1) : -1;
      if (index >= 0) this.go(index);
    } catch (fault) {
      this.fault = toFault(fault);
    }
  }

  #apply(changed: Changed): void {
    this.fault = null;
    let more = 0;
    for (const { id, decision } of changed.posts) {
      const before = this.pages.get(id);
      if (!before) continue;
      if (before.own !== false && before.findings.length > 0)
        more += Number(decision !== null) - Number(before.decision !== null);
      this.pages.change(id, { decision });
    }
    // The line of progress moves at once; the exact counts follow when the hand rests.
    if (this.facets) this.facets = { ...this.facets, reviewed: this.facets.reviewed + more };
    clearTimeout(this.#recount);
    this.#recount = setTimeout(() => void this.#count(), 200);
  }

  async #count(): Promise<void> {
    try {
      this.facets = await ask('facets');
    } catch (fault) {
      this.fault = toFault(fault);
    }
  }

  drop(): void {
    clearTimeout(this.#recount);
    this.pages.clear();
  }
}

// What a listener would know: crowd, facts, smallest fix, categories; and what if something were not told.
import { SvelteMap } from 'svelte/reactivity';
import { call, toFault } from '../../backend/rpc';
import type { Crowd, Exposure, Fault, PostView } from '../../backend/types';
import { aloneFacts } from './funnel';

/** Steps of the fix whose posts are read, so that they can be shown. */
const READ = 50;
export const TARGETS = [100, 1_000, 10_000];
export const MOST = 1_000_000_000;

/** A number of people as typed, or `null` where it is none that can be aimed at. */
export function targetOf(text: string): number | null {
  const digits = text.replace(/[\s,.’']/g, '');
  const n = /^\d+$/.test(digits) ? Number(digits) : NaN;
  return n >= 2 && n <= MOST ? n : null;
}

export class Exposed {
  answer = $state.raw<Exposure | null>(null);
  /** The crowd without the facts that lead to one person each, where there are any. */
  rest = $state.raw<Crowd | null>(null);
  fault = $state.raw<Fault | null>(null);
  reading = $state(false);
  target = $state(1_000);
  /** Posts of the fix, by row number. */
  posts = new SvelteMap<number, PostView>();
  /** Crowds without one fact more, by its number. */
  whatIf = new SvelteMap<number, Crowd>();
  #alone: number[] = [];
  #asking: number[] = [];
  #again = false;
  #era = 0;

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

  async aim(target: number): Promise<void> {
    this.target = target;
    await this.load();
  }

  /** Asks what would be left if nobody told this fact; beside those that lead to one person. */
  async ask(fact: number): Promise<void> {
    if (this.whatIf.has(fact) || this.#asking.includes(fact)) return;
    this.#asking.push(fact);
    const era = this.#era;
    try {
      const { what_if: crowd } = await this.#ask([...this.#base(fact), fact]);
      if (era === this.#era && crowd) this.whatIf.set(fact, crowd);
    } catch (fault) {
      if (era === this.#era) this.fault = toFault(fault);
    } finally {
      this.#asking = this.#asking.filter((each) => each !== fact);
    }
  }

  /** What the answer to `ask` is held against. */
  baseOf(fact: number): Crowd | null {
    return this.#alone.includes(fact)
      ? (this.answer?.crowd ?? null)
      : (this.rest ?? this.answer?.crowd ?? null);
  }

  drop(): void {
    this.#era += 1;
    [this.answer, this.rest] = [null, null];
    this.whatIf.clear();
    this.posts.clear();
  }

  /** One that leads to the person is asked about by itself: the others stay. */
  #base = (fact: number) => (this.#alone.includes(fact) ? [] : this.#alone);

  #ask(without_facts: number[]): Promise<Exposure> {
    return call('exposure', { target: this.target, without_posts: [], without_facts });
  }

  async #read(): Promise<void> {
    const era = ++this.#era;
    try {
      let answer = await this.#ask([]);
      const alone = aloneFacts(answer.crowd, answer.facts);
      if (alone.length > 0) answer = await this.#ask(alone);
      const ids = answer.fixes.slice(0, READ).map((fix) => fix.post);
      const posts = ids.length > 0 ? await call('read_posts', { ids }) : [];
      if (era !== this.#era) return;
      this.#alone = alone;
      this.whatIf.clear();
      [this.answer, this.rest, this.fault] = [answer, answer.what_if, null];
      this.posts.clear();
      for (const post of posts) this.posts.set(post.id, post);
    } catch (fault) {
      if (era === this.#era) this.fault = toFault(fault);
    }
  }
}

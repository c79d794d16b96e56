// The facts in the order in which they are shown: what is held of the person by dimension, what is
// unsure, what is somebody else's.
import type { Dimension, FactView } from '../../backend/types';

export type Sureness = 'sure' | 'likely' | 'unsure';

export function surenessOf(confidence: number): Sureness {
  return confidence >= 0.9 ? 'sure' : confidence >= 0.6 ? 'likely' : 'unsure';
}

export interface Group {
  dimension: Dimension;
  facts: FactView[];
}

export interface Shelves {
  held: Group[];
  unsure: Group[];
  others: Group[];
}

/** Now before once, sure before likely, said often before said once. */
function first(a: FactView, b: FactView): number {
  const rank = (f: FactView) => ['sure', 'likely', 'unsure'].indexOf(surenessOf(f.confidence));
  return Number(a.past) - Number(b.past) || rank(a) - rank(b) || b.posts.length - a.posts.length;
}

/** By dimension, in the order in which the dimensions come. */
function grouped(facts: FactView[]): Group[] {
  const by = new Map<Dimension, FactView[]>();
  for (const fact of facts) by.set(fact.dimension, [...(by.get(fact.dimension) ?? []), fact]);
  return [...by].map(([dimension, each]) => ({ dimension, facts: each.sort(first) }));
}

export function shelvesOf(facts: FactView[]): Shelves {
  const plain = (f: FactView) => f.whose === 'owner' && surenessOf(f.confidence) !== 'unsure';
  return {
    held: grouped(facts.filter(plain)),
    unsure: grouped(facts.filter((f) => f.whose !== 'other' && !plain(f))),
    others: grouped(facts.filter((f) => f.whose === 'other')),
  };
}

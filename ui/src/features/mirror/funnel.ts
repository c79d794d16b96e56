// From a crowd with its chain of facts to a funnel: what it begins with, how many are left after each
// fact, and what is told besides.
import type { Crowd, Dimension, Factor, FactView, Unused } from '../../backend/types';

export interface Step {
  factor: Factor;
  /** Number of the fact, to ask what if nobody told it. */
  fact: number | null;
  /** How many are left after it and those before: lower and upper end. */
  lo: number;
  hi: number;
}

export interface Funnel {
  /** Facts that made the population. */
  made: Step[];
  /** Facts that narrow it, the strongest first. */
  steps: Step[];
  /** Told, and not counted like these: each with its reason. */
  aside: Step[];
}

/** Whether a fact leads to one person without any counting. */
export function isAlone(factor: Factor): boolean {
  return factor.unused === 'singles_out' && factor.share_hi === 0;
}

/** The dimension that a fact goes together with, where it does. */
export function goesWith(unused: Unused | null): Dimension | null {
  return typeof unused === 'object' && unused !== null ? unused.correlated_with : null;
}

const same = (a: number[], b: number[]) => a.length === b.length && a.every((post, i) => post === b[i]);

/** The number of the fact that a factor stands for. */
export function factOf(factor: Factor, facts: FactView[]): number | null {
  const alike = facts.filter((f) => f.dimension === factor.dimension && f.value === factor.value);
  const exact = alike.find((f) => same(f.posts, factor.posts));
  return (exact ?? (alike.length === 1 ? alike[0] : undefined))?.number ?? null;
}

/** Numbers of the facts that lead to one person each. */
export function aloneFacts(crowd: Crowd, facts: FactView[]): number[] {
  return crowd.chain
    .filter(isAlone)
    .map((factor) => factOf(factor, facts))
    .filter((number) => number !== null);
}

/** How much a fact narrows: the smaller, the more. A share of nothing is not a reason to be first. */
const narrows = (f: Factor) => Math.log(Math.max(f.share_lo, 1e-12)) + Math.log(Math.max(f.share_hi, 1e-12));

/** Whether a fact is counted, wholly or (together with another) for the smaller number only. */
const counted = (f: Factor) => f.unused === null || goesWith(f.unused) !== null;

/** The funnel of a crowd. Its last step never leaves fewer people than the crowd itself. */
export function funnelOf(crowd: Crowd, facts: FactView[]): Funnel {
  let lo = crowd.population_lo;
  let hi = crowd.population_hi;
  const still = (factor: Factor): Step => ({ factor, fact: factOf(factor, facts), lo, hi });
  const made = crowd.chain.filter((f) => f.unused === 'in_population').map(still);
  const aside = crowd.chain
    .filter((f) => !counted(f) && f.unused !== 'in_population' && !isAlone(f))
    .map(still);
  const steps = crowd.chain
    .filter(counted)
    .sort((a, b) => Number(a.unused !== null) - Number(b.unused !== null) || narrows(a) - narrows(b))
    .map((factor) => {
      lo = Math.max(Math.min(lo * factor.share_lo, hi), Math.min(crowd.lo, lo));
      if (factor.unused === null) hi = Math.max(hi * factor.share_hi, Math.min(crowd.hi, hi));
      return { ...still(factor), lo, hi };
    });
  return { made, steps, aside };
}

/** What narrows most, for a sentence: at most `most` dimensions, each once, none that hardly matters. */
export function reasons(funnel: Funnel, most = 3): Dimension[] {
  const telling = funnel.steps.filter((s) => s.factor.unused === null && narrows(s.factor) < -0.7);
  return [...new Set(telling.map((s) => s.factor.dimension))].slice(0, most);
}

/** Where a count of people stands on a scale on which ten times as many is one step: 0 to 1. */
export function place(people: number, most: number): number {
  return most <= 1 ? 0 : Math.min(1, Math.max(0, Math.log(Math.max(1, people)) / Math.log(most)));
}

/** Whether nothing at all narrows it. */
export function isFree(crowd: Crowd): boolean {
  return crowd.chain.every((factor) => factor.unused === 'in_population' && factor.dimension === 'platform');
}

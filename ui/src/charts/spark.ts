// Counts by month as small bars that share one axis of time, a row for each thing counted.
import { monthsBetween } from './months';

export interface Counted<T extends string> {
  month: string;
  what: T;
  posts: number;
}

export interface Sparks<T extends string> {
  months: string[];
  /** Posts of each month, by what is counted. */
  rows: Map<T, number[]>;
  /** The fullest month of all. */
  most: number;
}

export function sparksOf<T extends string>(counts: Counted<T>[]): Sparks<T> {
  const sorted = counts.map((c) => c.month).sort();
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (first === undefined || last === undefined) return { months: [], rows: new Map(), most: 0 };
  const months = monthsBetween(first, last);
  const at = new Map(months.map((month, i) => [month, i]));
  const rows = new Map<T, number[]>();
  for (const { month, what, posts } of counts) {
    const row = rows.get(what) ?? months.map(() => 0);
    row[at.get(month)!]! += posts;
    rows.set(what, row);
  }
  return { months, rows, most: Math.max(0, ...counts.map((c) => c.posts)) };
}

/** The fullest month of a row, where it has one. */
export function fullest(months: string[], row: number[]): { month: string; posts: number } | null {
  const posts = Math.max(0, ...row);
  return posts === 0 ? null : { month: months[row.indexOf(posts)]!, posts };
}

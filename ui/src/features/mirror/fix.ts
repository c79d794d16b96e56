// How far the smallest fix goes: to the target, short of it, or only its first steps.
import type { Exposure } from '../../backend/types';

/** Steps that are told at most. */
export const STEPS = 50;

export type FixState =
  /** The crowd is that large already. */
  | 'there'
  /** Nothing to do helps. */
  | 'none'
  /** The steps reach the target. */
  | 'fix'
  /** They do not, and there are no more. */
  | 'fixFar'
  /** They do not, and only the first are told. */
  | 'fixFull';

/** The target is held against the middle of a range: as many times its lower end as its upper end is. */
const middle = (lo: number, hi: number) => Math.sqrt(lo * hi);

export function fixStateOf({ crowd, fixes, target }: Exposure): FixState {
  const last = fixes.at(-1);
  if (!last) return crowd.hi > 1 && middle(crowd.lo, crowd.hi) >= target ? 'there' : 'none';
  // Ends are rounded for reading, so the middle may be a little off.
  if (middle(last.lo, last.hi) >= target * 0.9) return 'fix';
  return fixes.length >= STEPS ? 'fixFull' : 'fixFar';
}

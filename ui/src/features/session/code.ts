// A recovery code as people type it: what counts, and what cannot be in it.

/** Letters and digits of a whole code. */
export const CODE_LENGTH = 30;

export interface Typed {
  /** How many letters and digits there are. */
  count: number;
  /** The first sign that no code holds, as typed. */
  strange: string | null;
}

/** Spaces and hyphens do not count; O, I and L stand for digits; U is never used. */
export function readTyped(text: string): Typed {
  const signs = Array.from(text).filter((sign) => !/[\s\p{Pd}.]/u.test(sign));
  const strange = signs.find((sign) => !/^[0-9a-tv-z]$/i.test(sign)) ?? null;
  return { count: signs.length - (strange === null ? 0 : 1), strange };
}

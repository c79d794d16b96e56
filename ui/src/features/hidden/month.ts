// The weeks of a month, Sunday first, for the neutral screen.

export interface Month {
  /** `YYYY-MM` */
  month: string;
  /** Rows of seven; 0 is a day of another month. */
  weeks: number[][];
}

/** `month` counts from 1. */
export function monthOf(year: number, month: number): Month {
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const before = new Date(Date.UTC(year, month - 1, 1)).getUTCDay();
  const cells = [...Array<number>(before).fill(0), ...Array.from({ length: days }, (_, i) => i + 1)];
  while (cells.length % 7 !== 0) cells.push(0);
  const weeks = Array.from({ length: cells.length / 7 }, (_, i) => cells.slice(7 * i, 7 * i + 7));
  return { month: `${year}-${String(month).padStart(2, '0')}`, weeks };
}

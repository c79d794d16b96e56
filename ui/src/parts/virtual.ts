// The arithmetic of a list that shows a window of very many rows of one height.

/** Engines stop laying out boxes at about 33 million px; far below that the list is scaled. */
export const TALLEST = 12_000_000;

export interface Window {
  /** First row to draw. */
  from: number;
  /** One past the last row to draw. */
  to: number;
  /** Where the first drawn row stands, in the scrolled box. */
  offset: number;
  /** Height of the scrolled box. */
  height: number;
}

/** How far the rows are scrolled when the box is scrolled by `scroll`: the same, unless the list is scaled. */
function rowScroll(scroll: number, height: number, all: number, view: number): number {
  return height >= all || height <= view ? scroll : (scroll * (all - view)) / (height - view);
}

/** Which rows to draw, and where. */
export function windowOf(count: number, row: number, view: number, scroll: number, spare = 4): Window {
  const all = count * row;
  const height = Math.min(all, TALLEST);
  if (count === 0 || row <= 0) return { from: 0, to: 0, offset: 0, height: 0 };
  const most = Math.max(0, height - view);
  const at = Math.min(Math.max(0, scroll), most);
  const top = rowScroll(at, height, all, view);
  const from = Math.max(0, Math.floor(top / row) - spare);
  const to = Math.min(count, Math.ceil((top + view) / row) + spare);
  return { from, to, offset: at + from * row - top, height };
}

/** Where to scroll so that a row is wholly seen, moving as little as possible. */
export function reveal(index: number, count: number, row: number, view: number, scroll: number): number {
  const all = count * row;
  const height = Math.min(all, TALLEST);
  const top = rowScroll(scroll, height, all, view);
  let wanted = top;
  if (index * row < top) wanted = index * row;
  else if ((index + 1) * row > top + view) wanted = (index + 1) * row - view;
  if (wanted === top) return scroll;
  return height >= all || all <= view ? wanted : (wanted * (height - view)) / (all - view);
}

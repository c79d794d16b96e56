import { describe, expect, it } from 'vitest';
import { TALLEST, reveal, windowOf } from '../src/parts/virtual';

const ROW = 92;
const VIEW = 700;

describe('windowOf', () => {
  it('draws a screenful and a little more', () => {
    const w = windowOf(100_000, ROW, VIEW, 0);
    expect([w.from, w.to, w.offset, w.height]).toEqual([0, 12, 0, 9_200_000]);
  });
  it('places the rows where the scroll is', () => {
    const w = windowOf(1_000, ROW, VIEW, 46_000, 0);
    expect(w.from).toBe(500);
    expect(w.offset).toBe(500 * ROW);
  });
  it('reaches the last row, scaled or not', () => {
    for (const count of [10, 1_000, 100_000, 900_000]) {
      const height = Math.min(count * ROW, TALLEST);
      const w = windowOf(count, ROW, VIEW, height - VIEW);
      expect(w.to).toBe(count);
      // The end of the last row is the end of the box.
      expect(w.offset + (w.to - w.from) * ROW).toBeCloseTo(height, 3);
    }
  });
  it('never grows past what an engine can lay out', () => {
    expect(windowOf(900_000, ROW, VIEW, 0).height).toBe(TALLEST);
  });
  it('holds an empty list, a short one, and a scroll that is out of range', () => {
    expect(windowOf(0, ROW, VIEW, 0)).toEqual({ from: 0, to: 0, offset: 0, height: 0 });
    expect(windowOf(3, ROW, VIEW, 500).to).toBe(3);
    expect(windowOf(100, ROW, VIEW, 99_999).to).toBe(100);
    expect(windowOf(100, ROW, VIEW, -40).from).toBe(0);
    expect(windowOf(100, 0, VIEW, 0).to).toBe(0);
  });
});

describe('reveal', () => {
  it('does not move for a row that is seen', () => {
    expect(reveal(3, 1_000, ROW, VIEW, 0)).toBe(0);
  });
  it('moves just enough', () => {
    expect(reveal(10, 1_000, ROW, VIEW, 0)).toBe(11 * ROW - VIEW);
    expect(reveal(10, 1_000, ROW, VIEW, 5_000)).toBe(10 * ROW);
  });
  it('shows any row of a scaled list', () => {
    const count = 900_000;
    for (const index of [0, 1, 450_000, count - 1]) {
      const to = reveal(index, count, ROW, VIEW, 3_000_000);
      const w = windowOf(count, ROW, VIEW, to, 0);
      expect(w.from).toBeLessThanOrEqual(index);
      expect(w.to).toBeGreaterThan(index);
    }
  });
});

import { describe, expect, it } from 'vitest';
import { cellsOf, peakOf } from '../src/charts/hours';
import { barsOf, monthsBetween, tonesOf } from '../src/charts/months';

describe('months', () => {
  it('leave no gap', () => {
    expect(monthsBetween('2023-11', '2024-02')).toEqual(['2023-11', '2023-12', '2024-01', '2024-02']);
    expect(monthsBetween('2024-02', '2024-02')).toEqual(['2024-02']);
  });
  it('stack every post, and small platforms together', () => {
    const tones = tonesOf(['x', 'facebook', 'reddit', 'tiktok', 'tumblr']);
    expect(tones.get('tumblr')).toBe(4);
    const { bars, ticks } = barsOf(
      [
        { month: '2024-01', platform: 'x', posts: 6 },
        { month: '2024-01', platform: 'tiktok', posts: 2 },
        { month: '2024-01', platform: 'tumblr', posts: 1 },
        { month: '2024-03', platform: 'facebook', posts: 3 },
      ],
      tones,
      300,
      90,
    );
    expect(bars.map((bar) => bar.posts)).toEqual([9, 0, 3]);
    expect(bars[0]!.parts.map((part) => part.tone)).toEqual([1, 4]);
    expect(bars[0]!.parts.reduce((sum, part) => sum + part.height, 0)).toBeCloseTo(
      bars[2]!.parts[0]!.height * 3,
    );
    expect(ticks.length).toBeGreaterThan(0);
  });
  it('hold nothing where there is nothing', () => {
    expect(barsOf([], new Map(), 300, 90).bars).toEqual([]);
  });
});

describe('hours', () => {
  it('have a cell for each hour of the week', () => {
    const cells = cellsOf([
      { weekday: 0, hour: 5, posts: 1 },
      { weekday: 6, hour: 23, posts: 40 },
    ]);
    expect(cells.length).toBe(168);
    expect(cells[5]).toMatchObject({ weekday: 0, hour: 5, posts: 1, tone: 1 });
    expect(cells[167]).toMatchObject({ posts: 40, tone: 4 });
    expect(cells[1]!.tone).toBe(0);
  });
  it('have a peak, or none', () => {
    expect(peakOf([])).toBe(null);
    expect(peakOf([{ weekday: 1, hour: 2, posts: 3 }])?.posts).toBe(3);
  });
});

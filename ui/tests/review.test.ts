import { describe, expect, it } from 'vitest';
import type { PostView } from '../src/backend/types';
import { detailsOf } from '../src/features/posts/details';
import { Pages } from '../src/parts/pages.svelte';

describe('details', () => {
  const post = {
    text: '😤 DXX4 again. dxx4!',
    media: [{ name: 'a.jpg', caption: 'at DXX4' }],
    findings: [
      { part: 0, kind: 'STATION', confidence: 0.97, detector: 's', start: 2, end: 6 },
      { part: 0, kind: 'STATION', confidence: 0.97, detector: 's', start: 14, end: 18 },
      { part: 1, kind: 'PLACE', confidence: 0.4, detector: 'p', start: 3, end: 7 },
    ],
  } as unknown as PostView;

  it('say the same words of one kind once', () => {
    expect(detailsOf(post).map((d) => [d.quote, d.times, d.confidence])).toEqual([
      ['DXX4', 2, 'sure'],
      ['DXX4', 1, 'check'],
    ]);
  });
});

describe('pages', () => {
  const make = (most: number) => {
    const calls: number[][] = [];
    const pages = new Pages<{ id: number; seen?: boolean }>(async (ids) => {
      calls.push(ids);
      return ids.map((id) => ({ id }));
    }, most);
    return { calls, pages };
  };

  it('ask for each thing once', async () => {
    const { calls, pages } = make(100);
    await Promise.all([pages.want([1, 2]), pages.want([2, 3])]);
    await pages.want([1, 2, 3]);
    expect(calls).toEqual([[1, 2], [3]]);
    expect(pages.get(3)).toEqual({ id: 3 });
  });
  it('forget the oldest, never what is asked for now', async () => {
    const { pages } = make(3);
    await pages.want([1, 2, 3]);
    await pages.want([3, 4]);
    expect(pages.get(1)).toBe(undefined);
    expect(pages.get(3)).toBeDefined();
    await pages.want([10, 11, 12, 13]);
    expect([10, 11, 12, 13].every((id) => pages.get(id) !== undefined)).toBe(true);
  });
  it('change in place, and drop everything', async () => {
    const { pages } = make(10);
    await pages.want([1]);
    pages.change(1, { seen: true });
    expect(pages.get(1)).toEqual({ id: 1, seen: true });
    const late = pages.want([2]);
    pages.clear();
    await late;
    expect(pages.get(1)).toBe(undefined);
    expect(pages.get(2)).toBe(undefined);
  });
  it('renew without a gap', async () => {
    const { pages } = make(10);
    await pages.want([1, 2]);
    const renewing = pages.renew([2, 3]);
    expect(pages.get(1)).toBeDefined();
    await renewing;
    expect([1, 2, 3].map((id) => pages.get(id)?.id)).toEqual([undefined, 2, 3]);
  });
  it('ask again where reading failed', async () => {
    let fails = true;
    const pages = new Pages<{ id: number }>(async (ids) => {
      if (fails) throw new Error('busy');
      return ids.map((id) => ({ id }));
    });
    await expect(pages.want([1])).rejects.toThrow();
    fails = false;
    await pages.want([1]);
    expect(pages.get(1)).toEqual({ id: 1 });
  });
});

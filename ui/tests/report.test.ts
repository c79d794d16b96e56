// The listening report: what is shown of it, how it is said, and what is never claimed.
import { describe, expect, it } from 'vitest';
import type { Category, FactView, PostView, ReportEntry } from '../src/backend/types';
import { categoryFilter, chipsOf, everything, postsFilter } from '../src/features/posts/filter';
import { channelOf, cuesOf, entriesOf, factsOf } from '../src/features/report/entries';
import { cuePieces } from '../src/parts/spans';
import { words } from '../src/words';

const entry = (post: number, categories: Category[], flagged = false): ReportEntry => ({
  post,
  categories: categories.map((category) => ({ category, cues: [] })),
  sentiment: 'neutral',
  flagged,
  facts: [],
});

describe('entries', () => {
  const all = [entry(9, ['UNION', 'PAY_TIPS'], true), entry(4, ['PAY_TIPS']), entry(2, ['PRAISE'])];
  const posts = (chosen: Category[], flagged: boolean) => entriesOf(all, chosen, flagged).map((e) => e.post);
  it('are narrowed by category and flag, their order kept', () => {
    expect(posts([], false)).toEqual([9, 4, 2]);
    expect(posts(['PAY_TIPS'], false)).toEqual([9, 4]);
    expect(posts(['PRAISE', 'UNION'], false)).toEqual([9, 2]);
    expect(posts(['PAY_TIPS'], true)).toEqual([9]);
    expect(posts(['PRAISE'], true)).toEqual([]);
  });
  it('tell facts that stand in the answer, surest first, past ones last', () => {
    const facts = new Map(
      [
        { number: 0, confidence: 0.9, past: true },
        { number: 1, confidence: 0.7, past: false },
        { number: 2, confidence: 0.95, past: false },
      ].map((f) => [f.number, f as FactView]),
    );
    expect(factsOf({ ...entry(1, []), facts: [0, 1, 2, 99] }, facts).map((f) => f.number)).toEqual([2, 1, 0]);
  });
});

describe('channels', () => {
  const post = { platform: 'facebook', group: 'Boston Drivers', audience: 'group' } as PostView;
  it('name platform, group and readers', () => {
    expect(channelOf(post)).toBe('Facebook · Boston Drivers · a group: closed groups have been read too');
    expect(channelOf({ ...post, platform: 'x', group: null, audience: 'public' })).toBe('X · open to anyone');
  });
  it('never make a group sound safe', () => {
    expect(words.report.channels.group).toMatch(/have been read too/);
    for (const text of Object.values(words.report.channels))
      expect(text).not.toMatch(/\bsafe|\bonly\b|closed$/);
  });
});

describe('cues', () => {
  const text = '😤 We should strike on Friday, no blocks.';
  const shown = (cues: [number, number][]) => cuePieces(text, cues);
  it('are marked by code points, and overlap as one', () => {
    const pieces = shown([
      [12, 18],
      [14, 28],
    ]);
    expect(pieces.map((p) => p.text).join('')).toBe(text);
    expect(
      pieces
        .filter((p) => p.cue)
        .map((p) => p.text)
        .join(''),
    ).toBe('strike on Friday');
  });
  it('may be none, or outside', () => {
    expect(shown([])).toEqual([{ text, cue: false, start: 0 }]);
    expect(shown([[90, 99]]).some((p) => p.cue)).toBe(false);
    expect(cuePieces('', [])).toEqual([]);
  });
  it('bring an excerpt of a long post to them, cut at words', () => {
    const long = `${'word '.repeat(200)}strike ${'more '.repeat(200)}`;
    const pieces = cuePieces(long, [[1000, 1006]]);
    expect(pieces.find((p) => p.cue)?.text).toBe('strike');
    expect(pieces[0]!.text).toBe('… ');
    expect(pieces.at(-1)!.text).toBe(' …');
    expect(pieces.map((p) => p.text).join('')).toMatch(/^… word .* more {1,2}…$/);
    const entries = {
      ...entry(1, []),
      categories: [{ category: 'UNION' as const, cues: [[1, 2]] as [number, number][] }],
    };
    expect(cuesOf(entries)).toEqual([[1, 2]]);
  });
});

describe('filters', () => {
  it('have chips for categories and for the posts behind a number', () => {
    const texts = (filter: Parameters<typeof chipsOf>[0]) => chipsOf(filter).map((chip) => chip.text);
    expect(texts(categoryFilter('PAY_TIPS'))).toEqual(['Pay and tips', 'Own words']);
    expect(texts(postsFilter([4, 9, 12]))).toEqual(['These 3 posts']);
    expect(texts(postsFilter([4]))).toEqual(['This 1 post']);
    const both = { ...postsFilter([4]), categories: ['UNION', 'PRAISE'] as Category[] };
    expect(chipsOf(both)[1]!.without).toEqual({ ...both, categories: ['PRAISE'] });
    expect(chipsOf(postsFilter([4]))[0]!.without).toEqual(everything);
  });
});

describe('what the report claims', () => {
  const all = JSON.stringify([words.report, words.filed, words.categories]);
  it('is of Amazon only, and says where it is ours', () => {
    expect(all).not.toMatch(/Uber|Lyft|DoorDash|Instacart|Spark/);
    expect(words.report.documentedText).toContain('Amazon');
    expect(words.report.oursText).toMatch(/reconstruction/);
  });
  it('never asks anybody to be silent', () => {
    expect(all).not.toMatch(/stop posting|do not post|stay silent|keep quiet/i);
    expect(words.report.manner).toMatch(/legal and worth doing/);
  });
});

// The mirror's answer: ranges in words, the funnel, the order of facts, how far the fix goes.
import { describe, expect, it } from 'vitest';
import type { Crowd, Exposure, FactView, Factor } from '../src/backend/types';
import { fullest, sparksOf } from '../src/charts/spark';
import { targetOf } from '../src/features/mirror/exposed.svelte';
import { shelvesOf, surenessOf } from '../src/features/mirror/facts';
import { fixStateOf } from '../src/features/mirror/fix';
import { aloneFacts, factOf, funnelOf, isFree, place, reasons } from '../src/features/mirror/funnel';
import { words } from '../src/words';

const said = words.exposure;

describe('how many people', () => {
  it.each([
    [1, 1, 'you alone'],
    [1, 2, 'a handful, perhaps one'],
    [1, 4.9, 'a handful, perhaps one'],
    [2, 4, 'a handful of people'],
    [1, 60, 'about 1 to 60 people'],
    [4, 60, 'about 4 to 60 people'],
    [12, 12, 'about 12 people'],
    [912, 13_700, 'about 910 to 14,000 people'],
    [98.6, 99.9, 'about 99 to 100 people'],
    [120_000, 2_300_000, 'about 120,000 to 2.3 million people'],
    [1_200_000, 3_400_000, 'about 1.2 to 3.4 million people'],
  ])('from %d to %d', (lo, hi, text) => {
    expect(said.people(lo, hi)).toBe(text);
  });
  it('is said as one sentence about the reader', () => {
    expect(said.sentence(4, 60)).toBe('You could be one of about 4 to 60 people.');
    expect(said.sentence(1, 60)).toBe('You could be one of at most about 60 people, perhaps the only one.');
    expect(said.sentence(1, 3)).toBe('You could be one of a handful of people, perhaps the only one.');
    expect(said.sentence(2, 3)).toBe('You could be one of a handful of people.');
    const { before, posts, after } = said.alone(said.yours.plate, 2);
    expect(before + posts + after).toBe('This points at you alone: your license plate is in 2 posts.');
  });
  it('begins with whom the posts tell of', () => {
    const of = { platform: null, area: null, station: null };
    expect(said.drivers(of)).toBe('gig drivers in the United States');
    expect(said.drivers({ ...of, platform: 'Amazon Flex', area: 'Boston, MA' })).toBe(
      'people who drive for Amazon Flex in Boston, MA',
    );
    expect(said.drivers({ ...of, station: 'DBO2' })).toBe('gig drivers at station DBO2');
  });
  it('says the fix with both ranges', () => {
    expect(said.fix(3, said.people(4, 60), said.people(900, 14_000))).toBe(
      'Edit these 3 posts, and your crowd grows from about 4 to 60 people to about 900 to 14,000 people.',
    );
    expect(said.fix(1, said.people(1, 3), said.people(90, 400))).toBe(
      'Edit this post, and your crowd grows from a handful, perhaps one, to about 90 to 400 people.',
    );
  });
});

const factor = (part: Partial<Factor>): Factor => ({
  dimension: 'vehicle',
  value: 'grey Prius',
  share_lo: 0.1,
  share_hi: 0.2,
  posts: [1],
  unused: null,
  source: 'vehicles',
  ...part,
});
const fact = (number: number, part: Partial<FactView>): FactView => ({
  number,
  dimension: 'vehicle',
  value: 'grey Prius',
  whose: 'owner',
  confidence: 0.95,
  past: false,
  conflict: false,
  first: null,
  last: null,
  posts: [1],
  without: null,
  ...part,
});
const crowd = (chain: Factor[], lo: number, hi: number): Crowd => ({
  lo,
  hi,
  population: 2_000,
  population_lo: 1_000,
  population_hi: 4_000,
  population_of: { platform: 'Amazon Flex', area: null, station: null },
  chain,
  singled_out: null,
});

describe('the funnel', () => {
  const chain = [
    factor({
      dimension: 'platform',
      value: 'Amazon Flex',
      unused: 'in_population',
      share_lo: 1,
      share_hi: 1,
    }),
    factor({ dimension: 'area', value: 'Massachusetts', unused: 'nested_in' }),
    factor({ dimension: 'age', value: '47', share_lo: 0.4, share_hi: 0.5 }),
    factor({ dimension: 'vehicle', share_lo: 0.02, share_hi: 0.1 }),
    factor({ dimension: 'language', value: 'Spanish', unused: { correlated_with: 'origin' }, share_lo: 0.5 }),
    factor({ dimension: 'place', value: 'Hollis Pond', unused: 'whose_unknown' }),
  ];
  const funnel = funnelOf(crowd(chain, 4, 200), []);

  it('goes from the population down, the strongest first, what goes together last', () => {
    expect(funnel.steps.map((s) => s.factor.dimension)).toEqual(['vehicle', 'age', 'language']);
    expect(funnel.steps.map((s) => [Math.round(s.lo), Math.round(s.hi)])).toEqual([
      [20, 400],
      [8, 200],
      [4, 200],
    ]);
  });
  it('never rises and never ends below the crowd', () => {
    const tight = funnelOf(crowd(chain, 10, 300), []);
    for (const [i, step] of tight.steps.entries()) {
      const before = tight.steps[i - 1];
      expect(step.lo).toBeGreaterThanOrEqual(10);
      expect(step.hi).toBeGreaterThanOrEqual(300);
      if (before) expect(step.hi).toBeLessThanOrEqual(before.hi);
      if (before) expect(step.lo).toBeLessThanOrEqual(before.lo);
    }
  });
  it('sets aside what is not counted, and says what made the population', () => {
    expect(funnel.made.map((s) => s.factor.value)).toEqual(['Amazon Flex']);
    expect(funnel.aside.map((s) => s.factor.unused)).toEqual(['nested_in', 'whose_unknown']);
  });
  it('names what narrows most, each once', () => {
    expect(reasons(funnel)).toEqual(['vehicle', 'age']);
    expect(isFree(crowd(chain.slice(0, 1), 1_000, 4_000))).toBe(true);
    expect(isFree(crowd(chain, 4, 200))).toBe(false);
  });
  it('takes what leads to one person out, and only where it is sure', () => {
    const plate = factor({
      dimension: 'plate',
      value: '4KX 81Q',
      share_lo: 0,
      share_hi: 0,
      unused: 'singles_out',
    });
    const maybe = { ...plate, value: '1AB 23C', share_hi: 1 };
    const facts = [
      fact(0, { dimension: 'plate', value: '1AB 23C' }),
      fact(1, { dimension: 'plate', value: '4KX 81Q' }),
    ];
    const one = crowd([plate, maybe, ...chain], 1, 1);
    expect(aloneFacts(one, facts)).toEqual([1]);
    expect(funnelOf(one, facts).aside.map((s) => s.factor.value)).toContain('1AB 23C');
  });
  it('tells two facts of the same words apart by their posts', () => {
    const facts = [fact(3, { posts: [1, 2], past: true }), fact(4, { posts: [9] })];
    expect(factOf(factor({ posts: [9] }), facts)).toBe(4);
    expect(factOf(factor({ posts: [5] }), facts)).toBe(null);
    expect(factOf(factor({ posts: [5] }), facts.slice(1))).toBe(4);
  });
  it('draws ten times as many as one step', () => {
    expect(place(1, 1_000)).toBe(0);
    expect(place(10, 1_000)).toBeCloseTo(1 / 3);
    expect(place(5_000, 1_000)).toBe(1);
    expect(place(0, 1)).toBe(0);
  });
});

describe('facts', () => {
  it('are sure, likely or unsure', () => {
    expect([0.97, 0.9, 0.7, 0.3].map(surenessOf)).toEqual(['sure', 'sure', 'likely', 'unsure']);
  });
  it('stand by dimension; unsure ones and those of others on shelves of their own', () => {
    const shelves = shelvesOf([
      fact(0, { dimension: 'plate', value: 'A' }),
      fact(1, { dimension: 'area', value: 'Quincy, MA', past: true }),
      fact(2, { dimension: 'area', value: 'Lynn, MA', confidence: 0.7 }),
      fact(3, { dimension: 'area', value: 'Malden, MA', confidence: 0.95 }),
      fact(4, { dimension: 'age', value: '47', confidence: 0.4 }),
      fact(5, { dimension: 'name', value: 'Marla', whose: 'other' }),
      fact(6, { dimension: 'place', value: 'Hollis Pond', whose: 'unknown' }),
    ]);
    expect(shelves.held.map((g) => [g.dimension, g.facts.map((f) => f.number)])).toEqual([
      ['plate', [0]],
      ['area', [3, 2, 1]],
    ]);
    expect(shelves.unsure.map((g) => g.dimension)).toEqual(['age', 'place']);
    expect(shelves.others.map((g) => g.dimension)).toEqual(['name']);
  });
});

describe('the smallest fix', () => {
  const make = (lo: number, hi: number, fixes: [number, number][]) =>
    ({
      crowd: { lo, hi },
      target: 1_000,
      fixes: fixes.map(([a, b], post) => ({ post, change: 'delete', lo: a, hi: b, facts: [] })),
    }) as unknown as Exposure;
  it('says whether it reaches the number, as the middle of a range', () => {
    expect(fixStateOf(make(4, 60, [[300, 4_000]]))).toBe('fix');
    expect(fixStateOf(make(4, 60, [[30, 400]]))).toBe('fixFar');
    expect(
      fixStateOf(
        make(
          4,
          60,
          Array.from({ length: 50 }, () => [5, 70]),
        ),
      ),
    ).toBe('fixFull');
    expect(fixStateOf(make(700, 4_200, []))).toBe('there');
    expect(fixStateOf(make(4, 60, []))).toBe('none');
  });
  it('takes any whole number of people for a target', () => {
    expect(['2,500', ' 500 ', '10 000', '1'].map(targetOf)).toEqual([2_500, 500, 10_000, null]);
    expect(['', 'many', '-5', '1e3', '9999999999'].map(targetOf)).toEqual([null, null, null, null, null]);
  });
});

describe('categories by month', () => {
  const sparks = sparksOf([
    { month: '2024-01', what: 'PRAISE', posts: 2 },
    { month: '2024-04', what: 'UNION', posts: 5 },
    { month: '2024-03', what: 'PRAISE', posts: 3 },
  ]);
  it('share one axis without gaps', () => {
    expect(sparks.months).toEqual(['2024-01', '2024-02', '2024-03', '2024-04']);
    expect(sparks.rows.get('PRAISE')).toEqual([2, 0, 3, 0]);
    expect(sparks.most).toBe(5);
    expect(fullest(sparks.months, [2, 0, 3, 0])).toEqual({ month: '2024-03', posts: 3 });
    expect(fullest(sparks.months, [0, 0, 0, 0])).toBe(null);
    expect(sparksOf([]).months).toEqual([]);
  });
});

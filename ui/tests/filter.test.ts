import type { PostFilter } from '../src/backend/types';
import { describe, expect, it } from 'vitest';
import {
  chipsOf,
  everything,
  familyFilter,
  monthFilter,
  review,
  toggle,
  toggleFamily,
} from '../src/features/posts/filter';
import { kindsOf } from '../src/parts/families';

const texts = (filter: Parameters<typeof chipsOf>[0]) => chipsOf(filter).map((chip) => chip.text);

describe('chips', () => {
  it('stand for nothing where nothing is filtered', () => {
    expect(chipsOf(everything)).toEqual([]);
  });
  it('stand for each part of a filter', () => {
    expect(
      texts({
        ...review,
        platforms: ['x'],
        kinds: ['PHONE'],
        audiences: ['group'],
        post_kinds: ['reply'],
        decisions: [null, 'fix'],
        text: 'dock',
      }),
    ).toEqual([
      'Phone numbers',
      'X',
      'A group',
      'Reply',
      'Not looked at',
      'To fix',
      'With findings',
      'Own words',
      '“dock”',
    ]);
  });
  it('say a family once, and a kind beside it', () => {
    const filter = { ...everything, kinds: [...kindsOf.where, 'AGE' as const] };
    expect(texts(filter)).toEqual(['Where', 'Ages']);
    expect(chipsOf(filter)[0]!.without.kinds).toEqual(['AGE']);
  });
  it('say a month, a range, a beginning, an end, an hour', () => {
    expect(texts({ ...everything, from: '2024-02-01', to: '2024-02-29' })).toEqual(['February 2024']);
    expect(texts({ ...everything, from: '2024-02-02', to: '2024-03-01' })).toEqual([
      'Feb 2, 2024 to Mar 1, 2024',
    ]);
    expect(texts({ ...everything, from: '2024-02-02' })).toEqual(['From Feb 2, 2024']);
    expect(texts({ ...everything, to: '2024-02-02' })).toEqual(['Until Feb 2, 2024']);
    expect(texts({ ...everything, weekday: 6, hour: 21 })).toEqual(['Sundays around 9 PM']);
    expect(texts({ ...everything, hour: 0 })).toEqual(['Around 12 AM']);
  });
  it('lead back to everything, one after another', () => {
    let filter: PostFilter = {
      ...familyFilter('who'),
      ...monthFilter('2023-12'),
      decisions: [null],
      weekday: 2,
      hour: 5,
    };
    for (let left = chipsOf(filter).length; left > 0; left -= 1) {
      const chips = chipsOf(filter);
      expect(chips.length).toBe(left);
      expect(new Set(chips.map((chip) => chip.key)).size).toBe(left);
      filter = { ...filter, ...chips[0]!.without };
    }
    expect(filter).toEqual(everything);
  });
});

describe('toggles', () => {
  it('put in and take out', () => {
    expect(toggle(['a'], 'b')).toEqual(['a', 'b']);
    expect(toggle(['a', 'b'], 'a')).toEqual(['b']);
    expect(toggleFamily(['AGE', 'PLACE'], 'where')).toEqual(['AGE', ...kindsOf.where]);
    expect(toggleFamily(['AGE', ...kindsOf.where], 'where')).toEqual(['AGE']);
  });
  it('know the ends of months', () => {
    expect(monthFilter('2024-12').to).toBe('2024-12-31');
    expect(monthFilter('2023-02').to).toBe('2023-02-28');
  });
});

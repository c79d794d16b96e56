import { describe, expect, it } from 'vitest';
import { families, familyOf, kindsOf } from '../src/parts/families';
import { lastDay, readWall, words } from '../src/words';

/** Every string that the words can say, with numbers and names put in. */
function said(value: unknown, path: string): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function') {
    const out: [string, string][] = [];
    for (const n of [0, 1, 1830]) {
      try {
        out.push(...said((value as (...args: unknown[]) => unknown)(n, n + 1, n), `${path}(${n})`));
      } catch {
        // Takes something else than numbers.
      }
    }
    return out;
  }
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([key, each]) => said(each, `${path}.${key}`));
  return [];
}

const { format, ...sentences } = words;

describe('words', () => {
  it('are never empty, and never name a thing of the code', () => {
    for (const [path, text] of said(sentences, '')) {
      expect(text.trim() === '' && !path.includes('title('), path).toBe(false);
      expect(text, path).not.toMatch(/undefined|NaN|\[object/);
    }
  });
  it('never tell anybody to stop posting, and never promise what nobody can', () => {
    const all = said(sentences, '').map(([, text]) => text.toLowerCase());
    for (const text of all)
      expect(text).not.toMatch(/stop posting|guarantee|100 ?%|unbreakable|impossible to/);
  });
  it('say what happened and what to do for every fault', () => {
    for (const [code, make] of Object.entries(words.faults)) {
      const { what, todo } = make({ code: code as never, place: null, owner: null });
      expect(what.endsWith('.'), code).toBe(true);
      expect(todo.endsWith('.'), code).toBe(true);
    }
    const wrong = words.faults.wrong_passphrase({ code: 'wrong_passphrase', place: null, owner: null });
    expect(wrong.what).toBe('That did not open. Either the passphrase is different or the file was changed.');
    const newer = words.faults.newer_version({ code: 'newer_version', place: null, owner: null });
    expect(newer.what).toBe('This folder was written by a newer version. Nothing was changed.');
    expect(words.keys.onlyYou).toBe(
      'Without the passphrase or the recovery code nobody can open these notes, including us.',
    );
    expect(words.keys.doubt.older_vault.title).toBe(
      'This vault looks older than the last one this computer saw. Continue?',
    );
    expect(words.privacy.wiped).toBe(
      'Your keys are gone. Copies you made elsewhere, and traces inside SSDs, are not under our control.',
    );
    const wait = (place: string) => words.faults.wait({ code: 'wait', place, owner: null }).what;
    expect(wait('8')).toBe('Too many tries. The next one is possible in 8 seconds.');
    expect(wait('1')).toBe('Too many tries. The next one is possible in 1 second.');
  });
  it('give every kind a family, a reason and a fix', () => {
    const kinds = Object.keys(words.kinds);
    expect(families.flatMap((family) => kindsOf[family]).sort()).toEqual(kinds.sort());
    expect(familyOf('PLATE')).toBe('who');
    expect(familyOf('DATETIME')).toBe('when');
  });
  it('never call a group or friends safe', () => {
    expect(words.domain.audienceMeans.group).toMatch(/closed groups of drivers have been watched/);
    for (const text of Object.values(words.domain.audienceMeans)) expect(text).not.toMatch(/\bsafe\b|only/i);
  });
});

describe('numbers and plurals', () => {
  it('agree', () => {
    expect(words.posts.title(214, 1830)).toBe('214 of 1,830 looked at.');
    expect(words.importing.next(1)).toBe('See the 1 post to look at');
    expect(words.importing.next(214)).toBe('See the 214 posts to look at');
    const title = words.mirror.title(412, 1830);
    expect(title.found + title.between + title.posts + title.rest).toBe(
      '412 of your 1,830 posts carry a detail that points at you.',
    );
    expect(words.mirror.title(1, 9).rest).toBe(' carries a detail that points at you.');
    expect(words.posts.toast.fix(1)).toBe('Marked to fix.');
    expect(words.importing.titleHave(1)).toBe('Your profile holds 1 archive.');
    expect(format.bytes(912_000_000)).toBe('912 MB');
    expect(format.bytes(5_800_000)).toBe('5.8 MB');
    expect(format.bytes(0)).toBe('0 bytes');
    expect(format.bytes(1)).toBe('1 byte');
  });
});

describe('times', () => {
  it('stand as they stood on the wall, whatever zone this computer is in', () => {
    expect(words.posts.whenLine('2024-03-12T18:42:00')).toBe('Tuesday, March 12, 2024, 6:42 PM');
    expect(format.day('2024-03-12T23:59:59')).toBe('Mar 12, 2024');
    expect(format.day('2024-03-12T23:59:59-05:00')).toBe('Mar 12, 2024');
    expect(format.month('2024-03')).toBe('March 2024');
    expect(format.hour(0)).toBe('12 AM');
    expect(format.hour(18)).toBe('6 PM');
    expect(format.weekday(0)).toBe('Monday');
    expect(format.shortWeekday(6)).toBe('Sun');
  });
  it('are shown as they are where they cannot be read', () => {
    expect(format.day('soon')).toBe('soon');
    expect(readWall('2024-03-12')).toEqual({ year: 2024, month: 3, day: 12, hour: 0, minute: 0 });
    expect(readWall('')).toBe(null);
    expect(lastDay('2024-02')).toBe('2024-02-29');
  });
  it('say what they rest on', () => {
    expect(words.domain.timeBasis.utc('America/New_York')).toContain('America/New York');
    expect(words.domain.timeBasis.local('America/New_York')).not.toContain('New York');
  });
});

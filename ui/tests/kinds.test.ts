// What each kind's page says, the quality sheet, why a detail was marked, and scans that go on by themselves.
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Detection, Kind, KindQuality, ScanProgress } from '../src/backend/types';
import { Kinds, scoreOf } from '../src/features/kinds/kinds.svelte';
import { Settings } from '../src/features/settings/settings.svelte';
import { words } from '../src/words';

const rpc = vi.hoisted(() => ({
  call: vi.fn(),
  ask: vi.fn(),
  heard: (() => {}) as (progress: unknown) => void,
}));
vi.mock('../src/backend/rpc', () => ({
  call: rpc.call,
  ask: rpc.ask,
  on: (_event: string, heard: (progress: unknown) => void) => {
    rpc.heard = heard;
    return () => {};
  },
  toFault: (fault: unknown) => fault,
}));
beforeEach(() => {
  rpc.call.mockReset();
  rpc.ask.mockReset();
});

const none = { details: 0, found: 0, marks: 0, right: 0 };
const plates: KindQuality = {
  kind: 'PLATE',
  all: { details: 24, found: 23, marks: 23, right: 23 },
  languages: [
    { language: 'en', score: { details: 24, found: 23, marks: 23, right: 23 } },
    { language: 'pt', score: none },
  ],
};
const sheet = (model: Detection['model']): Detection => ({
  version: 3,
  model,
  quality: { version: 3, posts: 420, kinds: [plates] },
});

describe('the page of a kind', () => {
  it('says of all 24 kinds, and of own words, what is found, why it exposes, and what is missed', () => {
    const kinds = Object.keys(words.kinds) as Kind[];
    expect(kinds.length).toBe(25);
    for (const kind of kinds) {
      const { finds, why, misses, fix } = words.kinds[kind];
      for (const text of [finds, why, misses, fix]) expect(text, kind).toMatch(/^\S.*[.”]$/);
    }
    const finds = new Set(kinds.map((kind) => words.kinds[kind].finds));
    expect(finds.size).toBe(25);
  });
  it('says why a detail was marked as one sentence, and doubts where the model is alone', () => {
    for (const why of Object.values(words.detection.why))
      expect(words.detection.marked(why('a place'))).toMatch(/^Marked because [a-z].*\.$/);
    expect(words.detection.why.model('a place')).toContain('may be wrong');
    const plate = words.detection.why.shape_word(words.kinds.PLATE.like);
    expect(plate).toBe('it is written like a license plate, and a word beside it says so');
  });
});

describe('the quality sheet', () => {
  it('gives counts, never a share of nothing, and never rounds up to all', () => {
    expect(scoreOf(plates, 'all')?.found).toBe(23);
    expect(scoreOf(plates, 'en')?.details).toBe(24);
    expect(scoreOf(plates, 'pt')).toBe(null);
    expect(scoreOf(plates, 'es')).toBe(null);
    expect(words.detection.found(199, 200)).toBe('99% found');
    expect(words.detection.right(7, 7)).toBe('100% right');
    expect(words.detection.ofDetails(23, 24)).toBe('Found 23 of 24.');
    expect(words.detection.ofMarks(1, 1)).toBe('Of 1 mark, 1 was right.');
    expect(words.detection.quality(420)).toContain('420 invented posts');
  });
});

describe('what looks through the posts', () => {
  it('is asked for once, and says when the model does not help', async () => {
    const kinds = new Kinds();
    expect(kinds.withoutModel).toBe(null);
    rpc.ask.mockResolvedValue(sheet('missing'));
    await kinds.load();
    await kinds.load();
    expect(rpc.ask).toHaveBeenCalledTimes(1);
    expect(kinds.withoutModel).toBe('missing');
    expect(words.detection.model.missing).toMatch(/^Names and places are found by rules only/);
    expect(kinds.of('PLATE')).toBe(plates);
    expect(kinds.of('IP')).toBe(undefined);
  });
  it('says nothing while the model helps, and asks again after a fault', async () => {
    const kinds = new Kinds();
    rpc.ask.mockRejectedValueOnce({ code: 'storage', place: null, owner: null });
    await kinds.load();
    expect(kinds.fault?.code).toBe('storage');
    rpc.ask.mockResolvedValue(sheet('on'));
    await kinds.load();
    expect(kinds.withoutModel).toBe(null);
    expect(kinds.fault).toBe(null);
  });
});

describe('a scan that nobody asked for', () => {
  const told = (job: number, state: ScanProgress['state'], done = 0, pass: ScanProgress['pass'] = 'first') =>
    rpc.heard({ job, pass, state, done, total: 9 } satisfies ScanProgress);

  it('is heard, can be put off, and makes the posts be read again when it is over', async () => {
    const changed = vi.fn();
    const settings = new Settings(changed);
    settings.listen();
    told(4, 'running', 3);
    expect(settings.scanning).toBe(true);
    expect(settings.asked).not.toBe(4);
    rpc.call.mockResolvedValue({});
    await settings.later();
    expect(rpc.call).toHaveBeenCalledWith('cancel_job', { job: 4 });
    told(4, 'cancelled', 3);
    expect(settings.scanning).toBe(false);
    expect(changed).not.toHaveBeenCalled();
    told(5, 'done', 9);
    expect(changed).toHaveBeenCalledTimes(1);
  });
  it('is told apart from one that the own words began', async () => {
    const settings = new Settings(() => {});
    settings.listen();
    rpc.call.mockResolvedValue({ job: 6, pass: 'first', state: 'running', done: 0, total: 0 });
    await settings.saveWords();
    expect(settings.asked).toBe(6);
    told(7, 'running', 1);
    expect(settings.scan?.job).not.toBe(settings.asked);
  });
  it('goes on behind with a second look, once what the first found is there', async () => {
    const changed = vi.fn();
    const settings = new Settings(changed);
    settings.listen();
    told(8, 'running', 2);
    told(8, 'running', 1, 'second');
    expect(settings.scanning).toBe(false);
    expect(settings.refining).toBe(true);
    expect(changed).toHaveBeenCalledTimes(1);
    told(8, 'running', 2, 'second');
    expect(changed).toHaveBeenCalledTimes(1);
    rpc.ask.mockResolvedValue({ state: 'not_yet', waiting: 7 });
    await settings.loadSecond();
    told(8, 'cancelled', 2, 'second');
    expect(settings.putOff).toBe(true);
    expect(changed).toHaveBeenCalledTimes(1);
    told(9, 'running', 3, 'second');
    expect(settings.putOff).toBe(false);
    rpc.ask.mockResolvedValue({ state: 'refined', waiting: 0 });
    told(9, 'done', 9, 'second');
    await vi.waitFor(() => expect(settings.second?.state).toBe('refined'));
    expect(changed).toHaveBeenCalledTimes(3);
  });
  it('says of the second look how far it is', () => {
    const { twiceState, twicePutOff } = words.detection;
    expect(twiceState.refined()).toBe('All posts were looked through twice.');
    expect(twiceState.not_yet(1)).toBe('1 post was not looked through twice yet.');
    expect(twiceState.not_yet(1200)).toMatch(/^1,200 posts were not/);
    expect(twicePutOff(7)).toMatch(/^7 posts wait for a second look\./);
  });
});

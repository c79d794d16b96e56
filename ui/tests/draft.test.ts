import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { NoteView, SavedNote, SaveNote } from '../src/backend/types';
import { CALM_MS, Draft, REST_MS } from '../src/features/vault/draft.svelte';

/** A disk that answers when the test says so. */
function disk() {
  const calls: { request: SaveNote; done: () => void; fail: (code: string) => void }[] = [];
  let version = 0;
  let open = 0;
  let most = 0;
  const save = vi.fn((request: SaveNote) => {
    open += 1;
    most = Math.max(most, open);
    return new Promise<SavedNote>((resolve, reject) => {
      const end = (after: () => void) => () => {
        open -= 1;
        after();
      };
      calls.push({
        request,
        done: end(() => {
          version += request.keep ? 1 : 0;
          resolve({ id: request.id ?? 'new-id', version: version + 1, edited: '2026-11-24T10:00:00Z' });
        }),
        fail: (code) => end(() => reject({ code, place: null, owner: null }))(),
      });
    });
  });
  return { calls, save, most: () => most, texts: () => calls.map((c) => c.request.written.text) };
}

const view = (id: string, text: string): NoteView => ({
  id,
  version: 3,
  note: {
    title: 'T',
    text,
    tags: ['a'],
    date: null,
    posts: [],
    incident: null,
    attachments: [],
    created: '2026-11-01T10:00:00Z',
    edited: '2026-11-02T10:00:00Z',
    trashed: null,
  },
});
/** Lets everything that was promised happen. */
const turn = async () => {
  for (let i = 0; i < 8; i += 1) await Promise.resolve();
};

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('typing', () => {
  it('saves the first keystroke at once, without an id', () => {
    const d = disk();
    const draft = new Draft(d);
    expect(draft.state).toBe('none');
    draft.edit({ text: 'a' });
    expect(d.calls[0]!.request).toMatchObject({ id: null, written: { text: 'a' }, keep: false });
    expect(draft.state).toBe('saving');
    expect(draft.unsaved).toBe(true);
  });
  it('has one call on its way, and the newest text waits', async () => {
    const d = disk();
    const draft = new Draft(d);
    for (const text of ['a', 'ab', 'abc', 'abcd']) draft.edit({ text });
    expect(d.texts()).toEqual(['a']);
    d.calls[0]!.done();
    await turn();
    expect(d.texts()).toEqual(['a', 'abcd']);
    // The second call knows the note that the first one began.
    expect(d.calls[1]!.request.id).toBe('new-id');
    expect(draft.unsaved).toBe(true);
    d.calls[1]!.done();
    await turn();
    expect(draft.unsaved).toBe(false);
    expect(d.most()).toBe(1);
  });
  it('never makes two notes of one, however fast the hand', async () => {
    const d = disk();
    const draft = new Draft(d);
    for (let i = 1; i <= 200; i += 1) {
      draft.edit({ text: 'x'.repeat(i) });
      if (i % 3 === 0) d.calls.at(-1)!.done();
      await turn();
    }
    while (draft.unsaved) {
      d.calls.at(-1)!.done();
      await turn();
    }
    expect(d.calls.filter((c) => c.request.id === null)).toHaveLength(1);
    expect(d.texts().at(-1)).toBe('x'.repeat(200));
    // In order: no later call has an older text.
    const lengths = d.texts().map((t) => t.length);
    expect(lengths).toEqual([...lengths].sort((a, b) => a - b));
    expect(d.most()).toBe(1);
  });
  it('says “Saved” only when the last keystroke is on the disk and the hand rests', async () => {
    const d = disk();
    const draft = new Draft(d, view('n', 'old'));
    expect(draft.state).toBe('saved');
    draft.edit({ text: 'new' });
    vi.advanceTimersByTime(CALM_MS * 10);
    expect(draft.state).toBe('saving');
    d.calls[0]!.done();
    await turn();
    expect(draft.state).toBe('saved');
    draft.edit({ text: 'newer' });
    d.calls[1]!.done();
    await turn();
    expect([draft.unsaved, draft.state]).toEqual([false, 'saving']);
    vi.advanceTimersByTime(CALM_MS);
    expect(draft.state).toBe('saved');
  });
  it('keeps what the edit did not touch', () => {
    const d = disk();
    const draft = new Draft(d, view('n', 'text'));
    draft.edit({ tags: ['b'] });
    expect(d.calls[0]!.request).toMatchObject({
      id: 'n',
      written: { title: 'T', text: 'text', tags: ['b'] },
    });
  });
  it('tells each thing that reached the disk', async () => {
    const d = disk();
    const saved = vi.fn();
    const draft = new Draft({ ...d, saved });
    draft.edit({ text: 'a' });
    draft.edit({ text: 'b' });
    d.calls[0]!.done();
    await turn();
    d.calls[1]!.done();
    await turn();
    expect(saved).toHaveBeenCalledTimes(2);
  });
});

describe('versions', () => {
  it('are made on settling, after what is on its way', async () => {
    const d = disk();
    const draft = new Draft(d, view('n', ''));
    draft.edit({ text: 'a' });
    const settled = draft.settle();
    expect(d.calls).toHaveLength(1);
    d.calls[0]!.done();
    await turn();
    expect(d.calls[1]!.request).toMatchObject({ written: { text: 'a' }, keep: true });
    d.calls[1]!.done();
    expect(await settled).toBe(true);
    expect(d.calls).toHaveLength(2);
  });
  it('are not made of nothing', async () => {
    const d = disk();
    expect(await new Draft(d, view('n', 'text')).settle()).toBe(true);
    expect(await new Draft(d).settle()).toBe(true);
    const draft = new Draft(d, view('n', ''));
    draft.edit({ text: 'a' });
    d.calls[0]!.done();
    await turn();
    const first = draft.settle();
    d.calls[1]!.done();
    await first;
    await draft.settle();
    expect(d.calls).toHaveLength(2);
  });
  it('hold what stood when they were asked for; typing goes on behind them', async () => {
    const d = disk();
    const draft = new Draft(d, view('n', ''));
    draft.edit({ text: 'a' });
    d.calls[0]!.done();
    await turn();
    void draft.settle();
    draft.edit({ text: 'ab' });
    draft.edit({ text: 'abc' });
    d.calls[1]!.done();
    await turn();
    expect(d.calls.map((c) => [c.request.written.text, c.request.keep])).toEqual([
      ['a', false],
      ['a', true],
      ['abc', false],
    ]);
    d.calls[2]!.done();
    await turn();
    expect(draft.unsaved).toBe(false);
  });
  it('are made after five minutes without a keystroke, and not before', async () => {
    const d = disk();
    const draft = new Draft(d, view('n', ''));
    draft.edit({ text: 'a' });
    d.calls[0]!.done();
    await turn();
    vi.advanceTimersByTime(REST_MS - 1);
    draft.edit({ text: 'ab' });
    d.calls[1]!.done();
    await turn();
    vi.advanceTimersByTime(REST_MS - 1);
    expect(d.calls).toHaveLength(2);
    vi.advanceTimersByTime(1);
    expect(d.calls[2]!.request).toMatchObject({ written: { text: 'ab' }, keep: true });
  });
  it('are not made by a note that was left', async () => {
    const d = disk();
    const draft = new Draft(d, view('n', ''));
    draft.edit({ text: 'a' });
    d.calls[0]!.done();
    await turn();
    draft.rest();
    vi.advanceTimersByTime(REST_MS * 2);
    expect(d.calls).toHaveLength(1);
  });
});

describe('faults', () => {
  it('keep the text and say so', async () => {
    const d = disk();
    const draft = new Draft(d, view('n', ''));
    draft.edit({ text: 'precious' });
    d.calls[0]!.fail('disk_full');
    await turn();
    expect([draft.state, draft.fault?.code, draft.unsaved]).toEqual(['failed', 'disk_full', true]);
    expect(draft.written.text).toBe('precious');
    expect(d.calls).toHaveLength(1);
  });
  it('go away with the next keystroke that is saved', async () => {
    const d = disk();
    const draft = new Draft(d, view('n', ''));
    draft.edit({ text: 'a' });
    d.calls[0]!.fail('storage');
    await turn();
    draft.edit({ text: 'ab' });
    expect(draft.state).toBe('failed');
    d.calls[1]!.done();
    await turn();
    expect([draft.fault, draft.unsaved]).toEqual([null, false]);
    expect(d.texts()).toEqual(['a', 'ab']);
  });
  it('go away with a retry, which makes a version', async () => {
    const d = disk();
    const draft = new Draft(d, view('n', ''));
    draft.edit({ text: 'a' });
    d.calls[0]!.fail('disk_full');
    await turn();
    const again = draft.settle();
    d.calls[1]!.fail('disk_full');
    expect(await again).toBe(false);
    const third = draft.settle();
    d.calls[2]!.done();
    expect(await third).toBe(true);
    expect(d.calls[2]!.request).toMatchObject({ written: { text: 'a' }, keep: true });
    expect(draft.fault).toBe(null);
  });
  it('of a version alone are told and made up for', async () => {
    const d = disk();
    const draft = new Draft(d, view('n', ''));
    draft.edit({ text: 'a' });
    d.calls[0]!.done();
    await turn();
    const settled = draft.settle();
    d.calls[1]!.fail('storage');
    expect(await settled).toBe(false);
    expect([draft.unsaved, draft.state]).toEqual([false, 'failed']);
    draft.edit({ text: 'ab' });
    d.calls[2]!.done();
    await turn();
    // The version that was asked for is still owed.
    expect(d.calls[2]!.request.keep).toBe(true);
    expect(draft.fault).toBe(null);
  });
  it('during typing do not lose what was typed behind them', async () => {
    const d = disk();
    const draft = new Draft(d);
    draft.edit({ text: 'a' });
    draft.edit({ text: 'ab' });
    d.calls[0]!.fail('busy');
    await turn();
    const again = draft.settle();
    expect(d.calls[1]!.request).toMatchObject({ id: null, written: { text: 'ab' } });
    d.calls[1]!.done();
    expect(await again).toBe(true);
  });
  it('that are no faults are told as one of storage', async () => {
    const draft = new Draft({
      save: () => {
        throw new Error('bridge');
      },
    });
    draft.edit({ text: 'a' });
    await turn();
    expect([draft.state, draft.fault?.code]).toEqual(['failed', 'storage']);
    expect(await draft.settle()).toBe(false);
  });
  it('where the note is gone, it begins anew', async () => {
    const d = disk();
    const draft = new Draft(d, view('n', ''));
    draft.edit({ text: 'a' });
    d.calls[0]!.fail('no_note');
    await turn();
    const again = draft.settle();
    expect(d.calls[1]!.request.id).toBe(null);
    d.calls[1]!.done();
    expect(await again).toBe(true);
    expect(draft.id).toBe('new-id');
  });
});

describe('a lock in between', () => {
  it('leaves what was on its way unsaved, and a later settle saves it', async () => {
    const d = disk();
    const draft = new Draft(d, view('n', ''));
    draft.edit({ text: 'a' });
    draft.edit({ text: 'ab' });
    d.calls[0]!.fail('vault_locked');
    await turn();
    expect([draft.unsaved, draft.fault?.code, d.calls.length]).toEqual([true, 'vault_locked', 1]);
    draft.rest();
    vi.advanceTimersByTime(REST_MS * 2);
    expect(d.calls).toHaveLength(1);
    const after = draft.settle();
    expect(d.calls[1]!.request).toMatchObject({ id: 'n', written: { text: 'ab' }, keep: true });
    d.calls[1]!.done();
    expect(await after).toBe(true);
  });
  it('that came after the write is no loss', async () => {
    const d = disk();
    const draft = new Draft(d, view('n', ''));
    draft.edit({ text: 'a' });
    draft.rest();
    d.calls[0]!.done();
    await turn();
    expect([draft.unsaved, draft.state]).toEqual([false, 'saved']);
  });
});

describe('another note', () => {
  it('saves on its own: each text lands in its own note', async () => {
    const d = disk();
    const one = new Draft(d, view('one', ''));
    one.edit({ text: 'first' });
    const left = one.settle();
    const two = new Draft(d, view('two', ''));
    two.edit({ text: 'second' });
    expect(d.calls.map((c) => [c.request.id, c.request.written.text])).toEqual([
      ['one', 'first'],
      ['two', 'second'],
    ]);
    d.calls[1]!.done();
    d.calls[0]!.done();
    await turn();
    expect(d.calls[2]!.request).toMatchObject({ id: 'one', written: { text: 'first' }, keep: true });
    d.calls[2]!.done();
    expect(await left).toBe(true);
    expect([one.unsaved, two.unsaved]).toEqual([false, false]);
  });
  it('shown in the place of this one changes nothing of the old text', async () => {
    const d = disk();
    const draft = new Draft(d, view('n', 'old'));
    draft.edit({ text: 'typed' });
    d.calls[0]!.done();
    await turn();
    draft.take(view('n', 'restored'));
    expect([draft.unsaved, draft.written.text]).toEqual([false, 'restored']);
    expect(await draft.settle()).toBe(true);
    expect(d.calls).toHaveLength(1);
  });
});

describe('files', () => {
  it('wait until a new note has its id', async () => {
    const d = disk();
    const draft = new Draft(d);
    const begun = draft.begin();
    expect(d.calls[0]!.request).toMatchObject({ id: null });
    d.calls[0]!.done();
    expect(await begun).toBe(true);
    expect(draft.id).toBe('new-id');
    expect(await draft.begin()).toBe(true);
    expect(d.calls).toHaveLength(1);
  });
  it('never put old words over what is being typed', async () => {
    const d = disk();
    const draft = new Draft(d, view('n', 'before'));
    draft.edit({ text: 'typed while the file was sealed' });
    const file = { id: 'f', name: 'a.jpg', media_type: 'image/jpeg', bytes: 1, sha256: '', added: '' };
    draft.takeFiles({ ...view('n', 'before'), note: { ...view('n', 'before').note, attachments: [file] } });
    expect(draft.written.text).toBe('typed while the file was sealed');
    expect(draft.attachments).toEqual([file]);
    expect(draft.unsaved).toBe(true);
  });
});

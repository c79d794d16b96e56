// What has no picture: waits, estimates, codes as typed, the keys that lock, files, the calendar, opening.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Fault, FileHere, SessionInfo, StartState, Strength } from '../src/backend/types';
import { groupFiles, oursOf, sumOf } from '../src/features/privacy/files';
import { monthOf } from '../src/features/hidden/month';
import { readTyped } from '../src/features/session/code';
import { Countdown } from '../src/features/session/countdown.svelte';
import { Estimate } from '../src/features/session/estimate.svelte';
import { makeBeat } from '../src/features/session/guard';
import { Session } from '../src/features/session/session.svelte';
import { lockKeyOf, type Press } from '../src/parts/keys';

const rpc = vi.hoisted(() => ({ call: vi.fn(), ask: vi.fn() }));
vi.mock('../src/backend/rpc', () => ({
  call: rpc.call,
  ask: rpc.ask,
  on: () => () => {},
  toFault: (fault: unknown) => fault,
}));

beforeEach(() => {
  vi.useFakeTimers();
  rpc.call.mockReset();
  rpc.ask.mockReset();
});
afterEach(() => vi.useRealTimers());

describe('a wait', () => {
  it('counts down to nothing, and a shorter one never cuts it', () => {
    const wait = new Countdown();
    wait.begin(4);
    expect(wait.left).toBe(4);
    vi.advanceTimersByTime(1_250);
    expect(wait.left).toBe(3);
    wait.begin(1);
    expect(wait.left).toBe(3);
    vi.advanceTimersByTime(10_000);
    expect(wait.left).toBe(0);
    wait.begin(0);
    wait.begin(NaN);
    expect(wait.left).toBe(0);
  });
});

describe('an estimate', () => {
  const weak: Strength = { guesses: 1, accepted: false, enough: false };
  const strong: Strength = { guesses: 5, accepted: true, enough: true };

  it('is asked for when the keys rest, and an old answer is dropped', async () => {
    const asked: [string, (strength: Strength) => void][] = [];
    const estimate = new Estimate((text) => new Promise((answer) => asked.push([text, answer])));
    estimate.typed('a');
    estimate.typed('ab');
    vi.advanceTimersByTime(200);
    estimate.typed('abc');
    vi.advanceTimersByTime(200);
    expect(asked.map(([text]) => text)).toEqual(['ab', 'abc']);
    asked[1]![1](strong);
    await vi.advanceTimersByTimeAsync(0);
    asked[0]![1](weak);
    await vi.advanceTimersByTimeAsync(0);
    expect(estimate.strength).toEqual(strong);
    expect(estimate.refused).toBe(false);
  });
  it('refuses nobody while an answer is due', async () => {
    const estimate = new Estimate(() => Promise.resolve(weak));
    estimate.typed('short');
    await vi.advanceTimersByTimeAsync(200);
    expect(estimate.refused).toBe(true);
    estimate.typed('short and now long enough');
    expect(estimate.refused).toBe(false);
    expect(estimate.strength).toEqual(weak);
    estimate.typed('');
    expect(estimate.strength).toBe(null);
  });
  it('does without, where none comes', async () => {
    const estimate = new Estimate(() => Promise.reject(new Error('gone')));
    estimate.typed('plum ladder seven fog');
    await vi.advanceTimersByTimeAsync(200);
    expect([estimate.strength, estimate.refused]).toEqual([null, false]);
  });
});

describe('a code as typed', () => {
  it.each([
    ['', 0, null],
    ['7k4q-md 9xe2rn', 12, null],
    ['7K4QMD–9XE2RN—B3HTVW.0FJ6YC P8S5ZG', 30, null],
    ['O0 Il1', 5, null],
    ['7k4u', 3, 'u'],
    ['7k4é!', 4, 'é'],
  ])('%s has %i letters and digits', (text, count, strange) => {
    expect(readTyped(text)).toEqual({ count, strange });
  });
});

describe('the keys that lock', () => {
  it.each<[Press, ReturnType<typeof lockKeyOf>]>([
    [{ key: 'l', ctrlKey: true }, 'lock'],
    [{ key: 'L', ctrlKey: true, shiftKey: true }, 'lock_vault'],
    [{ key: 'l', metaKey: true }, 'lock'],
    [{ key: 'F9' }, 'hide'],
    [{ key: 'F9', ctrlKey: true }, null],
    [{ key: 'l' }, null],
    [{ key: 'l', ctrlKey: true, altKey: true }, null],
    [{ key: 'k', ctrlKey: true }, null],
  ])('%o', (press, key) => expect(lockKeyOf(press)).toBe(key));

  it('and a sign of life goes out once in ten seconds', () => {
    const beat = makeBeat(10_000);
    expect([0, 1, 9_999, 10_000, 10_001, 30_000].map(beat)).toEqual([true, false, false, true, false, true]);
  });
});

describe('files', () => {
  const file = (name: string, used_for: FileHere['used_for'], bytes: number): FileHere => ({
    name,
    used_for,
    bytes,
  });
  const files = [
    file('.directory', 'other', 90),
    file('store.db', 'posts', 500),
    file('keys.bin', 'keys', 10),
    file('store.db-wal', 'posts', 700),
  ];
  it('are grouped by what they are for, the largest first, strangers last', () => {
    const groups = groupFiles(files);
    expect(groups.map(({ use, bytes }) => [use, bytes])).toEqual([
      ['keys', 10],
      ['posts', 1200],
      ['other', 90],
    ]);
    expect(groups[1]!.files.map(({ name }) => name)).toEqual(['store.db-wal', 'store.db']);
    expect(sumOf(oursOf(files))).toBe(1210);
  });
});

describe('the calendar', () => {
  it('begins its weeks on Sunday', () => {
    const { month, weeks } = monthOf(2026, 11);
    expect(month).toBe('2026-11');
    expect(weeks[0]).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(weeks[4]).toEqual([29, 30, 0, 0, 0, 0, 0]);
    expect(
      monthOf(2024, 2)
        .weeks.flat()
        .filter((day) => day > 0),
    ).toHaveLength(29);
    expect(monthOf(2025, 2).weeks[0]).toEqual([0, 0, 0, 0, 0, 0, 1]);
  });
});

describe('opening', () => {
  const info: SessionInfo = {
    open: true,
    demo: false,
    accounts: [],
    posts: 3,
    by_recovery: true,
    recovery_confirmed: true,
    recovery_shown: false,
    vault_open: false,
  };
  const odd = (doubt: string) => ({ state: 'doubt', doubt });
  const open = { state: 'open', session: info };

  it('asks again with every doubt that got a yes', async () => {
    const session = new Session();
    rpc.call
      .mockResolvedValueOnce(odd('backup'))
      .mockResolvedValueOnce(odd('older_keys'))
      .mockResolvedValueOnce(open);
    await session.open({ recovery: 'CODE' });
    expect([session.doubt, session.info]).toEqual(['backup', null]);
    await session.accept();
    expect(session.doubt).toBe('older_keys');
    await session.accept();
    expect(rpc.call.mock.calls.map(([, request]) => request.accept)).toEqual([
      [],
      ['backup'],
      ['backup', 'older_keys'],
    ]);
    expect(session.info).toEqual(info);
    // The code is handed to the next step once, and then it is nowhere.
    expect([session.takeCode(), session.takeCode()]).toEqual(['CODE', '']);
  });
  it('forgets the yes with a no', async () => {
    const session = new Session();
    rpc.call.mockResolvedValueOnce(odd('backup')).mockResolvedValueOnce(open);
    await session.open({ passphrase: 'x' });
    session.refuse();
    await session.accept();
    expect(rpc.call).toHaveBeenCalledTimes(1);
    await session.open({ passphrase: 'x' });
    expect(rpc.call.mock.calls[1]![1]).toEqual({ proof: { passphrase: 'x' }, accept: [] });
    expect(session.takeCode()).toBe('');
  });
  it('takes a yes to a doubt about the keychain too', async () => {
    const session = new Session();
    rpc.call.mockResolvedValueOnce(odd('older_keys')).mockResolvedValueOnce(open);
    await session.openWithKeychain();
    await session.accept();
    expect(rpc.call.mock.calls.map((call) => call[1])).toEqual([{ accept: [] }, { accept: ['older_keys'] }]);
    expect(session.info).toEqual(info);
  });
  it('waits as long as it is told', async () => {
    const session = new Session();
    rpc.call.mockRejectedValueOnce({ code: 'wait', place: '8', owner: null });
    await session.open({ passphrase: 'x' });
    expect(session.waiting.left).toBe(8);
    session.waiting.clear();
    rpc.call.mockRejectedValueOnce({ code: 'wrong_passphrase', place: null, owner: null });
    rpc.ask.mockResolvedValueOnce({ wait: 16 });
    await session.open({ passphrase: 'x' });
    await vi.advanceTimersByTimeAsync(0);
    expect(session.waiting.left).toBe(16);
  });
  it('leaves nothing of a profile behind when it locks', async () => {
    const session = new Session();
    rpc.call.mockResolvedValueOnce(open);
    await session.open({ recovery: 'CODE' });
    rpc.ask.mockImplementation((name: string) =>
      Promise.resolve(name === 'start_state' ? { wait: 0, hidden: false } : { ...info, open: false }),
    );
    await session.lock();
    expect([session.info?.open, session.takeCode()]).toEqual([false, '']);
  });
  it('saves first what is being written, but waits for it only a little', async () => {
    const session = new Session();
    rpc.call.mockResolvedValueOnce(open);
    await session.open({ passphrase: 'x' });
    session.before = () => new Promise(() => {});
    rpc.ask.mockResolvedValue({ wait: 0, hidden: false });
    const locking = session.lock();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(rpc.ask).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1_500);
    await locking;
    expect(rpc.ask).toHaveBeenCalledWith('lock');
  });
  it('shows the calendar before the program has answered, and takes it away where it cannot hide', async () => {
    const session = new Session();
    const start = { wait: 0, hidden: false } as StartState;
    session.start = start;
    let fail: (fault: Fault) => void = () => {};
    rpc.ask.mockImplementation((name: string) =>
      name === 'hide'
        ? new Promise((_, no) => (fail = no))
        : Promise.resolve(name === 'start_state' ? start : info),
    );
    const hidden = () => session.start?.hidden;
    const hiding = session.hide();
    expect(hidden()).toBe(true);
    await vi.advanceTimersByTimeAsync(0);
    fail({ code: 'storage', place: null, owner: null });
    await hiding;
    expect(hidden()).toBe(false);
  });
});

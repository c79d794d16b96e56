// What the parts of the stand-in share. Address parameters of the keys: portable, keychain, hidden,
// wait (seconds), doubt (backup, older_keys), unconfirmed, recovery (a code waits), byrecovery, nokeychain.
import type { Commands, Fault, SessionInfo, Work } from '../../src/backend/types';
import { emit } from './event';

export const params = new URLSearchParams(location.search);
export const has = (name: string) => params.has(name);

export type Answers = {
  [K in keyof Commands]: (
    request: Commands[K]['request'],
  ) => Commands[K]['response'] | Promise<Commands[K]['response']>;
};

export const world = {
  profile: has('profile') || has('open'),
  passphrase: 'plum ladder seven fog',
  hidden: has('hidden'),
  failures: 0,
  /** When the next try is possible. */
  until: Number(params.get('wait') ?? 0) * 1_000 + Date.now(),
  keychain: has('keychain'),
  confirmed: !has('unconfirmed') && !has('recovery'),
};

export const CLOSED: SessionInfo = {
  open: false,
  demo: false,
  accounts: [],
  posts: 0,
  by_recovery: false,
  recovery_confirmed: true,
  recovery_shown: false,
  vault_open: false,
};
export const session: SessionInfo = { ...CLOSED };

export const fail = (code: Fault['code'], place: string | null = null): never => {
  throw { code, place, owner: null } satisfies Fault;
};

/** A long command: progress, then the answer. */
export async function long<T>(work: Work, total: number, answer: () => T): Promise<T> {
  const steps = params.get('work') === 'slow' ? 200 : 12;
  for (let step = 0; step <= steps; step += 1) {
    if (stopped) {
      stopped = false;
      fail('cancelled');
    }
    emit('work', { work, done: Math.round((total * step) / steps), total });
    await new Promise((go) => setTimeout(go, 100));
  }
  return answer();
}
let stopped = false;
export const stop = () => (stopped = true);

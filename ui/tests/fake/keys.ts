// The stand-in's keys: opening, the recovery code, locks.
import type { Doubt, Opening, Proof, RecoveryShown, Strength } from '../../src/backend/types';
import { emit } from './event';
import { CLOSED, fail, has, long, params, session, stop, world, type Answers } from './state';

const CODE: RecoveryShown = { groups: ['7K4QMD', '9XE2RN', 'B3HTVW', '0FJ6YC', 'P8S5ZG'], ask: [1, 3] };
const plain = (text: string) =>
  text.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');

/** As the vault waits: three tries cost nothing. */
export function prove(proof: Proof): void {
  const left = Math.ceil((world.until - Date.now()) / 1_000);
  if (left > 0) fail('wait', String(left));
  if ('recovery' in proof && plain(proof.recovery).length !== 30) fail('recovery_typo');
  const right =
    'passphrase' in proof
      ? proof.passphrase === world.passphrase
      : plain(proof.recovery) === CODE.groups.join('');
  if (right) {
    world.failures = 0;
    return;
  }
  world.failures += 1;
  if (world.failures >= 3) world.until = Date.now() + 1_000 * Math.min(60, 2 ** (world.failures - 3) * 4);
  fail('wrong_passphrase');
}

/** Words and length, roughly; the real one asks zxcvbn. */
function estimate(passphrase: string): Strength {
  const points = Array.from(passphrase).length;
  const words = new Set(passphrase.toLowerCase().split(/[\s-]+/)).size;
  const guesses = Math.min(6, Math.max(0, Math.floor((words > 2 ? words * 3.9 : points * 0.6) / 3)));
  return { guesses, accepted: points >= 12, enough: guesses >= 4 };
}

const odd = () => params.get('doubt') as Doubt | null;
const waits = () => Math.max(0, Math.ceil((world.until - Date.now()) / 1_000));

export function keysOf(enter: (demo: boolean, filled: boolean) => void) {
  const opened = (by_recovery: boolean): Opening => {
    enter(false, true);
    session.by_recovery = by_recovery;
    return { state: 'open', session: { ...session } };
  };
  const answers: Partial<Answers> = {
    start_state: () => ({
      version: '0.1.0',
      profile: world.profile,
      data_folder: '/home/dana/.local/share/rearview',
      portable: has('portable'),
      keychain: world.keychain,
      hidden: world.hidden,
      wait: waits(),
      wiped: null,
    }),
    create_profile: ({ passphrase }) => {
      world.profile = true;
      world.passphrase = passphrase;
      world.confirmed = false;
      enter(false, false);
      session.recovery_shown = true;
      return { ...session };
    },
    open_profile: ({ proof, accept }) => {
      prove(proof);
      const doubt = odd();
      return doubt && !accept.includes(doubt) ? { state: 'doubt', doubt } : opened('recovery' in proof);
    },
    open_with_keychain: () => {
      const doubt = odd();
      return doubt ? { state: 'doubt', doubt } : opened(false);
    },
    session: () => ({ ...session }),
    hide: () => {
      world.hidden = true;
      Object.assign(session, CLOSED);
      return {};
    },
    show: () => {
      world.hidden = false;
      return {};
    },
    active: () => ({}),
    estimate_passphrase: ({ passphrase }) => estimate(passphrase),
    suggest_passphrase: () => ({ passphrase: 'crevice outgrow tamper sulk pedigree' }),
    recovery_code: () => CODE,
    save_recovery_code: () => ({ name: 'rearview-recovery-code.txt', bytes: 412 }),
    confirm_recovery: ({ groups }) => {
      const right = groups.map((group, i) => plain(group) === CODE.groups[CODE.ask[i]!]);
      if (right.every(Boolean)) {
        world.confirmed = true;
        Object.assign(session, { recovery_shown: false, recovery_confirmed: true });
      }
      return { right };
    },
    new_recovery_code: ({ proof }) => {
      prove(proof);
      Object.assign(session, { recovery_shown: true, recovery_confirmed: false });
      return CODE;
    },
    change_passphrase: ({ proof, passphrase }) => {
      prove(proof);
      world.passphrase = passphrase;
      session.by_recovery = false;
      return { ...session };
    },
    new_keys: ({ proof }) => {
      prove(proof);
      return long('new_keys', 61_000_000, () => ({ ...session }));
    },
    keychain: () => ({ available: !has('nokeychain'), on: world.keychain }),
    set_keychain: ({ proof, on }) => {
      prove(proof);
      world.keychain = on;
      return { available: true, on };
    },
    lock_vault: () => {
      session.vault_open = false;
      emit('vault_locked', null);
      return { open: false, begun: true };
    },
    cancel_work: () => {
      stop();
      return {};
    },
  };
  return answers;
}

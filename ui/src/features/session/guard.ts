// The keys that lock, wherever the focus is; and word to the program that somebody is there.
import { ask } from '../../backend/rpc';
import { lockKeyOf } from '../../parts/keys';
import type { Session } from './session.svelte';

const BEAT_MS = 10_000;

/** Lets one through in every `every` milliseconds. */
export function makeBeat(every: number): (now: number) => boolean {
  let last = -Infinity;
  return (now) => {
    if (now - last < every) return false;
    last = now;
    return true;
  };
}

const SIGNS = ['pointerdown', 'pointermove', 'wheel', 'keydown'] as const;

export function guard(session: Session): () => void {
  const beat = makeBeat(BEAT_MS);
  const alive = () => {
    if (session.info?.open && beat(Date.now())) void ask('active').catch(() => null);
  };
  const pressed = (event: KeyboardEvent) => {
    if (session.start?.hidden) {
      if (event.key !== 'F9' && event.key !== 'Escape') return;
      event.preventDefault();
      void session.show();
      return;
    }
    const key = lockKeyOf(event);
    if (!key) return;
    event.preventDefault();
    event.stopPropagation();
    if (key === 'hide') void session.hide();
    else if (key === 'lock_vault') void session.lockVault();
    else if (session.info?.open) void session.lock();
  };
  // Before anything in the page hears of it: a dialog keeps its keys to itself.
  const early = { capture: true };
  window.addEventListener('keydown', pressed, early);
  for (const sign of SIGNS) window.addEventListener(sign, alive, { capture: true, passive: true });
  return () => {
    window.removeEventListener('keydown', pressed, early);
    for (const sign of SIGNS) window.removeEventListener(sign, alive, early);
  };
}

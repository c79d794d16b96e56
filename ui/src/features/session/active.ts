// Tells the shell that somebody is there, now and then, so that the idle lock waits.
import { ask } from '../../backend/rpc';

/** At most this often, in milliseconds: the lock counts in minutes. */
const EVERY = 5000;
const SIGNS = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const;

/** Watches keys and pointer until the returned function is called. */
export function watchActivity(): () => void {
  let told = -EVERY;
  const tell = () => {
    if (performance.now() - told < EVERY) return;
    told = performance.now();
    // A shell that does not answer locks at the worst.
    ask('active').catch(() => undefined);
  };
  const how = { capture: true, passive: true };
  SIGNS.forEach((sign) => window.addEventListener(sign, tell, how));
  return () => SIGNS.forEach((sign) => window.removeEventListener(sign, tell, how));
}

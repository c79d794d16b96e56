// How hard a passphrase is to guess, in words: by its length and its variety, rounded down.
import type { Strength } from '../../words/en/start';

/** Fewer than this the window does not take (the program behind it refuses below 8). */
export const LEAST = 12;

/** Bits that a patient guesser would need, as an honest lower estimate. */
export function bits(passphrase: string): number {
  const points = Array.from(passphrase.normalize('NFC'));
  const words = new Set(
    passphrase
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .filter((w) => w.length > 0),
  );
  const different = new Set(points.map((c) => c.toLowerCase())).size;
  // By letters: people do not choose them evenly, so two bits each, and repeats count for little.
  const byLetters = 2 * Math.min(points.length, different * 2);
  // By words: a guesser knows the common ones; eleven bits for a long word, less for a short one.
  const byWords = [...words].reduce((sum, w) => sum + (w.length >= 4 ? 11 : 4), 0);
  const runs = /(.)\1{3}|0123|1234|2345|3456|4567|5678|6789|abcd|qwer|asdf|passw/i.test(passphrase) ? 12 : 0;
  return Math.max(0, (words.size >= 3 ? Math.min(byWords, byLetters) : Math.min(byLetters, 40)) - runs);
}

export function strengthOf(passphrase: string): Strength {
  const length = Array.from(passphrase).length;
  if (length === 0) return 'none';
  if (length < LEAST) return 'short';
  const amount = bits(passphrase);
  return amount < 32 ? 'guessable' : amount < 43 ? 'fair' : 'strong';
}

// How hard what is being typed would be to guess: asked for when the keys rest, and an answer to
// what is no longer typed is dropped.
import { ask, call } from '../../backend/rpc';
import type { Strength } from '../../backend/types';

const REST_MS = 150;

export class Estimate {
  /** The last answer; it stays on the screen until the next one, so that nothing flickers. */
  strength = $state.raw<Strength | null>(null);
  /** Whether it is about exactly what stands in the field now. */
  current = $state(true);
  #text = '';
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly judge: (passphrase: string) => Promise<Strength> = (passphrase) =>
      call('estimate_passphrase', { passphrase }),
  ) {}

  /** Refused for sure: known to be too short. While an answer is due, nobody is refused. */
  get refused(): boolean {
    return this.current && this.strength?.accepted === false;
  }

  typed(text: string): void {
    if (text === this.#text) return;
    this.#text = text;
    clearTimeout(this.#timer);
    if (text === '') {
      this.strength = null;
      this.current = true;
      return;
    }
    this.current = false;
    this.#timer = setTimeout(() => void this.#answer(text), REST_MS);
  }

  /** Five words by chance. */
  async suggest(): Promise<string> {
    return (await ask('suggest_passphrase')).passphrase;
  }

  drop(): void {
    clearTimeout(this.#timer);
    this.#text = '';
    this.strength = null;
  }

  async #answer(text: string): Promise<void> {
    try {
      const strength = await this.judge(text);
      if (text !== this.#text) return;
      this.strength = strength;
      this.current = true;
    } catch {
      // Without an estimate the field works as well; the program behind refuses what is too short.
      if (text === this.#text) this.strength = null;
    }
  }
}

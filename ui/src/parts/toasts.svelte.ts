// Short messages that go by themselves. One at a time: the newest is the one that matters.

export interface Toast {
  id: number;
  text: string;
  undo: (() => void) | null;
  /** Name of the button for tests. */
  test: string;
}

const SHOWN_MS = 8_000;

class Toasts {
  current = $state<Toast | null>(null);
  #count = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  show(text: string, undo: (() => void) | null = null, test = 'undo'): void {
    this.#count += 1;
    this.current = { id: this.#count, text, undo, test };
    this.hold(false);
  }

  /** While the pointer or the focus is on it, it stays. */
  hold(held: boolean): void {
    clearTimeout(this.#timer);
    if (!held) this.#timer = setTimeout(() => (this.current = null), SHOWN_MS);
  }

  clear(): void {
    clearTimeout(this.#timer);
    this.current = null;
  }
}

export const toasts = new Toasts();

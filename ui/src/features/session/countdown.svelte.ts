// A wait that is due, in whole seconds, counting down by the clock on the wall.

export class Countdown {
  left = $state(0);
  #until = 0;
  #timer: ReturnType<typeof setInterval> | undefined;

  /** A shorter wait never replaces a longer one. */
  begin(seconds: number): void {
    if (!(seconds > 0)) return;
    this.#until = Math.max(this.#until, Date.now() + seconds * 1_000);
    clearInterval(this.#timer);
    this.#timer = setInterval(() => this.#tick(), 250);
    this.#tick();
  }

  clear(): void {
    clearInterval(this.#timer);
    this.#until = 0;
    this.left = 0;
  }

  #tick(): void {
    this.left = Math.max(0, Math.ceil((this.#until - Date.now()) / 1_000));
    if (this.left === 0) clearInterval(this.#timer);
  }
}

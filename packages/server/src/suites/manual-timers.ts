import type { Timers } from '../clock.ts';

/** Timers that go off only when a test moves the time on, together with its clock. */
export class ManualTimers implements Timers {
  readonly #clock: { time: Date };
  readonly #waiting = new Set<{ at: number; readonly every: number | null; readonly work: () => void }>();

  constructor(clock: { time: Date }) {
    this.#clock = clock;
  }

  after(milliseconds: number, work: () => void): () => void {
    return this.#add(milliseconds, null, work);
  }

  every(milliseconds: number, work: () => void): () => void {
    return this.#add(milliseconds, milliseconds, work);
  }

  /** Moves clock and timers on, each second by itself. */
  pass(seconds: number): void {
    for (let second = 0; second < seconds; second += 1) {
      this.#clock.time = new Date(this.#clock.time.getTime() + 1000);
      const now = this.#clock.time.getTime();
      for (const timer of [...this.#waiting]) {
        if (timer.at > now) continue;
        if (timer.every === null) this.#waiting.delete(timer);
        else timer.at = now + timer.every;
        timer.work();
      }
    }
  }

  #add(milliseconds: number, every: number | null, work: () => void): () => void {
    const timer = { at: this.#clock.time.getTime() + milliseconds, every, work };
    this.#waiting.add(timer);
    return () => this.#waiting.delete(timer);
  }
}

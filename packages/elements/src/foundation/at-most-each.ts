import type { Clock } from './clock.ts';

/**
 * Does something at once when it is asked for, and then not again for a moment, however often it is asked for: what came
 * meanwhile is done together at the end of it.
 * @example
 * const drawing = new AtMostEach(250, () => host.requestUpdate());
 * drawing.ask(host.clock, signal);
 */
export class AtMostEach {
  readonly #milliseconds: number;
  readonly #act: () => void;
  #rests = false;
  #isAsked = false;

  constructor(milliseconds: number, act: () => void) {
    this.#milliseconds = milliseconds;
    this.#act = act;
  }

  /** @param signal ends what is still to come; `forget` then begins anew */
  ask(clock: Clock, signal: AbortSignal): void {
    if (this.#rests) {
      this.#isAsked = true;
      return;
    }
    this.#rests = true;
    this.#isAsked = false;
    this.#act();
    clock.after(
      this.#milliseconds,
      () => {
        this.#rests = false;
        if (this.#isAsked) this.ask(clock, signal);
      },
      signal,
    );
  }

  forget(): void {
    this.#rests = false;
    this.#isAsked = false;
  }
}

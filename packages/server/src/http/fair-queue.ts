import { RequestProblem } from './request-problem.ts';

/** How much work may wait, in all and of one asker. */
interface Places {
  readonly inAll: number;
  readonly ofOne: number;
}

/**
 * Lets one piece of work run at a time. Turns go round among those who ask, so that whoever asks for much holds another up by
 * one piece and not by all.
 */
export class FairQueue {
  readonly #places: Places;
  /** What begins the work that waits, by who asked. The first has the next turn. */
  readonly #waiting = new Map<string, Set<() => void>>();
  #isBusy = false;

  constructor(places: Places) {
    this.#places = places;
  }

  /** @throws {RequestProblem} `unavailable` when too much waits; what the signal was aborted with when that was before its turn */
  async run<T>(asker: string, signal: AbortSignal, work: () => Promise<T>): Promise<T> {
    signal.throwIfAborted();
    if (this.#isBusy) await this.#wait(asker, signal);
    this.#isBusy = true;
    try {
      return await work();
    } finally {
      this.#passOn(asker);
    }
  }

  #wait(asker: string, signal: AbortSignal): Promise<void> {
    const own = this.#waiting.get(asker) ?? new Set();
    const inAll = [...this.#waiting.values()].reduce((sum, { size }) => sum + size, 0);
    if (own.size >= this.#places.ofOne || inAll >= this.#places.inAll) throw new RequestProblem('unavailable');
    return new Promise((resolve, reject) => {
      const leave = () => {
        this.#remove(asker, begin);
        reject(signal.reason);
      };
      const begin = () => {
        signal.removeEventListener('abort', leave);
        this.#remove(asker, begin);
        resolve();
      };
      signal.addEventListener('abort', leave, { once: true });
      this.#waiting.set(asker, own.add(begin));
    });
  }

  #remove(asker: string, begin: () => void): void {
    const own = this.#waiting.get(asker);
    own?.delete(begin);
    if (own?.size === 0) this.#waiting.delete(asker);
  }

  /** Whoever just had a turn comes last. The queue stays busy meanwhile: nobody slips in before the next one begins. */
  #passOn(asker: string): void {
    const own = this.#waiting.get(asker);
    if (own !== undefined) {
      this.#waiting.delete(asker);
      this.#waiting.set(asker, own);
    }
    const [next] = this.#waiting.values();
    const [begin] = next ?? [];
    if (begin === undefined) this.#isBusy = false;
    else begin();
  }
}

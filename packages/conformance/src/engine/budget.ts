import { WireFault } from './wire-fault.ts';

/** How much a run may take. */
export interface Limits {
  /** Milliseconds of the whole run. */
  readonly run: number;
  /** Milliseconds of one request. */
  readonly request: number;
  /** Requests of the whole run. */
  readonly requests: number;
}

/** What a run takes where nothing else is asked for: two minutes, ten seconds a request, 12,000 requests. */
export const usualLimits: Limits = { run: 240_000, request: 10_000, requests: 20_000 };

/** Counts what a run takes, and ends it when that is too much. */
export class Budget {
  readonly limits: Limits;
  readonly #controller = new AbortController();
  readonly #timer: NodeJS.Timeout;
  readonly startedAt = performance.now();
  requests = 0;
  bytesSent = 0;
  bytesReceived = 0;
  /** Why the run ended before its end; null while it goes on. */
  ended: string | null = null;

  constructor(limits: Limits) {
    this.limits = limits;
    this.#timer = setTimeout(() => this.end(`the time of the run was used up (${limits.run / 1000} s)`), limits.run);
    this.#timer.unref();
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /**
   * Counts one request.
   *
   * @throws {WireFault} `interrupted` when the run has ended
   */
  spend(): void {
    if (this.requests >= this.limits.requests) {
      this.end(`the requests of the run were used up (${this.limits.requests})`);
    }
    if (this.ended !== null) throw new WireFault('interrupted', this.ended);
    this.requests += 1;
  }

  /** Ends the run: what is under way is cut off, and what was not begun is not examined. */
  end(reason: string): void {
    this.ended ??= reason;
    clearTimeout(this.#timer);
    this.#controller.abort();
  }

  close(): void {
    clearTimeout(this.#timer);
  }
}

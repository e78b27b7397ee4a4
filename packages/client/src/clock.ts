import { AbortedError } from './errors.ts';

/** The time and its timers, so that tests can hold them in hand. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Runs something later; returns the way to call it off. */
  schedule(milliseconds: number, run: () => void): () => void;
}

/** What a timer can hold, milliseconds: one that is set to more fires at once. */
const longestTimer = 2 ** 31 - 1;

/** The platform's clock. */
export const systemClock: Clock = {
  now: () => Date.now(),
  schedule(milliseconds, run) {
    const timer = setTimeout(run, Math.min(milliseconds, longestTimer));
    return () => clearTimeout(timer);
  },
};

/** Waits, unless the signal ends it first with `AbortedError`. */
export function wait(clock: Clock, milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) {
      reject(new AbortedError());
      return;
    }
    const onAbort = () => {
      cancel();
      reject(new AbortedError());
    };
    const cancel = clock.schedule(milliseconds, () => {
      signal?.removeEventListener('abort', onAbort);
      resolve();
    });
    signal?.addEventListener('abort', onAbort, { once: true });
  });
}

/** A time as the contract writes it, RFC 3339. */
export function timestamp(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}

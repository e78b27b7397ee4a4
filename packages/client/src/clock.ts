import { AbortedError } from './errors.ts';

/**
 * The time and its timers, so that tests can hold them in hand.
 * @example
 * // Time that a test moves by hand; `createFakeClock` of `@wardkit/testing` is a whole one.
 * let now = Date.parse('2026-11-22T09:00:00+08:00');
 * const clock: Clock = { now: () => now, schedule: () => () => {} };
 * now += 60_000;
 */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /**
   * Runs something later; returns the way to call it off.
   *
   * @param isBackground nothing waits for it: it keeps no program running that has nothing else to do
   */
  schedule(milliseconds: number, run: () => void, isBackground?: boolean): () => void;
}

/** What a timer can hold, milliseconds: one that is set to more fires at once. */
const longestTimer = 2 ** 31 - 1;

/**
 * The platform's clock.
 * @example
 * // The platform's clock, an hour ahead: what does the page show then?
 * const ahead: Clock = { ...systemClock, now: () => systemClock.now() + 3_600_000 };
 */
export const systemClock: Clock = {
  now: () => Date.now(),
  schedule(milliseconds, run, isBackground = false) {
    const timer = setTimeout(run, Math.min(milliseconds, longestTimer));
    if (isBackground) (timer as { unref?: () => void }).unref?.();
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

import type { Clock } from './clock.ts';
import { AbortedError } from './errors.ts';

/** One signal for a call: the caller's own, and the limits of time. */
export interface TimeLimit {
  readonly signal: AbortSignal;
  /** The limit that passed, milliseconds; null while none has. */
  readonly passed: number | null;
  /** Waits for something that may not know the signal itself; the wait ends all the same. One wait at a time. */
  waitFor<T>(work: Promise<T>): Promise<T>;
  /** Milliseconds that are left of the whole. */
  remaining(): number;
  /** Bounds what is next, the body; returns the way to lift the bound. */
  bound(milliseconds: number): () => void;
  release(): void;
}

/**
 * `AbortSignal.any` is younger than the oldest browsers that are supported, so signals are joined by hand.
 *
 * @param total milliseconds of the whole; null for what has no end
 */
export function limitTime(clock: Clock, total: number | null, caller: AbortSignal | undefined): TimeLimit {
  const controller = new AbortController();
  const end = total === null ? Number.POSITIVE_INFINITY : clock.now() + total;
  let passed: number | null = null;
  // Whoever waits is told from here and not by the signal: a listener for each wait is a good part of a small call.
  let endWait: (error: AbortedError) => void = () => {};
  const onAbort = () => {
    controller.abort();
    endWait(new AbortedError());
  };
  const bound = (milliseconds: number) =>
    clock.schedule(milliseconds, () => {
      passed ??= milliseconds;
      onAbort();
    });
  if (caller?.aborted) controller.abort();
  else caller?.addEventListener('abort', onAbort, { once: true });
  const lift = total === null ? () => {} : bound(total);
  return {
    signal: controller.signal,
    get passed() {
      return passed;
    },
    waitFor: (work) =>
      new Promise((resolve, reject) => {
        endWait = reject;
        work.then(resolve, reject);
        if (controller.signal.aborted) reject(new AbortedError());
      }),
    remaining: () => end - clock.now(),
    bound,
    release() {
      lift();
      caller?.removeEventListener('abort', onAbort);
    },
  };
}

import type { Clock } from './clock.ts';

/** One signal for a call: the caller's own, and the limits of time. */
export interface TimeLimit {
  readonly signal: AbortSignal;
  /** The limit that passed, milliseconds; null while none has. */
  readonly passed: number | null;
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
  const bound = (milliseconds: number) =>
    clock.schedule(milliseconds, () => {
      passed ??= milliseconds;
      controller.abort();
    });
  const onAbort = () => controller.abort();
  if (caller?.aborted) controller.abort();
  else caller?.addEventListener('abort', onAbort, { once: true });
  const lift = total === null ? () => {} : bound(total);
  return {
    signal: controller.signal,
    get passed() {
      return passed;
    },
    remaining: () => end - clock.now(),
    bound,
    release() {
      lift();
      caller?.removeEventListener('abort', onAbort);
    },
  };
}

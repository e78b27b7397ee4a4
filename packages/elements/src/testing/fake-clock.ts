import type { Clock } from '../foundation/clock.ts';

/** Time that stands still until a test moves it. */
export interface FakeClock extends Clock {
  /** Moves time on and runs what is due, in order. */
  advance(milliseconds: number): void;
  /** How many callbacks wait. */
  readonly waiting: number;
}

/** @param start milliseconds since 1970 or an RFC 3339 time. */
export function fakeClock(start: string | number = '2026-11-22T14:32:00+08:00'): FakeClock {
  let now = typeof start === 'number' ? start : Date.parse(start);
  let entries: { due: number; callback: () => void; signal: AbortSignal | undefined }[] = [];
  const alive = () => entries.filter((entry) => entry.signal?.aborted !== true);
  return {
    now: () => now,
    after: (milliseconds, callback, signal) => {
      entries.push({ due: now + milliseconds, callback, signal });
    },
    advance(milliseconds) {
      const end = now + milliseconds;
      for (;;) {
        entries = alive();
        const next = entries.filter((entry) => entry.due <= end).sort((one, other) => one.due - other.due)[0];
        if (next === undefined) break;
        entries = entries.filter((entry) => entry !== next);
        now = next.due;
        next.callback();
      }
      now = end;
    },
    get waiting() {
      return alive().length;
    },
  };
}

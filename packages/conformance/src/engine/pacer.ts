/** The time as the pacer sees it; a test gives its own. */
export interface Clock {
  now(): number;
  /** Ends early when the signal says so. */
  wait(milliseconds: number, signal?: AbortSignal): Promise<void>;
}

/** The real time. */
const realClock: Clock = {
  now: () => Date.now(),
  wait: (milliseconds, signal) =>
    new Promise((resolve) => {
      const end = () => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', end);
        resolve();
      };
      const timer = setTimeout(end, milliseconds);
      if (signal?.aborted === true) end();
      signal?.addEventListener('abort', end);
    }),
};

interface Quota {
  remaining: number;
  resetAt: number;
  pausedUntil: number;
  /** Requests that are left alone, so that a caller is never refused for the kit's sake. */
  reserve: number;
}

/** What `RateLimit` says (draft-ietf-httpapi-ratelimit-headers): requests left, and seconds until there are more. */
export function readRateLimit(header: string | null): { remaining: number; seconds: number } | null {
  // A structured field (RFC 9651): a string in quotes and its parameters.
  const match = /^\s*"[^"]*"\s*;\s*r=(\d+)\s*;\s*t=(\d+)/.exec(header ?? '');
  return match === null ? null : { remaining: Number(match[1]), seconds: Number(match[2]) };
}

/** The seconds of a `Retry-After`, in either of its forms; null where it is none. */
export function readRetryAfter(header: string | null, now: number): number | null {
  if (header === null) return null;
  if (/^\d{1,6}$/.test(header.trim())) return Number(header);
  // A date of HTTP begins with the day of the week; Date.parse would take much else for one.
  const moment = /^[A-Z][a-z]{2}, /.test(header) ? Date.parse(header) : Number.NaN;
  return Number.isNaN(moment) ? null : Math.max(0, Math.ceil((moment - now) / 1000));
}

/** Keeps each caller within the quota that the server tells: it stops short of it and waits for the next window. */
export class Pacer {
  readonly #clock: Clock;
  readonly #reserve: number;
  readonly #quotas = new Map<string, Quota>();
  /** Milliseconds in which at least one call was held back. */
  waited = 0;
  #held = 0;
  #heldSince = 0;

  constructor(clock: Clock = realClock, reserve = 20) {
    this.#clock = clock;
    this.#reserve = reserve;
  }

  /** Waits until the caller may send one more request, and counts it. */
  async take(caller: string, signal?: AbortSignal): Promise<void> {
    while (signal?.aborted !== true) {
      const quota = this.#quotas.get(caller);
      if (quota === undefined) return;
      const now = this.#clock.now();
      if (now >= quota.resetAt && now >= quota.pausedUntil) {
        this.#quotas.delete(caller);
        return;
      }
      if (now >= quota.pausedUntil && quota.remaining > quota.reserve) {
        quota.remaining -= 1;
        return;
      }
      const until = now < quota.pausedUntil ? quota.pausedUntil : quota.resetAt;
      if (this.#held === 0) this.#heldSince = now;
      this.#held += 1;
      await this.#clock.wait(until - now, signal);
      this.#held -= 1;
      if (this.#held === 0) this.waited += this.#clock.now() - this.#heldSince;
    }
  }

  /** Learns from an answer's headers. */
  note(caller: string, headers: Headers): void {
    const told = readRateLimit(headers.get('ratelimit'));
    if (told === null) return;
    const resetAt = this.#clock.now() + told.seconds * 1000;
    const known = this.#quotas.get(caller);
    // Answers may overtake one another, so within a window only the lowest number counts.
    const isSameWindow = known !== undefined && Math.abs(known.resetAt - resetAt) < 2000;
    const remaining = isSameWindow ? Math.min(known.remaining, told.remaining) : told.remaining;
    const policy = Number(/;\s*q=(\d+)/.exec(headers.get('ratelimit-policy') ?? '')?.[1] ?? Number.POSITIVE_INFINITY);
    const reserve = Math.min(this.#reserve, Math.floor(policy / 10));
    this.#quotas.set(caller, { remaining, resetAt, pausedUntil: known?.pausedUntil ?? 0, reserve });
  }

  /** Holds the caller back for so many seconds, as a 429 asks. */
  pause(caller: string, seconds: number): void {
    const until = this.#clock.now() + seconds * 1000;
    const known = this.#quotas.get(caller);
    this.#quotas.set(caller, {
      remaining: known?.remaining ?? Number.POSITIVE_INFINITY,
      resetAt: Math.max(known?.resetAt ?? 0, until),
      pausedUntil: until,
      reserve: known?.reserve ?? this.#reserve,
    });
  }
}

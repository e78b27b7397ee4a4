const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

/** The waits after each failed attempt, before their jitter; after the last one an event is given up. */
const waits = [10 * second, minute, 5 * minute, 20 * minute, hour, 3 * hour, 8 * hour, 16 * hour];

/** A wait is longer by up to this share, so that what failed together is not tried together; each still exceeds the last. */
const jitter = 0.2;

/** The longest that a receiver's Retry-After is heeded. */
const longestAsked = 24 * hour;

/** After so long without a success a subscription is disabled. */
export const failingMilliseconds: number = 72 * hour;

/**
 * When an attempt is made again: 9 attempts over at least 28 hours.
 *
 * @param tries the attempts that failed so far, from 1
 * @param random from 0 to 1
 * @returns null when it is given up
 * @example nextAttemptAfter(1, now, 0, null) // ten seconds after now
 */
export function nextAttemptAfter(tries: number, now: Date, random: number, retryAfter: string | null): Date | null {
  const wait = waits[tries - 1];
  if (wait === undefined) return null;
  const asked = retryAfter === null ? 0 : Math.min(askedMilliseconds(retryAfter, now), longestAsked);
  return new Date(now.getTime() + Math.max(wait * (1 + jitter * random), asked));
}

/** `Retry-After` (RFC 9110, section 10.2.3) in milliseconds; 0 for one that can't be read or has passed. */
function askedMilliseconds(text: string, now: Date): number {
  if (/^\d{1,9}$/.test(text)) return Number(text) * second;
  const date = Date.parse(text);
  return Number.isNaN(date) ? 0 : Math.max(0, date - now.getTime());
}

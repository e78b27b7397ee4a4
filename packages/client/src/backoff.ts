/** How long waits grow: the first is up to `base`, each next up to twice as much, none above `cap`. Milliseconds. */
export interface BackoffRule {
  base: number;
  cap: number;
}

/**
 * Full jitter: a wait anywhere between nothing and the grown limit, so that devices which lost the network together
 * don't come back together.
 *
 * @param attempt how many tries have failed, from 1
 * @param random a number from 0 up to 1
 */
export function backoff(rule: BackoffRule, attempt: number, random: number): number {
  const limit = Math.min(rule.cap, rule.base * 2 ** Math.min(Math.max(attempt, 1) - 1, 30));
  return Math.floor(limit * random);
}

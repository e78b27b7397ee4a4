import { readRateLimit, readRetryAfter } from '../engine/pacer.ts';
import { expect } from '../engine/violation.ts';
import type { Watcher } from '../engine/watcher.ts';

/** What every answer says of the caller's quota. */
export const limitWatchers: readonly Watcher[] = [
  {
    requirement: 'WK-LIM-01',
    title: 'every answer of an operation in this run tells RateLimit and RateLimit-Policy, and a 429 Retry-After',
    concerns: ({ operation, answer }) => operation !== null && answer.status !== 501,
    look({ answer }) {
      const { headers, status } = answer;
      const told = readRateLimit(headers.get('ratelimit'));
      expect(told !== null, 'RateLimit with r and t', headers.has('ratelimit') ? 'another form' : 'none');
      const policy = headers.get('ratelimit-policy') ?? '';
      const quota = Number(/;\s*q=(\d+)/.exec(policy)?.[1] ?? Number.NaN);
      expect(
        quota >= told.remaining,
        'RateLimit-Policy with a quota that r is within',
        policy === '' ? 'none' : 'another',
      );
      if (status !== 429) return;
      const wait = readRetryAfter(headers.get('retry-after'), Date.now());
      expect(wait !== null, 'Retry-After with a 429', 'none');
    },
  },
];

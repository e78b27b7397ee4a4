import { checks } from '../engine/check.ts';
import { harmlessCall } from '../engine/harmless.ts';
import { readRateLimit } from '../engine/pacer.ts';
import { expect, need } from '../engine/violation.ts';

export const limitChecks = checks([
  {
    requirement: 'WK-LIM-01',
    title: 'RateLimit counts down from one call of an account to its next',
    needs: { alone: true },
    async run(context) {
      const [first] = context.home;
      const caller = first ?? context.stranger;
      const [operation] = context.operationsWhere((each) =>
        first === undefined ? each.scope === null : each.id === 'session.get' || each.method === 'GET',
      );
      const meant =
        first !== undefined && context.claims('session.get') ? 'session.get' : need(operation, 'no read is claimed');
      const parts = typeof meant === 'string' ? {} : harmlessCall(meant);
      const told: { remaining: number; seconds: number }[] = [];
      for (let call = 0; call < 4; call += 1) {
        const limit = readRateLimit((await caller.call(meant, parts)).headers.get('ratelimit'));
        // That the header is missing or has another form is told of every answer.
        if (limit !== null) told.push(limit);
      }
      const counts = told.slice(1).filter((limit, index) => {
        const before = told[index];
        return before !== undefined && (limit.remaining < before.remaining || limit.seconds > before.seconds);
      });
      expect(
        counts.length === Math.max(0, told.length - 1),
        'r lower with each call, or a new window',
        'the same r again',
      );
    },
  },
]);

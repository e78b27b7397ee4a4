import { checks } from '../engine/check.ts';
import { expect } from '../engine/violation.ts';

export const securityChecks = checks([
  {
    requirement: 'WK-SEC-01',
    title: 'a refusal that repeats what was asked does so as JSON that no browser runs',
    needs: {},
    async run(context) {
      const path = `v1/divisions?limit=${encodeURIComponent('<script>alert(1)</script>')}`;
      const answer = await context.stranger.send({ method: 'GET', path, headers: { accept: 'text/html' } });
      const type = answer.headers.get('content-type') ?? '';
      expect(/^application\/(problem\+)?json/.test(type), 'JSON, whatever Accept asks for', type || 'no type');
      const guessing = answer.headers.get('x-content-type-options');
      expect(guessing === 'nosniff', 'X-Content-Type-Options: nosniff', guessing ?? 'none');
    },
  },
]);

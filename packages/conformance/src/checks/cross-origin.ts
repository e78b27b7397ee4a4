import { checks } from '../engine/check.ts';
import { expect, need } from '../engine/violation.ts';

const allowedIn = ['authorization', 'idempotency-key', 'if-match', 'if-none-match', 'last-event-id', 'wardkit-purpose'];
const exposed = [
  'etag',
  'location',
  'retry-after',
  'ratelimit',
  'ratelimit-policy',
  'deprecation',
  'sunset',
  'idempotency-replayed',
  'request-id',
];

function wordsOf(header: string | null): readonly string[] {
  return (header ?? '')
    .toLowerCase()
    .split(',')
    .map((word) => word.trim());
}

export const crossOriginChecks = checks([
  {
    requirement: 'WK-COR-01',
    title: 'a page of an origin that is not listed gets no leave, neither by a preflight nor with an answer',
    needs: {},
    async run(context) {
      for (const origin of ['https://conformance.invalid', 'null']) {
        const preflight = await context.stranger.send({
          method: 'OPTIONS',
          path: 'v1/meta',
          headers: {
            origin,
            'access-control-request-method': 'GET',
            'access-control-request-headers': 'authorization',
          },
        });
        const answer = await context.stranger.call('meta.get', { headers: { origin } });
        for (const { headers } of [preflight, answer]) {
          expect(!headers.has('access-control-allow-origin'), 'no Access-Control-Allow-Origin', 'one');
        }
      }
    },
  },
  {
    requirement: 'WK-COR-01',
    title: 'a page of a listed origin may send and read the headers of the contract (--origin)',
    needs: {},
    async run(context) {
      const origin = need(context.options.listedOrigin, 'no listed origin was given (--origin)');
      const preflight = await context.stranger.send({
        method: 'OPTIONS',
        path: 'v1/meta',
        headers: {
          origin,
          'access-control-request-method': 'GET',
          'access-control-request-headers': allowedIn.join(','),
        },
      });
      expect(preflight.status === 204 || preflight.status === 200, '204 to the preflight', String(preflight.status));
      const taken = wordsOf(preflight.headers.get('access-control-allow-headers'));
      const refused = allowedIn.filter((name) => !taken.includes(name));
      expect(
        refused.length === 0,
        `Access-Control-Allow-Headers with ${allowedIn.join(', ')}`,
        `without ${refused.join(', ')}`,
      );
      const answer = await context.stranger.call('meta.get', { headers: { origin } });
      for (const { headers } of [preflight, answer]) {
        const isAllowed = headers.get('access-control-allow-origin') === origin;
        expect(isAllowed, 'Access-Control-Allow-Origin with the origin', 'none, or another');
        expect(wordsOf(headers.get('vary')).includes('origin'), 'Vary: Origin', 'none');
      }
      const told = wordsOf(answer.headers.get('access-control-expose-headers'));
      const hidden = exposed.filter((name) => !told.includes(name));
      expect(
        hidden.length === 0,
        `Access-Control-Expose-Headers with ${exposed.join(', ')}`,
        `without ${hidden.join(', ')}`,
      );
    },
  },
]);

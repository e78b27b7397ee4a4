import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { getMeta } from '@wardkit/contract/meta';
import type { OperationRecord } from '@wardkit/contract/operation';
import { tellNotices } from './answer-notices.ts';
import { createEventHub, type WardEvents } from './ward-events.ts';

const going: OperationRecord = {
  ...getMeta,
  deprecation: { since: '2026-01-01', sunset: '2027-12-31', successor: 'meta.discover' },
};

describe('what the headers of an answer say', () => {
  const hear = () => {
    const hub = createEventHub();
    const deprecations: WardEvents['deprecation'][] = [];
    const limits: WardEvents['rate-limit'][] = [];
    hub.on('deprecation', (event) => deprecations.push(event));
    hub.on('rate-limit', (event) => limits.push(event));
    return { hub, deprecations, limits };
  };

  it('tells the end of an operation once, with its days and what to use in its place', () => {
    const { hub, deprecations } = hear();
    const headers = new Headers({ deprecation: '@1767225600', sunset: 'Fri, 31 Dec 2027 23:59:59 GMT' });
    tellNotices(hub, going, headers);
    tellNotices(hub, going, headers);
    assert.deepEqual(deprecations, [
      { operationId: 'meta.get', since: '2026-01-01', sunset: '2027-12-31', successor: 'meta.discover' },
    ]);
    tellNotices(hub, { ...getMeta, id: 'meta.other' }, new Headers({ deprecation: 'true' }));
    assert.deepEqual(deprecations[1], { operationId: 'meta.other', since: null, sunset: null, successor: null });
  });

  it('tells what is left of the allowance, and nothing where it is not said in full', () => {
    const { hub, limits } = hear();
    tellNotices(
      hub,
      getMeta,
      new Headers({ ratelimit: '"default";r=598;t=41', 'ratelimit-policy': '"default";q=600;w=60' }),
    );
    tellNotices(hub, getMeta, new Headers({ ratelimit: '"default"; t=1; r=0' }));
    for (const text of ['', '"default";r=598', '598', '"default";r=-1;t=4']) {
      tellNotices(hub, getMeta, new Headers({ ratelimit: text }));
    }
    assert.deepEqual(limits, [
      { operationId: 'meta.get', remaining: 598, resetsIn: 41, limit: 600 },
      { operationId: 'meta.get', remaining: 0, resetsIn: 1, limit: null },
    ]);
  });
});

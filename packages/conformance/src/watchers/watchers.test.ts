import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { residentIdentityNumberCheck } from '@wardkit/contract/codes/resident-identity-number';
import { isJson } from '@wardkit/contract/operation';
import { allOperations } from '@wardkit/contract/operations';
import { Account } from '../engine/account.ts';
import { answerOf } from '../engine/answer.ts';
import { recordOf } from '../engine/caller.ts';
import { examplesOf } from '../engine/examples.ts';
import type { Exchange } from '../engine/exchange.ts';
import { Watch } from '../engine/watcher.ts';
import { watchers } from './index.ts';
import { plainPersonalData } from './personal-data.ts';

/** Headers that a server sends with every answer. */
const usual = {
  'content-type': 'application/json',
  'request-id': 'r-1',
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
  ratelimit: '"caller";r=10;t=5',
  'ratelimit-policy': '"caller";q=100;w=60',
};

function exchange(id: string, status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): Exchange {
  const raw = Object.entries({ ...usual, ...headers }).flat();
  return {
    operation: recordOf(id),
    account: new Account('officer', 'east', 'token'),
    method: recordOf(id).method,
    path: recordOf(id).path,
    sent: {},
    answer: answerOf(status, raw, new TextEncoder().encode(body === null ? '' : JSON.stringify(body)), 1),
  };
}

function faultsOf(seen: Exchange): string[] {
  const watch = new Watch(watchers);
  watch.show(seen);
  return watch.sightings.filter(({ wrong }) => wrong > 0).map(({ watcher }) => watcher.requirement);
}

function premises(): Record<string, unknown> {
  return structuredClone(examplesOf('places.getPremises')[0]?.answer) as Record<string, unknown>;
}

const etagOf = (body: unknown) => ({ etag: `"${(body as { version: number }).version}"` });

describe('what is looked at in every answer', () => {
  test('nothing is found in the examples of the contract', () => {
    let seen = 0;
    for (const { id, answers, deprecation } of allOperations) {
      if (deprecation !== undefined) continue;
      for (const { status, answer } of examplesOf(id)) {
        if (!isJson(answers[status]) || answer === null) continue;
        const version = (answer as { version?: unknown }).version;
        const headers = typeof version === 'number' ? { etag: `"${version}"` } : {};
        assert.deepEqual(faultsOf(exchange(id, status, answer, headers)), [], `${id} ${status}`);
        seen += 1;
      }
    }
    assert.ok(seen > 100);
  });

  const faults: readonly [string, string[], () => Exchange][] = [
    [
      'a name that is not masked',
      ['WK-PER-01'],
      () => {
        const body = { ...premises(), landlord: { personId: crypto.randomUUID(), name: '张三', telephone: null } };
        return exchange('places.getPremises', 200, body, etagOf(body));
      },
    ],
    [
      'a mask that hides nothing',
      ['WK-PER-01'],
      () => {
        const name = { masked: '张三丰', revealable: true };
        const body = { ...premises(), landlord: { personId: crypto.randomUUID(), name, telephone: null } };
        return exchange('places.getPremises', 200, body, etagOf(body));
      },
    ],
    [
      'a telephone in a field that the contract does not know',
      ['WK-PER-01'],
      () => {
        const body = { ...premises(), remark: 'call 13800000000' };
        return exchange('places.getPremises', 200, body, etagOf(body));
      },
    ],
    [
      'a member that is missing',
      ['WK-VER-01'],
      () => {
        const { storeys: _, ...body } = premises();
        return exchange('places.getPremises', 200, body, etagOf(body));
      },
    ],
    [
      'an ETag of another version',
      ['WK-CON-01'],
      () => exchange('places.getPremises', 200, premises(), { etag: '"999"' }),
    ],
    [
      'a weak ETag',
      ['WK-CON-01'],
      () => {
        const body = premises();
        return exchange('places.getPremises', 200, body, { etag: `W/${etagOf(body).etag}` });
      },
    ],
    ['no end of a list', ['WK-PAG-01'], () => exchange('hazards.list', 200, { items: [] })],
    [
      'an answer that caches may keep',
      ['WK-SEC-01'],
      () => exchange('hazards.list', 200, { items: [], next: null }, { 'cache-control': 'public' }),
    ],
    [
      'an answer that every page may read',
      ['WK-COR-01'],
      () => exchange('hazards.list', 200, { items: [], next: null }, { 'access-control-allow-origin': '*' }),
    ],
    ['no quota', ['WK-LIM-01'], () => exchange('hazards.list', 200, { items: [], next: null }, { ratelimit: '' })],
    ['a refusal that is no problem', ['WK-ERR-01'], () => exchange('hazards.list', 404, { message: 'no' })],
  ];
  for (const [name, found, make] of faults) {
    test(`finds ${name}`, () => assert.deepEqual(faultsOf(make()), found));
  }

  test('a masked telephone, a hash, an id and the number of a station are no personal data', () => {
    for (const text of [
      '138****1234',
      `a${'13800000000'}b`,
      '01a20582-7b55-76c2-8f42-645e4388eadc',
      '2026-11-22T04:00:00.000Z',
      '441602001002',
    ]) {
      assert.equal(plainPersonalData(text), null, text);
    }
    assert.equal(plainPersonalData('+8613800000000'), 'a whole mobile number');
    // A birth date before 1900, so that it is nobody's.
    const body = '11010118900101001';
    assert.equal(plainPersonalData(body + residentIdentityNumberCheck(body)), 'a whole identity number');
    assert.equal(plainPersonalData(`${body}${residentIdentityNumberCheck(body) === '1' ? '2' : '1'}`), null);
  });
});

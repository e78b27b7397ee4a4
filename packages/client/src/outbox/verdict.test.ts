import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ProblemCode } from '@wardkit/contract/problem';
import { problemBody, problemRecord } from '@wardkit/contract/problem';
import { problems } from '@wardkit/contract/problems';
import { ApiError, ContractError, NetworkError, StorageError, TimeoutError } from '../errors.ts';
import { verdictOf } from './verdict.ts';

function api(code: ProblemCode, retryAfter: number | null = null): ApiError {
  const problem = problemBody(code, { requestId: 'r', current: { id: 'theirs' } });
  return new ApiError(problemRecord(code).status, problem, retryAfter, {});
}

describe('what an answer means for a queued item', () => {
  const table: [ProblemCode, string][] = [
    ['unauthenticated', 'waiting-for-sign-in'],
    ['request-in-progress', 'pending'],
    ['rate-limited', 'pending'],
    ['internal-error', 'pending'],
    ['unavailable', 'pending'],
    ['version-stale', 'conflict'],
    ['already-exists', 'conflict'],
    ['state-conflict', 'conflict'],
    ['check-incomplete', 'rejected'],
    ['photograph-missing', 'rejected'],
    ['forbidden', 'rejected'],
    ['not-found', 'rejected'],
    ['payload-too-large', 'rejected'],
    ['malformed-request', 'rejected'],
  ];
  for (const [code, state] of table)
    it(`${code} is ${state}`, () => assert.equal(verdictOf(api(code), 1).state, state));

  it('every problem of the registry has its place, and none is an acceptance', () => {
    for (const code of Object.keys(problems) as ProblemCode[]) {
      assert.match(verdictOf(api(code), 1).state, /^(pending|waiting-for-sign-in|conflict|rejected)$/, code);
    }
  });

  it('no network is never the end', () => {
    for (const attempts of [1, 50, 5000]) {
      assert.equal(verdictOf(new NetworkError({}), attempts).state, 'pending');
      assert.equal(verdictOf(new TimeoutError(1000, {}), attempts).state, 'pending');
    }
  });

  it("keeps the server's copy of a conflict, and the time that it asked for", () => {
    assert.deepEqual((verdictOf(api('version-stale'), 1) as { current: unknown }).current, { id: 'theirs' });
    assert.equal((verdictOf(api('rate-limited', 30), 1) as { asked: number }).asked, 30_000);
  });

  it('a refusal that nobody explains is tried for a while, then shown', () => {
    const problem = { ...problemBody('forbidden', { requestId: '' }), code: 'unexplained' };
    assert.equal(verdictOf(new ApiError(403, problem, null, {}), 1).state, 'pending');
    assert.equal(verdictOf(new ApiError(403, problem, null, {}), 8).state, 'rejected');
  });

  it('a device that is full is no refusal: what was asked is asked again', () => {
    for (const code of ['quota', 'unavailable'] as const) {
      assert.equal(verdictOf(new StorageError(code, 'full'), 50).state, 'pending');
    }
  });

  it('a fault on the device is told like a refusal', () => {
    for (const error of [new StorageError('not-found', 'gone'), new ContractError('answer', [], {})]) {
      assert.equal(verdictOf(error, 1).state, 'rejected');
    }
  });
});
